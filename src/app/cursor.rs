//! Where the cursor goes: along a list, between the columns of the board, up into the tray.

use crate::model::{Id, Record, Records};

use super::{App, ScreenKind};

impl App {
    pub(super) fn step_cursor(&mut self, by: isize) {
        if self.session.is_none() {
            let last = self.start_choices().len().saturating_sub(1);
            self.start.at = self.start.at.saturating_add_signed(by).min(last);
            return;
        }
        if self.detail {
            let by = i16::try_from(by.clamp(-30_000, 30_000)).unwrap_or(0);
            self.scroll.set(self.scroll.get().saturating_add_signed(by));
            return;
        }
        let here = self.place().unwrap_or(0);
        let last = self.list().len().saturating_sub(1);
        if self.screen == ScreenKind::Ladder && self.is_narrow() {
            return self.step_list_of_rungs(by);
        }
        if self.screen == ScreenKind::Ladder && self.step_tray(by, here) {
            return;
        }
        let there = here.saturating_add_signed(by).min(last);
        let id = self.list().get(there).cloned();
        self.select(id);
    }

    /// Up from the top of a column goes to the tray of what was not assessed, down from there comes back.
    fn step_tray(&mut self, by: isize, here: usize) -> bool {
        let tray_filled = self.session.as_ref().is_some_and(|session| !session.lists.board[0].is_empty());
        if self.selected.column == 0 && by > 0 {
            let filled = self.filled_columns();
            if let Some(column) = filled.into_iter().find(|column| *column > 0) {
                self.enter_column(column, 0);
            }
            return true;
        }
        if self.selected.column > 0 && by == -1 && here == 0 && tray_filled {
            self.enter_column(0, 0);
            return true;
        }
        self.selected.column == 0
    }

    /// On a narrow screen all rungs stand in one list, the lowest on top.
    fn step_list_of_rungs(&mut self, by: isize) {
        let Some(session) = &self.session else { return };
        let all: Vec<(usize, &Id)> = session
            .lists
            .board
            .iter()
            .enumerate()
            .flat_map(|(column, ids)| ids.iter().map(move |id| (column, id)))
            .collect();
        let selected = self.selected.partnership.as_ref();
        let here = all.iter().position(|(_, id)| Some(*id) == selected).unwrap_or(0);
        let there = here.saturating_add_signed(by).min(all.len().saturating_sub(1));
        let chosen = all.get(there).map(|(column, id)| (*column, (*id).clone()));
        if let Some((column, id)) = chosen {
            self.selected.column = column;
            self.select(Some(id));
        }
    }

    pub(super) fn filled_columns(&self) -> Vec<usize> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        (0..7).filter(|column| !session.lists.board[*column].is_empty()).collect()
    }

    fn enter_column(&mut self, column: usize, place: usize) {
        self.selected.column = column;
        let list = self.list();
        let id = list.get(place.min(list.len().saturating_sub(1))).cloned();
        self.select(id);
    }

    pub(super) fn step_column(&mut self, by: isize) {
        let here = self.selected.column;
        let place = self.place().unwrap_or(0);
        if self.is_narrow() || self.screen != ScreenKind::Ladder {
            return;
        }
        if here == 0 {
            let there = place.saturating_add_signed(by);
            return self.enter_column(0, there);
        }
        let filled: Vec<usize> = self.filled_columns().into_iter().filter(|column| *column > 0).collect();
        let next = if by > 0 {
            filled.iter().find(|column| **column > here)
        } else {
            filled.iter().rev().find(|column| **column < here)
        };
        if let Some(column) = next {
            self.enter_column(*column, place);
        }
    }
}

/// The id of the record that a table has got last, if it has grown.
pub(super) fn newest<T: Record>(before: &Records<T>, after: &Records<T>) -> Option<Id> {
    if after.len() <= before.len() {
        return None;
    }
    after.at(after.slot_count().checked_sub(1)?)?.id().cloned()
}
