//! Where something lies: areas as the maps name them, made comparable between maps.
//!
//! In one map `kelurahan` is enough of a name; between maps it is not. The area of the map itself ("RW 07, Kelurahan
//! Kencana Asri, Kecamatan Cempaka Timur") says which one is meant, and the tree of `[[area]]` says what lies in what.

use crate::model::{Code, Id, Level, PartnershipMap, folded_name, name_words};

/// One name on the way from a place to what lies around it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    name: String,
    level: Option<Level>,
}

impl Step {
    /// A name as somebody wrote it: its first word tells the level, as in "Kelurahan Kencana Asri".
    fn written(text: &str) -> Self {
        let level = name_words(text).first().and_then(|word| Level::parse(word));
        Self { name: text.trim().to_owned(), level }
    }

    /// Whether it is the bare word of its level, which names no place.
    fn is_bare(&self) -> bool {
        self.level.is_some() && Level::parse(&self.name) == self.level
    }
}

/// An area as it can be compared between maps.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Area {
    /// The same for one area, however it is spelled.
    pub(super) key: String,
    /// As it is read.
    pub(super) name: String,
    /// How large it is, when that is known.
    pub(super) level: Option<Level>,
}

/// A text without what stands in brackets: `Kelurahan Bumi Lestari (9 RW, 12 Posyandu)`.
fn without_remarks(text: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// The areas of one map.
pub struct Places<'a> {
    map: &'a PartnershipMap,
    /// From the area of the map itself outwards.
    around: Vec<Step>,
    /// The level up to which small areas are taken together.
    up_to: Option<Level>,
}

/// No tree of areas is deeper: above it stands a circle.
const DEEPEST: usize = 12;

impl<'a> Places<'a> {
    /// The areas of a map; with `up_to` the smaller ones are taken for the one of that level around them.
    pub fn new(map: &'a PartnershipMap, up_to: Option<Level>) -> Self {
        let mut places = Self { map, around: Vec::new(), up_to };
        if let Some(text) = map.info.area.as_deref() {
            places.around = places.chain(text);
        }
        places
    }

    /// The area of the map itself; nothing when it does not say.
    pub(super) fn whole(&self) -> Option<Area> {
        self.found(&self.around)
    }

    /// The area that a text of the map names: the id of an area, or free words.
    pub(super) fn named(&self, text: &str) -> Option<Area> {
        self.found(&self.chain(text))
    }

    /// The part of the map's own area at a level, or the smallest one that is known above it: the kelurahan in which an
    /// RW lies, the RW in which an RT lies.
    pub(super) fn at_level(&self, level: Level) -> Option<Area> {
        let at = self.around.iter().position(|step| step.level >= Some(level))?;
        self.found(self.around.get(at..)?)
    }

    /// From a place outwards, as far as the map knows.
    fn chain(&self, text: &str) -> Vec<Step> {
        let in_tree = Id::new(text.trim()).filter(|id| self.map.areas.has(id));
        let mut steps = if let Some(id) = in_tree {
            self.climb(id)
        } else {
            let bare = without_remarks(text);
            bare.split(',').map(Step::written).filter(|step| !step.name.is_empty()).collect()
        };
        for step in &mut steps {
            let known = self.around.iter().find(|other| other.level == step.level && !other.is_bare());
            if step.is_bare()
                && let Some(known) = known
            {
                step.name.clone_from(&known.name);
            }
        }
        let last = steps.iter().filter_map(|step| step.level).max();
        if let Some(last) = last {
            let wider = self.around.iter().filter(|step| step.level.is_some_and(|level| level > last));
            steps.extend(wider.cloned());
        }
        steps
    }

    /// An area of the tree and all around it.
    fn climb(&self, first: Id) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut next = Some(first);
        while let Some(area) = next.as_ref().and_then(|id| self.map.areas.get(id)) {
            let written = Step::written(&area.name);
            steps.push(Step { level: area.level.or(written.level), ..written });
            next = area.within.clone().filter(|_| steps.len() < DEEPEST);
        }
        steps
    }

    /// What a chain stands for: its first two names, from the wanted level on.
    fn found(&self, steps: &[Step]) -> Option<Area> {
        let wanted = self
            .up_to
            .and_then(|least| steps.iter().position(|step| step.level.is_some_and(|level| level >= least)));
        let steps = steps.get(wanted.unwrap_or(0)..)?;
        let first = steps.first()?;
        let two: Vec<&str> = steps.iter().take(2).map(|step| step.name.as_str()).collect();
        let key: Vec<String> = two.iter().map(|name| folded_name(name)).collect();
        Some(Area { key: key.join("\n"), name: two.join(", "), level: first.level })
    }
}
