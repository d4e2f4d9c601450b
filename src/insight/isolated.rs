//! I04, a party that nobody is tied to yet.

use super::facts::Facts;
use super::{Found, Severity, Values};
use crate::model::introducers;

/// An active party without a tie in G, with the chain of those who could introduce it. Subject: the party.
pub(super) fn isolated(facts: &Facts<'_>) -> Vec<Found> {
    let ties = facts.ties();
    let alone = ties.graph.vertices().filter(|vertex| ties.graph.degree(*vertex) == 0);
    alone
        .map(|vertex| {
            let id = &ties.actors[vertex as usize];
            let others = introducers(facts.map, id, &[]).into_iter().cloned().collect();
            Found::new(Severity::Medium, [id.clone()]).with(Values { others, ..Values::default() })
        })
        .collect()
}
