//! A report as Markdown.

use crate::report::document::Report;

pub(super) fn markdown(_report: &Report) -> String {
    String::new()
}
