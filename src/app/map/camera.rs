//! From the units of a layout to the cells of a screen, and how the screen is shared out.

use crate::layout::{Frame, Point, View};

/// How much of the picture is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// 1 shows all of it.
    pub zoom: f64,
    /// By how many cells it is moved, at zoom 1.
    pub pan: (f64, f64),
}

impl Default for Look {
    fn default() -> Self {
        Self { zoom: 1.0, pan: (0.0, 0.0) }
    }
}

impl Look {
    /// Whether all is seen.
    pub fn is_whole(self) -> bool {
        self == Self::default()
    }
}

/// Where the parts of the screen stand: columns and rows of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rooms {
    /// The picture.
    pub picture: (u16, u16),
    /// Columns of the panel on the right; 0 is none.
    pub side: u16,
    /// Rows of the strip below; 0 is none.
    pub strip: u16,
}

/// How a window of so many columns and rows is shared out.
pub fn rooms((columns, rows): (u16, u16)) -> Rooms {
    // Tabs above, message and keys below, and the heading of the picture.
    let body = rows.saturating_sub(4);
    if columns >= 110 {
        let side = (columns / 3).clamp(36, 48);
        return Rooms { picture: (columns - side - 1, body), side, strip: 0 };
    }
    let strip = match (columns >= 60, rows) {
        (true, 28..) => 6,
        (true, 20..) => 5,
        (_, 24..) => 4,
        _ => 1,
    };
    Rooms { picture: (columns, body.saturating_sub(strip)), side: 0, strip }
}

/// The way from units to cells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    scale: (f64, f64),
    middle: Point,
    centre: (f64, f64),
}

/// Cells are twice as high as wide.
const TALL: f64 = 2.0;

impl Camera {
    /// The camera that shows `bounds` in so many cells, and then looks closer.
    pub fn new(room: (u16, u16), bounds: Frame, view: View, look: Look) -> Self {
        let (columns, rows) = (f64::from(room.0), f64::from(room.1));
        // Names stand beside their marks.
        let side = if view == View::Grid { 0.0 } else { (columns * 0.06).clamp(2.0, 8.0) };
        let wide = (columns - 2.0 * side - 2.0).max(4.0) / bounds.width.max(0.5);
        let tall = (rows - 1.0).max(2.0) / bounds.height.max(0.5);
        // Names are wide, so a picture may be drawn wider than it is, but not out of shape.
        let (wider, taller) = match view {
            View::Grid => (f64::INFINITY, f64::INFINITY),
            View::Venn => (1.5, 1.0),
            View::Force => (2.6, 1.3),
            View::Rings | View::Matrix => (2.2, 1.1),
        };
        let scale = (wide.min(tall * TALL * wider), tall.min(wide / TALL * taller));
        let middle = Point { x: bounds.left + bounds.width / 2.0, y: bounds.top + bounds.height / 2.0 };
        let centre = (columns / 2.0 + look.pan.0 * look.zoom, rows / 2.0 + look.pan.1 * look.zoom);
        Self { scale: (scale.0 * look.zoom, scale.1 * look.zoom), middle, centre }
    }

    /// The cell of a place, from the upper left, with its fraction.
    pub fn cell(&self, at: Point) -> (f64, f64) {
        (
            (at.x - self.middle.x) * self.scale.0 + self.centre.0,
            (at.y - self.middle.y) * self.scale.1 + self.centre.1,
        )
    }

    /// Columns and rows that one unit takes.
    pub fn scale(&self) -> (f64, f64) {
        self.scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_fits_at_first_and_the_centre_stays_when_looking_closer() {
        let bounds = Frame { left: -8.0, top: -5.0, width: 16.0, height: 10.0 };
        for view in View::ALL {
            for room in [(44, 13), (80, 16), (83, 36), (200, 60)] {
                let camera = Camera::new(room, bounds, view, Look::default());
                for (x, y) in [(-8.0, -5.0), (8.0, 5.0)] {
                    let (column, row) = camera.cell(Point { x, y });
                    assert!((0.0..f64::from(room.0)).contains(&column), "{view:?} {room:?} {column}");
                    assert!((0.0..f64::from(room.1)).contains(&row), "{view:?} {room:?} {row}");
                }
                let closer = Camera::new(room, bounds, view, Look { zoom: 4.0, pan: (0.0, 0.0) });
                assert_eq!(closer.cell(Point::default()), camera.cell(Point::default()));
            }
        }
    }

    #[test]
    fn the_rooms_fill_the_window() {
        for columns in 40..200 {
            for rows in 15..70 {
                let rooms = rooms((columns, rows));
                assert_eq!(rooms.picture.1 + rooms.strip + 4, rows);
                assert!(rooms.picture.1 >= 9 && rooms.picture.0 >= 40, "{columns}x{rows}");
            }
        }
    }
}
