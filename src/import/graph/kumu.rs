//! Kumu's JSON: a blueprint (`elements`, `connections`), or the export of a whole project, where the fields lie in
//! `attributes` and `_id` names things (docs.kumu.io, *Blueprints*, *Export*).

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::net::{Columns, Direction, Edge, Net, Vertex, join, text};
use crate::import::decode::decode;
use crate::import::{Cell, ID, LABEL, Source, Why};
use crate::trouble::BadNetwork as Bad;

/// The parts of a file that are read, each element still as it is written; maps, views and such are not the network.
#[derive(Deserialize)]
struct File<'a> {
    #[serde(borrow, default)]
    elements: Option<Vec<&'a RawValue>>,
    #[serde(borrow, default)]
    connections: Option<Vec<&'a RawValue>>,
    #[serde(borrow, default)]
    loops: Option<Vec<&'a RawValue>>,
}

struct Reading<'a> {
    net: Net,
    text: &'a str,
    /// As far as lines were counted, and their number.
    counted: (usize, usize),
}

/// Reads a file. Connections name elements by id or label; a label that no element has is a new element, as in Kumu.
pub(super) fn read(bytes: &[u8]) -> Result<Source, Why> {
    let decoded = decode(bytes, None);
    let file: File<'_> = serde_json::from_str(&decoded.text)
        .map_err(|error| Bad::Broken { line: error.line(), said: error.to_string() })?;
    let (Some(elements), connections) = (file.elements, file.connections.unwrap_or_default()) else {
        return Err(Bad::NoNetwork.into());
    };
    let mut reading = Reading { net: Net::default(), text: &decoded.text, counted: (0, 1) };
    if let Some(line) = decoded.strange {
        reading.net.miss(line, Bad::Letters);
    }
    for (raw, line) in reading.lines(elements) {
        match serde_json::from_str::<Map<String, Value>>(raw.get()) {
            Ok(fields) => reading.element(fields, line),
            Err(error) => reading.net.miss(line, Bad::Broken { line, said: error.to_string() }),
        }
    }
    let mut names = reading.names();
    for (raw, line) in reading.lines(connections) {
        match serde_json::from_str::<Map<String, Value>>(raw.get()) {
            Ok(fields) => reading.connection(fields, line, &mut names),
            Err(error) => reading.net.miss(line, Bad::Broken { line, said: error.to_string() }),
        }
    }
    if let Some((_, line)) = reading.lines(file.loops.unwrap_or_default()).first() {
        reading.net.skip(*line, "loops");
    }
    reading.net.sheets()
}

impl<'a> Reading<'a> {
    /// The values with their lines: where they lie in the text says how many line ends come before.
    fn lines(&mut self, values: Vec<&'a RawValue>) -> Vec<(&'a RawValue, usize)> {
        let start = self.text.as_ptr().addr();
        let mut lines = Vec::with_capacity(values.len());
        for value in values {
            let at = value.get().as_ptr().addr().saturating_sub(start);
            let (from, line) = self.counted;
            if at < from {
                // Connections may stand before the elements.
                self.counted = (0, 1);
            }
            let (from, line) = if at < from { (0, 1) } else { (from, line) };
            let passed = self.text.get(from..at).unwrap_or_default();
            self.counted = (at, line + passed.matches('\n').count());
            lines.push((value, self.counted.1));
        }
        lines
    }

    fn element(&mut self, fields: Map<String, Value>, line: usize) {
        let mut vertex = Vertex { line, ..Vertex::default() };
        for (key, value) in flat(fields) {
            match key.to_lowercase().as_str() {
                "id" | "_id" => vertex.id = plain(&value),
                "label" => plain(&value).trim().clone_into(&mut vertex.label),
                _ => field(&mut vertex.values, &mut self.net.of_vertices, &key, &value),
            }
        }
        self.net.push_vertex(vertex);
    }

    /// The elements by id and by label. Elements without an id get their label for one, as connections call them so.
    fn names(&mut self) -> HashMap<String, String> {
        let mut names = HashMap::new();
        let vertices = &mut self.net.vertices;
        for vertex in vertices.iter().filter(|vertex| !vertex.id.is_empty()) {
            names.entry(vertex.id.to_lowercase()).or_insert_with(|| vertex.id.clone());
        }
        for vertex in vertices.iter_mut() {
            if vertex.id.is_empty() {
                vertex.id.clone_from(&vertex.label);
            }
            names.entry(vertex.label.to_lowercase()).or_insert_with(|| vertex.id.clone());
        }
        names
    }

    fn connection(&mut self, fields: Map<String, Value>, line: usize, names: &mut HashMap<String, String>) {
        let (mut from, mut to) = (String::new(), String::new());
        let mut direction = Direction::Undirected;
        let mut values = Vec::new();
        for (key, value) in flat(fields) {
            let columns = &mut self.net.of_edges;
            match key.to_lowercase().as_str() {
                "from" => from = plain(&value),
                "to" => to = plain(&value),
                "direction" => match plain(&value).to_lowercase().as_str() {
                    "directed" => direction = Direction::Directed,
                    "mutual" => direction = Direction::Mutual,
                    "undirected" | "" => {}
                    other => self.net.miss(line, Bad::Word(other.to_owned())),
                },
                "id" | "_id" => join(&mut values, columns.own(ID), text(plain(&value))),
                "label" => join(&mut values, columns.own(LABEL), text(plain(&value))),
                _ => field(&mut values, columns, &key, &value),
            }
        }
        let from = self.end(&from, line, names);
        // Several ends may stand in one, unless that is the name of an element.
        let whole = names.contains_key(&to.trim().to_lowercase());
        let ends = if whole { vec![to.as_str()] } else { to.split('|').collect() };
        self.net.relation();
        for to in ends {
            // Each end takes a copy of all that is said of the connection.
            if self.net.is_full() {
                break;
            }
            let to = self.end(to, line, names);
            let values = values.clone();
            self.net.push_edge(0, Edge { line, from: from.clone(), to, direction, values });
        }
    }

    /// The id of an end; a name that nobody has becomes an element.
    fn end(&mut self, word: &str, line: usize, names: &mut HashMap<String, String>) -> String {
        let word = word.trim();
        if word.is_empty() {
            return String::new();
        }
        let id = names.entry(word.to_lowercase()).or_insert_with(|| {
            let vertex = Vertex { line, id: word.to_owned(), label: word.to_owned(), values: Vec::new() };
            self.net.push_vertex(vertex);
            word.to_owned()
        });
        id.clone()
    }
}

/// The fields, with those of `attributes` among them. Kumu calls the type of a thing in a project by its whole name.
fn flat(fields: Map<String, Value>) -> Vec<(String, Value)> {
    let mut flat = Vec::new();
    for (key, value) in fields {
        match value {
            Value::Object(inner) if key == "attributes" => flat.extend(inner),
            other => flat.push((key, other)),
        }
    }
    for (key, _) in &mut flat {
        if matches!(key.as_str(), "element type" | "connection type") {
            "type".clone_into(key);
        }
    }
    flat
}

fn field(values: &mut Vec<(usize, Cell)>, columns: &mut Columns, key: &str, value: &Value) {
    // One column, however it is written here and there.
    let at = columns.at(key.trim());
    let cell = match value {
        Value::Number(number) => number.as_f64().map_or(Cell::Empty, Cell::Number),
        Value::Bool(truth) => Cell::Truth(*truth),
        other => text(plain(other)),
    };
    if cell != Cell::Empty {
        join(values, at, cell);
    }
}

/// A value as a text; the parts of a list are separated as Kumu does.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join("|"),
        other => other.to_string(),
    }
}
