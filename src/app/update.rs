//! `update(&mut App, Event) -> Vec<Effect>`: the overlay first, then the screen, then everywhere.

use tui_input::Input;

use crate::locale::screens as words;
use crate::model::*;
use crate::trouble::SaveFailure;

use super::command::Command;
use super::done::{self, Done};
use super::event::{Code, Effect, Event, Key, MouseAct, OpenedMap, Target};
use super::form::{self, Outcome, Purpose, text_request};
use super::keymap::Lookup;
use super::overlay::Overlay;
use super::{App, SaveState, Session};
use crate::app::derived::{Derived, Lists};
use crate::history::History;

/// Takes one event in and says what is to be done in the world.
pub fn update(app: &mut App, event: Event) -> Vec<Effect> {
    match event {
        Event::Resize(columns, rows) => {
            app.size = (columns, rows);
            Vec::new()
        }
        Event::Key(key) => app.key(key),
        Event::Paste(text) => app.paste(&text),
        Event::Mouse(act, target) => app.mouse(act, target),
        Event::Terminate => vec![Effect::SaveNow, Effect::Quit],
        Event::Library(maps) => {
            app.start.library = maps;
            Vec::new()
        }
        other => app.file_event(other),
    }
}

impl App {
    fn key(&mut self, key: Key) -> Vec<Effect> {
        if self.is_too_small()
            && !matches!(
                key,
                Key {
                    code: Code::Char('q' | 'c'),
                    ctrl: true,
                    ..
                }
            )
        {
            return Vec::new();
        }
        // F2 and Ctrl-Q work everywhere, also over a dialog.
        match key {
            Key { code: Code::F(2), .. } => return self.run(Command::Language),
            Key {
                code: Code::Char('q' | 'c'),
                ctrl: true,
                ..
            } => return self.run(Command::Quit),
            _ => {}
        }
        if self.overlays.is_empty() {
            self.screen_key(key)
        } else {
            self.overlay_key(key)
        }
    }

    fn screen_key(&mut self, key: Key) -> Vec<Effect> {
        self.notice = None;
        let prefix = self.prefix.take();
        if key.code == Code::Esc {
            return self.back();
        }
        match self.keymap.look_up(self.context(), prefix, key) {
            Lookup::Matched(command) => self.run(command),
            Lookup::Pending(c) => {
                self.prefix = Some(c);
                Vec::new()
            }
            Lookup::NotFound => Vec::new(),
        }
    }

    /// One step back: out of a detail, out of a filter; never out of the program.
    fn back(&mut self) -> Vec<Effect> {
        if self.detail {
            self.detail = false;
            self.scroll = 0;
        } else if !self.filter.is_empty() {
            self.filter.clear();
            self.refresh(false);
        } else if self.presenting {
            self.presenting = false;
        } else {
            // Nothing lies over the screen: Esc never leaves by surprise.
        }
        Vec::new()
    }

    fn overlay_key(&mut self, key: Key) -> Vec<Effect> {
        let (lang, today) = (self.lang(), self.today);
        let Some(mut top) = self.overlays.pop() else {
            return Vec::new();
        };
        let outcome = match &mut top {
            Overlay::Form(form) => form.key(key, lang, today),
            Overlay::Step(step) => step.key(key, lang, today),
            Overlay::Help(scroll) | Overlay::Problems(scroll) => scroll_key(scroll, key),
            Overlay::Palette(_) => return self.palette_key(top, key),
            Overlay::Filter { .. } => return self.filter_key(top, key),
            Overlay::Confirm(_) => match key.code {
                Code::Enter | Code::Char('y' | 'Y') => Outcome::Submit,
                Code::Esc | Code::Char('n' | 'N' | 't' | 'T') => Outcome::Cancel,
                _ => Outcome::Stay,
            },
            Overlay::Changed { at, .. } => lines_key(at, 3, key),
            Overlay::Unsaved { at, .. } => lines_key(at, 3, key),
            Overlay::Library(at) => lines_key(at, self.start.library.len() + 2, key),
        };
        match outcome {
            Outcome::Stay => {
                self.overlays.push(top);
                Vec::new()
            }
            Outcome::Cancel => self.cancelled(top),
            Outcome::Submit => self.submit(top),
        }
    }

    fn cancelled(&mut self, top: Overlay) -> Vec<Effect> {
        match top {
            Overlay::Form(form) if form.dirty => {
                let lang = self.lang();
                self.drafts.insert(form.purpose.clone(), *form);
                self.say(words::draft_kept(lang));
            }
            Overlay::Unsaved { .. } => self.quitting = false,
            _ => {}
        }
        Vec::new()
    }

    fn palette_key(&mut self, top: Overlay, key: Key) -> Vec<Effect> {
        let Overlay::Palette(mut palette) = top else {
            return Vec::new();
        };
        let fitting = palette.fitting(self);
        match key.code {
            Code::Esc => return Vec::new(),
            Code::Enter => {
                return fitting
                    .get(palette.at)
                    .map(|command| self.run(*command))
                    .unwrap_or_default();
            }
            Code::Down | Code::Tab => palette.at = (palette.at + 1).min(fitting.len().saturating_sub(1)),
            Code::Up | Code::BackTab => palette.at = palette.at.saturating_sub(1),
            _ => {
                if text_request(key)
                    .and_then(|request| palette.input.handle(request))
                    .is_some()
                {
                    palette.at = 0;
                }
            }
        }
        self.overlays.push(Overlay::Palette(palette));
        Vec::new()
    }

    fn filter_key(&mut self, top: Overlay, key: Key) -> Vec<Effect> {
        let Overlay::Filter { mut input, before } = top else {
            return Vec::new();
        };
        match key.code {
            Code::Esc => {
                self.filter = before;
                self.refresh(false);
                return Vec::new();
            }
            Code::Enter => return Vec::new(),
            Code::Up | Code::Down | Code::PageUp | Code::PageDown => {
                self.overlays.push(Overlay::Filter { input, before });
                let command = match key.code {
                    Code::Up => Command::Up,
                    Code::Down => Command::Down,
                    Code::PageUp => Command::PageUp,
                    _ => Command::PageDown,
                };
                return self.run(command);
            }
            _ => {
                let changed = text_request(key).and_then(|request| input.handle(request));
                if changed.is_some_and(|changed| changed.value) {
                    self.set_filter(input.value().to_owned());
                }
            }
        }
        self.overlays.push(Overlay::Filter { input, before });
        Vec::new()
    }

    /// Filters the lists and marks the best hit.
    fn set_filter(&mut self, filter: String) {
        self.filter = filter;
        self.refresh(false);
        if self.screen != super::ScreenKind::Ladder {
            let first = self.list().first().cloned();
            self.select(first);
        }
    }

    fn submit(&mut self, top: Overlay) -> Vec<Effect> {
        match top {
            Overlay::Form(form) => self.submit_form(*form),
            Overlay::Step(step) => {
                let role = step.by.value().trim().to_owned();
                let what = done::step(&step.name, step.from, step.to);
                let effects = self.apply(&step.edit(self.today), what);
                match effects {
                    Ok(mut effects) => {
                        if !role.is_empty() && self.settings.role.as_deref() != Some(&role) {
                            self.settings.role = Some(role);
                            effects.push(Effect::StoreSettings(self.settings.clone()));
                        }
                        effects
                    }
                    Err(sentence) => {
                        let mut step = step;
                        step.error = Some(sentence);
                        self.overlays.push(Overlay::Step(step));
                        Vec::new()
                    }
                }
            }
            Overlay::Confirm(confirm) => self.apply_or_warn(&confirm.edit, confirm.done),
            Overlay::Changed { at, .. } => match at {
                0 => vec![Effect::Merge],
                1 => self.keep_mine_as_copy(),
                _ => vec![Effect::TakeTheirs],
            },
            Overlay::Unsaved { at, .. } => match at {
                0 => self.run(Command::SaveCopy),
                1 => {
                    self.quitting = false;
                    vec![Effect::SaveNow]
                }
                _ => vec![Effect::Quit],
            },
            Overlay::Library(at) => self.open_library_line(at),
            _ => Vec::new(),
        }
    }

    fn submit_form(&mut self, mut form: form::Form) -> Vec<Effect> {
        let (lang, today) = (self.lang(), self.today);
        if !form.is_complete(lang, today) {
            self.overlays.push(Overlay::Form(Box::new(form)));
            return Vec::new();
        }
        match &form.purpose {
            Purpose::NewMap => {
                let map = form::submit::new_map(&form, lang);
                return vec![Effect::Create(Box::new(map), self.start.new_path.take())];
            }
            Purpose::SaveCopy => return vec![Effect::SaveCopy(form.text("path").unwrap_or_default().into())],
            _ => {}
        }
        let Some(map) = self.map().cloned() else {
            return Vec::new();
        };
        let result = form::submit::edit(&form, &map, lang, today).and_then(|edit| {
            self.apply(&edit, done::form(&form))
                .map_err(|sentence| ("", sentence))
        });
        match result {
            Ok(effects) => {
                self.drafts.remove(&form.purpose);
                self.select_what_was_made(&map);
                effects
            }
            Err((key, sentence)) => {
                if let Some(at) = form.fields.iter().position(|field| field.key == key) {
                    form.focus = at;
                }
                form.error = Some(sentence);
                self.overlays.push(Overlay::Form(Box::new(form)));
                Vec::new()
            }
        }
    }

    /// Puts the selection on the record that an edit has just added.
    fn select_what_was_made(&mut self, before: &PartnershipMap) {
        let Some(after) = self.map().cloned() else { return };
        fn newest<T: Record>(before: &Records<T>, after: &Records<T>) -> Option<Id> {
            if after.len() <= before.len() {
                return None;
            }
            after.at(after.slot_count().checked_sub(1)?)?.id().cloned()
        }
        if let Some(id) = newest(&before.partnerships, &after.partnerships) {
            self.selected.partnership = Some(id);
        }
        if let Some(id) = newest(&before.actors, &after.actors) {
            self.selected.actor = Some(id);
        }
        if let Some(id) = newest(&before.agreements, &after.agreements) {
            self.selected.agreement = Some(id);
        }
        self.reselect();
    }

    /// Applies an edit as a new revision.
    ///
    /// # Errors
    /// The sentence that says why it was refused; nothing has changed then.
    pub(super) fn apply(&mut self, edit: &Edit, done: Done) -> Result<Vec<Effect>, String> {
        let (lang, today) = (self.lang(), self.today);
        let Some(session) = &mut self.session else {
            return Ok(Vec::new());
        };
        if let SaveState::ReadOnly(_) = session.save {
            return Err(words::read_only(lang).to_owned());
        }
        let map = edit.apply(session.history.map(), today).map_err(|refusal| {
            let sentence = crate::locale::trouble::refusal(lang, &refusal);
            format!("{} {}", sentence.what, sentence.remedy)
        })?;
        if map == **session.history.map() {
            return Ok(Vec::new());
        }
        let text = done.text(lang).to_owned();
        session.history.push(map, done);
        self.changed();
        self.say(text);
        Ok(vec![Effect::SaveSoon])
    }

    /// Applies an edit and says so when it was refused.
    pub(super) fn apply_or_warn(&mut self, edit: &Edit, done: Done) -> Vec<Effect> {
        self.apply(edit, done).unwrap_or_else(|sentence| {
            self.warn(sentence);
            Vec::new()
        })
    }

    /// After the map became another one: facts, lists, and a save on its way.
    pub(super) fn changed(&mut self) {
        if let Some(session) = &mut self.session
            && !matches!(session.save, SaveState::Failed(_))
        {
            session.save = if session.history.is_saved() {
                SaveState::Saved
            } else {
                SaveState::Pending
            };
        }
        self.refresh(true);
    }

    fn paste(&mut self, text: &str) -> Vec<Effect> {
        let (lang, today) = (self.lang(), self.today);
        match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => form.paste(text, lang, today),
            Some(Overlay::Step(step)) => step.paste(text),
            Some(Overlay::Palette(_) | Overlay::Filter { .. }) => {
                for c in text.chars().filter(|c| !c.is_control()) {
                    self.overlay_key(Key::char(c));
                }
            }
            _ => {}
        }
        Vec::new()
    }

    fn mouse(&mut self, act: MouseAct, target: Option<Target>) -> Vec<Effect> {
        match (act, target) {
            (MouseAct::WheelUp, _) => self.key(Key::plain(Code::Up)),
            (MouseAct::WheelDown, _) => self.key(Key::plain(Code::Down)),
            (MouseAct::Release, Some(Target::Column(Some(rung)))) => self.drop_on(rung),
            (MouseAct::Release, Some(Target::Partnership(id))) => {
                let rung = self.map().and_then(|map| map.partnerships.get(&id)?.rung());
                rung.map(|rung| self.drop_on(rung)).unwrap_or_default()
            }
            (MouseAct::Release, _) => {
                self.dragging = None;
                Vec::new()
            }
            (MouseAct::Press, Some(target)) => self.press(target),
            (MouseAct::Press, None) => Vec::new(),
        }
    }

    fn press(&mut self, target: Target) -> Vec<Effect> {
        if !self.overlays.is_empty() {
            return match target {
                Target::Line(at) => self.click_line(at),
                Target::Command(command) => self.key(self.keymap.keys(command.entry())[0].key),
                Target::Overlay => Vec::new(),
                // A click beside a dialog is one step back, as Esc is.
                _ => self.overlay_key(Key::plain(Code::Esc)),
            };
        }
        match target {
            Target::Tab(screen) => self.go(screen),
            Target::Command(command) => return self.run(command),
            Target::Partnership(id) => {
                if self.selected.partnership.as_ref() == Some(&id) {
                    self.dragging = Some(id.clone());
                }
                self.dragging = Some(id.clone());
                self.select(Some(id));
                self.reselect();
            }
            Target::Actor(id) | Target::Agreement(id) => self.select(Some(id)),
            Target::Column(rung) => {
                self.selected.column = rung.map_or(0, |rung| usize::from(rung.digit()) + 1);
                let first = self.list().first().cloned();
                self.select(first);
            }
            Target::Line(at) => {
                self.start.at = at;
                return self.run(Command::Open);
            }
            Target::Overlay => {}
        }
        Vec::new()
    }

    fn click_line(&mut self, line: usize) -> Vec<Effect> {
        match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => form.focus = line.min(form.fields.len() - 1),
            Some(Overlay::Step(step)) => step.click(line),
            Some(Overlay::Palette(palette)) => {
                palette.at = line;
                return self.overlay_key(Key::plain(Code::Enter));
            }
            Some(Overlay::Changed { at, .. } | Overlay::Unsaved { at, .. } | Overlay::Library(at)) => {
                *at = line;
                return self.overlay_key(Key::plain(Code::Enter));
            }
            _ => {}
        }
        Vec::new()
    }

    /// A card was dropped on a column.
    fn drop_on(&mut self, rung: Rung) -> Vec<Effect> {
        let Some(held) = self.dragging.take() else {
            return Vec::new();
        };
        let stands = self.map().and_then(|map| map.partnerships.get(&held)?.rung());
        if stands != Some(rung) && self.can_write() {
            self.selected.partnership = Some(held);
            self.open_step(rung);
        }
        Vec::new()
    }

    fn file_event(&mut self, event: Event) -> Vec<Effect> {
        let lang = self.lang();
        match event {
            Event::Opened(opened) => return self.opened(*opened),
            Event::OpenFailed {
                path,
                failure,
                backup,
            } => {
                if self.session.is_some() {
                    let name = path.display().to_string();
                    let sentence = crate::locale::trouble::open_failure(lang, &failure, &name);
                    self.warn(format!("{} {}", sentence.what, sentence.remedy));
                } else {
                    self.start.opening = false;
                    self.start.failure = Some((path, failure, backup));
                    self.start.at = 0;
                }
            }
            Event::Saved(revision) => return self.saved(revision),
            Event::SaveFailed(failure) => self.save_failed(failure),
            Event::CopySaved(path) => {
                self.say(words::copy_saved(lang, &path.display().to_string()));
                if self.quitting {
                    return vec![Effect::Quit];
                }
            }
            Event::CopyFailed(path, failure) => {
                let name = path.display().to_string();
                let sentence = crate::locale::trouble::save_failure(lang, &failure, &name);
                self.quitting = false;
                self.warn(format!("{} {}", sentence.what, sentence.remedy));
            }
            Event::Merged(map, problems) => {
                self.from_disk(*map, problems);
                self.say(words::merged(lang));
                return vec![Effect::SaveSoon];
            }
            Event::TookTheirs(map, problems) => {
                self.from_disk(*map, problems);
                if let Some(session) = &mut self.session {
                    let revision = session.history.revision();
                    session.history.mark_saved(revision);
                    session.save = SaveState::Saved;
                }
                self.say(words::took_theirs(lang));
            }
            Event::Conflicts(conflicts) => self.overlays.push(Overlay::Changed { at: 1, conflicts }),
            _ => {}
        }
        Vec::new()
    }

    fn opened(&mut self, opened: OpenedMap) -> Vec<Effect> {
        let lang = self.lang();
        let save = opened.read_only.map_or(SaveState::Saved, SaveState::ReadOnly);
        let problems = opened.problems;
        let count = problems.len();
        self.session = Some(Session {
            path: opened.path.clone(),
            history: History::new(opened.map, done::opened()),
            problems,
            save,
            facts: std::sync::Arc::new(Derived::default()),
            lists: Lists::default(),
        });
        self.start = super::Start {
            library: std::mem::take(&mut self.start.library),
            ..super::Start::default()
        };
        self.overlays.clear();
        self.drafts.clear();
        self.filter.clear();
        self.detail = false;
        self.screen = super::ScreenKind::Ladder;
        self.selected = super::Selected {
            column: 1,
            ..super::Selected::default()
        };
        self.refresh(true);
        if count > 0 {
            let key = self.keymap.hint(Command::Problems);
            self.warn(words::problems_found(lang, count, &key));
        }
        self.settings.last = Some(opened.path);
        vec![Effect::StoreSettings(self.settings.clone())]
    }

    fn saved(&mut self, revision: u64) -> Vec<Effect> {
        let Some(session) = &mut self.session else {
            return Vec::new();
        };
        session.history.mark_saved(revision);
        session.save = if session.history.is_saved() {
            SaveState::Saved
        } else {
            SaveState::Pending
        };
        match (self.quitting, session.save == SaveState::Saved) {
            (true, true) => vec![Effect::Quit],
            (true, false) => vec![Effect::SaveNow],
            _ => Vec::new(),
        }
    }

    fn save_failed(&mut self, failure: SaveFailure) {
        let Some(session) = &mut self.session else { return };
        session.save = SaveState::Failed(failure.clone());
        let asking = self
            .overlays
            .iter()
            .any(|layer| matches!(layer, Overlay::Changed { .. } | Overlay::Unsaved { .. }));
        if failure == SaveFailure::ChangedOnDisk && !asking {
            self.overlays.push(Overlay::Changed {
                at: 0,
                conflicts: Vec::new(),
            });
            self.quitting = false;
        } else if self.quitting && !asking {
            self.overlays.push(Overlay::Unsaved { failure, at: 0 });
        } else {
            // The line at the bottom says it until a save succeeds.
        }
    }

    fn from_disk(&mut self, map: PartnershipMap, problems: Vec<crate::trouble::Problem>) {
        if let Some(session) = &mut self.session {
            session.history.restart(map, done::joined());
            session.problems = problems;
            session.save = SaveState::Pending;
        }
        self.changed();
    }

    fn keep_mine_as_copy(&mut self) -> Vec<Effect> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let copy = copy_name(&session.path, self.today, &words::copy_word(self.lang()));
        vec![Effect::SaveCopy(copy), Effect::TakeTheirs]
    }

    /// Opens an empty filter line, or the one that is in force.
    pub(super) fn open_filter(&mut self) {
        self.overlays.push(Overlay::Filter {
            input: Input::new(self.filter.clone()),
            before: self.filter.clone(),
        });
    }
}

/// `map.toml` becomes `map-salinan-2026-03-31.toml`, beside it.
pub(super) fn copy_name(path: &std::path::Path, today: Day, word: &str) -> std::path::PathBuf {
    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    path.with_file_name(format!("{stem}-{word}-{today}.toml"))
}

fn scroll_key(scroll: &mut u16, key: Key) -> Outcome {
    match key.code {
        Code::Down | Code::Char('j') => *scroll = scroll.saturating_add(1),
        Code::Up | Code::Char('k') => *scroll = scroll.saturating_sub(1),
        Code::PageDown | Code::Char(' ') => *scroll = scroll.saturating_add(10),
        Code::PageUp => *scroll = scroll.saturating_sub(10),
        Code::Home => *scroll = 0,
        Code::Esc | Code::Enter | Code::Char('q' | '?') => return Outcome::Cancel,
        _ => {}
    }
    Outcome::Stay
}

fn lines_key(at: &mut usize, count: usize, key: Key) -> Outcome {
    match key.code {
        Code::Down | Code::Tab | Code::Char('j') => *at = (*at + 1).min(count.saturating_sub(1)),
        Code::Up | Code::BackTab | Code::Char('k') => *at = at.saturating_sub(1),
        Code::Enter => return Outcome::Submit,
        Code::Esc => return Outcome::Cancel,
        _ => {}
    }
    Outcome::Stay
}
