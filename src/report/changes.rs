//! What differs between two versions of a map, and what both changed, in the words of whoever works with it.

use toml::{Table as Tree, Value};

use crate::locale::labels::{lower, rung};
use crate::locale::reports::time;
use crate::locale::trouble::{label_of, plain_in};
use crate::locale::{Label, clean, dates, labels, merging as words, quoted, shorten};
use crate::merge::{Change, Conflict, Difference, Matter, Part, text};
use crate::model::record::all_keys;
use crate::model::{Clock, Code, Day, Id, Lang, PartnershipMap, Rung, Table};

/// The longest value that a line repeats, in columns: a paragraph.
const LONGEST: usize = 400;

/// Says what changed, with the names of the maps that are compared.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    /// The language.
    pub lang: Lang,
    /// The map before, or ours.
    pub before: &'a PartnershipMap,
    /// The map after, or theirs.
    pub after: &'a PartnershipMap,
}

/// A conflict in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The record by name.
    pub record: String,
    /// The field by name.
    pub field: String,
    /// What it was before, if that is known.
    pub base: Option<String>,
    /// What our side says.
    pub ours: String,
    /// What their side says.
    pub theirs: String,
}

impl Teller<'_> {
    /// One record that is not the same, a sentence for each thing that changed.
    pub fn difference(&self, one: &Difference) -> Vec<String> {
        let lang = self.lang;
        let tree = one.after.as_ref().or(one.before.as_ref());
        let name = tree.map(|tree| self.name(one.table, &one.key, tree)).unwrap_or_default();
        let table = one.table.map_or_else(|| labels::the_map(lang), |table| table.label(lang));
        match (&one.before, &one.after) {
            (None, _) => {
                let table = if lang == Lang::English { lower(table) } else { table.to_owned() };
                vec![words::new_record(lang, &table, &name)]
            }
            (_, None) => vec![words::gone_record(lang, table, &name)],
            _ => one.changes.iter().map(|change| self.change(one.table, &one.key, &name, change)).collect(),
        }
    }

    /// One change of a record with a name.
    pub fn change(&self, table: Option<Table>, key: &str, name: &str, change: &Change) -> String {
        let lang = self.lang;
        if let Some(said) = self.step(table, key, name, change) {
            return said;
        }
        let path = &change.path;
        let is_item = matches!(path.last(), Some(Part::Item(_)));
        let value = |value: &Value| shorten(&self.value(table, path, value), LONGEST).into_owned();
        // An element that came or went is not named twice.
        let field = if is_item {
            self.field(table, path.split_last().map_or(&[], |(_, rest)| rest))
        } else {
            self.field(table, path)
        };
        match (&change.before, &change.after) {
            (Some(Value::Array(_)), Some(Value::Array(_))) => words::reordered(lang, name, &field),
            (Some(before), Some(after)) => {
                words::changed_value(lang, name, &field, &value(before), &value(after))
            }
            (None, Some(after)) if is_item => words::added(lang, name, &field, &value(after)),
            (None, Some(after)) => words::filled(lang, name, &field, &value(after)),
            (Some(before), None) if is_item => words::taken(lang, name, &field, &value(before)),
            (Some(before), None) => words::emptied(lang, name, &field, &value(before)),
            (None, None) => String::new(),
        }
    }

    /// A new entry of a ladder: from which rung to which one, and when.
    fn step(&self, table: Option<Table>, key: &str, name: &str, change: &Change) -> Option<String> {
        let [Part::Key(list), Part::Item(_)] = change.path.as_slice() else { return None };
        let (Some(Table::Partnership), "history", None) = (table, list.as_str(), &change.before) else {
            return None;
        };
        let entry = change.after.as_ref()?.as_table()?;
        let to = Rung::parse(entry.get("rung")?.as_str()?)?;
        let date = day(entry.get("date")?)?;
        let partnership = self.after.partnerships.get(&Id::new(key)?)?;
        let earlier = partnership.history.iter().filter(|other| other.date < date);
        let from = earlier.max_by_key(|entry| entry.date).map(|entry| entry.rung);
        let when = dates::long(self.lang, date);
        let plain = |one: Option<Rung>| {
            one.map_or_else(|| rung(None, self.lang), |one| one.label(self.lang).to_owned())
        };
        Some(if from == Some(to) {
            words::reviewed(self.lang, name, &plain(from), &when)
        } else {
            words::stepped(self.lang, name, &plain(from), &plain(Some(to)), &when)
        })
    }

    /// A conflict, with both sides.
    pub fn conflict(&self, one: &Conflict) -> Told {
        let lang = self.lang;
        let whole = one.matter != Matter::Field;
        let side = |value: &Option<Value>| match (value, one.matter) {
            (None, Matter::Field) => words::nothing(lang).to_owned(),
            (Some(value), Matter::Field) => self.value(one.table, &one.path, value),
            (None, _) => words::removed_here(lang).to_owned(),
            (Some(_), Matter::Record) => words::kept_changed(lang).to_owned(),
            (Some(_), Matter::Named) => words::kept_named(lang).to_owned(),
        };
        let field =
            if whole { words::whole_record(lang).to_owned() } else { self.field(one.table, &one.path) };
        let outside = one.table.is_none() && one.record.is_empty();
        let record = if outside {
            words::other_content(lang).to_owned()
        } else {
            self.name(one.table, &one.key, &one.record)
        };
        let base = one.base.as_ref().filter(|_| !whole);
        Told {
            record,
            field,
            base: base.map(|base| self.value(one.table, &one.path, base)),
            ours: side(&one.ours),
            theirs: side(&one.theirs),
        }
    }

    /// What a record is called.
    pub fn name(&self, table: Option<Table>, key: &str, tree: &Tree) -> String {
        let lang = self.lang;
        let Some(table) = table else { return labels::the_map(lang).to_owned() };
        let said = ["name", "title", "description"].iter().find_map(|key| tree.get(*key)?.as_str());
        if let Some(said) = said.filter(|said| !said.trim().is_empty()) {
            return shorten(&clean(said), LONGEST).into_owned();
        }
        let part = |key: &str| {
            let value = tree.get(key)?;
            Some(self.value(Some(table), &[Part::Key(key.to_owned())], value))
        };
        let about: Vec<String> =
            ["actor", "giver", "rater", "ratee", "to", "value", "insight", "category", "date", "place"]
                .iter()
                .filter_map(|key| part(key))
                .collect();
        if about.is_empty() {
            return format!("{} {}", table.label(lang), quoted(key));
        }
        format!("{} ({})", table.label(lang), about.join(", "))
    }

    /// The way to a field, in words.
    pub fn field(&self, table: Option<Table>, path: &[Part]) -> String {
        let mut parts: Vec<String> = Vec::new();
        for (at, part) in path.iter().enumerate() {
            match part {
                Part::Key(key) => parts.push(plain_in(self.lang, table, key).to_owned()),
                Part::Item(item) => {
                    let list = path.split_at(at).0;
                    let names = item.name.iter().map(|value| {
                        let path = naming(list, value);
                        shorten(&self.value(table, &path, value), LONGEST).into_owned()
                    });
                    let name = names.collect::<Vec<_>>().join(", ");
                    match parts.last_mut() {
                        Some(above) => *above = format!("{above} {name}"),
                        None => parts.push(name),
                    }
                }
            }
        }
        clean(&parts.join(", ")).into_owned()
    }

    /// A value as people write it.
    pub fn value(&self, table: Option<Table>, path: &[Part], value: &Value) -> String {
        let lang = self.lang;
        let key = last_key(path);
        match value {
            Value::Boolean(true) => words::yes(lang).to_owned(),
            Value::Boolean(false) => words::no(lang).to_owned(),
            Value::Integer(number) if key.ends_with("_rp") => dates::rupiah(lang, *number),
            Value::Integer(number) => dates::number(lang, *number),
            Value::Float(number) => dates::decimal(lang, *number, 2),
            Value::Datetime(_) => moment(lang, value),
            Value::String(word) => self.word(table, path, key, word),
            Value::Array(list) => {
                let list: Vec<String> = list.iter().map(|one| self.value(table, path, one)).collect();
                if list.is_empty() { words::nothing(lang).to_owned() } else { list.join("; ") }
            }
            Value::Table(tree) if tree.is_empty() => words::without_details(lang).to_owned(),
            Value::Table(tree) => {
                let parts = tree.iter().map(|(key, value)| {
                    let mut path = path.to_vec();
                    path.push(Part::Key(key.clone()));
                    format!("{} {}", plain_in(lang, table, key), self.value(table, &path, value))
                });
                parts.collect::<Vec<_>>().join(", ")
            }
        }
    }

    /// A word of the file: a code by its label, an id by its name, else as it stands.
    fn word(&self, table: Option<Table>, path: &[Part], key: &str, word: &str) -> String {
        let kind = type_of(table, path);
        if let Some(label) = label_of(self.lang, &kind, word) {
            return label;
        }
        if let Some(name) = self.named(key, &kind, word) {
            return clean(&name).into_owned();
        }
        clean(word.trim()).into_owned()
    }

    fn named(&self, key: &str, kind: &str, word: &str) -> Option<String> {
        let maps = [self.after, self.before];
        match (key, word) {
            ("receiver", "joint" | "bersama") => return Some(words::everybody(self.lang).to_owned()),
            ("receiver", "residents" | "warga") => return Some(words::residents(self.lang).to_owned()),
            _ => {}
        }
        if kind != "Id" && !matches!(key, "receiver" | "area" | "areas" | "actor") {
            return None;
        }
        let id = Id::new(word)?;
        let find = |map: &PartnershipMap| match key {
            "needs" => map.needs.get(&id).map(|one| one.title.clone()),
            "partnership" | "partnerships" => map.partnerships.get(&id).map(|one| one.name.clone()),
            "parent" => map.agreements.get(&id).map(|one| one.title.clone()),
            "area" | "areas" | "within" => map.areas.get(&id).map(|one| one.name.clone()),
            "meeting" | "identified_at" => map.meetings.get(&id).map(|one| dates::long(self.lang, one.date)),
            _ => map.actors.get(&id).map(|one| one.name.clone()),
        };
        maps.into_iter().find_map(find)
    }
}

/// The way to one of the values by which an element of a list is named.
fn naming(list: &[Part], value: &Value) -> Vec<Part> {
    let key = match (last_key(list), value) {
        ("history" | "view" | "status_history", Value::Datetime(_)) => "date",
        ("view" | "parties", _) => "actor",
        ("status_history", _) => "status",
        ("decisions", _) => "text",
        ("followups", _) => "task",
        _ => return list.to_vec(),
    };
    let mut path = list.to_vec();
    path.push(Part::Key(key.to_owned()));
    path
}

fn last_key(path: &[Part]) -> &str {
    let key = path.iter().rev().find_map(|part| match part {
        Part::Key(key) => Some(key.as_str()),
        Part::Item(_) => None,
    });
    key.unwrap_or_default()
}

/// The type of a value in its record, without what it is wrapped in.
fn type_of(table: Option<Table>, path: &[Part]) -> String {
    let keys: Vec<&str> = path
        .iter()
        .filter_map(|part| match part {
            Part::Key(key) => Some(key.as_str()),
            Part::Item(_) => None,
        })
        .collect();
    let Some((key, above)) = keys.split_last() else { return String::new() };
    let record = match above.last() {
        None => table.map_or_else(|| "MapInfo".to_owned(), |table| format!("{table:?}")),
        Some(&list) => match list {
            "history" => "LadderEntry",
            "view" => "View",
            "status_history" => "StatusEntry",
            "obligation" => "Obligation",
            "services" => "Service",
            "decisions" => "Decision",
            "followups" => "FollowUp",
            "next_action" => "NextAction",
            "consent" => "Consent",
            _ => "",
        }
        .to_owned(),
    };
    if *key == "type" {
        return "EvidenceType".to_owned();
    }
    let keys = all_keys().into_iter().find(|(name, _)| *name == record).map(|(_, keys)| keys);
    let kind = keys.into_iter().flatten().find(|(name, _)| name == key).map_or("", |(_, kind)| kind);
    let inner = kind.rsplit(['<', ',']).next().unwrap_or_default();
    inner.trim_matches(|c: char| !c.is_alphanumeric() && c != '_').to_owned()
}

fn day(value: &Value) -> Option<Day> {
    Day::parse(&text(value))
}

/// A date or a time of day.
fn moment(lang: Lang, value: &Value) -> String {
    let written = text(value);
    if let Some(day) = Day::parse(&written) {
        return dates::long(lang, day);
    }
    let clock = written.get(..5).and_then(Clock::parse);
    clock.map_or(written, |clock| time(lang, clock))
}
