//! What lies over a screen. One stack drives drawing, keys, footer and Esc, so no key leaks through.

use tui_input::Input;

use crate::import::LeftOut;
use crate::model::{Edit, Lang, Table};
use crate::trouble::{Problem, SaveFailure};

use super::App;
use super::command::{Command, TABLE};
use super::event::{Code, Key};
use super::form::{Form, Outcome};
use super::search::{Search, fold};
use super::settle::Settle;
use super::step::StepDialog;
use super::twins::TwinsDialog;

/// Lines by which a text is scrolled; drawing, which knows the room, pulls it back to what there is.
pub type Scroll = std::cell::Cell<u16>;

/// One layer.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// A form.
    Form(Box<Form>),
    /// The step dialog.
    Step(Box<StepDialog>),
    /// All commands, found by typing.
    Palette(Palette),
    /// Typing a filter for the list below.
    Filter {
        /// What was typed.
        input: Input,
        /// The filter before, for Esc.
        before: String,
    },
    /// What is shown in the picture, the line that is marked.
    MapFilters(usize),
    /// A meeting that is being held.
    Meeting(Box<super::meeting::Desk>),
    /// A list that is about to be taken in.
    Import(Box<super::import::Desk>),
    /// What of a list was left out; scrolled by so many lines.
    LeftOut(Vec<LeftOut>, Scroll),
    /// Help for the screen or the dialog below it, scrolled by so many lines.
    Help(Scroll),
    /// What is to be said about the file: what could not be read, and the rules that it breaks; scrolled by so
    /// many lines.
    Problems(Vec<Problem>, Scroll),
    /// A change that asks once, with its real consequence.
    Confirm(Confirm),
    /// The file was changed by somebody else.
    Changed {
        /// The line that is marked.
        at: usize,
    },
    /// What both sides changed, to be settled.
    Settle(Box<Settle>),
    /// Copies of the map lie beside it; the line that is marked.
    Copies(usize),
    /// A copy is being brought in; no key counts.
    Joining,
    /// Parties that may stand in the map twice.
    Twins(TwinsDialog),
    /// Leaving with a save that fails.
    Unsaved {
        /// Why it fails.
        failure: SaveFailure,
        /// The line that is marked.
        at: usize,
    },
    /// Another map: those of the library, then the sample and a new one; the line that is marked.
    Library(usize),
}

impl Overlay {
    /// Whether it is a dialog that has a help of its own.
    pub fn has_help(&self) -> bool {
        match self {
            Self::Help(_)
            | Self::Problems(..)
            | Self::Palette(_)
            | Self::Filter { .. }
            | Self::Library(_)
            | Self::Joining => false,
            // While the file is at work there is nothing to press.
            Self::Settle(settle) => !settle.working,
            _ => true,
        }
    }
}

/// A finished edit that waits for a yes.
#[derive(Clone, Debug)]
pub struct Confirm {
    /// What will be done, Indonesian and English.
    pub question: [String; 2],
    /// The edit.
    pub edit: Edit,
    /// What it is called in the history.
    pub done: super::done::Done,
    /// What else goes, by applying the edit to a copy.
    pub losses: Vec<(Table, usize)>,
}

/// All commands, found by typing.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    /// What was typed.
    pub input: Input,
    /// The line that is marked.
    pub at: usize,
}

impl Palette {
    /// The commands that fit and are possible here, best first.
    pub fn fitting(&self, app: &App) -> Vec<Command> {
        let place = app.context();
        let here = TABLE
            .iter()
            .filter(|entry| {
                entry.contexts.contains(&place) || entry.contexts.contains(&super::Context::Everywhere)
            })
            .filter(|entry| (entry.possible)(app))
            .map(|entry| entry.command)
            .collect();
        Search::new(self.input.value()).rank(here, |command| {
            let entry = command.entry();
            let words = [(entry.title)(Lang::Indonesian), (entry.title)(Lang::English), entry.name];
            fold(&words.join(" "))
        })
    }
}

impl App {
    /// Where keys are looked up when no overlay is open.
    pub fn context(&self) -> super::Context {
        if self.session.is_some() { self.screen.context() } else { super::Context::Start }
    }

    /// The layer on top.
    pub fn top(&self) -> Option<&Overlay> {
        self.overlays.last()
    }
}

/// What a key does to a text that is scrolled.
pub(super) fn scroll_key(scroll: &mut u16, key: Key) -> Outcome {
    match key.code {
        Code::Down | Code::Char('j') => *scroll = scroll.saturating_add(1),
        Code::Up | Code::Char('k') => *scroll = scroll.saturating_sub(1),
        Code::PageDown | Code::Char(' ') => *scroll = scroll.saturating_add(10),
        Code::PageUp => *scroll = scroll.saturating_sub(10),
        Code::Home => *scroll = 0,
        Code::End => *scroll = u16::MAX,
        Code::Esc | Code::Enter | Code::Char('q' | '?') => return Outcome::Cancel,
        _ => {}
    }
    Outcome::Stay
}

/// What a key does to a few lines of which one is marked.
pub(super) fn lines_key(at: &mut usize, count: usize, key: Key) -> Outcome {
    match key.code {
        Code::Down | Code::Tab | Code::Char('j') => *at = (*at + 1).min(count.saturating_sub(1)),
        Code::Up | Code::BackTab | Code::Char('k') => *at = at.saturating_sub(1),
        Code::Enter => return Outcome::Submit,
        Code::Esc => return Outcome::Cancel,
        _ => {}
    }
    Outcome::Stay
}
