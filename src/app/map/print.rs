//! The picture on paper: what is seen on the map screen, as an order to write a file.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::App;
use crate::app::form::{Form, rest};
use crate::layout::{Outward, View};
use crate::locale::maps as words;
use crate::model::{Day, Id, Lang, PartnershipMap, Records};
use crate::network::{At, Standing};

use super::Wish;
use super::picture::Picture;

/// A picture to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Print {
    /// The file; its ending, `.svg` or anything else for `.png`, says what it becomes.
    pub path: PathBuf,
    /// What is seen of the map.
    pub map: Arc<PartnershipMap>,
    /// How many parties the whole map has, when this is a part of it.
    pub part_of: Option<usize>,
    /// The way of looking.
    pub view: View,
    /// What the way outwards says in the rings.
    pub outward: Outward,
    /// The end of that day; nothing is now.
    pub at: Option<Day>,
    /// Today.
    pub today: Day,
    /// The language of its words.
    pub lang: Lang,
    /// Its colours.
    pub ink: Ink,
    /// Higher than wide.
    pub upright: bool,
    /// With what could harm a relation.
    pub internal: bool,
}

/// The colours of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// In colours on white.
    Colours,
    /// In black on white.
    Mono,
    /// In colours on a dark ground.
    Dark,
}

impl App {
    /// Asks where the picture goes, with a name beside the map's file.
    pub(in crate::app) fn ask_for_print(&mut self) {
        let (Some(session), Some(picture)) = (&self.session, &self.map_screen.picture) else { return };
        let wish = &picture.wish;
        let stem =
            session.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let view = Id::from_name(view_name(wish.view, self.lang()), |_| false);
        let day = wish.at.unwrap_or(self.today);
        let path = session.path.with_file_name(format!("{stem}-{view}-{day}.png"));
        self.open_form(rest::save_picture(&path.display().to_string(), wish.view == View::Grid));
    }

    /// The order that a form gives.
    pub(in crate::app) fn print(&self, form: &Form) -> Option<Print> {
        let picture = self.map_screen.picture.as_ref()?;
        let wish = &picture.wish;
        let chosen = |key: &str, value: &str| form.chosen(key).contains(&value);
        let (map, part_of) = match part(picture) {
            Some(part) => (Arc::new(part), Some(picture.there)),
            None => (Arc::clone(&picture.map), None),
        };
        Some(Print {
            path: form.path("path"),
            map,
            part_of,
            view: wish.view,
            outward: wish.outward,
            at: wish.at,
            today: self.today,
            lang: self.lang(),
            ink: match (chosen("ink", rest::MONO), chosen("ink", rest::DARK)) {
                (true, _) => Ink::Mono,
                (_, true) => Ink::Dark,
                _ => Ink::Colours,
            },
            upright: chosen("page", rest::UPRIGHT),
            internal: chosen("readers", rest::INTERNAL),
        })
    }
}

/// The name of a way of looking.
pub fn view_name(view: View, lang: Lang) -> &'static str {
    match view {
        View::Rings => words::rings(lang),
        View::Force => words::force(lang),
        View::Matrix => words::matrix(lang),
        View::Grid => words::grid(lang),
        View::Venn => words::venn(lang),
    }
}

/// The part of its map that a picture shows; nothing when it shows all of it. A group counts with its members.
fn part(picture: &Picture) -> Option<PartnershipMap> {
    let (map, wish) = (&*picture.map, &picture.wish);
    let Wish { filters, focus, text, inside, .. } = wish;
    if filters.is_empty() && focus.is_none() && text.is_empty() && inside.is_empty() {
        return None;
    }
    let mut part =
        PartnershipMap { actors: Records::default(), partnerships: Records::default(), ..map.clone() };
    let shown = picture.nodes.iter().flat_map(|node| match &node.members {
        Some(members) => members.to_vec(),
        None => vec![node.id.clone()],
    });
    let mut slots: Vec<usize> = shown.filter_map(|id| map.actors.slot_of(&id)).collect();
    slots.sort_unstable();
    for (place, slot) in slots.into_iter().enumerate() {
        part.actors.set(place, map.actors.at(slot).cloned());
    }
    let standing = Standing::new(map, wish.at.map_or(At::Now, At::Day));
    let wanted = |slot: &usize| {
        let one = map.partnerships.at(*slot);
        one.is_some_and(|one| filters.want(one, standing.rung(one)))
    };
    for (place, slot) in (0..map.partnerships.slot_count()).filter(wanted).enumerate() {
        part.partnerships.set(place, map.partnerships.at(slot).cloned());
    }
    Some(part)
}
