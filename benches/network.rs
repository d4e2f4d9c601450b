//! `cargo bench --bench network`: the two graphs and their measures, on planted groups of three sizes.
//!
//! The whole program against other programs is timed from outside by `benches/measures.py`.

use divan::Bencher;
use simpul::network::{At, Measures, Ties, communities};
use simpul::store::{Intent, MapFile};

mod planted;

use planted::{kinds, planted};

fn main() {
    divan::main();
}

/// Parties and ties of the sizes that `docs/performance.md` speaks of.
const SIZES: [(u32, u32); 3] = [(50, 80), (500, 1_500), (5_000, 20_000)];

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
