//! Any change to any record of any map touches that record's lines and no other, and is read back.

use std::ops::Range;

use proptest::prelude::*;
use proptest::test_runner::Config;
use toml::Value as Toml;

use super::samples;
use crate::model::map::for_each_table;
use crate::model::record::*;
use crate::model::{HasTable, PartnershipMap};
use crate::store::document::{Block, Document, Kind};
use crate::store::read::{Reading, read};
use crate::store::write::{updated, whole};

/// A small generator of numbers, so that one seed of proptest gives one whole change.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap() % bound.max(1)
    }
}

const WORDS: [&str; 8] = [
    "biasa",
    "dengan \"kutip\" dan 'petik'",
    "dua\nbaris\n",
    "[[actor]]\nid = \"bukan\"",
    "# bukan komentar",
    "\u{202e}terbalik \\ garis",
    "é — “ya” \t tab",
    "'''\n\"\"\"\n",
];

pub(super) fn reading(text: &str) -> (Document, Reading) {
    let mut document = Document::cut(text.into());
    let reading = read(&mut document, "peta").unwrap();
    (document, reading)
}

/// The same text, made difficult in one of several ways that mean the same.
fn disguised(text: &str, way: usize) -> String {
    match way {
        0 => text.to_owned(),
        1 => text.replace('\n', "\r\n"),
        2 => format!("\u{feff}{text}"),
        3 => text.trim_end().to_owned(),
        4 => text.replace(" = ", "   =\t").replace("[[", "[[ "),
        5 => {
            let lines = text.lines().map(|line| match line {
                _ if line.starts_with("[[") && !line.contains('.') => {
                    format!("# di atas\n{line} # di kepala\nx_tidak_dikenal = {{ a = [1, 2] }} # x\n")
                }
                // A comment behind every value that ends on its line; the samples have no other ones.
                _ if line.contains(" = ") && !line.ends_with([',', '[']) && !line.contains("\"\"\"") => {
                    format!("{line} # di belakang\n")
                }
                _ => format!("{line}\n"),
            });
            lines.collect::<String>() + "\n# sendiri\n\n[alien]\nx = 1\n[[alien.more]]\n"
        }
        6 => text.replace("\n\n", "\n\n\n# sendirian\n\n"),
        _ => text.replace("\n\n", "\n"),
    }
}

pub(super) fn sample(which: usize, way: usize) -> String {
    let samples = samples();
    let (name, text) = &samples[which % samples.len()];
    // The other ways change texts over several lines, which the tricky maps have.
    let plain = !matches!(name.as_str(), "tricky.toml" | "windows.toml");
    disguised(text, if plain || (name == "tricky.toml" && matches!(way, 1..=3)) { way } else { 0 })
}

/// Changes a value a little; `other` is the same key of another record.
fn changed(value: &Toml, other: Option<&Toml>, dice: &mut Dice) -> Toml {
    match value {
        Toml::Array(list) => {
            let mut list = list.clone();
            let at = dice.below(list.len());
            match dice.below(5) {
                0 if !list.is_empty() => drop(list.remove(at)),
                1 => {
                    if let Some(Toml::Array(other)) = other {
                        let from = dice.below(other.len());
                        list.extend(other.get(from).cloned());
                    }
                }
                2 => {
                    if let Some(Toml::Array(other)) = other {
                        let from = dice.below(other.len());
                        other.get(from).cloned().into_iter().for_each(|new| list.insert(at, new));
                    }
                }
                3 => list.rotate_left(at),
                _ => {
                    if let Some(element) = list.get(at) {
                        list[at] = changed(element, None, dice);
                    }
                }
            }
            Toml::Array(list)
        }
        Toml::Table(table) => {
            let mut table = table.clone();
            let keys: Vec<String> = table.keys().cloned().collect();
            let Some(key) = keys.get(dice.below(keys.len())) else {
                return Toml::Table(table);
            };
            let new = changed(&table[key], None, dice);
            if dice.below(3) == 0 {
                table.remove(key)
            } else {
                table.insert(key.clone(), new)
            };
            Toml::Table(table)
        }
        Toml::String(_) => Toml::String(WORDS[dice.below(WORDS.len())].to_owned()),
        Toml::Integer(_) => Toml::Integer(i64::try_from(dice.below(9)).unwrap() - 2),
        Toml::Boolean(flag) => Toml::Boolean(!flag),
        other => other.clone(),
    }
}

/// Changes one record of a table; gives its slot.
fn change<T: Record>(map: &mut PartnershipMap, dice: &mut Dice) -> Option<usize>
where
    PartnershipMap: HasTable<T>,
{
    let table: &crate::model::Records<T> = map.table();
    let slot = dice.below(table.slot_count());
    let record = table.at(slot)?.clone();
    let tree = |record: &T| Toml::try_from(record).unwrap();
    let Toml::Table(mut body) = tree(&record) else {
        return None;
    };
    let other = table.at(dice.below(table.slot_count())).map(|other| tree(other));
    for _ in 0..=dice.below(3) {
        let mut keys: Vec<String> = body.keys().cloned().collect();
        keys.extend(other.as_ref()?.as_table()?.keys().cloned());
        let key = &keys[dice.below(keys.len())];
        if key == "id" {
            continue;
        }
        let theirs = other.as_ref().and_then(|other| other.get(key));
        match (dice.below(4), body.get(key), theirs) {
            (0, Some(_), _) => drop(body.remove(key)),
            (1, _, Some(theirs)) | (_, None, Some(theirs)) => drop(body.insert(key.clone(), theirs.clone())),
            (_, Some(own), theirs) => {
                let new = changed(own, theirs, dice);
                body.insert(key.clone(), new);
            }
            _ => {}
        }
    }
    let new: T = Toml::Table(body).try_into().ok()?;
    map.table_mut().set(slot, Some(std::sync::Arc::new(new)));
    Some(slot)
}

macro_rules! any_table {
    ($($record:ident $field:ident),+) => {
        pub(super) fn change_one(table: Table, map: &mut PartnershipMap, dice: &mut Dice) -> Option<usize> {
            match table { $(Table::$record => change::<$record>(map, dice),)+ }
        }
        pub(super) fn remove_one(table: Table, map: &mut PartnershipMap, slot: usize) -> bool {
            match table { $(Table::$record => {
                let there = map.$field.at(slot).is_some();
                if there { map.$field.set(slot, None); }
                there
            })+ }
        }
    };
}
for_each_table!(any_table);

fn block_of(document: &Document, table: Table, slot: usize) -> Range<usize> {
    let slot = u32::try_from(slot).unwrap();
    let block = document.blocks.iter().find(|block| block.kind == Kind::Record(table) && block.slot == slot);
    block.unwrap().core()
}

/// What stands before and behind a range.
fn around(text: &str, range: Range<usize>) -> (&str, &str) {
    (text.split_at(range.start).0, text.split_at(range.end).1)
}

pub(super) fn config() -> Config {
    let cases = std::env::var("SIMPUL_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(200);
    Config { cases, failure_persistence: None, ..Config::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn nothing_changed_is_the_same_bytes(which in 0_usize..8, way in 0_usize..8) {
        let text = sample(which, way);
        let (document, reading) = reading(&text);
        prop_assert_eq!(document.text(), &text);
        let mut end = 0;
        for block in &document.blocks {
            prop_assert!(block.start == end && block.start <= block.core_end && block.core_end <= block.end);
            end = block.end;
        }
        prop_assert_eq!(end, text.len());
        prop_assert!(updated(&document, &reading.map, &reading.map.clone()).is_none());
    }

    #[test]
    fn one_change_touches_one_record(
        which in 0_usize..8, way in 0_usize..8, table in 0_usize..13, seed in 1_u64..,
    ) {
        let text = sample(which, way);
        let (document, read_map) = reading(&text);
        let mut dice = Dice(seed);
        let mut map = read_map.map.clone();
        let table = Table::ALL[table];
        let Some(slot) = change_one(table, &mut map, &mut dice) else { return Ok(()) };
        let range = block_of(&document, table, slot);
        let Some(new) = updated(&document, &read_map.map, &map) else { return Ok(()) };
        let (before, after) = around(&text, range);
        prop_assert!(new.text().starts_with(before), "above");
        prop_assert!(new.text().ends_with(after), "below");
        if text.lines().count() == text.matches("\r\n").count() {
            prop_assert_eq!(new.text().matches('\n').count(), new.text().matches("\r\n").count());
        }
        if text.contains("x_tidak_dikenal") {
            let core = new.text().strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).unwrap();
            let unknown = "x_tidak_dikenal = { a = [1, 2] } # x";
            prop_assert!(core.contains(unknown));
            prop_assert!(core.starts_with("# di atas\n") && core.contains("# di kepala\n"));
        }
        let (again, reread) = reading(new.text());
        prop_assert_eq!(&reread.map, &map);
        prop_assert_eq!(reread.problems.len(), read_map.problems.len());
        // The ranges kept by the writer are those that a new reading finds.
        let ranges = |document: &Document| -> Vec<_> {
            document.blocks.iter().map(|block| (block.kind, block.start, block.core_end, block.end)).collect()
        };
        prop_assert_eq!(ranges(&again), ranges(&new));
    }

    #[test]
    fn a_removed_record_comes_out_alone(which in 0_usize..8, way in 0_usize..8, table in 0_usize..13, slot in 0_usize..40) {
        let text = sample(which, way);
        let (document, read_map) = reading(&text);
        let mut map = read_map.map.clone();
        let table = Table::ALL[table];
        if !remove_one(table, &mut map, slot) { return Ok(()) }
        let range = block_of(&document, table, slot);
        let new = updated(&document, &read_map.map, &map).unwrap();
        let squeezed = |text: &str| text.split_inclusive('\n').filter(|line| !line.trim().is_empty()).collect::<String>();
        prop_assert_eq!(
            squeezed(new.text()),
            squeezed(around(&text, range.clone()).0) + &squeezed(around(&text, range).1)
        );
        prop_assert_eq!(&reading(new.text()).1.map, &map);
    }

    #[test]
    fn an_added_record_leaves_every_byte(which in 0_usize..8, way in 0_usize..8, seed in 1_u64..) {
        let text = sample(which, way);
        let (document, read_map) = reading(&text);
        let mut map = read_map.map.clone();
        let mut dice = Dice(seed);
        let Some(actor) = map.actors.iter().nth(dice.below(map.actors.len())).cloned() else { return Ok(()) };
        let id = crate::model::Id::from_name("Baru", |id| map.actors.has(id));
        map.actors.push(Actor { id: id.clone(), notes: Some(WORDS[dice.below(8)].into()), ..actor }).unwrap();
        let new = updated(&document, &read_map.map, &map).unwrap();
        // All that was there is there still, in one piece above and one piece below.
        let common = text.bytes().zip(new.text().bytes()).take_while(|(old, new)| old == new).count();
        prop_assert!(new.text().as_bytes().ends_with(&text.as_bytes()[common..]));
        prop_assert_eq!(&reading(new.text()).1.map, &map);
        // And it goes again without a trace.
        let mut back = map.clone();
        back.actors.remove(&id);
        let old = updated(&new, &map, &back).unwrap();
        let unended = if text.ends_with('\n') { "" } else if way == 1 { "\r\n" } else { "\n" };
        prop_assert!(old.text() == text || old.text() == text.clone() + unended);
    }

    #[test]
    fn a_new_file_holds_the_whole_map(which in 0_usize..8) {
        let map = reading(&sample(which, 0)).1.map;
        let document = whole(&map);
        let (again, reread) = reading(document.text());
        prop_assert_eq!(&reread.map, &map);
        prop_assert!(reread.problems.is_empty());
        prop_assert_eq!(again.blocks.len(), document.blocks.len());
    }

    #[test]
    fn many_changes_one_after_another_stay_readable(which in 0_usize..8, way in 0_usize..8, seed in 1_u64..) {
        let (mut document, first) = reading(&sample(which, way));
        let mut dice = Dice(seed);
        let mut map = first.map;
        for _ in 0..8 {
            let mut next = map.clone();
            let table = Table::ALL[dice.below(13)];
            if dice.below(3) == 0 {
                let slot = dice.below(20);
                remove_one(table, &mut next, slot);
            }
            change_one(table, &mut next, &mut dice);
            let first_value = next.values.iter().next().cloned();
            if let Some(record) = first_value {
                next.values.push(record).unwrap();
            }
            if let Some(new) = updated(&document, &map, &next) {
                document = new;
            }
            map = next;
            prop_assert_eq!(&reading(document.text()).1.map, &map);
        }
    }

    #[test]
    fn damage_is_told_and_never_spreads_upwards(
        which in 0_usize..8, at in 0_usize..60_000, what in 0_usize..9, cut in 0_usize..40,
    ) {
        let text = sample(which, 0);
        let edge = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let (from, to) = (edge(at), edge(at + cut));
        let junk = ["", "[", "\"", "\"\"\"", "'''", "]", "[[actor]]\n", "{", "\u{0}"][what];
        let damaged = text.split_at(from).0.to_owned() + junk + text.split_at(to).1;
        let mut document = Document::cut(damaged.as_str().into());
        prop_assert_eq!(document.text(), damaged.as_str());
        let mut end = 0;
        for block in &document.blocks {
            prop_assert!(block.start == end && block.start <= block.core_end && block.core_end <= block.end);
            end = block.end;
        }
        prop_assert_eq!(end, damaged.len());
        let Ok(found) = read(&mut document, "peta") else { return Ok(()) };
        // Every record above the damage is there as it was. Only a header that is lost gives the lines
        // below it to the record above, as TOML has it: that one record may change too.
        let (whole, before) = reading(&text);
        let hit = whole.blocks.iter().position(|block| from <= block.end).unwrap_or(whole.blocks.len());
        let headless = whole.blocks.get(hit).is_some_and(|block| {
            let mut end = block.start;
            let mut lines = text.get(block.start..block.end).unwrap_or_default().split_inclusive('\n');
            lines.find(|line| {
                end += line.len();
                line.trim_start().starts_with('[')
            });
            from <= end
        });
        let safe = hit - usize::from(headless && hit > 0);
        let above = |block: &&Block| block.kind == Kind::Record(Table::Actor);
        let count = whole.blocks[..safe].iter().filter(above).count();
        prop_assert!(found.map.actors.iter().take(count).eq(before.map.actors.iter().take(count)));
        // And changing another record leaves the damage where it is.
        let mut map = found.map.clone();
        let Some(mut one) = map.actors.iter().next().cloned() else { return Ok(()) };
        one.weaknesses.push("x".into());
        map.actors.replace(one);
        let new = updated(&document, &found.map, &map).unwrap();
        let mut again = Document::cut(new.text().into());
        let reread = read(&mut again, "peta").unwrap();
        prop_assert_eq!(&reread.map, &map);
        prop_assert_eq!(reread.problems.len(), found.problems.len());
    }
}
