//! Dates, numbers and money as people write them in Indonesian and in English.

use crate::model::{Day, Lang};

const MONTHS_ID: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS_ID: [&str; 7] = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn nth(words: &'static [&'static str], number: i8) -> &'static str {
    usize::try_from(number - 1).ok().and_then(|at| words.get(at)).copied().unwrap_or("?")
}

/// `31 Mar 2026`.
pub fn short(lang: Lang, day: Day) -> String {
    let (year, month, date) = day.parts();
    let name = month_short(lang, month);
    format!("{date} {name} {year}")
}

/// `31 Maret 2026`.
pub fn long(lang: Lang, day: Day) -> String {
    let (year, month, date) = day.parts();
    format!("{date} {} {year}", month_name(lang, month))
}

/// `Selasa, 31 Maret 2026`.
pub fn full(lang: Lang, day: Day) -> String {
    format!("{}, {}", weekday(lang, day), long(lang, day))
}

/// `Selasa`.
pub fn weekday(lang: Lang, day: Day) -> &'static str {
    match lang {
        Lang::Indonesian => nth(&DAYS_ID, day.weekday()),
        Lang::English => nth(&DAYS_EN, day.weekday()),
    }
}

/// The name of a month, 1..=12.
pub fn month_name(lang: Lang, month: i8) -> &'static str {
    match lang {
        Lang::Indonesian => nth(&MONTHS_ID, month),
        Lang::English => nth(&MONTHS_EN, month),
    }
}

/// The first three letters of a month (`Agt` for Agustus, as is usual).
pub fn month_short(lang: Lang, month: i8) -> &'static str {
    match (lang, month) {
        (Lang::Indonesian, 8) => "Agt",
        _ => month_name(lang, month).get(..3).unwrap_or("?"),
    }
}

/// A whole number with its thousands parted: `12.345` in Indonesian, `12,345` in English.
pub fn number(lang: Lang, value: i64) -> String {
    let mark = match lang {
        Lang::Indonesian => '.',
        Lang::English => ',',
    };
    let digits = value.unsigned_abs().to_string();
    let mut out = String::from(if value < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

/// A number with so many places: `0,42` in Indonesian, `0.42` in English.
pub fn decimal(lang: Lang, value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    // Rounded to nothing is nothing, not less than nothing.
    let text = match text.strip_prefix('-') {
        Some(rest) if rest.chars().all(|c| matches!(c, '0' | '.')) => rest.to_owned(),
        _ => text,
    };
    match lang {
        Lang::Indonesian => text.replace('.', ","),
        Lang::English => text,
    }
}

/// A share as per cent: whole ones from ten on, else with one place, so that little is not taken for nothing.
pub fn percent(lang: Lang, share: f64) -> String {
    let value = share * 100.0;
    let places = usize::from(value.abs() < 9.95 && value.abs() > 0.0);
    format!("{}%", decimal(lang, value, places))
}

/// Money in whole rupiah: `Rp17.500.000`.
pub fn rupiah(lang: Lang, value: i64) -> String {
    format!("Rp{}", number(lang, value))
}

/// A day as people type it into a field, in both languages: `31/3/2026`; [`parse_day`] reads it back.
pub fn typed(day: Day) -> String {
    let (year, month, date) = day.parts();
    format!("{date}/{month}/{year:04}")
}

/// The number that somebody typed as money or a count: `1250000`, `Rp1.250.000,00`, `1,250,000`, `Rp 1 250 000,-`. Groups
/// have three figures, so what follows the last sign is a group, or cents; cents that are not nothing, and groups of
/// another length, are a slip, and nobody may guess what was meant.
pub fn parse_number(text: &str) -> Option<i64> {
    let text = text.trim();
    let text = text.strip_prefix("Rp").or_else(|| text.strip_prefix("rp")).unwrap_or(text).trim();
    let text = [",-", ".-", ",--"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    let (sign, text) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let digits = text.replace(' ', "");
    let mut groups: Vec<&str> = digits.split(['.', ',']).collect();
    if groups.len() > 1 && matches!(groups.last(), Some(&("0" | "00"))) {
        groups.pop();
    }
    let well = groups.iter().skip(1).all(|group| group.len() == 3);
    let whole = groups.concat();
    // A sign of its own may stand before figures only.
    (well && whole.starts_with(|c: char| c.is_ascii_digit()))
        .then(|| format!("{sign}{whole}").parse().ok())?
}

/// The day that somebody typed: `2026-03-31`, `31-3-2026`, `31/3/2026`, `31 mar 2026`, `31/3` (this year),
/// `hari ini`, `besok`, `kemarin`, `+7`, `-1`.
pub fn parse_day(text: &str, today: Day) -> Option<Day> {
    typed_day(text, today).map(|(day, _)| day)
}

/// The day that somebody typed for something that lies ahead: as [`parse_day`], but a day without a year is the next such
/// day. In December `20/4` is a day of next year.
pub fn parse_day_ahead(text: &str, today: Day) -> Option<Day> {
    let (day, whole) = typed_day(text, today)?;
    Some(if whole || day >= today { day } else { day.plus_months(12) })
}

/// The day that somebody typed, in this year when none is said, and whether that leaves no doubt.
fn typed_day(text: &str, today: Day) -> Option<(Day, bool)> {
    let text = text.trim().to_lowercase();
    match text.as_str() {
        "hari ini" | "today" | "0" => return Some((today, true)),
        "besok" | "tomorrow" => return Some((today.plus_days(1), true)),
        "kemarin" | "yesterday" => return Some((today.plus_days(-1), true)),
        _ => {}
    }
    if text.starts_with(['+', '-']) {
        let days = text.parse().ok().filter(|days: &i64| days.abs() < 40_000)?;
        return Some((today.plus_days(days), true));
    }
    if let Some(day) = Day::parse(&text) {
        return Some((day, true));
    }
    let mut parts = text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty());
    let day = parts.next()?.parse().ok()?;
    let month = month_from(parts.next()?)?;
    let year = match parts.next() {
        Some(year) if year.len() == 2 => Some(2000 + year.parse::<i16>().ok()?),
        Some(year) => Some(year.parse().ok()?),
        None => None,
    };
    if parts.next().is_some() {
        return None;
    }
    Some((Day::new(year.unwrap_or(today.parts().0), month, day)?, year.is_some()))
}

fn month_from(word: &str) -> Option<i8> {
    if let Ok(number) = word.parse() {
        return Some(number);
    }
    let named = |names: &[&str; 12]| {
        names.iter().position(|name| word.len() >= 3 && name.to_lowercase().starts_with(word))
    };
    let at = match word {
        "agt" | "ags" => Some(7),
        _ => named(&MONTHS_ID).or_else(|| named(&MONTHS_EN)),
    };
    at.and_then(|at| i8::try_from(at + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_money_read_as_people_write_them() {
        let day = Day::parse("2026-03-31").unwrap();
        assert_eq!(full(Lang::Indonesian, day), "Selasa, 31 Maret 2026");
        assert_eq!(full(Lang::English, day), "Tuesday, 31 March 2026");
        assert_eq!(rupiah(Lang::Indonesian, 17_500_000), "Rp17.500.000");
        assert_eq!(number(Lang::English, -1234), "-1,234");
        assert_eq!(parse_number("Rp 1.250.000"), Some(1_250_000));
        assert_eq!(parse_number("dua"), None);
        for text in
            ["Rp1.250.000,00", "1,250,000.00", "Rp 1 250 000", "1250000", "1.250.000,-", "rp1250000,0"]
        {
            assert_eq!(parse_number(text), Some(1_250_000), "{text}");
        }
        assert_eq!(parse_number("-3"), Some(-3));
        assert_eq!(parse_number(&i64::MIN.to_string()), Some(i64::MIN));
        for text in ["2.5", "1.250.000,75", "12.34", "1.2500", "--3", "-", "Rp", "1.", ",-", "+3"] {
            assert_eq!(parse_number(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_without_a_year_that_lies_ahead_is_the_next_such_day() {
        let today = Day::parse("2026-11-28").unwrap();
        for (text, day) in [
            ("20/4", "2027-04-20"),
            ("3 jan", "2027-01-03"),
            ("28/11", "2026-11-28"),
            ("29/11", "2026-11-29"),
            ("20/4/2026", "2026-04-20"),
            ("-3", "2026-11-25"),
            ("kemarin", "2026-11-27"),
            ("hari ini", "2026-11-28"),
            ("2026-04-20", "2026-04-20"),
        ] {
            assert_eq!(parse_day_ahead(text, today), Day::parse(day), "{text}");
        }
    }

    #[test]
    fn a_typed_day_is_understood_in_many_ways() {
        let today = Day::parse("2026-03-31").unwrap();
        for text in ["2026-04-07", "7/4/2026", "7-4-26", "7 april", "7 Apr 2026", "+7", "7/4"] {
            assert_eq!(parse_day(text, today), Day::parse("2026-04-07"), "{text}");
        }
        assert_eq!(parse_day("17 agt 2026", today), Day::parse("2026-08-17"));
        assert_eq!(parse_day(&typed(today), today), Some(today));
        assert_eq!(parse_day("besok", today), Day::parse("2026-04-01"));
        for text in ["", "31/2/2026", "tiga", "1/2/3/4"] {
            assert_eq!(parse_day(text, today), None, "{text}");
        }
    }
}
