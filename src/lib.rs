//! Simpul: partnership maps for social workers.

pub mod model;
pub mod trouble;
