//! The tables as CSV (RFC 4180), a file each, alone or in a ZIP.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::tables::{Table, Value, tables};
use crate::model::PartnershipMap;

/// What tells a spreadsheet that the text is UTF-8.
const MARK: &str = "\u{feff}";

/// The files: name and bytes.
///
/// # Errors
///
/// What the library says, in English; it writes to memory, so there is nothing that should go wrong.
pub fn csv_files(map: &PartnershipMap) -> Result<Vec<(String, Vec<u8>)>, String> {
    tables(map).iter().map(|table| Ok((format!("{}.csv", table.name), file(table)?))).collect()
}

/// All files in a ZIP; the same map is the same bytes.
pub(super) fn zip(map: &PartnershipMap) -> Result<Vec<u8>, String> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for (name, bytes) in csv_files(map)? {
        zip.start_file(name, options).map_err(|why| why.to_string())?;
        zip.write_all(&bytes).map_err(|why| why.to_string())?;
    }
    Ok(zip.finish().map_err(|why| why.to_string())?.into_inner())
}

fn file(table: &Table) -> Result<Vec<u8>, String> {
    let mut writer = ::csv::Writer::from_writer(MARK.as_bytes().to_vec());
    writer.write_record(table.columns).map_err(|why| why.to_string())?;
    for row in &table.rows {
        writer.write_record(row.iter().map(cell)).map_err(|why| why.to_string())?;
    }
    writer.into_inner().map_err(|why| why.to_string())
}

/// Figures and days as they are; a text never begins as a formula begins.
fn cell(value: &Value) -> String {
    match value {
        Value::Text(text) if is_formula(text) => format!("'{text}"),
        Value::Plain(text) | Value::Text(text) => text.clone(),
    }
}

/// Whether a spreadsheet would take a text for a formula: it looks past blanks, and some know full-width marks too.
pub(crate) fn is_formula(text: &str) -> bool {
    let begins = text.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
    text.starts_with(['\t', '\r', '\n'])
        || begins.starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_begins_as_a_formula_begins() {
        for text in ["=1+1", "+62", "-1", "@SUM(A1)", " =1", "\t=1", "\u{0}=1", "\u{ff1d}1", "\ra"] {
            assert!(cell(&Value::Text(text.to_owned())).starts_with('\''), "{text:?}");
        }
        for text in ["RT 05-06", "a=b", "Rp1", "\"x\""] {
            assert_eq!(cell(&Value::Text(text.to_owned())), text);
        }
        assert_eq!(cell(&Value::Plain("-5".to_owned())), "-5", "a figure stays one");
    }
}
