//! The records of a map, one struct a table of the file, field names as in `docs/format.md`.
//!
//! An absent value means *not known*, which is never the same as zero, none or low (format rule 8).
//! Counts, scores and amounts are signed on purpose: a wrong figure must be readable, so that
//! [`super::check`] can show it, instead of making its record unreadable.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, de, ser};

use super::basics::{Clock, Day, Id};
use super::code::*;

/// A record that lives in one table of a map.
pub trait Record:
    Clone + fmt::Debug + PartialEq + Serialize + de::DeserializeOwned + Send + Sync + 'static
{
    /// The table in which it lives.
    const TABLE: Table;
    /// Its permanent id; commitments and acknowledgements have none.
    fn id(&self) -> Option<&Id>;
    /// Whether another record speaks of the same thing, so that the newer word replaces the older one.
    fn says_the_same_of(&self, other: &Self) -> bool {
        self.id().is_some() && self.id() == other.id()
    }
}

/// The tables of a map, in the order in which a new file lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the record of the same name")]
pub enum Table {
    Area,
    Actor,
    Resource,
    Need,
    Partnership,
    Contribution,
    Agreement,
    Contact,
    Meeting,
    Trust,
    Value,
    Proposal,
    Acknowledgement,
}

impl Table {
    /// Every table, in file order.
    pub const ALL: [Self; 13] = [
        Self::Area,
        Self::Actor,
        Self::Resource,
        Self::Need,
        Self::Partnership,
        Self::Contribution,
        Self::Agreement,
        Self::Contact,
        Self::Meeting,
        Self::Trust,
        Self::Value,
        Self::Proposal,
        Self::Acknowledgement,
    ];

    /// The name in the file, as in `[[actor]]`.
    pub fn header(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Actor => "actor",
            Self::Resource => "resource",
            Self::Need => "need",
            Self::Partnership => "partnership",
            Self::Contribution => "contribution",
            Self::Agreement => "agreement",
            Self::Contact => "contact",
            Self::Meeting => "meeting",
            Self::Trust => "trust",
            Self::Value => "value",
            Self::Proposal => "proposal",
            Self::Acknowledgement => "acknowledgement",
        }
    }

    /// The keys that are written as `[[table.key]]` below their record.
    pub fn nested(self) -> &'static [&'static str] {
        match self {
            Self::Partnership => &["history", "view"],
            Self::Agreement => &["status_history", "obligation"],
            _ => &[],
        }
    }
}

macro_rules! records {
    ($( $(#[$doc:meta])* $name:ident $(($id:ident))? { $( $(#[$fdoc:meta])* $field:ident: $type:ty ),+ $(,)? } )+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "the keys are explained in docs/format.md")]
        pub struct $name { $( $(#[$fdoc])* pub $field: $type ),+ }
        records!(@record $name $(($id))?);
    )+

        /// The keys of every record and part of a record with their types, for the documentation of the format.
        pub fn all_keys() -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
            vec![$((stringify!($name), vec![$((stringify!($field), stringify!($type))),+])),+]
        }
    };
    (@record $name:ident (own)) => {};
    (@record $name:ident (none)) => {
        impl Record for $name {
            const TABLE: Table = Table::$name;
            fn id(&self) -> Option<&Id> { None }
            fn says_the_same_of(&self, other: &Self) -> bool { self.subject() == other.subject() }
        }
    };
    (@record $name:ident) => {
        impl Record for $name {
            const TABLE: Table = Table::$name;
            fn id(&self) -> Option<&Id> { Some(&self.id) }
        }
    };
}

records! {
    /// What the map as a whole is about: the `[map]` table.
    MapInfo (own) {
        id: Id,
        title: String,
        goal: Option<String>,
        programme: Option<String>,
        level: Option<Level>,
        area: Option<String>,
        anchor: Option<Id>,
        owner_role: Option<String>,
        support_system: Option<SupportSystem>,
        phase: Option<Phase>,
        start: Option<Day>,
        end: Option<Day>,
        language: Option<Lang>,
        privacy: Option<Privacy>,
        #[serde(default)]
        settings: Settings,
    }

    /// A place in the tree of areas.
    Area { id: Id, name: String, level: Option<Level>, within: Option<Id> }

    /// A party around the community: an organisation, a group, or a role; never a private person.
    Actor {
        id: Id,
        name: String,
        kind: ActorKind,
        subtype: Option<String>,
        sector: Option<Sector>,
        level: Option<Level>,
        #[serde(default)]
        areas: Vec<String>,
        formality: Option<Formality>,
        status: Option<ActorStatus>,
        merged_into: Option<Id>,
        /// 1..=5.
        power: Option<i64>,
        /// 1..=5.
        interest: Option<i64>,
        /// 1..=5, to the residents.
        closeness: Option<i64>,
        /// 1..=5, for the residents.
        benefit: Option<i64>,
        stance: Option<Stance>,
        #[serde(default)]
        strengths: Vec<String>,
        #[serde(default)]
        weaknesses: Vec<String>,
        #[serde(default)]
        offers: Vec<String>,
        #[serde(default)]
        wants: Vec<String>,
        #[serde(default)]
        services: Vec<Service>,
        #[serde(default)]
        state_roles: Vec<StateRole>,
        introduced_by: Option<Id>,
        contact_role: Option<String>,
        contact_channel: Option<String>,
        consent: Option<Consent>,
        notes: Option<String>,
    }

    /// One service of a party; category and target are free words, compared as written.
    Service (own) { category: String, target: Option<String>, area: Option<String> }

    /// How and when somebody agreed to having a contact stored.
    Consent (own) { how: Option<ConsentHow>, date: Option<Day> }

    /// What a party holds.
    Resource {
        id: Id,
        owner: Id,
        category: SourceCategory,
        description: String,
        quantity: Option<f64>,
        unit: Option<String>,
        value_rp: Option<i64>,
        from: Option<Day>,
        to: Option<Day>,
        conditions: Option<String>,
        nature: Option<SourceNature>,
        status: Option<SourceStatus>,
    }

    /// What the residents lack.
    Need {
        id: Id,
        title: String,
        description: Option<String>,
        target: Option<String>,
        headcount: Option<i64>,
        area: Option<String>,
        category: Option<NeedCategory>,
        #[serde(default)]
        resources: Vec<SourceCategory>,
        /// 1 (highest) ..= 4.
        priority: Option<i64>,
        horizon: Option<Horizon>,
        #[serde(default)]
        identified_by: Vec<IdentifiedBy>,
        identified_at: Option<Id>,
        basic_right: Option<bool>,
        public_issue: Option<bool>,
        problem_level: Option<ProblemLevel>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        trap_factors: Vec<TrapFactor>,
        status: Option<NeedStatus>,
        met_on: Option<Day>,
    }

    /// One relation of two or more parties, whatever its rung.
    Partnership {
        id: Id,
        name: String,
        members: Vec<Id>,
        lead: Option<Id>,
        status: Option<PartnershipStatus>,
        /// 1..=4, the development step, independent of the rung (text 003).
        step: Option<i64>,
        #[serde(default)]
        purpose: Vec<Purpose>,
        goal: Option<String>,
        #[serde(default)]
        joint_areas: Vec<String>,
        #[serde(default)]
        needs: Vec<Id>,
        approach: Option<Approach>,
        emergency_until: Option<Day>,
        exit_plan: Option<String>,
        formality: Option<TieForm>,
        decision_mode: Option<DecisionMode>,
        #[serde(default)]
        values: Vec<SharedValue>,
        continuity: Option<Continuity>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        synergy: Vec<Synergy>,
        /// How far residents take part in each stage.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        participation: BTreeMap<ParticipationStage, ParticipationLevel>,
        target: Option<Rung>,
        target_reason: Option<String>,
        structure: Option<String>,
        #[serde(default)]
        channels: Vec<String>,
        control: Option<String>,
        rules: Option<String>,
        conflict: Option<String>,
        review_days: Option<i64>,
        start: Option<Day>,
        end: Option<Day>,
        end_reason: Option<String>,
        next_action: Option<NextAction>,
        #[serde(default)]
        history: Vec<LadderEntry>,
        #[serde(default)]
        view: Vec<View>,
    }

    /// What is to be done next, by whom, by when.
    NextAction (own) { text: String, actor: Option<Id>, due: Option<Day> }

    /// One dated entry of a ladder history.
    LadderEntry (own) {
        date: Day,
        rung: Rung,
        kind: Option<StepKind>,
        /// Ticked criteria, numbered as in domain notes c (`4.1`).
        #[serde(default)]
        criteria: Vec<String>,
        #[serde(default)]
        evidence: Vec<Evidence>,
        reason: Option<String>,
        meeting: Option<Id>,
        by: Option<String>,
        #[serde(rename = "override")]
        overridden: Option<bool>,
    }

    /// The rung as one member itself sees it.
    View (own) { actor: Id, rung: Rung, date: Option<Day> }

    /// A source that was pledged or delivered inside a partnership.
    Contribution {
        id: Id,
        partnership: Id,
        giver: Id,
        /// A party, `joint` or `residents`.
        receiver: Option<String>,
        category: SourceCategory,
        description: Option<String>,
        quantity: Option<f64>,
        unit: Option<String>,
        value_rp: Option<i64>,
        estimated: Option<bool>,
        date: Day,
        status: Option<ContributionStatus>,
        /// `agreement-id/obligation-id`.
        obligation: Option<String>,
        stimulant: Option<bool>,
    }

    /// An MoU or one of its nine relatives.
    Agreement {
        id: Id,
        title: String,
        kind: AgreementKind,
        partnership: Option<Id>,
        parent: Option<Id>,
        #[serde(default)]
        parties: Vec<Party>,
        witness_role: Option<String>,
        place: Option<String>,
        signed: Option<Day>,
        start: Option<Day>,
        end: Option<Day>,
        extension: Option<Extension>,
        notice_days: Option<i64>,
        #[serde(default)]
        scope: Vec<String>,
        #[serde(default)]
        legal_basis: Vec<String>,
        #[serde(default)]
        clauses: BTreeMap<String, String>,
        stamp_duty: Option<StampDuty>,
        file: Option<String>,
        status: Option<Lifecycle>,
        #[serde(default)]
        status_history: Vec<StatusEntry>,
        #[serde(default)]
        obligation: Vec<Obligation>,
    }

    /// One dated change of a document's status.
    StatusEntry (own) { date: Day, status: Lifecycle, note: Option<String> }

    /// One promise in a document.
    Obligation (own) {
        id: Id,
        party: Option<Id>,
        description: String,
        measure: Option<String>,
        due: Option<Day>,
        recurs: Option<Recurrence>,
        status: Option<ObligationStatus>,
        fulfilled: Option<Day>,
        evidence: Option<String>,
        waived_reason: Option<String>,
    }

    /// One contact with a party.
    Contact {
        id: Id,
        date: Day,
        actor: Id,
        partnership: Option<Id>,
        kind: Option<ContactKind>,
        medium: Option<Medium>,
        by: Option<String>,
        purpose: Option<String>,
        outcome: Option<String>,
        result: Option<ContactResult>,
        next_step: Option<String>,
        next_date: Option<Day>,
    }

    /// One meeting: heads are counted by element and sex, people are not named.
    Meeting {
        id: Id,
        date: Day,
        start_time: Option<Clock>,
        end_time: Option<Clock>,
        place: Option<String>,
        kind: Option<MeetingKind>,
        vehicle: Option<Vehicle>,
        formal_invitation: Option<bool>,
        recurrence: Option<Recurrence>,
        chair_role: Option<String>,
        minutes_role: Option<String>,
        #[serde(default)]
        attending: Vec<Id>,
        #[serde(default)]
        elements: BTreeMap<String, HeadCount>,
        men: Option<i64>,
        women: Option<i64>,
        #[serde(default)]
        agenda: Vec<String>,
        notes: Option<String>,
        #[serde(default)]
        decisions: Vec<Decision>,
        #[serde(default)]
        followups: Vec<FollowUp>,
        lessons: Option<String>,
        #[serde(default)]
        signatories: Vec<String>,
    }

    /// Heads by sex.
    HeadCount (own) { men: Option<i64>, women: Option<i64> }

    /// One decision of a meeting.
    Decision (own) {
        text: String,
        #[serde(default)]
        needs: Vec<Id>,
        #[serde(default)]
        partnerships: Vec<Id>,
    }

    /// One follow-up of a meeting; exactly one party answers for it.
    FollowUp (own) {
        task: String,
        actor: Option<Id>,
        due: Option<Day>,
        status: Option<FollowUpStatus>,
        done_on: Option<Day>,
    }

    /// How one party trusts another, four items of 1..=4 (PARTNER indicators, and equality of text 004).
    Trust {
        id: Id,
        partnership: Option<Id>,
        rater: Id,
        ratee: Id,
        date: Day,
        reliability: Option<i64>,
        openness: Option<i64>,
        shared_goal: Option<i64>,
        equality: Option<i64>,
        method: Option<TrustMethod>,
        note: Option<String>,
    }

    /// A party's commitment to one of the five shared values, level 0..=3.
    Value (none) {
        partnership: Id,
        actor: Id,
        value: SharedValue,
        level: Option<i64>,
        statement: Option<String>,
        date: Option<Day>,
    }

    /// A funding proposal.
    Proposal {
        id: Id,
        to: Id,
        title: String,
        #[serde(default)]
        needs: Vec<Id>,
        amount_rp: Option<i64>,
        sent: Option<Day>,
        decided: Option<Day>,
        status: Option<ProposalStatus>,
        result_rp: Option<i64>,
        report_due: Option<Day>,
    }

    /// A finding that is known and accepted for a time.
    Acknowledgement (none) {
        insight: String,
        #[serde(default)]
        subjects: Vec<String>,
        reason: String,
        until: Day,
        by: Option<String>,
    }
}

impl Value {
    /// What the commitment is about: a party has one word on one value in one partnership.
    fn subject(&self) -> (&Id, &Id, SharedValue) {
        (&self.partnership, &self.actor, self.value)
    }
}

impl Acknowledgement {
    /// Which finding is accepted.
    fn subject(&self) -> (&str, &[String]) {
        (&self.insight, &self.subjects)
    }
}

/// Thresholds, in days, that a map sets for itself; absent means the default in code.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// A document that ends within this many days is *expiring*; default 90.
    pub expiring_days: Option<i64>,
    /// ... and *expiring soon* within this many; default 30.
    pub expiring_soon_days: Option<i64>,
    /// How often a partnership is to be looked at when it does not say itself; default 90.
    pub review_days: Option<i64>,
    /// From this share of what a party receives on, in percent, one giver is a dependency (I01); default 60.
    pub dependency_percent: Option<i64>,
    /// From this normalised betweenness on, in percent, a party is a broker (I05); default 15.
    pub broker_percent: Option<i64>,
    /// A document without kept promises is a paper tiger this many days after its start (I08); default 90.
    pub paper_tiger_days: Option<i64>,
    /// A partnership below its target is stalled this many days after its last entry (I13); default 180.
    pub stalled_days: Option<i64>,
    /// What happened within this many days is recent (I14, I22); default 90.
    pub recent_days: Option<i64>,
    /// More partnerships of delivery than this, in percent, are many (I15b); default 50.
    pub delivery_percent: Option<i64>,
    /// A mean trust below this is low (I16), on the scale of 1 to 4; default 2.5.
    pub trust_low: Option<f64>,
    /// Two sides that trust one another this differently are lopsided (I16); default 1.0.
    pub trust_gap: Option<f64>,
    /// Fewer women than this at meetings, in percent, are few (I22); default 30.
    pub women_percent: Option<i64>,
    /// Fewer men than this at meetings, in percent, are few (I22); default 20.
    pub men_percent: Option<i64>,
}

/// Proof of a step. A plain string in the file is a note.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// What kind of proof it is.
    pub kind: Option<EvidenceType>,
    /// Where it is kept.
    pub reference: Option<String>,
    /// What it says.
    pub note: Option<String>,
}

impl Evidence {
    /// Evidence that is a plain note.
    pub fn note(text: &str) -> Self {
        Self { note: Some(text.to_owned()), ..Self::default() }
    }
}

impl Serialize for Evidence {
    fn serialize<S: ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let (None, None, Some(note)) = (self.kind, &self.reference, &self.note) {
            return serializer.serialize_str(note);
        }
        let mut map = serializer.serialize_map(None)?;
        if let Some(kind) = self.kind {
            map.serialize_entry("type", &kind)?;
        }
        if let Some(reference) = &self.reference {
            map.serialize_entry("ref", reference)?;
        }
        if let Some(note) = &self.note {
            map.serialize_entry("note", note)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Evidence {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Full {
            #[serde(rename = "type")]
            kind: Option<EvidenceType>,
            #[serde(rename = "ref")]
            reference: Option<String>,
            note: Option<String>,
        }
        deserializer.deserialize_any(TextOr {
            expecting: "a text or a table with type, ref and note",
            text: |text: &str| Some(Self::note(text)),
            full: |full: Full| Self { kind: full.kind, reference: full.reference, note: full.note },
        })
    }
}

/// A party to a document, with its own number and the role that signs for it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Party {
    /// Who.
    pub actor: Id,
    /// The number that this party gives its copy.
    pub number: Option<String>,
    /// The role that signs, never a name.
    pub signatory_role: Option<String>,
    /// When this party signed.
    pub signed: Option<Day>,
}

impl Party {
    /// A party of which nothing else is known yet.
    pub fn of(actor: Id) -> Self {
        Self { actor, number: None, signatory_role: None, signed: None }
    }
}

impl<'de> Deserialize<'de> for Party {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Full {
            actor: Id,
            number: Option<String>,
            signatory_role: Option<String>,
            signed: Option<Day>,
        }
        deserializer.deserialize_any(TextOr {
            expecting: "the id of a party or a table with actor, number, signatory_role and signed",
            text: |text: &str| Id::new(text).map(Self::of),
            full: |full: Full| Self {
                actor: full.actor,
                number: full.number,
                signatory_role: full.signatory_role,
                signed: full.signed,
            },
        })
    }
}

/// Reads a value that may be a plain text or a table.
struct TextOr<T, F> {
    expecting: &'static str,
    text: fn(&str) -> Option<T>,
    full: fn(F) -> T,
}

impl<'de, T, F: Deserialize<'de>> de::Visitor<'de> for TextOr<T, F> {
    type Value = T;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.expecting)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        (self.text)(text).ok_or_else(|| E::custom(super::Fault::BadId { word: text.to_owned() }))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        F::deserialize(MapAccessDeserializer::new(map)).map(self.full)
    }
}
