//! `update(&mut App, Event) -> Vec<Effect>`: the overlay first, then the screen, then everywhere.

use crate::locale::screens as words;
use crate::model::*;

use super::command::Command;
use super::cursor::newest;
use super::done::{self, Done};
use super::event::{Code, Effect, Event, Key};
use super::form::{self, Outcome, Purpose, text_request};
use super::keymap::Lookup;
use super::meeting::step_line;
use super::overlay::{Overlay, Scroll, lines_key, scroll_key};
use super::{App, SaveState};

/// Takes one event in and says what is to be done in the world.
pub fn update(app: &mut App, event: Event) -> Vec<Effect> {
    let mut effects = take(app, event);
    effects.extend(app.settle_map());
    effects.extend(app.settle_findings());
    effects
}

fn take(app: &mut App, event: Event) -> Vec<Effect> {
    match event {
        Event::Resize(columns, rows) => {
            app.size = (columns, rows);
            Vec::new()
        }
        Event::Key(key) => app.key(key),
        Event::Paste(_) | Event::Mouse(..) if app.start.opening => Vec::new(),
        Event::Paste(text) => app.paste(&text),
        Event::Mouse(act, target) => app.mouse(act, target),
        Event::Terminate => vec![Effect::SaveNow, Effect::Quit],
        Event::Drafted(ticket, picture) => {
            app.drafted(ticket, picture);
            Vec::new()
        }
        Event::Drafting(ticket, share) => {
            app.drafting(ticket, share);
            Vec::new()
        }
        Event::Found => {
            app.refresh(false);
            Vec::new()
        }
        Event::Library(maps) => {
            app.start.library = maps;
            Vec::new()
        }
        other => app.file_event(other),
    }
}

impl App {
    pub(super) fn key(&mut self, key: Key) -> Vec<Effect> {
        let leaves = matches!(key, Key { code: Code::Char('q' | 'c'), ctrl: true, .. });
        if (self.is_too_small() || self.start.opening) && !leaves {
            return Vec::new();
        }
        let asked_to_leave = std::mem::take(&mut self.asked_to_leave);
        // F1, F2 and Ctrl-Q work everywhere, also over a dialog.
        match key {
            Key { code: Code::F(1), .. } if self.top().is_some_and(Overlay::has_help) => {
                self.overlays.push(Overlay::Help(Scroll::default()));
                return Vec::new();
            }
            Key { code: Code::F(2), .. } => return self.run(Command::Language),
            // Nearly everybody copies with Ctrl-C: over a dialog it is one step back, as Esc is.
            Key { code: Code::Char('c'), ctrl: true, .. } if !self.overlays.is_empty() => {
                return self.overlay_key(Key::plain(Code::Esc));
            }
            Key { code: Code::Char('q'), ctrl: true, .. } if !asked_to_leave && self.is_typing() => {
                self.asked_to_leave = true;
                let lang = self.lang();
                self.warn(words::typed_not_saved(lang));
                return Vec::new();
            }
            Key { code: Code::Char('q' | 'c'), ctrl: true, .. } => return self.run(Command::Quit),
            _ => {}
        }
        if self.overlays.is_empty() { self.screen_key(key) } else { self.overlay_key(key) }
    }

    pub(super) fn screen_key(&mut self, key: Key) -> Vec<Effect> {
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
            self.scroll.set(0);
        } else if self.screen == super::ScreenKind::Map && self.back_on_map() {
            // The picture went one step back.
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

    pub(super) fn overlay_key(&mut self, key: Key) -> Vec<Effect> {
        let (lang, today) = (self.lang(), self.today);
        let Some(mut top) = self.overlays.pop() else {
            return Vec::new();
        };
        let outcome = match &mut top {
            Overlay::Form(form) if form.purpose == Purpose::Import && key.code == Code::Tab => {
                let typed = form.text("path").unwrap_or_default();
                self.overlays.push(top);
                return vec![Effect::Complete(typed)];
            }
            Overlay::Form(form) => form.key(key, lang, today),
            Overlay::Step(step) => step.key(key, lang, today),
            Overlay::Help(scroll) | Overlay::Problems(_, scroll) | Overlay::LeftOut(_, scroll) => {
                scroll_key(scroll.get_mut(), key)
            }
            Overlay::Palette(_) => return self.palette_key(top, key),
            Overlay::Meeting(_) => {
                let Overlay::Meeting(desk) = top else { return Vec::new() };
                return self.meeting_key(desk, key);
            }
            Overlay::Settle(_) => {
                let Overlay::Settle(settle) = top else { return Vec::new() };
                return self.settle_key(settle, key);
            }
            Overlay::Twins(_) => {
                let Overlay::Twins(dialog) = top else { return Vec::new() };
                return self.twins_key(dialog, key);
            }
            Overlay::Joining => Outcome::Stay,
            Overlay::Copies(at) => {
                let count = self.session.as_ref().map_or(0, |session| session.copies.len());
                lines_key(at, count + 2, key)
            }
            Overlay::Import(_) => {
                let Overlay::Import(desk) = top else { return Vec::new() };
                return self.import_key(desk, key);
            }
            Overlay::Filter { .. } => return self.filter_key(top, key),
            Overlay::MapFilters(at) => self.map_screen.filters_key(at, key, &self.map_choices()),
            Overlay::Confirm(_) => match key.code {
                Code::Enter | Code::Char('y' | 'Y') => Outcome::Submit,
                Code::Esc | Code::Char('n' | 'N' | 't' | 'T') => Outcome::Cancel,
                _ => Outcome::Stay,
            },
            Overlay::Changed { at, .. } | Overlay::Unsaved { at, .. } => lines_key(at, 3, key),
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
            Overlay::Form(form) => {
                // Whoever does not save elsewhere after all does not leave either.
                self.quitting &= form.purpose != Purpose::SaveCopy;
                if form.dirty {
                    self.drafts.forms.insert(form.purpose.clone(), *form);
                    self.say_draft_kept();
                }
            }
            Overlay::Step(step) if step.is_begun() => {
                self.drafts.steps.insert((step.partnership.clone(), step.to), *step);
                self.say_draft_kept();
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
                return fitting.get(palette.at).map(|command| self.run(*command)).unwrap_or_default();
            }
            Code::Down | Code::Tab => palette.at = (palette.at + 1).min(fitting.len().saturating_sub(1)),
            Code::Up | Code::BackTab => palette.at = palette.at.saturating_sub(1),
            _ => {
                if text_request(key).and_then(|request| palette.input.handle(request)).is_some() {
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
        if !matches!(self.screen, super::ScreenKind::Ladder | super::ScreenKind::Map) {
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
                        if let Some(Overlay::Meeting(desk)) = self.overlays.last_mut() {
                            desk.steps.push(step_line(&step.name, step.to));
                        }
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
            Overlay::Copies(at) => self.join_copy(at),
            Overlay::Changed { at } => self.answer_changed(at),
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
            Purpose::NewMap if self.holds_back() => {
                self.overlays.push(Overlay::Form(Box::new(form)));
                return Vec::new();
            }
            Purpose::NewMap => {
                let map = form::submit::new_map(&form, lang);
                let path = self.start.new_path.take();
                return self.leave_for(Effect::Create(Box::new(map), path));
            }
            Purpose::MeetingOn => return self.choose_meeting(form),
            Purpose::SavePicture => {
                return self.print(&form).map(Box::new).map(Effect::SavePicture).into_iter().collect();
            }
            Purpose::Export => return self.export(&form),
            Purpose::MergeFile => return self.join_file(form.path("path")),
            Purpose::Import => return self.read_list(&form),
            Purpose::SaveCopy => return vec![Effect::SaveCopy(form.path("path"))],
            _ => {}
        }
        let Some(map) = self.map().cloned() else {
            return Vec::new();
        };
        let result = match self.practice_edit(&form, &map) {
            Ok(Some(edit)) => Ok(edit),
            Ok(None) => form::submit::edit(&form, &map, lang, today),
            Err(gone) => Err(gone),
        };
        let result =
            result.and_then(|edit| self.apply(&edit, done::form(&form)).map_err(|sentence| ("", sentence)));
        match result {
            Ok(effects) => {
                self.drafts.forms.remove(&form.purpose);
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
        if let Some(id) = newest(&before.partnerships, &after.partnerships) {
            self.selected.partnership = Some(id);
        }
        if let Some(id) = newest(&before.actors, &after.actors) {
            self.selected.actor = Some(id);
        }
        if let Some(id) = newest(&before.agreements, &after.agreements) {
            self.selected.agreement = Some(id);
        }
        if let Some(id) = newest(&before.needs, &after.needs) {
            self.selected.need = Some(id);
        }
        if let Some(id) = newest(&before.resources, &after.resources) {
            self.selected.resource = Some(id);
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
            sentence.to_string()
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
            session.save = if session.history.is_saved() { SaveState::Saved } else { SaveState::Pending };
        }
        self.refresh(true);
        self.refresh_twins();
    }

    fn paste(&mut self, text: &str) -> Vec<Effect> {
        let (lang, today) = (self.lang(), self.today);
        if self.overlays.is_empty() && self.screen == super::ScreenKind::Actors && self.can_write() {
            self.paste_list(text);
            return Vec::new();
        }
        match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => form.paste(text, lang, today),
            Some(Overlay::Step(step)) => step.paste(text),
            Some(Overlay::Meeting(_)) => return self.paste_at_meeting(text),
            Some(Overlay::Palette(_) | Overlay::Filter { .. }) => self.type_in(text),
            _ => {}
        }
        Vec::new()
    }

    /// Types a text into what lies on top; words of two lines stay two words.
    pub(super) fn type_in(&mut self, text: &str) {
        for c in text.trim_matches(['\r', '\n']).chars() {
            self.overlay_key(Key::char(if c.is_control() { ' ' } else { c }));
        }
    }
}
