//! What the keys of the map screen do, and when a new picture is made.

use std::collections::HashMap;
use std::sync::Arc;

use crate::app::command::Command;
use crate::app::event::Effect;
use crate::app::{App, ScreenKind};
use crate::layout::{Point, View};
use crate::locale::maps as words;
use crate::model::{Day, Id, Partnership};

use super::camera::{Camera, rooms};
use super::picture::{Node, Picture, Request, other_way};
use super::{Asked, FURTHEST, Inside, QUICK, Spot, Wish, moments};

/// The closest look.
const CLOSEST: f64 = 12.0;
/// How much one press looks closer.
const CLOSER: f64 = 1.25;

impl App {
    /// What is wanted now.
    pub(in crate::app) fn map_wish(&self) -> Wish {
        Wish { text: self.filter.clone(), ..self.map_screen.wish.clone() }
    }

    /// Makes the picture anew when it is not the one that is wanted. Large maps are drawn elsewhere: the old
    /// picture stays until the new one comes.
    pub(in crate::app) fn settle_map(&mut self) -> Vec<Effect> {
        if self.screen != ScreenKind::Map || self.is_too_small() {
            return Vec::new();
        }
        let Some(map) = self.map().cloned() else { return Vec::new() };
        let wish = self.map_wish();
        let screen = &mut self.map_screen;
        if screen.picture.as_ref().is_some_and(|one| one.wish == wish && Arc::ptr_eq(&one.map, &map)) {
            screen.asked = None;
            return Vec::new();
        }
        if screen.asked.as_ref().is_some_and(|one| one.wish == wish && Arc::ptr_eq(&one.map, &map)) {
            return Vec::new();
        }
        let request = Request { map: Arc::clone(&map), wish: wish.clone(), before: screen.places() };
        if map.actors.len() > QUICK {
            screen.tickets += 1;
            let ticket = screen.tickets;
            screen.asked = Some(Asked { ticket, wish, map, share: 0.0 });
            return vec![Effect::Draft(ticket, Box::new(request))];
        }
        screen.asked = None;
        if let Some(picture) = request.make(&mut |_| true) {
            self.take_picture(Arc::new(picture));
        }
        Vec::new()
    }

    /// A picture was made elsewhere; one that is no longer wanted is dropped.
    pub(in crate::app) fn drafted(&mut self, ticket: u64, picture: Arc<Picture>) {
        if self.map_screen.asked.as_ref().is_some_and(|asked| asked.ticket == ticket) {
            self.map_screen.asked = None;
            self.take_picture(picture);
        }
    }

    /// How far a picture has come.
    pub(in crate::app) fn drafting(&mut self, ticket: u64, share: f32) {
        if let Some(asked) = self.map_screen.asked.as_mut().filter(|asked| asked.ticket == ticket) {
            asked.share = share;
        }
    }

    fn take_picture(&mut self, picture: Arc<Picture>) {
        let screen = &mut self.map_screen;
        let typed = screen.picture.as_ref().is_none_or(|before| before.wish.text != picture.wish.text);
        let moved = screen.picture.as_ref().is_none_or(|before| {
            before.wish.view != picture.wish.view || before.wish.inside != picture.wish.inside
        });
        if moved {
            screen.look = super::camera::Look::default();
        }
        let found = picture.found.clone().filter(|_| typed).map(Spot::Party);
        let kept = screen.spot.take().and_then(|spot| same_spot(&picture, spot));
        screen.spot = found.filter(|spot| same_spot(&picture, spot.clone()).is_some()).or(kept);
        screen.hover = None;
        screen.picture = Some(picture);
        if screen.spot.is_none() {
            self.map_screen.spot = self.first_spot();
        }
        self.tell_selection();
    }

    /// The anchor, or whoever has most ties.
    fn first_spot(&self) -> Option<Spot> {
        let picture = self.map_screen.picture.as_ref()?;
        let anchor = picture.map.info.anchor.as_ref().and_then(|id| picture.place(id));
        let most = || (0..picture.nodes.len()).max_by_key(|at| (picture.nodes[*at].ties, usize::MAX - at));
        anchor.or_else(most).map(|at| spot_of(&picture.nodes[at]))
    }

    /// The other screens, and the sheet, speak of the party that is selected here.
    fn tell_selection(&mut self) {
        self.scroll.set(0);
        match &self.map_screen.spot {
            Some(Spot::Party(id) | Spot::Group(id)) => self.selected.actor = Some(id.clone()),
            Some(Spot::Tie(id, _)) => {
                self.selected.actor = Some(id.clone());
                if let Some((one, _)) = self.tie_partnerships().into_iter().next() {
                    self.selected.partnership = Some(one.id.clone());
                }
            }
            None => {}
        }
    }

    /// The partnerships behind the tie that is selected, with their rungs at the moment that is shown.
    pub fn tie_partnerships(&self) -> Vec<(&Partnership, Option<crate::model::Rung>)> {
        let Some(picture) = &self.map_screen.picture else { return Vec::new() };
        let Some((one, other)) = self.map_screen.chosen_tie() else { return Vec::new() };
        let all = picture.between(one, other).iter().flat_map(|link| &link.partnerships);
        all.filter_map(|(id, rung)| Some((picture.map.partnerships.get(id)?, *rung))).collect()
    }

    /// Selects something in the picture.
    pub(super) fn choose_spot(&mut self, spot: Spot) {
        self.map_screen.spot = Some(spot);
        // A pointer that rests somewhere must not speak over what is selected now.
        self.map_screen.hover = None;
        self.tell_selection();
        self.bring_into_sight();
    }

    /// Whether the power of parties is hidden because others look on.
    pub fn hides_power(&self) -> bool {
        let grouped = self.map_screen.picture.as_ref().is_some_and(|picture| picture.is_grouped());
        self.hides_internals() && self.map_screen.wish.view == View::Grid && !grouped
    }

    /// The camera of the picture.
    pub fn camera(&self, room: (u16, u16)) -> Option<Camera> {
        let picture = self.map_screen.picture.as_ref()?;
        let view = if picture.is_grouped() { View::Force } else { picture.wish.view };
        Some(Camera::new(room, picture.bounds, view, self.map_screen.look))
    }

    /// Moves the picture when what is selected lies beyond its edge.
    fn bring_into_sight(&mut self) {
        let room = rooms(self.size).picture;
        let node = self.map_screen.chosen().and_then(|at| self.map_screen.picture.as_ref()?.nodes.get(at));
        let (Some(node), Some(camera)) = (node, self.camera(room)) else { return };
        if self.map_screen.look.zoom <= 1.0 || self.map_screen.wish.view == View::Matrix {
            return;
        }
        let (x, y) = camera.cell(node.point);
        let (columns, rows) = (f64::from(room.0), f64::from(room.1));
        let zoom = self.map_screen.look.zoom;
        let pan = &mut self.map_screen.look.pan;
        if x < 3.0 || x > columns - 12.0 {
            pan.0 += (columns / 2.0 - x) / zoom;
        }
        if y < 1.0 || y > rows - 2.0 {
            pan.1 += (rows / 2.0 - y) / zoom;
        }
    }

    pub(in crate::app) fn run_map(&mut self, command: Command) -> Option<Vec<Effect>> {
        let today = self.today;
        match command {
            Command::GoMap => self.go(ScreenKind::Map),
            Command::MapNextView => self.turn_view(1),
            Command::MapPreviousView => self.turn_view(View::ALL.len() - 1),
            Command::MapRings => self.look_at(View::Rings),
            Command::MapForce => self.look_at(View::Force),
            Command::MapMatrix => self.look_at(View::Matrix),
            Command::MapGrid => self.look_at(View::Grid),
            Command::MapVenn => self.look_at(View::Venn),
            Command::MapOutward => {
                let wish = &mut self.map_screen.wish;
                wish.outward = other_way(wish.outward);
            }
            Command::MapCloser => self.zoom(CLOSER),
            Command::MapFurther => self.zoom(1.0 / CLOSER),
            Command::MapWhole => self.map_screen.look = super::camera::Look::default(),
            Command::MapPanUp => self.pan(0, 1),
            Command::MapPanDown => self.pan(0, -1),
            Command::MapPanLeft => self.pan(1, 0),
            Command::MapPanRight => self.pan(-1, 0),
            Command::MapFocus => self.focus(),
            Command::MapFilters => self.overlays.push(crate::app::overlay::Overlay::MapFilters(0)),
            Command::MapNextTie => self.turn_tie(true),
            Command::MapPreviousTie => self.turn_tie(false),
            Command::MapLegend => self.map_screen.legend = !self.map_screen.legend,
            Command::MapEarlier
            | Command::MapLater
            | Command::MapQuarterEarlier
            | Command::MapQuarterLater
            | Command::MapFirstDay
            | Command::MapNow => {
                self.travel(command, today);
            }
            _ => return None,
        }
        Some(Vec::new())
    }

    /// Whoever is selected on the other screens is selected here, too.
    pub(in crate::app) fn meet_selection(&mut self) {
        if let Some(id) = self.selected.actor.clone() {
            self.map_screen.spot = Some(Spot::Party(id));
        }
    }

    fn turn_view(&mut self, by: usize) {
        let all = View::ALL;
        let here = all.iter().position(|view| *view == self.map_screen.wish.view).unwrap_or(0);
        self.look_at(all[(here + by) % all.len()]);
    }

    fn look_at(&mut self, view: View) {
        self.map_screen.wish.view = view;
        if let Some(Spot::Tie(one, _)) = &self.map_screen.spot {
            self.map_screen.spot = Some(Spot::Party(one.clone()));
        }
    }

    /// Looks closer at what is selected, or steps back.
    pub(super) fn zoom(&mut self, by: f64) {
        let room = rooms(self.size).picture;
        let node = self.map_screen.chosen().and_then(|at| self.map_screen.picture.as_ref()?.nodes.get(at));
        let at = node.map(|node| node.point);
        let look = &mut self.map_screen.look;
        let before = look.zoom;
        look.zoom = (look.zoom * by).clamp(1.0, CLOSEST);
        if look.zoom < 1.01 {
            *look = super::camera::Look::default();
        } else if by > 1.0
            && before < CLOSEST
            && let Some(at) = at
        {
            // What is selected comes into the middle.
            let pan = self.map_screen.look.pan;
            let Some(camera) = self.camera(room) else { return };
            let (x, y) = camera.cell(at);
            let zoom = self.map_screen.look.zoom;
            let (columns, rows) = (f64::from(room.0), f64::from(room.1));
            self.map_screen.look.pan = (pan.0 + (columns / 2.0 - x) / zoom, pan.1 + (rows / 2.0 - y) / zoom);
        } else {
            // The middle of the screen stays where it is.
        }
    }

    fn pan(&mut self, across: i16, down: i16) {
        let (columns, rows) = rooms(self.size).picture;
        let step = |by: i16, room: u16| by.saturating_mul(i16::try_from(room / 6).unwrap_or(4).max(1));
        self.pan_cells(step(across, columns), step(down, rows));
    }

    /// Moves the picture by so many cells; its middle never leaves the screen.
    pub(super) fn pan_cells(&mut self, across: i16, down: i16) {
        let (columns, rows) = rooms(self.size).picture;
        let look = &mut self.map_screen.look;
        let furthest = |room: u16| f64::from(room) / 2.0;
        let (most_x, most_y) = (furthest(columns), furthest(rows));
        look.pan.0 = (look.pan.0 + f64::from(across) / look.zoom).clamp(-most_x, most_x);
        look.pan.1 = (look.pan.1 + f64::from(down) / look.zoom).clamp(-most_y, most_y);
    }

    /// The party that is selected with one step around it, then two, then three, then all again.
    fn focus(&mut self) {
        let Some(Spot::Party(id) | Spot::Tie(id, _)) = self.map_screen.spot.clone() else { return };
        let wish = &mut self.map_screen.wish;
        wish.focus = match wish.focus.take() {
            Some((same, steps)) if same == id && steps >= FURTHEST => None,
            Some((same, steps)) if same == id => Some((id, steps + 1)),
            _ => Some((id, 1)),
        };
    }

    fn travel(&mut self, command: Command, today: Day) {
        let Some(picture) = self.map_screen.picture.clone() else { return };
        let stops = &picture.moments;
        let at = self.map_screen.wish.at;
        let there = match command {
            Command::MapEarlier => moments::before(stops, at, today),
            Command::MapLater => moments::after(stops, at, today),
            Command::MapQuarterEarlier => moments::quarter_before(stops, at, today),
            Command::MapQuarterLater => moments::quarter_after(at, today),
            Command::MapFirstDay => stops.first().copied().filter(|day| *day < today).or(at),
            _ => None,
        };
        self.map_screen.wish.at = there;
        let lang = self.lang();
        if there == at {
            self.say(words::nothing_before(lang));
        }
    }

    /// One step back on the map screen; says whether there was one.
    pub(in crate::app) fn back_on_map(&mut self) -> bool {
        if let Some(Spot::Tie(one, _)) = self.map_screen.spot.clone() {
            self.choose_spot(Spot::Party(one));
            return true;
        }
        let filter = &mut self.filter;
        let screen = &mut self.map_screen;
        let wish = &mut screen.wish;
        if !filter.is_empty() {
            filter.clear();
        } else if wish.focus.take().is_some() {
            // All are shown again.
        } else if let Some(left) = wish.inside.pop() {
            screen.spot = Some(Spot::Group(left.head));
        } else if !wish.filters.is_empty() {
            wish.filters.clear();
        } else if wish.at.take().is_some() {
            // Now again.
        } else if screen.look.is_whole() {
            return false;
        } else {
            screen.look = super::camera::Look::default();
        }
        true
    }

    /// Enters a group, or opens the sheet of what is selected.
    pub(in crate::app) fn open_on_map(&mut self) {
        match self.map_screen.spot.clone() {
            Some(Spot::Group(head)) => {
                let picture = self.map_screen.picture.clone();
                let node = picture.as_ref().and_then(|one| one.nodes.get(one.place(&head)?));
                if let Some((members, bond)) = node.and_then(|node| Some((node.members.clone()?, node.bond)))
                {
                    self.map_screen.wish.inside.push(Inside { head: head.clone(), members, bond });
                    self.map_screen.wish.focus = None;
                    self.filter.clear();
                    self.map_screen.spot = Some(Spot::Party(head));
                }
            }
            Some(Spot::Tie(..)) if self.tie_partnerships().is_empty() => {}
            Some(_) => {
                self.detail = !self.detail;
                self.scroll.set(0);
            }
            None => {}
        }
    }
}

impl super::MapScreen {
    /// Where everybody stands in the picture, so that the next one moves little.
    fn places(&self) -> HashMap<Id, Point> {
        let Some(picture) = self.picture.as_ref().filter(|one| one.wish.view == View::Force) else {
            return HashMap::new();
        };
        picture.nodes.iter().map(|node| (node.id.clone(), node.point)).collect()
    }
}

pub(super) fn spot_of(node: &Node) -> Spot {
    if node.members.is_some() { Spot::Group(node.id.clone()) } else { Spot::Party(node.id.clone()) }
}

/// What is selected, as far as it is in a picture.
fn same_spot(picture: &Picture, spot: Spot) -> Option<Spot> {
    let here = |id: &Id| picture.place(id).map(|at| spot_of(&picture.nodes[at]));
    match &spot {
        Spot::Tie(one, other) if picture.place(one).is_some() && picture.place(other).is_some() => Some(spot),
        Spot::Party(one) | Spot::Group(one) | Spot::Tie(one, _) => here(one).or_else(|| {
            let holds = |node: &&Node| node.members.as_ref().is_some_and(|members| members.contains(one));
            picture.nodes.iter().find(holds).map(spot_of)
        }),
    }
}
