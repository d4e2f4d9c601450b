//! Names beside their marks: no two overlap, none lies on a mark, as few lines as possible run behind one. A name
//! breaks into two or three lines before it is shortened.
//!
//! `layout::labels` places boxes of one size among boxes; on paper a name may take several shapes, and the lines
//! between the marks count too, so this is a search of its own: every name tries all its places in turn, several
//! times over.

use super::font::Face;
use super::scene::Align;
use crate::layout::{Frame, Point};

/// A name and the mark that it belongs to.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    pub(super) mark: Frame,
    pub(super) name: String,
    pub(super) face: Face,
}

/// Where a name stands.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) frame: Frame,
    pub(super) lines: Vec<String>,
    pub(super) align: Align,
}

/// A place that a name may take.
struct Seat {
    placed: Placed,
    cost: f64,
}

/// From a mark to its name, the nearest first.
const AWAY: [f64; 4] = [2.0, 5.0, 9.0, 14.0];
/// Between a name and anything that is not its own.
const CLEAR: f64 = 1.5;
/// How much one line behind a name counts.
const CROSSED: f64 = 0.9;
/// A name further from its own mark than from another one could be misread.
const MISLEADING: f64 = 2.5;
/// Names are shortened to these shares of their even width in two lines.
const SHARES: [f64; 4] = [0.8, 0.62, 0.45, 0.3];
/// The narrowest shortened name.
const LEAST: f64 = 42.0;
/// Wider lines are broken wherever their words allow it: nobody finds the mark at the end of a longer one.
const WIDEST: f64 = 190.0;

/// A place for each name, the more important ones first; nothing where there is no room at all. Names are
/// shortened only with `shorten`.
pub(super) fn place(
    wishes: &[Wish],
    obstacles: &[Frame],
    lines: &[(Point, Point)],
    bounds: Frame,
    shorten: bool,
) -> Vec<Option<Placed>> {
    let desk = Desk { wishes, obstacles, lines, bounds };
    let mut seats: Vec<Vec<Seat>> = (0..wishes.len()).map(|at| desk.seats(at, false)).collect();
    let mut chosen: Vec<Option<usize>> = vec![None; wishes.len()];
    settle(&seats, &mut chosen);
    for at in 0..wishes.len() {
        if chosen[at].is_none() {
            push_aside(&seats, &mut chosen, at);
        }
    }
    for at in 0..wishes.len() {
        if shorten && chosen[at].is_none() {
            seats[at] = desk.seats(at, true);
        }
    }
    settle(&seats, &mut chosen);
    for at in 0..wishes.len() {
        if shorten && chosen[at].is_none() {
            // Rather two shortened names than one whole and one missing.
            for (other, seats) in seats.iter_mut().enumerate().filter(|(other, _)| *other != at) {
                seats.extend(desk.seats(other, true));
            }
            push_aside(&seats, &mut chosen, at);
        }
    }
    let mut seats = seats.into_iter();
    let pick = |choice: Option<usize>| {
        let own = seats.next()?;
        choice.and_then(|choice| own.into_iter().nth(choice)).map(|seat| seat.placed)
    };
    chosen.into_iter().map(pick).collect()
}

/// Lets every name take its best free place, until nobody moves.
fn settle(seats: &[Vec<Seat>], chosen: &mut [Option<usize>]) {
    for _ in 0..6 {
        let mut moved = false;
        for at in 0..seats.len() {
            let best = best_free(seats, chosen, at);
            moved |= best != chosen[at];
            chosen[at] = best;
        }
        if !moved {
            break;
        }
    }
}

fn frame_of<'a>(seats: &'a [Vec<Seat>], chosen: &[Option<usize>], at: usize) -> Option<&'a Frame> {
    Some(&seats[at].get(chosen[at]?)?.placed.frame)
}

fn best_free(seats: &[Vec<Seat>], chosen: &[Option<usize>], at: usize) -> Option<usize> {
    let others: Vec<&Frame> = (0..seats.len())
        .filter(|other| *other != at)
        .filter_map(|other| frame_of(seats, chosen, other))
        .collect();
    let free = |seat: &Seat| !others.iter().any(|other| other.near(&seat.placed.frame, CLEAR));
    let all = seats[at].iter().enumerate().filter(|(_, seat)| free(seat));
    all.min_by(|one, other| one.1.cost.total_cmp(&other.1.cost)).map(|(place, _)| place)
}

/// Takes a place from one other name, if that one finds another place.
fn push_aside(seats: &[Vec<Seat>], chosen: &mut [Option<usize>], at: usize) {
    for place in 0..seats[at].len() {
        let frame = seats[at][place].placed.frame;
        let meets =
            |other: &usize| frame_of(seats, chosen, *other).is_some_and(|taken| taken.near(&frame, CLEAR));
        let in_the_way: Vec<usize> = (0..seats.len()).filter(|other| *other != at).filter(meets).collect();
        let [other] = in_the_way[..] else { continue };
        let before = chosen[other];
        chosen[at] = Some(place);
        chosen[other] = best_free(seats, chosen, other);
        if chosen[other].is_some() {
            return;
        }
        (chosen[at], chosen[other]) = (None, before);
    }
}

/// Whether a line runs through a box.
fn runs_through(frame: &Frame, (from, to): &(Point, Point)) -> bool {
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let sides = [
        (from.x, to.x - from.x, frame.left, frame.left + frame.width),
        (from.y, to.y - from.y, frame.top, frame.top + frame.height),
    ];
    for (start, way, low, high) in sides {
        if way.abs() < 1e-9 {
            if start <= low || start >= high {
                return false;
            }
            continue;
        }
        let (one, other) = ((low - start) / way, (high - start) / way);
        enter = enter.max(one.min(other));
        leave = leave.min(one.max(other));
    }
    enter < leave
}

struct Desk<'a> {
    wishes: &'a [Wish],
    obstacles: &'a [Frame],
    lines: &'a [(Point, Point)],
    bounds: Frame,
}

impl Desk<'_> {
    /// All places of a name, with what each costs.
    fn seats(&self, at: usize, short: bool) -> Vec<Seat> {
        let wish = &self.wishes[at];
        let mut seats = Vec::new();
        for (lines, price) in shapes(wish, short) {
            let width = lines.iter().map(|line| wish.face.width(line)).fold(0.0, f64::max);
            let height = wish.face.height(lines.len());
            for (step, away) in (0_u8..).zip(AWAY) {
                for (side, (frame, align)) in (0_u8..).zip(sides(&wish.mark, width, height, away)) {
                    let Some(clash) = self.clash(at, &frame, away) else { continue };
                    let cost = price + clash + f64::from(step) * 0.5 + f64::from(side) * 0.06;
                    seats.push(Seat { placed: Placed { frame, lines: lines.clone(), align }, cost });
                }
            }
        }
        seats
    }

    /// What speaks against a box, or nothing when it cannot be taken at all.
    fn clash(&self, at: usize, frame: &Frame, away: f64) -> Option<f64> {
        if !self.bounds.holds(frame, 0.0) || self.obstacles.iter().any(|other| other.near(frame, CLEAR)) {
            return None;
        }
        let mut cost = 0.0;
        for (other, wish) in self.wishes.iter().enumerate().filter(|(other, _)| *other != at) {
            if wish.mark.near(frame, CLEAR) {
                return None;
            }
            if self.wishes[other].mark.near(frame, away) {
                cost += MISLEADING;
            }
        }
        let crossed = self.lines.iter().filter(|line| runs_through(frame, line)).count();
        Some(cost + CROSSED * f64::from(u32::try_from(crossed).unwrap_or(u32::MAX)))
    }
}

/// The shapes of a name, each with its price.
fn shapes(wish: &Wish, short: bool) -> Vec<(Vec<String>, f64)> {
    let Wish { name, face, .. } = wish;
    let whole = face.width(name);
    let two = face.even(name, 2);
    if short {
        let lines = two.unwrap_or_else(|| vec![name.clone()]);
        let width = lines.iter().map(|line| face.width(line)).fold(0.0, f64::max);
        let cut = |(place, share): (u8, f64)| {
            let lines = face.wrap(name, (width * share).max(LEAST), 2);
            (lines, 10.0 + 4.0 * f64::from(place))
        };
        return (0..).zip(SHARES).map(cut).collect();
    }
    let mut shapes = vec![(vec![name.clone()], if whole > 95.0 { 1.0 } else { 0.0 })];
    shapes.extend(two.map(|lines| (lines, if whole > 60.0 { 0.0 } else { 0.5 })));
    shapes.extend(face.even(name, 3).map(|lines| (lines, if whole > 150.0 { 0.2 } else { 0.8 })));
    let narrowest = shapes.len() - 1;
    let wide = |lines: &[String]| lines.iter().any(|line| face.width(line) > WIDEST);
    let fitting = |place: usize, lines: &[String]| place == narrowest || !wide(lines);
    (0..).zip(shapes).filter(|(place, (lines, _))| fitting(*place, lines)).map(|(_, shape)| shape).collect()
}

/// The places around a mark, the best first.
fn sides(mark: &Frame, width: f64, height: f64, away: f64) -> [(Frame, Align); 12] {
    let (right, left) = (mark.left + mark.width + away, mark.left - away - width);
    let (below, above) = (mark.top + mark.height + away * 0.7, mark.top - away * 0.7 - height);
    let middle = Point { x: mark.left + mark.width / 2.0, y: mark.top + mark.height / 2.0 };
    let level = middle.y - height / 2.0;
    let (raised, lowered) = (level - height * 0.45, level + height * 0.45);
    let near_right = right - away * 0.4 - mark.width * 0.15;
    let near_left = left + away * 0.4 + mark.width * 0.15;
    let at = |left: f64, top: f64, align: Align| (Frame { left, top, width, height }, align);
    [
        at(right, level, Align::Start),
        at(left, level, Align::End),
        at(middle.x - width / 2.0, below, Align::Middle),
        at(middle.x - width / 2.0, above, Align::Middle),
        at(right, raised, Align::Start),
        at(right, lowered, Align::Start),
        at(left, raised, Align::End),
        at(left, lowered, Align::End),
        at(near_right, below, Align::Start),
        at(near_right, above, Align::Start),
        at(near_left, below, Align::End),
        at(near_left, above, Align::End),
    ]
}
