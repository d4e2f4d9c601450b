//! What the fuzz targets try, one module a kind of target. A target that finds something panics.

pub mod dice;
pub mod keys;
pub mod map;
pub mod table;

use simpul::import::graph::Format;
use simpul::import::{Cell, Source};

/// A network in a format.
pub fn network(format: Format, data: &[u8]) {
    simpul::import::graph::recognise("x", data);
    if let Ok(source) = format.read(data) {
        holds(&source);
    }
}

/// What holds of all that an importer reads.
pub fn holds(source: &Source) {
    for sheet in &source.sheets {
        for row in &sheet.rows {
            assert!(row.line > 0, "a row stands on a line");
            for cell in &row.cells {
                assert!(!matches!(cell, Cell::Number(number) if !number.is_finite()), "a number is one");
            }
        }
    }
    for lang in [simpul::model::Lang::Indonesian, simpul::model::Lang::English] {
        for one in &source.unread {
            if let simpul::import::Why::Network(why) = &one.why {
                let said = simpul::locale::networks::bad(lang, why);
                assert!(!said.what.contains(char::is_control), "a sentence obeys nobody: {said:?}");
            }
        }
    }
}
