//! WHAT CAN GO WRONG, as data: where, what, and enough to say what to do. The locale has the sentences.

use std::fmt;

use crate::model::check::Broken;
use crate::model::{Fault, Id, Refusal, Table};

/// A place in a text file, counted from 1; columns are characters, not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Character in the line, from 1.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.line, self.column)
    }
}

/// The record that a problem is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its table; nothing for the `[map]` table.
    pub table: Option<Table>,
    /// Its id as far as it could be read.
    pub id: Option<Id>,
}

/// One thing that is wrong in a map file that could be opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Where, when it is known.
    pub place: Option<Place>,
    /// Which record, when it is known.
    pub subject: Option<Subject>,
    /// What.
    pub what: What,
}

/// What is wrong: a record could not be read, or it was read and breaks a rule.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// The record stays in the file as it is and is left out of the map.
    Unreadable(Unreadable),
    /// The record is in the map.
    Rule(Broken),
}

/// Why a record could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// A word, id, date or time that is none.
    Value(Fault),
    /// A required key is absent.
    MissingKey(String),
    /// A value of another type than the key takes.
    WrongType {
        /// What stands in the file, as TOML calls it.
        found: String,
        /// What the key takes, as TOML calls it.
        expected: String,
    },
    /// A key that stands twice in one table.
    DuplicateKey,
    /// Another record of the table has this id already; the first one counts.
    DuplicateId(Id),
    /// A part such as `[[partnership.history]]` before any record that it could belong to.
    Stray(String),
    /// A table written as a list on one line (`actor = [...]`) or as `[actor]`.
    NotARecord(String),
    /// The TOML itself is broken here; the reader's own words, in English.
    Syntax(String),
}

/// Why a file could not be opened at all. Nothing was changed on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenFailure {
    /// There is no such file.
    Missing,
    /// There is no such folder.
    FolderMissing,
    /// It is a folder.
    Directory,
    /// This user may not read it.
    Permission,
    /// It has no text in it.
    Empty,
    /// It is not UTF-8 text from this place on.
    NotUtf8(Place),
    /// It is text, but not a map.
    NotAMap {
        /// Where reading stopped.
        place: Place,
        /// The reader's own words, in English.
        detail: String,
    },
    /// It can be read and not joined with another version: an open text swallows a part of it, or a newer Simpul wrote
    /// it, and what is not read would count as removed.
    Unjoinable(ReadOnly),
    /// Anything else, in the words of the operating system.
    Other(String),
}

/// Why a file can be read but will not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// Another Simpul has it open; who, as far as the lock says.
    Locked(String),
    /// It was written by a newer Simpul; its format number.
    NewerFormat(i64),
    /// This user may not write it.
    Permission,
    /// A part of it swallows what follows (an unclosed text), so that writing could lose records.
    Damaged(Place),
}

/// Why a save failed. The map in memory is whole; the file on disk is whole too: the old one or, when the disk failed after
/// the fact, the new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveFailure {
    /// No room left.
    DiskFull,
    /// This user may not write there.
    Permission,
    /// The folder is gone.
    FolderGone,
    /// Somebody else changed the file since it was read.
    ChangedOnDisk,
    /// The file is open for reading only.
    ReadOnly(ReadOnly),
    /// There is already a file of that name.
    Exists,
    /// Anything else, in the words of the operating system.
    Other(String),
}

/// Why something of a list that was to be imported is not taken over: the whole file, a row, or one value.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum NotTaken {
    /// The format is broken here; the reader's own words, in English.
    Broken(String),
    /// The file holds nothing.
    Empty,
    /// It is nothing that can be read as a list or a network.
    NotAList,
    /// A workbook of Excel before 2007 (`.xls`), which is not read.
    OldWorkbook,
    /// A map of this program, which is merged and not imported.
    IsAMap,
    /// The file is larger than this many million bytes.
    TooBig(u64),
    /// It unpacks to more than this many million bytes.
    UnpacksTooBig(u64),
    /// It has more than this many cells.
    TooManyCells(usize),
    /// It has more than this many rows.
    TooManyRows(usize),
    /// It has more than this many tables.
    TooManyTables(usize),
    /// It has more columns than this; what stands in the others is left out.
    TooManyColumns(usize),
    /// So many more are left out, which are not told one by one.
    Others(usize),
    /// A value has more than this many characters.
    TooLong(usize),
    /// From here on some letters could not be read in the encoding of the file.
    StrangeLetters,
    /// A sheet whose name says that it is to be skipped.
    Skipped,
    /// The sheet has no column that says what its rows are about.
    NothingToName,
    /// A line above the row of column names.
    AboveTheTable,
    /// A sum below the table.
    Total,
    /// The row names nothing.
    NoName,
    /// A source or a contribution that does not say of which kind it is.
    NoCategory,
    /// A tie that lacks one of its ends.
    NoEnds,
    /// A tie of a party with itself.
    SameEnds,
    /// A value beyond the last named column.
    NoColumn(String),
    /// A value that should be a number.
    NotANumber(String),
    /// A number outside its scale.
    OutOfScale {
        /// What stands there.
        value: String,
        /// The lowest that is allowed.
        from: i64,
        /// The highest that is allowed.
        to: i64,
    },
    /// A value that should be a day with its year.
    NotADay(String),
    /// A value that should be yes or no.
    NotYesOrNo(String),
    /// A word that is not in its closed list.
    UnknownWord {
        /// The English name of the list.
        list: &'static str,
        /// What stands there.
        word: String,
    },
    /// A word that should say which way a tie goes.
    UnknownDirection(String),
    /// A name of a record that neither the map nor the list has.
    Unknown {
        /// The table in which it should be.
        table: Table,
        /// What stands there.
        name: String,
    },
    /// An id that differs from that of an earlier line only by capitals or signs; both are kept under their names.
    TwinId {
        /// The id as it stands here.
        id: String,
        /// The line of the earlier one.
        line: usize,
    },
    /// One record would have more members, assessments or values in a list than this.
    TooMuchOfOne(usize),
    /// The rules of the field refuse it.
    Refused(Box<Refusal>),
    /// Something is wrong with a network.
    Network(BadNetwork),
}

impl From<BadNetwork> for NotTaken {
    fn from(bad: BadNetwork) -> Self {
        Self::Network(bad)
    }
}

/// What is wrong with a network that was to be imported, or with a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BadNetwork {
    /// The text is broken at a line, from 1; the reader's own words, in English.
    Broken {
        /// The line.
        line: usize,
        /// What the reader says; nothing where the text just ends.
        said: String,
    },
    /// There is neither a vertex nor an edge.
    NoNetwork,
    /// More vertices or values than can be taken in; a file of a few bytes can claim any number.
    TooLarge,
    /// Parts inside parts, deeper than any program writes.
    TooDeep,
    /// A second network in the same file.
    Second,
    /// An edge between more than two vertices.
    Hyperedge,
    /// An edge whose end, by this name, is no vertex of the network.
    UnknownEnd(String),
    /// A second vertex of this id.
    Twice(String),
    /// A vertex without id, name and values.
    Nameless,
    /// A reference to a text that the file defines elsewhere; it stays as it is written.
    Reference(String),
    /// Bytes that are no letters of the encoding of the file.
    Letters,
    /// A part of the format that is not read, by its name.
    Part(String),
    /// A word that does not belong there.
    Word(String),
    /// A matrix that ends before all of its values are there.
    Short {
        /// How many there should be.
        due: usize,
        /// How many are there.
        found: usize,
    },
    /// Values on the diagonal of a matrix: ties of a party with itself.
    Diagonal(usize),
}
