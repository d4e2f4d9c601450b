//! The matrix: every pair a cell, parties in the order of their communities.

use std::cmp::Reverse;
use std::ops::Range;

use super::{Layout, Point, real};
use crate::network::{Ties, Vertex};

/// The order of rows and columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The parties from top to bottom, and from left to right.
    pub order: Vec<Vertex>,
    /// The places of each community.
    pub groups: Vec<Range<usize>>,
}

/// Orders the parties of these ties by their communities, the largest first; within one, whoever has most ties
/// comes first. A party without a community counts as one of its own.
pub fn matrix(ties: &Ties, communities: &[u32]) -> Matrix {
    let size = u32::try_from(ties.actors.len()).unwrap_or(u32::MAX);
    let of = |vertex: Vertex| {
        let known = communities.get(vertex as usize).copied();
        known.map_or((1, vertex), |community| (0, community))
    };
    let mut groups: std::collections::BTreeMap<(u32, u32), Vec<Vertex>> = std::collections::BTreeMap::new();
    for vertex in 0..size {
        groups.entry(of(vertex)).or_default().push(vertex);
    }
    let mut groups: Vec<Vec<Vertex>> = groups.into_values().collect();
    groups.sort_by_key(|group| Reverse(group.len()));
    let mut sorted = Matrix::default();
    for mut group in groups {
        group.sort_by_key(|vertex| (Reverse(ties.graph.degree(*vertex)), *vertex));
        let from = sorted.order.len();
        sorted.order.extend(group);
        sorted.groups.push(from..sorted.order.len());
    }
    sorted
}

impl Matrix {
    /// Everybody on the diagonal, one unit a row.
    pub fn layout(&self) -> Layout {
        let mut points = vec![Point::default(); self.order.len()];
        for (place, vertex) in self.order.iter().enumerate() {
            let at = real(place) + 0.5;
            points[*vertex as usize] = Point { x: at, y: at };
        }
        Layout { sizes: vec![1.0; points.len()], points, guides: Vec::new() }
    }
}
