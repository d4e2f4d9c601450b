//! THE MAP SCREEN, what it knows: the way of looking, what is chosen, filtered and selected, and the last picture.

pub mod camera;
pub mod filters;
pub mod moments;
pub mod picture;

mod act;
mod choose;
mod groups;
mod mouse;
pub mod print;
mod sieve;

pub(in crate::app) use choose::Way;

use std::sync::Arc;

use crate::layout::{Outward, View};
use crate::locale::maps as words;
use crate::model::{Day, Id, Lang, PartnershipMap};

use camera::Look;
use filters::Filters;
pub use groups::Bond;
use picture::Picture;

/// More parties than this are shown as groups that open when entered.
pub const READABLE: usize = 150;
/// Maps with more parties than this are drawn beside the loop, so that no key waits for them.
pub const QUICK: usize = 300;
/// The furthest that a focus reaches.
pub const FURTHEST: u8 = 3;

/// Something in a picture.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Spot {
    /// A party.
    Party(Id),
    /// Whatever ties two parties.
    Tie(Id, Id),
    /// A group of parties, by the one that has most ties in it.
    Group(Id),
}

/// A group that was entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inside {
    /// Who has most ties in it.
    pub head: Id,
    /// Who belongs to it.
    pub members: Arc<[Id]>,
    /// What holds them together.
    pub bond: Bond,
}

impl Inside {
    /// What the group is called.
    pub fn title(&self, map: &PartnershipMap, lang: Lang) -> String {
        let head = map.actor_name(&self.head);
        match self.bond {
            Bond::Ties => words::inside(lang, head),
            bond => picture::title(bond, head, lang).to_owned(),
        }
    }
}

/// All that decides what a picture looks like, besides the map itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wish {
    /// The way of looking.
    pub view: View,
    /// What the way outwards says in the rings.
    pub outward: Outward,
    /// The end of that day; nothing is now.
    pub at: Option<Day>,
    /// One party with so many steps around it.
    pub focus: Option<(Id, u8)>,
    /// What is left out.
    pub filters: Filters,
    /// What was typed to find a party.
    pub text: String,
    /// The groups that were entered, one inside the other.
    pub inside: Vec<Inside>,
}

/// A picture that is being made elsewhere.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Its number.
    pub ticket: u64,
    /// What is wanted.
    pub wish: Wish,
    /// Of which map.
    pub map: Arc<PartnershipMap>,
    /// How far it has come, 0 to 1.
    pub share: f32,
}

/// The state of the screen.
#[derive(Clone, Debug)]
pub struct MapScreen {
    /// What is wanted, without the typed filter.
    pub wish: Wish,
    /// Where the eye is.
    pub look: Look,
    /// Whether the marks are explained.
    pub legend: bool,
    /// What is selected.
    pub spot: Option<Spot>,
    /// What the mouse points at.
    pub hover: Option<Spot>,
    /// The last picture that was made.
    pub picture: Option<Arc<Picture>>,
    /// The one that is on its way.
    pub asked: Option<Asked>,
    tickets: u64,
    held: Option<mouse::Held>,
}

impl Default for MapScreen {
    fn default() -> Self {
        Self {
            wish: Wish::default(),
            look: Look::default(),
            legend: true,
            spot: None,
            hover: None,
            picture: None,
            asked: None,
            tickets: 0,
            held: None,
        }
    }
}

impl MapScreen {
    /// The place of what is selected among the parties of the picture.
    pub fn chosen(&self) -> Option<usize> {
        match self.spot.as_ref()? {
            Spot::Party(id) | Spot::Group(id) | Spot::Tie(id, _) => self.picture.as_ref()?.place(id),
        }
    }

    /// The places of the two ends of the tie that is selected.
    pub fn chosen_tie(&self) -> Option<(usize, usize)> {
        let picture = self.picture.as_ref()?;
        match self.spot.as_ref()? {
            Spot::Tie(one, other) => Some((picture.place(one)?, picture.place(other)?)),
            _ => None,
        }
    }
}
