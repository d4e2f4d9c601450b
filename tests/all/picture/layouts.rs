//! Layouts of any map: finite, without overlaps, the same every time, and true to what they say.

use std::fmt::Write as _;

use proptest::prelude::*;
use simpul::export::picture::ties;
use simpul::layout::{Guide, Layout, Outward, RegionOf, RingOf, grid, matrix, rings, venn};
use simpul::model::{ActorKind, Code, PartnershipMap, Rung};
use simpul::network::{At, Ties};

use super::{SAMPLES, map_of, sample};

/// Any map: parties with or without scores, partnerships of any rung or none, with or without an anchor.
fn any_map() -> impl Strategy<Value = PartnershipMap> {
    let party = (0_usize..6, prop::option::of(-1_i64..8), prop::option::of(0_i64..7));
    let tie = (0_usize..60, 0_usize..60, prop::option::of(0_u8..6));
    (prop::collection::vec(party, 0..60), prop::collection::vec(tie, 0..90), any::<bool>()).prop_map(text)
}

/// Kind, power and closeness, interest and benefit.
type Party = (usize, Option<i64>, Option<i64>);
/// Both ends and the rung.
type Pair = (usize, usize, Option<u8>);

fn text((parties, pairs, anchored): (Vec<Party>, Vec<Pair>, bool)) -> PartnershipMap {
    let mut text = "format = 1\n[map]\nid = \"x\"\ntitle = \"X\"\n".to_owned();
    text += if anchored { "anchor = \"a0\"\n" } else { "" };
    for (at, (kind, one, other)) in parties.iter().enumerate() {
        let kind = ActorKind::ALL[*kind].code();
        let _ = write!(text, "[[actor]]\nid = \"a{at}\"\nname = \"N\"\nkind = \"{kind}\"\n");
        for (keys, score) in [(["power", "closeness"], one), (["interest", "benefit"], other)] {
            for key in keys {
                text += &score.map(|score| format!("{key} = {score}\n")).unwrap_or_default();
            }
        }
    }
    for (at, (one, other, rung)) in pairs.iter().enumerate() {
        let (one, other) = (one % parties.len().max(1), other % parties.len().max(1));
        let _ = write!(
            text,
            "[[partnership]]\nid = \"p{at}\"\nname = \"K\"\nmembers = [\"a{one}\", \"a{other}\"]\nstatus = \"active\"\n"
        );
        if let Some(rung) = rung {
            let _ = write!(
                text,
                "[[partnership.history]]\ndate = 2025-05-01\nrung = \"{rung}\"\nkind = \"baseline\"\n"
            );
        }
    }
    map_of(&text)
}

/// Nobody is nowhere, and no disc touches another one.
fn sound(layout: &Layout, parties: usize) {
    assert_eq!((layout.points.len(), layout.sizes.len()), (parties, parties));
    for (at, point) in layout.points.iter().enumerate() {
        assert!(point.x.is_finite() && point.y.is_finite());
        for other in 0..at {
            let apart = (point.x - layout.points[other].x).hypot(point.y - layout.points[other].y);
            let least = f64::midpoint(layout.sizes[at], layout.sizes[other]);
            assert!(apart >= least, "{at} and {other} are {apart} apart");
        }
    }
}

fn radius(layout: &Layout, at: usize) -> f64 {
    layout.points[at].x.hypot(layout.points[at].y)
}

/// The rank of a party's ring, from the centre outwards, by the ties alone.
fn rank(ties: &Ties, anchor: u32, at: u32) -> u8 {
    match ties.between(anchor, at).map(|line| line.rung) {
        Some(Some(rung)) => 5 - rung.digit(),
        Some(None) => 6,
        None => {
            let contest =
                |line: &&simpul::network::Line| [line.from, line.to] == [anchor.min(at), anchor.max(at)];
            if ties.competition.iter().any(|line| contest(&line)) { 5 } else { 7 }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn rings_keep_their_word(map in any_map()) {
        let ties = ties(&map, At::Now, true);
        let layout = rings(&map, &ties, Outward::Rung);
        sound(&layout, ties.actors.len());
        prop_assert_eq!(&layout, &rings(&map, &ties, Outward::Rung));
        sound(&rings(&map, &ties, Outward::Level), ties.actors.len());
        if let Some(anchor) = map.info.anchor.as_ref().and_then(|id| ties.vertex(id)) {
            prop_assert!(radius(&layout, anchor as usize).abs() < 1e-9);
            let others: Vec<u32> = ties.graph.vertices().filter(|at| *at != anchor).collect();
            for one in &others {
                for other in &others {
                    if rank(&ties, anchor, *one) < rank(&ties, anchor, *other) {
                        prop_assert!(radius(&layout, *one as usize) < radius(&layout, *other as usize));
                    }
                }
            }
        }
    }

    #[test]
    fn the_grid_counts_nothing_unknown_as_low(map in any_map()) {
        let ties = ties(&map, At::Now, true);
        let layout = grid(&map, &ties);
        sound(&layout, ties.actors.len());
        let good = |value: Option<i64>| value.filter(|value| (1..=5).contains(value));
        for (one, id) in ties.actors.iter().enumerate() {
            let actor = map.actors.get(id).unwrap();
            let place = layout.points[one];
            let region = layout.guides.iter().find_map(|guide| match guide {
                Guide::Region { frame, of }
                    if place.x >= frame.left && place.x < frame.left + frame.width
                        && place.y >= frame.top && place.y < frame.top + frame.height => Some(*of),
                _ => None,
            });
            let expected = match (good(actor.power), good(actor.interest)) {
                (Some(4..), Some(4..)) => RegionOf::InvolveClosely,
                (Some(4..), Some(_)) => RegionOf::KeepSatisfied,
                (Some(_), Some(4..)) => RegionOf::KeepInformed,
                (Some(_), Some(_)) => RegionOf::Watch,
                _ => RegionOf::Unknown,
            };
            prop_assert_eq!(region, Some(expected));
        }
    }

    #[test]
    fn venn_puts_the_closer_nearer(map in any_map()) {
        let ties = ties(&map, At::Now, true);
        let layout = venn(&map, &ties);
        sound(&layout, ties.actors.len());
        let good = |at: usize| {
            let close = map.actors.get(&ties.actors[at]).and_then(|actor| actor.closeness);
            close.filter(|value| (1..=5).contains(value)).unwrap_or(0)
        };
        for one in 0..ties.actors.len() {
            for other in 0..ties.actors.len() {
                if good(one) > good(other) {
                    prop_assert!(radius(&layout, one) < radius(&layout, other));
                }
            }
        }
    }

    #[test]
    fn a_matrix_orders_everybody_once(map in any_map()) {
        let ties = ties(&map, At::Now, true);
        let sorted = matrix(&ties, &ties.graph.components());
        let mut all = sorted.order.clone();
        all.sort_unstable();
        prop_assert_eq!(all, ties.graph.vertices().collect::<Vec<_>>());
        let mut next = 0;
        for group in &sorted.groups {
            prop_assert_eq!(group.start, next);
            next = group.end;
        }
        prop_assert_eq!(next, sorted.order.len());
    }
}

#[test]
fn a_small_edit_moves_little() {
    for (name, _) in SAMPLES {
        let map = sample(name);
        let whole = ties(&map, At::Now, true);
        let before = rings(&map, &whole, Outward::Rung);
        let reach = before.points.iter().map(|point| point.x.hypot(point.y)).fold(0.0, f64::max);
        // One partnership less: half of all parties keep their place. Where a ring goes with it, those outside of
        // it come nearer.
        let mut halves = Vec::new();
        let anchor = map.info.anchor.clone().unwrap();
        for left_out in map.partnerships.iter().filter(|one| !one.members.contains(&anchor)) {
            let fewer = Ties::where_(&map, At::Now, |one, _| one.id != left_out.id);
            let after = rings(&map, &fewer, Outward::Rung);
            let mut moves: Vec<f64> = before
                .points
                .iter()
                .zip(&after.points)
                .map(|(one, other)| (one.x - other.x).hypot(one.y - other.y))
                .collect();
            moves.sort_by(f64::total_cmp);
            let half = moves[moves.len() / 2];
            assert!(half < reach * 0.3, "{name} without {}: {half} of {reach}", left_out.id);
            halves.push(half);
        }
        let mean = halves.iter().sum::<f64>() / f64::from(u32::try_from(halves.len()).unwrap());
        assert!(mean < reach * 0.05, "{name}: {mean} of {reach}");
    }
}

#[test]
fn rungs_of_a_sample_stand_on_their_rings() {
    let map = sample(SAMPLES[0].0);
    let ties = ties(&map, At::Now, true);
    let layout = rings(&map, &ties, Outward::Rung);
    let ring = |wanted: Rung| {
        layout.guides.iter().find_map(|guide| match guide {
            Guide::Ring { radius, of: RingOf::Rung(rung) } if *rung == wanted => Some(*radius),
            _ => None,
        })
    };
    let place = |id: &str| {
        let at = ties.actors.iter().position(|actor| actor.as_str() == id).unwrap();
        radius(&layout, at)
    };
    assert!((place("rw07") - ring(Rung::Coordination).unwrap()).abs() < 1e-9);
    assert!(ring(Rung::Confederation).unwrap() < ring(Rung::Collaboration).unwrap());
}
