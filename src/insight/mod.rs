//! FINDINGS: what a map says to somebody who looks at it with the rules of the field. One small file a rule.
//!
//! The rules I01 to I29 are those of the domain notes b.6, to the letter; X01 to X04 compare what is written with
//! what is done. A finding is data: its words are made elsewhere, in the reader's language. Pure and without a clock.

mod areas;
mod brokers;
mod complementary;
mod contacts;
mod decisions;
mod dependency;
mod documents;
mod emergency;
mod facts;
mod figures;
mod followups;
mod gifts;
mod government;
mod isolated;
mod kinds;
mod ladder;
mod meetings;
mod needs;
mod overlap;
mod participation;
mod sources;
mod trust;
mod untouched;
mod values;
mod views;
mod written;

use std::collections::HashSet;

use serde::Serialize;

use crate::model::*;

use facts::Facts;
pub use figures::{Figures, Movement};

/// How much a finding presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Act now.
    High,
    /// Act soon.
    Medium,
    /// Good to know.
    Info,
}

macro_rules! rules {
    ($( $(#[$doc:meta])* $rule:ident $find:path; )+) => {
        /// The rules, in the order of their codes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $( $(#[$doc])* $rule ),+ }

        impl Rule {
            /// Every rule, in the order of its code.
            pub const ALL: &'static [Self] = &[$(Self::$rule),+];

            /// Its code in files and data, never on a screen.
            pub fn code(self) -> &'static str {
                match self { $(Self::$rule => stringify!($rule)),+ }
            }

            fn find(self, facts: &Facts<'_>) -> Vec<Found> {
                match self { $(Self::$rule => $find(facts)),+ }
            }
        }
    };
}

rules! {
    /// Most of what a party receives comes from one giver.
    I01 dependency::single_source;
    /// Two parties serve the same people with the same thing and do not work together.
    I02 overlap::duplicated;
    /// The same, but they do work together.
    I02b overlap::managed;
    /// Nobody works on a need.
    I03a needs::without_partnership;
    /// Nobody at work on a need has what it takes.
    I03b needs::without_source;
    /// A source that nobody uses yet.
    I03c sources::unused;
    /// A party without any tie.
    I04 isolated::isolated;
    /// A party through which many ways lead.
    I05 brokers::brokers;
    /// A party without which others are cut off.
    I05b brokers::cut_points;
    /// A document that ends soon.
    I06 documents::ending;
    /// A document that has ended while the work goes on.
    I07 documents::lapsed;
    /// A document that nobody follows up.
    I08 documents::paper_tigers;
    /// A promise that is late.
    I09 documents::late_promises;
    /// Only one member gives.
    I10 gifts::one_sided;
    /// Members of a collaboration who give nothing.
    I10b gifts::idle_members;
    /// A kind of party that is missing.
    I11 kinds::missing_kinds;
    /// A sector of welfare that is missing.
    I11b kinds::missing_sectors;
    /// A contact that was planned and did not happen.
    I12 contacts::overdue;
    /// A follow-up of a meeting that is late.
    I12b followups::overdue;
    /// A task for which nobody answers.
    I12c followups::nobody;
    /// A partnership below its target that does not move.
    I13 ladder::stalled;
    /// A recent step down.
    I14 ladder::stepped_down;
    /// A step over a rung.
    I14b ladder::skipped;
    /// A rung with thin evidence.
    I14c ladder::thin_evidence;
    /// Emergency aid that should have ended.
    I15 emergency::prolonged;
    /// Mostly delivery, little building of capacity.
    I15b emergency::delivery_heavy;
    /// Trust that is low.
    I16 trust::low;
    /// Trust that differs between two sides.
    I16b trust::lopsided;
    /// One member decides alone.
    I17 decisions::by_one;
    /// Values that are not agreed yet.
    I18 values::not_agreed;
    /// A need that the residents did not name.
    I19 needs::not_from_residents;
    /// A basic right without the state.
    I20 government::absent;
    /// Government of one level only.
    I21 government::one_level;
    /// Meetings that some do not come to.
    I22 meetings::unbalanced;
    /// Two who complement one another.
    I23 complementary::pairs;
    /// Long untouched.
    I24 untouched::untouched;
    /// Members who see different rungs.
    I25 views::differ;
    /// A confederation in name only.
    I26 written::pseudo_confederation;
    /// Ready for the next rung.
    I27 ladder::ready;
    /// An area with needs and without help.
    I28 areas::untouched;
    /// Residents take part, but do not decide.
    I29 participation::token;
    /// A document in force whose partnership sleeps.
    X01 documents::asleep;
    /// A partnership said to be written without a document in force.
    X02 written::unwritten;
    /// A rung above what its ticked criteria support.
    X03 ladder::unsupported;
    /// A contribution that was pledged and never came.
    X04 gifts::never_delivered;
}

/// A day as every reader of data knows it. Its own form is for TOML, which has one for days.
#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "how serde calls it")]
fn as_text<S: serde::Serializer>(day: &Option<Day>, out: S) -> Result<S::Ok, S::Error> {
    out.collect_str(&day.map(|day| day.to_string()).unwrap_or_default())
}

/// The figures of a finding: all that its sentence needs besides the names of its subjects.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Values {
    /// A share in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<i64>,
    /// A count of something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
    /// ... of so many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<i64>,
    /// Days until or since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<i64>,
    /// A day.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "as_text")]
    pub day: Option<Day>,
    /// A score of 1 to 4, or a difference of two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// A rung.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rung: Option<Rung>,
    /// Another rung: the one before, the target, or the lowest that somebody sees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_rung: Option<Rung>,
    /// Kinds of sources.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<SourceCategory>,
    /// Words of the file: a task, a promise, a service, a tag.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// Other records that are spoken of, besides the subjects.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Id>,
}

/// What a rule has found: how much it presses, about whom, with which figures.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    severity: Severity,
    subjects: Vec<Id>,
    values: Values,
}

impl Found {
    fn new(severity: Severity, subjects: impl IntoIterator<Item = Id>) -> Self {
        Self { severity, subjects: subjects.into_iter().collect(), values: Values::default() }
    }

    fn with(mut self, values: Values) -> Self {
        self.values = values;
        self
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: Rule,
    /// How much it presses.
    pub severity: Severity,
    /// Whom it is about, in the order of the domain notes' oracle; empty when it is about the whole map.
    pub subjects: Vec<Id>,
    /// The figures of its sentence.
    pub values: Values,
    /// Why and until when it is accepted, if it is.
    pub acknowledged: Option<Acknowledgement>,
}

impl Rule {
    /// Whether it judges a party, or rests on what is internal: trust, power, contacts, dependency, competition, the
    /// members' own views (domain notes h). Such findings stay in the team.
    pub fn is_internal(self) -> bool {
        matches!(
            self,
            Self::I01
                | Self::I02
                | Self::I10
                | Self::I10b
                | Self::I12
                | Self::I14b
                | Self::I14c
                | Self::I16
                | Self::I16b
                | Self::I17
                | Self::I18
                | Self::I23
                | Self::I25
                | Self::I26
                | Self::I29
                | Self::X03
        )
    }
}

/// All findings of a map on a day: by rule, then by subjects.
pub fn findings(map: &PartnershipMap, today: Day) -> Vec<Finding> {
    let facts = Facts::new(map, today);
    let mut all = Vec::new();
    for rule in Rule::ALL {
        let mut found = rule.find(&facts);
        found.sort_by(|one, other| one.subjects.cmp(&other.subjects));
        all.extend(found.into_iter().map(|found| Finding {
            rule: *rule,
            severity: found.severity,
            acknowledged: acknowledgement(map, *rule, &found.subjects, today),
            subjects: found.subjects,
            values: found.values,
        }));
    }
    all
}

/// The word by which a finding is accepted for a time. One without subjects accepts all of its rule.
fn acknowledgement(map: &PartnershipMap, rule: Rule, subjects: &[Id], today: Day) -> Option<Acknowledgement> {
    let same = |known: &&Acknowledgement| {
        known.insight.eq_ignore_ascii_case(rule.code())
            && known.until >= today
            && (known.subjects.is_empty() || names_them(known, subjects))
    };
    map.acknowledgements.iter().find(same).cloned()
}

/// Whether it names just these, in whatever order.
fn names_them(known: &Acknowledgement, subjects: &[Id]) -> bool {
    let named: HashSet<&str> = known.subjects.iter().map(String::as_str).collect();
    let found: HashSet<&str> = subjects.iter().map(Id::as_str).collect();
    named == found
}

/// A part of a whole in percent, rounded; nothing of nothing.
fn percent(part: i64, whole: i64) -> Option<i64> {
    let rounded = || (i128::from(part) * 200 / i128::from(whole) + 1) / 2;
    i64::try_from((whole > 0).then(rounded)?).ok()
}

/// A count as a figure.
fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
