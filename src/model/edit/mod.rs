//! The only way in which a map changes: an edit is applied to a copy, checked, and accepted or refused whole.

mod any_record;
mod document;
mod merge;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::basics::{Day, Id};
use super::check::{Broken, Checked};
use super::code::*;
use super::ladder;
use super::map::{HasTable, PartnershipMap};
use super::record::*;
use super::refs::Fate;
pub use any_record::AnyRecord;
use any_record::{rename_all, take_out};
use document::{extend, fulfil, sign, turn};
use merge::merge_actors;

/// One change of a map.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Changes what the map says about itself; its id stays.
    SetInfo(Box<MapInfo>),
    /// Adds a record, or replaces the one of its id.
    Put(AnyRecord),
    /// Removes a record, the names that others give it, and what makes no sense without it.
    Remove(Table, Id),
    /// Appends an entry to a ladder history.
    Step {
        /// The partnership.
        partnership: Id,
        /// The entry.
        entry: Box<LadderEntry>,
    },
    /// Writes down how a member itself sees the rung.
    See {
        /// The partnership.
        partnership: Id,
        /// What the member sees.
        view: View,
    },
    /// Moves a document along its life before signing, or out of it.
    Move {
        /// The document.
        agreement: Id,
        /// Where to; signing and extending have their own edits.
        to: Lifecycle,
        /// When.
        date: Day,
        /// Why.
        note: Option<String>,
    },
    /// Signs a document: it comes into force.
    Sign {
        /// The document.
        agreement: Id,
        /// The day of signing, today or earlier.
        signed: Day,
        /// The first day on which it binds.
        start: Day,
        /// The last day, if it has one.
        end: Option<Day>,
    },
    /// Prolongs a document.
    Extend {
        /// The document.
        agreement: Id,
        /// When that was agreed.
        date: Day,
        /// The new last day.
        end: Day,
        /// Why.
        note: Option<String>,
    },
    /// Ticks a promise as kept.
    Fulfil {
        /// The document.
        agreement: Id,
        /// The promise.
        obligation: Id,
        /// The day on which it was kept, today or earlier.
        date: Day,
        /// Proof.
        evidence: Option<String>,
    },
    /// Says that two parties are one: `gone` is kept as merged, and `keep` takes its place everywhere.
    MergeActors {
        /// The party that stays.
        keep: Id,
        /// The party that was the same.
        gone: Id,
    },
    /// Several edits as one; all of them or none.
    Batch(Vec<Self>),
}

/// Why an edit was refused. The map is as it was.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// It would break a rule.
    Breaks(Broken),
    /// There is no such record.
    Gone(Table, Id),
    /// There is no such promise.
    NoSuchObligation(Id),
    /// The date lies in the future.
    InFuture(Day),
    /// A document cannot go from one status to the other.
    NotNext {
        /// Where it stands.
        from: Lifecycle,
        /// Where it was to go.
        to: Lifecycle,
    },
    /// An extension must end later than the document ends now.
    NotLater(Day),
    /// A skip, a step down, or open required items need a reason.
    ReasonNeeded,
    /// A step earlier than the latest one must be a correction.
    BeforeLatest(Day),
    /// A party that was merged into another cannot join.
    Merged(Id),
    /// A party cannot be merged with itself.
    SameParty,
    /// Something needs a name.
    NameNeeded,
}

impl Edit {
    /// The map after this edit, on a day.
    ///
    /// # Errors
    /// A [`Refusal`] when the edit would newly break a V rule or makes no sense; `map` is never changed.
    pub fn apply(&self, map: &PartnershipMap, today: Day) -> Result<PartnershipMap, Refusal> {
        let mut after = map.clone();
        self.work(&mut after, today)?;
        Ok(after)
    }

    fn work(&self, map: &mut PartnershipMap, today: Day) -> Result<(), Refusal> {
        match self {
            Self::SetInfo(info) => set_info(map, info, today),
            Self::Put(record) => record.clone().put(map, today),
            Self::Remove(table, id) => remove(map, *table, id),
            Self::Step { partnership, entry } => step(map, partnership, entry, today),
            Self::See { partnership, view } => {
                let mut changed = find(&map.partnerships, partnership)?.clone();
                view.date.map_or(Ok(()), |date| not_in_future(date, today))?;
                changed.view.retain(|old| old.actor != view.actor || old.date != view.date);
                changed.view.push(view.clone());
                put(map, Arc::new(changed), today)
            }
            Self::Move { agreement, to, date, note } => {
                let mut changed = find(&map.agreements, agreement)?.clone();
                not_in_future(*date, today)?;
                if to.in_force() {
                    // A document comes into force by signatures and stays in force by a new end, not by a word.
                    let from = changed.lifecycle();
                    return Err(Refusal::NotNext { from, to: *to });
                }
                turn(&mut changed, *to, *date, note.clone())?;
                put(map, Arc::new(changed), today)
            }
            Self::Sign { agreement, signed, start, end } => {
                sign(map, agreement, (*signed, *start, *end), today)
            }
            Self::Extend { agreement, date, end, note } => {
                extend(map, agreement, (*date, *end), note.as_ref(), today)
            }
            Self::Fulfil { agreement, obligation, date, evidence } => {
                fulfil(map, (agreement, obligation), *date, evidence.as_ref(), today)
            }
            Self::MergeActors { keep, gone } => merge_actors(map, keep, gone, today),
            Self::Batch(edits) => edits.iter().try_for_each(|edit| edit.work(map, today)),
        }
    }
}

fn find<'a, T: Record>(records: &'a super::Records<T>, id: &Id) -> Result<&'a T, Refusal> {
    records.get(id).ok_or_else(|| Refusal::Gone(T::TABLE, id.clone()))
}

fn not_in_future(date: Day, today: Day) -> Result<(), Refusal> {
    if date > today { Err(Refusal::InFuture(date)) } else { Ok(()) }
}

/// Errors that `after` has and `before` had not. An old fault of a record never blocks mending another one.
fn no_new_error(before: &[Broken], after: Vec<Broken>) -> Result<(), Refusal> {
    match after.into_iter().find(|broken| !before.contains(broken)) {
        Some(broken) => Err(Refusal::Breaks(broken)),
        None => Ok(()),
    }
}

fn put<T: Record + Checked>(map: &mut PartnershipMap, record: Arc<T>, today: Day) -> Result<(), Refusal>
where
    PartnershipMap: HasTable<T>,
{
    let slot = map.table().place_of(&record);
    let old = slot.and_then(|slot| map.table().at(slot)).cloned();
    let before = old.as_ref().map_or_else(Vec::new, |old| old.errors(map, today));
    if old.as_deref() == Some(&*record) {
        // Nothing changed, so the record keeps its place in memory and its lines in the file.
        return Ok(());
    }
    if !record.is_named() && old.as_ref().is_none_or(|old| old.is_named()) {
        return Err(Refusal::NameNeeded);
    }
    newly_merged_member(map, &*record, old.as_deref())?;
    if let Some(old) = &old {
        no_new_error(&[], record.left_behind(old, map))?;
    }
    let slot = slot.unwrap_or_else(|| map.table().slot_count());
    map.table_mut().set(slot, Some(record));
    let after = map.table().at(slot).map_or_else(Vec::new, |record| record.errors(map, today));
    let fits = no_new_error(&before, after);
    if fits.is_err() {
        map.table_mut().set(slot, old);
    }
    fits
}

/// V08: a merged party may not join anything new.
fn newly_merged_member<T: Checked>(map: &PartnershipMap, record: &T, old: Option<&T>) -> Result<(), Refusal> {
    let before = old.map_or(&[][..], Checked::members);
    let merged = |id: &&Id| map.actors.get(id).is_some_and(Actor::is_merged);
    match record.members().iter().find(|id| merged(id) && !before.contains(id)) {
        Some(id) => Err(Refusal::Merged(id.clone())),
        None => Ok(()),
    }
}

fn set_info(map: &mut PartnershipMap, info: &MapInfo, today: Day) -> Result<(), Refusal> {
    if info.title.trim().is_empty() {
        return Err(Refusal::NameNeeded);
    }
    let before = map.info.errors(map, today);
    let info = MapInfo { id: map.info.id.clone(), ..info.clone() };
    if info != *map.info {
        map.info = info.into();
    }
    no_new_error(&before, map.info.errors(map, today))
}

fn remove(map: &mut PartnershipMap, table: Table, id: &Id) -> Result<(), Refusal> {
    if !take_out(map, table, id) {
        return Err(Refusal::Gone(table, id.clone()));
    }
    forget(map, HashSet::from([(table, id.clone())]));
    Ok(())
}

/// Takes out all names of records that are gone, and the records that make no sense without them, and so on; and what was
/// accepted about any of them.
fn forget(map: &mut PartnershipMap, mut gone: HashSet<(Table, Id)>) {
    let mut more = gone.len();
    while more > 0 {
        let before = gone.len();
        let orphans = rename_all(map, &|table, id| Fate::goes_when(gone.contains(&(table, id.clone()))));
        gone.extend(orphans);
        more = gone.len() - before;
    }
    forget_findings(map, &gone);
}

/// Takes out what was accepted about records that are gone: whoever gets such an id next is somebody else.
fn forget_findings(map: &mut PartnershipMap, gone: &HashSet<(Table, Id)>) {
    let gone: HashSet<&str> = gone.iter().map(|(_, id)| id.as_str()).collect();
    for slot in 0..map.acknowledgements.slot_count() {
        let Some(known) = map.acknowledgements.at(slot) else { continue };
        let subjects = known.subjects.iter().filter(|subject| gone.contains(subject.as_str()));
        // A subject is an id without a table: while any record has it, nothing says who is meant.
        let is_nobody = |id: &Id| !Table::ALL.into_iter().any(|table| map.has(table, id));
        if subjects.filter_map(|subject| Id::new(subject)).any(|id| is_nobody(&id)) {
            map.acknowledgements.set(slot, None);
        }
    }
}

impl PartnershipMap {
    /// Does what [`Edit::Put`] does, in place: a quarter of a million rows of a list need no revision each.
    ///
    /// # Errors
    /// Why the record cannot be in the map, which is then as it was.
    pub(crate) fn put<T: Record + Checked>(&mut self, record: Arc<T>, today: Day) -> Result<(), Refusal>
    where
        Self: HasTable<T>,
    {
        put(self, record, today)
    }

    /// Takes out all names of records that are gone, and what makes no sense without them.
    pub(crate) fn forget(&mut self, gone: HashSet<(Table, Id)>) {
        forget(self, gone);
    }

    /// Lets everything that names a record name its new id; the record itself is not touched.
    pub(crate) fn rename(&mut self, new_ids: &HashMap<(Table, Id), Id>) {
        rename_all(self, &|table, id| {
            new_ids.get(&(table, id.clone())).map_or(Fate::Stays, |new| Fate::Becomes(new.clone()))
        });
    }
}

/// Takes out all names of records that are not there, and the records that make no sense without them.
pub(super) fn mend(map: &mut PartnershipMap) {
    let mut more = true;
    while more {
        let there = map.clone();
        let orphans = rename_all(map, &|table, id| Fate::goes_when(!there.has(table, id)));
        more = !orphans.is_empty();
    }
}

fn step(map: &mut PartnershipMap, id: &Id, entry: &LadderEntry, today: Day) -> Result<(), Refusal> {
    let mut changed = find(&map.partnerships, id)?.clone();
    let before = changed.entry_on(entry.date).map(|entry| entry.rung);
    let correction = entry.kind == Some(StepKind::Correction);
    if let Some(latest) = changed.current().map(|latest| latest.date)
        && entry.date < latest
        && !correction
    {
        return Err(Refusal::BeforeLatest(latest));
    }
    let explained = entry.reason.as_deref().is_some_and(|reason| !reason.trim().is_empty());
    let claimed = entry.overridden == Some(true);
    let needs_reason = claimed || ladder::needs_reason(before, entry.rung, &entry.criteria);
    if !explained && !correction && needs_reason {
        return Err(Refusal::ReasonNeeded);
    }
    let mut entry = entry.clone();
    if entry.kind.is_none() {
        entry.kind = Some(entry.kind_after(before));
    }
    let rises = before.is_none_or(|before| entry.rung > before);
    let open = !ladder::still_open(entry.rung, &entry.criteria).is_empty();
    if rises && open && !correction {
        entry.overridden = Some(true);
    }
    if changed.status == Some(PartnershipStatus::Planned) {
        // Somebody who assesses a planned partnership says that it runs.
        changed.status = Some(PartnershipStatus::Active);
    }
    changed.history.push(entry);
    put(map, Arc::new(changed), today)
}
