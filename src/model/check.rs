//! The rules of the field: errors V01-V10 and warnings W01-W10 of domain notes b.3, as data.

/// A broken rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Broken {}
