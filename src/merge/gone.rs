//! Nobody names what is gone: one side removed a record, and the other one says something new about it.

use std::collections::{BTreeMap, HashSet};

use toml::Value as Toml;

use super::fields::Judge;
use super::tree::tree;
use super::{Choices, Conflict, Joined, Matter, Pair, Side};
use crate::model::map::for_each_table;
use crate::model::record::*;
use crate::model::{HasTable, Id, PartnershipMap, Records};

/// A record that names another one, and which one.
type Naming = (Option<Table>, Option<Id>, Table, Id);

/// Settles what the joined map names and does not have: a conflict each, unless a side had it so already.
pub(super) fn settle(
    joined: &mut Joined,
    base: Option<&PartnershipMap>,
    ours: &PartnershipMap,
    theirs: &PartnershipMap,
    choices: &Choices,
) {
    // Without a base nothing counts as removed.
    let Some(base) = base else { return };
    if !base.loses(ours) && !base.loses(theirs) {
        return;
    }
    let old: HashSet<Naming> = dangling(ours).into_iter().chain(dangling(theirs)).collect();
    loop {
        let mut missing: BTreeMap<(Table, Id), Side> = BTreeMap::new();
        for naming in dangling(&joined.map) {
            let (.., table, id) = &naming;
            let holder = match (ours.has(*table, id), theirs.has(*table, id)) {
                (true, false) => Side::Ours,
                (false, true) => Side::Theirs,
                _ => continue,
            };
            if !old.contains(&naming) {
                missing.insert((*table, id.clone()), holder);
            }
        }
        if missing.is_empty() {
            return;
        }
        let mut gone = HashSet::new();
        for ((table, id), holder) in missing {
            let map = if holder == Side::Ours { ours } else { theirs };
            if decide(joined, choices, (table, &id), map, holder) == holder {
                restore_any(table, joined, (base, map), &id, holder);
            } else {
                gone.insert((table, id));
            }
        }
        joined.map.forget(gone);
    }
}

fn decide(
    joined: &mut Joined,
    choices: &Choices,
    (table, id): (Table, &Id),
    map: &PartnershipMap,
    holder: Side,
) -> Side {
    let record = tree_of(table, map, id);
    let stays = |side| (side == holder).then(|| Toml::Table(record.clone()));
    let conflict = Conflict {
        matter: Matter::Named,
        table: Some(table),
        key: id.to_string(),
        record: record.clone(),
        path: Vec::new(),
        base: Some(Toml::Table(record.clone())),
        ours: stays(Side::Ours),
        theirs: stays(Side::Theirs),
    };
    if joined.open.iter().chain(&joined.settled).any(|known| known.place() == conflict.place()) {
        return choices.of(&conflict).unwrap_or(conflict.undecided());
    }
    let (open, settled) = (std::mem::take(&mut joined.open), std::mem::take(&mut joined.settled));
    let mut judge = Judge { choices, open, settled };
    let side = judge.decide(conflict);
    (joined.open, joined.settled) = (judge.open, judge.settled);
    side
}

/// Every naming of a record that is not there.
fn dangling(map: &PartnershipMap) -> Vec<Naming> {
    let mut found = Vec::new();
    map.names(&mut |from, from_id, table, id| {
        if !map.has(table, id) {
            found.push((from, from_id.cloned(), table, id.clone()));
        }
    });
    found
}

macro_rules! every_table {
    ($($record:ident $field:ident),+) => {
        fn tree_of(table: Table, map: &PartnershipMap, id: &Id) -> toml::Table {
            match table { $(Table::$record => map.$field.get(id).map(tree).unwrap_or_default()),+ }
        }

        fn restore_any(
            table: Table,
            joined: &mut Joined,
            maps: (&PartnershipMap, &PartnershipMap),
            id: &Id,
            from: Side,
        ) {
            match table { $(Table::$record => restore::<$record>(joined, maps, id, from)),+ }
        }

        impl PartnershipMap {
            /// Whether `after` lacks a record with an id that is here.
            fn loses(&self, after: &Self) -> bool {
                $(self.$field.iter().filter_map(Record::id).any(|id| !after.$field.has(id)))||+
            }
        }
    };
}
for_each_table!(every_table);

/// Puts a record back.
fn restore<T: Record>(
    joined: &mut Joined,
    (base, map): (&PartnershipMap, &PartnershipMap),
    id: &Id,
    from: Side,
) where
    PartnershipMap: HasTable<T>,
{
    let held: &Records<T> = map.table();
    let Some(held_slot) = held.slot_of(id) else { return };
    let record = held.at(held_slot).cloned();
    let base: &Records<T> = base.table();
    let table: &mut Records<T> = joined.map.table_mut();
    let slot = if from == Side::Ours { held_slot } else { table.slot_count() };
    table.set(slot, record);
    if from == Side::Theirs {
        let pair =
            Pair { table: Some(T::TABLE), slot, in_ours: false, base: base.slot_of(id), theirs: held_slot };
        joined.pairs.push(pair);
    }
}
