//! One component by itself: from its edges to places in steps, small stress from a good start.

use rayon::prelude::*;

use crate::network::Vertex;

use super::hops::{Block, Web, shuffled_sources};
use super::start::pivot_scaling;
use super::stress::{Cloud, Motion, shake, stress};
use super::{Progress, Random, whole};

/// Up to this size all pairs are counted in every round: 64 MB of distances.
const ALL_PAIRS: usize = 5_600;

/// Up to this size every round counts all pairs; above it the first rounds take turns with a part of them.
const EVERY_ROUND: usize = 1_500;

/// So many pairs are worth one start more: there a start costs about a millisecond.
const PAIRS_OF_STARTS: usize = 1_800_000;

/// The rounds of the one picture that is left.
const LAST_ROUNDS: usize = 60;

/// Above `ALL_PAIRS`: rounds, and the blocks of fresh sources in each of them.
const SAMPLED_ROUNDS: usize = 60;
const SAMPLED_BLOCKS: usize = 6;

/// Draws one connected component; `None` when stopped.
pub(super) fn draw(web: &Web, progress: &mut Progress) -> Option<Cloud> {
    match web.size() {
        0 | 1 => Some(Cloud { x: vec![0.0; web.size()], y: vec![0.0; web.size()] }),
        2..=ALL_PAIRS => from_all_pairs(web, progress),
        _ => from_samples(web, progress),
    }
}

/// The distances from these sources.
pub(super) fn blocks(web: &Web, sources: &[Vec<Vertex>], least: u16) -> Vec<Block> {
    if web.size() < 200 {
        return sources.iter().map(|sources| Block::new(web, sources, least)).collect();
    }
    sources.par_iter().map(|sources| Block::new(web, sources, least)).collect()
}

fn from_all_pairs(web: &Web, progress: &mut Progress) -> Option<Cloud> {
    let size = web.size();
    let mut random = Random::new(1);
    let blocks = blocks(web, &shuffled_sources(size, &mut random), 1);
    let all: Vec<&Block> = blocks.iter().collect();
    if size > EVERY_ROUND {
        return from_parts(&all, size, &mut random, progress);
    }
    let starts = (PAIRS_OF_STARTS / (size * size)).clamp(1, 12);
    let spread = mean_hops(&all);
    let mut tries: Vec<(Motion, f64)> = (0..starts)
        .map(|start| {
            let mut cloud = pivot_scaling(all[start % all.len()], size);
            // The first start is the best guess; the others look elsewhere, further and further away.
            let far = if start == 0 { 0.1 } else { spread * whole(start) / 4.0 };
            shake(&mut cloud, far, &mut random);
            (Motion::new(cloud), 0.0)
        })
        .collect();
    // Successive halving: all tries a few rounds, the better half some more, the best to the end.
    let mut rounds = 16;
    while tries.len() > 1 {
        for (motion, found) in &mut tries {
            for _ in 0..rounds {
                motion.round(&all, None, (1.0, 0.8), None);
            }
            *found = stress(&motion.cloud, &all).0;
            progress.step(0.5 / whole(2 * starts))?;
        }
        tries.sort_by(|one, other| one.1.total_cmp(&other.1));
        tries.truncate(tries.len().div_ceil(2));
        rounds = 24;
    }
    let mut motion = tries.swap_remove(0).0;
    for _ in 0..LAST_ROUNDS {
        motion.round(&all, None, (1.0, 0.8), None);
        progress.step(0.5 / whole(LAST_ROUNDS))?;
    }
    Some(motion.cloud)
}

/// The first rounds with a part of the sources each, which is a fair sample; the last ones with all of them.
fn from_parts(all: &[&Block], size: usize, random: &mut Random, progress: &mut Progress) -> Option<Cloud> {
    let mut cloud = pivot_scaling(all[0], size);
    shake(&mut cloud, 0.1, random);
    let mut motion = Motion::new(cloud);
    for part in (0..3).flat_map(|_| all.chunks(all.len().div_ceil(6))) {
        motion.round(part, None, (1.0, 0.6), None);
        progress.step(0.3 / 18.0)?;
    }
    for _ in 0..10 {
        motion.round(all, None, (1.0, 0.8), None);
        progress.step(0.7 / 10.0)?;
    }
    Some(motion.cloud)
}

/// Fresh sources in every round, so that no vertex pulls more than its share (where fixed pivots must be weighed by
/// their regions, Ortmann, Klimenta and Brandes 2017), and all edges in every round. The steps grow smaller, as the
/// samples would make the picture tremble.
fn from_samples(web: &Web, progress: &mut Progress) -> Option<Cloud> {
    let size = web.size();
    let mut random = Random::new(1);
    let mut waiting: Vec<Vec<Vertex>> = Vec::new();
    let mut motion: Option<Motion> = None;
    for round in 0..SAMPLED_ROUNDS {
        while waiting.len() < SAMPLED_BLOCKS {
            waiting.extend(shuffled_sources(size, &mut random));
        }
        let sources = waiting.split_off(waiting.len() - SAMPLED_BLOCKS);
        let blocks = blocks(web, &sources, 2);
        let sample: Vec<&Block> = blocks.iter().collect();
        let motion = motion.get_or_insert_with(|| {
            let mut cloud = pivot_scaling(&blocks[0], size);
            shake(&mut cloud, 0.1, &mut random);
            Motion::new(cloud)
        });
        let done = whole(round) / whole(SAMPLED_ROUNDS);
        let step = (1.0 - done).max(0.05);
        motion.round(&sample, Some(web), (step, 0.5), None);
        progress.step(1.0 / whole(SAMPLED_ROUNDS))?;
    }
    motion.map(|motion| motion.cloud)
}

/// The mean distance of a sample of pairs.
fn mean_hops(blocks: &[&Block]) -> f32 {
    let counted = blocks[0].hops.iter().filter(|hops| **hops != super::hops::FAR);
    let (sum, pairs) = counted.fold((0.0, 0.0), |(sum, pairs), hops| (sum + f32::from(*hops), pairs + 1.0));
    sum / f32::max(pairs, 1.0)
}
