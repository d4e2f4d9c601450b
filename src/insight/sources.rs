//! I03c, a source that waits to be used.

use super::facts::Facts;
use super::needs::lacking;
use super::{Found, Severity, Values};
use crate::model::SourceStatus;

/// A source that is available, with the open needs that lack its category. Subject: the source.
pub(super) fn unused(facts: &Facts<'_>) -> Vec<Found> {
    let lacking: Vec<_> = facts.open_needs().map(|need| (&need.id, lacking(facts, need))).collect();
    let free = facts.map.resources.iter().filter(|one| one.status == Some(SourceStatus::Available));
    free.map(|one| {
        let asking = lacking.iter().filter(|(_, categories)| categories.contains(&one.category));
        let others = asking.map(|(need, _)| (*need).clone()).collect();
        Found::new(Severity::Info, [one.id.clone()]).with(Values { others, ..Values::default() })
    })
    .collect()
}
