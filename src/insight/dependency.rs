//! I01, dependence on one source: help that makes dependent is not help (text 003, F20).

use std::collections::HashMap;

use super::facts::Facts;
use super::{Found, Severity, Values, count, percent};
use crate::model::{Id, Receiver, SourceCategory};

/// For each receiver: of what was delivered in a year in money, goods and places, by value, one giver's share is at
/// least 60 % in two or more contributions; all of it presses more. Subjects: receiver, giver.
pub(super) fn single_source(facts: &Facts<'_>) -> Vec<Found> {
    let mut incoming: HashMap<Id, (usize, HashMap<&Id, i64>)> = HashMap::new();
    for gift in facts.delivered.values().flatten() {
        let counts =
            matches!(gift.category, SourceCategory::Money | SourceCategory::Goods | SourceCategory::Place);
        let (Receiver::Actor(receiver), Some(value), true) = (gift.received_by(), gift.value_rp, counts)
        else {
            continue;
        };
        let (records, givers) = incoming.entry(receiver).or_default();
        *records += 1;
        let sum = givers.entry(&gift.giver).or_default();
        *sum = sum.saturating_add(value);
    }
    let least = facts.settings.dependency_percent.unwrap_or(60);
    let found = incoming.into_iter().filter(|(_, (records, _))| *records >= 2);
    found
        .filter_map(|(receiver, (records, givers))| {
            let whole = givers.values().copied().fold(0, i64::saturating_add);
            let (giver, value) =
                givers.into_iter().max_by_key(|(giver, value)| (*value, std::cmp::Reverse(*giver)))?;
            // Shares are compared before they are rounded for the reader.
            let fires = whole > 0 && i128::from(value) * 100 >= i128::from(whole) * i128::from(least);
            let severity = if value == whole { Severity::High } else { Severity::Medium };
            let values =
                Values { percent: percent(value, whole), count: Some(count(records)), ..Values::default() };
            fires.then(|| Found::new(severity, [receiver, giver.clone()]).with(values))
        })
        .collect()
}
