//! Reading what is no map: a list, a network; never more of it than somebody can use.

use std::io::Read;
use std::path::Path;

use super::disk;
use super::map_file::open_failure;
use crate::trouble::OpenFailure;

/// The bytes of a file; nothing when it has more than `most`.
///
/// # Errors
/// Why it cannot be read.
pub fn read_input(path: &Path, most: u64) -> Result<Option<Vec<u8>>, OpenFailure> {
    let file = disk::open(path).map_err(|error| open_failure(path, &error))?;
    let known = disk::look(path).map_err(|error| open_failure(path, &error))?;
    if known.is_dir() {
        return Err(OpenFailure::Directory);
    }
    // Said before anything is read.
    if known.is_file() && known.len() > most {
        return Ok(None);
    }
    read_bounded(file, most)
}

/// All that a reader gives; nothing when that is more than `most` bytes.
///
/// # Errors
/// Why it cannot be read.
pub fn read_bounded(reader: impl Read, most: u64) -> Result<Option<Vec<u8>>, OpenFailure> {
    let mut bytes = Vec::new();
    let read = reader.take(most.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|error| OpenFailure::Other(error.to_string()))?;
    Ok((u64::try_from(bytes.len()).unwrap_or(u64::MAX) <= most).then_some(bytes))
}
