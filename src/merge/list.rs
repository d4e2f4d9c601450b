//! Lists: what tells their elements apart, and in which order the elements of two versions stand.

use std::collections::{HashMap, HashSet, VecDeque};

use toml::Value;

use super::tree::{same, text};

/// What tells an element of a list from the others, and which of several equal ones it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The values that tell it apart: a date, a party, an id, or the element as a whole.
    pub name: Vec<Value>,
    /// From 0: elements with the same name, in order.
    pub nth: usize,
}

impl Item {
    /// As text, the same for the same element on both sides.
    pub(super) fn text(&self) -> String {
        format!("{}#{}", key(&self.name), self.nth)
    }
}

/// The keys by which the parts of a record are told apart, by the key of their list.
fn naming_keys(list: &str) -> &'static [&'static str] {
    match list {
        "history" => &["date"],
        "view" => &["actor", "date"],
        "status_history" => &["date", "status"],
        "parties" => &["actor"],
        "decisions" => &["text"],
        "followups" => &["task"],
        _ => &["id"],
    }
}

/// The names of the elements of the list under a key. Of several with one name, each that stands in the older list
/// `like` to the letter keeps the number it has there, so that one which is taken out takes no other one's place; the
/// rest are counted on in their order.
pub(super) fn items(list: &str, elements: &[Value], like: &[Value]) -> Vec<Item> {
    let named = |elements: &[Value]| -> Vec<(String, Vec<Value>)> {
        let names = elements.iter().map(|element| name(list, element));
        names.map(|name| (key(&name), name)).collect()
    };
    let mut older: HashMap<String, VecDeque<(usize, &Value)>> = HashMap::new();
    for ((key, _), element) in named(like).into_iter().zip(like) {
        let twins = older.entry(key).or_default();
        twins.push_back((twins.len(), element));
    }
    let named = named(elements);
    let mut taken: HashSet<(&str, usize)> = HashSet::new();
    let mut kept: Vec<Option<usize>> = Vec::with_capacity(elements.len());
    for ((key, _), element) in named.iter().zip(elements) {
        let nth = older.get_mut(key).and_then(|twins| {
            let at = twins.iter().position(|(_, twin)| same(twin, element))?;
            twins.remove(at).map(|(nth, _)| nth)
        });
        taken.extend(nth.map(|nth| (key.as_str(), nth)));
        kept.push(nth);
    }
    let mut next: HashMap<&str, usize> = HashMap::new();
    let mut free = |key| {
        let next = next.entry(key).or_default();
        while taken.contains(&(key, *next)) {
            *next += 1;
        }
        *next += 1;
        *next - 1
    };
    let numbers: Vec<usize> =
        named.iter().zip(kept).map(|((key, _), kept)| kept.unwrap_or_else(|| free(key))).collect();
    named.into_iter().zip(numbers).map(|((_, name), nth)| Item { name, nth }).collect()
}

/// What an element of the list under a key is called.
fn name(list: &str, element: &Value) -> Vec<Value> {
    let keys = naming_keys(list).iter();
    let name: Vec<Value> = keys.filter_map(|key| element.get(*key).cloned()).collect();
    if name.is_empty() || !element.is_table() { vec![element.clone()] } else { name }
}

/// Names as text: the same for the same names on both sides.
pub(super) fn key(name: &[Value]) -> String {
    name.iter().map(text).collect::<Vec<_>>().join(",")
}

/// The order of the names in `stay` when `base` became `ours` here and `theirs` there; the same whoever is called
/// ours. What only one side has stands behind what it stood behind there, the older date first.
pub(super) fn order(
    base: &[String],
    ours: &[String],
    theirs: &[String],
    stay: &HashSet<String>,
    date: impl Fn(&str) -> Option<String>,
) -> Vec<String> {
    let only = |list: &[String], also: &dyn Fn(&String) -> bool| -> Vec<String> {
        list.iter().filter(|name| stay.contains(*name) && also(name)).cloned().collect()
    };
    let (in_base, in_ours, in_theirs): (HashSet<_>, HashSet<_>, HashSet<_>) =
        (base.iter().collect(), ours.iter().collect(), theirs.iter().collect());
    let ours_common = only(ours, &|name| in_theirs.contains(name));
    let theirs_common = only(theirs, &|name| in_ours.contains(name));
    let of_base = |list: &[String]| -> Vec<String> {
        list.iter().filter(|name| in_base.contains(name)).cloned().collect()
    };
    let base_common = only(base, &|name| in_ours.contains(name) && in_theirs.contains(name));
    let common = match (of_base(&ours_common) == base_common, of_base(&theirs_common) == base_common) {
        (true, false) => theirs_common,
        (false, true) => ours_common,
        // Both put them in order, or neither did: one of the two orders, and always the same one.
        _ => ours_common.min(theirs_common),
    };
    let mut behind_ours = runs(ours, &common, stay);
    let mut behind_theirs = runs(theirs, &common, stay);
    let mut whole = Vec::with_capacity(stay.len());
    for anchor in std::iter::once(None).chain(common.iter().map(Some)) {
        whole.extend(anchor.cloned());
        let anchor = anchor.map(String::as_str);
        let left = behind_ours.remove(&anchor).unwrap_or_default();
        let right = behind_theirs.remove(&anchor).unwrap_or_default();
        whole.extend(zip(left, right, &date));
    }
    whole
}

/// What stands in a list behind each common element (or before all of them) and is not common itself.
fn runs<'a>(
    list: &[String],
    common: &'a [String],
    stay: &HashSet<String>,
) -> HashMap<Option<&'a str>, Vec<String>> {
    let known: HashMap<&str, &'a str> = common.iter().map(|name| (name.as_str(), name.as_str())).collect();
    let mut behind: HashMap<Option<&'a str>, Vec<String>> = HashMap::new();
    let mut anchor = None;
    for name in list.iter().filter(|name| stay.contains(*name)) {
        match known.get(name.as_str()) {
            Some(found) => anchor = Some(*found),
            None => behind.entry(anchor).or_default().push(name.clone()),
        }
    }
    behind
}

/// Two runs as one: each keeps its own order, the older date comes first, and then the smaller name.
fn zip(left: Vec<String>, right: Vec<String>, date: &impl Fn(&str) -> Option<String>) -> Vec<String> {
    let mut whole = Vec::with_capacity(left.len() + right.len());
    let (mut left, mut right) = (left.into_iter().peekable(), right.into_iter().peekable());
    loop {
        let from_left = match (left.peek(), right.peek()) {
            (Some(one), Some(other)) => (date(one), one) <= (date(other), other),
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => return whole,
        };
        whole.extend(if from_left { left.next() } else { right.next() });
    }
}
