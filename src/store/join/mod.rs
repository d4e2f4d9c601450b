//! Two files as one: the joined map in our text, with the comments and the unknown keys that they brought.
//!
//! Blocks that only they touched are taken from their file to the letter; where both wrote, our text is patched and
//! their comments are put at the lines at which they wrote them. Every block is read again before it is accepted,
//! so that a comment can never cost data.

mod comments;
mod gaps;
mod loose;

use std::collections::HashMap;

use toml_edit::DocumentMut;

use super::document::{Block, Document, Kind, Newline};
use super::patch::patched;
use super::read::{AnyRecord, parse_info, parse_record};
use super::write::{Writer, updated};
use crate::merge::{Choices, Joined, Pair, Texts, Version, merge, tree, with_unknown};
use crate::model::{MapInfo, PartnershipMap, Table};

/// A map with its text.
#[derive(Clone, Copy)]
pub(super) struct Whole<'a> {
    pub(super) document: &'a Document,
    pub(super) map: &'a PartnershipMap,
}

impl<'a> Whole<'a> {
    fn version(self) -> Version<'a> {
        Version { map: self.map, texts: Some(self.document) }
    }
}

impl Texts for Document {
    fn text_of(&self, table: Option<Table>, slot: usize) -> Option<&str> {
        let kind = table.map_or(Kind::Map, Kind::Record);
        let block = self.block_of(kind, u32::try_from(slot).ok()?)?;
        Some(self.slice(self.blocks.get(block)?.core()))
    }
}

/// Joins two files. While a conflict is open the text is of no use.
pub(super) fn join(
    base: Option<Whole<'_>>,
    ours: Whole<'_>,
    theirs: Whole<'_>,
    choices: &Choices,
) -> (Joined, Document) {
    let mut joined = merge(base.map(Whole::version), ours.version(), theirs.version(), choices);
    let loose = loose::join(base.map(|base| base.document), ours.document, theirs.document, choices);
    joined.open.extend(loose.open.iter().cloned());
    joined.settled.extend(loose.settled.iter().cloned());
    let draft = updated(ours.document, ours.map, &joined.map);
    let draft = draft.as_ref().unwrap_or(ours.document);
    let work = Work { base, ours, theirs, joined: &joined, newline: ours.document.newline() };
    let text = work.text(draft, loose);
    (joined, text)
}

/// What the text is put together from.
struct Work<'a> {
    base: Option<Whole<'a>>,
    ours: Whole<'a>,
    theirs: Whole<'a>,
    joined: &'a Joined,
    newline: Newline,
}

/// What a block must be read as.
enum Content {
    Record(AnyRecord),
    Map(Box<MapInfo>),
}

impl Content {
    fn stands_in(&self, text: &str) -> bool {
        match self {
            Self::Record(record) => parse_record(text, record.table()).is_ok_and(|read| read == *record),
            Self::Map(info) => parse_info(text).is_some_and(|read| read == **info),
        }
    }

    fn tree(&self) -> toml::Table {
        match self {
            Self::Record(record) => record.tree(),
            Self::Map(info) => tree(&**info),
        }
    }
}

fn content(map: &PartnershipMap, table: Option<Table>, slot: usize) -> Option<Content> {
    match table {
        Some(table) => AnyRecord::at(map, table, slot).map(Content::Record),
        None => Some(Content::Map(Box::new((*map.info).clone()))),
    }
}

impl Work<'_> {
    fn text(&self, draft: &Document, loose: loose::Loose) -> Document {
        let pairs: HashMap<(Kind, u32), &Pair> = self
            .joined
            .pairs
            .iter()
            .filter_map(|pair| {
                let kind = pair.table.map_or(Kind::Map, Kind::Record);
                Some(((kind, u32::try_from(pair.slot).ok()?), pair))
            })
            .collect();
        let mut gaps =
            gaps::Gaps::new(self.base, self.ours.document, self.theirs.document, draft, &self.joined.pairs);
        let mut writer = Writer::new(draft);
        let mut loose_at = 0;
        for block in &draft.blocks {
            let core = draft.slice(block.core());
            let mut new = None;
            if block.kind == Kind::Preamble {
                new = self.preamble(core);
            } else if loose::is_loose(block) {
                let instead = loose.instead.get(&loose_at);
                loose_at += 1;
                match instead {
                    Some(None) => {
                        writer.skip(block);
                        continue;
                    }
                    Some(Some(text)) => new = Some(text.clone()),
                    None => {}
                }
            } else if let Some(pair) = pairs.get(&(block.kind, block.slot)) {
                new = self.core(pair, core);
            } else {
                // Only ours has it.
            }
            let gap = gaps.below(block, draft.slice(block.gap()), self.newline.text());
            writer.both(block, new.as_deref().unwrap_or(core), &gap);
        }
        for (kind, text) in loose.new {
            writer.add(kind, super::document::NO_SLOT, &text);
        }
        writer.finish()
    }

    /// Their text with the line ends of ours.
    fn their_text(&self, text: &str) -> String {
        ended(text, self.newline)
    }

    /// The core of a block that their version has too; nothing when the draft is right.
    fn core(&self, pair: &Pair, draft: &str) -> Option<String> {
        let content = content(&self.joined.map, pair.table, pair.slot)?;
        let good = |text: &String| content.stands_in(text);
        let theirs = self.their_text(self.theirs.document.text_of(pair.table, pair.theirs)?);
        let newline = self.newline;
        if !pair.in_ours {
            let whole = Some(theirs.clone()).filter(good);
            // Its id may be another one now.
            return whole
                .or_else(|| self.their_patched(pair, &content, &theirs).filter(good))
                .or_else(|| Some(comments::on_top(&theirs, "", draft, newline.text())).filter(good));
        }
        let ours = self.ours.document.text_of(pair.table, pair.slot)?;
        let base = pair.base.zip(self.base).and_then(|(slot, base)| base.document.text_of(pair.table, slot));
        let base = base.map(|text| self.their_text(text));
        if ours == theirs || base.as_deref() == Some(theirs.as_str()) {
            return None;
        }
        if base.as_deref() == Some(ours) && good(&theirs) {
            return Some(theirs);
        }
        let with_tree = self.joined.trees.get(&(pair.table, pair.slot)).and_then(|tree| {
            let own = crate::store::join::content(self.ours.map, pair.table, pair.slot)?;
            let header = pair.table.map_or("map", Table::header);
            let own = with_unknown(own.tree(), ours, header);
            patched(ours, pair.table, &own, tree, newline).filter(good)
        });
        let text = with_tree.unwrap_or_else(|| draft.to_owned());
        let commented = comments::joined(base.as_deref(), ours, &theirs, text.clone());
        Some(commented)
            .filter(good)
            .or_else(|| Some(comments::on_top(&theirs, ours, &text, newline.text())).filter(good))
            .or(Some(text))
    }

    fn their_patched(&self, pair: &Pair, content: &Content, theirs: &str) -> Option<String> {
        let Content::Record(record) = content else { return None };
        let old = AnyRecord::at(self.theirs.map, record.table(), pair.theirs)?;
        patched(theirs, pair.table, &old.tree(), &record.tree(), self.newline)
    }

    /// The lines above the first header.
    fn preamble(&self, draft: &str) -> Option<String> {
        let first = |document: &Document| -> String {
            let core = document.blocks.first().map(Block::core);
            let text = core.map(|core| document.slice(core).to_owned()).unwrap_or_default();
            self.their_text(&text)
        };
        let (ours, theirs) = (first(self.ours.document), first(self.theirs.document));
        let base = self.base.map(|base| first(base.document));
        if ours == theirs || base.as_ref() == Some(&theirs) {
            return None;
        }
        let good = |text: &String| text.parse::<DocumentMut>().is_ok();
        if base.as_ref() == Some(&ours) && good(&theirs) {
            return Some(theirs);
        }
        let keys = with_new_keys(base.as_deref(), draft, &theirs).map(|text| ended(&text, self.newline));
        let text = keys.filter(good).unwrap_or_else(|| draft.to_owned());
        let text = comments::joined(base.as_deref(), &ours, &theirs, text);
        Some(text).filter(good)
    }
}

fn ended(text: &str, newline: Newline) -> String {
    let plain = text.replace("\r\n", "\n");
    if newline == Newline::CrLf { plain.replace('\n', "\r\n") } else { plain }
}

/// Our lines above the first header with the keys that only they have or changed.
fn with_new_keys(base: Option<&str>, ours: &str, theirs: &str) -> Option<String> {
    let mut text: DocumentMut = ours.parse().ok()?;
    let theirs: DocumentMut = theirs.parse().ok()?;
    let base: DocumentMut = base.unwrap_or_default().parse().ok()?;
    let said = |document: &DocumentMut, key: &str| {
        document.get(key).and_then(toml_edit::Item::as_value).map(|value| value.to_string().trim().to_owned())
    };
    for (key, item) in theirs.iter() {
        if said(&text, key) == said(&base, key) && said(&theirs, key) != said(&base, key) {
            text.insert(key, item.clone());
        }
    }
    Some(text.to_string())
}
