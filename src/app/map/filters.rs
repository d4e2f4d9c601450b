//! What of the map is shown: by kind, rung, purpose, need and area. Nothing chosen in a group leaves all of it.

use std::collections::BTreeSet;
use std::mem::discriminant;

use crate::app::event::{Code as Press, Key};
use crate::app::form::Outcome;
use crate::model::*;

use super::MapScreen;

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    /// Parties of a kind.
    Kind(ActorKind),
    /// Partnerships on a rung, or not assessed.
    Rung(Option<Rung>),
    /// Partnerships with a purpose.
    Purpose(Purpose),
    /// Partnerships that answer a need.
    Need(Id),
    /// Parties of an area or of one within it.
    Area(Id),
}

/// What is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    chosen: BTreeSet<Choice>,
}

impl Filters {
    /// Whether nothing is left out.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }

    /// What is chosen, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Choice> {
        self.chosen.iter()
    }

    /// Whether something is chosen.
    pub fn has(&self, choice: &Choice) -> bool {
        self.chosen.contains(choice)
    }

    /// Chooses something, or takes it back.
    pub fn toggle(&mut self, choice: Choice) {
        if !self.chosen.remove(&choice) {
            self.chosen.insert(choice);
        }
    }

    /// Leaves nothing out any more.
    pub fn clear(&mut self) {
        self.chosen.clear();
    }

    fn asks_for(&self, group: &Choice) -> bool {
        self.chosen.iter().any(|one| discriminant(one) == discriminant(group))
    }

    /// Whether partnerships are left out, so that a party may lose all its ties.
    pub fn choose_partnerships(&self) -> bool {
        let of_ties = |one: &Choice| matches!(one, Choice::Rung(_) | Choice::Purpose(_) | Choice::Need(_));
        self.chosen.iter().any(of_ties)
    }

    /// Whether a partnership is shown, with the rung that it had.
    pub fn want(&self, one: &Partnership, rung: Option<Rung>) -> bool {
        let rung = Choice::Rung(rung);
        let purposes: Vec<Choice> = one.purpose.iter().map(|purpose| Choice::Purpose(*purpose)).collect();
        let needs: Vec<Choice> = one.needs.iter().map(|need| Choice::Need(need.clone())).collect();
        let any = |list: &[Choice], group: &Choice| {
            !self.asks_for(group) || list.iter().any(|choice| self.has(choice))
        };
        (!self.asks_for(&rung) || self.has(&rung))
            && any(&purposes, &Choice::Purpose(Purpose::Advocacy))
            && any(&needs, &Choice::Need(one.id.clone()))
    }

    /// Whether a party is shown.
    pub fn want_party(&self, map: &PartnershipMap, actor: &Actor) -> bool {
        let kind = Choice::Kind(actor.kind);
        let area = Choice::Area(actor.id.clone());
        (!self.asks_for(&kind) || self.has(&kind))
            && (!self.asks_for(&area) || actor.areas.iter().any(|word| self.wants_area(map, word)))
    }

    /// Whether an area, or one around it, is chosen; a circle in the file ends the way.
    fn wants_area(&self, map: &PartnershipMap, word: &str) -> bool {
        let named = |area: &&Area| area.name.eq_ignore_ascii_case(word);
        let known = Id::new(word).and_then(|id| map.areas.get(&id));
        let mut next = known.or_else(|| map.areas.iter().find(named));
        for _ in 0..12 {
            let Some(area) = next else { return false };
            if self.has(&Choice::Area(area.id.clone())) {
                return true;
            }
            next = area.within.as_ref().and_then(|id| map.areas.get(id));
        }
        false
    }
}

/// All that can be chosen in a map: only what is there.
pub fn choices(map: &PartnershipMap) -> Vec<Choice> {
    let kinds: BTreeSet<ActorKind> = map.actors.iter().map(|actor| actor.kind).collect();
    let purposes: BTreeSet<Purpose> =
        map.partnerships.iter().flat_map(|one| one.purpose.iter().copied()).collect();
    let served: BTreeSet<&Id> = map.partnerships.iter().flat_map(|one| &one.needs).collect();
    let used: BTreeSet<&str> =
        map.actors.iter().flat_map(|actor| actor.areas.iter().map(String::as_str)).collect();
    let is_used = |area: &&Area| used.contains(area.id.as_str()) || used.contains(area.name.as_str());
    let around = |area: &&Area| {
        let mut inner = map.areas.iter().filter(is_used);
        is_used(area) || inner.any(|one| one.within.as_ref() == Some(&area.id))
    };
    let rungs = Rung::ALL.iter().rev().map(|rung| Some(*rung)).chain([None]);
    kinds
        .into_iter()
        .map(Choice::Kind)
        .chain(rungs.map(Choice::Rung))
        .chain(purposes.into_iter().map(Choice::Purpose))
        .chain(
            map.needs
                .iter()
                .filter(|need| served.contains(&need.id))
                .map(|need| Choice::Need(need.id.clone())),
        )
        .chain(map.areas.iter().filter(around).map(|area| Choice::Area(area.id.clone())))
        .collect()
}

impl MapScreen {
    /// A key of the list of filters, whose marked line is `at`.
    pub(in crate::app) fn filters_key(&mut self, at: &mut usize, key: Key, choices: &[Choice]) -> Outcome {
        let last = choices.len().saturating_sub(1);
        *at = (*at).min(last);
        match key.code {
            Press::Down | Press::Tab | Press::Char('j') => *at = (*at + 1).min(last),
            Press::Up | Press::BackTab | Press::Char('k') => *at = at.saturating_sub(1),
            Press::PageDown => *at = (*at + 8).min(last),
            Press::PageUp => *at = at.saturating_sub(8),
            Press::Home => *at = 0,
            Press::End => *at = last,
            Press::Char(' ') => {
                if let Some(choice) = choices.get(*at) {
                    self.wish.filters.toggle(choice.clone());
                }
            }
            Press::Delete | Press::Backspace => self.wish.filters.clear(),
            Press::Enter | Press::Esc | Press::Char('s') => return Outcome::Cancel,
            _ => {}
        }
        Outcome::Stay
    }
}
