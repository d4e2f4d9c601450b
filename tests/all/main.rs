//! All integration tests in one program: one link, and every test file is a `mod` line here.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "tests lay out their own files")]
#![expect(unreachable_pub, reason = "one program, whose modules serve one another")]

mod cli;
mod data;
mod docs;
mod drives;
mod graphs;
mod house;
mod insight;
mod interface;
mod keys;
mod loss;
mod merge;
mod model;
mod network;
mod offline;
mod package;
mod page;
mod picture;
#[cfg(feature = "pdf")]
mod print;
mod reports;
mod schema;
mod supply;
mod support;
mod terminal;
