//! From the vertices or edges of a network to the rows of a table.

use std::collections::{HashMap, HashSet};

use super::net::{Columns, Kind, Value, WEIGHT, text};
use crate::import::limits::{MOST_ROWS, MOST_VERTICES, Room};
use crate::import::{Cell, ID, LABEL, Row, Sheet, Why};
use crate::trouble::BadNetwork as Bad;

/// What makes the tables of one network: all of them share the room that there is.
#[derive(Default)]
pub(super) struct Table {
    room: Room,
    /// Vertices and edges so far; each becomes a record.
    rows: usize,
}

/// A row before it is one: its line, its first cells, and what else is known of it.
type Known = (usize, Vec<Cell>, Vec<Value>);

impl Table {
    /// The table of some rows: the fixed columns, then those that have a value somewhere.
    ///
    /// # Errors
    ///
    /// [`Bad::TooLarge`], before anything is made: where columns have defaults, a row of a few bytes fills them all.
    pub(super) fn sheet(
        &mut self,
        fixed: &[&str],
        columns: &Columns,
        rows: impl Iterator<Item = Known>,
    ) -> Result<Sheet, Why> {
        let rows: Vec<Known> = rows.collect();
        self.rows += rows.len();
        if self.rows > MOST_ROWS + MOST_VERTICES {
            return Err(Bad::TooLarge.into());
        }
        let mut used: Vec<bool> =
            columns.all.iter().map(|column| column.default.is_some() && !rows.is_empty()).collect();
        for (place, cell) in rows.iter().flat_map(|(_, _, values)| values) {
            if let Some(used) = used.get_mut(*place).filter(|_| *cell != Cell::Empty) {
                *used = true;
            }
        }
        let mut head = Head::new(fixed);
        let mut places: Vec<Option<usize>> = vec![None; used.len()];
        let mut shown = Vec::new();
        for (at, column) in columns.all.iter().enumerate().filter(|(at, _)| used.get(*at) == Some(&true)) {
            if let Some(place) = places.get_mut(at) {
                *place = Some(head.names.len());
            }
            head.add(&column.name);
            shown.push(column);
        }
        let width_of_all = head.names.len();
        let filled = shown.iter().any(|column| column.default.is_some());
        let width = |values: &[Value]| {
            let used = values.iter().filter(|(_, cell)| *cell != Cell::Empty);
            let last = used.filter_map(|(at, _)| places.get(*at).copied().flatten()).max();
            if filled { width_of_all } else { last.map_or(fixed.len(), |last| last + 1) }
        };
        let due = rows.iter().map(|(_, _, values)| width(values)).sum();
        let defaults: usize = shown.iter().filter_map(|one| one.default.as_ref()).map(String::len).sum();
        let names: usize = head.names.iter().map(String::len).sum();
        if !self.room.take(due, defaults.saturating_mul(rows.len()).saturating_add(names)) {
            return Err(Bad::TooLarge.into());
        }
        let mut out = Vec::with_capacity(rows.len());
        for (line, mut cells, values) in rows {
            cells.resize(width(&values), Cell::Empty);
            for (at, cell) in values.into_iter().filter(|(_, cell)| *cell != Cell::Empty) {
                let place = places.get(at).copied().flatten();
                if let (Some(slot), Some(column)) =
                    (place.and_then(|at| cells.get_mut(at)), columns.all.get(at))
                {
                    *slot = typed(cell, column.kind);
                }
            }
            for (column, slot) in shown.iter().zip(cells.iter_mut().skip(fixed.len())).filter(|_| filled) {
                if let Some(default) = column.default.as_ref().filter(|_| *slot == Cell::Empty) {
                    *slot = typed(text(default.clone()), column.kind);
                }
            }
            out.push(Row { line, cells });
        }
        Ok(Sheet { head: head.names, rows: out, ..Sheet::default() })
    }
}

/// The names of columns, no two of which are the same.
struct Head {
    names: Vec<String>,
    taken: HashSet<String>,
    /// The next number for a name that is taken; a thousand columns of one name would be counted through otherwise.
    next: HashMap<String, usize>,
}

impl Head {
    fn new(fixed: &[&str]) -> Self {
        Self {
            names: fixed.iter().map(|name| (*name).to_owned()).collect(),
            taken: fixed.iter().map(|name| name.to_ascii_lowercase()).collect(),
            next: HashMap::new(),
        }
    }

    /// Adds a column under a name that is like no name before it.
    fn add(&mut self, name: &str) {
        let name = name.trim();
        // The columns that have a meaning are called by their names, whatever the capitals of the file.
        let known = [ID, LABEL, WEIGHT].into_iter().find(|known| name.eq_ignore_ascii_case(known));
        let plain = known.unwrap_or(name);
        let key = plain.to_ascii_lowercase();
        let mut free = plain.to_owned();
        while !self.taken.insert(free.to_ascii_lowercase()) {
            let number = self.next.entry(key.clone()).or_insert(2);
            free = format!("{plain} {number}");
            *number += 1;
        }
        self.names.push(free);
    }
}

/// A text as what its column is declared to be, where it can be that.
pub(super) fn typed(cell: Cell, kind: Kind) -> Cell {
    let Cell::Text(text) = &cell else { return cell };
    let word = text.trim();
    let made = match kind {
        Kind::Text => None,
        Kind::Number => word.parse().ok().filter(|number: &f64| number.is_finite()).map(Cell::Number),
        Kind::Truth => match word.to_ascii_lowercase().as_str() {
            "true" | "1" => Some(Cell::Truth(true)),
            "false" | "0" => Some(Cell::Truth(false)),
            _ => None,
        },
    };
    made.unwrap_or(cell)
}
