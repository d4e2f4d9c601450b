//! I11, kinds and sectors that are not at the table.

use super::facts::Facts;
use super::{Found, Severity};
use crate::model::{ActorKind, Code as _, Id, Sector};

/// One of the five kinds has no member in an active partnership on rung 1 or higher. Subject: the code of the kind.
pub(super) fn missing_kinds(facts: &Facts<'_>) -> Vec<Found> {
    let there = facts.engaged();
    let missing = ActorKind::ALL.iter().filter(|kind| **kind != ActorKind::Other);
    let missing = missing.filter(|kind| !there.iter().any(|actor| actor.kind == **kind));
    missing.filter_map(|kind| Some(Found::new(Severity::Medium, [Id::new(kind.code())?]))).collect()
}

/// The same for Hill's four sectors of welfare (text 004). Subject: the code of the sector.
pub(super) fn missing_sectors(facts: &Facts<'_>) -> Vec<Found> {
    let there = facts.engaged();
    let missing = Sector::ALL.iter().filter(|one| !there.iter().any(|actor| actor.sector == Some(**one)));
    missing.filter_map(|one| Some(Found::new(Severity::Medium, [Id::new(one.code())?]))).collect()
}
