//! Parties that may stand in the map twice, side by side.

use crate::locale::merging as words;
use crate::model::{Edit, Id};
use crate::twins::{Twins, not_the_same, twins};

use super::event::{Code, Effect, Key};
use super::overlay::{Confirm, Overlay};
use super::{App, done};

/// The pairs that may be one party each.
#[derive(Clone, Debug)]
pub struct TwinsDialog {
    /// The pairs, the surest first.
    pub pairs: Vec<Twins>,
    /// The one that is shown.
    pub at: usize,
}

impl App {
    pub(super) fn open_twins(&mut self) {
        let Some(map) = self.map() else { return };
        let pairs = twins(map);
        if pairs.is_empty() {
            let lang = self.lang();
            return self.say(words::duplicates_none(lang));
        }
        self.overlays.push(Overlay::Twins(TwinsDialog { pairs, at: 0 }));
    }

    pub(super) fn twins_key(&mut self, mut dialog: TwinsDialog, key: Key) -> Vec<Effect> {
        let last = dialog.pairs.len().saturating_sub(1);
        match key.code {
            Code::Down | Code::PageDown | Code::Tab | Code::Char('j') => {
                dialog.at = (dialog.at + 1).min(last);
            }
            Code::Up | Code::PageUp | Code::BackTab | Code::Char('k') => {
                dialog.at = dialog.at.saturating_sub(1);
            }
            Code::Esc | Code::Enter => return Vec::new(),
            Code::Char(c @ ('1' | '2' | '3')) => {
                let Some(pair) = dialog.pairs.get(dialog.at).cloned() else { return Vec::new() };
                self.overlays.push(Overlay::Twins(dialog));
                return match c {
                    '1' => self.ask_to_join(pair.first, pair.second),
                    '2' => self.ask_to_join(pair.second, pair.first),
                    _ => self.keep_apart(&pair),
                };
            }
            _ => {}
        }
        self.overlays.push(Overlay::Twins(dialog));
        Vec::new()
    }

    /// Joins two parties; when something stands between just the two, that is asked first.
    fn ask_to_join(&mut self, keep: Id, gone: Id) -> Vec<Effect> {
        let Some(map) = self.map().cloned() else { return Vec::new() };
        let (kept, merged) = (map.actor_name(&keep).to_owned(), map.actor_name(&gone).to_owned());
        let edit = Edit::MergeActors { keep, gone };
        let done = done::parties_joined(&merged, &kept);
        let losses = edit.apply(&map, self.today).map(|after| map.losses(&after)).unwrap_or_default();
        if losses.is_empty() {
            return self.apply_or_warn(&edit, done);
        }
        let question = done::ask_join(&merged, &kept);
        self.overlays.push(Overlay::Confirm(Confirm { question, edit, done, losses }));
        Vec::new()
    }

    fn keep_apart(&mut self, pair: &Twins) -> Vec<Effect> {
        let Some(map) = self.map().cloned() else { return Vec::new() };
        let names = [map.actor_name(&pair.first), map.actor_name(&pair.second)];
        let reason = words::different_reason(self.lang());
        let mark = not_the_same(&pair.first, &pair.second, reason, self.today);
        self.apply_or_warn(&Edit::Put(mark.into()), done::kept_apart(names[0], names[1]))
    }

    /// After the map became another one: pairs that are settled go.
    pub(super) fn refresh_twins(&mut self) {
        if !self.overlays.iter().any(|layer| matches!(layer, Overlay::Twins(_))) {
            return;
        }
        let pairs = self.map().map(|map| twins(map)).unwrap_or_default();
        for layer in &mut self.overlays {
            if let Overlay::Twins(dialog) = layer {
                dialog.at = dialog.at.min(pairs.len().saturating_sub(1));
                dialog.pairs.clone_from(&pairs);
            }
        }
        self.overlays.retain(|layer| !matches!(layer, Overlay::Twins(dialog) if dialog.pairs.is_empty()));
    }
}
