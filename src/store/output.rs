//! Writing what is no map: a picture, a table, a report.

use std::path::Path;

use super::safe_file::{Target, failure, write};
use crate::trouble::SaveFailure;

/// Writes a file in one step; an existing one is left alone unless `replace` says otherwise.
///
/// # Errors
/// [`SaveFailure::Exists`] when there is such a file, and all that a save can meet.
pub fn write_output(path: &Path, bytes: &[u8], replace: bool) -> Result<(), SaveFailure> {
    // A folder or a device of that name is nothing that could be replaced.
    let other = path.exists() && !path.is_file();
    let target = if replace && !other { Target::Replace } else { Target::New };
    // What a link names is replaced, not the link.
    let real = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    write(&real, target, bytes).map_err(|error| failure(&error))
}
