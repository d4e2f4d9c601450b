//! What several rules look at, computed once.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use crate::model::*;
use crate::network::{At, Standing, Ties};

/// A map on a day, with its indices. *Active* and *rung* are those of the domain notes b.6; *delivered* is what came in
/// the year that ends with the day.
pub(super) struct Facts<'a> {
    pub(super) map: &'a PartnershipMap,
    pub(super) today: Day,
    pub(super) settings: &'a Settings,
    /// The active partnerships, in file order.
    pub(super) active: Vec<&'a Partnership>,
    /// Parties that are neither merged nor inactive, in file order.
    pub(super) actors: Vec<&'a Actor>,
    /// Delivered contributions of the last year, by partnership.
    pub(super) delivered: HashMap<&'a Id, Vec<&'a Contribution>>,
    /// The active partnerships that name each need.
    pub(super) for_need: HashMap<&'a Id, Vec<&'a Partnership>>,
    /// The resources of each party.
    pub(super) resources: HashMap<&'a Id, Vec<&'a Resource>>,
    /// The active partnerships of each party, as places in `active`.
    of: HashMap<&'a Id, Vec<usize>>,
    ties: OnceCell<Ties>,
    touches: OnceCell<HashMap<&'a Id, Day>>,
}

/// The length of a year for what was delivered (domain notes b.6, window Y).
const YEAR: i64 = 365;

impl<'a> Facts<'a> {
    pub(super) fn new(map: &'a PartnershipMap, today: Day) -> Self {
        let standing = Standing::new(map, At::Now);
        let active: Vec<&Partnership> = standing.partnerships().collect();
        let actors = standing.actors().into_iter().map(|(_, actor)| actor).collect();
        let mut facts = Self {
            map,
            today,
            settings: &map.info.settings,
            actors,
            delivered: HashMap::new(),
            for_need: HashMap::new(),
            resources: HashMap::new(),
            of: HashMap::new(),
            active,
            ties: OnceCell::new(),
            touches: OnceCell::new(),
        };
        let first = today.plus_days(1 - YEAR);
        for gift in standing.delivered().filter(|gift| (first..=today).contains(&gift.date)) {
            facts.delivered.entry(&gift.partnership).or_default().push(gift);
        }
        for (place, one) in facts.active.iter().enumerate() {
            one.needs.iter().for_each(|need| facts.for_need.entry(need).or_default().push(one));
            one.members.iter().for_each(|member| facts.of.entry(member).or_default().push(place));
        }
        for source in map.resources.iter() {
            facts.resources.entry(&source.owner).or_default().push(source);
        }
        facts
    }

    /// The graph G of the domain notes.
    pub(super) fn ties(&self) -> &Ties {
        self.ties.get_or_init(|| Ties::new(self.map, At::Now, false))
    }

    /// The latest sign of life of a partnership.
    pub(super) fn last_touch(&self, partnership: &Id) -> Option<Day> {
        self.touches.get_or_init(|| last_touches(self.map)).get(partnership).copied()
    }

    /// What was delivered in a partnership in the last year.
    pub(super) fn gifts(&self, partnership: &Id) -> &[&'a Contribution] {
        self.delivered.get(partnership).map_or(&[], Vec::as_slice)
    }

    /// The active partnerships that name a need.
    pub(super) fn at_work_on(&self, need: &Id) -> &[&'a Partnership] {
        self.for_need.get(need).map_or(&[], Vec::as_slice)
    }

    /// The active partnerships that hold both parties.
    pub(super) fn shared(&self, one: &Id, other: &Id) -> impl Iterator<Item = &'a Partnership> + '_ {
        // Both lists rise, as they were filled in the order of `active`.
        let places = |id| self.of.get(id).map_or(&[][..], Vec::as_slice);
        let (mine, theirs) = (places(one), places(other));
        mine.iter().filter(move |place| theirs.binary_search(place).is_ok()).map(|place| self.active[*place])
    }

    /// The open needs.
    pub(super) fn open_needs(&self) -> impl Iterator<Item = &'a Need> {
        self.map.needs.iter().filter(|need| need.is_open())
    }

    /// The parties that are members of an active partnership on rung 1 or higher.
    pub(super) fn engaged(&self) -> Vec<&'a Actor> {
        let tied: HashSet<&Id> =
            self.active.iter().filter(|one| is_tied(one)).flat_map(|one| &one.members).collect();
        self.actors.iter().filter(|actor| tied.contains(&actor.id)).copied().collect()
    }
}

/// Whether a partnership stands on rung 1 or higher.
pub(super) fn is_tied(one: &Partnership) -> bool {
    is_from(one, Rung::Communication)
}

/// Whether a partnership stands on that rung or higher.
pub(super) fn is_from(one: &Partnership, least: Rung) -> bool {
    one.rung().is_some_and(|rung| rung >= least)
}
