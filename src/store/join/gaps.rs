//! Comments that stand alone between records: theirs come in below the record below which they wrote them.

use std::collections::{HashMap, HashSet};

use super::Whole;
use super::comments::{counts, wanted};
use crate::merge::Pair;
use crate::store::document::{Block, Document, Kind};

/// What is to be written into gaps, and taken out of them.
pub(super) struct Gaps {
    /// Comments by the block below which they come; all that is left at the end goes below the last one.
    new: HashMap<(Kind, u32), Vec<String>>,
    /// How often a comment goes.
    gone: HashMap<String, i64>,
    last: Option<(Kind, u32)>,
}

/// The comments of all gaps with the block above them.
fn comments(document: &Document) -> Vec<((Kind, u32), &str)> {
    let blocks = document.blocks.iter();
    blocks
        .flat_map(|block| {
            let lines = document.slice(block.gap()).lines().map(str::trim);
            let key = (block.kind, block.slot);
            lines.filter(|line| line.starts_with('#')).map(move |line| (key, line))
        })
        .collect()
}

impl Gaps {
    pub(super) fn new(
        base: Option<Whole<'_>>,
        ours: &Document,
        theirs: &Document,
        draft: &Document,
        pairs: &[Pair],
    ) -> Self {
        let before = base.map(|base| comments(base.document)).unwrap_or_default();
        let (own, other, now) = (comments(ours), comments(theirs), comments(draft));
        let count = |list: &[((Kind, u32), &str)]| -> HashMap<String, i64> {
            let counts = counts(list.iter().map(|(_, text)| *text));
            counts.into_iter().map(|(text, count)| (text.to_owned(), count)).collect()
        };
        let (before, own, others, mut now) = (count(&before), count(&own), count(&other), count(&now));
        let of = |counts: &HashMap<String, i64>, text: &str| counts.get(text).copied().unwrap_or(0);
        let slots: HashMap<(Kind, u32), u32> = pairs
            .iter()
            .filter_map(|pair| {
                let kind = pair.table.map_or(Kind::Map, Kind::Record);
                Some(((kind, u32::try_from(pair.theirs).ok()?), u32::try_from(pair.slot).ok()?))
            })
            .collect();
        let last = draft.blocks.last().map(|block| (block.kind, block.slot));
        let there: HashSet<(Kind, u32)> = draft.blocks.iter().map(|block| (block.kind, block.slot)).collect();
        let mut new: HashMap<(Kind, u32), Vec<String>> = HashMap::new();
        for ((kind, slot), text) in other.iter().rev() {
            let wanted = wanted(of(&before, text), of(&own, text), of(&others, text));
            if of(&before, text) == of(&others, text) || of(&now, text) >= wanted {
                continue;
            }
            *now.entry((*text).to_owned()).or_default() += 1;
            let above = (*kind, slots.get(&(*kind, *slot)).copied().unwrap_or(*slot));
            let above = if there.contains(&above) { Some(above) } else { last };
            new.entry(above.unwrap_or((*kind, *slot))).or_default().push((*text).to_owned());
        }
        // They were met from the last to the first.
        for lines in new.values_mut() {
            lines.reverse();
        }
        let gone = before.iter().filter_map(|(text, count)| {
            let wanted = wanted(*count, of(&own, text), of(&others, text)).max(0);
            let more = of(&now, text) - wanted;
            (of(&others, text) < *count && more > 0).then(|| (text.clone(), more))
        });
        let gone = gone.collect();
        Self { new, gone, last }
    }

    /// The gap below a block.
    pub(super) fn below(&mut self, block: &Block, gap: &str, newline: &str) -> String {
        let mut text = String::with_capacity(gap.len());
        for line in gap.split_inclusive('\n') {
            match self.gone.get_mut(line.trim()).filter(|left| **left > 0) {
                Some(left) => *left -= 1,
                None => text.push_str(line),
            }
        }
        let key = (block.kind, block.slot);
        let Some(new) = self.new.remove(&key) else { return text };
        let lines: String = new.into_iter().map(|line| line + newline).collect();
        let closing = if text.starts_with(['\n', '\r']) || self.last == Some(key) { "" } else { newline };
        format!("{newline}{lines}{closing}{text}")
    }
}
