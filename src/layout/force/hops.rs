//! How many steps lie between vertices: breadth-first search from 64 sources at once, one bit each.
//!
//! The idea is that of MS-BFS (Then et al. 2014): searches from many sources share the same passes over the edges.

use crate::network::{Adjacency, Vertex};

use super::random::Random;

/// The sources of one block: as many as a word has bits.
pub(super) const LANES: usize = 64;

/// No way, or none that is counted: so far that the pair weighs nothing.
pub(super) const FAR: u16 = u16::MAX;

/// One component in compressed rows, its vertices numbered from 0.
pub(super) struct Web {
    starts: Vec<usize>,
    ends: Vec<Vertex>,
}

impl Web {
    /// The component of these members; `place` is scratch room, one number for each vertex of the whole graph.
    pub(super) fn new(graph: &Adjacency, members: &[Vertex], place: &mut [Vertex]) -> Self {
        for (new, old) in (0..).zip(members) {
            place[*old as usize] = new;
        }
        let (mut starts, mut ends) = (vec![0], Vec::new());
        for member in members {
            ends.extend(graph.neighbours(*member).iter().map(|other| place[*other as usize]));
            starts.push(ends.len());
        }
        Self { starts, ends }
    }

    pub(super) fn size(&self) -> usize {
        self.starts.len() - 1
    }

    pub(super) fn neighbours(&self, vertex: usize) -> &[Vertex] {
        &self.ends[self.starts[vertex]..self.starts[vertex + 1]]
    }
}

/// The distances of all vertices from up to 64 sources.
pub(super) struct Block {
    /// The sources.
    pub(super) sources: Vec<Vertex>,
    /// For each vertex in turn its distance from each source, `FAR` from itself and for missing sources.
    pub(super) hops: Vec<[u16; LANES]>,
}

impl Block {
    /// Searches from these sources; distances less than `least` are left out as `FAR`.
    pub(super) fn new(web: &Web, sources: &[Vertex], least: u16) -> Self {
        let size = web.size();
        let mut hops = vec![[FAR; LANES]; size];
        let (mut seen, mut next) = (vec![0_u64; size], vec![0_u64; size]);
        let mut front: Vec<(Vertex, u64)> = Vec::new();
        for (lane, source) in sources.iter().enumerate() {
            seen[*source as usize] |= 1 << lane;
            front.push((*source, 1 << lane));
        }
        let mut touched: Vec<Vertex> = Vec::new();
        let mut level = 0;
        while !front.is_empty() && level < FAR - 1 {
            level += 1;
            for (vertex, bits) in front.drain(..) {
                for other in web.neighbours(vertex as usize) {
                    let waiting = &mut next[*other as usize];
                    if *waiting == 0 {
                        touched.push(*other);
                    }
                    *waiting |= bits;
                }
            }
            for vertex in touched.drain(..) {
                let place = vertex as usize;
                let new = std::mem::take(&mut next[place]) & !seen[place];
                if new == 0 {
                    continue;
                }
                seen[place] |= new;
                front.push((vertex, new));
                if level >= least {
                    mark(&mut hops[place], new, level);
                }
            }
        }
        Self { sources: sources.to_vec(), hops }
    }

    /// The distances of one vertex from the sources.
    pub(super) fn row(&self, vertex: usize) -> &[u16; LANES] {
        &self.hops[vertex]
    }
}

fn mark(row: &mut [u16; LANES], mut bits: u64, level: u16) {
    while bits != 0 {
        row[bits.trailing_zeros() as usize] = level;
        bits &= bits - 1;
    }
}

/// The vertices in a random order, cut into the sources of blocks: every block is a fair sample.
pub(super) fn shuffled_sources(size: usize, random: &mut Random) -> Vec<Vec<Vertex>> {
    let mut order: Vec<Vertex> = (0..Vertex::try_from(size).unwrap_or(Vertex::MAX)).collect();
    for last in (1..order.len()).rev() {
        order.swap(last, random.below(last + 1));
    }
    order.chunks(LANES).map(<[Vertex]>::to_vec).collect()
}
