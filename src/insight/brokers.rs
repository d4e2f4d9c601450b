//! I05, parties that others depend on to reach one another.

use super::facts::Facts;
use super::{Found, Severity, Values};
use crate::network;

/// A party with a normalised betweenness in G of 0.15 or more (Freeman 1977). Subject: the party.
pub(super) fn brokers(facts: &Facts<'_>) -> Vec<Found> {
    let least = facts.settings.broker_percent.unwrap_or(15);
    let ties = facts.ties();
    let share = f64::from(i32::try_from(least).unwrap_or(i32::MAX)) / 100.0;
    network::brokers(&ties.graph, share)
        .into_iter()
        .map(|(vertex, share)| {
            let percent = Some(whole(share * 100.0));
            let values = Values { percent, ..Values::default() };
            Found::new(Severity::Info, [ties.actors[vertex as usize].clone()]).with(values)
        })
        .collect()
}

/// A party without which a component of G falls apart. Subject: the party.
pub(super) fn cut_points(facts: &Facts<'_>) -> Vec<Found> {
    let ties = facts.ties();
    let found = network::cut_points(&ties.graph).into_iter();
    found.map(|vertex| Found::new(Severity::Medium, [ties.actors[vertex as usize].clone()])).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "a share in percent is small")]
fn whole(value: f64) -> i64 {
    value.round() as i64
}
