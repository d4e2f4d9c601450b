//! Tests of the room as a whole, on real files.

mod any_change;
mod bad_files;
mod clock;
mod faults;
mod files;
mod join;
mod kill;
mod lines;
mod power;
pub(in crate::store) mod seam;
mod two_writers;

use std::path::{Path, PathBuf};

use super::*;
use crate::model::{Actor, Id, PartnershipMap};

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

/// Two parties.
const TWO: &str = "format = 1 # angka\n\n[map]\nid = \"x\"\ntitle = \"X\"\n\n[[actor]]\nid = \"a\"\nname = \"A\" # nama\n\
                   kind = \"ngo\"\n\n[[actor]]\nid = \"b\"\nname = \"B\"\nkind = \"ngo\"\n";

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// The map after a party got another name.
fn renamed(map: &PartnershipMap, which: &str, name: &str) -> PartnershipMap {
    let mut map = map.clone();
    let actor = Actor { name: name.to_owned(), ..map.actors.get(&id(which)).unwrap().clone() };
    assert!(map.actors.replace(actor));
    map
}

/// Holds a number of cases that a test counted to what the page on reliability says of it.
fn stands_in_docs(what: &str, cases: usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reliability.md");
    let page = std::fs::read_to_string(path).unwrap();
    let digits = cases.to_string();
    let groups: Vec<_> =
        digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
    let row = format!("| {what} | {} |", groups.join(" "));
    // Elsewhere the disk is asked for other steps (owners, permissions, folders).
    assert!(
        !cfg!(target_os = "linux") || page.contains(&row),
        "docs/reliability.md should have a row that begins: {row}"
    );
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
