//! What both sides changed, settled one by one; and copies of the map that others left beside it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::locale::merging as words;
use crate::merge::{Choices, Conflict, Side};
use crate::model::PartnershipMap;
use crate::trouble::Problem;

use super::event::{Code, Effect, Key};
use super::form::rest;
use super::overlay::Overlay;
use super::{App, done};

/// With what the map is joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// With what somebody else wrote into its file meanwhile.
    Disk,
    /// With a copy that lies beside it.
    Copy(PathBuf),
}

/// What is to be settled, and what is decided so far.
#[derive(Clone, Debug)]
pub struct Settle {
    /// With what the map is joined.
    pub source: Source,
    /// What both changed.
    pub conflicts: Vec<Conflict>,
    /// A map in which everything has a name.
    pub names: Arc<PartnershipMap>,
    /// For each conflict: whether mine is taken; nothing while it is open.
    pub mine: Vec<Option<bool>>,
    /// The one that is marked.
    pub at: usize,
    /// What was decided in a round before.
    earlier: Choices,
    /// Whether the file is at work; no key counts then.
    pub working: bool,
}

/// What a key asks for.
pub(super) enum Answer {
    Stay,
    Later,
    Join,
}

impl Settle {
    /// Nothing decided yet.
    pub fn new(
        source: Source,
        conflicts: Vec<Conflict>,
        names: Arc<PartnershipMap>,
        earlier: Choices,
    ) -> Self {
        let mine = vec![None; conflicts.len()];
        Self { source, conflicts, names, mine, at: 0, earlier, working: false }
    }

    /// What stands in the file is ours to a merge with the disk; to a merge with a copy, what stands here is.
    pub fn my_side(&self) -> Side {
        if self.source == Source::Disk { Side::Theirs } else { Side::Ours }
    }

    /// How many are still open.
    pub fn open(&self) -> usize {
        self.mine.iter().filter(|mine| mine.is_none()).count()
    }

    pub(super) fn choices(&self) -> Choices {
        let (own, other) = match self.my_side() {
            Side::Ours => (Side::Ours, Side::Theirs),
            Side::Theirs => (Side::Theirs, Side::Ours),
        };
        let mut choices = self.earlier.clone();
        for (conflict, mine) in self.conflicts.iter().zip(&self.mine) {
            if let Some(mine) = mine {
                choices.choose(conflict, if *mine { own } else { other });
            }
        }
        choices
    }

    /// Decides the marked one and goes on to the next that is open.
    fn decide(&mut self, mine: bool) {
        if let Some(decided) = self.mine.get_mut(self.at) {
            *decided = Some(mine);
        }
        let after = (self.at..self.mine.len()).chain(0..self.at);
        if let Some(next) = after.into_iter().find(|at| self.mine[*at].is_none()) {
            self.at = next;
        }
    }

    fn decide_all(&mut self, mine: bool) {
        self.mine.iter_mut().for_each(|decided| *decided = Some(mine));
    }

    pub(super) fn key(&mut self, key: Key) -> Answer {
        if self.working {
            return Answer::Stay;
        }
        match key.code {
            Code::Down | Code::Tab | Code::Char('j') => {
                self.at = (self.at + 1).min(self.conflicts.len().saturating_sub(1));
            }
            Code::Up | Code::BackTab | Code::Char('k') => self.at = self.at.saturating_sub(1),
            Code::Home => self.at = 0,
            Code::End => self.at = self.conflicts.len().saturating_sub(1),
            Code::Char('1') | Code::Left => self.decide(true),
            Code::Char('2') | Code::Right => self.decide(false),
            Code::Char('3') => self.decide_all(true),
            Code::Char('4') => self.decide_all(false),
            Code::Enter if self.open() == 0 => {
                self.working = true;
                return Answer::Join;
            }
            Code::Enter => {
                if let Some(open) = self.mine.iter().position(Option::is_none) {
                    self.at = open;
                }
            }
            Code::Esc => return Answer::Later,
            _ => {}
        }
        Answer::Stay
    }
}

impl App {
    pub(super) fn settle_key(&mut self, mut settle: Box<Settle>, key: Key) -> Vec<Effect> {
        match settle.key(key) {
            Answer::Later => Vec::new(),
            Answer::Stay => {
                self.overlays.push(Overlay::Settle(settle));
                Vec::new()
            }
            Answer::Join => {
                let choices = settle.choices();
                let effect = match &settle.source {
                    Source::Disk => Effect::Merge(choices),
                    Source::Copy(path) => Effect::Absorb(path.clone(), choices),
                };
                self.overlays.push(Overlay::Settle(settle));
                vec![effect]
            }
        }
    }

    /// Both sides changed the same: somebody must decide.
    pub(super) fn conflicts(&mut self, source: Source, open: Vec<Conflict>, names: Arc<PartnershipMap>) {
        let before = self.overlays.iter().find_map(|layer| match layer {
            Overlay::Settle(settle) if settle.source == source => Some(settle.choices()),
            _ => None,
        });
        self.end_joining();
        // Whoever wanted to leave is asked something first.
        self.quitting = false;
        if source == Source::Disk {
            // One step back are the other ways out.
            self.overlays.push(Overlay::Changed { at: 1 });
        }
        let settle = Settle::new(source, open, names, before.unwrap_or_default());
        self.overlays.push(Overlay::Settle(Box::new(settle)));
    }

    /// Whether the file is being joined with another version right now.
    pub fn is_joining(&self) -> bool {
        self.overlays.iter().any(|layer| match layer {
            Overlay::Joining => true,
            Overlay::Settle(settle) => settle.working,
            _ => false,
        })
    }

    /// Takes the layers of a merge away: it is done, or begins anew.
    pub(super) fn end_joining(&mut self) {
        let of_merge = |layer: &Overlay| {
            matches!(layer, Overlay::Settle(_) | Overlay::Joining | Overlay::Changed { .. })
        };
        self.overlays.retain(|layer| !of_merge(layer));
    }

    /// Copies of the map that is open were found beside it.
    pub(super) fn copies_found(&mut self, copies: Vec<PathBuf>) {
        let Some(session) = &mut self.session else { return };
        session.copies = copies;
        if self.has_copies() {
            self.overlays.push(Overlay::Copies(0));
        }
    }

    /// Whether there is a copy beside the map that could be joined with it.
    pub fn has_copies(&self) -> bool {
        self.can_write() && self.session.as_ref().is_some_and(|session| !session.copies.is_empty())
    }

    /// Offers the copies that are there; without one, any other file.
    pub(super) fn ask_what_to_join(&mut self) {
        if self.has_copies() {
            self.overlays.push(Overlay::Copies(0));
        } else {
            self.open_form(rest::merge_file());
        }
    }

    /// Joins a line of the list: a copy, or a file that is asked for.
    pub(super) fn join_copy(&mut self, at: usize) -> Vec<Effect> {
        let Some(session) = &self.session else { return Vec::new() };
        match session.copies.get(at).cloned() {
            Some(path) => self.join_file(path),
            None if at == session.copies.len() => {
                self.open_form(rest::merge_file());
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    pub(super) fn join_file(&mut self, path: PathBuf) -> Vec<Effect> {
        self.overlays.push(Overlay::Joining);
        vec![Effect::Absorb(path, Choices::default())]
    }

    /// A copy was brought in and is on disk: one revision, so that one step back takes it out again.
    pub(super) fn absorbed(&mut self, map: PartnershipMap, problems: Vec<Problem>, copy: &std::path::Path) {
        let lang = self.lang();
        self.end_joining();
        let name = Self::file_name(copy);
        let before = self.map().cloned();
        if let Some(session) = &mut self.session {
            session.history.push(map, done::copy_joined(&name));
            let revision = session.history.revision();
            session.history.mark_saved(revision);
            session.problems = problems;
            session.save = super::SaveState::Saved;
            session.copies.retain(|path| path != copy);
        }
        self.changed();
        self.renew_layers(before.as_deref());
        self.say(words::copy_joined(lang, &name));
    }
}
