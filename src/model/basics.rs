//! The small values that records are made of: ids, days, clock times, and what is wrong with a word.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize, de, ser};
use smol_str::SmolStr;
use toml::value::Datetime;

/// The longest id, in characters (format rule 6).
pub const ID_LENGTH: usize = 64;

/// The permanent name of a record: a slug of `[a-z0-9-]`, 1 to 64 characters, unique in its table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(SmolStr);

impl Id {
    /// The id that `text` spells, or nothing when it is not a slug.
    pub fn new(text: &str) -> Option<Self> {
        let slug = !text.is_empty()
            && text.len() <= ID_LENGTH
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        slug.then(|| Self(SmolStr::new(text)))
    }

    /// A new id made from a name (`PKK RW 07` becomes `pkk-rw-07`), different from all that `taken` knows.
    pub fn from_name(name: &str, taken: impl Fn(&Self) -> bool) -> Self {
        let mut slug = String::new();
        for part in deunicode::deunicode(name)
            .to_lowercase()
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|part| !part.is_empty())
        {
            if !slug.is_empty() {
                slug.push('-');
            }
            slug.push_str(part);
        }
        slug.truncate(ID_LENGTH - 8);
        let slug = slug.trim_end_matches('-');
        let base = if slug.is_empty() { "x" } else { slug };
        let plain = Self(SmolStr::new(base));
        if !taken(&plain) {
            return plain;
        }
        let mut numbered = (2_u32..).map(|n| Self(SmolStr::new(format!("{base}-{n}"))));
        numbered.find(|id| !taken(id)).unwrap_or(plain)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Serialize for Id {
    fn serialize<S: ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl JsonSchema for Id {
    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "A permanent name: small letters, digits and hyphens, at most 64.", "type": "string", "pattern": "^[a-z0-9-]{1,64}$" })
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Id;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an id")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Id, E> {
                Id::new(text).ok_or_else(|| E::custom(Fault::BadId { word: text.to_owned() }))
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

/// A calendar day; a TOML local date in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// The day of a calendar date, or nothing when there is no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self)
    }

    /// The day written as `2026-03-31`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return None;
        }
        let mut parts = text.splitn(3, '-');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        Self::new(year, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)
    }

    /// Whole days from `self` to `later`; negative when `later` comes first.
    pub fn days_until(self, later: Self) -> i64 {
        self.0.until(later.0).map_or(0, |span| i64::from(span.get_days()))
    }

    /// The day `days` later (or earlier when negative); stops at the ends of the calendar.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        // Further than the calendar reaches is the same as its end; a span cannot hold more.
        let span = jiff::Span::new().try_days(days.clamp(-7_304_484, 7_304_484)).unwrap_or_default();
        Self(self.0.saturating_add(span))
    }

    /// The same day `months` later, or the last day of that month when it is shorter.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        let span = jiff::Span::new().try_months(months.clamp(-119_976, 119_976)).unwrap_or_default();
        Self(self.0.saturating_add(span))
    }

    /// The last day of its quarter.
    #[must_use]
    pub fn quarter_end(self) -> Self {
        let month = self.0.month();
        let last = i64::from((month - 1) / 3 * 3 + 3 - month);
        Self(Self(self.0.first_of_month()).plus_months(last).0.last_of_month())
    }

    /// Year, month 1..=12, day of the month 1..=31.
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// Monday is 1, Sunday is 7.
    pub fn weekday(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(out, "{year:04}-{month:02}-{day:02}")
    }
}

impl Serialize for Day {
    fn serialize<S: ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (year, month, day) = self.parts();
        let date = toml::value::Date {
            year: u16::try_from(year).unwrap_or(0),
            month: month.unsigned_abs(),
            day: day.unsigned_abs(),
        };
        Datetime::from(date).serialize(serializer)
    }
}

/// A day as data for other programs, which know no dates of TOML: `"2026-03-31"`.
///
/// # Errors
/// What the serializer says.
pub fn day_as_text<S: ser::Serializer>(day: &Day, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "A day, without quotation marks: 2026-03-31.", "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Datetime::deserialize(deserializer)?;
        let date = written.date.filter(|_| written.time.is_none());
        date.and_then(|date| {
            let year = i16::try_from(date.year).ok()?;
            Self::new(year, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?)
        })
        .ok_or_else(|| de::Error::custom(Fault::BadDate { word: written.to_string() }))
    }
}

/// A time of day, hours and minutes; a TOML local time in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    /// 0..=23.
    pub hour: u8,
    /// 0..=59.
    pub minute: u8,
}

impl Clock {
    /// The time written as `19:30` or `19.30`.
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.trim().split_once([':', '.'])?;
        let clock = Self { hour: hour.parse().ok()?, minute: minute.parse().ok()? };
        (clock.hour < 24 && clock.minute < 60).then_some(clock)
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl Serialize for Clock {
    fn serialize<S: ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = format!("{self}:00");
        let time: Datetime = text.parse().map_err(ser::Error::custom)?;
        time.serialize(serializer)
    }
}

impl JsonSchema for Clock {
    fn schema_name() -> Cow<'static, str> {
        "Clock".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "A time of day, without quotation marks: 19:30:00.", "type": "string", "format": "partial-time", "pattern": "^[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?$" })
    }
}

impl<'de> Deserialize<'de> for Clock {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Datetime::deserialize(deserializer)?;
        let time = written.time.filter(|_| written.date.is_none());
        time.map(|time| Self { hour: time.hour, minute: time.minute })
            .ok_or_else(|| de::Error::custom(Fault::BadTime { word: written.to_string() }))
    }
}

/// What is wrong with one value of the file, as data; the locale has the sentence.
///
/// serde knows errors only as text, so a fault travels through it as one line of fields
/// ([`fmt::Display`]) and is taken out again with [`Fault::decode`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A word that is not in its closed list.
    UnknownCode {
        /// The name of the list.
        list: String,
        /// What stands in the file.
        word: String,
        /// The words that would be understood, comma separated.
        known: String,
    },
    /// An id that is not a slug.
    BadId {
        /// What stands in the file.
        word: String,
    },
    /// A date that is not a calendar day.
    BadDate {
        /// What stands in the file.
        word: String,
    },
    /// A time that is not a time of day.
    BadTime {
        /// What stands in the file.
        word: String,
    },
}

const MARK: char = '\u{1}';

impl Fault {
    /// The fault that an error text of serde carries, if it carries one.
    pub fn decode(text: &str) -> Option<Self> {
        let mut fields = text.split_once(MARK)?.1.split(MARK);
        let name = fields.next()?;
        let mut field = || fields.next().map(str::to_owned);
        Some(match name {
            "code" => Self::UnknownCode { list: field()?, word: field()?, known: field()? },
            "id" => Self::BadId { word: field()? },
            "date" => Self::BadDate { word: field()? },
            "time" => Self::BadTime { word: field()? },
            _ => return None,
        })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = |text: &str| text.replace(MARK, " ");
        match self {
            Self::UnknownCode { list, word, known } => {
                write!(out, "{MARK}code{MARK}{list}{MARK}{}{MARK}{known}{MARK}", plain(word))
            }
            Self::BadId { word } => write!(out, "{MARK}id{MARK}{}{MARK}", plain(word)),
            Self::BadDate { word } => write!(out, "{MARK}date{MARK}{}{MARK}", plain(word)),
            Self::BadTime { word } => write!(out, "{MARK}time{MARK}{}{MARK}", plain(word)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_from_names_and_never_taken_twice() {
        assert_eq!(Id::from_name("PKK RW 07", |_| false).as_str(), "pkk-rw-07");
        assert_eq!(Id::from_name("Kyai H. Ma'ruf—Nū", |_| false).as_str(), "kyai-h-ma-ruf-nu");
        assert!(!Id::from_name("🙂", |_| false).as_str().is_empty());
        let taken = |id: &Id| matches!(id.as_str(), "pkk" | "pkk-2");
        assert_eq!(Id::from_name("PKK", taken).as_str(), "pkk-3");
        assert!(Id::from_name(&"panjang ".repeat(40), |_| false).as_str().len() <= ID_LENGTH);
    }

    #[test]
    fn days_count_across_months_and_leap_years() {
        let day = |text| Day::parse(text).unwrap();
        assert_eq!(day("2026-03-31").days_until(day("2026-05-04")), 34);
        assert_eq!(day("2024-02-28").plus_days(2), day("2024-03-01"));
        assert_eq!(day("2026-01-31").plus_months(1), day("2026-02-28"));
        assert_eq!(Day::parse("2026-02-30"), None);
    }

    #[test]
    fn a_fault_survives_the_way_through_an_error_text() {
        let fault = Fault::UnknownCode { list: "rung".into(), word: "tinggi".into(), known: "a, b".into() };
        assert_eq!(Fault::decode(&format!("TOML error: {fault} for key `rung`")), Some(fault));
    }
}
