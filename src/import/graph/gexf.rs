//! GEXF 1.1 to 1.3 (gexf.net), as Gephi and networkx write it.

use super::net::{
    Column, Columns, Direction, Edge, GROUP, Kind, Net, Value, Vertex, WEIGHT, number, put, text,
};
use super::xml::{Document, Element, Part, decoded};
use crate::import::{Cell, ID, LABEL, Source, Why};
use crate::model::Day;
use crate::trouble::BadNetwork as Bad;

/// Parts that say how something looks, or when it was there.
const LEFT_OUT: [&str; 10] =
    ["color", "position", "size", "shape", "thickness", "spells", "spell", "slices", "parents", "meta"];

/// Where the reader is.
enum Place {
    /// In an element whose parts are read, but are not its own.
    Around,
    /// Among declarations of values: of edges, or else of vertices.
    Declared { of_edges: bool },
    /// In a vertex.
    Vertex(usize),
    /// In an edge.
    Edge(usize),
}

#[derive(Default)]
struct Reading {
    net: Net,
    places: Vec<Place>,
    graphs: usize,
    default: Option<Direction>,
    /// The vertices that are open, the innermost last.
    inside: Vec<usize>,
}

/// Reads a network. Vertices inside vertices become the column `Group`; looks and times of values are left out, of a
/// value that changes in time the last one counts.
pub(super) fn read(bytes: &[u8]) -> Result<Source, Why> {
    let mut reading = Reading::default();
    let text = decoded(bytes, &mut reading.net);
    let mut document = Document::new(&text);
    while let Some(part) = document.next(&mut reading.net)? {
        match part {
            Part::Open(element) => reading.open(&mut document, &element)?,
            Part::Close => {
                if let Some(Place::Vertex(_)) = reading.places.pop() {
                    reading.inside.pop();
                }
            }
            Part::Text(_) => {}
        }
    }
    reading.net.sheets()
}

impl Reading {
    fn open(&mut self, document: &mut Document<'_>, element: &Element<'_>) -> Result<(), Why> {
        match (element.name(), self.places.last()) {
            ("gexf", None) => self.places.push(Place::Around),
            (_, None) => return Err(Bad::NoNetwork.into()),
            ("graph", _) if self.graphs > 0 => {
                self.net.miss(element.line, Bad::Second);
                document.leave(&mut self.net)?;
            }
            ("graph", _) => {
                let word = element.attribute("defaultedgetype", &mut self.net).unwrap_or_default();
                self.default = direction(&word);
                self.graphs += 1;
                self.places.push(Place::Around);
            }
            ("attributes", _) => {
                let class = element.attribute("class", &mut self.net);
                self.places.push(Place::Declared { of_edges: class.is_some_and(|class| class == "edge") });
            }
            ("attribute", Some(Place::Declared { of_edges })) => {
                let of_edges = *of_edges;
                self.declare(document, element, of_edges)?;
            }
            ("nodes" | "edges" | "attvalues", _) => {
                // What lies in a list belongs to whoever has the list.
                let place = match self.places.last() {
                    Some(Place::Vertex(at)) if element.name() == "attvalues" => Place::Vertex(*at),
                    Some(Place::Edge(at)) if element.name() == "attvalues" => Place::Edge(*at),
                    _ => Place::Around,
                };
                if let Place::Vertex(at) = place {
                    self.inside.push(at);
                }
                self.places.push(place);
            }
            ("node", _) => self.vertex(element),
            ("edge", _) => self.edge(element),
            ("attvalue", Some(Place::Vertex(_) | Place::Edge(_))) => {
                self.value(element);
                document.leave(&mut self.net)?;
            }
            (name, _) => {
                if !LEFT_OUT.contains(&name) {
                    self.net.skip(element.line, name);
                }
                document.leave(&mut self.net)?;
            }
        }
        Ok(())
    }

    fn declare(
        &mut self,
        document: &mut Document<'_>,
        element: &Element<'_>,
        of_edges: bool,
    ) -> Result<(), Why> {
        let mut said = |name: &str| element.attribute(name, &mut self.net).unwrap_or_default();
        let (id, title, kind) = (said("id"), said("title"), said("type"));
        let kind = match kind.as_str() {
            "integer" | "long" | "float" | "double" | "short" | "byte" => Kind::Number,
            "boolean" => Kind::Truth,
            _ => Kind::Text,
        };
        let mut default = None;
        document.texts(&mut self.net, |name, text| {
            if name == "default" && !text.trim().is_empty() {
                default = Some(text.trim().to_owned());
            }
        })?;
        let columns = if of_edges { &mut self.net.of_edges } else { &mut self.net.of_vertices };
        columns
            .declare(&id, Column { name: if title.is_empty() { id.clone() } else { title }, kind, default });
        Ok(())
    }

    fn vertex(&mut self, element: &Element<'_>) {
        let mut said = |name: &str| element.attribute(name, &mut self.net).unwrap_or_default();
        let (id, label, parent) = (said("id"), said("label"), said("pid"));
        let outer = self.inside.last().and_then(|at| self.net.vertices.get(*at));
        let outer = outer.filter(|_| parent.is_empty() && !self.net.is_full());
        let group = outer.map_or(parent, |outer| outer.id.clone());
        let mut values = Vec::new();
        put(&mut values, self.net.of_vertices.own(GROUP), text(group));
        times(element, &mut self.net, |net| &mut net.of_vertices, &mut values);
        self.places.push(Place::Vertex(self.net.vertices.len()));
        self.inside.push(self.net.vertices.len());
        self.net.push_vertex(Vertex { line: element.line, id, label, values });
    }

    fn edge(&mut self, element: &Element<'_>) {
        let mut said = |name: &str| element.attribute(name, &mut self.net).unwrap_or_default();
        let [id, from, to, label, weight, kind, word] =
            ["id", "source", "target", "label", "weight", "kind", "type"].map(&mut said);
        let columns = &mut self.net.of_edges;
        let mut values = Vec::new();
        for (name, value) in [(ID, id), (LABEL, label), ("Kind", kind)] {
            put(&mut values, columns.own(name), text(value));
        }
        put(&mut values, columns.own(WEIGHT), number(&weight));
        times(element, &mut self.net, |net| &mut net.of_edges, &mut values);
        let direction = direction(&word).or(self.default).unwrap_or(Direction::Undirected);
        self.places.push(Place::Edge(self.net.relation().edges.len()));
        self.net.push_edge(0, Edge { line: element.line, from, to, direction, values });
    }

    fn value(&mut self, element: &Element<'_>) {
        let mut said = |name: &str| element.attribute(name, &mut self.net);
        // Version 1.1 called it `id`.
        let (key, value) = (said("for").or_else(|| said("id")).unwrap_or_default(), said("value"));
        let net = &mut self.net;
        let value = value.unwrap_or_default();
        if !net.has_room(1, value.len()) {
            return;
        }
        let cell = text(value);
        match self.places.last() {
            Some(Place::Vertex(at)) => {
                let place = net.of_vertices.at(&key);
                if let Some(vertex) = net.vertices.get_mut(*at) {
                    put(&mut vertex.values, place, cell);
                }
            }
            Some(Place::Edge(at)) => {
                let (place, at) = (net.of_edges.at(&key), *at);
                if let Some(edge) = net.relation().edges.get_mut(at) {
                    put(&mut edge.values, place, cell);
                }
            }
            _ => {}
        }
    }
}

/// The first and the last day of a vertex or edge.
fn times(
    element: &Element<'_>,
    net: &mut Net,
    columns: impl Fn(&mut Net) -> &mut Columns,
    values: &mut Vec<Value>,
) {
    for (attribute, name) in [("start", "Start"), ("end", "End")] {
        if let Some(word) = element.attribute(attribute, net) {
            let day = word.get(..10).and_then(Day::parse);
            put(values, columns(net).own(name), day.map_or_else(|| text(word), Cell::Day));
        }
    }
}

fn direction(word: &str) -> Option<Direction> {
    match word.to_ascii_lowercase().as_str() {
        "directed" | "dir" => Some(Direction::Directed),
        "undirected" | "undir" => Some(Direction::Undirected),
        "mutual" | "double" => Some(Direction::Mutual),
        _ => None,
    }
}
