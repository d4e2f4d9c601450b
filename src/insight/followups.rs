//! I12b and I12c: follow-ups of meetings that are late, and tasks for which nobody answers.

use super::facts::Facts;
use super::{Found, Severity, Values};
use crate::model::{FollowUp, FollowUpStatus, Meeting};

fn open<'a>(facts: &Facts<'a>) -> impl Iterator<Item = (&'a Meeting, &'a FollowUp)> {
    let meetings = facts.map.meetings.iter();
    let all = meetings.flat_map(|meeting| meeting.followups.iter().map(move |task| (meeting, task)));
    all.filter(|(_, task)| matches!(task.status, None | Some(FollowUpStatus::Open)))
}

/// An open follow-up that was due before today. Subject: the meeting, once a follow-up.
pub(super) fn overdue(facts: &Facts<'_>) -> Vec<Found> {
    open(facts)
        .filter_map(|(meeting, task)| {
            let due = task.due.filter(|due| *due < facts.today)?;
            let values = Values {
                days: Some(due.days_until(facts.today)),
                day: Some(due),
                words: vec![task.task.clone()],
                others: task.actor.iter().cloned().collect(),
                ..Values::default()
            };
            Some(Found::new(Severity::Medium, [meeting.id.clone()]).with(values))
        })
        .collect()
}

/// An open follow-up, or an open promise of a document in force, for which no party answers: everybody passes it on
/// (*saling lempar tanggung jawab*). Subject: the meeting or the promise.
pub(super) fn nobody(facts: &Facts<'_>) -> Vec<Found> {
    let tasks = open(facts).filter(|(_, task)| task.actor.is_none());
    let tasks =
        tasks.map(|(meeting, task)| (meeting.id.clone(), task.task.clone(), task.due, meeting.id.clone()));
    let documents = facts.map.agreements.iter().filter(|one| one.lifecycle().in_force());
    let promises = documents.flat_map(|one| one.obligation.iter().map(move |promise| (one, promise)));
    let promises = promises.filter(|(_, promise)| promise.party.is_none() && promise.is_open());
    let promises = promises.map(|(one, promise)| {
        (promise.id.clone(), promise.description.clone(), promise.next_due(), one.id.clone())
    });
    tasks
        .chain(promises)
        .map(|(subject, task, day, of)| {
            let values = Values { words: vec![task], day, others: vec![of], ..Values::default() };
            Found::new(Severity::High, [subject]).with(values)
        })
        .collect()
}
