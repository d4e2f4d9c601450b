//! The circle around each party: who among its partners knows whom.

use rayon::prelude::*;

use crate::network::{Adjacency, Vertex};

/// What a vertex's circle of neighbours says of it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Circle {
    /// Ties among its neighbours; three vertices tied all round are counted at each of them.
    pub(super) closed: u64,
    /// Burt's constraint (1992): the sum over neighbours `j` of `(p(i,j) + sum over common neighbours q of
    /// p(i,q) p(q,j))^2`, where `p(i,j)` is 1 / degree of `i`. High: its partners are partners of each other.
    pub(super) constraint: f64,
}

/// The circles of all vertices of an undirected graph, on all cores.
pub(super) fn circles(graph: &Adjacency) -> Vec<Circle> {
    let vertices: Vec<Vertex> = graph.vertices().collect();
    let share = vertices.len().div_ceil(rayon::current_num_threads() * 8).max(1);
    let shares = vertices.par_chunks(share).map(|vertices| {
        let mut mine = vec![false; graph.size()];
        vertices.iter().map(|vertex| circle(graph, *vertex, &mut mine)).collect::<Vec<_>>()
    });
    shares.collect::<Vec<_>>().concat()
}

/// The circle of one vertex; `mine` is empty before and after.
fn circle(graph: &Adjacency, vertex: Vertex, mine: &mut [bool]) -> Circle {
    let neighbours = graph.neighbours(vertex);
    for one in neighbours {
        mine[*one as usize] = true;
    }
    let share = |of: Vertex| 1.0 / super::float(graph.degree(of));
    let own = if neighbours.is_empty() { 0.0 } else { share(vertex) };
    let mut circle = Circle::default();
    for one in neighbours {
        let mut through = 0.0;
        let mut meet = |common: Vertex| {
            circle.closed += 1;
            // The common neighbour's own share of this one: p(q,j) = 1 / degree of q.
            through += own * share(common);
        };
        let theirs = graph.neighbours(*one);
        if theirs.len() / 16 > neighbours.len() {
            // Among so many it is quicker to look up than to go through them: a leaf of a hub does not walk the hub's ties.
            neighbours.iter().filter(|common| graph.has(*one, **common)).for_each(|common| meet(*common));
        } else {
            theirs.iter().filter(|common| mine[**common as usize]).for_each(|common| meet(*common));
        }
        circle.constraint += (own + through).powi(2);
    }
    circle.closed /= 2;
    for one in neighbours {
        mine[*one as usize] = false;
    }
    circle
}

impl Circle {
    /// How many of the possible ties among its neighbours exist (Watts and Strogatz 1998); nothing when it has
    /// fewer than two.
    pub(super) fn clustering(&self, degree: usize) -> Option<f64> {
        let possible = super::pairs(degree);
        (possible > 0).then(|| super::share(self.closed, possible))
    }

    /// Burt's effective size in Borgatti's form for ties without weights (1997): neighbours minus twice the
    /// ties among them over the neighbours; nothing for a vertex without any.
    pub(super) fn effective_size(&self, degree: usize) -> Option<f64> {
        (degree > 0).then(|| super::float(degree) - 2.0 * super::ratio(self.closed, degree))
    }
}
