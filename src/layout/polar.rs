//! Seats around a centre: rings say one thing, wedges say another, and no two discs touch.

use std::f64::consts::{PI, TAU};

use super::{Guide, Point, real};
use crate::model::{ActorKind, Code};
use crate::network::{Adjacency, Vertex};

/// Between two discs.
const GAP: f64 = 0.25;
/// Between two rings that are in use.
const STEP: f64 = 2.4;
/// From a ring to one that nobody stands on: it stays visible, but takes little room.
const NARROW: f64 = 1.2;
/// The smallest ring that is in use: from here on no line to the centre touches a neighbour's disc.
const FIRST: f64 = 2.7;
/// The sector at the top in which nobody stands, so that the rings can be named there.
const AISLE: f64 = 0.42;
/// The least share of the circle that a kind gets.
const LEAST_SHARE: f64 = 0.07;
/// Only an exchange of seats that saves this much is made: small edits should move little.
const WORTH: f64 = 0.3;
/// More seats in a wedge than this are ordered without trying every exchange.
const MANY: usize = 80;

/// Where somebody has to sit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seat {
    /// The number of the ring, from the centre outwards.
    pub(super) ring: usize,
    /// The wedge.
    pub(super) kind: ActorKind,
    /// The diameter of the disc.
    pub(super) size: f64,
}

/// Everybody in a seat.
pub(super) struct Round {
    /// The centre of each disc; (0, 0) for whoever has no seat.
    pub(super) points: Vec<Point>,
    /// The radius of each ring, in the middle of its rows.
    pub(super) radii: Vec<f64>,
    /// The wedges that are in use.
    pub(super) wedges: Vec<Guide>,
}

/// Seats everybody: `rings` rings around a core of that radius. Every seat has an angle of its own, so that
/// lines to the centre do not run through others; whoever is tied sits near within a wedge.
pub(super) fn arrange(seats: &[Option<Seat>], rings: usize, core: f64, graph: &Adjacency) -> Round {
    let wedges = cut(seats);
    let rough = rough_radii(seats, rings, core);
    let mut angles = vec![-PI / 2.0; seats.len()];
    let mut orders: Vec<Vec<usize>> = Vec::new();
    for (kind, from, to) in &wedges {
        let order: Vec<usize> =
            (0..seats.len()).filter(|at| seats[*at].is_some_and(|seat| seat.kind == *kind)).collect();
        take_angles(&mut angles, &order, *from, *to);
        orders.push(order);
    }
    let mut table = Table { seats, rough: &rough, graph, angles };
    for _ in 0..6 {
        let mut better = false;
        for (order, (_, from, to)) in orders.iter_mut().zip(&wedges) {
            better |= if order.len() > MANY {
                table.sort(order, *from, *to);
                true
            } else {
                table.exchange(order)
            };
        }
        if !better {
            break;
        }
    }
    let (points, radii) = rows(seats, rings, core, &table.angles);
    let guide = |(kind, from, to): &(ActorKind, f64, f64)| Guide::Wedge { from: *from, to: *to, kind: *kind };
    Round { points, radii, wedges: wedges.iter().map(guide).collect() }
}

/// The wedges: in proportion to how many sit there, and nobody's is too narrow.
fn cut(seats: &[Option<Seat>]) -> Vec<(ActorKind, f64, f64)> {
    let taken = |kind: ActorKind| seats.iter().flatten().filter(|seat| seat.kind == kind).count();
    let all = real(seats.iter().flatten().count());
    let weights: Vec<(ActorKind, f64)> = ActorKind::ALL
        .iter()
        .map(|kind| (*kind, real(taken(*kind))))
        .filter(|(_, count)| *count > 0.0)
        .map(|(kind, count)| (kind, count.max(all * LEAST_SHARE)))
        .collect();
    let whole: f64 = weights.iter().map(|(_, weight)| weight).sum();
    let mut from = (AISLE - PI) / 2.0;
    let mut wedges = Vec::new();
    for (kind, weight) in weights {
        let to = from + weight / whole * (TAU - AISLE);
        wedges.push((kind, from, to));
        from = to;
    }
    wedges
}

/// Equal steps from one side of a wedge to the other.
fn take_angles(angles: &mut [f64], order: &[usize], from: f64, to: f64) {
    let step = (to - from) / real(order.len());
    for (place, at) in order.iter().enumerate() {
        angles[*at] = from + (real(place) + 0.5) * step;
    }
}

/// The radii if every ring had one row.
fn rough_radii(seats: &[Option<Seat>], rings: usize, core: f64) -> Vec<f64> {
    let mut out = core;
    let step = |ring: usize| {
        let used = seats.iter().flatten().any(|seat| seat.ring == ring);
        out = if used { (out + STEP).max(FIRST) } else { out + NARROW };
        out
    };
    (0..rings).map(step).collect()
}

/// A place at an angle.
pub(super) fn around(radius: f64, angle: f64) -> Point {
    Point { x: radius * angle.cos(), y: radius * angle.sin() }
}

/// How far two places are from each other.
fn apart(one: Point, other: Point) -> f64 {
    (one.x - other.x).hypot(one.y - other.y)
}

/// The seats while they are exchanged.
struct Table<'a> {
    seats: &'a [Option<Seat>],
    rough: &'a [f64],
    graph: &'a Adjacency,
    angles: Vec<f64>,
}

impl Table<'_> {
    fn place(&self, at: usize) -> Point {
        self.seats[at].map_or(Point::default(), |seat| around(self.rough[seat.ring], self.angles[at]))
    }

    fn neighbours(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let all = self.graph.neighbours(Vertex::try_from(at).unwrap_or(Vertex::MAX)).iter();
        // A line to the centre is as long wherever one sits on the ring.
        all.map(|next| *next as usize).filter(|next| self.seats[*next].is_some())
    }

    /// The length of somebody's lines.
    fn length(&self, at: usize) -> f64 {
        let here = self.place(at);
        self.neighbours(at).map(|next| apart(here, self.place(next))).sum()
    }

    /// Exchanges any two seats of a wedge when that makes the lines shorter.
    fn exchange(&mut self, order: &mut [usize]) -> bool {
        let mut better = false;
        for one in 0..order.len() {
            for other in one + 1..order.len() {
                let (a, b) = (order[one], order[other]);
                let before = self.length(a) + self.length(b);
                self.angles.swap(a, b);
                if self.length(a) + self.length(b) + WORTH < before {
                    order.swap(one, other);
                    better = true;
                } else {
                    self.angles.swap(a, b);
                }
            }
        }
        better
    }

    /// Orders a crowded wedge by where everybody's neighbours sit on the whole.
    fn sort(&mut self, order: &mut [usize], from: f64, to: f64) {
        let middle = f64::midpoint(from, to);
        let mut wishes: Vec<(f64, usize)> = Vec::with_capacity(order.len());
        for at in order.iter() {
            let mut sum = around(0.5, self.angles[*at]);
            for next in self.neighbours(*at) {
                let there = around(1.0, self.angles[next]);
                sum = Point { x: sum.x + there.x, y: sum.y + there.y };
            }
            let turn = (sum.y.atan2(sum.x) - middle).rem_euclid(TAU);
            wishes.push((if turn > PI { turn - TAU } else { turn }, *at));
        }
        wishes.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        for (place, (_, at)) in order.iter_mut().zip(wishes) {
            *place = at;
        }
        take_angles(&mut self.angles, order, from, to);
    }
}

/// A row of a ring while it fills: its first and its last disc, as angle and diameter.
struct Row {
    radius: f64,
    first: (f64, f64),
    last: (f64, f64),
}

impl Row {
    fn has_room(&self, angle: f64, size: f64) -> bool {
        let clear = |(other, diameter): (f64, f64)| {
            apart(around(self.radius, angle), around(self.radius, other))
                >= f64::midpoint(size, diameter) + GAP
        };
        clear(self.first) && clear(self.last)
    }
}

/// Places and ring radii, with as many rows in a ring as it needs.
fn rows(seats: &[Option<Seat>], rings: usize, core: f64, angles: &[f64]) -> (Vec<Point>, Vec<f64>) {
    let mut points = vec![Point::default(); seats.len()];
    let mut radii = Vec::with_capacity(rings);
    let mut edge = core;
    for ring in 0..rings {
        let mut here: Vec<(f64, usize, f64)> = (0..seats.len())
            .filter_map(|at| {
                seats[at].filter(|seat| seat.ring == ring).map(|seat| (angles[at], at, seat.size))
            })
            .collect();
        if here.is_empty() {
            edge += NARROW;
            radii.push(edge);
            continue;
        }
        here.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        let widest = here.iter().map(|(_, _, size)| *size).fold(1.0, f64::max);
        let mut base = (edge + STEP + (widest - 1.0) / 2.0).max(FIRST);
        if ring == 0 {
            base = base.max(core + widest / 2.0 + GAP);
        }
        let mut filled: Vec<Row> = Vec::new();
        for (angle, at, size) in here {
            let free = filled.iter().position(|row| row.has_room(angle, size));
            let row = free.unwrap_or_else(|| {
                let radius = base + real(filled.len()) * (widest + GAP);
                filled.push(Row { radius, first: (angle, size), last: (angle, size) });
                filled.len() - 1
            });
            filled[row].last = (angle, size);
            points[at] = around(filled[row].radius, angle);
        }
        let last = filled.last().map_or(base, |row| row.radius);
        radii.push(f64::midpoint(base, last));
        edge = last + (widest - 1.0) / 2.0;
    }
    (points, radii)
}
