//! I03a, I03b and I19: needs that nobody works on, that lack their sources, that residents did not name.

use super::facts::{Facts, is_tied};
use super::{Found, Severity, Values};
use crate::model::{IdentifiedBy, Need, SourceCategory};

fn severity(need: &Need) -> Severity {
    if need.priority == Some(1) { Severity::High } else { Severity::Medium }
}

/// An open need that no active partnership on rung 1 or higher names. Subject: the need.
pub(super) fn without_partnership(facts: &Facts<'_>) -> Vec<Found> {
    facts
        .open_needs()
        .filter(|need| !facts.at_work_on(&need.id).iter().any(|one| is_tied(one)))
        .map(|need| Found::new(severity(need), [need.id.clone()]))
        .collect()
}

/// An open need for which a category that it asks for is neither held by a member of its active partnerships nor
/// delivered in one of them. Subject: the need.
pub(super) fn without_source(facts: &Facts<'_>) -> Vec<Found> {
    facts
        .open_needs()
        .filter_map(|need| {
            let categories = lacking(facts, need);
            let values = Values { categories, ..Values::default() };
            (!values.categories.is_empty())
                .then(|| Found::new(severity(need), [need.id.clone()]).with(values))
        })
        .collect()
}

/// The categories that a need asks for and does not have.
pub(super) fn lacking(facts: &Facts<'_>, need: &Need) -> Vec<SourceCategory> {
    let ties = facts.at_work_on(&need.id);
    let held = |category: SourceCategory| {
        ties.iter()
            .flat_map(|one| &one.members)
            .filter_map(|member| facts.resources.get(member))
            .flatten()
            .any(|source| source.category == category && source.counts())
    };
    let delivered = |category: SourceCategory| {
        ties.iter().flat_map(|one| facts.gifts(&one.id)).any(|gift| gift.category == category)
    };
    need.resources.iter().copied().filter(|category| !held(*category) && !delivered(*category)).collect()
}

/// An open need that residents did not name. Subject: the need.
pub(super) fn not_from_residents(facts: &Facts<'_>) -> Vec<Found> {
    facts
        .open_needs()
        .filter(|need| !need.identified_by.contains(&IdentifiedBy::Residents))
        .map(|need| Found::new(Severity::Medium, [need.id.clone()]))
        .collect()
}
