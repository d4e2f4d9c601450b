//! I20 and I21: where the state is missing, and where only one level of it is at the table.

use super::facts::{Facts, is_tied};
use super::{Found, Severity, Values, count};
use crate::model::{Actor, ActorKind, Level};

/// An open need that is a basic right, with an active partnership on rung 1 or higher, and no government in any of them.
/// Subject: the need.
pub(super) fn absent(facts: &Facts<'_>) -> Vec<Found> {
    facts
        .open_needs()
        .filter(|need| need.basic_right == Some(true))
        .filter(|need| {
            let mut ties = facts.at_work_on(&need.id).iter().filter(|one| is_tied(one)).peekable();
            let is_state =
                |id| facts.map.actors.get(id).is_some_and(|actor| actor.kind == ActorKind::Government);
            ties.peek().is_some() && !ties.any(|one| one.members.iter().any(is_state))
        })
        .map(|need| Found::new(Severity::Medium, [need.id.clone()]))
        .collect()
}

/// The government parties at the table are all of the ward (kelurahan) or below, or all above it. Subjects: those
/// parties.
pub(super) fn one_level(facts: &Facts<'_>) -> Vec<Found> {
    let engaged = facts.engaged();
    let state: Vec<&&Actor> = engaged.iter().filter(|actor| actor.kind == ActorKind::Government).collect();
    let near = state.iter().filter_map(|actor| actor.level).filter(|level| *level <= Level::Ward).count();
    let far = state.iter().filter_map(|actor| actor.level).filter(|level| *level > Level::Ward).count();
    if (near == 0) == (far == 0) {
        return Vec::new();
    }
    let mut subjects: Vec<_> = state.iter().map(|actor| actor.id.clone()).collect();
    subjects.sort();
    let values = Values { count: Some(count(near)), of: Some(count(near + far)), ..Values::default() };
    vec![Found::new(Severity::Info, subjects).with(values)]
}
