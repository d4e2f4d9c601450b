//! Header lines such as `[[actor]]`, and the names that the program knows.

use std::borrow::Cow;

use super::document::Kind;
use crate::model::Table;

/// A name that a header may start with: a table, or nothing for `map`.
pub(super) type Name = Option<Table>;

/// The text of a name in a header.
pub(super) fn header_of(name: Name) -> &'static str {
    name.map_or("map", Table::header)
}

/// The name that a word spells, if the program knows it.
pub(super) fn name_of(word: &str) -> Option<Name> {
    if word == "map" {
        return Some(None);
    }
    Table::ALL.into_iter().find(|table| table.header() == word).map(Some)
}

/// A header line, taken apart.
pub(super) struct Header<'a> {
    double: bool,
    /// The first part of its key, when that is readable.
    first: Option<Cow<'a, str>>,
    /// How many parts its key has.
    parts: usize,
    /// Whether the first part is written without quotes.
    pub(super) bare: bool,
    /// Whether the line is a header from end to end.
    pub(super) whole: bool,
}

impl<'a> Header<'a> {
    /// Reads the line that `rest` starts with, which begins with a bracket.
    pub(super) fn read(rest: &'a str) -> Self {
        let line = rest.lines().next().unwrap_or_default();
        let double = line.starts_with("[[");
        let mut inner = line.trim_start_matches('[').trim_start_matches([' ', '\t']);
        let (mut first, mut bare, mut parts) = (None, false, 0);
        let mut readable = true;
        loop {
            let Some((part, quoted, after)) = key_part(inner) else {
                readable = false;
                break;
            };
            if parts == 0 {
                (first, bare) = (Some(part), !quoted);
            }
            parts += 1;
            inner = after.trim_start_matches([' ', '\t']);
            match inner.strip_prefix('.') {
                Some(next) => inner = next.trim_start_matches([' ', '\t']),
                None => break,
            }
        }
        let rest = inner.strip_prefix(if double { "]]" } else { "]" });
        let whole = readable
            && rest.is_some_and(|rest| {
                let rest = rest.trim_start_matches([' ', '\t']);
                rest.is_empty() || rest.starts_with('#')
            });
        Self { double, first, parts, bare, whole }
    }

    pub(super) fn name(&self) -> Option<Name> {
        name_of(self.first.as_deref()?)
    }

    pub(super) fn kind(&self) -> Kind {
        if !self.whole {
            return Kind::Broken(self.name());
        }
        match self.name() {
            None => Kind::Other,
            Some(name) if self.parts > 1 => Kind::Stray(name),
            Some(None) if !self.double => Kind::Map,
            Some(Some(table)) if self.double => Kind::Record(table),
            Some(name) => Kind::NotARecord(name),
        }
    }
}

/// One part of a dotted key, whether it is quoted, and what follows it.
fn key_part(text: &str) -> Option<(Cow<'_, str>, bool, &str)> {
    for quote in ['"', '\''] {
        if let Some(rest) = text.strip_prefix(quote) {
            let (part, after) = rest.split_once(quote)?;
            // A name with escapes is none of ours, so it need not be decoded.
            return (!part.contains('\\')).then_some((Cow::Borrowed(part), true, after));
        }
    }
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).unwrap_or(text.len());
    let (part, after) = text.split_at(end);
    (!part.is_empty()).then_some((Cow::Borrowed(part), false, after))
}
