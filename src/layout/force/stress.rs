//! STRESS: how far the distances on paper are from the steps in the graph, and how it is made small.
//!
//! The stress is the sum over all pairs of `((length - hops) / hops)^2` (Kamada and Kawai 1989). A round moves every
//! vertex at once towards the optimum of its own row (the local rule of stress majorisation, Gansner, Koren and
//! North 2004), with momentum, which takes the long way of slow directions in a few rounds. A row is one plain loop
//! over 64 sources at a time, so that the compiler can use whole vector registers; as every row is summed in the
//! same order whatever the number of threads, the result has always the same bits.

use rayon::prelude::*;

use super::Random;
use super::hops::{Block, FAR, LANES, Web};

/// So many vertices at least are worth a second thread.
const SHARE: usize = 256;

/// Places in steps of the graph, in two rows for the sake of vector registers.
#[derive(Clone, Default)]
pub(super) struct Cloud {
    pub(super) x: Vec<f32>,
    pub(super) y: Vec<f32>,
}

/// What a sum over sources leaves: the pull to the right, downwards, and the weight of all of it.
#[derive(Clone, Copy, Default)]
struct Pull {
    x: f32,
    y: f32,
    weight: f32,
}

/// How a vertex is held where it was.
pub(super) struct Tether<'a> {
    pub(super) home: &'a Cloud,
    /// For each vertex the weight of its home against that of all its pairs.
    pub(super) strength: &'a [f32],
}

/// A picture on its way, with its speed.
pub(super) struct Motion {
    pub(super) cloud: Cloud,
    speed: Vec<(f32, f32)>,
}

impl Motion {
    pub(super) fn new(cloud: Cloud) -> Self {
        let speed = vec![(0.0, 0.0); cloud.x.len()];
        Self { cloud, speed }
    }

    /// One round: every vertex goes `step` of its way, and `momentum` of its last way again. `near` brings in the
    /// edges themselves where the blocks are a sample without them.
    pub(super) fn round(
        &mut self,
        blocks: &[&Block],
        near: Option<&Web>,
        (step, momentum): (f32, f32),
        tether: Option<&Tether>,
    ) {
        let ways = ways(&self.cloud, blocks, near, tether);
        for (vertex, way) in ways.into_iter().enumerate() {
            let speed = &mut self.speed[vertex];
            *speed = (momentum * speed.0 + step * way.0, momentum * speed.1 + step * way.1);
            self.cloud.x[vertex] += speed.0;
            self.cloud.y[vertex] += speed.1;
        }
    }
}

/// The way of each vertex to the optimum of its own row.
fn ways(cloud: &Cloud, blocks: &[&Block], near: Option<&Web>, tether: Option<&Tether>) -> Vec<(f32, f32)> {
    let size = cloud.x.len();
    let sources: Vec<Sources> = blocks.iter().map(|block| Sources::new(cloud, block)).collect();
    let sampled: usize = blocks.iter().map(|block| block.sources.len()).sum();
    let grown = ratio(size, sampled.max(1));
    let way = |vertex: usize| {
        let here = (cloud.x[vertex], cloud.y[vertex]);
        let mut pull = far_pull(here, &sources, blocks, vertex);
        if let Some(web) = near {
            let close = near_pull(here, cloud, web.neighbours(vertex));
            pull.x = pull.x * grown + close.x;
            pull.y = pull.y * grown + close.y;
            pull.weight = pull.weight * grown + close.weight;
        }
        if let Some(tether) = tether {
            let hold = tether.strength[vertex] * pull.weight;
            pull.x += hold * (tether.home.x[vertex] - here.0);
            pull.y += hold * (tether.home.y[vertex] - here.1);
            pull.weight += hold;
        }
        let weight = pull.weight.max(f32::MIN_POSITIVE);
        (pull.x / weight, pull.y / weight)
    };
    if size < 2 * SHARE {
        // A small picture would wait longer for the other threads than for its own sums.
        return (0..size).map(way).collect();
    }
    (0..size).into_par_iter().with_min_len(SHARE).map(way).collect()
}

/// The places of the sources of one block.
struct Sources {
    x: [f32; LANES],
    y: [f32; LANES],
}

impl Sources {
    fn new(cloud: &Cloud, block: &Block) -> Self {
        let mut found = Self { x: [0.0; LANES], y: [0.0; LANES] };
        for (lane, source) in block.sources.iter().enumerate() {
            found.x[lane] = cloud.x[*source as usize];
            found.y[lane] = cloud.y[*source as usize];
        }
        found
    }
}

/// The pull of all sources on one vertex. With `w = 1 / hops^2` a pair pulls by `w (hops / length - 1)` times the
/// way between the two; one root and one division give both terms.
fn far_pull(here: (f32, f32), sources: &[Sources], blocks: &[&Block], vertex: usize) -> Pull {
    let (mut across, mut along, mut weights) = ([0.0; LANES], [0.0; LANES], [0.0; LANES]);
    for (source, block) in sources.iter().zip(blocks) {
        let mut forces = [0.0_f32; LANES];
        let row = block.row(vertex);
        let lanes = source.x.iter().zip(&source.y).zip(row).zip(forces.iter_mut().zip(&mut weights));
        for (((x, y), hops), (force, weights)) in lanes {
            let (right, down) = (here.0 - x, here.1 - y);
            let length = (right * right + down * down + 1e-12).sqrt();
            let hops = f32::from(*hops);
            let inverse = 1.0 / (hops * hops * length);
            let weight = inverse * length;
            *weights += weight;
            *force = inverse * hops - weight;
        }
        add_moments(&mut across, &forces, here.0, &source.x);
        add_moments(&mut along, &forces, here.1, &source.y);
    }
    Pull { x: sum(across), y: sum(along), weight: sum(weights) }
}

/// Forces times their ways along one axis. Each axis has a loop of its own: taken together, the compiler would pair
/// them and leave half of every vector register empty.
fn add_moments(sums: &mut [f32; LANES], forces: &[f32; LANES], here: f32, there: &[f32; LANES]) {
    for ((sum, force), there) in sums.iter_mut().zip(forces).zip(there) {
        *sum += force * (here - there);
    }
}

/// Half onto half, which is the same on every machine, however wide its registers are.
fn sum(mut parts: [f32; LANES]) -> f32 {
    let mut half = LANES / 2;
    while half > 0 {
        let (low, high) = parts.split_at_mut(half);
        low.iter_mut().zip(high).for_each(|(low, high)| *low += *high);
        half /= 2;
    }
    parts[0]
}

/// The pull of the neighbours of one vertex.
fn near_pull(here: (f32, f32), cloud: &Cloud, neighbours: &[u32]) -> Pull {
    let mut pull = Pull::default();
    for other in neighbours {
        let (right, down) = (here.0 - cloud.x[*other as usize], here.1 - cloud.y[*other as usize]);
        let force = 1.0 / (right * right + down * down + 1e-12).sqrt() - 1.0;
        pull.x += force * right;
        pull.y += force * down;
        pull.weight += 1.0;
    }
    pull
}

/// The stress of a picture at its best scale, and this scale: what a length must be multiplied by.
pub(super) fn stress(cloud: &Cloud, blocks: &[&Block]) -> (f64, f64) {
    let (mut sum, mut squares, mut pairs) = (0.0_f64, 0.0_f64, 0.0_f64);
    for block in blocks {
        let sources = Sources::new(cloud, block);
        for (vertex, (x, y)) in cloud.x.iter().zip(&cloud.y).enumerate() {
            let lanes = sources.x.iter().zip(&sources.y).zip(block.row(vertex));
            for ((other_x, other_y), hops) in lanes.filter(|(_, hops)| **hops != FAR) {
                let (right, down) = (x - other_x, y - other_y);
                let share = f64::from((right * right + down * down).sqrt() / f32::from(*hops));
                sum += share;
                squares += share * share;
                pairs += 1.0;
            }
        }
    }
    if squares <= 0.0 || pairs <= 0.0 {
        return (0.0, 1.0);
    }
    (1.0 - sum * sum / (squares * pairs), sum / squares)
}

/// Shakes every place by up to half of `most` in each direction: no two vertices stay in one point.
pub(super) fn shake(cloud: &mut Cloud, most: f32, random: &mut Random) {
    for value in cloud.x.iter_mut().chain(&mut cloud.y) {
        *value += most * random.around_zero();
    }
}

#[expect(clippy::cast_precision_loss, reason = "a share of a sample")]
fn ratio(one: usize, other: usize) -> f32 {
    one as f32 / other as f32
}
