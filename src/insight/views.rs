//! I25, members who see different rungs: something to talk about, not a mistake in the data.

use super::facts::Facts;
use super::{Found, Severity, Values};
use crate::model::View;

/// The latest views of two members differ by a rung; by two or more it presses. Subject: the partnership.
pub(super) fn differ(facts: &Facts<'_>) -> Vec<Found> {
    facts
        .active
        .iter()
        .filter_map(|one| {
            let views: Vec<&View> = one.members.iter().filter_map(|member| one.view_of(member)).collect();
            let low = views.iter().min_by_key(|view| view.rung)?;
            let high = views.iter().max_by_key(|view| view.rung)?;
            let gap = high.rung.digit() - low.rung.digit();
            let severity = if gap >= 2 { Severity::Medium } else { Severity::Info };
            let values = Values {
                rung: Some(high.rung),
                other_rung: Some(low.rung),
                others: vec![high.actor.clone(), low.actor.clone()],
                ..Values::default()
            };
            (gap >= 1).then(|| Found::new(severity, [one.id.clone()]).with(values))
        })
        .collect()
}
