//! Groups of parties that are tied among themselves, for maps that are too large to be read party by party.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::Rung;
use crate::network::{Adjacency, Ties, Vertex};

use super::picture::Link;

/// No more groups than this stand in one picture; the smallest go into one.
const MOST: usize = 40;

/// The groups of some vertices.
pub(super) struct Groups {
    /// The members of each group, the largest group first.
    pub(super) members: Vec<Vec<Vertex>>,
    /// Who has most ties in each.
    pub(super) heads: Vec<Vertex>,
    /// The lines between groups: how many, and the group of each vertex.
    pairs: Vec<(Vertex, Vertex)>,
    of: BTreeMap<Vertex, usize>,
}

/// The community of each vertex.
pub(super) fn communities(graph: &Adjacency) -> Vec<u32> {
    crate::network::communities(graph)
}

/// The groups of these vertices; nothing when they do not fall apart into groups.
pub(super) fn of(graph: &Adjacency, shown: &[Vertex]) -> Option<Groups> {
    let small = graph.induced(shown);
    let mut by_number: BTreeMap<u32, Vec<Vertex>> = BTreeMap::new();
    let mut alone = Vec::new();
    for (at, community) in communities(&small).into_iter().enumerate() {
        let vertex = shown[at];
        if small.degree(u32::try_from(at).unwrap_or(0)) == 0 {
            alone.push(vertex);
        } else {
            by_number.entry(community).or_default().push(vertex);
        }
    }
    let mut members: Vec<Vec<Vertex>> = by_number.into_values().collect();
    members.sort_by_key(|group| (Reverse(group.len()), group.first().copied()));
    if members.len() > MOST {
        let rest = members.split_off(MOST - 1).concat();
        members.push(rest);
    }
    if !alone.is_empty() {
        members.push(alone);
    }
    if members.len() < 2 {
        return None;
    }
    let head = |group: &Vec<Vertex>| {
        let most = group.iter().copied().max_by_key(|vertex| (graph.degree(*vertex), Reverse(*vertex)));
        most.unwrap_or_default()
    };
    let of: BTreeMap<Vertex, usize> = members
        .iter()
        .enumerate()
        .flat_map(|(place, group)| group.iter().map(move |vertex| (*vertex, place)))
        .collect();
    let between = |(from, to): (Vertex, Vertex)| {
        let (from, to) = (of.get(&from)?, of.get(&to)?);
        let number = |place: &usize| Vertex::try_from(*place).unwrap_or(Vertex::MAX);
        (from != to).then(|| (number(from.min(to)), number(from.max(to))))
    };
    let pairs = graph.edges().filter_map(between).collect();
    Some(Groups { heads: members.iter().map(head).collect(), members, pairs, of })
}

impl Groups {
    /// Which group is tied to which.
    pub(super) fn graph(&self) -> Adjacency {
        Adjacency::undirected(self.members.len(), self.pairs.iter().copied())
    }

    /// One line for all ties between two groups, with the highest rung among them.
    pub(super) fn links(&self, ties: &Ties) -> Vec<Link> {
        let mut lines: BTreeMap<(usize, usize), (Option<Rung>, usize)> = BTreeMap::new();
        for line in &ties.lines {
            if let (Some(from), Some(to)) = (self.of.get(&line.from), self.of.get(&line.to))
                && from != to
            {
                let one = lines.entry((*from.min(to), *from.max(to))).or_default();
                one.0 = one.0.max(line.rung);
                one.1 += 1;
            }
        }
        let link = |((from, to), (rung, count))| Link { from, to, rung, partnerships: Vec::new(), count };
        lines.into_iter().map(link).collect()
    }
}
