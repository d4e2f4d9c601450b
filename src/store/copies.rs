//! Copies that programs which keep folders in step leave beside a map when two people changed it at once.

use std::path::{Path, PathBuf};

use super::disk;
use super::library::text_of;
use super::safe_file::folder_of;
use crate::model::Id;

/// A copy beside a map that somebody else changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictCopy {
    /// Where it is.
    pub path: PathBuf,
}

/// The copies of the map at `path` with the id `id`, by name: first their names must tell, then the id inside.
pub fn conflict_copies(path: &Path, id: &Id) -> Vec<ConflictCopy> {
    let whole = disk::real_name(path).unwrap_or_else(|_| path.to_owned());
    let Some(stem) = whole.file_stem().and_then(|stem| stem.to_str()) else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = disk::list(folder_of(&whole))
        .unwrap_or_default()
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .filter(|path| {
            path.file_stem().and_then(|name| name.to_str()).is_some_and(|name| is_copy(name, stem))
        })
        .filter(|path| disk::is_file(path) && text_of(path, "id").as_deref() == Some(id.as_str()))
        .collect();
    found.sort();
    found.into_iter().map(|path| ConflictCopy { path }).collect()
}

/// Whether a file name (without `.toml`) is that of a copy of the file `stem`.
fn is_copy(name: &str, stem: &str) -> bool {
    for before in ["Copy of ", "Salinan ", "Salinan dari "] {
        if name.strip_prefix(before) == Some(stem) {
            return true;
        }
    }
    let Some(rest) = name.strip_prefix(stem).filter(|rest| !rest.is_empty()) else {
        return false;
    };
    syncthing(rest) || in_brackets(rest) || by_hand(rest) || one_drive(rest)
}

/// `.sync-conflict-20260331-193000-ABCDEFG`.
fn syncthing(rest: &str) -> bool {
    rest.strip_prefix(".sync-conflict-").is_some_and(|rest| {
        let mut parts = rest.split('-');
        let digits = |part: Option<&str>, count: usize| {
            part.is_some_and(|part| part.len() == count && part.bytes().all(|b| b.is_ascii_digit()))
        };
        digits(parts.next(), 8) && digits(parts.next(), 6)
    })
}

/// ` (Ani's conflicted copy 2026-03-31)` of Dropbox and Nextcloud in English and Indonesian, ` (1)` of Google Drive.
fn in_brackets(rest: &str) -> bool {
    let inner = rest.trim_start().strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inner.is_some_and(|inner| {
        let inner = inner.to_lowercase();
        let number = !inner.is_empty() && inner.len() <= 3 && inner.bytes().all(|b| b.is_ascii_digit());
        number || inner.contains("conflict") || inner.contains("konflik")
    })
}

/// ` - Copy` of Windows and Drive, and ` - Copy (2)`.
fn by_hand(rest: &str) -> bool {
    [" - Copy", " - Salinan", " copy", " salinan"]
        .iter()
        .any(|word| rest.strip_prefix(word).is_some_and(|rest| rest.is_empty() || in_brackets(rest)))
}

/// `-DESKTOP-4F2A` of OneDrive: the name of a computer. Copies that Simpul itself makes have a date at the end.
fn one_drive(rest: &str) -> bool {
    rest.strip_prefix('-').is_some_and(|name| {
        let letters = |c: char| c.is_ascii_alphanumeric() || c == '-';
        (2..=63).contains(&name.len())
            && name.chars().all(letters)
            && name.chars().any(|c| c.is_ascii_uppercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_copies_are_known_and_others_are_left_alone() {
        for name in [
            "peta.sync-conflict-20260331-193000-ABCDEFG",
            "peta (Ani's conflicted copy 2026-03-31)",
            "peta (Salinan yang berkonflik dari Ani 2026-03-31)",
            "peta (1)",
            "peta - Copy",
            "peta - Copy (2)",
            "peta - Salinan",
            "Copy of peta",
            "Salinan dari peta",
            "peta-DESKTOP-4F2A",
            "peta-LaptopAni",
        ] {
            assert!(is_copy(name, "peta"), "{name}");
        }
        for name in [
            "peta",
            "peta-2",
            "peta-salinan-2026-03-31",
            "peta (RW 07)",
            "petani (1)",
            "peta.sync-conflict-x",
            "peta-rw07",
        ] {
            assert!(!is_copy(name, "peta"), "{name}");
        }
    }
}
