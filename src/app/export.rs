//! The export dialog: what is made, as what, for whom; and the order that it gives to the shell.

use std::path::PathBuf;
use std::sync::Arc;

use crate::locale::{dates, exports as words, labels};
use crate::model::redact::Eyes;
use crate::model::{AgreementKind, Code, Day, Id, Lang, PartnershipMap};
use crate::report::{Asked, Audience, Kind};

use super::App;
use super::command::Context;
use super::event::Effect;
use super::form::{Choice, Field, Form, Purpose};

/// A file to be made from a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// The map.
    pub map: Arc<PartnershipMap>,
    /// Which report, for whom; data takes only the eyes and the language from it.
    pub asked: Asked,
    /// The file; its ending says what it becomes. One that is there is never replaced.
    pub path: PathBuf,
    /// The language of the screen, for what goes wrong.
    pub screen: Lang,
}

/// A file that was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// Where it is.
    pub path: PathBuf,
    /// How many kinds of internal notes are not in it.
    pub left_out: usize,
    /// How many texts of the map look like numbers of people, and may be in it.
    pub private: usize,
}

impl Done {
    /// Where it is, what is not in it, and what to look at before it is handed in.
    pub fn sentence(&self, lang: Lang) -> String {
        // The name comes first: in a narrow window the end of the line is cut.
        let file = super::files::placed(lang, &self.path);
        let made = match self.left_out {
            0 => words::made(lang, &file),
            count => words::made_without(lang, &file, count),
        };
        if self.private > 0 { format!("{made} {}", words::look_private(lang, self.private)) } else { made }
    }
}

type Words = fn(Lang) -> &'static str;

/// The reports with their words.
const REPORTS: [(Kind, Words); 10] = [
    (Kind::Quarterly, words::quarterly),
    (Kind::Minutes, words::minutes),
    (Kind::Record, words::record),
    (Kind::Register, words::register),
    (Kind::Draft, words::draft),
    (Kind::Charter, words::charter),
    (Kind::Proposal, words::proposal),
    (Kind::Musrenbang, words::musrenbang),
    (Kind::Map, words::map),
    (Kind::Workbook, words::workbook),
];

/// What a file can become, by its ending; whether it is a report.
const FORMS: [(&str, Words, bool); 12] = [
    ("docx", words::docx, true),
    ("pdf", words::pdf, true),
    ("html", words::html, true),
    ("xlsx", words::xlsx, true),
    ("txt", words::text, true),
    ("md", words::markdown, true),
    ("zip", words::csv, false),
    ("json", words::json, false),
    ("graphml", words::graphml, false),
    ("gexf", words::gexf, false),
    ("kumu.xlsx", words::kumu, false),
    ("ics", words::calendar, false),
];

const EYES: [(Eyes, &str, Words); 3] = [
    (Eyes::Partners, "partners", words::partners),
    (Eyes::Everybody, "everybody", words::everybody),
    (Eyes::Own, "own", words::own),
];

const READERS: [(Audience, Words); 4] = [
    (Audience::Ward, words::ward),
    (Audience::Agency, words::agency),
    (Audience::Donor, words::donor),
    (Audience::Residents, words::residents),
];

/// What the dialog begins with.
#[derive(Clone, Debug, Default)]
struct Begin {
    kind: Option<Kind>,
    meeting: Option<Id>,
    agreement: Option<Id>,
}

impl App {
    /// Opens the dialog with what fits the screen: minutes on the agenda, the register or the chosen document among
    /// documents, the sheet on the map, else the report of the quarter.
    pub(super) fn ask_for_export(&mut self) {
        let place = self.screen.context();
        let document =
            self.map().and_then(|map| map.agreements.get(self.selected.agreement.as_ref()?).cloned());
        let (kind, agreement) = match (place, document) {
            (Context::Agenda, _) => (Kind::Minutes, None),
            (Context::Map, _) => (Kind::Map, None),
            (Context::Needs, _) => (Kind::Musrenbang, None),
            (Context::Documents, Some(one)) if one.kind == AgreementKind::CitizenCharter => {
                (Kind::Charter, Some(one.id))
            }
            (Context::Documents, Some(one)) if one.lifecycle().before_signing() => {
                (Kind::Draft, Some(one.id))
            }
            (Context::Documents, _) => (Kind::Register, None),
            _ => (Kind::Quarterly, None),
        };
        self.open_export(&Begin { kind: Some(kind), meeting: None, agreement });
    }

    /// Offers the minutes of a meeting that has just ended.
    pub(super) fn offer_minutes(&mut self, meeting: Id) {
        self.open_export(&Begin { kind: Some(Kind::Minutes), meeting: Some(meeting), agreement: None });
    }

    fn open_export(&mut self, start: &Begin) {
        let Some(session) = &self.session else { return };
        let folder = session.path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
        let map = session.history.map().clone();
        let asked = Asked::new(start.kind.unwrap_or(Kind::Quarterly), self.lang(), self.today);
        let form = dialog(&map, start, &asked, &folder);
        self.open_form(form);
    }

    /// Gives the order of the dialog to the shell, and says what is being made.
    pub(super) fn export(&mut self, form: &Form) -> Vec<Effect> {
        let Some(order) = self.export_order(form) else { return Vec::new() };
        self.say(making(&order, self.lang()));
        vec![Effect::Export(Box::new(order))]
    }

    /// The order that the dialog gives.
    fn export_order(&self, form: &Form) -> Option<Order> {
        let session = self.session.as_ref()?;
        let asked = asked(form, self.lang(), self.today);
        let stem =
            session.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let folder = form.path("folder");
        let path = folder.join(file_name(&stem, form, &asked));
        Some(Order { map: session.history.map().clone(), asked, path, screen: self.lang() })
    }
}

/// What the chosen file is called.
pub fn name_of(kind: Kind) -> Words {
    REPORTS.iter().find(|(one, _)| *one == kind).map_or(words::quarterly, |(_, words)| *words)
}

fn dialog(map: &PartnershipMap, start: &Begin, asked: &Asked, folder: &str) -> Form {
    let reports = REPORTS.map(|(kind, words)| Choice::worded(kind.code(), words));
    let forms = FORMS.map(|(ending, words, _)| Choice::worded(ending, words));
    let eyes = EYES.map(|(_, code, words)| Choice::worded(code, words));
    let readers = READERS.map(|(reader, words)| Choice::worded(reader.code(), words));
    let languages = Lang::ALL.iter().map(|lang| {
        let name = crate::locale::Label::label(*lang, *lang);
        Choice::named(Code::code(*lang), name)
    });
    let mut languages: Vec<Choice> = languages.collect();
    // The language of the screen comes first, so that it is the one to begin with.
    languages.sort_by_key(|one| one.value != Code::code(asked.lang));
    let kind = start.kind.unwrap_or(Kind::Quarterly);
    let fields = vec![
        Field::one_of("report", words::what, reports.into()).starting_with(kind.code()),
        Field::one_of("form", words::form, forms.into()),
        Field::one_of("eyes", words::readers, eyes.into()),
        Field::date("from", words::from, Some(asked.from)).more(),
        Field::date("to", words::to, Some(asked.to)).more(),
        Field::one_of("audience", words::audience, readers.into()).more(),
        Field::pick("meeting", words::meeting, meetings(map), start.meeting.as_ref().map(Id::as_str)).more(),
        Field::pick("agreement", words::document, documents(map), start.agreement.as_ref().map(Id::as_str))
            .more(),
        Field::one_of("language", words::language, languages).more(),
        Field::text("folder", words::folder, Some(folder)).more(),
    ];
    Form::new(Purpose::Export, words::title, fields).with_hint(hint)
}

/// The meetings, the latest first.
fn meetings(map: &PartnershipMap) -> Vec<Choice> {
    let mut all: Vec<_> = map.meetings.iter().collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.date));
    let choice = |one: &&crate::model::Meeting| {
        let label = [Lang::Indonesian, Lang::English].map(|lang| {
            let place = one.place.as_deref().unwrap_or_default();
            format!("{} {place}", dates::short(lang, one.date)).trim().to_owned()
        });
        Choice { value: one.id.as_str().to_owned(), label }
    };
    all.iter().map(choice).collect()
}

fn documents(map: &PartnershipMap) -> Vec<Choice> {
    map.agreements.iter().map(|one| Choice::named(one.id.as_str(), &one.title)).collect()
}

fn ending(form: &Form) -> &'static str {
    let chosen = form.chosen("form").first().copied().unwrap_or_default();
    FORMS.iter().map(|(ending, ..)| *ending).find(|ending| *ending == chosen).unwrap_or("docx")
}

fn is_report(form: &Form) -> bool {
    let ending = ending(form);
    FORMS.iter().any(|(one, _, report)| *one == ending && *report)
}

/// What the dialog asks for.
fn asked(form: &Form, screen: Lang, today: Day) -> Asked {
    let word = |key: &str| form.chosen(key).first().copied().unwrap_or_default();
    let kind = Kind::parse(word("report")).unwrap_or(Kind::Quarterly);
    let usual = Asked::new(kind, form.code("language").unwrap_or(screen), today);
    let (from, to) =
        (form.day("from", today).unwrap_or(usual.from), form.day("to", today).unwrap_or(usual.to));
    let eyes =
        EYES.iter().find(|(_, code, _)| *code == word("eyes")).map_or(Eyes::Partners, |(eyes, ..)| *eyes);
    Asked {
        from: from.min(to),
        to: to.max(from),
        meeting: form.id("meeting"),
        agreement: form.id("agreement"),
        audience: Audience::parse(word("audience")).unwrap_or_default(),
        eyes,
        ..usual
    }
}

/// `rw07-notulen-2026-03-31.docx`: from which map, what, of which day.
fn file_name(stem: &str, form: &Form, asked: &Asked) -> String {
    let ending = ending(form);
    if !is_report(form) {
        return format!("{stem}-{}.{ending}", asked.today);
    }
    let day = if asked.kind.has_period() { asked.to } else { asked.today };
    let words = asked.kind.other_words();
    let word = match asked.lang {
        Lang::Indonesian => words.first().copied().filter(|_| asked.kind != Kind::Record),
        Lang::English => words.first().copied().filter(|_| asked.kind == Kind::Record),
    };
    format!("{stem}-{}-{day}.{ending}", word.unwrap_or_else(|| asked.kind.code()))
}

/// What will come out, and what will not be in it.
fn hint(form: &Form, lang: Lang, today: Day) -> String {
    let asked = asked(form, lang, today);
    let mut parts = vec![words::will_be(lang, &file_name("…", form, &asked))];
    if !is_report(form) {
        parts.push(words::whole_map(lang).to_owned());
    } else if asked.kind.has_period() {
        parts.push(words::period(lang, &dates::short(lang, asked.from), &dates::short(lang, asked.to)));
    } else {
        // Nothing more to say.
    }
    parts.push(
        match asked.eyes {
            Eyes::Partners => words::partners_hint(lang),
            Eyes::Everybody => words::everybody_hint(lang),
            Eyes::Own => words::own_hint(lang),
        }
        .to_owned(),
    );
    parts.join(" ")
}

/// What is being made, for the line that says so.
pub(super) fn making(order: &Order, lang: Lang) -> String {
    words::making(lang, &labels::lower(name_of(order.asked.kind)(lang)))
}
