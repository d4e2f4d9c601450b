//! I29, residents who take part but do not decide (text 004, F49 and F50).

use super::facts::Facts;
use super::{Found, Severity};
use crate::model::{ParticipationLevel, ParticipationStage};

/// The stages in which it is decided what is done.
const FIRST: [ParticipationStage; 3] =
    [ParticipationStage::Identification, ParticipationStage::Decision, ParticipationStage::Planning];

/// Participation was recorded, and residents decide with the others in none of the first three stages. Subject: the
/// partnership.
pub(super) fn token(facts: &Facts<'_>) -> Vec<Found> {
    let recorded = facts.active.iter().filter(|one| !one.participation.is_empty());
    recorded
        .filter(|one| {
            !FIRST.iter().any(|stage| one.participation.get(stage) == Some(&ParticipationLevel::Deciding))
        })
        .map(|one| Found::new(Severity::Medium, [one.id.clone()]))
        .collect()
}
