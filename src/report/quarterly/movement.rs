//! How the partnerships moved on the ladder: by rung, one by one with reasons, and the list of all.

use super::Period;
use crate::locale::reports::{self as common, quarterly as words};
use crate::locale::{Label as _, dates, labels};
use crate::model::*;
use crate::network::{At, Standing};
use crate::report::desk::{Desk, counted};
use crate::report::document::{Cell, Table};

pub(super) fn write(desk: &mut Desk<'_>, period: &Period) {
    let lang = desk.lang;
    desk.section(words::by_rung(lang));
    let rungs = by_rung(desk, period);
    desk.table(rungs);
    desk.section(words::moves(lang));
    let moves = moves(desk, period);
    desk.table(moves);
    desk.note(words::higher_note(lang));
    desk.section(words::all(lang));
    let all = all(desk, period);
    desk.table(all);
}

/// How many stood on each rung before the period and at its end. Competition is in it only for the team.
fn by_rung(desk: &Desk<'_>, period: &Period) -> Table {
    let lang = desk.lang;
    let (start, end) = (period.from.plus_days(-1), period.to);
    let columns = [
        (common::rung(lang), 34),
        (&*words::at_start(lang, &dates::short(lang, start)), 24),
        (&*words::at_end(lang, &dates::short(lang, end)), 24),
        (words::change(lang), 18),
    ];
    let mut table = Table::new(words::by_rung(lang), &columns);
    let own = desk.asked.eyes == redact::Eyes::Own;
    let counts = |rung: Option<Rung>, figures: &crate::insight::Figures| match rung {
        Some(rung) => figures.rungs[usize::from(rung.digit())],
        None => figures.not_assessed,
    };
    let rungs = Rung::ALL.iter().copied().filter(|rung| own || *rung != Rung::Competition).map(Some);
    let row = |name: String, before: usize, after: usize| {
        let change = i64::try_from(after).unwrap_or(0) - i64::try_from(before).unwrap_or(0);
        vec![Cell::from(name), Cell::count(before), Cell::count(after), Cell::Whole(change)]
    };
    for rung in rungs.chain([None]) {
        table.rows.push(row(desk.rung(rung), counts(rung, &period.before), counts(rung, &period.after)));
    }
    table.total = Some(row(common::total(lang).to_owned(), period.before.active(), period.after.active()));
    table
}

/// Every entry of the period, and what began and ended, by day.
fn moves(desk: &Desk<'_>, period: &Period) -> Table {
    let lang = desk.lang;
    let mut found: Vec<(Day, &str, &'static str, String, Option<&str>)> = Vec::new();
    for one in desk.map.partnerships.iter() {
        let mut before = None;
        for entry in one.by_date() {
            if period.has(entry.date) {
                let kind = entry.kind_after(before);
                let way = if kind == StepKind::Stays || before.is_none() {
                    desk.rung(Some(entry.rung))
                } else {
                    format!("{} → {}", desk.rung(before), desk.rung(Some(entry.rung)))
                };
                found.push((entry.date, &one.name, kind.label(lang), way, entry.reason.as_deref()));
            }
            before = Some(entry.rung);
        }
        let told = one.by_date().iter().any(|entry| one.start == Some(entry.date));
        if let Some(day) = one.start.filter(|day| period.has(*day) && !told) {
            found.push((day, &one.name, words::began_word(lang), desk.rung(one.rung()), None));
        }
        if let Some(day) = one.end.filter(|day| period.has(*day)) {
            found.push((
                day,
                &one.name,
                words::ended_word(lang),
                desk.rung(one.rung()),
                one.end_reason.as_deref(),
            ));
        }
    }
    found.sort_by(|one, other| (one.0, one.1).cmp(&(other.0, other.1)));
    let rows = found.into_iter().map(|(day, name, kind, way, why)| {
        vec![
            Cell::Day(day),
            Cell::from(desk.text(name)),
            Cell::from(kind),
            Cell::from(way),
            Cell::from(why.map(|why| desk.text(why)).unwrap_or_default()),
        ]
    });
    let mut table = Table::new(
        words::moves(lang),
        &[
            (common::date(lang), 13),
            (common::partnership(lang), 27),
            (words::what(lang), 13),
            (common::rung(lang), 22),
            (common::reason(lang), 25),
        ],
    );
    table.rows = rows.collect();
    table
}

/// The partnerships that stood at the end of the period, the highest first.
fn all(desk: &Desk<'_>, period: &Period) -> Table {
    let lang = desk.lang;
    let at = if period.to == desk.asked.today { At::Now } else { At::Day(period.to) };
    let moment = Standing::new(desk.map, at);
    let mut found: Vec<(Option<Rung>, &Partnership)> =
        moment.partnerships().map(|one| (moment.rung(one), one)).collect();
    found.sort_by(|one, other| (other.0, &one.1.name).cmp(&(one.0, &other.1.name)));
    let mut documents: std::collections::HashMap<&Id, Vec<&Agreement>> = std::collections::HashMap::new();
    for one in desk.map.agreements.iter() {
        if let Some(id) = &one.partnership {
            documents.entry(id).or_default().push(one);
        }
    }
    let rows = found.into_iter().map(|(rung, one)| {
        let papers = documents.get(&one.id).into_iter().flatten();
        let papers: Vec<&str> =
            papers.map(|paper| crate::locale::details::short_kind(lang, paper.kind)).collect();
        vec![
            Cell::from(desk.text(&one.name)),
            Cell::from(desk.names(&one.members)),
            Cell::from(kinds(desk, one)),
            Cell::from(desk.rung(rung)),
            one.target.map_or(Cell::Nothing, |rung| Cell::from(desk.rung(Some(rung)))),
            Cell::from(papers.join(", ")),
        ]
    });
    let columns = [
        (common::partnership(lang), 22),
        (common::parties(lang), 25),
        (crate::locale::reports::meetings::element(lang), 15),
        (common::rung(lang), 18),
        (common::target(lang), 18),
        (common::document(lang), 13),
    ];
    counted(words::all(lang), common::number(lang), &columns, rows.collect())
}

/// The kinds of its members, each once.
fn kinds(desk: &Desk<'_>, one: &Partnership) -> String {
    let has = |kind: &&ActorKind| {
        one.members.iter().filter_map(|id| desk.map.actors.get(id)).any(|actor| actor.kind == **kind)
    };
    let names: Vec<String> =
        ActorKind::ALL.iter().filter(has).map(|kind| labels::lower(kind.label(desk.lang))).collect();
    names.join(", ")
}
