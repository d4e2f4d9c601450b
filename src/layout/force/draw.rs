//! One component by itself: from its edges to places in steps, small stress from a good start.

use rayon::prelude::*;

use crate::network::Vertex;

use super::descent;
use super::hops::{Block, Web, shuffled_sources};
use super::start::pivot_scaling;
use super::stress::{Cloud, Motion, shake, stress};
use super::{Progress, Random, whole};

/// Up to this size pair after pair is corrected, which finds the deepest minima, on one core for each start.
const PAIR_BY_PAIR: usize = 1_500;

/// So many pairs in all are corrected in every round, divided among the starts: they take 0.05 s of one core.
const PAIRS_OF_STARTS: usize = 300_000;

/// More starts than this hardly find anything better.
const MOST_STARTS: usize = 12;

/// Rounds that lead the end of a descent to the bottom of its minimum.
const LAST_ROUNDS: usize = 10;

/// Above `PAIR_BY_PAIR`: rounds, and the blocks of fresh sources in each of them.
const SAMPLED_ROUNDS: usize = 60;
const SAMPLED_BLOCKS: usize = 6;

/// Draws one connected component; `None` when stopped.
pub(super) fn draw(web: &Web, progress: &mut Progress) -> Option<Cloud> {
    match web.size() {
        0 | 1 => Some(Cloud { x: vec![0.0; web.size()], y: vec![0.0; web.size()] }),
        2..=PAIR_BY_PAIR => best_of_many(web, progress),
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

/// Several starts, each led down by gradient descent; the picture with the least stress.
pub(super) fn best_of_many(web: &Web, progress: &mut Progress) -> Option<Cloud> {
    let size = web.size();
    let blocks = blocks(web, &shuffled_sources(size, &mut Random::new(1)), 1);
    let all: Vec<&Block> = blocks.iter().collect();
    let pairs = descent::pairs(&all);
    let (guess, spread) = (pivot_scaling(all[0], size), mean_hops(&all));
    let from = |start: usize| {
        let mut random = Random::new(1 + 1_000 * u64::try_from(start).unwrap_or(0));
        let mut cloud = guess.clone();
        // The first start is the best guess; the others look further away.
        shake(&mut cloud, if start == 0 { 0.1 } else { spread }, &mut random);
        descent::descend(&mut cloud, &mut pairs.clone(), &mut random);
        let mut motion = Motion::new(cloud);
        for _ in 0..LAST_ROUNDS {
            motion.round(&all, None, (1.0, 0.5), None);
        }
        (stress(&motion.cloud, &all).0, motion.cloud)
    };
    let starts = (PAIRS_OF_STARTS / pairs.len()).clamp(1, MOST_STARTS);
    let tries: Vec<(f64, Cloud)> = (0..starts).into_par_iter().map(from).collect();
    progress.step(1.0)?;
    tries.into_iter().min_by(|one, other| one.0.total_cmp(&other.0)).map(|best| best.1)
}

/// Fresh sources in every round, so that no vertex pulls more than its share (where fixed pivots must be weighed by
/// their regions, Ortmann, Klimenta and Brandes 2017), and all edges in every round. The steps grow smaller, as the
/// samples would make the picture tremble.
pub(super) fn from_samples(web: &Web, progress: &mut Progress) -> Option<Cloud> {
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
    let counted = blocks[0].hops.iter().flatten().filter(|hops| **hops != super::hops::FAR);
    let (sum, pairs) = counted.fold((0.0, 0.0), |(sum, pairs), hops| (sum + f32::from(*hops), pairs + 1.0));
    sum / f32::max(pairs, 1.0)
}
