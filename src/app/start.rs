//! Before a map is open: choose the language, then the sample, a new map, a list, or one of the library.

use std::path::PathBuf;

use crate::trouble::OpenFailure;

use super::App;

/// One line that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Indonesian.
    Indonesian,
    /// English.
    English,
    /// The newest readable backup of a file that cannot be opened.
    Backup(PathBuf),
    /// A new map in a file that is empty or not there yet.
    NewHere(PathBuf),
    /// The sample.
    Sample,
    /// A new map.
    NewMap,
    /// A list that becomes a new map.
    List,
    /// A map of the library: path and title.
    Map(PathBuf, String),
}

/// The state of the start screen.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// A file that could not be opened, why, and its newest readable backup.
    pub failure: Option<(PathBuf, OpenFailure, Option<PathBuf>)>,
    /// Whether a map is being opened or made right now. What is typed meanwhile would go with the map that stands, or into
    /// the new one, so no key counts but those that leave the program.
    pub opening: bool,
    /// The maps of the library.
    pub library: Vec<(PathBuf, String)>,
    /// The line that is marked.
    pub at: usize,
    /// What of an imported list was left out, to be told when its map is open.
    pub left_out: Vec<crate::import::LeftOut>,
    /// Where a new map is to go, when the command line named a file.
    pub new_path: Option<PathBuf>,
}

impl App {
    /// The lines of the start screen. The language is asked for once, before anything else.
    pub fn start_choices(&self) -> Vec<Choice> {
        if self.settings.language.is_none() && self.start.failure.is_none() {
            return vec![Choice::Indonesian, Choice::English];
        }
        let mut choices = Vec::new();
        if let Some((path, failure, backup)) = &self.start.failure {
            choices.extend(backup.iter().cloned().map(Choice::Backup));
            if matches!(failure, OpenFailure::Missing) {
                choices.push(Choice::NewHere(path.clone()));
            }
        }
        choices
            .extend(self.start.library.iter().map(|(path, title)| Choice::Map(path.clone(), title.clone())));
        choices.extend([Choice::Sample, Choice::NewMap, Choice::List]);
        choices
    }
}
