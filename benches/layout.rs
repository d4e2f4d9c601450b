//! `cargo bench --bench layout`: where things stand, and their names, on the samples and on planted groups.
//!
//! Other programs' layouts are timed and scored beside these by `benches/layouts.py`.

use divan::Bencher;
use simpul::export::picture::{Paper, Tone, Wanted, layout_of, picture};
use simpul::layout::force::force;
use simpul::layout::{Layout, Outward, Point, View};
use simpul::model::{Day, Lang, PartnershipMap};
use simpul::network::{Adjacency, At, Ties};
use simpul::store::{Intent, MapFile};

mod planted;

use planted::{kinds, planted};

fn main() {
    divan::main();
}

fn sample() -> PartnershipMap {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/maps/rw07-kencana-asri.toml");
    MapFile::open(path.as_ref(), Intent::Read, None).expect("the sample opens").map
}

fn springs(graph: &Adjacency, size: u32, before: &[Option<Point>]) -> Layout {
    force(graph, &kinds(size), before, &mut |_| true).expect("nobody stops it")
}

#[divan::bench(args = [View::Rings, View::Force, View::Matrix, View::Grid, View::Venn])]
fn views_of_the_sample(bencher: Bencher<'_, '_>, view: View) {
    let map = sample();
    let ties = Ties::new(&map, At::Now, false);
    bencher.bench(|| layout_of(&map, &ties, view, Outward::Rung));
}

#[divan::bench(args = [(50, 80), (500, 1_500), (5_000, 20_000), (50_000, 250_000)], max_time = 10)]
fn force_layout(bencher: Bencher<'_, '_>, size: (u32, u32)) {
    let graph = planted(size);
    bencher.bench(|| springs(&graph, size.0, &[]));
}

#[divan::bench(args = [(50, 80), (500, 1_500), (5_000, 20_000)], max_time = 5)]
fn force_layout_after_a_small_edit(bencher: Bencher<'_, '_>, size: (u32, u32)) {
    let (before, after) = (planted(size), planted((size.0, size.1 + 1)));
    let places: Vec<Option<Point>> = springs(&before, size.0, &[]).points.into_iter().map(Some).collect();
    bencher.bench(|| springs(&after, size.0, &places));
}

/// The whole page: layout, names without overlaps, SVG.
#[divan::bench(args = [View::Rings, View::Force, View::Matrix, View::Grid, View::Venn])]
fn page_of_the_sample(bencher: Bencher<'_, '_>, view: View) {
    let map = sample();
    let wanted = Wanted {
        view,
        outward: Outward::Rung,
        at: At::Now,
        today: Day::new(2026, 3, 31).expect("a day"),
        lang: Lang::Indonesian,
        paper: Paper::A4Landscape,
        tone: Tone::Light,
        internal: true,
        part_of: None,
    };
    bencher.bench(|| picture(&map, &wanted));
}
