//! Simpul: partnership maps for social workers.

pub mod locale;
pub mod model;
pub mod trouble;
