//! The shape of the whole: what would fall apart without whom, who stands in the thick of it, which groups
//! there are. What rustworkx and leiden-rs offer is theirs.

use leiden_rs::{GraphDataBuilder, Leiden, LeidenConfig};
use petgraph::graph::UnGraph;
use rustworkx_core::centrality::eigenvector_centrality;
use rustworkx_core::connectivity::{articulation_points, bridges, core_number};

use crate::network::{Adjacency, Vertex};

/// What an undirected graph hangs on.
pub(super) struct Shape {
    /// Whether the rest falls apart without a vertex (articulation points, Hopcroft and Tarjan 1973).
    pub(super) cut: Vec<bool>,
    /// Ties without which a part falls off, by their ends, the smaller first.
    pub(super) bridges: Vec<(Vertex, Vertex)>,
    /// The largest k such that a vertex belongs to a group in which everybody has k ties (Seidman 1983).
    pub(super) core: Vec<usize>,
}

/// The graph as the library wants it.
fn plain(graph: &Adjacency) -> UnGraph<(), (), Vertex> {
    let mut plain = UnGraph::with_capacity(graph.size(), graph.edge_count());
    for _ in graph.vertices() {
        plain.add_node(());
    }
    plain.extend_with_edges(graph.edges());
    plain
}

/// The vertices of an undirected graph without which the rest falls apart (Hopcroft and Tarjan 1973), in rising order.
pub fn cut_points(graph: &Adjacency) -> Vec<Vertex> {
    let found = articulation_points(&plain(graph), None);
    let mut found: Vec<Vertex> =
        found.into_iter().filter_map(|node| Vertex::try_from(node.index()).ok()).collect();
    found.sort_unstable();
    found
}

/// The shape of an undirected graph.
pub(super) fn shape(graph: &Adjacency) -> Shape {
    let plain = plain(graph);
    let number = |node: petgraph::graph::NodeIndex<Vertex>| node.index();
    let mut cut = vec![false; graph.size()];
    for vertex in cut_points(graph) {
        cut[vertex as usize] = true;
    }
    let mut core = vec![0; graph.size()];
    core_number(&plain).into_iter().for_each(|(node, k)| core[number(node)] = k);
    let end = |node| Vertex::try_from(number(node)).unwrap_or(Vertex::MAX);
    let mut found: Vec<_> = bridges(&plain)
        .into_iter()
        .map(|(one, other)| (end(one).min(end(other)), end(one).max(end(other))))
        .collect();
    found.sort_unstable();
    Shape { cut, bridges: found, core }
}

/// Eigenvector centrality (Bonacich 1972): a vertex counts as much as its neighbours do; the largest is 1.
/// Nothing without ties, or when the search for it does not settle.
pub(super) fn eigenvector(graph: &Adjacency) -> Option<Vec<f64>> {
    if graph.edge_count() == 0 {
        return None;
    }
    let weight = |_| Ok::<_, std::convert::Infallible>(1.0);
    let Ok(found) = eigenvector_centrality(graph.rows(), weight, Some(10_000), Some(1e-9));
    let found = found?;
    let largest = found.iter().copied().fold(0.0, f64::max);
    (largest > 0.0).then(|| found.iter().map(|value| value / largest).collect())
}

/// The community of each vertex of an undirected graph by the Leiden method (Traag, Waltman and van Eck 2019) for
/// modularity, with a fixed seed; numbered from 0 by size, the largest first, equal ones by their first vertex.
pub fn communities(graph: &Adjacency) -> Vec<u32> {
    let found = leiden(graph).unwrap_or_else(|| graph.components());
    let count = found.iter().max().map_or(0, |last| *last as usize + 1);
    let mut sizes = vec![(0_usize, usize::MAX); count];
    for (vertex, community) in found.iter().enumerate() {
        let (size, first) = &mut sizes[*community as usize];
        *size += 1;
        *first = vertex.min(*first);
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|community| (std::cmp::Reverse(sizes[*community].0), sizes[*community].1));
    let mut rank = vec![0; count];
    for (place, community) in (0..).zip(order) {
        rank[community] = place;
    }
    found.into_iter().map(|community| rank[community as usize]).collect()
}

/// Nothing where there is nothing to group.
fn leiden(graph: &Adjacency) -> Option<Vec<u32>> {
    if graph.edge_count() == 0 {
        return None;
    }
    let mut data = GraphDataBuilder::new(graph.size());
    for (from, to) in graph.edges() {
        data.add_edge(from as usize, to as usize, 1.0).ok()?;
    }
    let config = LeidenConfig::builder().seed(1).build();
    let found = Leiden::new(config).run(&data.build().ok()?).ok()?;
    found.partition.as_slice().iter().map(|community| u32::try_from(*community).ok()).collect()
}

/// Newman and Girvan's modularity (2004) of a grouping: the share of ties within groups, less the share to be
/// expected if the same parties were tied by lot. Nothing without ties.
pub(super) fn modularity(graph: &Adjacency, groups: &[u32]) -> Option<f64> {
    let ties = super::float(graph.edge_count());
    if ties == 0.0 {
        return None;
    }
    let count = groups.iter().max().map_or(0, |last| *last as usize + 1);
    let (mut within, mut degrees) = (0.0, vec![0.0; count]);
    for vertex in graph.vertices() {
        degrees[groups[vertex as usize] as usize] += super::float(graph.degree(vertex));
    }
    for (from, to) in graph.edges() {
        if groups[from as usize] == groups[to as usize] {
            within += 1.0;
        }
    }
    let expected: f64 = degrees.iter().map(|sum| (sum / (2.0 * ties)).powi(2)).sum();
    Some(within / ties - expected)
}
