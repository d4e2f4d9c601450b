//! The springs: what a picture promises whatever the graph, and a few graphs whose best picture is known.

use proptest::prelude::*;

use super::*;

const KIND: ActorKind = ActorKind::Community;

fn graph(size: usize, ties: &[(Vertex, Vertex)]) -> Adjacency {
    Adjacency::undirected(size, ties.iter().copied())
}

fn drawn(graph: &Adjacency) -> Vec<Point> {
    again(graph, &[])
}

fn again(graph: &Adjacency, before: &[Option<Point>]) -> Vec<Point> {
    let kinds = vec![KIND; graph.size()];
    force(graph, &kinds, before, &mut |_| true).expect("nobody stopped it").points
}

fn places(points: &[Point]) -> Vec<Option<Point>> {
    points.iter().copied().map(Some).collect()
}

fn length(one: Point, other: Point) -> f64 {
    (one.x - other.x).hypot(one.y - other.y)
}

/// A ring of groups: in each group all are tied, and one tie leads to the next group.
fn groups(count: u32, each: u32) -> Vec<(Vertex, Vertex)> {
    let within = |group: u32| {
        (0..each).flat_map(move |one| (0..one).map(move |other| (group * each + one, group * each + other)))
    };
    let across = (0..count).map(|group| (group * each, (group + 1) % count * each + 1));
    (0..count).flat_map(within).chain(across).collect()
}

/// Up to 40 vertices, some alone, some in small components.
fn any_graph() -> impl Strategy<Value = (usize, Vec<(Vertex, Vertex)>)> {
    (1..40_u32).prop_flat_map(|size| {
        let ties = prop::collection::vec((0..size, 0..size), 0..60);
        ties.prop_map(move |ties| (size as usize, ties))
    })
}

fn assert_apart(points: &[Point]) {
    for (at, one) in points.iter().enumerate() {
        assert!(one.x.is_finite() && one.y.is_finite(), "{one:?}");
        for other in &points[..at] {
            assert!(length(*one, *other) >= 0.999, "{one:?} lies on {other:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nobody_stands_on_another((size, ties) in any_graph()) {
        let points = drawn(&graph(size, &ties));
        prop_assert_eq!(points.len(), size);
        assert_apart(&points);
    }

    #[test]
    fn the_same_graph_gives_the_same_picture((size, ties) in any_graph()) {
        let reversed: Vec<_> = ties.iter().rev().map(|(from, to)| (*to, *from)).collect();
        prop_assert_eq!(drawn(&graph(size, &ties)), drawn(&graph(size, &reversed)));
    }

    #[test]
    fn components_keep_to_themselves((size, ties) in any_graph()) {
        let graph = graph(size, &ties);
        let points = drawn(&graph);
        let boxes: Vec<(Point, Point)> = graph
            .component_members()
            .iter()
            .map(|members| apart::corners(&members.iter().map(|at| points[*at as usize]).collect::<Vec<_>>()))
            .collect();
        for (at, (low, high)) in boxes.iter().enumerate() {
            for (other_low, other_high) in &boxes[..at] {
                let beside = high.x + 1.0 < other_low.x || other_high.x + 1.0 < low.x;
                let above = high.y + 1.0 < other_low.y || other_high.y + 1.0 < low.y;
                prop_assert!(beside || above, "{low:?} {high:?} meets {other_low:?} {other_high:?}");
            }
        }
    }

    #[test]
    fn a_new_tie_moves_a_picture_little((size, ties) in any_graph(), from in 0..40_u32, to in 0..40_u32) {
        let before = drawn(&graph(size, &ties));
        let mut more = ties;
        more.push((from, to));
        let after = again(&graph(size, &more), &places(&before));
        assert_apart(&after);
        let moved: f64 = before.iter().zip(&after).map(|(one, other)| length(*one, *other)).sum();
        let wide = apart::span(&before).max(PITCH);
        prop_assert!(moved / number(size) < wide / 5.0, "{} of {wide}", moved / number(size));
    }
}

#[test]
fn no_party_and_one_party_are_pictures_too() {
    assert!(drawn(&graph(0, &[])).is_empty());
    assert_eq!(drawn(&graph(1, &[])), [Point::default()]);
}

#[test]
fn a_chain_lies_flat_and_straight() {
    let points = drawn(&graph(6, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]));
    let step = length(points[0], points[1]);
    for (at, pair) in points.windows(2).enumerate() {
        assert!((length(pair[0], pair[1]) - step).abs() < 0.02 * step, "step {at}: {points:?}");
    }
    assert!((length(points[0], points[5]) - 5.0 * step).abs() < 0.05 * step, "bent: {points:?}");
    assert!((points[0].y - points[5].y).abs() < 0.05 * step, "slanting: {points:?}");
}

#[test]
fn a_ring_is_round() {
    let points = drawn(&graph(8, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 7), (7, 0)]));
    let radii: Vec<f64> = points.iter().map(|point| length(*point, Point::default())).collect();
    let (least, most) = radii.iter().fold((f64::MAX, 0.0), |(low, high), r| (r.min(low), r.max(high)));
    assert!(most / least < 1.05, "{radii:?}");
}

#[test]
fn groups_are_seen_as_groups() {
    let points = drawn(&graph(30, &groups(5, 6)));
    let mean = |near: bool| {
        let pairs = (0..30).flat_map(|one| (0..one).map(move |other| (one, other)));
        let found: Vec<f64> = pairs
            .filter(|(one, other)| (one / 6 == other / 6) == near)
            .map(|(one, other)| length(points[one], points[other]))
            .collect();
        found.iter().sum::<f64>() / number(found.len())
    };
    assert!(mean(true) * 2.0 < mean(false), "{} within, {} across", mean(true), mean(false));
}

#[test]
fn whoever_is_alone_stands_near_and_by_kind() {
    let graph = graph(34, &groups(5, 6));
    let mut kinds = vec![KIND; 34];
    (kinds[30], kinds[32]) = (ActorKind::Business, ActorKind::Business);
    let points = force(&graph, &kinds, &[], &mut |_| true).expect("drawn").points;
    let (tied, all) = (apart::span(&points[..30]), apart::span(&points));
    assert!(all < 1.6 * tied, "{all} for all, {tied} for those with ties");
    let near = length(points[30], points[32]);
    assert!((near - PITCH).abs() < 1e-9, "two businesses side by side, not {near} away");
}

#[test]
fn a_new_party_comes_beside_whom_it_is_tied_to() {
    let mut ties = groups(5, 6);
    let before = drawn(&graph(30, &ties));
    ties.push((30, 8));
    let mut known = places(&before);
    known.push(None);
    let after = again(&graph(31, &ties), &known);
    let nearest = (0..30)
        .min_by(|one, other| length(after[*one], after[30]).total_cmp(&length(after[*other], after[30])));
    assert_eq!(nearest.map(|at| at / 6), Some(8 / 6), "in the group of its partner");
    for (one, other) in before.iter().zip(&after) {
        assert!(length(*one, *other) < 0.2 * apart::span(&before), "{one:?} went to {other:?}");
    }
}

#[test]
fn a_picture_that_was_unreadable_is_drawn_anew() {
    let graph = graph(30, &groups(5, 6));
    let nowhere = vec![Some(Point { x: f64::NAN, y: 0.0 }); 30];
    assert_eq!(again(&graph, &nowhere), drawn(&graph));
    let heap = vec![Some(Point { x: 3.0, y: 3.0 }); 30];
    assert_apart(&again(&graph, &heap));
}

#[test]
fn its_progress_grows_and_it_stops_when_told() {
    for (count, each) in [(5, 6), (160, 10)] {
        let graph = graph((count * each) as usize, &groups(count, each));
        let kinds = vec![KIND; graph.size()];
        let mut heard = vec![0.0_f32];
        force(&graph, &kinds, &[], &mut |share| {
            heard.push(share);
            true
        });
        assert!(heard.is_sorted() && heard.iter().all(|share| (0.0..=1.0).contains(share)), "{heard:?}");
        assert!(heard.last().is_some_and(|last| *last > 0.99), "{heard:?}");
        assert_eq!(force(&graph, &kinds, &[], &mut |_| false), None);
    }
}

/// The two ways of drawing one component: the stress must be small whichever is taken.
#[test]
fn large_graphs_are_drawn_as_well_as_small_ones() {
    let ties = groups(30, 6);
    let graph = graph(180, &ties);
    let members: Vec<Vertex> = graph.vertices().collect();
    let web = hops::Web::new(&graph, &members, &mut vec![0; 180]);
    let blocks = draw::blocks(&web, &hops::shuffled_sources(180, &mut Random::new(4)), 1);
    let all: Vec<&hops::Block> = blocks.iter().collect();
    for way in [draw::best_of_many, draw::from_samples] {
        let mut report = |_: f32| true;
        let mut progress = Progress { report: &mut report, done: 0.0, part: 1.0 };
        let cloud = way(&web, &mut progress).expect("drawn");
        let found = stress::stress(&cloud, &all).0;
        assert!(found < 0.02, "{found}");
    }
}
