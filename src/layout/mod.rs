//! WHERE THINGS STAND in a picture: from a graph to positions, the same ones for the same graph every time.
//!
//! No words, no colours, no paper: the same positions serve the terminal and the printed page.

pub mod force;
mod grid;
pub mod labels;
mod matrix;
mod polar;
mod rings;
mod venn;

pub use grid::{GridAxes, NAME_ROOM, ROW_PITCH, grid, grid_axes};
pub use matrix::{Matrix, matrix};
pub use rings::{Outward, rings};
pub use venn::{RESIDENTS, benefit_size, venn};

use crate::model::{ActorKind, Level, Rung};

/// The ways in which a map can be looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// The anchor in the centre, the ring says the rung, the wedge says the kind.
    #[default]
    Rings,
    /// Who is tied stands near, whoever is not stands apart.
    Force,
    /// Every pair a cell, parties in the order of their communities.
    Matrix,
    /// Power upwards, interest to the right.
    Grid,
    /// The institutions around the residents: size says benefit, distance says closeness.
    Venn,
}

impl View {
    /// Every view, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Rings, Self::Force, Self::Matrix, Self::Grid, Self::Venn];
}

/// A place: x to the right, y downwards. One unit is the diameter of an ordinary vertex.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// An upright box.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Frame {
    /// Its left side.
    pub left: f64,
    /// Its upper side.
    pub top: f64,
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Frame {
    /// Whether two boxes are nearer than `gap` in both directions. With a gap of 0 they overlap, and boxes that
    /// share an edge do not; with a negative one they overlap by more than that.
    pub fn near(&self, other: &Self, gap: f64) -> bool {
        self.left < other.left + other.width + gap
            && other.left < self.left + self.width + gap
            && self.top < other.top + other.height + gap
            && other.top < self.top + self.height + gap
    }

    /// Whether another box lies in this one; it may stick out by `slack`.
    pub fn holds(&self, other: &Self, slack: f64) -> bool {
        other.left >= self.left - slack
            && other.top >= self.top - slack
            && other.left + other.width <= self.left + self.width + slack
            && other.top + other.height <= self.top + self.height + slack
    }
}

/// Where every vertex of a graph stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// The centre of each vertex.
    pub points: Vec<Point>,
    /// The diameter of each vertex; 1 is ordinary.
    pub sizes: Vec<f64>,
    /// What gives a place its meaning, to be drawn behind everything.
    pub guides: Vec<Guide>,
}

/// A mark on the ground of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Guide {
    /// A circle around the centre (0, 0).
    Ring {
        /// From the centre to the line.
        radius: f64,
        /// What stands there.
        of: RingOf,
    },
    /// A sector around the centre; angles in radians, 0 to the right, growing clockwise.
    Wedge {
        /// Where it begins.
        from: f64,
        /// Where it ends, larger than `from`.
        to: f64,
        /// Whose sector it is.
        kind: ActorKind,
    },
    /// A box.
    Region {
        /// The box.
        frame: Frame,
        /// What stands in it.
        of: RegionOf,
    },
}

/// What a ring says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RingOf {
    /// The highest rung of a party's partnerships with the anchor.
    Rung(Rung),
    /// Tied to the anchor, but not assessed.
    NotAssessed,
    /// Not tied to the anchor.
    NoTie,
    /// The level at which a party works.
    Level(Level),
    /// No level is known.
    NoLevel,
    /// How close a party is to the residents: 5 is closest.
    Closeness(u8),
    /// The closeness is not known.
    ClosenessUnknown,
}

/// What a region says: how to deal with whoever stands in it (stakeholder matrix, domain notes R9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RegionOf {
    /// Much power, much interest: involve closely.
    InvolveClosely,
    /// Much power, little interest: keep satisfied.
    KeepSatisfied,
    /// Little power, much interest: keep informed.
    KeepInformed,
    /// Little power, little interest: watch.
    Watch,
    /// Power or interest is not known.
    Unknown,
}

/// A count as a length.
fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
