//! I15, aid that was meant to be short, and how much of the work is delivery (texts 003 and 004).

use super::facts::Facts;
use super::{Found, Severity, Values, count, percent};
use crate::model::Approach;

/// An active partnership whose emergency should have ended. Subject: the partnership.
pub(super) fn prolonged(facts: &Facts<'_>) -> Vec<Found> {
    facts
        .active
        .iter()
        .filter_map(|one| {
            let until = one.emergency_until.filter(|until| *until < facts.today)?;
            let values =
                Values { days: Some(until.days_until(facts.today)), day: Some(until), ..Values::default() };
            Some(Found::new(Severity::High, [one.id.clone()]).with(values))
        })
        .collect()
}

/// More than half of the active partnerships are delivery. About the whole map.
pub(super) fn delivery_heavy(facts: &Facts<'_>) -> Vec<Found> {
    let delivery = facts.active.iter().filter(|one| one.approach == Some(Approach::Delivery)).count();
    let (part, whole) = (count(delivery), count(facts.active.len()));
    let most = facts.settings.delivery_percent.unwrap_or(50);
    if whole == 0 || i128::from(part) * 100 <= i128::from(whole) * i128::from(most) {
        return Vec::new();
    }
    let values =
        Values { percent: percent(part, whole), count: Some(part), of: Some(whole), ..Values::default() };
    vec![Found::new(Severity::Info, []).with(values)]
}
