//! The sum of summaries.

use std::collections::{BTreeMap, HashMap};

use super::summary::{Counts, Due, Key, Summary};
use crate::model::{ActorKind, Id, Rung};

/// Many maps, summed up. Adding the same summaries in another order gives the same [`super::Answer`].
#[derive(Debug, Default)]
pub struct Atlas {
    pub(super) maps: Vec<Known>,
    pub(super) parties: Vec<Met>,
    pub(super) areas: BTreeMap<String, InArea>,
    pub(super) due: Vec<(u32, Due)>,
    /// The first party that had a key.
    keys: HashMap<Key, u32>,
    /// The party that each stands for; itself when it is the first of its kind.
    first: Vec<u32>,
}

/// A map that was added.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) file: String,
    pub(super) id: Id,
    pub(super) title: String,
    pub(super) area: Option<String>,
    pub(super) parties: usize,
    pub(super) partnerships: usize,
    pub(super) needs: usize,
    pub(super) unread: usize,
}

/// A party as one of the maps knows it.
#[derive(Debug)]
pub(super) struct Met {
    pub(super) map: u32,
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) kind: ActorKind,
    pub(super) homes: Vec<String>,
    pub(super) partnerships: u32,
    pub(super) rung: Option<Rung>,
}

/// What is counted in one area, over all maps.
#[derive(Debug, Default)]
pub(super) struct InArea {
    pub(super) counts: Counts,
    pub(super) maps: usize,
}

impl Atlas {
    /// Adds what was kept of a map.
    pub fn add(&mut self, summary: Summary) {
        let map = number(self.maps.len());
        let of_areas = |count: &dyn Fn(&Counts) -> usize| summary.areas.values().map(count).sum();
        self.maps.push(Known {
            parties: summary.parties.len(),
            partnerships: of_areas(&|one| one.rungs.iter().sum::<usize>() + one.not_assessed),
            needs: of_areas(&|one| one.needs.total),
            file: summary.file,
            id: summary.id,
            title: summary.title,
            area: summary.area,
            unread: summary.unread,
        });
        for (key, counts) in summary.areas {
            self.areas.entry(key).or_default().add(counts);
        }
        self.due.extend(summary.due.into_iter().map(|due| (map, due)));
        for party in summary.parties {
            let at = number(self.parties.len());
            self.first.push(at);
            for key in party.keys {
                let other = *self.keys.entry(key).or_insert(at);
                self.join(at, other);
            }
            self.parties.push(Met {
                map,
                id: party.id,
                name: party.name,
                kind: party.kind,
                homes: party.homes,
                partnerships: party.partnerships,
                rung: party.rung,
            });
        }
    }

    /// The party that one stands for, with the ways there made short.
    fn root(&mut self, mut at: u32) -> u32 {
        loop {
            let next = self.first[at as usize];
            if next == at {
                return at;
            }
            self.first[at as usize] = self.first[next as usize];
            at = next;
        }
    }

    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        self.first[one.max(other) as usize] = one.min(other);
    }

    /// The parties that are one, by whom they stand for.
    pub(super) fn groups(&mut self) -> HashMap<u32, Vec<u32>> {
        let mut groups: HashMap<u32, Vec<u32>> = HashMap::new();
        for at in 0..number(self.parties.len()) {
            groups.entry(self.root(at)).or_default().push(at);
        }
        groups
    }
}

impl InArea {
    fn add(&mut self, other: Counts) {
        self.maps += 1;
        let mine = &mut self.counts;
        // Of two spellings the first in the alphabet, whichever came first.
        if mine.name.is_empty() || other.name < mine.name {
            mine.name = other.name;
        }
        mine.rungs.iter_mut().zip(other.rungs).for_each(|(sum, one)| *sum += one);
        mine.not_assessed += other.not_assessed;
        mine.needs.add(&other.needs);
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
