//! A compact simple graph: for each vertex its neighbours, sorted, in one array.

use petgraph::Directed;
use petgraph::csr::Csr;

/// A vertex: a number from 0 up to the size of its graph.
pub type Vertex = u32;

/// A simple graph in compressed rows: no loops, no parallel edges, neighbours in rising order.
///
/// An undirected edge is kept as two arcs, so that a row holds all neighbours of its vertex.
#[derive(Clone, Debug)]
pub struct Adjacency {
    rows: Csr<(), (), Directed, Vertex>,
    directed: bool,
}

impl Adjacency {
    /// An undirected graph of `size` vertices; loops, repeated edges and ends beyond `size` are left out.
    pub fn undirected(size: usize, edges: impl IntoIterator<Item = (Vertex, Vertex)>) -> Self {
        let both = edges.into_iter().flat_map(|(from, to)| [(from, to), (to, from)]).collect();
        Self::of(size, both, false)
    }

    /// A directed graph of `size` vertices; loops, repeated arcs and ends beyond `size` are left out.
    pub fn directed(size: usize, arcs: impl IntoIterator<Item = (Vertex, Vertex)>) -> Self {
        Self::of(size, arcs.into_iter().collect(), true)
    }

    fn of(size: usize, mut arcs: Vec<(Vertex, Vertex)>, directed: bool) -> Self {
        let end = Vertex::try_from(size).unwrap_or(Vertex::MAX);
        arcs.retain(|(from, to)| from != to && *from < end && *to < end);
        arcs.sort_unstable();
        arcs.dedup();
        let mut rows = Csr::from_sorted_edges(&arcs).unwrap_or_else(|_| Csr::new());
        while rows.node_count() < size {
            rows.add_node(());
        }
        Self { rows, directed }
    }

    /// The rows themselves, for what petgraph and its friends compute.
    pub(super) fn rows(&self) -> &Csr<(), (), Directed, Vertex> {
        &self.rows
    }

    /// How many vertices there are.
    pub fn size(&self) -> usize {
        self.rows.node_count()
    }

    /// How many edges there are; arcs when the graph is directed.
    pub fn edge_count(&self) -> usize {
        if self.directed { self.rows.edge_count() } else { self.rows.edge_count() / 2 }
    }

    /// Whether an edge has a direction.
    pub fn is_directed(&self) -> bool {
        self.directed
    }

    /// The vertices.
    pub fn vertices(&self) -> std::ops::Range<Vertex> {
        0..Vertex::try_from(self.size()).unwrap_or(Vertex::MAX)
    }

    /// The vertices that an edge leads to, in rising order.
    pub fn neighbours(&self, vertex: Vertex) -> &[Vertex] {
        self.rows.neighbors_slice(vertex)
    }

    /// How many edges leave a vertex; its degree when the graph is undirected.
    pub fn degree(&self, vertex: Vertex) -> usize {
        self.rows.out_degree(vertex)
    }

    /// Whether an edge leads from one vertex to the other.
    pub fn has(&self, from: Vertex, to: Vertex) -> bool {
        self.neighbours(from).binary_search(&to).is_ok()
    }

    /// Every edge once: `from < to` in an undirected graph, every arc in a directed one.
    pub fn edges(&self) -> impl Iterator<Item = (Vertex, Vertex)> {
        let all = self.vertices().flat_map(|from| self.neighbours(from).iter().map(move |to| (from, *to)));
        all.filter(|(from, to)| self.directed || from < to)
    }

    /// The same graph with every arc turned round; an undirected graph is its own.
    #[must_use]
    pub fn reversed(&self) -> Self {
        if !self.directed {
            return self.clone();
        }
        Self::directed(self.size(), self.edges().map(|(from, to)| (to, from)))
    }

    /// The same graph without directions: an edge where there is an arc either way.
    #[must_use]
    pub fn without_direction(&self) -> Self {
        if self.directed { Self::undirected(self.size(), self.edges()) } else { self.clone() }
    }

    /// The graph on some of the vertices, which are numbered anew in the order given.
    #[must_use]
    pub fn induced(&self, chosen: &[Vertex]) -> Self {
        let mut place = vec![Vertex::MAX; self.size()];
        for (new, old) in (0..).zip(chosen) {
            place[*old as usize] = new;
        }
        let inside = |(from, to): (Vertex, Vertex)| (place[from as usize], place[to as usize]);
        let edges = self.edges().map(inside).filter(|(from, to)| *from != Vertex::MAX && *to != Vertex::MAX);
        if self.directed {
            Self::directed(chosen.len(), edges)
        } else {
            Self::undirected(chosen.len(), edges)
        }
    }

    /// The connected components, directions left out: the component of each vertex, numbered from 0 by size,
    /// the largest first, equal ones by their first vertex.
    pub fn components(&self) -> Vec<u32> {
        if self.directed {
            return self.without_direction().components();
        }
        let mut of = vec![u32::MAX; self.size()];
        let mut sizes = Vec::new();
        let mut waiting = Vec::new();
        for start in self.vertices() {
            if of[start as usize] != u32::MAX {
                continue;
            }
            let (number, mut size) = (u32::try_from(sizes.len()).unwrap_or(u32::MAX), 0_usize);
            of[start as usize] = number;
            waiting.push(start);
            while let Some(vertex) = waiting.pop() {
                size += 1;
                for next in self.neighbours(vertex) {
                    if of[*next as usize] == u32::MAX {
                        of[*next as usize] = number;
                        waiting.push(*next);
                    }
                }
            }
            sizes.push(size);
        }
        let mut order: Vec<usize> = (0..sizes.len()).collect();
        order.sort_by_key(|component| std::cmp::Reverse(sizes[*component]));
        let mut rank = vec![0; sizes.len()];
        for (place, component) in (0..).zip(order) {
            rank[component] = place;
        }
        of.into_iter().map(|component| rank[component as usize]).collect()
    }

    /// The vertices of each component, the largest component first.
    pub fn component_members(&self) -> Vec<Vec<Vertex>> {
        let of = self.components();
        let count = of.iter().max().map_or(0, |last| *last as usize + 1);
        let mut members = vec![Vec::new(); count];
        for (vertex, component) in (0..).zip(of) {
            members[component as usize].push(vertex);
        }
        members
    }
}
