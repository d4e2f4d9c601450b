//! The workbook: the map as tables that a spreadsheet can sort, filter and reckon with, for whoever reports in one.

use super::desk::Desk;
use super::document::{Block, Cell, Report, Table};
use super::register;
use crate::locale::reports::{self as common, documents as document_words, map as words};
use crate::locale::{Label, free, labels};
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
        desk.chapter(&table.name);
        // A sheet without rows is a sheet all the same.
        desk.push(Block::Table(table));
    }
    let title = words::workbook(desk.lang);
    let place = desk.place();
    let mut report = desk.done(title, place.into_iter().collect());
    report.landscape = true;
    report
}

/// A table; a column without a width is for spreadsheets only.
fn table(name: &str, columns: &[(&str, u16)], rows: Vec<Vec<Cell>>) -> Table {
    Table { rows, ..Table::new(name, columns) }
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
            Cell::from(one.subtype.as_deref().map(|word| free::subtype(lang, word)).unwrap_or_default()),
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
        (common::party(lang), 26),
        (common::kind(lang), 12),
        (words::subtype(lang), 16),
        (common::sector(lang), 14),
        (common::level(lang), 13),
        (common::formality(lang), 12),
        (common::status(lang), 10),
        (words::closeness(lang), 10),
        (words::benefit(lang), 10),
        ("id", 0),
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
        (common::partnership(lang), 20),
        (common::parties(lang), 26),
        (words::lead(lang), 15),
        (common::status(lang), 9),
        (&*rung_number, 0),
        (common::rung(lang), 15),
        (common::since(lang), 11),
        (words::days_on_rung(lang), 0),
        (common::target(lang), 15),
        (common::goal(lang), 0),
        (words::needs(lang), 20),
        (words::approach(lang), 13),
        (words::start(lang), 0),
        (words::end(lang), 0),
        ("id", 0),
    ];
    table(labels::plural(crate::model::Table::Partnership, lang), &columns, rows.collect())
}

fn contributions(desk: &Desk<'_>) -> Table {
    let lang = desk.lang;
    let rows = desk.map.contributions.iter().map(|one| {
        let estimated = one.estimated.map(|yes| if yes { words::yes(lang) } else { words::no(lang) });
        vec![
            Cell::Day(one.date),
            Cell::from(desk.partnerships([&one.partnership])),
            Cell::from(desk.name(&one.giver)),
            Cell::from(desk.receiver(one.receiver.as_deref())),
            Cell::from(one.category.label(lang)),
            text(desk, one.description.as_deref()),
            one.quantity.map_or(Cell::Nothing, Cell::Amount),
            text(desk, one.unit.as_deref()),
            Cell::money(one.value_rp),
            Cell::text(estimated),
            label(one.status, lang),
            Cell::from(one.id.as_str()),
        ]
    });
    let columns = [
        (common::date(lang), 11),
        (common::partnership(lang), 18),
        (common::giver(lang), 18),
        (common::receiver(lang), 16),
        (words::category(lang), 11),
        (common::description(lang), 20),
        (words::quantity(lang), 8),
        (words::unit(lang), 8),
        (words::value_rp(lang), 13),
        (words::estimated(lang), 0),
        (common::status(lang), 12),
        ("id", 0),
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
        (common::document(lang), 24),
        (common::party(lang), 18),
        (common::obligation(lang), 26),
        (common::deadline(lang), 12),
        (words::recurs(lang), 10),
        (common::status(lang), 12),
        (words::fulfilled(lang), 12),
        (common::evidence(lang), 14),
        ("id", 0),
    ];
    table(document_words::promises(lang), &columns, rows)
}
