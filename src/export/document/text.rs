//! A report as plain text.

use crate::report::document::Report;

pub(super) fn text(_report: &Report) -> String {
    String::new()
}
