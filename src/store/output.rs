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

/// Writes several files into a folder, which is made if it is not there: all of them, or no new one, for what was not there
/// before is taken away again when a later file fails. Files that are there are replaced only if `replace` says so; one
/// that was replaced stays replaced.
///
/// # Errors
/// All that a save can meet, with the path of the file that met it; [`SaveFailure::Exists`] before anything is written.
pub fn write_folder(
    path: &Path,
    files: &[(String, Vec<u8>)],
    replace: bool,
) -> Result<(), (PathBuf, SaveFailure)> {
    let there = files.iter().map(|(name, _)| path.join(name)).find(|file| disk::is_taken(file));
    if let Some(file) = there.filter(|_| !replace) {
        return Err((file, SaveFailure::Exists));
    }
    let is_new = !disk::is_taken(path);
    create_folder(path).map_err(|why| (path.to_owned(), why))?;
    let mut new: Vec<PathBuf> = Vec::new();
    for (name, bytes) in files {
        let file = path.join(name);
        let was_there = disk::is_taken(&file);
        if let Err(why) = write_output(&file, bytes, replace) {
            // Whatever cannot be taken away again stays: the failure is told all the same.
            for file in &new {
                drop(disk::remove(file));
            }
            if is_new {
                let _ = disk::remove_folder(path);
            }
            return Err((file, why));
        }
        if !was_there {
            new.push(file);
        }
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> Vec<(String, Vec<u8>)> {
        names.iter().map(|name| ((*name).to_owned(), b"isi".to_vec())).collect()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_folder_is_written_whole_or_not_at_all() {
        let desk = tempfile::tempdir().unwrap();
        let new = desk.path().join("tabel");
        // The second file has no folder to be in: the first must not stay.
        let (at, why) = write_folder(&new, &files(&["a.csv", "tiada/b.csv"]), false).unwrap_err();
        assert_eq!((at, why), (new.join("tiada/b.csv"), SaveFailure::FolderGone));
        assert_eq!(names(desk.path()), Vec::<String>::new());
        write_folder(&new, &files(&["a.csv", "b.csv"]), false).unwrap();
        assert_eq!(
            (names(desk.path()), names(&new)),
            (vec!["tabel".to_owned()], vec!["a.csv".into(), "b.csv".into()])
        );
        // In a folder that is there, what is there stays, and what is new goes again.
        assert_eq!(
            write_folder(&new, &files(&["c.csv", "b.csv"]), false).unwrap_err().1,
            SaveFailure::Exists
        );
        assert!(write_folder(&new, &files(&["c.csv", "b.csv", "tiada/d.csv"]), true).is_err());
        assert_eq!(names(&new), ["a.csv", "b.csv"]);
        write_folder(&new, &files(&["b.csv", "c.csv"]), true).unwrap();
        assert_eq!(names(&new), ["a.csv", "b.csv", "c.csv"]);
    }
}
