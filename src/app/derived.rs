//! What the screens need to know of a map at once, computed once a revision and never stored.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, OnceLock};

use crate::agenda::{Item, agenda};
use crate::model::*;
use crate::report;

use super::ScreenKind;
use super::found::Found;
use super::search::{Search, fold};

/// The columns of the board: not assessed, then rungs 0..=5; ids in the order of the cards.
pub type Board = [Vec<Id>; 7];

/// From an id to what belongs to it, computed when it is first asked for.
type By<T> = LazyLock<HashMap<Id, Vec<T>>, Box<dyn FnOnce() -> HashMap<Id, Vec<T>> + Send>>;

/// Facts of one revision, each computed when a screen first asks for it: at 20 000 partnerships all of them at
/// once would be felt after every key.
pub struct Derived {
    map: Arc<PartnershipMap>,
    /// The partnerships of each party.
    pub partnerships_of: By<Id>,
    /// The documents of each partnership.
    pub documents_of: By<Id>,
    /// The partnerships that name each need.
    pub partnerships_for: By<Id>,
    /// The contributions of each partnership, as slots of their table.
    pub contributions_of: By<usize>,
    /// The contacts of each party, as slots of their table.
    pub contacts_of: By<usize>,
    /// The meetings that each party attended, as slots of their table.
    pub meetings_of: By<usize>,
    /// What the rules of the field find, once it was computed.
    found: OnceLock<Found>,
    /// Whether it is being computed elsewhere.
    asked: AtomicBool,
    /// What is searched of each partnership, by slot.
    texts: LazyLock<Vec<String>, Box<dyn FnOnce() -> Vec<String> + Send>>,
}

/// Goes through a map and names what belongs to which id.
type Fill<T> = fn(&PartnershipMap, &mut dyn FnMut(&Id, T));

fn later<T: 'static>(map: &Arc<PartnershipMap>, fill: Fill<T>) -> By<T> {
    let map = Arc::clone(map);
    LazyLock::new(Box::new(move || {
        let mut found: HashMap<Id, Vec<T>> = HashMap::new();
        fill(&map, &mut |id, value| found.entry(id.clone()).or_default().push(value));
        found
    }))
}

/// The slots that belong to an id.
fn slots<'a>(by: &'a By<usize>, id: &Id) -> impl Iterator<Item = usize> + use<'a> {
    by.get(id).into_iter().flatten().copied()
}

impl Derived {
    /// The facts of a map.
    pub fn new(map: &Arc<PartnershipMap>) -> Self {
        let searched = Arc::clone(map);
        Self {
            map: Arc::clone(map),
            found: OnceLock::new(),
            asked: AtomicBool::new(false),
            texts: LazyLock::new(Box::new(move || partnership_texts(&searched))),
            partnerships_of: later(map, |map, add| {
                for partnership in map.partnerships.iter() {
                    partnership.members.iter().for_each(|member| add(member, partnership.id.clone()));
                }
            }),
            documents_of: later(map, |map, add| {
                for agreement in map.agreements.iter() {
                    agreement
                        .partnership
                        .iter()
                        .for_each(|partnership| add(partnership, agreement.id.clone()));
                }
            }),
            partnerships_for: later(map, |map, add| {
                for partnership in map.partnerships.iter() {
                    partnership.needs.iter().for_each(|need| add(need, partnership.id.clone()));
                }
            }),
            contributions_of: later(map, |map, add| {
                for (slot, gift) in map.contributions.slots().enumerate() {
                    if let Some(gift) = gift {
                        add(&gift.partnership, slot);
                    }
                }
            }),
            contacts_of: later(map, |map, add| {
                for (slot, contact) in map.contacts.slots().enumerate() {
                    if let Some(contact) = contact {
                        add(&contact.actor, slot);
                    }
                }
            }),
            meetings_of: later(map, |map, add| {
                for (slot, meeting) in map.meetings.slots().enumerate() {
                    meeting.into_iter().flat_map(|one| &one.attending).for_each(|party| add(party, slot));
                }
            }),
        }
    }

    /// What the rules find; computed here and now when it was not yet.
    pub fn find(&self, today: Day, lang: Lang) -> &Found {
        self.found.get_or_init(|| Found::new(&self.map, today, lang))
    }

    /// What the rules have found; nothing while it is still to be computed.
    pub fn found(&self) -> Option<&Found> {
        self.found.get()
    }

    /// Whether somebody else should compute it; true once.
    pub fn ask_to_find(&self) -> bool {
        self.found.get().is_none() && !self.asked.swap(true, Ordering::Relaxed)
    }

    /// The latest sign of life of a partnership.
    pub fn last_touch(&self, partnership: &Partnership) -> Option<Day> {
        let map = &self.map;
        // A meeting of several members is seen several times, which changes no latest day.
        let gifts = slots(&self.contributions_of, &partnership.id);
        let contacts = partnership.members.iter().flat_map(|member| slots(&self.contacts_of, member));
        let meetings = partnership.members.iter().flat_map(|member| slots(&self.meetings_of, member));
        last_touch(
            partnership,
            gifts.filter_map(|slot| map.contributions.at(slot)).map(|gift| &**gift),
            contacts.filter_map(|slot| map.contacts.at(slot)).map(|contact| &**contact),
            meetings.filter_map(|slot| map.meetings.at(slot)).map(|meeting| &**meeting),
        )
    }

    /// What surrounds a need.
    pub fn surroundings(&self, need: &Id) -> Surroundings<'_> {
        Surroundings::new(&self.map, self.named_for(need))
    }

    /// The partnerships that name a need.
    fn named_for(&self, need: &Id) -> impl Iterator<Item = &Partnership> {
        let named = self.partnerships_for.get(need).into_iter().flatten();
        named.filter_map(|id| self.map.partnerships.get(id))
    }

    /// The partnerships that are planned for a need.
    pub fn planned_for(&self, need: &Id) -> impl Iterator<Item = &Partnership> {
        self.named_for(need).filter(|one| one.status == Some(PartnershipStatus::Planned))
    }

    /// How far each source has come that a need asks for, in the order in which the need names them.
    pub fn supplies(&self, need: &Need) -> Vec<(SourceCategory, Supply)> {
        let around = self.surroundings(&need.id);
        let gifts = |id: &Id| slots(&self.contributions_of, id);
        need.resources
            .iter()
            .map(|category| (*category, around.supply(*category, around.has_received(*category, gifts))))
            .collect()
    }

    /// The kinds of the members of a partnership, each once, in the order of the glossary.
    pub fn kinds(map: &PartnershipMap, partnership: &Partnership) -> Vec<ActorKind> {
        let mut kinds: Vec<_> =
            partnership.members.iter().filter_map(|id| map.actors.get(id)).map(|actor| actor.kind).collect();
        kinds.sort();
        kinds.dedup();
        kinds
    }
}

/// What is shown of each list: everything that fits the filter, ended things only when asked for. Only the list
/// of the screen that is shown is filled.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// The board.
    pub board: Board,
    /// The parties by name.
    pub actors: Vec<Id>,
    /// The partnerships by name.
    pub partnerships: Vec<Id>,
    /// The documents by end date, those without one last.
    pub agreements: Vec<Id>,
    /// The needs: open ones first, the most urgent on top.
    pub needs: Vec<Id>,
    /// The sources by category and owner.
    pub resources: Vec<Id>,
    /// What is due, the earliest first.
    pub agenda: Vec<Item>,
    /// The name of each thing that is due.
    pub dues: Vec<Id>,
    /// The lines of findings, as places in [`Found::lines`]; nothing while they are still to be computed.
    pub lines: Option<Vec<usize>>,
    /// The name of each.
    pub findings: Vec<Id>,
}

impl Lists {
    /// The list of a screen under a filter.
    pub fn new(
        facts: &Derived,
        screen: ScreenKind,
        filter: &str,
        ended: bool,
        (today, lang): (Day, Lang),
    ) -> Self {
        let map = &facts.map;
        let mut search = Search::new(filter);
        let mut lists = Self::default();
        match screen {
            ScreenKind::Ladder => lists.board = board(facts, &mut search, ended),
            ScreenKind::Actors => lists.actors = actors(map, &mut search, ended),
            ScreenKind::Partnerships => lists.partnerships = partnerships(facts, &mut search, ended),
            ScreenKind::Documents => lists.agreements = agreements(map, &mut search, ended, today),
            ScreenKind::Needs => {
                lists.needs = needs(map, &mut search, ended);
                lists.resources = resources(map, &mut search, ended);
            }
            ScreenKind::Agenda => (lists.agenda, lists.dues) = dues(map, &mut search, (today, lang)),
            ScreenKind::Findings => {
                if let Some(found) = facts.found() {
                    let fitting = found.fitting(&mut search, ended);
                    lists.findings = fitting.iter().map(|at| found.lines[*at].name.clone()).collect();
                    lists.lines = Some(fitting);
                }
            }
            ScreenKind::Map => {}
        }
        lists
    }
}

/// The partnerships to be shown, each with its slot.
fn shown(facts: &Derived, ended: bool) -> Vec<(usize, &Partnership)> {
    let slots = facts.map.partnerships.slots().enumerate();
    slots
        .filter_map(|(slot, one)| Some((slot, &**one?)))
        .filter(|(_, one)| ended || one.status != Some(PartnershipStatus::Ended))
        .collect()
}

fn board(facts: &Derived, search: &mut Search, ended: bool) -> Board {
    let mut found = search.rank(shown(facts, ended), |(slot, _)| facts.texts[*slot].as_str());
    // The longest on a rung stand first: what was just stepped is found at the end of its column.
    found.sort_by_cached_key(|(_, one)| one.since());
    let mut board = Board::default();
    for (_, one) in found {
        let column = one.rung().map_or(0, |rung| usize::from(rung.digit()) + 1);
        board[column].push(one.id.clone());
    }
    board
}

fn partnerships(facts: &Derived, search: &mut Search, ended: bool) -> Vec<Id> {
    let mut found = shown(facts, ended);
    found.sort_by_cached_key(|(_, one)| fold(&one.name));
    let found = search.rank(found, |(slot, _)| facts.texts[*slot].as_str());
    found.into_iter().map(|(_, one)| one.id.clone()).collect()
}

/// What is searched of each partnership, by slot: its name and those of its members. Each name is folded once.
fn partnership_texts(map: &PartnershipMap) -> Vec<String> {
    let names: HashMap<&Id, String> = map.actors.iter().map(|actor| (&actor.id, fold(&actor.name))).collect();
    let text = |one: &Partnership| {
        let mut text = fold(&one.name);
        for id in &one.members {
            text.push(' ');
            text.push_str(names.get(id).map_or(id.as_str(), String::as_str));
        }
        text
    };
    map.partnerships.slots().map(|one| one.map(|one| text(one)).unwrap_or_default()).collect()
}

fn actors(map: &PartnershipMap, search: &mut Search, ended: bool) -> Vec<Id> {
    let mut found: Vec<&Actor> = map.actors.iter().filter(|actor| ended || !actor.is_gone()).collect();
    found.sort_by_cached_key(|actor| fold(&actor.name));
    let text =
        |actor: &&Actor| fold(&format!("{} {}", actor.name, actor.subtype.as_deref().unwrap_or_default()));
    search.rank(found, text).into_iter().map(|actor| actor.id.clone()).collect()
}

fn agreements(map: &PartnershipMap, search: &mut Search, ended: bool, today: Day) -> Vec<Id> {
    let over = |one: &Agreement| {
        let standing = one.standing(today, &map.info.settings);
        matches!(standing, Standing::Completed | Standing::Terminated | Standing::Void)
    };
    let mut found: Vec<&Agreement> = map.agreements.iter().filter(|one| ended || !over(one)).collect();
    found.sort_by_key(|one| (one.end.is_none(), one.end, one.id.clone()));
    let text = |one: &&Agreement| {
        let mut text = one.title.clone();
        for party in &one.parties {
            text.push(' ');
            text.push_str(map.actor_name(&party.actor));
            text.push(' ');
            text.push_str(party.number.as_deref().unwrap_or_default());
        }
        fold(&text)
    };
    search.rank(found, text).into_iter().map(|one| one.id.clone()).collect()
}

fn needs(map: &PartnershipMap, search: &mut Search, ended: bool) -> Vec<Id> {
    let mut found: Vec<&Need> = map.needs.iter().filter(|need| ended || need.is_open()).collect();
    found.sort_by_cached_key(|need| (!need.is_open(), need.priority.unwrap_or(i64::MAX), fold(&need.title)));
    let text = |need: &&Need| fold(&format!("{} {}", need.title, need.target.as_deref().unwrap_or_default()));
    search.rank(found, text).into_iter().map(|need| need.id.clone()).collect()
}

fn resources(map: &PartnershipMap, search: &mut Search, ended: bool) -> Vec<Id> {
    let used_up = |one: &&Resource| one.status == Some(SourceStatus::Exhausted);
    let mut found: Vec<&Resource> = map.resources.iter().filter(|one| ended || !used_up(one)).collect();
    found.sort_by_cached_key(|one| (one.category, fold(map.actor_name(&one.owner))));
    let text = |one: &&Resource| fold(&format!("{} {}", one.description, map.actor_name(&one.owner)));
    search.rank(found, text).into_iter().map(|one| one.id.clone()).collect()
}

/// How far ahead the agenda looks.
pub const AHEAD: i64 = 90;

fn dues(map: &PartnershipMap, search: &mut Search, (today, lang): (Day, Lang)) -> (Vec<Item>, Vec<Id>) {
    let all = agenda(map, today, AHEAD);
    let text = |item: &Item| fold(&report::agenda::sentence(lang, map, item));
    let shown = search.rank(all, text);
    // The name of an item is made of ids, so it can stand for one; a very long one is cut behind its place.
    let name = |(place, item): (usize, &Item)| {
        Id::new(&item.uid).unwrap_or_else(|| Id::from_name(&format!("{place} {}", item.uid), |_| false))
    };
    let names = shown.iter().enumerate().map(name).collect();
    (shown, names)
}
