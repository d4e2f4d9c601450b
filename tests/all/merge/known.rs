//! Cases that people know: two workers, one map.

use simpul::merge::{Choices, Conflict, Joined, Matter, Side, Version, differences, is_ancestor, merge};
use simpul::model::*;

use crate::model::{TOY, and, id, read, today, toy, with};

fn three(ours: &PartnershipMap, theirs: &PartnershipMap) -> Joined {
    let base = toy();
    merge(Some(Version::of(&base)), Version::of(ours), Version::of(theirs), &Choices::default())
}

fn places(joined: &Joined) -> Vec<String> {
    joined.open.iter().map(Conflict::place).collect()
}

const STEP: &str = "rung = \"cooperation\"\ncriteria = [\"1.1\", \"1.2\", \"2.1\", \"2.3\", \"2.4\"]\nevidence = [{ type = \"minutes\", ref = \"map 3\" }]\nmeeting = \"rapat\"\n";

fn step(date: &str, rung: &str, more: &str) -> String {
    format!("{STEP}[[partnership.history]]\ndate = {date}\nrung = \"{rung}\"\n{more}")
}

#[test]
fn two_fields_of_one_record_are_no_conflict() {
    let ours = with("name = \"PKK RW 01\"", "name = \"PKK RW 01 Mawar\"");
    let theirs = with("power = 3", "power = 4\nnotes = \"Ketua baru\"");
    let joined = three(&ours, &theirs);
    let pkk = joined.map.actors.get(&id("pkk")).unwrap();
    assert_eq!(
        (pkk.name.as_str(), pkk.power, pkk.notes.as_deref()),
        ("PKK RW 01 Mawar", Some(4), Some("Ketua baru"))
    );
    assert!(joined.open.is_empty());
}

#[test]
fn steps_of_both_stand_in_the_order_of_their_days() {
    let ours = with(STEP, &step("2026-02-01", "collaboration", ""));
    let theirs = with(STEP, &step("2025-11-01", "coordination", ""));
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let joined = three(ours, theirs);
        let history = &joined.map.partnerships.get(&id("posyandu")).unwrap().history;
        let rungs: Vec<_> = history.iter().map(|entry| entry.rung).collect();
        assert_eq!(rungs, [Rung::Communication, Rung::Cooperation, Rung::Coordination, Rung::Collaboration]);
        assert!(joined.open.is_empty());
    }
}

#[test]
fn one_step_written_down_twice_is_one_and_two_rungs_on_one_day_are_a_question() {
    let ours = with(STEP, &step("2026-02-01", "coordination", "evidence = [\"notulen\"]\n"));
    let theirs = with(STEP, &step("2026-02-01", "coordination", "evidence = [\"foto\"]\nby = \"Kader\"\n"));
    let joined = three(&ours, &theirs);
    let history = &joined.map.partnerships.get(&id("posyandu")).unwrap().history;
    assert_eq!((history.len(), history[2].evidence.len(), history[2].by.as_deref()), (3, 2, Some("Kader")));
    let other = with(STEP, &step("2026-02-01", "collaboration", ""));
    assert_eq!(places(&three(&ours, &other)), ["partnership/posyandu/history/2026-02-01#0/rung"]);
}

#[test]
fn of_two_steps_on_one_day_the_one_that_stays_is_not_mixed_with_the_one_that_goes() {
    let day = |first: &str, second: &str| {
        let entry = |more: &str| {
            format!("[[partnership.history]]\ndate = 2026-02-01\nrung = \"coordination\"\n{more}")
        };
        let shown = |more: &str| if more.is_empty() { String::new() } else { entry(more) };
        with(STEP, &format!("{STEP}{}{}", shown(first), shown(second)))
    };
    let (morning, evening) = ("reason = \"Pagi\"\n", "reason = \"Malam\"\n");
    let base = day(morning, evening);
    let seen = format!("{morning}by = \"Kader\"\n");
    let (ours, theirs) = (day("", evening), day(&seen, evening));
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let joined =
            merge(Some(Version::of(&base)), Version::of(ours), Version::of(theirs), &Choices::default());
        assert_eq!(
            places(&joined),
            ["partnership/posyandu/history/2026-02-01#0"],
            "one went on, one took it out"
        );
        let history = &joined.map.partnerships.get(&id("posyandu")).unwrap().history;
        let evening = history.iter().find(|entry| entry.reason.as_deref() == Some("Malam")).unwrap();
        assert_eq!(evening.by, None);
    }
}

#[test]
fn who_removes_and_who_goes_on_are_asked() {
    let removed = |edit: Edit| edit.apply(&toy(), today()).unwrap();
    let ours = removed(Edit::Remove(Table::Need, id("gizi")));
    // They changed it.
    let theirs = with("priority = 1", "priority = 2");
    let joined = three(&ours, &theirs);
    assert_eq!((places(&joined), joined.open[0].matter), (vec!["need/gizi".to_owned()], Matter::Record));
    // They only name it in something new.
    let theirs = with("id = \"berdua\"", "id = \"berdua\"\nneeds = [\"gizi\"]");
    let joined = three(&ours, &theirs);
    assert_eq!((places(&joined), joined.open[0].matter), (vec!["need/gizi".to_owned()], Matter::Named));
    for (side, there) in [(Side::Ours, false), (Side::Theirs, true)] {
        let base = toy();
        let settled =
            merge(Some(Version::of(&base)), Version::of(&ours), Version::of(&theirs), &Choices::all(side));
        assert_eq!(settled.map.needs.has(&id("gizi")), there);
        assert_eq!(settled.map.partnerships.get(&id("berdua")).unwrap().needs.is_empty(), !there);
        assert_eq!((settled.open.len(), settled.settled.len()), (0, 1));
    }
    // Nobody looked at it since: it goes.
    let joined = three(&ours, &with("power = 3", "power = 4"));
    assert!(joined.open.is_empty() && !joined.map.needs.has(&id("gizi")));
}

#[test]
fn two_parties_that_took_one_id_both_stay() {
    let melati = |area: &str, more: &str| {
        and(&format!(
            "[[actor]]\nid = \"melati\"\nname = \"Posyandu Melati {area}\"\nkind = \"community\"\n\
             [[contact]]\nid = \"kontak\"\ndate = 2026-03-01\nactor = \"melati\"\noutcome = \"{area}\"\n{more}"
        ))
    };
    let joined = three(&melati("Timur", ""), &melati("Barat", ""));
    let names: Vec<_> =
        joined.map.actors.iter().skip(4).map(|one| (one.id.as_str(), one.name.as_str())).collect();
    assert_eq!(names, [("melati", "Posyandu Melati Timur"), ("melati-2", "Posyandu Melati Barat")]);
    let contacts: Vec<_> =
        joined.map.contacts.iter().map(|one| (one.outcome.as_deref(), one.actor.as_str())).collect();
    assert!(
        contacts.contains(&(Some("Timur"), "melati")) && contacts.contains(&(Some("Barat"), "melati-2")),
        "{contacts:?}"
    );
    assert!(joined.open.is_empty());
    // The same party written down twice is one, with what each knows of it.
    let joined = three(&melati("Timur", ""), &melati("Timur", "result = \"positive\"\n"));
    assert_eq!(joined.map.actors.len(), 5);
    assert!(joined.map.contacts.iter().any(|one| one.result == Some(ContactResult::Positive)));
}

#[test]
fn two_promises_that_took_one_id_both_stay_and_gifts_follow() {
    let promise = |what: &str| {
        read(&TOY.replacen("obligation = \"mou/mou-1\"", "obligation = \"mou/mou-9\"", 1).replacen(
            "[[agreement.obligation]]",
            &format!(
                "[[agreement.obligation]]\nid = \"mou-9\"\ndescription = \"{what}\"\n[[agreement.obligation]]"
            ),
            1,
        ))
    };
    assert!(TOY.contains("[[agreement.obligation]]"));
    let joined = three(&promise("Timbangan"), &promise("Biskuit"));
    let document = joined.map.agreements.get(&id("mou")).unwrap();
    let said = |id: &str| {
        document.obligation.iter().find(|one| one.id.as_str() == id).map(|one| one.description.as_str())
    };
    assert_eq!((said("mou-9"), said("mou-9-2")), (Some("Timbangan"), Some("Biskuit")));
    assert_eq!(places(&joined), ["contribution/c1/obligation"], "which of the two is kept is a question");
}

#[test]
fn without_a_base_only_what_contradicts_is_asked() {
    let ours = with("name = \"LSM Tunas\"", "name = \"LSM Tunas Muda\"\nnotes = \"Kenal baik\"");
    let theirs = with("power = 3", "power = 4\ninterest = 5");
    let joined = merge(None, Version::of(&ours), Version::of(&theirs), &Choices::default());
    assert_eq!(places(&joined), ["actor/pkk/power", "actor/lsm/name"]);
    assert_eq!(joined.map.actors.get(&id("pkk")).unwrap().interest, Some(5));
    let theirs_first = merge(None, Version::of(&ours), Version::of(&theirs), &Choices::all(Side::Theirs));
    assert_eq!(theirs_first.map.actors.get(&id("lsm")).unwrap().name, "LSM Tunas");
    assert_eq!(theirs_first.map.actors.get(&id("lsm")).unwrap().notes.as_deref(), Some("Kenal baik"));
}

#[test]
fn differences_name_the_field_and_the_entry() {
    let before = toy();
    let after = with(STEP, &step("2026-02-01", "collaboration", ""));
    let found = differences(Version::of(&before), Version::of(&after));
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].table, found[0].key.as_str(), found[0].changes.len()),
        (Some(Table::Partnership), "posyandu", 1)
    );
    assert!(differences(Version::of(&before), Version::of(&toy())).is_empty());
    let turned =
        with("members = [\"kelurahan\", \"pkk\", \"lsm\"]", "members = [\"lsm\", \"pkk\", \"kelurahan\"]");
    assert_eq!(
        differences(Version::of(&before), Version::of(&turned))[0].changes.len(),
        1,
        "order is told too"
    );
}

#[test]
fn a_version_is_an_ancestor_only_when_that_is_sure() {
    let base = toy();
    let theirs = with("power = 3", "power = 3\ninterest = 2");
    assert!(is_ancestor(None, Version::of(&base), Version::of(&theirs)), "theirs only adds");
    // We changed and they did not: a later backup of ours must not pass for their base.
    let later = with("power = 3", "power = 5");
    assert!(!is_ancestor(Some(Version::of(&base)), Version::of(&later), Version::of(&theirs)));
    // They changed a field, and have all that changed from the backup before to this one.
    let older = with("name = \"LSM Tunas\"", "name = \"LSM Tuna\"");
    let theirs = with("power = 3", "power = 4");
    assert!(!is_ancestor(None, Version::of(&base), Version::of(&theirs)), "it could be younger");
    assert!(is_ancestor(Some(Version::of(&older)), Version::of(&base), Version::of(&theirs)));
}

#[test]
fn an_element_that_nobody_counted_and_a_consent_without_a_day_are_joined_like_any_other() {
    let elements = "elements = { kader = { men = 0, women = 5 } }\n";
    let young = "elements = { kader = { men = 0, women = 5 }, pemuda = {} }\n";
    let base = toy();
    let rapat_with = |text: &str, more: &str| with(elements, &format!("{text}{more}"));
    let join = |base: &PartnershipMap, ours: &PartnershipMap, theirs: &PartnershipMap| {
        let joined =
            merge(Some(Version::of(base)), Version::of(ours), Version::of(theirs), &Choices::default());
        assert!(joined.open.is_empty(), "{:?}", joined.open);
        joined.map.meetings.get(&id("rapat")).unwrap().clone()
    };
    // They noted that the young came; we noted how it went.
    let came = rapat_with(young, "");
    let notes = rapat_with(elements, "notes = \"Ramai\"\n");
    for (ours, theirs) in [(&came, &notes), (&notes, &came)] {
        let rapat = join(&base, ours, theirs);
        assert_eq!((rapat.elements.len(), rapat.notes.as_deref()), (2, Some("Ramai")));
    }
    // Both have it already, and each changes something else.
    let notes = rapat_with(young, "notes = \"Ramai\"\n");
    let place = rapat_with(young, "place = \"Balai\"\n");
    let rapat = join(&came, &notes, &place);
    assert_eq!((rapat.elements.len(), rapat.place.as_deref()), (2, Some("Balai")));
    let agreed = with("power = 3", "power = 3\ncontact_channel = \"kotak surat\"\nconsent = {}");
    let joined = three(&agreed, &with("power = 3", "power = 4"));
    assert!(joined.map.actors.get(&id("pkk")).unwrap().consent.is_some());
    let found = differences(Version::of(&base), Version::of(&came));
    let teller = simpul::report::changes::Teller { lang: Lang::Indonesian, before: &base, after: &came };
    let told: Vec<String> = found.iter().flat_map(|one| teller.difference(one)).collect();
    assert!(told.len() == 1 && told[0].ends_with("ada, tanpa rincian"), "{told:?}");
}

#[test]
fn a_version_that_lacks_what_they_still_have_is_no_ancestor() {
    let now = toy();
    let guest = "[[actor]]\nid = \"tamu\"\nname = \"Tamu\"\nkind = \"ngo\"\n";
    let channel = "power = 3\ncontact_channel = \"kotak surat RW\"";
    let cases = [
        // A party that we took out, and a channel whose consent was withdrawn.
        (and(guest), and(&format!("{guest}\n[[actor]]\nid = \"baru\"\nname = \"Baru\"\nkind = \"ngo\"\n"))),
        (with("power = 3", channel), with("power = 3", &format!("{channel}\ninterest = 2"))),
        // They changed it since: that is asked then, and not taken.
        (with("power = 3", channel), with("power = 3", "power = 3\ncontact_channel = \"lain\"")),
    ];
    for (before, theirs) in &cases {
        let [before, now, theirs] = [before, &now, theirs].map(Version::of);
        assert!(is_ancestor(None, now, theirs), "without a backup nobody can know");
        assert!(!is_ancestor(Some(before), now, theirs));
        assert!(is_ancestor(Some(before), now, now));
    }
}
