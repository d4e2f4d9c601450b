//! Rings, force, and Venn: marks on a plane, lines between them, names beside them.

use super::Drawing;
use super::font::{ASCENT, Face, PITCH};
use super::names::{self, Placed, Wish};
use super::page::{Block, HEADING, NAME, Page, Row, SMALL, boxed, real};
use super::scene::{Align, Colour, Shape, Stroke};
use super::tray::Tray;
use crate::layout::{Frame, Guide, Outward, Point, RESIDENTS, RingOf, View, benefit_size};
use crate::locale::{Label, labels, picture as words};
use crate::model::{ActorKind, Lang};

/// Room for names at the sides of a plane, and above and below it.
const SIDES: f64 = 74.0;
const ENDS: f64 = 20.0;
/// How much wider than high a plane may be stretched, and the other way round.
const STRETCH: f64 = 1.35;
/// More parties than this, and only the most tied ones are named.
const MANY: usize = 150;
/// So many are named then.
const NAMED: usize = 60;
/// Where fewer of them find room beside all marks, names may lie on the marks of those without a name.
const FEW: usize = 20;
/// More lines than this are drawn thinner, and names no longer make way for them.
const MANY_LINES: usize = 600;

/// From the plane of the layout to the page.
struct Plane {
    centre: Point,
    from: Point,
    across: f64,
    down: f64,
    /// The length of one unit in the narrower direction.
    unit: f64,
    turned: bool,
}

impl Plane {
    fn new(page: &Page, drawing: &Drawing<'_>, tray: &Tray) -> Self {
        let area = page.area;
        let layout = drawing.layout;
        let round = drawing.wanted.view != View::Force;
        let (mut low, mut high) = (Point { x: -1.0, y: -1.0 }, Point { x: 1.0, y: 1.0 });
        let inside = |at: usize| !tray.parties.contains(&at);
        if !round && let Some(first) = (0..layout.points.len()).find(|at| inside(*at)) {
            (low, high) = (layout.points[first], layout.points[first]);
        }
        let mut reach = 0.0_f64;
        let all = layout.points.iter().zip(&layout.sizes).enumerate();
        for (_, (point, size)) in all.filter(|(at, _)| inside(*at)) {
            low = Point { x: low.x.min(point.x), y: low.y.min(point.y) };
            high = Point { x: high.x.max(point.x), y: high.y.max(point.y) };
            reach = reach.max(point.x.hypot(point.y) + size / 2.0);
        }
        for guide in &layout.guides {
            if let Guide::Ring { radius, .. } = guide {
                reach = reach.max(*radius);
            }
        }
        if round {
            (low, high) = (Point { x: -reach, y: -reach }, Point { x: reach, y: reach });
        }
        let (mut wide, mut tall) = ((high.x - low.x).max(2.0), (high.y - low.y).max(2.0));
        // Without directions that mean something, the longer side of the picture goes along that of the page.
        let turned = !round && (wide > tall) != (area.width - SIDES > area.height);
        if turned {
            (wide, tall) = (tall, wide);
        }
        let (across, down) = ((area.width - 2.0 * SIDES) / wide, (area.height - 2.0 * ENDS) / tall);
        let most = match drawing.wanted.view {
            View::Venn => 17.0,
            View::Force => 46.0,
            _ => 34.0,
        };
        let (across, down) = (across.min(most * STRETCH), down.min(most * STRETCH));
        let (across, down) = (across.min(down * STRETCH), down.min(across * STRETCH));
        Self {
            centre: Point { x: area.left + area.width / 2.0, y: area.top + area.height / 2.0 },
            from: Point { x: f64::midpoint(low.x, high.x), y: f64::midpoint(low.y, high.y) },
            across,
            down,
            unit: across.min(down),
            turned,
        }
    }

    fn at(&self, point: Point) -> Point {
        let (x, y) = (point.x - self.from.x, point.y - self.from.y);
        let (x, y) = if self.turned { (-y, x) } else { (x, y) };
        Point { x: self.centre.x + x * self.across, y: self.centre.y + y * self.down }
    }

    fn around(&self, radius: f64, angle: f64) -> Point {
        self.at(Point { x: radius * angle.cos(), y: radius * angle.sin() })
    }

    fn ring(&self, radius: f64, fill: Option<Colour>, stroke: Option<Stroke>) -> Shape {
        let at = self.at(Point::default());
        Shape::Ellipse { at, across: radius * self.across, down: radius * self.down, fill, stroke }
    }
}

/// How much larger than a mark the ring of the anchor is.
const ANCHOR: f64 = 1.32;

/// A square box around a place.
fn square(at: Point, half: f64) -> Frame {
    Frame { left: at.x - half, top: at.y - half, width: 2.0 * half, height: 2.0 * half }
}

fn middle(frame: &Frame) -> Point {
    Point { x: frame.left + frame.width / 2.0, y: frame.top + frame.height / 2.0 }
}

/// Draws a plane with its legend.
pub(super) fn draw(page: &mut Page, drawing: &Drawing<'_>) {
    let tray = Tray::of(page, drawing);
    let whole = page.area;
    page.area.height -= tray.height;
    let plane = Plane::new(page, drawing, &tray);
    page.area = whole;
    let mut places: Vec<Point> = drawing.layout.points.iter().map(|point| plane.at(*point)).collect();
    let heading = tray.draw(page, &mut places);
    let venn = drawing.wanted.view == View::Venn;
    let share = if places.len() > MANY { 0.7 } else { 0.92 };
    let scale = (plane.unit * share).clamp(1.5, 13.0);
    let anchor = drawing.anchor();
    let half = |at: usize| {
        let size = drawing.layout.sizes[at];
        // The anchor has a ring around its mark.
        let ring = if Some(at) == anchor { ANCHOR } else { 1.0 };
        if venn { size * plane.unit / 2.0 } else { size * scale * 0.64 * ring }
    };
    let marks: Vec<Frame> = (0..places.len()).map(|at| square(places[at], half(at))).collect();
    let ground = Ground::of(drawing);
    ground.draw(page, &plane);
    let lines = if venn { Vec::new() } else { ties(page, drawing, &places) };
    for (at, place) in places.iter().enumerate() {
        page.scene.shapes.push(Shape::Open(drawing.name(at)));
        let kind = drawing.ties.kinds[at];
        if venn {
            disc(page, drawing, at, *place, half(at));
            page.mark(*place, (half(at) * 0.9).min(12.5), kind);
        } else {
            if Some(at) == anchor {
                let around = page.anchor(*place, half(at));
                page.scene.shapes.push(around);
            }
            page.mark(*place, scale * drawing.layout.sizes[at], kind);
        }
        page.scene.shapes.push(Shape::Close);
    }
    let mut taken = ground.names(page, drawing, &plane, &marks);
    taken.extend(heading);
    if venn {
        taken.push(residents(page, &plane));
    }
    let named = name(page, drawing, &marks, (&taken, &tray.parties), &lines);
    page.marks = marks;
    legend(page, drawing, &plane, named);
}

/// An institution in the Venn diagram.
fn disc(page: &mut Page, drawing: &Drawing<'_>, at: usize, place: Point, half: f64) {
    let known = drawing.map.actors.get(&drawing.ties.actors[at]).and_then(|actor| actor.benefit);
    let colour = page.palette.kind(drawing.ties.kinds[at]);
    let stroke = Some(Page::disc(known.is_some_and(|score| (1..=5).contains(&score)), colour));
    let fill = Some(page.palette.ground);
    page.scene.shapes.push(Shape::Ellipse { at: place, across: half, down: half, fill, stroke });
}

/// The lines, the looser ties first, so that the closer ones stay visible.
fn ties(page: &mut Page, drawing: &Drawing<'_>, places: &[Point]) -> Vec<(Point, Point)> {
    let mut all: Vec<_> = drawing.ties.competition.iter().chain(&drawing.ties.lines).collect();
    all.sort_by_key(|line| (line.rung, line.from, line.to));
    let mut drawn = Vec::with_capacity(all.len());
    // Where there are many, each is finer: still the same kind of line, and the marks stay in sight.
    let share = match all.len() {
        0..=120 => 1.0,
        121..=MANY_LINES => 0.6,
        many => (0.35 * (real(MANY_LINES) / real(many)).sqrt()).max(0.06),
    };
    for line in &all {
        let (from, to) = (places[line.from as usize], places[line.to as usize]);
        page.tie(from, to, line.rung, share);
        if all.len() <= MANY_LINES {
            drawn.push((from, to));
        }
    }
    drawn
}

/// What gives the places their meaning.
struct Ground {
    rings: Vec<(f64, RingOf)>,
    wedges: Vec<(f64, f64, ActorKind)>,
    rim: f64,
}

impl Ground {
    fn of(drawing: &Drawing<'_>) -> Self {
        let (mut rings, mut wedges) = (Vec::new(), Vec::new());
        for guide in &drawing.layout.guides {
            match guide {
                Guide::Ring { radius, of } => rings.push((*radius, *of)),
                Guide::Wedge { from, to, kind } => wedges.push((*from, *to, *kind)),
                Guide::Region { .. } => {}
            }
        }
        let reach = rings.iter().map(|(radius, _)| *radius).fold(0.0, f64::max);
        Self { rings, wedges, rim: reach + 0.75 }
    }

    /// Rings, and the sides of the wedges.
    fn draw(&self, page: &mut Page, plane: &Plane) {
        let (guide, wedge) = (page.palette.guide, page.palette.wedge);
        if self.wedges.len() > 1 {
            let last = self.wedges.last().map(|(_, to, _)| *to);
            for angle in self.wedges.iter().map(|(from, _, _)| *from).chain(last) {
                let ends = vec![plane.around(1.2, angle), plane.around(self.rim, angle)];
                page.scene.line(ends, Stroke::solid(wedge, 0.8));
            }
        }
        for (radius, _) in &self.rings {
            page.scene.shapes.push(plane.ring(*radius, None, Some(Stroke::solid(guide, 0.7))));
        }
    }

    /// The names of rings and wedges; gives back the boxes that names of parties have to leave free.
    fn names(&self, page: &mut Page, drawing: &Drawing<'_>, plane: &Plane, marks: &[Frame]) -> Vec<Frame> {
        let palette = page.palette;
        let mut taken = Vec::new();
        for (radius, of) in &self.rings {
            let text = ring_name(*of, drawing);
            if let Some(frame) = ring_box(&text, *radius, plane, marks, &taken) {
                let at = Point { x: frame.left + frame.width / 2.0, y: frame.top + SMALL.size * ASCENT };
                // Lines pass behind the name of a ring, not through it.
                page.scene.shapes.push(boxed(frame, Some(palette.ground), None));
                page.scene.text(at, &text, SMALL, palette.dim, Align::Middle);
                taken.push(frame);
            }
        }
        for (from, to, kind) in &self.wedges {
            let name = kind.label(page.lang).to_uppercase();
            let Some(placed) = self.heading(&name, (*from, *to), plane, marks, &taken, page.area) else {
                continue;
            };
            write(page, &placed, HEADING, palette.kind(*kind));
            taken.push(placed.frame);
        }
        taken
    }

    /// A place for the name of a wedge, at its rim. It must not look like the name of a party: it is in capitals,
    /// and it keeps its distance from all marks where it can.
    fn heading(
        &self,
        name: &str,
        (from, to): (f64, f64),
        plane: &Plane,
        marks: &[Frame],
        taken: &[Frame],
        bounds: Frame,
    ) -> Option<Placed> {
        let wider = |mark: &Frame, by: f64| square(middle(mark), mark.width / 2.0 + by);
        let tries =
            [9.0, 6.0, 3.0].into_iter().flat_map(|by| [0.5, 0.38, 0.62, 0.25, 0.75].map(|share| (by, share)));
        tries.into_iter().find_map(|(by, share)| {
            let at = plane.around(self.rim + 0.25, from + (to - from) * share);
            let wish = Wish { mark: square(at, 0.5), name: name.to_owned(), face: HEADING };
            let blocked: Vec<Frame> =
                marks.iter().map(|mark| wider(mark, by)).chain(taken.iter().copied()).collect();
            names::place(&[wish], &blocked, &[], bounds, false).pop().flatten()
        })
    }
}

/// The residents in the middle of the Venn diagram.
fn residents(page: &mut Page, plane: &Plane) -> Frame {
    let (palette, at) = (page.palette, plane.at(Point::default()));
    let half = RESIDENTS * plane.unit;
    let stroke = Some(Stroke::solid(palette.anchor, 1.6));
    page.scene.shapes.push(Shape::Ellipse { at, across: half, down: half, fill: Some(palette.band), stroke });
    let below = Point { x: at.x, y: at.y + 8.0 * 0.36 };
    let name = words::residents(page.lang);
    page.scene.text(below, name, Face::bold(8.0), palette.text, Align::Middle);
    square(at, half)
}

/// The box of a ring's name on its line: at the top, or further round where somebody stands in the way.
fn ring_box(text: &str, radius: f64, plane: &Plane, marks: &[Frame], taken: &[Frame]) -> Option<Frame> {
    let (width, height) = (SMALL.width(text) + 4.0, SMALL.height(1));
    let turns = [
        0.0, 0.12, -0.12, 0.25, -0.25, 0.4, -0.4, 0.6, -0.6, 0.9, -0.9, 1.2, -1.2, 1.9, -1.9, 2.5, -2.5, 3.1,
    ];
    turns.iter().find_map(|turn| {
        let at = plane.around(radius, turn - std::f64::consts::FRAC_PI_2);
        let frame = Frame { left: at.x - width / 2.0, top: at.y - height / 2.0, width, height };
        let free = !marks.iter().chain(taken).any(|other| other.near(&frame, 1.0));
        free.then_some(frame)
    })
}

fn ring_name(of: RingOf, drawing: &Drawing<'_>) -> String {
    let lang = drawing.wanted.lang;
    match of {
        RingOf::Rung(rung) => labels::rung(Some(rung), lang),
        RingOf::NotAssessed => labels::not_assessed(lang).to_owned(),
        RingOf::NoTie if drawing.anchor().is_none() => words::no_tie_at_all(lang).to_owned(),
        RingOf::NoTie => words::no_tie(lang).to_owned(),
        RingOf::Level(level) => level.label(lang).to_owned(),
        RingOf::NoLevel => words::no_level(lang).to_owned(),
        RingOf::Closeness(5) => words::closest(lang).to_owned(),
        RingOf::Closeness(1) => words::farthest(lang).to_owned(),
        RingOf::Closeness(score) => words::close(lang, score),
        RingOf::ClosenessUnknown => words::closeness_unknown(lang).to_owned(),
    }
}

/// Names beside marks; gives back how many found a place.
pub(super) fn name(
    page: &mut Page,
    drawing: &Drawing<'_>,
    marks: &[Frame],
    (taken, always): (&[Frame], &[usize]),
    lines: &[(Point, Point)],
) -> usize {
    let order = drawing.by_importance();
    let first = if order.len() > MANY { NAMED } else { order.len() };
    let (named, others): (Vec<_>, Vec<_>) =
        order.iter().enumerate().partition(|(place, at)| *place < first || always.contains(at));
    let wish = |(_, at): &(usize, &usize)| {
        let face = if Some(**at) == drawing.anchor() { Face::bold(NAME.size) } else { NAME };
        Wish { mark: marks[**at], name: drawing.name(**at), face }
    };
    let wishes: Vec<Wish> = named.iter().map(wish).collect();
    let others = others.iter().map(|(_, at)| marks[**at]);
    let blocked: Vec<Frame> = taken.iter().copied().chain(others).collect();
    let mut placed = names::place(&wishes, &blocked, lines, page.area, order.len() <= MANY);
    if placed.iter().flatten().count() < FEW && order.len() > MANY {
        // Marks that nobody can tell apart hide less than a picture without names does.
        placed = names::place(&wishes, taken, lines, page.area, false);
    }
    let mut count = 0;
    for (placed, wish) in placed.into_iter().zip(&wishes) {
        if let Some(placed) = placed {
            let text = page.palette.text;
            write(page, &placed, wish.face, text);
            page.labels.push(placed.frame);
            count += 1;
        }
    }
    count
}

/// Lines of words in their box, set off from what is behind them.
pub(super) fn write(page: &mut Page, placed: &Placed, face: Face, fill: Colour) {
    let frame = placed.frame;
    let x = match placed.align {
        Align::Start => frame.left,
        Align::Middle => frame.left + frame.width / 2.0,
        Align::End => frame.left + frame.width,
    };
    let mut y = frame.top + face.size * ASCENT;
    for line in &placed.lines {
        halo(page, Point { x, y }, line, face, fill, placed.align);
        y += face.size * PITCH;
    }
}

fn halo(page: &mut Page, at: Point, text: &str, face: Face, fill: Colour, align: Align) {
    let (text, halo) = (text.to_owned(), Some(page.palette.ground));
    page.scene.shapes.push(Shape::Text { at, text, face, fill, align, halo, upwards: false });
}

fn legend(page: &mut Page, drawing: &Drawing<'_>, plane: &Plane, named: usize) {
    let lang: Lang = drawing.wanted.lang;
    let parties = drawing.ties.actors.len();
    let notes = if named < parties { vec![words::some_labels(lang, named, parties)] } else { Vec::new() };
    let sentence = match (drawing.wanted.view, drawing.wanted.outward) {
        (View::Rings, Outward::Level) => words::levels_reading(lang),
        (View::Rings, _) if drawing.anchor().is_none() => words::rings_alone(lang),
        (View::Rings, _) => words::rings_reading(lang),
        (View::Venn, _) => words::venn_reading(lang),
        _ => words::force_reading(lang),
    };
    let mut blocks = Vec::new();
    if drawing.wanted.view == View::Venn {
        let disc = |benefit: Option<i64>, text: String| Row::Disc {
            width: benefit_size(benefit) * plane.unit,
            known: benefit.is_some(),
            text,
        };
        let known = [1, 3, 5].map(|score: i64| disc(Some(score), score.to_string()));
        let unknown = disc(None, words::benefit_unknown(lang).to_owned());
        let rows = known.into_iter().chain([unknown]).collect();
        blocks.push(Block { heading: words::benefit(lang), rows });
    } else {
        let rows = drawing.rungs().into_iter().map(Row::Line).collect();
        blocks.push(Block { heading: words::lines(lang), rows });
    }
    let mut kinds = drawing.kinds();
    if drawing.anchor().is_some() && drawing.wanted.view != View::Venn {
        kinds.rows.push(Row::Anchor);
    }
    blocks.push(kinds);
    blocks.push(drawing.reading(sentence, notes));
    page.legend(blocks);
}
