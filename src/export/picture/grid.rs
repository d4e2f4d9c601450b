//! The power-interest grid on paper.

use super::font::{ASCENT, Face, PITCH};
use super::page::{HEADING, NAME, Page, SMALL, WORDS, boxed};
use super::scene::{Align, Shape, Stroke};
use super::{Drawing, plane};
use crate::layout::{Frame, GridAxes, Guide, NAME_ROOM, Point, ROW_PITCH, RegionOf, grid_axes};
use crate::locale::picture as words;
use crate::model::Lang;

/// Room for the scale at the left, above and below.
const LEFT: f64 = 26.0;
const ABOVE: f64 = 15.0;
const BELOW: f64 = 40.0;

/// Draws the grid with its legend.
pub(super) fn draw(page: &mut Page, drawing: &Drawing<'_>) {
    let lang = drawing.wanted.lang;
    let axes = grid_axes(drawing.map, drawing.ties);
    let area = page.area;
    let (mut wide, mut tall, mut tray) = (1.0_f64, 1.0_f64, false);
    for guide in &drawing.layout.guides {
        if let Guide::Region { frame, of } = guide {
            wide = wide.max(frame.left + frame.width);
            tall = tall.max(frame.top + frame.height);
            tray |= *of == RegionOf::Unknown;
        }
    }
    let below = if tray { 6.0 } else { BELOW };
    let (across, down) = ((area.width - LEFT) / wide, ((area.height - ABOVE - below) / tall).min(44.0));
    let at =
        |point: Point| Point { x: area.left + LEFT + point.x * across, y: area.top + ABOVE + point.y * down };
    let place = |frame: &Frame| {
        let corner = at(Point { x: frame.left, y: frame.top });
        Frame { left: corner.x, top: corner.y, width: frame.width * across, height: frame.height * down }
    };
    cells(page, &axes, &at);
    for guide in &drawing.layout.guides {
        if let Guide::Region { frame, of } = guide {
            region(page, place(frame), *of, lang);
        }
    }
    scales(page, &axes, &at, lang);
    let scale = (down.min(across) * 0.62).clamp(3.0, 13.0);
    let lines = (1..=4).rev().find(|count| NAME.height(*count) <= ROW_PITCH * down - 0.2).unwrap_or(1);
    let room = NAME_ROOM * across - scale * 1.28 - 5.0;
    let mut named = 0;
    for (vertex, point) in drawing.layout.points.iter().enumerate() {
        let middle = at(*point);
        let half = scale * 0.64;
        page.scene.shapes.push(Shape::Open(drawing.name(vertex)));
        page.mark(middle, scale, drawing.ties.kinds[vertex]);
        page.scene.shapes.push(Shape::Close);
        page.marks.push(Frame {
            left: middle.x - half,
            top: middle.y - half,
            width: 2.0 * half,
            height: 2.0 * half,
        });
        if ROW_PITCH * down >= NAME.height(1) {
            named += 1;
            beside(page, Point { x: middle.x + half + 3.0, ..middle }, &drawing.name(vertex), room, lines);
        }
    }
    if named == 0 {
        // Too many for a name on every line: those with most ties, where there is room.
        let marks = page.marks.clone();
        named = plane::name(page, drawing, &marks, (&[], &[]), &[]);
    }
    let all = drawing.ties.actors.len();
    let notes = if named < all { vec![words::some_labels(lang, named, all)] } else { Vec::new() };
    page.legend(vec![drawing.kinds(), drawing.reading(words::grid_reading(lang), notes)]);
}

/// A name to the right of a place.
fn beside(page: &mut Page, at: Point, name: &str, room: f64, most: usize) {
    let fits = |lines: &Vec<String>| lines.iter().all(|line| NAME.width(line) <= room);
    let even = (1..=most).find_map(|count| NAME.even(name, count).filter(fits));
    let lines = even.unwrap_or_else(|| NAME.wrap(name, room, most));
    let width = lines.iter().map(|line| NAME.width(line)).fold(0.0, f64::max);
    let height = NAME.height(lines.len());
    let top = at.y - height / 2.0;
    page.labels.push(Frame { left: at.x, top, width, height });
    let fill = page.palette.text;
    let mut y = top + NAME.size * ASCENT;
    for line in lines {
        page.scene.text(Point { x: at.x, y }, &line, NAME, fill, Align::Start);
        y += NAME.size * PITCH;
    }
}

/// The fine lines between the scores.
fn cells(page: &mut Page, axes: &GridAxes, at: &impl Fn(Point) -> Point) {
    let stroke = Stroke { dashes: &[1.5, 2.5], ..Stroke::solid(page.palette.guide, 0.6) };
    let (right, bottom) = (axes.columns[5], axes.rows[5]);
    for x in &axes.columns[1..5] {
        page.scene.line(vec![at(Point { x: *x, y: 0.0 }), at(Point { x: *x, y: bottom })], stroke);
    }
    for y in &axes.rows[1..5] {
        page.scene.line(vec![at(Point { x: 0.0, y: *y }), at(Point { x: right, y: *y })], stroke);
    }
}

/// The scores along the sides, and what they are scores of.
fn scales(page: &mut Page, axes: &GridAxes, at: &impl Fn(Point) -> Point, lang: Lang) {
    let (dim, text) = (page.palette.dim, page.palette.text);
    let (right, bottom) = (axes.columns[5], axes.rows[5]);
    for (score, ends) in (1..).zip(axes.columns.windows(2)) {
        let place = at(Point { x: f64::midpoint(ends[0], ends[1]), y: bottom });
        let below = Point { y: place.y + 20.0, ..place };
        page.scene.text(below, &score.to_string(), SMALL, dim, Align::Middle);
    }
    for (score, ends) in (1..6).rev().zip(axes.rows.windows(2)) {
        let place = at(Point { x: 0.0, y: f64::midpoint(ends[0], ends[1]) });
        let beside = Point { x: place.x - 6.0, y: place.y + SMALL.size * 0.36 };
        page.scene.text(beside, &score.to_string(), SMALL, dim, Align::End);
    }
    let end = at(Point { x: right, y: bottom });
    let interest = format!("{} →", words::interest(lang));
    let heading = Face::bold(8.5);
    page.scene.text(Point { x: end.x, y: end.y + 31.0 }, &interest, heading, text, Align::End);
    let top = at(Point::default());
    page.scene.shapes.push(Shape::Text {
        at: Point { x: top.x - 17.0, y: top.y },
        text: format!("{} →", words::power(lang)),
        face: heading,
        fill: text,
        align: Align::End,
        halo: None,
        upwards: true,
    });
}

/// A region with its name outside, where nobody stands.
fn region(page: &mut Page, frame: Frame, of: RegionOf, lang: Lang) {
    let palette = page.palette;
    let stroke = Some(Stroke::solid(if of == RegionOf::Unknown { palette.guide } else { palette.dim }, 0.9));
    page.scene.shapes.push(boxed(frame, None, stroke));
    let (above, below) = (frame.top - 4.0, frame.top + frame.height + 9.5);
    let (name, y) = match of {
        RegionOf::InvolveClosely => (words::involve_closely(lang), above),
        RegionOf::KeepSatisfied => (words::keep_satisfied(lang), above),
        RegionOf::KeepInformed => (words::keep_informed(lang), below),
        RegionOf::Watch => (words::watch(lang), below),
        RegionOf::Unknown => (words::unknown(lang), above),
    };
    let face = if of == RegionOf::Unknown { WORDS } else { HEADING };
    let name = face.cut(name, frame.width);
    page.scene.text(Point { x: frame.left, y }, &name, face, palette.dim, Align::Start);
}
