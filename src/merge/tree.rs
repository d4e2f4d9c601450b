//! A record as a tree of keys, so that every field of every table is compared and joined in one way.

use serde::Serialize;
use toml::{Table as Tree, Value};

use crate::model::record::{EMPTY_IS_ABSENT, REQUIRED_LISTS};

/// A record as a tree, keys in the order of the struct; empty lists and tables that mean the same as none are left out.
pub fn tree<T: Serialize>(record: &T) -> Tree {
    let mut tree = Tree::try_from(record).unwrap_or_default();
    tree.iter_mut().for_each(|(_, value)| plain_dates(value));
    drop_empty(&mut tree);
    tree
}

/// How `toml` hands a date through serde: as a table with this one key.
const DATE: &str = "$__toml_private_datetime";

/// Turns dates that went through serde into dates again.
fn plain_dates(value: &mut Value) {
    match value {
        Value::Table(table) => match table.get(DATE).and_then(Value::as_str).map(str::parse) {
            Some(Ok(date)) => *value = Value::Datetime(date),
            _ => table.iter_mut().for_each(|(_, value)| plain_dates(value)),
        },
        Value::Array(list) => list.iter_mut().for_each(plain_dates),
        _ => {}
    }
}

/// A value as one line of text that tells it from others.
pub fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Datetime(date) => date.to_string(),
        Value::Array(list) => list.iter().map(text).collect::<Vec<_>>().join(", "),
        Value::Table(table) => {
            let parts: Vec<String> =
                table.iter().map(|(key, value)| format!("{key} {}", text(value))).collect();
            parts.join(", ")
        }
        other => other.to_string(),
    }
}

fn drop_empty(tree: &mut Tree) {
    tree.retain(|key, value| match value {
        Value::Array(list) => !list.is_empty() || REQUIRED_LISTS.contains(&key),
        Value::Table(table) => !table.is_empty() || !EMPTY_IS_ABSENT.contains(&key),
        _ => true,
    });
    tree.iter_mut().for_each(|(_, value)| drop_empty_in(value));
}

fn drop_empty_in(value: &mut Value) {
    match value {
        Value::Table(table) => drop_empty(table),
        Value::Array(list) => list.iter_mut().for_each(drop_empty_in),
        _ => {}
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Array(list) => list.is_empty(),
        Value::Table(table) => table.is_empty(),
        _ => false,
    }
}

/// The tree of a record together with the keys that only its text in the file knows; `header` is the name of
/// its table.
pub fn with_unknown(mut tree: Tree, text: &str, header: &str) -> Tree {
    let written = text.parse::<Tree>().ok().and_then(|mut root| match root.remove(header)? {
        Value::Array(list) => list.into_iter().next(),
        table @ Value::Table(_) => Some(table),
        _ => None,
    });
    if let Some(Value::Table(written)) = written {
        add_unknown(&mut tree, written);
    }
    tree
}

/// What the model knows is in the tree already, in its own spelling; everything else is taken from the text.
fn add_unknown(tree: &mut Tree, written: Tree) {
    for (key, value) in written {
        match (tree.get_mut(&key), value) {
            (Some(Value::Table(known)), Value::Table(written)) => add_unknown(known, written),
            (Some(Value::Array(known)), Value::Array(written)) => {
                for pair in known.iter_mut().zip(written) {
                    if let (Value::Table(known), Value::Table(written)) = pair {
                        add_unknown(known, written);
                    }
                }
            }
            (None, value) if !is_empty(&value) => drop(tree.insert(key, value)),
            _ => {}
        }
    }
}

/// Whether two values say the same; two figures that are no number do, and the order of keys does not count.
pub fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Float(left), Value::Float(right)) => left.to_bits() == right.to_bits(),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        (Value::Table(left), Value::Table(right)) => same_tree(left, right),
        _ => left == right,
    }
}

/// Whether two trees say the same.
pub(super) fn same_tree(left: &Tree, right: &Tree) -> bool {
    left.len() == right.len()
        && left.iter().all(|(key, value)| right.get(key).is_some_and(|other| same(value, other)))
}

/// Whether both say the same, or both are absent.
pub(super) fn both_same(left: Option<&Value>, right: Option<&Value>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => same(left, right),
        (None, None) => true,
        _ => false,
    }
}
