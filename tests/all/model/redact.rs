//! The public copy of a map holds nothing internal, names nobody who is not in it, and breaks no rule.

use std::collections::BTreeSet;

use simpul::model::redact::{Eyes, KEYS};
use simpul::model::*;

use super::samples::{rw07, sample};
use super::toy::*;

const MORE: &str = r#"
[[contact]]
id = "k-rahasia"
date = 2026-01-01
actor = "lsm"
outcome = "RAHASIA menolak"
[[trust]]
id = "t-rahasia"
rater = "lsm"
ratee = "pkk"
date = 2026-01-01
note = "RAHASIA"
[[acknowledgement]]
insight = "I01"
subjects = ["lsm"]
reason = "RAHASIA satu donatur"
until = 2026-12-31
[[partnership]]
id = "rahasia-rebutan"
name = "RAHASIA rebutan bansos"
members = ["kelurahan", "lsm"]
status = "active"
[[partnership.history]]
date = 2025-01-01
rung = "competition"
criteria = ["0.1"]
reason = "RAHASIA"
[[agreement]]
id = "rahasia-damai"
title = "RAHASIA pembagian wilayah"
kind = "minutes"
partnership = "rahasia-rebutan"
parties = ["kelurahan", "lsm"]
[[contribution]]
id = "rahasia-sumbangan"
partnership = "rahasia-rebutan"
giver = "lsm"
category = "money"
date = 2025-06-10
[[meeting]]
id = "rapat-2"
date = 2025-08-01
decisions = [{ text = "Lanjut", partnerships = ["rahasia-rebutan", "posyandu"] }]
[[partnership]]
id = "dulu"
name = "Dulu bersaing"
members = ["pkk", "lsm"]
status = "active"
[[partnership.history]]
date = 2025-01-01
rung = "competition"
kind = "baseline"
reason = "RAHASIA"
[[partnership.history]]
date = 2025-03-01
rung = "coordination"
kind = "up"
criteria = ["0.2", "1.1"]
reason = "Jadwal disusun bersama"
[[partnership.history]]
date = 2025-06-01
rung = "communication"
kind = "down"
reason = "RAHASIA berselisih"
by = "RAHASIA"
"#;

/// Every internal key filled in, each with a secret that can be found again.
fn secrets() -> PartnershipMap {
    let actor = r#"introduced_by = "kelurahan"
stance = "opposes"
interest = 4
weaknesses = ["RAHASIA lemah"]
contact_role = "RAHASIA Bu Ketua"
contact_channel = "RAHASIA 0812"
consent = { how = "written", date = 2025-01-01 }
notes = "RAHASIA catatan"
"#;
    let text = TOY
        .replace("introduced_by = \"kelurahan\"\n", actor)
        .replace(
            "target = \"collaboration\"",
            "target = \"collaboration\"\nconflict = \"RAHASIA\"\nend_reason = \"RAHASIA\"",
        )
        .replace("notice_days = 30", "notice_days = 30\nfile = \"/home/RAHASIA/mou.pdf\"")
        .replace("due = 2025-12-31", "due = 2025-12-31\nstatus = \"waived\"\nwaived_reason = \"RAHASIA\"")
        .replace(
            "men = 3",
            "men = 3\nnotes = \"RAHASIA\"\nlessons = \"RAHASIA\"\nsignatories = [\"RAHASIA\"]",
        );
    read(&(text + MORE))
}

#[test]
fn no_secret_is_in_the_copy() {
    let map = secrets();
    assert_eq!(errors(&map), []);
    let (copy, left_out) = map.redacted(Eyes::Everybody);
    let text = simpul::store::fresh_text(&copy);
    assert!(!text.contains("RAHASIA") && !text.to_lowercase().contains("rahasia"), "{text}");
    for word in ["power =", "stance", "competition", "trust", "\"0.", "view", "acknowledgement", "contact"] {
        assert!(!text.contains(word), "{word} in {text}");
    }
    assert_eq!(copy.info.privacy, Some(Privacy::Public));
    // Every key of the one list was met by this test, and counted.
    let met: BTreeSet<_> = left_out.values.keys().filter(|(_, key)| *key != "history").copied().collect();
    assert_eq!(met, KEYS.iter().map(|(table, key, _)| (*table, *key)).collect());
    assert_eq!(left_out.values[&(Table::Partnership, "history")], 1);
    let lost = |table| left_out.records.iter().find(|(one, _)| *one == table).map(|(_, count)| *count);
    assert_eq!(
        [Table::Contact, Table::Trust, Table::Acknowledgement, Table::Partnership, Table::Agreement]
            .map(lost),
        [Some(2), Some(2), Some(2), Some(1), Some(1)]
    );
    // What is not internal stays.
    let before = copy.partnerships.get(&id("dulu")).unwrap();
    let told: Vec<_> =
        before.history.iter().map(|entry| (entry.rung, entry.kind, entry.reason.as_deref())).collect();
    assert_eq!(
        told,
        [(Rung::Coordination, None, Some("Jadwal disusun bersama")), (Rung::Communication, None, None)]
    );
    assert_eq!(copy.actors.len(), map.actors.len());
}

#[test]
fn a_copy_breaks_no_rule_and_names_nobody_who_is_not_there() {
    let samples = ["kelurahan-bumi-lestari-stunting.toml", "rencana-jangkauan-lsm.toml"].map(sample);
    for map in samples.into_iter().chain([rw07(), toy(), secrets()]) {
        let (copy, _) = map.redacted(Eyes::Everybody);
        assert_eq!(errors(&copy), []);
        assert!(copy.partnerships.iter().all(|one| one.rung() != Some(Rung::Competition)));
        assert_eq!(copy.redacted(Eyes::Everybody).0, copy, "there is nothing left to leave out");
        let read = read(&simpul::store::fresh_text(&copy));
        assert_eq!(read, copy, "it is read back as it was written");
    }
}

#[test]
fn a_map_in_which_names_lead_nowhere_gives_a_copy_in_which_they_do_not() {
    let map = with("members = [\"pkk\", \"lsm\"]", "members = [\"pkk\", \"tiada\"]");
    assert!(!errors(&map).is_empty());
    let (copy, _) = map.redacted(Eyes::Everybody);
    assert_eq!(errors(&copy), []);
    assert!(!copy.partnerships.has(&id("berdua")) && !copy.contributions.has(&id("c2")));
}

#[test]
fn partners_see_why_but_not_what_is_thought_of_them() {
    let (copy, left_out) = secrets().redacted(Eyes::Partners);
    let left: BTreeSet<_> = left_out.values.keys().filter(|(_, key)| *key != "history").copied().collect();
    let internal = KEYS.iter().filter(|(.., eyes)| *eyes == Eyes::Partners);
    assert_eq!(left, internal.map(|(table, key, _)| (*table, *key)).collect());
    let told = copy.partnerships.get(&id("dulu")).unwrap();
    assert_eq!(told.history.last().unwrap().reason.as_deref(), Some("RAHASIA berselisih"));
    assert!(copy.trust.is_empty() && copy.contacts.is_empty());
    let (own, nothing) = secrets().redacted(Eyes::Own);
    assert_eq!((own, nothing.is_empty()), (secrets(), true));
}
