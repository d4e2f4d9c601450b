//! Groups of parties that are tied among themselves, for maps that are too large to be read party by party.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::network::{Adjacency, Vertex};

use super::picture::Link;

/// No more groups than this stand in one picture; the smallest go into one.
const MOST: usize = 40;

/// What holds the members of a group together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bond {
    /// Their ties.
    #[default]
    Ties,
    /// Nothing: they are of the smaller groups, for which one picture has no room.
    Rest,
    /// Nothing: none of them has a tie.
    None,
}

/// The groups of some vertices.
pub(super) struct Groups {
    /// The members of each group, the largest group first.
    pub(super) members: Vec<Vec<Vertex>>,
    /// What holds each group together.
    pub(super) bonds: Vec<Bond>,
    /// Who has most ties in each.
    pub(super) heads: Vec<Vertex>,
    /// The groups at both ends of every tie between two groups.
    pairs: Vec<(Vertex, Vertex)>,
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
    let mut bonds = vec![Bond::Ties; members.len().min(MOST)];
    if members.len() > MOST {
        let rest = members.split_off(MOST - 1).concat();
        members.push(rest);
        bonds[MOST - 1] = Bond::Rest;
    }
    if !alone.is_empty() {
        members.push(alone);
        bonds.push(Bond::None);
    }
    if members.len() < 2 {
        return None;
    }
    // Whoever has most ties speaks for a group.
    for group in &mut members {
        group.sort_by_key(|vertex| (Reverse(graph.degree(*vertex)), *vertex));
    }
    let head = |group: &Vec<Vertex>| group.first().copied().unwrap_or_default();
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
    Some(Groups { heads: members.iter().map(head).collect(), members, bonds, pairs })
}

impl Groups {
    /// Which group is tied to which.
    pub(super) fn graph(&self) -> Adjacency {
        Adjacency::undirected(self.members.len(), self.pairs.iter().copied())
    }

    /// One line for all ties between two groups. A group has many on every rung, so it says none.
    pub(super) fn links(&self) -> Vec<Link> {
        let mut lines: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (from, to) in &self.pairs {
            *lines.entry((*from as usize, *to as usize)).or_default() += 1;
        }
        let link = |((from, to), count)| Link { from, to, rung: None, partnerships: Vec::new(), count };
        lines.into_iter().map(link).collect()
    }
}
