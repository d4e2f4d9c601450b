//! I12, a next step with a party that was planned and did not happen.

use super::facts::Facts;
use super::{Found, Severity, Values};
use crate::model::latest_contacts;

/// The latest contact with a party names a next date that has passed. Subject: the party.
pub(super) fn overdue(facts: &Facts<'_>) -> Vec<Found> {
    latest_contacts(facts.map)
        .into_values()
        .filter_map(|contact| {
            let due = contact.next_date.filter(|due| *due < facts.today)?;
            let values = Values {
                days: Some(due.days_until(facts.today)),
                day: Some(due),
                words: contact.next_step.iter().cloned().collect(),
                ..Values::default()
            };
            Some(Found::new(Severity::Medium, [contact.actor.clone()]).with(values))
        })
        .collect()
}
