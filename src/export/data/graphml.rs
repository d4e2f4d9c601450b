//! `GraphML` (graphdrawing.org), which networkx, Gephi, yEd and igraph read.

use super::graph::{Graph, OF_EDGES, OF_VERTICES, kind_name};
use super::xml::Xml;
use crate::model::{Lang, PartnershipMap};

/// The network, undirected; a rung that was not assessed has no weight.
pub(super) fn graphml(map: &PartnershipMap, lang: Lang) -> Result<Vec<u8>, String> {
    let graph = Graph::new(map, lang);
    let mut xml = Xml::new()?;
    xml.open("graphml", &[("xmlns", "http://graphml.graphdrawing.org/xmlns")])?;
    for name in ["label", "kind_name"].iter().chain(&OF_VERTICES) {
        key(&mut xml, "n", "node", name, "string")?;
    }
    for name in ["label", "rung_name"].iter().chain(&OF_EDGES) {
        key(&mut xml, "e", "edge", name, "string")?;
    }
    key(&mut xml, "e", "edge", "weight", "int")?;
    xml.open("graph", &[("id", map.info.id.as_str()), ("edgedefault", "undirected")])?;
    for vertex in &graph.vertices {
        xml.open("node", &[("id", &vertex.id)])?;
        data(&mut xml, "n", "label", &vertex.name)?;
        data(&mut xml, "n", "kind_name", kind_name(vertex, lang))?;
        for (name, value) in &vertex.codes {
            data(&mut xml, "n", name, value)?;
        }
        xml.close()?;
    }
    for edge in &graph.edges {
        let ends =
            [edge.ends.0, edge.ends.1].map(|at| graph.vertices.get(at).map_or("", |one| one.id.as_str()));
        xml.open("edge", &[("id", &edge.id), ("source", ends[0]), ("target", ends[1])])?;
        data(&mut xml, "e", "label", &edge.name)?;
        data(&mut xml, "e", "rung_name", &edge.rung_name)?;
        for (name, value) in &edge.codes {
            data(&mut xml, "e", name, value)?;
        }
        if let Some(rung) = edge.rung {
            data(&mut xml, "e", "weight", &rung.digit().to_string())?;
        }
        xml.close()?;
    }
    xml.done()
}

fn key(xml: &mut Xml, of: &str, what: &str, name: &str, kind: &str) -> Result<(), String> {
    let id = format!("{of}_{name}");
    xml.empty("key", &[("id", &id), ("for", what), ("attr.name", name), ("attr.type", kind)])
}

fn data(xml: &mut Xml, of: &str, name: &str, value: &str) -> Result<(), String> {
    let id = format!("{of}_{name}");
    xml.text("data", &[("key", &id)], value)
}
