//! I24, a partnership that nobody has looked at for long.

use super::facts::Facts;
use super::{Found, Severity, Values};

/// An active partnership whose latest sign of life is older than its review interval, or that has none. Subject: the
/// partnership.
pub(super) fn untouched(facts: &Facts<'_>) -> Vec<Found> {
    facts
        .active
        .iter()
        .filter_map(|one| {
            let last = facts.last_touch(&one.id);
            let days = last.map(|last| last.days_until(facts.today));
            let patience = one.review_days.unwrap_or_else(|| facts.settings.review());
            let values = Values { days, day: last, ..Values::default() };
            days.is_none_or(|days| days > patience)
                .then(|| Found::new(Severity::Medium, [one.id.clone()]).with(values))
        })
        .collect()
}
