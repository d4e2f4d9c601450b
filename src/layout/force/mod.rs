//! FORCE: who is tied stands near, whoever is not stands apart.
//!
//! Lengths on paper follow the steps in the graph (stress, see `stress`). Every connected component is drawn by
//! itself and then all of them are packed (see `pack`): drawn together, small components would fly far away and
//! shrink the rest to a blob. With the places of an earlier picture only small steps are made (see `again`).

mod again;
mod apart;
mod descent;
mod draw;
mod hops;
mod pack;
mod random;
mod start;
mod stress;
#[cfg(test)]
mod tests;

use crate::layout::{Layout, Point};
use crate::model::ActorKind;
use crate::network::{Adjacency, Vertex};

use random::Random;
use stress::Cloud;

/// The way between two vertices without a tie, in discs: the mean room of a vertex in a large picture.
const PITCH: f64 = 4.0;

/// Discs this near to the neighbours' discs would leave no line to be seen, in steps.
const LARGEST_DISC: f64 = 0.5;

/// Where the vertices of a graph stand when its ties are springs; `None` only when `progress` says to stop.
///
/// `kinds` keeps unconnected parties of one kind together. `before` holds the places of the last picture: when at
/// least half of the vertices have one, they stay where they are as far as the ties allow. `progress` hears the share
/// done, from 0 to 1, and answers whether to go on. Discs of size 1 do not overlap.
pub fn force(
    graph: &Adjacency,
    kinds: &[ActorKind],
    before: &[Option<Point>],
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<Layout> {
    let graph = graph.without_direction();
    let mut progress = Progress { report: progress, done: 0.0, part: 1.0 };
    let finite = |place: &Option<Point>| place.filter(|point| point.x.is_finite() && point.y.is_finite());
    let mut before: Vec<Option<Point>> = before.iter().map(finite).collect();
    before.resize(graph.size(), None);
    let known = before.iter().flatten().count();
    let points = if known > 0 && 2 * known >= graph.size() {
        again::again(&graph, kinds, &before, &mut progress)?
    } else {
        fresh(&graph, kinds, &graph.component_members(), &mut progress)?
    };
    Some(Layout { sizes: vec![1.0; points.len()], points, guides: Vec::new() })
}

/// Draws and packs these components; the other vertices stay at (0, 0).
fn fresh(
    graph: &Adjacency,
    kinds: &[ActorKind],
    components: &[Vec<Vertex>],
    progress: &mut Progress,
) -> Option<Vec<Point>> {
    let mut place = vec![0; graph.size()];
    let mut parts: Vec<(&[Vertex], Vec<Point>)> = Vec::new();
    for members in components.iter().filter(|members| members.len() > 1) {
        progress.part = whole(members.len()) / whole(graph.size());
        let cloud = draw::draw(&hops::Web::new(graph, members, &mut place), progress)?;
        parts.push((members, laid_flat(&cloud)));
    }
    let kind = |vertex: Vertex| kinds.get(vertex as usize).copied();
    parts.sort_by_key(|(members, _)| (std::cmp::Reverse(members.len()), kind(members[0])));
    let alone = components.iter().filter(|members| members.len() == 1);
    let mut alone: Vec<Vertex> = alone.flatten().copied().collect();
    alone.sort_by_key(|vertex| kind(*vertex));

    // The disc follows from the span of the whole picture, which follows from the disc: the second try is near.
    let count = parts.iter().map(|(members, _)| members.len()).sum::<usize>() + alone.len();
    let widest = parts.iter().map(|(_, points)| apart::span(points)).fold(0.0, f64::max);
    let mut disc = disc_of(widest, count);
    for _ in 0..2 {
        disc = disc_of(disc * apart::span(&packed(&scaled(&parts, disc), &alone, graph.size(), true)), count);
    }
    let mut parts = scaled(&parts, disc);
    for (_, points) in &mut parts {
        apart::push_apart(points, 1.0);
    }
    Some(packed(&parts, &alone, graph.size(), false))
}

type Part<'a> = (&'a [Vertex], Vec<Point>);

/// The diameter of a disc in steps, for so many vertices in a picture of this span.
fn disc_of(span: f64, count: usize) -> f64 {
    if span > 0.0 { (span * apart::share_of_span(count)).min(LARGEST_DISC) } else { LARGEST_DISC }
}

fn scaled<'a>(parts: &[Part<'a>], disc: f64) -> Vec<Part<'a>> {
    let shrink = |point: &Point| Point { x: point.x / disc, y: point.y / disc };
    parts.iter().map(|(members, points)| (*members, points.iter().map(shrink).collect())).collect()
}

/// The components side by side, those alone in a grid; only the places that count when `bare`.
fn packed(parts: &[Part], alone: &[Vertex], size: usize, bare: bool) -> Vec<Point> {
    let corners: Vec<(Point, Point)> = parts.iter().map(|(_, points)| apart::corners(points)).collect();
    let mut boxes: Vec<Point> = corners
        .iter()
        .map(|(low, high)| Point { x: high.x - low.x + PITCH, y: high.y - low.y + PITCH })
        .collect();
    let widest = boxes.iter().map(|size| size.x).fold(0.0, f64::max);
    let columns = pack::columns(alone.len()).max(floor(widest / PITCH)).min(alone.len()).max(1);
    if !alone.is_empty() {
        boxes.push(Point { x: number(columns) * PITCH, y: number(alone.len().div_ceil(columns)) * PITCH });
    }
    let places = pack::pack(&boxes);
    let mut all = vec![None; size];
    for (((members, points), (low, _)), at) in parts.iter().zip(corners).zip(&places) {
        for (vertex, point) in members.iter().zip(points) {
            all[*vertex as usize] = Some(Point { x: point.x - low.x + at.x, y: point.y - low.y + at.y });
        }
    }
    for (number_of, vertex) in alone.iter().enumerate() {
        let at = places.last().copied().unwrap_or_default();
        let (row, column) = (number(number_of / columns), number(number_of % columns));
        all[*vertex as usize] = Some(Point { x: at.x + column * PITCH, y: at.y + row * PITCH });
    }
    let found: Vec<Point> = all.iter().flatten().copied().collect();
    if bare {
        return found;
    }
    let (low, high) = apart::corners(&found);
    let middle = Point { x: low.x.midpoint(high.x), y: low.y.midpoint(high.y) };
    let central = |point: Point| Point { x: point.x - middle.x, y: point.y - middle.y };
    all.into_iter().map(|point| point.map(central).unwrap_or_default()).collect()
}

/// The points of a cloud turned so that its longer axis lies flat, as windows are wider than high.
fn laid_flat(cloud: &Cloud) -> Vec<Point> {
    let points = cloud.x.iter().zip(&cloud.y);
    let mut points: Vec<Point> = points.map(|(x, y)| Point { x: f64::from(*x), y: f64::from(*y) }).collect();
    let count = number(points.len().max(1));
    let middle_x = points.iter().map(|point| point.x).sum::<f64>() / count;
    let middle_y = points.iter().map(|point| point.y).sum::<f64>() / count;
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for point in &mut points {
        (point.x, point.y) = (point.x - middle_x, point.y - middle_y);
        xx += point.x * point.x;
        yy += point.y * point.y;
        xy += point.x * point.y;
    }
    // The direction of the larger variance, without angles: roots are the same on every machine, cosines are not.
    let half = (xx - yy) / 2.0;
    let root = half.hypot(xy);
    let (along, across) =
        if half >= 0.0 { (half + root, xy) } else { (xy.abs(), (root - half) * xy.signum()) };
    let length = along.hypot(across);
    if length <= f64::MIN_POSITIVE {
        return points;
    }
    let (cos, sin) = (along / length, across / length);
    for point in &mut points {
        (point.x, point.y) = (cos * point.x + sin * point.y, cos * point.y - sin * point.x);
    }
    points
}

/// What has been done, and whom to tell.
struct Progress<'a> {
    report: &'a mut dyn FnMut(f32) -> bool,
    done: f32,
    /// The share of the whole work that the work at hand is.
    part: f32,
}

impl Progress<'_> {
    /// A share of the work at hand is done; `None` when all should stop.
    fn step(&mut self, share: f32) -> Option<()> {
        self.done = (self.done + share * self.part).min(1.0);
        (self.report)(self.done).then_some(())
    }
}

#[expect(clippy::cast_precision_loss, reason = "no graph is so large")]
fn number(count: usize) -> f64 {
    count as f64
}

#[expect(clippy::cast_precision_loss, reason = "only shares of work and starts are so counted")]
fn whole(count: usize) -> f32 {
    count as f32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast keeps to the ends of the range"
)]
fn floor(value: f64) -> usize {
    value as usize
}
