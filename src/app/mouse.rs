//! The mouse does all that keys do; nothing needs it.

use crate::model::*;

use super::App;
use super::command::Command;
use super::event::{Code, Effect, Key, MouseAct, Target};
use super::overlay::Overlay;

impl App {
    pub(super) fn mouse(&mut self, act: MouseAct, target: Option<Target>) -> Vec<Effect> {
        if self.screen == super::ScreenKind::Map
            && let Some(effects) = self.mouse_on_map(act, target.as_ref())
        {
            return effects;
        }
        if act == MouseAct::Press && self.overlays.is_empty() {
            self.notice = None;
        }
        match (act, target) {
            (MouseAct::WheelUp, _) => self.key(Key::plain(Code::Up)),
            (MouseAct::WheelDown, _) => self.key(Key::plain(Code::Down)),
            (MouseAct::Release, target) => {
                // Wherever it ends, nothing is held any more: the next click is a click.
                let held = self.dragging.take();
                let rung = match target {
                    _ if !self.overlays.is_empty() => None,
                    Some(Target::Column(rung)) => rung,
                    Some(Target::Partnership(id)) => {
                        self.map().and_then(|map| map.partnerships.get(&id)?.rung())
                    }
                    _ => None,
                };
                held.zip(rung).map(|(held, rung)| self.drop_on(held, rung)).unwrap_or_default()
            }
            (MouseAct::Press, Some(target)) => self.press(target),
            (MouseAct::Press, None) | (MouseAct::Drag(..) | MouseAct::Move, _) => Vec::new(),
        }
    }

    fn press(&mut self, target: Target) -> Vec<Effect> {
        if !self.overlays.is_empty() {
            return match target {
                Target::Line(at) => self.click_line(at),
                Target::Overlay => Vec::new(),
                // A click beside a dialog is one step back, as Esc is.
                _ => self.overlay_key(Key::plain(Code::Esc)),
            };
        }
        match target {
            Target::Tab(screen) => self.go(screen),
            Target::Command(command) => return self.run(command),
            Target::Partnership(id) => {
                // Only cards are carried: in a list a finger slips from one row to the next.
                let board = self.screen == super::ScreenKind::Ladder && !self.is_narrow();
                self.dragging = board.then(|| id.clone());
                self.select(Some(id));
                self.reselect();
            }
            Target::Actor(id)
            | Target::Agreement(id)
            | Target::Need(id)
            | Target::Source(id)
            | Target::Entry(id) => {
                self.select(Some(id));
            }
            Target::Column(rung) => {
                self.selected.column = rung.map_or(0, |rung| usize::from(rung.digit()) + 1);
                let first = self.list().first().cloned();
                self.select(first);
            }
            Target::Line(at) => {
                self.start.at = at;
                return self.run(Command::Open);
            }
            Target::Overlay | Target::Beside | Target::Tie(..) | Target::Group(_) | Target::Ground => {}
        }
        Vec::new()
    }

    fn click_line(&mut self, line: usize) -> Vec<Effect> {
        match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => form.focus = line.min(form.fields.len() - 1),
            Some(Overlay::Step(step)) => step.click(line),
            Some(Overlay::Settle(settle)) => settle.at = line.min(settle.conflicts.len().saturating_sub(1)),
            Some(Overlay::Import(desk)) => desk.line = line,
            Some(Overlay::MapFilters(at)) => {
                *at = line;
                return self.overlay_key(Key::char(' '));
            }
            Some(Overlay::Palette(palette)) => {
                palette.at = line;
                return self.overlay_key(Key::plain(Code::Enter));
            }
            Some(
                Overlay::Changed { at, .. }
                | Overlay::Unsaved { at, .. }
                | Overlay::Library(at)
                | Overlay::Copies(at),
            ) => {
                *at = line;
                return self.overlay_key(Key::plain(Code::Enter));
            }
            _ => {}
        }
        Vec::new()
    }

    /// A card was dropped on a column.
    fn drop_on(&mut self, held: Id, rung: Rung) -> Vec<Effect> {
        let stands = self.map().and_then(|map| map.partnerships.get(&held)?.rung());
        if stands != Some(rung) && self.can_write() {
            self.selected.partnership = Some(held);
            self.open_step(rung);
        }
        Vec::new()
    }
}
