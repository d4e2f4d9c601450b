//! What can be asked for: the nine reports of the domain notes f, for whom, and about what.

use super::document::Report;
use super::{charter, draft, minutes, musrenbang, proposal, quarterly, record, register, sheet, workbook};
use crate::locale::reports as words;
use crate::locale::trouble::Sentence;
use crate::model::redact::{Eyes, LeftOut};
use crate::model::*;

/// The reports that people hand in (domain notes f, R1 to R9), and the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// R1: the minutes of a meeting on one page, the next invitation, and an attendance list.
    Minutes,
    /// R2: a formal record of what a meeting agreed (*berita acara*).
    Record,
    /// R3: the report of a quarter, or another period.
    Quarterly,
    /// R4: the register of documents.
    Register,
    /// R5: a draft of an MoU or a cooperation agreement, to be talked about.
    Draft,
    /// R6: a citizen charter.
    Charter,
    /// R7: a proposal for support.
    Proposal,
    /// R8: what an RW asks for in the yearly planning of the ward (*musrenbang*).
    Musrenbang,
    /// R9: the sheet of the map: parties, matrix, network, grid, Venn.
    Map,
    /// The map as tables for a spreadsheet.
    Workbook,
}

impl Kind {
    /// Every report, in the order of the notes.
    pub const ALL: [Self; 10] = [
        Self::Minutes,
        Self::Record,
        Self::Quarterly,
        Self::Register,
        Self::Draft,
        Self::Charter,
        Self::Proposal,
        Self::Musrenbang,
        Self::Map,
        Self::Workbook,
    ];

    /// The word of the command line, which is also the name of the file that is offered.
    pub fn code(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Record => "berita-acara",
            Self::Quarterly => "quarterly",
            Self::Register => "register",
            Self::Draft => "draft",
            Self::Charter => "charter",
            Self::Proposal => "proposal",
            Self::Musrenbang => "musrenbang",
            Self::Map => "map",
            Self::Workbook => "workbook",
        }
    }

    /// The same word in Indonesian, or in English where the first is Indonesian.
    pub fn other_words(self) -> &'static [&'static str] {
        match self {
            Self::Minutes => &["notulen"],
            Self::Record => &["record"],
            Self::Quarterly => &["triwulan"],
            Self::Draft => &["draf", "konsep"],
            Self::Charter => &["piagam"],
            Self::Map => &["lembar-peta"],
            Self::Workbook => &["lembar-kerja"],
            Self::Register | Self::Proposal | Self::Musrenbang => &[],
        }
    }

    /// The report of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == word || kind.other_words().contains(&word))
    }

    /// Whether it speaks of a period.
    pub fn has_period(self) -> bool {
        self == Self::Quarterly
    }
}

/// Who reads a quarterly report, which decides what comes first (domain notes f, R3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Audience {
    /// The ward.
    #[default]
    Ward,
    /// An agency of the city.
    Agency,
    /// Who gave money.
    Donor,
    /// The residents: one page, and nothing that judges.
    Residents,
}

impl Audience {
    /// Every reader.
    pub const ALL: [Self; 4] = [Self::Ward, Self::Agency, Self::Donor, Self::Residents];

    /// The word of the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ward => "ward",
            Self::Agency => "agency",
            Self::Donor => "donor",
            Self::Residents => "residents",
        }
    }

    /// The same word in Indonesian.
    pub fn other_word(self) -> &'static str {
        match self {
            Self::Ward => "kelurahan",
            Self::Agency => "dinas",
            Self::Donor => "donatur",
            Self::Residents => "warga",
        }
    }

    /// The reader of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reader| reader.code() == word || reader.other_word() == word)
    }
}

/// A wish for a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Which one.
    pub kind: Kind,
    /// In which language.
    pub lang: Lang,
    /// The day on which it is made.
    pub today: Day,
    /// The period, both days counted in.
    pub from: Day,
    /// See [`Self::from`].
    pub to: Day,
    /// The meeting; the latest one when none is named.
    pub meeting: Option<Id>,
    /// The document; the newest that is being prepared when none is named.
    pub agreement: Option<Id>,
    /// Who reads it.
    pub audience: Audience,
    /// What may be in it.
    pub eyes: Eyes,
}

impl Asked {
    /// A report of the quarter in which `today` lies, or of the one before when that has only just begun.
    pub fn new(kind: Kind, lang: Lang, today: Day) -> Self {
        let (from, to) = quarter(today);
        Self {
            kind,
            lang,
            today,
            from,
            to,
            meeting: None,
            agreement: None,
            audience: Audience::default(),
            eyes: Eyes::default(),
        }
    }
}

/// The quarter to report on: the present one, or in its first two weeks the one before.
fn quarter(today: Day) -> (Day, Day) {
    let end = today.plus_days(-14).quarter_end();
    (end.plus_days(1).plus_months(-3), end)
}

/// Why a report cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// There is no meeting yet.
    Meeting,
    /// There is no such meeting.
    MeetingNamed(Id),
    /// There is no such document, or it is not for these eyes.
    AgreementNamed(Id),
    /// There is no document yet to make a draft of.
    Agreement,
}

impl Missing {
    /// What is not there, and what to do about it.
    pub fn sentence(&self, lang: Lang) -> Sentence {
        match self {
            Self::Meeting => words::no_meeting(lang),
            Self::MeetingNamed(id) => words::no_such_meeting(lang, id.as_str()),
            Self::AgreementNamed(id) => words::no_such_document(lang, id.as_str()),
            Self::Agreement => words::no_document(lang),
        }
    }
}

/// A report that was made.
#[derive(Clone, Debug)]
pub struct Made {
    /// The report.
    pub report: Report,
    /// The map as it may be shown with it.
    pub map: PartnershipMap,
    /// What is not in it.
    pub left_out: LeftOut,
}

/// Makes a report from a map.
///
/// # Errors
///
/// [`Missing`] when the meeting or the document that it is about is not there.
pub fn make(whole: &PartnershipMap, asked: &Asked) -> Result<Made, Missing> {
    let (map, left_out) = whole.redacted(asked.eyes);
    let desk = super::desk::Desk::new(&map, whole, asked);
    let report = match asked.kind {
        Kind::Minutes => minutes::minutes(desk)?,
        Kind::Record => record::record(desk)?,
        Kind::Quarterly => quarterly::quarterly(desk),
        Kind::Register => register::register(desk),
        Kind::Draft => draft::draft(desk)?,
        Kind::Charter => charter::charter(desk)?,
        Kind::Proposal => proposal::proposal(desk),
        Kind::Musrenbang => musrenbang::musrenbang(desk),
        Kind::Map => sheet::sheet(desk),
        Kind::Workbook => workbook::workbook(desk),
    };
    Ok(Made { report, map, left_out })
}
