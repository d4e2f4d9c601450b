//! A drawing in marks finer than a cell: octants, braille or blocks, and plain letters where there are none.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::pixel::{OCTANTS, QUADRANTS};

use crate::ui::canvas::Canvas;
use crate::ui::theme::{Fine, Theme};

/// The bit of each dot of a braille cell, row by row.
const BRAILLE: [u32; 8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

/// What a cell shows.
#[derive(Clone, Copy, Default)]
struct Cell {
    /// Its dots, row by row.
    dots: u8,
    /// A mark of its own instead of dots.
    mark: Option<char>,
    style: Style,
}

/// A drawing.
pub(super) struct Raster {
    columns: u16,
    rows: u16,
    fine: Option<Fine>,
    cells: Vec<Cell>,
}

impl Raster {
    /// An empty drawing of so many cells.
    pub(super) fn new(columns: u16, rows: u16, theme: &Theme) -> Self {
        let fine = (!theme.ascii).then_some(theme.fine);
        let cells = vec![Cell::default(); usize::from(columns) * usize::from(rows)];
        Self { columns, rows, fine, cells }
    }

    /// Whether there are only letters.
    pub(super) fn is_ascii(&self) -> bool {
        self.fine.is_none()
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> (f64, f64) {
        (f64::from(self.columns), f64::from(self.rows))
    }

    /// Dots of a cell, across and down.
    pub(super) fn dots(&self) -> (f64, f64) {
        match self.fine {
            None => (1.0, 1.0),
            Some(Fine::Quadrant) => (2.0, 2.0),
            Some(Fine::Octant | Fine::Braille) => (2.0, 4.0),
        }
    }

    fn at(&mut self, x: f64, y: f64) -> Option<&mut Cell> {
        let (columns, rows) = self.size();
        if !(0.0..columns).contains(&x) || !(0.0..rows).contains(&y) {
            return None;
        }
        let place = index(y) * usize::from(self.columns) + index(x);
        self.cells.get_mut(place)
    }

    /// Sets the dot at a place given in cells.
    pub(super) fn dot(&mut self, x: f64, y: f64, style: Style) {
        let (across, down) = self.dots();
        if let Some(cell) = self.at(x, y) {
            let bit = index(y.fract() * down) * index(across) + index(x.fract() * across);
            cell.dots |= 1 << bit;
            cell.style = style;
        }
    }

    /// Sets a mark of its own, in the cell of a place.
    pub(super) fn mark(&mut self, x: f64, y: f64, mark: char, style: Style) {
        if let Some(cell) = self.at(x, y) {
            cell.mark = Some(mark);
            cell.style = style;
        }
    }

    fn symbol(&self, cell: &Cell) -> Option<char> {
        if cell.mark.is_some() || cell.dots == 0 {
            return cell.mark;
        }
        let dots = usize::from(cell.dots);
        match self.fine {
            None => None,
            Some(Fine::Octant) => OCTANTS.get(dots).copied(),
            Some(Fine::Quadrant) => QUADRANTS.get(dots).copied(),
            Some(Fine::Braille) => {
                let bits = BRAILLE.iter().enumerate().filter(|(at, _)| dots & (1 << at) != 0);
                char::from_u32(0x2800 + bits.map(|(_, bit)| bit).sum::<u32>())
            }
        }
    }

    /// The first row as text.
    pub(super) fn text(&self) -> String {
        self.cells
            .iter()
            .take(usize::from(self.columns))
            .map(|cell| self.symbol(cell).unwrap_or(' '))
            .collect()
    }

    /// Puts the drawing on the screen.
    pub(super) fn show(&self, canvas: &mut Canvas<'_, '_>, area: Rect) {
        let buffer = canvas.frame.buffer_mut();
        for (row, y) in (area.y..area.bottom()).take(usize::from(self.rows)).enumerate() {
            for (column, x) in (area.x..area.right()).take(usize::from(self.columns)).enumerate() {
                let cell = self.cells.get(row * usize::from(self.columns) + column);
                if let Some((cell, symbol)) = cell.and_then(|cell| Some((cell, self.symbol(cell)?)))
                    && let Some(place) = buffer.cell_mut((x, y))
                {
                    place.set_char(symbol).set_style(cell.style);
                }
            }
        }
    }
}

/// The whole part of a number that is not negative.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place on a screen is small")]
pub(super) fn index(value: f64) -> usize {
    value.max(0.0) as usize
}

/// A place on the screen as a whole number of cells, which may lie beyond the edge.
#[expect(clippy::cast_possible_truncation, reason = "bounded before")]
pub(super) fn whole(value: f64) -> i32 {
    value.clamp(-10_000.0, 10_000.0).floor() as i32
}
