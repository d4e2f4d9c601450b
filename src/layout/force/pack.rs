//! Boxes side by side without much waste, in a frame near 4:3.
//!
//! The sky-line rule (Burke, Kendall and Whitwell 2004): every box goes where it lies lowest, and several widths of
//! the frame are tried. Whatever is unconnected must not lie far away: it would shrink the rest to a blob.

use crate::layout::Point;

use super::number;

/// The frame's width by its height, as a page and most windows have it.
const ASPECT: f64 = 4.0 / 3.0;

/// Widths of the frame that are tried, as shares of the width of a frame without waste.
const WIDTHS: [f64; 6] = [1.0, 1.05, 1.1, 1.2, 1.35, 1.6];

/// The upper left corner of each box of this width and height; better the large ones first.
pub(super) fn pack(boxes: &[Point]) -> Vec<Point> {
    let area: f64 = boxes.iter().map(|size| size.x * size.y).sum();
    let widest = boxes.iter().map(|size| size.x).fold(0.0, f64::max);
    let ideal = (area * ASPECT).sqrt();
    let widths = WIDTHS.iter().map(|share| (ideal * share).max(widest)).chain([widest]);
    let tries = widths.map(|width| {
        let found = below_the_sky(boxes, width);
        let far = boxes.iter().zip(&found);
        let (right, low) = far.fold((0.0, 0.0), |(right, low): (f64, f64), (size, at)| {
            (right.max(at.x + size.x), low.max(at.y + size.y))
        });
        (right.max(low * ASPECT), found)
    });
    tries.min_by(|one, other| one.0.total_cmp(&other.0)).map(|best| best.1).unwrap_or_default()
}

/// A part of the sky-line: from where, how wide, how high.
type Roof = (f64, f64, f64);

fn below_the_sky(boxes: &[Point], width: f64) -> Vec<Point> {
    let mut sky: Vec<Roof> = vec![(0.0, width, 0.0)];
    boxes.iter().map(|size| put(&mut sky, *size, width)).collect()
}

/// Lays a box onto the sky-line where it comes to lie lowest, the leftmost of such places.
fn put(sky: &mut Vec<Roof>, size: Point, width: f64) -> Point {
    let mut best: Option<Point> = None;
    for first in 0..sky.len() {
        let left = sky[first].0;
        if left + size.x > width * (1.0 + 1e-9) && first > 0 {
            break;
        }
        let under = sky[first..].iter().take_while(|roof| roof.0 < left + size.x - 1e-9);
        let height = under.map(|roof| roof.2).fold(0.0, f64::max);
        if best.is_none_or(|best| height < best.y) {
            best = Some(Point { x: left, y: height });
        }
    }
    let at = best.unwrap_or_default();
    let (left, right) = (at.x, at.x + size.x);
    let mut next = Vec::with_capacity(sky.len() + 2);
    for (from, wide, height) in sky.drain(..) {
        let to = from + wide;
        if from < left {
            next.push((from, wide.min(left - from), height));
        }
        if to > right {
            let start = from.max(right);
            next.push((start, to - start, height));
        }
    }
    next.push((left, size.x, at.y + size.y));
    next.sort_by(|one, other| one.0.total_cmp(&other.0));
    *sky = next;
    at
}

/// So many columns of a grid of equal cells make a frame of the right shape.
pub(super) fn columns(count: usize) -> usize {
    (1..=count).find(|columns| number(*columns) >= number(count.div_ceil(*columns)) * ASPECT).unwrap_or(1)
}
