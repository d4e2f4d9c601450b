//! GEXF 1.3 (gexf.net), for Gephi: with colours by kind, and the days from which and to which a tie is there.

use super::graph::{Edge, Graph, OF_EDGES, OF_VERTICES, Vertex, colour};
use super::xml::Xml;
use crate::model::{Day, Lang, PartnershipMap};

/// The network, undirected and with dates; the weight is the rung, and a rung that was not assessed has none.
pub(super) fn gexf(map: &PartnershipMap, lang: Lang, today: Day) -> Result<Vec<u8>, String> {
    let graph = Graph::new(map, lang);
    let mut xml = Xml::new()?;
    let spaces =
        [("xmlns", "http://gexf.net/1.3"), ("xmlns:viz", "http://gexf.net/1.3/viz"), ("version", "1.3")];
    xml.open("gexf", &spaces)?;
    xml.open("meta", &[("lastmodifieddate", &today.to_string())])?;
    xml.text("creator", &[], "Simpul")?;
    xml.text("description", &[], &map.info.title)?;
    xml.close()?;
    xml.open("graph", &[("defaultedgetype", "undirected"), ("mode", "dynamic"), ("timeformat", "date")])?;
    for (class, names) in [("node", &OF_VERTICES[..]), ("edge", &OF_EDGES[..])] {
        xml.open("attributes", &[("class", class)])?;
        for name in names {
            xml.empty("attribute", &[("id", name), ("title", name), ("type", "string")])?;
        }
        xml.close()?;
    }
    xml.open("nodes", &[])?;
    for one in &graph.vertices {
        vertex(&mut xml, one)?;
    }
    xml.close()?;
    xml.open("edges", &[])?;
    for one in &graph.edges {
        edge(&mut xml, &graph, one)?;
    }
    xml.done()
}

fn vertex(xml: &mut Xml, one: &Vertex) -> Result<(), String> {
    xml.open("node", &[("id", &one.id), ("label", &one.name)])?;
    values(xml, &one.codes)?;
    let share = |at: usize| u8::from_str_radix(colour(one.kind).get(at..at + 2)?, 16).ok();
    let [red, green, blue] = [1, 3, 5].map(|at| share(at).unwrap_or(0).to_string());
    xml.empty("viz:color", &[("r", &red), ("g", &green), ("b", &blue)])?;
    xml.close()
}

fn edge(xml: &mut Xml, graph: &Graph, one: &Edge) -> Result<(), String> {
    let end = |at: usize| graph.vertices.get(at).map_or("", |one| one.id.as_str());
    let weight = one.rung.map(|rung| rung.digit().to_string());
    let [start, stop] = [one.start, one.end].map(|day| day.map(|day| day.to_string()));
    let mut attributes = vec![
        ("id", one.id.as_str()),
        ("source", end(one.ends.0)),
        ("target", end(one.ends.1)),
        ("label", one.name.as_str()),
    ];
    attributes.extend(weight.as_deref().map(|weight| ("weight", weight)));
    attributes.extend(start.as_deref().map(|day| ("start", day)));
    attributes.extend(stop.as_deref().map(|day| ("end", day)));
    xml.open("edge", &attributes)?;
    values(xml, &one.codes)?;
    xml.close()
}

fn values(xml: &mut Xml, codes: &[(&'static str, String)]) -> Result<(), String> {
    xml.open("attvalues", &[])?;
    for (name, value) in codes {
        xml.empty("attvalue", &[("for", name), ("value", value)])?;
    }
    xml.close()
}
