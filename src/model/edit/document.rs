//! The life of a document: signed, moved along, prolonged, and its promises kept.

use std::sync::Arc;

use super::{Refusal, find, not_in_future, put};
use crate::model::basics::{Day, Id};
use crate::model::code::*;
use crate::model::map::PartnershipMap;
use crate::model::record::*;

pub(super) fn sign(
    map: &mut PartnershipMap,
    id: &Id,
    (signed, start, end): (Day, Day, Option<Day>),
    today: Day,
) -> Result<(), Refusal> {
    let mut changed = find(&map.agreements, id)?.clone();
    not_in_future(signed, today)?;
    turn(&mut changed, Lifecycle::InForce, signed, None)?;
    changed.signed = Some(signed);
    changed.start = Some(start);
    changed.end = end;
    put(map, Arc::new(changed), today)
}

pub(super) fn extend(
    map: &mut PartnershipMap,
    id: &Id,
    (date, end): (Day, Day),
    note: Option<&String>,
    today: Day,
) -> Result<(), Refusal> {
    let mut changed = find(&map.agreements, id)?.clone();
    not_in_future(date, today)?;
    if let Some(now) = changed.end.filter(|now| end <= *now) {
        return Err(Refusal::NotLater(now));
    }
    turn(&mut changed, Lifecycle::Extended, date, note.cloned())?;
    changed.end = Some(end);
    put(map, Arc::new(changed), today)
}

pub(super) fn fulfil(
    map: &mut PartnershipMap,
    (id, obligation): (&Id, &Id),
    date: Day,
    evidence: Option<&String>,
    today: Day,
) -> Result<(), Refusal> {
    let mut changed = find(&map.agreements, id)?.clone();
    not_in_future(date, today)?;
    let promise = changed
        .obligation
        .iter_mut()
        .find(|promise| promise.id == *obligation)
        .ok_or_else(|| Refusal::NoSuchObligation(obligation.clone()))?;
    promise.status = Some(ObligationStatus::Fulfilled);
    promise.fulfilled = Some(date);
    if let Some(evidence) = evidence {
        promise.evidence = Some(evidence.clone());
    }
    put(map, Arc::new(changed), today)
}

/// Moves a document to a status that may follow, and writes that into its history.
pub(super) fn turn(
    agreement: &mut Agreement,
    to: Lifecycle,
    date: Day,
    note: Option<String>,
) -> Result<(), Refusal> {
    let from = agreement.lifecycle();
    if !from.next().contains(&to) {
        return Err(Refusal::NotNext { from, to });
    }
    agreement.status = Some(to);
    agreement.status_history.push(StatusEntry { date, status: to, note });
    Ok(())
}
