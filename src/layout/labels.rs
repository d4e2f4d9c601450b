//! LABELS WITHOUT OVERLAP: beside every disc a free place for its name, for the page and for the terminal alike.
//!
//! Point-feature labelling is NP-hard (Marks and Shieber 1991). A greedy pass in the order of importance over a
//! few positions around each disc (Imhof 1975), and then single moves of neighbours that stand in the way
//! (Christensen, Marks and Shieber 1995), come close to the optimum, and they are quick and the same every time.

use crate::layout::{Frame, Point};

#[cfg(test)]
mod tests;

/// What one label asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wish {
    /// The box of the disc that the label belongs to; the label stands beside it.
    pub around: Frame,
    /// How wide the whole label is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// The least useful width when it is shortened with an ellipsis; `width` when it must not be.
    pub least: f64,
}

/// Less than this is rounding, not overlap.
const SLACK: f64 = 1e-6;

/// How many times a label may stand further away from its disc than at first.
const RINGS: usize = 3;

/// The positions of one ring.
const SIDES: [Side; 12] = [
    Side { across: Place::After, along: Place::Middle },
    Side { across: Place::Before, along: Place::Middle },
    Side { across: Place::Middle, along: Place::Before },
    Side { across: Place::Middle, along: Place::After },
    Side { across: Place::After, along: Place::Before },
    Side { across: Place::After, along: Place::After },
    Side { across: Place::Before, along: Place::Before },
    Side { across: Place::Before, along: Place::After },
    Side { across: Place::Start, along: Place::Before },
    Side { across: Place::Start, along: Place::After },
    Side { across: Place::End, along: Place::Before },
    Side { across: Place::End, along: Place::After },
];

/// Shares of the way from the whole width down to the least.
const SHORTER: [f64; 4] = [0.25, 0.5, 0.75, 1.0];

#[derive(Clone, Copy)]
struct Side {
    across: Place,
    along: Place,
}

/// Where a stretch stands against another one.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Before,
    /// The beginnings meet.
    Start,
    Middle,
    /// The ends meet.
    End,
    After,
}

/// One answer for each wish: the box of the label, narrower than wished when it must be shortened, or `None` when
/// there is no room.
///
/// Earlier wishes are more important. A label overlaps no other label, no `around` of any wish, no obstacle, and it
/// stays inside the bounds. `gap` is kept from its own disc, and to the left and right from everything else, so that
/// two names in one row never run together. With a `step` all sides of all boxes are multiples of it (cells of a
/// terminal); sizes are then rounded up, and above and below no gap is kept, as rows of text bring their own.
pub fn place(
    wishes: &[Wish],
    obstacles: &[Frame],
    bounds: Frame,
    gap: f64,
    step: Option<Point>,
) -> Vec<Option<Frame>> {
    let mut desk = Desk::new(wishes, obstacles, bounds, gap, step);
    let mut without = Vec::new();
    for label in 0..wishes.len() {
        if !desk.useful(label) {
            continue;
        }
        match desk.free(label, desk.size(label), RINGS) {
            Some(frame) => desk.put(label, frame),
            None => without.push(label),
        }
    }
    for _ in 0..2 {
        without.retain(|label| !desk.make_room(*label));
    }
    for label in without {
        let found = SHORTER.iter().find_map(|share| desk.free(label, desk.shortened(label, *share), RINGS));
        if let Some(frame) = found {
            desk.put(label, frame);
        }
    }
    desk.placed
}

/// What stands where while labels are placed.
struct Desk<'a> {
    wishes: &'a [Wish],
    bounds: Frame,
    gap: Point,
    step: Option<Point>,
    placed: Vec<Option<Frame>>,
    /// The discs, then the obstacles: what never moves.
    fixed: Grid,
    labels: Grid,
}

/// What is in the way of a box.
enum Way {
    Free,
    Fixed,
    Labels(Vec<usize>),
}

impl<'a> Desk<'a> {
    fn new(wishes: &'a [Wish], obstacles: &[Frame], bounds: Frame, gap: f64, step: Option<Point>) -> Self {
        let mut fixed = Grid::new(wishes, bounds);
        for frame in wishes.iter().map(|wish| &wish.around).chain(obstacles) {
            fixed.add(*frame);
        }
        let gap = if gap.is_finite() { gap.max(0.0) } else { 0.0 };
        let mut labels = Grid::new(wishes, bounds);
        labels.frames = vec![Frame::default(); wishes.len()];
        let step = step.filter(|step| step.x > 0.0 && step.y > 0.0);
        Self {
            wishes,
            bounds,
            gap: Point { x: gap, y: if step.is_some() { 0.0 } else { gap } },
            step,
            placed: vec![None; wishes.len()],
            fixed,
            labels,
        }
    }

    fn useful(&self, label: usize) -> bool {
        let Wish { around, width, height, .. } = self.wishes[label];
        let all = [around.left, around.top, around.width, around.height, width, height];
        all.iter().all(|value| value.is_finite()) && width > 0.0 && height > 0.0
    }

    /// The whole size of a label.
    fn size(&self, label: usize) -> Point {
        let wish = &self.wishes[label];
        match self.step {
            None => Point { x: wish.width, y: wish.height },
            Some(step) => Point { x: up(wish.width, step.x), y: up(wish.height, step.y) },
        }
    }

    /// The size of a label on its way to the least width.
    fn shortened(&self, label: usize, share: f64) -> Point {
        let wish = &self.wishes[label];
        let least = wish.least.clamp(0.0, wish.width);
        let x = wish.width + (least - wish.width) * share;
        let y = self.size(label).y;
        match self.step {
            None => Point { x, y },
            Some(step) => Point { x: up(x.max(SLACK), step.x), y },
        }
    }

    /// The positions of a label of this size on one ring, the best first.
    fn positions(&self, label: usize, size: Point, ring: usize) -> impl Iterator<Item = Frame> + use<> {
        let around = self.wishes[label].around;
        let (gap, step) = (self.gap, self.step);
        let away = match ring {
            0 => 0.0,
            1 => 1.0,
            _ => 2.0,
        };
        SIDES.iter().map(move |side| {
            // To the right and left a label keeps the gap; at a corner it is the other direction that parts it.
            let beside = if side.along == Place::Middle { gap.x } else { 0.0 };
            let far = Point { x: beside + away * size.y, y: gap.y + away * size.y };
            let left =
                stretch(side.across, (around.left, around.width), size.x, far.x, step.map(|step| step.x));
            let top =
                stretch(side.along, (around.top, around.height), size.y, far.y, step.map(|step| step.y));
            Frame { left, top, width: size.x, height: size.y }
        })
    }

    fn free(&self, label: usize, size: Point, rings: usize) -> Option<Frame> {
        if size.x > self.bounds.width + SLACK || size.y > self.bounds.height + SLACK {
            return None;
        }
        let all = (0..rings).flat_map(|ring| self.positions(label, size, ring));
        let mut fit = all.filter(|frame| self.bounds.holds(frame, SLACK));
        fit.find(|frame| matches!(self.way(frame, 0), Way::Free))
    }

    /// What is in the way; more labels than `most` are as bad as a wall.
    fn way(&self, frame: &Frame, most: usize) -> Way {
        let wide = self.wide(frame);
        if self.fixed.meets(&wide, &mut |_| false) {
            return Way::Fixed;
        }
        let mut found = Vec::new();
        let too_many = self.labels.meets(&wide, &mut |label| {
            if !found.contains(&label) {
                found.push(label);
            }
            found.len() <= most
        });
        match (too_many, found.is_empty()) {
            (true, _) => Way::Fixed,
            (false, true) => Way::Free,
            (false, false) => Way::Labels(found),
        }
    }

    /// A box with the room to its left and right that keeps names apart.
    fn wide(&self, frame: &Frame) -> Frame {
        Frame { left: frame.left - self.gap.x, width: frame.width + 2.0 * self.gap.x, ..*frame }
    }

    fn put(&mut self, label: usize, frame: Frame) {
        self.placed[label] = Some(frame);
        self.labels.insert(label, frame);
    }

    fn take(&mut self, label: usize) -> Option<Frame> {
        let frame = self.placed[label].take()?;
        self.labels.remove(label, &frame);
        Some(frame)
    }

    /// Finds a place for a label whose only obstacles are one or two labels that can stand elsewhere, close to
    /// their own discs and as wide as they are.
    fn make_room(&mut self, label: usize) -> bool {
        let size = self.size(label);
        let all: Vec<Frame> = (0..2).flat_map(|ring| self.positions(label, size, ring)).collect();
        let bounds = self.bounds;
        for frame in all.into_iter().filter(|frame| bounds.holds(frame, SLACK)) {
            match self.way(&frame, 2) {
                Way::Free => {
                    self.put(label, frame);
                    return true;
                }
                Way::Fixed => {}
                Way::Labels(others) => {
                    if self.swap(label, frame, &others) {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// Puts a label down and the others elsewhere; puts everything back when one of them finds no place.
    fn swap(&mut self, label: usize, frame: Frame, others: &[usize]) -> bool {
        let before: Vec<Option<Frame>> = others.iter().map(|other| self.take(*other)).collect();
        self.put(label, frame);
        let mut moved = Vec::new();
        for other in others {
            let Some(place) = self.free(*other, self.size(*other), 2) else { break };
            self.put(*other, place);
            moved.push(*other);
        }
        if moved.len() == others.len() {
            return true;
        }
        for other in moved {
            self.take(other);
        }
        self.take(label);
        for (other, frame) in others.iter().zip(before) {
            if let Some(frame) = frame {
                self.put(*other, frame);
            }
        }
        false
    }
}

/// Where a stretch of this length begins beside another one; off the whole steps it is pushed away from it.
fn stretch(place: Place, (start, length): (f64, f64), own: f64, gap: f64, step: Option<f64>) -> f64 {
    let end = start + length;
    let (begin, round): (f64, fn(f64) -> f64) = match place {
        Place::Before => (start - gap - own, floor),
        Place::Start => (start, floor),
        Place::Middle => (start + (length - own) / 2.0, f64::round),
        Place::End => (end - own, ceil),
        Place::After => (end + gap, ceil),
    };
    step.map_or(begin, |step| round(begin / step) * step)
}

/// Down to a whole number, but for what is only rounding.
fn floor(value: f64) -> f64 {
    (value + SLACK).floor()
}

/// Up to a whole number, but for what is only rounding.
fn ceil(value: f64) -> f64 {
    (value - SLACK).ceil()
}

/// Up to a multiple, at least one.
fn up(value: f64, step: f64) -> f64 {
    ceil(value / step).max(1.0) * step
}

/// Boxes by the cells of a grid that they touch, so that only neighbours are compared.
struct Grid {
    bounds: Frame,
    columns: usize,
    rows: usize,
    cells: Vec<Vec<usize>>,
    frames: Vec<Frame>,
}

impl Grid {
    /// A grid with cells about as large as the labels, and not many more cells than labels.
    fn new(wishes: &[Wish], bounds: Frame) -> Self {
        let most = (count(wishes.len()) * 8.0).sqrt().clamp(8.0, 2048.0);
        let finite = |value: f64| if value.is_finite() { value.max(0.0) } else { 0.0 };
        let mean = |of: fn(&Wish) -> f64| {
            wishes.iter().map(|wish| finite(of(wish))).sum::<f64>() / count(wishes.len().max(1))
        };
        let parts = |whole: f64, size: f64| whole_number((whole / size.max(SLACK)).clamp(1.0, most));
        let columns = parts(bounds.width, mean(|wish| wish.width));
        let rows = parts(bounds.height, mean(|wish| wish.height));
        Self { bounds, columns, rows, cells: vec![Vec::new(); columns * rows], frames: Vec::new() }
    }

    fn add(&mut self, frame: Frame) {
        self.frames.push(frame);
        self.insert(self.frames.len() - 1, frame);
    }

    fn insert(&mut self, name: usize, frame: Frame) {
        self.frames[name] = frame;
        for cell in self.touched(&frame) {
            self.cells[cell].push(name);
        }
    }

    fn remove(&mut self, name: usize, frame: &Frame) {
        for cell in self.touched(frame) {
            self.cells[cell].retain(|other| *other != name);
        }
    }

    /// Shows every box that overlaps this one, maybe more than once, until one of them is too much.
    fn meets(&self, frame: &Frame, fine: &mut dyn FnMut(usize) -> bool) -> bool {
        let touched = self.touched(frame);
        let mut all = touched.flat_map(|cell| &self.cells[cell]).copied();
        all.any(|name| self.frames[name].near(frame, -SLACK) && !fine(name))
    }

    /// The cells under a box; beyond the bounds everything belongs to the outermost cells.
    fn touched(&self, frame: &Frame) -> impl Iterator<Item = usize> + use<> {
        let share = |at: f64, from: f64, whole: f64, parts: usize| {
            let cell = (at - from) / whole.max(SLACK) * count(parts);
            whole_number(cell).min(parts - 1)
        };
        let bounds = &self.bounds;
        let column = |at| share(at, bounds.left, bounds.width, self.columns);
        let row = |at| share(at, bounds.top, bounds.height, self.rows);
        let across = column(frame.left)..=column(frame.left + frame.width);
        let columns = self.columns;
        let along = row(frame.top)..=row(frame.top + frame.height);
        along.flat_map(move |row| across.clone().map(move |column| row * columns + column))
    }
}

#[expect(clippy::cast_precision_loss, reason = "no picture has so many labels")]
fn count(number: usize) -> f64 {
    number as f64
}

/// Down to a whole number; 0 when there is none.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast keeps to the ends of the range"
)]
fn whole_number(value: f64) -> usize {
    value as usize
}
