//! I02, the same service twice: competition is managed, not shamed.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::facts::{Facts, is_from};
use super::{Found, Severity, Values};
use crate::model::{Actor, Area, Id, Rung, Service};

/// Two parties with the same category of service for the same target in overlapping areas, and no active partnership of
/// both on rung 2 or higher. Subjects: the two, by id.
pub(super) fn duplicated(facts: &Facts<'_>) -> Vec<Found> {
    pairs(facts, false)
}

/// The same where such a partnership exists: overlap that is managed.
pub(super) fn managed(facts: &Facts<'_>) -> Vec<Found> {
    pairs(facts, true)
}

type Offer<'a> = (&'a Actor, &'a Service);

fn pairs(facts: &Facts<'_>, managed: bool) -> Vec<Found> {
    let mut alike: HashMap<(&str, &str), Vec<Offer<'_>>> = HashMap::new();
    for actor in &facts.actors {
        for service in &actor.services {
            if let Some(target) = &service.target {
                alike.entry((&service.category, target)).or_default().push((actor, service));
            }
        }
    }
    let areas = Areas::new(facts);
    let mut found: BTreeMap<(&Id, &Id), Vec<String>> = BTreeMap::new();
    for offers in alike.values() {
        for (at, one) in offers.iter().enumerate() {
            for other in offers[at + 1..].iter().filter(|other| other.0.id != one.0.id) {
                if areas.overlap(one.1.area.as_deref(), other.1.area.as_deref()) {
                    let pair = (one.0.id.clone().min(other.0.id.clone()), one, other);
                    let ends =
                        if pair.0 == one.0.id { (&one.0.id, &other.0.id) } else { (&other.0.id, &one.0.id) };
                    found.entry(ends).or_default().push(one.1.category.clone());
                }
            }
        }
    }
    let severity = if managed { Severity::Info } else { Severity::Medium };
    found
        .into_iter()
        .filter(|((one, other), _)| {
            facts.shared(one, other).any(|tie| is_from(tie, Rung::Cooperation)) == managed
        })
        .map(|((one, other), mut words)| {
            words.sort();
            words.dedup();
            Found::new(severity, [one.clone(), other.clone()]).with(Values { words, ..Values::default() })
        })
        .collect()
}

/// The tree of areas.
pub(super) struct Areas<'a>(HashMap<&'a str, &'a Area>);

impl<'a> Areas<'a> {
    pub(super) fn new(facts: &Facts<'a>) -> Self {
        Self(facts.map.areas.iter().map(|area| (area.id.as_str(), area)).collect())
    }

    /// Whether two areas are the same or one lies within the other; what is not known overlaps with nothing.
    fn overlap(&self, one: Option<&str>, other: Option<&str>) -> bool {
        let (Some(one), Some(other)) = (one, other) else { return false };
        self.lies_in(one, other) || self.lies_in(other, one)
    }

    /// Whether an area is another one or lies within it, however far below; a circle in the file ends the search.
    pub(super) fn lies_in(&self, area: &str, within: &str) -> bool {
        let (mut at, mut seen) = (area, HashSet::new());
        while seen.insert(at) {
            if at == within {
                return true;
            }
            match self.0.get(at).and_then(|area| area.within.as_ref()) {
                Some(next) => at = next.as_str(),
                None => return false,
            }
        }
        false
    }
}
