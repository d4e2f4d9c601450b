//! Tests of the room as a whole, on real files.

mod any_change;
mod bad_files;
mod files;
mod join;
mod kill;
mod lines;

use std::path::{Path, PathBuf};

use super::*;

/// The sample maps and the tricky ones, by name.
fn samples() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["maps", "tests/maps/good"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "toml") {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                found.push((name, std::fs::read_to_string(path).unwrap()));
            }
        }
    }
    found.sort();
    assert!(found.len() > 2);
    found
}

/// A folder of its own with a map in it; the folder goes when the guard does.
fn map_with(text: impl AsRef<[u8]>) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("peta.toml");
    put(&path, text);
    (folder, path)
}

fn put(path: &Path, bytes: impl AsRef<[u8]>) {
    let mut file = std::fs::OpenOptions::new().write(true).create(true).truncate(true).open(path).unwrap();
    std::io::Write::write_all(&mut file, bytes.as_ref()).unwrap();
}

fn open(path: &Path) -> Opened {
    MapFile::open(path, Intent::Edit, None).unwrap()
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
