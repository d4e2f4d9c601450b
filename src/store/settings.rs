//! The user's settings file: its text is read and replaced here; what it means is the interface's affair.

use std::path::Path;

use super::disk;
use super::safe_file::{self, Target};
use crate::trouble::SaveFailure;

/// The text of the settings file; nothing when there is none or it cannot be read.
pub fn read_settings(path: &Path) -> Option<String> {
    String::from_utf8(disk::read(path).ok()?).ok()
}

/// Replaces the settings file; its folder is made when it is not there.
///
/// # Errors
/// Why it could not be written; the old file is whole then.
pub fn write_settings(path: &Path, text: &str) -> Result<(), SaveFailure> {
    let made = path.parent().map_or(Ok(()), |folder| disk::make_folder(folder, false));
    made.and_then(|()| safe_file::write(path, Target::Replace, text.as_bytes()))
        .map_err(|error| safe_file::failure(&error))
}
