//! What each command does: moves, opens a dialog, or asks for an effect.

use tui_input::Input;

use crate::locale::screens as words;
use crate::model::*;

use super::command::Command;
use super::done;
use super::event::Effect;
use super::form::{Form, agreement, need, partnership, party, practice, relation, rest};
use super::map::Way;
use super::overlay::{Confirm, Overlay, Palette, Scroll};
use super::start::Choice;
use super::step::StepDialog;
use super::{App, ScreenKind};

impl App {
    /// Runs a command where it is possible; elsewhere it does nothing.
    pub fn run(&mut self, command: Command) -> Vec<Effect> {
        if !(command.entry().possible)(self) {
            return Vec::new();
        }
        let done = self.run_map(command).or_else(|| self.run_move(command));
        if let Some(effects) = done.or_else(|| self.run_general(command)) {
            return effects;
        }
        self.run_on_selection(command);
        Vec::new()
    }

    fn run_move(&mut self, command: Command) -> Option<Vec<Effect>> {
        let page = isize::try_from(self.size.1 / 2).unwrap_or(10);
        if self.screen == ScreenKind::Map && !self.detail && self.session.is_some() {
            let way = match command {
                Command::Up => Some(Way::Up),
                Command::Down => Some(Way::Down),
                Command::Left => Some(Way::Left),
                Command::Right => Some(Way::Right),
                _ => None,
            };
            if let Some(way) = way {
                self.step_on_map(way);
                return Some(Vec::new());
            }
            match command {
                Command::PageUp => return self.run_map(Command::MapPanUp),
                Command::PageDown => return self.run_map(Command::MapPanDown),
                _ => {}
            }
        }
        match command {
            Command::Up => self.step_cursor(-1),
            Command::Down => self.step_cursor(1),
            Command::PageUp => self.step_cursor(-page),
            Command::PageDown => self.step_cursor(page),
            Command::First => self.step_cursor(isize::MIN / 2),
            Command::Last => self.step_cursor(isize::MAX / 2),
            Command::Left => self.step_column(-1),
            Command::Right => self.step_column(1),
            Command::NextScreen => self.turn_screen(1),
            Command::PreviousScreen => self.turn_screen(ScreenKind::ALL.len() - 1),
            Command::GoLadder => self.go(ScreenKind::Ladder),
            Command::GoActors => self.go(ScreenKind::Actors),
            Command::GoPartnerships => self.go(ScreenKind::Partnerships),
            Command::GoDocuments => self.go(ScreenKind::Documents),
            Command::GoNeeds => self.go(ScreenKind::Needs),
            Command::GoAgenda => self.go(ScreenKind::Agenda),
            Command::GoFindings => self.go(ScreenKind::Findings),
            Command::Open => return Some(self.open_selection()),
            _ => return None,
        }
        Some(Vec::new())
    }

    fn run_general(&mut self, command: Command) -> Option<Vec<Effect>> {
        match command {
            Command::Undo | Command::Redo => return Some(self.undo_or_redo(command == Command::Undo)),
            Command::Filter => self.open_filter(),
            Command::ShowEnded => {
                self.show_ended = !self.show_ended;
                self.refresh(false);
                let lang = self.lang();
                self.say(if self.show_ended { words::ended_shown(lang) } else { words::ended_hidden(lang) });
            }
            Command::DueDone
            | Command::DueLater
            | Command::DueOver
            | Command::Act
            | Command::Accept
            | Command::Figures => {
                return Some(self.run_practice(command));
            }
            Command::Meeting => self.open_meeting(),
            Command::MeetingOn => self.open_form(practice::meeting_on(self.today)),
            Command::Twins => self.open_twins(),
            Command::MergeCopy => self.ask_what_to_join(),
            Command::Sources => {
                self.show_sources = !self.show_sources;
                self.reselect();
            }
            Command::Palette => self.overlays.push(Overlay::Palette(Palette::default())),
            Command::Help => self.overlays.push(Overlay::Help(Scroll::default())),
            Command::Problems => {
                let problems = self.problems();
                self.overlays.push(Overlay::Problems(problems, Scroll::default()));
            }
            Command::Save => return Some(vec![Effect::SaveNow]),
            Command::SaveCopy => {
                let session = self.session.as_ref()?;
                let name = super::files::copy_name(&session.path, self.today, words::copy_word(self.lang()));
                self.open_form(rest::save_copy(&name.display().to_string()));
            }
            Command::SavePicture => self.ask_for_print(),
            Command::Export => self.ask_for_export(),
            Command::Import => self.ask_for_import(),
            Command::Library => {
                self.overlays.push(Overlay::Library(0));
                return Some(vec![Effect::ListLibrary]);
            }
            Command::NewMap => {
                // A path that was chosen for another one goes with it.
                self.start.new_path = None;
                self.open_form(rest::new_map());
            }
            Command::Curtain => {
                self.curtain = !self.curtain;
                let lang = self.lang();
                self.say(if self.curtain { words::curtain_drawn(lang) } else { words::curtain_open(lang) });
            }
            Command::Present => self.presenting = !self.presenting,
            Command::Language | Command::Theme | Command::Ascii => return Some(self.change_setting(command)),
            Command::Quit if self.holds_back() => {}
            Command::Quit => return Some(self.quit()),
            _ => return None,
        }
        Some(Vec::new())
    }

    fn change_setting(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Language => {
                let other = if self.lang() == Lang::Indonesian { Lang::English } else { Lang::Indonesian };
                self.settings.language = Some(other);
                // What was found is told anew in the other language.
                self.refresh(true);
                self.notice = None;
            }
            Command::Theme => self.settings.theme = self.settings.theme.next(),
            _ => self.settings.ascii = !self.settings.ascii,
        }
        vec![Effect::StoreSettings(self.settings.clone())]
    }

    fn quit(&mut self) -> Vec<Effect> {
        let unsaved = self.session.as_ref().is_some_and(|session| !session.history.is_saved());
        if unsaved && self.can_write() {
            self.quitting = true;
            vec![Effect::SaveNow]
        } else {
            vec![Effect::Quit]
        }
    }

    fn run_on_selection(&mut self, command: Command) {
        let today = self.today;
        let Some(map) = self.map().cloned() else { return };
        let form = match command {
            Command::StepUp => {
                let rung = self.partnership().and_then(Partnership::rung);
                return self.open_step(rung.and_then(Rung::up).unwrap_or(Rung::Communication));
            }
            Command::StepDown | Command::Stays => {
                let Some(rung) = self.partnership().and_then(Partnership::rung) else {
                    return;
                };
                let to = if command == Command::Stays { Some(rung) } else { rung.down() };
                return to.map(|to| self.open_step(to)).unwrap_or_default();
            }
            Command::Step0 => return self.open_step(Rung::Competition),
            Command::Step1 => return self.open_step(Rung::Communication),
            Command::Step2 => return self.open_step(Rung::Cooperation),
            Command::Step3 => return self.open_step(Rung::Coordination),
            Command::Step4 => return self.open_step(Rung::Collaboration),
            Command::Step5 => return self.open_step(Rung::Confederation),
            Command::Remove => return self.ask_to_remove(&map),
            Command::MapInfo => Some(rest::info(&map)),
            Command::New => Some(match self.screen {
                ScreenKind::Ladder | ScreenKind::Partnerships => partnership::partnership(&map, None),
                ScreenKind::Actors => party::actor(&map, None),
                ScreenKind::Documents => agreement::agreement(&map, None, None),
                ScreenKind::Needs if self.show_sources => need::resource(&map, None),
                ScreenKind::Needs => need::need(&map, None),
                ScreenKind::Map | ScreenKind::Agenda | ScreenKind::Findings => return,
            }),
            Command::Edit => match self.screen {
                ScreenKind::Ladder | ScreenKind::Partnerships => {
                    self.partnership().map(|one| partnership::partnership(&map, Some(one)))
                }
                ScreenKind::Actors | ScreenKind::Map => self.actor().map(|one| party::actor(&map, Some(one))),
                ScreenKind::Documents => {
                    self.agreement().map(|one| agreement::agreement(&map, Some(one), None))
                }
                ScreenKind::Needs if self.show_sources => {
                    self.resource().map(|one| need::resource(&map, Some(one)))
                }
                ScreenKind::Needs => self.need().map(|one| need::need(&map, Some(one))),
                ScreenKind::Agenda | ScreenKind::Findings => None,
            },
            Command::Document => self.partnership().map(|one| agreement::agreement(&map, None, Some(one))),
            Command::Contribution => {
                self.partnership().map(|one| partnership::contribution(&map, one, today))
            }
            Command::View => self.partnership().map(|one| partnership::view(&map, one, today)),
            Command::MatchNeed => self.plan_need(),
            Command::NewSource => Some(need::resource(&map, None)),
            Command::NewArea => Some(need::area(&map)),
            Command::Contact => self.actor().map(|one| party::contact(&map, one, today)),
            Command::Trust => self.actor().map(|one| relation::trust(&map, one, today)),
            Command::Proposal => self.actor().map(|one| relation::proposal(&map, one)),
            Command::Value => self.partnership().map(|one| relation::value(&map, one, today)),
            Command::MergeActors => self.actor().map(|one| party::merge(&map, one)),
            Command::Sign => self.agreement().map(|one| agreement::sign(one, today)),
            Command::Advance => self.agreement().map(|one| agreement::advance(one, today)),
            Command::Extend => self.agreement().map(|one| agreement::extend(one, today)),
            Command::Close => self.agreement().map(|one| agreement::close(one, today)),
            Command::Obligation => self.agreement().map(|one| agreement::obligation(&map, one)),
            Command::Fulfil => self.agreement().map(|one| agreement::fulfil(&map, one, today)),
            _ => None,
        };
        if let Some(form) = form {
            self.open_form(form);
        }
    }

    /// Opens a form, with what was typed in one of the same purpose that was closed before.
    pub(super) fn open_form(&mut self, form: Form) {
        let lang = self.lang();
        let form = match self.drafts.forms.remove(&form.purpose) {
            Some(draft) => {
                self.say(words::draft_back(lang));
                form.resume(draft)
            }
            None => form,
        };
        self.overlays.push(Overlay::Form(Box::new(form)));
    }

    pub(super) fn open_step(&mut self, to: Rung) {
        let Some(partnership) = self.partnership() else {
            return;
        };
        let dialog = StepDialog::new(partnership, to, self.today, self.settings.role.as_deref());
        let dialog = self.resume_step(dialog);
        self.overlays.push(Overlay::Step(Box::new(dialog)));
    }

    /// The dialog, with what was written in one for the same step that was closed before.
    pub(super) fn resume_step(&mut self, dialog: StepDialog) -> StepDialog {
        let lang = self.lang();
        match self.drafts.steps.remove(&(dialog.partnership.clone(), dialog.to)) {
            Some(draft) => {
                self.say(words::draft_back(lang));
                dialog.resume(draft)
            }
            None => dialog,
        }
    }

    /// A partnership for the need that is selected. Whoever plans it hears of one that is planned already.
    fn plan_need(&mut self) -> Option<Form> {
        let (need, session) = self.need().zip(self.session.as_ref())?;
        let planned = session.facts.planned_for(&need.id).next();
        let known = planned.map(|one| words::planned_already(self.lang(), &one.name));
        let form = self.plan_for(need);
        if let Some(text) = known {
            self.warn(text);
        }
        form
    }

    /// A planned partnership with whoever holds what a need asks for.
    pub(super) fn plan_for(&self, one: &Need) -> Option<Form> {
        let facts = &self.session.as_ref()?.facts;
        Some(need::plan(self.map()?, one, &facts.supplies(one), &facts.surroundings(&one.id)))
    }

    fn ask_to_remove(&mut self, map: &PartnershipMap) {
        let Some(id) = self.selection().cloned() else {
            return;
        };
        let (table, name) = match self.screen {
            ScreenKind::Ladder | ScreenKind::Partnerships => {
                (Table::Partnership, map.partnerships.get(&id).map(|one| one.name.clone()))
            }
            ScreenKind::Actors | ScreenKind::Map => {
                (Table::Actor, map.actors.get(&id).map(|one| one.name.clone()))
            }
            ScreenKind::Documents => (Table::Agreement, map.agreements.get(&id).map(|one| one.title.clone())),
            ScreenKind::Needs if self.show_sources => {
                (Table::Resource, map.resources.get(&id).map(|one| one.description.clone()))
            }
            ScreenKind::Needs => (Table::Need, map.needs.get(&id).map(|one| one.title.clone())),
            ScreenKind::Agenda | ScreenKind::Findings => return,
        };
        let name = name.unwrap_or_else(|| id.to_string());
        let edit = Edit::Remove(table, id);
        let Ok(after) = edit.apply(map, self.today) else {
            return;
        };
        let losses = map.losses(&after).into_iter().map(|(lost, count)| {
            // The record itself is in the question already.
            (lost, if lost == table { count - 1 } else { count })
        });
        self.overlays.push(Overlay::Confirm(Confirm {
            question: done::ask_remove(&name),
            edit,
            done: done::removed(&name),
            losses: losses.filter(|(_, count)| *count > 0).collect(),
        }));
    }

    fn undo_or_redo(&mut self, undo: bool) -> Vec<Effect> {
        let lang = self.lang();
        let Some(session) = &mut self.session else {
            return Vec::new();
        };
        let done = if undo { session.history.undo() } else { session.history.redo() };
        let Some(done) = done else { return Vec::new() };
        let text = done.text(lang).to_owned();
        self.changed();
        self.say(if undo { words::undone(lang, &text) } else { words::redone(lang, &text) });
        vec![Effect::SaveSoon]
    }

    fn turn_screen(&mut self, by: usize) {
        let all = ScreenKind::ALL;
        let here = all.iter().position(|screen| *screen == self.screen).unwrap_or(0);
        self.go(all[(here + by) % all.len()]);
    }

    /// Goes to a screen.
    pub fn go(&mut self, screen: ScreenKind) {
        self.screen = screen;
        self.detail = false;
        self.scroll.set(0);
        // A filter belongs to the list for which it was typed.
        self.filter.clear();
        if screen == ScreenKind::Map {
            self.meet_selection();
        }
        self.refresh(false);
    }

    fn open_selection(&mut self) -> Vec<Effect> {
        if self.session.is_none() {
            return self.open_start_line();
        }
        if self.screen == ScreenKind::Map {
            self.open_on_map();
            return Vec::new();
        }
        let figures = self.screen == ScreenKind::Findings && self.show_figures;
        if !figures
            && matches!(self.screen, ScreenKind::Agenda | ScreenKind::Findings)
            && (self.detail || !self.is_narrow())
        {
            return self.open_subject();
        }
        let detail = !self.detail;
        if self.screen == ScreenKind::Ladder {
            self.go(ScreenKind::Partnerships);
        }
        self.detail = detail;
        self.scroll.set(0);
        Vec::new()
    }

    /// Leaves for another map: until it is open, or cannot be, nothing is typed.
    pub(super) fn leave_for(&mut self, effect: Effect) -> Vec<Effect> {
        if self.start.opening {
            return Vec::new();
        }
        self.start.opening = true;
        vec![effect]
    }

    fn open_start_line(&mut self) -> Vec<Effect> {
        let choices = self.start_choices();
        let Some(choice) = choices.into_iter().nth(self.start.at) else {
            return Vec::new();
        };
        match choice {
            Choice::Indonesian | Choice::English => {
                let lang = if choice == Choice::English { Lang::English } else { Lang::Indonesian };
                self.settings.language = Some(lang);
                self.start.at = 0;
                vec![Effect::StoreSettings(self.settings.clone())]
            }
            Choice::Sample => self.leave_for(Effect::OpenSample),
            Choice::Map(path, _) | Choice::Backup(path) => self.leave_for(Effect::Open(path)),
            Choice::NewMap => {
                self.start.new_path = None;
                self.open_form(rest::new_map());
                Vec::new()
            }
            Choice::List => {
                self.ask_for_import();
                Vec::new()
            }
            Choice::NewHere(path) => {
                self.start.new_path = Some(path);
                self.open_form(rest::new_map());
                Vec::new()
            }
        }
    }

    /// Opens a line of the library: its maps, then the sample, then a new map.
    pub(super) fn open_library_line(&mut self, at: usize) -> Vec<Effect> {
        let count = self.start.library.len();
        if at <= count && self.holds_back() {
            self.overlays.push(Overlay::Library(at));
            return Vec::new();
        }
        match self.start.library.get(at).map(|(path, _)| path.clone()) {
            Some(path) => self.leave_for(Effect::Open(path)),
            None if at == count => self.leave_for(Effect::OpenSample),
            None => {
                self.start.new_path = None;
                self.open_form(rest::new_map());
                Vec::new()
            }
        }
    }

    /// Opens an empty filter line, or the one that is in force.
    pub(super) fn open_filter(&mut self) {
        self.overlays
            .push(Overlay::Filter { input: Input::new(self.filter.clone()), before: self.filter.clone() });
    }
}
