//! The mouse on the map: a click selects, a second one opens, dragging moves the picture, the wheel looks closer.

use crate::app::App;
use crate::app::event::{Effect, MouseAct, Target};

use super::Spot;

/// What the mouse button holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// The picture, not moved yet.
    Still,
    /// What was selected already: letting it go opens it.
    ToOpen,
    /// The picture, on its way.
    Moving,
}

impl App {
    /// What the mouse does on the picture; nothing when that is not where it is.
    pub(in crate::app) fn mouse_on_map(
        &mut self,
        act: MouseAct,
        target: Option<&Target>,
    ) -> Option<Vec<Effect>> {
        let free = self.overlays.is_empty() && !self.detail;
        let spot = match target {
            Some(Target::Actor(id)) => Some(Spot::Party(id.clone())),
            Some(Target::Tie(one, other)) => Some(Spot::Tie(one.clone(), other.clone())),
            Some(Target::Group(id)) => Some(Spot::Group(id.clone())),
            _ => None,
        };
        let inside = free && (spot.is_some() || target == Some(&Target::Ground));
        match act {
            MouseAct::Move => self.map_screen.hover = spot.filter(|_| free),
            MouseAct::Drag(across, down) if self.map_screen.held.is_some() => {
                self.map_screen.held = Some(Held::Moving);
                self.pan_cells(across, down);
            }
            MouseAct::Drag(..) => {}
            MouseAct::Release if self.map_screen.held.is_some() => {
                if self.map_screen.held.take() == Some(Held::ToOpen) {
                    self.open_on_map();
                }
            }
            MouseAct::WheelUp if inside => self.zoom(1.25),
            MouseAct::WheelDown if inside => self.zoom(0.8),
            MouseAct::Press if inside => {
                self.notice = None;
                let again = spot.is_some() && self.map_screen.spot == spot;
                self.map_screen.held = Some(if again { Held::ToOpen } else { Held::Still });
                if let Some(spot) = spot.filter(|_| !again) {
                    self.choose_spot(spot);
                }
            }
            _ => return None,
        }
        Some(Vec::new())
    }
}
