//! One row of a list, looked at through its mapping.

use super::{LeftOut, Listed, Planner, set_note};
use crate::import::cell::{is_one_line, one_line};
use crate::import::fields::Filled;
use crate::import::mapping::is_total;
use crate::import::{Cell, Row, Use, Why};

/// The columns that are taken, with what they are for.
pub(super) fn fields(list: &Listed) -> Vec<(usize, Use)> {
    let taken = |(_, one): &(usize, &Use)| matches!(one, Use::Field(_) | Use::Note);
    list.mapping.uses.iter().enumerate().filter(taken).map(|(column, one)| (column, *one)).collect()
}

pub(super) struct Line<'a> {
    pub(super) list: &'a Listed,
    row: &'a Row,
    fields: &'a [(usize, Use)],
}

impl<'a> Line<'a> {
    pub(super) fn new(list: &'a Listed, row: &'a Row, fields: &'a [(usize, Use)]) -> Self {
        Self { list, row, fields }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.row.cells.iter().all(Cell::is_empty)
    }

    /// Whether the first thing that the row says is that it adds up.
    pub(super) fn is_total(&self) -> bool {
        let first = self.row.cells.iter().find(|cell| !cell.is_empty());
        !self.list.sheet.head.is_empty()
            && first.is_some_and(|cell| matches!(cell, Cell::Text(text) if is_total(text)))
    }

    /// The line in its file.
    pub(super) fn number(&self) -> usize {
        self.row.line
    }

    fn cells_for(&self, key: &str) -> impl Iterator<Item = (usize, &'a Cell)> {
        let of = self.fields.iter().filter(move |(_, one)| matches!(one, Use::Field(field) if *field == key));
        let row = self.row;
        of.filter_map(move |(column, _)| Some((*column, row.cells.get(*column)?)))
            .filter(|(_, cell)| !cell.is_empty())
    }

    /// The cell of a field, if anything stands there.
    pub(super) fn cell(&self, key: &str) -> Option<(usize, &'a Cell)> {
        self.cells_for(key).next()
    }

    /// The words of a field on one line.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        let text = self.cell(key)?.1.text();
        let text = if is_one_line(&text) { text } else { one_line(&text) };
        Some(text).filter(|text| !text.is_empty())
    }

    /// All that the columns of a list field say.
    pub(super) fn texts(&self, key: &str) -> Option<String> {
        let texts: Vec<String> = self.cells_for(key).map(|(_, cell)| cell.text()).collect();
        (!texts.is_empty()).then(|| texts.join("\n"))
    }

    /// Values beyond the last named column.
    pub(super) fn beyond(&self) -> Vec<String> {
        let extra = self.row.cells.iter().skip(self.list.mapping.uses.len());
        extra.filter(|cell| !cell.is_empty()).map(|cell| one_line(&cell.text())).collect()
    }

    /// The row, or one value of it, as something that is left out.
    pub(super) fn place(&self, column: Option<usize>, why: Why) -> LeftOut {
        LeftOut {
            file: self.list.file.clone(),
            sheet: Some(self.list.sheet.name.clone())
                .filter(|name| !self.list.file.starts_with(name.as_str())),
            line: Some(self.row.line),
            column: column.map(|column| self.list.column_name(column)),
            why,
        }
    }
}

impl Planner<'_> {
    /// Fills the plain fields of a record, and its note with what has no field; a value that makes no sense is left
    /// out by itself.
    pub(super) fn fill<T: Filled>(
        &mut self,
        line: &Line<'_>,
        record: &mut T,
        note: impl Fn(&mut T) -> Option<&mut Option<String>>,
    ) {
        let mut seen: Vec<&str> = Vec::new();
        for (column, one) in line.fields {
            let Use::Field(key) = one else { continue };
            let Some(cell) = line.row.cells.get(*column).filter(|cell| !cell.is_empty()) else { continue };
            match record.fill(key, cell, seen.contains(key)) {
                Ok(()) => seen.push(key),
                Err(why) => self.left.push(line.place(Some(*column), why)),
            }
        }
        for (column, _) in line.fields.iter().filter(|(_, one)| *one == Use::Note) {
            let Some(cell) = line.row.cells.get(*column).filter(|cell| !cell.is_empty()) else { continue };
            if let Some(note) = note(record) {
                set_note(note, &line.list.column_name(*column), cell);
            }
        }
    }
}
