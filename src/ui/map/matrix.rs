//! The matrix: every pair a cell, which says the rung.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::App;
use crate::app::event::Target;
use crate::app::map::picture::Picture;
use crate::ui::canvas::{Canvas, pad};
use crate::ui::listing::window;

/// Columns of the number and the mark in front of a name.
const LEAD: usize = 7;

/// What is drawn of a matrix.
struct Cut {
    /// The first row and how many.
    rows: (usize, usize),
    /// The first column and how many.
    columns: (usize, usize),
    /// Columns of the screen for one of the matrix.
    wide: usize,
    /// Columns of a name.
    name: usize,
}

fn cut(app: &App, picture: &Picture, room: Rect) -> Cut {
    let count = picture.nodes.len();
    let all = usize::from(room.width);
    let least = if all < 60 { 10 } else { 16 };
    let wide = if LEAD + least + 2 * count <= all || all < 60 { 2 } else { 1 };
    let name = all.saturating_sub(LEAD + wide * count).clamp(least, 28);
    let fits = all.saturating_sub(LEAD + name) / wide;
    let (row, column) = match (app.map_screen.chosen(), app.map_screen.chosen_tie()) {
        (_, Some((row, column))) => (row, column),
        (Some(row), None) => (row, 0),
        (None, None) => (0, 0),
    };
    let height = room.height.saturating_sub(2);
    let first = if count <= fits { 0 } else { column.saturating_sub(fits / 2).min(count - fits) };
    let rows = if count <= usize::from(height) { (0, count) } else { window(count, row, height, 1) };
    Cut { rows, columns: (first, fits.min(count)), wide, name }
}

/// Draws the matrix.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, app: &App, picture: &Picture, room: Rect) {
    let cut = cut(app, picture, room);
    let (row, column) = match app.map_screen.chosen_tie() {
        Some((row, column)) => (Some(row), Some(column)),
        None => (app.map_screen.chosen(), None),
    };
    heading(canvas, &cut, column, room);
    let mut y = room.y + 2;
    if cut.rows.0 > 0 {
        let text = crate::locale::screens::more_above(canvas.lang, cut.rows.0);
        let text = crate::ui::listing::plain_marks(canvas.theme, text);
        canvas.line(Rect { y, height: 1, ..room }, Span::styled(text, canvas.theme.dim));
        y += 1;
    }
    for at in cut.rows.0..cut.rows.0 + cut.rows.1 {
        let place = Rect { y, height: 1, ..room }.intersection(room);
        draw_row(canvas, picture, &cut, (at, row == Some(at), column), place);
        y += 1;
    }
    let below = picture.nodes.len().saturating_sub(cut.rows.0 + cut.rows.1);
    if below > 0 {
        let place = Rect { y: room.bottom().saturating_sub(1), height: 1, ..room };
        let text = crate::locale::screens::more_below(canvas.lang, below);
        let text = pad(&crate::ui::listing::plain_marks(canvas.theme, text), usize::from(room.width));
        canvas.line(place, Span::styled(text, canvas.theme.dim));
    }
}

/// The numbers of the columns, tens above ones.
fn heading(canvas: &mut Canvas<'_, '_>, cut: &Cut, column: Option<usize>, room: Rect) {
    for (line, y) in [(0, room.y), (1, room.y + 1)] {
        let mut spans = vec![Span::raw(" ".repeat(LEAD + cut.name))];
        for at in cut.columns.0..cut.columns.0 + cut.columns.1 {
            let number = at + 1;
            let tens = number / 10 % 10;
            let digit = if line == 1 { Some(number % 10) } else { Some(tens).filter(|tens| *tens > 0) };
            let text = digit.map_or_else(|| " ".to_owned(), |digit| digit.to_string());
            let style = if column == Some(at) { canvas.theme.selected } else { canvas.theme.dim };
            spans.push(Span::styled(text, style));
            spans.push(Span::raw(" ".repeat(cut.wide - 1)));
        }
        canvas.line(Rect { y, height: 1, ..room }.intersection(room), Line::from(spans));
    }
}

fn draw_row(
    canvas: &mut Canvas<'_, '_>,
    picture: &Picture,
    cut: &Cut,
    (at, chosen, column): (usize, bool, Option<usize>),
    area: Rect,
) {
    let theme = canvas.theme;
    let node = &picture.nodes[at];
    let name_style = if chosen { theme.selected } else { theme.text };
    let mut spans = vec![
        Span::styled(format!("{:>3} ", at + 1), if chosen { theme.selected } else { theme.dim }),
        Span::styled(
            pad(&theme.kind_mark(node.kind, canvas.lang), 3),
            if chosen { theme.selected } else { theme.kind(node.kind) },
        ),
        Span::styled(pad(&node.name, cut.name), name_style),
    ];
    let lead = u16::try_from(LEAD + cut.name).unwrap_or(0);
    canvas.hit(Rect { width: lead.min(area.width), ..area }, Target::Actor(node.id.clone()));
    for (place, other) in (cut.columns.0..cut.columns.0 + cut.columns.1).enumerate() {
        let (text, style) = cell(canvas, picture, at, other);
        let here = chosen && column == Some(other);
        spans.push(Span::styled(text, if here { theme.selected } else { style }));
        spans.push(Span::raw(" ".repeat(cut.wide - 1)));
        let x = area.x + lead + u16::try_from(place * cut.wide).unwrap_or(0);
        if other != at && x < area.right() {
            let spot = Rect { x, width: u16::try_from(cut.wide).unwrap_or(1), ..area };
            let target = Target::Tie(node.id.clone(), picture.nodes[other].id.clone());
            canvas.hit(spot.intersection(area), target);
        }
    }
    canvas.line(area, Line::from(spans));
}

/// The digit of the rung, a dot for what was not assessed, a cross for competition.
fn cell(canvas: &Canvas<'_, '_>, picture: &Picture, row: usize, column: usize) -> (String, Style) {
    let theme = canvas.theme;
    if row == column {
        return (theme.mark("╲", "\\").to_owned(), theme.faint);
    }
    let links = picture.between(row, column);
    let tie = links.iter().find(|link| !link.competes());
    match (tie, links.first()) {
        (Some(link), _) => link.rung.map_or_else(
            || (theme.mark("·", ".").to_owned(), theme.text),
            |rung| (rung.digit().to_string(), theme.rung(rung)),
        ),
        (None, Some(link)) => ("x".to_owned(), link.rung.map_or(theme.text, |rung| theme.rung(rung))),
        (None, None) => (" ".to_owned(), theme.text),
    }
}
