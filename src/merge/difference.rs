//! What differs between two versions of a map, as data; the room `report` has the sentences.

use std::collections::HashMap;

use toml::{Table as Tree, Value as Toml};

use super::list::items;
use super::records::{One, info_tree, keys, one};
use super::tree::{both_same, same_tree};
use super::{Part, Version, place};
use crate::model::map::for_each_table;
use crate::model::record::*;
use crate::model::{HasTable, PartnershipMap, Records};

/// One record that is not the same in both versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Its table; nothing for the `[map]` table.
    pub table: Option<Table>,
    /// What it is found by: its id, for most tables.
    pub key: String,
    /// The record before; nothing when it is new.
    pub before: Option<Tree>,
    /// The record after; nothing when it is gone.
    pub after: Option<Tree>,
    /// What changed in it, when both have it.
    pub changes: Vec<Change>,
}

/// One value that is not the same in both versions of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The way to it.
    pub path: Vec<Part>,
    /// What it was, if anything.
    pub before: Option<Toml>,
    /// What it is now, if anything.
    pub after: Option<Toml>,
}

impl Difference {
    /// Where each change is, as text, and what stands there now; a whole record stands for itself.
    pub fn facts(&self) -> Vec<(String, Option<Toml>)> {
        if self.before.is_none() || self.after.is_none() {
            return vec![(place(self.table, &self.key, &[]), self.after.clone().map(Toml::Table))];
        }
        let changes = self.changes.iter();
        changes.map(|change| (place(self.table, &self.key, &change.path), change.after.clone())).collect()
    }
}

macro_rules! every_table {
    ($($record:ident $field:ident),+) => {
        /// Every record that is not the same, in the order of the tables.
        pub fn differences(before: Version<'_>, after: Version<'_>) -> Vec<Difference> {
            let mut found = Vec::new();
            compare(None, "map", Some(info_tree(before)), Some(info_tree(after)), &mut found);
            $(table::<$record>(before, after, &mut found);)+
            found
        }
    };
}
for_each_table!(every_table);

fn table<T: Record>(before: Version<'_>, after: Version<'_>, found: &mut Vec<Difference>)
where
    PartnershipMap: HasTable<T>,
{
    let header = T::TABLE.header();
    let records = |version: Version<'_>| -> Vec<(usize, String)> {
        let table: &Records<T> = version.map.table();
        keys(table)
    };
    let old = records(before);
    let mut old_slots: HashMap<&str, usize> = old.iter().map(|(slot, key)| (key.as_str(), *slot)).collect();
    let mut changed = Vec::new();
    for (slot, key) in records(after) {
        let Some(now) = one::<T>(after, slot) else { continue };
        let was: Option<One<'_, T>> = old_slots.remove(key.as_str()).and_then(|slot| one(before, slot));
        if was.is_none_or(|was| !was.says(now, header)) {
            let was = was.map(|was| was.tree(header));
            compare(Some(T::TABLE), &key, was, Some(now.tree(header)), &mut changed);
        }
    }
    for (slot, key) in old.iter().filter(|(_, key)| old_slots.contains_key(key.as_str())) {
        let was = one::<T>(before, *slot).map(|was| was.tree(header));
        compare(Some(T::TABLE), key, was, None, found);
    }
    found.append(&mut changed);
}

fn compare(
    table: Option<Table>,
    key: &str,
    before: Option<Tree>,
    after: Option<Tree>,
    found: &mut Vec<Difference>,
) {
    let mut changes = Vec::new();
    if let (Some(before), Some(after)) = (&before, &after) {
        if same_tree(before, after) {
            return;
        }
        tables(&mut Vec::new(), before, after, &mut changes);
    }
    found.push(Difference { table, key: key.to_owned(), before, after, changes });
}

fn tables(path: &mut Vec<Part>, before: &Tree, after: &Tree, changes: &mut Vec<Change>) {
    let gone = before.keys().filter(|key| !after.contains_key(*key));
    for key in after.keys().chain(gone) {
        path.push(Part::Key(key.clone()));
        values(path, before.get(key), after.get(key), changes);
        path.pop();
    }
}

fn values(path: &mut Vec<Part>, before: Option<&Toml>, after: Option<&Toml>, changes: &mut Vec<Change>) {
    if both_same(before, after) {
        return;
    }
    match (before, after) {
        (Some(Toml::Table(before)), Some(Toml::Table(after))) => tables(path, before, after, changes),
        (Some(Toml::Array(before)), Some(Toml::Array(after))) => lists(path, before, after, changes),
        (None, Some(Toml::Array(after))) => lists(path, &[], after, changes),
        (Some(Toml::Array(before)), None) => lists(path, before, &[], changes),
        _ => changes.push(Change { path: path.clone(), before: before.cloned(), after: after.cloned() }),
    }
}

fn lists(path: &mut Vec<Part>, before: &[Toml], after: &[Toml], changes: &mut Vec<Change>) {
    let Some(Part::Key(list)) = path.last() else { return };
    let (old, new) = (items(list, before, &[]), items(list, after, before));
    let at = |items: &[super::Item]| -> HashMap<String, usize> {
        items.iter().enumerate().map(|(at, item)| (item.text(), at)).collect()
    };
    let (old_at, new_at) = (at(&old), at(&new));
    let only_order = changes.len();
    for (item, value) in new.iter().zip(after) {
        path.push(Part::Item(item.clone()));
        let was = old_at.get(&item.text()).and_then(|at| before.get(*at));
        values(path, was, Some(value), changes);
        path.pop();
    }
    for (item, value) in old.iter().zip(before).filter(|(item, _)| !new_at.contains_key(&item.text())) {
        path.push(Part::Item(item.clone()));
        changes.push(Change { path: path.clone(), before: Some(value.clone()), after: None });
        path.pop();
    }
    if changes.len() == only_order {
        let list = |values: &[Toml]| Some(Toml::Array(values.to_vec()));
        changes.push(Change { path: path.clone(), before: list(before), after: list(after) });
    }
}

/// Whether every change of `some` is in `all` too, with the same outcome.
pub(super) fn all_in(some: &[Difference], all: &[Difference]) -> bool {
    let facts: HashMap<String, Option<Toml>> = all.iter().flat_map(Difference::facts).collect();
    some.iter().flat_map(Difference::facts).all(|(place, value)| {
        facts.get(&place).is_some_and(|other| both_same(other.as_ref(), value.as_ref()))
    })
}
