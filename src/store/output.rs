//! Writing what is no map: a picture, a table, a report.

use std::path::{Path, PathBuf};

use super::disk;
use super::safe_file::{Target, failure, write};
use super::write::whole;
use crate::model::PartnershipMap;
use crate::trouble::SaveFailure;

/// The text of a map as a new file would have it: its records, and nothing else that some file holds.
pub fn fresh_text(map: &PartnershipMap) -> String {
    whole(map).text().to_owned()
}

/// Makes a folder for several files, if it is not there.
///
/// # Errors
/// All that a save can meet.
pub fn create_folder(path: &Path) -> Result<(), SaveFailure> {
    disk::make_folder(path, false).map_err(|error| failure(&error))
}

/// Writes a file in one step; an existing one is left alone unless `replace` says otherwise.
///
/// # Errors
/// [`SaveFailure::Exists`] when there is such a file, and all that a save can meet.
pub fn write_output(path: &Path, bytes: &[u8], replace: bool) -> Result<(), SaveFailure> {
    // A folder or a device of that name is nothing that could be replaced.
    let other = disk::look(path).is_ok_and(|found| !found.is_file());
    let target = if replace && !other { Target::Replace } else { Target::New };
    // What a link names is replaced, not the link.
    let real = disk::real_name(path).unwrap_or_else(|_| path.to_owned());
    write(&real, target, bytes).map_err(|error| failure(&error))
}

/// Writes a file in one step; when there is such a file, under the next free name: `peta.png`, `peta-2.png`. Gives
/// the name that it got.
///
/// # Errors
/// All that a save can meet.
pub fn write_beside(path: &Path, bytes: &[u8]) -> Result<PathBuf, SaveFailure> {
    let stem = path.file_stem().unwrap_or_default();
    let name = |number: u32| {
        let mut name = stem.to_owned();
        name.push(format!("-{number}"));
        if let Some(ending) = path.extension() {
            name.push(".");
            name.push(ending);
        }
        path.with_file_name(name)
    };
    let mut free = path.to_owned();
    for number in 2..MOST_NAMES {
        match write_output(&free, bytes, false) {
            Err(SaveFailure::Exists) => free = name(number),
            other => return other.map(|()| free),
        }
    }
    Err(SaveFailure::Exists)
}

/// Whoever has so many files of one name had better look at them first.
const MOST_NAMES: u32 = 1_000;
