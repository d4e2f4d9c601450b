//! What comes back from the file: opened, saved, failed, changed by somebody else.

use std::path::{Path, PathBuf};

use crate::history::History;
use crate::locale::trouble::{self, Sentence};
use crate::locale::{exports, labels, screens as words};
use crate::merge::Choices;
use crate::model::*;
use crate::trouble::{OpenFailure, Problem, SaveFailure, What};

use super::command::Command;
use super::derived::{Derived, Lists};
use super::event::{Effect, Event, OpenedMap};
use super::overlay::Overlay;
use super::{App, SaveState, Session, done};

impl Session {
    /// Why the map is not saved, or cannot be.
    pub fn trouble(&self, lang: Lang) -> Option<Sentence> {
        let name = App::file_name(&self.path);
        match &self.save {
            SaveState::Failed(failure) => Some(trouble::save_failure(lang, failure, &name)),
            SaveState::ReadOnly(why) => Some(trouble::read_only(lang, why, &name)),
            SaveState::Saved | SaveState::Pending => None,
        }
    }
}

impl App {
    pub(super) fn file_event(&mut self, event: Event) -> Vec<Effect> {
        let lang = self.lang();
        match event {
            Event::Opened(opened) => return self.opened(*opened),
            Event::OpenFailed { path, failure, backup } => self.open_failed(path, failure, backup),
            Event::Saved(revision) => return self.saved(revision),
            Event::SaveFailed(failure) => self.save_failed(failure),
            Event::CopySaved(path) => {
                self.say(words::copy_saved(lang, &placed(lang, &path)));
                return self.leave_if_asked();
            }
            Event::PictureSaved(path) => self.say(words::picture_saved(lang, &placed(lang, &path))),
            Event::Exporting(kind, done, of) => {
                let what = labels::lower(super::export::name_of(kind)(lang));
                self.say(exports::making_step(lang, &what, done, of));
            }
            Event::Exported(done) => self.say(done.sentence(lang)),
            Event::ListRead(name, source) => self.list_read(&name, *source),
            Event::Completed(typed, found) => self.completed(&typed, &found),
            Event::ExportFailed(sentence) => self.warn(sentence.to_string()),
            Event::CopyFailed(path, failure) => {
                self.quitting = false;
                self.end_joining();
                self.not_written(&path, &failure);
            }
            Event::PictureFailed(path, failure) => self.not_written(&path, &failure),
            Event::NotMade(path, failure) => {
                self.start.opening = false;
                self.not_written(&path, &failure);
            }
            Event::Merged(map, problems) => {
                self.end_joining();
                self.take_from_disk(*map, problems);
                self.say(words::merged(lang));
                return vec![Effect::SaveSoon];
            }
            Event::TookTheirs(map, problems, read_only) => {
                self.end_joining();
                self.take_from_disk(*map, problems);
                if let Some(session) = &mut self.session {
                    let revision = session.history.revision();
                    session.history.mark_saved(revision);
                    // Nothing may be typed that could never be saved.
                    session.save = read_only.map_or(SaveState::Saved, SaveState::ReadOnly);
                }
                self.say(words::took_theirs(lang));
                return self.leave_if_asked();
            }
            Event::Conflicts(source, open, names) => self.conflicts(source, open, names),
            Event::OtherMap => {
                self.quitting = false;
                self.end_joining();
                let sentence = crate::locale::merging::other_map(lang);
                self.warn(sentence.to_string());
            }
            Event::Copies(copies) => self.copies_found(copies),
            Event::Absorbed(map, problems, copy) => {
                self.absorbed(*map, problems, &copy);
                return self.leave_if_asked();
            }
            _ => {}
        }
        Vec::new()
    }

    /// Whoever wanted to leave, and waited until all is on disk, may go.
    fn leave_if_asked(&self) -> Vec<Effect> {
        if self.quitting { vec![Effect::Quit] } else { Vec::new() }
    }

    fn open_failed(&mut self, path: PathBuf, failure: OpenFailure, backup: Option<PathBuf>) {
        self.start.opening = false;
        if self.session.is_some() {
            // Nobody leaves before reading why.
            self.quitting = false;
            self.end_joining();
            let name = path.display().to_string();
            let sentence = trouble::open_failure(self.lang(), &failure, &name);
            self.warn(sentence.to_string());
        } else {
            self.start.failure = Some((path, failure, backup));
            self.start.at = 0;
        }
    }

    /// Says at length why the map is not saved, or cannot be.
    fn warn_of_session(&mut self) {
        let lang = self.lang();
        if let Some(sentence) = self.session.as_ref().and_then(|session| session.trouble(lang)) {
            self.warn(sentence.to_string());
        }
    }

    fn not_written(&mut self, path: &Path, failure: &SaveFailure) {
        let sentence = trouble::save_failure(self.lang(), failure, &path.display().to_string());
        self.warn(sentence.to_string());
    }

    fn opened(&mut self, opened: OpenedMap) -> Vec<Effect> {
        let lang = self.lang();
        let save = opened.read_only.map_or(SaveState::Saved, SaveState::ReadOnly);
        let problems = opened.problems;
        let map = std::sync::Arc::new(opened.map);
        let facts = std::sync::Arc::new(Derived::new(&map));
        self.session = Some(Session {
            path: opened.path.clone(),
            history: History::new(map, done::opened()),
            problems,
            save,
            facts,
            lists: Lists::default(),
            copies: Vec::new(),
        });
        let left_out = std::mem::take(&mut self.start.left_out);
        self.start =
            super::Start { library: std::mem::take(&mut self.start.library), ..super::Start::default() };
        self.overlays.clear();
        self.drafts.clear();
        self.filter.clear();
        self.detail = false;
        self.screen = super::ScreenKind::Ladder;
        self.map_screen = super::map::MapScreen::default();
        self.selected = super::Selected { column: 1, ..super::Selected::default() };
        self.refresh(true);
        self.show_left_out(left_out);
        let wrong = |problem: &Problem| match &problem.what {
            What::Unreadable(_) => true,
            What::Rule(broken) => broken.is_error(),
        };
        let count = self.problems().iter().filter(|problem| wrong(problem)).count();
        if count > 0 {
            let key = self.keymap.hint(Command::Problems);
            self.warn(words::problems_found(lang, count, &key));
        } else {
            self.warn_of_session();
        }
        Vec::new()
    }

    fn saved(&mut self, revision: u64) -> Vec<Effect> {
        let Some(session) = &mut self.session else {
            return Vec::new();
        };
        session.history.mark_saved(revision);
        session.save = if session.history.is_saved() { SaveState::Saved } else { SaveState::Pending };
        match (self.quitting, session.save == SaveState::Saved) {
            (true, true) => vec![Effect::Quit],
            (true, false) => vec![Effect::SaveNow],
            // Something was done or undone while this save was on its way.
            (false, false) => vec![Effect::SaveSoon],
            (false, true) => Vec::new(),
        }
    }

    fn save_failed(&mut self, failure: SaveFailure) {
        // A save that is tried again by the clock takes nobody's decisions away.
        if self.is_joining() {
            self.end_joining();
        }
        // Another map is opened only once this one is on disk.
        self.start.opening = false;
        let Some(session) = &mut self.session else { return };
        let known = session.save == SaveState::Failed(failure.clone());
        session.save = SaveState::Failed(failure.clone());
        // A disk may do what it is asked for and report a failure, so the old revision must be written anew as well.
        session.history.mark_unknown();
        let asking = self.overlays.iter().any(|layer| {
            matches!(layer, Overlay::Changed { .. } | Overlay::Unsaved { .. } | Overlay::Settle(_))
        });
        if failure == SaveFailure::ChangedOnDisk && !asking {
            self.overlays.push(Overlay::Changed { at: 0 });
            self.quitting = false;
        } else if self.quitting && !asking {
            self.overlays.push(Overlay::Unsaved { failure, at: 0 });
        } else if !known {
            // Said to its end once; shortened, the line at the bottom says it until a save succeeds.
            self.warn_of_session();
        } else {
            // It was said.
        }
    }

    fn take_from_disk(&mut self, map: PartnershipMap, problems: Vec<Problem>) {
        let before = self.map().cloned();
        if let Some(session) = &mut self.session {
            session.history.restart(map, done::joined());
            session.problems = problems;
            session.save = SaveState::Pending;
        }
        self.changed();
        self.renew_layers(before.as_deref());
    }

    /// Somebody else changed the file, and a way out was taken. Until the answer comes the map waits: whatever was typed
    /// meanwhile would be gone with the map that the answer takes away.
    pub(super) fn answer_changed(&mut self, at: usize) -> Vec<Effect> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let effect = match at {
            0 => Effect::Merge(Choices::default()),
            1 => Effect::KeepMine(copy_name(&session.path, self.today, words::copy_word(self.lang()))),
            _ => Effect::TakeTheirs,
        };
        self.overlays.push(Overlay::Joining);
        vec![effect]
    }
}

/// `map.toml` becomes `map-salinan-2026-03-31.toml`, beside it.
pub fn copy_name(path: &Path, today: Day, word: &str) -> PathBuf {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!("{stem}-{word}-{today}.toml"))
}

/// Where a file is: its name first, because the end of a long line is not on the screen; then its folder, if it is
/// another one than where the program was started.
pub(super) fn placed(lang: Lang, path: &Path) -> String {
    let name = App::file_name(path);
    match path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => words::placed(lang, &name, &folder.display().to_string()),
        None => name,
    }
}
