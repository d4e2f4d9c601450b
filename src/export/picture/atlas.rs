//! Many maps on one page: which maps share which parties, and below it the partnerships of each area by rung.

use std::collections::BTreeMap;

use super::font::Face;
use super::names::{self, Wish};
use super::page::{Block, NAME, Page, Row, SMALL, boxed, real};
use super::scene::{Align, Shape, Stroke};
use super::{LONGEST_NAME, Paper, Picture, Tone, Wanted, plane};
use crate::atlas::{Answer, AreaRow};
use crate::layout::{Frame, Layout, Outward, Point, View};
use crate::locale::dates::number;
use crate::locale::{atlas as words, clean, labels, picture as common, shorten};
use crate::model::{ActorKind, Code, MapInfo, PartnershipMap, Rung};
use crate::network::{Adjacency, At, Vertex};
use crate::report::atlas::{Wish as Asked, title_of};

/// As many parties have room with their names.
const PARTIES: usize = 30;
/// ... and as many maps.
const MAPS: usize = 30;
/// As many areas have a bar of their own.
const AREAS: usize = 9;
/// From one bar to the next.
const PITCH: f64 = 14.0;
/// The name of an area beside its bar.
const BESIDE: f64 = 170.0;
/// Half of a mark.
const HALF: f64 = 6.5;

/// What is drawn of the network: parties and maps as numbers into the answer.
struct Drawn {
    parties: Vec<usize>,
    maps: Vec<usize>,
    /// A party and a map that knows it, as numbers into the two lists.
    lines: Vec<(usize, usize)>,
}

/// Draws an answer.
pub fn atlas(answer: &Answer, asked: &Asked, paper: Paper, tone: Tone) -> Picture {
    let lang = asked.lang;
    let sheet = PartnershipMap::new(MapInfo::new(words::title(lang)));
    let wanted = Wanted {
        view: View::Force,
        outward: Outward::Rung,
        at: At::Now,
        today: asked.today,
        lang,
        paper,
        tone,
        internal: asked.internal,
        part_of: None,
    };
    let figure = |count: usize| number(lang, i64::try_from(count).unwrap_or(i64::MAX));
    let counts = words::picture_counts(lang, &figure(answer.totals.maps), &figure(answer.shared.len()));
    let mut page = Page::new(&sheet, &wanted, words::picture_title(lang), &counts);
    let areas = bars(answer, asked);
    let strip = if areas.is_empty() { 0.0 } else { real(areas.len()) * PITCH + 30.0 };
    let whole = page.area;
    page.area = Frame { height: whole.height - strip, ..whole };
    let drawn = Drawn::of(answer);
    if drawn.parties.is_empty() {
        let middle =
            Point { x: page.area.left + page.area.width / 2.0, y: page.area.top + page.area.height / 2.0 };
        let text = page.palette.text;
        page.scene.text(middle, words::picture_nobody(lang), Face::bold(10.0), text, Align::Middle);
    } else {
        network(&mut page, answer, &drawn);
    }
    let below = Frame { top: whole.top + whole.height - strip, height: strip, ..whole };
    page.area = whole;
    rungs(&mut page, &areas, asked, below);
    legend(&mut page, answer, asked, &drawn);
    Picture {
        svg: page.scene.svg(),
        labels: page.labels,
        marks: page.marks,
        parties: drawn.parties.len(),
        size: paper.size(),
    }
}

impl Drawn {
    /// The parties of most maps, and the maps that know most of these.
    fn of(answer: &Answer) -> Self {
        let first = answer.shared.get(..PARTIES).unwrap_or(&answer.shared);
        let mut known: BTreeMap<usize, usize> = BTreeMap::new();
        first.iter().flat_map(|party| &party.maps).for_each(|map| *known.entry(*map).or_default() += 1);
        let mut maps: Vec<(usize, usize)> = known.into_iter().collect();
        maps.sort_by_key(|(map, count)| (std::cmp::Reverse(*count), *map));
        let maps: Vec<usize> = maps.into_iter().take(MAPS).map(|(map, _)| map).collect();
        let place: BTreeMap<usize, usize> = maps.iter().enumerate().map(|(at, map)| (*map, at)).collect();
        let (mut parties, mut lines) = (Vec::new(), Vec::new());
        for (at, party) in first.iter().enumerate() {
            let here: Vec<usize> = party.maps.iter().filter_map(|map| place.get(map).copied()).collect();
            // A party of a single map that is drawn would look like one that connects nothing.
            if here.len() > 1 {
                lines.extend(here.into_iter().map(|map| (parties.len(), map)));
                parties.push(at);
            }
        }
        Self { parties, maps, lines }
    }

    /// Parties first, then maps.
    fn layout(&self, answer: &Answer) -> Layout {
        let vertex = |at: usize| Vertex::try_from(at).unwrap_or(Vertex::MAX);
        let lines = self.lines.iter().map(|(party, map)| (vertex(*party), vertex(self.parties.len() + map)));
        let graph = Adjacency::undirected(self.parties.len() + self.maps.len(), lines);
        let parties = self.parties.iter().map(|at| answer.shared[*at].kind);
        let kinds: Vec<ActorKind> = parties.chain(self.maps.iter().map(|_| ActorKind::Other)).collect();
        crate::layout::force::force(&graph, &kinds, &[], &mut |_| true).unwrap_or_default()
    }
}

/// From the plane of a layout into a frame, stretched a little where that fills the page.
fn spread(layout: &Layout, frame: Frame) -> Vec<Point> {
    let (mut low, mut high) = (Point { x: f64::MAX, y: f64::MAX }, Point { x: f64::MIN, y: f64::MIN });
    for point in &layout.points {
        low = Point { x: low.x.min(point.x), y: low.y.min(point.y) };
        high = Point { x: high.x.max(point.x), y: high.y.max(point.y) };
    }
    let (wide, high_) = ((high.x - low.x).max(2.0), (high.y - low.y).max(2.0));
    let turned = wide < high_;
    let (wide, tall) = if turned { (high_, wide) } else { (wide, high_) };
    let (across, down) = ((frame.width / wide).min(60.0), (frame.height / tall).min(46.0));
    let (across, down) = (across.min(down * 2.2), down.min(across * 2.2));
    let centre = Point { x: frame.left + frame.width / 2.0, y: frame.top + frame.height / 2.0 };
    let middle = Point { x: f64::midpoint(low.x, high.x), y: f64::midpoint(low.y, high.y) };
    let place = |point: &Point| {
        let (x, y) = (point.x - middle.x, point.y - middle.y);
        let (x, y) = if turned { (-y, x) } else { (x, y) };
        Point { x: centre.x + x * across, y: centre.y + y * down }
    };
    layout.points.iter().map(place).collect()
}

fn network(page: &mut Page, answer: &Answer, drawn: &Drawn) {
    let area = page.area;
    let inner = Frame {
        left: area.left + 80.0,
        top: area.top + 22.0,
        width: (area.width - 160.0).max(60.0),
        height: (area.height - 44.0).max(60.0),
    };
    let places = spread(&drawn.layout(answer), inner);
    let split = drawn.parties.len();
    let mut lines = Vec::with_capacity(drawn.lines.len());
    for (party, map) in &drawn.lines {
        let (from, to) = (places[*party], places[split + map]);
        let stroke = Stroke::solid(page.palette.guide, if drawn.lines.len() > 120 { 0.5 } else { 0.8 });
        page.scene.line(vec![from, to], stroke);
        lines.push((from, to));
    }
    let short = |text: &str| shorten(&clean(text), LONGEST_NAME).into_owned();
    let mut wishes = Vec::new();
    for (at, place) in places.iter().enumerate() {
        let mark = Frame { left: place.x - HALF, top: place.y - HALF, width: 2.0 * HALF, height: 2.0 * HALF };
        let (name, face) = match at.checked_sub(split) {
            Some(map) => (short(title_of(&answer.maps[drawn.maps[map]])), Face::bold(NAME.size)),
            None => (short(&answer.shared[drawn.parties[at]].name), NAME),
        };
        page.scene.shapes.push(Shape::Open(name.clone()));
        if at < split {
            page.mark(*place, 12.5, answer.shared[drawn.parties[at]].kind);
        } else {
            let edge = Some(Stroke::solid(page.palette.text, 1.3));
            page.scene.shapes.push(boxed(mark, Some(page.palette.band), edge));
        }
        page.scene.shapes.push(Shape::Close);
        page.marks.push(mark);
        wishes.push(Wish { mark, name, face });
    }
    // Names of maps first: they say what the picture is of.
    wishes.rotate_left(split);
    let seats = names::place(&wishes, &[], &lines, area, true);
    for (placed, wish) in seats.into_iter().zip(&wishes) {
        if let Some(placed) = placed {
            let text = page.palette.text;
            plane::write(page, &placed, wish.face, text);
            page.labels.push(placed.frame);
        }
    }
}

/// One bar: what it is called, and how many partnerships stand on which rung.
struct Bar {
    name: String,
    counts: Vec<(Option<Rung>, usize)>,
    /// Whether it is all others together.
    rest: bool,
}

impl Bar {
    fn total(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }
}

/// The areas with most partnerships, and all others as one.
fn bars(answer: &Answer, asked: &Asked) -> Vec<Bar> {
    let rungs: Vec<Rung> =
        Rung::ALL.iter().copied().filter(|rung| asked.internal || *rung != Rung::Competition).collect();
    let counts = |row: &AreaRow| -> Vec<(Option<Rung>, usize)> {
        let on = rungs.iter().map(|rung| (Some(*rung), row.rungs[usize::from(rung.digit())]));
        on.chain([(None, row.not_assessed)]).collect()
    };
    let name = |row: &AreaRow| {
        let name = row.area.as_deref().unwrap_or_else(|| words::no_area(asked.lang));
        shorten(&clean(name), LONGEST_NAME).into_owned()
    };
    let mut all: Vec<Bar> =
        answer.areas.iter().map(|row| Bar { name: name(row), counts: counts(row), rest: false }).collect();
    all.retain(|bar| bar.total() > 0);
    if all.len() <= AREAS {
        return all;
    }
    all.sort_by_key(|bar| std::cmp::Reverse(bar.total()));
    let rest = all.split_off(AREAS - 1);
    let mut other =
        Bar { name: words::picture_other_areas(asked.lang, rest.len()), counts: Vec::new(), rest: true };
    for bar in rest {
        if other.counts.is_empty() {
            other.counts = bar.counts;
        } else {
            other.counts.iter_mut().zip(&bar.counts).for_each(|(sum, one)| sum.1 += one.1);
        }
    }
    all.push(other);
    all
}

fn rungs(page: &mut Page, bars: &[Bar], asked: &Asked, frame: Frame) {
    if bars.is_empty() {
        return;
    }
    let text = page.palette.text;
    let at = Point { x: frame.left, y: frame.top + 8.0 };
    page.paragraph(at, words::picture_rungs(asked.lang), Face::bold(8.5), text, frame.width, 1);
    // All others together would make every single one small: that bar shows shares only, and says so.
    let single = bars.iter().filter(|bar| !bar.rest);
    let most = single.map(Bar::total).max().unwrap_or(1).max(1);
    let (left, room) = (frame.left + BESIDE + 8.0, frame.width - BESIDE - 52.0);
    let mut top = frame.top + 24.0;
    for bar in bars {
        let baseline = top + 5.5 + SMALL.size * 0.36;
        let name = SMALL.cut(&bar.name, BESIDE);
        page.scene.text(Point { x: frame.left, y: baseline }, &name, SMALL, text, Align::Start);
        let mut x = left;
        page.scene.shapes.push(Shape::Open(said(bar, asked)));
        for (rung, count) in bar.counts.iter().filter(|(_, count)| *count > 0) {
            let width = room * real(*count) / real(if bar.rest { bar.total() } else { most });
            let cell = Frame { left: x, top, width, height: 11.5 };
            if width >= 9.0 {
                page.cell(cell, *rung, page.palette.text);
            } else {
                let (fill, _) = page.palette.cell(*rung);
                page.scene.shapes.push(boxed(cell, Some(fill), Some(Stroke::solid(text, 0.5))));
            }
            x += width;
        }
        page.scene.shapes.push(Shape::Close);
        let total = number(asked.lang, i64::try_from(bar.total()).unwrap_or(i64::MAX));
        page.scene.text(Point { x: x + 4.0, y: baseline }, &total, SMALL, text, Align::Start);
        top += PITCH;
    }
}

/// A bar in words, for whoever points at it or has it read out.
fn said(bar: &Bar, asked: &Asked) -> String {
    let parts = bar.counts.iter().filter(|(_, count)| *count > 0);
    let parts: Vec<String> =
        parts.map(|(rung, count)| format!("{}: {count}", labels::rung(*rung, asked.lang))).collect();
    format!("{}: {}", bar.name, parts.join(", "))
}

fn legend(page: &mut Page, answer: &Answer, asked: &Asked, drawn: &Drawn) {
    let lang = asked.lang;
    let used = |kind: &&ActorKind| drawn.parties.iter().any(|at| answer.shared[*at].kind == **kind);
    let kinds = ActorKind::ALL.iter().filter(used).map(|kind| Row::Mark(*kind)).collect();
    let rungs = Rung::ALL.iter().rev().filter(|rung| asked.internal || **rung != Rung::Competition);
    let cells = rungs.map(|rung| Row::Cell(Some(*rung))).chain([Row::Cell(None)]).collect();
    let mut reading = vec![Row::Words(words::picture_reading(lang).to_owned())];
    let connected =
        answer.shared.iter().flat_map(|party| &party.maps).collect::<std::collections::HashSet<_>>();
    if drawn.parties.len() < answer.shared.len() || drawn.maps.len() < connected.len() {
        let figure = |count: usize| number(lang, i64::try_from(count).unwrap_or(i64::MAX));
        let part = words::picture_part(lang, &figure(drawn.maps.len()), &figure(drawn.parties.len()));
        reading.push(Row::Words(part));
    }
    let mut blocks = vec![Block { heading: common::cells(lang), rows: cells }];
    if !drawn.parties.is_empty() {
        blocks.push(Block { heading: common::kinds(lang), rows: kinds });
        blocks.push(Block { heading: common::reading(lang), rows: reading });
    }
    page.legend(blocks);
}
