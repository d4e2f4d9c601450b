//! What the sum says, in an order that does not depend on the order of the files.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::sum::{Atlas, Met};
use super::summary::{Due, DueKind, Needs};
use crate::model::{ActorKind, Day, Id, Rung, day_as_text, folded_name};

/// The answer over all maps.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// How many there are of everything.
    pub totals: Totals,
    /// The maps, by their files.
    pub maps: Vec<MapRow>,
    /// Parties that several maps know, those of most maps first.
    pub shared: Vec<SharedParty>,
    /// Areas with their partnerships and needs, by name.
    pub areas: Vec<AreaRow>,
    /// Documents that end and promises that are due, the earliest first.
    pub due: Vec<DueRow>,
    /// Files that hold the same map: numbers into [`Self::maps`].
    pub copies: Vec<Vec<usize>>,
}

/// How many there are, over all maps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Maps.
    pub maps: usize,
    /// Parties, one that several maps know counted once.
    pub parties: usize,
    /// Those that several maps know.
    pub shared: usize,
    /// Active partnerships.
    pub partnerships: usize,
    /// Needs, dropped ones left out.
    pub needs: usize,
    /// Records that could not be read and are not counted.
    pub unread: usize,
}

/// A map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MapRow {
    /// Its file.
    pub file: String,
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its area, as it says itself.
    pub area: Option<String>,
    /// How many parties it has.
    pub parties: usize,
    /// ... active partnerships.
    pub partnerships: usize,
    /// ... needs, dropped ones left out.
    pub needs: usize,
    /// ... records that could not be read.
    pub unread: usize,
}

/// A party that several maps know.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SharedParty {
    /// Its most frequent name.
    pub name: String,
    /// How else it is spelled.
    pub also: Vec<String>,
    /// Its most frequent kind.
    pub kind: ActorKind,
    /// Its ids.
    pub ids: Vec<Id>,
    /// Where it is at home.
    pub areas: Vec<String>,
    /// The maps that know it: numbers into [`Answer::maps`].
    pub maps: Vec<usize>,
    /// Its active partnerships in all of them, competition left out.
    pub partnerships: u32,
    /// The highest rung of these.
    pub rung: Option<Rung>,
    /// In what all maps agree, which says how sure it is that this is one party.
    pub agree: Match,
}

/// In what the records of one party agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Match {
    /// The id.
    pub id: bool,
    /// The name, however it is spelled.
    pub name: bool,
    /// An area that all of them name.
    pub area: bool,
}

/// An area.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AreaRow {
    /// Its name; nothing for what no map says an area of.
    pub area: Option<String>,
    /// How many maps speak of it.
    pub maps: usize,
    /// Active partnerships by rung, 0 to 5.
    pub rungs: [usize; 6],
    /// ... and those that were not assessed.
    pub not_assessed: usize,
    /// Its needs.
    pub needs: Needs,
}

/// A document that ends, or a promise that is due.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DueRow {
    /// When.
    #[serde(serialize_with = "day_as_text")]
    pub due: Day,
    /// The document.
    pub document: String,
    /// The promise in it; nothing when the document ends.
    pub promise: Option<String>,
    /// Who answers for it.
    pub who: Option<String>,
    /// The map: a number into [`Answer::maps`].
    pub map: usize,
    /// Whether it belongs to parties that compete.
    pub competition: bool,
}

impl Atlas {
    /// What it says.
    pub fn answer(mut self) -> Answer {
        let groups = self.groups();
        let order = self.order();
        let mut place = vec![0; order.len()];
        order.iter().enumerate().for_each(|(at, map)| place[*map] = at);
        let (same, copies) = self.same_maps(&order);
        let mut shared: Vec<SharedParty> = Vec::new();
        let parties = groups.len();
        for group in groups.into_values() {
            let met: Vec<&Met> = group.iter().map(|at| &self.parties[*at as usize]).collect();
            let different: BTreeSet<usize> = met.iter().map(|one| same[place[one.map as usize]]).collect();
            if different.len() > 1 {
                shared.push(SharedParty::new(&met, &place));
            }
        }
        shared.sort_by(|one, other| {
            let key = |party: &SharedParty| (Reverse(party.maps.len()), party.name.to_lowercase());
            key(one)
                .cmp(&key(other))
                .then_with(|| one.ids.cmp(&other.ids))
                .then_with(|| one.maps.cmp(&other.maps))
        });
        let mut due: Vec<DueRow> =
            self.due.drain(..).map(|(map, due)| DueRow::new(due, place[map as usize])).collect();
        due.sort_by(|one, other| {
            let key = |row: &DueRow| (row.due, row.map);
            key(one).cmp(&key(other)).then_with(|| one.said().cmp(&other.said()))
        });
        let maps: Vec<MapRow> = order.iter().map(|at| self.map_row(*at)).collect();
        let areas = self.areas();
        let totals = Totals {
            maps: maps.len(),
            parties,
            shared: shared.len(),
            partnerships: maps.iter().map(|map| map.partnerships).sum(),
            needs: maps.iter().map(|map| map.needs).sum(),
            unread: maps.iter().map(|map| map.unread).sum(),
        };
        Answer { totals, maps, shared, areas, due, copies }
    }

    /// The maps by their files.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.maps.len()).collect();
        order.sort_by(|one, other| self.maps[*one].file.cmp(&self.maps[*other].file));
        order
    }

    /// For each map in order the first one that is the same, and the groups of those that are several: the same id,
    /// title and area is one map in two files, a copy that was left beside it.
    fn same_maps(&self, order: &[usize]) -> (Vec<usize>, Vec<Vec<usize>>) {
        let mut seen: HashMap<(&Id, &str, Option<&str>), Vec<usize>> = HashMap::new();
        for (at, map) in order.iter().enumerate() {
            let map = &self.maps[*map];
            seen.entry((&map.id, &map.title, map.area.as_deref())).or_default().push(at);
        }
        let mut same: Vec<usize> = (0..order.len()).collect();
        let mut copies: Vec<Vec<usize>> = seen.into_values().filter(|group| group.len() > 1).collect();
        copies.sort_unstable();
        for group in &copies {
            for at in group {
                same[*at] = group[0];
            }
        }
        (same, copies)
    }

    fn map_row(&self, at: usize) -> MapRow {
        let map = &self.maps[at];
        MapRow {
            file: map.file.clone(),
            id: map.id.clone(),
            title: map.title.clone(),
            area: map.area.clone(),
            parties: map.parties,
            partnerships: map.partnerships,
            needs: map.needs,
            unread: map.unread,
        }
    }

    fn areas(&mut self) -> Vec<AreaRow> {
        let all = std::mem::take(&mut self.areas);
        let mut rows: Vec<AreaRow> = all
            .into_values()
            .map(|one| AreaRow {
                area: Some(one.counts.name).filter(|name| !name.is_empty()),
                maps: one.maps,
                rungs: one.counts.rungs,
                not_assessed: one.counts.not_assessed,
                needs: one.counts.needs,
            })
            .collect();
        rows.sort_by_cached_key(|row| (row.area.is_none(), row.area.as_deref().map(in_order)));
        rows
    }
}

/// A name so that RW 2 comes before RW 10: its figures are filled up.
fn in_order(name: &str) -> String {
    let mut key = String::new();
    let mut digits = String::new();
    for c in name.to_lowercase().chars().chain([' ']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            key.push_str(&"0".repeat(12_usize.saturating_sub(digits.len())));
            key.push_str(&digits);
            digits.clear();
        }
        key.push(c);
    }
    key
}

impl AreaRow {
    /// Its active partnerships, on every rung and on none.
    pub fn partnerships(&self) -> usize {
        self.rungs.iter().sum::<usize>() + self.not_assessed
    }
}

impl SharedParty {
    fn new(met: &[&Met], place: &[usize]) -> Self {
        let name = commonest(met.iter().map(|one| one.name.clone())).unwrap_or_default();
        let spellings: BTreeSet<&str> = met.iter().map(|one| one.name.as_str()).collect();
        let ids: BTreeSet<&Id> = met.iter().map(|one| &one.id).collect();
        let areas: BTreeSet<&str> = met.iter().flat_map(|one| &one.homes).map(String::as_str).collect();
        let maps: BTreeSet<usize> = met.iter().map(|one| place[one.map as usize]).collect();
        Self {
            also: spellings.into_iter().filter(|other| *other != name).map(str::to_owned).collect(),
            kind: commonest(met.iter().map(|one| one.kind)).unwrap_or(ActorKind::Other),
            agree: Match::of(met, ids.len()),
            ids: ids.into_iter().cloned().collect(),
            areas: areas.into_iter().map(str::to_owned).collect(),
            maps: maps.into_iter().collect(),
            partnerships: met.iter().map(|one| one.partnerships).sum(),
            rung: met.iter().filter_map(|one| one.rung).max(),
            name,
        }
    }
}

impl Match {
    fn of(met: &[&Met], ids: usize) -> Self {
        let names: BTreeSet<String> = met.iter().map(|one| folded_name(&one.name)).collect();
        let homes = |one: &Met| one.homes.iter().map(|home| folded_name(home)).collect::<BTreeSet<_>>();
        let shared = met.iter().map(|one| homes(one)).reduce(|all, more| &all & &more);
        Self { id: ids == 1, name: names.len() == 1, area: shared.is_some_and(|all| !all.is_empty()) }
    }
}

impl DueRow {
    fn new(due: Due, map: usize) -> Self {
        let promise = match due.kind {
            DueKind::Ending => None,
            DueKind::Promise(text) => Some(text),
        };
        Self { due: due.day, document: due.title, promise, who: due.who, map, competition: due.competition }
    }

    fn said(&self) -> (&str, Option<&str>, Option<&str>) {
        (&self.document, self.promise.as_deref(), self.who.as_deref())
    }
}

/// The most frequent of some values; of two as frequent the smaller one.
fn commonest<T: Ord>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    values.for_each(|value| *counts.entry(value).or_default() += 1);
    let most = counts.into_iter().max_by(|one, other| one.1.cmp(&other.1).then_with(|| other.0.cmp(&one.0)));
    most.map(|(value, _)| value)
}
