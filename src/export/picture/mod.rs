//! THE VECTOR PICTURE: a map on one page, as SVG, and as PNG made from that SVG.
//!
//! A picture is read by people who were not there: it has a title, the day it stands for and a legend, and nothing
//! in it depends on colour alone. What could harm a relation (competition, power) is only in internal pictures;
//! trust, stances and contacts are in none.

mod atlas;
pub(super) mod font;
mod grid;
mod matrix;
mod names;
mod page;
mod plane;
mod png;
mod scene;
mod style;
mod tray;

pub use atlas::atlas;
pub use style::Tone;
pub(in crate::export) use style::{Palette, letter, outline};

use crate::layout::{self, Frame, Layout, Outward, Point, View};
use crate::locale::{dates, picture as words};
use crate::model::{ActorKind, Code, Day, Lang, PartnershipMap, Rung};
use crate::network::{At, Ties};
use font::Face;
use page::{Block, Page, Row, SMALL};
use scene::Align;

/// A sheet of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// A4, wider than high.
    #[default]
    A4Landscape,
    /// A4, higher than wide.
    A4Portrait,
}

impl Paper {
    /// Width and height in points.
    pub(crate) fn size(self) -> (f64, f64) {
        let (short, long) = (210.0 / 25.4 * 72.0, 297.0 / 25.4 * 72.0);
        match self {
            Self::A4Landscape => (long, short),
            Self::A4Portrait => (short, long),
        }
    }
}

/// Which picture is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The way of looking at the map.
    pub view: View,
    /// What the way outwards says in rings.
    pub outward: Outward,
    /// The moment.
    pub at: At,
    /// Today: the day that is printed for [`At::Now`].
    pub today: Day,
    /// The language of its words.
    pub lang: Lang,
    /// The page.
    pub paper: Paper,
    /// The colours.
    pub tone: Tone,
    /// Whether it may show what can harm a relation.
    pub internal: bool,
    /// How many parties the whole map has, when only a part of it is drawn.
    pub part_of: Option<usize>,
}

/// A picture that is done.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The page as SVG.
    pub svg: String,
    /// The boxes of the names of parties, in points from the upper left corner.
    pub labels: Vec<Frame>,
    /// The boxes of the marks of parties.
    pub marks: Vec<Frame>,
    /// How many parties there are.
    pub parties: usize,
    size: (f64, f64),
}

impl Picture {
    /// The same page in dots, 200 an inch; nothing when the SVG cannot be drawn, which does not happen.
    pub fn png(&self) -> Option<Vec<u8>> {
        png::png(&self.svg, self.size.0, self.size.1)
    }
}

/// The ties that may be shown: competition only inside the house.
pub fn ties(map: &PartnershipMap, at: At, internal: bool) -> Ties {
    Ties::where_(map, at, |_, rung| internal || rung != Some(Rung::Competition))
}

/// Where everybody stands in a view.
pub fn layout_of(map: &PartnershipMap, ties: &Ties, view: View, outward: Outward) -> Layout {
    match view {
        View::Rings => layout::rings(map, ties, outward),
        View::Force => force(ties),
        View::Matrix => layout::matrix(ties, &communities(ties)).layout(),
        View::Grid => layout::grid(map, ties),
        View::Venn => layout::venn(map, ties),
    }
}

/// Who belongs together in the matrix.
fn communities(ties: &Ties) -> Vec<u32> {
    crate::network::communities(&ties.graph)
}

/// Nobody stops it, so there always is one.
fn force(ties: &Ties) -> Layout {
    layout::force::force(&ties.graph, &ties.kinds, &[], &mut |_| true).unwrap_or_default()
}

/// Draws a map.
pub fn picture(map: &PartnershipMap, wanted: &Wanted) -> Picture {
    let ties = ties(map, wanted.at, wanted.internal);
    let lang = wanted.lang;
    let title = match (wanted.view, wanted.outward) {
        (View::Rings, Outward::Rung) => words::rings_title(lang),
        (View::Rings, Outward::Level) => words::levels_title(lang),
        (View::Force, _) => words::force_title(lang),
        (View::Matrix, _) => words::matrix_title(lang),
        (View::Grid, _) => words::grid_title(lang),
        (View::Venn, _) => words::venn_title(lang),
    };
    let counts = match wanted.view {
        View::Grid | View::Venn => words::counted_parties(lang, ties.actors.len()),
        _ => words::counted(lang, ties.actors.len(), ties.lines.len()),
    };
    let counts = match wanted.part_of {
        Some(all) => format!("{counts} ({})", words::part_of(lang, all)),
        None => counts,
    };
    let mut page = Page::new(map, wanted, title, &counts);
    if ties.actors.is_empty() {
        nobody(&mut page, map, wanted);
    } else {
        let layout = layout_of(map, &ties, wanted.view, wanted.outward);
        let drawing = Drawing { map, ties: &ties, layout: &layout, wanted };
        match wanted.view {
            View::Matrix => matrix::draw(&mut page, &drawing),
            View::Grid => grid::draw(&mut page, &drawing),
            View::Rings | View::Force | View::Venn => plane::draw(&mut page, &drawing),
        }
    }
    Picture {
        svg: page.scene.svg(),
        labels: page.labels,
        marks: page.marks,
        parties: ties.actors.len(),
        size: wanted.paper.size(),
    }
}

/// No name is longer in a picture, in columns.
const LONGEST_NAME: usize = 120;

/// What is drawn.
struct Drawing<'a> {
    map: &'a PartnershipMap,
    ties: &'a Ties,
    layout: &'a Layout,
    wanted: &'a Wanted,
}

impl Drawing<'_> {
    /// The name of a vertex.
    fn name(&self, at: usize) -> String {
        let id = &self.ties.actors[at];
        let name = crate::locale::clean(self.map.actor_name(id));
        // Measuring where to break a name takes its length squared, and no page has room for so much.
        let name = crate::locale::shorten(&name, LONGEST_NAME);
        if name.trim().is_empty() { id.to_string() } else { name.into_owned() }
    }

    /// The vertices by importance: the anchor, then whoever has most ties.
    fn by_importance(&self) -> Vec<usize> {
        let anchor = self.anchor();
        let degree = |at: &usize| self.ties.graph.degree(u32::try_from(*at).unwrap_or(u32::MAX));
        let mut order: Vec<usize> = (0..self.ties.actors.len()).collect();
        order.sort_by_key(|at| (Some(*at) != anchor, std::cmp::Reverse(degree(at)), *at));
        order
    }

    fn anchor(&self) -> Option<usize> {
        let vertex = self.ties.vertex(self.map.info.anchor.as_ref()?)?;
        usize::try_from(vertex).ok()
    }

    /// The rungs that lines of this picture can have, the highest first.
    fn rungs(&self) -> Vec<Option<Rung>> {
        let open = Some(None).filter(|_| self.ties.lines.iter().any(|line| line.rung.is_none()));
        let contest = !self.ties.competition.is_empty();
        let rungs = Rung::ALL.iter().rev().copied().filter(|rung| contest || *rung != Rung::Competition);
        rungs.map(Some).chain(open).collect()
    }

    fn kinds(&self) -> Block {
        let used = ActorKind::ALL.iter().filter(|kind| self.ties.kinds.contains(kind));
        Block { heading: words::kinds(self.wanted.lang), rows: used.map(|kind| Row::Mark(*kind)).collect() }
    }

    fn reading(&self, sentence: &str, notes: Vec<String>) -> Block {
        let rows = std::iter::once(sentence.to_owned()).chain(notes).map(Row::Words).collect();
        Block { heading: words::reading(self.wanted.lang), rows }
    }
}

/// A page for a map without parties says so.
fn nobody(page: &mut Page, map: &PartnershipMap, wanted: &Wanted) {
    let (lang, area) = (wanted.lang, page.area);
    let middle = Point { x: area.left + area.width / 2.0, y: area.top + area.height / 2.0 };
    let (what, remedy) = match wanted.at {
        At::Day(day) if !map.actors.is_empty() => (words::nobody_then(lang, &dates::long(lang, day)), ""),
        _ => (words::empty(lang).to_owned(), words::empty_remedy(lang)),
    };
    let (text, dim) = (page.palette.text, page.palette.dim);
    page.scene.text(middle, &what, Face::bold(12.0), text, Align::Middle);
    let width = area.width * 0.8;
    for (line, y) in SMALL.wrap(remedy, width, 3).iter().zip([16.0, 26.0, 36.0]) {
        page.scene.text(Point { x: middle.x, y: middle.y + y }, line, SMALL, dim, Align::Middle);
    }
}
