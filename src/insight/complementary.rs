//! I23, two parties of whom each has what the other lacks.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::facts::Facts;
use super::{Found, Severity, Values};
use crate::model::Id;

fn tag(word: &str) -> String {
    word.trim().to_lowercase().replace(['_', '-'], " ")
}

/// A party with its tags, made alike once.
struct Side<'a> {
    id: &'a Id,
    has: Vec<String>,
    lacks: Vec<String>,
}

/// A weakness of each is a strength of the other, and no active partnership holds both. Subjects: the two, by id.
pub(super) fn pairs(facts: &Facts<'_>) -> Vec<Found> {
    let tags = |words: &[String]| words.iter().map(|word| tag(word)).collect::<Vec<_>>();
    let sides: Vec<Side<'_>> = facts
        .actors
        .iter()
        .map(|actor| Side { id: &actor.id, has: tags(&actor.strengths), lacks: tags(&actor.weaknesses) })
        .collect();
    let mut strong: HashMap<&str, Vec<&Side<'_>>> = HashMap::new();
    for one in &sides {
        one.has.iter().for_each(|word| strong.entry(word).or_default().push(one));
    }
    let mut found: BTreeMap<(&Id, &Id), BTreeSet<&str>> = BTreeMap::new();
    for one in &sides {
        for lack in &one.lacks {
            for other in strong.get(lack.as_str()).into_iter().flatten().filter(|other| one.id < other.id) {
                let mut back = other.lacks.iter().filter(|word| one.has.contains(word)).peekable();
                if back.peek().is_some() && facts.shared(one.id, other.id).next().is_none() {
                    let words = found.entry((one.id, other.id)).or_default();
                    words.extend(back.map(String::as_str).chain([lack.as_str()]));
                }
            }
        }
    }
    found
        .into_iter()
        .map(|((one, other), words)| {
            let words = words.into_iter().map(str::to_owned).collect();
            Found::new(Severity::Info, [one.clone(), other.clone()])
                .with(Values { words, ..Values::default() })
        })
        .collect()
}
