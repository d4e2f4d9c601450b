//! R1: the minutes of a meeting on one page, the invitation to the next one, and a list to sign in.

use super::asked::Missing;
use super::desk::{Desk, counted, signer};
use super::document::{Block, Cell, Report, Signer, Table};
use crate::locale::reports::{self as common, BLANK, meetings as words};
use crate::locale::{Label as _, dates, labels};
use crate::model::*;

/// So many points of each list stay on the one page; the rest goes to an annex (domain notes f, R1: 60 lines).
const ON_THE_PAGE: usize = 6;
/// So many characters of a summary do, which is two lines of its column.
const SUMMARY: usize = 150;
/// Rows of a blank attendance list, which fill a page.
const SEATS: usize = 25;

pub(super) fn minutes(mut desk: Desk<'_>) -> Result<Report, Missing> {
    let meeting = meeting(&desk)?;
    let lang = desk.lang;
    let title = words::minutes_of(desk.lang, &kind(desk.lang, meeting)).to_uppercase();
    let mut annex = Vec::new();
    head(&mut desk, meeting);
    attendance(&mut desk, meeting);
    desk.section(words::agenda(desk.lang));
    let agenda = meeting.agenda.iter().map(|one| desk.text(one)).collect();
    short_list(&mut desk, words::agenda(lang), agenda, &mut annex);
    discussion(&mut desk, meeting, &mut annex);
    desk.section(words::decisions(desk.lang));
    let decided = decisions(&desk, meeting);
    short_list(&mut desk, words::decisions(lang), decided, &mut annex);
    desk.section(words::follow_up(desk.lang));
    let tasks = follow_up(&desk, meeting);
    short_table(&mut desk, tasks, &mut annex);
    let moved = moves(&desk, meeting);
    if !moved.rows.is_empty() {
        desk.section(words::moves(desk.lang));
        short_table(&mut desk, moved, &mut annex);
    }
    desk.fields(vec![(
        words::next(desk.lang),
        next_day(&desk, meeting).map_or_else(|| BLANK.to_owned(), |day| dates::full(desk.lang, day)),
    )]);
    desk.paragraph(words::closing(desk.lang));
    signed(&mut desk, meeting);
    if !annex.is_empty() {
        desk.part(
            &words::annex_to(desk.lang, &labels::lower(words::minutes(desk.lang))).to_uppercase(),
            Vec::new(),
        );
        for block in annex {
            desk.push(block);
        }
    }
    invitation(&mut desk, meeting);
    list_to_sign(&mut desk, meeting);
    let place = desk.place();
    let mut report = desk.done(&title, place.into_iter().collect());
    report.compact = true;
    Ok(report)
}

/// The meeting that was asked for, or the latest one that has been.
pub(super) fn meeting<'a>(desk: &Desk<'a>) -> Result<&'a Meeting, Missing> {
    let meetings = &desk.map.meetings;
    if let Some(id) = &desk.asked.meeting {
        meetings.get(id).ok_or_else(|| Missing::MeetingNamed(id.clone()))
    } else {
        let past = meetings.iter().filter(|one| one.date <= desk.asked.today).max_by_key(|one| one.date);
        past.or_else(|| meetings.iter().min_by_key(|one| one.date)).ok_or(Missing::Meeting)
    }
}

/// What it is called, as it stands inside a sentence.
pub(super) fn kind(lang: Lang, meeting: &Meeting) -> String {
    match meeting.kind {
        None | Some(MeetingKind::Other) => words::meeting(lang).to_owned(),
        Some(kind) => labels::lower(kind.label(lang)),
    }
}

/// When it was, as far as that is known.
fn hours(lang: Lang, meeting: &Meeting) -> String {
    match (meeting.start_time, meeting.end_time) {
        (None, _) => BLANK.to_owned(),
        (Some(start), None) => words::time_from(lang, &common::time(lang, start)),
        (Some(start), Some(end)) => {
            words::time_between(lang, &common::time(lang, start), &common::time(lang, end))
        }
    }
}

fn head(desk: &mut Desk<'_>, meeting: &Meeting) {
    let lang = desk.lang;
    let vehicle = meeting.vehicle.filter(|one| *one != Vehicle::None);
    let invited = meeting.formal_invitation.map_or(BLANK, |formal| {
        if formal { words::invited_formally(lang) } else { words::invited_informally(lang) }
    });
    let mut rows = vec![
        (words::day(lang), dates::full(lang, meeting.date)),
        (words::time(lang), hours(lang, meeting)),
        (words::place(lang), desk.or_blank(meeting.place.as_deref())),
    ];
    rows.extend(vehicle.map(|one| (words::vehicle(lang), one.label(lang).to_owned())));
    rows.push((words::invitation_was(lang), invited.to_owned()));
    rows.push((words::chair(lang), desk.or_blank(meeting.chair_role.as_deref())));
    rows.push((words::secretary(lang), desk.or_blank(meeting.minutes_role.as_deref())));
    desk.fields(rows);
}

/// Heads by element and sex; people are not named (domain notes h).
pub(super) fn attendance(desk: &mut Desk<'_>, meeting: &Meeting) {
    let lang = desk.lang;
    desk.section(words::attendance(lang));
    let mut table = Table::new(
        words::attendance(lang),
        &[
            (words::element(lang), 40),
            (common::men(lang), 10),
            (common::women(lang), 10),
            (common::total(lang), 12),
        ],
    );
    let row = |name: String, men: Option<i64>, women: Option<i64>| {
        let all =
            (men.is_some() || women.is_some()).then(|| men.unwrap_or(0).saturating_add(women.unwrap_or(0)));
        vec![Cell::from(name), Cell::whole(men), Cell::whole(women), Cell::whole(all)]
    };
    for (name, heads) in &meeting.elements {
        table.rows.push(row(desk.word(name), heads.men, heads.women));
    }
    let (men, women) = meeting.heads();
    let known = meeting.men.is_some() || meeting.women.is_some() || !meeting.elements.is_empty();
    let total = row(common::total(lang).to_owned(), known.then_some(men), known.then_some(women));
    if table.rows.is_empty() {
        table.rows.push(total);
    } else {
        table.total = Some(total);
    }
    desk.table(table);
    if !meeting.attending.is_empty() {
        let names = desk.names(&meeting.attending);
        desk.paragraph(words::attending(lang, &names));
    }
}

/// The notes, a row a line: what stands before a colon is the subject. Without notes, the agenda to write into.
fn discussion(desk: &mut Desk<'_>, meeting: &Meeting, annex: &mut Vec<Block>) {
    let lang = desk.lang;
    desk.section(words::discussion(lang));
    let notes: Vec<String> = meeting
        .notes
        .iter()
        .flat_map(|notes| notes.lines())
        .map(|line| desk.text(line))
        .filter(|line| !line.is_empty())
        .collect();
    let columns = [(words::subject(lang), 30), (words::summary(lang), 70)];
    let rows: Vec<Vec<Cell>> = if notes.is_empty() {
        meeting.agenda.iter().map(|one| vec![Cell::from(desk.text(one)), Cell::Nothing]).collect()
    } else {
        notes.iter().map(|line| topic(line)).collect()
    };
    let whole: Vec<String> = notes.iter().filter(|line| line.chars().count() > SUMMARY).cloned().collect();
    short_table(desk, counted(words::discussion(lang), common::number(lang), &columns, rows), annex);
    if !whole.is_empty() {
        annex.push(Block::Heading { level: 2, text: words::discussion(lang).to_owned() });
        annex.extend(whole.into_iter().map(|text| Block::Paragraph { text }));
    }
}

fn topic(line: &str) -> Vec<Cell> {
    let short = |text: &str| {
        if text.chars().count() <= SUMMARY {
            return text.to_owned();
        }
        let mut short: String = text.chars().take(SUMMARY - 1).collect();
        short.push('…');
        short
    };
    match line.split_once(": ").filter(|(subject, _)| subject.chars().count() <= 60) {
        Some((subject, summary)) => vec![Cell::from(subject), Cell::from(short(summary))],
        None => vec![Cell::Nothing, Cell::from(short(line))],
    }
}

/// What was decided, each with the needs and partnerships that it is about.
pub(super) fn decisions(desk: &Desk<'_>, meeting: &Meeting) -> Vec<String> {
    let told = |one: &Decision| {
        let needs =
            one.needs.iter().filter_map(|id| desk.map.needs.get(id)).map(|need| desk.text(&need.title));
        let about: Vec<String> = needs
            .chain(one.partnerships.iter().map(|id| desk.partnerships([id])))
            .filter(|name| !name.is_empty())
            .collect();
        let text = desk.text(&one.text);
        if about.is_empty() { text } else { words::about(desk.lang, &text, &about.join(", ")) }
    };
    meeting.decisions.iter().map(told).collect()
}

/// What is to be done, by whom, by when.
pub(super) fn follow_up(desk: &Desk<'_>, meeting: &Meeting) -> Table {
    let lang = desk.lang;
    let rows = meeting.followups.iter().map(|one| {
        vec![
            Cell::from(desk.text(&one.task)),
            one.actor.as_ref().map_or(Cell::Nothing, |id| Cell::from(desk.name(id))),
            Cell::day(one.due),
            Cell::from(one.status.unwrap_or(FollowUpStatus::Open).label(lang)),
        ]
    });
    let columns = [
        (words::task(lang), 46),
        (common::in_charge(lang), 28),
        (common::deadline(lang), 15),
        (common::status(lang), 12),
    ];
    counted(words::follow_up(lang), common::number(lang), &columns, rows.collect())
}

/// The entries of ladder histories that name the meeting, or were made on its day.
fn moves(desk: &Desk<'_>, meeting: &Meeting) -> Table {
    let lang = desk.lang;
    let mut rows = Vec::new();
    for one in desk.map.partnerships.iter() {
        let mut before = None;
        for entry in one.by_date() {
            let here = entry.meeting.as_ref().map_or(entry.date == meeting.date, |id| *id == meeting.id);
            if here && before != Some(entry.rung) {
                let way = format!("{} → {}", desk.rung(before), desk.rung(Some(entry.rung)));
                let why = Cell::text(entry.reason.as_deref().map(|why| desk.text(why)).as_deref());
                rows.push(vec![Cell::from(desk.text(&one.name)), Cell::from(way), why]);
            }
            before = Some(entry.rung);
        }
    }
    let columns = [(common::partnership(lang), 40), (words::from_to(lang), 32), (common::reason(lang), 28)];
    counted(words::moves(lang), common::number(lang), &columns, rows)
}

/// The next meeting on record, or the next turn of a series.
fn next_day(desk: &Desk<'_>, meeting: &Meeting) -> Option<Day> {
    let later = desk.map.meetings.iter().map(|one| one.date).filter(|day| *day > meeting.date).min();
    later.or_else(|| meeting.recurrence.map(|pace| pace.nth(meeting.date, 1)))
}

fn signed(desk: &mut Desk<'_>, meeting: &Meeting) {
    let lang = desk.lang;
    let role = |role: Option<&str>, name: &str| {
        let held = role.map(|role| desk.text(role)).filter(|role| !role.is_empty());
        Signer { party: held, ..signer(name) }
    };
    let mut signers = vec![
        role(meeting.minutes_role.as_deref(), words::secretary(lang)),
        role(meeting.chair_role.as_deref(), words::chair(lang)),
    ];
    let known =
        Signer { above: Some(common::acknowledged_by(lang).to_owned()), ..signer(common::rw_head(lang)) };
    signers.insert(0, known);
    let place = desk.town();
    desk.signatures(place.as_deref(), Some(meeting.date), signers);
}

/// A list of which the first points stay here and the others go to the annex.
fn short_list(desk: &mut Desk<'_>, heading: &str, mut items: Vec<String>, annex: &mut Vec<Block>) {
    if items.len() > ON_THE_PAGE {
        let more = items.split_off(ON_THE_PAGE);
        desk.list(true, items);
        desk.note(words::continued(desk.lang, more.len()));
        annex.push(Block::Heading { level: 2, text: heading.to_owned() });
        annex.push(Block::List { numbered: false, items: more });
    } else {
        desk.list(true, items);
    }
}

/// A table of which the first rows stay here and the others go to the annex.
fn short_table(desk: &mut Desk<'_>, mut table: Table, annex: &mut Vec<Block>) {
    if table.rows.len() <= ON_THE_PAGE {
        return desk.table(table);
    }
    let rows = table.rows.split_off(ON_THE_PAGE);
    let count = rows.len();
    annex.push(Block::Heading { level: 2, text: table.name.clone() });
    annex.push(Block::Table(Table { rows, ..table.clone() }));
    desk.table(table);
    desk.note(words::continued(desk.lang, count));
}

/// The letter for the next meeting, with what is left to do from this one.
fn invitation(desk: &mut Desk<'_>, meeting: &Meeting) {
    let lang = desk.lang;
    let subject = words::invitation_to(lang, &kind(lang, meeting));
    let place = desk.place();
    desk.part(&words::invitation(lang).to_uppercase(), place.into_iter().collect());
    desk.fields(vec![
        (words::letter_number(lang), BLANK.to_owned()),
        (words::attached(lang), "–".to_owned()),
        (words::subject_line(lang), subject),
    ]);
    desk.paragraph(words::dear(lang));
    let invited: Vec<String> = meeting.attending.iter().map(|id| desk.name(id)).collect();
    desk.list(false, if invited.is_empty() { vec![BLANK.to_owned()] } else { invited });
    desk.paragraph(words::greeting(lang));
    desk.paragraph(words::we_invite(lang));
    let day = next_day(desk, meeting).map_or_else(|| BLANK.to_owned(), |day| dates::full(lang, day));
    desk.fields(vec![
        (words::day(lang), day),
        (
            words::time(lang),
            meeting
                .start_time
                .map_or_else(|| BLANK.to_owned(), |at| words::time_from(lang, &common::time(lang, at))),
        ),
        (words::place(lang), desk.or_blank(meeting.place.as_deref())),
    ]);
    desk.section(words::programme(lang));
    desk.list(true, vec![words::last_followups(lang).to_owned(), BLANK.to_owned(), BLANK.to_owned()]);
    desk.paragraph(words::thanks(lang));
    let role = meeting
        .chair_role
        .as_deref()
        .map_or_else(|| common::rw_head(lang).to_owned(), |role| desk.text(role));
    let town = desk.town();
    desk.signatures(town.as_deref(), None, vec![signer(role)]);
}

/// A list to sign in at the next meeting.
fn list_to_sign(desk: &mut Desk<'_>, meeting: &Meeting) {
    let lang = desk.lang;
    let day = next_day(desk, meeting).map_or_else(|| BLANK.to_owned(), |day| dates::full(lang, day));
    desk.part(&words::attendance_list(lang).to_uppercase(), desk.place().into_iter().collect());
    desk.fields(vec![(words::day(lang), day), (words::place(lang), desk.or_blank(meeting.place.as_deref()))]);
    let columns = [(words::name(lang), 40), (words::element_or_rt(lang), 26), (words::signature(lang), 28)];
    let empty = || vec![Cell::Text(String::new()); 3];
    let rows = std::iter::repeat_with(empty).take(SEATS).collect();
    let mut table = counted(words::attendance_list(lang), common::number(lang), &columns, rows);
    table.roomy = true;
    desk.table(table);
    desk.note(words::counts_only(lang));
}
