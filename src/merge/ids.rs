//! Different records that took the same id on both sides: one of them gets another id, and what names it follows.

use std::collections::{HashMap, HashSet};

use toml::{Table as Tree, Value as Toml};

use super::Choices;
use super::fields::{Fields, Judge};
use super::tree::tree;
use crate::model::map::for_each_table;
use crate::model::record::*;
use crate::model::{HasTable, Id, PartnershipMap, Records};

/// New ids by table and old id.
type Fresh = HashMap<(Table, Id), Id>;

/// New ids of promises, by document and old id.
type Promises = HashMap<(Id, Id), Id>;

macro_rules! every_table {
    ($($record:ident $field:ident),+) => {
        fn taken_twice(base: Option<&PartnershipMap>, ours: &PartnershipMap, theirs: &PartnershipMap) -> Fresh {
            let mut fresh = Fresh::new();
            $(look::<$record>(base, ours, theirs, &mut fresh);)+
            fresh
        }

        fn renamed(theirs: &PartnershipMap, fresh: &Fresh, promises: &Promises) -> PartnershipMap {
            let mut map = theirs.clone();
            map.rename(fresh);
            $(rename::<$record>(&mut map, fresh, promises);)+
            map
        }
    };
}
for_each_table!(every_table);

/// Their map with other ids for records that are not ours; nothing when there is no such record.
pub(super) fn different_records_apart(
    base: Option<&PartnershipMap>,
    ours: &PartnershipMap,
    theirs: &PartnershipMap,
) -> Option<PartnershipMap> {
    let fresh = taken_twice(base, ours, theirs);
    let promises = promises(base, ours, theirs);
    (!fresh.is_empty() || !promises.is_empty()).then(|| renamed(theirs, &fresh, &promises))
}

fn look<T: Record>(
    base: Option<&PartnershipMap>,
    ours: &PartnershipMap,
    theirs: &PartnershipMap,
    fresh: &mut Fresh,
) where
    PartnershipMap: HasTable<T>,
{
    fn has<T: Record>(map: &PartnershipMap, id: &Id) -> bool
    where
        PartnershipMap: HasTable<T>,
    {
        let table: &Records<T> = map.table();
        table.has(id)
    }
    let (our_records, their_records): (&Records<T>, &Records<T>) = (ours.table(), theirs.table());
    let mut new = HashSet::new();
    for record in their_records.iter() {
        let Some(id) = record.id() else { return };
        let Some(other) = our_records.get(id).filter(|other| *other != record) else { continue };
        let known = base.is_some_and(|base| has::<T>(base, id));
        if known || !different(T::TABLE, &tree(other), &tree(record), base.is_some()) {
            continue;
        }
        let taken = |id: &Id| {
            our_records.has(id)
                || their_records.has(id)
                || new.contains(id)
                || base.is_some_and(|base| has::<T>(base, id))
        };
        let other = Id::from_name(id.as_str(), taken);
        new.insert(other.clone());
        fresh.insert((T::TABLE, id.clone()), other);
    }
}

/// Whether two records of one id speak of two things. Where a base says that both are new, things with a name are
/// the same when the names are, and the others when nothing in them contradicts. Without a base one id is one
/// thing, unless the two agree in nothing that such a record must have.
fn different(table: Table, ours: &Tree, theirs: &Tree, both_new: bool) -> bool {
    if !both_new {
        let must = must_have(table);
        return must.len() > 1 && must.iter().all(|key| ours.get(*key) != theirs.get(*key));
    }
    let name = |tree: &Tree| {
        let name = tree.get("name").or_else(|| tree.get("title"))?.as_str()?;
        Some(name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase())
    };
    if let (Some(ours), Some(theirs)) = (name(ours), name(theirs)) {
        return ours != theirs;
    }
    let choices = Choices::default();
    let mut judge = Judge { choices: &choices, open: Vec::new(), settled: Vec::new() };
    Fields::new(&mut judge, Some(table), "", ours).join(None, ours, theirs);
    !judge.open.is_empty()
}

/// The keys without which a record of a table is none, its id left out.
fn must_have(table: Table) -> Vec<&'static str> {
    let name = format!("{table:?}");
    let optional = |kind: &str| ["Option", "Vec", "BTreeMap"].iter().any(|start| kind.starts_with(start));
    let record = all_keys().into_iter().find(|(record, _)| *record == name);
    let keys = record.into_iter().flat_map(|(_, keys)| keys);
    keys.filter(|(key, kind)| *key != "id" && !optional(kind)).map(|(key, _)| key).collect()
}

/// Promises that both sides wrote into one document under one id, and that are not the same.
fn promises(base: Option<&PartnershipMap>, ours: &PartnershipMap, theirs: &PartnershipMap) -> Promises {
    let mut fresh = Promises::new();
    let Some(base) = base else { return fresh };
    for document in theirs.agreements.iter() {
        let Some(other) = ours.agreements.get(&document.id).filter(|other| *other != document) else {
            continue;
        };
        let known = base.agreements.get(&document.id);
        let has = |document: &Agreement, id: &Id| document.obligation.iter().any(|promise| promise.id == *id);
        for promise in &document.obligation {
            let twin = other.obligation.iter().find(|other| other.id == promise.id);
            let new = !known.is_some_and(|known| has(known, &promise.id));
            if new && twin.is_some_and(|twin| twin.description != promise.description) {
                let key = |id: &Id| (document.id.clone(), id.clone());
                let taken =
                    |id: &Id| has(document, id) || has(other, id) || fresh.values().any(|new| new == id);
                let other = Id::from_name(promise.id.as_str(), taken);
                fresh.insert(key(&promise.id), other);
            }
        }
    }
    fresh
}

/// Gives the records of a table their new ids, and writes them where a text names them.
fn rename<T: Record>(map: &mut PartnershipMap, fresh: &Fresh, promises: &Promises)
where
    PartnershipMap: HasTable<T>,
{
    let count = HasTable::<T>::table(map).slot_count();
    for slot in 0..count {
        let Some(record) = HasTable::<T>::table(map).at(slot).cloned() else { continue };
        let before = tree(&*record);
        let mut after = before.clone();
        let new = record.id().and_then(|id| fresh.get(&(T::TABLE, id.clone())));
        if let Some(new) = new {
            after.insert("id".to_owned(), new.as_str().into());
        }
        in_texts(&mut after, fresh);
        in_promises(T::TABLE, &mut after, promises);
        if after != before
            && let Ok(renamed) = Toml::Table(after).try_into::<T>()
        {
            HasTable::<T>::table_mut(map).set(slot, Some(renamed.into()));
        }
    }
}

/// Areas are named by id or as free text, and known findings name their subjects as text.
fn in_texts(tree: &mut Tree, fresh: &Fresh) {
    for (key, value) in tree.iter_mut() {
        match (key.as_str(), value) {
            ("area" | "areas", value) => each_text(value, &|text| {
                let id = Id::new(text)?;
                fresh.get(&(Table::Area, id)).map(Id::to_string)
            }),
            ("subjects", value) => each_text(value, &|text| {
                let id = Id::new(text)?;
                Table::ALL.iter().find_map(|table| fresh.get(&(*table, id.clone()))).map(Id::to_string)
            }),
            ("services", Toml::Array(list)) => {
                list.iter_mut().filter_map(Toml::as_table_mut).for_each(|part| in_texts(part, fresh));
            }
            _ => {}
        }
    }
}

fn each_text(value: &mut Toml, new: &dyn Fn(&str) -> Option<String>) {
    match value {
        Toml::String(text) => {
            if let Some(new) = new(text) {
                *text = new;
            }
        }
        Toml::Array(list) => list.iter_mut().for_each(|value| each_text(value, new)),
        _ => {}
    }
}

fn in_promises(table: Table, tree: &mut Tree, promises: &Promises) {
    if promises.is_empty() {
        return;
    }
    let text = |tree: &Tree, key: &str| tree.get(key).and_then(Toml::as_str).map(str::to_owned);
    match table {
        Table::Agreement => {
            let Some(document) = text(tree, "id").and_then(|id| Id::new(&id)) else { return };
            let list = tree.get_mut("obligation").and_then(Toml::as_array_mut);
            for promise in list.into_iter().flatten().filter_map(Toml::as_table_mut) {
                let id = text(promise, "id").and_then(|id| Id::new(&id));
                if let Some(new) = id.and_then(|id| promises.get(&(document.clone(), id))) {
                    promise.insert("id".to_owned(), new.as_str().into());
                }
            }
        }
        Table::Contribution => {
            let named = text(tree, "obligation");
            let parts = named.as_deref().and_then(|named| named.split_once('/'));
            let ids = parts.and_then(|(document, promise)| Some((Id::new(document)?, Id::new(promise)?)));
            if let Some((document, promise)) = ids
                && let Some(new) = promises.get(&(document.clone(), promise))
            {
                tree.insert("obligation".to_owned(), format!("{document}/{new}").into());
            }
        }
        _ => {}
    }
}
