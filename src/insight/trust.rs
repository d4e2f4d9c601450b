//! I16, trust that is low or lopsided (PARTNER indicators; equality of text 004).

use std::collections::HashMap;

use super::facts::Facts;
use super::{Found, Severity, Values};
use crate::model::{ActorKind, Day, Id, PartnershipMap, Trust};

type Side<'a> = (Option<&'a Id>, &'a Id, &'a Id);

/// The latest assessment of each side with its mean.
fn latest<'a>(facts: &Facts<'a>) -> HashMap<Side<'a>, (&'a Trust, f64)> {
    let mut found: HashMap<Side<'_>, (&Trust, f64)> = HashMap::new();
    for one in facts.map.trust.iter() {
        keep_latest(&mut found, one);
    }
    found
}

/// The latest mean of each side up to a day, with the kind of whoever is trusted.
pub(super) fn scores(map: &PartnershipMap, day: Day) -> Vec<(ActorKind, f64)> {
    let mut found: HashMap<Side<'_>, (&Trust, f64)> = HashMap::new();
    for one in map.trust.iter().filter(|one| one.date <= day) {
        keep_latest(&mut found, one);
    }
    let kind = |id: &Id| map.actors.get(id).map(|actor| actor.kind);
    let mut scores: Vec<_> =
        found.into_iter().filter_map(|((_, _, ratee), (_, mean))| Some((kind(ratee)?, mean))).collect();
    // The order of a sum must not depend on that of a table.
    scores.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
    scores
}

fn keep_latest<'a>(found: &mut HashMap<Side<'a>, (&'a Trust, f64)>, one: &'a Trust) {
    let Some(mean) = mean(one) else { return };
    let known = found.entry((one.partnership.as_ref(), &one.rater, &one.ratee)).or_insert((one, mean));
    if one.date >= known.0.date {
        *known = (one, mean);
    }
}

/// The mean of the items that were scored, 1 to 4; nothing when none was.
fn mean(one: &Trust) -> Option<f64> {
    let items = [one.reliability, one.openness, one.shared_goal, one.equality];
    let (mut sum, mut scored) = (0.0, 0.0);
    for item in items.into_iter().flatten() {
        sum += f64::from(i32::try_from(item).ok()?);
        scored += 1.0;
    }
    (scored > 0.0).then(|| sum / scored)
}

fn found(partnership: Option<&Id>, sides: [&Id; 2], score: f64) -> Found {
    let subjects = partnership.into_iter().chain(sides).cloned();
    Found::new(Severity::Medium, subjects).with(Values { score: Some(score), ..Values::default() })
}

/// The latest mean of one side is below 2.5 of 4. Subjects: the partnership, who trusts, whom.
pub(super) fn low(facts: &Facts<'_>) -> Vec<Found> {
    let least = facts.settings.trust_low.unwrap_or(2.5);
    let all = latest(facts).into_iter().filter(|(_, (_, mean))| *mean < least);
    all.map(|((partnership, rater, ratee), (_, mean))| found(partnership, [rater, ratee], mean)).collect()
}

/// Both sides were assessed and differ by 1.0 or more. Subjects: the partnership, the two by id.
pub(super) fn lopsided(facts: &Facts<'_>) -> Vec<Found> {
    let least = facts.settings.trust_gap.unwrap_or(1.0);
    let all = latest(facts);
    let pairs = all.iter().filter(|((_, rater, ratee), _)| rater < ratee);
    pairs
        .filter_map(|((partnership, rater, ratee), (_, mean))| {
            let other = all.get(&(*partnership, *ratee, *rater))?.1;
            let gap = (mean - other).abs();
            (gap >= least).then(|| found(*partnership, [rater, ratee], gap))
        })
        .collect()
}
