//! The institution Venn diagram of participatory appraisal: the residents in the centre, each institution a
//! circle, whose size says the benefit for them and whose distance says how close it is to them.

use super::polar::{Seat, arrange};
use super::{Guide, Layout, RingOf};
use crate::model::PartnershipMap;
use crate::network::Ties;

/// The radius of the residents' own circle.
pub const RESIDENTS: f64 = 1.5;

/// The diameters for benefit 1 to 5.
const SIZES: [f64; 5] = [0.8, 1.1, 1.5, 1.9, 2.4];

/// A score from 1 to 5; anything else is not known, and never low.
pub(super) fn score(value: Option<i64>) -> Option<u8> {
    value.and_then(|value| u8::try_from(value).ok()).filter(|value| (1..=5).contains(value))
}

/// The institution Venn diagram of the parties of these ties; only `closeness` and `benefit` count.
pub fn venn(map: &PartnershipMap, ties: &Ties) -> Layout {
    let actors = || ties.actors.iter().map(|id| map.actors.get(id));
    let ring_of = |closeness: Option<u8>| closeness.map_or(RingOf::ClosenessUnknown, RingOf::Closeness);
    let rings: Vec<RingOf> =
        actors().map(|actor| ring_of(score(actor.and_then(|actor| actor.closeness)))).collect();
    let sizes: Vec<f64> = actors()
        .map(|actor| {
            let benefit = score(actor.and_then(|actor| actor.benefit));
            benefit.and_then(|benefit| SIZES.get(usize::from(benefit) - 1)).copied().unwrap_or(1.0)
        })
        .collect();
    let known = rings.iter().any(|ring| *ring != RingOf::ClosenessUnknown);
    let order: Vec<RingOf> = [5, 4, 3, 2, 1]
        .into_iter()
        .map(RingOf::Closeness)
        .filter(|_| known)
        .chain(Some(RingOf::ClosenessUnknown).filter(|unknown| rings.contains(unknown)))
        .collect();
    let seats: Vec<Option<Seat>> = rings
        .iter()
        .zip(sizes.iter().zip(&ties.kinds))
        .map(|(own, (size, kind))| {
            let ring = order.iter().position(|ring| ring == own)?;
            Some(Seat { ring, kind: *kind, size: *size })
        })
        .collect();
    let round = arrange(&seats, order.len(), RESIDENTS, &ties.graph);
    let circles = order.iter().zip(&round.radii).map(|(of, radius)| Guide::Ring { radius: *radius, of: *of });
    Layout { points: round.points, sizes, guides: round.wedges.into_iter().chain(circles).collect() }
}
