//! The graph of a map and its measures.

mod known;
mod laws;
mod moments;
mod peers;
