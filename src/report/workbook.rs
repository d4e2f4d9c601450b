//! The workbook: the map as tables that a spreadsheet can sort, filter and reckon with, for whoever reports in one.

use super::desk::Desk;
use super::document::{Block, Cell, Column, Report, Table};
use super::register;
use crate::locale::reports::{self as common, documents as document_words, map as words};
use crate::locale::{Label, labels};
use crate::model::*;

/// The register, parties, partnerships, contributions and promises, a table each.
pub(super) fn workbook(mut desk: Desk<'_>) -> Report {
    let tables = [
        register::documents(&desk),
        actors(&desk),
        partnerships(&desk),
        contributions(&desk),
        obligations(&desk),
    ];
    for table in tables {
        desk.push(Block::Table(table));
    }
    let title = words::workbook(desk.lang);
    let place = desk.place();
    let mut report = desk.done(title, place.into_iter().collect());
    report.landscape = true;
    report
}

fn table(name: &str, columns: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    let columns = columns.iter().map(|title| Column { title: (*title).to_owned(), width: 10 }).collect();
    Table { name: name.to_owned(), columns, rows, ..Table::default() }
}

fn label<T: Label>(value: Option<T>, lang: Lang) -> Cell {
    value.map_or(Cell::Nothing, |value| Cell::from(value.label(lang)))
}

fn text(desk: &Desk<'_>, text: Option<&str>) -> Cell {
    Cell::from(text.map(|text| desk.text(text)).unwrap_or_default())
}

fn actors(desk: &Desk<'_>) -> Table {
    let lang = desk.lang;
    let rows = desk.map.actors.iter().map(|one| {
        vec![
            Cell::from(desk.text(&one.name)),
            Cell::from(one.kind.label(lang)),
            text(desk, one.subtype.as_deref()),
            label(one.sector, lang),
            label(one.level, lang),
            label(one.formality, lang),
            label(one.status, lang),
            Cell::whole(one.closeness),
            Cell::whole(one.benefit),
            Cell::from(one.id.as_str()),
        ]
    });
    let columns = [
        common::party(lang),
        common::kind(lang),
        words::subtype(lang),
        common::sector(lang),
        common::level(lang),
        common::formality(lang),
        common::status(lang),
        words::closeness(lang),
        words::benefit(lang),
        "id",
    ];
    table(labels::plural(crate::model::Table::Actor, lang), &columns, rows.collect())
}

fn partnerships(desk: &Desk<'_>) -> Table {
    let (lang, today) = (desk.lang, desk.asked.today);
    let rows = desk.map.partnerships.iter().map(|one| {
        let needs =
            one.needs.iter().filter_map(|id| desk.map.needs.get(id)).map(|need| desk.text(&need.title));
        vec![
            Cell::from(desk.text(&one.name)),
            Cell::from(desk.names(&one.members)),
            one.lead.as_ref().map_or(Cell::Nothing, |id| Cell::from(desk.name(id))),
            label(one.status, lang),
            one.rung().map_or(Cell::Nothing, |rung| Cell::Whole(i64::from(rung.digit()))),
            Cell::from(desk.rung(one.rung())),
            Cell::day(one.since()),
            Cell::whole(one.days_on_rung(today)),
            one.target.map_or(Cell::Nothing, |rung| Cell::from(desk.rung(Some(rung)))),
            text(desk, one.goal.as_deref()),
            Cell::from(needs.collect::<Vec<_>>().join("; ")),
            label(one.approach, lang),
            Cell::day(one.start),
            Cell::day(one.end),
            Cell::from(one.id.as_str()),
        ]
    });
    let rung_number = format!("{} (0–5)", common::rung(lang));
    let columns = [
        common::partnership(lang),
        common::parties(lang),
        words::lead(lang),
        common::status(lang),
        &*rung_number,
        common::rung(lang),
        common::since(lang),
        words::days_on_rung(lang),
        common::target(lang),
        common::goal(lang),
        words::needs(lang),
        words::approach(lang),
        words::start(lang),
        words::end(lang),
        "id",
    ];
    table(labels::plural(crate::model::Table::Partnership, lang), &columns, rows.collect())
}

fn contributions(desk: &Desk<'_>) -> Table {
    let lang = desk.lang;
    let rows = desk.map.contributions.iter().map(|one| {
        let quantity = one.quantity.map(|quantity| {
            crate::locale::dates::decimal(lang, quantity, usize::from(quantity.fract() != 0.0))
        });
        let estimated = one.estimated.map(|yes| if yes { words::yes(lang) } else { words::no(lang) });
        vec![
            Cell::Day(one.date),
            Cell::from(desk.partnerships([&one.partnership])),
            Cell::from(desk.name(&one.giver)),
            Cell::from(desk.receiver(one.receiver.as_deref())),
            Cell::from(one.category.label(lang)),
            text(desk, one.description.as_deref()),
            Cell::from(quantity.unwrap_or_default()),
            text(desk, one.unit.as_deref()),
            Cell::money(one.value_rp),
            Cell::text(estimated),
            label(one.status, lang),
            Cell::from(one.id.as_str()),
        ]
    });
    let columns = [
        common::date(lang),
        common::partnership(lang),
        common::giver(lang),
        common::receiver(lang),
        words::category(lang),
        common::description(lang),
        words::quantity(lang),
        words::unit(lang),
        words::value_rp(lang),
        words::estimated(lang),
        common::status(lang),
        "id",
    ];
    table(labels::plural(crate::model::Table::Contribution, lang), &columns, rows.collect())
}

fn obligations(desk: &Desk<'_>) -> Table {
    let lang = desk.lang;
    let mut rows = Vec::new();
    for one in register::by_end(desk.map) {
        for promise in &one.obligation {
            rows.push(vec![
                Cell::from(desk.text(&one.title)),
                promise.party.as_ref().map_or(Cell::Nothing, |id| Cell::from(desk.name(id))),
                Cell::from(desk.text(&promise.description)),
                Cell::day(promise.due),
                label(promise.recurs, lang),
                Cell::from(promise.state().label(lang)),
                Cell::day(promise.fulfilled),
                text(desk, promise.evidence.as_deref()),
                Cell::from(format!("{}/{}", one.id, promise.id)),
            ]);
        }
    }
    let columns = [
        common::document(lang),
        common::party(lang),
        common::obligation(lang),
        common::deadline(lang),
        words::recurs(lang),
        common::status(lang),
        words::fulfilled(lang),
        common::evidence(lang),
        "id",
    ];
    table(document_words::promises(lang), &columns, rows)
}
