//! The page around a picture: heading, legend, footer.

use super::font::{ASCENT, Face, PITCH};
use super::scene::{Align, Colour, Scene, Shape, Stroke};
use super::style::{Palette, letter, outline};
use super::{Paper, Wanted};
use crate::layout::{Frame, Point};
use crate::locale::{Label, clean, dates, labels, picture as words};
use crate::model::{ActorKind, Code, Lang, PartnershipMap, Rung};
use crate::network::At;

/// Around everything.
const MARGIN: f64 = 30.0;
/// The column of the legend beside a picture.
const COLUMN: f64 = 168.0;
/// The strip of the legend below a picture.
const STRIP: f64 = 142.0;
/// One line of the legend.
const ROW: f64 = 14.0;

pub(super) const TITLE: Face = Face::bold(16.0);
pub(super) const HEADING: Face = Face::bold(8.5);
pub(super) const WORDS: Face = Face::plain(8.0);
pub(super) const SMALL: Face = Face::plain(7.5);
/// The letter in a mark.
const LETTER: Face = Face::bold(7.0);
/// The name of a party.
pub(super) const NAME: Face = Face::plain(8.0);

/// A line of a legend.
pub(super) enum Row {
    Line(Option<Rung>),
    Cell(Option<Rung>),
    Mark(ActorKind),
    Anchor,
    Words(String),
    Disc { width: f64, known: bool, text: String },
}

/// A part of a legend.
pub(super) struct Block {
    pub(super) heading: &'static str,
    pub(super) rows: Vec<Row>,
}

/// A page while it is filled.
pub(super) struct Page {
    pub(super) scene: Scene,
    pub(super) palette: Palette,
    pub(super) lang: Lang,
    /// Where the picture goes.
    pub(super) area: Frame,
    side: Frame,
    beside: bool,
    /// The boxes of all names of parties.
    pub(super) labels: Vec<Frame>,
    /// The boxes of all marks of parties.
    pub(super) marks: Vec<Frame>,
}

impl Page {
    /// A page with its heading and its footer.
    pub(super) fn new(map: &PartnershipMap, wanted: &Wanted, title: &str, counts: &str) -> Self {
        let (width, height) = wanted.paper.size();
        let (lang, palette) = (wanted.lang, Palette::of(wanted.tone));
        let day = if let At::Day(day) = wanted.at { day } else { wanted.today };
        let as_of = words::as_of(lang, &dates::long(lang, day));
        let name = clean(&map.info.title).into_owned();
        let scene = Scene {
            width,
            height,
            ground: palette.ground,
            title: format!("{name}: {title}"),
            description: format!("{as_of}. {counts}."),
            lang: lang.code(),
            shapes: Vec::new(),
        };
        let beside = wanted.paper == Paper::A4Landscape;
        let mut page = Self {
            scene,
            palette,
            lang,
            area: Frame::default(),
            side: Frame::default(),
            beside,
            labels: Vec::new(),
            marks: Vec::new(),
        };
        let wide = width - 2.0 * MARGIN;
        let mut y = MARGIN;
        let even = TITLE.even(&name, 2).filter(|lines| lines.iter().all(|line| TITLE.width(line) <= wide));
        let lines = if TITLE.width(&name) > wide { even } else { None };
        for line in lines.unwrap_or_else(|| TITLE.wrap(&name, wide, 2)) {
            y = page.paragraph(Point { x: MARGIN, y }, &line, TITLE, palette.text, wide, 1);
        }
        if let Some(area) = &map.info.area {
            y = page.paragraph(Point { x: MARGIN, y }, &clean(area), WORDS, palette.dim, wide, 2);
        }
        let what = format!("{title} · {as_of} · {counts}");
        y = page.paragraph(Point { x: MARGIN, y: y + 2.0 }, &what, Face::bold(9.0), palette.text, wide, 2);
        if let Some(goal) = &map.info.goal {
            let goal = words::goal(lang, &clean(goal));
            y = page.paragraph(Point { x: MARGIN, y: y + 1.0 }, &goal, WORDS, palette.text, wide, 2);
        }
        let foot = height - MARGIN;
        page.scene.text(
            Point { x: MARGIN, y: foot },
            words::made_with(lang),
            SMALL,
            palette.dim,
            Align::Start,
        );
        if wanted.internal {
            let (at, face) = (Point { x: width - MARGIN, y: foot }, Face::bold(8.0));
            page.scene.text(at, words::internal(lang), face, palette.text, Align::End);
        }
        let (top, end) = (y + 8.0, foot - 14.0);
        let whole = Frame { left: MARGIN, top, width: wide, height: end - top };
        if beside {
            page.area = Frame { width: wide - COLUMN - 14.0, ..whole };
            page.side = Frame { left: width - MARGIN - COLUMN, width: COLUMN, ..whole };
        } else {
            page.area = Frame { height: whole.height - STRIP - 8.0, ..whole };
            page.side = Frame { top: end - STRIP, height: STRIP, ..whole };
        }
        page
    }

    /// Lines of words from an upper left corner down; gives back where they end.
    pub(super) fn paragraph(
        &mut self,
        at: Point,
        text: &str,
        face: Face,
        fill: Colour,
        width: f64,
        most: usize,
    ) -> f64 {
        let mut y = at.y;
        for line in face.wrap(text, width, most) {
            let baseline = Point { x: at.x, y: y + face.size * ASCENT };
            self.scene.text(baseline, &line, face, fill, Align::Start);
            y += face.size * PITCH * 1.06;
        }
        y
    }

    /// The mark of a party's kind, with its letter when it is large enough to be read.
    pub(super) fn mark(&mut self, at: Point, size: f64, kind: ActorKind) {
        let (fill, stroke, letters) = self.palette.mark(kind);
        let (path, lower) = outline(kind);
        // Whoever fits no kind is an open circle.
        let (fill, stroke, letters) = if kind == ActorKind::Other {
            let colour = self.palette.kind(kind);
            (self.palette.ground, Stroke::solid(colour, 1.1), colour)
        } else {
            (fill, stroke, letters)
        };
        // A fixed edge would cover a very small mark.
        let stroke = Stroke { width: stroke.width * (size / 8.0).min(1.0), ..stroke };
        self.scene.shapes.push(Shape::Outline { path, at, scale: size, fill, stroke });
        if size >= 10.5 {
            let baseline = Point { x: at.x, y: at.y + lower * size + LETTER.size * 0.365 };
            self.scene.text(baseline, letter(kind, self.lang), LETTER, letters, Align::Middle);
        }
    }

    /// A line that says a rung, in a share of its width.
    pub(super) fn tie(&mut self, from: Point, to: Point, rung: Option<Rung>, share: f64) {
        let stroke = self.palette.line(rung);
        let stroke = Stroke { width: stroke.width * share, ..stroke };
        match rung {
            Some(Rung::Competition) => self.scene.line(zigzag(from, to), stroke),
            Some(Rung::Confederation) => {
                self.scene.line(vec![from, to], stroke);
                let core = Stroke::solid(self.palette.ground, stroke.width * 0.45);
                self.scene.line(vec![from, to], core);
            }
            _ => self.scene.line(vec![from, to], stroke),
        }
    }

    /// A cell that says a rung.
    pub(super) fn cell(&mut self, frame: Frame, rung: Option<Rung>, edge: Colour) {
        let (fill, letters) = self.palette.cell(rung);
        self.scene.shapes.push(boxed(frame, Some(fill), Some(Stroke::solid(edge, 0.5))));
        let size = (frame.height * 0.62).clamp(0.0, 8.5);
        if size >= 7.0 {
            let digit = rung.map_or_else(|| "?".to_owned(), |rung| rung.digit().to_string());
            let at =
                Point { x: frame.left + frame.width / 2.0, y: frame.top + frame.height / 2.0 + size * 0.365 };
            self.scene.text(at, &digit, Face::bold(size), letters, Align::Middle);
        }
    }

    /// The legend, beside the picture or below it.
    pub(super) fn legend(&mut self, blocks: Vec<Block>) {
        let side = self.side;
        let count = u32::try_from(blocks.len().max(1)).map_or(1.0, f64::from);
        let gap = 16.0;
        let width = if self.beside { side.width } else { (side.width - gap * (count - 1.0)) / count };
        let mut at = Point { x: side.left, y: side.top };
        let rule = Stroke::solid(self.palette.guide, 0.7);
        if self.beside {
            let x = side.left - 9.0;
            let ends = vec![Point { x, y: side.top }, Point { x, y: side.top + side.height }];
            self.scene.line(ends, rule);
        } else {
            let y = side.top - 5.0;
            let ends = vec![Point { x: side.left, y }, Point { x: side.left + side.width, y }];
            self.scene.line(ends, rule);
        }
        for block in blocks {
            let mut y = self.paragraph(at, block.heading, HEADING, self.palette.text, width, 2) + 3.0;
            for row in block.rows {
                y = self.row(Point { x: at.x, y }, row, width);
            }
            if self.beside {
                at.y = y + 10.0;
            } else {
                at.x += width + gap;
            }
        }
    }

    fn row(&mut self, at: Point, row: Row, width: f64) -> f64 {
        let high = if let Row::Disc { width, .. } = row { (width + 3.0).max(ROW) } else { ROW };
        let middle = at.y + high / 2.0;
        let baseline = middle + SMALL.size * 0.36;
        let (indent, text) = match row {
            Row::Words(text) => {
                return self.paragraph(at, &text, SMALL, self.palette.text, width, 12) + 4.0;
            }
            Row::Line(rung) => {
                let ends = [Point { x: at.x, y: middle }, Point { x: at.x + 30.0, y: middle }];
                self.tie(ends[0], ends[1], rung, 1.0);
                (37.0, labels::rung(rung, self.lang))
            }
            Row::Cell(rung) => {
                let frame = Frame { left: at.x, top: middle - 6.0, width: 12.0, height: 12.0 };
                self.cell(frame, rung, self.palette.guide);
                (19.0, labels::rung(rung, self.lang))
            }
            Row::Mark(kind) => {
                self.mark(Point { x: at.x + 7.0, y: middle }, 12.5, kind);
                (19.0, kind.label(self.lang).to_owned())
            }
            Row::Anchor => {
                let around = self.anchor(Point { x: at.x + 7.0, y: middle }, 6.0);
                self.scene.shapes.push(around);
                (19.0, words::anchor_ring(self.lang).to_owned())
            }
            Row::Disc { width, known, text } => {
                let at = Point { x: at.x + 22.0, y: middle };
                let half = width / 2.0;
                let stroke = Self::disc(known, self.palette.dim);
                let fill = Some(self.palette.band);
                let disc = Shape::Ellipse { at, across: half, down: half, fill, stroke: Some(stroke) };
                self.scene.shapes.push(disc);
                (48.0, text)
            }
        };
        let text = SMALL.cut(&text, width - indent);
        self.scene.text(
            Point { x: at.x + indent, y: baseline },
            &text,
            SMALL,
            self.palette.text,
            Align::Start,
        );
        at.y + high
    }

    /// The ring around the anchor institution.
    pub(super) fn anchor(&self, at: Point, half: f64) -> Shape {
        let stroke = Some(Stroke::solid(self.palette.anchor, 1.6));
        Shape::Ellipse { at, across: half, down: half, fill: Some(self.palette.ground), stroke }
    }

    /// The outline of a disc; dashed where its size is not known.
    pub(super) fn disc(known: bool, colour: Colour) -> Stroke {
        let dashes: &[f64] = if known { &[] } else { &[3.0, 2.2] };
        Stroke { colour, width: if known { 1.3 } else { 1.1 }, dashes, round: false }
    }
}

/// A count as a length.
pub(super) fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A box as a shape.
pub(super) fn boxed(frame: Frame, fill: Option<Colour>, stroke: Option<Stroke>) -> Shape {
    let (right, bottom) = (frame.left + frame.width, frame.top + frame.height);
    let corner = |x, y| Point { x, y };
    let points = vec![
        corner(frame.left, frame.top),
        corner(right, frame.top),
        corner(right, bottom),
        corner(frame.left, bottom),
    ];
    Shape::Path { points, fill, stroke, closed: true }
}

/// A line that goes to and fro.
fn zigzag(from: Point, to: Point) -> Vec<Point> {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx.hypot(dy).max(0.001);
    let mut points = vec![from];
    let (mut done, mut side) = (1.5, 1.0);
    while done < length - 1.5 {
        let share = done / length;
        points.push(Point {
            x: from.x + dx * share - dy / length * 2.0 * side,
            y: from.y + dy * share + dx / length * 2.0 * side,
        });
        side = -side;
        done += 3.0;
    }
    points.push(to);
    points
}
