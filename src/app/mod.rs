//! STATE AND DECISIONS of the interface. No terminal types, no files: events come in, effects go out.

pub mod command;
pub mod derived;
pub mod done;
pub mod event;
pub mod export;
pub mod files;
pub mod form;
pub mod found;
pub mod import;
pub mod keymap;
pub mod map;
pub mod meeting;
pub mod overlay;
pub mod search;
pub mod settings;
pub mod settle;
pub mod step;
pub mod twins;
pub mod update;

mod actions;
mod cursor;
mod mouse;
mod possible;
mod practice;
mod renew;
pub mod start;

use std::path::PathBuf;
use std::sync::Arc;

use crate::history::History;
use crate::model::*;
use crate::trouble::{OpenFailure, Problem, ReadOnly, SaveFailure, Subject, What};

use command::Context;
use derived::{Derived, Lists};
use done::Done;
use keymap::Keymap;
use overlay::Overlay;
use renew::Drafts;
use settings::Settings;
pub use start::Start;

/// The screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScreenKind {
    /// The ladder board.
    Ladder,
    /// The parties.
    Actors,
    /// The partnerships.
    Partnerships,
    /// The documents.
    Documents,
    /// The needs against the sources.
    Needs,
    /// What is due.
    Agenda,
    /// The map as a picture.
    Map,
    /// What the rules of the field find.
    Findings,
}

impl ScreenKind {
    /// All screens, in the order of their tabs.
    pub const ALL: [Self; 8] = [
        Self::Ladder,
        Self::Actors,
        Self::Partnerships,
        Self::Documents,
        Self::Needs,
        Self::Agenda,
        Self::Map,
        Self::Findings,
    ];

    /// Where its keys are looked up.
    pub fn context(self) -> Context {
        match self {
            Self::Ladder => Context::Ladder,
            Self::Actors => Context::Actors,
            Self::Partnerships => Context::Partnerships,
            Self::Documents => Context::Documents,
            Self::Needs => Context::Needs,
            Self::Agenda => Context::Agenda,
            Self::Findings => Context::Findings,
            Self::Map => Context::Map,
        }
    }
}

/// How the file stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// All is on disk.
    Saved,
    /// Something is on its way.
    Pending,
    /// It failed; shown until it succeeds.
    Failed(SaveFailure),
    /// This file is not written.
    ReadOnly(ReadOnly),
}

/// A line that says what just happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The sentence, in the language in which it was said.
    pub text: String,
    /// Whether something was refused or failed.
    pub bad: bool,
}

/// The open map and its file.
pub struct Session {
    /// Its file.
    pub path: PathBuf,
    /// Its revisions.
    pub history: History<Done>,
    /// What could not be read, or breaks a rule.
    pub problems: Vec<Problem>,
    /// How the file stands.
    pub save: SaveState,
    /// Facts of the revision that stands.
    pub facts: Arc<Derived>,
    /// What the lists show.
    pub lists: Lists,
    /// Copies of the map that others left beside it.
    pub copies: Vec<PathBuf>,
}

/// The whole state of the interface.
#[expect(clippy::struct_excessive_bools, reason = "independent switches, each with a key of its own")]
pub struct App {
    /// The map, once one is open.
    pub session: Option<Session>,
    /// What is shown before a map is open.
    pub start: Start,
    /// The screen.
    pub screen: ScreenKind,
    /// What lies over it, the last one on top.
    pub overlays: Vec<Overlay>,
    /// What just happened.
    pub notice: Option<Notice>,
    /// What the user chose.
    pub settings: Settings,
    /// The keys in force.
    pub keymap: Keymap,
    /// The first key of two, while the second is awaited.
    pub prefix: Option<char>,
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// The day.
    pub today: Day,
    /// What was typed to filter the lists.
    pub filter: String,
    /// Whether what has ended is shown.
    pub show_ended: bool,
    /// Whether the screen of needs shows the sources instead.
    pub show_sources: bool,
    /// Whether the screen of findings shows the figures instead.
    pub show_figures: bool,
    /// Whether the privacy curtain is drawn.
    pub curtain: bool,
    /// Whether the screen is shown to others.
    pub presenting: bool,
    /// What is selected: identities, so that filters and edits cannot shift it.
    pub selected: Selected,
    /// Whether the detail of the selection fills the screen.
    pub detail: bool,
    /// Lines by which a detail is scrolled; drawing, which knows the room, pulls it back to what there is.
    pub scroll: overlay::Scroll,
    /// What was closed half filled.
    pub drafts: Drafts,
    /// A card that the mouse holds.
    pub dragging: Option<Id>,
    /// Set while the program waits for a last save.
    pub quitting: bool,
    /// Whether the last key asked to leave while something typed was not saved; the same key again leaves.
    pub asked_to_leave: bool,
    /// The map as a picture.
    pub map_screen: map::MapScreen,
}

/// What is selected on each screen.
#[derive(Clone, Debug, Default)]
pub struct Selected {
    /// On the board and in the list of partnerships.
    pub partnership: Option<Id>,
    /// The column of the board, 0 for not assessed, else the rung's digit + 1.
    pub column: usize,
    /// In the list of parties.
    pub actor: Option<Id>,
    /// In the list of documents.
    pub agreement: Option<Id>,
    /// In the list of needs.
    pub need: Option<Id>,
    /// In the list of sources.
    pub resource: Option<Id>,
    /// In the agenda, by the name of the thing that is due.
    pub due: Option<Id>,
    /// In the list of findings, by a name made of the rule and its subjects.
    pub finding: Option<Id>,
}

impl App {
    /// The interface before a map is open.
    pub fn new(settings: Settings, today: Day, size: (u16, u16)) -> Self {
        let (keymap, unknown) = Keymap::new(&settings.keys);
        let lang = settings.language.unwrap_or(Lang::Indonesian);
        let notice = (!unknown.is_empty()).then(|| Notice {
            text: crate::locale::screens::unknown_keys(lang, &unknown.join(", ")),
            bad: true,
        });
        Self {
            session: None,
            start: Start::default(),
            screen: ScreenKind::Ladder,
            overlays: Vec::new(),
            notice,
            settings,
            keymap,
            prefix: None,
            size,
            today,
            filter: String::new(),
            show_ended: false,
            show_sources: false,
            show_figures: false,
            curtain: false,
            presenting: false,
            selected: Selected { column: 1, ..Selected::default() },
            detail: false,
            scroll: overlay::Scroll::default(),
            drafts: Drafts::default(),
            dragging: None,
            quitting: false,
            asked_to_leave: false,
            map_screen: map::MapScreen::default(),
        }
    }

    /// Says which day it is; what depends on the day is computed anew when it is another one.
    pub fn set_today(&mut self, today: Day) {
        if today != self.today {
            self.today = today;
            self.refresh(true);
        }
    }

    /// The language of the screen.
    pub fn lang(&self) -> Lang {
        self.settings.language.unwrap_or(Lang::Indonesian)
    }

    /// The map that stands now.
    pub fn map(&self) -> Option<&Arc<PartnershipMap>> {
        self.session.as_ref().map(|session| session.history.map())
    }

    /// Whether lists take the place of boards and details their own screen.
    pub fn is_narrow(&self) -> bool {
        self.size.0 < 80
    }

    /// Whether the window is too small to be used.
    pub fn is_too_small(&self) -> bool {
        self.size.0 < 40 || self.size.1 < 15
    }

    /// The failure that keeps a file from being opened, if that is where we are.
    pub fn open_failure(&self) -> Option<(&PathBuf, &OpenFailure)> {
        self.start.failure.as_ref().map(|(path, failure, _)| (path, failure))
    }

    /// The name of a file, as it is shown: folders say nothing to most people, and are long.
    pub fn file_name(path: &std::path::Path) -> String {
        path.file_name()
            .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
    }

    /// The partnership that is selected.
    pub fn partnership(&self) -> Option<&Partnership> {
        self.map()?.partnerships.get(self.selected.partnership.as_ref()?)
    }

    /// The party that is selected.
    pub fn actor(&self) -> Option<&Actor> {
        self.map()?.actors.get(self.selected.actor.as_ref()?)
    }

    /// The document that is selected.
    pub fn agreement(&self) -> Option<&Agreement> {
        self.map()?.agreements.get(self.selected.agreement.as_ref()?)
    }

    /// The need that is selected.
    pub fn need(&self) -> Option<&Need> {
        self.map()?.needs.get(self.selected.need.as_ref()?)
    }

    /// The source that is selected.
    pub fn resource(&self) -> Option<&Resource> {
        self.map()?.resources.get(self.selected.resource.as_ref()?)
    }

    /// The ids of the list on the screen, the board's column on the ladder.
    pub fn list(&self) -> &[Id] {
        let Some(session) = &self.session else { return &[] };
        match self.screen {
            ScreenKind::Ladder => &session.lists.board[self.selected.column],
            ScreenKind::Actors => &session.lists.actors,
            ScreenKind::Partnerships => &session.lists.partnerships,
            ScreenKind::Documents => &session.lists.agreements,
            ScreenKind::Needs if self.show_sources => &session.lists.resources,
            ScreenKind::Needs => &session.lists.needs,
            ScreenKind::Agenda => &session.lists.dues,
            ScreenKind::Findings => &session.lists.findings,
            // A picture has no order.
            ScreenKind::Map => &[],
        }
    }

    /// The id that is selected on the screen.
    pub fn selection(&self) -> Option<&Id> {
        match self.screen {
            ScreenKind::Ladder | ScreenKind::Partnerships => self.selected.partnership.as_ref(),
            ScreenKind::Actors | ScreenKind::Map => self.selected.actor.as_ref(),
            ScreenKind::Documents => self.selected.agreement.as_ref(),
            ScreenKind::Needs if self.show_sources => self.selected.resource.as_ref(),
            ScreenKind::Needs => self.selected.need.as_ref(),
            ScreenKind::Agenda => self.selected.due.as_ref(),
            ScreenKind::Findings => self.selected.finding.as_ref(),
        }
    }

    /// The place of the selection in the list on the screen.
    pub fn place(&self) -> Option<usize> {
        let selection = self.selection()?;
        self.list().iter().position(|id| id == selection)
    }

    fn select(&mut self, id: Option<Id>) {
        self.scroll.set(0);
        match self.screen {
            ScreenKind::Ladder | ScreenKind::Partnerships => self.selected.partnership = id,
            ScreenKind::Actors | ScreenKind::Map => self.selected.actor = id,
            ScreenKind::Documents => self.selected.agreement = id,
            ScreenKind::Needs if self.show_sources => self.selected.resource = id,
            ScreenKind::Needs => self.selected.need = id,
            ScreenKind::Agenda => self.selected.due = id,
            ScreenKind::Findings => self.selected.finding = id,
        }
    }

    /// Computes what depends on the map, the filter or the day anew, and keeps the selection on something
    /// that is shown.
    fn refresh(&mut self, map_changed: bool) {
        let (filter, ended) = (self.filter.clone(), self.show_ended);
        let (today, screen, lang) = (self.today, self.screen, self.lang());
        let Some(session) = &mut self.session else { return };
        if map_changed {
            session.facts = Arc::new(Derived::new(session.history.map()));
        }
        session.lists = Lists::new(&session.facts, screen, &filter, ended, (today, lang));
        self.reselect();
    }

    /// Keeps the selection of this screen, or puts it on the first of its list when it is gone.
    fn reselect(&mut self) {
        match self.screen {
            ScreenKind::Ladder => return self.reselect_card(),
            // The picture keeps what is selected in it by itself.
            ScreenKind::Map => return,
            _ => {}
        }
        let list = self.list();
        let kept = self.selection().filter(|id| list.contains(id)).or_else(|| list.first()).cloned();
        if kept.as_ref() != self.selection() {
            self.select(kept);
        }
    }

    fn reselect_card(&mut self) {
        let Some(session) = &self.session else { return };
        let board = &session.lists.board;
        let column_of = |id: &Id| board.iter().position(|column| column.contains(id));
        let filled = |at: &usize| !board[*at].is_empty();
        let kept = self.selected.partnership.as_ref().and_then(column_of);
        let column = kept
            .or_else(|| Some(self.selected.column).filter(filled))
            .or_else(|| (1..7).chain([0]).find(filled))
            .unwrap_or(self.selected.column);
        if kept.is_none() {
            self.selected.partnership = board[column].first().cloned();
        }
        self.selected.column = column;
    }

    fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), bad: false });
    }

    fn warn(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), bad: true });
    }

    /// Says that the settings file has a slip in it and is left as it is.
    pub fn warn_settings(&mut self) {
        self.warn(crate::locale::screens::settings_unread(self.lang()));
    }

    /// All that is to be said about the file: what could not be read, then the rules that its records break,
    /// errors before warnings.
    pub fn problems(&self) -> Vec<Problem> {
        let Some(session) = &self.session else { return Vec::new() };
        let mut rules = crate::model::check::check(session.history.map(), self.today);
        rules.sort_by_key(|found| !found.broken.is_error());
        let rules = rules.into_iter().map(|found| Problem {
            place: None,
            subject: Some(Subject { table: found.table, id: found.id }),
            what: What::Rule(found.broken),
        });
        session.problems.iter().cloned().chain(rules).collect()
    }
}
