//! Networks of Pajek (Mrvar and Batagelj, *Pajek reference manual*): vertices, arcs, edges, lists, matrices, relations.

use std::collections::HashMap;

use super::matrix::Matrix;
use super::net::{Direction, Edge, MODE, Net, Vertex, WEIGHT, number, text};
use super::words::{Line, Lines};
use crate::import::decode::decode;
use crate::import::limits::MOST_VERTICES;
use crate::import::{Cell, LABEL, Source, Why};
use crate::trouble::BadNetwork as Bad;

/// What the lines are that come now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Before,
    Vertices,
    /// Two ends a line.
    Pairs(Direction),
    /// One end, then all the others.
    Lists(Direction),
    Matrix,
    /// Something else: a partition, a vector, a second network.
    Other,
}

/// A matrix and how far it was read.
struct Rows {
    matrix: Matrix,
    height: usize,
    width: usize,
    taken: usize,
    line: usize,
}

struct Reading {
    net: Net,
    section: Section,
    /// How many vertices there are.
    count: usize,
    /// How many of them are of the first set, in a two-mode network.
    first: Option<usize>,
    /// Relations by their number; lines without one belong to 0.
    relations: HashMap<usize, usize>,
    now: usize,
    matrix: Option<Rows>,
}

/// Reads a network, the first of a project. Vertices without a line of their own are kept, named by their number;
/// places, shapes and colours are left out.
pub(super) fn read(bytes: &[u8]) -> Result<Source, Why> {
    let decoded = decode(bytes, None);
    let mut reading = Reading {
        net: Net::default(),
        section: Section::Before,
        count: 0,
        first: None,
        relations: HashMap::new(),
        now: 0,
        matrix: None,
    };
    if let Some(line) = decoded.strange {
        reading.net.miss(line, Bad::Letters);
    }
    for line in Lines::new(&decoded.text, &[]) {
        let Some(word) = line.words.first() else { continue };
        match word.text.strip_prefix('*').filter(|_| !word.quoted) {
            Some(name) => reading.begin(name, &line)?,
            None if word.text.starts_with('%') && !word.quoted => {}
            None => reading.line(&line),
        }
    }
    reading.end_matrix();
    reading.net.sheets()
}

impl Reading {
    /// A section begins.
    fn begin(&mut self, name: &str, line: &Line<'_>) -> Result<(), Why> {
        self.end_matrix();
        let (name, stuck) = name.split_once(':').map_or((name, None), |(name, number)| (name, Some(number)));
        let name = name.to_ascii_lowercase();
        let other = self.section == Section::Other;
        self.section = match name.as_str() {
            "network" if self.count > 0 => {
                self.net.miss(line.number, Bad::Second);
                Section::Other
            }
            "network" => Section::Before,
            // Partitions and vectors have lines of this name too.
            "vertices" if other => Section::Other,
            "vertices" if self.count > 0 => {
                self.net.miss(line.number, Bad::Second);
                Section::Other
            }
            "vertices" => {
                self.vertices(line)?;
                Section::Vertices
            }
            _ if other && self.count > 0 && !matches!(name.as_str(), "partition" | "vector") => {
                Section::Other
            }
            "arcs" => Section::Pairs(Direction::Directed),
            "edges" => Section::Pairs(Direction::Undirected),
            "arcslist" => Section::Lists(Direction::Directed),
            "edgeslist" => Section::Lists(Direction::Undirected),
            "matrix" => Section::Matrix,
            _ => {
                self.net.skip(line.number, &format!("*{name}"));
                Section::Other
            }
        };
        if matches!(self.section, Section::Pairs(_) | Section::Lists(_) | Section::Matrix) {
            self.relation(stuck, line);
        }
        if self.section == Section::Matrix {
            let (height, width) = match self.first {
                Some(first) => (first, self.count.saturating_sub(first)),
                None => (self.count, self.count),
            };
            let matrix = Matrix::new(self.first.is_some());
            self.matrix = Some(Rows { matrix, height, width, taken: 0, line: line.number });
        }
        Ok(())
    }

    fn vertices(&mut self, line: &Line<'_>) -> Result<(), Why> {
        let mut numbers = line.words.iter().skip(1).map(|word| word.text.parse::<usize>());
        match numbers.next() {
            Some(Ok(count)) if count <= MOST_VERTICES => self.count = count,
            Some(Ok(_)) => return Err(Bad::TooLarge.into()),
            _ => self
                .net
                .miss(line.number, Bad::Word(line.words.get(1).map_or("", |word| word.text).to_owned())),
        }
        self.first = numbers.next().and_then(Result::ok).filter(|first| *first < self.count && *first > 0);
        let mode = self.net.of_vertices.own(MODE);
        for number in 1..=self.count {
            let values =
                self.first.map(|first| (mode, Cell::Number(if number <= first { 1.0 } else { 2.0 })));
            self.net.push_vertex(Vertex {
                line: line.number,
                id: number.to_string(),
                values: values.into_iter().collect(),
                ..Vertex::default()
            });
        }
        Ok(())
    }

    /// The relation of a section: `:3 "money"`.
    fn relation(&mut self, stuck: Option<&str>, line: &Line<'_>) {
        let mut words = line.words.iter().skip(1).peekable();
        let number = stuck.or_else(|| {
            let number = words.peek().and_then(|word| word.text.strip_prefix(':'));
            if number.is_some() {
                words.next();
            }
            number
        });
        let number = number.and_then(|number| number.parse().ok()).unwrap_or(0);
        let name = words.next().map(|word| word.text.to_owned());
        self.go_to(number, name.filter(|name| !name.is_empty()));
    }

    fn go_to(&mut self, number: usize, name: Option<String>) {
        let net = &mut self.net;
        if net.is_full() {
            return;
        }
        self.now = *self.relations.entry(number).or_insert_with(|| {
            net.push_relation(if number == 0 { String::new() } else { number.to_string() })
        });
        if let (Some(relation), Some(name)) = (net.relations.get_mut(self.now), name) {
            relation.name = name;
        }
    }

    fn line(&mut self, line: &Line<'_>) {
        match self.section {
            Section::Other => {}
            Section::Before => self.net.miss(line.number, Bad::Word(first(line).to_owned())),
            Section::Vertices => self.vertex(line),
            Section::Pairs(direction) => self.pair(line, direction),
            Section::Lists(direction) => {
                let (from, others) =
                    line.words.split_first().map_or(("", [].as_slice()), |(a, b)| (a.text, b));
                for to in others {
                    self.edge(line.number, from, to.text, direction, Vec::new());
                }
            }
            Section::Matrix => self.row(line),
        }
    }

    fn vertex(&mut self, line: &Line<'_>) {
        let at = first(line).parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let Some(vertex) = at.and_then(|at| self.net.vertices.get_mut(at)) else {
            return self.net.miss(line.number, Bad::Word(first(line).to_owned()));
        };
        vertex.line = line.number;
        if let Some(label) = line.words.get(1) {
            // Pajek breaks the lines of a name by the two signs.
            vertex.label = label.text.replace("\\n", " ").split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }

    fn pair(&mut self, line: &Line<'_>, direction: Direction) {
        let mut words = line.words.as_slice();
        // `2: 1 4` is of relation 2.
        let relation = words.first().and_then(|word| word.text.strip_suffix(':')?.parse().ok());
        let now = self.now;
        if let Some(relation) = relation {
            self.go_to(relation, None);
            words = words.get(1..).unwrap_or_default();
        }
        let [from, to, more @ ..] = words else {
            return self.net.miss(line.number, Bad::Word(first(line).to_owned()));
        };
        let mut values = Vec::new();
        if let Some(weight) = more.first().filter(|word| word.text.parse::<f64>().is_ok_and(f64::is_finite)) {
            values.push((self.net.of_edges.own(WEIGHT), number(weight.text)));
        }
        let label = more.windows(2).find(|pair| matches!(pair, [key, _] if key.text == "l" && !key.quoted));
        if let Some([_, label]) = label {
            values.push((self.net.of_edges.own(LABEL), text(label.text.to_owned())));
        }
        self.edge(line.number, from.text, to.text, direction, values);
        self.now = now;
    }

    fn edge(&mut self, line: usize, from: &str, to: &str, direction: Direction, values: Vec<(usize, Cell)>) {
        let [from, to] = [from, to].map(|word| {
            // `007` is 7, and a negative sign marks the end of a list in some files.
            word.parse::<u64>().map_or_else(|_| word.to_owned(), |number| number.to_string())
        });
        self.net.push_edge(self.now, Edge { line, from, to, direction, values });
    }

    fn row(&mut self, line: &Line<'_>) {
        let Some(now) = &mut self.matrix else { return };
        for word in &line.words {
            let place = now.taken.checked_div(now.width).zip(now.taken.checked_rem(now.width));
            match place.filter(|(row, _)| *row < now.height) {
                Some(place) => now.matrix.take(&mut self.net, place, line.number, word.text),
                None => return self.net.miss(line.number, Bad::Word(word.text.to_owned())),
            }
            now.taken += 1;
        }
    }

    fn end_matrix(&mut self) {
        if let Some(now) = self.matrix.take() {
            let due = now.height.saturating_mul(now.width);
            if now.taken < due {
                self.net.miss(now.line, Bad::Short { due, found: now.taken });
            }
            now.matrix.edges(&mut self.net, self.now, self.first.unwrap_or(0));
        }
    }
}

fn first<'a>(line: &Line<'a>) -> &'a str {
    line.words.first().map_or("", |word| word.text)
}
