//! A table with its mapping, and what of it is left out.

use crate::import::fields::fold;
use crate::import::{Kind, Mapping, Sheet, Source, Unmapped, Why};

/// One table of a file with the way in which it is understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// The name of the file, as people see it.
    pub file: String,
    /// The table.
    pub sheet: Sheet,
    /// What its columns mean.
    pub mapping: Mapping,
}

/// Something of a list that is not taken over.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// The name of the file.
    pub file: String,
    /// The sheet, where a file has several.
    pub sheet: Option<String>,
    /// The line or row, from 1, when it is known.
    pub line: Option<usize>,
    /// The column, when only one value is left out and the rest of the row is taken.
    pub column: Option<String>,
    /// Why.
    pub why: Why,
}

impl LeftOut {
    /// How many this one stands for.
    pub fn many(&self) -> usize {
        if let Why::Others(count) = self.why { count } else { 1 }
    }

    /// What stands for so many more.
    pub(super) fn others(told: &[Self], count: usize) -> Self {
        let file = told.last().map(|last| last.file.clone()).unwrap_or_default();
        Self { file, sheet: None, line: None, column: None, why: Why::Others(count) }
    }
}

impl Listed {
    /// The tables of a file as they are most likely meant, and what of it could not be read.
    pub fn guess(file: &str, source: Source, wanted: Option<Kind>) -> (Vec<Self>, Vec<LeftOut>) {
        let several = source.sheets.len() > 1;
        let left_out = source.unread.into_iter().map(|unread| LeftOut {
            file: file.to_owned(),
            sheet: unread.sheet.filter(|_| several || unread.line.is_none()),
            line: unread.line,
            column: None,
            why: unread.why,
        });
        let left_out = left_out.collect();
        let lists = source.sheets.into_iter().map(|sheet| {
            let mapping = Mapping::guess(file, &sheet, wanted);
            Self { file: file.to_owned(), sheet, mapping }
        });
        (lists.collect(), left_out)
    }

    /// The names of all columns.
    pub fn column_names(&self) -> Vec<String> {
        (0..self.mapping.uses.len()).map(|column| self.column_name(column)).collect()
    }

    /// Gives every column of a name the meaning that a word has.
    ///
    /// # Errors
    /// There is no such column, or no such field.
    pub fn map(&mut self, column: &str, word: &str) -> Result<(), Unmapped> {
        let same = |name: &String| fold(name) == fold(column);
        let columns: Vec<usize> =
            self.column_names().iter().enumerate().filter(|(_, name)| same(name)).map(|(at, _)| at).collect();
        if columns.is_empty() {
            return Err(Unmapped::NoColumn(column.to_owned()));
        }
        let meant = self.mapping.meant(word)?;
        for column in columns {
            self.mapping.set(column, meant);
        }
        Ok(())
    }

    /// The name of a column: from the head, else its letter.
    pub fn column_name(&self, column: usize) -> String {
        let name = self.sheet.head.get(column).filter(|name| !name.is_empty());
        name.cloned().unwrap_or_else(|| letter(column))
    }
}

/// The name that spreadsheets give a column.
fn letter(column: usize) -> String {
    let mut number = column + 1;
    let mut letters = Vec::new();
    while number > 0 {
        let rest = u8::try_from((number - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + rest));
        number = (number - 1) / 26;
    }
    letters.iter().rev().collect()
}
