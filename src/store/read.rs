//! Blocks -> the map and what could not be read, record by record, on all cores.
//!
//! A record that cannot be read is a [`Problem`]; it stays in the document as it is and is left out of the map.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::document::{Block, Document, Kind, NO_SLOT};
use super::header::{Name, header_of};
use super::places::Places;
use super::preamble::{FORMAT, read_preamble};
use super::unreadable::{bad_syntax, bad_value, header_offset, id_by_eye};
use crate::model::map::for_each_table;
use crate::model::record::*;
use crate::model::{HasTable, Id, PartnershipMap};
use crate::trouble::{OpenFailure, Problem, ReadOnly, Subject, Unreadable, What};

/// Texts below this size are read faster by one thread than several can be started.
const WORTH_THREADS: usize = 256 * 1024;

/// How many blocks a thread takes at a time.
const PORTION: usize = 512;

/// What a document holds.
pub(super) struct Reading {
    pub(super) map: PartnershipMap,
    pub(super) problems: Vec<Problem>,
    pub(super) read_only: Option<ReadOnly>,
}

impl Reading {
    /// Whether all of the file was read, so that it can be joined with another version.
    ///
    /// # Errors
    /// [`OpenFailure::Unjoinable`]: what is swallowed or not known would look as if it had been removed.
    pub(super) fn joinable(&self) -> Result<(), OpenFailure> {
        self.read_only.clone().map_or(Ok(()), |why| Err(OpenFailure::Unjoinable(why)))
    }
}

/// A problem before its place is counted: where in the file, of which record, what.
pub(super) type Found = (usize, Option<Subject>, Unreadable);

/// A record that could not be read; the offset counts from the start of its block.
#[derive(Debug)]
pub(super) struct Bad {
    pub(super) offset: usize,
    pub(super) id: Option<Id>,
    pub(super) why: Unreadable,
}

/// What became of one block.
enum Outcome {
    /// Nothing to take into the map.
    Nothing,
    Record(AnyRecord),
    Map(Box<MapInfo>),
    Bad(Box<Bad>),
}

macro_rules! any_record {
    ($($record:ident $field:ident),+) => {
        /// A record of any table.
        #[derive(Debug, PartialEq)]
        pub(super) enum AnyRecord { $($record(Arc<$record>)),+ }

        impl AnyRecord {
            fn read(table: Table, value: ValueDeserializer<'_>) -> Result<Self, toml::de::Error> {
                Ok(match table {
                    $(Table::$record => Self::$record(Arc::new($record::deserialize(value)?)),)+
                })
            }

            fn id(&self) -> Option<&Id> {
                match self { $(Self::$record(record) => record.id(),)+ }
            }

            /// Puts it into the next slot of its table; nothing when its id is taken.
            fn put(self, map: &mut PartnershipMap) -> Option<usize> {
                match self { $(Self::$record(record) => put(map, record),)+ }
            }
        }
    };
}
for_each_table!(any_record);

fn put<T: Record>(map: &mut PartnershipMap, record: Arc<T>) -> Option<usize>
where
    PartnershipMap: HasTable<T>,
{
    let table: &mut crate::model::Records<T> = map.table_mut();
    if record.id().is_some_and(|id| table.has(id)) {
        return None;
    }
    let slot = table.slot_count();
    table.set(slot, Some(record));
    Some(slot)
}

/// Reads a document and ties its blocks to the slots of the map; `name` titles a map without `[map]`.
///
/// # Errors
/// [`OpenFailure::Empty`] and [`OpenFailure::NotAMap`].
pub(super) fn read(document: &mut Document, name: &str) -> Result<Reading, OpenFailure> {
    if document.text().trim_start_matches('\u{feff}').trim().is_empty() {
        return Err(OpenFailure::Empty);
    }
    let mut problems = Vec::new();
    let format = read_preamble(document, &mut problems)?;
    let outcomes = parse_all(document);
    let mut taken = Taken { map: PartnershipMap::new(MapInfo::new(name)), info: None };
    let mut damaged = document.unclosed;
    let mut blocks = std::mem::take(&mut document.blocks);
    for (block, outcome) in blocks.iter_mut().zip(outcomes) {
        let Some(bad) = taken.take(outcome, block, document.slice(block.core())) else {
            continue;
        };
        if document.unclosed.is_some_and(|at| block.core().contains(&at)) {
            // The first fault of the block that swallows the rest is where the text was left open.
            damaged = damaged.map(|at| at.min(block.start + bad.offset));
        }
        problems.push((block.start + bad.offset, subject(block.kind, bad.id), bad.why));
    }
    let has_map = blocks.iter().any(|block| block.kind == Kind::Map)
        || problems.iter().any(|(.., why)| *why == Unreadable::NotARecord("map".into()));
    document.blocks = blocks;
    if !has_map {
        let subject = Some(Subject { table: None, id: None });
        problems.push((0, subject, Unreadable::MissingKey("map".into())));
    }
    let mut map = taken.map;
    if let Some(read) = taken.info {
        map.info = Arc::from(read);
    }
    let read_only = match (format, damaged) {
        (newer, _) if newer > FORMAT => Some(ReadOnly::NewerFormat(newer)),
        (_, Some(at)) => Some(ReadOnly::Damaged(document.place(at))),
        _ => None,
    };
    Ok(Reading { map, problems: with_places(document.text(), problems), read_only })
}

/// What was read so far.
struct Taken {
    map: PartnershipMap,
    info: Option<Box<MapInfo>>,
}

impl Taken {
    /// Takes what a block gave into the map, and ties the block to its slot; or says what is bad about it.
    fn take(&mut self, outcome: Outcome, block: &mut Block, core: &str) -> Option<Bad> {
        match outcome {
            Outcome::Nothing => None,
            Outcome::Bad(bad) => Some(*bad),
            Outcome::Map(read) if self.info.is_none() => {
                self.info = Some(read);
                block.slot = 0;
                None
            }
            Outcome::Map(_) => {
                Some(Bad { offset: header_offset(core), id: None, why: Unreadable::DuplicateKey })
            }
            Outcome::Record(record) => {
                let id = record.id().cloned();
                match record.put(&mut self.map) {
                    Some(slot) => {
                        block.slot = u32::try_from(slot).unwrap_or(NO_SLOT);
                        None
                    }
                    None => id.map(|id| duplicate(core, block.kind, id)),
                }
            }
        }
    }
}

fn with_places(text: &str, mut found: Vec<Found>) -> Vec<Problem> {
    found.sort_by_key(|(offset, ..)| *offset);
    let mut places = Places::new(text);
    found
        .into_iter()
        .map(|(offset, subject, why)| Problem {
            place: Some(places.at(offset)),
            subject,
            what: What::Unreadable(why),
        })
        .collect()
}

/// The record that a problem of a block is about.
pub(super) fn subject(kind: Kind, id: Option<Id>) -> Option<Subject> {
    let name: Name = match kind {
        Kind::Map => None,
        Kind::Record(table) => Some(table),
        Kind::Stray(name) | Kind::NotARecord(name) | Kind::Broken(Some(name)) => name,
        Kind::Preamble | Kind::Other | Kind::Broken(None) => return None,
    };
    Some(Subject { table: name, id })
}

fn duplicate(core: &str, kind: Kind, id: Id) -> Bad {
    let offset = parse_value(core, kind)
        .ok()
        .flatten()
        .and_then(|value| value.get_ref().get("id").map(|id| id.span().start))
        .unwrap_or_else(|| header_offset(core));
    Bad { offset, id: Some(id.clone()), why: Unreadable::DuplicateId(id) }
}

/// Parses every block, on all cores when the text is long.
fn parse_all(document: &Document) -> Vec<Outcome> {
    let blocks = &document.blocks;
    let one = |block: &Block| parse(document.slice(block.core()), block.kind);
    if document.text().len() < WORTH_THREADS {
        return blocks.iter().map(one).collect();
    }
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let portions: Vec<&[Block]> = blocks.chunks(PORTION).collect();
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(portions.len()));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(portion) = portions.get(at) else { break };
                    let read: Vec<Outcome> = portion.iter().map(one).collect();
                    if let Ok(mut done) = done.lock() {
                        done.push((at, read));
                    }
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().flat_map(|(_, read)| read).collect()
}

/// The value of a block: the table below its header.
pub(super) fn parse_value(core: &str, kind: Kind) -> Result<Option<Spanned<DeValue<'_>>>, toml::de::Error> {
    let root = DeTable::parse(core)?;
    let name = match kind {
        Kind::Map => "map",
        Kind::Record(table) => table.header(),
        _ => return Ok(None),
    };
    let value = root.into_inner().into_iter().find(|(key, _)| key.get_ref() == name);
    Ok(value.map(|(_, value)| {
        let span = value.span();
        match value.into_inner() {
            DeValue::Array(list) => {
                list.into_iter().next().unwrap_or_else(|| Spanned::new(span, DeValue::Boolean(false)))
            }
            other => Spanned::new(span, other),
        }
    }))
}

/// Reads one record from the text of its block, which the writer uses to check its own work too.
pub(super) fn parse_record(core: &str, table: Table) -> Result<AnyRecord, Box<Bad>> {
    match parse(core, Kind::Record(table)) {
        Outcome::Record(record) => Ok(record),
        Outcome::Bad(bad) => Err(bad),
        Outcome::Nothing | Outcome::Map(_) => {
            let why = Unreadable::NotARecord(table.header().to_owned());
            Err(Box::new(Bad { offset: 0, id: None, why }))
        }
    }
}

/// Reads the `[map]` table from the text of its block.
pub(super) fn parse_info(core: &str) -> Option<MapInfo> {
    match parse(core, Kind::Map) {
        Outcome::Map(info) => Some(*info),
        _ => None,
    }
}

fn parse(core: &str, kind: Kind) -> Outcome {
    let value = match parse_value(core, kind) {
        Ok(value) => value,
        Err(_) if kind == Kind::Preamble => return Outcome::Nothing,
        Err(error) => {
            let id = id_by_eye(core);
            return Outcome::Bad(Box::new(Bad { id, ..bad_syntax(&error, core) }));
        }
    };
    let plain = |why| Outcome::Bad(Box::new(Bad { offset: header_offset(core), id: None, why }));
    let result = match (kind, value) {
        (Kind::Stray(name), _) => return plain(Unreadable::Stray(header_path(core, name))),
        (Kind::NotARecord(name), _) => return plain(Unreadable::NotARecord(header_of(name).to_owned())),
        (Kind::Map, Some(value)) => {
            MapInfo::deserialize(ValueDeserializer::from(value)).map(|info| Outcome::Map(Box::new(info)))
        }
        (Kind::Record(table), Some(value)) => {
            AnyRecord::read(table, ValueDeserializer::from(value)).map(Outcome::Record)
        }
        _ => return Outcome::Nothing,
    };
    result.unwrap_or_else(|error| {
        let id = parse_value(core, kind)
            .ok()
            .flatten()
            .and_then(|value| Id::new(value.get_ref().get("id")?.get_ref().as_str()?));
        Outcome::Bad(Box::new(Bad { id, ..bad_value(&error, core) }))
    })
}

/// The dotted name of the header that a block starts with.
fn header_path(core: &str, name: Name) -> String {
    let line = core.get(header_offset(core)..).unwrap_or_default().lines().next().unwrap_or_default();
    let path = line.trim_start_matches('[').split(']').next().unwrap_or_default();
    let path: String = path.chars().filter(|c| !matches!(c, ' ' | '\t' | '"' | '\'')).collect();
    if path.is_empty() { header_of(name).to_owned() } else { path }
}
