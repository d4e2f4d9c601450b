//! I06 to I09 and X01: documents that end, have ended, are not followed up, and their promises.

use super::facts::Facts;
use super::{Found, Severity, Values, count};
use crate::model::{Agreement, PartnershipStatus};

fn in_force<'a>(facts: &Facts<'a>) -> impl Iterator<Item = &'a Agreement> {
    facts.map.agreements.iter().filter(|one| one.lifecycle().in_force())
}

/// A document in force with 0 to 90 days left; up to 30 presses more. Subject: the document.
pub(super) fn ending(facts: &Facts<'_>) -> Vec<Found> {
    let (soon, very_soon) = (facts.settings.expiring(), facts.settings.expiring_soon());
    in_force(facts)
        .filter_map(|one| {
            let days = one.days_left(facts.today).filter(|days| (0..=soon).contains(days))?;
            let severity = if days <= very_soon { Severity::High } else { Severity::Medium };
            let values = Values { days: Some(days), day: one.end, ..Values::default() };
            Some(Found::new(severity, [one.id.clone()]).with(values))
        })
        .collect()
}

/// A document in force whose last day has passed while its partnership is active. Subject: the document.
pub(super) fn lapsed(facts: &Facts<'_>) -> Vec<Found> {
    in_force(facts)
        .filter_map(|one| {
            let days = one.days_left(facts.today).filter(|days| *days < 0)?;
            let tie = facts.map.partnerships.get(one.partnership.as_ref()?)?;
            let values = Values { days: Some(-days), day: one.end, ..Values::default() };
            (tie.status == Some(PartnershipStatus::Active))
                .then(|| Found::new(Severity::High, [one.id.clone()]).with(values))
        })
        .collect()
}

/// A document in force that is a paper tiger. Subject: the document.
pub(super) fn paper_tigers(facts: &Facts<'_>) -> Vec<Found> {
    in_force(facts)
        .filter(|one| one.is_paper_tiger(facts.today, facts.settings))
        .filter_map(|one| {
            let (age, due) = (one.start?.days_until(facts.today), one.obligations_due(facts.today));
            let values = Values { days: Some(age), count: Some(count(due)), ..Values::default() };
            Some(Found::new(Severity::High, [one.id.clone()]).with(values))
        })
        .collect()
}

/// A promise in a document in force that is open and was due before today. Subject: the promise.
pub(super) fn late_promises(facts: &Facts<'_>) -> Vec<Found> {
    let late = in_force(facts).flat_map(|one| one.late(facts.today).map(move |promise| (one, promise)));
    late.map(|(one, promise)| {
        let due = promise.next_due();
        let values = Values {
            days: due.map(|due| due.days_until(facts.today)),
            day: due,
            words: vec![promise.description.clone()],
            others: [one.id.clone()].into_iter().chain(promise.party.clone()).collect(),
            ..Values::default()
        };
        Found::new(Severity::Medium, [promise.id.clone()]).with(values)
    })
    .collect()
}

/// A document in force whose partnership is not active, or was not touched for longer than it should be. Subjects: the
/// document, the partnership. Not in the domain notes: it compares what is signed with what is done.
pub(super) fn asleep(facts: &Facts<'_>) -> Vec<Found> {
    in_force(facts)
        .filter(|one| one.days_left(facts.today).is_none_or(|days| days >= 0))
        .filter_map(|one| {
            let tie = facts.map.partnerships.get(one.partnership.as_ref()?)?;
            let last = facts.last_touch(&tie.id);
            let days = last.map(|last| last.days_until(facts.today));
            let patience = tie.review_days.unwrap_or_else(|| facts.settings.review());
            let idle = matches!(tie.status, Some(PartnershipStatus::Dormant | PartnershipStatus::Ended));
            let fires = idle || days.is_some_and(|days| days > patience);
            let values = Values { days, ..Values::default() };
            fires.then(|| Found::new(Severity::Medium, [one.id.clone(), tie.id.clone()]).with(values))
        })
        .collect()
}
