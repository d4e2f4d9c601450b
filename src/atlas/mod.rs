//! MANY MAPS, ONE ANSWER: each map is reduced to a small [`Summary`] and forgotten; an [`Atlas`] is the sum of
//! summaries, and the order in which they came changes nothing in its [`Answer`]. Pure: no files, no clock, no words.

mod answer;
mod place;
mod sum;
mod summary;

#[cfg(test)]
mod tests;

pub use answer::{Answer, AreaRow, DueRow, MapRow, Match, SharedParty, Totals};
pub use place::Places;
pub use sum::Atlas;
pub use summary::{Due, DueKind, Needs, Question, Summary};
