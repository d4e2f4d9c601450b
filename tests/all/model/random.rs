//! Random edits in random order: what must hold whatever people do.

use std::collections::HashSet;
use std::sync::Arc;

use proptest::prelude::*;
use simpul::history::History;
use simpul::model::*;

use super::toy::*;

/// A few numbers from which an edit is made once the map that it meets is known.
#[derive(Clone, Debug)]
pub(crate) struct Dice {
    what: u8,
    table: usize,
    first: usize,
    second: usize,
    third: usize,
    days: i64,
    number: i64,
    yes: bool,
}

pub(crate) fn dice() -> impl Strategy<Value = Dice> {
    let picks = (0_usize..64, 0_usize..64, 0_usize..64);
    let rest = (-500_i64..40, -3_i64..8, any::<bool>());
    (0_u8..24, 0_usize..13, picks, rest).prop_map(|(what, table, picks, rest)| Dice {
        what,
        table,
        first: picks.0,
        second: picks.1,
        third: picks.2,
        days: rest.0,
        number: rest.1,
        yes: rest.2,
    })
}

fn nth<T: Record>(records: &Records<T>, n: usize) -> Option<&T> {
    records.iter().nth(n.checked_rem(records.len())?)
}

/// An id of a table, now and then one that does not exist.
fn name<T: Record>(records: &Records<T>, n: usize) -> Id {
    match nth(records, n).and_then(Record::id) {
        Some(found) if n % 13 != 12 => found.clone(),
        _ => id("tidak-ada"),
    }
}

fn any_id(map: &PartnershipMap, table: Table, n: usize) -> Id {
    match table {
        Table::Area => name(&map.areas, n),
        Table::Actor => name(&map.actors, n),
        Table::Resource => name(&map.resources, n),
        Table::Need => name(&map.needs, n),
        Table::Partnership => name(&map.partnerships, n),
        Table::Contribution => name(&map.contributions, n),
        Table::Agreement => name(&map.agreements, n),
        Table::Contact => name(&map.contacts, n),
        Table::Meeting => name(&map.meetings, n),
        Table::Trust => name(&map.trust, n),
        Table::Proposal => name(&map.proposals, n),
        Table::Value | Table::Acknowledgement => id("tanpa-id"),
    }
}

impl Dice {
    fn day(&self) -> Day {
        today().plus_days(self.days)
    }

    fn pick<C: Code>(&self) -> C {
        C::ALL[self.third % C::ALL.len()]
    }

    /// The edit; nothing when the map has no record for it.
    pub(crate) fn edit(&self, map: &PartnershipMap) -> Option<Edit> {
        Some(match self.what {
            0..=1 => {
                let table = Table::ALL[self.table];
                Edit::Remove(table, any_id(map, table, self.first))
            }
            2 => Edit::MergeActors {
                keep: name(&map.actors, self.first),
                gone: name(&map.actors, self.second),
            },
            3..=4 => Edit::Step {
                partnership: name(&map.partnerships, self.first),
                entry: Box::new(self.entry(map)),
            },
            5 => Edit::See {
                partnership: name(&map.partnerships, self.first),
                view: View {
                    actor: name(&map.actors, self.second),
                    rung: self.pick(),
                    date: self.yes.then(|| self.day()),
                },
            },
            6..=9 => self.document_edit(map),
            10 => {
                let mut info = (*map.info).clone();
                info.anchor = self.yes.then(|| name(&map.actors, self.first));
                info.end = Some(self.day());
                Edit::SetInfo(Box::new(info))
            }
            11..=12 => {
                let half = |table| Self { table, ..self.clone() };
                let parts = [Self { what: 0, ..half(self.third % 13) }, Self { what: 13, ..half(0) }];
                let edits = parts.iter().filter_map(|part| part.edit(map)).collect();
                Edit::Batch(edits)
            }
            _ => Edit::Put(self.record(map)?),
        })
    }

    fn entry(&self, map: &PartnershipMap) -> LadderEntry {
        let mut entry = LadderEntry::new(self.day(), self.pick());
        entry.reason = self.yes.then(|| "Rapat".to_owned());
        entry.kind = (self.number == 0).then_some(StepKind::Correction);
        entry.meeting = (self.number == 1).then(|| name(&map.meetings, self.second));
        entry
    }

    fn document_edit(&self, map: &PartnershipMap) -> Edit {
        let agreement = name(&map.agreements, self.first);
        match self.what {
            6 => Edit::Move { agreement, to: self.pick(), date: self.day(), note: None },
            7 => Edit::Sign {
                agreement,
                signed: self.day(),
                start: self.day(),
                end: self.yes.then(|| self.day().plus_days(self.number * 50)),
            },
            8 => Edit::Extend {
                agreement,
                date: self.day(),
                end: today().plus_days(self.number * 100),
                note: None,
            },
            _ => {
                let document = map.agreements.get(&agreement);
                let promise = document.and_then(|document| {
                    let at = self.second.checked_rem(document.obligation.len())?;
                    Some(document.obligation[at].id.clone())
                });
                Edit::Fulfil {
                    agreement,
                    obligation: promise.unwrap_or_else(|| id("tidak-ada")),
                    date: self.day(),
                    evidence: None,
                }
            }
        }
    }

    /// A record of the map with something in it changed, or the same under a new id.
    fn record(&self, map: &PartnershipMap) -> Option<AnyRecord> {
        let new = (self.number == 7).then(|| Id::from_name("baru", |id| map.has(Table::ALL[self.table], id)));
        Some(match Table::ALL[self.table] {
            Table::Area => {
                let mut area = nth(&map.areas, self.first)?.clone();
                area.within = self.yes.then(|| name(&map.areas, self.second));
                area.id = new.unwrap_or(area.id);
                area.into()
            }
            Table::Actor => self.actor(map, new)?.into(),
            Table::Resource => {
                let mut source = nth(&map.resources, self.first)?.clone();
                source.owner = name(&map.actors, self.second);
                source.quantity = Some(if self.yes { 2.0 } else { 1.5 });
                source.id = new.unwrap_or(source.id);
                source.into()
            }
            Table::Need => {
                let mut need = nth(&map.needs, self.first)?.clone();
                need.priority = Some(self.number);
                need.id = new.unwrap_or(need.id);
                need.into()
            }
            Table::Partnership => self.partnership(map, new)?.into(),
            Table::Contribution => {
                let mut gift = nth(&map.contributions, self.first)?.clone();
                gift.giver = name(&map.actors, self.second);
                gift.partnership = name(&map.partnerships, self.third);
                gift.receiver = self.yes.then(|| name(&map.actors, self.third).to_string());
                gift.id = new.unwrap_or(gift.id);
                gift.into()
            }
            Table::Agreement => self.agreement(map, new)?.into(),
            Table::Contact => {
                let mut contact = nth(&map.contacts, self.first)?.clone();
                contact.actor = name(&map.actors, self.second);
                contact.id = new.unwrap_or(contact.id);
                contact.into()
            }
            Table::Meeting => {
                let mut meeting = nth(&map.meetings, self.first)?.clone();
                meeting.attending.push(name(&map.actors, self.second));
                meeting.men = Some(self.number);
                meeting.id = new.unwrap_or(meeting.id);
                meeting.into()
            }
            Table::Trust => {
                let mut trust = nth(&map.trust, self.first)?.clone();
                trust.rater = name(&map.actors, self.second);
                trust.ratee = name(&map.actors, self.third);
                trust.id = new.unwrap_or(trust.id);
                trust.into()
            }
            Table::Value => {
                let mut value = nth(&map.values, self.first)?.clone();
                value.value = self.pick();
                value.level = Some(self.number);
                value.into()
            }
            Table::Proposal => {
                let mut proposal = nth(&map.proposals, self.first)?.clone();
                proposal.needs = vec![name(&map.needs, self.second), name(&map.needs, self.third)];
                proposal.id = new.unwrap_or(proposal.id);
                proposal.into()
            }
            Table::Acknowledgement => {
                let mut known = nth(&map.acknowledgements, self.first)?.clone();
                known.until = self.day();
                known.into()
            }
        })
    }

    fn actor(&self, map: &PartnershipMap, new: Option<Id>) -> Option<Actor> {
        let mut actor = nth(&map.actors, self.first)?.clone();
        actor.id = new.unwrap_or(actor.id);
        match self.number {
            0 => actor.merged_into = Some(name(&map.actors, self.second)),
            1 => actor.introduced_by = Some(name(&map.actors, self.second)),
            2 => actor.status = Some(self.pick()),
            3 => " ".clone_into(&mut actor.name),
            other => actor.power = Some(other),
        }
        Some(actor)
    }

    fn partnership(&self, map: &PartnershipMap, new: Option<Id>) -> Option<Partnership> {
        let mut partnership = nth(&map.partnerships, self.first)?.clone();
        partnership.id = new.unwrap_or(partnership.id);
        match self.number {
            0 => partnership.members.push(name(&map.actors, self.second)),
            1 => drop(partnership.members.pop()),
            2 => partnership.members.retain(|member| Some(member) == partnership.lead.as_ref()),
            3 => partnership.lead = Some(name(&map.actors, self.second)),
            4 => partnership.start = Some(self.day()),
            5 => partnership.end = Some(self.day()),
            _ => partnership.needs.push(name(&map.needs, self.second)),
        }
        Some(partnership)
    }

    fn agreement(&self, map: &PartnershipMap, new: Option<Id>) -> Option<Agreement> {
        let mut agreement = nth(&map.agreements, self.first)?.clone();
        agreement.id = new.unwrap_or(agreement.id);
        match self.number {
            0 => agreement.parties.push(Party::of(name(&map.actors, self.second))),
            1 => drop(agreement.parties.pop()),
            2 => agreement.parent = self.yes.then(|| name(&map.agreements, self.second)),
            3 => agreement.partnership = Some(name(&map.partnerships, self.second)),
            4 => agreement.status = Some(self.pick()),
            5 => drop(agreement.obligation.pop()),
            _ => agreement.end = self.yes.then(|| self.day()),
        }
        Some(agreement)
    }
}

/// Records that are equal are the same in memory, and nobody moves to another slot.
fn untouched_records_stay<T: Record>(before: &Records<T>, after: &Records<T>) {
    assert!(after.slot_count() >= before.slot_count(), "slots are never given up");
    for slot in 0..before.slot_count() {
        if let (Some(old), Some(new)) = (before.at(slot), after.at(slot)) {
            assert_eq!(old.id(), new.id(), "a slot belongs to one record");
            let same_words = format!("{old:?}") == format!("{new:?}");
            assert!(!same_words || Arc::ptr_eq(old, new), "{old:?} was copied for nothing");
        }
        assert!(before.at(slot).is_some() || after.at(slot).is_none(), "a slot is not used again");
    }
    let ids: HashSet<_> = after.iter().filter_map(Record::id).collect();
    for id in ids {
        assert_eq!(after.get(id).and_then(Record::id), Some(id));
    }
    assert_eq!(after.len(), after.iter().count());
}

fn every_table_stays(before: &PartnershipMap, after: &PartnershipMap) {
    assert!(before.info != after.info || Arc::ptr_eq(&before.info, &after.info));
    untouched_records_stay(&before.areas, &after.areas);
    untouched_records_stay(&before.actors, &after.actors);
    untouched_records_stay(&before.resources, &after.resources);
    untouched_records_stay(&before.needs, &after.needs);
    untouched_records_stay(&before.partnerships, &after.partnerships);
    untouched_records_stay(&before.contributions, &after.contributions);
    untouched_records_stay(&before.agreements, &after.agreements);
    untouched_records_stay(&before.contacts, &after.contacts);
    untouched_records_stay(&before.meetings, &after.meetings);
    untouched_records_stay(&before.trust, &after.trust);
    untouched_records_stay(&before.values, &after.values);
    untouched_records_stay(&before.proposals, &after.proposals);
    untouched_records_stay(&before.acknowledgements, &after.acknowledgements);
}

/// A map as text, so that a quantity that is no number compares too.
pub(crate) fn words(map: &PartnershipMap) -> String {
    format!("{map:?}")
}

/// Plays the dice on a map and checks after every throw.
fn play(start: PartnershipMap, throws: &[Dice]) -> usize {
    let first = words(&start);
    let mut history = History::new(start, String::new());
    for throw in throws {
        let before = Arc::clone(history.map());
        let Some(edit) = throw.edit(&before) else { continue };
        let was = words(&before);
        let result = edit.apply(&before, today());
        assert_eq!(words(&before), was, "an edit never changes the map that it is given");
        let Ok(after) = result else { continue };
        let old: HashSet<_> = errors(&before).into_iter().collect();
        for error in errors(&after) {
            assert!(old.contains(&error), "{edit:?} caused {error:?}");
        }
        every_table_stays(&before, &after);
        history.push(after, format!("{edit:?}"));
    }
    let last = words(history.map());
    let known: HashSet<_> = errors(history.map()).into_iter().collect();
    for error in errors(&history.map().redacted(redact::Eyes::Everybody).0) {
        assert!(known.contains(&error), "the public copy has {error:?}");
    }
    let mut undone = Vec::new();
    while let Some(what) = history.undo() {
        undone.push(what);
    }
    assert_eq!(words(history.map()), first);
    assert!(history.is_saved(), "the start is what stands on disk");
    let mut redone = Vec::new();
    while let Some(what) = history.redo() {
        redone.push(what);
    }
    undone.reverse();
    assert_eq!(undone, redone);
    assert_eq!(words(history.map()), last);
    redone.len()
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// A map in which much is wrong already, as a file can be.
fn broken_toy() -> PartnershipMap {
    read(
        &TOY.replace("parties = [\"pkk\", \"lsm\"]", "parties = [\"pkk\", \"pkk\"]")
            .replace("giver = \"lsm\"", "giver = \"x\"")
            .replace("lead = \"pkk\"", "lead = \"x\"")
            .replace("to = \"kelurahan\"", "to = \"x\"")
            .replace("ratee = \"lsm\"", "ratee = \"pkk\"")
            .replace("merged_into = \"pkk\"", "merged_into = \"lama\"")
            .replace("quantity = 1.0", "quantity = nan")
            .replace("power = 3", "power = 30"),
    )
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn nothing_that_people_do_breaks_a_good_map(throws in prop::collection::vec(dice(), 1..40)) {
        play(toy(), &throws);
    }

    #[test]
    fn nothing_that_people_do_makes_a_broken_map_worse(throws in prop::collection::vec(dice(), 1..40)) {
        play(broken_toy(), &throws);
    }

    #[test]
    fn any_party_can_be_removed_from_a_real_map_without_a_trace(n in 0_usize..22) {
        let map = super::samples::rw07();
        let gone = name(&map.actors, if n % 13 == 12 { 0 } else { n });
        let after = Edit::Remove(Table::Actor, gone.clone()).apply(&map, today()).unwrap();
        prop_assert_eq!(errors(&after), errors(&map));
        let trace = format!("\"{gone}\"");
        prop_assert!(!words(&after).contains(&trace) || gone.as_str() == "rw07" || gone.as_str() == "kelurahan",
            "{} is still named", gone);
        every_table_stays(&map, &after);
    }
}

proptest! {
    #![proptest_config(config(10))]

    #[test]
    fn nothing_that_people_do_breaks_a_real_map(throws in prop::collection::vec(dice(), 1..25)) {
        play(super::samples::rw07(), &throws);
    }
}

#[test]
fn the_dice_are_fair_enough_to_be_accepted_often() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let throws = prop::collection::vec(dice(), 400).new_tree(&mut runner).unwrap().current();
    let accepted: usize = throws.chunks(4).map(|four| play(toy(), four)).sum();
    assert!((80..350).contains(&accepted), "{accepted} of 400");
}

/// Memory of this process in kB: now, and at most so far. Nothing where the system does not tell.
fn memory() -> Option<(i64, i64)> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let of = |key: &str| {
        status.lines().find_map(|line| line.strip_prefix(key))?.split_whitespace().next()?.parse().ok()
    };
    Some((of("VmRSS:")?, of("VmHWM:")?))
}

/// A long evening on a map, with undo now and then and a save every hundred steps: the sample and a few hundred steps, or
/// the map that `SIMPUL_MAP` names and as many steps as `SIMPUL_STEPS` says.
#[test]
fn a_long_evening_can_be_undone_to_its_start_and_stays_in_memory() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    use simpul::store::{Intent, MapFile, Opened};
    let steps: usize = std::env::var("SIMPUL_STEPS").map_or(300, |steps| steps.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("peta.toml");
    let source = std::env::var("SIMPUL_MAP").unwrap_or_else(|_| "maps/rw07-kencana-asri.toml".to_owned());
    std::fs::copy(source, &path).unwrap();
    let Opened { map, mut file, .. } = MapFile::open(&path, Intent::Edit, None).unwrap();
    let first = map.clone();
    let opened = memory();
    let began = std::time::Instant::now();
    let mut history = History::new(map, ());
    let mut runner = TestRunner::deterministic();
    let (mut done, mut refused, mut undone) = (0, 0, 0);
    while done < steps {
        let mut throw = dice().new_tree(&mut runner).unwrap().current();
        // Beyond the first few records of each table.
        let spread = |n: usize| n + (done * 31) % 4_000;
        throw.first = spread(throw.first);
        throw.second = spread(throw.second);
        let Some(edit) = throw.edit(history.map()) else { continue };
        let Ok(after) = edit.apply(history.map(), today()) else {
            refused += 1;
            continue;
        };
        history.push(after, ());
        done += 1;
        if done % 7 == 0 && history.undo().is_some() {
            undone += 1;
        }
        if done % 100 == 0 {
            file.save(history.map()).unwrap();
        }
    }
    file.save(history.map()).unwrap();
    let time = began.elapsed();
    let last = Arc::clone(history.map());
    let used = memory();
    drop(file);
    let again = MapFile::open(&path, Intent::Read, None).unwrap();
    assert_eq!(again.problems.iter().filter(|problem| problem.subject.is_none()).count(), 0);
    assert!(
        again.map.actors.len() == last.actors.len()
            && again.map.partnerships.len() == last.partnerships.len()
    );
    assert!(again.map == *last, "what was saved is what was there");
    drop(again);
    while history.undo().is_some() {}
    assert!(**history.map() == first, "the way back ends where it began");
    while history.redo().is_some() {}
    assert!(**history.map() == *last);
    if let (Some((before, _)), Some((now, most))) = (opened, used) {
        eprintln!(
            "{done} steps ({refused} more refused, {undone} undone) in {time:?}; memory {} MB when open, {} MB after \
             them, {} MB at most: {} kB a step",
            before / 1024,
            now / 1024,
            most / 1024,
            (now - before) / i64::try_from(done).unwrap()
        );
        // The tree nodes on the way to a record, and that record: never a part of the map.
        let each = (now - before) / i64::try_from(done).unwrap();
        assert!(steps < 1_000 || each < 100, "a step costs what it changed, not {each} kB");
    }
}
