//! LISTS IN: what other programs hold (spreadsheets, networks, pasted names) becomes edits of a map.
//!
//! The way of a file: bytes -> [`Source`] (sheets of rows, each row with its place) -> a [`Mapping`] of columns to
//! fields -> a [`Plan`] of edits, which one undo takes back. Pure: bytes and a map go in, edits and reasons come out.

mod cell;
mod decode;
mod fields;
pub mod graph;
mod head;
pub mod limits;
mod mapping;
mod plan;
mod rungs;
mod source;
mod text;
mod workbook;

pub use crate::trouble::NotTaken as Why;
pub use fields::{Field, Kind};
pub use mapping::{Mapping, Unmapped, Use};
pub use plan::{Count, LeftOut, Listed, Plan, Wish};
pub use rungs::Rungs;
pub use source::{Cell, Content, DIRECTION, FROM, ID, LABEL, Row, Sheet, Source, TO, Unread};

/// Reads a file, whatever it is: by its content first, by the ending of its name second.
///
/// # Errors
/// Why nothing of it can be read; what is wrong with parts of it stands in [`Source::unread`].
pub fn read(name: &str, bytes: &[u8]) -> Result<Source, Why> {
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limits::MOST_BYTES {
        return Err(Why::TooBig(limits::MOST_BYTES / 1_000_000));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let package = workbook::package(bytes)?.ok_or(Why::NotAList)?;
        return workbook::read(package, bytes).and_then(|source| head::with_heads(source, true));
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Why::OldWorkbook);
    }
    if bytes.starts_with(b"%PDF") || bytes.starts_with(b"PK\x05\x06") {
        return Err(Why::NotAList);
    }
    let head = bytes.get(..bytes.len().min(4_096)).unwrap_or_default();
    if let Some(format) = graph::recognise(name, head) {
        return format.read(bytes);
    }
    let start = String::from_utf8_lossy(head);
    let start = start.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with("format") && start.contains("[map]") {
        return Err(Why::IsAMap);
    }
    if start.starts_with('<') || start.starts_with('{') {
        return Err(Why::NotAList);
    }
    text::read(stem, bytes).and_then(|source| head::with_heads(source, false))
}
