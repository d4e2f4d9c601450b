//! `GraphML` (graphdrawing.org, *`GraphML` primer*), with the labels of yEd.

use super::net::{Column, Direction, Edge, GROUP, Kind, Net, Vertex, join, text};
use super::xml::{Document, Element, Part, decoded};
use crate::import::{Cell, ID, Source, Why};
use crate::trouble::BadNetwork as Bad;

const DESCRIPTION: &str = "Description";

/// Where the reader is.
enum Place {
    /// In the first graph, or in a graph inside one of its vertices, with the place of that vertex.
    Graph { directed: bool, group: Option<usize> },
    /// In the vertex that was read last but for those inside of it.
    Vertex(usize),
    /// In the edge that was read last.
    Edge(usize),
    /// In another element, whose parts are read.
    Root,
}

/// Reads a network. Nested graphs become the column `Group`; ports are left out, hyperedges are said.
pub(super) fn read(bytes: &[u8]) -> Result<Source, Why> {
    let mut reading = Reading::default();
    let text = decoded(bytes, &mut reading.net);
    let mut document = Document::new(&text);
    while let Some(part) = document.next(&mut reading.net)? {
        match part {
            Part::Open(element) => reading.open(&mut document, &element)?,
            Part::Close => drop(reading.places.pop()),
            Part::Text(_) => {}
        }
    }
    reading.net.sheets()
}

#[derive(Default)]
struct Reading {
    net: Net,
    places: Vec<Place>,
    graphs: usize,
}

impl Reading {
    fn open(&mut self, document: &mut Document<'_>, element: &Element<'_>) -> Result<(), Why> {
        let line = element.line;
        match (element.name(), self.places.last()) {
            ("graphml", None) => self.places.push(Place::Root),
            (_, None) => return Err(Bad::NoNetwork.into()),
            ("key", _) => self.key(document, element)?,
            ("graph", Some(Place::Root)) if self.graphs > 0 => {
                self.net.miss(line, Bad::Second);
                document.leave(&mut self.net)?;
            }
            ("graph", _) => self.graph(element),
            ("node", Some(Place::Graph { .. })) => self.vertex(element),
            ("edge", Some(Place::Graph { .. })) => self.edge(element),
            ("data", Some(Place::Vertex(_) | Place::Edge(_))) => self.data(document, element)?,
            ("desc", Some(Place::Vertex(_) | Place::Edge(_))) => {
                let said = document.texts(&mut self.net, |_, _| ())?;
                self.value(None, &said);
            }
            ("hyperedge", _) => {
                self.net.miss(line, Bad::Hyperedge);
                document.leave(&mut self.net)?;
            }
            ("port" | "data" | "desc", _) => document.leave(&mut self.net)?,
            (other, _) => {
                self.net.skip(line, other);
                document.leave(&mut self.net)?;
            }
        }
        Ok(())
    }

    /// A declaration of values: of vertices, of edges, or of both.
    fn key(&mut self, document: &mut Document<'_>, element: &Element<'_>) -> Result<(), Why> {
        let mut said = |name: &str| element.attribute(name, &mut self.net);
        let (id, of) = (said("id").unwrap_or_default(), said("for"));
        let name = said("attr.name").unwrap_or_else(|| id.clone());
        let kind = match said("attr.type").unwrap_or_default().as_str() {
            "int" | "integer" | "long" | "float" | "double" => Kind::Number,
            "boolean" => Kind::Truth,
            _ => Kind::Text,
        };
        let mut default = None;
        document.texts(&mut self.net, |name, text| {
            if name == "default" && !text.trim().is_empty() {
                default = Some(text.trim().to_owned());
            }
        })?;
        let of = of.unwrap_or_else(|| "all".to_owned());
        for (what, columns) in [("node", &mut self.net.of_vertices), ("edge", &mut self.net.of_edges)] {
            if of == what || of == "all" {
                columns.declare(&id, Column { name: name.clone(), kind, default: default.clone() });
            }
        }
        Ok(())
    }

    fn graph(&mut self, element: &Element<'_>) {
        let directed = element.attribute("edgedefault", &mut self.net).is_some_and(|word| word == "directed");
        let group = match self.places.last() {
            Some(Place::Vertex(at)) => Some(*at),
            _ => None,
        };
        self.graphs += 1;
        self.places.push(Place::Graph { directed, group });
    }

    fn vertex(&mut self, element: &Element<'_>) {
        let id = element.attribute("id", &mut self.net).unwrap_or_default();
        let mut vertex = Vertex { line: element.line, id, ..Vertex::default() };
        if let Some(Place::Graph { group: Some(group), .. }) = self.places.last()
            && let Some(group) = self.net.vertices.get(*group).filter(|_| !self.net.is_full())
        {
            let at = self.net.of_vertices.own(GROUP);
            vertex.values.push((at, Cell::Text(group.id.clone())));
        }
        self.places.push(Place::Vertex(self.net.vertices.len()));
        self.net.push_vertex(vertex);
    }

    fn edge(&mut self, element: &Element<'_>) {
        let mut said = |name: &str| element.attribute(name, &mut self.net).unwrap_or_default();
        let (id, from, to, own) = (said("id"), said("source"), said("target"), said("directed"));
        let default = matches!(self.places.last(), Some(Place::Graph { directed: true, .. }));
        let directed = match own.as_str() {
            "true" | "1" => true,
            "false" | "0" => false,
            _ => default,
        };
        let at = self.net.of_edges.own(ID);
        let values = vec![(at, text(id))];
        self.places.push(Place::Edge(self.net.relation().edges.len()));
        let direction = Direction::of(directed);
        self.net.push_edge(0, Edge { line: element.line, from, to, direction, values });
    }

    /// A value: its text, and the first label of yEd inside.
    fn data(&mut self, document: &mut Document<'_>, element: &Element<'_>) -> Result<(), Why> {
        let key = element.attribute("key", &mut self.net).unwrap_or_default();
        let mut label = String::new();
        let said = document.texts(&mut self.net, |name, text| {
            if label.is_empty() && matches!(name, "NodeLabel" | "EdgeLabel") {
                text.trim().clone_into(&mut label);
            }
        })?;
        self.value(Some(&key), &said);
        if !label.is_empty() {
            match self.places.last() {
                Some(Place::Vertex(at)) => {
                    if let Some(vertex) = self.net.vertices.get_mut(*at) {
                        vertex.label = label;
                    }
                }
                Some(Place::Edge(at)) => {
                    let (place, at) = (self.net.of_edges.own(crate::import::LABEL), *at);
                    if let Some(edge) = self.net.relation().edges.get_mut(at) {
                        join(&mut edge.values, place, Cell::Text(label));
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A value of the vertex or edge that is being read; without a key it is its description.
    fn value(&mut self, key: Option<&str>, said: &str) {
        let cell = text(said.trim().to_owned());
        if cell == Cell::Empty || !self.net.has_room(1, said.len()) {
            return;
        }
        let net = &mut self.net;
        let (columns, values) = match self.places.last() {
            Some(Place::Vertex(at)) => {
                (&mut net.of_vertices, net.vertices.get_mut(*at).map(|one| &mut one.values))
            }
            Some(Place::Edge(at)) => {
                let edges = net.relations.last_mut().map(|relation| &mut relation.edges);
                (&mut net.of_edges, edges.and_then(|edges| edges.get_mut(*at)).map(|one| &mut one.values))
            }
            _ => return,
        };
        let place = match key {
            Some(key) => columns.at(key),
            None => columns.own(DESCRIPTION),
        };
        if let Some(values) = values {
            join(values, place, cell);
        }
    }
}
