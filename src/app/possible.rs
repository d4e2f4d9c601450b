//! What is possible here and now; the table of commands asks these.

use crate::model::{Need, Obligation, Rung};

use super::{App, SaveState, ScreenKind, map, practice};

impl App {
    /// Whether what is inside stays inside: others look on, or the curtain is drawn.
    pub fn hides_internals(&self) -> bool {
        self.presenting || self.curtain
    }
    /// Whether a map is open.
    pub fn has_map(&self) -> bool {
        self.session.is_some()
    }
    /// Whether the map may be changed.
    pub fn can_write(&self) -> bool {
        self.session.as_ref().is_some_and(|session| !matches!(session.save, SaveState::ReadOnly(_)))
    }
    /// Whether a list can be taken in: into the map, or as a new one.
    pub fn can_import(&self) -> bool {
        self.session.is_none() || self.can_write()
    }
    /// Whether anything is selected.
    pub fn has_selection(&self) -> bool {
        self.session.is_none() || self.selection().is_some()
    }
    /// Whether what is selected may be changed.
    pub fn can_change_selection(&self) -> bool {
        self.can_write() && self.selection().is_some()
    }
    /// Whether something that is due is selected, and may be changed.
    pub fn can_do_due(&self) -> bool {
        self.can_write() && self.due().is_some()
    }
    /// Whether a partnership is selected that may be changed.
    pub fn can_assess(&self) -> bool {
        self.can_write() && self.partnership().is_some()
    }
    /// Whether the selected partnership was ever assessed.
    pub fn is_assessed(&self) -> bool {
        self.can_assess() && self.partnership().is_some_and(|one| one.rung().is_some())
    }
    /// Whether there is a rung above.
    pub fn can_step_up(&self) -> bool {
        self.can_assess() && self.partnership().is_some_and(|one| one.rung() != Some(Rung::Confederation))
    }
    /// Whether there is a rung below.
    pub fn can_step_down(&self) -> bool {
        self.is_assessed() && self.partnership().is_some_and(|one| one.rung() != Some(Rung::Competition))
    }
    /// Whether the selected document can be signed, or move on before it is.
    pub fn can_sign(&self) -> bool {
        self.can_write() && self.agreement().is_some_and(|one| one.lifecycle().before_signing())
    }
    /// Whether the selected document can be prolonged, or ended.
    pub fn can_extend(&self) -> bool {
        self.can_write() && self.agreement().is_some_and(|one| one.lifecycle().in_force())
    }
    /// Whether the selected document has a promise to tick.
    pub fn can_fulfil(&self) -> bool {
        self.can_write() && self.agreement().is_some_and(|one| one.obligation.iter().any(Obligation::is_open))
    }
    /// Whether the list of needs is in sight.
    pub fn shows_needs(&self) -> bool {
        self.session.is_some() && self.screen == ScreenKind::Needs && !self.show_sources
    }
    /// Whether an open need is selected for which a partnership can be planned.
    pub fn can_match(&self) -> bool {
        self.can_write() && self.shows_needs() && self.need().is_some_and(Need::is_open)
    }
    /// Whether a finding is selected about which something can be done here.
    pub fn can_act(&self) -> bool {
        self.can_write()
            && !self.show_figures
            && self.finding().is_some_and(|one| practice::action(one.rule).is_some())
    }
    /// Whether a finding is selected that can be accepted.
    pub fn can_accept(&self) -> bool {
        self.can_write() && !self.show_figures && self.told().is_some_and(|told| told.accepted.is_none())
    }
    /// Whether the picture is in sight.
    pub fn shows_picture(&self) -> bool {
        self.session.is_some() && self.screen == ScreenKind::Map && !self.detail
    }
    /// Whether a party is selected in the picture.
    pub fn can_focus(&self) -> bool {
        self.shows_picture() && !matches!(self.map_screen.spot, None | Some(map::Spot::Group(_)))
    }
    /// Whether the past is shown.
    pub fn is_past(&self) -> bool {
        self.shows_picture() && self.map_screen.wish.at.is_some()
    }
    /// Whether another way of looking changes what is seen: groups look the same in all of them.
    pub fn can_turn_view(&self) -> bool {
        self.shows_picture() && !self.map_screen.picture.as_ref().is_some_and(|one| one.is_grouped())
    }
    /// Whether rings are shown.
    pub fn shows_rings(&self) -> bool {
        self.can_turn_view() && self.map_screen.wish.view == crate::layout::View::Rings
    }
    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        self.session.as_ref().is_some_and(|session| session.history.can_undo())
    }
    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        self.session.as_ref().is_some_and(|session| session.history.can_redo())
    }
}
