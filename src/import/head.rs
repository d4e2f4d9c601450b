//! From bare rows to sheets with a head: titles above the table, several tables in one sheet, and square matrices.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::fields::{ENDS, Kind, NUMBERS, fold, is_personal};
use super::limits::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TABLES};
use super::{Cell, Content, DIRECTION, FROM, LABEL, Row, Sheet, Source, TO, Unread, Why};
use crate::model::{Code, SourceCategory};

/// The name of the column with the value that a matrix has for a pair.
pub(super) const STRENGTH: &str = "Strength";

/// The name of the column with what a tie is about.
pub(super) const TYPE: &str = "Type";

/// Finds the heads of all sheets that have none and whose content is unknown; networks are left as they are.
///
/// # Errors
/// More tables or more ties than are taken in.
pub(super) fn with_heads(source: Source, sections: bool) -> Result<Source, Why> {
    let mut found = Source { sheets: Vec::new(), unread: source.unread };
    for sheet in source.sheets {
        if sheet.content != Content::Unknown || !sheet.head.is_empty() {
            found.sheets.push(sheet);
            continue;
        }
        for section in sectioned(sheet, sections) {
            match matrix(&section) {
                Some(sheets) => found.sheets.extend(sheets?),
                None => found.sheets.push(headed(section, &mut found.unread)),
            }
            if found.sheets.len() > MOST_TABLES {
                return Err(Why::TooManyTables(MOST_TABLES));
            }
        }
    }
    Ok(found)
}

/// Two blank rows and a new row of names start another table in the same sheet, as in Kumu.
fn sectioned(sheet: Sheet, sections: bool) -> Vec<Sheet> {
    let Sheet { name, content, head, rows } = sheet;
    let mut found = vec![Sheet { name: name.clone(), content, head, rows: Vec::new() }];
    let mut last = None;
    for row in rows.into_iter().filter(|row| row.cells.iter().any(|cell| !cell.is_empty())) {
        let gap = last.is_some_and(|last| row.line > last + 2);
        last = Some(row.line);
        if sections && gap && known_names(&row) >= 2 {
            let number = found.len() + 1;
            found.push(Sheet { name: format!("{name} ({number})"), ..Sheet::default() });
        }
        if let Some(sheet) = found.last_mut() {
            sheet.rows.push(row);
        }
    }
    found
}

/// How many cells of a row are names that columns have.
fn known_names(row: &Row) -> usize {
    let cells = row.cells.iter().take(MOST_COLUMNS);
    cells.filter(|cell| matches!(cell, Cell::Text(text) if is_name(text))).count()
}

/// All names of columns, as [`fold`] leaves them.
static NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let ends = ENDS.iter().flat_map(|(from, to)| [*from, *to]);
    let listed = NUMBERS.iter().copied().chain(ends).map(str::to_owned);
    listed.chain(Kind::ALL.iter().flat_map(|kind| kind.names())).collect()
});

fn is_name(text: &str) -> bool {
    // The longest name has some fifty letters; a value of a thousand is none.
    let name = if text.len() <= LONGEST_NAME { fold(text) } else { String::new() };
    NAMES.contains(&name) || is_personal(&name)
}

/// No name of a column is longer, whatever stands behind it in brackets.
const LONGEST_NAME: usize = 400;

fn filled(row: &Row) -> usize {
    row.cells.iter().filter(|cell| !cell.is_empty()).count()
}

/// Rows in which the names of columns are looked for: a letterhead is rarely longer.
const TITLES: usize = 15;

/// Takes the row of names off a sheet, and what stands above it.
fn headed(mut sheet: Sheet, unread: &mut Vec<Unread>) -> Sheet {
    if sheet.rows.iter().any(|row| row.cells.len() > MOST_COLUMNS) {
        sheet.rows.iter_mut().for_each(|row| row.cells.truncate(MOST_COLUMNS));
        let why = Why::TooManyColumns(MOST_COLUMNS);
        unread.push(Unread { sheet: Some(sheet.name.clone()), line: None, why });
    }
    let width = sheet.rows.iter().map(filled).max().unwrap_or(0);
    let candidates = sheet.rows.iter().take(TITLES).enumerate();
    let scored = candidates.map(|(at, row)| (known_names(row), at));
    let best = scored.max_by_key(|(known, at)| (*known, std::cmp::Reverse(*at)));
    let at = match best {
        // One column has its name in its first line or nowhere: any other line is somebody's name.
        Some((1.., 0)) if width == 1 => Some(0),
        _ if width <= 1 => None,
        Some((known, at)) if known >= 2 && above(&sheet.rows, at) => Some(at),
        Some((1, 0)) => Some(0),
        _ => names_by_look(&sheet.rows).then_some(0),
    };
    let Some(at) = at else { return sheet };
    for row in sheet.rows.drain(..at) {
        unread.push(Unread {
            sheet: Some(sheet.name.clone()),
            line: Some(row.line),
            why: Why::AboveTheTable,
        });
    }
    let head = sheet.rows.remove(0);
    sheet.head = head.cells.iter().map(|cell| super::cell::one_line(&cell.text())).collect();
    while sheet.head.last().is_some_and(String::is_empty) {
        sheet.head.pop();
    }
    sheet
}

/// Whether all that stands above a row looks like titles: fewer cells than it.
fn above(rows: &[Row], at: usize) -> bool {
    let width = rows.get(at).map_or(0, filled);
    rows.iter().take(at).all(|row| filled(row) < width)
}

/// Whether the first row looks like names although none is known: different words, and no figure among them.
fn names_by_look(rows: &[Row]) -> bool {
    let Some(first) = rows.first() else { return false };
    let mut seen = HashSet::new();
    let words = first.cells.iter().all(|cell| match cell {
        Cell::Text(text) => super::cell::number(text).is_none() && seen.insert(fold(text)),
        Cell::Empty => true,
        Cell::Number(_) | Cell::Day(_) | Cell::Truth(_) => false,
    });
    let last = first.cells.iter().filter(|cell| !cell.is_empty()).count();
    words && rows.len() > 1 && last >= 2
}

/// A square matrix as vertices and edges: the same names down and across, nothing else but values.
fn matrix(sheet: &Sheet) -> Option<Result<Vec<Sheet>, Why>> {
    let (first, rest) = sheet.rows.split_first()?;
    // Names alone, down and across, would claim the product of their numbers.
    if rest.len().saturating_mul(rest.len()) > MOST_CELLS {
        return None;
    }
    let across: Vec<String> =
        first.cells.iter().skip(1).map(|cell| super::cell::one_line(&cell.text())).collect();
    if across.len() < 2 || rest.len() != across.len() || across.iter().any(String::is_empty) {
        return None;
    }
    let down: Vec<String> = rest
        .iter()
        .map(|row| row.cells.first().map(Cell::text).unwrap_or_default())
        .map(|name| super::cell::one_line(&name))
        .collect();
    let key = |name: &String| name.to_lowercase();
    // Down and across may be in different orders.
    let places: HashMap<String, usize> = across.iter().map(key).zip(0..).collect();
    let order: Vec<usize> = down.iter().map(|name| places.get(&key(name)).copied()).collect::<Option<_>>()?;
    if places.len() != across.len() || order.iter().collect::<HashSet<_>>().len() != across.len() {
        return None;
    }
    let mut values = vec![vec![Cell::Empty; across.len()]; across.len()];
    for (row, at) in rest.iter().zip(&order) {
        for (column, cell) in row.cells.iter().skip(1).enumerate() {
            *values.get_mut(*at)?.get_mut(column)? = cell.clone();
        }
    }
    Some(network(sheet, &across, &order, &values))
}

/// Whether a value of a matrix is a tie.
fn is_tie(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => false,
        Cell::Number(number) => *number != 0.0,
        Cell::Truth(truth) => *truth,
        Cell::Day(_) => true,
        Cell::Text(text) => {
            let text = text.trim();
            !matches!(text, "" | "-" | "–" | ".") && super::cell::number(text) != Some(0.0)
        }
    }
}

fn network(
    sheet: &Sheet,
    names: &[String],
    order: &[usize],
    values: &[Vec<Cell>],
) -> Result<Vec<Sheet>, Why> {
    let value =
        |row: usize, column: usize| values.get(row).and_then(|row| row.get(column)).unwrap_or(&Cell::Empty);
    let pairs = (0..names.len()).flat_map(|row| (0..row).map(move |column| (row, column)));
    let same = |(row, column): (usize, usize)| {
        let (one, other) = (value(row, column), value(column, row));
        one == other || !is_tie(one) && !is_tie(other)
    };
    let half = |upper: bool| {
        let one = |(row, column)| if upper { value(row, column) } else { value(column, row) };
        pairs.clone().all(|pair| !is_tie(one(pair)))
    };
    // Half a matrix says the same as a symmetric one.
    let directed = !pairs.clone().all(same) && !half(true) && !half(false);
    let ties = pairs.clone().flat_map(|(row, column)| [value(row, column), value(column, row)]);
    let plain = ties.filter(|cell| is_tie(cell)).all(|cell| {
        super::cell::number_of(cell).is_ok_and(|number| (number - 1.0).abs() < f64::EPSILON)
            || matches!(cell, Cell::Truth(_))
            || matches!(cell, Cell::Text(text) if matches!(text.as_str(), "x" | "X" | "v" | "V" | "✓"))
    });
    let about = sheet.name.split(|c: char| !c.is_alphanumeric()).find_map(SourceCategory::parse);
    let text = |text: &str| Cell::Text(text.to_owned());
    let (mut vertices, mut edges) = (Vec::new(), Vec::new());
    let lines = sheet.rows.iter().skip(1).map(|row| row.line);
    for (line, row) in lines.zip(order.iter().copied()) {
        let Some(name) = names.get(row) else { continue };
        vertices.push(Row { line, cells: vec![text(name)] });
        for (column, other) in names.iter().enumerate() {
            let here = value(row, column);
            let both = !directed && row > column && is_tie(value(column, row));
            if row == column || both || !is_tie(here) {
                continue;
            }
            if edges.len() >= MOST_ROWS {
                return Err(Why::TooManyRows(MOST_ROWS));
            }
            let strength = if plain { Cell::Empty } else { here.clone() };
            let direction = if directed { "directed" } else { "undirected" };
            let about = about.map_or(Cell::Empty, |category| text(category.code()));
            edges.push(Row { line, cells: vec![text(name), text(other), text(direction), strength, about] });
        }
    }
    let head = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Ok(vec![
        Sheet { name: sheet.name.clone(), content: Content::Vertices, head: head(&[LABEL]), rows: vertices },
        Sheet {
            name: sheet.name.clone(),
            content: Content::Edges,
            head: head(&[FROM, TO, DIRECTION, STRENGTH, TYPE]),
            rows: edges,
        },
    ])
}
