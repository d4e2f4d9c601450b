//! Where the vertices stand at first: `PivotMDS` (Brandes and Pich 2007), classical scaling on a sample of columns.
//!
//! Stress has many local minima; this start lies near a good one, and it costs hardly more than the distances.

use super::hops::{Block, FAR};
use super::stress::Cloud;
use super::{Random, number};

/// Rounds of the power iteration; the picture only starts here, so the last digits do not matter.
const ROUNDS: usize = 60;

/// The first two principal directions of the distances from the sources of a block, in steps.
pub(super) fn pivot_scaling(block: &Block, size: usize) -> Cloud {
    let centred = centred(block, size);
    let columns = block.sources.len();
    let mut product = vec![0.0_f64; columns * columns];
    for row in centred.chunks_exact(columns) {
        for (one, into) in row.iter().zip(product.chunks_exact_mut(columns)) {
            for (sum, other) in into.iter_mut().zip(row) {
                *sum += one * other;
            }
        }
    }
    let first = principal(&product, columns, None);
    let second = principal(&product, columns, Some(&first));
    let along = |axis: &[f64]| {
        let all: Vec<f64> = centred.chunks_exact(columns).map(|row| dot(row, axis)).collect();
        all.into_iter().map(narrow).collect()
    };
    Cloud { x: along(&first), y: along(&second) }
}

/// The squared distances, the means of rows and columns taken away, halved and turned round.
fn centred(block: &Block, size: usize) -> Vec<f64> {
    let columns = block.sources.len();
    let square = |hops: &u16| if *hops == FAR { 0.0 } else { f64::from(*hops) * f64::from(*hops) };
    let mut all: Vec<f64> =
        (0..size).flat_map(|vertex| block.row(vertex).iter().take(columns).map(square)).collect();
    let mut means = vec![0.0; columns];
    for row in all.chunks_exact(columns) {
        for (mean, value) in means.iter_mut().zip(row) {
            *mean += value / number(size);
        }
    }
    let whole = means.iter().sum::<f64>() / number(columns);
    for row in all.chunks_exact_mut(columns) {
        let own = row.iter().sum::<f64>() / number(columns);
        for (value, mean) in row.iter_mut().zip(&means) {
            *value = -0.5 * (*value - own - mean + whole);
        }
    }
    all
}

/// The principal direction of a symmetric matrix, at right angles to another one.
fn principal(matrix: &[f64], size: usize, other: Option<&[f64]>) -> Vec<f64> {
    let mut random = Random::new(5);
    let mut axis: Vec<f64> = (0..size).map(|_| f64::from(random.around_zero())).collect();
    for _ in 0..ROUNDS {
        if let Some(other) = other {
            let shared = dot(&axis, other);
            axis.iter_mut().zip(other).for_each(|(value, other)| *value -= shared * other);
        }
        let next: Vec<f64> = matrix.chunks_exact(size).map(|row| dot(row, &axis)).collect();
        let length = dot(&next, &next).sqrt().max(f64::MIN_POSITIVE);
        axis = next.into_iter().map(|value| value / length).collect();
    }
    axis
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

#[expect(clippy::cast_possible_truncation, reason = "a start needs no more digits")]
fn narrow(value: f64) -> f32 {
    value as f32
}
