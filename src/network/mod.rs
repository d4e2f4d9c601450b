//! THE GRAPH: who is tied to whom and what flows where, on a day, and what can be measured of it.
//!
//! petgraph appears only here. Everything runs on a compact simple graph that is built from the records:
//! several partnerships of one pair are one tie, and no party is tied to itself.

mod adjacency;
mod flows;
mod measures;
mod standing;
mod ties;

pub use adjacency::{Adjacency, Vertex};
pub use flows::{Arc, Elsewhere, Flows};
pub use measures::{Measures, Mixing, Single, Whole, brokers, communities, cut_points};
pub use standing::{At, Standing, moments};
pub use ties::{Line, Ties};
