//! I22, meetings that some do not come to.

use super::facts::Facts;
use super::{Found, Severity, Values, count, percent};
use crate::model::Meeting;

/// The element of those for whom the work is done.
const RESIDENTS: &str = "warga_sasaran";

/// Two or more meetings in 90 days, and women are fewer than 30 % of all heads, or men fewer than 20 %, or those for whom
/// the work is done are missing from more than half of the meetings that record elements. About the whole map.
pub(super) fn unbalanced(facts: &Facts<'_>) -> Vec<Found> {
    let recent = facts.settings.recent_days.unwrap_or(90);
    let first = facts.today.plus_days(1_i64.saturating_sub(recent));
    let meetings: Vec<&Meeting> =
        facts.map.meetings.iter().filter(|one| (first..=facts.today).contains(&one.date)).collect();
    if meetings.len() < 2 {
        return Vec::new();
    }
    let heads = meetings.iter().map(|one| one.heads());
    let (men, women) =
        heads.fold((0_i64, 0_i64), |all, one| (all.0.saturating_add(one.0), all.1.saturating_add(one.1)));
    let all = men.saturating_add(women);
    let few = |part: i64, least: i64| all > 0 && i128::from(part) * 100 < i128::from(all) * i128::from(least);
    let few_women = few(women, facts.settings.women_percent.unwrap_or(30));
    let few_men = few(men, facts.settings.men_percent.unwrap_or(20));
    let with_elements: Vec<_> = meetings.iter().filter(|one| !one.elements.is_empty()).collect();
    let without = with_elements.iter().filter(|one| !one.elements.contains_key(RESIDENTS)).count();
    let absent = 2 * without > with_elements.len();
    if !few_women && !few_men && !absent {
        return Vec::new();
    }
    // The first of the three that holds is told; `words` says which.
    let (part, word) = match (few_women, few_men) {
        (true, _) => (women, "women"),
        (_, true) => (men, "men"),
        _ => (count(without), "residents"),
    };
    let of = if word == "residents" { count(with_elements.len()) } else { all };
    let values = Values {
        percent: percent(part, of),
        count: Some(part),
        of: Some(of),
        words: vec![word.to_owned()],
        ..Values::default()
    };
    vec![Found::new(Severity::Info, []).with(values)]
}
