//! The names of all closed lists.
