//! The ties of a map: who works with whom, and apart from that who competes with whom.

use std::collections::HashMap;

use super::{Adjacency, At, Standing, Vertex};
use crate::model::{ActorKind, Id, Partnership, PartnershipMap, Rung};

/// A line between two parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The end with the smaller number.
    pub from: Vertex,
    /// The other end.
    pub to: Vertex,
    /// The highest rung of their partnerships; nothing when none of them was assessed, which is not zero.
    pub rung: Option<Rung>,
    /// How many partnerships the line stands for.
    pub partnerships: u32,
}

/// The undirected graph G of domain notes b.6, at a moment.
///
/// Vertices are the parties that were there. Every two members of every active partnership are tied, whether it
/// stands on rung 1 or higher or was not yet assessed. Competition (rung 0) is no tie: it is kept beside the
/// graph as its own kind of line.
#[derive(Clone, Debug)]
pub struct Ties {
    /// The party of each vertex, in file order.
    pub actors: Vec<Id>,
    /// The kind of each vertex.
    pub kinds: Vec<ActorKind>,
    /// The ties as a graph.
    pub graph: Adjacency,
    /// The same ties with their rungs, by `from` and `to`.
    pub lines: Vec<Line>,
    /// Pairs that compete, by `from` and `to`; they may be tied too, by another partnership.
    pub competition: Vec<Line>,
    places: HashMap<Id, Vertex>,
}

impl Ties {
    /// The ties of `map` at a moment; `assessed_only` leaves out what was not assessed.
    pub fn new(map: &PartnershipMap, at: At, assessed_only: bool) -> Self {
        Self::where_(map, at, |_, rung| !assessed_only || rung.is_some())
    }

    /// The ties of those active partnerships that are wanted, by the partnership and its rung at that moment.
    pub fn where_(map: &PartnershipMap, at: At, wanted: impl Fn(&Partnership, Option<Rung>) -> bool) -> Self {
        Self::among(&Standing::new(map, at), wanted)
    }

    /// The same of what stood at a moment, for whoever knows that already.
    pub fn among(standing: &Standing<'_>, wanted: impl Fn(&Partnership, Option<Rung>) -> bool) -> Self {
        let map = standing.map;
        let there = standing.actors();
        let mut place_of_slot = vec![Vertex::MAX; map.actors.slot_count()];
        for (place, (slot, _)) in (0..).zip(&there) {
            place_of_slot[*slot] = place;
        }
        let vertex = |id: &Id| {
            let place = place_of_slot[map.actors.slot_of(id)?];
            (place != Vertex::MAX).then_some(place)
        };
        let (mut ties, mut contests) = (Vec::new(), Vec::new());
        for one in standing.partnerships() {
            let rung = standing.rung(one);
            if !wanted(one, rung) {
                continue;
            }
            let mut members: Vec<Vertex> = one.members.iter().filter_map(vertex).collect();
            members.sort_unstable();
            members.dedup();
            let lines = if rung == Some(Rung::Competition) { &mut contests } else { &mut ties };
            for (at, from) in members.iter().enumerate() {
                lines.extend(members[at + 1..].iter().map(|to| (*from, *to, rung)));
            }
        }
        let lines = merged(ties);
        Self {
            graph: Adjacency::undirected(there.len(), lines.iter().map(|line| (line.from, line.to))),
            actors: there.iter().map(|(_, actor)| actor.id.clone()).collect(),
            kinds: there.iter().map(|(_, actor)| actor.kind).collect(),
            places: (0..).zip(&there).map(|(place, (_, actor))| (actor.id.clone(), place)).collect(),
            lines,
            competition: merged(contests),
        }
    }

    /// The vertex of a party.
    pub fn vertex(&self, actor: &Id) -> Option<Vertex> {
        self.places.get(actor).copied()
    }

    /// The tie between two vertices, in either order.
    pub fn between(&self, one: Vertex, other: Vertex) -> Option<&Line> {
        let ends = (one.min(other), one.max(other));
        let at = self.lines.binary_search_by_key(&ends, |line| (line.from, line.to)).ok()?;
        self.lines.get(at)
    }
}

/// One line a pair: the highest rung, and how many partnerships.
fn merged(mut pairs: Vec<(Vertex, Vertex, Option<Rung>)>) -> Vec<Line> {
    pairs.sort_unstable();
    let mut lines: Vec<Line> = Vec::with_capacity(pairs.len());
    for (from, to, rung) in pairs {
        match lines.last_mut().filter(|last| (last.from, last.to) == (from, to)) {
            Some(last) => {
                last.rung = last.rung.max(rung);
                last.partnerships += 1;
            }
            None => lines.push(Line { from, to, rung, partnerships: 1 }),
        }
    }
    lines
}
