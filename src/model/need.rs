//! NEEDS AGAINST SOURCES: who holds what a need asks for, who is at work on it, and who could bring in the rest.
//!
//! Text 003: find the need, map who holds sources, make contact, agree; domain notes b.6 (I03) and M4.

use std::collections::HashSet;

use super::basics::Id;
use super::code::{ContributionStatus, NeedStatus, PartnershipStatus, Rung, SourceCategory, SourceStatus};
use super::map::PartnershipMap;
use super::record::{Need, Partnership, Resource};

/// How far a source that a need asks for has come, the furthest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Supply {
    /// Nobody on the map holds it.
    Missing,
    /// Somebody holds it and has not been asked: an available or identified source of no member.
    Elsewhere,
    /// A member of a partnership for this need holds it or has pledged it.
    Held,
    /// It was delivered in a partnership for this need.
    Delivered,
}

impl Need {
    /// Whether it still waits: neither met, postponed nor dropped.
    pub fn is_open(&self) -> bool {
        matches!(self.status, None | Some(NeedStatus::Open | NeedStatus::InProgress))
    }
}

impl Resource {
    /// Whether it may be given, or is given, by its owner's word.
    pub fn counts(&self) -> bool {
        matches!(self.status, Some(SourceStatus::Pledged | SourceStatus::Available | SourceStatus::InUse))
    }

    /// Whether it is there and nobody uses it yet.
    pub fn is_free(&self) -> bool {
        matches!(self.status, None | Some(SourceStatus::Identified | SourceStatus::Available))
    }
}

/// A need and what surrounds it.
pub struct Surroundings<'a> {
    map: &'a PartnershipMap,
    /// The active partnerships that name it, competition left out: whoever competes is not at work on it together.
    pub partnerships: Vec<&'a Partnership>,
    /// Their members, each once, in the order in which they are named.
    pub parties: Vec<&'a Id>,
}

impl<'a> Surroundings<'a> {
    /// The surroundings of a need; `named` are the partnerships that name it.
    pub fn new(map: &'a PartnershipMap, named: impl Iterator<Item = &'a Partnership>) -> Self {
        let active = |one: &&Partnership| {
            one.status == Some(PartnershipStatus::Active)
                && one.rung().is_none_or(|rung| rung != Rung::Competition)
        };
        let partnerships: Vec<_> = named.filter(active).collect();
        let mut seen = HashSet::new();
        let members = partnerships.iter().flat_map(|one| &one.members);
        let parties = members.filter(|id| seen.insert(*id)).collect();
        Self { map, partnerships, parties }
    }

    /// How many share the concern besides the anchor, whose concern it is anyway.
    pub fn supporters(&self) -> usize {
        self.parties.iter().filter(|id| self.map.info.anchor.as_ref() != Some(**id)).count()
    }

    /// The 0-1-3 stage (text 003, F19; M4): nobody, one or two, or three and more who share the concern.
    pub fn stage(&self) -> u8 {
        match self.supporters() {
            0 => 0,
            1 | 2 => 1,
            _ => 3,
        }
    }

    /// How far a source has come; `given` says whether one of these partnerships has received it.
    pub fn supply(&self, category: SourceCategory, given: bool) -> Supply {
        if given {
            return Supply::Delivered;
        }
        let of_it = |one: &&Resource| one.category == category;
        let mut held = self.map.resources.iter().filter(of_it).filter(|one| one.counts());
        if held.any(|one| self.parties.contains(&&one.owner)) {
            Supply::Held
        } else if self.holders(category).is_empty() {
            Supply::Missing
        } else {
            Supply::Elsewhere
        }
    }

    /// Whoever holds a free source of that category, members first; parties that are merged or gone left out.
    pub fn holders(&self, category: SourceCategory) -> Vec<&'a Resource> {
        let here = |one: &&Resource| self.map.actors.get(&one.owner).is_some_and(|owner| !owner.is_gone());
        let mut found: Vec<&Resource> = self
            .map
            .resources
            .iter()
            .filter(|one| one.category == category && (one.is_free() || one.counts()))
            .filter(here)
            .collect();
        found.sort_by_key(|one| !self.parties.contains(&&one.owner));
        found
    }

    /// Whether a source of that category was delivered in one of the partnerships, out of these contributions.
    pub fn has_received<I: IntoIterator<Item = usize>>(
        &self,
        category: SourceCategory,
        mut gifts_of: impl FnMut(&Id) -> I,
    ) -> bool {
        let delivered = |slot: usize| {
            let gift = self.map.contributions.at(slot);
            gift.is_some_and(|gift| {
                gift.category == category && gift.status == Some(ContributionStatus::Delivered)
            })
        };
        self.partnerships.iter().any(|one| gifts_of(&one.id).into_iter().any(delivered))
    }
}

/// Who can introduce a party: the chain of those who introduced one another, from the party outwards. It ends with
/// somebody of `known`, or where nobody is named; a circle in the file ends it too.
pub fn introducers<'a>(map: &'a PartnershipMap, to: &'a Id, known: &[&Id]) -> Vec<&'a Id> {
    let mut chain = Vec::new();
    let mut at = to;
    while let Some(next) = map.actors.get(at).and_then(|actor| actor.introduced_by.as_ref()) {
        if next == to || chain.contains(&next) {
            break;
        }
        chain.push(next);
        if known.contains(&next) {
            break;
        }
        at = next;
    }
    chain
}

#[cfg(test)]
mod tests {
    use super::super::record::{Actor, MapInfo};
    use super::*;
    use crate::model::{ActorKind, Code as _, LadderEntry, Record};

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn map() -> PartnershipMap {
        let mut map = PartnershipMap::new(MapInfo::new("Air"));
        for name in ["rw", "pkk", "pam", "bank"] {
            map.actors.push(Actor::new(id(name), name, ActorKind::Community)).unwrap();
        }
        let text = "id = \"s1\"\nowner = \"pam\"\ncategory = \"goods\"\ndescription = \"pipa\"\nstatus = \"available\"";
        map.resources.push(toml::from_str(text).unwrap()).unwrap();
        map
    }

    fn partnership(members: &[&str], rung: Option<Rung>) -> Partnership {
        let mut one = Partnership::new(id("k1"), "Air bersih", members.iter().map(|name| id(name)).collect());
        one.status = Some(PartnershipStatus::Active);
        one.needs = vec![id("air")];
        if let Some(rung) = rung {
            let text = format!("date = 2026-01-01\nrung = \"{}\"", rung.code());
            one.history.push(toml::from_str::<LadderEntry>(&text).unwrap());
        }
        one
    }

    #[test]
    fn a_source_comes_nearer_step_by_step() {
        let map = map();
        let alone = Surroundings::new(&map, std::iter::empty());
        assert_eq!(alone.supply(SourceCategory::Goods, false), Supply::Elsewhere);
        assert_eq!(alone.supply(SourceCategory::Money, false), Supply::Missing);
        assert_eq!(alone.holders(SourceCategory::Goods)[0].id(), Some(&id("s1")));
        let tied = partnership(&["rw", "pam"], Some(Rung::Cooperation));
        let some = Surroundings::new(&map, [&tied].into_iter());
        assert_eq!(some.supply(SourceCategory::Goods, false), Supply::Held);
        assert_eq!(some.supply(SourceCategory::Goods, true), Supply::Delivered);
    }

    #[test]
    fn three_who_share_a_concern_are_three() {
        let map = map();
        let stage = |members: &[&str], rung| {
            let one = partnership(members, rung);
            Surroundings::new(&map, [&one].into_iter()).stage()
        };
        assert_eq!(Surroundings::new(&map, std::iter::empty()).stage(), 0);
        assert_eq!(stage(&["rw", "pkk"], Some(Rung::Communication)), 1);
        assert_eq!(stage(&["rw", "pkk", "pam"], None), 3, "not assessed is not competition");
        assert_eq!(stage(&["rw", "pkk", "pam"], Some(Rung::Competition)), 0);
    }

    #[test]
    fn the_chain_of_introductions_ends_with_somebody_known() {
        let mut map = map();
        for (who, by) in [("bank", "pam"), ("pam", "pkk"), ("pkk", "bank")] {
            let mut actor = map.actors.get(&id(who)).unwrap().clone();
            actor.introduced_by = Some(id(by));
            map.actors.replace(actor);
        }
        let names = |known: &[&Id]| {
            introducers(&map, &id("bank"), known).iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(names(&[&id("pkk")]), ["pam", "pkk"]);
        assert_eq!(names(&[]), ["pam", "pkk"], "a circle ends it");
    }
}
