//! Two versions of a map, compared and joined: laws with random edits, and cases that people know.

mod known;
mod laws;
