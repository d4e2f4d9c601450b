//! What stood on a day: which parties, which partnerships, on which rung, read from the dated histories.

use std::collections::{BTreeSet, HashMap};

use crate::model::{
    Actor, Contribution, ContributionStatus, Day, Id, Partnership, PartnershipMap, PartnershipStatus, Rung,
};

/// The moment at which a map is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// As the file says that it is.
    Now,
    /// As it stood at the end of a day.
    Day(Day),
}

impl At {
    /// Whether something dated had happened by then.
    pub fn includes(self, date: Day) -> bool {
        match self {
            Self::Now => true,
            Self::Day(day) => date <= day,
        }
    }
}

/// What stood at a moment.
///
/// A status has no date of its own, so for a day in the past it is read from the dates around it:
/// - an active partnership had begun by its `start`, or by its first ladder entry where no start is written;
/// - one that has ended ran until its `end`; without an end, and for a dormant one, until its last ladder entry;
/// - a planned one had not begun;
/// - a party was there from the first date that names it (ladder, document, contribution, contact, meeting),
///   and always when no date names it.
pub struct Standing<'a> {
    pub(super) map: &'a PartnershipMap,
    at: At,
    first_seen: HashMap<&'a Id, Day>,
}

impl<'a> Standing<'a> {
    /// What stood in `map` at a moment.
    pub fn new(map: &'a PartnershipMap, at: At) -> Self {
        let first_seen = match at {
            At::Now => HashMap::new(),
            At::Day(_) => first_seen(map),
        };
        Self { map, at, first_seen }
    }

    /// The same map on another day: who was first seen when is not looked up again.
    #[must_use]
    pub fn on(self, day: Day) -> Self {
        let first_seen = match self.at {
            At::Now => first_seen(self.map),
            At::Day(_) => self.first_seen,
        };
        Self { at: At::Day(day), first_seen, ..self }
    }

    /// The first day that names a party; nothing when no date does, or when the file is looked at as it is now.
    pub fn first_seen(&self, actor: &Id) -> Option<Day> {
        self.first_seen.get(actor).copied()
    }

    /// The parties that were there, with the slots of their table, in file order.
    pub fn actors(&self) -> Vec<(usize, &'a Actor)> {
        let there = |actor: &Actor| match self.at {
            At::Now => !actor.is_gone(),
            At::Day(day) => {
                !actor.is_merged() && self.first_seen.get(&actor.id).is_none_or(|first| *first <= day)
            }
        };
        let slots = self.map.actors.slots().enumerate();
        slots.filter_map(|(slot, actor)| Some((slot, &**actor?))).filter(|(_, actor)| there(actor)).collect()
    }

    /// Whether a partnership was active.
    pub fn is_active(&self, one: &Partnership) -> bool {
        let At::Day(day) = self.at else {
            return one.status == Some(PartnershipStatus::Active);
        };
        let dates = || one.history.iter().map(|entry| entry.date);
        let begun = one.start.or_else(|| dates().min()).is_none_or(|first| first <= day);
        let last = || dates().max().is_some_and(|last| day <= last);
        begun
            && match one.status {
                Some(PartnershipStatus::Active) => true,
                Some(PartnershipStatus::Ended) => one.end.map_or_else(last, |end| day < end),
                Some(PartnershipStatus::Dormant) => last(),
                Some(PartnershipStatus::Planned) | None => false,
            }
    }

    /// The rung of a partnership; nothing when it had not been assessed.
    pub fn rung(&self, one: &Partnership) -> Option<Rung> {
        match self.at {
            At::Now => one.rung(),
            At::Day(day) => one.entry_on(day).map(|entry| entry.rung),
        }
    }

    /// The partnerships that were active.
    pub fn partnerships(&self) -> impl Iterator<Item = &'a Partnership> + '_ {
        self.map.partnerships.iter().filter(|one| self.is_active(one))
    }

    /// The contributions that had been delivered.
    pub fn delivered(&self) -> impl Iterator<Item = &'a Contribution> + '_ {
        let gifts = self.map.contributions.iter();
        gifts.filter(|gift| gift.status == Some(ContributionStatus::Delivered) && self.at.includes(gift.date))
    }
}

/// Every day on which a partnership began, moved on the ladder, or ended.
pub fn moments(map: &PartnershipMap) -> Vec<Day> {
    let mut days = BTreeSet::new();
    for one in map.partnerships.iter() {
        days.extend(one.history.iter().map(|entry| entry.date));
        days.extend(one.start);
        days.extend(one.end);
    }
    days.into_iter().collect()
}

/// The first date that names each party.
fn first_seen(map: &PartnershipMap) -> HashMap<&Id, Day> {
    let mut first: HashMap<&Id, Day> = HashMap::new();
    let mut seen = |id, date: Option<Day>| {
        if let Some(date) = date {
            first.entry(id).and_modify(|known| *known = date.min(*known)).or_insert(date);
        }
    };
    for one in map.partnerships.iter() {
        let begun = one.start.into_iter().chain(one.history.iter().map(|entry| entry.date)).min();
        one.members.iter().for_each(|member| seen(member, begun));
    }
    for document in map.agreements.iter() {
        let begun = document.signed.into_iter().chain(document.start).min();
        document.parties.iter().for_each(|party| seen(&party.actor, begun));
    }
    for gift in map.contributions.iter() {
        seen(&gift.giver, Some(gift.date));
        if let Some(receiver) = gift.receiving_actor().and_then(|id| map.actors.get(&id)) {
            seen(&receiver.id, Some(gift.date));
        }
    }
    map.contacts.iter().for_each(|contact| seen(&contact.actor, Some(contact.date)));
    for meeting in map.meetings.iter() {
        meeting.attending.iter().for_each(|actor| seen(actor, Some(meeting.date)));
    }
    first
}
