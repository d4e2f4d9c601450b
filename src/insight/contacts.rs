//! I12, a next step with a party that was planned and did not happen.

use std::collections::HashMap;

use super::facts::Facts;
use super::{Found, Severity, Values};
use crate::model::{Contact, Id};

/// The latest contact with a party names a next date that has passed. Subject: the party.
pub(super) fn overdue(facts: &Facts<'_>) -> Vec<Found> {
    let mut latest: HashMap<&Id, &Contact> = HashMap::new();
    for contact in facts.map.contacts.iter() {
        let known = latest.entry(&contact.actor).or_insert(contact);
        if contact.date >= known.date {
            *known = contact;
        }
    }
    latest
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
