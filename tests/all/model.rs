//! The model from outside: rules, edits, the ladder, random edits, and the sample maps.

mod edits;
mod ladder;
mod parties;
mod random;
mod redact;
mod rules;
mod samples;
mod toy;
