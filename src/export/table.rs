//! Tables as CSV: a layout (`id,x,y`, one line a party, for programs that judge or draw it), and any table of a report.

use std::fmt::Write as _;

use super::data::is_formula;
use crate::layout::Layout;
use crate::network::Ties;
use crate::report::document::{Cell, Table};

/// The places of all parties.
pub fn layout_csv(ties: &Ties, layout: &Layout) -> String {
    let mut text = "id,x,y\n".to_owned();
    for (id, point) in ties.actors.iter().zip(&layout.points) {
        // An id is a slug, so it needs no quotation marks.
        let _ = writeln!(text, "{id},{:.4},{:.4}", point.x, point.y);
    }
    text
}

/// A table of a report as CSV (RFC 4180): days as `2026-03-31`, figures without marks, no text that a spreadsheet would
/// take for a formula, and no totals. With `mark` it begins with what tells a spreadsheet that it is UTF-8.
///
/// # Errors
///
/// What the library says, in English; it writes to memory, so there is nothing that should go wrong.
pub fn table_csv(table: &Table, mark: bool) -> Result<Vec<u8>, String> {
    let start = if mark { "\u{feff}" } else { "" };
    let mut writer = ::csv::Writer::from_writer(start.as_bytes().to_vec());
    writer.write_record(table.columns.iter().map(|column| &column.title)).map_err(|why| why.to_string())?;
    for row in &table.rows {
        writer.write_record(row.iter().map(plain)).map_err(|why| why.to_string())?;
    }
    writer.into_inner().map_err(|why| why.to_string())
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Text(text) if is_formula(text) => format!("'{text}"),
        Cell::Text(text) => text.clone(),
        Cell::Whole(value) | Cell::Money(value) => value.to_string(),
        Cell::Amount(value) => value.to_string(),
        Cell::Day(day) => day.to_string(),
    }
}
