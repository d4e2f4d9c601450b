//! The tables that go out as CSV: the keys of the file as columns, lists parted by `;`, what lies inside a record in a
//! table of its own.

use crate::model::*;

/// A table.
pub(super) struct Table {
    /// Its name, which is that of its file.
    pub name: &'static str,
    /// The keys of its columns.
    pub columns: &'static [&'static str],
    /// Its rows, a value a column.
    pub rows: Vec<Vec<Value>>,
}

/// A value.
pub(super) enum Value {
    /// A text of the map.
    Text(String),
    /// A figure, a day, a code or an id; or nothing.
    Plain(String),
}

/// Something that goes into a cell.
trait Shown {
    fn shown(&self) -> Value;
}

impl Shown for String {
    fn shown(&self) -> Value {
        Value::Text(self.clone())
    }
}

impl Shown for Vec<String> {
    fn shown(&self) -> Value {
        Value::Text(self.join(";"))
    }
}

macro_rules! plain {
    ($($kind:ty),+) => { $(impl Shown for $kind {
        fn shown(&self) -> Value {
            Value::Plain(self.to_string())
        }
    })+ };
}
plain!(i64, f64, bool, Day, Id, Clock);

macro_rules! codes {
    ($($kind:ty),+) => { $(
        impl Shown for $kind {
            fn shown(&self) -> Value {
                Value::Plain(self.code().to_owned())
            }
        }
        impl Shown for Vec<$kind> {
            fn shown(&self) -> Value {
                Value::Plain(self.iter().map(|one| one.code()).collect::<Vec<_>>().join(";"))
            }
        }
    )+ };
}
codes!(
    ActorKind,
    Sector,
    Level,
    Formality,
    ActorStatus,
    PartnershipStatus,
    Purpose,
    Approach,
    TieForm,
    DecisionMode,
    Rung,
    StepKind,
    AgreementKind,
    Lifecycle,
    Recurrence,
    ObligationStatus,
    SourceCategory,
    ContributionStatus,
    NeedCategory,
    Horizon,
    NeedStatus,
    SourceNature,
    SourceStatus,
    MeetingKind,
    Vehicle,
    StateRole,
    IdentifiedBy,
    SharedValue,
    Extension
);

impl Shown for Vec<Id> {
    fn shown(&self) -> Value {
        Value::Plain(self.iter().map(Id::as_str).collect::<Vec<_>>().join(";"))
    }
}

impl<T: Shown> Shown for Option<T> {
    fn shown(&self) -> Value {
        self.as_ref().map_or_else(|| Value::Plain(String::new()), Shown::shown)
    }
}

/// `table!(map "name" field: key key ...)`: a table whose columns are the keys of its records.
macro_rules! table {
    ($map:ident $name:literal $records:ident: $($key:ident)+) => {
        Table {
            name: $name,
            columns: &[$(stringify!($key)),+],
            rows: $map.$records.iter().map(|one| vec![$(one.$key.shown()),+]).collect(),
        }
    };
}

/// All tables of a map.
pub(super) fn tables(map: &PartnershipMap) -> Vec<Table> {
    vec![
        table!(map "actors" actors:
            id name kind subtype sector level areas formality status merged_into power interest closeness benefit
            strengths weaknesses offers wants state_roles introduced_by),
        table!(map "partnerships" partnerships:
            id name members lead status step purpose goal joint_areas needs approach emergency_until exit_plan
            formality decision_mode values target target_reason structure channels control rules review_days start
            end end_reason),
        history(map),
        members(map),
        table!(map "agreements" agreements:
            id title kind partnership parent witness_role place signed start end extension notice_days scope
            legal_basis file status),
        obligations(map),
        table!(map "contributions" contributions:
            id partnership giver receiver category description quantity unit value_rp estimated date status
            obligation stimulant),
        table!(map "needs" needs:
            id title description target headcount area category resources priority horizon identified_by basic_right
            public_issue status met_on),
        table!(map "resources" resources:
            id owner category description quantity unit value_rp from to conditions nature status),
        table!(map "meetings" meetings:
            id date start_time end_time place kind vehicle formal_invitation recurrence attending men women agenda),
    ]
}

/// A row an entry of a ladder.
fn history(map: &PartnershipMap) -> Table {
    let entry = |one: &Partnership, entry: &LadderEntry| {
        let evidence: Vec<String> = entry.evidence.iter().filter_map(|proof| proof.note.clone()).collect();
        vec![
            one.id.shown(),
            entry.date.shown(),
            entry.rung.shown(),
            Value::Plain(entry.rung.digit().to_string()),
            entry.kind.shown(),
            entry.criteria.shown(),
            evidence.shown(),
            entry.reason.shown(),
            entry.meeting.shown(),
            entry.by.shown(),
        ]
    };
    let rows = map.partnerships.iter().flat_map(|one| one.history.iter().map(move |step| entry(one, step)));
    Table {
        name: "history",
        columns: &[
            "partnership",
            "date",
            "rung",
            "rung_number",
            "kind",
            "criteria",
            "evidence",
            "reason",
            "meeting",
            "by",
        ],
        rows: rows.collect(),
    }
}

/// A row a member of a partnership.
fn members(map: &PartnershipMap) -> Table {
    let row = |one: &Partnership, actor: &Id| {
        let lead = one.lead.as_ref() == Some(actor);
        vec![one.id.shown(), actor.shown(), lead.shown(), one.rung().shown(), one.since().shown()]
    };
    let rows = map.partnerships.iter().flat_map(|one| one.members.iter().map(move |actor| row(one, actor)));
    Table {
        name: "members",
        columns: &["partnership", "actor", "lead", "rung", "since"],
        rows: rows.collect(),
    }
}

/// A row a promise.
fn obligations(map: &PartnershipMap) -> Table {
    let row = |one: &Agreement, promise: &Obligation| {
        vec![
            one.id.shown(),
            promise.id.shown(),
            promise.party.shown(),
            promise.description.shown(),
            promise.measure.shown(),
            promise.due.shown(),
            promise.recurs.shown(),
            promise.status.shown(),
            promise.fulfilled.shown(),
            promise.evidence.shown(),
        ]
    };
    let rows =
        map.agreements.iter().flat_map(|one| one.obligation.iter().map(move |promise| row(one, promise)));
    Table {
        name: "obligations",
        columns: &[
            "agreement",
            "id",
            "party",
            "description",
            "measure",
            "due",
            "recurs",
            "status",
            "fulfilled",
            "evidence",
        ],
        rows: rows.collect(),
    }
}
