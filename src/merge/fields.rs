//! Two versions of one record: field by field, lists by their elements.

use std::collections::{HashMap, HashSet};

use toml::{Table as Tree, Value};

use super::list::{Item, items, key, order};
use super::tree::{both_same, text};
use super::{Choices, Conflict, Matter, Part, Side};
use crate::model::Table;
use crate::model::record::{EMPTY_IS_ABSENT, REQUIRED_LISTS};

/// Keys whose parts make sense together only: half of one next action and half of another is none.
const WHOLE: [&str; 2] = ["next_action", "consent"];

/// What has been found so far, and who decides.
pub(super) struct Judge<'a> {
    pub(super) choices: &'a Choices,
    pub(super) open: Vec<Conflict>,
    pub(super) settled: Vec<Conflict>,
}

impl Judge<'_> {
    /// The side that a conflict goes to.
    pub(super) fn decide(&mut self, conflict: Conflict) -> Side {
        let chosen = self.choices.of(&conflict);
        let side = chosen.unwrap_or(conflict.undecided());
        let list = if chosen.is_some() { &mut self.settled } else { &mut self.open };
        list.push(conflict);
        side
    }
}

/// The record whose fields are joined.
pub(super) struct Fields<'a, 'j> {
    pub(super) judge: &'j mut Judge<'a>,
    pub(super) table: Option<Table>,
    pub(super) key: &'j str,
    pub(super) record: &'j Tree,
    path: Vec<Part>,
}

/// One value in the three versions.
#[derive(Clone, Copy)]
struct Three<'v> {
    base: Option<&'v Value>,
    ours: Option<&'v Value>,
    theirs: Option<&'v Value>,
}

impl<'v> Three<'v> {
    fn all<T>(self, read: impl Fn(&'v Value) -> Option<T>) -> Option<[Option<T>; 3]> {
        let one = |value: Option<&'v Value>| match value {
            Some(value) => read(value).map(Some),
            None => Some(None),
        };
        Some([one(self.base)?, one(self.ours)?, one(self.theirs)?])
    }
}

impl<'a, 'j> Fields<'a, 'j> {
    pub(super) fn new(
        judge: &'j mut Judge<'a>,
        table: Option<Table>,
        key: &'j str,
        record: &'j Tree,
    ) -> Self {
        Self { judge, table, key, record, path: Vec::new() }
    }

    /// The joined record.
    pub(super) fn join(&mut self, base: Option<&Tree>, ours: &Tree, theirs: &Tree) -> Tree {
        self.tables(base, Some(ours), Some(theirs))
    }

    fn tables(&mut self, base: Option<&Tree>, ours: Option<&Tree>, theirs: Option<&Tree>) -> Tree {
        let mut joined = Tree::new();
        let known = |tree: Option<&Tree>, key: &str| tree.is_some_and(|tree| tree.contains_key(key));
        let own = ours.into_iter().flat_map(Tree::keys);
        let other = theirs.into_iter().flat_map(Tree::keys).filter(|key| !known(ours, key));
        for key in own.chain(other) {
            self.path.push(Part::Key(key.clone()));
            let of = |tree: Option<&'_ Tree>| tree.and_then(|tree| tree.get(key)).cloned();
            let (base, ours, theirs) = (of(base), of(ours), of(theirs));
            let three = Three { base: base.as_ref(), ours: ours.as_ref(), theirs: theirs.as_ref() };
            if let Some(value) = self.value(three, !WHOLE.contains(&key.as_str())) {
                joined.insert(key.clone(), value);
            }
            self.path.pop();
        }
        joined
    }

    /// One value; `parts` says whether its parts are values of their own.
    fn value(&mut self, three: Three<'_>, parts: bool) -> Option<Value> {
        let Three { base, ours, theirs } = three;
        if both_same(ours, theirs) || both_same(theirs, base) {
            return ours.cloned();
        }
        if both_same(ours, base) {
            return theirs.cloned();
        }
        if parts && let Some([base, ours, theirs]) = three.all(Value::as_table) {
            let joined = self.tables(base, ours, theirs);
            // Emptied by both, each in part: that it is there is what neither took back.
            let stays = ours.is_some() && theirs.is_some() && self.empty_says_something();
            return (!joined.is_empty() || stays).then_some(Value::Table(joined));
        }
        if parts && let Some([base, ours, theirs]) = three.all(Value::as_array) {
            let list = |list: Option<&Vec<Value>>| list.cloned().unwrap_or_default();
            return self.lists(&list(base), &list(ours), &list(theirs));
        }
        self.conflict(three)
    }

    /// Whether the table at which we are says something when it is empty.
    fn empty_says_something(&self) -> bool {
        matches!(self.path.last(), Some(Part::Key(key)) if !EMPTY_IS_ABSENT.contains(&key.as_str()))
    }

    fn conflict(&mut self, Three { base, ours, theirs }: Three<'_>) -> Option<Value> {
        let conflict = Conflict {
            matter: Matter::Field,
            table: self.table,
            key: self.key.to_owned(),
            record: self.record.clone(),
            path: self.path.clone(),
            base: base.cloned(),
            ours: ours.cloned(),
            theirs: theirs.cloned(),
        };
        match self.judge.decide(conflict) {
            Side::Ours => ours.cloned(),
            Side::Theirs => theirs.cloned(),
        }
    }

    fn lists(&mut self, base: &[Value], ours: &[Value], theirs: &[Value]) -> Option<Value> {
        let Some(Part::Key(name)) = self.path.last() else { return None };
        let list = name.clone();
        // Without a base one of the two is counted as the other one is, whoever is called ours.
        let like = if base.is_empty() { if key(ours) <= key(theirs) { ours } else { theirs } } else { base };
        let named = |elements: &[Value]| -> Vec<(String, Item, Value)> {
            let items = items(&list, elements, like).into_iter().zip(elements);
            items.map(|(item, value)| (item.text(), item, value.clone())).collect()
        };
        let (base, ours, theirs) = (named(base), named(ours), named(theirs));
        let find: [HashMap<&str, &Value>; 3] = [&base, &ours, &theirs]
            .map(|list| list.iter().map(|(name, _, value)| (name.as_str(), value)).collect());
        let mut joined: HashMap<String, Value> = HashMap::new();
        let mut seen: HashSet<&str> = HashSet::new();
        for (name, item, _) in ours.iter().chain(&theirs) {
            if !seen.insert(name) {
                continue;
            }
            let of = |version: usize| find[version].get(name.as_str()).copied();
            let three = Three { base: of(0), ours: of(1), theirs: of(2) };
            // An element that one side took out as a whole is not one whose every part it emptied.
            let parts = three.ours.is_some() && three.theirs.is_some();
            self.path.push(Part::Item(item.clone()));
            joined.extend(self.value(three, parts).map(|value| (name.clone(), value)));
            self.path.pop();
        }
        let in_order = |list: &[(String, Item, Value)]| -> Vec<String> {
            list.iter().map(|(name, ..)| name.clone()).collect()
        };
        let stay: HashSet<String> = joined.keys().cloned().collect();
        let date = |name: &str| joined.get(name)?.get("date").map(text);
        let whole = order(&in_order(&base), &in_order(&ours), &in_order(&theirs), &stay, date);
        let whole: Vec<Value> = whole.iter().filter_map(|name| joined.get(name).cloned()).collect();
        (!whole.is_empty() || REQUIRED_LISTS.contains(&list.as_str())).then_some(Value::Array(whole))
    }
}
