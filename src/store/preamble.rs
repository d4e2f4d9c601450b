//! What stands before the first header: the format number, which tells a map.

use toml::de::DeTable;

use super::document::Document;
use super::header::{header_of, name_of};
use super::read::{Found, subject};
use super::unreadable::bad_syntax;
use crate::trouble::{OpenFailure, Place, Subject, Unreadable};

/// The newest format that this program writes.
pub(super) const FORMAT: i64 = 1;

/// Reads what stands before the first header, and gives the format number.
///
/// # Errors
/// [`OpenFailure::NotAMap`] when neither a format number nor a table tells a map.
pub(super) fn read_preamble(document: &Document, problems: &mut Vec<Found>) -> Result<i64, OpenFailure> {
    let tables = document.blocks.iter().any(|block| subject(block.kind, None).is_some());
    let Some(preamble) = document.blocks.first() else {
        return Err(OpenFailure::Empty);
    };
    let core = document.slice(preamble.core());
    let table = match DeTable::parse(core) {
        Ok(table) => table,
        Err(error) => {
            let bad = bad_syntax(&error, core);
            // To the eye a mark of the encoding is nothing.
            let core = core.trim_start_matches('\u{feff}');
            let tells = tables || core.lines().any(|line| line.trim_start().starts_with("format"));
            if !tells {
                let detail = error.message().to_owned();
                return Err(OpenFailure::NotAMap { place: document.place(bad.offset), detail });
            }
            problems.push((bad.offset, None, bad.why));
            return Ok(format_by_eye(core));
        }
    };
    for (key, _) in table.get_ref() {
        if let Some(name) = name_of(key.get_ref()) {
            let subject = Subject { table: name, id: None };
            let why = Unreadable::NotARecord(header_of(name).to_owned());
            problems.push((key.span().start, Some(subject), why));
        }
    }
    let Some(format) = table.get_ref().get("format") else {
        if !tables && problems.is_empty() {
            let detail = "no `format` and no table of a map".to_owned();
            return Err(OpenFailure::NotAMap { place: Place { line: 1, column: 1 }, detail });
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
        problems.push((start, None, Unreadable::WrongType { found, expected: "integer".to_owned() }));
        FORMAT
    }))
}

/// The format number of a preamble that is not TOML, so that a newer file is not taken for an old one.
fn format_by_eye(core: &str) -> i64 {
    let number = core.lines().find_map(|line| {
        let value = line.trim_start().strip_prefix("format")?.trim_start().strip_prefix('=')?;
        value.split('#').next()?.trim().parse().ok()
    });
    number.unwrap_or(FORMAT)
}
