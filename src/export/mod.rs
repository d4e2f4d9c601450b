//! WHAT LEAVES THE PROGRAM: pictures and tables for people who do not have it. No files here: text and bytes come
//! out, and whoever asked writes them down.

pub mod calendar;
pub mod document;
mod form;
pub mod picture;
pub mod table;

pub use form::Form;
