//! The ladder board: one column a rung, a card a partnership, and a tray for what was not assessed.
//! Below 80 columns the columns become one list with the rungs as headings.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

use crate::app::command::Command;
use crate::app::derived::Derived;
use crate::app::event::Target;
use crate::app::{App, Session};
use crate::locale::{Label as _, clean, dates, screens as words};
use crate::model::{Code as _, Id, Partnership, PartnershipStatus, Rung};

use super::canvas::{Canvas, fit, pad, width, wrap};

/// Draws the screen.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) {
    let Some(session) = &app.session else { return };
    if session.lists.board.iter().all(Vec::is_empty) {
        return empty(canvas, app, area);
    }
    if app.is_narrow() {
        return list(canvas, app, session, area);
    }
    let tray = u16::from(!session.lists.board[0].is_empty());
    let strip = if area.height > 18 { 4 } else { 3 };
    let [tray_area, board, detail] = Layout::vertical([
        Constraint::Length(tray),
        Constraint::Min(6),
        Constraint::Length(strip),
    ])
    .areas(area);
    if tray > 0 {
        draw_tray(canvas, app, session, tray_area);
    }
    // At 80 columns the longest word, "5 Konfederasi", just fits when nothing is lost between the columns.
    let columns: [Rect; 6] = Layout::horizontal([Constraint::Fill(1); 6]).areas(board);
    for (rung, column) in Rung::ALL.iter().zip(columns) {
        draw_column(canvas, app, session, *rung, column);
    }
    draw_strip(canvas, app, session, detail);
}

fn empty(canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) {
    let lang = canvas.lang;
    let text = if app.filter.is_empty() {
        let hint = words::empty_board_hint(lang, &app.keymap.hint(Command::New));
        format!("{} {hint}", words::empty_board(lang))
    } else {
        words::nothing_fits(lang, &app.filter)
    };
    let lines = wrap(&text, usize::from(area.width.saturating_sub(4)), 4);
    let room = Rect {
        x: area.x + 2,
        y: area.y + area.height / 3,
        width: area.width.saturating_sub(4),
        height: 4,
    };
    canvas.lines(
        room.intersection(area),
        lines.into_iter().map(Line::from).collect(),
        0,
    );
}

/// One line on top: what was never assessed, which is not the same as competition.
fn draw_tray(canvas: &mut Canvas<'_, '_>, app: &App, session: &Session, area: Rect) {
    let tray = &session.lists.board[0];
    let heading = format!("{} ({}): ", words::not_assessed(canvas.lang), tray.len());
    let mut x = area.x + u16::try_from(width(&heading)).unwrap_or(0);
    canvas.line(area, Span::styled(heading, canvas.theme.strong));
    let inside = app.selected.column == 0;
    let first = if inside { app.place().unwrap_or(0) } else { 0 };
    for id in &tray[first.min(tray.len())..] {
        let Some(partnership) = session.history.map().partnerships.get(id) else {
            continue;
        };
        let room = usize::from(area.right().saturating_sub(x));
        if room < 8 {
            break;
        }
        let chosen = inside && app.selected.partnership.as_ref() == Some(id);
        let mark = if chosen {
            canvas.theme.mark("▸", ">")
        } else {
            " "
        };
        let text = fit(&format!("{mark}{}", partnership.name), room.min(34));
        let columns = u16::try_from(width(&text)).unwrap_or(0);
        let place = Rect {
            x,
            width: columns,
            ..area
        };
        let style = if chosen {
            canvas.theme.selected
        } else {
            canvas.theme.text
        };
        canvas.line(place, Span::styled(text, style));
        canvas.hit(place, Target::Partnership(id.clone()));
        x += columns + 2;
    }
}

fn draw_column(canvas: &mut Canvas<'_, '_>, app: &App, session: &Session, rung: Rung, area: Rect) {
    let at = usize::from(rung.digit()) + 1;
    let cards = &session.lists.board[at];
    let here = app.selected.column == at;
    canvas.hit(area, Target::Column(Some(rung)));
    heading(canvas, rung, cards.len(), here, area);
    let body = Rect {
        y: area.y + 2,
        height: area.height.saturating_sub(2),
        ..area
    };
    let tall = card_height(app, area.width);
    let selected = if here { app.place().unwrap_or(0) } else { 0 };
    let (first, shown) = window(cards.len(), selected, body.height, tall);
    let mut y = body.y;
    if first > 0 {
        canvas.line(
            Rect { y, ..body },
            Span::styled(
                fit(&words::more_above(canvas.lang, first), usize::from(area.width)),
                canvas.theme.dim,
            ),
        );
        y += 1;
    }
    for id in &cards[first..first + shown] {
        let card = Rect {
            y,
            height: tall,
            ..area
        }
        .intersection(body);
        draw_card(canvas, app, session, id, card);
        y += tall;
    }
    let below = cards.len() - first - shown;
    if below > 0 {
        let last = Rect {
            y: body.bottom().saturating_sub(1),
            ..body
        };
        canvas.line(
            last,
            Span::styled(
                fit(&words::more_below(canvas.lang, below), usize::from(area.width)),
                canvas.theme.dim,
            ),
        );
    }
}

/// Digit and full word: all six words begin with the same letters, so neither stands alone. The rule below
/// carries the number of cards.
fn heading(canvas: &mut Canvas<'_, '_>, rung: Rung, count: usize, here: bool, area: Rect) {
    let columns = usize::from(area.width);
    let name = format!("{} {}", rung.digit(), rung.label(canvas.lang));
    let style = canvas.theme.rung(rung);
    canvas.line(area, Span::styled(fit(&name, columns), style));
    let rule = if here {
        canvas.theme.mark("━", "=")
    } else {
        canvas.theme.mark("─", "-")
    };
    let count = format!(" {count}");
    let rule = rule.repeat(columns.saturating_sub(width(&count) + 1));
    let below = Rect {
        y: area.y + 1,
        height: 1,
        ..area
    };
    let rule_style = if here { style } else { canvas.theme.frame };
    canvas.line(
        below,
        Line::from(vec![Span::styled(rule, rule_style), Span::styled(count, style)]),
    );
}

/// Lines of a card: two of its name where columns are narrow, one of facts, one of air.
fn card_height(app: &App, columns: u16) -> u16 {
    let name = if columns < 24 { 2 } else { 1 };
    let air = u16::from(app.presenting || app.size.1 >= 36);
    name + 1 + air
}

/// Which cards fit: the first one shown and how many, so that the selected one is among them. A line is kept
/// for *more above* and *more below* where they are needed.
fn window(count: usize, selected: usize, height: u16, tall: u16) -> (usize, usize) {
    let fits = |lines: u16| usize::from(lines / tall.max(1)).max(1);
    if count <= fits(height) {
        return (0, count);
    }
    let without_first = fits(height.saturating_sub(1));
    if selected < without_first {
        return (0, without_first.min(count));
    }
    let middle = fits(height.saturating_sub(2));
    let first = (selected + 1).saturating_sub(middle);
    if first + without_first >= count {
        return (count - without_first, without_first);
    }
    (first, middle.min(count - first))
}

fn draw_card(canvas: &mut Canvas<'_, '_>, app: &App, session: &Session, id: &Id, area: Rect) {
    let Some(partnership) = session.history.map().partnerships.get(id) else {
        return;
    };
    let chosen = app.selected.partnership.as_ref() == Some(id);
    let columns = usize::from(area.width);
    let names: usize = if area.width < 24 { 2 } else { 1 };
    let mark = if chosen {
        canvas.theme.mark("▸", ">")
    } else {
        " "
    };
    let mut lines: Vec<Line<'static>> = Vec::new();
    let style = if chosen {
        canvas.theme.selected
    } else {
        canvas.theme.text
    };
    for (row, text) in wrap(&partnership.name, columns.saturating_sub(1), names)
        .into_iter()
        .enumerate()
    {
        let mark = if row == 0 { mark } else { " " };
        lines.push(Line::styled(pad(&format!("{mark}{text}"), columns), style));
    }
    lines.push(facts(canvas, app, session, partnership, columns));
    canvas.hit(area, Target::Partnership(id.clone()));
    canvas.lines(area, lines, 0);
}

/// The facts of a card on one line: kinds of members, then days, target, document and warning.
fn facts(
    canvas: &Canvas<'_, '_>,
    app: &App,
    session: &Session,
    one: &Partnership,
    columns: usize,
) -> Line<'static> {
    let theme = canvas.theme;
    let map = session.history.map();
    let kinds = Derived::kinds(map, one);
    let tail = marks(canvas, app, session, one);
    let tail_width: usize = tail.iter().map(|span| width(&span.content)).sum();
    let mut spans = vec![Span::raw(" ")];
    let mut left = columns.saturating_sub(1 + tail_width);
    for kind in kinds {
        let mark = theme.kind_mark(kind, canvas.lang);
        if width(&mark) > left {
            break;
        }
        left -= width(&mark);
        spans.push(Span::styled(mark, theme.kind(kind)));
    }
    spans.push(Span::raw(" ".repeat(left)));
    spans.extend(tail);
    Line::from(spans)
}

/// `196h→4▤!`: days on the rung, target when it is another rung, document in force, something to look at.
fn marks(canvas: &Canvas<'_, '_>, app: &App, session: &Session, one: &Partnership) -> Vec<Span<'static>> {
    let theme = canvas.theme;
    let mut spans = Vec::new();
    if let Some(days) = one.days_on_rung(app.today) {
        spans.push(Span::styled(words::days_short(canvas.lang, days), theme.dim));
    } else if one.status == Some(PartnershipStatus::Planned) {
        spans.push(Span::styled(
            PartnershipStatus::Planned.label(canvas.lang).to_lowercase(),
            theme.dim,
        ));
    } else {
        // Nothing is known of its days.
    }
    if let Some(target) = one.target.filter(|target| Some(*target) != one.rung()) {
        spans.push(Span::styled(
            format!("{}{}", theme.mark("→", ">"), target.digit()),
            theme.text,
        ));
    }
    let (document, warning) = attention(app, session, one);
    if document {
        spans.push(Span::styled(theme.mark("▤", "#"), theme.text));
    }
    if warning && !app.presenting {
        spans.push(Span::styled("!", theme.warn));
    }
    spans
}

/// Whether a document binds, and whether something about the partnership needs a look: a late promise, an
/// expired document, or no sign of life for longer than its review interval.
pub(super) fn attention(app: &App, session: &Session, one: &Partnership) -> (bool, bool) {
    let map = session.history.map();
    let settings = &map.info.settings;
    let (mut document, mut warning) = (false, false);
    for agreement in session.facts.documents_of.get(&one.id).into_iter().flatten() {
        let Some(agreement) = map.agreements.get(agreement) else {
            continue;
        };
        let standing = agreement.standing(app.today, settings);
        document |= standing.binds();
        warning |= standing == crate::model::Standing::Expired || agreement.late(app.today).next().is_some();
    }
    let touched = session.facts.last_touch.get(&one.id);
    let review = one.review_days.unwrap_or_else(|| settings.review());
    let asleep = one.status == Some(PartnershipStatus::Active)
        && touched.is_some_and(|day| day.days_until(app.today) > review);
    (document, warning || asleep)
}

/// The strip below the board: the selected card in full.
fn draw_strip(canvas: &mut Canvas<'_, '_>, app: &App, session: &Session, area: Rect) {
    let rule = canvas.theme.mark("─", "-").repeat(usize::from(area.width));
    canvas.line(area, Span::styled(rule, canvas.theme.frame));
    let Some(one) = app.partnership() else { return };
    let room = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    let columns = usize::from(room.width);
    let (theme, lang, map) = (canvas.theme, canvas.lang, session.history.map());
    let standing = standing(canvas, app, one);
    let name = clean(&one.name).into_owned();
    let mut lines = if width(&name) + width(&standing) + 2 <= columns {
        let standing = Span::styled(format!("  {standing}"), theme.text);
        vec![Line::from(vec![Span::styled(name, theme.strong), standing])]
    } else {
        vec![
            Line::styled(fit(&name, columns), theme.strong),
            Line::styled(fit(&standing, columns), theme.text),
        ]
    };
    let mut members: Vec<Span<'static>> = Vec::new();
    for (at, id) in one.members.iter().enumerate() {
        let kind = map
            .actors
            .get(id)
            .map_or(crate::model::ActorKind::Other, |actor| actor.kind);
        let gap = if at == 0 { "" } else { ", " };
        members.push(Span::styled(
            format!("{gap}{} ", theme.kind_mark(kind, lang)),
            theme.kind(kind),
        ));
        members.push(Span::styled(fit(map.actor_name(id), 40), theme.text));
    }
    let next = one.next_action.as_ref().map_or_else(
        || {
            one.rung()
                .map(|rung| format!("{}: {}", words::advice(lang), rung.advice().in_language(lang)))
                .unwrap_or_default()
        },
        |action| {
            let due = action
                .due
                .map(|due| format!(" ({})", words::due(lang, &dates::short(lang, due))))
                .unwrap_or_default();
            format!("{}: {}{due}", words::next_action(lang), action.text)
        },
    );
    lines.push(Line::from(members));
    lines.push(Line::styled(fit(&next, columns), theme.dim));
    canvas.lines(room, lines, 0);
}

/// `3 Koordinasi · sejak 16 Sep 2025 (196 hari) · sasaran: 4 Kolaborasi`.
fn standing(canvas: &Canvas<'_, '_>, app: &App, one: &Partnership) -> String {
    let lang = canvas.lang;
    let name = |rung: Rung| format!("{} {}", rung.digit(), rung.label(lang));
    let mut text = one
        .rung()
        .map_or_else(|| words::not_assessed(lang).to_owned(), name);
    if let (Some(since), Some(days)) = (one.since(), one.days_on_rung(app.today)) {
        text = format!(
            "{text} · {}",
            words::since(lang, &dates::short(lang, since), days)
        );
    }
    if let Some(target) = one.target.filter(|target| Some(*target) != one.rung()) {
        text = format!("{text} · {}", words::target_is(lang, &name(target)));
    }
    text
}

/// The board as one list, for a phone or a narrow window.
fn list(canvas: &mut Canvas<'_, '_>, app: &App, session: &Session, area: Rect) {
    let strip = if area.height > 14 { 4 } else { 3 };
    let [room, detail] = Layout::vertical([Constraint::Min(4), Constraint::Length(strip)]).areas(area);
    let mut rows: Vec<Row<'_>> = Vec::new();
    for (column, cards) in session.lists.board.iter().enumerate() {
        if !cards.is_empty() || column > 0 {
            rows.push(Row::Heading(column, cards.len()));
        }
        rows.extend(cards.iter().map(Row::Card));
    }
    let selected = app.selected.partnership.as_ref();
    let here = rows
        .iter()
        .position(|row| matches!(row, Row::Card(id) if Some(*id) == selected))
        .unwrap_or(0);
    let height = usize::from(room.height);
    // Two lines of context above keep the heading in sight.
    let first = (here + 3)
        .saturating_sub(height)
        .min(rows.len().saturating_sub(height));
    for (row, y) in rows[first..].iter().zip(room.y..room.bottom()) {
        let place = Rect { y, height: 1, ..room };
        match row {
            Row::Heading(column, count) => list_heading(canvas, *column, *count, place),
            Row::Card(id) => list_card(canvas, app, session, id, place),
        }
    }
    draw_strip(canvas, app, session, detail);
}

enum Row<'a> {
    Heading(usize, usize),
    Card(&'a Id),
}

fn list_heading(canvas: &mut Canvas<'_, '_>, column: usize, count: usize, place: Rect) {
    let rung = column
        .checked_sub(1)
        .and_then(|digit| u8::try_from(digit).ok())
        .and_then(Rung::from_digit);
    let name = rung.map_or_else(
        || words::not_assessed(canvas.lang).to_owned(),
        |rung| format!("{} {}", rung.digit(), rung.label(canvas.lang)),
    );
    let style = rung.map_or(canvas.theme.strong, |rung| canvas.theme.rung(rung));
    canvas.line(place, Span::styled(format!("{name} ({count})"), style));
    canvas.hit(place, Target::Column(rung));
}

fn list_card(canvas: &mut Canvas<'_, '_>, app: &App, session: &Session, id: &Id, place: Rect) {
    let Some(one) = session.history.map().partnerships.get(id) else {
        return;
    };
    let chosen = app.selected.partnership.as_ref() == Some(id);
    let columns = usize::from(place.width);
    let tail = marks(canvas, app, session, one);
    let tail_width: usize = tail.iter().map(|span| width(&span.content)).sum();
    let mark = if chosen {
        canvas.theme.mark("▸", ">")
    } else {
        " "
    };
    let style = if chosen {
        canvas.theme.selected
    } else {
        canvas.theme.text
    };
    let name = pad(
        &format!(" {mark}{}", clean(&one.name)),
        columns.saturating_sub(tail_width + 1),
    );
    let mut spans = vec![Span::styled(name, style), Span::raw(" ")];
    spans.extend(tail);
    canvas.line(place, Line::from(spans));
    canvas.hit(place, Target::Partnership(id.clone()));
}

#[cfg(test)]
mod tests {
    use super::window;

    #[test]
    fn the_selected_card_is_always_shown() {
        for count in 0..40 {
            for height in 1..30 {
                for tall in 1..5 {
                    for selected in 0..count {
                        let (first, shown) = window(count, selected, height, tall);
                        assert!(first + shown <= count, "{count} {selected} {height} {tall}");
                        assert!(
                            (first..first + shown).contains(&selected),
                            "{count} {selected} {height} {tall}"
                        );
                    }
                }
            }
        }
    }
}
