//! The file as its own text, cut into blocks: one block a top-level record.
//!
//! Nothing is ever formatted anew: a block is a range of the text that was read, and only a block whose
//! record changed gets other text. Boundaries come from the lexer, so that a header inside a text over
//! several lines is not taken for one.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

use crate::model::Table;
use crate::trouble::Place;

/// What a block holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// All that stands before the first header: `format`, and keys that the program does not know.
    Preamble,
    /// The `[map]` table with its sub-tables.
    Map,
    /// One record with its parts.
    Record(Table),
    /// A part such as `[[partnership.history]]` that does not follow a record of its table.
    Stray(Name),
    /// A table header of the wrong kind: `[actor]` or `[[map]]`.
    NotARecord(Name),
    /// A table that the program does not know.
    Other,
    /// A header that cannot be read; what it seems to name.
    Broken(Option<Name>),
}

/// A name that a header may start with: a table, or nothing for `map`.
pub(super) type Name = Option<Table>;

impl Kind {
    /// The table to which parts below this block belong.
    fn owner(self) -> Option<Name> {
        match self {
            Self::Map => Some(None),
            Self::Record(table) => Some(Some(table)),
            Self::Stray(name) | Self::NotARecord(name) => Some(name),
            Self::Broken(name) => name,
            Self::Preamble | Self::Other => None,
        }
    }
}

/// The text of a name in a header.
pub(super) fn header_of(name: Name) -> &'static str {
    name.map_or("map", Table::header)
}

/// The name that a word spells, if the program knows it.
pub(super) fn name_of(word: &str) -> Option<Name> {
    if word == "map" {
        return Some(None);
    }
    Table::ALL
        .into_iter()
        .find(|table| table.header() == word)
        .map(Some)
}

/// How the lines of a file end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Newline {
    Lf,
    CrLf,
}

impl Newline {
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Lf => "\n",
            Self::CrLf => "\r\n",
        }
    }
}

/// The slot of a block that holds no record of the map.
pub(super) const NO_SLOT: u32 = u32::MAX;

/// One block: its core (comment lines that touch the header, header, keys) and the gap below it (blank
/// lines, and comments that touch no header), which outlives the record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    pub(super) kind: Kind,
    /// The slot of its record in the table, or [`NO_SLOT`].
    pub(super) slot: u32,
    pub(super) start: usize,
    pub(super) core_end: usize,
    pub(super) end: usize,
}

impl Block {
    pub(super) fn core(&self) -> Range<usize> {
        self.start..self.core_end
    }

    pub(super) fn gap(&self) -> Range<usize> {
        self.core_end..self.end
    }
}

/// A file's text and its blocks, which cover it from end to end.
#[derive(Clone, Debug)]
pub(super) struct Document {
    text: Arc<str>,
    pub(super) blocks: Vec<Block>,
    /// Where a text over several lines starts that never ends.
    pub(super) unclosed: Option<usize>,
}

impl Document {
    /// Puts blocks over a text that was made of them.
    pub(super) fn from_parts(text: String, blocks: Vec<Block>) -> Self {
        Self {
            text: text.into(),
            blocks,
            unclosed: None,
        }
    }

    /// Cuts a text into blocks.
    pub(super) fn cut(text: Arc<str>) -> Self {
        let mut cutter = Cutter::new(&text);
        for token in Source::new(&text).lex() {
            cutter.token(&token);
        }
        let Cutter { blocks, unclosed, .. } = cutter.finish();
        Self {
            text,
            blocks,
            unclosed,
        }
    }

    /// The whole text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A part of the text; empty when the range is none of ours.
    pub(super) fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// The newline that a rewritten block gets: the one of the first line.
    pub(super) fn newline(&self) -> Newline {
        match self.text.split_once('\n') {
            Some((first, _)) if first.ends_with('\r') => Newline::CrLf,
            _ => Newline::Lf,
        }
    }

    /// The place of a byte of the text.
    pub(super) fn place(&self, offset: usize) -> Place {
        Places::new(&self.text).at(offset)
    }
}

/// Turns offsets that come in ascending order into places without counting lines twice.
pub(super) struct Places<'a> {
    text: &'a str,
    line_start: usize,
    line: usize,
}

impl<'a> Places<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            line_start: 0,
            line: 1,
        }
    }

    /// The place of a byte; counts from the start again when it lies before the last one.
    pub(super) fn at(&mut self, offset: usize) -> Place {
        if offset < self.line_start {
            *self = Self::new(self.text);
        }
        let between = self
            .text
            .as_bytes()
            .get(self.line_start..offset)
            .unwrap_or_default();
        let newlines = between.iter().filter(|byte| **byte == b'\n').count();
        if newlines > 0 {
            self.line += newlines;
            let last = between.iter().rposition(|byte| *byte == b'\n').unwrap_or(0);
            self.line_start += last + 1;
        }
        let line = self.text.get(self.line_start..offset).unwrap_or_default();
        // The mark at the start of a file is no character of its first line.
        let column = line.strip_prefix('\u{feff}').unwrap_or(line).chars().count() + 1;
        Place {
            line: self.line,
            column,
        }
    }
}

/// A header line, taken apart.
struct Header<'a> {
    double: bool,
    /// The first part of its key, when that is readable.
    first: Option<Cow<'a, str>>,
    /// Whether the key has more than one part.
    nested: bool,
    /// Whether the first part is written without quotes.
    bare: bool,
    whole: bool,
}

impl<'a> Header<'a> {
    /// Reads the line that `rest` starts with, which begins with a bracket.
    fn read(rest: &'a str) -> Self {
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
        Self {
            double,
            first,
            nested: parts > 1,
            bare,
            whole,
        }
    }

    fn name(&self) -> Option<Name> {
        name_of(self.first.as_deref()?)
    }

    fn kind(&self) -> Kind {
        if !self.whole {
            return Kind::Broken(self.name());
        }
        match self.name() {
            None => Kind::Other,
            Some(name) if self.nested => Kind::Stray(name),
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
    let end = text
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'))
        .unwrap_or(text.len());
    let (part, after) = text.split_at(end);
    (!part.is_empty()).then_some((Cow::Borrowed(part), false, after))
}

/// Follows the tokens line by line and notes where blocks start.
struct Cutter<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    unclosed: Option<usize>,
    /// Open brackets of values: a line inside them is no header.
    depth: usize,
    line_start: usize,
    /// Whether the line has anything but spaces and a comment.
    content: bool,
    comment: bool,
    header: bool,
    /// Start of the comment lines directly above this line.
    lead: Option<usize>,
}

impl<'a> Cutter<'a> {
    fn new(text: &'a str) -> Self {
        let preamble = Block {
            kind: Kind::Preamble,
            slot: NO_SLOT,
            start: 0,
            core_end: 0,
            end: 0,
        };
        let line_start = if text.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        };
        Self {
            text,
            blocks: vec![preamble],
            unclosed: None,
            depth: 0,
            line_start,
            content: false,
            comment: false,
            header: false,
            lead: None,
        }
    }

    fn token(&mut self, token: &Token) {
        let (start, end) = (token.span().start(), token.span().end());
        match token.kind() {
            TokenKind::Whitespace => return,
            TokenKind::Comment => {
                self.comment = true;
                return;
            }
            TokenKind::Newline | TokenKind::Eof => return self.end_line(end),
            TokenKind::LeftSquareBracket => {
                if !self.content {
                    self.maybe_header(start);
                }
                self.depth += 1;
            }
            TokenKind::LeftCurlyBracket => self.depth += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                self.depth = self.depth.saturating_sub(1);
            }
            TokenKind::MlBasicString | TokenKind::MlLiteralString if end == self.text.len() => {
                let text = self.text.get(start..end).unwrap_or_default();
                if !is_closed(text, token.kind() == TokenKind::MlBasicString) {
                    self.unclosed = Some(start);
                }
            }
            _ => {}
        }
        self.content = true;
    }

    fn end_line(&mut self, end: usize) {
        if self.content {
            if let Some(block) = self.blocks.last_mut() {
                block.core_end = end;
            }
            self.lead = None;
        } else if self.comment {
            self.lead.get_or_insert(self.line_start);
        } else {
            self.lead = None;
        }
        if self.header {
            self.depth = 0;
        }
        (self.content, self.comment, self.header) = (false, false, false);
        self.line_start = end;
    }

    /// A line starts with a bracket at `start`: starts a block when it is a header.
    fn maybe_header(&mut self, start: usize) {
        let header = Header::read(self.text.get(start..).unwrap_or_default());
        // Inside a list a line such as `[[actor]]` can only be the next record: a bare word is no value.
        // So a list that was never closed spoils its own record and no other.
        let known = header.whole && header.bare && header.name().is_some();
        if self.depth > 0 && !known {
            return;
        }
        self.depth = 0;
        self.header = true;
        let mut kind = header.kind();
        let above = self.blocks.last().and_then(|block| block.kind.owner());
        if let Kind::Stray(name) = kind {
            if above == Some(name) {
                return;
            }
            kind = Kind::Stray(name);
        }
        let at = self.lead.unwrap_or(self.line_start);
        if let Some(block) = self.blocks.last_mut() {
            block.end = at;
            block.core_end = block.core_end.min(at);
        }
        self.blocks.push(Block {
            kind,
            slot: NO_SLOT,
            start: at,
            core_end: at,
            end: at,
        });
    }

    fn finish(mut self) -> Self {
        if let Some(block) = self.blocks.last_mut() {
            block.end = self.text.len();
        }
        self
    }
}

/// Whether a text over several lines ends in its three quotes.
fn is_closed(token: &str, escapes: bool) -> bool {
    let quotes = if escapes { "\"\"\"" } else { "'''" };
    let Some(inner) = token
        .strip_prefix(quotes)
        .and_then(|rest| rest.strip_suffix(quotes))
    else {
        return false;
    };
    let backslashes = inner.bytes().rev().take_while(|byte| *byte == b'\\').count();
    !escapes || backslashes.is_multiple_of(2)
}
