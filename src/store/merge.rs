//! Two people changed one file: join their changes record by record.

use std::collections::HashSet;
use std::sync::Arc;

use crate::model::map::for_each_table;
use crate::model::{PartnershipMap, Record, Records};
use crate::trouble::{Conflict, Problem};

/// What came of joining two versions.
#[derive(Debug)]
pub enum Merge {
    /// Both sides' changes are in the map.
    Done {
        /// The joined map, not saved yet.
        map: Box<PartnershipMap>,
        /// What cannot be read in their version.
        problems: Vec<Problem>,
    },
    /// Both sides changed the same records.
    Conflicts(Vec<Conflict>),
}

macro_rules! merge_tables {
    ($($record:ident $field:ident),+) => {
        /// Their map with my changes since `base`; its slots are theirs.
        pub(super) fn merged(
            base: &PartnershipMap,
            mine: &PartnershipMap,
            theirs: &PartnershipMap,
        ) -> Result<PartnershipMap, Vec<Conflict>> {
            let mut map = theirs.clone();
            let mut conflicts = Vec::new();
            if mine.info != base.info && mine.info != theirs.info {
                if theirs.info == base.info {
                    map.info = mine.info.clone();
                } else {
                    conflicts.push(Conflict { table: None, name: mine.info.id.to_string() });
                }
            }
            $(join(&base.$field, &mine.$field, &mut map.$field, &mut conflicts);)+
            if conflicts.is_empty() { Ok(map) } else { Err(conflicts) }
        }
    };
}
for_each_table!(merge_tables);

/// One slot in which my version differs from the base.
struct Mine<T> {
    slot: usize,
    was: Option<Arc<T>>,
    is: Option<Arc<T>>,
}

/// Puts my changes of one table into theirs.
fn join<T: Record>(
    base: &Records<T>,
    mine: &Records<T>,
    map: &mut Records<T>,
    conflicts: &mut Vec<Conflict>,
) {
    let slots = base.slot_count().max(mine.slot_count());
    let mut changed = Vec::new();
    let (mut before, mut after) = (base.slots(), mine.slots());
    for slot in 0..slots {
        let (was, is) = (before.next().flatten(), after.next().flatten());
        let same = match (was, is) {
            (Some(was), Some(is)) => Arc::ptr_eq(was, is) || was == is,
            (None, None) => true,
            _ => false,
        };
        if same {
            continue;
        }
        if was.and_then(|was| was.id()) == is.and_then(|is| is.id()) {
            changed.push(Mine { slot, was: was.cloned(), is: is.cloned() });
        } else {
            // Another record in the same slot is one that went and one that came.
            changed.push(Mine { slot, was: was.cloned(), is: None });
            changed.push(Mine { slot, was: None, is: is.cloned() });
        }
    }
    changed.retain(|change| change.was.is_some() || change.is.is_some());
    // Removing first: a record that came back in another slot must find its id free.
    changed.sort_by_key(|change| change.is.is_some());
    let mut used = HashSet::new();
    for change in changed {
        let id = change.was.as_ref().or(change.is.as_ref()).and_then(|record| record.id()).cloned();
        let name = id.as_ref().map_or_else(|| (change.slot + 1).to_string(), ToString::to_string);
        let good = if id.is_some() { put_by_id(&change, map) } else { put_by_place(&change, map, &mut used) };
        if !good {
            conflicts.push(Conflict { table: Some(T::TABLE), name });
        }
    }
}

/// Makes my change of a record with an id, unless they changed it otherwise.
fn put_by_id<T: Record>(change: &Mine<T>, map: &mut Records<T>) -> bool {
    let Some(id) = change.was.as_ref().or(change.is.as_ref()).and_then(|record| record.id()) else {
        return false;
    };
    let slot = map.slot_of(id);
    let theirs = slot.and_then(|slot| map.at(slot)).cloned();
    if theirs == change.is {
        return true;
    }
    if theirs != change.was {
        return false;
    }
    map.set(slot.unwrap_or_else(|| map.slot_count()), change.is.clone());
    true
}

/// Makes my change of a record without an id: theirs is the equal one, in the same place if there are more.
fn put_by_place<T: Record>(change: &Mine<T>, map: &mut Records<T>, used: &mut HashSet<usize>) -> bool {
    let Some(was) = &change.was else {
        if let Some(is) = &change.is {
            map.set(map.slot_count(), Some(is.clone()));
        }
        return true;
    };
    let equal = |record: Option<&Arc<T>>, to: &Arc<T>| record.is_some_and(|record| record == to);
    let here = equal(map.at(change.slot), was) && !used.contains(&change.slot);
    let found = if here {
        Some(change.slot)
    } else {
        map.slots()
            .enumerate()
            .find(|(at, record)| equal(*record, was) && !used.contains(at))
            .map(|(at, _)| at)
    };
    match (found, &change.is) {
        (Some(slot), is) => {
            used.insert(slot);
            map.set(slot, is.clone());
            true
        }
        // They removed it too, or changed it to the same.
        (None, None) => true,
        (None, Some(is)) => map.iter().any(|record| *record == **is),
    }
}
