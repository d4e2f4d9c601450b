//! All integration tests in one program: one link, and every test file is a `mod` line here.

mod cli;
mod docs;
mod house;
mod model;
