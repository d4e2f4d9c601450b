//! R8: what an RW asks for in the yearly planning of the ward, in the columns that wards use.

use super::desk::{Desk, counted, signer};
use super::document::{Cell, Report, Signer, Table};
use super::minutes::kind;
use crate::locale::dates;
use crate::locale::reports::{self as common, BLANK, requests as words};
use crate::model::*;

pub(super) fn musrenbang(mut desk: Desk<'_>) -> Report {
    let lang = desk.lang;
    if let Some(meeting) = basis(&desk) {
        let text = words::basis_meeting(lang, &kind(lang, meeting), &dates::full(lang, meeting.date));
        desk.paragraph(text);
    }
    let mut needs: Vec<&Need> = desk.map.needs.iter().filter(|one| one.is_open()).collect();
    // What is public comes before what is not, and what presses before what does not.
    needs.sort_by_key(|one| {
        (one.priority.unwrap_or(i64::MAX), one.public_issue != Some(true), one.title.clone())
    });
    let rows: Vec<Vec<Cell>> = needs.into_iter().map(|need| row(&desk, need)).collect();
    let columns = [
        (words::activity(lang), 26),
        (words::location(lang), 20),
        (words::rt_rw(lang), 9),
        (words::volume(lang), 10),
        (words::participation(lang), 22),
        (words::field(lang), 12),
    ];
    let mut table = counted(words::activity(lang), words::rank(lang), &columns, rows);
    if let Some(rank) = table.columns.first_mut() {
        rank.width = 10;
    }
    desk.table(table);
    delegates(&mut desk);
    let signers = vec![
        Signer { above: Some(common::acknowledged_by(lang).to_owned()), ..signer(common::ward_head(lang)) },
        signer(common::rw_head(lang)),
    ];
    let (town, today) = (desk.town(), desk.asked.today);
    desk.signatures(town.as_deref(), Some(today), signers);
    // Wards plan in the first months of a year for the next one.
    let year = desk.asked.today.parts().0.saturating_add(1);
    let subtitle = [desk.place().unwrap_or_default(), words::year(lang, year)];
    let mut report = desk.done(&words::musrenbang(lang).to_uppercase(), subtitle.into());
    report.landscape = true;
    report
}

/// The meeting that settled the priorities.
fn basis<'a>(desk: &Desk<'a>) -> Option<&'a Meeting> {
    let fits = |one: &&Meeting| {
        matches!(one.kind, Some(MeetingKind::Musrenbang | MeetingKind::Deliberation))
            && one.date <= desk.asked.today
    };
    match &desk.asked.meeting {
        Some(id) => desk.map.meetings.get(id),
        None => desk.map.meetings.iter().filter(fits).max_by_key(|one| one.date),
    }
}

fn row(desk: &Desk<'_>, need: &Need) -> Vec<Cell> {
    let lang = desk.lang;
    let place = desk.place().unwrap_or_default();
    let (location, rt) = located(&place, need.area.as_deref().map(|area| desk.area(area)).as_deref());
    let volume = need.headcount.map(|count| common::people(lang, &dates::number(lang, count)));
    vec![
        Cell::from(desk.text(&need.title)),
        Cell::from(location),
        Cell::from(rt),
        Cell::from(volume.unwrap_or_default()),
        Cell::from(participation(desk, need)),
        Cell::from(field(lang, need)),
    ]
}

/// Where it is, and which RT or RW: the place of the map from the smallest part up, as far as `area` says nothing else.
fn located(place: &str, area: Option<&str>) -> (String, String) {
    // Remarks in brackets may have commas of their own.
    let bare = place.split('(').next().unwrap_or(place);
    let parts: Vec<&str> = area.into_iter().chain(bare.split(',')).map(str::trim).collect();
    let is_rt = |part: &&&str| {
        let start: String = part.chars().take(2).collect();
        matches!(&*start.to_uppercase(), "RT" | "RW")
    };
    let first = |found: Option<&&str>| found.map(|part| (*part).to_owned()).unwrap_or_default();
    let rt = if area.is_some_and(|area| !is_rt(&&area)) { None } else { parts.iter().find(is_rt) };
    (first(parts.iter().find(|part| !part.is_empty() && !is_rt(part))), first(rt))
}

/// What groups of residents hold that the need asks for.
fn participation(desk: &Desk<'_>, need: &Need) -> String {
    let ours = |one: &&Resource| {
        let owner = desk.map.actors.get(&one.owner);
        owner.is_some_and(|owner| owner.kind == ActorKind::Community)
            && (need.resources.is_empty() || need.resources.contains(&one.category))
            && (one.is_free() || one.counts())
    };
    let told = |one: &Resource| format!("{} ({})", desk.text(&one.description), desk.name(&one.owner));
    desk.map.resources.iter().filter(ours).take(3).map(told).collect::<Vec<_>>().join("; ")
}

/// The four fields of the forms of a ward.
fn field(lang: Lang, need: &Need) -> &'static str {
    match need.category {
        Some(NeedCategory::Housing | NeedCategory::Environment) => words::infrastructure(lang),
        Some(NeedCategory::Economy) => words::economy(lang),
        Some(NeedCategory::Participation) => words::culture(lang),
        _ => words::social(lang),
    }
}

fn delegates(desk: &mut Desk<'_>) {
    let lang = desk.lang;
    desk.section(words::delegates(lang));
    let columns = [(words::role(lang), 60), (common::men(lang), 15), (common::women(lang), 15)];
    let blank = || Cell::Text(String::new());
    let rows = (0..2).map(|_| vec![Cell::from(BLANK), blank(), blank()]).collect();
    let table: Table = counted(words::delegates(lang), common::number(lang), &columns, rows);
    desk.table(table);
    desk.note(words::delegates_note(lang));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposal_names_the_ward_and_the_rt_or_rw_in_columns_of_their_own() {
        let place = "RW 07, Kelurahan Kencana Asri, Kota Purnajaya (fiktif)";
        for (place, area, location, rt) in [
            (place, None, "Kelurahan Kencana Asri", "RW 07"),
            (place, Some("RT 05"), "Kelurahan Kencana Asri", "RT 05"),
            (place, Some("Bantaran Kali"), "Bantaran Kali", ""),
            (
                "Kelurahan Bumi Lestari (9 RW, 12 Posyandu), Kota Purnajaya",
                None,
                "Kelurahan Bumi Lestari",
                "",
            ),
            ("", None, "", ""),
        ] {
            assert_eq!(located(place, area), (location.to_owned(), rt.to_owned()));
        }
    }
}
