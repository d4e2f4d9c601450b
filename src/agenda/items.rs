//! Where what is due stands in the records.

use std::collections::HashMap;

use super::{Item, Matter};
use crate::model::*;

/// No series runs on for ever: so many returns of one thing at most.
const RETURNS: i64 = 400;

/// Everything with a date up to `last`, and what was due before.
pub(super) fn all(map: &PartnershipMap, last: Day) -> Vec<Item> {
    let mut found = Vec::new();
    documents(map, last, &mut found);
    partnerships(map, &mut found);
    contacts(map, &mut found);
    meetings(map, last, &mut found);
    for proposal in map.proposals.iter() {
        let funded = matches!(proposal.status, Some(ProposalStatus::Approved | ProposalStatus::Partial));
        if let Some(due) = proposal.report_due.filter(|_| funded) {
            let matter = Matter::Report { proposal: proposal.id.clone() };
            let uid = format!("report-{}", proposal.id);
            found.push(Item { due, matter, who: Some(proposal.to.clone()), text: None, uid });
        }
    }
    found
}

fn documents(map: &PartnershipMap, last: Day, found: &mut Vec<Item>) {
    for one in map.agreements.iter().filter(|one| one.lifecycle().in_force()) {
        if let Some(due) = one.end {
            let matter = Matter::Ending { agreement: one.id.clone() };
            found.push(Item { due, matter, who: None, text: None, uid: format!("ending-{}", one.id) });
        }
        for promise in one.obligation.iter().filter(|promise| promise.is_open()) {
            let Some(first) = promise.next_due() else { continue };
            let mut due = Some(first);
            let mut turn = 0;
            while let Some(day) = due.filter(|day| *day <= last || turn == 0) {
                // Ids hold hyphens: only the length in front says where the first one ends.
                let ids = format!("{}-{}-{}", one.id.as_str().len(), one.id, promise.id);
                let uid = match promise.recurs {
                    Some(_) => format!("promise-{ids}-{day}"),
                    None => format!("promise-{ids}"),
                };
                found.push(Item {
                    due: day,
                    matter: Matter::Promise { agreement: one.id.clone(), obligation: promise.id.clone() },
                    who: promise.party.clone(),
                    text: Some(promise.description.clone()),
                    uid,
                });
                turn += 1;
                due = promise.recurs.filter(|_| turn < RETURNS).map(|recurs| recurs.nth(first, turn));
            }
        }
    }
}

fn partnerships(map: &PartnershipMap, found: &mut Vec<Item>) {
    let touches = last_touches(map);
    for one in map.partnerships.iter() {
        let runs = matches!(one.status, Some(PartnershipStatus::Active | PartnershipStatus::Planned));
        if let Some(action) = one.next_action.as_ref().filter(|_| runs)
            && let Some(due) = action.due
        {
            found.push(Item {
                due,
                matter: Matter::Action { partnership: one.id.clone() },
                who: action.actor.clone(),
                text: Some(action.text.clone()),
                uid: format!("action-{}", one.id),
            });
        }
        if one.status != Some(PartnershipStatus::Active) {
            continue;
        }
        if let Some(due) = one.emergency_until {
            let matter = Matter::Emergency { partnership: one.id.clone() };
            found.push(Item {
                due,
                matter,
                who: one.lead.clone(),
                text: None,
                uid: format!("emergency-{}", one.id),
            });
        }
        if let Some(last) = touches.get(&one.id) {
            let days = one.review_days.unwrap_or_else(|| map.info.settings.review());
            let matter = Matter::Review { partnership: one.id.clone() };
            let uid = format!("review-{}", one.id);
            found.push(Item { due: last.plus_days(days), matter, who: one.lead.clone(), text: None, uid });
        }
    }
}

fn contacts(map: &PartnershipMap, found: &mut Vec<Item>) {
    for contact in latest_contacts(map).into_values() {
        if let Some(due) = contact.next_date {
            found.push(Item {
                due,
                matter: Matter::Contact { contact: contact.id.clone() },
                who: Some(contact.actor.clone()),
                text: contact.next_step.clone(),
                uid: format!("contact-{}", contact.id),
            });
        }
    }
}

fn meetings(map: &PartnershipMap, last: Day, found: &mut Vec<Item>) {
    let mut series: HashMap<(Option<MeetingKind>, Option<&str>, Recurrence), &Meeting> = HashMap::new();
    for meeting in map.meetings.iter() {
        for (place, task) in meeting.followups.iter().enumerate() {
            let open = matches!(task.status, None | Some(FollowUpStatus::Open));
            if let Some(due) = task.due.filter(|_| open) {
                found.push(Item {
                    due,
                    matter: Matter::FollowUp { meeting: meeting.id.clone(), place },
                    who: task.actor.clone(),
                    text: Some(task.task.clone()),
                    uid: format!("followup-{}-{place}", meeting.id),
                });
            }
        }
        if let Some(recurs) = meeting.recurrence {
            // The same kind at the same place and pace is one series; its last meeting says when the next ones are.
            let known = series.entry((meeting.kind, meeting.place.as_deref(), recurs)).or_insert(meeting);
            if meeting.date > known.date {
                *known = meeting;
            }
        }
    }
    for ((.., recurs), meeting) in series {
        for turn in 1..RETURNS {
            let due = recurs.nth(meeting.date, turn);
            if due > last {
                break;
            }
            found.push(Item {
                due,
                matter: Matter::Meeting { meeting: meeting.id.clone() },
                who: None,
                text: meeting.place.clone(),
                uid: format!("meeting-{}-{due}", meeting.id),
            });
        }
    }
}
