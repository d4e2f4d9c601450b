//! What the screens need to know of a map at once, computed once a revision and never stored.

use std::collections::HashMap;

use crate::model::*;

use super::search::{Search, fold, plain};

/// The columns of the board: not assessed, then rungs 0..=5; ids in the order of the cards.
pub type Board = [Vec<Id>; 7];

/// Facts of one revision on one day.
#[derive(Clone, Debug, Default)]
pub struct Derived {
    /// The partnerships of each party.
    pub partnerships_of: HashMap<Id, Vec<Id>>,
    /// The documents of each partnership.
    pub documents_of: HashMap<Id, Vec<Id>>,
    /// The contributions of each partnership, as slots of their table.
    pub contributions_of: HashMap<Id, Vec<usize>>,
    /// The contacts of each party, as slots of their table.
    pub contacts_of: HashMap<Id, Vec<usize>>,
    /// The latest sign of life of each partnership.
    pub last_touch: HashMap<Id, Day>,
}

impl Derived {
    /// The facts of a map.
    pub fn new(map: &PartnershipMap) -> Self {
        let mut facts = Self::default();
        for partnership in map.partnerships.iter() {
            for member in &partnership.members {
                facts.partnerships_of.entry(member.clone()).or_default().push(partnership.id.clone());
            }
            if let Some(entry) = partnership.current() {
                facts.touch(&partnership.id, entry.date);
            }
        }
        for agreement in map.agreements.iter() {
            if let Some(partnership) = &agreement.partnership {
                facts.documents_of.entry(partnership.clone()).or_default().push(agreement.id.clone());
            }
        }
        for (slot, gift) in map.contributions.slots().enumerate() {
            if let Some(gift) = gift {
                facts.contributions_of.entry(gift.partnership.clone()).or_default().push(slot);
                facts.touch(&gift.partnership, gift.date);
            }
        }
        for (slot, contact) in map.contacts.slots().enumerate() {
            if let Some(contact) = contact {
                facts.contacts_of.entry(contact.actor.clone()).or_default().push(slot);
                if let Some(partnership) = &contact.partnership {
                    facts.touch(partnership, contact.date);
                }
            }
        }
        facts.touch_by_meetings(map);
        facts
    }

    /// A meeting touches a partnership when two or more of its members were there (domain notes b.4).
    fn touch_by_meetings(&mut self, map: &PartnershipMap) {
        for meeting in map.meetings.iter() {
            let mut seen: HashMap<&Id, usize> = HashMap::new();
            let there = meeting.attending.iter().filter_map(|actor| self.partnerships_of.get(actor));
            for partnership in there.flatten() {
                *seen.entry(partnership).or_default() += 1;
            }
            let touched: Vec<Id> =
                seen.into_iter().filter(|(_, heads)| *heads >= 2).map(|(id, _)| id.clone()).collect();
            for id in touched {
                self.touch(&id, meeting.date);
            }
        }
    }

    fn touch(&mut self, partnership: &Id, day: Day) {
        match self.last_touch.get_mut(partnership) {
            Some(last) => *last = (*last).max(day),
            None => {
                self.last_touch.insert(partnership.clone(), day);
            }
        }
    }

    /// The kinds of the members of a partnership, each once, in the order of the glossary.
    pub fn kinds(map: &PartnershipMap, partnership: &Partnership) -> Vec<ActorKind> {
        let mut kinds: Vec<_> =
            partnership.members.iter().filter_map(|id| map.actors.get(id)).map(|actor| actor.kind).collect();
        kinds.sort();
        kinds.dedup();
        kinds
    }
}

/// What is shown of each list: everything that fits the filter, ended things only when asked for.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// The board.
    pub board: Board,
    /// The parties by name.
    pub actors: Vec<Id>,
    /// The partnerships by name.
    pub partnerships: Vec<Id>,
    /// The documents by end date, those without one last.
    pub agreements: Vec<Id>,
}

impl Lists {
    /// The lists of a map under a filter.
    pub fn new(map: &PartnershipMap, filter: &str, ended: bool, today: Day) -> Self {
        let mut search = Search::new(filter);
        let shown = |one: &&Partnership| ended || one.status != Some(PartnershipStatus::Ended);
        let by_name = |one: &&Partnership| fold(&one.name);
        let mut found: Vec<&Partnership> = map.partnerships.iter().filter(shown).collect();
        found.sort_by_cached_key(by_name);
        found = search.rank(found, |one| partnership_text(map, one));
        let mut lists =
            Self { partnerships: found.iter().map(|one| one.id.clone()).collect(), ..Self::default() };
        // The longest on a rung stand first: what was just stepped is found at the end of its column.
        found.sort_by_cached_key(|one| one.since());
        for one in found {
            let column = one.rung().map_or(0, |rung| usize::from(rung.digit()) + 1);
            lists.board[column].push(one.id.clone());
        }
        lists.actors = actors(map, &mut search, ended);
        lists.agreements = agreements(map, &mut search, ended, today);
        lists
    }
}

fn partnership_text(map: &PartnershipMap, one: &Partnership) -> String {
    let mut text = one.name.clone();
    for id in &one.members {
        text.push(' ');
        text.push_str(map.actor_name(id));
    }
    plain(&text)
}

fn actors(map: &PartnershipMap, search: &mut Search, ended: bool) -> Vec<Id> {
    let gone = |actor: &Actor| matches!(actor.status, Some(ActorStatus::Merged | ActorStatus::Inactive));
    let mut found: Vec<&Actor> = map.actors.iter().filter(|actor| ended || !gone(actor)).collect();
    found.sort_by_cached_key(|actor| fold(&actor.name));
    let text =
        |actor: &&Actor| plain(&format!("{} {}", actor.name, actor.subtype.as_deref().unwrap_or_default()));
    search.rank(found, text).into_iter().map(|actor| actor.id.clone()).collect()
}

fn agreements(map: &PartnershipMap, search: &mut Search, ended: bool, today: Day) -> Vec<Id> {
    let over = |one: &Agreement| {
        let standing = one.standing(today, &map.info.settings);
        matches!(standing, Standing::Completed | Standing::Terminated | Standing::Void)
    };
    let mut found: Vec<&Agreement> = map.agreements.iter().filter(|one| ended || !over(one)).collect();
    found.sort_by_key(|one| (one.end.is_none(), one.end, one.id.clone()));
    let text = |one: &&Agreement| {
        let mut text = one.title.clone();
        for party in &one.parties {
            text.push(' ');
            text.push_str(map.actor_name(&party.actor));
            text.push(' ');
            text.push_str(party.number.as_deref().unwrap_or_default());
        }
        plain(&text)
    };
    search.rank(found, text).into_iter().map(|one| one.id.clone()).collect()
}
