//! I13, I14, I27 and X03: how partnerships move on the ladder. Higher is not always better, and a step down is an
//! adjustment, not a failure.

use super::facts::Facts;
use super::{Found, Severity, Values, count};
use crate::model::ladder::{still_open, suggested};
use crate::model::{LadderEntry, Partnership, Rung, StepKind};

fn each(facts: &Facts<'_>, severity: Severity, find: impl Fn(&Partnership) -> Option<Values>) -> Vec<Found> {
    facts
        .active
        .iter()
        .filter_map(|one| {
            let values = find(one)?;
            Some(Found::new(severity, [one.id.clone()]).with(values))
        })
        .collect()
}

/// Below its target, and the last entry, of whatever kind, is older than 180 days. Subject: the partnership.
pub(super) fn stalled(facts: &Facts<'_>) -> Vec<Found> {
    let patience = facts.settings.stalled_days.unwrap_or(180);
    each(facts, Severity::Info, |one| {
        let (rung, target, last) = (one.rung()?, one.target?, one.current()?.date);
        let days = last.days_until(facts.today);
        (rung < target && days > patience).then(|| Values {
            days: Some(days),
            rung: Some(rung),
            other_rung: Some(target),
            ..Values::default()
        })
    })
}

/// The latest entry is lower than the one before, within 90 days. Subject: the partnership.
pub(super) fn stepped_down(facts: &Facts<'_>) -> Vec<Found> {
    let recent = facts.settings.recent_days.unwrap_or(90);
    each(facts, Severity::Medium, |one| {
        let entries = one.by_date();
        let [.., before, last] = &entries[..] else { return None };
        let days = last.date.days_until(facts.today);
        (last.rung < before.rung && (0..=recent).contains(&days)).then(|| Values {
            days: Some(days),
            day: Some(last.date),
            rung: Some(last.rung),
            other_rung: Some(before.rung),
            ..Values::default()
        })
    })
}

/// An entry two or more rungs above the one before; the latest such entry is told. Subject: the partnership.
pub(super) fn skipped(facts: &Facts<'_>) -> Vec<Found> {
    each(facts, Severity::Info, |one| {
        let entries = one.by_date();
        let mut skips = entries.windows(2).filter(|pair| pair[1].rung.digit() >= pair[0].rung.digit() + 2);
        let pair = skips.next_back()?;
        Some(Values {
            day: Some(pair[1].date),
            rung: Some(pair[1].rung),
            other_rung: Some(pair[0].rung),
            ..Values::default()
        })
    })
}

/// The latest entry has no evidence, or items that its rung requires are open. Where no criteria were ever recorded,
/// nothing is said about them; and a look that left the rung where it was takes no evidence away. Subject: the
/// partnership.
pub(super) fn thin_evidence(facts: &Facts<'_>) -> Vec<Found> {
    each(facts, Severity::Medium, |one| {
        let moves = |entry: &&LadderEntry| entry.kind != Some(StepKind::Stays) || !entry.evidence.is_empty();
        let last = one.history.iter().filter(moves).max_by_key(|entry| entry.date).or(one.current())?;
        let ticked = one.ticked();
        let open = if ticked.is_empty() { 0 } else { still_open(last.rung, ticked).len() };
        (last.evidence.is_empty() || open > 0).then(|| Values {
            count: Some(count(open)),
            rung: Some(last.rung),
            day: Some(last.date),
            ..Values::default()
        })
    })
}

/// All that the next rung requires is ticked, and the next rung is not above the target. Subject: the partnership.
pub(super) fn ready(facts: &Facts<'_>) -> Vec<Found> {
    each(facts, Severity::Info, |one| {
        let next = one.rung().and_then(Rung::up)?;
        (one.ready_for_next() && next <= one.target?).then(|| Values {
            rung: Some(next),
            other_rung: one.rung(),
            ..Values::default()
        })
    })
}

/// The rung is above what its ticked criteria support (domain notes c). Subject: the partnership. Not in b.6: it compares
/// what is said with what is shown.
pub(super) fn unsupported(facts: &Facts<'_>) -> Vec<Found> {
    each(facts, Severity::Info, |one| {
        let (rung, ticked) = (one.rung()?, one.ticked());
        if ticked.is_empty() {
            return None;
        }
        let supported = suggested(ticked).unwrap_or(Rung::Competition);
        (supported < rung).then(|| Values {
            rung: Some(rung),
            other_rung: Some(supported),
            ..Values::default()
        })
    })
}
