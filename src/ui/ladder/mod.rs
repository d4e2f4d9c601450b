//! The ladder board: one column a rung, a card a partnership, and a tray for what was not assessed.
//! Below 80 columns the columns become one list with the rungs as headings.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

use crate::app::command::Command;
use crate::app::event::Target;
use crate::app::{App, Session};
use crate::locale::{Label as _, screens as words};
use crate::model::{Code as _, Lang, Rung};

pub(super) mod card;
mod list;
mod strip;

use super::canvas::{Canvas, fit, width, wrap};
use super::listing::window;

/// Draws the screen.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) {
    let Some(session) = &app.session else { return };
    if session.lists.board.iter().all(Vec::is_empty) {
        return empty(canvas, app, area);
    }
    if app.is_narrow() {
        return list::draw(canvas, app, session, area);
    }
    let tray = u16::from(!session.lists.board[0].is_empty());
    let strip = if area.height > 18 { 4 } else { 3 };
    let [tray_area, board, detail] =
        Layout::vertical([Constraint::Length(tray), Constraint::Min(6), Constraint::Length(strip)])
            .areas(area);
    if tray > 0 {
        draw_tray(canvas, app, session, tray_area);
    }
    // At 80 columns the longest word, "5 Konfederasi", just fits when nothing is lost between the columns.
    let columns: [Rect; 6] = Layout::horizontal([Constraint::Fill(1); 6]).areas(board);
    let staggered = words_touch(canvas.lang, columns);
    for (rung, column) in Rung::ALL.iter().zip(columns) {
        draw_column(canvas, app, session, (*rung, staggered), column);
    }
    strip::draw(canvas, app, session, detail);
}

fn empty(canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) {
    let lang = canvas.lang;
    let text = if app.filter.is_empty() {
        let new = app.keymap.hint(Command::New);
        // A partnership needs two parties, and a new map has one at most.
        let hint = match app.map().map(|map| map.actors.len()) {
            Some(0 | 1) => words::few_parties_hint(lang, &app.keymap.hint(Command::GoActors), &new),
            _ => words::empty_board_hint(lang, &new),
        };
        format!("{} {hint}", words::empty_board(lang))
    } else {
        words::nothing_fits(lang, &app.filter)
    };
    let lines = wrap(&text, usize::from(area.width.saturating_sub(4)), 4);
    let room =
        Rect { x: area.x + 2, y: area.y + area.height / 3, width: area.width.saturating_sub(4), height: 4 };
    canvas.lines(room.intersection(area), lines.into_iter().map(Line::from).collect(), 0);
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
        let mark = if chosen { canvas.theme.mark("▸", ">") } else { " " };
        let text = fit(&format!("{mark}{}", partnership.name), room.min(34));
        let columns = u16::try_from(width(&text)).unwrap_or(0);
        let place = Rect { x, width: columns, ..area };
        let style = if chosen { canvas.theme.selected } else { canvas.theme.text };
        canvas.line(place, Span::styled(text, style));
        canvas.hit(place, Target::Partnership(id.clone()));
        x += columns + 2;
    }
}

/// Whether the words of two neighbouring headings would run into one another; then every other one stands a
/// line lower, because a shortened word could be two different rungs.
fn words_touch(lang: Lang, columns: [Rect; 6]) -> bool {
    let wide = |(rung, column): (&Rung, Rect)| {
        let gap = usize::from(*rung != Rung::Confederation);
        width(rung.label(lang)) + 2 + gap > usize::from(column.width)
    };
    Rung::ALL.iter().zip(columns).any(wide)
}

fn draw_column(
    canvas: &mut Canvas<'_, '_>,
    app: &App,
    session: &Session,
    (rung, staggered): (Rung, bool),
    area: Rect,
) {
    let at = usize::from(rung.digit()) + 1;
    let cards = &session.lists.board[at];
    let here = app.selected.column == at;
    canvas.hit(area, Target::Column(Some(rung)));
    let head = heading(canvas, (rung, staggered), cards.len(), here, area);
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    let body = Rect { y: area.y + head, height: area.height.saturating_sub(head), ..area };
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
        let card = Rect { y, height: tall, ..area }.intersection(body);
        card::draw(canvas, app, session, id, card);
        y += tall;
    }
    let below = cards.len() - first - shown;
    if below > 0 {
        let last = Rect { y: body.bottom().saturating_sub(1), ..body };
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
/// carries the number of cards. Gives the lines that it takes.
fn heading(
    canvas: &mut Canvas<'_, '_>,
    (rung, staggered): (Rung, bool),
    count: usize,
    here: bool,
    area: Rect,
) -> u16 {
    let columns = usize::from(area.width);
    let name = format!("{} {}", rung.digit(), rung.label(canvas.lang));
    let style = canvas.theme.rung(rung);
    let lower = u16::from(staggered && rung.digit() % 2 == 1);
    let room = if staggered && rung != Rung::Confederation { area.width * 2 } else { area.width };
    // The last word has nothing on its right, so it may begin a little earlier.
    let early = u16::try_from(width(&name)).unwrap_or(0).saturating_sub(room);
    let place = Rect { x: area.x - early, y: area.y + lower, width: room + early, ..area };
    canvas.line(place, Span::styled(name, style));
    let rule = if here { canvas.theme.mark("━", "=") } else { canvas.theme.mark("─", "-") };
    let count = format!(" {count}");
    let rule = rule.repeat(columns.saturating_sub(width(&count) + 1));
    let head = 2 + u16::from(staggered);
    let below = Rect { y: area.y + head - 1, height: 1, ..area };
    let rule_style = if here { style } else { canvas.theme.frame };
    canvas.line(below, Line::from(vec![Span::styled(rule, rule_style), Span::styled(count, style)]));
    head
}

/// Lines of a card: two of its name where columns are narrow, one of facts, one of air.
fn card_height(app: &App, columns: u16) -> u16 {
    let name = if columns < 24 { 2 } else { 1 };
    let air = u16::from(app.presenting || app.size.1 >= 36);
    name + 1 + air
}
