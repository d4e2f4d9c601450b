//! MoUs and their relatives through their life: what may follow what, and what a day makes of their dates.

use super::basics::Day;
use super::code::{Lifecycle, ObligationStatus, Recurrence};
use super::record::{Agreement, Obligation, Settings};

/// Where a document stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Being written.
    Draft,
    /// Being talked about.
    Negotiation,
    /// Only the signatures are missing.
    Ready,
    /// In force, with no end in sight.
    InForce,
    /// In force, and ends within the map's `expiring_days`.
    Expiring,
    /// In force, and ends within the map's `expiring_soon_days`.
    ExpiringSoon,
    /// The file says in force, but the end date has passed.
    Expired,
    /// Done.
    Completed,
    /// Ended before its time.
    Terminated,
    /// Given up before it was signed.
    Void,
}

impl Standing {
    /// A stable English code for machine-readable output.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Negotiation => "negotiation",
            Self::Ready => "ready",
            Self::InForce => "in_force",
            Self::Expiring => "expiring",
            Self::ExpiringSoon => "expiring_soon",
            Self::Expired => "expired",
            Self::Completed => "completed",
            Self::Terminated => "terminated",
            Self::Void => "void",
        }
    }

    /// Whether the document binds on that day.
    pub fn binds(self) -> bool {
        matches!(self, Self::InForce | Self::Expiring | Self::ExpiringSoon)
    }
}

impl Settings {
    /// Days before its end at which a document is expiring.
    pub fn expiring(&self) -> i64 {
        self.expiring_days.unwrap_or(90)
    }

    /// Days before its end at which a document is expiring soon.
    pub fn expiring_soon(&self) -> i64 {
        self.expiring_soon_days.unwrap_or(30)
    }

    /// Days after which a partnership is to be looked at again.
    pub fn review(&self) -> i64 {
        self.review_days.unwrap_or(90)
    }
}

impl Lifecycle {
    /// What may follow.
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Draft => &[Self::Negotiation, Self::Ready, Self::InForce, Self::Void],
            Self::Negotiation => &[Self::Draft, Self::Ready, Self::InForce, Self::Void],
            Self::Ready => &[Self::Negotiation, Self::InForce, Self::Void],
            Self::InForce | Self::Extended => &[Self::Extended, Self::Completed, Self::Terminated],
            Self::Completed | Self::Terminated | Self::Void => &[],
        }
    }

    /// Whether the document has not been signed yet.
    pub fn before_signing(self) -> bool {
        matches!(self, Self::Draft | Self::Negotiation | Self::Ready)
    }

    /// Whether the document binds, its dates left aside.
    pub fn in_force(self) -> bool {
        matches!(self, Self::InForce | Self::Extended)
    }
}

impl Agreement {
    /// The status in the file; a document that says nothing is a draft.
    pub fn lifecycle(&self) -> Lifecycle {
        self.status.unwrap_or(Lifecycle::Draft)
    }

    /// Where it stands on a day.
    pub fn standing(&self, today: Day, settings: &Settings) -> Standing {
        match self.lifecycle() {
            Lifecycle::Draft => Standing::Draft,
            Lifecycle::Negotiation => Standing::Negotiation,
            Lifecycle::Ready => Standing::Ready,
            Lifecycle::Completed => Standing::Completed,
            Lifecycle::Terminated => Standing::Terminated,
            Lifecycle::Void => Standing::Void,
            Lifecycle::InForce | Lifecycle::Extended => match self.days_left(today) {
                Some(days) if days < 0 => Standing::Expired,
                Some(days) if days <= settings.expiring_soon() => Standing::ExpiringSoon,
                Some(days) if days <= settings.expiring() => Standing::Expiring,
                _ => Standing::InForce,
            },
        }
    }

    /// Whole days from `today` to its last day; negative when that has passed, nothing without an end date.
    pub fn days_left(&self, today: Day) -> Option<i64> {
        Some(today.days_until(self.end?))
    }

    /// Promises that were due on or before a day, waived ones left out.
    pub fn obligations_due(&self, today: Day) -> usize {
        self.obligation.iter().filter(|promise| promise.was_due(today)).count()
    }

    /// Promises that were due on or before a day and are kept.
    pub fn obligations_fulfilled(&self, today: Day) -> usize {
        let kept = |promise: &&Obligation| promise.was_due(today) && promise.is_fulfilled(today);
        self.obligation.iter().filter(kept).count()
    }

    /// Whether it is a paper tiger (I08): in force and not lapsed, at least `paper_tiger_days` (90 unless set) after its
    /// start, and without a promise, or with one that was due and none that was ever kept.
    pub fn is_paper_tiger(&self, today: Day, settings: &Settings) -> bool {
        let kept = |one: &Obligation| one.fulfilled.is_some() || one.state() == ObligationStatus::Fulfilled;
        let age = self.start.map(|start| start.days_until(today));
        self.lifecycle().in_force()
            && self.days_left(today).is_none_or(|days| days >= 0)
            && age.is_some_and(|age| age >= settings.paper_tiger_days.unwrap_or(90))
            && (self.obligation.is_empty()
                || self.obligations_due(today) > 0 && !self.obligation.iter().any(kept))
    }

    /// Promises that are late; only a document in force can be late.
    pub fn late(&self, today: Day) -> impl Iterator<Item = &Obligation> {
        let in_force = self.lifecycle().in_force();
        self.obligation.iter().filter(move |promise| in_force && promise.is_late(today))
    }
}

impl Recurrence {
    /// The day of the `turn`-th return of something first due on `first`.
    pub fn nth(self, first: Day, turn: i64) -> Day {
        match self {
            Self::Weekly => first.plus_days(turn.saturating_mul(7)),
            Self::Biweekly => first.plus_days(turn.saturating_mul(14)),
            Self::Monthly => first.plus_months(turn),
            Self::Quarterly => first.plus_months(turn.saturating_mul(3)),
            Self::Yearly => first.plus_months(turn.saturating_mul(12)),
        }
    }
}

impl Obligation {
    /// Its status in the file; a promise that says nothing is pending.
    pub fn state(&self) -> ObligationStatus {
        self.status.unwrap_or(ObligationStatus::Pending)
    }

    /// The day by which it has to be kept next: its due date, or for a recurring promise the first return
    /// after the day it was last kept. Nothing when it is done with or has no date.
    pub fn next_due(&self) -> Option<Day> {
        let due = self.due?;
        match (self.state(), self.recurs) {
            (ObligationStatus::Failed | ObligationStatus::Waived, _)
            | (ObligationStatus::Fulfilled, None) => None,
            (_, None) => Some(due),
            (_, Some(turns)) => {
                let kept = self.fulfilled.filter(|kept| *kept >= due);
                let Some(kept) = kept else {
                    return if self.state() == ObligationStatus::Fulfilled {
                        Some(turns.nth(due, 1))
                    } else {
                        Some(due)
                    };
                };
                (1..5_000).map(|turn| turns.nth(due, turn)).find(|day| *day > kept)
            }
        }
    }

    /// Whether it can still be kept: neither done with, given up, nor waived.
    pub fn is_open(&self) -> bool {
        match self.state() {
            ObligationStatus::Pending | ObligationStatus::InProgress => true,
            ObligationStatus::Fulfilled => self.recurs.is_some(),
            ObligationStatus::Failed | ObligationStatus::Waived => false,
        }
    }

    /// Whether it is late on a day: open, and its next due day has passed.
    pub fn is_late(&self, today: Day) -> bool {
        self.next_due().is_some_and(|due| due < today)
    }

    /// Whether it is kept as far as it can be on a day.
    pub fn is_fulfilled(&self, today: Day) -> bool {
        self.state() == ObligationStatus::Fulfilled && !self.is_late(today)
    }

    fn was_due(&self, today: Day) -> bool {
        self.state() != ObligationStatus::Waived && self.due.is_some_and(|due| due <= today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    fn promise(due: &str, recurs: Option<Recurrence>) -> Obligation {
        Obligation {
            id: Id::new("d1-1").unwrap(),
            party: None,
            description: "Laporan".to_owned(),
            measure: None,
            due: Day::parse(due),
            recurs,
            status: None,
            fulfilled: None,
            evidence: None,
            waived_reason: None,
        }
    }

    #[test]
    fn a_recurring_promise_comes_back_after_it_was_kept() {
        let mut report = promise("2026-01-31", Some(Recurrence::Monthly));
        let today = Day::parse("2026-03-05").unwrap();
        assert_eq!(report.next_due(), Day::parse("2026-01-31"));
        assert!(report.is_late(today));
        report.status = Some(ObligationStatus::Fulfilled);
        report.fulfilled = Day::parse("2026-02-10");
        assert_eq!(report.next_due(), Day::parse("2026-02-28"), "the short month has a last day too");
        assert!(report.is_late(today));
        report.fulfilled = Day::parse("2026-03-01");
        assert_eq!(report.next_due(), Day::parse("2026-03-31"));
        assert!(!report.is_late(today));
    }

    #[test]
    fn a_single_promise_is_done_once() {
        let mut report = promise("2026-01-31", None);
        let today = Day::parse("2026-01-31").unwrap();
        assert!(!report.is_late(today), "on its day it is not late yet");
        assert!(report.is_late(today.plus_days(1)));
        report.status = Some(ObligationStatus::Fulfilled);
        assert_eq!(report.next_due(), None);
    }
}
