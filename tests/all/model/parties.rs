//! Merging two parties that are one.

use simpul::model::*;

use super::edits::{accepted, refused};
use super::toy::*;

fn merge(keep: &str, gone: &str) -> Edit {
    Edit::MergeActors { keep: id(keep), gone: id(gone) }
}

fn actor<'a>(map: &'a PartnershipMap, name: &str) -> &'a Actor {
    map.actors.get(&id(name)).unwrap()
}

const TWIN: &str = r#"
[[actor]]
id = "kembar"
name = "PKK Rukun Warga 1"
kind = "community"
strengths = ["kader"]
areas = ["rw"]
interest = 5
power = 1
introduced_by = "pkk"
contact_channel = "grup pesan"
consent = { how = "spoken" }
[[partnership]]
id = "p-kembar"
name = "Kembar dengan kelurahan"
members = ["kembar", "kelurahan"]
lead = "kembar"
[[contribution]]
id = "c-kembar"
partnership = "p-kembar"
giver = "kembar"
receiver = "pkk"
category = "goods"
date = 2025-06-10
"#;

#[test]
fn the_party_that_stays_takes_the_place_of_the_other_everywhere() {
    let map = and(TWIN);
    let after = accepted(&map, &merge("pkk", "kembar"));
    let (kept, gone) = (actor(&after, "pkk"), actor(&after, "kembar"));
    assert_eq!(gone.status, Some(ActorStatus::Merged));
    assert_eq!(gone.merged_into, Some(id("pkk")));
    assert_eq!(gone.name, "PKK Rukun Warga 1", "what was known of it stays readable");
    assert_eq!(kept.strengths, ["kader"]);
    assert_eq!(kept.areas, ["rw"]);
    assert_eq!((kept.interest, kept.power), (Some(5), Some(3)), "unknown is filled in, known stays");
    assert_eq!(kept.contact_channel.as_deref(), Some("grup pesan"));
    assert!(kept.consent.is_some(), "a channel comes with the consent to it");
    let partnership = after.partnerships.get(&id("p-kembar")).unwrap();
    assert_eq!(partnership.members, [id("pkk"), id("kelurahan")]);
    assert_eq!(partnership.lead, Some(id("pkk")));
    assert_eq!(after.contributions.get(&id("c-kembar")).unwrap().giver, id("pkk"));
    assert_eq!(errors(&after), []);
    assert_eq!(map.losses(&after), []);
}

#[test]
fn what_was_between_the_two_goes_and_takes_along_what_hangs_on_it() {
    let map = toy();
    let after = accepted(&map, &merge("pkk", "lsm"));
    assert_eq!(errors(&after), []);
    assert_eq!(
        map.losses(&after),
        [
            (Table::Partnership, 1),  // "PKK dan LSM"
            (Table::Contribution, 1), // given in it
            (Table::Agreement, 1),    // the addendum between the two
            (Table::Trust, 1),        // nobody rates itself
        ]
    );
    let posyandu = after.partnerships.get(&id("posyandu")).unwrap();
    assert_eq!(posyandu.members, [id("kelurahan"), id("pkk")]);
    let mou = after.agreements.get(&id("mou")).unwrap();
    let parties: Vec<_> = mou.parties.iter().map(|party| party.actor.as_str()).collect();
    assert_eq!(parties, ["kelurahan", "pkk"]);
    let meeting = after.meetings.get(&id("rapat")).unwrap();
    assert_eq!(meeting.attending, [id("pkk")]);
}

#[test]
fn the_anchor_and_the_introductions_follow() {
    let after = accepted(&toy(), &merge("lsm", "pkk"));
    assert_eq!(after.info.anchor, Some(id("lsm")));
    assert_eq!(actor(&after, "lama").merged_into, Some(id("lsm")));
    let introduced = actor(&after, "lsm").introduced_by.as_ref();
    assert_eq!(introduced, Some(&id("kelurahan")), "nobody introduces itself; what the other knew is taken");
}

#[test]
fn who_is_who_must_be_clear() {
    let map = toy();
    refused(&map, &merge("pkk", "pkk"), &Refusal::SameParty);
    refused(&map, &merge("x", "pkk"), &Refusal::Gone(Table::Actor, id("x")));
    refused(&map, &merge("pkk", "x"), &Refusal::Gone(Table::Actor, id("x")));
    refused(&map, &merge("lama", "lsm"), &Refusal::Merged(id("lama")));
}

#[test]
fn a_party_that_only_says_where_it_went_is_merged_everywhere() {
    use simpul::app::derived::{Derived, Lists};
    use simpul::app::{ScreenKind, form::party};
    use simpul::atlas::{Question, Summary};
    use simpul::network::{At, Standing};
    let old = "name = \"PKK lama\"\nkind = \"community\"\nstatus = \"merged\"\n";
    let said = with(old, &old.replace("PKK lama", "PKK RW 01"));
    let silent = with(old, "name = \"PKK RW 01\"\nkind = \"community\"\n");
    assert!(actor(&silent, "lama").is_merged() && actor(&silent, "lama").is_gone());
    assert_eq!(broken(&silent), broken(&said), "no twin of the very party that it became");
    let question = Question { today: today(), days: 90, level: None };
    let summary = |map| Summary::new(map, "peta.toml", 0, &question);
    assert_eq!(summary(&silent), summary(&said));
    let names = |map: &PartnershipMap, at| {
        Standing::new(map, at).actors().iter().map(|(_, one)| one.id.clone()).collect::<Vec<_>>()
    };
    for at in [At::Now, At::Day(today())] {
        assert_eq!(names(&silent, at), names(&said, at));
    }
    let offered = |map| party::actors(map).into_iter().map(|one| one.value).collect::<Vec<_>>();
    assert_eq!(offered(&silent), offered(&said));
    let listed = |map: &PartnershipMap| {
        let facts = Derived::new(&map.clone().into());
        Lists::new(&facts, ScreenKind::Actors, "", false, (today(), Lang::Indonesian)).actors
    };
    assert_eq!(listed(&silent), listed(&said));
    let pairs = |map| simpul::twins::twins(map).len();
    assert_eq!(pairs(&silent), pairs(&said));
}
