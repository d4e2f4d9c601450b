//! The partnership ladder: six rungs with their definitions, criteria, and the advice for a next step.
//!
//! Rungs and their one-line definitions are those of text 003; criteria, their *required* and *cumulative*
//! marks, the suggestion rule and the step-down prompts are those of domain notes c. A criterion that is
//! *cumulative* stays true on higher rungs; a *distinguishing* one defines its own rung only, so it is never
//! asked of a partnership that stands higher.

mod words;

use super::basics::Day;
use super::code::{Rung, StepKind};
use super::record::{LadderEntry, Partnership};
pub use words::{Bilingual, Criterion};

/// The criterion of a number such as `4.1`.
pub fn criterion(number: &str) -> Option<&'static Criterion> {
    let digit = number.split('.').next()?.parse().ok()?;
    Rung::from_digit(digit)?.criteria().iter().find(|item| item.number == number)
}

fn is_ticked(ticked: &[String], item: &Criterion) -> bool {
    ticked.iter().any(|number| number == item.number)
}

/// The required items of `rung`, and the cumulative required ones of the rungs from 1 up to it, that are not
/// ticked: what is still open before standing on `rung` is justified.
pub fn still_open(rung: Rung, ticked: &[String]) -> Vec<&'static Criterion> {
    let below = <Rung as super::Code>::ALL.iter().filter(|lower| lower.digit() >= 1 && **lower < rung);
    below
        .flat_map(|lower| lower.criteria().iter().filter(|item| item.cumulative))
        .chain(rung.criteria())
        .filter(|item| item.required && !is_ticked(ticked, item))
        .collect()
}

/// The rung that the ticked items justify (domain notes c): the highest one with nothing still open; else
/// competition, when two or more of its items are ticked; else none.
pub fn suggested(ticked: &[String]) -> Option<Rung> {
    let justified = <Rung as super::Code>::ALL
        .iter()
        .rev()
        .find(|rung| **rung > Rung::Competition && still_open(**rung, ticked).is_empty());
    let contest = || Rung::Competition.criteria().iter().filter(|item| is_ticked(ticked, item)).count() >= 2;
    justified.copied().or_else(|| contest().then_some(Rung::Competition))
}

/// The items that stay ticked when a partnership moves to `rung`: those of the rung itself and the cumulative
/// ones of the rungs below.
pub fn carried_over(ticked: &[String], rung: Rung) -> Vec<String> {
    let stays = |number: &&String| {
        criterion(number).is_some_and(|item| {
            let own = rung.criteria().iter().any(|mine| mine.number == item.number);
            let lower = item.number.as_bytes().first().is_some_and(|digit| digit - b'0' < rung.digit());
            own || (lower && item.cumulative)
        })
    };
    ticked.iter().filter(stays).cloned().collect()
}

impl Partnership {
    /// The entry that counts now: the latest date, and of two on one day the later in the file.
    pub fn current(&self) -> Option<&LadderEntry> {
        self.history.iter().max_by_key(|entry| entry.date)
    }

    /// The entry that counted on a day.
    pub fn entry_on(&self, day: Day) -> Option<&LadderEntry> {
        self.history.iter().filter(|entry| entry.date <= day).max_by_key(|entry| entry.date)
    }

    /// The rung it stands on; nothing when it was never assessed, which is not the same as competition.
    pub fn rung(&self) -> Option<Rung> {
        self.current().map(|entry| entry.rung)
    }

    /// The history from the oldest day to the newest.
    pub fn by_date(&self) -> Vec<&LadderEntry> {
        let mut entries: Vec<_> = self.history.iter().collect();
        entries.sort_by_key(|entry| entry.date);
        entries
    }

    /// Since when it has stood on its rung without a break.
    pub fn since(&self) -> Option<Day> {
        // Of two entries on one day the later in the file counts, hence the place beside the date.
        let dated = || self.history.iter().enumerate().map(|(at, entry)| ((entry.date, at), entry.rung));
        let (_, rung) = dated().max_by_key(|(when, _)| *when)?;
        let left = dated().filter(|(_, other)| *other != rung).map(|(when, _)| when).max();
        dated().map(|(when, _)| when).filter(|when| Some(*when) > left).min().map(|(date, _)| date)
    }

    /// Days on the rung up to `today`; never negative.
    pub fn days_on_rung(&self, today: Day) -> Option<i64> {
        Some(self.since()?.days_until(today).max(0))
    }

    /// Everything that is ticked now: the items of the latest entry that names any.
    ///
    /// An entry that lists no criteria says nothing about them, so it does not untick what an earlier one knew.
    pub fn ticked(&self) -> &[String] {
        // Of two on one day the later in the file counts, which is the one that `max_by_key` keeps.
        let naming = self.history.iter().filter(|entry| !entry.criteria.is_empty());
        naming.max_by_key(|entry| entry.date).map_or(&[], |entry| &entry.criteria)
    }

    /// Rungs from where it stands to its target; nothing when either is not known.
    pub fn distance_to_target(&self) -> Option<i64> {
        Some(i64::from(self.target?.digit()) - i64::from(self.rung()?.digit()))
    }

    /// Whether everything that the next rung requires is ticked.
    pub fn ready_for_next(&self) -> bool {
        self.rung().and_then(Rung::up).is_some_and(|next| still_open(next, self.ticked()).is_empty())
    }

    /// Latest view of each member, and whether two of them differ.
    pub fn views_differ(&self) -> bool {
        let mut rungs = self.members.iter().filter_map(|member| self.view_of(member)).map(|view| view.rung);
        let first = rungs.next();
        rungs.any(|rung| Some(rung) != first)
    }

    /// How a member itself sees the rung, by its latest word.
    pub fn view_of(&self, member: &super::Id) -> Option<&super::View> {
        self.view.iter().filter(|view| view.actor == *member).max_by_key(|view| view.date)
    }
}

impl LadderEntry {
    /// A step to `rung` on `date` with nothing else said yet.
    pub fn new(date: Day, rung: Rung) -> Self {
        Self {
            date,
            rung,
            kind: None,
            criteria: Vec::new(),
            evidence: Vec::new(),
            reason: None,
            meeting: None,
            by: None,
            overridden: None,
        }
    }

    /// What the entry records, derived from the rung before it when it does not say so itself.
    pub fn kind_after(&self, before: Option<Rung>) -> StepKind {
        self.kind.unwrap_or_else(|| match before {
            None => StepKind::Baseline,
            Some(before) if before < self.rung => StepKind::Up,
            Some(before) if before > self.rung => StepKind::Down,
            Some(_) => StepKind::Stays,
        })
    }
}

/// Whether moving from one rung to another needs a reason: a skip, a step down, or required items still open.
pub fn needs_reason(before: Option<Rung>, to: Rung, ticked: &[String]) -> bool {
    let skip = before.is_some_and(|before| to.digit() > before.digit() + 1);
    let down = before.is_some_and(|before| to < before);
    let rises = before != Some(to);
    skip || down || (rises && !still_open(to, ticked).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_required(up_to: u8) -> Vec<String> {
        (1..=up_to)
            .filter_map(Rung::from_digit)
            .flat_map(Rung::criteria)
            .filter(|item| item.required)
            .map(|item| item.number.to_owned())
            .collect()
    }

    #[test]
    fn the_suggestion_is_the_highest_rung_with_nothing_open() {
        assert_eq!(suggested(&[]), None);
        assert_eq!(suggested(&all_required(1)), Some(Rung::Communication));
        assert_eq!(suggested(&all_required(3)), Some(Rung::Coordination));
        let mut gap = all_required(3);
        gap.retain(|number| number != "2.3");
        assert_eq!(suggested(&gap), Some(Rung::Communication), "cumulative items below still count");
        let contest = ["0.1".to_owned(), "0.2".to_owned()];
        assert_eq!(suggested(&contest), Some(Rung::Competition));
    }

    #[test]
    fn a_confederation_is_not_asked_for_what_defines_collaboration_only() {
        let mut ticked = all_required(5);
        ticked.retain(|number| number != "4.2" && number != "4.3");
        assert_eq!(suggested(&ticked), Some(Rung::Confederation));
        assert!(!carried_over(&all_required(4), Rung::Confederation).contains(&"4.3".to_owned()));
        assert!(carried_over(&all_required(4), Rung::Confederation).contains(&"4.4".to_owned()));
    }

    #[test]
    fn skips_steps_down_and_open_items_need_a_reason() {
        let ticked = all_required(3);
        assert!(!needs_reason(Some(Rung::Cooperation), Rung::Coordination, &ticked));
        assert!(needs_reason(Some(Rung::Communication), Rung::Coordination, &ticked));
        assert!(needs_reason(Some(Rung::Coordination), Rung::Cooperation, &ticked));
        assert!(needs_reason(Some(Rung::Coordination), Rung::Collaboration, &ticked));
        assert!(
            !needs_reason(Some(Rung::Coordination), Rung::Coordination, &[]),
            "a review that stays needs none"
        );
    }

    #[test]
    fn every_criterion_is_found_by_its_number() {
        for rung in <Rung as crate::model::Code>::ALL {
            for item in rung.criteria() {
                assert_eq!(criterion(item.number), Some(item));
                assert!(item.number.starts_with(&rung.digit().to_string()));
            }
        }
        assert_eq!(criterion("9.9"), None);
    }
}
