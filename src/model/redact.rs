//! Copies of a map for other eyes: without what could harm people or relations if it reached others (domain notes h).
//!
//! [`KEYS`] and [`INTERNAL_TABLES`] are the one list of what is kept back; `docs/format.md` marks the same keys, and
//! a test compares the two.

use std::collections::{BTreeMap, HashSet};

use super::basics::Id;
use super::code::*;
use super::edit::mend;
use super::map::{HasTable, PartnershipMap, Records};
use super::record::*;

/// For whose eyes a copy is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Eyes {
    /// The team itself: everything.
    Own,
    /// Partners, offices and donors: nothing that judges a party or tells on one.
    #[default]
    Partners,
    /// Everybody: nor what was said in confidence, and why something was given up.
    Everybody,
}

/// Records that are internal as a whole: how parties judge each other, what was said in a talk, and findings.
pub const INTERNAL_TABLES: [Table; 3] = [Table::Contact, Table::Trust, Table::Acknowledgement];

/// A record of which some keys are kept back.
trait KeptBack: Record + Inside {
    /// Empties them, and tells `left` the name of each that had something in it.
    fn empty(&mut self, eyes: Eyes, left: &mut dyn FnMut(&'static str));
}

macro_rules! kept_back {
    ($( $record:ident { $($internal:ident),* ; $($private:ident),* } )+) => {
        /// The keys that are kept back, by table, and from whose eyes on. Of a ladder history only what a step down
        /// or a correction says for its reason, and who wrote an entry down, and of a document why a promise was
        /// waived and who signs, are kept back; they stand under these names too.
        pub const KEYS: &[(Table, &str, Eyes)] = &[
            $(
                $((Table::$record, stringify!($internal), Eyes::Partners),)*
                $((Table::$record, stringify!($private), Eyes::Everybody),)*
            )+
            (Table::Partnership, "reason", Eyes::Everybody),
            (Table::Partnership, "by", Eyes::Everybody),
            (Table::Agreement, "waived_reason", Eyes::Everybody),
        ];

        $(impl KeptBack for $record {
            fn empty(&mut self, eyes: Eyes, left: &mut dyn FnMut(&'static str)) {
                $(if emptied(&mut self.$internal) { left(stringify!($internal)); })*
                if eyes == Eyes::Everybody {
                    $(if emptied(&mut self.$private) { left(stringify!($private)); })*
                }
                self.inside(eyes, left);
            }
        })+
    };
}
kept_back! {
    Actor { power, interest, stance, weaknesses, contact_role, contact_channel, consent, notes; }
    Partnership { conflict, view; end_reason }
    Agreement { ; file }
    Meeting { ; notes, lessons, signatories }
    Value { level; }
}

/// Whether there was something to take out.
fn emptied<T: Default + PartialEq>(field: &mut T) -> bool {
    std::mem::take(field) != T::default()
}

/// What is kept back only in a part of a record.
trait Inside {
    fn inside(&mut self, _eyes: Eyes, _left: &mut dyn FnMut(&'static str)) {}
}

impl Inside for Actor {}
impl Inside for Meeting {}
impl Inside for Value {}

impl Inside for Agreement {
    fn inside(&mut self, eyes: Eyes, left: &mut dyn FnMut(&'static str)) {
        if eyes == Eyes::Everybody {
            for promise in &mut self.obligation {
                if emptied(&mut promise.waived_reason) {
                    left("waived_reason");
                }
            }
        }
    }
}

impl Inside for Partnership {
    fn inside(&mut self, eyes: Eyes, left: &mut dyn FnMut(&'static str)) {
        if eyes == Eyes::Everybody {
            self.without_reasons(left);
        }
        // That the members once competed is nobody else's business, nor are the signs of it.
        let entries = self.history.len();
        self.history.retain(|entry| entry.rung != Rung::Competition);
        (self.history.len()..entries).for_each(|_| left("history"));
        let signs = Rung::Competition.criteria();
        for entry in &mut self.history {
            entry.criteria.retain(|number| signs.iter().all(|sign| sign.number != number));
        }
        if self.history.len() < entries {
            // What was a step from there or to there is read anew from what is left.
            for entry in self.history.iter_mut().filter(|entry| entry.kind != Some(StepKind::Correction)) {
                entry.kind = None;
            }
        }
    }
}

impl Partnership {
    /// Takes out why it went down or was corrected, by the days of the entries and not by their order in the file.
    fn without_reasons(&mut self, left: &mut dyn FnMut(&'static str)) {
        let mut before = None;
        let mut order: Vec<usize> = (0..self.history.len()).collect();
        order.sort_by_key(|at| self.history.get(*at).map(|entry| entry.date));
        for at in order {
            let Some(entry) = self.history.get_mut(at) else { continue };
            let kind = entry.kind_after(before);
            before = Some(entry.rung);
            if matches!(kind, StepKind::Down | StepKind::Correction) && emptied(&mut entry.reason) {
                left("reason");
            }
            if emptied(&mut entry.by) {
                left("by");
            }
        }
    }
}

/// What was left out of a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// How many records of each table.
    pub records: Vec<(Table, usize)>,
    /// How many values of each key of the records that stayed.
    pub values: BTreeMap<(Table, &'static str), usize>,
}

impl LeftOut {
    /// Whether the copy has everything.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.values.is_empty()
    }
}

impl PartnershipMap {
    /// A copy for others, and what it leaves out: the keys and tables that are not for their eyes, partnerships in
    /// competition with what belongs to them, and names of records that are not there.
    pub fn redacted(&self, eyes: Eyes) -> (Self, LeftOut) {
        let mut copy = self.clone();
        if eyes == Eyes::Own {
            return (copy, LeftOut::default());
        }
        if eyes == Eyes::Everybody {
            copy.info =
                MapInfo { privacy: Some(Privacy::Public), owner_role: None, ..(*self.info).clone() }.into();
        }
        copy.contacts = Records::default();
        copy.trust = Records::default();
        copy.acknowledgements = Records::default();
        without_competition(&mut copy);
        mend(&mut copy);
        let mut values = BTreeMap::new();
        empty_all::<Actor>(&mut copy, eyes, &mut values);
        empty_all::<Partnership>(&mut copy, eyes, &mut values);
        empty_all::<Agreement>(&mut copy, eyes, &mut values);
        empty_all::<Meeting>(&mut copy, eyes, &mut values);
        empty_all::<Value>(&mut copy, eyes, &mut values);
        let records = self.losses(&copy);
        (copy, LeftOut { records, values })
    }
}

/// Takes out the partnerships whose members compete now, and their documents.
fn without_competition(map: &mut PartnershipMap) {
    let compete = |one: &&Partnership| one.rung() == Some(Rung::Competition);
    let gone: HashSet<Id> = map.partnerships.iter().filter(compete).map(|one| one.id.clone()).collect();
    let theirs = |one: &&Agreement| one.partnership.as_ref().is_some_and(|id| gone.contains(id));
    let documents: Vec<Id> = map.agreements.iter().filter(theirs).map(|one| one.id.clone()).collect();
    for id in &documents {
        map.agreements.remove(id);
    }
    for id in &gone {
        map.partnerships.remove(id);
    }
}

fn empty_all<T: KeptBack>(
    map: &mut PartnershipMap,
    eyes: Eyes,
    values: &mut BTreeMap<(Table, &'static str), usize>,
) where
    PartnershipMap: HasTable<T>,
{
    for slot in 0..map.table().slot_count() {
        let Some(before) = map.table().at(slot) else { continue };
        let mut record = T::clone(before);
        record.empty(eyes, &mut |key| *values.entry((T::TABLE, key)).or_default() += 1);
        if record != **before {
            map.table_mut().set(slot, Some(record.into()));
        }
    }
}
