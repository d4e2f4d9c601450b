//! Rolling backups: the file as it was read, before the first save of a session.

use std::io;
use std::path::{Path, PathBuf};

use super::disk;
use super::safe_file::{Target, write};

/// How many backups of one map are kept.
const KEEP: usize = 20;

/// Adds a backup of the map at `map` and removes the oldest ones.
///
/// # Errors
/// What the operating system says; no backup was removed then.
pub(super) fn add(folder: &Path, map: &Path, text: &str) -> io::Result<()> {
    // For this user alone: maps may name how to reach people.
    disk::make_folder(folder, true)?;
    let existing = of_map(folder, map);
    let number = existing.last().map_or(0, |(number, _)| *number) + 1;
    let path = folder.join(format!("{}.{number:06}.toml", stem(map)));
    write(&path, Target::Private, text.as_bytes())?;
    let superfluous = (existing.len() + 1).saturating_sub(KEEP);
    for (_, path) in existing.into_iter().take(superfluous) {
        // One too many does no harm.
        disk::remove(&path).ok();
    }
    Ok(())
}

/// Moves a copy whose content is in the map now to the backups, where it stays: it is none of those that are kept
/// by number.
///
/// # Errors
/// What the operating system says; the copy is still where it was then.
pub(super) fn take(folder: &Path, copy: &Path) -> io::Result<PathBuf> {
    disk::make_folder(folder, true)?;
    let bytes = disk::read(copy)?;
    let stem = copy.file_stem().unwrap_or_default().to_string_lossy();
    for number in 1..10_000_u32 {
        let path = folder.join(format!("{stem}.merged-{number}.toml"));
        match write(&path, Target::Private, &bytes) {
            Ok(()) => {
                disk::remove(copy)?;
                return Ok(path);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// The backups of a map, oldest first.
pub(super) fn of_map(folder: &Path, map: &Path) -> Vec<(u64, PathBuf)> {
    let stem = stem(map);
    let files = disk::list(folder).unwrap_or_default();
    let mut found: Vec<(u64, PathBuf)> = files
        .into_iter()
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?;
            let number = name.strip_prefix(&stem)?.strip_prefix('.')?.strip_suffix(".toml")?.parse().ok()?;
            Some((number, path))
        })
        .collect();
    found.sort_unstable();
    found
}

/// The beginning of the names of a map's backups: its own name, for people, and a number made from its whole
/// path, since two folders may each hold a `peta.toml`.
fn stem(map: &Path) -> String {
    let whole = disk::real_name(map).unwrap_or_else(|_| map.to_owned());
    let name = map.file_stem().unwrap_or_default().to_string_lossy();
    let name: String =
        name.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).take(60).collect();
    format!("{name}-{:016x}", hash(whole.as_os_str().as_encoded_bytes()))
}

/// FNV-1a, which is the same in every version of this program, unlike the hashes of the standard library.
fn hash(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
