//! `cargo bench --bench network`: the two graphs and their measures, on planted groups of three sizes.
//!
//! The whole program against other programs is timed from outside by `benches/measures.py`.

use divan::Bencher;
use simpul::model::{ActorKind, Code};
use simpul::network::{Adjacency, At, Measures, Ties, communities};
use simpul::store::{Intent, MapFile};

fn main() {
    divan::main();
}

/// Parties and ties of the sizes that `docs/performance.md` speaks of.
const SIZES: [(u32, u32); 3] = [(50, 80), (500, 1_500), (5_000, 20_000)];

/// Groups of about 25 with nine ties in ten inside them; the same every time.
fn planted((size, ties): (u32, u32)) -> Adjacency {
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

fn kinds(size: u32) -> Vec<ActorKind> {
    (0..size as usize).map(|at| ActorKind::ALL[at % ActorKind::ALL.len()]).collect()
}

#[divan::bench(args = SIZES, max_time = 8)]
fn all_measures(bencher: Bencher<'_, '_>, size: (u32, u32)) {
    let (graph, kinds) = (planted(size), kinds(size.0));
    bencher.bench(|| Measures::new(&graph, &kinds));
}

#[divan::bench(args = SIZES)]
fn leiden_communities(bencher: Bencher<'_, '_>, size: (u32, u32)) {
    let graph = planted(size);
    bencher.bench(|| communities(&graph));
}

#[divan::bench]
fn ties_of_the_sample(bencher: Bencher<'_, '_>) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/maps/rw07-kencana-asri.toml");
    let map = MapFile::open(path.as_ref(), Intent::Read, None).expect("the sample opens").map;
    bencher.bench(|| Ties::new(&map, At::Now, false));
}
