//! The tray below a network: who has no ties has no place among them.

use super::Drawing;
use super::font::ASCENT;
use super::page::{HEADING, Page, real};
use super::scene::{Align, Stroke};
use crate::layout::{Frame, Point, View};
use crate::locale::picture as words;

/// The parties without any tie, in lines below a network: their places would say nothing.
pub(super) struct Tray {
    pub(super) parties: Vec<usize>,
    columns: usize,
    pub(super) height: f64,
}

impl Tray {
    /// The room of one party, and that of the heading.
    const CELL: Point = Point { x: 140.0, y: 26.0 };
    const HEAD: f64 = 16.0;
    /// More parties than this stay where the layout puts them.
    const MOST: usize = 24;

    pub(super) fn of(page: &Page, drawing: &Drawing<'_>) -> Self {
        let mut columns = 1;
        while real(columns + 1) * Self::CELL.x <= page.area.width {
            columns += 1;
        }
        let alone = |at: &usize| drawing.ties.graph.degree(u32::try_from(*at).unwrap_or(u32::MAX)) == 0;
        let mut parties: Vec<usize> = (0..drawing.ties.actors.len()).filter(alone).collect();
        // Whoever competes comes first: no mark of the tray stands between the two then.
        let lines = &drawing.ties.competition;
        parties
            .sort_by_key(|at| !lines.iter().any(|line| [line.from as usize, line.to as usize].contains(at)));
        let count = parties.len();
        if drawing.wanted.view != View::Force || count == 0 || count > Self::MOST {
            return Self { parties: Vec::new(), columns, height: 0.0 };
        }
        Self { parties, columns, height: real(count.div_ceil(columns)) * Self::CELL.y + Self::HEAD + 4.0 }
    }

    /// Puts everybody down below a heading, and gives back its box.
    pub(super) fn draw(&self, page: &mut Page, places: &mut [Point]) -> Option<Frame> {
        self.parties.first()?;
        let area = page.area;
        let top = area.top + area.height - self.height + 4.0;
        let ends = vec![Point { x: area.left, y: top }, Point { x: area.left + area.width, y: top }];
        page.scene.line(ends, Stroke::solid(page.palette.guide, 0.7));
        let name = words::no_partner(page.lang);
        let baseline = Point { x: area.left, y: top + 3.0 + HEADING.size * ASCENT };
        page.scene.text(baseline, name, HEADING, page.palette.dim, Align::Start);
        for (place, at) in self.parties.iter().enumerate() {
            let (column, row) = (place % self.columns, place / self.columns);
            places[*at] = Point {
                x: area.left + 10.0 + real(column) * Self::CELL.x,
                y: top + Self::HEAD + (real(row) + 0.5) * Self::CELL.y,
            };
        }
        Some(Frame { left: area.left, top, width: HEADING.width(name), height: Self::HEAD })
    }
}
