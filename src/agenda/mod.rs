//! THE AGENDA: everything that is due, computed from the records and never stored. Pure and without a clock.
//!
//! Contacts, next actions, follow-ups, promises with their returns, reviews, documents and emergencies that end,
//! meetings that come back, reports to donors (domain notes a, "plan and follow up").

mod act;
mod items;

#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::model::*;

pub use act::{done, hand_over, postpone};

/// What is due.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Matter {
    /// A document ends.
    Ending {
        /// The document.
        agreement: Id,
    },
    /// A promise in a document is to be kept.
    Promise {
        /// The document.
        agreement: Id,
        /// The promise.
        obligation: Id,
    },
    /// Emergency aid ends.
    Emergency {
        /// The partnership.
        partnership: Id,
    },
    /// A follow-up of a meeting.
    FollowUp {
        /// The meeting.
        meeting: Id,
        /// Its place among the follow-ups.
        place: usize,
    },
    /// A party is to be contacted again.
    Contact {
        /// The contact that said so.
        contact: Id,
    },
    /// The next action of a partnership.
    Action {
        /// The partnership.
        partnership: Id,
    },
    /// A partnership is to be looked at.
    Review {
        /// The partnership.
        partnership: Id,
    },
    /// A meeting that comes back.
    Meeting {
        /// The last one of the series.
        meeting: Id,
    },
    /// A report on a funded proposal.
    Report {
        /// The proposal.
        proposal: Id,
    },
}

/// One thing that is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// When.
    #[serde(serialize_with = "day_as_text")]
    pub due: Day,
    /// What.
    #[serde(flatten)]
    pub matter: Matter,
    /// The party that answers for it, or is to be contacted.
    pub who: Option<Id>,
    /// What is to be done, in the words of the file.
    pub text: Option<String>,
    /// The same thing has the same name however often the agenda is made; a thing that comes back has one a return.
    pub uid: String,
}

impl Item {
    /// Whether it belongs to parties that compete, which is nobody else's business (domain notes h).
    pub fn in_competition(&self, map: &PartnershipMap) -> bool {
        let of_document = |id| map.agreements.get(id).and_then(|one| one.partnership.as_ref());
        let partnership = match &self.matter {
            Matter::Ending { agreement } | Matter::Promise { agreement, .. } => of_document(agreement),
            Matter::Emergency { partnership }
            | Matter::Action { partnership }
            | Matter::Review { partnership } => Some(partnership),
            Matter::FollowUp { .. }
            | Matter::Contact { .. }
            | Matter::Meeting { .. }
            | Matter::Report { .. } => None,
        };
        let found = partnership.and_then(|id| map.partnerships.get(id));
        found.is_some_and(|one| one.rung() == Some(Rung::Competition))
    }

    /// Days by which it is late; nothing when it is not.
    pub fn late(&self, today: Day) -> Option<i64> {
        let days = self.due.days_until(today);
        (days > 0).then_some(days)
    }
}

/// Everything that is overdue, or due within so many days; the earliest first.
pub fn agenda(map: &PartnershipMap, today: Day, days: i64) -> Vec<Item> {
    let last = today.plus_days(days.max(0));
    let mut all = items::all(map, last);
    all.retain(|item| item.due <= last);
    all.sort_by(|one, other| (one.due, &one.matter).cmp(&(other.due, &other.matter)));
    all
}
