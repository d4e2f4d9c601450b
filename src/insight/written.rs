//! I26 and X02: what is said of a partnership and what it is.

use super::facts::Facts;
use super::{Found, Severity, Values, count};
use crate::model::{Id, Rung, SourceStatus, TieForm};

/// An active confederation whose members still own sources that are in use (W02). Subject: the partnership.
pub(super) fn pseudo_confederation(facts: &Facts<'_>) -> Vec<Found> {
    let keeps_own = |member: &&Id| {
        let owned = facts.resources.get(*member);
        owned.is_some_and(|owned| owned.iter().any(|source| source.status == Some(SourceStatus::InUse)))
    };
    let confederations = facts.active.iter().filter(|one| one.rung() == Some(Rung::Confederation));
    confederations
        .filter_map(|one| {
            let keepers: Vec<Id> = one.members.iter().filter(keeps_own).cloned().collect();
            let values = Values { count: Some(count(keepers.len())), others: keepers, ..Values::default() };
            (!values.others.is_empty()).then(|| Found::new(Severity::Medium, [one.id.clone()]).with(values))
        })
        .collect()
}

/// An active partnership that is said to be put down in writing, without a document in force. Subject: the partnership.
/// Not in the domain notes: an informal tie is as valid, but then it should be called so.
pub(super) fn unwritten(facts: &Facts<'_>) -> Vec<Found> {
    let in_force =
        facts.map.agreements.iter().filter(|one| {
            one.lifecycle().in_force() && one.days_left(facts.today).is_none_or(|days| days >= 0)
        });
    let covered: std::collections::HashSet<&Id> =
        in_force.filter_map(|one| one.partnership.as_ref()).collect();
    let said = facts.active.iter().filter(|one| one.formality == Some(TieForm::Written));
    said.filter(|one| !covered.contains(&one.id))
        .map(|one| {
            let values = Values { rung: one.rung(), ..Values::default() };
            Found::new(Severity::Medium, [one.id.clone()]).with(values)
        })
        .collect()
}
