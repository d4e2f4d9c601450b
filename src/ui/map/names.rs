//! Where the names stand: beside their marks, without running into anything.

use std::collections::HashSet;

use crate::layout::labels::{Wish, place};
use crate::layout::{Frame, Point, View};
use crate::ui::canvas::{fit, width};

use super::graph::{Scene, real};

/// More names than this find no room on any screen.
const MOST_NAMES: usize = 200;
/// Names stand in cells.
const STEP: Option<Point> = Some(Point { x: 1.0, y: 1.0 });

/// A mark with the cells to its left and right in which a foreign name would be taken for its own.
fn wider(seat: Frame) -> Frame {
    Frame { left: seat.left - 2.0, width: seat.width + 4.0, ..seat }
}

impl Scene<'_> {
    /// A place for each name, the most important first: what is selected, those tied to it, the most tied.
    pub(super) fn labels(&self, boxes: &[Frame]) -> Vec<Option<Frame>> {
        let company = &self.company;
        let nodes = &self.picture.nodes;
        let mut order: Vec<usize> = (0..nodes.len()).filter(|at| self.seats[*at].is_some()).collect();
        let chosen = self.app.map_screen.chosen();
        let is_told = |at: usize| [chosen, self.told.0, self.told.1].contains(&Some(at));
        order.sort_by_key(|at| (!is_told(*at), !company.contains(at), std::cmp::Reverse(nodes[*at].ties)));
        order.truncate(MOST_NAMES);
        // Whoever is spoken of has a name whatever else there is no room for.
        let (first, rest) = order.split_at(order.iter().take_while(|at| is_told(**at)).count());
        let mut labels = vec![None; nodes.len()];
        let mut taken = boxes.to_vec();
        for (at, frame) in self.names_of(first, &taken) {
            taken.extend(frame);
            labels[at] = frame;
        }
        for (at, frame) in self.names_of(rest, &taken) {
            labels[at] = frame;
        }
        labels
    }

    /// Places for the names of some parties, close enough to their marks to be read with them.
    fn names_of(&self, order: &[usize], taken: &[Frame]) -> Vec<(usize, Option<Frame>)> {
        let asked: HashSet<&usize> = order.iter().collect();
        let others = (0..self.seats.len()).filter(|at| !asked.contains(at));
        let obstacles: Vec<Frame> =
            taken.iter().copied().chain(others.filter_map(|at| self.seats[at])).collect();
        let wishes: Vec<Wish> = order.iter().map(|at| self.wish(*at)).collect();
        let found = place(&wishes, &obstacles, self.bounds(), 1.0, STEP);
        let mut names: Vec<(usize, Option<Frame>)> =
            order.iter().copied().zip(found).map(|(at, frame)| (at, self.readable(at, frame))).collect();
        // Whose name would be read with another mark tries once more, and keeps off all of them.
        let lost: Vec<usize> = (0..names.len()).filter(|place| names[*place].1.is_none()).collect();
        for one in lost {
            let at = names[one].0;
            let mut obstacles = taken.to_vec();
            obstacles.extend(names.iter().filter_map(|(_, frame)| *frame));
            let foreign = (0..self.seats.len()).filter(|other| *other != at);
            obstacles.extend(foreign.filter_map(|other| self.seats[other]).map(wider));
            let wish = self.wish(at);
            // A shorter name close by is better than a whole one further away.
            names[one].1 = [1.0, 0.75, 0.5, 0.0].iter().find_map(|share| {
                let width = (wish.width * share).ceil().max(wish.least);
                let wish = Wish { width, least: width, ..wish };
                let found = place(&[wish], &obstacles, self.bounds(), 1.0, STEP);
                self.readable(at, found.into_iter().next().flatten())
            });
        }
        names
    }

    fn wish(&self, at: usize) -> Wish {
        let longest = (usize::from(self.room.width) / 3).clamp(14, 30);
        let wide = real(width(&fit(self.picture.nodes[at].title(self.app.lang()), longest)));
        let around = self.around(at).unwrap_or_default();
        Wish { around, width: wide, height: 1.0, least: wide.min(9.0) }
    }

    fn bounds(&self) -> Frame {
        let (width, height) = (f64::from(self.room.width), f64::from(self.room.height));
        Frame { left: 0.0, top: 0.0, width, height }
    }

    /// The place of a name when nobody would read it with another mark.
    fn readable(&self, at: usize, frame: Option<Frame>) -> Option<Frame> {
        let (frame, disc) = (frame?, self.around(at)?);
        let aside = (frame.left - disc.left - disc.width).max(disc.left - frame.left - frame.width);
        let below = (frame.top - disc.top - disc.height).max(disc.top - frame.top - frame.height);
        let foreign = |(other, seat): (usize, &Option<Frame>)| {
            other != at && seat.is_some_and(|seat| wider(seat).near(&frame, 0.0))
        };
        let alone = !self.seats.iter().enumerate().any(foreign);
        (aside <= 2.0 && below <= 0.0 && alone).then_some(frame)
    }

    /// The box beside which a name stands: the mark, or the whole circle where it is larger.
    fn around(&self, at: usize) -> Option<Frame> {
        let seat = self.seats.get(at).copied().flatten()?;
        if self.picture.wish.view != View::Venn || self.picture.is_grouped() {
            return Some(seat);
        }
        let (across, down) = self.camera.scale();
        let half = self.picture.nodes[at].size / 2.0;
        let (x, y) = self.camera.cell(self.picture.nodes[at].point);
        let left = (x - half * across).floor().min(seat.left);
        let top = (y - half * down).floor().min(seat.top);
        let right = (x + half * across).ceil().max(seat.left + seat.width);
        let bottom = (y + half * down).ceil().max(seat.top + 1.0);
        let frame = Frame { left, top, width: right - left, height: bottom - top };
        // A large circle has room for a line of text above the middle; its name stands beside the mark.
        Some(if bottom - top > 2.0 { seat } else { frame })
    }
}
