//! I02, the same service twice: competition is managed, not shamed.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::facts::{Facts, is_from};
use super::{Found, Severity, Values};
use crate::model::{Actor, Area, Id, Rung};

/// Two parties with the same category of service for the same target in overlapping areas, and no active partnership of
/// both on rung 2 or higher. Subjects: the two, by id.
pub(super) fn duplicated(facts: &Facts<'_>) -> Vec<Found> {
    pairs(facts, false)
}

/// The same where such a partnership exists: overlap that is managed.
pub(super) fn managed(facts: &Facts<'_>) -> Vec<Found> {
    pairs(facts, true)
}

fn pairs(facts: &Facts<'_>, managed: bool) -> Vec<Found> {
    // Who offers the same, by area.
    let mut alike: HashMap<(&str, &str), HashMap<&str, Vec<&Actor>>> = HashMap::new();
    for actor in &facts.actors {
        for service in &actor.services {
            if let (Some(target), Some(area)) = (&service.target, &service.area) {
                let offers = alike.entry((&service.category, target)).or_default();
                offers.entry(area).or_default().push(actor);
            }
        }
    }
    let areas = Areas::new(facts);
    let mut found: BTreeMap<(&Id, &Id), BTreeSet<&str>> = BTreeMap::new();
    for ((category, _), offers) in &alike {
        for (area, here) in offers {
            // Two areas overlap when one of them is on the other's way up.
            let around = areas.upwards(area).into_iter().filter_map(|area| offers.get(area)).flatten();
            for other in around {
                for one in here.iter().filter(|one| one.id != other.id) {
                    let ends = ((&one.id).min(&other.id), (&one.id).max(&other.id));
                    found.entry(ends).or_default().insert(category);
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
        .map(|((one, other), words)| {
            let words = words.into_iter().map(str::to_owned).collect();
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

    /// An area and those in which it lies, from near to far; what is not known lies in nothing, and a circle in the file
    /// ends the way.
    pub(super) fn upwards(&self, area: &'a str) -> Vec<&'a str> {
        let (mut way, mut seen) = (vec![area], HashSet::from([area]));
        let mut at = area;
        while let Some(next) = self.0.get(at).and_then(|area| area.within.as_ref()) {
            at = next.as_str();
            if !seen.insert(at) {
                break;
            }
            way.push(at);
        }
        way
    }
}
