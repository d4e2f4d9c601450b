//! Where blocks start and end: a walk over the tokens of the TOML lexer, line by line.

use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

use super::document::{Block, Kind, NO_SLOT};
use super::header::Header;

/// The blocks of a text, which cover it from end to end, and where a text over several lines starts that
/// never ends.
pub(super) fn cut(text: &str) -> (Vec<Block>, Option<usize>) {
    let mut cutter = Cutter::new(text);
    for token in Source::new(text).lex() {
        cutter.token(&token);
    }
    if let Some(block) = cutter.blocks.last_mut() {
        block.end = text.len();
    }
    (cutter.blocks, cutter.unclosed)
}

/// What a line has in it, the strongest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Line {
    Blank,
    Comment,
    Content,
}

/// Follows the tokens line by line and notes where blocks start.
struct Cutter<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    unclosed: Option<usize>,
    /// Open brackets of values: a line inside them is no header.
    depth: usize,
    line_start: usize,
    line: Line,
    /// Whether the line is a header.
    header: bool,
    /// Start of the comment lines directly above this line.
    lead: Option<usize>,
}

impl<'a> Cutter<'a> {
    fn new(text: &'a str) -> Self {
        // A mark of the encoding is the first thing in a file, so whatever is written there goes below it.
        let line_start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let preamble =
            Block { kind: Kind::Preamble, slot: NO_SLOT, start: 0, core_end: line_start, end: line_start };
        Self {
            text,
            blocks: vec![preamble],
            unclosed: None,
            depth: 0,
            line_start,
            line: Line::Blank,
            header: false,
            lead: None,
        }
    }

    fn token(&mut self, token: &Token) {
        let (start, end) = (token.span().start(), token.span().end());
        match token.kind() {
            TokenKind::Whitespace => return,
            TokenKind::Comment => {
                self.line = self.line.max(Line::Comment);
                return;
            }
            TokenKind::Newline | TokenKind::Eof => return self.end_line(end),
            TokenKind::LeftSquareBracket => {
                if self.line != Line::Content {
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
        self.line = Line::Content;
    }

    fn end_line(&mut self, end: usize) {
        match self.line {
            Line::Blank => self.lead = None,
            Line::Comment => self.lead = self.lead.or(Some(self.line_start)),
            Line::Content => {
                self.lead = None;
                if let Some(block) = self.blocks.last_mut() {
                    block.core_end = end;
                }
            }
        }
        if self.header {
            self.depth = 0;
        }
        (self.line, self.header) = (Line::Blank, false);
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
        let kind = header.kind();
        let above = self.blocks.last().and_then(|block| block.kind.owner());
        if matches!(kind, Kind::Stray(name) if above == Some(name)) {
            return;
        }
        let at = self.lead.unwrap_or(self.line_start);
        if let Some(block) = self.blocks.last_mut() {
            block.end = at;
            block.core_end = block.core_end.min(at);
        }
        self.blocks.push(Block { kind, slot: NO_SLOT, start: at, core_end: at, end: at });
    }
}

/// Whether a text over several lines ends in its three quotes.
fn is_closed(token: &str, escapes: bool) -> bool {
    let quotes = if escapes { "\"\"\"" } else { "'''" };
    let Some(inner) = token.strip_prefix(quotes).and_then(|rest| rest.strip_suffix(quotes)) else {
        return false;
    };
    let backslashes = inner.bytes().rev().take_while(|byte| *byte == b'\\').count();
    !escapes || backslashes.is_multiple_of(2)
}
