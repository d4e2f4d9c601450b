//! Every edit: what it does, and each way in which it is refused.

use simpul::model::check::Broken;
use simpul::model::*;

use super::toy::*;

#[track_caller]
pub(super) fn accepted(map: &PartnershipMap, edit: &Edit) -> PartnershipMap {
    edit.apply(map, today()).unwrap_or_else(|refusal| panic!("{edit:?} was refused: {refusal:?}"))
}

/// The edit is refused with this; and the map is as it was.
#[track_caller]
pub(super) fn refused(map: &PartnershipMap, edit: &Edit, expected: &Refusal) {
    let before = map.clone();
    assert_eq!(edit.apply(map, today()).as_ref(), Err(expected));
    assert_eq!(*map, before);
}

fn put(record: impl Into<AnyRecord>) -> Edit {
    Edit::Put(record.into())
}

fn actor(map: &PartnershipMap, name: &str) -> Actor {
    map.actors.get(&id(name)).unwrap().clone()
}

fn partnership(map: &PartnershipMap, name: &str) -> Partnership {
    map.partnerships.get(&id(name)).unwrap().clone()
}

fn agreement(map: &PartnershipMap, name: &str) -> Agreement {
    map.agreements.get(&id(name)).unwrap().clone()
}

#[test]
fn what_the_map_says_about_itself_changes_but_not_its_id() {
    let map = toy();
    let mut info = (*map.info).clone();
    info.id = id("lain");
    info.goal = Some("Warga mandiri".to_owned());
    let after = accepted(&map, &Edit::SetInfo(Box::new(info.clone())));
    assert_eq!(after.info.id, id("mainan"));
    assert_eq!(after.info.goal.as_deref(), Some("Warga mandiri"));

    info.title = "  ".to_owned();
    refused(&map, &Edit::SetInfo(Box::new(info.clone())), &Refusal::NameNeeded);
    info.title = "Peta".to_owned();
    info.anchor = Some(id("x"));
    let (key, table, x) = ("anchor", Table::Actor, id("x"));
    let dangling = Broken::Dangling { key, table, id: x };
    refused(&map, &Edit::SetInfo(Box::new(info)), &Refusal::Breaks(dangling));
}

#[test]
fn a_record_is_added_at_the_end_or_replaced_where_it_stands() {
    let map = toy();
    let mut new = actor(&map, "lsm");
    new.id = id("lsm-2");
    new.name = "LSM Dua".to_owned();
    let after = accepted(&map, &put(new));
    assert_eq!(after.actors.slot_of(&id("lsm-2")), Some(map.actors.slot_count()));

    let mut changed = actor(&map, "pkk");
    changed.power = Some(5);
    let after = accepted(&map, &put(changed));
    assert_eq!(after.actors.slot_of(&id("pkk")), map.actors.slot_of(&id("pkk")));
    assert_eq!(actor(&after, "pkk").power, Some(5));
    assert_eq!(after.actors.len(), map.actors.len());
}

#[test]
fn a_record_that_would_break_a_rule_or_has_no_name_is_refused() {
    let map = toy();
    let mut wrong = actor(&map, "pkk");
    wrong.power = Some(9);
    let (key, value, from, to) = ("power", 9, 1, 5);
    let out = Broken::OutOfScale { key, value, from, to };
    refused(&map, &put(wrong), &Refusal::Breaks(out));
    let mut nameless = actor(&map, "pkk");
    nameless.name = " ".to_owned();
    refused(&map, &put(nameless), &Refusal::NameNeeded);
    let mut untitled = agreement(&map, "mou");
    untitled.title = String::new();
    refused(&map, &put(untitled), &Refusal::NameNeeded);
}

#[test]
fn an_old_fault_does_not_block_mending_something_else() {
    let map = with("power = 3", "power = 9");
    let mut changed = actor(&map, "pkk");
    changed.notes = Some("Rapat hari Selasa".to_owned());
    let after = accepted(&map, &put(changed.clone()));
    assert_eq!(errors(&after), errors(&map));
    changed.interest = Some(0);
    let (key, value, from, to) = ("interest", 0, 1, 5);
    let out = Broken::OutOfScale { key, value, from, to };
    refused(&map, &put(changed), &Refusal::Breaks(out));
}

#[test]
fn a_member_who_gave_or_signed_cannot_just_be_left_out() {
    let map = toy();
    let mut without = partnership(&map, "berdua");
    without.members = vec![id("pkk"), id("kelurahan")];
    let giver = id("lsm");
    refused(&map, &put(without), &Refusal::Breaks(Broken::GiverNotMember { giver }));
    let mut without = partnership(&map, "posyandu");
    without.members = vec![id("pkk"), id("kelurahan")];
    let party = id("lsm");
    refused(&map, &put(without), &Refusal::Breaks(Broken::PartyNotMember { party }));
}

#[test]
fn a_promise_that_a_contribution_keeps_cannot_just_be_struck_out() {
    let map = toy();
    let mut without = agreement(&map, "mou");
    without.obligation.remove(1);
    accepted(&map, &put(without.clone()));
    without.obligation.clear();
    let (key, table, promise) = ("obligation", Table::Agreement, id("mou-1"));
    let dangling = Broken::Dangling { key, table, id: promise };
    refused(&map, &put(without), &Refusal::Breaks(dangling));
}

#[test]
fn commitments_and_acknowledgements_have_no_id_and_are_replaced_by_what_they_are_about() {
    let map = toy();
    let mut word = map.values.iter().next().unwrap().clone();
    word.level = Some(3);
    let after = accepted(&map, &put(word.clone()));
    assert_eq!(after.values.len(), 1);
    assert_eq!(after.values.iter().next().unwrap().level, Some(3));
    word.value = SharedValue::Sustainability;
    assert_eq!(accepted(&map, &put(word)).values.len(), 2);
    let mut known = map.acknowledgements.iter().next().unwrap().clone();
    known.until = day("2026-12-31");
    assert_eq!(accepted(&map, &put(known)).acknowledgements.len(), 1);
}

#[test]
fn a_merged_party_may_stay_where_it_is_but_joins_nothing_new() {
    let map = toy();
    let mut joined = partnership(&map, "berdua");
    joined.members.push(id("lama"));
    refused(&map, &put(joined), &Refusal::Merged(id("lama")));
    let map = with("members = [\"pkk\", \"lsm\"]", "members = [\"pkk\", \"lsm\", \"lama\"]");
    let mut renamed = partnership(&map, "berdua");
    renamed.name = "Bertiga".to_owned();
    accepted(&map, &put(renamed));
}

#[test]
fn removal_takes_along_what_makes_no_sense_without_and_says_how_much() {
    let map = toy();
    let remove = |table, name: &str| Edit::Remove(table, id(name));
    for (edit, losses) in [
        (
            remove(Table::Partnership, "posyandu"),
            vec![(Table::Partnership, 1), (Table::Contribution, 1), (Table::Value, 1)],
        ),
        // What was accepted about a document goes with it, and that is said too.
        (remove(Table::Agreement, "mou"), vec![(Table::Agreement, 2), (Table::Acknowledgement, 1)]),
        (remove(Table::Need, "gizi"), vec![(Table::Need, 1)]),
        (remove(Table::Meeting, "rapat"), vec![(Table::Meeting, 1)]),
        (remove(Table::Area, "kelurahan"), vec![(Table::Area, 1)]),
        (
            remove(Table::Actor, "lsm"),
            vec![
                (Table::Actor, 1),
                (Table::Partnership, 1),
                (Table::Contribution, 1),
                (Table::Agreement, 1),
                (Table::Contact, 1),
                (Table::Trust, 1),
            ],
        ),
    ] {
        let after = accepted(&map, &edit);
        assert_eq!(map.losses(&after), losses, "{edit:?}");
        assert_eq!(errors(&after), [], "{edit:?}");
    }
    let after = accepted(&map, &remove(Table::Partnership, "posyandu"));
    assert_eq!(agreement(&after, "mou").partnership, None, "the document itself stays");
    let after = accepted(&map, &remove(Table::Agreement, "mou"));
    let gift = after.contributions.get(&id("c1")).unwrap();
    assert_eq!(gift.obligation, None);
    let after = accepted(&map, &remove(Table::Actor, "pkk"));
    assert_eq!(after.info.anchor, None);
    assert_eq!(partnership(&after, "posyandu").lead, None);
    refused(&map, &remove(Table::Actor, "x"), &Refusal::Gone(Table::Actor, id("x")));
}

#[test]
fn removal_leaves_alone_what_was_wrong_before_and_has_nothing_to_do_with_it() {
    let map = with("parties = [\"pkk\", \"lsm\"]", "parties = [\"pkk\", \"pkk\"]");
    let after = accepted(&map, &Edit::Remove(Table::Area, id("rw")));
    assert_eq!(agreement(&after, "adendum"), agreement(&map, "adendum"));
}

#[test]
fn a_member_says_how_it_sees_the_rung_itself() {
    let map = toy();
    let view = |actor: &str, rung, date: &str| Edit::See {
        partnership: id("posyandu"),
        view: View { actor: id(actor), rung, date: Some(day(date)) },
    };
    let after = accepted(&map, &view("lsm", Rung::Communication, "2026-01-01"));
    assert_eq!(partnership(&after, "posyandu").view.len(), 2);
    assert!(partnership(&after, "posyandu").views_differ());
    let after = accepted(&after, &view("lsm", Rung::Coordination, "2026-01-01"));
    assert_eq!(partnership(&after, "posyandu").view.len(), 2, "a second word of one day replaces the first");
    assert!(!partnership(&after, "posyandu").views_differ());
    let tomorrow = day("2026-04-01");
    refused(&map, &view("lsm", Rung::Communication, "2026-04-01"), &Refusal::InFuture(tomorrow));
}

fn turn(to: Lifecycle, date: &str) -> Edit {
    Edit::Move { agreement: id("adendum"), to, date: day(date), note: Some("Rapat".to_owned()) }
}

fn sign(name: &str, signed: &str, start: &str, end: Option<&str>) -> Edit {
    Edit::Sign { agreement: id(name), signed: day(signed), start: day(start), end: end.map(day) }
}

#[test]
fn a_document_goes_its_way_and_its_history_is_written() {
    let map = accepted(&toy(), &turn(Lifecycle::Negotiation, "2026-01-10"));
    let map = accepted(&map, &turn(Lifecycle::Ready, "2026-02-10"));
    let map = accepted(&map, &sign("adendum", "2026-03-01", "2026-03-15", Some("2026-12-31")));
    let signed = agreement(&map, "adendum");
    assert_eq!(signed.status, Some(Lifecycle::InForce));
    assert_eq!((signed.signed, signed.start), (Some(day("2026-03-01")), Some(day("2026-03-15"))));
    let path: Vec<_> = signed.status_history.iter().map(|entry| entry.status).collect();
    assert_eq!(path, [Lifecycle::Negotiation, Lifecycle::Ready, Lifecycle::InForce]);
    let map = accepted(&map, &turn(Lifecycle::Completed, "2026-03-31"));
    let (from, to) = (Lifecycle::Completed, Lifecycle::Draft);
    refused(&map, &turn(to, "2026-03-31"), &Refusal::NotNext { from, to });
}

#[test]
fn a_document_comes_into_force_by_signing_only_and_not_in_the_future() {
    let map = toy();
    for to in [Lifecycle::InForce, Lifecycle::Extended] {
        let from = Lifecycle::Draft;
        refused(&map, &turn(to, "2026-03-01"), &Refusal::NotNext { from, to });
    }
    let late = day("2026-04-01");
    refused(&map, &turn(Lifecycle::Ready, "2026-04-01"), &Refusal::InFuture(late));
    refused(&map, &sign("adendum", "2026-04-01", "2026-04-01", None), &Refusal::InFuture(late));
    let (start, end) = (day("2026-03-15"), day("2026-03-14"));
    let order = Refusal::Breaks(Broken::EndBeforeStart { start, end });
    refused(&map, &sign("adendum", "2026-03-01", "2026-03-15", Some("2026-03-14")), &order);
    let (from, to) = (Lifecycle::InForce, Lifecycle::InForce);
    refused(&map, &sign("mou", "2026-03-01", "2026-03-01", None), &Refusal::NotNext { from, to });
    refused(&map, &sign("x", "2026-03-01", "2026-03-01", None), &Refusal::Gone(Table::Agreement, id("x")));
    // A start after today is fine: signed now, binding from next month.
    accepted(&map, &sign("adendum", "2026-03-31", "2026-05-01", None));
}

#[test]
fn a_document_is_prolonged_past_its_end() {
    let map = toy();
    let extend = |name: &str, date: &str, end: &str| Edit::Extend {
        agreement: id(name),
        date: day(date),
        end: day(end),
        note: None,
    };
    let after = accepted(&map, &extend("mou", "2026-03-20", "2027-04-30"));
    let longer = agreement(&after, "mou");
    assert_eq!((longer.status, longer.end), (Some(Lifecycle::Extended), Some(day("2027-04-30"))));
    assert_eq!(longer.status_history.last().unwrap().date, day("2026-03-20"));
    accepted(&after, &extend("mou", "2026-03-21", "2028-04-30"));
    let now = day("2026-04-30");
    refused(&map, &extend("mou", "2026-03-20", "2026-04-30"), &Refusal::NotLater(now));
    refused(&map, &extend("mou", "2026-04-20", "2027-04-30"), &Refusal::InFuture(day("2026-04-20")));
    let (from, to) = (Lifecycle::Draft, Lifecycle::Extended);
    refused(&map, &extend("adendum", "2026-03-20", "2027-04-30"), &Refusal::NotNext { from, to });
}

#[test]
fn a_promise_is_ticked_and_a_recurring_one_comes_back() {
    let map = toy();
    let fulfil = |promise: &str, date: &str| Edit::Fulfil {
        agreement: id("mou"),
        obligation: id(promise),
        date: day(date),
        evidence: Some("notulen".to_owned()),
    };
    let late = |map: &PartnershipMap| agreement(map, "mou").late(today()).count();
    assert_eq!(late(&map), 2);
    let after = accepted(&map, &fulfil("mou-1", "2026-01-05"));
    assert_eq!(late(&after), 1);
    assert_eq!(agreement(&after, "mou").obligation[0].evidence.as_deref(), Some("notulen"));
    let after = accepted(&after, &fulfil("mou-2", "2026-02-01"));
    assert_eq!(late(&after), 1, "the February report was due on the 28th");
    let after = accepted(&after, &fulfil("mou-2", "2026-03-01"));
    assert_eq!(late(&after), 0);
    assert_eq!(agreement(&after, "mou").obligation[1].next_due(), Some(day("2026-03-31")));
    refused(&map, &fulfil("x", "2026-01-05"), &Refusal::NoSuchObligation(id("x")));
    refused(&map, &fulfil("mou-1", "2026-04-05"), &Refusal::InFuture(day("2026-04-05")));
}

#[test]
fn a_batch_is_done_whole_or_not_at_all() {
    let map = toy();
    let mut changed = actor(&map, "pkk");
    changed.power = Some(1);
    let good = put(changed);
    let bad = Edit::Remove(Table::Need, id("x"));
    let gone = Refusal::Gone(Table::Need, id("x"));
    refused(&map, &Edit::Batch(vec![good.clone(), bad]), &gone);
    let after = accepted(&map, &Edit::Batch(vec![good, Edit::Remove(Table::Need, id("gizi"))]));
    assert_eq!(actor(&after, "pkk").power, Some(1));
    assert!(after.needs.is_empty());
    assert_eq!(accepted(&map, &Edit::Batch(Vec::new())), map);
}

#[test]
fn what_was_accepted_about_a_record_goes_with_it() {
    let twins = "[[actor]]\nid = \"pkk-2\"\nname = \"PKK RW 01\"\nkind = \"community\"\n";
    let known = |subjects: &str| {
        format!(
            "[[acknowledgement]]\ninsight = \"W08\"\nsubjects = [{subjects}]\ndate = 2026-01-05\nreason = \"dua pihak\"\nuntil = 2126-01-05\n"
        )
    };
    let map = and(&[
        twins.to_owned(),
        known("\"pkk\", \"pkk-2\""),
        known("\"pkk\", \"lsm\""),
        // A need of that id stays, and nothing says which of the two is meant.
        known("\"posyandu\", \"kembar\""),
        "[[need]]\nid = \"kembar\"\ntitle = \"Kembar\"\n[[actor]]\nid = \"kembar\"\nname = \"Kembar\"\nkind = \"ngo\"\n".to_owned(),
    ].join("\n"));
    let left = |map: &PartnershipMap| map.acknowledgements.len() - toy().acknowledgements.len();
    assert_eq!(left(&map), 3);
    let remove = |map: &PartnershipMap, party: &str| {
        Edit::Remove(Table::Actor, id(party)).apply(map, today()).unwrap()
    };
    let after = remove(&map, "pkk-2");
    assert_eq!(left(&after), 2, "the next pkk-2 is somebody else");
    let after = remove(&after, "kembar");
    assert_eq!(left(&after), 2);
    let after = remove(&after, "lsm");
    assert_eq!(left(&after), 1);
    // What makes no sense without a party takes what was accepted about it along.
    let after = Edit::Remove(Table::Partnership, id("posyandu")).apply(&after, today()).unwrap();
    assert_eq!(left(&after), 0);
}
