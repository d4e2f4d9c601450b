//! R4: the register of documents, and the promises in them.

use std::collections::HashMap;

use super::desk::{Desk, counted};
use super::document::{Cell, Report, Table};
use crate::locale::reports::{self as common, documents as words};
use crate::locale::{Label as _, dates, labels};
use crate::model::*;

pub(super) fn register(mut desk: Desk<'_>) -> Report {
    let lang = desk.lang;
    summary(&mut desk);
    let table = documents(&desk);
    desk.table(table);
    short_kinds(&mut desk);
    desk.chapter(words::promises(lang));
    let promises = promises(&desk, false);
    desk.table(promises);
    let subtitle = [desk.place().unwrap_or_default(), dates::long(lang, desk.asked.today)];
    let mut report = desk.done(&words::register(lang).to_uppercase(), subtitle.into());
    report.landscape = true;
    report
}

/// What the short names of kinds stand for: readers know some of them for other things (domain notes g, T8 and T9).
fn short_kinds(desk: &mut Desk<'_>) {
    let lang = desk.lang;
    let used = |kind: &&AgreementKind| desk.map.agreements.iter().any(|one| one.kind == **kind);
    let told = AgreementKind::ALL.iter().filter(used).filter_map(|kind| {
        let (short, label) =
            (crate::locale::details::short_kind(lang, *kind), words::formal_kind(lang, *kind));
        (short != label).then(|| format!("{short}: {}", labels::lower(label)))
    });
    let told: Vec<String> = told.collect();
    if !told.is_empty() {
        desk.note(format!("{}.", told.join("; ")));
    }
}

/// The documents by the day on which they end; those without an end last.
pub(super) fn by_end(map: &PartnershipMap) -> Vec<&Agreement> {
    let mut all: Vec<&Agreement> = map.agreements.iter().collect();
    all.sort_by_key(|one| (one.end.is_none(), one.end, one.title.clone()));
    all
}

/// How many are in force, end soon, have lapsed, or are paper tigers.
pub(super) fn summary(desk: &mut Desk<'_>) {
    let (lang, today, settings) = (desk.lang, desk.asked.today, &desk.map.info.settings);
    let standing: Vec<(&Agreement, Standing)> =
        desk.map.agreements.iter().map(|one| (one, one.standing(today, settings))).collect();
    let count =
        |of: &dyn Fn(&Agreement, Standing) -> bool| standing.iter().filter(|(one, at)| of(one, *at)).count();
    let idle = |one: &Agreement, _: Standing| one.is_paper_tiger(today, settings);
    let lines = vec![
        words::in_force(lang, count(&|_, at| at.binds())),
        words::ending(
            lang,
            count(&|_, at| matches!(at, Standing::Expiring | Standing::ExpiringSoon)),
            settings.expiring(),
        ),
        words::lapsed(lang, count(&|_, at| at == Standing::Expired)),
        words::idle(lang, count(&idle)),
        words::preparing(lang, count(&|one, _| one.lifecycle().before_signing())),
    ];
    desk.list(false, lines);
}

/// `2/3 jatuh tempo (5 seluruhnya)`.
pub(super) fn kept_of_due(one: &Agreement, today: Day) -> String {
    format!("{}/{}", one.obligations_fulfilled(today), one.obligations_due(today))
}

/// The register as a table.
pub(super) fn documents(desk: &Desk<'_>) -> Table {
    let (lang, today) = (desk.lang, desk.asked.today);
    let mut derived: HashMap<&Id, Vec<&Agreement>> = HashMap::new();
    for one in desk.map.agreements.iter() {
        if let Some(parent) = &one.parent {
            derived.entry(parent).or_default().push(one);
        }
    }
    let rows = by_end(desk.map).into_iter().map(|one| {
        let below = derived.get(&one.id).into_iter().flatten().map(|below| desk.text(&below.title));
        vec![
            Cell::from(crate::locale::details::short_kind(lang, one.kind)),
            Cell::from(numbers(desk, one)),
            Cell::from(desk.text(&one.title)),
            Cell::from(desk.names(one.parties.iter().map(|party| &party.actor))),
            Cell::day(one.signed),
            Cell::from(valid(lang, one, today)),
            Cell::from(tie(desk, one)),
            Cell::from(promised(lang, one, today)),
            Cell::from(below.collect::<Vec<_>>().join("; ")),
            Cell::from(one.standing(today, &desk.map.info.settings).label(lang)),
            Cell::from(one.file.as_deref().map(|file| desk.text(file)).unwrap_or_default()),
        ]
    });
    let columns = [
        (common::kind(lang), 9),
        (words::numbers(lang), 13),
        (words::title_about(lang), 14),
        (common::parties(lang), 15),
        (words::signed(lang), 10),
        (words::valid(lang), 12),
        (words::tie_and_rung(lang), 13),
        (words::kept_due(lang), 10),
        (words::derived(lang), 9),
        (common::status(lang), 9),
        (words::kept_at(lang), 9),
    ];
    counted(words::register_short(lang), common::number(lang), &columns, rows.collect())
}

/// The number that each party gave it.
fn numbers(desk: &Desk<'_>, one: &Agreement) -> String {
    let numbers = one.parties.iter().filter_map(|party| party.number.as_deref());
    numbers.map(|number| desk.text(number)).collect::<Vec<_>>().join("; ")
}

/// From when to when, and how many days are left.
fn valid(lang: Lang, one: &Agreement, today: Day) -> String {
    let start = one.start.map(|start| dates::short(lang, start));
    let end = match (one.end, one.days_left(today)) {
        (Some(end), Some(days)) if one.lifecycle().in_force() && days < 0 => {
            words::valid_till_past(lang, &dates::short(lang, end), -days)
        }
        (Some(end), Some(days)) if one.lifecycle().in_force() => {
            words::valid_until(lang, &dates::short(lang, end), days)
        }
        (Some(end), _) => words::valid_to(lang, &dates::short(lang, end)),
        (None, _) => words::open_ended(lang).to_owned(),
    };
    start.into_iter().chain([end]).collect::<Vec<_>>().join(" ")
}

fn tie(desk: &Desk<'_>, one: &Agreement) -> String {
    let tie = one.partnership.as_ref().and_then(|id| desk.map.partnerships.get(id));
    tie.map(|tie| format!("{}, {}", desk.text(&tie.name), desk.rung(tie.rung()))).unwrap_or_default()
}

fn promised(lang: Lang, one: &Agreement, today: Day) -> String {
    if one.obligation.is_empty() {
        return words::no_promises(lang).to_owned();
    }
    words::kept_of_due(
        lang,
        one.obligations_fulfilled(today),
        one.obligations_due(today),
        one.obligation.len(),
    )
}

/// The promises of documents; only those that are due or late, or all.
pub(super) fn promises(desk: &Desk<'_>, due_only: bool) -> Table {
    let (lang, today) = (desk.lang, desk.asked.today);
    let mut found: Vec<(Option<Day>, &Agreement, &Obligation)> = Vec::new();
    for one in by_end(desk.map) {
        for promise in &one.obligation {
            let late = one.lifecycle().in_force() && promise.is_late(today);
            if !due_only || late {
                found.push((promise.next_due(), one, promise));
            }
        }
    }
    found.sort_by_key(|(due, ..)| (due.is_none(), *due));
    let rows = found.into_iter().map(|(due, one, promise)| {
        let late = one.lifecycle().in_force() && promise.is_late(today);
        let when = match due.or(promise.due) {
            Some(day) if late => Cell::from(words::late(lang, &dates::short(lang, day))),
            day => Cell::day(day),
        };
        vec![
            Cell::from(desk.text(&one.title)),
            promise.party.as_ref().map_or(Cell::Nothing, |id| Cell::from(desk.name(id))),
            Cell::from(desk.text(&promise.description)),
            when,
            Cell::from(promise.state().label(lang)),
            Cell::from(promise.evidence.as_deref().map(|text| desk.text(text)).unwrap_or_default()),
        ]
    });
    let columns = [
        (common::document(lang), 26),
        (common::party(lang), 20),
        (common::obligation(lang), 26),
        (common::deadline(lang), 16),
        (common::status(lang), 12),
        (common::evidence(lang), 14),
    ];
    counted(words::promises(lang), common::number(lang), &columns, rows.collect())
}
