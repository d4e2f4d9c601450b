//! The aggregate: one map with its tables of records.
//!
//! Records are shared between revisions: changing one of 250 000 partnerships copies a handful of tree
//! nodes, so a history of revisions costs little and undo needs no inverse code.

use std::sync::Arc;

use rpds::{HashTrieMapSync, VectorSync};

use super::basics::Id;
use super::record::*;

/// One table: records in file order, found by id.
///
/// Every record stands in a *slot*, a number that never changes and is never given to another record while
/// the map is in memory; a removed record leaves its slot empty. Slots tie records to their lines in the file.
#[derive(Clone, Debug)]
pub struct Records<T: Record> {
    slots: VectorSync<Option<Arc<T>>>,
    by_id: HashTrieMapSync<Id, usize>,
    len: usize,
}

impl<T: Record> Default for Records<T> {
    fn default() -> Self {
        Self { slots: VectorSync::new_sync(), by_id: HashTrieMapSync::new_sync(), len: 0 }
    }
}

impl<T: Record> PartialEq for Records<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len && self.iter().eq(other.iter())
    }
}

impl<T: Record> Records<T> {
    /// How many records there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The records in file order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.slots.iter().filter_map(|slot| slot.as_deref())
    }

    /// The slots in file order, empty ones included.
    pub fn slots(&self) -> impl Iterator<Item = Option<&Arc<T>>> {
        self.slots.iter().map(Option::as_ref)
    }

    /// How many slots were ever given, empty ones included.
    pub fn slot_count(&self) -> usize {
        self.slots.len()
    }

    /// The record in a slot.
    pub fn at(&self, slot: usize) -> Option<&Arc<T>> {
        self.slots.get(slot)?.as_ref()
    }

    /// The record with an id.
    pub fn get(&self, id: &Id) -> Option<&T> {
        self.at(self.slot_of(id)?).map(Arc::as_ref)
    }

    /// The record with an id, to share it.
    pub fn shared(&self, id: &Id) -> Option<&Arc<T>> {
        self.at(self.slot_of(id)?)
    }

    /// The slot of the record with an id.
    pub fn slot_of(&self, id: &Id) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The slot of the record whose place another one would take.
    pub(crate) fn place_of(&self, record: &T) -> Option<usize> {
        match record.id() {
            Some(id) => self.slot_of(id),
            None => self
                .slots
                .iter()
                .position(|slot| slot.as_ref().is_some_and(|old| old.says_the_same_of(record))),
        }
    }

    /// Whether an id is taken.
    pub fn has(&self, id: &Id) -> bool {
        self.by_id.contains_key(id)
    }

    /// Puts a record into the next slot; nothing changes, and the record comes back, when its id is taken.
    ///
    /// # Errors
    /// The record itself, when another one has its id.
    pub fn push(&mut self, record: T) -> Result<usize, T> {
        let slot = self.slots.len();
        if let Some(id) = record.id() {
            if self.by_id.contains_key(id) {
                return Err(record);
            }
            self.by_id.insert_mut(id.clone(), slot);
        }
        self.slots.push_back_mut(Some(Arc::new(record)));
        self.len += 1;
        Ok(slot)
    }

    /// Puts `record` (or nothing) into `slot`, which is made when the table is shorter.
    pub fn set(&mut self, slot: usize, record: Option<Arc<T>>) {
        while self.slots.len() < slot {
            self.slots.push_back_mut(None);
        }
        let old = self.at(slot).cloned();
        self.len += usize::from(record.is_some());
        self.len -= usize::from(old.is_some());
        let [before, now] = [&old, &record].map(|one| one.as_ref().and_then(|one| one.id()));
        if before != now {
            if let Some(id) = before {
                self.by_id.remove_mut(id);
            }
            if let Some(id) = now {
                self.by_id.insert_mut(id.clone(), slot);
            }
        }
        if slot < self.slots.len() {
            self.slots.set_mut(slot, record);
        } else {
            self.slots.push_back_mut(record);
        }
    }

    /// Replaces the record of the same id; says whether there was one.
    pub fn replace(&mut self, record: T) -> bool {
        let slot = record.id().and_then(|id| self.slot_of(id));
        let Some(slot) = slot else { return false };
        self.slots.set_mut(slot, Some(Arc::new(record)));
        true
    }

    /// Takes the record of an id away; says whether there was one.
    pub fn remove(&mut self, id: &Id) -> bool {
        let Some(slot) = self.slot_of(id) else {
            return false;
        };
        self.set(slot, None);
        true
    }
}

/// A whole map at one moment. Cloning it is cheap; only [`super::Edit`] makes a different one.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each is the table of the same name")]
pub struct PartnershipMap {
    pub info: Arc<MapInfo>,
    pub areas: Records<Area>,
    pub actors: Records<Actor>,
    pub resources: Records<Resource>,
    pub needs: Records<Need>,
    pub partnerships: Records<Partnership>,
    pub contributions: Records<Contribution>,
    pub agreements: Records<Agreement>,
    pub contacts: Records<Contact>,
    pub meetings: Records<Meeting>,
    pub trust: Records<Trust>,
    pub values: Records<Value>,
    pub proposals: Records<Proposal>,
    pub acknowledgements: Records<Acknowledgement>,
}

impl PartnershipMap {
    /// A map with nothing in it yet.
    pub fn new(info: MapInfo) -> Self {
        Self {
            info: Arc::new(info),
            areas: Records::default(),
            actors: Records::default(),
            resources: Records::default(),
            needs: Records::default(),
            partnerships: Records::default(),
            contributions: Records::default(),
            agreements: Records::default(),
            contacts: Records::default(),
            meetings: Records::default(),
            trust: Records::default(),
            values: Records::default(),
            proposals: Records::default(),
            acknowledgements: Records::default(),
        }
    }
}

impl MapInfo {
    /// What a new map says about itself; its id is made from the title.
    pub fn new(title: &str) -> Self {
        Self {
            id: Id::from_name(title, |_| false),
            title: title.to_owned(),
            goal: None,
            programme: None,
            level: None,
            area: None,
            anchor: None,
            owner_role: None,
            support_system: None,
            phase: None,
            start: None,
            end: None,
            language: None,
            privacy: None,
            settings: Settings::default(),
        }
    }
}

/// The table of a map in which records of type `T` live.
pub trait HasTable<T: Record> {
    /// To read.
    fn table(&self) -> &Records<T>;
    /// To change; only for the model's edits and for the store that fills a map.
    fn table_mut(&mut self) -> &mut Records<T>;
}

/// Calls a macro once for every table: its name, its record, its field of the map.
macro_rules! for_each_table {
    ($with:ident) => {
        $with! {
            Area areas, Actor actors, Resource resources, Need needs, Partnership partnerships,
            Contribution contributions, Agreement agreements, Contact contacts, Meeting meetings,
            Trust trust, Value values, Proposal proposals, Acknowledgement acknowledgements
        }
    };
}
pub(crate) use for_each_table;

macro_rules! tables {
    ($($record:ident $field:ident),+) => {$(
        impl HasTable<$record> for PartnershipMap {
            fn table(&self) -> &Records<$record> { &self.$field }
            fn table_mut(&mut self) -> &mut Records<$record> { &mut self.$field }
        }
    )+};
}
for_each_table!(tables);

impl PartnershipMap {
    /// The name of a party, or its id when there is no such party.
    pub fn actor_name<'a>(&'a self, id: &'a Id) -> &'a str {
        self.actors.get(id).map_or(id.as_str(), |actor| actor.name.as_str())
    }
}

impl Meeting {
    /// How many men and women came: as the meeting itself says, or as its elements add up.
    pub fn heads(&self) -> (i64, i64) {
        let sum = |of: fn(&HeadCount) -> Option<i64>| {
            self.elements.values().filter_map(of).fold(0_i64, i64::saturating_add)
        };
        let men = self.men.unwrap_or_else(|| sum(|heads| heads.men));
        let women = self.women.unwrap_or_else(|| sum(|heads| heads.women));
        (men, women)
    }

    /// A meeting of which only the day is known.
    pub fn new(id: Id, date: super::Day) -> Self {
        Self {
            id,
            date,
            start_time: None,
            end_time: None,
            place: None,
            kind: None,
            vehicle: None,
            formal_invitation: None,
            recurrence: None,
            chair_role: None,
            minutes_role: None,
            attending: Vec::new(),
            elements: std::collections::BTreeMap::new(),
            men: None,
            women: None,
            agenda: Vec::new(),
            notes: None,
            decisions: Vec::new(),
            followups: Vec::new(),
            lessons: None,
            signatories: Vec::new(),
        }
    }
}

impl Need {
    /// A need of which only the title is known.
    pub fn new(id: Id, title: &str) -> Self {
        Self {
            id,
            title: title.to_owned(),
            description: None,
            target: None,
            headcount: None,
            area: None,
            category: None,
            resources: Vec::new(),
            priority: None,
            horizon: None,
            identified_by: Vec::new(),
            identified_at: None,
            basic_right: None,
            public_issue: None,
            problem_level: None,
            trap_factors: Vec::new(),
            status: None,
            met_on: None,
        }
    }
}

impl Actor {
    /// A party of which only the name and the kind are known.
    pub fn new(id: Id, name: &str, kind: super::ActorKind) -> Self {
        Self {
            id,
            name: name.to_owned(),
            kind,
            subtype: None,
            sector: None,
            level: None,
            areas: Vec::new(),
            formality: None,
            status: None,
            merged_into: None,
            power: None,
            interest: None,
            closeness: None,
            benefit: None,
            stance: None,
            strengths: Vec::new(),
            weaknesses: Vec::new(),
            offers: Vec::new(),
            wants: Vec::new(),
            services: Vec::new(),
            state_roles: Vec::new(),
            introduced_by: None,
            contact_role: None,
            contact_channel: None,
            consent: None,
            notes: None,
        }
    }

    /// Whether it became part of another party: by its status, or by the name of that one alone.
    pub fn is_merged(&self) -> bool {
        self.status == Some(super::ActorStatus::Merged) || self.merged_into.is_some()
    }

    /// Whether it takes part no more: merged, or inactive.
    pub fn is_gone(&self) -> bool {
        self.is_merged() || self.status == Some(super::ActorStatus::Inactive)
    }
}

impl Partnership {
    /// A partnership of which only the name and the members are known.
    pub fn new(id: Id, name: &str, members: Vec<Id>) -> Self {
        Self {
            id,
            name: name.to_owned(),
            members,
            lead: None,
            status: None,
            step: None,
            purpose: Vec::new(),
            goal: None,
            joint_areas: Vec::new(),
            needs: Vec::new(),
            approach: None,
            emergency_until: None,
            exit_plan: None,
            formality: None,
            decision_mode: None,
            values: Vec::new(),
            continuity: None,
            synergy: Vec::new(),
            participation: std::collections::BTreeMap::new(),
            target: None,
            target_reason: None,
            structure: None,
            channels: Vec::new(),
            control: None,
            rules: None,
            conflict: None,
            review_days: None,
            start: None,
            end: None,
            end_reason: None,
            next_action: None,
            history: Vec::new(),
            view: Vec::new(),
        }
    }
}

impl Agreement {
    /// A document of which only the title and the kind are known.
    pub fn new(id: Id, title: &str, kind: super::AgreementKind) -> Self {
        Self {
            id,
            title: title.to_owned(),
            kind,
            partnership: None,
            parent: None,
            parties: Vec::new(),
            witness_role: None,
            place: None,
            signed: None,
            start: None,
            end: None,
            extension: None,
            notice_days: None,
            scope: Vec::new(),
            legal_basis: Vec::new(),
            clauses: std::collections::BTreeMap::new(),
            stamp_duty: None,
            file: None,
            status: None,
            status_history: Vec::new(),
            obligation: Vec::new(),
        }
    }
}
