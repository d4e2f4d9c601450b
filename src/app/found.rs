//! What the rules find in a revision, with its words: computed once, beside the loop for large maps.

use std::collections::HashSet;
use std::sync::Arc;

use crate::insight::{Figures, Finding, Movement, findings};
use crate::model::{Day, Id, Lang, PartnershipMap};
use crate::report::findings::{Told, told};

use super::derived::Derived;
use super::search::{Search, fold};

/// Quarters in a trend.
const QUARTERS: usize = 8;
/// Days of what moved of late.
const RECENT: i64 = 90;

/// All that is found in a revision on a day.
pub struct Found {
    /// The findings.
    pub findings: Vec<Finding>,
    /// The same in words, what presses first.
    pub lines: Vec<Entry>,
    /// The figures at the ends of the last quarters.
    pub figures: Vec<(Day, Figures)>,
    /// What moved in the last ninety days.
    pub moved: Movement,
}

/// One line of findings.
pub struct Entry {
    /// Its words.
    pub told: Told,
    /// A name that no other line has, made of the rule and its subjects: it stays when other lines come and go.
    pub name: Id,
    /// What is searched.
    text: String,
}

impl Found {
    /// Finds and tells.
    pub fn new(map: &PartnershipMap, today: Day, lang: Lang) -> Self {
        let findings = findings(map, today);
        let mut taken = HashSet::new();
        let entry = |told: Told| {
            let finding = &findings[told.places[0]];
            let subjects: Vec<&str> = finding.subjects.iter().map(Id::as_str).collect();
            let words = format!("{} {}", finding.rule.code(), subjects.join(" "));
            let name = Id::from_name(&words, |id| taken.contains(id));
            taken.insert(name.clone());
            let text = fold(&format!("{} {}", told.sentence.title, told.sentence.why));
            Entry { told, name, text }
        };
        let lines = told(lang, map, &findings).into_iter().map(entry).collect();
        let moved = Movement::new(map, today.plus_days(1 - RECENT), today);
        Self { lines, findings, figures: Figures::by_quarter(map, today, QUARTERS), moved }
    }

    /// The places of the lines that fit a search, best first; accepted ones only when asked for.
    pub fn fitting(&self, search: &mut Search, accepted: bool) -> Vec<usize> {
        let shown = (0..self.lines.len()).filter(|at| accepted || self.lines[*at].told.accepted.is_none());
        search.rank(shown.collect(), |at| self.lines[*at].text.as_str())
    }
}

/// What is to be computed beside the loop.
#[derive(Clone)]
pub struct ToFind {
    facts: Arc<Derived>,
    today: Day,
    lang: Lang,
}

impl ToFind {
    /// What is to be found in a revision on a day, and told in a language.
    pub fn new(facts: Arc<Derived>, today: Day, lang: Lang) -> Self {
        Self { facts, today, lang }
    }

    /// Computes it; whoever holds the same revision has it then.
    pub fn find(&self) {
        self.facts.find(self.today, self.lang);
    }
}

impl std::fmt::Debug for ToFind {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "findings on {}", self.today)
    }
}

impl PartialEq for ToFind {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.facts, &other.facts) && (self.today, self.lang) == (other.today, other.lang)
    }
}
