//! The power-interest grid: power upwards, interest to the right, four ways of dealing with a party, and a tray
//! for those of whom one of the two is not known.

use std::collections::BTreeMap;

use super::venn::score;
use super::{Frame, Guide, Layout, Point, RegionOf, real};
use crate::model::{Actor, PartnershipMap};
use crate::network::Ties;

/// From 4 on a score is high: 3 is the middle, and says neither.
const HIGH: u8 = 4;
/// From one party to the next in a cell, to the right: there its name stands.
pub const NAME_ROOM: f64 = 4.0;
/// From one party to the next in a cell, downwards.
pub const ROW_PITCH: f64 = 1.5;
/// How many stand below one another before a cell gets a second column.
const TALL: usize = 4;
/// Around a cell.
const MARGIN: f64 = 0.5;
/// Between the grid and the tray.
const BELOW: f64 = 2.2;

/// The parties of one cell: as many columns as it needs, filled from above.
struct Cell {
    columns: usize,
    rows: usize,
}

impl Cell {
    fn of(count: usize) -> Self {
        let mut columns = 1;
        while columns * columns * TALL < count {
            columns += 1;
        }
        Self { columns, rows: count.div_ceil(columns).max(1) }
    }

    fn place(&self, place: usize) -> Point {
        Point { x: real(place / self.rows) * NAME_ROOM, y: real(place % self.rows) * ROW_PITCH }
    }
}

/// Where the scores begin and end: five columns from the left, five rows from the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GridAxes {
    /// The sides of the columns for interest 1 to 5.
    pub columns: [f64; 6],
    /// The sides of the rows for power 5 down to 1.
    pub rows: [f64; 6],
}

/// The cells of the grid: who stands in each, by interest and power, and who is not known.
struct Cells {
    known: BTreeMap<(u8, u8), Vec<usize>>,
    unknown: Vec<usize>,
}

impl Cells {
    fn of(map: &PartnershipMap, ties: &Ties) -> Self {
        let scores = |actor: &Actor| Some((score(actor.interest)?, score(actor.power)?));
        let mut cells = Self { known: BTreeMap::new(), unknown: Vec::new() };
        for (at, id) in ties.actors.iter().enumerate() {
            match map.actors.get(id).and_then(scores) {
                Some(cell) => cells.known.entry(cell).or_default().push(at),
                None => cells.unknown.push(at),
            }
        }
        cells
    }

    fn shape(&self, interest: u8, power: u8) -> Cell {
        Cell::of(self.known.get(&(interest, power)).map_or(0, Vec::len))
    }

    /// A column is as wide as its widest cell, and a row as high as its highest.
    fn axes(&self) -> GridAxes {
        let mut axes = GridAxes { columns: [0.0; 6], rows: [0.0; 6] };
        for (place, interest) in (1..).zip(1..=5) {
            let columns = (1..=5).map(|power| self.shape(interest, power).columns).max().unwrap_or(1);
            axes.columns[place] = axes.columns[place - 1] + real(columns) * NAME_ROOM + 2.0 * MARGIN;
        }
        for (place, power) in (1..).zip((1..=5).rev()) {
            let rows = (1..=5).map(|interest| self.shape(interest, power).rows).max().unwrap_or(1);
            axes.rows[place] = axes.rows[place - 1] + real(rows) * ROW_PITCH + 2.0 * MARGIN;
        }
        axes
    }
}

/// The scale of [`grid`].
pub fn grid_axes(map: &PartnershipMap, ties: &Ties) -> GridAxes {
    Cells::of(map, ties).axes()
}

/// The power-interest grid of the parties of these ties.
pub fn grid(map: &PartnershipMap, ties: &Ties) -> Layout {
    let cells = Cells::of(map, ties);
    let axes = cells.axes();
    let mut points = vec![Point::default(); ties.actors.len()];
    for ((interest, power), here) in &cells.known {
        let cell = cells.shape(*interest, *power);
        let (left, top) = (axes.columns[usize::from(*interest) - 1], axes.rows[5 - usize::from(*power)]);
        for (place, at) in here.iter().enumerate() {
            let inside = cell.place(place);
            points[*at] =
                Point { x: left + MARGIN + 0.5 + inside.x, y: top + MARGIN + ROW_PITCH / 2.0 + inside.y };
        }
    }
    let mut guides = quadrants(&axes);
    if !cells.unknown.is_empty() {
        guides.push(tray(&cells.unknown, axes.columns[5], axes.rows[5] + BELOW, &mut points));
    }
    Layout { sizes: vec![1.0; points.len()], points, guides }
}

/// The four regions.
fn quadrants(axes: &GridAxes) -> Vec<Guide> {
    let middle = Point { x: axes.columns[usize::from(HIGH) - 1], y: axes.rows[6 - usize::from(HIGH)] };
    let (right, bottom) = (axes.columns[5], axes.rows[5]);
    let region = |left, top, right, bottom, of| {
        let frame = Frame { left, top, width: right - left, height: bottom - top };
        Guide::Region { frame, of }
    };
    vec![
        region(0.0, 0.0, middle.x, middle.y, RegionOf::KeepSatisfied),
        region(middle.x, 0.0, right, middle.y, RegionOf::InvolveClosely),
        region(0.0, middle.y, middle.x, bottom, RegionOf::Watch),
        region(middle.x, middle.y, right, bottom, RegionOf::KeepInformed),
    ]
}

/// The tray below the grid, read in lines from left to right.
fn tray(unknown: &[usize], width: f64, top: f64, points: &mut [Point]) -> Guide {
    let mut columns = 1;
    while real(columns + 1) * NAME_ROOM + 2.0 * MARGIN <= width {
        columns += 1;
    }
    for (place, at) in unknown.iter().enumerate() {
        points[*at] = Point {
            x: MARGIN + 0.5 + real(place % columns) * NAME_ROOM,
            y: top + MARGIN + ROW_PITCH / 2.0 + real(place / columns) * ROW_PITCH,
        };
    }
    let height = real(unknown.len().div_ceil(columns)) * ROW_PITCH + 2.0 * MARGIN;
    Guide::Region { frame: Frame { left: 0.0, top, width, height }, of: RegionOf::Unknown }
}
