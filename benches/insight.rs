//! `cargo bench --bench insight`: all findings, the figures of two years, and the agenda; on the sample, and on the map
//! that `SIMPUL_MAP` names.

use divan::Bencher;
use simpul::agenda::agenda;
use simpul::insight::{Figures, findings};
use simpul::model::{Day, PartnershipMap};
use simpul::store::{Intent, MapFile};

fn main() {
    divan::main();
}

fn map() -> PartnershipMap {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/maps/rw07-kencana-asri.toml").to_owned();
    let path = std::env::var("SIMPUL_MAP").unwrap_or(sample);
    MapFile::open(path.as_ref(), Intent::Read, None).expect("the map opens").map
}

fn today() -> Day {
    Day::new(2026, 3, 31).expect("a day")
}

#[divan::bench(max_time = 8)]
fn all_findings(bencher: Bencher<'_, '_>) {
    let map = map();
    bencher.bench(|| findings(&map, today()));
}

#[divan::bench(max_time = 5)]
fn figures_of_two_years(bencher: Bencher<'_, '_>) {
    let map = map();
    bencher.bench(|| Figures::by_quarter(&map, today(), 8));
}

#[divan::bench(max_time = 3)]
fn agenda_of_ninety_days(bencher: Bencher<'_, '_>) {
    let map = map();
    bencher.bench(|| agenda(&map, today(), 90));
}
