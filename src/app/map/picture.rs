//! One picture: who stands where and which lines are drawn, made from a map and a wish, and never stored.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use crate::layout::{Frame, Guide, Layout, Outward, Point, View, grid, matrix, rings, venn};
use crate::locale::maps as words;
use crate::model::*;
use crate::network::{At, Standing, Ties, Vertex};

use super::groups::{self, Bond, Groups};
use super::moments::moments;
use super::sieve::Sieve;
use super::{READABLE, Wish};

/// A party, or a group of parties.
#[derive(Clone, Debug)]
pub struct Node {
    /// The party; of a group the one with most ties in it.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: ActorKind,
    /// Where it stands.
    pub point: Point,
    /// Its diameter.
    pub size: f64,
    /// Who belongs to it, when it is a group.
    pub members: Option<Arc<[Id]>>,
    /// What holds them together.
    pub bond: Bond,
    /// How many it is tied to, in this picture.
    pub ties: usize,
}

impl Node {
    /// What it is called: a group by the one with most ties in it, when ties hold it together.
    pub fn title(&self, lang: Lang) -> &str {
        title(self.bond, &self.name, lang)
    }
}

/// What something is called whose members are held together like this.
pub(super) fn title(bond: Bond, name: &str, lang: Lang) -> &str {
    match bond {
        Bond::Ties => name,
        Bond::Rest => words::smaller_groups(lang),
        Bond::None => words::no_tie(lang),
    }
}

/// Partnerships with their rungs.
type Assessed = Vec<(Id, Option<Rung>)>;

/// A line.
#[derive(Clone, Debug)]
pub struct Link {
    /// The place of the end that comes first.
    pub from: usize,
    /// The place of the other end.
    pub to: usize,
    /// The highest rung; competition has a line of its own, and between groups nothing is said.
    pub rung: Option<Rung>,
    /// The partnerships behind it with their rungs; empty between groups.
    pub partnerships: Assessed,
    /// How many lines between parties it stands for.
    pub count: usize,
}

impl Link {
    /// Whether it says that two compete.
    pub fn competes(&self) -> bool {
        self.rung == Some(Rung::Competition)
    }
}

/// What is seen.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The map that it shows.
    pub map: Arc<PartnershipMap>,
    /// What was wanted.
    pub wish: Wish,
    /// The parties, in the order of the rows when it is a matrix.
    pub nodes: Vec<Node>,
    /// The lines by their ends.
    pub links: Vec<Link>,
    /// What gives a place its meaning.
    pub guides: Vec<Guide>,
    /// All of it.
    pub bounds: Frame,
    /// The rows of each community, when it is a matrix.
    pub blocks: Vec<Range<usize>>,
    /// How many parties were there at that moment.
    pub there: usize,
    /// How many of them are shown, each group with all of its members.
    pub shown: usize,
    /// The days on which a history changed.
    pub moments: Vec<Day>,
    /// Who fits best what was typed.
    pub found: Option<Id>,
    places: HashMap<Id, usize>,
}

impl Picture {
    /// The place of a party among the nodes.
    pub fn place(&self, id: &Id) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// Whether it shows groups instead of parties.
    pub fn is_grouped(&self) -> bool {
        self.nodes.iter().any(|node| node.members.is_some())
    }

    /// The lines between two places, in either order.
    pub fn between(&self, one: usize, other: usize) -> &[Link] {
        let ends = (one.min(other), one.max(other));
        let from = self.links.partition_point(|link| (link.from, link.to) < ends);
        let to = self.links.partition_point(|link| (link.from, link.to) <= ends);
        self.links.get(from..to).unwrap_or_default()
    }

    /// The lines of one place.
    pub fn of(&self, place: usize) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| link.from == place || link.to == place)
    }

    /// The pairs that are tied; who only competes is not.
    pub fn tied(&self) -> usize {
        self.links.iter().filter(|link| !link.competes()).map(|link| link.count).sum()
    }
}

/// A picture to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Of this map.
    pub map: Arc<PartnershipMap>,
    /// Like this.
    pub wish: Wish,
    /// Where everybody stood in the picture before.
    pub before: HashMap<Id, Point>,
}

impl Request {
    /// Makes the picture; `progress` gets the share that is done and says whether to go on.
    pub fn make(&self, progress: &mut dyn FnMut(f32) -> bool) -> Option<Picture> {
        let (map, wish) = (&*self.map, &self.wish);
        let at = wish.at.map_or(At::Now, At::Day);
        let ties = Ties::where_(map, at, |one, rung| wish.filters.want(one, rung));
        let there = ties.actors.len();
        let (seen, found) = Sieve { map, wish, ties: &ties }.seen();
        let shown: Vec<Vertex> = (0..).zip(&seen).filter(|(_, seen)| **seen).map(|(at, _)| at).collect();
        if !progress(0.05) {
            return None;
        }
        let groups = if shown.len() > READABLE { groups::of(&ties.graph, &shown) } else { None };
        let mut picture = match groups {
            Some(groups) => self.grouped(&ties, &groups, progress)?,
            None if map.actors.len() <= READABLE => self.plain(map, &ties, &seen, at, progress)?,
            None => {
                let (small, ties) = self.only(&ties, &shown, at);
                let all = vec![true; ties.actors.len()];
                self.plain(&small, &ties, &all, at, progress)?
            }
        };
        (picture.there, picture.shown, picture.found) = (there, shown.len(), found);
        picture.moments = moments(map);
        progress(1.0).then_some(picture)
    }

    /// The map with some of its parties only, and their ties.
    fn only(&self, ties: &Ties, shown: &[Vertex], at: At) -> (PartnershipMap, Ties) {
        let mut actors = Records::default();
        let slots = shown.iter().filter_map(|vertex| self.map.actors.slot_of(&ties.actors[*vertex as usize]));
        for (place, slot) in slots.enumerate() {
            actors.set(place, self.map.actors.at(slot).cloned());
        }
        let small = PartnershipMap { actors, ..(*self.map).clone() };
        let ties = Ties::where_(&small, at, |one, rung| self.wish.filters.want(one, rung));
        (small, ties)
    }

    /// Every party by itself. Where a map is small a filter moves nobody: what is left out leaves a gap.
    fn plain(
        &self,
        map: &PartnershipMap,
        ties: &Ties,
        seen: &[bool],
        at: At,
        progress: &mut dyn FnMut(f32) -> bool,
    ) -> Option<Picture> {
        let ground;
        let base = if self.wish.filters.is_empty() {
            ties
        } else {
            ground = Ties::new(map, at, false);
            &ground
        };
        let mut blocks = Vec::new();
        let layout = match self.wish.view {
            View::Rings => rings(map, base, self.wish.outward),
            View::Grid => grid(map, base),
            View::Venn => venn(map, base),
            View::Force => self.force(&base.graph, &base.kinds, &base.actors, progress)?,
            View::Matrix => Layout::default(),
        };
        let mut order: Vec<usize> = (0..ties.actors.len()).filter(|at| seen[*at]).collect();
        if self.wish.view == View::Matrix {
            (order, blocks) = rows(base, seen);
        }
        let node = |(place, vertex): (usize, &usize)| {
            let row = real(place);
            Node {
                id: ties.actors[*vertex].clone(),
                name: map.actor_name(&ties.actors[*vertex]).to_owned(),
                kind: ties.kinds[*vertex],
                point: layout.points.get(*vertex).copied().unwrap_or(Point { x: row, y: row }),
                size: layout.sizes.get(*vertex).copied().unwrap_or(1.0),
                members: None,
                bond: Bond::Ties,
                ties: ties.graph.degree(u32::try_from(*vertex).unwrap_or(0)),
            }
        };
        let nodes: Vec<Node> = order.iter().enumerate().map(node).collect();
        let mut picture = self.empty(nodes, layout.guides);
        picture.links = links(map, at, &self.wish, &picture.places);
        picture.blocks = blocks;
        Some(picture)
    }

    /// Groups as bubbles.
    fn grouped(
        &self,
        ties: &Ties,
        groups: &Groups,
        progress: &mut dyn FnMut(f32) -> bool,
    ) -> Option<Picture> {
        let heads: Vec<Id> = groups.heads.iter().map(|head| ties.actors[*head as usize].clone()).collect();
        let kinds: Vec<ActorKind> = groups.heads.iter().map(|head| ties.kinds[*head as usize]).collect();
        let layout = self.force(&groups.graph(), &kinds, &heads, progress)?;
        let mut nodes = Vec::new();
        for (place, members) in groups.members.iter().enumerate() {
            let ids: Arc<[Id]> = members.iter().map(|one| ties.actors[*one as usize].clone()).collect();
            nodes.push(Node {
                id: heads[place].clone(),
                name: self.map.actor_name(&heads[place]).to_owned(),
                kind: kinds[place],
                point: layout.points.get(place).copied().unwrap_or_default(),
                size: 1.0 + real(members.len()).sqrt() / 8.0,
                members: Some(ids),
                bond: groups.bonds[place],
                ties: 0,
            });
        }
        let mut picture = self.empty(nodes, Vec::new());
        picture.links = groups.links();
        for at in 0..picture.nodes.len() {
            picture.nodes[at].ties = picture.of(at).map(|link| link.count).sum();
        }
        Some(picture)
    }

    fn empty(&self, nodes: Vec<Node>, guides: Vec<Guide>) -> Picture {
        Picture {
            map: Arc::clone(&self.map),
            wish: self.wish.clone(),
            bounds: bounds(self.wish.view, &nodes, &guides),
            places: nodes.iter().enumerate().map(|(place, node)| (node.id.clone(), place)).collect(),
            nodes,
            links: Vec::new(),
            guides,
            blocks: Vec::new(),
            there: 0,
            shown: 0,
            moments: Vec::new(),
            found: None,
        }
    }

    fn force(
        &self,
        graph: &crate::network::Adjacency,
        kinds: &[ActorKind],
        ids: &[Id],
        progress: &mut dyn FnMut(f32) -> bool,
    ) -> Option<Layout> {
        let before: Vec<Option<Point>> = ids.iter().map(|id| self.before.get(id).copied()).collect();
        crate::layout::force::force(graph, kinds, &before, progress)
    }
}

/// The lines between those that are shown, with the partnerships behind them.
fn links(map: &PartnershipMap, at: At, wish: &Wish, places: &HashMap<Id, usize>) -> Vec<Link> {
    let standing = Standing::new(map, at);
    let mut lines: BTreeMap<(usize, usize, bool), Assessed> = BTreeMap::new();
    for one in standing.partnerships() {
        let rung = standing.rung(one);
        if !wish.filters.want(one, rung) {
            continue;
        }
        let mut members: Vec<usize> = one.members.iter().filter_map(|id| places.get(id).copied()).collect();
        members.sort_unstable();
        members.dedup();
        let competes = rung == Some(Rung::Competition);
        for (place, from) in members.iter().enumerate() {
            for to in &members[place + 1..] {
                lines.entry((*from, *to, competes)).or_default().push((one.id.clone(), rung));
            }
        }
    }
    let link = |((from, to, _), mut partnerships): ((usize, usize, bool), Assessed)| {
        partnerships.sort_by_key(|(_, rung)| std::cmp::Reverse(*rung));
        let rung = partnerships.first().and_then(|(_, rung)| *rung);
        Link { from, to, rung, partnerships, count: 1 }
    };
    lines.into_iter().map(link).collect()
}

/// The rows of a matrix: who is shown, in the order of the communities.
fn rows(ties: &Ties, seen: &[bool]) -> (Vec<usize>, Vec<Range<usize>>) {
    let sorted = matrix(ties, &groups::communities(&ties.graph));
    let (mut order, mut blocks) = (Vec::new(), Vec::new());
    for group in sorted.groups {
        let from = order.len();
        let members = sorted.order.get(group).unwrap_or_default();
        order.extend(members.iter().map(|vertex| *vertex as usize).filter(|vertex| seen[*vertex]));
        if order.len() > from {
            blocks.push(from..order.len());
        }
    }
    (order, blocks)
}

/// What has to be seen at first: all rings and regions, or everybody.
fn bounds(view: View, nodes: &[Node], guides: &[Guide]) -> Frame {
    let mut corners: Vec<(f64, f64)> = Vec::new();
    let whole = view != View::Force;
    for guide in guides.iter().filter(|_| whole) {
        match guide {
            Guide::Ring { radius, .. } => corners.extend([(-radius, -radius), (*radius, *radius)]),
            Guide::Region { frame, .. } => {
                corners.push((frame.left, frame.top));
                corners.push((frame.left + frame.width, frame.top + frame.height));
            }
            Guide::Wedge { .. } => {}
        }
    }
    for node in nodes {
        let half = node.size / 2.0;
        corners.push((node.point.x - half, node.point.y - half));
        corners.push((node.point.x + half, node.point.y + half));
    }
    let least = |of: fn(&(f64, f64)) -> f64| corners.iter().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(&(f64, f64)) -> f64| corners.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    if corners.is_empty() {
        return Frame { left: -1.0, top: -1.0, width: 2.0, height: 2.0 };
    }
    let (left, top) = (least(|at| at.0), least(|at| at.1));
    Frame { left, top, width: most(|at| at.0) - left, height: most(|at| at.1) - top }
}

/// A count as a real number.
pub(super) fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// What the rings say, the other way round.
#[must_use]
pub fn other_way(outward: Outward) -> Outward {
    match outward {
        Outward::Rung => Outward::Level,
        Outward::Level => Outward::Rung,
    }
}
