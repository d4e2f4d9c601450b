//! The one writer of the command line.

use std::io::{self, BufWriter, Stderr, StdoutLock, Write};

use unicode_width::UnicodeWidthStr;

use crate::locale::cli as words;
use crate::locale::trouble::Sentence;
use crate::model::Lang;

/// Where results and complaints go.
pub(super) struct Console {
    out: BufWriter<StdoutLock<'static>>,
    err: Stderr,
}

impl Console {
    pub(super) fn new() -> Self {
        Self { out: BufWriter::new(io::stdout().lock()), err: io::stderr() }
    }

    /// A line of a result.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{text}")
    }

    /// A text that has its own line ends.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    /// A result for programs.
    pub(super) fn json(&mut self, value: &impl serde::Serialize) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut self.out, value)?;
        writeln!(self.out)
    }

    /// Columns side by side, as wide as they need; the last one is not padded.
    pub(super) fn table(&mut self, rows: &[Vec<String>]) -> io::Result<()> {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let width_of = |column: usize| {
            let widths = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width());
            widths.max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width_of).collect();
        for row in rows {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str("  ");
                line.push_str(cell);
                line.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.width())));
            }
            self.line(line.trim_end())?;
        }
        Ok(())
    }

    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// What went wrong, and what to do, on the standard error. If nobody can read that, nothing is left to do.
    pub(super) fn complain(&mut self, lang: Lang, place: Option<&str>, sentence: &Sentence) {
        let place = place.map(|place| format!("{place}: ")).unwrap_or_default();
        let word = words::error_word(lang);
        let Sentence { what, remedy } = sentence;
        let _ = writeln!(self.err, "{place}{word}: {what} {remedy}");
    }

    /// Something worth knowing that is no result, on the standard error.
    pub(super) fn remark(&mut self, text: &str) {
        let _ = writeln!(self.err, "{text}");
    }
}
