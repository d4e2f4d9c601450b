//! R9: the sheet of the map: who is there, who is present to whom, the pictures, and how to read them.

use std::collections::HashMap;

use super::desk::{Desk, counted};
use super::document::{Block, Cell, Picture, Report, Table};
use crate::layout::View;
use crate::locale::reports::{self as common, map as words};
use crate::locale::{Label as _, dates, free};
use crate::model::*;
use crate::network::{At, Ties, Vertex};

/// A matrix of more parties than this fits no page as a table; it is drawn instead.
const MATRIX: usize = 24;

pub(super) fn sheet(mut desk: Desk<'_>) -> Report {
    let lang = desk.lang;
    desk.chapter(words::actors(lang));
    let parties = parties(&desk);
    desk.table(parties);
    desk.note(words::actors_note(lang));
    desk.chapter(words::matrix(lang));
    matrix(&mut desk);
    for (view, title) in [(View::Rings, words::rings(lang)), (View::Force, words::network(lang))] {
        desk.chapter(title);
        picture(&mut desk, view, title);
    }
    grid(&mut desk);
    venn(&mut desk);
    desk.chapter(words::legend(lang));
    let own = desk.asked.eyes == redact::Eyes::Own;
    let rungs = Rung::ALL.iter().filter(|rung| own || **rung != Rung::Competition);
    let lines = rungs
        .map(|rung| words::reads(lang, &desk.rung(Some(*rung)), rung.definition().in_language(lang)))
        .collect();
    desk.list(false, lines);
    let subtitle = [desk.place().unwrap_or_default(), dates::long(lang, desk.asked.today)];
    let mut report = desk.done(&words::sheet(lang).to_uppercase(), subtitle.into());
    report.landscape = true;
    report
}

fn picture(desk: &mut Desk<'_>, view: View, caption: &str) {
    let internal = desk.asked.eyes == redact::Eyes::Own;
    desk.push(Block::Picture(Picture { view, at: At::Now, internal, caption: caption.to_owned() }));
}

fn present(desk: &Desk<'_>) -> Vec<Actor> {
    desk.map.actors.iter().filter(|one| !one.is_merged()).cloned().collect()
}

/// The parties by kind and sector.
fn parties(desk: &Desk<'_>) -> Table {
    let lang = desk.lang;
    let mut all = present(desk);
    all.sort_by_key(|one| (one.kind, one.sector, one.name.clone()));
    let rows = all.iter().map(|one| {
        let services: Vec<String> = one.services.iter().map(|service| desk.word(&service.category)).collect();
        vec![
            Cell::from(desk.text(&one.name)),
            Cell::from(one.kind.label(lang)),
            Cell::from(one.sector.map(|one| one.label(lang)).unwrap_or_default()),
            Cell::from(one.level.map(|one| one.label(lang)).unwrap_or_default()),
            Cell::from(
                one.subtype.as_deref().map(|one| free::subtype(lang, &desk.text(one))).unwrap_or_default(),
            ),
            Cell::from(services.join(", ")),
        ]
    });
    let columns = [
        (common::party(lang), 30),
        (common::kind(lang), 15),
        (common::sector(lang), 16),
        (common::level(lang), 14),
        (words::subtype(lang), 14),
        (words::services(lang), 20),
    ];
    counted(words::actors(lang), common::number(lang), &columns, rows.collect())
}

/// The highest rung between every two parties, for a map that fits a page.
fn matrix(desk: &mut Desk<'_>) {
    let lang = desk.lang;
    let own = desk.asked.eyes == redact::Eyes::Own;
    let ties = Ties::where_(desk.map, At::Now, |_, rung| own || rung != Some(Rung::Competition));
    let vertices = (0_u32..).zip(&ties.actors);
    let present: Vec<(Vertex, &Id)> = vertices.filter(|(at, _)| ties.graph.degree(*at) > 0).collect();
    if present.len() > MATRIX {
        return picture(desk, View::Matrix, words::matrix(lang));
    }
    let numbers: Vec<String> = (1..=present.len()).map(|at| at.to_string()).collect();
    let mut columns = vec![(common::party(lang), 30)];
    columns.extend(numbers.iter().map(|number| (number.as_str(), 4)));
    let rungs: HashMap<(Vertex, Vertex), Option<Rung>> =
        ties.lines.iter().map(|line| ((line.from.min(line.to), line.from.max(line.to)), line.rung)).collect();
    let cell = |one: Vertex, other: Vertex| match rungs.get(&(one.min(other), one.max(other))) {
        _ if one == other => Cell::from("·"),
        Some(Some(rung)) => Cell::Whole(i64::from(rung.digit())),
        Some(None) => Cell::from("?"),
        None => Cell::Text(String::new()),
    };
    let rows = present.iter().map(|(one, id)| {
        let name = Cell::from(desk.name(id));
        std::iter::once(name).chain(present.iter().map(|(other, _)| cell(*one, *other))).collect()
    });
    let table = counted(words::matrix(lang), common::number(lang), &columns, rows.collect());
    desk.table(table);
    desk.note(words::matrix_note(lang));
}

/// The four quadrants; power is internal.
fn grid(desk: &mut Desk<'_>) {
    let lang = desk.lang;
    desk.chapter(words::grid(lang));
    if desk.asked.eyes != redact::Eyes::Own {
        return desk.note(words::grid_left_out(lang));
    }
    let quadrants = [
        (words::manage_closely(lang), true, true),
        (words::keep_satisfied(lang), true, false),
        (words::keep_informed(lang), false, true),
        (words::monitor(lang), false, false),
    ];
    let mut table =
        Table::new(words::grid(lang), &[(words::quadrant(lang), 40), (common::parties(lang), 60)]);
    for (name, power, interest) in quadrants {
        let fits = |one: &&Actor| match (one.power, one.interest) {
            (Some(has), Some(wants)) => (has > 3) == power && (wants > 3) == interest,
            _ => false,
        };
        let names: Vec<String> =
            desk.map.actors.iter().filter(fits).map(|one| desk.text(&one.name)).collect();
        table.rows.push(vec![Cell::from(name), Cell::from(names.join(", "))]);
    }
    desk.table(table);
    picture(desk, View::Grid, words::grid(lang));
}

fn venn(desk: &mut Desk<'_>) {
    let lang = desk.lang;
    desk.chapter(words::venn(lang));
    let known = |one: &Actor| one.benefit.is_some() || one.closeness.is_some();
    let mut all: Vec<Actor> = present(desk).into_iter().filter(known).collect();
    all.sort_by_key(|one| {
        (std::cmp::Reverse(one.benefit), std::cmp::Reverse(one.closeness), one.name.clone())
    });
    let score = |score: Option<i64>| {
        score.map_or(Cell::Nothing, |one| {
            Cell::from(format!("{one} ({})", crate::locale::details::score(lang, one)))
        })
    };
    let rows: Vec<Vec<Cell>> = all
        .iter()
        .map(|one| vec![Cell::from(desk.text(&one.name)), score(one.benefit), score(one.closeness)])
        .collect();
    let any = !rows.is_empty();
    let columns = [(common::party(lang), 50), (words::benefit(lang), 25), (words::closeness(lang), 25)];
    desk.table(counted(words::venn(lang), common::number(lang), &columns, rows));
    if any {
        desk.note(words::venn_note(lang));
        picture(desk, View::Venn, words::venn(lang));
    }
}
