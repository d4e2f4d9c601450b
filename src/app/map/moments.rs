//! The days on which a history changed: the stops of the way back in time.

pub use crate::network::moments;

use crate::model::Day;

/// The stop before a day; nothing before is the first one. Today itself is *now*, and not a stop.
pub fn before(moments: &[Day], at: Option<Day>, today: Day) -> Option<Day> {
    let limit = at.unwrap_or(today);
    moments.iter().rev().find(|day| **day < limit).copied().or(at)
}

/// The stop after a day; after the last one comes now.
pub fn after(moments: &[Day], at: Option<Day>, today: Day) -> Option<Day> {
    let at = at?;
    moments.iter().find(|day| **day > at && **day < today).copied()
}

/// The end of the quarter before a day.
pub fn quarter_before(moments: &[Day], at: Option<Day>, today: Day) -> Option<Day> {
    let first = moments.first()?;
    let (year, month, _) = at.unwrap_or(today).parts();
    let starts = Day::new(year, (month - 1) / 3 * 3 + 1, 1)?;
    let end = starts.plus_days(-1);
    if end < *first { at } else { Some(end) }
}

/// The end of the quarter after a day; the running quarter ends now.
pub fn quarter_after(at: Option<Day>, today: Day) -> Option<Day> {
    // The day after the end of a quarter lies in the next one.
    let (year, month, _) = at?.plus_days(1).parts();
    let end = Day::new(year, (month - 1) / 3 * 3 + 1, 1)?.plus_months(3).plus_days(-1);
    (end < today).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn stops_are_gone_through_and_end_with_now() {
        let days = [day("2025-02-01"), day("2025-09-16"), day("2026-03-31")];
        let today = day("2026-03-31");
        let one = before(&days, None, today);
        assert_eq!(one, Some(days[1]));
        let first = before(&days, one, today);
        assert_eq!((first, before(&days, first, today)), (Some(days[0]), Some(days[0])));
        assert_eq!(after(&days, first, today), Some(days[1]));
        assert_eq!(after(&days, Some(days[1]), today), None, "today is now");
        assert_eq!(before(&[], None, today), None);
    }

    #[test]
    fn quarters_end_on_their_last_day() {
        let days = [day("2025-06-10")];
        let today = day("2026-03-31");
        let one = quarter_before(&days, None, today);
        assert_eq!(one, Some(day("2025-12-31")));
        let two = quarter_before(&days, one, today);
        assert_eq!(two, Some(day("2025-09-30")));
        let three = quarter_before(&days, two, today);
        assert_eq!((three, quarter_before(&days, three, today)), (Some(day("2025-06-30")), three));
        assert_eq!(quarter_after(three, today), two);
        assert_eq!(quarter_after(one, today), None);
    }
}
