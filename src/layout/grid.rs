//! The power-interest grid: power upwards, interest to the right, four ways of dealing with a party, and a tray
//! for those of whom one of the two is not known.

use std::collections::BTreeMap;

use super::venn::score;
use super::{Frame, Guide, Layout, Point, RegionOf, real};
use crate::model::PartnershipMap;
use crate::network::Ties;

/// From 4 on a score is high: 3 is the middle, and says neither.
const HIGH: u8 = 4;
/// From one party to the next in a cell: to the right, where its name stands, and downwards.
const ACROSS: f64 = 4.0;
const DOWN: f64 = 1.5;
/// How many stand below one another before a cell gets a second column.
const TALL: usize = 4;
/// Around a cell.
const MARGIN: f64 = 0.5;

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
        Point { x: real(place / self.rows) * ACROSS, y: real(place % self.rows) * DOWN }
    }
}

/// The power-interest grid of the parties of these ties.
pub fn grid(map: &PartnershipMap, ties: &Ties) -> Layout {
    let scores = |actor: &crate::model::Actor| Some((score(actor.interest)?, score(actor.power)?));
    let mut cells: BTreeMap<(u8, u8), Vec<usize>> = BTreeMap::new();
    let mut unknown = Vec::new();
    for (at, id) in ties.actors.iter().enumerate() {
        match map.actors.get(id).and_then(scores) {
            Some(cell) => cells.entry(cell).or_default().push(at),
            None => unknown.push(at),
        }
    }
    let shape = |interest, power| Cell::of(cells.get(&(interest, power)).map_or(0, Vec::len));
    // A column is as wide as its widest cell, and a row as high as its highest.
    let widths = [1, 2, 3, 4, 5].map(|interest| {
        let columns = (1..=5).map(|power| shape(interest, power).columns).max().unwrap_or(1);
        real(columns) * ACROSS + 2.0 * MARGIN
    });
    let heights = [1, 2, 3, 4, 5].map(|power| {
        let rows = (1..=5).map(|interest| shape(interest, power).rows).max().unwrap_or(1);
        real(rows) * DOWN + 2.0 * MARGIN
    });
    let left = |interest: u8| widths.iter().take(usize::from(interest) - 1).sum::<f64>();
    let top = |power: u8| heights.iter().skip(usize::from(power)).sum::<f64>();
    let mut points = vec![Point::default(); ties.actors.len()];
    for ((interest, power), here) in &cells {
        let cell = shape(*interest, *power);
        for (place, at) in here.iter().enumerate() {
            let inside = cell.place(place);
            points[*at] = Point {
                x: left(*interest) + MARGIN + 0.5 + inside.x,
                y: top(*power) + MARGIN + DOWN / 2.0 + inside.y,
            };
        }
    }
    let mut guides = quadrants(&widths, &heights);
    if !unknown.is_empty() {
        let (width, height) = (widths.iter().sum::<f64>(), heights.iter().sum::<f64>());
        guides.push(tray(&unknown, width, height + 1.5, &mut points));
    }
    Layout { sizes: vec![1.0; points.len()], points, guides }
}

/// The four regions.
fn quadrants(widths: &[f64; 5], heights: &[f64; 5]) -> Vec<Guide> {
    let low = usize::from(HIGH) - 1;
    let sum = |list: &[f64]| list.iter().sum::<f64>();
    let (wide_low, wide_high) = (sum(&widths[..low]), sum(&widths[low..]));
    let (tall_low, tall_high) = (sum(&heights[..low]), sum(&heights[low..]));
    let region =
        |left, top, width, height, of| Guide::Region { frame: Frame { left, top, width, height }, of };
    vec![
        region(0.0, 0.0, wide_low, tall_high, RegionOf::KeepSatisfied),
        region(wide_low, 0.0, wide_high, tall_high, RegionOf::InvolveClosely),
        region(0.0, tall_high, wide_low, tall_low, RegionOf::Watch),
        region(wide_low, tall_high, wide_high, tall_low, RegionOf::KeepInformed),
    ]
}

/// The tray below the grid, read in lines from left to right.
fn tray(unknown: &[usize], width: f64, top: f64, points: &mut [Point]) -> Guide {
    let mut columns = 1;
    while real(columns + 1) * ACROSS + 2.0 * MARGIN <= width {
        columns += 1;
    }
    for (place, at) in unknown.iter().enumerate() {
        points[*at] = Point {
            x: MARGIN + 0.5 + real(place % columns) * ACROSS,
            y: top + MARGIN + DOWN / 2.0 + real(place / columns) * DOWN,
        };
    }
    let height = real(unknown.len().div_ceil(columns)) * DOWN + 2.0 * MARGIN;
    Guide::Region { frame: Frame { left: 0.0, top, width, height }, of: RegionOf::Unknown }
}
