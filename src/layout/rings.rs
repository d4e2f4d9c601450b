//! Rings: the anchor in the centre, radius by rung (or by level), wedge by kind, so that a place means something.

use super::polar::{Seat, arrange};
use super::{Guide, Layout, RingOf};
use crate::model::{Actor, Code, Level, PartnershipMap, Rung};
use crate::network::{Ties, Vertex};

/// What the way outwards says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Outward {
    /// The rung of a party's partnerships with the anchor: confederation is nearest.
    #[default]
    Rung,
    /// The level at which a party works: the family is nearest.
    Level,
}

/// How large the anchor is drawn.
const ANCHOR: f64 = 1.4;

/// The rings of a map with these ties.
///
/// A party stands on the highest rung of its active partnerships with the anchor. Competition counts only where
/// nothing else ties the two, and has a ring of its own. Without an anchor the centre stays empty, and a party
/// stands on its own highest rung.
pub fn rings(map: &PartnershipMap, ties: &Ties, outward: Outward) -> Layout {
    let anchor = map.info.anchor.as_ref().and_then(|id| ties.vertex(id));
    let vertices = 0..Vertex::try_from(ties.actors.len()).unwrap_or(Vertex::MAX);
    let own: Vec<RingOf> = match outward {
        Outward::Rung => rungs(ties, anchor),
        Outward::Level => ties
            .actors
            .iter()
            .map(|id| map.actors.get(id).and_then(level).map_or(RingOf::NoLevel, RingOf::Level))
            .collect(),
    };
    let others = || vertices.clone().zip(&own).filter(|(vertex, _)| Some(*vertex) != anchor);
    let order: Vec<RingOf> = match outward {
        Outward::Rung => rung_rings(),
        Outward::Level => level_rings(),
    };
    // The five rungs are always there; every other ring only where somebody stands on it.
    let rungs_stay = |ring: &RingOf| matches!(ring, RingOf::Rung(rung) if *rung != Rung::Competition);
    let order: Vec<RingOf> =
        order.into_iter().filter(|ring| rungs_stay(ring) || others().any(|(_, own)| own == ring)).collect();
    let seats: Vec<Option<Seat>> = vertices
        .clone()
        .zip(own.iter().zip(&ties.kinds))
        .map(|(vertex, (own, kind))| {
            let ring = order.iter().position(|ring| ring == own)?;
            (Some(vertex) != anchor).then_some(Seat { ring, kind: *kind, size: 1.0 })
        })
        .collect();
    let round = arrange(&seats, order.len(), ANCHOR / 2.0, &ties.graph);
    let circles = order.iter().zip(&round.radii).map(|(of, radius)| Guide::Ring { radius: *radius, of: *of });
    Layout {
        points: round.points,
        sizes: vertices.map(|vertex| if Some(vertex) == anchor { ANCHOR } else { 1.0 }).collect(),
        guides: round.wedges.into_iter().chain(circles).collect(),
    }
}

fn level(actor: &Actor) -> Option<Level> {
    actor.level
}

/// From the centre outwards.
fn rung_rings() -> Vec<RingOf> {
    let tied = Rung::ALL.iter().rev().map(|rung| RingOf::Rung(*rung));
    tied.chain([RingOf::NotAssessed, RingOf::NoTie]).collect()
}

/// From the centre outwards.
fn level_rings() -> Vec<RingOf> {
    Level::ALL.iter().map(|level| RingOf::Level(*level)).chain([RingOf::NoLevel]).collect()
}

/// Everybody's ring by rung.
fn rungs(ties: &Ties, anchor: Option<Vertex>) -> Vec<RingOf> {
    let mut own = vec![RingOf::NoTie; ties.actors.len()];
    // Those that count less come first and are written over.
    let competing = ties.competition.iter().map(|line| (line, RingOf::Rung(Rung::Competition)));
    let mut lines: Vec<_> = ties.lines.iter().collect();
    lines.sort_by_key(|line| line.rung);
    let tied = lines.into_iter().map(|line| (line, line.rung.map_or(RingOf::NotAssessed, RingOf::Rung)));
    for (line, ring) in competing.chain(tied) {
        let ends = [(line.from, line.to), (line.to, line.from)];
        for (vertex, _) in ends.into_iter().filter(|(_, other)| anchor.is_none_or(|anchor| anchor == *other))
        {
            own[vertex as usize] = ring;
        }
    }
    own
}
