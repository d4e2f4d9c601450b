//! I17, one party decides for all: partners are equals.

use super::facts::{Facts, is_from};
use super::{Found, Severity};
use crate::model::{DecisionMode, Rung};

/// An active partnership on rung 3 or higher in which one party decides. Subject: the partnership.
pub(super) fn by_one(facts: &Facts<'_>) -> Vec<Found> {
    let ties = facts.active.iter().filter(|one| is_from(one, Rung::Coordination));
    let single = ties.filter(|one| one.decision_mode == Some(DecisionMode::Single));
    single.map(|one| Found::new(Severity::Medium, [one.id.clone()])).collect()
}
