//! NO DISC ON ANOTHER: whoever stands too near is pushed away, both half of the way, until all are free.
//!
//! Like the proximity stress of PRISM (Gansner and Hu 2010) it moves only pairs that are near each other, so the
//! shape stays; a grid finds them in linear time.

use crate::layout::Point;

use super::{Random, number};

/// More passes than any picture has needed.
const PASSES: usize = 300;

/// Pushes points apart until no two are nearer than `least`.
pub(super) fn push_apart(points: &mut [Point], least: f64) {
    // A little too far, so that the next pass finds the pair at rest in spite of rounding.
    let goal = least * 1.02;
    let mut random = Random::new(3);
    let mut grid = Grid::default();
    let mut near = Vec::new();
    for _ in 0..PASSES {
        grid.fill(points, goal);
        let mut moved = false;
        for one in 0..points.len() {
            grid.near(points[one], goal, &mut |other| {
                if other > one {
                    near.push(other);
                }
            });
            for other in near.drain(..) {
                moved |= push(points, one, other, (least, goal), &mut random);
            }
        }
        if !moved {
            return;
        }
    }
}

fn push(
    points: &mut [Point],
    one: usize,
    other: usize,
    (least, goal): (f64, f64),
    random: &mut Random,
) -> bool {
    let (mut right, mut down) = (points[other].x - points[one].x, points[other].y - points[one].y);
    let mut length = right.hypot(down);
    if length >= least {
        return false;
    }
    if length < goal * 1e-6 {
        (right, down) = (f64::from(random.around_zero()) + 1e-3, f64::from(random.around_zero()));
        length = right.hypot(down);
        points[one].x -= right / length * goal * 1e-6;
        points[one].y -= down / length * goal * 1e-6;
    }
    let short = (goal - length.min(goal)).max(goal * 0.01) / 2.0;
    let (right, down) = (right / length * short, down / length * short);
    points[one].x -= right;
    points[one].y -= down;
    points[other].x += right;
    points[other].y += down;
    true
}

/// Points by the cells of a grid, sorted: the cells of a row lie one after the other.
#[derive(Default)]
struct Grid {
    /// Row, column, point.
    cells: Vec<(i32, i32, usize)>,
}

impl Grid {
    fn fill(&mut self, points: &[Point], size: f64) {
        self.cells.clear();
        self.cells.extend(
            points.iter().enumerate().map(|(name, point)| (cell(point.y, size), cell(point.x, size), name)),
        );
        self.cells.sort_unstable();
    }

    fn near(&self, point: Point, size: f64, show: &mut dyn FnMut(usize)) {
        let (row, column) = (cell(point.y, size), cell(point.x, size));
        for row in row.saturating_sub(1)..=row.saturating_add(1) {
            let (first, last) = ((row, column.saturating_sub(1)), (row, column.saturating_add(1)));
            let start = self.cells.partition_point(|cell| (cell.0, cell.1) < first);
            for found in self.cells[start..].iter().take_while(|cell| (cell.0, cell.1) <= last) {
                show(found.2);
            }
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the cast keeps to the ends of the range")]
fn cell(at: f64, size: f64) -> i32 {
    (at / size).floor() as i32
}

/// The longer side of the box around some points.
pub(super) fn span(points: &[Point]) -> f64 {
    let (low, high) = corners(points);
    (high.x - low.x).max(high.y - low.y)
}

/// The upper left and the lower right corner of the box around some points.
pub(super) fn corners(points: &[Point]) -> (Point, Point) {
    let Some(first) = points.first() else { return (Point::default(), Point::default()) };
    points.iter().fold((*first, *first), |(low, high), point| {
        let low = Point { x: low.x.min(point.x), y: low.y.min(point.y) };
        (low, Point { x: high.x.max(point.x), y: high.y.max(point.y) })
    })
}

/// How near two discs may come, as a share of the longer side: what leaves room for names between `size` discs.
pub(super) fn share_of_span(size: usize) -> f64 {
    1.04 / (4.0 * number(size.max(1)).sqrt())
}
