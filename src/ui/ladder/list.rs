//! The board as one list, for a phone or a narrow window: the rungs are headings.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

use crate::app::event::Target;
use crate::app::{App, Session};
use crate::locale::{Label as _, clean, screens as words};
use crate::model::{Id, Rung};
use crate::ui::canvas::{Canvas, pad, width};

use super::{card, strip};

/// The board as one list, for a phone or a narrow window.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, app: &App, session: &Session, area: Rect) {
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
    let here = rows.iter().position(|row| matches!(row, Row::Card(id) if Some(*id) == selected)).unwrap_or(0);
    let height = usize::from(room.height);
    // Two lines of context above keep the heading in sight.
    let first = (here + 3).saturating_sub(height).min(rows.len().saturating_sub(height));
    for (row, y) in rows[first..].iter().zip(room.y..room.bottom()) {
        let place = Rect { y, height: 1, ..room };
        match row {
            Row::Heading(column, count) => list_heading(canvas, *column, *count, place),
            Row::Card(id) => list_card(canvas, app, session, id, place),
        }
    }
    strip::draw(canvas, app, session, detail);
}

enum Row<'a> {
    Heading(usize, usize),
    Card(&'a Id),
}

fn list_heading(canvas: &mut Canvas<'_, '_>, column: usize, count: usize, place: Rect) {
    let rung = column.checked_sub(1).and_then(|digit| u8::try_from(digit).ok()).and_then(Rung::from_digit);
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
    let tail = card::marks(canvas, app, session, one);
    let tail_width: usize = tail.iter().map(|span| width(&span.content)).sum();
    let mark = if chosen { canvas.theme.mark("▸", ">") } else { " " };
    let style = if chosen { canvas.theme.selected } else { canvas.theme.text };
    let name = pad(&format!(" {mark}{}", clean(&one.name)), columns.saturating_sub(tail_width + 1));
    let mut spans = vec![Span::styled(name, style), Span::raw(" ")];
    spans.extend(tail);
    canvas.line(place, Line::from(spans));
    canvas.hit(place, Target::Partnership(id.clone()));
}
