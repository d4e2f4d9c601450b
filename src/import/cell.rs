//! What a cell says, read as the kind of value that a field takes.

use std::collections::HashSet;

use super::limits::MOST_OF_ONE;
use super::{Cell, Why};
use crate::locale::dates::parse_day;
use crate::model::{Code, Day};

impl Cell {
    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Number(_) | Self::Day(_) | Self::Truth(_) => false,
        }
    }

    /// What it says, as text on one or more lines: control characters are dropped, and the apostrophe that keeps a
    /// formula from being one, too.
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => plain(text),
            Self::Number(number) => number_text(*number),
            Self::Day(day) => day.to_string(),
            Self::Truth(true) => "ya".to_owned(),
            Self::Truth(false) => "tidak".to_owned(),
        }
    }
}

fn plain(text: &str) -> String {
    let text = text.trim();
    let text = text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(text);
    let plain = text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    if plain || !text.chars().any(|c| c.is_control() || is_invisible(c)) {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.replace(['\t', '\u{b}', '\u{c}'], " ");
    let kept = text.chars().filter(|c| (*c == '\n' || !c.is_control()) && !is_invisible(*c));
    kept.collect::<String>().trim().to_owned()
}

/// Marks that turn the direction of reading or stand at the start of a file.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A number as people write it: whole ones without a point.
fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { format!("{number}") }
}

/// The number that a text spells, in Indonesian (`1.250.000,50`) or English (`1,250,000.50`).
///
/// A single point before exactly three digits parts thousands; a single comma is always the decimal one.
pub(super) fn number(text: &str) -> Option<f64> {
    let text = text.trim().trim_start_matches(['≥', '±', '~']).trim_end_matches(",-").trim();
    let lower = text.to_lowercase();
    let text = lower.strip_prefix("rp").or_else(|| lower.strip_prefix("idr")).unwrap_or(&lower);
    let text = text.trim_start_matches('.').trim();
    let (text, percent) = text.strip_suffix('%').map_or((text, false), |rest| (rest, true));
    let mut digits: String =
        text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'')).collect();
    if digits.is_empty()
        || !digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'-' | b'e' | b'+'))
    {
        return None;
    }
    match (digits.matches('.').count(), digits.matches(',').count()) {
        (0, 0) => {}
        (points, commas) if points > 0 && commas > 0 => {
            let decimal_comma = digits.rfind(',') > digits.rfind('.');
            digits = if decimal_comma {
                digits.replace('.', "").replace(',', ".")
            } else {
                digits.replace(',', "")
            };
        }
        (0, 1) => digits = digits.replace(',', "."),
        (1, 0) if ends_in_thousand(&digits) => digits = digits.replace('.', ""),
        (1, 0) => {}
        _ if in_thousands(&digits) => digits = digits.replace(['.', ','], ""),
        _ => return None,
    }
    let number: f64 = digits.parse().ok()?;
    number.is_finite().then_some(if percent { number / 100.0 } else { number })
}

/// Whether the only point of a number parts thousands: `1.250`, but not `0.250`.
fn ends_in_thousand(digits: &str) -> bool {
    let Some((whole, rest)) = digits.split_once('.') else { return false };
    let whole = whole.trim_start_matches('-');
    rest.len() == 3 && (1..=3).contains(&whole.len()) && whole != "0"
}

/// Whether a sign that stands several times parts thousands: `1.250.000`, but neither `1.2.3` nor `31.12.2025`.
fn in_thousands(digits: &str) -> bool {
    let mut groups = digits.trim_start_matches(['-', '+']).split(['.', ',']);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3)
}

/// A value of a field that can be read from a cell.
pub(super) trait Taken {
    /// Takes what a cell says. `more` adds to a list instead of replacing it.
    fn set(&mut self, cell: &Cell, more: bool) -> Result<(), Why>;
}

impl Taken for String {
    fn set(&mut self, cell: &Cell, _: bool) -> Result<(), Why> {
        // What people call something stands on one line.
        *self = one_line(&cell.text());
        Ok(())
    }
}

/// Whether a text is plain words with single spaces, as most are; of letters beyond ASCII nothing is said.
pub(super) fn is_one_line(text: &str) -> bool {
    let mut before = b' ';
    let single = text.bytes().all(|byte| {
        let fits = (b'!'..=b'~').contains(&byte) || byte == b' ' && before != b' ';
        before = byte;
        fits
    });
    single && (before != b' ' || text.is_empty())
}

/// The words of a text with single spaces.
pub(super) fn one_line(text: &str) -> String {
    if is_one_line(text) {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

impl Taken for Option<String> {
    fn set(&mut self, cell: &Cell, more: bool) -> Result<(), Why> {
        let text = cell.text();
        match self {
            Some(before) if more => {
                before.push('\n');
                before.push_str(&text);
            }
            _ => *self = Some(text),
        }
        Ok(())
    }
}

impl Taken for Vec<String> {
    fn set(&mut self, cell: &Cell, more: bool) -> Result<(), Why> {
        let before: &[String] = if more { self } else { &[] };
        let mut seen: HashSet<String> = before.iter().cloned().collect();
        let found: Self = parts(&cell.text()).into_iter().filter(|part| seen.insert(part.clone())).collect();
        if before.len() + found.len() > MOST_OF_ONE {
            return Err(Why::TooMuchOfOne(MOST_OF_ONE));
        }
        if !more {
            self.clear();
        }
        self.extend(found);
        Ok(())
    }
}

/// The values of a cell that holds several: parted by `|` as in Kumu, by `;` as in our own tables, or by lines.
pub(super) fn parts(text: &str) -> Vec<String> {
    text.split(['|', ';', '\n']).map(one_line).filter(|part| !part.is_empty()).collect()
}

impl Taken for Option<f64> {
    fn set(&mut self, cell: &Cell, _: bool) -> Result<(), Why> {
        *self = Some(number_of(cell)?);
        Ok(())
    }
}

pub(super) fn number_of(cell: &Cell) -> Result<f64, Why> {
    let read = match cell {
        Cell::Number(number) if number.is_finite() => Some(*number),
        Cell::Text(text) => number(text),
        _ => None,
    };
    read.ok_or_else(|| Why::NotANumber(cell.text()))
}

impl Taken for Option<i64> {
    fn set(&mut self, cell: &Cell, _: bool) -> Result<(), Why> {
        let number = number_of(cell)?;
        if number.fract() != 0.0 || number.abs() > 9e15 {
            return Err(Why::NotANumber(cell.text()));
        }
        #[expect(clippy::cast_possible_truncation, reason = "whole and small enough, as was just asked")]
        let whole = number as i64;
        *self = Some(whole);
        Ok(())
    }
}

impl Taken for Option<bool> {
    fn set(&mut self, cell: &Cell, _: bool) -> Result<(), Why> {
        let said = match cell {
            Cell::Truth(truth) => Some(*truth),
            other => match other.text().to_lowercase().as_str() {
                "ya" | "y" | "yes" | "true" | "benar" | "ada" | "1" | "x" | "✓" | "v" => Some(true),
                "tidak" | "t" | "no" | "n" | "false" | "salah" | "tidak ada" | "0" | "-" => Some(false),
                _ => None,
            },
        };
        *self = Some(said.ok_or_else(|| Why::NotYesOrNo(cell.text()))?);
        Ok(())
    }
}

impl Taken for Option<Day> {
    fn set(&mut self, cell: &Cell, _: bool) -> Result<(), Why> {
        *self = Some(day_of(cell)?);
        Ok(())
    }
}

impl Taken for Day {
    fn set(&mut self, cell: &Cell, _: bool) -> Result<(), Why> {
        *self = day_of(cell)?;
        Ok(())
    }
}

/// The day that a cell names. A list is read long after it was written, so a day without its year, or one counted
/// from today, is none.
pub(super) fn day_of(cell: &Cell) -> Result<Day, Why> {
    let found = match cell {
        Cell::Day(day) => Some(*day),
        Cell::Number(serial) => from_serial(*serial),
        Cell::Text(text) => from_text(text),
        Cell::Empty | Cell::Truth(_) => None,
    };
    found.ok_or_else(|| Why::NotADay(cell.text()))
}

fn from_text(text: &str) -> Option<Day> {
    let text = text.trim();
    // A time of day behind it says nothing that is kept.
    let date = text.split(['T', ' ']).next().filter(|date| date.len() == 10).unwrap_or(text);
    if let Some(day) = Day::parse(&date.replace(['/', '.'], "-")) {
        return Some(day);
    }
    let words = text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty());
    // "Senin, 31 Maret 2026" begins with a name.
    let words: Vec<&str> = words.filter(|part| !part.ends_with(',')).collect();
    let year = words.last().filter(|year| year.len() == 4 || year.len() == 2)?;
    let whole = words.len() == 3 && year.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with(['+', '-']);
    let never = Day::new(1, 1, 1)?;
    whole.then(|| parse_day(&words.join(" "), never)).flatten()
}

/// A day as spreadsheets count it, from the end of 1899; only years in which lists were kept.
fn from_serial(serial: f64) -> Option<Day> {
    if !(20_000.0..80_000.0).contains(&serial) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "between 20 000 and 80 000")]
    let days = serial.floor() as i64;
    Some(Day::new(1899, 12, 30)?.plus_days(days))
}

/// The value of a closed list that a cell names.
pub(super) fn code_of<C: Code>(cell: &Cell) -> Result<C, Why> {
    let word = cell.text();
    C::parse(&word).ok_or(Why::UnknownWord { list: C::LIST, word })
}

macro_rules! codes {
    ($($code:ident)+) => {$(
        impl Taken for crate::model::$code {
            fn set(&mut self, cell: &Cell, _: bool) -> Result<(), Why> {
                *self = code_of(cell)?;
                Ok(())
            }
        }
        impl Taken for Option<crate::model::$code> {
            fn set(&mut self, cell: &Cell, _: bool) -> Result<(), Why> {
                *self = Some(code_of(cell)?);
                Ok(())
            }
        }
        impl Taken for Vec<crate::model::$code> {
            fn set(&mut self, cell: &Cell, more: bool) -> Result<(), Why> {
                let mut found = if more { self.clone() } else { Vec::new() };
                // People part words by commas, too.
                for word in parts(&cell.text().replace(',', ";")) {
                    let one = code_of(&Cell::Text(word))?;
                    if !found.contains(&one) {
                        found.push(one);
                    }
                }
                *self = found;
                Ok(())
            }
        }
    )+};
}
codes! {
    ActorKind Sector Level Formality ActorStatus Stance StateRole SourceCategory SourceNature SourceStatus NeedCategory
    Horizon IdentifiedBy ProblemLevel NeedStatus PartnershipStatus Purpose Approach TieForm DecisionMode Continuity
    SharedValue Rung ContributionStatus AgreementKind Extension StampDuty Lifecycle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_both_countries_write_them() {
        for (text, expected) in [
            ("1.250.000,50", 1_250_000.5),
            ("1,250,000.50", 1_250_000.5),
            ("Rp 1.250.000", 1_250_000.0),
            ("Rp1.250.000,-", 1_250_000.0),
            ("5,80", 5.8),
            ("5.80", 5.8),
            ("1.250", 1_250.0),
            ("0.250", 0.25),
            ("-3", -3.0),
            ("40%", 0.4),
            ("1 250 000", 1_250_000.0),
            ("1,250,000", 1_250_000.0),
            ("-12.500.000", -12_500_000.0),
        ] {
            assert_eq!(number(text), Some(expected), "{text}");
        }
        for text in
            ["", "dua", "1-2-3", "3 orang", "∞", "1e999", "1.2.3", "31.12.2025", "0812.345.678", "1.250.00"]
        {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn days_need_their_year() {
        let day = |text: &str| day_of(&Cell::Text(text.to_owned())).ok().map(|day| day.to_string());
        for text in [
            "2025-03-09",
            "9/3/2025",
            "09-03-2025",
            "9 Maret 2025",
            "9 Mar 25",
            "2025/03/09",
            "2025-03-09T10:00:00",
            "Minggu, 9 Maret 2025",
        ] {
            assert_eq!(day(text).as_deref(), Some("2025-03-09"), "{text}");
        }
        for text in ["besok", "0", "+7", "9/3", "Maret 2025", "2025", "31/02/2025", "13/13/2025"] {
            assert_eq!(day(text), None, "{text}");
        }
        assert_eq!(day_of(&Cell::Number(45_725.0)).map(|day| day.to_string()), Ok("2025-03-09".to_owned()));
    }

    #[test]
    fn texts_lose_what_a_terminal_would_obey() {
        let text = |text: &str| Cell::Text(text.to_owned()).text();
        assert_eq!(text("a\u{1b}[2Jb\u{7}"), "a[2Jb");
        assert_eq!(text("satu\r\ndua\rtiga"), "satu\ndua\ntiga");
        assert_eq!(text("'=1+1"), "=1+1");
        assert_eq!(text("'t Hoen"), "'t Hoen");
        assert_eq!(Cell::Number(5.0).text(), "5");
        assert_eq!(Cell::Number(5.8).text(), "5.8");
    }
}
