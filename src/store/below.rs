//! The map files below folders: what a walk finds, and what it passes by.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use super::map_file::{MapFile, Opened, open_failure};
use super::{Intent, Library, disk};
use crate::trouble::OpenFailure;

/// What a walk found.
#[derive(Debug, Default)]
pub struct Below {
    /// Files that may be maps, each once, in the order of their names.
    pub files: Vec<Candidate>,
    /// Folders and files that could not be looked at, and why.
    pub unread: Vec<(PathBuf, OpenFailure)>,
    /// Hidden folders and files that were passed by.
    pub hidden: usize,
    /// Backups of Simpul that were passed by: the map itself counts.
    pub backups: usize,
}

/// A file that may be a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// As it was named, or as it was found below a folder that was named.
    pub path: PathBuf,
    /// Whether it was named itself, and not found below a folder.
    pub named: bool,
}

/// What a candidate turned out to be.
#[derive(Debug)]
pub enum Glance {
    /// A map.
    Map(Box<Opened>),
    /// Sound TOML that is no map, such as the settings of another program.
    NoMap,
    /// It cannot be read.
    Failed(OpenFailure),
}

/// Looks for map files: named ones, and all `.toml` files below named folders. Links are followed, and no folder is
/// looked at twice, so a link into a circle ends. Hidden names and backups are passed by, unless they were named.
pub fn below(roots: &[PathBuf]) -> Below {
    let mut walk = Walk { found: Below::default(), seen: HashSet::new(), backups: own_backups() };
    for root in roots {
        if disk::is_folder(root) {
            walk.folder(root);
        } else {
            walk.file(root, true);
        }
    }
    walk.found
}

/// Reads a candidate to look at it. Nothing is locked, and nothing is written.
pub fn glance(candidate: &Candidate) -> Glance {
    match MapFile::open(&candidate.path, Intent::Read, None) {
        Ok(opened) => Glance::Map(Box::new(opened)),
        Err(OpenFailure::NotAMap { .. }) if !candidate.named && is_toml(&candidate.path) => Glance::NoMap,
        Err(why) => Glance::Failed(why),
    }
}

fn is_toml(path: &Path) -> bool {
    let text = disk::read(path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    text.is_some_and(|text| toml::de::DeTable::parse(&text).is_ok())
}

fn own_backups() -> Option<PathBuf> {
    disk::real_name(Library::of_user()?.backups()).ok()
}

/// A walk through folders.
struct Walk {
    found: Below,
    /// Where every folder and file really lies that was met.
    seen: HashSet<PathBuf>,
    backups: Option<PathBuf>,
}

impl Walk {
    /// A folder and all below it, by hand and not by recursion: a deep tree must not end the program.
    fn folder(&mut self, root: &Path) {
        let mut waiting = vec![root.to_path_buf()];
        while let Some(folder) = waiting.pop() {
            let Some(real) = self.real(&folder) else { continue };
            if !self.seen.insert(real.clone()) {
                continue;
            }
            if self.backups.as_ref() == Some(&real) && folder != root {
                self.found.backups += 1;
                continue;
            }
            let mut folders = self.entries(&folder);
            // The last one that is put there is the next one that is taken.
            folders.reverse();
            waiting.append(&mut folders);
        }
    }

    /// Takes the files of a folder, and gives back the folders in it, both in the order of their names.
    fn entries(&mut self, folder: &Path) -> Vec<PathBuf> {
        let mut paths = match disk::list(folder) {
            Ok(paths) => paths,
            Err(error) => {
                self.unreadable(folder, &error);
                return Vec::new();
            }
        };
        paths.sort_unstable();
        let mut folders = Vec::new();
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let toml = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
            if name.starts_with('.') {
                self.found.hidden += usize::from(toml || disk::is_folder(&path));
            } else if disk::is_folder(&path) {
                folders.push(path);
            } else if toml && is_backup(&name) {
                self.found.backups += 1;
            } else if toml {
                self.file(&path, false);
            } else {
                // No map has another ending, unless somebody names it.
            }
        }
        folders
    }

    fn file(&mut self, path: &Path, named: bool) {
        if let Some(real) = self.real(path)
            && self.seen.insert(real)
        {
            self.found.files.push(Candidate { path: path.to_owned(), named });
        }
    }

    /// Where a path really leads; what leads nowhere is noted.
    fn real(&mut self, path: &Path) -> Option<PathBuf> {
        disk::real_name(path).map_err(|error| self.unreadable(path, &error)).ok()
    }

    fn unreadable(&mut self, path: &Path, error: &io::Error) {
        self.found.unread.push((path.to_owned(), open_failure(path, error)));
    }
}

/// Whether a name is one that `backup` gives: `peta-0123456789abcdef.000001.toml`.
fn is_backup(name: &str) -> bool {
    let parts = || {
        let (rest, ending) = name.rsplit_once('.')?;
        let (rest, number) = rest.rsplit_once('.')?;
        let (_, hash) = rest.rsplit_once('-')?;
        Some((ending, number, hash))
    };
    parts().is_some_and(|(ending, number, hash)| {
        ending == "toml"
            && number.len() >= 6
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && hash.len() == 16
            && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_known_by_its_name() {
        assert!(is_backup("peta-0123456789abcdef.000001.toml"));
        for name in ["peta.toml", "peta-2026.000001.toml", "a-0123456789abcdef.1.toml", "rw-07.toml", "x.y.z"]
        {
            assert!(!is_backup(name), "{name}");
        }
    }
}
