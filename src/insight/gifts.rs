//! I10 and X04: who gives, who does not, and what was pledged and never came.

use std::collections::HashSet;

use super::facts::{Facts, is_from};
use super::{Found, Severity, Values, count};
use crate::model::{ContributionStatus, Id, Rung};

/// An active partnership on rung 2 or higher in which two or more contributions were delivered in a year, all by one
/// member. Subjects: the partnership, the giver.
pub(super) fn one_sided(facts: &Facts<'_>) -> Vec<Found> {
    facts
        .active
        .iter()
        .filter(|one| is_from(one, Rung::Cooperation))
        .filter_map(|one| {
            let gifts = facts.gifts(&one.id);
            let giver = &gifts.first()?.giver;
            let values = Values { count: Some(count(gifts.len())), ..Values::default() };
            (gifts.len() >= 2 && gifts.iter().all(|gift| gift.giver == *giver))
                .then(|| Found::new(Severity::Medium, [one.id.clone(), giver.clone()]).with(values))
        })
        .collect()
}

/// An active partnership on rung 4 with members who delivered nothing in a year. Subjects: the partnership, those
/// members. A confederation has one purse, so it is left out.
pub(super) fn idle_members(facts: &Facts<'_>) -> Vec<Found> {
    facts
        .active
        .iter()
        .filter(|one| one.rung() == Some(Rung::Collaboration))
        .filter_map(|one| {
            let givers: HashSet<&Id> = facts.gifts(&one.id).iter().map(|gift| &gift.giver).collect();
            let idle: Vec<&Id> = one.members.iter().filter(|member| !givers.contains(member)).collect();
            (!idle.is_empty()).then(|| {
                let values = Values { count: Some(count(idle.len())), ..Values::default() };
                Found::new(Severity::Medium, std::iter::once(&one.id).chain(idle).cloned()).with(values)
            })
        })
        .collect()
}

/// A contribution that was pledged and whose day has passed. Subjects: the contribution, the partnership, the giver. Not
/// in the domain notes: it compares what is promised with what is done.
pub(super) fn never_delivered(facts: &Facts<'_>) -> Vec<Found> {
    let pledged =
        facts.map.contributions.iter().filter(|gift| gift.status == Some(ContributionStatus::Pledged));
    pledged
        .filter(|gift| gift.date < facts.today)
        .map(|gift| {
            let values = Values {
                days: Some(gift.date.days_until(facts.today)),
                day: Some(gift.date),
                categories: vec![gift.category],
                words: gift.description.iter().cloned().collect(),
                ..Values::default()
            };
            let subjects = [gift.id.clone(), gift.partnership.clone(), gift.giver.clone()];
            Found::new(Severity::Medium, subjects).with(values)
        })
        .collect()
}
