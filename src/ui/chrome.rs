//! The lines around every screen: title and tabs on top, what happened and which keys work at the bottom.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use crate::app::command::{Command, Context, TABLE};
use crate::app::event::Target;
use crate::app::form::Form;
use crate::app::overlay::Overlay;
use crate::app::{App, Notice, SaveState, ScreenKind};
use crate::locale::{commands, dates, merging, screens as words};
use crate::model::Lang;

use super::canvas::{Canvas, fit, width, wrap};

/// How many lines a notice may take.
const MOST_NOTICE_ROWS: usize = 6;

/// A key, what it does, and the command that a click on it calls.
type Hint = (String, &'static str, Option<Command>);

/// The name of a screen.
pub(super) fn tab_name(screen: ScreenKind, lang: Lang) -> &'static str {
    match screen {
        ScreenKind::Ladder => words::tab_ladder(lang),
        ScreenKind::Actors => words::tab_actors(lang),
        ScreenKind::Partnerships => words::tab_partnerships(lang),
        ScreenKind::Documents => words::tab_documents(lang),
        ScreenKind::Needs => words::tab_needs(lang),
        ScreenKind::Agenda => words::tab_agenda(lang),
        ScreenKind::Findings => words::tab_findings(lang),
        ScreenKind::Map => words::tab_map(lang),
    }
}

/// How many tabs on the left give way, so that the one of the screen is in sight.
fn hidden_tabs(app: &App, lang: Lang, columns: u16) -> usize {
    let here = ScreenKind::ALL.iter().position(|screen| *screen == app.screen).unwrap_or(0);
    let fits = |first: &usize| {
        let tabs = ScreenKind::ALL.iter().take(here + 1).skip(*first);
        tabs.map(|screen| width(tab_name(*screen, lang)) + 2).sum::<usize>() <= usize::from(columns)
    };
    (0..=here).find(fits).unwrap_or(here)
}

/// The top line: tabs on the left, the map's title and the day on the right.
pub(super) fn top(canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) {
    canvas.paint(area, canvas.theme.bar);
    let mut x = area.x;
    if app.session.is_some() {
        for screen in ScreenKind::ALL.into_iter().skip(hidden_tabs(app, canvas.lang, area.width)) {
            let name = tab_name(screen, canvas.lang);
            let here = screen == app.screen;
            // Brackets say which one is shown where there is no colour.
            let text = if here { format!("[{name}]") } else { format!(" {name} ") };
            let columns = u16::try_from(width(&text)).unwrap_or(0);
            if x + columns > area.right() {
                break;
            }
            let tab = Rect { x, width: columns, height: 1, ..area };
            let style = if here { canvas.theme.tab } else { canvas.theme.bar };
            canvas.line(tab, Span::styled(text, style));
            canvas.hit(tab, Target::Tab(screen));
            x += columns;
        }
    } else {
        canvas.line(area, Span::styled(" Simpul", canvas.theme.bar));
        x += 8;
    }
    let room = usize::from(area.right().saturating_sub(x + 1));
    let title = app.map().map(|map| map.info.title.clone()).unwrap_or_default();
    let day = dates::short(canvas.lang, app.today);
    let text = if room > width(&day) + 12 {
        format!("{} · {day}", fit(&title, room - width(&day) - 4))
    } else {
        fit(&title, room)
    };
    let columns = u16::try_from(width(&text)).unwrap_or(0).min(area.right().saturating_sub(x));
    let right = Rect { x: area.right() - columns, width: columns, ..area };
    canvas.line(right, Span::styled(text, canvas.theme.bar));
}

/// The foot: what just happened and how the file stands, then the keys. What just happened is said to its end: a long
/// sentence takes the line of the keys as well, and lines of the screen when it needs them, until the next key.
pub(super) fn foot(canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) {
    let state = state(canvas, app);
    let columns = u16::try_from(width(&state.0)).unwrap_or(0).min(area.width);
    let room = area.width.saturating_sub(columns + 1);
    let long = long_notice(canvas, app, room, area.width);
    let rows = u16::try_from(long.len()).unwrap_or(0).max(area.height);
    let area = Rect { y: area.bottom().saturating_sub(rows), height: rows, ..area };
    let mut rows = area.rows();
    let Some(first) = rows.next() else { return };
    if long.is_empty() {
        let line = message(canvas, app, usize::from(room));
        canvas.line(Rect { width: room, ..first }, line);
        rows.for_each(|row| keys(canvas, app, row));
    } else {
        canvas.frame.render_widget(Clear, area);
        canvas.paint(area, canvas.theme.text);
        long.into_iter().zip(area.rows()).for_each(|(line, row)| canvas.line(row, line));
    }
    canvas.line(Rect { x: area.right() - columns, width: columns, ..first }, Span::styled(state.0, state.1));
}

/// How the file stands.
fn state(canvas: &Canvas<'_, '_>, app: &App) -> (String, Style) {
    let theme = canvas.theme;
    let (state, style) = match app.session.as_ref().map(|session| &session.save) {
        None => (String::new(), theme.dim),
        Some(SaveState::Saved) => {
            (format!("{} {}", theme.mark("✓", "ok"), words::saved(canvas.lang)), theme.good)
        }
        Some(SaveState::Pending) => (words::saving(canvas.lang).to_owned(), theme.dim),
        Some(SaveState::Failed(_)) => (format!("! {}", words::not_saved(canvas.lang)), theme.bad),
        Some(SaveState::ReadOnly(_)) => (format!("! {}", words::reading_only(canvas.lang)), theme.warn),
    };
    let state =
        if app.presenting { format!("{} · {state}", words::present_mode(canvas.lang)) } else { state };
    let state = if app.curtain { format!("{} · {state}", words::curtain_mode(canvas.lang)) } else { state };
    (state, style)
}

/// The notice in the lines that it needs, of which the first has less room; nothing when one is enough. Whoever answers a
/// dialog needs its keys more.
fn long_notice(canvas: &Canvas<'_, '_>, app: &App, first: u16, rest: u16) -> Vec<Line<'static>> {
    let Some(notice) = app.notice.as_ref().filter(|_| app.top().is_none() && app.prefix.is_none()) else {
        return Vec::new();
    };
    let (mark, style) = marked(canvas, notice);
    let text = crate::locale::clean(&notice.text);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let room = usize::from(first).saturating_sub(width(mark));
    if width(&text) <= room {
        return Vec::new();
    }
    let begun = wrap(&text, room, usize::MAX).into_iter().next().unwrap_or_default();
    let left = text.strip_prefix(&begun).unwrap_or_default().trim_start().to_owned();
    let lines = wrap(&left, usize::from(rest), MOST_NOTICE_ROWS - 1);
    let first = format!("{mark}{begun}");
    std::iter::once(first).chain(lines).map(|line| Line::styled(line, style)).collect()
}

/// The mark before a notice, and how it looks.
fn marked(canvas: &Canvas<'_, '_>, notice: &Notice) -> (&'static str, Style) {
    if notice.bad { ("! ", canvas.theme.bad) } else { ("", canvas.theme.text) }
}

/// What happened, on one line.
fn message(canvas: &Canvas<'_, '_>, app: &App, room: usize) -> Line<'static> {
    let (theme, lang) = (canvas.theme, canvas.lang);
    if let Some(Overlay::Filter { input, .. }) = app.top() {
        let text = format!("{}: {}", words::filter_label(lang), input.value());
        return Line::from(vec![
            Span::styled(fit(&text, room.saturating_sub(1)), theme.strong),
            Span::styled(" ", theme.focus),
        ]);
    }
    if app.start.opening && app.session.is_some() {
        return Line::styled(words::opening(lang), theme.strong);
    }
    if let Some(prefix) = app.prefix {
        return Line::styled(format!("{prefix} …"), theme.strong);
    }
    if let Some(notice) = &app.notice {
        let (mark, style) = marked(canvas, notice);
        return Line::styled(fit(&format!("{mark}{}", notice.text), room), style);
    }
    if let Some(sentence) = app.session.as_ref().and_then(|session| session.trouble(lang)) {
        return Line::styled(fit(&sentence.to_string(), room), theme.bad);
    }
    if app.filter.is_empty() {
        return Line::default();
    }
    Line::styled(fit(&format!("{}: {} (Esc)", words::filter_label(lang), app.filter), room), theme.dim)
}

/// The bottom line: the keys that work here and now, the most useful first.
fn keys(canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) {
    let lang = canvas.lang;
    let hints: Vec<Hint> = match app.top() {
        None => screen_hints(app, lang),
        Some(layer) => layer_hints(layer, lang),
    };
    let mut x = area.x;
    for (key, title, command) in hints {
        let columns = u16::try_from(width(&key) + width(title) + 1).unwrap_or(u16::MAX);
        if columns > area.right().saturating_sub(x) {
            continue;
        }
        let place = Rect { x, width: columns, ..area };
        let line = Line::from(vec![
            Span::styled(key, canvas.theme.key),
            Span::styled(format!(" {title}"), canvas.theme.dim),
        ]);
        canvas.line(place, line);
        if let Some(command) = command {
            canvas.hit(place, Target::Command(command));
        }
        x += columns + 2;
        if x >= area.right() {
            break;
        }
    }
}

fn screen_hints(app: &App, lang: Lang) -> Vec<Hint> {
    let place = app.context();
    let mut entries: Vec<_> = TABLE
        .iter()
        .filter(|entry| entry.footer > 0)
        .filter(|entry| {
            entry.contexts.contains(&place)
                || (place != Context::Start && entry.contexts.contains(&Context::Everywhere))
        })
        .filter(|entry| (entry.possible)(app))
        .collect();
    entries.sort_by_key(|entry| entry.footer);
    let back =
        (app.detail && app.session.is_some()).then(|| ("Esc".to_owned(), words::close_hint(lang), None));
    let hints = entries
        .into_iter()
        .map(|entry| (app.keymap.hint(entry.command), (entry.title)(lang), Some(entry.command)));
    back.into_iter().chain(hints).collect()
}

/// One key of a dialog, which the mouse cannot press.
fn hint(key: &str, title: &'static str) -> Hint {
    (key.to_owned(), title, None)
}

fn form_hints(form: &Form, lang: Lang) -> Vec<Hint> {
    let mut hints = vec![
        hint("Enter", words::next_hint(lang)),
        hint("Ctrl-S", words::save_hint(lang)),
        hint("Esc", words::cancel_hint(lang)),
    ];
    if form.has_more() {
        let more = if form.show_more { words::less_hint(lang) } else { words::more_hint(lang) };
        hints.push(hint("F5", more));
    }
    hints.push(hint("←→↑↓", words::choose_hint(lang)));
    hints
}

/// The keys of a dialog; those that explain themselves say so last.
fn layer_hints(layer: &Overlay, lang: Lang) -> Vec<Hint> {
    let help = layer.has_help().then(|| hint("F1", commands::help(lang)));
    layer_keys(layer, lang).into_iter().chain(help).collect()
}

fn layer_keys(layer: &Overlay, lang: Lang) -> Vec<Hint> {
    match layer {
        Overlay::Form(form) => form_hints(form, lang),
        Overlay::Step(_) => vec![
            hint("Enter", words::save_hint(lang)),
            hint(words::space_bar(lang), words::tick_hint(lang)),
            hint("↑↓", words::choose_hint(lang)),
            hint("Esc", words::cancel_hint(lang)),
        ],
        Overlay::Confirm(_) => {
            vec![hint("Enter/y", words::yes_hint(lang)), hint("Esc", words::no_hint(lang))]
        }
        Overlay::Meeting(_) => vec![
            hint("Enter", crate::locale::meetings::continue_hint(lang)),
            hint("↑↓", words::choose_hint(lang)),
            hint("Backspace", crate::locale::meetings::undo_line(lang)),
            hint("Esc", words::close_hint(lang)),
        ],
        Overlay::MapFilters(_) => vec![
            hint(words::space_bar(lang), words::tick_hint(lang)),
            hint("↑↓", words::choose_hint(lang)),
            hint("Del", crate::locale::maps::clear_hint(lang)),
            hint("Enter", words::close_hint(lang)),
        ],
        Overlay::Settle(settle) if !settle.working => {
            let enter = (settle.open() == 0).then(|| hint("Enter", merging::join_hint(lang)));
            let mut hints = vec![
                hint("1", merging::mine_word(lang)),
                hint("2", merging::other_word(lang)),
                hint("Esc", merging::later_hint(lang)),
                hint("3/4", merging::all_hint(lang)),
            ];
            hints.splice(0..0, enter);
            hints
        }
        Overlay::Settle(_) | Overlay::Joining => Vec::new(),
        Overlay::Twins(_) => vec![
            hint("1", merging::keep_first_hint(lang)),
            hint("2", merging::keep_second_hint(lang)),
            hint("3", merging::different_hint(lang)),
            hint("↑↓", merging::pairs_hint(lang)),
            hint("Esc", words::close_hint(lang)),
        ],
        Overlay::Import(_) => vec![
            hint("Enter", crate::locale::imports::take_hint(lang)),
            hint("←→", crate::locale::imports::change_hint(lang)),
            hint("↑↓", words::choose_hint(lang)),
            hint("Tab", crate::locale::imports::sheet_hint(lang)),
            hint("Esc", words::cancel_hint(lang)),
        ],
        Overlay::Help(_) | Overlay::Problems(..) | Overlay::LeftOut(..) => {
            vec![hint("↑↓", crate::locale::help::scroll(lang)), hint("Esc", words::close_hint(lang))]
        }
        Overlay::Palette(_) => vec![
            hint("↑↓", words::choose_hint(lang)),
            hint("Enter", commands::act(lang)),
            hint("Esc", words::cancel_hint(lang)),
        ],
        _ => vec![
            hint("↑↓", words::choose_hint(lang)),
            hint("Enter", words::choose_hint(lang)),
            hint("Esc", words::cancel_hint(lang)),
        ],
    }
}
