//! The network as vertices and edges: a vertex a party, an edge for each pair of members of each partnership.

use std::collections::HashMap;

use crate::export::picture::{Palette, Tone};
use crate::locale::{Label as _, labels};
use crate::model::*;

/// The network of a map.
pub(super) struct Graph {
    pub vertices: Vec<Vertex>,
    pub edges: Vec<Edge>,
}

/// A party.
pub(super) struct Vertex {
    pub id: String,
    pub name: String,
    pub kind: ActorKind,
    /// Codes by key, as in the file; what is not known has none.
    pub codes: Vec<(&'static str, String)>,
}

/// A pair of members of a partnership.
pub(super) struct Edge {
    pub id: String,
    /// Places among the vertices.
    pub ends: (usize, usize),
    pub name: String,
    pub partnership: String,
    pub rung: Option<Rung>,
    /// The rung in words, or that it was not assessed.
    pub rung_name: String,
    pub codes: Vec<(&'static str, String)>,
    /// The first day of its history, or of the partnership.
    pub start: Option<Day>,
    pub end: Option<Day>,
}

/// The keys of vertices, for formats that declare them.
pub(super) const OF_VERTICES: [&str; 6] = ["kind", "sector", "level", "formality", "status", "subtype"];
/// The keys of edges.
pub(super) const OF_EDGES: [&str; 5] = ["partnership", "rung", "status", "purpose", "since"];

impl Graph {
    pub(super) fn new(map: &PartnershipMap, lang: Lang) -> Self {
        let vertices: Vec<Vertex> = map.actors.iter().map(vertex).collect();
        let places: HashMap<&Id, usize> =
            map.actors.iter().enumerate().map(|(at, one)| (&one.id, at)).collect();
        let mut edges = Vec::new();
        for one in map.partnerships.iter() {
            let mut members: Vec<usize> =
                one.members.iter().filter_map(|id| places.get(id).copied()).collect();
            // A party is not tied to itself, and a pair stands once.
            members.sort_unstable();
            members.dedup();
            for (at, from) in members.iter().enumerate() {
                for to in members.iter().skip(at + 1) {
                    edges.push(edge(one, (*from, *to), edges.len(), lang));
                }
            }
        }
        Self { vertices, edges }
    }
}

fn vertex(one: &Actor) -> Vertex {
    let codes = [
        ("kind", Some(one.kind.code().to_owned())),
        ("sector", one.sector.map(|code| code.code().to_owned())),
        ("level", one.level.map(|code| code.code().to_owned())),
        ("formality", one.formality.map(|code| code.code().to_owned())),
        ("status", one.status.map(|code| code.code().to_owned())),
        ("subtype", one.subtype.clone()),
    ];
    let codes = codes.into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
    Vertex { id: one.id.to_string(), name: one.name.clone(), kind: one.kind, codes }
}

fn edge(one: &Partnership, ends: (usize, usize), at: usize, lang: Lang) -> Edge {
    let purposes: Vec<&str> = one.purpose.iter().map(|code| code.code()).collect();
    let codes = [
        ("partnership", Some(one.id.to_string())),
        ("rung", one.rung().map(|rung| rung.code().to_owned())),
        ("status", one.status.map(|code| code.code().to_owned())),
        ("purpose", Some(purposes.join(";")).filter(|text| !text.is_empty())),
        ("since", one.since().map(|day| day.to_string())),
    ];
    Edge {
        id: format!("e{at}"),
        ends,
        name: one.name.clone(),
        partnership: one.id.to_string(),
        rung: one.rung(),
        rung_name: labels::rung(one.rung(), lang),
        codes: codes.into_iter().filter_map(|(key, value)| Some((key, value?))).collect(),
        start: one.by_date().first().map(|entry| entry.date).or(one.start),
        end: one.end,
    }
}

impl Vertex {
    /// The code of its kind.
    pub(super) fn kind_code(&self) -> &'static str {
        self.kind.code()
    }
}

/// The kind of a party in words.
pub(super) fn kind_name(vertex: &Vertex, lang: Lang) -> &'static str {
    vertex.kind.label(lang)
}

/// The colour of a kind, that of the pictures, such as `#1457a8`.
pub(super) fn colour(kind: ActorKind) -> &'static str {
    Palette::of(Tone::Light).kind(kind)
}
