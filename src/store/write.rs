//! The new text of a document after its map changed: changed blocks are patched, all others copied.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;
use toml::de::DeTable;

use super::document::{Block, Document, Kind, NO_SLOT, Newline};
use super::patch::{fresh, patched};
use super::preamble::{FORMAT, read_preamble};
use super::read::{AnyRecord, parse_info, parse_record};
use crate::model::map::for_each_table;
use crate::model::record::*;
use crate::model::{PartnershipMap, Records};

/// From how many new records on they are written by all processors.
const MANY: usize = 500;

/// What becomes of the record in one slot.
enum Change {
    Replace(AnyRecord, AnyRecord),
    Remove,
}

/// What differs between the map of a document and another one that was made from it.
#[derive(Default)]
struct Changes {
    slots: HashMap<(Table, u32), Change>,
    /// New records by table, in the order of their slots.
    added: HashMap<Table, Vec<(u32, AnyRecord)>>,
    info: bool,
}

macro_rules! every_table {
    ($($record:ident $field:ident),+) => {
        fn changes(old: &PartnershipMap, new: &PartnershipMap) -> Changes {
            let mut changes = Changes {
                info: !Arc::ptr_eq(&old.info, &new.info) && old.info != new.info,
                ..Changes::default()
            };
            $(compare(&old.$field, &new.$field, AnyRecord::$record, &mut changes);)+
            changes
        }

        impl AnyRecord {
            pub(super) fn table(&self) -> Table {
                match self { $(Self::$record(_) => Table::$record,)+ }
            }

            fn fresh(&self, newline: Newline) -> String {
                match self { $(Self::$record(record) => fresh(Some(Table::$record), &**record, newline),)+ }
            }

            /// The record in a slot of a map.
            pub(super) fn at(map: &PartnershipMap, table: Table, slot: usize) -> Option<Self> {
                match table { $(Table::$record => map.$field.at(slot).cloned().map(Self::$record),)+ }
            }

            /// The record as a tree of the keys that the model knows.
            pub(super) fn tree(&self) -> toml::Table {
                match self { $(Self::$record(record) => crate::merge::tree(&**record),)+ }
            }

            pub(super) fn patched(&self, new: &Self, core: &str, newline: Newline) -> Option<String> {
                match (self, new) {
                    $((Self::$record(old), Self::$record(new)) => {
                        patched(core, Some(Table::$record), &**old, &**new, newline)
                    })+
                    _ => None,
                }
            }
        }
    };
}
for_each_table!(every_table);

/// Finds the slots whose records differ; the same shared record needs no look.
fn compare<T: Record>(
    old: &Records<T>,
    new: &Records<T>,
    any: impl Fn(Arc<T>) -> AnyRecord,
    changes: &mut Changes,
) {
    let mut before = old.slots();
    let mut after = new.slots();
    for slot in 0..old.slot_count().max(new.slot_count()) {
        let (before, after) = (before.next().flatten(), after.next().flatten());
        let Ok(slot) = u32::try_from(slot) else { break };
        let key = (T::TABLE, slot);
        match (before, after) {
            (Some(before), Some(after)) if Arc::ptr_eq(before, after) || before == after => {}
            (Some(before), Some(after)) if before.id() == after.id() => {
                changes.slots.insert(key, Change::Replace(any(before.clone()), any(after.clone())));
            }
            (before, after) => {
                if before.is_some() {
                    changes.slots.insert(key, Change::Remove);
                }
                if let Some(after) = after {
                    changes.added.entry(T::TABLE).or_default().push((slot, any(after.clone())));
                }
            }
        }
    }
}

/// The document that holds `new`; nothing when nothing changed.
pub(super) fn updated(document: &Document, old: &PartnershipMap, new: &PartnershipMap) -> Option<Document> {
    let mut changes = changes(old, new);
    if changes.slots.is_empty() && changes.added.is_empty() && !changes.info {
        return None;
    }
    let mut writer = Writer::new(document);
    // New records follow the last block of their table.
    let mut last: HashMap<Table, usize> = HashMap::new();
    for (at, block) in document.blocks.iter().enumerate() {
        if let Kind::Record(table) | Kind::Broken(Some(Some(table))) = block.kind {
            last.insert(table, at);
        }
    }
    let map_at = document.blocks.iter().position(|block| block.kind == Kind::Map && block.slot != NO_SLOT);
    // An open text swallows whatever stands below it, so its block is the last one: what is new goes above it. Such a file
    // is not saved, but a copy of it must hold what was not saved.
    let swallows = document.unclosed.map(|_| document.blocks.len() - 1).filter(|at| *at > 0);
    for (at, block) in document.blocks.iter().enumerate() {
        if swallows == Some(at) {
            writer.add_tables(&mut changes.added);
        }
        match block.kind {
            Kind::Map if changes.info && map_at == Some(at) => {
                writer.core(block, &info_text(document, block, old, new));
            }
            Kind::Record(table) => match changes.slots.get(&(table, block.slot)) {
                None => writer.copy(block),
                Some(Change::Remove) => {
                    writer.skip(block);
                }
                Some(Change::Replace(old, new)) => {
                    writer.core(block, &record_text(document.slice(block.core()), old, new, writer.newline));
                }
            },
            _ => writer.copy(block),
        }
        if at == 0 && changes.info && map_at.is_none() {
            writer.add(Kind::Map, 0, &fresh(None, &*new.info, document.newline()));
        }
        if let Kind::Record(table) | Kind::Broken(Some(Some(table))) = block.kind
            && last.get(&table) == Some(&at)
            && let Some(added) = changes.added.remove(&table)
        {
            writer.add_all(&added);
        }
    }
    writer.add_tables(&mut changes.added);
    Some(still_a_map(writer.finish()))
}

/// A file that names no format is told by its tables: when the last of them goes, its first line names the format, above
/// all that cannot be read.
fn still_a_map(document: Document) -> Document {
    let Some((preamble, rest)) = document.blocks.split_first() else { return document };
    let core = document.slice(preamble.core());
    let tells = |block: &Block| matches!(block.kind, Kind::Map | Kind::Record(_));
    let told = DeTable::parse(core).is_ok() && rest.iter().any(tells);
    // Otherwise the text alone is asked, as whoever opens it will: damage may swallow what it did not before.
    if told || read_preamble(&Document::cut(document.text().into()), &mut Vec::new()).is_ok() {
        return document;
    }
    // A mark of the encoding stays the first thing in the file.
    let (mark, core) = core.split_at(core.len() - core.trim_start_matches('\u{feff}').len());
    let core = format!("{mark}format = {FORMAT}{}{core}", document.newline().text());
    let mut writer = Writer::new(&document);
    writer.core(preamble, &core);
    for block in rest {
        writer.copy(block);
    }
    writer.finish()
}

fn record_text(core: &str, old: &AnyRecord, new: &AnyRecord, newline: Newline) -> String {
    // A record from another editor may end its lines otherwise than the file around it. One that has both kinds, perhaps
    // within a value, gets the short one, which leaves every value as it is.
    let newline = Newline::of(core).unwrap_or(newline);
    let good = |text: &String| parse_record(text, new.table()).is_ok_and(|read| read == *new);
    // Right data counts more than kept comments, should a patch ever go wrong.
    old.patched(new, core, newline).filter(good).unwrap_or_else(|| {
        debug_assert!(false, "not patched right:\n{core}\n{:?}", old.patched(new, core, newline));
        new.fresh(newline)
    })
}

fn info_text(document: &Document, block: &Block, old: &PartnershipMap, new: &PartnershipMap) -> String {
    let core = document.slice(block.core());
    let newline = Newline::of(core).unwrap_or(document.newline());
    let good = |text: &String| parse_info(text).is_some_and(|read| read == *new.info);
    let patch = patched(core, None, &*old.info, &*new.info, newline).filter(good);
    patch.unwrap_or_else(|| fresh(None, &*new.info, newline))
}

/// The text of a map that has no file yet, as a document tied to its slots.
pub(super) fn whole(map: &PartnershipMap) -> Document {
    let preamble = format!("format = {FORMAT}\n");
    let start = Block {
        kind: Kind::Preamble,
        slot: NO_SLOT,
        start: 0,
        core_end: preamble.len(),
        end: preamble.len(),
    };
    let empty = Document::from_parts(preamble, vec![start]);
    let mut writer = Writer::new(&empty);
    writer.copy(&start);
    writer.add(Kind::Map, 0, &fresh(None, &*map.info, Newline::Lf));
    writer.add_tables(&mut changes(&PartnershipMap::new(MapInfo::clone(&map.info)), map).added);
    writer.finish()
}

/// Puts a new text together and keeps the ranges of its blocks.
pub(super) struct Writer<'a> {
    from: &'a Document,
    newline: Newline,
    text: String,
    blocks: Vec<Block>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(from: &'a Document) -> Self {
        let text = String::with_capacity(from.text().len() + 1024);
        let blocks = Vec::with_capacity(from.blocks.len() + 1);
        Self { from, newline: from.newline(), text, blocks }
    }

    fn copy(&mut self, block: &Block) {
        let start = self.text.len();
        self.text.push_str(self.from.slice(block.start..block.end));
        let core_end = start + (block.core_end - block.start);
        self.blocks.push(Block { start, core_end, end: self.text.len(), ..*block });
    }

    /// A block with another core.
    fn core(&mut self, block: &Block, core: &str) {
        let from = self.from;
        self.both(block, core, from.slice(block.gap()));
    }

    /// A block with another core and another gap below it.
    pub(super) fn both(&mut self, block: &Block, core: &str, gap: &str) {
        let start = self.text.len();
        self.text.push_str(core);
        let core_end = self.text.len();
        self.text.push_str(gap);
        self.blocks.push(Block { start, core_end, end: self.text.len(), ..*block });
    }

    /// A removed block: of the two gaps around it one blank line stays, and every comment.
    pub(super) fn skip(&mut self, block: &Block) {
        let below = self.from.slice(block.gap());
        let Some(above) = self.blocks.last_mut() else {
            return;
        };
        let blank = |text: &str| text.trim().is_empty();
        let gap_above = self.text.get(above.core_end..).unwrap_or_default();
        let at_end = block.end == self.from.text().len();
        let separated = at_end || below.is_empty() || below.starts_with(['\n', '\r']);
        let replaced = blank(gap_above) && separated;
        if replaced {
            self.text.truncate(above.core_end);
        }
        if replaced || !blank(below) {
            self.text.push_str(below);
        }
        above.end = self.text.len();
    }

    /// A new block, with a blank line above, between the core of the last block and what follows it.
    pub(super) fn add(&mut self, kind: Kind, slot: u32, core: &str) {
        let at = self.blocks.last().map_or(0, |block| block.core_end);
        let below = self.text.split_off(at);
        if !self.text.is_empty() {
            if !self.text.ends_with('\n') {
                self.text.push_str(self.newline.text());
            }
            if let Some(above) = self.blocks.last_mut() {
                above.core_end = self.text.len();
            }
            self.text.push_str(self.newline.text());
        }
        let start = self.text.len();
        if let Some(above) = self.blocks.last_mut() {
            above.end = start;
        }
        self.text.push_str(core);
        let core_end = self.text.len();
        self.text.push_str(&below);
        self.blocks.push(Block { kind, slot, start, core_end, end: self.text.len() });
    }

    /// Adds what is new, table by table, and takes it out of `added`.
    fn add_tables(&mut self, added: &mut HashMap<Table, Vec<(u32, AnyRecord)>>) {
        for table in Table::ALL {
            self.add_all(&added.remove(&table).unwrap_or_default());
        }
    }

    fn add_all(&mut self, records: &[(u32, AnyRecord)]) {
        let newline = self.newline;
        // Few records are written sooner than other threads are woken; a list that was taken in may have a quarter of a
        // million.
        let texts: Vec<String> = if records.len() < MANY {
            records.iter().map(|(_, record)| record.fresh(newline)).collect()
        } else {
            records.par_iter().map(|(_, record)| record.fresh(newline)).collect()
        };
        for ((slot, record), text) in records.iter().zip(&texts) {
            self.add(Kind::Record(record.table()), *slot, text);
        }
    }

    pub(super) fn finish(self) -> Document {
        Document::from_parts(self.text, self.blocks)
    }
}
