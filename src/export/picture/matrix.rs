//! The matrix on paper: parties down and across, a digit where two of them are tied.

use super::font::Face;
use super::page::{Block, NAME, Page, Row, boxed, real};
use super::scene::{Align, Shape, Stroke};
use super::{Drawing, communities};
use crate::layout::{Frame, Point, matrix};
use crate::locale::picture as words;
use crate::model::Rung;
use crate::network::{Ties, Vertex};

/// The widest name.
const NAMES: f64 = 190.0;
/// Beside a name: its number and its mark.
const MARKS: f64 = 34.0;
/// The smallest row in which a digit can be read.
const LEAST: f64 = 11.4;
/// The largest row that is needed.
const MOST: f64 = 22.0;

/// Draws the matrix with its legend.
pub(super) fn draw(page: &mut Page, drawing: &Drawing<'_>) {
    let lang = drawing.wanted.lang;
    let area = page.area;
    let (order, groups) = shown(page, drawing);
    let count = real(order.len());
    let names: Vec<String> = order.iter().map(|vertex| drawing.name(*vertex as usize)).collect();
    let widest = names.iter().map(|name| NAME.width(name)).fold(0.0, f64::max);
    let head = 14.0;
    let wanted = widest.min(NAMES).min(area.width * 0.38);
    let side = ((area.width - wanted - MARKS - 8.0) / count).min((area.height - head) / count).min(MOST);
    let left = area.left + MARKS + wanted + 6.0;
    let top = area.top + head;
    let at = |place: usize| real(place) * side;
    let (text, dim) = (page.palette.text, page.palette.dim);
    let digits = Face::plain(7.0);
    for (place, (vertex, name)) in order.iter().zip(&names).enumerate() {
        let middle = top + at(place) + side / 2.0;
        let number = (place + 1).to_string();
        let baseline = |face: Face| middle + face.size * 0.36;
        let across = Point { x: left + at(place) + side / 2.0, y: top - 4.0 };
        page.scene.text(across, &number, digits, dim, Align::Middle);
        let own = Point { x: area.left + 13.0, y: baseline(digits) };
        page.scene.text(own, &number, digits, dim, Align::End);
        let scale = (side * 0.72).min(12.0);
        page.scene.shapes.push(Shape::Open(name.clone()));
        let mark = Point { x: area.left + 23.0, y: middle };
        page.mark(mark, scale, drawing.ties.kinds[*vertex as usize]);
        page.scene.shapes.push(Shape::Close);
        let half = scale * 0.64;
        let frame = Frame { left: mark.x - half, top: mark.y - half, width: 2.0 * half, height: 2.0 * half };
        page.marks.push(frame);
        let short = NAME.cut(name, wanted);
        let (x, height) = (area.left + MARKS, NAME.size * 1.1);
        page.scene.text(Point { x, y: baseline(NAME) }, &short, NAME, text, Align::Start);
        page.labels.push(Frame { left: x, top: middle - height / 2.0, width: NAME.width(&short), height });
    }
    for (row, one) in order.iter().enumerate() {
        for (column, other) in order.iter().enumerate() {
            let frame = Frame { left: left + at(column), top: top + at(row), width: side, height: side };
            let edge = page.palette.wedge;
            if let Some(rung) = between(drawing.ties, *one, *other) {
                page.cell(frame, rung, edge);
            } else {
                let fill = if row == column { Some(page.palette.guide) } else { None };
                page.scene.shapes.push(boxed(frame, fill, Some(Stroke::solid(edge, 0.5))));
            }
        }
    }
    for group in groups.iter().filter(|group| group.len() > 1) {
        let (from, to) = (at(group.start), at(group.end));
        let frame = Frame { left: left + from, top: top + from, width: to - from, height: to - from };
        page.scene.shapes.push(boxed(frame, None, Some(Stroke::solid(text, 1.5))));
    }
    let all = drawing.ties.actors.len();
    let notes =
        if order.len() < all { vec![words::some_parties(lang, order.len(), all)] } else { Vec::new() };
    let cells = drawing.rungs().into_iter().map(Row::Cell).collect();
    page.legend(vec![
        Block { heading: words::cells(lang), rows: cells },
        drawing.kinds(),
        drawing.reading(words::matrix_reading(lang), notes),
    ]);
}

/// The parties of the matrix in their order, and the communities; of a large map only the most tied ones.
fn shown(page: &Page, drawing: &Drawing<'_>) -> (Vec<Vertex>, Vec<std::ops::Range<usize>>) {
    let whole = matrix(drawing.ties, &communities(drawing.ties));
    let most = ((page.area.height - 14.0) / LEAST).min((page.area.width - 150.0) / LEAST);
    let kept = drawing.by_importance();
    let fits = |count: usize| real(count) <= most;
    if fits(kept.len()) {
        return (whole.order, whole.groups);
    }
    let kept: std::collections::HashSet<usize> =
        kept.into_iter().enumerate().take_while(|(place, _)| fits(place + 1)).map(|(_, at)| at).collect();
    let (mut order, mut groups) = (Vec::new(), Vec::new());
    for group in whole.groups {
        let from = order.len();
        order.extend(whole.order[group].iter().filter(|vertex| kept.contains(&(**vertex as usize))));
        groups.push(from..order.len());
    }
    (order, groups)
}

/// What ties two parties: their highest rung, or competition where there is nothing else.
#[expect(clippy::option_option, reason = "no tie, a tie that was not assessed, and a rung are three things")]
fn between(ties: &Ties, one: Vertex, other: Vertex) -> Option<Option<Rung>> {
    if let Some(line) = ties.between(one, other) {
        return Some(line.rung);
    }
    let ends = (one.min(other), one.max(other));
    let contest = ties.competition.iter().any(|line| (line.from, line.to) == ends);
    contest.then_some(Some(Rung::Competition))
}
