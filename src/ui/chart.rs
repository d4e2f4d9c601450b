//! The history of a partnership as a stair over time, drawn with letters so that it stands in any terminal.

use crate::locale::dates;
use crate::model::{Day, Lang, Partnership, Rung};

use super::canvas::{pad, width};

/// A stair: for every column the rung on its day.
pub(super) struct Stairs {
    from: Day,
    to: Day,
    rungs: Vec<Option<Rung>>,
    /// Columns in which something was recorded.
    marks: Vec<bool>,
    target: Option<Rung>,
    ascii: bool,
}

impl Stairs {
    /// The stair of a partnership up to today; nothing when it was never assessed.
    pub(super) fn new(one: &Partnership, today: Day, columns: usize, ascii: bool) -> Option<Self> {
        let entries = one.by_date();
        let (first, last) = (entries.first()?.date, entries.last()?.date);
        let to = last.max(today);
        // A stair of one day would have no length.
        let from = first.min(to.plus_days(-30));
        let span = from.days_until(to).max(1);
        let steps = i64::try_from(columns.max(2)).unwrap_or(2) - 1;
        let day_of = |column: i64| from.plus_days(column.saturating_mul(span) / steps);
        let rungs: Vec<_> =
            (0..=steps).map(|column| one.entry_on(day_of(column)).map(|entry| entry.rung)).collect();
        let mut marks = vec![false; rungs.len()];
        for entry in entries {
            // The first column whose day is not before the entry: where the stair shows it.
            let column = (from.days_until(entry.date).saturating_mul(steps) + span - 1) / span;
            if let Some(mark) = usize::try_from(column).ok().and_then(|at| marks.get_mut(at)) {
                *mark = true;
            }
        }
        Some(Self { from, to, rungs, marks, target: one.target, ascii })
    }

    /// The line of a rung.
    pub(super) fn row(&self, rung: Rung) -> String {
        (0..self.rungs.len()).map(|at| self.cell(at, rung)).collect()
    }

    fn cell(&self, at: usize, row: Rung) -> char {
        let pick = |mark: char, ascii: char| if self.ascii { ascii } else { mark };
        let blank = || {
            let dotted = self.target == Some(row) && at.is_multiple_of(2);
            if dotted { pick('·', '.') } else { ' ' }
        };
        let Some(here) = self.rungs.get(at).copied().flatten() else {
            return blank();
        };
        let before = at.checked_sub(1).and_then(|at| self.rungs[at]).unwrap_or(here);
        if before == here {
            let point = self.marks[at] || at + 1 == self.rungs.len();
            return match row == here {
                true if point => pick('●', '*'),
                true => pick('─', '-'),
                false => blank(),
            };
        }
        let up = before < here;
        if row == here {
            pick(if up { '╭' } else { '╰' }, '+')
        } else if row == before {
            pick(if up { '╯' } else { '╮' }, '+')
        } else if (before.min(here)..before.max(here)).contains(&row) {
            pick('│', '|')
        } else {
            blank()
        }
    }

    /// The line below: the first day, one in the middle where there is room, the last day.
    pub(super) fn axis(&self, lang: Lang) -> String {
        let columns = self.rungs.len();
        let [from, to] = [self.from, self.to].map(|day| dates::short(lang, day));
        let half = self.from.plus_days(self.from.days_until(self.to) / 2);
        let middle = dates::short(lang, half);
        let left = columns / 2;
        let start = left.saturating_sub(width(&middle) / 2);
        let end = columns.saturating_sub(width(&to));
        let mut axis = from;
        if width(&axis) + 2 <= start && start + width(&middle) + 2 <= end {
            axis = format!("{}{middle}", pad(&axis, start));
        }
        format!("{}{to}", pad(&axis, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, LadderEntry};

    fn stairs(ascii: bool) -> Stairs {
        let id = Id::new("a").unwrap();
        let mut one = Partnership::new(id, "A", Vec::new());
        let day = |text: &str| Day::parse(text).unwrap();
        one.history = vec![
            LadderEntry::new(day("2026-01-01"), Rung::Competition),
            LadderEntry::new(day("2026-01-11"), Rung::Cooperation),
            LadderEntry::new(day("2026-01-21"), Rung::Communication),
        ];
        one.target = Some(Rung::Coordination);
        Stairs::new(&one, day("2026-01-31"), 31, ascii).unwrap()
    }

    #[test]
    fn the_stair_goes_up_and_down_on_its_days() {
        let stairs = stairs(false);
        assert_eq!(stairs.row(Rung::Coordination), "· · · · · · · · · · · · · · · ·");
        assert_eq!(stairs.row(Rung::Cooperation), "          ╭─────────╮          ");
        assert_eq!(stairs.row(Rung::Communication), "          │         ╰─────────●");
        assert_eq!(stairs.row(Rung::Competition), "●─────────╯                    ");
        assert_eq!(stairs.axis(Lang::Indonesian), "1 Jan 2026          31 Jan 2026");
    }

    #[test]
    fn it_needs_no_letters_beyond_ascii_and_no_history() {
        let stairs = stairs(true);
        assert_eq!(stairs.row(Rung::Competition), "*---------+                    ");
        let none = Partnership::new(Id::new("b").unwrap(), "B", Vec::new());
        assert!(Stairs::new(&none, Day::parse("2026-01-31").unwrap(), 30, true).is_none());
    }
}
