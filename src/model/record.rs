//! The records of a map, one struct a table of the file, field names as in `docs/format.md`.
//!
//! An absent value means *not known*, which is never the same as zero, none or low (format rule 8).
//! Counts, scores and amounts are signed on purpose: a wrong figure must be readable, so that
//! [`super::check`] can show it, instead of making its record unreadable.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
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

/// Lists that a record must have, be they empty; all others mean the same empty and absent.
pub const REQUIRED_LISTS: [&str; 1] = ["members"];

/// Keys of a record whose empty table means the same as none. Of any other table it says something that it is there: an
/// element came, and nobody counted; there is a consent, and nobody knows when.
pub const EMPTY_IS_ABSENT: [&str; 4] = ["settings", "clauses", "elements", "participation"];

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
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
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
        /// Made from the title; never changed.
        id: Id,
        /// Shown everywhere.
        title: String,
        /// The goal of the whole work in one sentence.
        goal: Option<String>,
        /// The programme it belongs to.
        programme: Option<String>,
        /// The level at which the work is done.
        level: Option<Level>,
        /// Where.
        area: Option<String>,
        /// The institution nearest to the residents; the centre of the network.
        anchor: Option<Id>,
        /// Who keeps the map: a role, never a name.
        owner_role: Option<String>,
        /// How the support system came about.
        support_system: Option<SupportSystem>,
        /// Where the social work stands.
        phase: Option<Phase>,
        /// First day of the work.
        start: Option<Day>,
        /// Last day of the work.
        end: Option<Day>,
        /// Language of its reports.
        language: Option<Lang>,
        /// Who may see it.
        privacy: Option<Privacy>,
        /// Thresholds that differ from the usual.
        #[serde(default)]
        settings: Settings,
    }

    /// A place in the tree of areas.
    Area {
        /// Its permanent id.
        id: Id,
        /// Its name.
        name: String,
        /// Its level.
        level: Option<Level>,
        /// The larger area around it.
        within: Option<Id>,
    }

    /// A party around the community: an organisation, a group, or a role; never a private person.
    Actor {
        /// Its permanent id.
        id: Id,
        /// Its name.
        name: String,
        /// RT and RW are `community` unless you decide otherwise.
        kind: ActorKind,
        /// Free, for example `pkk`, `puskesmas`, `lks`.
        subtype: Option<String>,
        /// Hill's four sectors.
        sector: Option<Sector>,
        /// Its level.
        level: Option<Level>,
        /// Area ids or free texts.
        #[serde(default)]
        areas: Vec<String>,
        /// Its legal standing.
        formality: Option<Formality>,
        /// Whether it takes part.
        status: Option<ActorStatus>,
        /// The party that it became part of.
        merged_into: Option<Id>,
        /// Influence on the goal; internal.
        #[schemars(range(min = 1, max = 5))]
        power: Option<i64>,
        /// Interest in the goal; internal.
        #[schemars(range(min = 1, max = 5))]
        interest: Option<i64>,
        /// To the residents.
        #[schemars(range(min = 1, max = 5))]
        closeness: Option<i64>,
        /// For the residents.
        #[schemars(range(min = 1, max = 5))]
        benefit: Option<i64>,
        /// Internal.
        stance: Option<Stance>,
        /// Tags; equal words are matched with the weaknesses of others.
        #[serde(default)]
        strengths: Vec<String>,
        /// Tags; internal.
        #[serde(default)]
        weaknesses: Vec<String>,
        /// What it offers to others.
        #[serde(default)]
        offers: Vec<String>,
        /// What it looks for with others.
        #[serde(default)]
        wants: Vec<String>,
        /// What it does for whom.
        #[serde(default)]
        services: Vec<Service>,
        /// Government only.
        #[serde(default)]
        state_roles: Vec<StateRole>,
        /// Who made the contact: the 0-1-3 chain.
        introduced_by: Option<Id>,
        /// Whom to ask for: a role; internal.
        contact_role: Option<String>,
        /// Personal data: needs consent; internal, and left out of exports.
        contact_channel: Option<String>,
        /// To having the channel stored; internal.
        consent: Option<Consent>,
        /// Internal.
        notes: Option<String>,
    }

    /// One service of a party; category and target are free words, compared as written.
    Service (own) {
        /// A free word, compared as it is written.
        category: String,
        /// For whom; a free word.
        target: Option<String>,
        /// An area id or free text.
        area: Option<String>,
    }

    /// How and when somebody agreed to having a contact stored.
    Consent (own) {
        /// Spoken or written.
        how: Option<ConsentHow>,
        /// When it was given.
        date: Option<Day>,
    }

    /// What a party holds.
    Resource {
        /// Its permanent id.
        id: Id,
        /// Id of an actor.
        owner: Id,
        /// What kind of source it is.
        category: SourceCategory,
        /// What it is.
        description: String,
        /// May have a fraction.
        #[schemars(range(min = 0))]
        quantity: Option<f64>,
        /// What the quantity counts.
        unit: Option<String>,
        /// Whole rupiah.
        #[schemars(range(min = 0))]
        value_rp: Option<i64>,
        /// Available from.
        from: Option<Day>,
        /// Available until.
        to: Option<Day>,
        /// What its owner asks in return.
        conditions: Option<String>,
        /// Which system of sources it belongs to.
        nature: Option<SourceNature>,
        /// How far it can be used.
        status: Option<SourceStatus>,
    }

    /// What the residents lack.
    Need {
        /// Its permanent id.
        id: Id,
        /// Its title.
        title: String,
        /// More about it.
        description: Option<String>,
        /// Who: a group, never a name.
        target: Option<String>,
        /// How many people or households.
        #[schemars(range(min = 0))]
        headcount: Option<i64>,
        /// An area id or free text.
        area: Option<String>,
        /// Its field.
        category: Option<NeedCategory>,
        /// What would meet it.
        #[serde(default)]
        resources: Vec<SourceCategory>,
        /// 1 is highest.
        #[schemars(range(min = 1, max = 4))]
        priority: Option<i64>,
        /// How soon it has to be met.
        horizon: Option<Horizon>,
        /// Who named it.
        #[serde(default)]
        identified_by: Vec<IdentifiedBy>,
        /// Id of a meeting.
        identified_at: Option<Id>,
        /// Whether it is a basic right, for which the state has to answer.
        basic_right: Option<bool>,
        /// Taken up as a public issue.
        public_issue: Option<bool>,
        /// Where the source of the problem lies.
        problem_level: Option<ProblemLevel>,
        /// What keeps people in the need.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        trap_factors: Vec<TrapFactor>,
        /// How far it has come.
        status: Option<NeedStatus>,
        /// When it was met.
        met_on: Option<Day>,
    }

    /// One relation of two or more parties, whatever its rung.
    Partnership {
        /// Its permanent id.
        id: Id,
        /// Its name.
        name: String,
        /// Two or more.
        members: Vec<Id>,
        /// One of the members.
        lead: Option<Id>,
        /// Whether it runs.
        status: Option<PartnershipStatus>,
        /// 1 need, 2 mapping, 3 contact, 4 agreement; independent of the rung.
        #[schemars(range(min = 1, max = 4))]
        step: Option<i64>,
        /// Which jobs of networking it does.
        #[serde(default)]
        purpose: Vec<Purpose>,
        /// The shared goal in one sentence.
        goal: Option<String>,
        /// Fields of joint work.
        #[serde(default)]
        joint_areas: Vec<String>,
        /// List of need ids.
        #[serde(default)]
        needs: Vec<Id>,
        /// Whether help is handed out or people are enabled.
        approach: Option<Approach>,
        /// Present means emergency help, which ends on this day.
        emergency_until: Option<Day>,
        /// How it is to end.
        exit_plan: Option<String>,
        /// An informal tie is as valid as a signed one.
        formality: Option<TieForm>,
        /// Who decides.
        decision_mode: Option<DecisionMode>,
        /// Those that *all* members agreed on.
        #[serde(default)]
        values: Vec<SharedValue>,
        /// Whether the service is a single deed or an institution.
        continuity: Option<Continuity>,
        /// What the members do for one another.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        synergy: Vec<Synergy>,
        /// How far residents take part, such as `{ planning = "consulted", benefit = "deciding" }`.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        participation: BTreeMap<ParticipationStage, ParticipationLevel>,
        /// The rung aimed at.
        target: Option<Rung>,
        /// Why that one.
        target_reason: Option<String>,
        /// Joint structure (rung 4).
        structure: Option<String>,
        /// Agreed channels.
        #[serde(default)]
        channels: Vec<String>,
        /// Who checks whom, and how.
        control: Option<String>,
        /// What the members agreed on.
        rules: Option<String>,
        /// Internal.
        conflict: Option<String>,
        /// Days between two looks at it.
        #[schemars(range(min = 0))]
        review_days: Option<i64>,
        /// Its first day.
        start: Option<Day>,
        /// Its last day.
        end: Option<Day>,
        /// Not in public copies.
        end_reason: Option<String>,
        /// What is to be done next.
        next_action: Option<NextAction>,
        /// The ladder.
        #[serde(default)]
        history: Vec<LadderEntry>,
        /// As the members see it; internal.
        #[serde(default)]
        view: Vec<View>,
    }

    /// What is to be done next, by whom, by when.
    NextAction (own) {
        /// What is to be done.
        text: String,
        /// Who does it.
        actor: Option<Id>,
        /// By when.
        due: Option<Day>,
    }

    /// One dated entry of a ladder history.
    LadderEntry (own) {
        /// Not after today, not before `start`.
        date: Day,
        /// The rung on that day.
        rung: Rung,
        /// Absent: follows from the entry before.
        kind: Option<StepKind>,
        /// Numbers of the ticked items, such as `"4.1"`.
        #[serde(default)]
        criteria: Vec<String>,
        /// A plain text, or `{ type = "...", ref = "...", note = "..." }`; `type` is a word: kind of evidence.
        #[serde(default)]
        evidence: Vec<Evidence>,
        /// Required for a skip, a step down, or an override; for a step down or a correction not in public copies.
        reason: Option<String>,
        /// Id of a meeting.
        meeting: Option<Id>,
        /// Who wrote it down: a role; not in public copies.
        by: Option<String>,
        /// Stepped with a required item open; then `reason` is required.
        #[serde(rename = "override")]
        overridden: Option<bool>,
    }

    /// The rung as one member itself sees it.
    View (own) {
        /// Id of an actor.
        actor: Id,
        /// The rung as this member sees it.
        rung: Rung,
        /// When it said so.
        date: Option<Day>,
    }

    /// A source that was pledged or delivered inside a partnership.
    Contribution {
        /// Its permanent id.
        id: Id,
        /// Id of a partnership.
        partnership: Id,
        /// A member of the partnership.
        giver: Id,
        /// Also `bersama` or `warga`.
        receiver: Option<String>,
        /// What kind of source it is.
        category: SourceCategory,
        /// What it is.
        description: Option<String>,
        /// How much.
        #[schemars(range(min = 0))]
        quantity: Option<f64>,
        /// What the quantity counts.
        unit: Option<String>,
        /// Whole rupiah.
        #[schemars(range(min = 0))]
        value_rp: Option<i64>,
        /// The value is an estimate.
        estimated: Option<bool>,
        /// When it was pledged or given.
        date: Day,
        /// Pledged, delivered or cancelled.
        status: Option<ContributionStatus>,
        /// The promise that it keeps.
        obligation: Option<String>,
        /// Meant to start self-help.
        stimulant: Option<bool>,
    }

    /// An MoU or one of its nine relatives.
    Agreement {
        /// Its permanent id.
        id: Id,
        /// The document's own title.
        title: String,
        /// People say MoU for all of them.
        kind: AgreementKind,
        /// Id of a partnership.
        partnership: Option<Id>,
        /// The MoU of a PKS; required for an addendum.
        parent: Option<Id>,
        /// Two or more; an id, or `{ actor = "...", number = "...", signatory_role = "...", signed = 2025-05-05 }`.
        #[serde(default)]
        parties: Vec<Party>,
        /// *mengetahui*.
        witness_role: Option<String>,
        /// Where it was signed.
        place: Option<String>,
        /// When it was signed.
        signed: Option<Day>,
        /// First day on which it binds.
        start: Option<Day>,
        /// Last day.
        end: Option<Day>,
        /// How it is prolonged.
        extension: Option<Extension>,
        /// How many days before its end somebody has to give notice.
        #[schemars(range(min = 0))]
        notice_days: Option<i64>,
        /// What it is about.
        #[serde(default)]
        scope: Vec<String>,
        /// The rules that it rests on.
        #[serde(default)]
        legal_basis: Vec<String>,
        /// `{ "Pembiayaan" = "..." }`.
        #[serde(default)]
        clauses: BTreeMap<String, String>,
        /// Whether a duty stamp is on it.
        stamp_duty: Option<StampDuty>,
        /// Where the signed copy lies: a path or a shelf; not in public copies.
        file: Option<String>,
        /// *expired* is computed from `end`, never written; absent means draft.
        status: Option<Lifecycle>,
        /// How its status changed.
        #[serde(default)]
        status_history: Vec<StatusEntry>,
        /// The promises in it.
        #[serde(default)]
        obligation: Vec<Obligation>,
    }

    /// One dated change of a document's status.
    StatusEntry (own) {
        /// When.
        date: Day,
        /// The status from then on.
        status: Lifecycle,
        /// More about it.
        note: Option<String>,
    }

    /// One promise in a document.
    Obligation (own) {
        /// Unique in its document.
        id: Id,
        /// One of the parties; exactly one answers for it.
        party: Option<Id>,
        /// What was promised.
        description: String,
        /// How it is seen that it is kept.
        measure: Option<String>,
        /// For a recurring promise: the first time.
        due: Option<Day>,
        /// How often it comes back.
        recurs: Option<Recurrence>,
        /// Absent means pending.
        status: Option<ObligationStatus>,
        /// When it was last kept.
        fulfilled: Option<Day>,
        /// What shows that it was kept.
        evidence: Option<String>,
        /// Not in public copies.
        waived_reason: Option<String>,
    }

    /// One contact with a party.
    Contact {
        /// Its permanent id.
        id: Id,
        /// When.
        date: Day,
        /// Id of an actor.
        actor: Id,
        /// Id of a partnership.
        partnership: Option<Id>,
        /// What kind of contact it was.
        kind: Option<ContactKind>,
        /// In which way.
        medium: Option<Medium>,
        /// A role.
        by: Option<String>,
        /// What for.
        purpose: Option<String>,
        /// What came of it.
        outcome: Option<String>,
        /// How it went.
        result: Option<ContactResult>,
        /// What is to be done next.
        next_step: Option<String>,
        /// When.
        next_date: Option<Day>,
    }

    /// One meeting: heads are counted by element and sex, people are not named.
    Meeting {
        /// Its permanent id.
        id: Id,
        /// When.
        date: Day,
        /// `19:30:00`.
        start_time: Option<Clock>,
        /// When it ended.
        end_time: Option<Clock>,
        /// Where.
        place: Option<String>,
        /// What kind of meeting it was.
        kind: Option<MeetingKind>,
        /// The gathering that it rides on.
        vehicle: Option<Vehicle>,
        /// Whether there was a written invitation.
        formal_invitation: Option<bool>,
        /// How often it comes back.
        recurrence: Option<Recurrence>,
        /// Who led it: a role.
        chair_role: Option<String>,
        /// Who took the minutes: a role.
        minutes_role: Option<String>,
        /// List of actor ids.
        #[serde(default)]
        attending: Vec<Id>,
        /// Heads by element: `{ pemuda = { men = 4, women = 9 } }`.
        #[serde(default)]
        elements: BTreeMap<String, HeadCount>,
        /// Men who attended, where they were not counted by element.
        #[schemars(range(min = 0))]
        men: Option<i64>,
        /// Women who attended, where they were not counted by element.
        #[schemars(range(min = 0))]
        women: Option<i64>,
        /// What was to be talked about.
        #[serde(default)]
        agenda: Vec<String>,
        /// Not in public copies.
        notes: Option<String>,
        /// What was decided.
        #[serde(default)]
        decisions: Vec<Decision>,
        /// What is to be done, and by whom.
        #[serde(default)]
        followups: Vec<FollowUp>,
        /// Not in public copies.
        lessons: Option<String>,
        /// Roles; not in public copies.
        #[serde(default)]
        signatories: Vec<String>,
    }

    /// Heads by sex.
    HeadCount (own) {
        /// How many men.
        #[schemars(range(min = 0))]
        men: Option<i64>,
        /// How many women.
        #[schemars(range(min = 0))]
        women: Option<i64>,
    }

    /// One decision of a meeting.
    Decision (own) {
        /// What was decided.
        text: String,
        /// List of need ids.
        #[serde(default)]
        needs: Vec<Id>,
        /// List of partnership ids.
        #[serde(default)]
        partnerships: Vec<Id>,
    }

    /// One follow-up of a meeting; exactly one party answers for it.
    FollowUp (own) {
        /// What is to be done.
        task: String,
        /// Exactly one party answers for it.
        actor: Option<Id>,
        /// By when.
        due: Option<Day>,
        /// How far it has come.
        status: Option<FollowUpStatus>,
        /// When it was done.
        done_on: Option<Day>,
    }

    /// How one party trusts another, four items of 1..=4 (PARTNER indicators, and equality of text 004).
    Trust {
        /// Its permanent id.
        id: Id,
        /// Id of a partnership.
        partnership: Option<Id>,
        /// Id of an actor.
        rater: Id,
        /// Another one.
        ratee: Id,
        /// When.
        date: Day,
        /// 1 to 4.
        #[schemars(range(min = 1, max = 4))]
        reliability: Option<i64>,
        /// 1 to 4.
        #[schemars(range(min = 1, max = 4))]
        openness: Option<i64>,
        /// 1 to 4.
        #[schemars(range(min = 1, max = 4))]
        shared_goal: Option<i64>,
        /// 1 to 4.
        #[schemars(range(min = 1, max = 4))]
        equality: Option<i64>,
        /// How it was found out.
        method: Option<TrustMethod>,
        /// More about it.
        note: Option<String>,
    }

    /// A party's commitment to one of the five shared values, level 0..=3.
    Value (none) {
        /// Id of a partnership.
        partnership: Id,
        /// Id of an actor.
        actor: Id,
        /// Which of the five shared values.
        value: SharedValue,
        /// 0 not yet, 1 spoken, 2 written, 3 shown; internal.
        #[schemars(range(min = 0, max = 3))]
        level: Option<i64>,
        /// How the party puts it.
        statement: Option<String>,
        /// When.
        date: Option<Day>,
    }

    /// A funding proposal.
    Proposal {
        /// Its permanent id.
        id: Id,
        /// Id of an actor.
        to: Id,
        /// Its title.
        title: String,
        /// List of need ids.
        #[serde(default)]
        needs: Vec<Id>,
        /// Whole rupiah.
        #[schemars(range(min = 0))]
        amount_rp: Option<i64>,
        /// When it was sent.
        sent: Option<Day>,
        /// When it was decided.
        decided: Option<Day>,
        /// How far it has come.
        status: Option<ProposalStatus>,
        /// Whole rupiah.
        #[schemars(range(min = 0))]
        result_rp: Option<i64>,
        /// When a report on it is due.
        report_due: Option<Day>,
    }

    /// A finding that is known and accepted for a time.
    Acknowledgement (none) {
        /// Such as `I08`.
        insight: String,
        /// Ids of the records concerned.
        #[serde(default)]
        subjects: Vec<String>,
        /// Why it is accepted.
        reason: String,
        /// Until when.
        until: Day,
        /// A role.
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
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Clone, Debug, Default, PartialEq, JsonSchema)]
#[schemars(with = "TextOrTable<String, WholeEvidence>")]
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
        deserializer.deserialize_any(TextOr {
            expecting: "a text or a table with type, ref and note",
            text: |text: &str| Some(Self::note(text)),
            full: |full: WholeEvidence| Self { kind: full.kind, reference: full.reference, note: full.note },
        })
    }
}

/// Evidence written as a table.
#[derive(Deserialize, JsonSchema)]
struct WholeEvidence {
    /// What kind of proof it is.
    #[serde(rename = "type")]
    kind: Option<EvidenceType>,
    /// Where it is kept.
    #[serde(rename = "ref")]
    reference: Option<String>,
    /// What it says.
    note: Option<String>,
}

/// A party to a document, with its own number and the role that signs for it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(with = "TextOrTable<Id, WholeParty>")]
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
        deserializer.deserialize_any(TextOr {
            expecting: "the id of a party or a table with actor, number, signatory_role and signed",
            text: |text: &str| Id::new(text).map(Self::of),
            full: |full: WholeParty| Self {
                actor: full.actor,
                number: full.number,
                signatory_role: full.signatory_role,
                signed: full.signed,
            },
        })
    }
}

/// A party to a document written as a table.
#[derive(Deserialize, JsonSchema)]
struct WholeParty {
    /// Who: the id of an actor.
    actor: Id,
    /// The number that this party gives its copy.
    number: Option<String>,
    /// The role that signs, never a name.
    signatory_role: Option<String>,
    /// When this party signed.
    signed: Option<Day>,
}

/// The schema of a value that may be a plain text or a table.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "it is only described")]
enum TextOrTable<S, T> {
    Text(S),
    Table(T),
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
