//! WHAT IS SAID of a map, in the reader's language, once for every place that says it.

pub mod agenda;
pub mod document;
pub mod findings;
