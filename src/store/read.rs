//! Blocks -> the map and what could not be read, record by record, on all cores.
//!
//! A record that cannot be read is a [`Problem`]; it stays in the document as it is and is left out of the map.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::document::{Block, Document, Kind, Name, Places, header_of, name_of};
use super::unreadable::{bad_syntax, bad_value, header_offset, id_by_eye};
use crate::model::map::for_each_table;
use crate::model::record::*;
use crate::model::{HasTable, Id, PartnershipMap};
use crate::trouble::{OpenFailure, Place, Problem, ReadOnly, Subject, Unreadable, What};

/// Texts below this size are read faster by one thread than several can be started.
const WORTH_THREADS: usize = 256 * 1024;

/// How many blocks a thread takes at a time.
const PORTION: usize = 512;

/// The newest format that this program writes.
const FORMAT: i64 = 1;

/// What a document holds.
pub(super) struct Reading {
    pub(super) map: PartnershipMap,
    pub(super) problems: Vec<Problem>,
    pub(super) read_only: Option<ReadOnly>,
}

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
    let mut map = PartnershipMap::new(MapInfo::new(name));
    let mut info = None;
    let mut damaged = document.unclosed;
    let mut blocks = std::mem::take(&mut document.blocks);
    for (block, outcome) in blocks.iter_mut().zip(outcomes) {
        let bad = match outcome {
            Outcome::Nothing => continue,
            Outcome::Map(read) if info.is_none() => {
                info = Some(read);
                block.slot = 0;
                continue;
            }
            Outcome::Map(_) => Bad {
                offset: header_offset(document.slice(block.core())),
                id: None,
                why: Unreadable::DuplicateKey,
            },
            Outcome::Record(record) => {
                let id = record.id().cloned();
                match (record.put(&mut map), id) {
                    (Some(slot), _) => {
                        block.slot = u32::try_from(slot).unwrap_or(super::document::NO_SLOT);
                        continue;
                    }
                    (None, Some(id)) => duplicate(document.slice(block.core()), block, id),
                    (None, None) => continue,
                }
            }
            Outcome::Bad(bad) => *bad,
        };
        if document.unclosed.is_some_and(|at| block.core().contains(&at)) {
            // The first fault of the block that swallows the rest is where the text was left open.
            damaged = damaged.map(|at| at.min(block.start + bad.offset));
        }
        problems.push((block.start + bad.offset, subject(block.kind, bad.id), bad.why));
    }
    let no_map_block = !blocks.iter().any(|block| block.kind == Kind::Map);
    document.blocks = blocks;
    if no_map_block
        && !problems
            .iter()
            .any(|(.., why)| *why == Unreadable::NotARecord("map".into()))
    {
        problems.insert(
            0,
            (
                0,
                Some(Subject {
                    table: None,
                    id: None,
                }),
                Unreadable::MissingKey("map".into()),
            ),
        );
    }
    if let Some(read) = info {
        map.info = Arc::from(read);
    }
    let read_only = match (format, damaged) {
        (newer, _) if newer > FORMAT => Some(ReadOnly::NewerFormat(newer)),
        (_, Some(at)) => Some(ReadOnly::Damaged(document.place(at))),
        _ => None,
    };
    Ok(Reading {
        map,
        problems: with_places(document.text(), problems),
        read_only,
    })
}

fn with_places(text: &str, mut found: Vec<(usize, Option<Subject>, Unreadable)>) -> Vec<Problem> {
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
fn subject(kind: Kind, id: Option<Id>) -> Option<Subject> {
    let name: Name = match kind {
        Kind::Map => None,
        Kind::Record(table) => Some(table),
        Kind::Stray(name) | Kind::NotARecord(name) | Kind::Broken(Some(name)) => name,
        Kind::Preamble | Kind::Other | Kind::Broken(None) => return None,
    };
    Some(Subject { table: name, id })
}

fn duplicate(core: &str, block: &Block, id: Id) -> Bad {
    let offset = parse_value(core, block.kind)
        .ok()
        .flatten()
        .and_then(|value| value.get_ref().get("id").map(|id| id.span().start))
        .unwrap_or_else(|| header_offset(core));
    Bad {
        offset,
        id: Some(id.clone()),
        why: Unreadable::DuplicateId(id),
    }
}

/// Reads what stands before the first header, and gives the format number.
///
/// # Errors
/// [`OpenFailure::NotAMap`] when neither a format number nor a table tells a map.
fn read_preamble(
    document: &Document,
    problems: &mut Vec<(usize, Option<Subject>, Unreadable)>,
) -> Result<i64, OpenFailure> {
    let tables = document
        .blocks
        .iter()
        .any(|block| subject(block.kind, None).is_some());
    let Some(preamble) = document.blocks.first() else {
        return Err(OpenFailure::Empty);
    };
    let core = document.slice(preamble.core());
    let table = match DeTable::parse(core) {
        Ok(table) => table,
        Err(error) => {
            let bad = bad_syntax(&error, core);
            let tells = tables || core.lines().any(|line| line.trim_start().starts_with("format"));
            if !tells {
                let detail = error.message().to_owned();
                return Err(OpenFailure::NotAMap {
                    place: document.place(bad.offset),
                    detail,
                });
            }
            problems.push((bad.offset, None, bad.why));
            return Ok(format_by_eye(core));
        }
    };
    for (key, _) in table.get_ref() {
        if let Some(name) = name_of(key.get_ref()) {
            let subject = Subject {
                table: name,
                id: None,
            };
            let why = Unreadable::NotARecord(header_of(name).to_owned());
            problems.push((key.span().start, Some(subject), why));
        }
    }
    let Some(format) = table.get_ref().get("format") else {
        if !tables && problems.is_empty() {
            let detail = "no `format` and no table of a map".to_owned();
            return Err(OpenFailure::NotAMap {
                place: Place { line: 1, column: 1 },
                detail,
            });
        }
        problems.push((0, None, Unreadable::MissingKey("format".to_owned())));
        return Ok(FORMAT);
    };
    let start = format.span().start;
    let number = format
        .get_ref()
        .as_integer()
        .and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok());
    Ok(number.unwrap_or_else(|| {
        let found = format.get_ref().type_str().to_owned();
        problems.push((
            start,
            None,
            Unreadable::WrongType {
                found,
                expected: "integer".to_owned(),
            },
        ));
        FORMAT
    }))
}

/// The format number of a preamble that is not TOML, so that a newer file is not taken for an old one.
fn format_by_eye(core: &str) -> i64 {
    let number = core.lines().find_map(|line| {
        let value = line
            .trim_start()
            .strip_prefix("format")?
            .trim_start()
            .strip_prefix('=')?;
        value.split('#').next()?.trim().parse().ok()
    });
    number.unwrap_or(FORMAT)
}

/// Parses every block, on all cores when the text is long.
fn parse_all(document: &Document) -> Vec<Outcome> {
    let blocks = &document.blocks;
    let one = |block: &Block| parse(document.slice(block.core()), block.kind);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    if document.text().len() < WORTH_THREADS || threads == 1 {
        return blocks.iter().map(one).collect();
    }
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
    let mut done = done
        .into_inner()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
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
    let value = root
        .into_inner()
        .into_iter()
        .find(|(key, _)| key.get_ref() == name);
    Ok(value.map(|(_, value)| {
        let span = value.span();
        match value.into_inner() {
            DeValue::Array(list) => list
                .into_iter()
                .next()
                .unwrap_or_else(|| Spanned::new(span, DeValue::Boolean(false))),
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
            Err(Box::new(Bad {
                offset: 0,
                id: None,
                why,
            }))
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
            return Outcome::Bad(Box::new(Bad {
                id,
                ..bad_syntax(&error, core)
            }));
        }
    };
    let plain = |why| {
        Outcome::Bad(Box::new(Bad {
            offset: header_offset(core),
            id: None,
            why,
        }))
    };
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
        Outcome::Bad(Box::new(Bad {
            id,
            ..bad_value(&error, core)
        }))
    })
}

/// The dotted name of the header that a block starts with.
fn header_path(core: &str, name: Name) -> String {
    let line = core
        .get(header_offset(core)..)
        .unwrap_or_default()
        .lines()
        .next()
        .unwrap_or_default();
    let path = line.trim_start_matches('[').split(']').next().unwrap_or_default();
    let path: String = path
        .chars()
        .filter(|c| !matches!(c, ' ' | '\t' | '"' | '\''))
        .collect();
    if path.is_empty() {
        header_of(name).to_owned()
    } else {
        path
    }
}
