//! The words of the TOML reader -> data: what is wrong, and where in the block.

use super::read::Bad;
use crate::model::{Fault, Id};
use crate::trouble::Unreadable;

/// Where the header of a block stands: below the comment lines that touch it.
pub(super) fn header_offset(core: &str) -> usize {
    let mut offset = 0;
    for line in core.split_inclusive('\n') {
        let inner = line.trim_start_matches([' ', '\t', '\u{feff}']);
        if !inner.starts_with('#') {
            return offset + (line.len() - inner.len());
        }
        offset += line.len();
    }
    0
}

/// A record whose TOML is right and whose value is not.
pub(super) fn bad_value(error: &toml::de::Error, core: &str) -> Bad {
    let message = error.message();
    let offset = error.span().map_or_else(|| header_offset(core), |span| span.start);
    let why = if let Some(fault) = Fault::decode(message) {
        Unreadable::Value(fault)
    } else if let Some(key) = quoted_after(message, "missing field `") {
        Unreadable::MissingKey(key)
    } else if let Some((found, expected)) = wrong_type(message) {
        Unreadable::WrongType { found, expected }
    } else if message.starts_with("duplicate") {
        Unreadable::DuplicateKey
    } else {
        Unreadable::Syntax(short(message))
    };
    Bad { offset, id: None, why }
}

/// A block that is not TOML.
pub(super) fn bad_syntax(error: &toml::de::Error, core: &str) -> Bad {
    let message = error.message();
    let offset = error.span().map_or_else(|| header_offset(core), |span| span.start);
    if message.starts_with("duplicate key") {
        return Bad { offset, id: None, why: Unreadable::DuplicateKey };
    }
    if let Some((start, fault)) = moment_at(core, offset) {
        return Bad { offset: start, id: None, why: Unreadable::Value(fault) };
    }
    Bad { offset, id: None, why: Unreadable::Syntax(short(message)) }
}

/// A reader's sentence without the parts of the file that it repeats, which may be very long.
fn short(message: &str) -> String {
    message.lines().next().unwrap_or_default().chars().take(200).collect()
}

fn quoted_after(message: &str, before: &str) -> Option<String> {
    let (key, _) = message.strip_prefix(before)?.split_once('`')?;
    Some(key.to_owned())
}

/// `invalid type: string "x", expected i64`: the two kinds, without the value.
fn wrong_type(message: &str) -> Option<(String, String)> {
    let rest = message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: "))?;
    let (found, expected) = rest.rsplit_once(", expected ")?;
    let found = found.split(['"', '`']).next().unwrap_or_default().trim().to_owned();
    Some((found, short(expected)))
}

/// The date or time around `offset` that is none, such as 2026-02-30, and where it starts.
fn moment_at(core: &str, offset: usize) -> Option<(usize, Fault)> {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '.' | '+');
    let before = core.get(..offset)?;
    let start = before.rfind(|c| !part(c)).map_or(0, |at| at + 1);
    let word: String = core.get(start..)?.chars().take_while(|c| part(*c)).collect();
    let digits = |range| word.get(range).is_some_and(|text: &str| text.bytes().all(|b| b.is_ascii_digit()));
    if digits(0..4) && word.get(4..5) == Some("-") && digits(5..7) {
        return Some((start, Fault::BadDate { word }));
    }
    (digits(0..2) && word.get(2..3) == Some(":")).then_some((start, Fault::BadTime { word }))
}

/// The id of a block that is not TOML, as a person would find it.
pub(super) fn id_by_eye(core: &str) -> Option<Id> {
    core.lines().find_map(|line| {
        let value = line.trim_start().strip_prefix("id")?.trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        Id::new(value.strip_prefix(quote)?.split(quote).next()?)
    })
}
