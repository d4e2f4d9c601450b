//! A copy of a map that may be shown to anybody: without what could harm a person or a relation (domain notes h).

use super::code::{Privacy, Rung};
use super::edit::Edit;
use super::map::{PartnershipMap, Records};
use super::record::*;
use super::{Day, Table};

/// What was left out of a copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Partnerships on rung 0: competition is managed, not shamed.
    pub competition: usize,
    /// Assessments of trust.
    pub trust: usize,
    /// Contacts with parties.
    pub contacts: usize,
    /// Findings that were accepted, with their reasons.
    pub acknowledgements: usize,
    /// Parties from which something internal was taken.
    pub actors: usize,
    /// Partnerships from which something internal was taken.
    pub partnerships: usize,
}

/// The map without its internal tables and fields. It keeps every rule that it kept before.
///
/// Left out: trust, contacts and acknowledgements; partnerships on rung 0 and what hangs on them; of parties stance,
/// power, interest, weaknesses, contact, consent and notes; of partnerships conflict, members' own views, why
/// they ended, entries of competition, and the reasons of steps down; notes and lessons of meetings; where documents are kept. In running texts nothing is looked for.
pub fn redacted(map: &PartnershipMap, today: Day) -> (PartnershipMap, LeftOut) {
    let mut left = LeftOut {
        trust: map.trust.len(),
        contacts: map.contacts.len(),
        acknowledgements: map.acknowledgements.len(),
        ..LeftOut::default()
    };
    let mut open = PartnershipMap {
        trust: Records::default(),
        contacts: Records::default(),
        acknowledgements: Records::default(),
        ..map.clone()
    };
    for one in map.partnerships.iter().filter(|one| one.rung() == Some(Rung::Competition)) {
        let gone = Edit::Remove(Table::Partnership, one.id.clone());
        if let Ok(without) = gone.apply(&open, today) {
            open = without;
            left.competition += 1;
        }
    }
    left.actors = change(&mut open.actors, actor);
    left.partnerships = change(&mut open.partnerships, partnership);
    change(&mut open.meetings, meeting);
    change(&mut open.agreements, agreement);
    let info = MapInfo { privacy: Some(Privacy::Public), owner_role: None, ..(*map.info).clone() };
    open.info = info.into();
    (open, left)
}

/// Changes every record of a table; gives how many are others now.
fn change<T: Record + Clone + PartialEq>(records: &mut Records<T>, redact: impl Fn(&mut T)) -> usize {
    let mut changed = 0;
    for slot in 0..records.slot_count() {
        let Some(before) = records.at(slot).cloned() else { continue };
        let mut after = (*before).clone();
        redact(&mut after);
        if after != *before {
            records.set(slot, Some(after.into()));
            changed += 1;
        }
    }
    changed
}

fn actor(one: &mut Actor) {
    one.stance = None;
    (one.power, one.interest) = (None, None);
    one.weaknesses.clear();
    (one.contact_role, one.contact_channel, one.consent) = (None, None, None);
    one.notes = None;
}

fn partnership(one: &mut Partnership) {
    one.conflict = None;
    one.view.clear();
    one.end_reason = None;
    // Competition in the past, and why somebody stepped down, stay inside.
    one.history.retain(|entry| entry.rung != Rung::Competition);
    let mut before = None;
    for entry in &mut one.history {
        if before.is_some_and(|rung| entry.rung < rung) {
            entry.reason = None;
        }
        before = Some(entry.rung);
        entry.by = None;
    }
}

fn meeting(one: &mut Meeting) {
    (one.notes, one.lessons) = (None, None);
    one.signatories.clear();
}

fn agreement(one: &mut Agreement) {
    one.file = None;
    for party in &mut one.parties {
        party.signatory_role = None;
    }
}
