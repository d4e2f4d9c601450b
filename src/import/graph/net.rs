//! A network while it is being read, and the sheets that it becomes.

use std::collections::{HashMap, HashSet};

use super::table::{Table, typed};
use crate::import::limits::{MOST_COLUMNS, MOST_TABLES, MOST_TEXT, MOST_VERTICES, Room, Told};
use crate::import::{Cell, Content, DIRECTION, FROM, ID, LABEL, Sheet, Source, TO, Unread, Why};
use crate::trouble::BadNetwork as Bad;

/// The name of the column with the value of an edge.
pub(super) const WEIGHT: &str = "Weight";
/// The name of the column with the group that a vertex lies in.
pub(super) const GROUP: &str = "Group";
/// The name of the column that tells the two sets of a two-mode network apart: 1 or 2.
pub(super) const MODE: &str = "Mode";

const VERTICES: &str = "Vertices";
const EDGES: &str = "Edges";

/// A value with the place of its column.
pub(super) type Value = (usize, Cell);

/// What the values of a column are, as far as the format declares it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Text,
    Number,
    Truth,
}

/// A column.
#[derive(Default)]
pub(super) struct Column {
    pub name: String,
    pub kind: Kind,
    /// What stands where a row says nothing.
    pub default: Option<String>,
}

/// The columns of vertices or of edges, found by a key (in formats without keys, by their name).
#[derive(Default)]
pub(super) struct Columns {
    pub all: Vec<Column>,
    places: HashMap<String, usize>,
}

impl Columns {
    /// The place of the column with this key; a new one has the key for its name.
    pub(super) fn at(&mut self, key: &str) -> usize {
        if let Some(at) = self.places.get(key) {
            return *at;
        }
        let at = self.all.len();
        self.places.insert(key.to_owned(), at);
        self.all.push(Column { name: key.to_owned(), ..Column::default() });
        at
    }

    /// The place of a column that the reader itself makes, whatever the keys of the file are.
    pub(super) fn own(&mut self, name: &str) -> usize {
        let at = self.at(&format!("\0{name}"));
        if let Some(column) = self.all.get_mut(at).filter(|column| column.name.starts_with('\0')) {
            name.clone_into(&mut column.name);
        }
        at
    }

    /// Says what a column is.
    pub(super) fn declare(&mut self, key: &str, column: Column) {
        let at = self.at(key);
        if let Some(old) = self.all.get_mut(at) {
            *old = column;
        }
    }

    fn named(&self, name: &str) -> Option<usize> {
        self.all.iter().position(|column| column.name.eq_ignore_ascii_case(name))
    }
}

/// Whether an edge has a direction, in the words of Kumu.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Directed,
    Undirected,
    Mutual,
}

impl Direction {
    pub(super) fn of(directed: bool) -> Self {
        if directed { Self::Directed } else { Self::Undirected }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Directed => "directed",
            Self::Undirected => "undirected",
            Self::Mutual => "mutual",
        }
    }
}

/// A vertex.
#[derive(Default)]
pub(super) struct Vertex {
    pub line: usize,
    /// What edges call it; empty where the format has no ids.
    pub id: String,
    /// Empty when the format has no name for it.
    pub label: String,
    pub values: Vec<Value>,
}

/// An edge or arc.
pub(super) struct Edge {
    pub line: usize,
    pub from: String,
    pub to: String,
    pub direction: Direction,
    pub values: Vec<Value>,
}

/// The edges of one relation.
#[derive(Default)]
pub(super) struct Relation {
    /// Empty when the format has no name for it.
    pub name: String,
    pub edges: Vec<Edge>,
}

/// A network while it is being read.
#[derive(Default)]
pub(super) struct Net {
    pub vertices: Vec<Vertex>,
    pub of_vertices: Columns,
    pub relations: Vec<Relation>,
    pub of_edges: Columns,
    unread: Told<Unread>,
    skipped: HashSet<String>,
    room: Room,
    /// Whether more came than there is room for: nothing is kept from then on, and the whole is refused.
    full: bool,
}

impl Net {
    /// Says that something could not be read.
    pub(super) fn miss(&mut self, line: usize, bad: Bad) {
        self.unread.push(Unread { sheet: None, line: Some(line), why: bad.into() });
    }

    /// Says that a part was left out, once a name: a file may have thousands of them.
    pub(super) fn skip(&mut self, line: usize, part: &str) {
        if self.skipped.insert(part.to_owned()) {
            self.miss(line, Bad::Part(part.to_owned()));
        }
    }

    /// Says that a reference is known to nobody, once a name.
    pub(super) fn reference(&mut self, line: usize, name: &str) {
        if self.skipped.insert(format!("&{name}")) {
            self.miss(line, Bad::Reference(name.to_owned()));
        }
    }

    /// Whether there is no room for more.
    pub(super) fn is_full(&self) -> bool {
        self.full
    }

    /// Counts what is about to be kept, and says whether there is room for it.
    pub(super) fn has_room(&mut self, cells: usize, text: usize) -> bool {
        self.full |= !self.room.take(cells, text);
        !self.full
    }

    /// Keeps a vertex, if there is room.
    pub(super) fn push_vertex(&mut self, vertex: Vertex) {
        self.full |= self.vertices.len() >= MOST_VERTICES;
        let text = vertex.id.len() + vertex.label.len() + text_in(&vertex.values);
        if self.has_room(2 + vertex.values.len(), text) {
            self.vertices.push(vertex);
        }
    }

    /// Keeps an edge of a relation, if there is room.
    pub(super) fn push_edge(&mut self, relation: usize, edge: Edge) {
        let text = edge.from.len() + edge.to.len() + text_in(&edge.values);
        if self.has_room(3 + edge.values.len(), text)
            && let Some(relation) = self.relations.get_mut(relation)
        {
            relation.edges.push(edge);
        }
    }

    /// Begins a relation, if there is room, and gives its place.
    pub(super) fn push_relation(&mut self, name: String) -> usize {
        self.full |= self.relations.len() >= MOST_TABLES;
        if self.has_room(0, name.len()) {
            self.relations.push(Relation { name, edges: Vec::new() });
        }
        self.relations.len().saturating_sub(1)
    }

    /// The relation that is read now; the first one is made when it is needed.
    pub(super) fn relation(&mut self) -> &mut Relation {
        if self.relations.is_empty() {
            self.relations.push(Relation::default());
        }
        let last = self.relations.len().saturating_sub(1);
        &mut self.relations[last]
    }

    /// The network as sheets.
    ///
    /// # Errors
    ///
    /// [`Bad::NoNetwork`] when there is neither a vertex nor an edge, [`Bad::TooLarge`] when it would not fit.
    pub(super) fn sheets(mut self) -> Result<Source, Why> {
        if self.full {
            return Err(Bad::TooLarge.into());
        }
        if self.vertices.is_empty() && self.relations.iter().all(|one| one.edges.is_empty()) {
            return Err(Bad::NoNetwork.into());
        }
        self.keep_known();
        self.name_vertices();
        self.name_groups()?;
        let mut table = Table::default();
        let mut sheets = Vec::new();
        let names = self.vertices.iter_mut().map(|vertex| {
            let fixed = [&mut vertex.id, &mut vertex.label].map(std::mem::take).map(text);
            (vertex.line, fixed.to_vec(), std::mem::take(&mut vertex.values))
        });
        for columns in [&mut self.of_vertices, &mut self.of_edges] {
            if columns.all.len() > MOST_COLUMNS {
                columns.all.truncate(MOST_COLUMNS);
                let why = Why::TooManyColumns(MOST_COLUMNS);
                self.unread.push(Unread { sheet: None, line: None, why });
            }
        }
        let vertices = table.sheet(&[ID, LABEL], &self.of_vertices, names)?;
        sheets.push(Sheet { name: VERTICES.to_owned(), content: Content::Vertices, ..vertices });
        for relation in &mut self.relations {
            let rows = relation.edges.iter_mut().map(|edge| {
                let [from, to] = [&mut edge.from, &mut edge.to].map(std::mem::take).map(text);
                let fixed = vec![from, to, Cell::Text(edge.direction.word().to_owned())];
                (edge.line, fixed, std::mem::take(&mut edge.values))
            });
            let edges = table.sheet(&[FROM, TO, DIRECTION], &self.of_edges, rows)?;
            let name = if relation.name.is_empty() { EDGES } else { &relation.name };
            if !edges.rows.is_empty() || !relation.name.is_empty() {
                sheets.push(Sheet { name: name.to_owned(), content: Content::Edges, ..edges });
            }
        }
        let mut unread = self.unread.ends(Unread::others);
        unread.sort_by_key(|one| (matches!(one.why, Why::Others(_)), one.line));
        Ok(Source { sheets, unread })
    }

    /// Leaves out a vertex that has the id of another, and edges between vertices that are not there.
    fn keep_known(&mut self) {
        let mut known: HashSet<String> = HashSet::with_capacity(self.vertices.len());
        let unread = &mut self.unread;
        let mut miss =
            |line, bad: Bad| unread.push(Unread { sheet: None, line: Some(line), why: bad.into() });
        self.vertices.retain(|vertex| {
            let nameless = vertex.id.is_empty() && vertex.label.is_empty() && vertex.values.is_empty();
            if nameless {
                miss(vertex.line, Bad::Nameless);
                return false;
            }
            let twice = !vertex.id.is_empty() && !known.insert(vertex.id.clone());
            if twice {
                miss(vertex.line, Bad::Twice(vertex.id.clone()));
            }
            !twice
        });
        for relation in &mut self.relations {
            relation.edges.retain(|edge| {
                let unknown = [&edge.from, &edge.to].into_iter().find(|end| !known.contains(*end));
                if let Some(end) = unknown {
                    miss(edge.line, Bad::UnknownEnd(end.clone()));
                }
                unknown.is_none()
            });
        }
    }

    /// Gives every vertex a name: its own, else that of a column which is called so, else its id.
    fn name_vertices(&mut self) {
        let own = self.vertices.iter().any(|vertex| !vertex.label.is_empty());
        let column = ["label", "name"].into_iter().find_map(|name| self.of_vertices.named(name));
        let column = column.filter(|_| !own);
        for vertex in &mut self.vertices {
            let at = vertex.values.iter().position(|(place, _)| Some(*place) == column);
            if let Some(at) = at.filter(|_| vertex.label.is_empty()) {
                vertex.label = written(&vertex.values.swap_remove(at).1);
            }
            if vertex.label.trim().is_empty() {
                vertex.label.clone_from(&vertex.id);
            }
        }
        if let Some(column) = column.and_then(|at| self.of_vertices.all.get_mut(at)) {
            // It is the name now, and has nothing to give to those who have none.
            column.default = None;
        }
    }

    /// Groups are named by the names of their vertices; a long one is written into every vertex of its group.
    fn name_groups(&mut self) -> Result<(), Why> {
        let at = self.of_vertices.own(GROUP);
        let in_group = |vertex: &Vertex| vertex.values.iter().any(|(place, _)| *place == at);
        if !self.vertices.iter().any(in_group) {
            return Ok(());
        }
        let names: HashMap<String, String> =
            self.vertices.iter().map(|vertex| (vertex.id.clone(), vertex.label.clone())).collect();
        let groups = self.vertices.iter().flat_map(|one| &one.values).filter(|one| one.0 == at);
        let due = groups.filter_map(|(_, cell)| names.get(&written(cell))).map(String::len);
        if due.fold(0_usize, usize::saturating_add) > MOST_TEXT {
            return Err(Bad::TooLarge.into());
        }
        for (_, cell) in self.vertices.iter_mut().flat_map(|one| &mut one.values).filter(|one| one.0 == at) {
            if let Some(name) = names.get(&written(cell)) {
                *cell = Cell::Text(name.clone());
            }
        }
        Ok(())
    }
}

/// The bytes of the texts among some values.
fn text_in(values: &[Value]) -> usize {
    values.iter().map(|(_, cell)| if let Cell::Text(text) = cell { text.len() } else { 0 }).sum()
}

/// Adds a value to those of a vertex or edge; a second one of the same column is joined to the first, as Kumu does.
pub(super) fn join(values: &mut Vec<Value>, at: usize, cell: Cell) {
    let same = values.iter_mut().find(|(place, old)| *place == at && *old != Cell::Empty);
    match same {
        Some((_, old)) => {
            if !matches!(old, Cell::Text(_)) {
                *old = Cell::Text(written(old));
            }
            if let Cell::Text(text) = old {
                text.push('|');
                text.push_str(&written(&cell));
            }
        }
        None => put(values, at, cell),
    }
}

/// Adds a value to those of a vertex or edge, in the place of an earlier one of the same column.
pub(super) fn put(values: &mut Vec<Value>, at: usize, cell: Cell) {
    let room = values.len() < MOST_COLUMNS;
    match values.iter_mut().find(|(place, _)| *place == at) {
        Some((_, old)) => *old = cell,
        // More than there are columns has no place in a row.
        None if room => values.push((at, cell)),
        None => {}
    }
}

/// A text as a cell; an empty one is nothing.
pub(super) fn text(text: String) -> Cell {
    if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text) }
}

/// A number as a cell, or the word as it stands when it is none.
pub(super) fn number(word: &str) -> Cell {
    typed(text(word.to_owned()), Kind::Number)
}

/// A cell as a word.
pub(super) fn written(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => day.to_string(),
        Cell::Truth(truth) => truth.to_string(),
    }
}
