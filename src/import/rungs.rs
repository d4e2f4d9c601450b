//! From the words and figures of a list to rungs: a table that people see and can set.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::cell::{number, number_of};
use super::fields::fold;
use super::{Cell, Listed};
use crate::model::{Code, Rung};

/// What somebody said that words and figures mean; what they did not say is guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rungs(BTreeMap<String, Option<Rung>>);

/// Words of other ladders that stand for a rung of ours (Tamarack's seven steps, Frey, Himmelman, PARTNER).
const WORDS: &[(&str, Rung)] = &[
    ("compete", Rung::Competition),
    ("bersaing", Rung::Competition),
    ("communicate", Rung::Communication),
    ("networking", Rung::Communication),
    ("awareness", Rung::Communication),
    ("cooperate", Rung::Cooperation),
    ("kerjasama", Rung::Cooperation),
    ("coordinate", Rung::Coordination),
    ("collaborate", Rung::Collaboration),
    ("coalition", Rung::Collaboration),
    ("integrate", Rung::Confederation),
    ("integration", Rung::Confederation),
    ("federasi", Rung::Confederation),
];

/// Different words of one column that are looked at; a column with more is no scale.
const MOST_WORDS: usize = 100;

impl Rungs {
    /// The table that a text such as `1=communication, kuat=kolaborasi, 9=-` spells; `-` is *not assessed*.
    ///
    /// # Errors
    /// The part that cannot be understood.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut table = BTreeMap::new();
        for part in text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
            let (word, rung) = part.split_once('=').ok_or_else(|| part.to_owned())?;
            let rung = match rung.trim() {
                "" | "-" => None,
                name => Some(Rung::parse(name).ok_or_else(|| part.to_owned())?),
            };
            table.insert(word_key(word), rung);
        }
        Ok(Self(table))
    }

    /// Says what a word means.
    pub fn set(&mut self, word: &str, rung: Option<Rung>) {
        self.0.insert(word_key(word), rung);
    }

    /// The words of the column with the strength of the ties, and of the column with their type where it names
    /// rungs, with the rung of each; nothing where it says nothing about one.
    pub fn table(&self, list: &Listed) -> Vec<(String, Option<Rung>)> {
        let mut found: Vec<(String, Option<Rung>)> = Vec::new();
        for key in ["rung", "type"] {
            let Some(column) = list.mapping.column(key) else { continue };
            let words = words_of(list, column);
            let named = list.sheet.head.get(column).map(|name| fold(name)).unwrap_or_default();
            let own = matches!(named.as_str(), "rung" | "anaktangga" | "tangga" | "tingkatkemitraan");
            let scale = own || is_our_scale(&words);
            let rows = words.into_iter().map(|word| (self.meaning(&word, scale, own), word));
            let rows = rows.filter(|(rung, word)| {
                key == "rung" || rung.is_some() || self.0.contains_key(&word_key(word))
            });
            for (rung, word) in rows {
                if !found.iter().any(|(known, _)| *known == word) {
                    found.push((word, rung));
                }
            }
        }
        found
    }

    /// The same by word, for looking up.
    pub(super) fn lookup(&self, list: &Listed) -> HashMap<String, Option<Rung>> {
        self.table(list).into_iter().map(|(word, rung)| (word_key(&word), rung)).collect()
    }

    fn meaning(&self, word: &str, scale: bool, own: bool) -> Option<Rung> {
        let key = word_key(word);
        if let Some(rung) = self.0.get(&key) {
            return *rung;
        }
        let figure = number(word).is_some();
        match Rung::parse(&key) {
            // Nothing is not the same as competing, unless a column says rung.
            Some(Rung::Competition) if figure && !own => None,
            Some(rung) if !figure || scale => Some(rung),
            _ => WORDS.iter().find(|(other, _)| *other == fold(word)).map(|(_, rung)| *rung),
        }
    }
}

/// A word as it is looked up: `2` and `2,0` are one.
pub(super) fn word_key(word: &str) -> String {
    match number(word) {
        Some(figure) => Cell::Number(figure).text(),
        None => word.trim().to_lowercase(),
    }
}

fn words_of(list: &Listed, column: usize) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let (mut seen, mut written) = (HashSet::new(), HashSet::new());
    for row in &list.sheet.rows {
        let Some(cell) = row.cells.get(column).filter(|cell| !cell.is_empty()) else { continue };
        // The same text again, as it stands in most rows, says nothing new.
        if let Cell::Text(text) = cell
            && (written.contains(text.as_str())
                || written.len() <= MOST_WORDS && !written.insert(text.as_str()))
        {
            continue;
        }
        let word = super::cell::one_line(&cell.text());
        if seen.insert(word_key(&word)) {
            words.push(word);
        }
        if words.len() > MOST_WORDS {
            return Vec::new();
        }
    }
    words.sort_by(|one, other| {
        let figures = number(one).zip(number(other));
        figures.map_or_else(|| one.cmp(other), |(one, other)| one.total_cmp(&other))
    });
    words
}

/// Whether figures can be our rungs: whole, from 0 to 5, and not all the same, which would say nothing.
fn is_our_scale(words: &[String]) -> bool {
    let figures: Vec<f64> =
        words.iter().filter_map(|word| number_of(&Cell::Text(word.clone())).ok()).collect();
    figures.len() > 1 && figures.iter().all(|figure| figure.fract() == 0.0 && (0.0..=5.0).contains(figure))
}
