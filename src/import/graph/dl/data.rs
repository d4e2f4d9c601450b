//! The data of a DL file: matrices value by value, lists line by line.

use std::collections::HashMap;

use super::{Head, Layout};
use crate::import::graph::matrix::Matrix;
use crate::import::graph::net::{MODE, Net, Vertex};
use crate::import::graph::words::{Line, Word};
use crate::import::limits::{MOST_TABLES, MOST_VERTICES};
use crate::import::{Cell, Why};
use crate::trouble::BadNetwork as Bad;

/// One set of vertices, in the order of their numbers.
#[derive(Default)]
struct Set {
    labels: Vec<String>,
    places: HashMap<String, usize>,
    /// How many of them have a name.
    named: usize,
}

impl Set {
    fn new(count: usize, labels: &[String]) -> Result<Self, Why> {
        let count = count.max(labels.len());
        if count > MOST_VERTICES {
            return Err(Bad::TooLarge.into());
        }
        let mut set = Self { labels: vec![String::new(); count], ..Self::default() };
        for label in labels {
            set.name(set.named, label);
            set.named += 1;
        }
        Ok(set)
    }

    /// Names the vertex at a place, if it has no name yet.
    fn name(&mut self, at: usize, label: &str) {
        if let Some(slot) = self.labels.get_mut(at).filter(|slot| slot.is_empty()) {
            label.clone_into(slot);
            // UCINET does not tell capitals apart.
            self.places.entry(label.to_lowercase()).or_insert(at);
        }
    }

    /// The place of a vertex that stands among the data by its name; a new name is a new vertex.
    fn by_name(&mut self, label: &str) -> Result<usize, Why> {
        if let Some(at) = self.places.get(&label.to_lowercase()) {
            return Ok(*at);
        }
        if self.named >= MOST_VERTICES {
            return Err(Bad::TooLarge.into());
        }
        let at = self.named;
        if at == self.labels.len() {
            self.labels.push(String::new());
        }
        self.name(at, label);
        self.named += 1;
        Ok(at)
    }

    /// The place of a vertex by its number, else by the name that it has.
    fn by_number(&self, word: &str) -> Option<usize> {
        let number = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        number.filter(|at| *at < self.labels.len()).or_else(|| self.places.get(&word.to_lowercase()).copied())
    }
}

struct Reading<'a> {
    head: &'a Head,
    two_mode: bool,
    rows: Set,
    columns: Set,
    matrices: Vec<Matrix>,
}

/// Reads the lines of the data into the network.
pub(super) fn read<'a>(
    net: &mut Net,
    head: &Head,
    lines: impl Iterator<Item = &'a Line<'a>>,
) -> Result<(), Why> {
    if head.matrices > MOST_TABLES {
        return Err(Bad::TooLarge.into());
    }
    let two_mode = head.is_two_mode();
    let both: &[String] = if two_mode { &[] } else { &head.column_labels };
    let of_rows = [head.row_labels.as_slice(), &head.labels, both].into_iter().find(|one| !one.is_empty());
    let rows = Set::new(head.rows.unwrap_or(0), of_rows.unwrap_or_default())?;
    let columns =
        if two_mode { Set::new(head.columns.unwrap_or(0), &head.column_labels)? } else { Set::default() };
    let mut reading = Reading { head, two_mode, rows, columns, matrices: Vec::new() };
    match head.layout {
        Layout::Full | Layout::Lower | Layout::Upper => reading.values(net, lines),
        Layout::Edges(_) | Layout::Nodes(_) | Layout::Counted => reading.lists(net, lines)?,
    }
    reading.done(net);
    Ok(())
}

impl Reading<'_> {
    fn values<'a>(&mut self, net: &mut Net, lines: impl Iterator<Item = &'a Line<'a>>) {
        let rows = self.rows.labels.len();
        let columns = if self.two_mode { self.columns.labels.len() } else { rows };
        let mut words = lines.flat_map(|line| line.words.iter().map(|word| (line.number, word))).peekable();
        let mut last = 0;
        for _ in 0..self.head.matrices {
            // Without vertices no word would ever be taken.
            if words.peek().is_none() || rows == 0 || columns == 0 {
                break;
            }
            let mut matrix = Matrix::new(self.two_mode);
            if self.head.columns_embedded {
                for (at, (_, word)) in words.by_ref().take(columns).enumerate() {
                    self.column(at, word);
                }
            }
            let (mut due, mut found) = (0_usize, 0_usize);
            for row in 0..rows {
                if self.head.rows_embedded
                    && let Some((_, word)) = words.next()
                {
                    self.rows.name(row, word.text);
                }
                let (from, to) = match self.head.layout {
                    Layout::Lower => (0, row + usize::from(self.head.diagonal)),
                    Layout::Upper => (row + usize::from(!self.head.diagonal), columns),
                    _ => (0, columns),
                };
                due = due.saturating_add(to.saturating_sub(from));
                for (column, (line, word)) in (from..to).zip(words.by_ref()) {
                    last = line;
                    found += 1;
                    matrix.take(net, (row, column), line, word.text);
                    if matches!(self.head.layout, Layout::Lower | Layout::Upper) && row != column {
                        matrix.take(net, (column, row), line, word.text);
                    }
                }
            }
            if found < due {
                net.miss(last, Bad::Short { due, found });
            }
            self.matrices.push(matrix);
        }
        for (line, word) in words {
            if line != last {
                net.miss(line, Bad::Word(word.text.to_owned()));
                last = line;
            }
        }
    }

    fn column(&mut self, at: usize, word: &Word<'_>) {
        if self.two_mode {
            self.columns.name(at, word.text);
        } else {
            self.rows.name(at, word.text);
        }
    }

    fn lists<'a>(&mut self, net: &mut Net, lines: impl Iterator<Item = &'a Line<'a>>) -> Result<(), Why> {
        let mut matrix = Matrix::new(self.two_mode);
        let mut counted = 0;
        for line in lines {
            let words = line.words.as_slice();
            let Some((first, others)) = words.split_first() else { continue };
            if first.text == "!" && !first.quoted {
                if self.matrices.len() >= MOST_TABLES {
                    return Err(Bad::TooLarge.into());
                }
                self.matrices.push(std::mem::replace(&mut matrix, Matrix::new(self.two_mode)));
                continue;
            }
            let from = if self.head.layout == Layout::Counted {
                counted += 1;
                (counted <= self.rows.labels.len()).then_some(counted - 1)
            } else {
                self.row(first.text)?
            };
            let Some(from) = from else {
                net.miss(line.number, Bad::UnknownEnd(first.text.to_owned()));
                continue;
            };
            let is_edge = matches!(self.head.layout, Layout::Edges(_));
            let (ends, value) = if is_edge { (others.get(..1), others.get(1)) } else { (Some(others), None) };
            for end in ends.unwrap_or_default() {
                match self.end(end.text)? {
                    Some(to) => matrix.tie(net, (from, to), line.number, value.map(|word| word.text)),
                    None => net.miss(line.number, Bad::UnknownEnd(end.text.to_owned())),
                }
            }
            if let Some(more) = others.get(2).filter(|_| is_edge) {
                net.miss(line.number, Bad::Word(more.text.to_owned()));
            }
        }
        self.matrices.push(matrix);
        Ok(())
    }

    fn row(&mut self, word: &str) -> Result<Option<usize>, Why> {
        if self.head.rows_embedded {
            self.rows.by_name(word).map(Some)
        } else {
            Ok(self.rows.by_number(word))
        }
    }

    fn end(&mut self, word: &str) -> Result<Option<usize>, Why> {
        let set = if self.two_mode { &mut self.columns } else { &mut self.rows };
        if self.head.columns_embedded { set.by_name(word).map(Some) } else { Ok(set.by_number(word)) }
    }

    fn done(self, net: &mut Net) {
        let offset = if self.two_mode { self.rows.labels.len() } else { 0 };
        let mode = net.of_vertices.own(MODE);
        for (set, number) in [(self.rows, 1.0), (self.columns, 2.0)] {
            for label in set.labels {
                let id = (net.vertices.len() + 1).to_string();
                let values = if self.two_mode { vec![(mode, Cell::Number(number))] } else { Vec::new() };
                net.push_vertex(Vertex { line: 1, id, label, values });
            }
        }
        let several = self.matrices.len() > 1;
        for (at, matrix) in self.matrices.into_iter().enumerate() {
            let label = self.head.matrix_labels.get(at).cloned();
            let name = label.unwrap_or_else(|| if several { (at + 1).to_string() } else { String::new() });
            let relation = net.push_relation(name);
            matrix.edges(net, relation, offset);
        }
    }
}
