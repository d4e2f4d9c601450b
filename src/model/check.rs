//! The rules of the field: errors V01-V10 and warnings W01-W10 of domain notes b.3, as data.
//!
//! An edit that would *newly* break a V rule is refused ([`super::edit`]); a file that breaks one is loaded
//! all the same and shown as a list. W rules are saved and shown. V03 is a warning by the notes' own word,
//! and V10 cannot be broken in this format, because an emergency *is* a date in `emergency_until`.

use std::collections::{HashMap, HashSet};

use super::basics::{Day, Id};
use super::code::*;
use super::map::{PartnershipMap, for_each_table};
use super::record::*;
use super::refs::References;

/// A broken rule.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the fields are named as in the file")]
pub enum Broken {
    /// V01: a named record does not exist.
    Dangling { key: &'static str, table: Table, id: Id },
    /// V01: two promises of one document have one id.
    TwinObligation { id: Id },
    /// V02: fewer than two different members.
    TooFewMembers,
    /// V02: the lead is no member.
    LeadNotMember { lead: Id },
    /// V02: who gives is no member of the partnership.
    GiverNotMember { giver: Id },
    /// V03 (a warning): an active partnership was never assessed.
    NotAssessed,
    /// V04: a step lies in the future.
    StepInFuture { date: Day },
    /// V04: a step lies before the start of the partnership.
    StepBeforeStart { date: Day, start: Day },
    /// V05: fewer than two parties.
    TooFewParties,
    /// V05: a party to the document is no member of its partnership.
    PartyNotMember { party: Id },
    /// V05 (and partnerships): the end lies before the start.
    EndBeforeStart { start: Day, end: Day },
    /// V05: in force without a date of signing.
    Unsigned,
    /// V05: in force without a start.
    NoStart,
    /// V05: who promised is no party to the document.
    PromiserNotParty { obligation: Id, party: Id },
    /// V06: an addendum without the document that it adds to.
    AddendumWithoutParent,
    /// V06, V08 and areas: following this key leads back to the record itself.
    Circle { key: &'static str },
    /// V07: a count or an amount below zero.
    Negative { key: &'static str, value: i64 },
    /// V07: a score outside its scale.
    OutOfScale {
        key: &'static str,
        value: i64,
        from: i64,
        to: i64,
    },
    /// V09: somebody rates itself.
    RatesItself,
    /// W01: a step without evidence, with required items open, or over a rung, and no reason given.
    StepWithoutReason { date: Day },
    /// W02: a confederation whose member still keeps something of its own.
    PseudoConfederation { member: Id },
    /// W03: a collaboration to which a member has given nothing yet.
    NoContribution { member: Id },
    /// W04: a cooperation agreement signed by a group that is no legal person.
    SignatoryNotLegal { party: Id },
    /// W05: a text that looks like an identity, telephone or account number.
    LooksPrivate { key: &'static str },
    /// W06: a signed document without an end.
    NoEnd,
    /// W06: a document for more than five years.
    LongTerm,
    /// W06: a promise without a day.
    PromiseWithoutDue { obligation: Id },
    /// W07: funds are raised by a group that is not registered, beyond its own RT or RW.
    PermitForFunds { actor: Id },
    /// W08: two parties that look like one.
    SimilarNames { other: Id },
    /// W09: a basic right is met without any government party.
    StateAbsent,
    /// W10: a contact after the partnership ended.
    ContactAfterEnd,
    /// W10: a meeting in the future with heads counted.
    FutureAttendance,
}

impl Broken {
    /// The rule's number in the domain notes, for machine-readable output; never shown to people.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Dangling { .. } | Self::TwinObligation { .. } => "V01",
            Self::TooFewMembers | Self::LeadNotMember { .. } | Self::GiverNotMember { .. } => "V02",
            Self::NotAssessed => "V03",
            Self::StepInFuture { .. } | Self::StepBeforeStart { .. } => "V04",
            Self::TooFewParties
            | Self::PartyNotMember { .. }
            | Self::EndBeforeStart { .. }
            | Self::Unsigned
            | Self::NoStart
            | Self::PromiserNotParty { .. } => "V05",
            Self::AddendumWithoutParent => "V06",
            Self::Negative { .. } | Self::OutOfScale { .. } => "V07",
            Self::Circle { key } => match *key {
                "parent" => "V06",
                "merged_into" => "V08",
                _ => "V01",
            },
            Self::RatesItself => "V09",
            Self::StepWithoutReason { .. } => "W01",
            Self::PseudoConfederation { .. } => "W02",
            Self::NoContribution { .. } => "W03",
            Self::SignatoryNotLegal { .. } => "W04",
            Self::LooksPrivate { .. } => "W05",
            Self::NoEnd | Self::LongTerm | Self::PromiseWithoutDue { .. } => "W06",
            Self::PermitForFunds { .. } => "W07",
            Self::SimilarNames { .. } => "W08",
            Self::StateAbsent => "W09",
            Self::ContactAfterEnd | Self::FutureAttendance => "W10",
        }
    }

    /// Whether it is an error, which an edit may not cause, and not just a warning.
    pub fn is_error(&self) -> bool {
        *self != Self::NotAssessed && self.code().starts_with('V')
    }

    /// The key of the file that it is about, if there is one.
    pub fn key(&self) -> Option<&'static str> {
        match self {
            Self::Dangling { key, .. }
            | Self::Circle { key }
            | Self::Negative { key, .. }
            | Self::OutOfScale { key, .. }
            | Self::LooksPrivate { key } => Some(key),
            Self::TooFewMembers => Some("members"),
            Self::LeadNotMember { .. } => Some("lead"),
            Self::GiverNotMember { .. } => Some("giver"),
            Self::StepInFuture { .. } | Self::StepBeforeStart { .. } | Self::StepWithoutReason { .. } => {
                Some("history")
            }
            Self::TooFewParties | Self::PartyNotMember { .. } | Self::SignatoryNotLegal { .. } => {
                Some("parties")
            }
            Self::EndBeforeStart { .. } | Self::LongTerm => Some("end"),
            Self::PromiserNotParty { .. } | Self::TwinObligation { .. } | Self::PromiseWithoutDue { .. } => {
                Some("obligation")
            }
            Self::SimilarNames { .. } => Some("name"),
            _ => None,
        }
    }
}

/// A record that can be checked against the rest of its map.
pub(crate) trait Checked: References + Clone {
    /// The V rules that it breaks.
    fn errors(&self, map: &PartnershipMap, today: Day) -> Vec<Broken>;
    /// The W rules that it breaks.
    fn warnings(&self, _map: &PartnershipMap, _today: Day) -> Vec<Broken> {
        Vec::new()
    }
}

/// One broken rule and the record that breaks it (no table: the map itself).
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The table of the record.
    pub table: Option<Table>,
    /// Its id, when it has one.
    pub id: Option<Id>,
    /// The rule.
    pub broken: Broken,
}

/// All broken rules of a map on a day, table by table, in file order.
pub fn check(map: &PartnershipMap, today: Day) -> Vec<Finding> {
    let mut found: Vec<Finding> = map
        .info
        .errors(map, today)
        .into_iter()
        .map(|broken| Finding {
            table: None,
            id: None,
            broken,
        })
        .collect();
    macro_rules! every {
        ($($record:ident $field:ident),+) => {$(
            for record in map.$field.iter() {
                let broken = record.errors(map, today).into_iter().chain(record.warnings(map, today));
                found.extend(broken.map(|broken| Finding {
                    table: Some(Table::$record), id: Record::id(record).cloned(), broken,
                }));
            }
        )+};
    }
    for_each_table!(every);
    found.extend(without_state(map));
    found.extend(without_contribution(map));
    found.extend(similar_names(map));
    found
}

/// The names that a record gives to records that do not exist.
fn dangling<T: References + Clone>(record: &T, map: &PartnershipMap) -> Vec<Broken> {
    let mut found = Vec::new();
    record.clone().walk(&mut |key, table, id| {
        if !map.has(table, id) {
            found.push(Broken::Dangling {
                key,
                table,
                id: id.clone(),
            });
        }
        true
    });
    found
}

fn in_scale(found: &mut Vec<Broken>, key: &'static str, value: Option<i64>, from: i64, to: i64) {
    if let Some(value) = value.filter(|value| !(from..=to).contains(value)) {
        found.push(Broken::OutOfScale { key, value, from, to });
    }
}

fn not_negative(found: &mut Vec<Broken>, key: &'static str, value: Option<i64>) {
    if let Some(value) = value.filter(|value| *value < 0) {
        found.push(Broken::Negative { key, value });
    }
}

fn in_order(found: &mut Vec<Broken>, start: Option<Day>, end: Option<Day>) {
    if let (Some(start), Some(end)) = (start, end)
        && end < start
    {
        found.push(Broken::EndBeforeStart { start, end });
    }
}

/// Whether following `next` from `from` comes back to `from`.
fn goes_in_circles(from: &Id, next: impl Fn(&Id) -> Option<Id>) -> bool {
    let mut seen = HashSet::new();
    let mut at = next(from);
    while let Some(id) = at {
        if id == *from {
            return true;
        }
        if !seen.insert(id.clone()) {
            return false;
        }
        at = next(&id);
    }
    false
}

impl Checked for MapInfo {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        in_order(&mut found, self.start, self.end);
        found
    }
}

impl Checked for Area {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        if goes_in_circles(&self.id, |id| map.areas.get(id)?.within.clone()) {
            found.push(Broken::Circle { key: "within" });
        }
        found
    }
}

impl Checked for Actor {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        for (key, value) in [
            ("power", self.power),
            ("interest", self.interest),
            ("closeness", self.closeness),
            ("benefit", self.benefit),
        ] {
            in_scale(&mut found, key, value, 1, 5);
        }
        if goes_in_circles(&self.id, |id| map.actors.get(id)?.merged_into.clone()) {
            found.push(Broken::Circle { key: "merged_into" });
        }
        found
    }

    fn warnings(&self, _: &PartnershipMap, _: Day) -> Vec<Broken> {
        // The contact channel is left out: it is the one place where a number belongs, with consent.
        private([
            ("name", Some(&self.name)),
            ("contact_role", self.contact_role.as_ref()),
            ("notes", self.notes.as_ref()),
        ])
    }
}

impl Checked for Resource {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        not_negative(&mut found, "value_rp", self.value_rp);
        in_order(&mut found, self.from, self.to);
        found
    }
}

impl Checked for Need {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        not_negative(&mut found, "headcount", self.headcount);
        in_scale(&mut found, "priority", self.priority, 1, 4);
        found
    }

    fn warnings(&self, _: &PartnershipMap, _: Day) -> Vec<Broken> {
        private([
            ("title", Some(&self.title)),
            ("description", self.description.as_ref()),
        ])
    }
}

impl Checked for Partnership {
    fn errors(&self, map: &PartnershipMap, today: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        if self.members.iter().collect::<HashSet<_>>().len() < 2 {
            found.push(Broken::TooFewMembers);
        }
        if let Some(lead) = self.lead.as_ref().filter(|lead| !self.members.contains(lead)) {
            found.push(Broken::LeadNotMember { lead: lead.clone() });
        }
        for entry in &self.history {
            if entry.date > today {
                found.push(Broken::StepInFuture { date: entry.date });
            }
            if let Some(start) = self.start.filter(|start| entry.date < *start) {
                found.push(Broken::StepBeforeStart {
                    date: entry.date,
                    start,
                });
            }
        }
        in_order(&mut found, self.start, self.end);
        in_scale(&mut found, "step", self.step, 1, 4);
        not_negative(&mut found, "review_days", self.review_days);
        found
    }

    fn warnings(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = private([("name", Some(&self.name)), ("goal", self.goal.as_ref())]);
        let active = self.status == Some(PartnershipStatus::Active);
        if active && self.history.is_empty() {
            found.push(Broken::NotAssessed);
        }
        found.extend(self.unexplained_steps());
        if active && self.rung() == Some(Rung::Confederation) {
            let keeps_own = |member: &&Id| {
                let in_use = Some(SourceStatus::InUse);
                map.resources
                    .iter()
                    .any(|source| source.owner == **member && source.status == in_use)
            };
            found.extend(
                self.members
                    .iter()
                    .filter(keeps_own)
                    .map(|member| Broken::PseudoConfederation {
                        member: member.clone(),
                    }),
            );
        }
        let lead = self.lead.as_ref().and_then(|lead| map.actors.get(lead));
        if self.purpose.contains(&Purpose::ResourceMobilisation)
            && let Some(lead) = lead
            && lead.formality == Some(Formality::Informal)
            && lead.level.is_some_and(|level| level > Level::Rw)
        {
            found.push(Broken::PermitForFunds {
                actor: lead.id.clone(),
            });
        }
        found
    }
}

impl Partnership {
    /// W01 on stored steps: a rung skipped, no evidence, or listed criteria with a required one missing, and
    /// no reason beside it. A step that lists no criteria at all says nothing about them.
    fn unexplained_steps(&self) -> impl Iterator<Item = Broken> {
        let entries = self.by_date();
        let mut before: Option<Rung> = None;
        let mut found = Vec::new();
        for entry in entries {
            let up = before.is_some_and(|before| entry.rung > before);
            let skipped = before.is_some_and(|before| entry.rung.digit() > before.digit() + 1);
            let open = !entry.criteria.is_empty()
                && !super::ladder::still_open(entry.rung, &entry.criteria).is_empty();
            if up
                && entry.reason.is_none()
                && (skipped && entry.evidence.is_empty() || entry.evidence.is_empty() || open)
            {
                found.push(Broken::StepWithoutReason { date: entry.date });
            }
            before = Some(entry.rung);
        }
        found.into_iter()
    }
}

impl Checked for Contribution {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        let partnership = map.partnerships.get(&self.partnership);
        if partnership.is_some_and(|partnership| !partnership.members.contains(&self.giver)) {
            found.push(Broken::GiverNotMember {
                giver: self.giver.clone(),
            });
        }
        not_negative(&mut found, "value_rp", self.value_rp);
        found
    }

    fn warnings(&self, _: &PartnershipMap, _: Day) -> Vec<Broken> {
        private([("description", self.description.as_ref())])
    }
}

impl Checked for Agreement {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        let parties: HashSet<&Id> = self.parties.iter().map(|party| &party.actor).collect();
        if parties.len() < 2 {
            found.push(Broken::TooFewParties);
        }
        if let Some(partnership) = self.partnership.as_ref().and_then(|id| map.partnerships.get(id)) {
            let strangers = self
                .parties
                .iter()
                .filter(|party| !partnership.members.contains(&party.actor));
            found.extend(strangers.map(|party| Broken::PartyNotMember {
                party: party.actor.clone(),
            }));
        }
        in_order(&mut found, self.start, self.end);
        if self.lifecycle().in_force() {
            found.extend(self.signed.is_none().then_some(Broken::Unsigned));
            found.extend(self.start.is_none().then_some(Broken::NoStart));
        }
        let mut ids = HashSet::new();
        for promise in &self.obligation {
            if !ids.insert(&promise.id) {
                found.push(Broken::TwinObligation {
                    id: promise.id.clone(),
                });
            }
            if let Some(party) = promise.party.as_ref().filter(|party| !parties.contains(party)) {
                found.push(Broken::PromiserNotParty {
                    obligation: promise.id.clone(),
                    party: party.clone(),
                });
            }
        }
        if self.kind == AgreementKind::Addendum && self.parent.is_none() {
            found.push(Broken::AddendumWithoutParent);
        }
        if goes_in_circles(&self.id, |id| map.agreements.get(id)?.parent.clone()) {
            found.push(Broken::Circle { key: "parent" });
        }
        not_negative(&mut found, "notice_days", self.notice_days);
        found
    }

    fn warnings(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = private([("title", Some(&self.title)), ("file", self.file.as_ref())]);
        if self.kind == AgreementKind::CooperationAgreement {
            let informal = |party: &&Party| {
                map.actors
                    .get(&party.actor)
                    .is_some_and(|actor| !actor.may_sign_contracts())
            };
            found.extend(
                self.parties
                    .iter()
                    .filter(informal)
                    .map(|party| Broken::SignatoryNotLegal {
                        party: party.actor.clone(),
                    }),
            );
        }
        let binds = self.lifecycle().in_force() && self.kind != AgreementKind::Decree;
        if binds && self.end.is_none() {
            found.push(Broken::NoEnd);
        }
        if let (Some(start), Some(end)) = (self.start, self.end)
            && end > start.plus_months(60)
        {
            found.push(Broken::LongTerm);
        }
        let undated = self
            .obligation
            .iter()
            .filter(|promise| promise.due.is_none() && promise.recurs.is_none());
        found.extend(undated.map(|promise| Broken::PromiseWithoutDue {
            obligation: promise.id.clone(),
        }));
        found
    }
}

impl Actor {
    /// Whether it is a legal person or a government unit (W04); where its legal standing is not known, groups
    /// of residents are taken as informal and others as able to sign.
    pub fn may_sign_contracts(&self) -> bool {
        match self.formality {
            Some(Formality::LegalEntity | Formality::GovernmentUnit) => true,
            Some(Formality::Informal | Formality::Registered) => false,
            None => self.kind != ActorKind::Community,
        }
    }
}

impl Checked for Contact {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        dangling(self, map)
    }

    fn warnings(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = private([
            ("outcome", self.outcome.as_ref()),
            ("purpose", self.purpose.as_ref()),
        ]);
        let ended = self
            .partnership
            .as_ref()
            .and_then(|id| map.partnerships.get(id)?.end);
        if ended.is_some_and(|ended| self.date > ended) {
            found.push(Broken::ContactAfterEnd);
        }
        found
    }
}

impl Checked for Meeting {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        not_negative(&mut found, "men", self.men);
        not_negative(&mut found, "women", self.women);
        for heads in self.elements.values() {
            not_negative(&mut found, "elements", heads.men);
            not_negative(&mut found, "elements", heads.women);
        }
        found
    }

    fn warnings(&self, _: &PartnershipMap, today: Day) -> Vec<Broken> {
        let mut found = private([("notes", self.notes.as_ref()), ("place", self.place.as_ref())]);
        let counted = self.men.unwrap_or(0) + self.women.unwrap_or(0) > 0;
        if self.date > today && counted {
            found.push(Broken::FutureAttendance);
        }
        found
    }
}

impl Checked for Trust {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        if self.rater == self.ratee {
            found.push(Broken::RatesItself);
        }
        for (key, value) in [
            ("reliability", self.reliability),
            ("openness", self.openness),
            ("shared_goal", self.shared_goal),
            ("equality", self.equality),
        ] {
            in_scale(&mut found, key, value, 1, 4);
        }
        found
    }
}

impl Checked for Value {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        in_scale(&mut found, "level", self.level, 0, 3);
        found
    }
}

impl Checked for Proposal {
    fn errors(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = dangling(self, map);
        not_negative(&mut found, "amount_rp", self.amount_rp);
        not_negative(&mut found, "result_rp", self.result_rp);
        found
    }
}

impl Checked for Acknowledgement {
    fn errors(&self, _: &PartnershipMap, _: Day) -> Vec<Broken> {
        Vec::new()
    }
}

/// W05: texts with a run of digits as long as an identity (16), account (10 and more) or telephone number.
fn private<const N: usize>(texts: [(&'static str, Option<&String>); N]) -> Vec<Broken> {
    texts
        .into_iter()
        .filter(|(_, text)| text.as_ref().is_some_and(|text| looks_private(text)))
        .map(|(key, _)| Broken::LooksPrivate { key })
        .collect()
}

/// Whether a text holds something like an identity, telephone or account number: ten or more digits in a row,
/// with blanks, dots and hyphens between them not counted. Numbers of documents have letters and slashes.
pub fn looks_private(text: &str) -> bool {
    let mut run = 0;
    for c in text.chars() {
        match c {
            '0'..='9' => run += 1,
            ' ' | '.' | '-' | '+' => {}
            _ => run = 0,
        }
        if run >= 10 {
            return true;
        }
    }
    false
}

/// W09: needs of a basic right whose active partnerships have no government member.
fn without_state(map: &PartnershipMap) -> Vec<Finding> {
    let mut helped: HashMap<&Id, bool> = HashMap::new();
    for partnership in map
        .partnerships
        .iter()
        .filter(|one| one.status == Some(PartnershipStatus::Active))
    {
        let government = |id: &Id| {
            map.actors
                .get(id)
                .is_some_and(|actor| actor.kind == ActorKind::Government)
        };
        let with_state = partnership.members.iter().any(government);
        for need in &partnership.needs {
            *helped.entry(need).or_default() |= with_state;
        }
    }
    map.needs
        .iter()
        .filter(|need| need.basic_right == Some(true) && helped.get(&need.id) == Some(&false))
        .map(|need| Finding {
            table: Some(Table::Need),
            id: Some(need.id.clone()),
            broken: Broken::StateAbsent,
        })
        .collect()
}

/// W03: members of active collaborations that have delivered nothing in them.
fn without_contribution(map: &PartnershipMap) -> Vec<Finding> {
    let delivered: HashSet<(&Id, &Id)> = map
        .contributions
        .iter()
        .filter(|gift| gift.status == Some(ContributionStatus::Delivered))
        .map(|gift| (&gift.partnership, &gift.giver))
        .collect();
    let running = |one: &&Partnership| {
        one.status == Some(PartnershipStatus::Active) && one.rung() == Some(Rung::Collaboration)
    };
    let mut found = Vec::new();
    for partnership in map.partnerships.iter().filter(running) {
        for member in &partnership.members {
            if !delivered.contains(&(&partnership.id, member)) {
                found.push(Finding {
                    table: Some(Table::Partnership),
                    id: Some(partnership.id.clone()),
                    broken: Broken::NoContribution {
                        member: member.clone(),
                    },
                });
            }
        }
    }
    found
}

/// W08: parties whose names are the same but for case, marks, spaces and the order of words.
fn similar_names(map: &PartnershipMap) -> Vec<Finding> {
    let key = |name: &str| {
        let plain = deunicode::deunicode(name).to_lowercase();
        let mut words: Vec<_> = plain
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        words.sort();
        words.concat()
    };
    let mut first: HashMap<String, &Id> = HashMap::new();
    let mut found = Vec::new();
    for actor in map
        .actors
        .iter()
        .filter(|actor| actor.status != Some(ActorStatus::Merged))
    {
        let other = *first.entry(key(&actor.name)).or_insert(&actor.id);
        if *other != actor.id {
            found.push(Finding {
                table: Some(Table::Actor),
                id: Some(actor.id.clone()),
                broken: Broken::SimilarNames { other: other.clone() },
            });
        }
    }
    found
}
