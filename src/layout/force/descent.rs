//! STOCHASTIC GRADIENT DESCENT on the stress: pair after pair, in a new random order every round (Zheng, Pawar and
//! Goodman 2018).
//!
//! Long steps at first carry it over the local minima in which the rounds of `stress` would rest; how deep the minimum
//! is in which it ends is still a matter of luck, so a small graph is drawn from several starts and the best is kept.

use super::Random;
use super::hops::{Block, FAR};
use super::stress::Cloud;

/// Rounds over all pairs: one more than a power of two, see `cooling`.
const ROUNDS: usize = 33;

/// The last step, against the pull of a pair at one step's distance: above it lies only trembling.
const LAST_STEP: f32 = 0.1;

/// A pair of vertices and the steps between them.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    one: u32,
    other: u32,
    hops: f32,
}

/// Every pair once.
pub(super) fn pairs(blocks: &[&Block]) -> Vec<Pair> {
    let mut found = Vec::new();
    for block in blocks {
        for (lane, source) in block.sources.iter().enumerate() {
            let hops = (0..*source).map(|vertex| (vertex, block.row(vertex as usize)[lane]));
            let counted = hops.filter(|(_, hops)| *hops != FAR);
            found.extend(counted.map(|(one, hops)| Pair { one, other: *source, hops: f32::from(hops) }));
        }
    }
    found
}

/// Moves both ends of every pair towards the length that they ought to have, in steps that grow smaller.
pub(super) fn descend(cloud: &mut Cloud, pairs: &mut [Pair], random: &mut Random) {
    let mut places: Vec<(f32, f32)> = cloud.x.iter().copied().zip(cloud.y.iter().copied()).collect();
    let widest = pairs.iter().map(|pair| pair.hops).fold(1.0, f32::max);
    let mut step = widest * widest;
    let cooling = cooling(step);
    for _ in 0..ROUNDS {
        for last in (1..pairs.len()).rev() {
            pairs.swap(last, random.below(last + 1));
        }
        for pair in &*pairs {
            correct(&mut places, *pair, step);
        }
        step *= cooling;
    }
    (cloud.x, cloud.y) = places.into_iter().unzip();
}

/// What the step is multiplied by after each round. The root of that order is five square roots, which have the same
/// bits on every machine, as other powers have not.
fn cooling(first: f32) -> f32 {
    (LAST_STEP / first).sqrt().sqrt().sqrt().sqrt().sqrt()
}

fn correct(places: &mut [(f32, f32)], Pair { one, other, hops }: Pair, step: f32) {
    let (here, there) = (places[one as usize], places[other as usize]);
    let (right, down) = (here.0 - there.0, here.1 - there.1);
    let length = (right * right + down * down).sqrt().max(1e-9);
    // A step beyond the right length would only have to be taken back.
    let share = (step / (hops * hops)).min(1.0) * (length - hops) / (2.0 * length);
    let (right, down) = (right * share, down * share);
    places[one as usize] = (here.0 - right, here.1 - down);
    places[other as usize] = (there.0 + right, there.1 + down);
}
