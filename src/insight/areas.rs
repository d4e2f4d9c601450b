//! I28, an RT or RW with a need and nobody at work there.

use std::collections::{BTreeMap, HashSet};

use super::facts::{Facts, is_tied};
use super::overlap::Areas;
use super::{Found, Severity, Values, count};
use crate::model::{Id, Level, Need};

/// An area of an RT or RW with an open need, where no active partnership on rung 1 or higher answers a need and no
/// party serves that very area or a part of it. Subject: the area.
pub(super) fn untouched(facts: &Facts<'_>) -> Vec<Found> {
    let areas = Areas::new(facts);
    let small = |id: &Id| {
        facts.map.areas.get(id).is_some_and(|area| matches!(area.level, Some(Level::Rt | Level::Rw)))
    };
    let mut needs: BTreeMap<Id, Vec<&Id>> = BTreeMap::new();
    for need in facts.open_needs() {
        if let Some(area) = need.area.as_deref().and_then(Id::new).filter(small) {
            needs.entry(area).or_default().push(&need.id);
        }
    }
    let services = facts.actors.iter().flat_map(|actor| &actor.services);
    let places = services.filter_map(|service| service.area.as_deref());
    let served: HashSet<&str> = places.flat_map(|area| areas.upwards(area)).collect();
    let answered = |need: &&Need| facts.at_work_on(&need.id).iter().any(|one| is_tied(one));
    let at_work: HashSet<&str> =
        facts.map.needs.iter().filter(answered).filter_map(|need| need.area.as_deref()).collect();
    needs
        .into_iter()
        .filter(|(area, _)| !served.contains(area.as_str()) && !at_work.contains(area.as_str()))
        .map(|(area, needs)| {
            let values = Values { count: Some(count(needs.len())), ..Values::default() };
            Found::new(Severity::Medium, [area]).with(values)
        })
        .collect()
}
