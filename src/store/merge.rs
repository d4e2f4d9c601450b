//! Two files, or a file and what stands in memory, joined; and the copies that others leave beside a map.

use std::path::Path;

use super::backup;
use super::document::Document;
use super::join::join;
use super::map_file::{Intent, MapFile, Opened};
use crate::merge::{Choices, Joined, Version, added, is_ancestor};
use crate::model::PartnershipMap;
use crate::trouble::{OpenFailure, Problem, SaveFailure};

/// What came of joining two versions of the file that is open.
#[derive(Debug)]
pub enum Merge {
    /// Both sides' changes are in the map.
    Done {
        /// The joined map.
        map: Box<PartnershipMap>,
        /// What cannot be read in the file.
        problems: Vec<Problem>,
    },
    /// Somebody must decide; nothing was changed.
    Conflicts(Box<Joined>),
}

/// Why a copy could not be brought in. The map in memory is as it was, and so is the file, but for what a failed save may
/// have left there ([`SaveFailure`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AbsorbFailure {
    /// It is another map.
    OtherMap,
    /// The copy cannot be read.
    Copy(OpenFailure),
    /// The map cannot be written.
    Save(SaveFailure),
}

/// Joins two files, and gives the text of the result: ours with what they brought. While a conflict is open, the
/// text is of no use.
pub fn merge_files(
    base: Option<&Opened>,
    ours: &Opened,
    theirs: &Opened,
    choices: &Choices,
) -> (Joined, String) {
    let (joined, document) = join(base.map(Opened::whole), ours.whole(), theirs.whole(), choices);
    (joined, document.text().to_owned())
}

/// The newest version of a map, among the one on disk and its backups, from which `theirs` surely comes.
pub(super) fn base_for(
    backups: Option<&Path>,
    target: &Path,
    saved: (&Document, &PartnershipMap),
    theirs: &PartnershipMap,
) -> Option<(Document, PartnershipMap)> {
    let mut paths = backups.map(|folder| backup::of_map(folder, target)).unwrap_or_default();
    paths.reverse();
    let older = |from: usize| {
        paths.iter().enumerate().skip(from).filter_map(|(at, (_, path))| {
            let opened = MapFile::open(path, Intent::Read, None).ok()?;
            // A backup that is read in part only is no base: what it lacks would count as added since.
            let whole = opened.file.read_only().is_none();
            whole.then(|| (at + 1, opened.file.into_document(), opened.map))
        })
    };
    let theirs = Version::of(theirs);
    let mut versions = std::iter::once((0, saved.0.clone(), saved.1.clone())).chain(older(0)).peekable();
    while let Some((next, document, map)) = versions.next() {
        let this = Version::of(&map);
        let before = versions.peek().map(|(_, _, map)| Version::of(map));
        if !is_ancestor(before, this, theirs) {
            continue;
        }
        // What they have beyond it may have been taken out here in any evening before. A large map fits into memory a few
        // times only, so the backups are read once more, one after the other.
        let new = added(this, theirs);
        let was_there = |old: &PartnershipMap| !new.is_disjoint(&added(this, Version::of(old)));
        if new.is_empty() || !older(next + 1).any(|(_, _, old)| was_there(&old)) {
            return Some((document, map));
        }
    }
    None
}
