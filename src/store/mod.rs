//! THE ONLY ROOM THAT TOUCHES FILES: opening, saving, merging, backups.

mod align;
mod backup;
mod below;
mod copies;
mod cut;
mod disk;
mod document;
mod header;
mod join;
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
#[doc(hidden)] // for the fuzz targets, which are a package of their own
pub mod trial;
mod unreadable;
mod write;

pub use below::{Below, Candidate, Glance, below, glance};
pub use copies::{ConflictCopy, conflict_copies};
pub use library::{Library, Listed};
pub use map_file::{Intent, MapFile, Opened};
pub use merge::{AbsorbFailure, Merge, merge_files};
pub use output::{create_folder, fresh_text, write_beside, write_output};
pub use settings::{read_settings, write_settings};

#[cfg(test)]
mod tests;
