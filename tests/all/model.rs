//! The model from outside: rules, edits, the ladder, random edits, and the sample maps.

mod edits;
mod ladder;
mod parties;
mod random;
mod redact;
mod rules;
mod samples;
mod toy;

pub(crate) use random::{Dice, dice, words};
pub(crate) use toy::{TOY, and, broken, id, read, today, toy, with};
