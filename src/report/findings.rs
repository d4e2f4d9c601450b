//! A finding in words: what it is called, why it is said, and what can be done, with names instead of ids.

use crate::insight::{Finding, Rule, Severity};
use crate::locale::findings as words;
use crate::locale::{Label as _, dates, labels};
use crate::model::*;

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What it is called.
    pub title: &'static str,
    /// One sentence why, with the figures.
    pub why: String,
    /// One thing to do.
    pub action: &'static str,
}

/// How much a finding presses, in words.
pub fn severity(lang: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::High => words::high(lang),
        Severity::Medium => words::medium(lang),
        Severity::Info => words::info(lang),
    }
}

/// A finding in words.
pub fn sentence(lang: Lang, map: &PartnershipMap, finding: &Finding) -> Sentence {
    let teller = Teller { lang, map, finding };
    let (title, action) = name_and_action(finding.rule);
    Sentence { title: title(lang), why: teller.why(), action: action(lang) }
}

/// One or more findings that are told together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Which of the findings.
    pub places: Vec<usize>,
    /// How much it presses.
    pub severity: Severity,
    /// Its words.
    pub sentence: Sentence,
    /// Until when and why it is accepted, if it is.
    pub accepted: Option<String>,
}

/// Findings in words, what presses first; values that are not agreed yet, which nearly every partnership has, in one
/// line (domain notes b.6).
pub fn told(lang: Lang, map: &PartnershipMap, findings: &[Finding]) -> Vec<Told> {
    let mut lines: Vec<Told> = Vec::new();
    let mut values: Vec<usize> = Vec::new();
    for (place, finding) in findings.iter().enumerate() {
        if finding.rule == Rule::I18 && finding.acknowledged.is_none() {
            values.push(place);
            continue;
        }
        let accepted = finding.acknowledged.as_ref();
        lines.push(Told {
            places: vec![place],
            severity: finding.severity,
            sentence: sentence(lang, map, finding),
            accepted: accepted.map(|word| words::until(lang, &dates::long(lang, word.until), &word.reason)),
        });
    }
    if let Some(finding) = values.first().map(|place| &findings[*place]) {
        let mut sentence = sentence(lang, map, finding);
        if values.len() > 1 {
            sentence.why = words::values_all_why(lang, values.len());
        }
        lines.push(Told { places: values, severity: finding.severity, sentence, accepted: None });
    }
    // What is accepted does not press any more.
    lines.sort_by_key(|line| (line.accepted.is_some(), line.severity));
    lines
}

type Word = fn(Lang) -> &'static str;

/// What a rule is called, and what can be done about what it finds.
fn name_and_action(rule: Rule) -> (Word, Word) {
    match rule {
        Rule::I01 => (words::single_source, words::single_source_do),
        Rule::I02 => (words::duplicated, words::duplicated_do),
        Rule::I02b => (words::managed, words::managed_do),
        Rule::I03a => (words::no_partnership, words::no_partnership_do),
        Rule::I03b => (words::no_source, words::no_source_do),
        Rule::I03c => (words::unused, words::unused_do),
        Rule::I04 => (words::isolated, words::isolated_do),
        Rule::I05 => (words::broker, words::broker_do),
        Rule::I05b => (words::cut_point, words::cut_point_do),
        Rule::I06 => (words::ending, words::ending_do),
        Rule::I07 => (words::lapsed, words::lapsed_do),
        Rule::I08 => (words::paper_tiger, words::paper_tiger_do),
        Rule::I09 => (words::late_promise, words::late_promise_do),
        Rule::I10 => (words::one_sided, words::one_sided_do),
        Rule::I10b => (words::idle_members, words::idle_members_do),
        Rule::I11 | Rule::I11b => (words::missing_kind, words::missing_kind_do),
        Rule::I12 => (words::late_contact, words::late_contact_do),
        Rule::I12b => (words::late_followup, words::late_followup_do),
        Rule::I12c => (words::nobody, words::nobody_do),
        Rule::I13 => (words::stalled, words::stalled_do),
        Rule::I14 => (words::stepped_down, words::stepped_down_do),
        Rule::I14b => (words::skipped, words::skipped_do),
        Rule::I14c => (words::thin_evidence, words::thin_evidence_do),
        Rule::I15 => (words::emergency, words::emergency_do),
        Rule::I15b => (words::delivery_heavy, words::delivery_heavy_do),
        Rule::I16 => (words::low_trust, words::low_trust_do),
        Rule::I16b => (words::lopsided, words::low_trust_do),
        Rule::I17 => (words::by_one, words::by_one_do),
        Rule::I18 => (words::values, words::values_do),
        Rule::I19 => (words::not_residents, words::not_residents_do),
        Rule::I20 => (words::no_state, words::no_state_do),
        Rule::I21 => (words::one_level, words::one_level_do),
        Rule::I22 => (words::unbalanced, words::unbalanced_do),
        Rule::I23 => (words::complementary, words::complementary_do),
        Rule::I24 => (words::untouched, words::untouched_do),
        Rule::I25 => (words::views, words::views_do),
        Rule::I26 => (words::pseudo, words::pseudo_do),
        Rule::I27 => (words::ready, words::ready_do),
        Rule::I28 => (words::area, words::area_do),
        Rule::I29 => (words::token, words::token_do),
        Rule::X01 => (words::asleep, words::asleep_do),
        Rule::X02 => (words::unwritten, words::unwritten_do),
        Rule::X03 => (words::unsupported, words::unsupported_do),
        Rule::X04 => (words::never_delivered, words::never_delivered_do),
    }
}

struct Teller<'a> {
    lang: Lang,
    map: &'a PartnershipMap,
    finding: &'a Finding,
}

impl Teller<'_> {
    fn why(&self) -> String {
        match self.finding.rule {
            Rule::I01
            | Rule::I02
            | Rule::I02b
            | Rule::I04
            | Rule::I05
            | Rule::I05b
            | Rule::I11
            | Rule::I11b
            | Rule::I12
            | Rule::I23 => self.of_parties(),
            Rule::I03a | Rule::I03b | Rule::I03c | Rule::I19 | Rule::I20 | Rule::I28 => self.of_needs(),
            Rule::I06 | Rule::I07 | Rule::I08 | Rule::I09 | Rule::X01 => self.of_documents(),
            Rule::I12b | Rule::I12c | Rule::I22 => self.of_meetings(),
            Rule::I13 | Rule::I14 | Rule::I14b | Rule::I14c | Rule::I27 | Rule::X03 | Rule::I25 => {
                self.of_rungs()
            }
            Rule::I15b | Rule::I21 => self.of_the_whole(),
            Rule::I10
            | Rule::I10b
            | Rule::I15
            | Rule::I16
            | Rule::I16b
            | Rule::I17
            | Rule::I18
            | Rule::I24
            | Rule::I26
            | Rule::I29
            | Rule::X02
            | Rule::X04 => self.of_partnerships(),
        }
    }

    fn of_parties(&self) -> String {
        let (lang, values) = (self.lang, &self.finding.values);
        let (one, other) = (self.party(0), self.party(1));
        let percent = values.percent.unwrap_or(0);
        match self.finding.rule {
            Rule::I01 => words::single_source_why(lang, &one, &other, percent),
            Rule::I02 => words::duplicated_why(lang, &one, &other, &self.tags()),
            Rule::I02b => words::managed_why(lang, &one, &other, &self.tags()),
            Rule::I04 => match values.others.first() {
                Some(by) => words::isolated_through_why(lang, &one, self.map.actor_name(by)),
                None => words::isolated_why(lang, &one),
            },
            Rule::I05 => words::broker_why(lang, &one, percent),
            Rule::I05b => words::cut_point_why(lang, &one),
            Rule::I11 => words::missing_kind_why(lang, &self.code::<ActorKind>()),
            Rule::I11b => words::missing_sector_why(lang, &self.code::<Sector>()),
            Rule::I12 => match values.words.first() {
                Some(step) => words::late_contact_step_why(lang, &one, &self.day(), step),
                None => words::late_contact_why(lang, &one, &self.day(), self.days()),
            },
            _ => words::complementary_why(lang, &one, &other, &self.tags()),
        }
    }

    fn of_needs(&self) -> String {
        let (lang, values) = (self.lang, &self.finding.values);
        let need = |id: &Id| self.map.needs.get(id).map_or_else(|| id.to_string(), |need| need.title.clone());
        let first = self.finding.subjects.first().map(need).unwrap_or_default();
        match self.finding.rule {
            Rule::I03a => words::no_partnership_why(lang, &first),
            Rule::I03b => {
                let sources: Vec<String> =
                    values.categories.iter().map(|one| labels::lower(one.label(lang))).collect();
                words::no_source_why(lang, &first, &self.list(&sources))
            }
            Rule::I03c => {
                let source = self.finding.subjects.first().and_then(|id| self.map.resources.get(id));
                let what = source.map(|one| one.description.clone()).unwrap_or_default();
                let owner = source.map(|one| self.map.actor_name(&one.owner)).unwrap_or_default();
                let needs: Vec<String> = values.others.iter().map(|id| format!("“{}”", need(id))).collect();
                if needs.is_empty() {
                    words::unused_why(lang, &what, owner)
                } else {
                    words::unused_for_why(lang, &what, owner, &self.list(&needs))
                }
            }
            Rule::I19 => words::not_residents_why(lang, &first),
            Rule::I20 => words::no_state_why(lang, &first),
            _ => {
                let area = self.finding.subjects.first().and_then(|id| self.map.areas.get(id));
                let area = area.map(|area| area.name.clone()).unwrap_or_default();
                words::area_why(lang, &area, values.count.unwrap_or(0))
            }
        }
    }

    fn of_documents(&self) -> String {
        let (lang, values) = (self.lang, &self.finding.values);
        let title =
            |id: &Id| self.map.agreements.get(id).map_or_else(|| id.to_string(), |one| one.title.clone());
        let document = self.finding.subjects.first().map(title).unwrap_or_default();
        match self.finding.rule {
            Rule::I06 => words::ending_why(lang, &document, &self.day(), self.days()),
            Rule::I07 => words::lapsed_why(lang, &document, &self.day(), self.days()),
            Rule::I08 if values.count == Some(0) => {
                words::paper_tiger_empty_why(lang, &document, self.days())
            }
            Rule::I08 => words::paper_tiger_why(lang, &document, self.days()),
            Rule::I09 => {
                let promise = values.words.first().cloned().unwrap_or_default();
                let of = values.others.first().map(title).unwrap_or_default();
                match values.others.get(1) {
                    Some(party) => {
                        words::late_promise_by_why(lang, self.map.actor_name(party), &promise, self.days())
                    }
                    None => words::late_promise_why(lang, &promise, self.days(), &of),
                }
            }
            _ => match values.days {
                Some(days) => words::asleep_days_why(lang, &document, &self.partnership(1), days),
                None => words::asleep_why(lang, &document, &self.partnership(1)),
            },
        }
    }

    fn of_meetings(&self) -> String {
        let (lang, values) = (self.lang, &self.finding.values);
        let task = values.words.first().cloned().unwrap_or_default();
        match self.finding.rule {
            Rule::I12b => {
                let meeting = self.finding.subjects.first().and_then(|id| self.map.meetings.get(id));
                let day = meeting.map(|meeting| dates::long(lang, meeting.date)).unwrap_or_default();
                words::late_followup_why(lang, &task, &day, self.days())
            }
            Rule::I12c => words::nobody_why(lang, &task),
            _ => {
                let percent = values.percent.unwrap_or(0);
                match task.as_str() {
                    "women" => words::few_women_why(lang, percent),
                    "men" => words::few_men_why(lang, percent),
                    _ => words::no_residents_why(lang, values.count.unwrap_or(0), values.of.unwrap_or(0)),
                }
            }
        }
    }

    fn of_rungs(&self) -> String {
        let (lang, values) = (self.lang, &self.finding.values);
        let one = self.partnership(0);
        let rung = labels::rung(values.rung, lang);
        let other = labels::rung(values.other_rung, lang);
        match self.finding.rule {
            Rule::I13 => words::stalled_why(lang, &one, &rung, &other, self.days()),
            Rule::I14 => words::stepped_down_why(lang, &one, &other, &rung, self.days()),
            Rule::I14b => words::skipped_why(lang, &one, &other, &rung, &self.day()),
            Rule::I14c => match values.count {
                Some(count) if count > 0 => words::open_items_why(lang, &one, &rung, count),
                _ => words::thin_evidence_why(lang, &one, &rung),
            },
            Rule::I25 => {
                let name =
                    |at: usize| values.others.get(at).map(|id| self.map.actor_name(id)).unwrap_or_default();
                words::views_why(lang, &one, name(0), &rung, name(1), &other)
            }
            Rule::I27 => words::ready_why(lang, &one, &rung),
            _ => words::unsupported_why(lang, &one, &rung, &other),
        }
    }

    fn of_the_whole(&self) -> String {
        let (lang, values) = (self.lang, &self.finding.values);
        match self.finding.rule {
            Rule::I15b => words::delivery_heavy_why(lang, values.count.unwrap_or(0), values.of.unwrap_or(0)),
            _ if values.count == Some(0) => words::one_level_far_why(lang).to_owned(),
            _ => words::one_level_near_why(lang).to_owned(),
        }
    }

    fn of_partnerships(&self) -> String {
        let (lang, values) = (self.lang, &self.finding.values);
        let one = self.partnership(0);
        let score = values.score.map(|score| dates::decimal(lang, score, 2)).unwrap_or_default();
        // A trust assessment need not name a partnership: the two sides stand last.
        let last = self.finding.subjects.len();
        let sides = || (self.party(last.saturating_sub(2)), self.party(last.saturating_sub(1)));
        match self.finding.rule {
            Rule::I10 => words::one_sided_why(lang, &one, &self.party(1), values.count.unwrap_or(0)),
            Rule::I10b => words::idle_members_why(
                lang,
                &one,
                &self.parties(self.finding.subjects.get(1..).unwrap_or_default()),
            ),
            Rule::I15 => words::emergency_why(lang, &one, &self.day(), self.days()),
            Rule::I16 => words::low_trust_why(lang, &sides().0, &sides().1, &score),
            Rule::I16b => words::lopsided_why(lang, &sides().0, &sides().1, &score),
            Rule::I17 => words::by_one_why(lang, &one),
            Rule::I18 => words::values_why(lang, &one, values.count.unwrap_or(0), values.of.unwrap_or(0)),
            Rule::I24 => match values.days {
                Some(days) => words::untouched_why(lang, &one, days),
                None => words::never_touched_why(lang, &one),
            },
            Rule::I26 => words::pseudo_why(lang, &one, &self.parties(&values.others)),
            Rule::I29 => words::token_why(lang, &one),
            Rule::X02 => words::unwritten_why(lang, &one),
            _ => {
                let named = values.words.first().map(|what| format!("“{what}”"));
                let kind = values.categories.first().map(|one| labels::lower(one.label(lang)));
                let what = named.or(kind).unwrap_or_default();
                words::never_delivered_why(lang, &self.party(2), &what, self.days())
            }
        }
    }

    fn party(&self, at: usize) -> String {
        self.finding.subjects.get(at).map(|id| self.map.actor_name(id).to_owned()).unwrap_or_default()
    }

    fn parties(&self, ids: &[Id]) -> String {
        let names: Vec<String> = ids.iter().map(|id| self.map.actor_name(id).to_owned()).collect();
        self.list(&names)
    }

    fn partnership(&self, at: usize) -> String {
        let id = self.finding.subjects.get(at);
        let found = id.and_then(|id| self.map.partnerships.get(id));
        found.map(|one| one.name.clone()).or_else(|| id.map(ToString::to_string)).unwrap_or_default()
    }

    fn code<C: Code + crate::locale::Label>(&self) -> String {
        let code = self.finding.subjects.first().and_then(|id| C::parse(id.as_str()));
        code.map(|code| labels::lower(code.label(self.lang))).unwrap_or_default()
    }

    fn day(&self) -> String {
        self.finding.values.day.map(|day| dates::long(self.lang, day)).unwrap_or_default()
    }

    fn days(&self) -> i64 {
        self.finding.values.days.unwrap_or(0)
    }

    /// Free words of the file, which are often written as codes.
    fn tags(&self) -> String {
        let words: Vec<String> =
            self.finding.values.words.iter().map(|word| word.replace('_', " ")).collect();
        self.list(&words)
    }

    /// `a, b and c`; of many only the first three.
    fn list(&self, all: &[String]) -> String {
        match all {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] if first.len() < 3 => words::and(self.lang, &first.join(", "), last),
            many => words::and_others(self.lang, &many[..3].join(", "), many.len() - 3),
        }
    }
}
