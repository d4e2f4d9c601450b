//! All integration tests in one program: one link, and every test file is a `mod` line here.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "tests lay out their own files")]

mod cli;
mod docs;
mod house;
mod keys;
mod model;
