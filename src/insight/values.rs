//! I18, the five shared values that keep a commitment alive (text 004).

use std::collections::{HashMap, HashSet};

use super::facts::{Facts, is_from};
use super::{Found, Severity, Values, count};
use crate::model::{Code as _, Id, Rung, SharedValue};

/// Fewer than these of the five are too few.
const ENOUGH: usize = 3;

/// An active partnership on rung 3 or higher with fewer than three values to which all members are committed. Subject:
/// the partnership; a reader gets all of them in one line.
pub(super) fn not_agreed(facts: &Facts<'_>) -> Vec<Found> {
    let mut words: HashMap<(&Id, SharedValue), HashSet<&Id>> = HashMap::new();
    for one in facts.map.values.iter().filter(|one| one.level.is_some_and(|level| level >= 1)) {
        words.entry((&one.partnership, one.value)).or_default().insert(&one.actor);
    }
    facts
        .active
        .iter()
        .filter(|one| is_from(one, Rung::Coordination))
        .filter_map(|one| {
            let by_each = |value: SharedValue| {
                words
                    .get(&(&one.id, value))
                    .is_some_and(|by| one.members.iter().all(|member| by.contains(member)))
            };
            let agreed =
                SharedValue::ALL.iter().filter(|value| one.values.contains(value) || by_each(**value));
            let agreed = agreed.count();
            let values = Values {
                count: Some(count(agreed)),
                of: Some(count(SharedValue::ALL.len())),
                ..Values::default()
            };
            (agreed < ENOUGH).then(|| Found::new(Severity::Info, [one.id.clone()]).with(values))
        })
        .collect()
}
