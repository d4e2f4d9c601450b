//! The file as its own text, cut into blocks: one block a top-level record.
//!
//! Nothing is ever formatted anew: a block is a range of the text that was read, and only a block whose
//! record changed gets other text. Boundaries come from the lexer, so that a header inside a text over
//! several lines is not taken for one.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::cut::cut;
use super::header::Name;
use super::places::Places;
use crate::model::Table;
use crate::trouble::Place;

/// What a block holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// All that stands before the first header: `format`, and keys that the program does not know.
    Preamble,
    /// The `[map]` table with its sub-tables.
    Map,
    /// One record with its parts.
    Record(Table),
    /// A part such as `[[partnership.history]]` that does not follow a record of its table.
    Stray(Name),
    /// A table header of the wrong kind: `[actor]` or `[[map]]`.
    NotARecord(Name),
    /// A table that the program does not know.
    Other,
    /// A header that cannot be read; what it seems to name.
    Broken(Option<Name>),
}

impl Kind {
    /// The table to which parts below this block belong.
    pub(super) fn owner(self) -> Option<Name> {
        match self {
            Self::Map => Some(None),
            Self::Record(table) => Some(Some(table)),
            Self::Stray(name) | Self::NotARecord(name) => Some(name),
            Self::Broken(name) => name,
            Self::Preamble | Self::Other => None,
        }
    }
}

/// How the lines of a file end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Newline {
    Lf,
    CrLf,
}

impl Newline {
    /// How the lines of a text end: long when all do; nothing when it has one line only.
    pub(super) fn of(text: &str) -> Option<Self> {
        let short = text.matches('\n').count();
        let long = text.matches("\r\n").count();
        (short > 0).then_some(if short == long { Self::CrLf } else { Self::Lf })
    }

    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Lf => "\n",
            Self::CrLf => "\r\n",
        }
    }
}

/// The slot of a block that holds no record of the map.
pub(super) const NO_SLOT: u32 = u32::MAX;

/// One block: its core (comment lines that touch the header, header, keys) and the gap below it (blank
/// lines, and comments that touch no header), which outlives the record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    pub(super) kind: Kind,
    /// The slot of its record in the table, or [`NO_SLOT`].
    pub(super) slot: u32,
    pub(super) start: usize,
    pub(super) core_end: usize,
    pub(super) end: usize,
}

impl Block {
    pub(super) fn core(&self) -> Range<usize> {
        self.start..self.core_end
    }

    pub(super) fn gap(&self) -> Range<usize> {
        self.core_end..self.end
    }
}

/// A file's text and its blocks, which cover it from end to end.
#[derive(Clone, Debug)]
pub(super) struct Document {
    text: Arc<str>,
    pub(super) blocks: Vec<Block>,
    /// Where a text over several lines starts that never ends.
    pub(super) unclosed: Option<usize>,
    index: OnceLock<Index>,
}

/// Made when the first record is looked for: a check may ask for the places of thousands.
#[derive(Clone, Debug)]
struct Index {
    blocks: HashMap<(Kind, u32), usize>,
    /// The line on which each block starts.
    lines: Vec<usize>,
}

impl Document {
    /// Puts blocks over a text that was made of them.
    pub(super) fn from_parts(text: String, blocks: Vec<Block>) -> Self {
        Self { text: text.into(), blocks, unclosed: None, index: OnceLock::new() }
    }

    /// Cuts a text into blocks.
    pub(super) fn cut(text: Arc<str>) -> Self {
        let (blocks, unclosed) = cut(&text);
        Self { text, blocks, unclosed, index: OnceLock::new() }
    }

    /// The whole text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A part of the text; empty when the range is none of ours.
    pub(super) fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// The newline that a new block gets: the one of the first line.
    pub(super) fn newline(&self) -> Newline {
        let first = self.text.split_inclusive('\n').next();
        first.and_then(Newline::of).unwrap_or(Newline::Lf)
    }

    /// The place of a byte of the text.
    pub(super) fn place(&self, offset: usize) -> Place {
        Places::new(&self.text).at(offset)
    }

    /// The block of the record in a slot.
    pub(super) fn block_of(&self, kind: Kind, slot: u32) -> Option<usize> {
        self.index().blocks.get(&(kind, slot)).copied()
    }

    /// The place of a byte of a block.
    pub(super) fn place_in(&self, block: usize, offset: usize) -> Option<Place> {
        let line = self.index().lines.get(block)?;
        let text = self.slice(self.blocks.get(block)?.core());
        let inside = Places::new(text).at(offset);
        // Only the first block may start within a line, and only behind the mark at the start of a file.
        Some(Place { line: line + inside.line - 1, ..inside })
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let mut places = Places::new(&self.text);
            let lines = self.blocks.iter().map(|block| places.at(block.start).line).collect();
            let with_record = self.blocks.iter().enumerate().filter(|(_, block)| block.slot != NO_SLOT);
            Index { blocks: with_record.map(|(at, block)| ((block.kind, block.slot), at)).collect(), lines }
        })
    }
}
