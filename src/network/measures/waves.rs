//! Distances from everybody to everybody, 64 sources at a time.
//!
//! Bit-parallel breadth-first search: one bit a source, so that one pass over the rows carries 64 waves (Then
//! and others, "The More the Merrier: Efficient Multi-Source Graph Traversal", 2014). A vertex only has to
//! know how many waves reach it at each distance, so single sources are never told apart.

use rayon::prelude::*;

use crate::network::{Adjacency, Vertex};

/// What the waves that reach one vertex say of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reached {
    /// How many others reach it.
    pub(super) by: u64,
    /// The sum of their distances.
    pub(super) far: u64,
    /// The largest of them.
    pub(super) farthest: u32,
    /// How many others reach it in one or two steps.
    pub(super) within_two: u64,
}

/// The distances towards each vertex of `graph`, along its arcs.
pub(super) fn waves(graph: &Adjacency) -> Vec<Reached> {
    let incoming = graph.reversed();
    let size = graph.size();
    let sources: Vec<Vertex> = graph.vertices().collect();
    let batches: Vec<&[Vertex]> = sources.chunks(64).collect();
    // A share a core and no more: each share has arrays of the whole graph. Sums of whole numbers are the
    // same in whatever order they are made.
    let share = batches.len().div_ceil(rayon::current_num_threads()).max(1);
    let shares = batches.par_chunks(share).map(|batches| {
        let mut sea = Sea::new(graph, &incoming);
        for sources in batches {
            sea.send(sources);
        }
        sea.reached
    });
    shares.reduce(|| vec![Reached::default(); size], added)
}

fn added(mut one: Vec<Reached>, other: Vec<Reached>) -> Vec<Reached> {
    for (one, other) in one.iter_mut().zip(other) {
        one.by += other.by;
        one.far += other.far;
        one.farthest = one.farthest.max(other.farthest);
        one.within_two += other.within_two;
    }
    one
}

/// What the waves run over.
struct Sea<'a> {
    graph: &'a Adjacency,
    incoming: &'a Adjacency,
    /// The waves that have passed a vertex.
    seen: Vec<u64>,
    /// Those that arrived in the last step.
    front: Vec<u64>,
    /// Those that arrive in this one.
    next: Vec<u64>,
    /// Where any wave arrived in the last step.
    active: Vec<Vertex>,
    /// Where any may arrive in this one.
    touched: Vec<Vertex>,
    reached: Vec<Reached>,
}

impl<'a> Sea<'a> {
    fn new(graph: &'a Adjacency, incoming: &'a Adjacency) -> Self {
        let still = || vec![0; graph.size()];
        Self {
            graph,
            incoming,
            seen: still(),
            front: still(),
            next: still(),
            active: Vec::new(),
            touched: Vec::new(),
            reached: vec![Reached::default(); graph.size()],
        }
    }

    fn send(&mut self, sources: &[Vertex]) {
        self.seen.fill(0);
        self.active.clear();
        for (bit, source) in sources.iter().enumerate() {
            self.seen[*source as usize] |= 1 << bit;
            self.front[*source as usize] |= 1 << bit;
            self.active.push(*source);
        }
        let all = u64::MAX >> (64 - sources.len());
        let mut distance = 0;
        while !self.active.is_empty() {
            distance += 1;
            // While the waves are everywhere, asking every vertex once is quicker than telling its neighbours.
            if self.active.len() > self.graph.size() / 8 {
                self.pull(all);
            } else {
                self.push();
            }
            self.arrive(distance);
        }
    }

    /// Every vertex that still waits for waves looks to where they may come from.
    fn pull(&mut self, all: u64) {
        for vertex in self.graph.vertices() {
            let at = vertex as usize;
            if self.seen[at] != all {
                let from = self.incoming.neighbours(vertex).iter();
                self.next[at] = from.fold(0, |waves, from| waves | self.front[*from as usize]);
                self.touched.push(vertex);
            }
        }
    }

    /// Every vertex with waves passes them on.
    fn push(&mut self) {
        for vertex in &self.active {
            let waves = self.front[*vertex as usize];
            for to in self.graph.neighbours(*vertex) {
                let next = &mut self.next[*to as usize];
                if *next == 0 {
                    self.touched.push(*to);
                }
                *next |= waves;
            }
        }
    }

    fn arrive(&mut self, distance: u32) {
        for vertex in self.active.drain(..) {
            self.front[vertex as usize] = 0;
        }
        for vertex in self.touched.drain(..) {
            let at = vertex as usize;
            let new = std::mem::take(&mut self.next[at]) & !self.seen[at];
            if new != 0 {
                self.seen[at] |= new;
                self.front[at] = new;
                self.active.push(vertex);
                self.reached[at].add(u64::from(new.count_ones()), distance);
            }
        }
    }
}

impl Reached {
    fn add(&mut self, count: u64, distance: u32) {
        self.by += count;
        self.far += count * u64::from(distance);
        self.farthest = self.farthest.max(distance);
        if distance <= 2 {
            self.within_two += count;
        }
    }
}
