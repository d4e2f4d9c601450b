//! The records of two versions, table by table; those that nobody touched are not looked into.

use std::collections::HashMap;
use std::sync::Arc;

use toml::{Table as Tree, Value as Toml};

use super::fields::{Fields, Judge};
use super::tree::{same_tree, text, tree, with_unknown};
use super::{Choices, Conflict, Joined, Matter, Pair, Side, Version};
use crate::model::map::for_each_table;
use crate::model::record::*;
use crate::model::{HasTable, PartnershipMap, Records};

macro_rules! every_table {
    ($($record:ident $field:ident),+) => {
        /// Joins all tables.
        pub(super) fn join<'a>(
            base: Option<Version<'a>>,
            ours: Version<'a>,
            theirs: Version<'a>,
            choices: &'a Choices,
        ) -> Joined {
            let judge = Judge { choices, open: Vec::new(), settled: Vec::new() };
            let mut joiner = Joiner {
                base,
                ours,
                theirs,
                judge,
                map: ours.map.clone(),
                trees: HashMap::new(),
                pairs: Vec::new(),
            };
            joiner.info();
            $(joiner.table::<$record>();)+
            let Joiner { judge, map, trees, pairs, .. } = joiner;
            Joined { map, open: judge.open, settled: judge.settled, trees, pairs }
        }
    };
}
for_each_table!(every_table);

/// What a record is found by in the other versions: its id, or what it is about.
pub(super) fn keys<T: Record>(records: &Records<T>) -> Vec<(usize, String)> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let taken = records.slots().enumerate().filter_map(|(slot, record)| Some((slot, record?)));
    taken
        .map(|(slot, record)| {
            if let Some(id) = record.id() {
                return (slot, id.to_string());
            }
            let subject = subject(&tree(&**record));
            let count = seen.entry(subject.clone()).or_default();
            *count += 1;
            (slot, if *count == 1 { subject } else { format!("{subject} {count}") })
        })
        .collect()
}

/// What a record without an id is about.
fn subject(tree: &Tree) -> String {
    let parts = ["partnership", "actor", "value", "insight", "subjects"];
    let said = parts.iter().filter_map(|key| tree.get(*key));
    said.map(text).collect::<Vec<_>>().join(" ")
}

struct Joiner<'a> {
    base: Option<Version<'a>>,
    ours: Version<'a>,
    theirs: Version<'a>,
    judge: Judge<'a>,
    map: PartnershipMap,
    trees: HashMap<(Option<Table>, usize), Tree>,
    pairs: Vec<Pair>,
}

/// One record of one version.
pub(super) struct One<'a, T> {
    pub(super) record: &'a T,
    text: Option<&'a str>,
}

impl<T> Clone for One<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for One<'_, T> {}

impl<T: serde::Serialize + PartialEq> One<'_, T> {
    pub(super) fn tree(self, header: &str) -> Tree {
        let known = tree(self.record);
        match self.text {
            Some(text) => with_unknown(known, text, header),
            None => known,
        }
    }

    /// Whether both say the same, keys that the model does not know included.
    pub(super) fn says(self, other: Self, header: &str) -> bool {
        let same_record = std::ptr::eq(self.record, other.record) || self.record == other.record;
        // Most records are the same to the letter: then nothing is taken apart.
        if same_record && (self.text == other.text || self.text.is_none() || other.text.is_none()) {
            return true;
        }
        same_tree(&self.tree(header), &other.tree(header))
    }
}

pub(super) fn one<T: Record>(version: Version<'_>, slot: usize) -> Option<One<'_, T>>
where
    PartnershipMap: HasTable<T>,
{
    let table: &Records<T> = version.map.table();
    let record = table.at(slot)?;
    Some(One { record: record.as_ref(), text: version.text(Some(T::TABLE), slot) })
}

/// What a map says about itself.
pub(super) fn info_tree(version: Version<'_>) -> Tree {
    One { record: &*version.map.info, text: version.text(None, 0) }.tree("map")
}

impl Joiner<'_> {
    fn info(&mut self) {
        let (ours, theirs) = (info_tree(self.ours), info_tree(self.theirs));
        self.pairs.push(Pair { table: None, slot: 0, in_ours: true, base: self.base.map(|_| 0), theirs: 0 });
        let base = self.base.map(info_tree);
        let joined = Fields::new(&mut self.judge, None, "map", &ours).join(base.as_ref(), &ours, &theirs);
        if same_tree(&joined, &ours) {
            return;
        }
        if let Ok(info) = joined.clone().try_into::<MapInfo>() {
            if info != *self.map.info {
                self.map.info = info.into();
            }
            self.trees.insert((None, 0), joined);
        }
    }

    fn table<T: Record>(&mut self)
    where
        PartnershipMap: HasTable<T>,
    {
        let header = T::TABLE.header();
        let by_key = |version: Version<'_>| -> HashMap<String, usize> {
            let records: &Records<T> = version.map.table();
            keys(records).into_iter().map(|(slot, key)| (key, slot)).collect()
        };
        let base_slots = self.base.map(by_key).unwrap_or_default();
        let mut our_slots = by_key(self.ours);
        let their_records: &Records<T> = self.theirs.map.table();
        for (their_slot, key) in keys(their_records) {
            let Some(theirs) = one::<T>(self.theirs, their_slot) else { continue };
            let base_slot = base_slots.get(&key).copied();
            let base = base_slot.zip(self.base).and_then(|(slot, version)| one::<T>(version, slot));
            let our_slot = our_slots.remove(&key);
            let ours = our_slot.and_then(|slot| one::<T>(self.ours, slot));
            let slot = if let (Some(slot), Some(ours)) = (our_slot, ours) {
                self.both(&key, slot, base, ours, theirs);
                slot
            } else if self.comes(&key, base, theirs) {
                let table: &mut Records<T> = self.map.table_mut();
                let slot = table.slot_count();
                table.set(slot, Some(Arc::new(theirs.record.clone())));
                slot
            } else {
                continue;
            };
            let in_ours = our_slot.is_some();
            self.pairs.push(Pair {
                table: Some(T::TABLE),
                slot,
                in_ours,
                base: base_slot,
                theirs: their_slot,
            });
        }
        // What is left they do not have: it is new here, or they removed it.
        let mut left: Vec<(usize, String)> = our_slots.into_iter().map(|(key, slot)| (slot, key)).collect();
        left.sort_unstable();
        for (slot, key) in left {
            let base = base_slots.get(&key).copied().zip(self.base);
            let Some(base) = base.and_then(|(slot, version)| one::<T>(version, slot)) else { continue };
            let Some(ours) = one::<T>(self.ours, slot) else { continue };
            let goes = ours.says(base, header) || {
                let (was, is) = (base.tree(header), ours.tree(header));
                let conflict = removal(T::TABLE, &key, was, Some(is), None);
                self.judge.decide(conflict) == Side::Theirs
            };
            if goes {
                let table: &mut Records<T> = self.map.table_mut();
                table.set(slot, None);
            }
        }
    }

    /// A record that ours does not have: whether it comes in.
    fn comes<T: Record>(&mut self, key: &str, base: Option<One<'_, T>>, theirs: One<'_, T>) -> bool {
        let header = T::TABLE.header();
        let Some(base) = base else { return true };
        if theirs.says(base, header) {
            return false;
        }
        let conflict = removal(T::TABLE, key, base.tree(header), None, Some(theirs.tree(header)));
        self.judge.decide(conflict) == Side::Theirs
    }

    /// A record that both have.
    fn both<T: Record>(
        &mut self,
        key: &str,
        slot: usize,
        base: Option<One<'_, T>>,
        ours: One<'_, T>,
        theirs: One<'_, T>,
    ) where
        PartnershipMap: HasTable<T>,
    {
        let header = T::TABLE.header();
        if theirs.says(ours, header) || base.is_some_and(|base| theirs.says(base, header)) {
            return;
        }
        let (our_tree, their_tree) = (ours.tree(header), theirs.tree(header));
        let base = base.map(|base| base.tree(header));
        let mut fields = Fields::new(&mut self.judge, Some(T::TABLE), key, &our_tree);
        let joined = fields.join(base.as_ref(), &our_tree, &their_tree);
        if same_tree(&joined, &our_tree) {
            return;
        }
        // A tree that was joined of two readable ones is readable: every value in it stood in one of them.
        let Ok(record) = joined.clone().try_into::<T>() else { return };
        if !same_tree(&tree(&record), &joined) || !same_tree(&tree(ours.record), &our_tree) {
            self.trees.insert((Some(T::TABLE), slot), joined);
        }
        if record != *ours.record {
            let table: &mut Records<T> = self.map.table_mut();
            table.set(slot, Some(Arc::new(record)));
        }
    }
}

/// A record that one side removed and the other one changed.
fn removal(table: Table, key: &str, base: Tree, ours: Option<Tree>, theirs: Option<Tree>) -> Conflict {
    Conflict {
        matter: Matter::Record,
        table: Some(table),
        key: key.to_owned(),
        record: base.clone(),
        path: Vec::new(),
        base: Some(Toml::Table(base)),
        ours: ours.map(Toml::Table),
        theirs: theirs.map(Toml::Table),
    }
}
