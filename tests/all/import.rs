//! Lists in: laws that hold for every list, files of real programs, and lists that mean harm.

mod hostile;
mod laws;
mod meaning;
mod office;

use simpul::import::{Listed, Plan, Rungs, Wish, read};
use simpul::model::{Day, MapInfo, PartnershipMap};

fn today() -> Day {
    Day::parse("2026-03-31").unwrap()
}

fn wish() -> Wish {
    Wish { today: today(), origin: "daftar".to_owned(), flows: None, rungs: Rungs::default() }
}

fn empty() -> PartnershipMap {
    PartnershipMap::new(MapInfo::new("Kosong"))
}

/// What taking files into a map does.
fn plan(map: &PartnershipMap, files: &[(&str, &[u8])]) -> Plan {
    let (mut lists, mut unread) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let source = read(name, bytes).unwrap_or_else(|why| panic!("{name}: {why:?}"));
        let (more, left_out) = Listed::guess(name, source, None);
        lists.extend(more);
        unread.extend(left_out);
    }
    let mut plan = Plan::new(map, &lists, &wish());
    plan.left_out.splice(0..0, unread);
    plan
}
