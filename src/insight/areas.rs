//! I28, an RT or RW with a need and nobody at work there.

use std::collections::BTreeMap;

use super::facts::{Facts, is_tied};
use super::overlap::Areas;
use super::{Found, Severity, Values, count};
use crate::model::{Id, Level};

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
    let served = |area: &Id| {
        let services = facts.actors.iter().flat_map(|actor| &actor.services);
        let here = services.filter_map(|service| service.area.as_deref());
        here.into_iter().any(|one| areas.lies_in(one, area.as_str()))
    };
    let at_work = |area: &Id| {
        let here = facts.map.needs.iter().filter(|need| need.area.as_deref() == Some(area.as_str()));
        here.into_iter().any(|need| facts.at_work_on(&need.id).iter().any(|one| is_tied(one)))
    };
    needs
        .into_iter()
        .filter(|(area, _)| !served(area) && !at_work(area))
        .map(|(area, needs)| {
            let values = Values { count: Some(count(needs.len())), ..Values::default() };
            Found::new(Severity::Medium, [area]).with(values)
        })
        .collect()
}
