//! The rules of the field: errors V01-V10 and warnings W01-W10 of domain notes b.3, as data.
//!
//! An edit that would *newly* break a V rule is refused ([`super::edit`]); a file that breaks one is loaded
//! all the same and shown as a list. W rules are saved and shown. V03 is a warning by the notes' own word,
//! and V10 cannot be broken in this format, because an emergency *is* a date in `emergency_until`.

mod errors;
mod warnings;
mod whole;

use super::basics::{Day, Id};
use super::map::{PartnershipMap, for_each_table};
use super::record::*;
pub(crate) use errors::Checked;
use warnings::Warned;
pub use warnings::looks_private;

/// A broken rule.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the fields are named as in the file")]
pub enum Broken {
    /// V01: a named record does not exist.
    Dangling { key: &'static str, table: Table, id: Id },
    /// V01: two promises of one document have one id.
    TwinObligation { id: Id },
    /// V02: fewer than two different members.
    TooFewMembers,
    /// V02: the lead is no member.
    LeadNotMember { lead: Id },
    /// V02: who gives is no member of the partnership.
    GiverNotMember { giver: Id },
    /// V03 (a warning): an active partnership was never assessed.
    NotAssessed,
    /// V04: a step lies in the future.
    StepInFuture { date: Day },
    /// V04: a step lies before the start of the partnership.
    StepBeforeStart { date: Day, start: Day },
    /// V05: fewer than two parties.
    TooFewParties,
    /// V05: a party to the document is no member of its partnership.
    PartyNotMember { party: Id },
    /// V05 (and partnerships): the end lies before the start.
    EndBeforeStart { start: Day, end: Day },
    /// V05: in force without a date of signing.
    Unsigned,
    /// V05: in force without a start.
    NoStart,
    /// V05: who promised is no party to the document.
    PromiserNotParty { obligation: Id, party: Id },
    /// V06: an addendum without the document that it adds to.
    AddendumWithoutParent,
    /// V06, V08 and areas: following this key leads through that record back to the record itself.
    Circle { key: &'static str, through: Id },
    /// V07: a count or an amount below zero.
    Negative { key: &'static str, value: i64 },
    /// V07: a score outside its scale.
    OutOfScale { key: &'static str, value: i64, from: i64, to: i64 },
    /// V09: somebody rates itself.
    RatesItself,
    /// W01: a step without evidence, with required items open, or over a rung, and no reason given.
    StepWithoutReason { date: Day },
    /// W02: a confederation whose member still keeps something of its own.
    PseudoConfederation { member: Id },
    /// W03: a collaboration to which a member has given nothing yet.
    NoContribution { member: Id },
    /// W04: a cooperation agreement signed by a group that is no legal person.
    SignatoryNotLegal { party: Id },
    /// W05: a text that looks like an identity, telephone or account number.
    LooksPrivate { key: &'static str },
    /// W06: a signed document without an end.
    NoEnd,
    /// W06: a document for more than five years.
    LongTerm,
    /// W06: a promise without a day.
    PromiseWithoutDue { obligation: Id },
    /// W07: funds are raised by a group that is not registered, beyond its own RT or RW.
    PermitForFunds { actor: Id },
    /// W08: two parties that look like one.
    SimilarNames { other: Id },
    /// W09: a basic right is met without any government party.
    StateAbsent,
    /// W10: a contact after the partnership ended.
    ContactAfterEnd,
    /// W10: a meeting in the future with heads counted.
    FutureAttendance,
}

impl Broken {
    /// The rule's number in the domain notes, for machine-readable output; never shown to people.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Dangling { .. } | Self::TwinObligation { .. } => "V01",
            Self::TooFewMembers | Self::LeadNotMember { .. } | Self::GiverNotMember { .. } => "V02",
            Self::NotAssessed => "V03",
            Self::StepInFuture { .. } | Self::StepBeforeStart { .. } => "V04",
            Self::TooFewParties
            | Self::PartyNotMember { .. }
            | Self::EndBeforeStart { .. }
            | Self::Unsigned
            | Self::NoStart
            | Self::PromiserNotParty { .. } => "V05",
            Self::AddendumWithoutParent => "V06",
            Self::Negative { .. } | Self::OutOfScale { .. } => "V07",
            Self::Circle { key, .. } => match *key {
                "parent" => "V06",
                "merged_into" => "V08",
                _ => "V01",
            },
            Self::RatesItself => "V09",
            Self::StepWithoutReason { .. } => "W01",
            Self::PseudoConfederation { .. } => "W02",
            Self::NoContribution { .. } => "W03",
            Self::SignatoryNotLegal { .. } => "W04",
            Self::LooksPrivate { .. } => "W05",
            Self::NoEnd | Self::LongTerm | Self::PromiseWithoutDue { .. } => "W06",
            Self::PermitForFunds { .. } => "W07",
            Self::SimilarNames { .. } => "W08",
            Self::StateAbsent => "W09",
            Self::ContactAfterEnd | Self::FutureAttendance => "W10",
        }
    }

    /// Whether it is an error, which an edit may not cause, and not just a warning.
    pub fn is_error(&self) -> bool {
        *self != Self::NotAssessed && self.code().starts_with('V')
    }

    /// The key of the file that it is about, if there is one.
    pub fn key(&self) -> Option<&'static str> {
        match self {
            Self::Dangling { key, .. }
            | Self::Circle { key, .. }
            | Self::Negative { key, .. }
            | Self::OutOfScale { key, .. }
            | Self::LooksPrivate { key } => Some(key),
            Self::TooFewMembers => Some("members"),
            Self::LeadNotMember { .. } => Some("lead"),
            Self::GiverNotMember { .. } => Some("giver"),
            Self::StepInFuture { .. } | Self::StepBeforeStart { .. } | Self::StepWithoutReason { .. } => {
                Some("history")
            }
            Self::TooFewParties | Self::PartyNotMember { .. } | Self::SignatoryNotLegal { .. } => {
                Some("parties")
            }
            Self::EndBeforeStart { .. } | Self::LongTerm => Some("end"),
            Self::PromiserNotParty { .. } | Self::TwinObligation { .. } | Self::PromiseWithoutDue { .. } => {
                Some("obligation")
            }
            Self::SimilarNames { .. } => Some("name"),
            _ => None,
        }
    }
}

/// One broken rule and the record that breaks it (no table: the map itself).
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The table of the record.
    pub table: Option<Table>,
    /// Its id, when it has one.
    pub id: Option<Id>,
    /// The rule.
    pub broken: Broken,
}

/// How many texts look like an identity, telephone or account number (W05): nobody but the team can take them out.
pub fn private_texts(map: &PartnershipMap, today: Day) -> usize {
    let mut count = 0;
    macro_rules! every {
        ($($record:ident $field:ident),+) => {$(
            for record in map.$field.iter() {
                let found = record.warnings(map, today);
                count += found.iter().filter(|broken| matches!(broken, Broken::LooksPrivate { .. })).count();
            }
        )+};
    }
    for_each_table!(every);
    count
}

/// All broken rules of a map on a day, table by table, in file order.
pub fn check(map: &PartnershipMap, today: Day) -> Vec<Finding> {
    let mut found: Vec<Finding> = map
        .info
        .errors(map, today)
        .into_iter()
        .map(|broken| Finding { table: None, id: None, broken })
        .collect();
    macro_rules! every {
        ($($record:ident $field:ident),+) => {$(
            for record in map.$field.iter() {
                let broken = record.errors(map, today).into_iter().chain(record.warnings(map, today));
                found.extend(broken.map(|broken| Finding {
                    table: Some(Table::$record), id: Record::id(record).cloned(), broken,
                }));
            }
        )+};
    }
    for_each_table!(every);
    found.extend(whole::without_state(map));
    found.extend(whole::without_contribution(map));
    found.extend(whole::similar_names(map));
    found
}
