//! PARTIES THAT MAY BE ONE: found by their names, and by what else is known of them. No files.
//!
//! Names are compared word by word, after abbreviations are written out. A number tells two parties apart whatever
//! else is alike: RT 03 is not RT 04.

mod words;

use std::collections::{HashMap, HashSet};

use crate::model::{Acknowledgement, Actor, Day, Id, PartnershipMap};
use words::{Word, words};

/// Two parties that may be one.
#[derive(Clone, Debug, PartialEq)]
pub struct Twins {
    /// The one that was written down first.
    pub first: Id,
    /// The other one.
    pub second: Id,
    /// How sure it is, from [`LIKELY`] to 1.
    pub score: f64,
}

/// From this score on two parties are told to be likely one.
pub const LIKELY: f64 = 0.85;

/// The code by which a pair is marked as two parties: of the warning about similar names.
const MARK: &str = "W08";

/// A word in more names than this tells nothing about which of them are alike.
const FREQUENT: usize = 50;

/// How much a party weighs that differs in kind, or in where it works.
const OTHER_KIND: f64 = 0.08;
const OTHER_AREA: f64 = 0.12;
const SAME: f64 = 0.03;

/// The record that says that two parties are not one, so that nobody is asked again.
pub fn not_the_same(first: &Id, second: &Id, reason: &str, today: Day) -> Acknowledgement {
    Acknowledgement {
        insight: MARK.to_owned(),
        subjects: vec![first.to_string(), second.to_string()],
        reason: reason.to_owned(),
        // Two parties stay two: a hundred years are for ever here.
        until: today.plus_days(36_525),
        by: None,
    }
}

/// One party with its name taken apart.
struct Named<'a> {
    actor: &'a Actor,
    words: Vec<Word>,
    weight: f64,
}

/// All pairs that may be one party, the surest first; those marked as different are left out.
pub fn twins(map: &PartnershipMap) -> Vec<Twins> {
    let there = map.actors.iter().filter(|actor| !actor.is_merged());
    let parties: Vec<Named<'_>> = there
        .map(|actor| {
            let words = words(&actor.name);
            let weight = words.iter().map(|word| word.weight).sum();
            Named { actor, words, weight }
        })
        .collect();
    let known = marked(map);
    let mut found: Vec<Twins> = pairs(&parties)
        .into_iter()
        .filter_map(|(left, right)| {
            let (left, right) = (&parties[left], &parties[right]);
            let score = likeness(left, right);
            let pair = (left.actor.id.as_str(), right.actor.id.as_str());
            let asked = known.contains(&pair) || known.contains(&(pair.1, pair.0));
            (score >= LIKELY && !asked).then(|| Twins {
                first: left.actor.id.clone(),
                second: right.actor.id.clone(),
                score,
            })
        })
        .collect();
    found.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| (&a.first, &a.second).cmp(&(&b.first, &b.second)))
    });
    found
}

/// The pairs that are marked as different.
fn marked(map: &PartnershipMap) -> HashSet<(&str, &str)> {
    let marks = map.acknowledgements.iter().filter(|mark| mark.insight == MARK);
    marks
        .filter_map(|mark| match mark.subjects.as_slice() {
            [first, second] => Some((first.as_str(), second.as_str())),
            _ => None,
        })
        .collect()
}

/// The pairs that have a telling word in common, by their places, each once.
fn pairs(parties: &[Named<'_>]) -> Vec<(usize, usize)> {
    let mut blocks: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, party) in parties.iter().enumerate() {
        for key in words::keys(&party.words) {
            blocks.entry(key).or_default().push(at);
        }
    }
    let mut found = HashSet::new();
    for members in blocks.into_values().filter(|members| members.len() <= FREQUENT) {
        for (at, left) in members.iter().enumerate() {
            found.extend(members.iter().skip(at + 1).map(|right| (*left, *right)));
        }
    }
    let mut found: Vec<(usize, usize)> = found.into_iter().filter(|(left, right)| left != right).collect();
    found.sort_unstable();
    found
}

/// How alike two parties are, from 0 to 1.
fn likeness(left: &Named<'_>, right: &Named<'_>) -> f64 {
    let Some(shared) = words::shared(&left.words, &right.words) else { return 0.0 };
    let whole = left.weight + right.weight;
    if whole <= 0.0 {
        return 0.0;
    }
    let mut score = shared / whole;
    let (one, other) = (left.actor, right.actor);
    score += if one.kind == other.kind { SAME } else { -OTHER_KIND };
    if !one.areas.is_empty() && !other.areas.is_empty() {
        let same = one.areas.iter().any(|area| other.areas.contains(area));
        score += if same { SAME } else { -OTHER_AREA };
    }
    score.clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests;
