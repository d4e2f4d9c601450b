//! The only way in which a map changes: an edit is applied to a copy, checked, and accepted or refused whole.

use std::collections::HashSet;

use super::basics::{Day, Id};
use super::check::{Broken, Checked};
use super::code::*;
use super::ladder;
use super::map::{HasTable, PartnershipMap, for_each_table};
use super::record::*;
use super::refs::References;

macro_rules! any_record {
    ($($record:ident $field:ident),+) => {
        /// A record of any table.
        #[derive(Clone, Debug, PartialEq)]
        pub enum AnyRecord {
            $(#[doc = concat!("A record of the table `", stringify!($record), "`.")] $record(Box<$record>)),+
        }

        $(impl From<$record> for AnyRecord {
            fn from(record: $record) -> Self { Self::$record(Box::new(record)) }
        })+

        impl AnyRecord {
            /// Its table.
            pub fn table(&self) -> Table {
                match self { $(Self::$record(_) => Table::$record),+ }
            }

            fn put(self, map: &mut PartnershipMap, today: Day) -> Result<(), Refusal> {
                match self { $(Self::$record(record) => put(map, *record, today)),+ }
            }
        }

        /// Walks the references of every record and of the map; what does not survive is taken out.
        /// Returns the ids that were taken out.
        fn walk_all(
            map: &mut PartnershipMap,
            keep: &mut dyn FnMut(&'static str, Table, &mut Id) -> bool,
        ) -> Vec<(Table, Id)> {
            let mut info = (*map.info).clone();
            info.walk(keep);
            if info != *map.info { map.info = info.into(); }
            let mut gone = Vec::new();
            $(for slot in 0..map.$field.slot_count() {
                let Some(record) = map.$field.at(slot).cloned() else { continue };
                let mut changed = (*record).clone();
                let survives = changed.walk(keep);
                if !survives {
                    gone.extend(Record::id(&*record).map(|id| (Table::$record, id.clone())));
                    map.$field.set(slot, None);
                } else if changed != *record {
                    map.$field.set(slot, Some(changed.into()));
                } else {
                    // Untouched records keep their place in memory, which is how the store knows them.
                }
            })+
            gone
        }

        fn take_out(map: &mut PartnershipMap, table: Table, id: &Id) -> bool {
            match table { $(Table::$record => map.$field.remove(id)),+ }
        }

        impl PartnershipMap {
            /// How many records each table has lost on the way from `self` to `after`.
            pub fn losses(&self, after: &Self) -> Vec<(Table, usize)> {
                [$((Table::$record, self.$field.len().saturating_sub(after.$field.len()))),+]
                    .into_iter()
                    .filter(|(_, lost)| *lost > 0)
                    .collect()
            }
        }
    };
}
for_each_table!(any_record);

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
                changed
                    .view
                    .retain(|old| old.actor != view.actor || old.date != view.date);
                changed.view.push(view.clone());
                put(map, changed, today)
            }
            Self::Move {
                agreement,
                to,
                date,
                note,
            } => {
                let mut changed = find(&map.agreements, agreement)?.clone();
                not_in_future(*date, today)?;
                turn(&mut changed, *to, *date, note.clone())?;
                put(map, changed, today)
            }
            Self::Sign {
                agreement,
                signed,
                start,
                end,
            } => sign(map, agreement, (*signed, *start, *end), today),
            Self::Extend {
                agreement,
                date,
                end,
                note,
            } => extend(map, agreement, (*date, *end), note.as_ref(), today),
            Self::Fulfil {
                agreement,
                obligation,
                date,
                evidence,
            } => fulfil(map, (agreement, obligation), *date, evidence.as_ref(), today),
            Self::MergeActors { keep, gone } => merge_actors(map, keep, gone, today),
            Self::Batch(edits) => edits.iter().try_for_each(|edit| edit.work(map, today)),
        }
    }
}

fn find<'a, T: Record>(records: &'a super::Records<T>, id: &Id) -> Result<&'a T, Refusal> {
    records.get(id).ok_or_else(|| Refusal::Gone(T::TABLE, id.clone()))
}

fn not_in_future(date: Day, today: Day) -> Result<(), Refusal> {
    if date > today {
        Err(Refusal::InFuture(date))
    } else {
        Ok(())
    }
}

/// Errors that `after` has and `before` had not. An old fault of a record never blocks mending another one.
fn no_new_error(before: &[Broken], after: Vec<Broken>) -> Result<(), Refusal> {
    match after.into_iter().find(|broken| !before.contains(broken)) {
        Some(broken) => Err(Refusal::Breaks(broken)),
        None => Ok(()),
    }
}

fn put<T: Record + Checked>(map: &mut PartnershipMap, record: T, today: Day) -> Result<(), Refusal>
where
    PartnershipMap: HasTable<T>,
{
    let old = record.id().and_then(|id| map.table().get(id)).cloned();
    let before = old
        .as_ref()
        .map_or_else(Vec::new, |old: &T| old.errors(map, today));
    newly_merged_member(map, &record, old.as_ref())?;
    let found = record.id().is_some_and(|id| map.table().has(id));
    let copy = record.clone();
    if found {
        map.table_mut().replace(record);
    } else {
        // The id is free, so `push` takes the record.
        let _ = map.table_mut().push(record);
    }
    no_new_error(&before, copy.errors(map, today))
}

/// V08: a merged party may not join anything new.
fn newly_merged_member<T: Checked>(map: &PartnershipMap, record: &T, old: Option<&T>) -> Result<(), Refusal> {
    let named = |record: &T| {
        let mut ids = HashSet::new();
        record.clone().walk(&mut |key, _, id| {
            if key == "members" {
                ids.insert(id.clone());
            }
            true
        });
        ids
    };
    let before = old.map(named).unwrap_or_default();
    let merged = |id: &Id| {
        map.actors
            .get(id)
            .is_some_and(|actor| actor.status == Some(ActorStatus::Merged))
    };
    match named(record)
        .into_iter()
        .find(|id| merged(id) && !before.contains(id))
    {
        Some(id) => Err(Refusal::Merged(id)),
        None => Ok(()),
    }
}

fn set_info(map: &mut PartnershipMap, info: &MapInfo, today: Day) -> Result<(), Refusal> {
    if info.title.trim().is_empty() {
        return Err(Refusal::NameNeeded);
    }
    let before = map.info.errors(map, today);
    let info = MapInfo {
        id: map.info.id.clone(),
        ..info.clone()
    };
    map.info = info.into();
    no_new_error(&before, map.info.errors(map, today))
}

fn remove(map: &mut PartnershipMap, table: Table, id: &Id) -> Result<(), Refusal> {
    if !take_out(map, table, id) {
        return Err(Refusal::Gone(table, id.clone()));
    }
    let mut gone: HashSet<(Table, Id)> = HashSet::from([(table, id.clone())]);
    loop {
        let more = walk_all(map, &mut |_, table, id| !gone.contains(&(table, id.clone())));
        let before = gone.len();
        gone.extend(more);
        if gone.len() == before {
            return Ok(());
        }
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
    let explained = entry
        .reason
        .as_deref()
        .is_some_and(|reason| !reason.trim().is_empty());
    if !explained && !correction && ladder::needs_reason(before, entry.rung, &entry.criteria) {
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
    put(map, changed, today)
}

fn sign(
    map: &mut PartnershipMap,
    id: &Id,
    (signed, start, end): (Day, Day, Option<Day>),
    today: Day,
) -> Result<(), Refusal> {
    let mut changed = find(&map.agreements, id)?.clone();
    not_in_future(signed, today)?;
    turn(&mut changed, Lifecycle::InForce, signed, None)?;
    changed.signed = Some(signed);
    changed.start = Some(start);
    changed.end = end;
    put(map, changed, today)
}

fn extend(
    map: &mut PartnershipMap,
    id: &Id,
    (date, end): (Day, Day),
    note: Option<&String>,
    today: Day,
) -> Result<(), Refusal> {
    let mut changed = find(&map.agreements, id)?.clone();
    not_in_future(date, today)?;
    if let Some(now) = changed.end.filter(|now| end <= *now) {
        return Err(Refusal::NotLater(now));
    }
    turn(&mut changed, Lifecycle::Extended, date, note.cloned())?;
    changed.end = Some(end);
    put(map, changed, today)
}

fn fulfil(
    map: &mut PartnershipMap,
    (id, obligation): (&Id, &Id),
    date: Day,
    evidence: Option<&String>,
    today: Day,
) -> Result<(), Refusal> {
    let mut changed = find(&map.agreements, id)?.clone();
    not_in_future(date, today)?;
    let promise = changed
        .obligation
        .iter_mut()
        .find(|promise| promise.id == *obligation)
        .ok_or_else(|| Refusal::NoSuchObligation(obligation.clone()))?;
    promise.status = Some(ObligationStatus::Fulfilled);
    promise.fulfilled = Some(date);
    if let Some(evidence) = evidence {
        promise.evidence = Some(evidence.clone());
    }
    put(map, changed, today)
}

/// Moves a document to a status that may follow, and writes that into its history.
fn turn(agreement: &mut Agreement, to: Lifecycle, date: Day, note: Option<String>) -> Result<(), Refusal> {
    let from = agreement.lifecycle();
    if !from.next().contains(&to) {
        return Err(Refusal::NotNext { from, to });
    }
    agreement.status = Some(to);
    agreement.status_history.push(StatusEntry {
        date,
        status: to,
        note,
    });
    Ok(())
}

fn merge_actors(map: &mut PartnershipMap, keep: &Id, gone: &Id, today: Day) -> Result<(), Refusal> {
    if keep == gone {
        return Err(Refusal::SameParty);
    }
    find(&map.actors, keep)?;
    let mut merged = find(&map.actors, gone)?.clone();
    walk_all(map, &mut |_, table, id| {
        if table == Table::Actor && id == gone {
            *id = keep.clone();
        }
        true
    });
    merged.status = Some(ActorStatus::Merged);
    merged.merged_into = Some(keep.clone());
    merged.introduced_by = merged.introduced_by.filter(|by| by != gone);
    let mut kept = find(&map.actors, keep)?.clone();
    for list in [
        (&mut kept.strengths, &merged.strengths),
        (&mut kept.weaknesses, &merged.weaknesses),
        (&mut kept.offers, &merged.offers),
        (&mut kept.wants, &merged.wants),
    ] {
        let more: Vec<_> = list
            .1
            .iter()
            .filter(|word| !list.0.contains(word))
            .cloned()
            .collect();
        list.0.extend(more);
    }
    for service in &merged.services {
        if !kept.services.contains(service) {
            kept.services.push(service.clone());
        }
    }
    kept.introduced_by = kept.introduced_by.filter(|by| by != keep);
    kept.merged_into = kept.merged_into.filter(|into| into != keep);
    put(map, kept, today)?;
    put(map, merged, today)
}
