//! THE ONLY ROOM THAT TOUCHES FILES: opening, saving, merging, backups.

mod align;
mod backup;
mod cut;
mod document;
mod header;
mod library;
mod lists;
mod map_file;
mod merge;
mod output;
mod patch;
mod places;
mod preamble;
mod read;
mod safe_file;
mod settings;
mod unreadable;
mod write;

pub use library::{Library, Listed};
pub use map_file::{Intent, MapFile, Opened};
pub use merge::Merge;
pub use output::{fresh_text, write_beside, write_output};
pub use settings::{read_settings, write_settings};

#[cfg(test)]
mod tests;
