//! WHAT IS SAID of a map, in the reader's language, once for every place that says it.

pub mod agenda;
mod asked;
pub mod atlas;
pub mod changes;
mod charter;
mod desk;
pub mod document;
mod draft;
pub mod findings;
mod minutes;
mod musrenbang;
mod proposal;
mod quarterly;
mod record;
mod register;
mod sheet;
mod workbook;

pub use asked::{Asked, Audience, Kind, Made, Missing, make};
