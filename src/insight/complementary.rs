//! I23, two parties of whom each has what the other lacks.

use std::collections::{BTreeMap, HashMap};

use super::facts::Facts;
use super::{Found, Severity, Values};
use crate::model::{Actor, Id};

fn tag(word: &str) -> String {
    word.trim().to_lowercase().replace(['_', '-'], " ")
}

/// A weakness of each is a strength of the other, and no active partnership holds both. Subjects: the two, by id.
pub(super) fn pairs(facts: &Facts<'_>) -> Vec<Found> {
    let mut strong: HashMap<String, Vec<&Actor>> = HashMap::new();
    for actor in &facts.actors {
        for word in &actor.strengths {
            strong.entry(tag(word)).or_default().push(actor);
        }
    }
    let mut found: BTreeMap<(&Id, &Id), Vec<String>> = BTreeMap::new();
    for one in &facts.actors {
        for weakness in one.weaknesses.iter().map(|word| tag(word)) {
            for other in strong.get(&weakness).into_iter().flatten().filter(|other| one.id < other.id) {
                let back = other.weaknesses.iter().map(|word| tag(word));
                let back = back.filter(|word| one.strengths.iter().any(|strength| tag(strength) == *word));
                let back: Vec<String> = back.collect();
                if !back.is_empty() && facts.shared(&one.id, &other.id).next().is_none() {
                    let words = found.entry((&one.id, &other.id)).or_default();
                    words.push(weakness.clone());
                    words.extend(back);
                }
            }
        }
    }
    found
        .into_iter()
        .map(|((one, other), mut words)| {
            words.sort();
            words.dedup();
            Found::new(Severity::Info, [one.clone(), other.clone()])
                .with(Values { words, ..Values::default() })
        })
        .collect()
}
