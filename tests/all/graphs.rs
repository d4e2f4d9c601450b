//! Networks of other programs are read: their quirks, their faults, and our own files.

mod formats;
mod hostile;
mod peers;

use std::path::Path;

use simpul::import::graph::{Format, recognise};
use simpul::import::{Cell, Content, Sheet, Source, Why};
use simpul::trouble::BadNetwork;

/// A file of `tests/data/import`.
fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import").join(name)).unwrap()
}

/// Reads a file by what it looks like.
fn read(name: &str, bytes: &[u8]) -> Result<Source, Why> {
    let format = recognise(name, bytes.get(..bytes.len().min(4096)).unwrap());
    format.unwrap_or_else(|| panic!("{name} is no network")).read(bytes)
}

fn said(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => format!("{number}f"),
        Cell::Day(day) => format!("{day}d"),
        Cell::Truth(truth) => format!("{truth}?"),
    }
}

/// What was read, a line a row: where it stands, then the cells; what was not read at the end.
fn shown(source: &Source) -> Vec<String> {
    let mut lines = Vec::new();
    for sheet in &source.sheets {
        lines.push(format!("{} {:?}: {}", sheet.name, sheet.content, sheet.head.join(",")));
        for row in &sheet.rows {
            let cells: Vec<String> = row.cells.iter().map(said).collect();
            lines.push(format!("{}: {}", row.line, cells.join(",")));
        }
    }
    for one in &source.unread {
        let Why::Network(why) = &one.why else { panic!("{one:?}") };
        lines.push(format!("- {}: {why:?}", one.line.map(|line| line.to_string()).unwrap_or_default()));
    }
    lines
}

/// A fixture is read as these lines.
fn check(name: &str, expected: &[&str]) {
    let source = read(name, &fixture(name)).unwrap();
    let shown = shown(&source);
    assert!(shown == expected, "{name}\n{}", shown.join("\n"));
}

fn sheet(source: &Source, content: Content) -> &Sheet {
    source.sheets.iter().find(|sheet| sheet.content == content).unwrap()
}

/// The values of a column, empty where a row is shorter.
fn column(sheet: &Sheet, name: &str) -> Vec<String> {
    let at = sheet.head.iter().position(|one| one == name);
    let at = at.unwrap_or_else(|| panic!("no {name} in {:?}", sheet.head));
    sheet.rows.iter().map(|row| row.cells.get(at).map(said).unwrap_or_default()).collect()
}

fn refused(format: Format, text: &str) -> BadNetwork {
    match format.read(text.as_bytes()) {
        Err(Why::Network(why)) => why,
        other => panic!("{text:?} gave {other:?}"),
    }
}
