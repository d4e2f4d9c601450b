//! Graphs with planted groups: the same ones for the benches of measures and of layouts.

use simpul::model::{ActorKind, Code};
use simpul::network::Adjacency;

/// Groups of about 25 with nine ties in ten inside them; the same every time.
pub(crate) fn planted((size, ties): (u32, u32)) -> Adjacency {
    let mut state = 7_u32;
    let mut dice = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    let groups = (size / 25).max(2);
    let edges = (0..ties).map(|_| {
        let from = dice(size);
        let near = dice(10) < 9;
        let to = if near { (from + groups * dice(25)) % size } else { dice(size) };
        (from, to)
    });
    Adjacency::undirected(size as usize, edges.collect::<Vec<_>>())
}

/// Kinds in turn.
pub(crate) fn kinds(size: u32) -> Vec<ActorKind> {
    (0..size as usize).map(|at| ActorKind::ALL[at % ActorKind::ALL.len()]).collect()
}
