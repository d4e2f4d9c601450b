//! Bytes -> lines and columns.

use crate::trouble::Place;

/// Turns offsets that come in ascending order into places without counting lines twice.
pub(super) struct Places<'a> {
    text: &'a str,
    line_start: usize,
    line: usize,
}

impl<'a> Places<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, line_start: 0, line: 1 }
    }

    /// The place of a byte; counts from the start again when it lies before the last one.
    pub(super) fn at(&mut self, offset: usize) -> Place {
        if offset < self.line_start {
            *self = Self::new(self.text);
        }
        let between = self.text.as_bytes().get(self.line_start..offset).unwrap_or_default();
        let newlines = between.split(|byte| *byte == b'\n').count() - 1;
        if newlines > 0 {
            self.line += newlines;
            let last = between.iter().rposition(|byte| *byte == b'\n').unwrap_or(0);
            self.line_start += last + 1;
        }
        let line = self.text.get(self.line_start..offset).unwrap_or_default();
        // The mark at the start of a file is no character of its first line.
        let column = line.strip_prefix('\u{feff}').unwrap_or(line).chars().count() + 1;
        Place { line: self.line, column }
    }
}
