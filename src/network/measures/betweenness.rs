//! Who stands between others: betweenness, exact or estimated.

use rayon::prelude::*;

use super::shuffle::Shuffle;
use crate::network::{Adjacency, Vertex};

/// Raw betweenness of each vertex: over all pairs of others, the share of their shortest paths on which it
/// stands (Freeman 1977). Each pair counts once in an undirected graph, each direction in a directed one.
#[derive(Clone, Debug)]
pub(super) struct Betweenness {
    pub(super) raw: Vec<f64>,
    /// Where it is an estimate: half the width of the interval that holds the true value 19 times in 20.
    pub(super) margin: Option<Vec<f64>>,
    /// How many sources were followed; all of them when it is exact.
    pub(super) sources: usize,
}

/// Up to this many steps of the search, all sources are followed: some seconds on two cores.
const STEPS: usize = 600_000_000;

/// How many sources stand for all where they are too many: the margin falls with the root of their number.
const SAMPLE: usize = 640;

/// So many shares are summed one after another, whatever the number of cores: the same sum to the last bit.
const SHARES: usize = 64;

/// Betweenness by Brandes (2001), one search a source, on all cores. Where that would take too long a random
/// sample of the sources stands for all (Brandes and Pich 2007), and each estimate has its margin. Without
/// directions the sample is weighed by how far along its path a vertex stands, so that the few vertices beside a
/// source do not get all (linear scaling, Geisberger, Sanders and Schultes 2008).
pub(super) fn betweenness(graph: &Adjacency) -> Betweenness {
    if all_can_be_followed(graph) { exact(graph) } else { sampled(graph) }
}

fn all_can_be_followed(graph: &Adjacency) -> bool {
    let size = graph.size();
    let arcs = graph.edge_count() * if graph.is_directed() { 1 } else { 2 };
    size <= SAMPLE || size.saturating_mul(size + arcs) <= STEPS
}

/// Betweenness from all sources.
fn exact(graph: &Adjacency) -> Betweenness {
    let sources: Vec<Vertex> = graph.vertices().collect();
    let (sum, _) = followed(graph, &sources, Weigh::Plain);
    // In an undirected graph every pair was met from both its ends.
    let each = if graph.is_directed() { 1.0 } else { 0.5 };
    Betweenness { raw: sum.iter().map(|sum| sum * each).collect(), margin: None, sources: sources.len() }
}

/// Betweenness estimated from a random sample of the sources.
fn sampled(graph: &Adjacency) -> Betweenness {
    let size = graph.size();
    let mut sources: Vec<Vertex> = graph.vertices().collect();
    Shuffle::new(7).shuffle(&mut sources);
    sources.truncate(SAMPLE);
    // Along a path the two ends' weights add up to one, which counts the pair once.
    let weigh = if graph.is_directed() { Weigh::Sampled } else { Weigh::Along };
    let (sum, squares) = followed(graph, &sources, weigh);
    let (all, taken) = (float(size), float(sources.len()));
    let margin = |(sum, squares): (&f64, &f64)| {
        let variance = (squares - sum * sum / taken).max(0.0) / (taken - 1.0);
        1.96 * all * (variance / taken * (1.0 - taken / all)).sqrt()
    };
    Betweenness {
        raw: sum.iter().map(|sum| sum * all / taken).collect(),
        margin: Some(sum.iter().zip(&squares).map(margin).collect()),
        sources: sources.len(),
    }
}

/// The vertices of an undirected graph that stand between at least this share of all pairs of others, with their
/// share (betweenness, normalised), in rising order.
///
/// In a large graph a sample is asked first; all sources are followed only when somebody comes near the share within
/// three times the margin. Above the size at which betweenness is estimated, the estimate decides.
pub fn brokers(graph: &Adjacency, least: f64) -> Vec<(Vertex, f64)> {
    let size = graph.size();
    if size < 3 {
        return Vec::new();
    }
    let pairs = float(size - 1) * float(size - 2) / 2.0;
    let rough = (size > 4 * SAMPLE).then(|| sampled(graph));
    let near = |(raw, margin): (&f64, &f64)| raw + 3.0 * margin >= least * pairs;
    let found = match rough {
        Some(rough) if !rough.raw.iter().zip(rough.margin.iter().flatten()).any(near) => return Vec::new(),
        Some(rough) if !all_can_be_followed(graph) => rough,
        _ => betweenness(graph),
    };
    let shares = found.raw.into_iter().map(|raw| raw / pairs);
    (0..).zip(shares).filter(|(_, share)| *share >= least).collect()
}

/// How much a target counts for a vertex on the way to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weigh {
    /// Every target is one; no squares are kept.
    Plain,
    /// Every target is one.
    Sampled,
    /// A target counts as much as of the way lies behind.
    Along,
}

/// For each vertex the sum over the sources of what depends on it, and of its square where that is wanted.
fn followed(graph: &Adjacency, sources: &[Vertex], weigh: Weigh) -> (Vec<f64>, Vec<f64>) {
    let (size, want_squares) = (graph.size(), weigh != Weigh::Plain);
    let shares = sources.par_chunks(sources.len().div_ceil(SHARES).max(1)).map(|sources| {
        let mut search = Search::new(size);
        let mut sums = (vec![0.0; size], vec![0.0; if want_squares { size } else { 0 }]);
        for source in sources {
            search.run(graph, *source, weigh);
            for vertex in search.order.iter().skip(1) {
                let depends = search.depends[*vertex as usize];
                sums.0[*vertex as usize] += depends;
                if want_squares {
                    sums.1[*vertex as usize] += depends * depends;
                }
            }
        }
        sums
    });
    let shares: Vec<_> = shares.collect();
    let mut total = (vec![0.0; size], vec![0.0; size]);
    for (sums, squares) in shares {
        total.0.iter_mut().zip(sums).for_each(|(total, sum)| *total += sum);
        total.1.iter_mut().zip(squares).for_each(|(total, sum)| *total += sum);
    }
    total
}

#[expect(clippy::cast_precision_loss, reason = "counts of parties are far below 2^52")]
fn float(count: usize) -> f64 {
    count as f64
}

/// One search, with what it needs kept from source to source.
struct Search {
    /// The vertices by rising distance.
    order: Vec<Vertex>,
    distance: Vec<u32>,
    /// How many shortest paths lead from the source to a vertex.
    paths: Vec<f64>,
    /// How much depends on a vertex: the share of paths from the source to all others that pass it.
    depends: Vec<f64>,
    /// What a vertex hands back along each of its paths: what depends on it, and itself, over its paths.
    handed: Vec<f64>,
}

const UNSEEN: u32 = u32::MAX;

impl Search {
    fn new(size: usize) -> Self {
        Self {
            order: Vec::with_capacity(size),
            distance: vec![UNSEEN; size],
            paths: vec![0.0; size],
            depends: vec![0.0; size],
            handed: vec![0.0; size],
        }
    }

    fn run(&mut self, graph: &Adjacency, source: Vertex, weigh: Weigh) {
        for vertex in self.order.drain(..) {
            self.distance[vertex as usize] = UNSEEN;
        }
        self.distance[source as usize] = 0;
        self.paths[source as usize] = 1.0;
        self.order.push(source);
        let mut at = 0;
        while let Some(vertex) = self.order.get(at).copied() {
            at += 1;
            let (next, paths) = (self.distance[vertex as usize] + 1, self.paths[vertex as usize]);
            for to in graph.neighbours(vertex) {
                let known = &mut self.distance[*to as usize];
                if *known == UNSEEN {
                    *known = next;
                    self.paths[*to as usize] = paths;
                    self.order.push(*to);
                } else if *known == next {
                    self.paths[*to as usize] += paths;
                } else {
                    // A way back or along: not on a shortest path.
                }
            }
        }
        for vertex in self.order.iter().rev() {
            let distance = self.distance[*vertex as usize];
            let onward = graph.neighbours(*vertex).iter();
            let onward = onward.filter(|to| self.distance[**to as usize] == distance + 1);
            let handed: f64 = onward.map(|to| self.handed[*to as usize]).sum();
            let paths = self.paths[*vertex as usize];
            let depends = handed * paths;
            let (here, own) = match weigh {
                Weigh::Plain | Weigh::Sampled => (1.0, 1.0),
                Weigh::Along => (f64::from(distance), 1.0 / f64::from(distance)),
            };
            self.depends[*vertex as usize] = here * depends;
            self.handed[*vertex as usize] = (own + depends) / paths;
        }
    }
}
