//! How the kinds of parties mix: ties within a kind, and ties across.

use crate::model::{ActorKind, Code};
use crate::network::{Adjacency, Vertex};

/// The mixing matrix: how many ties there are between each two kinds.
///
/// In an undirected graph `count(a, b)` is the number of ties between them, the same as `count(b, a)`, and
/// `count(a, a)` those within; in a directed one it is the number of arcs from `a` to `b`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mixing {
    counts: Vec<Vec<u64>>,
}

impl Mixing {
    pub(super) fn new(graph: &Adjacency, kinds: &[ActorKind]) -> Self {
        let all = ActorKind::ALL.len();
        let mut counts = vec![vec![0; all]; all];
        let place = |vertex: Vertex| kinds.get(vertex as usize).map_or(all - 1, |kind| *kind as usize);
        for (from, to) in graph.edges() {
            let (from, to) = (place(from), place(to));
            counts[from][to] += 1;
            if !graph.is_directed() && from != to {
                counts[to][from] += 1;
            }
        }
        Self { counts }
    }

    /// The ties between two kinds; from the first to the second when they have a direction.
    pub fn count(&self, from: ActorKind, to: ActorKind) -> u64 {
        self.counts.get(from as usize).and_then(|row| row.get(to as usize)).copied().unwrap_or(0)
    }
}

/// Ties within its own kind and to others, of one vertex; arcs of both directions when the graph has any.
pub(super) fn inside_outside(
    graph: &Adjacency,
    incoming: &Adjacency,
    kinds: &[ActorKind],
    of: Vertex,
) -> (u64, u64) {
    let own = kinds.get(of as usize);
    let incoming = if graph.is_directed() { incoming.neighbours(of) } else { &[] };
    let ends = graph.neighbours(of).iter().chain(incoming);
    ends.fold((0, 0), |(inside, outside), end| {
        if kinds.get(*end as usize) == own { (inside + 1, outside) } else { (inside, outside + 1) }
    })
}

/// The E-I index (Krackhardt and Stern 1988): (ties outside - ties inside) / all ties. -1: only among its own
/// kind; 1: only with others; nothing without ties.
pub(super) fn external_internal((inside, outside): (u64, u64)) -> Option<f64> {
    let all = inside + outside;
    (all > 0).then(|| super::share(outside, all) - super::share(inside, all))
}
