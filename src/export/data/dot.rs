//! DOT, the language of Graphviz.
//!
//! Written here: the writer of the graph library stands behind the wall of its room and would still leave the
//! escaping of attributes to its caller, which is all that there is to DOT.

use std::fmt::Write as _;

use super::graph::{Graph, colour};
use crate::locale::clean;
use crate::model::{Lang, PartnershipMap, Rung};

/// The network, undirected; the line of a tie says its rung without colour.
pub(super) fn dot(map: &PartnershipMap, lang: Lang) -> String {
    let graph = Graph::new(map, lang);
    let mut out = format!("graph {} {{\n  node [shape=box, style=rounded];\n", quoted(map.info.id.as_str()));
    for vertex in &graph.vertices {
        let _ = write!(out, "  {} [label={}, ", quoted(&vertex.id), quoted(&vertex.name));
        let colour = quoted(colour(vertex.kind));
        let _ = writeln!(out, "kind={}, color={colour}];", quoted(vertex.kind_code()));
    }
    for edge in &graph.edges {
        let end = |at: usize| quoted(graph.vertices.get(at).map_or("", |one| one.id.as_str()));
        let _ = write!(out, "  {} -- {} [", end(edge.ends.0), end(edge.ends.1));
        let _ = write!(out, "partnership={}, tooltip={}", quoted(&edge.partnership), quoted(&edge.name));
        let (style, width) = line(edge.rung);
        let _ = write!(out, ", style={style}, penwidth={width}");
        if let Some(rung) = edge.rung {
            let _ = write!(out, ", weight={}, rung={}", rung.digit(), quoted(&edge.rung_name));
        }
        out.push_str("];\n");
    }
    out.push_str("}\n");
    out
}

/// Style and width by rung: as in the pictures, as far as Graphviz can. It has no zigzag, so competition is bold dots.
fn line(rung: Option<Rung>) -> (&'static str, &'static str) {
    match rung {
        None => ("dotted", "0.5"),
        Some(Rung::Competition) => ("dotted", "1.5"),
        Some(Rung::Communication) => ("dashed", "0.7"),
        Some(Rung::Cooperation) => ("dashed", "1"),
        Some(Rung::Coordination) => ("solid", "1"),
        Some(Rung::Collaboration) => ("solid", "2"),
        Some(Rung::Confederation) => ("solid", "4"),
    }
}

/// The longest string, in characters: Graphviz reads none of more than 16 KiB.
const LONGEST: usize = 2_000;

/// A quoted string: a quotation mark could end it, and a backslash would begin an escape of its own.
fn quoted(text: &str) -> String {
    let text: String = clean(text).chars().take(LONGEST).collect();
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
