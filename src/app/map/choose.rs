//! Going from one party to the next with the arrows, and through the ties of one party.

use crate::app::App;
use crate::layout::View;

use super::act::spot_of;
use super::camera::rooms;
use super::{Spot, filters};

/// Where an arrow points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Way {
    Up,
    Down,
    Left,
    Right,
}

impl App {
    /// Selects the nearest party in a direction.
    pub(in crate::app) fn step_on_map(&mut self, way: Way) {
        let Some(picture) = self.map_screen.picture.clone() else { return };
        if self.hides_power() {
            return;
        }
        if picture.wish.view == View::Matrix && !picture.is_grouped() {
            return self.step_in_matrix(way);
        }
        let Some(camera) = self.camera(rooms(self.size).picture) else { return };
        let place = |at: usize| {
            let (x, y) = camera.cell(picture.nodes[at].point);
            // Rows are twice as high as columns are wide.
            (x, y * 2.0)
        };
        let Some(here) = self.map_screen.chosen() else {
            if let Some(node) = picture.nodes.first() {
                self.choose_spot(spot_of(node));
            }
            return;
        };
        let (x, y) = place(here);
        let cost = |at: usize| {
            let (other_x, other_y) = place(at);
            let (dx, dy) = (other_x - x, other_y - y);
            let (along, across) = match way {
                Way::Up => (-dy, dx.abs()),
                Way::Down => (dy, dx.abs()),
                Way::Left => (-dx, dy.abs()),
                Way::Right => (dx, dy.abs()),
            };
            // Straight ahead comes before nearer but aside.
            (along > 0.4).then_some(along + 2.0 * across)
        };
        let others = (0..picture.nodes.len()).filter(|at| *at != here);
        let next =
            others.filter_map(|at| Some((cost(at)?, at))).min_by(|one, other| one.0.total_cmp(&other.0));
        if let Some((_, at)) = next {
            self.choose_spot(spot_of(&picture.nodes[at]));
        }
    }

    /// Up and down choose the row, left and right the column: a pair.
    fn step_in_matrix(&mut self, way: Way) {
        let Some(picture) = self.map_screen.picture.clone() else { return };
        let count = picture.nodes.len();
        let (row, column) = match (self.map_screen.chosen(), self.map_screen.chosen_tie()) {
            (_, Some((row, column))) => (row, Some(column)),
            (Some(row), None) => (row, None),
            (None, None) => (0, None),
        };
        let near = |at: usize, by: isize| {
            let next = at.saturating_add_signed(by).min(count.saturating_sub(1));
            if next == row { next.saturating_add_signed(by).min(count.saturating_sub(1)) } else { next }
        };
        let (row, column) = match way {
            Way::Up => (row.saturating_sub(1), column),
            Way::Down => ((row + 1).min(count.saturating_sub(1)), column),
            Way::Left => (row, column.and_then(|at| (at > 0).then(|| near(at, -1)))),
            Way::Right => (row, Some(column.map_or_else(|| usize::from(row == 0), |at| near(at, 1)))),
        };
        let id = |at: usize| picture.nodes.get(at).map(|node| node.id.clone());
        let spot = match (id(row), column.filter(|column| *column != row).and_then(id)) {
            (Some(one), Some(other)) => Spot::Tie(one, other),
            (Some(one), None) => Spot::Party(one),
            _ => return,
        };
        self.choose_spot(spot);
    }

    /// The next tie of the party that is selected, the highest rung first; after the last one the party itself.
    pub(super) fn turn_tie(&mut self, forward: bool) {
        let (Some(picture), Some(here)) = (self.map_screen.picture.clone(), self.map_screen.chosen()) else {
            return;
        };
        if picture.is_grouped() {
            return;
        }
        let mut ties: Vec<_> = picture.of(here).collect();
        ties.sort_by_key(|link| std::cmp::Reverse(link.rung));
        let mut others: Vec<usize> =
            ties.iter().map(|link| if link.from == here { link.to } else { link.from }).collect();
        let mut seen = std::collections::HashSet::new();
        others.retain(|other| seen.insert(*other));
        let at = self.map_screen.chosen_tie().and_then(|(_, to)| others.iter().position(|one| *one == to));
        let next = match (at, forward) {
            (None, true) => Some(0),
            (None, false) => others.len().checked_sub(1),
            (Some(at), true) => Some(at + 1),
            (Some(at), false) => at.checked_sub(1),
        };
        let one = picture.nodes[here].id.clone();
        let other = next.and_then(|next| others.get(next)).map(|at| picture.nodes[*at].id.clone());
        self.choose_spot(
            other.map_or_else(|| Spot::Party(one.clone()), |other| Spot::Tie(one.clone(), other)),
        );
    }

    /// What can be chosen in the list of filters.
    pub fn map_choices(&self) -> Vec<filters::Choice> {
        self.map().map(|map| filters::choices(map)).unwrap_or_default()
    }
}
