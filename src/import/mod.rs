//! LISTS IN: what other programs hold (spreadsheets, networks, pasted names) becomes edits of a map.
//!
//! The way of a file: bytes -> [`Source`] (sheets of rows, each row with its place) -> a mapping of columns to
//! fields -> a plan of edits, which one undo takes back. Pure: bytes and a map go in, edits and reasons come out.

mod decode;
pub mod graph;
mod source;

pub use source::{Cell, Content, DIRECTION, FROM, ID, LABEL, Row, Sheet, Source, TO, Unread};

pub use crate::trouble::NotTaken as Why;
