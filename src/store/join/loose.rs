//! What a file holds beside the records of the map: tables that the program does not know, and records that cannot
//! be read. They are joined as blocks of text; nothing of them is lost.

use std::collections::{HashMap, HashSet};

use toml::Value;

use crate::merge::{Choices, Conflict, Item, Matter, Part, Side};
use crate::store::document::{Block, Document, Kind, NO_SLOT};
use crate::store::unreadable::{header_offset, id_by_eye};

/// What is to be done with the loose blocks of our text.
#[derive(Default)]
pub(super) struct Loose {
    /// Other text, or none, for a loose block of ours, by its number among them.
    pub(super) instead: HashMap<usize, Option<String>>,
    /// Blocks that come in.
    pub(super) new: Vec<(Kind, String)>,
    pub(super) open: Vec<Conflict>,
    pub(super) settled: Vec<Conflict>,
}

pub(super) fn is_loose(block: &Block) -> bool {
    block.slot == NO_SLOT && block.kind != Kind::Preamble
}

/// One loose block.
struct One<'a> {
    /// What tells it apart.
    name: String,
    kind: Kind,
    text: &'a str,
}

/// The loose blocks of a document.
fn loose(document: &Document) -> Vec<One<'_>> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let blocks = document.blocks.iter().filter(|block| is_loose(block));
    blocks
        .map(|block| {
            let core = document.slice(block.core());
            let header =
                core.get(header_offset(core)..).unwrap_or_default().lines().next().unwrap_or_default();
            let header = header.split('#').next().unwrap_or_default().trim();
            let id = id_by_eye(core).map_or_else(String::new, |id| format!(" {id}"));
            let name = format!("{header}{id}");
            let count = seen.entry(name.clone()).or_default();
            *count += 1;
            let name = if *count == 1 { name } else { format!("{name} {count}") };
            One { name, kind: block.kind, text: core }
        })
        .collect()
}

/// A block of ours by its number, if it is one, and what is to stand there.
type Step = (Option<usize>, Option<(Kind, String)>);

/// Joins the loose blocks of three documents.
pub(super) fn join(base: Option<&Document>, ours: &Document, theirs: &Document, choices: &Choices) -> Loose {
    let plain = |text: &str| text.replace("\r\n", "\n").trim_end().to_owned();
    let by_name = |document: &Document| -> HashMap<String, (usize, String)> {
        let blocks = loose(document).into_iter().enumerate();
        blocks.map(|(at, one)| (one.name, (at, plain(one.text)))).collect()
    };
    let (before, own) = (base.map(by_name).unwrap_or_default(), by_name(ours));
    let mut result = Loose::default();
    let mut seen = HashSet::new();
    let mut choose = |name: &str, base: Option<&String>, ours: Option<&String>, theirs: Option<&String>| {
        let text = |text: Option<&String>| text.cloned().map(Value::String);
        let item = Item { name: vec![Value::String(name.to_owned())], nth: 0 };
        let conflict = Conflict {
            matter: Matter::Field,
            table: None,
            key: "file".to_owned(),
            record: toml::Table::new(),
            path: vec![Part::Item(item)],
            base: text(base),
            ours: text(ours),
            theirs: text(theirs),
        };
        let chosen = choices.of(&conflict);
        let list = if chosen.is_some() { &mut result.settled } else { &mut result.open };
        list.push(conflict);
        chosen.unwrap_or(Side::Ours)
    };
    let mut steps: Vec<Step> = Vec::new();
    for One { name, kind, text } in loose(theirs) {
        seen.insert(name.clone());
        let theirs_text = plain(text);
        let (was, is) = (before.get(&name).map(|(_, text)| text), own.get(&name));
        if was == Some(&theirs_text) || is.is_some_and(|(_, text)| *text == theirs_text) {
            continue;
        }
        let is_text = is.map(|(_, text)| text);
        let untouched = is_text == was;
        if untouched || choose(&name, was, is_text, Some(&theirs_text)) == Side::Theirs {
            steps.push((is.map(|(at, _)| *at), Some((kind, theirs_text + "\n"))));
        }
    }
    let mut left: Vec<_> = own.iter().filter(|(name, _)| !seen.contains(*name)).collect();
    left.sort();
    for (name, (at, text)) in left {
        let Some((_, was)) = before.get(name) else { continue };
        if was == text || choose(name, Some(was), Some(text), None) == Side::Theirs {
            steps.push((Some(*at), None));
        }
    }
    let newline = ours.newline();
    for (at, text) in steps {
        let text = text.map(|(kind, text)| (kind, text.replace('\n', newline.text())));
        match (at, text) {
            (Some(at), text) => drop(result.instead.insert(at, text.map(|(_, text)| text))),
            (None, Some(new)) => result.new.push(new),
            (None, None) => {}
        }
    }
    result
}
