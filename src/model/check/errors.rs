//! The V rules: what is wrong with one record, its map and today given.

use std::collections::HashSet;

use super::Broken;
use crate::model::basics::{Day, Id};
use crate::model::code::*;
use crate::model::map::PartnershipMap;
use crate::model::record::*;
use crate::model::refs::References;

/// A record that can be checked against the rest of its map.
pub(crate) trait Checked: References + Clone {
    /// The V rules that it breaks.
    fn errors(&self, map: &PartnershipMap, today: Day) -> Vec<Broken>;

    /// The V rules that *other* records would break if this one took the place of `old`.
    fn left_behind(&self, _old: &Self, _map: &PartnershipMap) -> Vec<Broken> {
        Vec::new()
    }

    /// The parties that it joins; nothing for what joins none.
    fn members(&self) -> &[Id] {
        &[]
    }

    /// Whether people have something to call it by.
    fn is_named(&self) -> bool {
        true
    }
}

impl Checked for MapInfo {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        in_order(&mut found, self.start, self.end);
        let settings = &self.settings;
        not_negative(&mut found, "expiring_days", settings.expiring_days);
        not_negative(&mut found, "expiring_soon_days", settings.expiring_soon_days);
        not_negative(&mut found, "review_days", settings.review_days);
        found
    }
}

impl Checked for Area {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        if let Some(through) = &self.within
            && goes_in_circles(&self.id, |id| map.areas.get(id)?.within.clone())
        {
            found.push(Broken::Circle { key: "within", through: through.clone() });
        }
        found
    }

    fn is_named(&self) -> bool {
        !self.name.trim().is_empty()
    }
}

impl Checked for Actor {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        for (key, value) in [
            ("power", self.power),
            ("interest", self.interest),
            ("closeness", self.closeness),
            ("benefit", self.benefit),
        ] {
            in_scale(&mut found, key, value, 1, 5);
        }
        if let Some(through) = &self.merged_into
            && goes_in_circles(&self.id, |id| map.actors.get(id)?.merged_into.clone())
        {
            found.push(Broken::Circle { key: "merged_into", through: through.clone() });
        }
        found
    }

    fn is_named(&self) -> bool {
        !self.name.trim().is_empty()
    }
}

impl Checked for Resource {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        not_negative(&mut found, "value_rp", self.value_rp);
        not_below_zero(&mut found, "quantity", self.quantity);
        in_order(&mut found, self.from, self.to);
        found
    }
}

impl Checked for Need {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        not_negative(&mut found, "headcount", self.headcount);
        in_scale(&mut found, "priority", self.priority, 1, 4);
        found
    }

    fn is_named(&self) -> bool {
        !self.title.trim().is_empty()
    }
}

impl Checked for Partnership {
    fn members(&self) -> &[Id] {
        &self.members
    }

    fn left_behind(&self, old: &Self, map: &PartnershipMap) -> Vec<Broken> {
        let left = |id: &Id| old.members.contains(id) && !self.members.contains(id);
        if !old.members.iter().any(left) {
            return Vec::new();
        }
        let gifts = map.contributions.iter();
        let gifts = gifts.filter(|gift| gift.partnership == self.id && left(&gift.giver));
        let documents = map.agreements.iter();
        let documents = documents.filter(|document| document.partnership.as_ref() == Some(&self.id));
        let parties = documents.flat_map(|document| &document.parties);
        gifts
            .map(|gift| Broken::GiverNotMember { giver: gift.giver.clone() })
            .chain(
                parties
                    .filter(|party| left(&party.actor))
                    .map(|party| Broken::PartyNotMember { party: party.actor.clone() }),
            )
            .collect()
    }

    fn errors(&self, map: &PartnershipMap, today: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        if self.members.iter().collect::<HashSet<_>>().len() < 2 {
            found.push(Broken::TooFewMembers);
        }
        if let Some(lead) = self.lead.as_ref().filter(|lead| !self.members.contains(lead)) {
            found.push(Broken::LeadNotMember { lead: lead.clone() });
        }
        for entry in &self.history {
            if entry.date > today {
                found.push(Broken::StepInFuture { date: entry.date });
            }
            if let Some(start) = self.start.filter(|start| entry.date < *start) {
                found.push(Broken::StepBeforeStart { date: entry.date, start });
            }
        }
        in_order(&mut found, self.start, self.end);
        in_scale(&mut found, "step", self.step, 1, 4);
        not_negative(&mut found, "review_days", self.review_days);
        found
    }

    fn is_named(&self) -> bool {
        !self.name.trim().is_empty()
    }
}

impl Checked for Contribution {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        let partnership = map.partnerships.get(&self.partnership);
        if partnership.is_some_and(|partnership| !partnership.members.contains(&self.giver)) {
            found.push(Broken::GiverNotMember { giver: self.giver.clone() });
        }
        if let Some((document, promise)) = self.promise()
            && let Some(document) = map.agreements.get(&document)
            && !document.obligation.iter().any(|one| one.id == promise)
        {
            found.push(no_promise(promise));
        }
        not_negative(&mut found, "value_rp", self.value_rp);
        not_below_zero(&mut found, "quantity", self.quantity);
        found
    }
}

impl Checked for Agreement {
    fn left_behind(&self, old: &Self, map: &PartnershipMap) -> Vec<Broken> {
        let has = |document: &Self, id: &Id| document.obligation.iter().any(|promise| promise.id == *id);
        let dropped = |id: &Id| has(old, id) && !has(self, id);
        if !old.obligation.iter().any(|promise| dropped(&promise.id)) {
            return Vec::new();
        }
        let kept = map.contributions.iter().filter_map(Contribution::promise);
        kept.filter(|(document, promise)| *document == self.id && dropped(promise))
            .map(|(_, promise)| no_promise(promise))
            .collect()
    }

    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        let parties: HashSet<&Id> = self.parties.iter().map(|party| &party.actor).collect();
        if parties.len() < 2 {
            found.push(Broken::TooFewParties);
        }
        if let Some(partnership) = self.partnership.as_ref().and_then(|id| map.partnerships.get(id)) {
            let strangers = self.parties.iter().filter(|party| !partnership.members.contains(&party.actor));
            found.extend(strangers.map(|party| Broken::PartyNotMember { party: party.actor.clone() }));
        }
        in_order(&mut found, self.start, self.end);
        if self.lifecycle().in_force() {
            found.extend(self.signed.is_none().then_some(Broken::Unsigned));
            found.extend(self.start.is_none().then_some(Broken::NoStart));
        }
        let mut ids = HashSet::new();
        for promise in &self.obligation {
            if !ids.insert(&promise.id) {
                found.push(Broken::TwinObligation { id: promise.id.clone() });
            }
            if let Some(party) = promise.party.as_ref().filter(|party| !parties.contains(party)) {
                found.push(Broken::PromiserNotParty { obligation: promise.id.clone(), party: party.clone() });
            }
        }
        if self.kind == AgreementKind::Addendum && self.parent.is_none() {
            found.push(Broken::AddendumWithoutParent);
        }
        if let Some(through) = &self.parent
            && goes_in_circles(&self.id, |id| map.agreements.get(id)?.parent.clone())
        {
            found.push(Broken::Circle { key: "parent", through: through.clone() });
        }
        not_negative(&mut found, "notice_days", self.notice_days);
        found
    }

    fn is_named(&self) -> bool {
        !self.title.trim().is_empty()
    }
}

impl Checked for Contact {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        dangling(self, map)
    }
}

impl Checked for Meeting {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        not_negative(&mut found, "men", self.men);
        not_negative(&mut found, "women", self.women);
        for heads in self.elements.values() {
            not_negative(&mut found, "elements", heads.men);
            not_negative(&mut found, "elements", heads.women);
        }
        found
    }
}

impl Checked for Trust {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        if self.rater == self.ratee {
            found.push(Broken::RatesItself);
        }
        for (key, value) in [
            ("reliability", self.reliability),
            ("openness", self.openness),
            ("shared_goal", self.shared_goal),
            ("equality", self.equality),
        ] {
            in_scale(&mut found, key, value, 1, 4);
        }
        found
    }
}

impl Checked for Value {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        in_scale(&mut found, "level", self.level, 0, 3);
        found
    }
}

impl Checked for Proposal {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        not_negative(&mut found, "amount_rp", self.amount_rp);
        not_negative(&mut found, "result_rp", self.result_rp);
        found
    }

    fn is_named(&self) -> bool {
        !self.title.trim().is_empty()
    }
}

impl Checked for Acknowledgement {
    fn errors(&self, _: &PartnershipMap, _: Day) -> Vec<Broken> {
        Vec::new()
    }
}

/// The names that a record gives to records that do not exist.
fn dangling(record: &impl References, map: &PartnershipMap) -> Vec<Broken> {
    let mut found = Vec::new();
    record.names(&mut |key, table, id| {
        if !map.has(table, id) {
            found.push(Broken::Dangling { key, table, id: id.clone() });
        }
    });
    found
}

fn in_scale(found: &mut Vec<Broken>, key: &'static str, value: Option<i64>, from: i64, to: i64) {
    if let Some(value) = value.filter(|value| !(from..=to).contains(value)) {
        found.push(Broken::OutOfScale { key, value, from, to });
    }
}

fn not_negative(found: &mut Vec<Broken>, key: &'static str, value: Option<i64>) {
    if let Some(value) = value.filter(|value| *value < 0) {
        found.push(Broken::Negative { key, value });
    }
}

fn not_below_zero(found: &mut Vec<Broken>, key: &'static str, value: Option<f64>) {
    if let Some(value) = value.filter(|value| *value < 0.0) {
        #[expect(clippy::cast_possible_truncation, reason = "only shown, and whole is enough")]
        let value = value.floor() as i64;
        found.push(Broken::Negative { key, value });
    }
}

/// V01 for the promise that a contribution keeps: the document is there, the promise is not.
fn no_promise(id: Id) -> Broken {
    let (key, table) = ("obligation", Table::Agreement);
    Broken::Dangling { key, table, id }
}

fn in_order(found: &mut Vec<Broken>, start: Option<Day>, end: Option<Day>) {
    if let (Some(start), Some(end)) = (start, end)
        && end < start
    {
        found.push(Broken::EndBeforeStart { start, end });
    }
}

/// Whether following `next` from `from` comes back to `from`.
fn goes_in_circles(from: &Id, next: impl Fn(&Id) -> Option<Id>) -> bool {
    let mut seen = HashSet::new();
    let mut at = next(from);
    while let Some(id) = at {
        if id == *from {
            return true;
        }
        if !seen.insert(id.clone()) {
            return false;
        }
        at = next(&id);
    }
    false
}
