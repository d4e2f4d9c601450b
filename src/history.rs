//! REVISIONS: undo and redo move a cursor over stored maps; *saved* is a revision, not a flag.
//!
//! Revisions share their records, so keeping every one of an evening costs little, and undo has no inverse
//! code that could be wrong. Limits: the history lives in memory and ends with the session; after a merge
//! with changes from disk the way back stops at the merge, because going further would undo their work.

use std::sync::Arc;

use crate::model::PartnershipMap;

/// One moment of a map, and what was done to reach it.
#[derive(Clone, Debug)]
struct Revision<W> {
    map: Arc<PartnershipMap>,
    /// Unique in the session, never used again.
    number: u64,
    /// What was done, for "undone: ..."; data that the locale turns into words.
    what: W,
}

/// The revisions of one session, and where in them the user stands.
#[derive(Clone, Debug)]
pub struct History<W> {
    revisions: Vec<Revision<W>>,
    at: usize,
    next_number: u64,
    saved: Option<u64>,
}

impl<W: Clone> History<W> {
    /// Starts from a map as it stands on disk.
    pub fn new(map: impl Into<Arc<PartnershipMap>>, what: W) -> Self {
        let first = Revision { map: map.into(), number: 0, what };
        Self { revisions: vec![first], at: 0, next_number: 1, saved: Some(0) }
    }

    fn here(&self) -> &Revision<W> {
        // `at` always lies within: there is at least one revision, and only this file moves the cursor.
        &self.revisions[self.at]
    }

    /// The map as it stands now.
    pub fn map(&self) -> &Arc<PartnershipMap> {
        &self.here().map
    }

    /// The number of the revision that stands now; equal numbers mean the same map.
    pub fn revision(&self) -> u64 {
        self.here().number
    }

    /// Adds a revision; what had been undone is dropped.
    pub fn push(&mut self, map: PartnershipMap, what: W) {
        self.revisions.truncate(self.at + 1);
        self.revisions.push(Revision { map: Arc::new(map), number: self.next_number, what });
        self.next_number += 1;
        self.at += 1;
    }

    /// Starts anew from a map that came from disk, after which there is no way back.
    pub fn restart(&mut self, map: PartnershipMap, what: W) {
        self.revisions = vec![Revision { map: Arc::new(map), number: self.next_number, what }];
        self.next_number += 1;
        self.at = 0;
    }

    /// Goes one revision back and says what was undone.
    pub fn undo(&mut self) -> Option<W> {
        let what = (self.at > 0).then(|| self.here().what.clone())?;
        self.at -= 1;
        Some(what)
    }

    /// Goes one revision forward again and says what was redone.
    pub fn redo(&mut self) -> Option<W> {
        if self.at + 1 >= self.revisions.len() {
            return None;
        }
        self.at += 1;
        Some(self.here().what.clone())
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        self.at > 0
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        self.at + 1 < self.revisions.len()
    }

    /// What is not on disk yet, to be sent there, with its number. Until the answer nobody knows which revision is there: an
    /// undo meanwhile must be written as well.
    pub fn send_unsaved(&mut self) -> Option<(Arc<PartnershipMap>, u64)> {
        if self.is_saved() {
            return None;
        }
        self.mark_unknown();
        Some((self.map().clone(), self.revision()))
    }

    /// Says that nobody knows what is on disk: a save is on its way, or has failed.
    pub fn mark_unknown(&mut self) {
        self.saved = None;
    }

    /// Says that a revision is on disk.
    pub fn mark_saved(&mut self, revision: u64) {
        self.saved = Some(revision);
    }

    /// Whether what stands now is on disk.
    pub fn is_saved(&self) -> bool {
        self.saved == Some(self.revision())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::MapInfo;

    #[test]
    fn what_is_undone_while_a_save_is_on_its_way_is_not_on_disk() {
        let mut history = History::new(PartnershipMap::new(MapInfo::new("RW 07")), "buka");
        assert_eq!(history.send_unsaved(), None);
        history.push(PartnershipMap::new(MapInfo::new("RW 08")), "ubah");
        assert_eq!(history.send_unsaved().map(|(_, number)| number), Some(1));
        history.undo();
        assert!(!history.is_saved(), "the worker may have written the change by now");
        history.mark_saved(1);
        assert_eq!(
            history.send_unsaved().map(|(map, number)| (map.info.title.clone(), number)),
            Some(("RW 07".into(), 0))
        );
        history.mark_saved(0);
        assert!(history.is_saved());
        history.redo();
        assert!(!history.is_saved());
    }
}
