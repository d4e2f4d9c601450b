//! The text of one block after its record changed: only the keys that differ are touched, so comments,
//! unknown keys, order and spelling of everything else stay.

use serde::Serialize;
use toml_edit::{
    Array, ArrayOfTables, Decor, DocumentMut, InlineTable, Item, Table as Tree, TableLike, Value,
};

use super::align::Step;
use super::document::Newline;
use super::lists::{patch_array, steps};
use crate::model::Table;
use crate::model::record::{EMPTY_IS_ABSENT, REQUIRED_LISTS};

/// A record as TOML: keys in the order of the struct, empty lists and tables left out.
///
/// In a file whose lines end in CR LF, a text over several lines would be read with those ends in it: there
/// it is written on one line, with `\n`.
fn tree<T: Serialize>(record: &T, newline: Newline) -> InlineTable {
    let value = record.serialize(toml_edit::ser::ValueSerializer::new());
    let Ok(Value::InlineTable(mut table)) = value else {
        return InlineTable::new();
    };
    drop_empty(&mut table);
    for key in EMPTY_IS_ABSENT {
        if table.get(key).and_then(Value::as_inline_table).is_some_and(InlineTable::is_empty) {
            table.remove(key);
        }
    }
    if newline == Newline::CrLf {
        table.iter_mut().for_each(|(_, value)| on_one_line(value));
    }
    table
}

/// Writes texts over several lines on one.
fn on_one_line(value: &mut Value) {
    match value {
        Value::String(text) if text.value().contains('\n') => {
            let mut line = String::from("\"");
            for c in text.value().chars() {
                match c {
                    '"' | '\\' => line.extend(['\\', c]),
                    '\n' => line.push_str("\\n"),
                    '\r' => line.push_str("\\r"),
                    '\t' => line.push_str("\\t"),
                    c if c.is_control() => line.extend(format!("\\u{:04X}", u32::from(c)).chars()),
                    c => line.push(c),
                }
            }
            line.push('"');
            if let Ok(written) = line.parse() {
                *value = written;
            }
        }
        Value::Array(list) => list.iter_mut().for_each(on_one_line),
        Value::InlineTable(table) => table.iter_mut().for_each(|(_, value)| on_one_line(value)),
        _ => {}
    }
}

/// Text with the newlines of its file. `toml_edit` writes the short ones whatever it read, except within values.
fn ended(text: String, newline: Newline) -> String {
    match newline {
        Newline::Lf => text,
        Newline::CrLf => text.replace("\r\n", "\n").replace('\n', "\r\n"),
    }
}

/// Takes empty lists away, at every depth.
fn drop_empty(table: &mut InlineTable) {
    let empty = |value: &Value| value.as_array().is_some_and(Array::is_empty);
    table.retain(|key, value| REQUIRED_LISTS.contains(&key) || !empty(value));
    for (_, value) in table.iter_mut() {
        match value {
            Value::InlineTable(inner) => drop_empty(inner),
            Value::Array(list) => {
                list.iter_mut().filter_map(Value::as_inline_table_mut).for_each(drop_empty);
            }
            _ => {}
        }
    }
}

/// The keys of a table that have a header of their own below it.
fn nested(table: Option<Table>) -> &'static [&'static str] {
    table.map_or(&["settings"], Table::nested)
}

/// The lines of a new record, header first, without a blank line around them.
pub(super) fn fresh<T: Serialize>(table: Option<Table>, record: &T, newline: Newline) -> String {
    let mut body = grown(tree(record, newline), nested(table));
    body.decor_mut().clear();
    let mut root = DocumentMut::new();
    match table {
        None => {
            body.decor_mut().set_prefix("");
            root.insert("map", Item::Table(body));
        }
        Some(table) => {
            body.decor_mut().set_prefix("");
            let mut list = ArrayOfTables::new();
            list.push(body);
            root.insert(table.header(), Item::ArrayOfTables(list));
        }
    }
    ended(root.to_string(), newline)
}

/// A table with a header of its own, its `nested` keys below it.
fn grown(table: InlineTable, nested: &[&str]) -> Tree {
    let mut out = Tree::new();
    for (key, value) in table {
        out.insert(&key, grown_item(&key, value, nested));
    }
    out
}

fn grown_item(key: &str, value: Value, nested: &[&str]) -> Item {
    match value {
        Value::Array(list) if nested.contains(&key) && list.iter().all(Value::is_inline_table) => {
            let tables = list.into_iter().filter_map(|value| match value {
                Value::InlineTable(table) => Some(grown(table, &[])),
                _ => None,
            });
            Item::ArrayOfTables(tables.collect())
        }
        Value::InlineTable(inner) if nested.contains(&key) => Item::Table(grown(inner, &[])),
        mut other => {
            other.decor_mut().clear();
            Item::Value(other)
        }
    }
}

/// The text of a block whose record was `old` and is now `new`; nothing when it cannot be patched.
pub(super) fn patched<T: Serialize>(
    core: &str,
    table: Option<Table>,
    old: &T,
    new: &T,
    newline: Newline,
) -> Option<String> {
    let mut document: DocumentMut = core.parse().ok()?;
    let name = table.map_or("map", Table::header);
    let target: &mut dyn TableLike = match document.get_mut(name)? {
        Item::ArrayOfTables(list) => list.get_mut(0)?,
        Item::Table(table) => table,
        _ => return None,
    };
    patch_table(target, &tree(old, newline), &tree(new, newline), nested(table));
    let mut text = document.to_string();
    // A file need not end in a newline; its last record keeps that.
    if !core.ends_with('\n') && text.ends_with('\n') {
        text.pop();
    }
    Some(ended(text, newline))
}

pub(super) fn same(left: &Value, right: &Value) -> bool {
    // Both were just serialised, so the same content is written the same way.
    left.to_string().trim() == right.to_string().trim()
}

fn patch_table(target: &mut dyn TableLike, old: &InlineTable, new: &InlineTable, nested: &[&str]) {
    for (key, _) in old.iter().filter(|(key, _)| !new.contains_key(key)) {
        remove_key(target, key);
    }
    for (key, value) in new {
        let before = old.get(key);
        if before.is_some_and(|before| same(before, value)) {
            continue;
        }
        match target.get_mut(key) {
            Some(item) => patch_item(item, before, value),
            None => {
                target.insert(key, grown_item(key, value.clone(), nested));
            }
        }
    }
}

/// Takes a key away; comment lines above it go on to the next key, since they may say more than about it.
fn remove_key(target: &mut dyn TableLike, key: &str) {
    let next = target.iter().map(|(name, _)| name.to_owned()).skip_while(|name| name != key).nth(1);
    let lines = target.key(key).and_then(|key| prefix(key.leaf_decor()).map(str::to_owned));
    let was_value = target.get(key).is_some_and(Item::is_value);
    target.remove(key);
    let (Some(next), Some(lines)) = (next, lines.filter(|lines| was_value && lines.contains('#'))) else {
        return;
    };
    let Some((mut key, item)) = target.get_key_value_mut(&next) else {
        return;
    };
    let decor = match item {
        Item::Value(_) => key.leaf_decor_mut(),
        Item::Table(table) => table.decor_mut(),
        Item::ArrayOfTables(list) => match list.get_mut(0) {
            Some(first) => first.decor_mut(),
            None => return,
        },
        Item::None => return,
    };
    let whole = lines + prefix(decor).unwrap_or_default();
    decor.set_prefix(whole);
}

pub(super) fn prefix(decor: &Decor) -> Option<&str> {
    decor.prefix()?.as_str()
}

fn patch_item(item: &mut Item, old: Option<&Value>, new: &Value) {
    match (&mut *item, old, new) {
        (Item::Value(value), ..) => patch_value(value, old, new),
        (Item::Table(table), Some(Value::InlineTable(old)), Value::InlineTable(new)) => {
            patch_table(table, old, new, &[]);
            // A table of dotted keys is gone with the last of them, which is not the same as an empty one.
            if table.is_dotted() && table.is_empty() {
                *item = Item::Value(InlineTable::new().into());
            }
        }
        (Item::ArrayOfTables(list), Some(Value::Array(old)), Value::Array(new))
            if list.len() == old.len() && new.iter().all(Value::is_inline_table) =>
        {
            patch_tables(list, old, new);
        }
        _ => *item = Item::Value(new.clone()),
    }
}

pub(super) fn patch_value(value: &mut Value, old: Option<&Value>, new: &Value) {
    match (&mut *value, old, new) {
        (Value::InlineTable(table), Some(Value::InlineTable(old)), Value::InlineTable(new)) => {
            patch_table(table, old, new, &[]);
            if table.is_empty() {
                table.set_dotted(false);
            }
        }
        (Value::Array(list), Some(Value::Array(old)), Value::Array(new)) if list.len() == old.len() => {
            patch_array(list, old, new);
        }
        _ => {
            // Setting a key anew would lose the comment behind its value.
            let decor = value.decor().clone();
            *value = new.clone();
            *value.decor_mut() = decor;
        }
    }
}

fn patch_tables(list: &mut ArrayOfTables, old: &Array, new: &Array) {
    let mut at = 0;
    for step in steps(old, new) {
        match step {
            Step::Keep(i, j) => {
                let before = old.get(i).and_then(Value::as_inline_table);
                let after = new.get(j).and_then(Value::as_inline_table);
                if let (Some(table), Some(before), Some(after)) = (list.get_mut(at), before, after) {
                    patch_table(table, before, after, &[]);
                }
                at += 1;
            }
            Step::Remove => {
                let gone = list.get(at).and_then(|table| prefix(table.decor())).unwrap_or_default();
                // Comments that do not touch the header stay.
                let kept =
                    gone.rfind("\n\n").and_then(|end| gone.get(..end)).filter(|text| text.contains('#'));
                let kept = kept.map(|text| format!("{text}\n"));
                list.remove(at);
                if let (Some(kept), Some(next)) = (kept, list.get_mut(at)) {
                    let whole = kept + prefix(next.decor()).unwrap_or("\n");
                    next.decor_mut().set_prefix(whole);
                }
            }
            Step::Insert(j) => {
                if let Some(Value::InlineTable(table)) = new.get(j) {
                    let table = grown(table.clone(), &[]);
                    insert_table(list, at, table);
                }
                at += 1;
            }
        }
    }
}

/// Puts a table among its like, with the blank line above that they have.
fn insert_table(list: &mut ArrayOfTables, at: usize, mut table: Tree) {
    let blank = list
        .iter()
        .last()
        .and_then(|last| prefix(last.decor()))
        .is_none_or(|above| above.starts_with('\n') || above.contains("\n\n"));
    table.decor_mut().set_prefix(if blank { "\n" } else { "" });
    // Tables are printed in the order of their positions: this one goes directly behind the one before it,
    // and, put before all others, it takes the place of the first.
    let first = list.get(0).and_then(Tree::position);
    table.set_position(if at == 0 { first } else { list.get(at - 1).and_then(Tree::position) });
    list.insert(at, table);
}
