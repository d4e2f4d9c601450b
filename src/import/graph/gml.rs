//! GML (Himsolt 1996, *GML: a portable graph file format*), as networkx, igraph, Gephi and yEd write it.

use super::net::{Direction, Edge, GROUP, Net, Value, Vertex, join, number, text};
use super::references;
use crate::import::decode::decode;
use crate::import::limits::DEEPEST;
use crate::import::{Cell, ID, LABEL, Source, Why};
use crate::trouble::BadNetwork as Bad;

/// The longest name of a value; longer ones are cut.
const LONGEST: usize = 64;

/// Records that say how something looks.
const LEFT_OUT: [&str; 3] = ["graphics", "labelgraphics", "edgeanchor"];

#[derive(Debug, PartialEq)]
enum Token<'a> {
    /// A bare word: a key, or a value that is no number.
    Word(&'a str),
    /// In quotation marks, with its references as they are written.
    Text(&'a str),
    Open,
    Close,
}

struct Tokens<'a> {
    rest: &'a str,
    line: usize,
    /// Whether a text has no second mark, so that nothing can be told behind it.
    open_ended: bool,
}

impl<'a> Tokens<'a> {
    fn new(text: &'a str) -> Self {
        Self { rest: text, line: 1, open_ended: false }
    }

    fn pass(&mut self, length: usize) -> &'a str {
        let (passed, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.line += passed.matches('\n').count();
        self.rest = rest;
        passed
    }

    /// The next token with its line.
    fn next(&mut self) -> Option<(usize, Token<'a>)> {
        loop {
            let start = self.rest.find(|c: char| !c.is_whitespace())?;
            self.pass(start);
            if !self.rest.starts_with('#') {
                break;
            }
            let end = self.rest.find('\n').unwrap_or(self.rest.len());
            self.pass(end);
        }
        let line = self.line;
        let token = match self.rest.chars().next()? {
            '[' => Token::Open,
            ']' => Token::Close,
            '"' => {
                let inside = self.rest.get(1..).unwrap_or_default();
                let end = inside.find('"');
                self.open_ended |= end.is_none();
                let text = inside.get(..end.unwrap_or(inside.len())).unwrap_or_default();
                self.pass(text.len() + 2);
                return Some((line, Token::Text(text)));
            }
            _ => {
                let end = self.rest.find(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '"'));
                return Some((line, Token::Word(self.pass(end.unwrap_or(self.rest.len())))));
            }
        };
        self.pass(1);
        Some((line, token))
    }
}

/// Whether a text begins as GML does: some keys with values, then the graph.
pub(super) fn begins(head: &str) -> bool {
    let mut tokens = Tokens::new(head);
    for _ in 0..20 {
        let (Some((_, Token::Word(key))), Some((_, value))) = (tokens.next(), tokens.next()) else {
            return false;
        };
        match value {
            Token::Open => return key.eq_ignore_ascii_case("graph"),
            Token::Close => return false,
            Token::Word(_) | Token::Text(_) => {}
        }
    }
    false
}

/// Where the reader is.
enum Place {
    Root,
    Graph,
    /// In a vertex, or a record inside with the names of the records around.
    Vertex(String),
    Edge(String),
    /// In something that is not read.
    Other,
}

/// Reads a network. Records inside vertices and edges become columns such as `address.city`; looks are left out.
pub(super) fn read(bytes: &[u8]) -> Result<Source, Why> {
    let decoded = decode(bytes, None);
    let mut reading = Reading { net: Net::default(), graphs: 0, directed: false };
    if let Some(line) = decoded.strange {
        reading.net.miss(line, Bad::Letters);
    }
    let mut tokens = Tokens::new(&decoded.text);
    let mut places = vec![Place::Root];
    while let Some((line, token)) = tokens.next() {
        let key = match token {
            Token::Word(key) => key,
            Token::Close if places.len() > 1 => {
                places.pop();
                continue;
            }
            Token::Close => {
                reading.net.miss(line, Bad::Word("]".to_owned()));
                continue;
            }
            Token::Text(_) | Token::Open => {
                let word = if let Token::Text(text) = token { text } else { "[" };
                reading.net.miss(line, Bad::Word(word.to_owned()));
                if token == Token::Open {
                    places.push(Place::Other);
                }
                continue;
            }
        };
        let Some((_, value)) = tokens.next() else { break };
        let Some(place) = places.last() else { break };
        match value {
            Token::Open => {
                let inner = reading.begin(place, key, line);
                places.push(inner);
            }
            Token::Close => {
                reading.net.miss(line, Bad::Word(key.to_owned()));
                places.pop();
                if places.is_empty() {
                    places.push(Place::Root);
                }
            }
            Token::Word(word) => reading.value(place, key, number(word), word),
            Token::Text(word) => {
                let known = references::resolved(word, |name| reading.net.reference(line, name)).into_owned();
                reading.value(place, key, text(known.clone()), &known);
            }
        }
        if places.len() > DEEPEST {
            return Err(Bad::TooDeep.into());
        }
    }
    if tokens.open_ended || places.len() > 1 {
        return Err(Bad::Broken { line: tokens.line, said: String::new() }.into());
    }
    reading.done()
}

struct Reading {
    net: Net,
    graphs: usize,
    directed: bool,
}

impl Reading {
    /// A record begins.
    fn begin(&mut self, place: &Place, key: &str, line: usize) -> Place {
        let name = key.to_ascii_lowercase();
        match (place, name.as_str()) {
            (Place::Root, "graph") if self.graphs == 0 => {
                self.graphs += 1;
                Place::Graph
            }
            (Place::Root, "graph") => {
                self.net.miss(line, Bad::Second);
                Place::Other
            }
            (Place::Graph, "node") => {
                self.net.push_vertex(Vertex { line, ..Vertex::default() });
                Place::Vertex(String::new())
            }
            (Place::Graph, "edge") => {
                let direction = Direction::Undirected;
                let ends = [String::new(), String::new()];
                let [from, to] = ends;
                self.net.relation();
                self.net.push_edge(0, Edge { line, from, to, direction, values: Vec::new() });
                Place::Edge(String::new())
            }
            (Place::Other, _) => Place::Other,
            (_, name) if LEFT_OUT.contains(&name) => Place::Other,
            (Place::Vertex(around), _) if around.len() < LONGEST => Place::Vertex(inside(around, key) + "."),
            (Place::Edge(around), _) if around.len() < LONGEST => Place::Edge(inside(around, key) + "."),
            _ => {
                self.net.skip(line, key);
                Place::Other
            }
        }
    }

    fn value(&mut self, place: &Place, key: &str, cell: Cell, word: &str) {
        let name = key.to_ascii_lowercase();
        let kept = matches!(place, Place::Vertex(_) | Place::Edge(_));
        if kept && !self.net.has_room(1, word.len()) {
            return;
        }
        match place {
            Place::Graph if name == "directed" => self.directed = word == "1",
            Place::Vertex(around) => {
                let Some(vertex) = self.net.vertices.last_mut() else { return };
                match name.as_str() {
                    "id" if around.is_empty() => word.clone_into(&mut vertex.id),
                    "label" if around.is_empty() => word.clone_into(&mut vertex.label),
                    // yEd marks groups, and names the group of a vertex by its id.
                    "isgroup" if around.is_empty() => {}
                    "gid" if around.is_empty() => {
                        let at = self.net.of_vertices.own(GROUP);
                        join(&mut vertex.values, at, Cell::Text(word.to_owned()));
                    }
                    _ => add(&mut vertex.values, self.net.of_vertices.at(&inside(around, key)), cell),
                }
            }
            Place::Edge(around) => {
                let at = match name.as_str() {
                    "id" if around.is_empty() => self.net.of_edges.own(ID),
                    "label" if around.is_empty() => self.net.of_edges.own(LABEL),
                    _ => self.net.of_edges.at(&inside(around, key)),
                };
                let Some(edge) = self.net.relation().edges.last_mut() else { return };
                match name.as_str() {
                    "source" if around.is_empty() => word.clone_into(&mut edge.from),
                    "target" if around.is_empty() => word.clone_into(&mut edge.to),
                    _ => add(&mut edge.values, at, cell),
                }
            }
            // Who wrote the file, its version, a comment: not of the network.
            Place::Root | Place::Graph | Place::Other => {}
        }
    }

    fn done(mut self) -> Result<Source, Why> {
        // The word may stand behind the edges.
        let direction = Direction::of(self.directed);
        for relation in &mut self.net.relations {
            relation.edges.iter_mut().for_each(|edge| edge.direction = direction);
        }
        self.net.sheets()
    }
}

fn add(values: &mut Vec<Value>, at: usize, cell: Cell) {
    if cell != Cell::Empty {
        join(values, at, cell);
    }
}

/// The name of a value inside records, at most [`LONGEST`] bytes long.
fn inside(around: &str, key: &str) -> String {
    let mut name = format!("{around}{}", key.get(..key.floor_char_boundary(LONGEST)).unwrap_or_default());
    name.truncate(name.floor_char_boundary(2 * LONGEST));
    name
}
