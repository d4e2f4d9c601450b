//! The agenda: what its actions promise for every item of the samples.

use std::collections::BTreeSet;

use super::*;

fn today() -> Day {
    Day::parse("2026-03-31").unwrap()
}

fn samples() -> Vec<PartnershipMap> {
    ["rw07-kencana-asri", "kelurahan-bumi-lestari-stunting", "rencana-jangkauan-lsm"]
        .map(|name| {
            let maps = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("maps");
            let path = maps.join(format!("{name}.toml"));
            crate::store::MapFile::open(&path, crate::store::Intent::Read, None).unwrap().map
        })
        .into()
}

fn uids(map: &PartnershipMap) -> BTreeSet<(Day, String)> {
    agenda(map, today(), 90).into_iter().map(|item| (item.due, item.uid)).collect()
}

#[test]
fn what_is_done_leaves_the_agenda_or_comes_back_later() {
    let mut tried = 0;
    for map in samples() {
        for item in agenda(&map, today(), 90).into_iter().filter(|item| item.late(today()).is_some()) {
            let Some(edit) = done(&map, &item, today()) else { continue };
            let after = edit.apply(&map, today()).unwrap_or_else(|refusal| panic!("{item:?}: {refusal:?}"));
            assert!(!uids(&after).contains(&(item.due, item.uid.clone())), "{item:?}");
            tried += 1;
        }
    }
    assert!(tried > 20, "{tried}");
}

#[test]
fn what_is_postponed_moves_alone() {
    let to = today().plus_days(40);
    let mut tried = 0;
    for map in samples() {
        let before = uids(&map);
        for item in agenda(&map, today(), 90) {
            let Some(edit) = postpone(&map, &item, to) else { continue };
            let Ok(after) = edit.apply(&map, today()) else { continue };
            let mut expected = before.clone();
            expected.remove(&(item.due, item.uid.clone()));
            expected.insert((to, item.uid.clone()));
            assert_eq!(uids(&after), expected, "{item:?}");
            tried += 1;
        }
    }
    assert!(tried > 5, "{tried}");
}

#[test]
fn what_is_handed_over_is_held_by_the_other_party() {
    let mut tried = 0;
    for map in samples() {
        for item in agenda(&map, today(), 90) {
            let members = match &item.matter {
                Matter::Review { partnership } | Matter::Emergency { partnership } => {
                    map.partnerships.get(partnership).unwrap().members.clone()
                }
                _ => map.actors.iter().map(|actor| actor.id.clone()).collect(),
            };
            let to = members.iter().find(|id| item.who.as_ref() != Some(*id)).unwrap();
            let Some(Ok(after)) = hand_over(&map, &item, to).map(|edit| edit.apply(&map, today())) else {
                continue;
            };
            let found = agenda(&after, today(), 90).into_iter().find(|other| other.uid == item.uid).unwrap();
            assert_eq!(found.who.as_ref(), Some(to), "{item:?}");
            tried += 1;
        }
    }
    assert!(tried > 20, "{tried}");
}

#[test]
fn names_are_unique_and_nothing_lies_beyond_the_horizon() {
    for map in samples() {
        let all = agenda(&map, today(), 30);
        assert!(all.iter().all(|item| item.due <= today().plus_days(30)));
        assert!(all.is_sorted_by_key(|item| item.due));
        let names: BTreeSet<&str> = all.iter().map(|item| item.uid.as_str()).collect();
        assert_eq!(names.len(), all.len());
        assert!(agenda(&map, today(), 60).len() >= all.len());
    }
}

#[test]
fn a_promise_that_comes_back_stands_there_once_a_return() {
    let text = "id = \"d\"\ntitle = \"MoU\"\nkind = \"mou\"\nstatus = \"in_force\"\nsigned = 2026-01-01\nstart = 2026-01-01\n[[obligation]]\nid = \"o\"\ndescription = \"lapor\"\ndue = 2026-04-30\nrecurs = \"monthly\"\n";
    let mut map = PartnershipMap::new(MapInfo::new("Peta"));
    map.agreements.push(toml::from_str(text).unwrap()).unwrap();
    let days: Vec<String> = agenda(&map, today(), 90).iter().map(|item| item.due.to_string()).collect();
    assert_eq!(days, ["2026-04-30", "2026-05-30"]);
}
