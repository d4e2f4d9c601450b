//! The flows of a map: who gave what to whom.

use std::collections::BTreeMap;

use super::{Adjacency, At, Standing, Vertex};
use crate::model::{ActorKind, Contribution, Day, Id, PartnershipMap, Receiver, SourceCategory};

/// All that one party delivered to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arc {
    /// Who gave.
    pub from: Vertex,
    /// Who received.
    pub to: Vertex,
    /// How many times.
    pub count: u32,
    /// Rupiah, of the contributions whose worth is known; nothing when none is.
    pub value_rp: Option<i64>,
    /// How many of them have no known worth.
    pub unvalued: u32,
}

/// What was delivered, but not to a party of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// Into the pot of all members (`joint`).
    pub joint: u32,
    /// To the residents (`residents`).
    pub residents: u32,
    /// To nobody who is named, to or from somebody who is not among the parties, or to oneself.
    pub unsaid: u32,
}

/// The directed graph of delivered contributions, at a moment.
#[derive(Clone, Debug)]
pub struct Flows {
    /// The party of each vertex, in file order.
    pub actors: Vec<Id>,
    /// The kind of each vertex.
    pub kinds: Vec<ActorKind>,
    /// Who gave to whom.
    pub graph: Adjacency,
    /// The same arcs with counts and amounts, by `from` and `to`.
    pub arcs: Vec<Arc>,
    /// What is no arc.
    pub elsewhere: Elsewhere,
}

impl Flows {
    /// What had been delivered in `map` at a moment: of one category or of all, and from `since` on.
    pub fn new(map: &PartnershipMap, at: At, category: Option<SourceCategory>, since: Option<Day>) -> Self {
        let standing = Standing::new(map, at);
        let there = standing.actors();
        let mut place_of_slot = vec![None; map.actors.slot_count()];
        for (place, (slot, _)) in (0..).zip(&there) {
            place_of_slot[*slot] = Some(place);
        }
        let vertex = |id: &Id| map.actors.slot_of(id).and_then(|slot| place_of_slot[slot]);
        let mut elsewhere = Elsewhere::default();
        let mut arcs: BTreeMap<(Vertex, Vertex), Arc> = BTreeMap::new();
        let wanted = |gift: &&Contribution| {
            category.is_none_or(|category| gift.category == category)
                && since.is_none_or(|since| gift.date >= since)
        };
        for gift in standing.delivered().filter(wanted) {
            let receiver = gift.received_by();
            let to = if let Receiver::Actor(id) = &receiver { vertex(id) } else { None };
            match (vertex(&gift.giver), to, receiver) {
                (Some(from), Some(to), _) if from != to => add(&mut arcs, from, to, gift),
                (_, _, Receiver::All) => elsewhere.joint += 1,
                (_, _, Receiver::Residents) => elsewhere.residents += 1,
                _ => elsewhere.unsaid += 1,
            }
        }
        Self {
            graph: Adjacency::directed(there.len(), arcs.keys().copied()),
            actors: there.iter().map(|(_, actor)| actor.id.clone()).collect(),
            kinds: there.iter().map(|(_, actor)| actor.kind).collect(),
            arcs: arcs.into_values().collect(),
            elsewhere,
        }
    }
}

fn add(arcs: &mut BTreeMap<(Vertex, Vertex), Arc>, from: Vertex, to: Vertex, gift: &Contribution) {
    let none = Arc { from, to, count: 0, value_rp: None, unvalued: 0 };
    let arc = arcs.entry((from, to)).or_insert(none);
    arc.count += 1;
    match gift.value_rp {
        Some(value) => arc.value_rp = Some(arc.value_rp.unwrap_or(0).saturating_add(value)),
        None => arc.unvalued += 1,
    }
}
