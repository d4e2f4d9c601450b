//! The latest sign of life of each partnership (domain notes b.4).

use std::collections::HashMap;

use super::basics::{Day, Id};
use super::map::PartnershipMap;
use super::record::{Contact, Contribution, Meeting, Partnership};

/// The same as [`last_touches`] for one partnership, out of contributions in it, contacts with its members, and
/// meetings.
pub fn last_touch<'a>(
    partnership: &Partnership,
    gifts: impl Iterator<Item = &'a Contribution>,
    contacts: impl Iterator<Item = &'a Contact>,
    meetings: impl Iterator<Item = &'a Meeting>,
) -> Option<Day> {
    let together = |meeting: &&Meeting| {
        partnership.members.iter().filter(|member| meeting.attending.contains(member)).count() >= 2
    };
    let about = |contact: &&Contact| contact.partnership.as_ref() == Some(&partnership.id);
    let steps = partnership.history.iter().map(|entry| entry.date);
    let others = gifts.map(|gift| gift.date).chain(contacts.filter(about).map(|contact| contact.date));
    steps.chain(others).chain(meetings.filter(together).map(|meeting| meeting.date)).max()
}

/// The latest contact with each party; of two on one day the later in the file.
pub fn latest_contacts(map: &PartnershipMap) -> HashMap<&Id, &Contact> {
    let mut latest: HashMap<&Id, &Contact> = HashMap::new();
    for contact in map.contacts.iter() {
        let known = latest.entry(&contact.actor).or_insert(contact);
        if contact.date >= known.date {
            *known = contact;
        }
    }
    latest
}

/// For each partnership the latest of its ladder entries, contributions, contacts, and meetings that two or more of
/// its members attended; one of which nothing is recorded is left out.
pub fn last_touches(map: &PartnershipMap) -> HashMap<&Id, Day> {
    let mut latest: HashMap<&Id, Day> = HashMap::new();
    let mut of: HashMap<&Id, Vec<&Id>> = HashMap::new();
    let mut touch = |id, day: Day| {
        latest.entry(id).and_modify(|known| *known = day.max(*known)).or_insert(day);
    };
    for one in map.partnerships.iter() {
        one.history.iter().for_each(|entry| touch(&one.id, entry.date));
        one.members.iter().for_each(|member| of.entry(member).or_default().push(&one.id));
    }
    map.contributions.iter().for_each(|gift| touch(&gift.partnership, gift.date));
    for contact in map.contacts.iter() {
        contact.partnership.iter().for_each(|id| touch(id, contact.date));
    }
    for meeting in map.meetings.iter() {
        let mut together: HashMap<&Id, usize> = HashMap::new();
        let mut attending: Vec<&Id> = meeting.attending.iter().collect();
        attending.sort();
        attending.dedup();
        for id in attending.into_iter().filter_map(|member| of.get(member)).flatten() {
            *together.entry(id).or_default() += 1;
        }
        together.into_iter().filter(|(_, count)| *count >= 2).for_each(|(id, _)| touch(id, meeting.date));
    }
    latest
}
