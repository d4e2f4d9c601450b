//! The layers over a screen: forms, the step dialog, palette, help, questions.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::App;
use crate::app::event::Target;
use crate::app::overlay::{Confirm, Overlay, Palette, Scroll};
use crate::locale::{Label as _, merging, screens as words};
use crate::model::{Lang, PartnershipMap, Table};
use crate::trouble::{Problem, Subject, What};

use super::canvas::{Canvas, fit, pad, width, wrap};
use super::listing::plain_marks;

/// More than these nobody reads on a screen, and each frame breaks them into lines; the command line lists them all.
pub(super) const MOST_LISTED: usize = 2_000;

/// Draws a layer.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, app: &App, layer: &Overlay) {
    let lang = canvas.lang;
    match layer {
        Overlay::Form(form) => super::form::draw(canvas, form, app.today),
        Overlay::Step(step) => super::step::draw(canvas, step),
        Overlay::Meeting(desk) => super::meeting::draw(canvas, app, desk),
        Overlay::Import(desk) => super::import::draw(canvas, desk),
        Overlay::LeftOut(left, scroll) => {
            let lines = super::import::left_out(canvas, left, text_columns(canvas));
            text(canvas, crate::locale::imports::left_out_title(lang), lines, scroll);
        }
        Overlay::Palette(palette) => draw_palette(canvas, app, palette),
        // The line at the bottom shows what is typed; the list below it filters itself.
        Overlay::Filter { .. } => {}
        Overlay::MapFilters(at) => super::map::filter_list::draw(canvas, app, *at),
        Overlay::Help(scroll) => {
            let lines = super::help::lines(canvas, app);
            text(canvas, words::help_title(lang), lines, scroll);
        }
        Overlay::Problems(problems, scroll) => {
            let lines = problem_list(canvas, app.map().map(|map| &**map), problems);
            text(canvas, words::problems_title(lang), lines, scroll);
        }
        Overlay::Confirm(confirm) => draw_confirm(canvas, confirm),
        Overlay::Changed { at } => {
            let lines = [words::changed_merge(lang), words::changed_copy(lang), words::changed_theirs(lang)];
            menu(canvas, words::changed_title(lang), words::changed_text(lang), &lines, *at);
        }
        Overlay::Settle(settle) => super::settle::draw(canvas, settle),
        Overlay::Twins(dialog) => super::settle::draw_twins(canvas, app, dialog),
        Overlay::Joining => menu(canvas, merging::joining(lang), "", &[], 0),
        Overlay::Copies(at) => {
            let more = [merging::copies_other(lang), merging::copies_later(lang)].map(str::to_owned);
            let copies = app.session.iter().flat_map(|session| &session.copies);
            let join = |path: &std::path::PathBuf| merging::copies_join(lang, &App::file_name(path));
            let lines: Vec<String> = copies.map(join).chain(more).collect();
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            menu(canvas, merging::copies_title(lang), merging::copies_text(lang), &lines, *at);
        }
        Overlay::Unsaved { failure, at } => {
            let path = app.session.as_ref().map(|session| App::file_name(&session.path)).unwrap_or_default();
            let sentence = crate::locale::trouble::save_failure(lang, failure, &path);
            let lines = [words::unsaved_copy(lang), words::unsaved_retry(lang), words::unsaved_quit(lang)];
            menu(canvas, words::unsaved_title(lang), &sentence.to_string(), &lines, *at);
        }
        Overlay::Library(at) => {
            let titles: Vec<String> = app
                .start
                .library
                .iter()
                .map(|(_, title)| title.clone())
                .chain([words::open_sample(lang).to_owned(), words::make_new_map(lang).to_owned()])
                .collect();
            let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
            menu(canvas, words::library_title(lang), "", &titles, *at);
        }
    }
}

fn draw_palette(canvas: &mut Canvas<'_, '_>, app: &App, palette: &Palette) {
    let fitting = palette.fitting(app);
    let all = canvas.frame.area();
    let room = canvas.dialog(72, 18.min(all.height.saturating_sub(2)), words::palette_title(canvas.lang));
    let columns = usize::from(room.width);
    let mut typed = vec![Span::styled(": ", canvas.theme.key)];
    typed.extend(super::form::input_spans(canvas, &palette.input, true, columns.saturating_sub(3)));
    canvas.line(room, Line::from(typed));
    let list = Rect { y: room.y + 1, height: room.height.saturating_sub(1), ..room };
    let height = usize::from(list.height);
    let first = (palette.at + 1).saturating_sub(height);
    for ((at, command), y) in fitting.iter().enumerate().skip(first).zip(list.y..list.bottom()) {
        let entry = command.entry();
        let here = at == palette.at;
        let key = app.keymap.hint(*command);
        let pointer = if here { canvas.theme.mark("▸", ">") } else { " " };
        let title = format!("{pointer} {}", (entry.title)(canvas.lang));
        let line = format!("{} {key}", pad(&title, columns.saturating_sub(width(&key) + 1)));
        let style = if here { canvas.theme.selected } else { canvas.theme.text };
        let place = Rect { y, height: 1, ..list };
        canvas.line(place, Span::styled(line, style));
        canvas.hit(place, Target::Line(at));
    }
}

/// A text that can be scrolled.
fn text(canvas: &mut Canvas<'_, '_>, title: &str, lines: Vec<Line<'static>>, scroll: &Scroll) {
    let all = canvas.frame.area();
    let count = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let room = canvas.dialog(90, all.height.saturating_sub(2).min(count.saturating_add(2)), title);
    let most = count.saturating_sub(room.height);
    scroll.set(scroll.get().min(most));
    canvas.lines(room, lines, scroll.get());
}

fn text_columns(canvas: &Canvas<'_, '_>) -> usize {
    usize::from(canvas.frame.area().width.min(90)).saturating_sub(4)
}

fn problem_list(
    canvas: &Canvas<'_, '_>,
    map: Option<&PartnershipMap>,
    problems: &[Problem],
) -> Vec<Line<'static>> {
    if problems.is_empty() {
        return vec![Line::from(words::no_problems(canvas.lang))];
    }
    let columns = text_columns(canvas);
    let shown = problems.iter().take(MOST_LISTED);
    let mut lines: Vec<Line<'static>> =
        shown.flat_map(|problem| problem_lines(canvas, map, problem, columns)).collect();
    lines.extend(not_listed(canvas, problems.len()));
    lines
}

/// How many of so many are not listed, if any.
pub(super) fn not_listed(canvas: &Canvas<'_, '_>, count: usize) -> Option<Line<'static>> {
    let more = count.checked_sub(MOST_LISTED).filter(|more| *more > 0)?;
    Some(Line::styled(plain_marks(canvas.theme, words::more_below(canvas.lang, more)), canvas.theme.dim))
}

fn problem_lines(
    canvas: &Canvas<'_, '_>,
    map: Option<&PartnershipMap>,
    problem: &Problem,
    columns: usize,
) -> Vec<Line<'static>> {
    let (theme, lang) = (canvas.theme, canvas.lang);
    let sentence = match &problem.what {
        What::Unreadable(why) => crate::locale::trouble::unreadable(lang, why),
        What::Rule(broken) => crate::locale::trouble::broken(lang, broken),
    };
    let line = problem.place.map(|place| words::line_of_file(lang, place.line));
    let record = problem.subject.as_ref().and_then(|subject| record_name(lang, map, subject));
    let place: Vec<String> = line.into_iter().chain(record).collect();
    let mut lines = vec![Line::styled(fit(&place.join(" · "), columns), theme.strong)];
    lines.extend(wrap(&sentence.what, columns, 4).into_iter().map(|line| Line::styled(line, theme.warn)));
    lines.extend(wrap(&sentence.remedy, columns, 4).into_iter().map(Line::from));
    lines.push(Line::default());
    lines
}

/// A record as people know it, by its table and its name; by its id where it has no name or could not be read.
fn record_name(lang: Lang, map: Option<&PartnershipMap>, subject: &Subject) -> Option<String> {
    let (table, id) = (subject.table?, subject.id.as_ref()?);
    let name = map.and_then(|map| match table {
        Table::Area => map.areas.get(id).map(|one| &one.name),
        Table::Actor => map.actors.get(id).map(|one| &one.name),
        Table::Partnership => map.partnerships.get(id).map(|one| &one.name),
        Table::Agreement => map.agreements.get(id).map(|one| &one.title),
        Table::Need => map.needs.get(id).map(|one| &one.title),
        _ => None,
    });
    Some(format!("{}: {}", table.label(lang), name.map_or(id.as_str(), String::as_str)))
}

fn draw_confirm(canvas: &mut Canvas<'_, '_>, confirm: &Confirm) {
    let lang = canvas.lang;
    let columns = usize::from(canvas.frame.area().width.min(64)).saturating_sub(4);
    let question = &confirm.question[usize::from(lang == crate::model::Lang::English)];
    let mut lines: Vec<Line<'static>> = wrap(question, columns, 4).into_iter().map(Line::from).collect();
    if !confirm.losses.is_empty() {
        lines.push(Line::default());
        lines.push(Line::styled(words::also_removes(lang), canvas.theme.warn));
        for (table, count) in &confirm.losses {
            let name = crate::locale::labels::counted(lang, *table, *count);
            lines.push(Line::from(format!("  {name}")));
        }
    }
    lines.push(Line::default());
    lines.push(Line::styled(words::can_undo(lang), canvas.theme.dim));
    let height = u16::try_from(lines.len()).unwrap_or(8) + 2;
    let room = canvas.dialog(64, height, "?");
    canvas.lines(room, lines, 0);
}

/// A few lines of which one is chosen.
pub(super) fn menu(canvas: &mut Canvas<'_, '_>, title: &str, text: &str, options: &[&str], at: usize) {
    let all = canvas.frame.area();
    let columns = usize::from(all.width.min(76)).saturating_sub(4);
    let above = wrap(text, columns, 6);
    let gap = usize::from(!above.is_empty());
    let wanted = u16::try_from(above.len() + gap + options.len() + 2).unwrap_or(u16::MAX);
    let room = canvas.dialog(76, wanted.min(all.height.saturating_sub(2)), title);
    let head = u16::try_from(above.len() + gap).unwrap_or(0).min(room.height);
    canvas.lines(Rect { height: head, ..room }, above.into_iter().map(Line::from).collect(), 0);
    let list = Rect { y: room.y + head, height: room.height - head, ..room };
    menu_lines(canvas, list, options, at);
}

/// The lines of a menu, the marked one in sight.
pub(super) fn menu_lines(canvas: &mut Canvas<'_, '_>, area: Rect, options: &[&str], at: usize) {
    let first = (at + 1).saturating_sub(usize::from(area.height));
    for ((place, option), y) in options.iter().enumerate().skip(first).zip(area.y..area.bottom()) {
        let here = place == at;
        let pointer = if here { canvas.theme.mark("▸", ">") } else { " " };
        let line = pad(&format!("{pointer} {}", crate::locale::clean(option)), usize::from(area.width));
        let style = if here { canvas.theme.selected } else { canvas.theme.text };
        let row = Rect { y, height: 1, ..area };
        canvas.line(row, Span::styled(line, style));
        canvas.hit(row, Target::Line(place));
    }
}
