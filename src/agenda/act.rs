//! What can be done with something that is due: it is done, it comes later, somebody else takes it.

use super::{Item, Matter};
use crate::model::*;

/// The edit that says it is done today; nothing where only a form can say how (a document that ends, a report).
pub fn done(map: &PartnershipMap, item: &Item, today: Day) -> Option<Edit> {
    Some(match &item.matter {
        Matter::Promise { agreement, obligation } => Edit::Fulfil {
            agreement: agreement.clone(),
            obligation: obligation.clone(),
            date: today,
            evidence: None,
        },
        Matter::FollowUp { meeting, place } => follow_up(map, meeting, *place, |task| {
            task.status = Some(FollowUpStatus::Done);
            task.done_on = Some(today);
        })?,
        Matter::Contact { contact } => {
            let before = map.contacts.get(contact)?;
            let id = Id::from_name(&format!("{}-{today}", before.actor), |id| map.contacts.has(id));
            let (next_step, next_date) = (None, None);
            let purpose = before.next_step.clone();
            Edit::Put(
                Contact {
                    id,
                    date: today,
                    purpose,
                    next_step,
                    next_date,
                    outcome: None,
                    result: None,
                    ..before.clone()
                }
                .into(),
            )
        }
        Matter::Action { partnership } => {
            let mut one = map.partnerships.get(partnership)?.clone();
            one.next_action = None;
            Edit::Put(one.into())
        }
        Matter::Review { partnership } => {
            let one = map.partnerships.get(partnership)?;
            let mut entry = LadderEntry::new(today, one.rung()?);
            entry.kind = Some(StepKind::Stays);
            Edit::Step { partnership: partnership.clone(), entry: Box::new(entry) }
        }
        Matter::Emergency { partnership } => {
            let mut one = map.partnerships.get(partnership)?.clone();
            one.emergency_until = None;
            Edit::Put(one.into())
        }
        Matter::Ending { .. } | Matter::Meeting { .. } | Matter::Report { .. } => return None,
    })
}

/// The edit that moves it to another day; nothing where the day follows from something else.
pub fn postpone(map: &PartnershipMap, item: &Item, to: Day) -> Option<Edit> {
    Some(match &item.matter {
        Matter::FollowUp { meeting, place } => follow_up(map, meeting, *place, |task| task.due = Some(to))?,
        Matter::Contact { contact } => {
            let mut one = map.contacts.get(contact)?.clone();
            one.next_date = Some(to);
            Edit::Put(one.into())
        }
        Matter::Action { partnership } => {
            let mut one = map.partnerships.get(partnership)?.clone();
            one.next_action.as_mut()?.due = Some(to);
            Edit::Put(one.into())
        }
        Matter::Emergency { partnership } => {
            let mut one = map.partnerships.get(partnership)?.clone();
            one.emergency_until = Some(to);
            Edit::Put(one.into())
        }
        Matter::Promise { agreement, obligation } => promise(map, agreement, obligation, |promise| {
            // A promise that comes back keeps its days; one of them cannot be moved.
            if promise.recurs.is_none() {
                promise.due = Some(to);
            }
        })?,
        Matter::Report { proposal } => {
            let mut one = map.proposals.get(proposal)?.clone();
            one.report_due = Some(to);
            Edit::Put(one.into())
        }
        Matter::Ending { .. } | Matter::Review { .. } | Matter::Meeting { .. } => return None,
    })
}

/// The edit that gives it to another party; nothing where nobody in particular answers for it.
pub fn hand_over(map: &PartnershipMap, item: &Item, to: &Id) -> Option<Edit> {
    Some(match &item.matter {
        Matter::FollowUp { meeting, place } => {
            follow_up(map, meeting, *place, |task| task.actor = Some(to.clone()))?
        }
        Matter::Action { partnership } => {
            let mut one = map.partnerships.get(partnership)?.clone();
            one.next_action.as_mut()?.actor = Some(to.clone());
            Edit::Put(one.into())
        }
        Matter::Promise { agreement, obligation } => {
            promise(map, agreement, obligation, |promise| promise.party = Some(to.clone()))?
        }
        Matter::Review { partnership } | Matter::Emergency { partnership } => {
            let mut one = map.partnerships.get(partnership)?.clone();
            one.lead = Some(to.clone());
            Edit::Put(one.into())
        }
        Matter::Contact { .. } | Matter::Ending { .. } | Matter::Meeting { .. } | Matter::Report { .. } => {
            return None;
        }
    })
}

fn follow_up(
    map: &PartnershipMap,
    meeting: &Id,
    place: usize,
    change: impl FnOnce(&mut FollowUp),
) -> Option<Edit> {
    let mut one = map.meetings.get(meeting)?.clone();
    change(one.followups.get_mut(place)?);
    Some(Edit::Put(one.into()))
}

fn promise(
    map: &PartnershipMap,
    agreement: &Id,
    obligation: &Id,
    change: impl FnOnce(&mut Obligation),
) -> Option<Edit> {
    let mut one = map.agreements.get(agreement)?.clone();
    let before = one.clone();
    change(one.obligation.iter_mut().find(|promise| promise.id == *obligation)?);
    (one != before).then(|| Edit::Put(one.into()))
}
