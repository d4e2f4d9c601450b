//! What a file holds, whatever its format: sheets of rows, each row with the place that it came from.

use crate::model::Day;

/// One value of a file, as far as its format says what it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing stands there.
    #[default]
    Empty,
    /// A text as it was written; formats without types give nothing else.
    Text(String),
    /// A number that the format itself calls one.
    Number(f64),
    /// A day that the format itself calls one.
    Day(Day),
    /// Yes or no, where the format itself says so.
    Truth(bool),
}

/// One row below the head of a sheet; it may be shorter or longer than the head.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Where it stands: the line of a text file or the row of a sheet, from 1.
    pub line: usize,
    /// Its values, in the order of the head.
    pub cells: Vec<Cell>,
}

/// What the rows of a sheet are, as far as the format says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Content {
    /// The format does not say: a table from a spreadsheet.
    #[default]
    Unknown,
    /// A vertex of a network a row; its head has [`ID`] and [`LABEL`], then the attributes.
    Vertices,
    /// An edge or arc of a network a row; its head has [`FROM`], [`TO`] and [`DIRECTION`], then the attributes.
    /// The ends name vertices by [`ID`] where the vertices have one, else by [`LABEL`].
    Edges,
}

/// The name of the column with the id of a vertex or edge.
pub const ID: &str = "ID";
/// The name of the column with the name of a vertex or edge.
pub const LABEL: &str = "Label";
/// The name of the column with the first end of an edge.
pub const FROM: &str = "From";
/// The name of the column with the second end of an edge.
pub const TO: &str = "To";
/// The name of the column that says `directed`, `undirected` or `mutual`, the words of Kumu.
pub const DIRECTION: &str = "Direction";

/// One table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name in the file, or the name of the file.
    pub name: String,
    /// What its rows are.
    pub content: Content,
    /// The names of its columns; empty when it has no row of names.
    pub head: Vec<String>,
    /// Its rows without the head.
    pub rows: Vec<Row>,
}

/// Something in a file that could not be read, or was left out while reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread {
    /// The sheet, where a file has several.
    pub sheet: Option<String>,
    /// The line or row, from 1, when it is known.
    pub line: Option<usize>,
    /// Why.
    pub why: super::Why,
}

impl Unread {
    /// What stands for so many more.
    pub(super) fn others(_: &[Self], count: usize) -> Self {
        Self { sheet: None, line: None, why: super::Why::Others(count) }
    }
}

/// All that one file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Its tables, in the order of the file.
    pub sheets: Vec<Sheet>,
    /// What of it could not be read; the rest could.
    pub unread: Vec<Unread>,
}
