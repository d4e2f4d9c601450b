//! What the page shows of a map, reckoned once for its lists and for its script: nothing else leaves the map.

use std::collections::BTreeSet;

use crate::model::{Actor, Agreement, Day, Id, Partnership, PartnershipMap, Rung};
use crate::network::{At, Standing, moments};

/// What a partnership is at a stop: not there, or there on a rung, or there and not assessed.
pub(super) type State = Option<Option<Rung>>;

/// Everything on the page, by number.
pub(super) struct Shown<'a> {
    /// The days on which something changed before today, in order; the stop after the last one is now.
    pub(super) stops: Vec<Day>,
    /// The parties that are or were there, in file order.
    pub(super) parties: Vec<Party<'a>>,
    /// The partnerships that stand or stood, in file order.
    pub(super) ties: Vec<Tie<'a>>,
    /// The documents, in file order.
    pub(super) documents: Vec<Document<'a>>,
}

/// A party.
pub(super) struct Party<'a> {
    pub(super) actor: &'a Actor,
    /// The first stop at which it was there; the one after the last when it is there only now.
    pub(super) first: usize,
    /// Whether it is there now.
    pub(super) now: bool,
}

/// A partnership.
pub(super) struct Tie<'a> {
    pub(super) one: &'a Partnership,
    /// The numbers of its members.
    pub(super) members: Vec<usize>,
    /// From which stop on it was what; before the first one it was not there.
    pub(super) changes: Vec<(usize, State)>,
}

impl Tie<'_> {
    /// What it is now.
    pub(super) fn now(&self) -> State {
        self.changes.last().and_then(|(_, state)| *state)
    }
}

/// A document.
pub(super) struct Document<'a> {
    pub(super) one: &'a Agreement,
    /// The numbers of its parties.
    pub(super) parties: Vec<usize>,
    /// The number of its partnership.
    pub(super) tie: Option<usize>,
    /// The first stop at which it was there.
    pub(super) first: usize,
}

impl<'a> Shown<'a> {
    /// What a page made `today` shows.
    pub(super) fn new(map: &'a PartnershipMap, today: Day) -> Self {
        let stops: Vec<Day> = moments(map).into_iter().filter(|day| *day < today).collect();
        let parties = parties(map, &stops, today);
        let mut places = vec![None; map.actors.slot_count()];
        for (place, party) in parties.iter().enumerate() {
            if let Some(slot) = map.actors.slot_of(&party.actor.id) {
                places[slot] = Some(place);
            }
        }
        let place = |id: &Id| places[map.actors.slot_of(id)?];
        let ties = ties(map, &stops, today, place);
        let mut numbers = vec![None; map.partnerships.slot_count()];
        for (number, tie) in ties.iter().enumerate() {
            if let Some(slot) = map.partnerships.slot_of(&tie.one.id) {
                numbers[slot] = Some(number);
            }
        }
        let document = |one: &'a Agreement| Document {
            one,
            parties: one.parties.iter().filter_map(|party| place(&party.actor)).collect(),
            tie: one.partnership.as_ref().and_then(|id| numbers[map.partnerships.slot_of(id)?]),
            first: one.signed.or(one.start).map_or(0, |day| stop_on(&stops, day)),
        };
        let documents = map.agreements.iter().map(document).collect();
        Self { stops, parties, ties, documents }
    }
}

/// The first stop that is not before a day.
fn stop_on(stops: &[Day], day: Day) -> usize {
    stops.partition_point(|stop| *stop < day)
}

fn parties<'a>(map: &'a PartnershipMap, stops: &[Day], today: Day) -> Vec<Party<'a>> {
    let past = Standing::new(map, At::Day(today));
    let party = |actor: &'a Actor| {
        let seen = past.first_seen(&actor.id).map_or(0, |day| stop_on(stops, day));
        let now = !actor.is_gone();
        let ever = now || (!actor.is_merged() && seen < stops.len());
        ever.then_some(Party { actor, first: seen, now })
    };
    map.actors.iter().filter_map(party).collect()
}

fn ties<'a>(
    map: &'a PartnershipMap,
    stops: &[Day],
    today: Day,
    place: impl Fn(&Id) -> Option<usize>,
) -> Vec<Tie<'a>> {
    // What it is can change only where one of its own dates lies, or on the day after the last of them.
    let asked = |one: &Partnership| -> BTreeSet<usize> {
        let entries = one.history.iter().map(|entry| entry.date);
        let after = entries.clone().max().map(|last| last.plus_days(1));
        let days = entries.chain(one.start).chain(one.end).chain(after);
        days.map(|day| stop_on(stops, day)).filter(|stop| *stop < stops.len()).chain([0]).collect()
    };
    let mut found: Vec<Tie<'a>> = map
        .partnerships
        .iter()
        .map(|one| Tie {
            one,
            members: one.members.iter().filter_map(&place).collect(),
            changes: asked(one).into_iter().map(|stop| (stop, None)).collect(),
        })
        .collect();
    let mut by_stop: Vec<Vec<(usize, usize)>> = vec![Vec::new(); stops.len()];
    for (tie, one) in found.iter().enumerate() {
        for (at, (stop, _)) in one.changes.iter().enumerate() {
            if let Some(list) = by_stop.get_mut(*stop) {
                list.push((tie, at));
            }
        }
    }
    let mut standing = Standing::new(map, At::Day(today));
    for (day, asking) in stops.iter().zip(by_stop) {
        standing = standing.on(*day);
        for (tie, at) in asking {
            let one = found[tie].one;
            found[tie].changes[at].1 = standing.is_active(one).then(|| standing.rung(one));
        }
    }
    let now = Standing::new(map, At::Now);
    for tie in &mut found {
        tie.changes.retain(|(stop, _)| *stop < stops.len());
        tie.changes.push((stops.len(), now.is_active(tie.one).then(|| now.rung(tie.one))));
        tie.changes.dedup_by_key(|(_, state)| *state);
        if tie.changes.first().is_some_and(|(_, state)| state.is_none()) {
            tie.changes.remove(0);
        }
    }
    found.retain(|tie| !tie.changes.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_day_between_two_stops_belongs_to_the_later_one() {
        let stops = [day("2025-01-01"), day("2025-06-01")];
        assert_eq!(stop_on(&stops, day("2024-01-01")), 0);
        assert_eq!(stop_on(&stops, day("2025-06-01")), 1);
        assert_eq!(stop_on(&stops, day("2025-03-01")), 1);
        assert_eq!(stop_on(&stops, day("2025-06-02")), 2, "now");
    }
}
