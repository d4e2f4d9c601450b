//! The sample maps read without a problem and break no rule of the kind V.

use simpul::model::*;

use super::toy::*;

pub(crate) fn sample(name: &str) -> PartnershipMap {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("maps").join(name);
    read(&std::fs::read_to_string(path).unwrap())
}

pub(crate) fn rw07() -> PartnershipMap {
    sample("rw07-kencana-asri.toml")
}

#[test]
fn no_sample_map_breaks_a_rule() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("maps");
    let names = std::fs::read_dir(folder).unwrap();
    let names: Vec<_> = names
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.split('.').next_back() == Some("toml"))
        .collect();
    assert!(names.len() >= 3, "{names:?}");
    for name in names {
        assert_eq!(errors(&sample(&name)), [], "{name}");
    }
}

#[test]
fn the_outreach_plan_is_young_on_purpose() {
    let map = sample("rencana-jangkauan-lsm.toml");
    assert_eq!(map.actors.len(), 14);
    assert!(map.actors.iter().all(|actor| actor.kind != ActorKind::Business));
    assert_eq!(map.partnerships.len(), 12);
    let assessed = map.partnerships.iter().filter(|one| one.rung().is_some());
    assert_eq!(assessed.count(), 5);
    let planned = |one: &&Partnership| one.status == Some(PartnershipStatus::Planned);
    assert_eq!(map.partnerships.iter().filter(planned).count(), 6);
    assert_eq!(map.partnerships.iter().filter(|one| one.views_differ()).count(), 2);
    let warnings = broken(&map);
    // Bantaran waits for its first assessment, and no government party helps with schooling yet.
    assert_eq!(warnings, [check::Broken::NotAssessed, check::Broken::StateAbsent]);
    assert_eq!(map.info.settings.expiring(), 60);
    let intent = map.agreements.get(&id("minat-cahaya")).unwrap();
    assert_eq!(intent.standing(today(), &map.info.settings), Standing::Expiring);
}
