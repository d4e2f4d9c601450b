//! What an atlas keeps of one map.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, HashMap};
use std::hash::{Hash, Hasher};

use super::place::{Area, Places};
use crate::agenda::{Item, Matter, agenda};
use crate::model::*;

/// What is asked of every map.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// Today.
    pub today: Day,
    /// How many days ahead a document or a promise is due.
    pub days: i64,
    /// The level up to which small areas are taken together; as written without it.
    pub level: Option<Level>,
}

/// One map, reduced to what an atlas answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Where the map is, as it is shown; no two maps have the same.
    pub(super) file: String,
    pub(super) id: Id,
    pub(super) title: String,
    pub(super) area: Option<String>,
    /// Records that could not be read, and are not counted.
    pub(super) unread: usize,
    pub(super) parties: Vec<Party>,
    pub(super) areas: BTreeMap<String, Counts>,
    pub(super) due: Vec<Due>,
}

/// A party as one map knows it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Party {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) kind: ActorKind,
    /// Where it is at home, as far as the map tells.
    pub(super) homes: Vec<String>,
    /// Its active partnerships, competition left out.
    pub(super) partnerships: u32,
    /// The highest rung of these.
    pub(super) rung: Option<Rung>,
    /// Whoever has one of these too is the same party.
    pub(super) keys: Vec<Key>,
}

/// A fingerprint by which a party is known again, 128 bits: two different ones never meet by chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key(u64, u64);

impl Key {
    fn of(parts: &[&str]) -> Self {
        let half = |salt: u8| {
            let mut hasher = DefaultHasher::new();
            (salt, parts).hash(&mut hasher);
            hasher.finish()
        };
        Self(half(0), half(1))
    }
}

/// What is counted in one area.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Counts {
    pub(super) name: String,
    pub(super) rungs: [usize; 6],
    pub(super) not_assessed: usize,
    pub(super) needs: Needs,
}

/// The needs of an area, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Needs {
    /// All of them, dropped ones left out.
    pub total: usize,
    /// Met.
    pub met: usize,
    /// Open, with an active partnership on rung 2 or higher at work on it (M3).
    pub at_work: usize,
    /// Open, and nobody is at work on it together.
    pub waiting: usize,
    /// Those of the waiting that have the highest priority.
    pub urgent: usize,
    /// Put off.
    pub postponed: usize,
}

impl Needs {
    pub(super) fn add(&mut self, other: &Self) {
        self.total += other.total;
        self.met += other.met;
        self.at_work += other.at_work;
        self.waiting += other.waiting;
        self.urgent += other.urgent;
        self.postponed += other.postponed;
    }
}

/// A document that ends, or a promise in one that is to be kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// When.
    pub day: Day,
    /// Which document.
    pub title: String,
    /// What is due of it.
    pub kind: DueKind,
    /// Who answers for it.
    pub who: Option<String>,
    /// Whether it belongs to parties that compete, which is nobody else's business.
    pub competition: bool,
}

/// What is due of a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DueKind {
    /// It ends.
    Ending,
    /// A promise in it, in its words.
    Promise(String),
}

impl Summary {
    /// What an atlas keeps of a map; `unread` records of its file could not be read.
    pub fn new(map: &PartnershipMap, file: &str, unread: usize, question: &Question) -> Self {
        let places = Places::new(map, question.level);
        Self {
            file: file.to_owned(),
            id: map.info.id.clone(),
            title: map.info.title.trim().to_owned(),
            area: map.info.area.clone(),
            unread,
            parties: parties(map),
            areas: areas(map, &places),
            due: due(map, question),
        }
    }
}

/// Active partnerships that are no competition.
fn working(map: &PartnershipMap) -> impl Iterator<Item = &Partnership> {
    let runs = |one: &&Partnership| {
        one.status == Some(PartnershipStatus::Active) && one.rung() != Some(Rung::Competition)
    };
    map.partnerships.iter().filter(runs)
}

fn parties(map: &PartnershipMap) -> Vec<Party> {
    let mut of: HashMap<&Id, (u32, Option<Rung>)> = HashMap::new();
    for one in working(map) {
        let mut members: Vec<&Id> = one.members.iter().collect();
        members.sort_unstable();
        members.dedup();
        for member in members {
            let known = of.entry(member).or_default();
            *known = (known.0 + 1, known.1.max(one.rung()));
        }
    }
    // A party is the same whatever the areas of the answer are, so its home is looked up unabridged.
    let places = Places::new(map, None);
    let there = map.actors.iter().filter(|actor| !actor.is_merged());
    there
        .map(|actor| {
            let (partnerships, rung) = of.get(&actor.id).copied().unwrap_or_default();
            let homes = homes(actor, &places);
            Party {
                id: actor.id.clone(),
                name: actor.name.trim().to_owned(),
                kind: actor.kind,
                partnerships,
                rung,
                keys: keys(actor, &homes),
                homes: homes.into_iter().map(|area| area.name).collect(),
            }
        })
        .collect()
}

/// Where a party is at home: its own areas; else the part of the map's area at the level on which it works.
fn homes(actor: &Actor, places: &Places<'_>) -> Vec<Area> {
    let mut own: Vec<Area> = actor.areas.iter().filter_map(|text| places.named(text)).collect();
    if own.is_empty() {
        own.extend(actor.level.and_then(|level| places.at_level(level)));
    }
    own.sort_unstable();
    own.dedup();
    own
}

/// Words shorter than this say too little to tell a party: RW, PKK, kab.
const TELLING: usize = 4;

/// How a party is known again in another map. Two of three must agree:
///
/// - the name and the area;
/// - the id and the name, unless it is at home in one small place: every RW has a *Karang Taruna*;
/// - the id and the area, when the names share a word that is none of the area: `PKM Cempaka Tmr`.
fn keys(actor: &Actor, homes: &[Area]) -> Vec<Key> {
    let (id, name) = (actor.id.as_str(), folded_name(&actor.name));
    let small = |level: Option<Level>| level.is_some_and(|level| level <= Level::Ward);
    let local = match actor.level {
        Some(level) => small(Some(level)) && !homes.is_empty(),
        None => !homes.is_empty() && homes.iter().all(|area| small(area.level)),
    };
    let mut keys = Vec::new();
    if !local {
        keys.push(Key::of(&["id and name", id, &name]));
    }
    for area in homes {
        keys.push(Key::of(&["name and area", &name, &area.key]));
        let of_area = name_words(&area.name);
        for word in name_words(&actor.name) {
            if word.chars().count() >= TELLING && !of_area.contains(&word) {
                keys.push(Key::of(&["id and area", id, &area.key, &word]));
            }
        }
    }
    keys
}

fn areas(map: &PartnershipMap, places: &Places<'_>) -> BTreeMap<String, Counts> {
    let mut areas: BTreeMap<String, Counts> = BTreeMap::new();
    let mut count = |area: Option<Area>, add: &dyn Fn(&mut Counts)| {
        let Area { key, name, .. } =
            area.unwrap_or(Area { key: String::new(), name: String::new(), level: None });
        let counts = areas.entry(key).or_default();
        if counts.name.is_empty() || name < counts.name {
            counts.name = name;
        }
        add(counts);
    };
    let mut served: HashMap<&Id, bool> = HashMap::new();
    for one in map.partnerships.iter().filter(|one| one.status == Some(PartnershipStatus::Active)) {
        let rung = one.rung();
        count(places.whole(), &|counts| match rung {
            Some(rung) => counts.rungs[usize::from(rung.digit())] += 1,
            None => counts.not_assessed += 1,
        });
        let together = rung >= Some(Rung::Cooperation);
        one.needs.iter().for_each(|need| *served.entry(need).or_default() |= together);
    }
    for need in map.needs.iter().filter(|need| need.status != Some(NeedStatus::Dropped)) {
        let named = need.area.as_deref().and_then(|text| places.named(text));
        let one = counted(need, served.get(&need.id) == Some(&true));
        count(named.or_else(|| places.whole()), &|counts| counts.needs.add(&one));
    }
    areas
}

fn counted(need: &Need, served: bool) -> Needs {
    let waiting = need.is_open() && !served;
    Needs {
        total: 1,
        met: usize::from(need.status == Some(NeedStatus::Met)),
        at_work: usize::from(need.is_open() && served),
        waiting: usize::from(waiting),
        urgent: usize::from(waiting && need.priority == Some(1)),
        postponed: usize::from(need.status == Some(NeedStatus::Postponed)),
    }
}

fn due(map: &PartnershipMap, question: &Question) -> Vec<Due> {
    let items = agenda(map, question.today, question.days).into_iter();
    let mut all: Vec<Due> = items.filter_map(|item| of_document(map, &item)).collect();
    all.sort_unstable();
    all
}

fn of_document(map: &PartnershipMap, item: &Item) -> Option<Due> {
    let (agreement, kind) = match &item.matter {
        Matter::Ending { agreement } => (agreement, DueKind::Ending),
        Matter::Promise { agreement, .. } => {
            (agreement, DueKind::Promise(item.text.clone().unwrap_or_default()))
        }
        _ => return None,
    };
    let title = map.agreements.get(agreement).map_or(agreement.as_str(), |one| one.title.as_str());
    let who = item.who.as_ref().map(|id| map.actor_name(id).to_owned());
    let competition = item.in_competition(map);
    Some(Due { day: item.due, title: title.trim().to_owned(), kind, who, competition })
}
