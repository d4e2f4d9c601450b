//! What holds for every graph.

use proptest::prelude::*;
use proptest::test_runner::Config;
use simpul::model::{ActorKind, Code};
use simpul::network::{Adjacency, Measures, Vertex, communities};

const KINDS: &[ActorKind] = ActorKind::ALL;

fn graphs() -> impl Strategy<Value = (usize, Vec<(Vertex, Vertex)>, bool)> {
    (1_usize..24).prop_flat_map(|size| {
        let end = 0..Vertex::try_from(size).unwrap();
        (Just(size), prop::collection::vec((end.clone(), end), 0..60), any::<bool>())
    })
}

fn graph(size: usize, edges: &[(Vertex, Vertex)], directed: bool) -> Adjacency {
    let edges = edges.iter().copied();
    if directed { Adjacency::directed(size, edges) } else { Adjacency::undirected(size, edges) }
}

fn kinds(size: usize) -> Vec<ActorKind> {
    (0..size).map(|at| KINDS[at % KINDS.len()]).collect()
}

fn config() -> Config {
    Config { cases: 200, failure_persistence: None, ..Config::default() }
}

fn same(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-6,
        (one, other) => one.is_none() && other.is_none(),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn names_do_not_matter((size, edges, directed) in graphs(), turn in 0_usize..24) {
        let before = Measures::new(&graph(size, &edges, directed), &kinds(size));
        let new = |vertex: Vertex| Vertex::try_from((vertex as usize + turn) % size).unwrap();
        let turned: Vec<_> = edges.iter().map(|(from, to)| (new(*from), new(*to))).collect();
        let mut turned_kinds = kinds(size);
        for (at, kind) in kinds(size).into_iter().enumerate() {
            turned_kinds[(at + turn) % size] = kind;
        }
        let after = Measures::new(&graph(size, &turned, directed), &turned_kinds);
        for (at, one) in before.actors.iter().enumerate() {
            let other = &after.actors[(at + turn) % size];
            prop_assert_eq!((one.degree, one.core, one.is_cut_point), (other.degree, other.core, other.is_cut_point));
            prop_assert_eq!((one.incoming, one.outgoing), (other.incoming, other.outgoing));
            prop_assert!((one.betweenness - other.betweenness).abs() < 1e-9);
            for (one, other) in [
                (one.closeness, other.closeness), (one.clustering, other.clustering), (one.reach, other.reach),
                (one.constraint, other.constraint), (one.effective_size, other.effective_size),
                (one.external_internal, other.external_internal), (one.degree_share, other.degree_share),
            ] {
                prop_assert!(same(one, other), "{one:?} {other:?}");
            }
        }
        let (one, other) = (&before.whole, &after.whole);
        prop_assert_eq!((one.triads, one.components, one.largest), (other.triads, other.components, other.largest));
        prop_assert_eq!((one.diameter, one.mutual, one.core), (other.diameter, other.mutual, other.core));
        prop_assert_eq!((one.bridges.len(), &one.mixing), (other.bridges.len(), &other.mixing));
        prop_assert!(same(one.external_internal, other.external_internal));
    }

    #[test]
    fn another_tie_never_makes_a_map_looser((size, mut edges, directed) in graphs(), tie in (0_u32..24, 0_u32..24)) {
        let before = Measures::new(&graph(size, &edges, directed), &kinds(size));
        edges.push(tie);
        let after = Measures::new(&graph(size, &edges, directed), &kinds(size));
        prop_assert!(after.whole.density >= before.whole.density);
        prop_assert!(after.whole.components <= before.whole.components);
        prop_assert!(after.whole.largest >= before.whole.largest);
        prop_assert!(after.whole.isolates <= before.whole.isolates);
        for (before, after) in before.actors.iter().zip(&after.actors) {
            prop_assert!(after.core >= before.core && after.degree >= before.degree);
            prop_assert!(after.reach >= before.reach);
        }
    }

    #[test]
    fn shares_are_shares((size, edges, directed) in graphs()) {
        let graph = graph(size, &edges, directed);
        let found = Measures::new(&graph, &kinds(size));
        let share = |value: Option<f64>| value.is_none_or(|value| (0.0..=1.000_001).contains(&value));
        let whole = &found.whole;
        prop_assert!([whole.density, whole.clustering, whole.transitivity, whole.reciprocity].into_iter().all(share));
        prop_assert!([whole.degree_centralization, whole.betweenness_centralization, whole.reach].into_iter().all(share));
        prop_assert!([whole.out_centralization, whole.in_centralization].into_iter().all(share));
        for one in &found.actors {
            prop_assert!([one.closeness, one.betweenness_share, one.eigenvector].into_iter().all(share));
            prop_assert!([one.clustering, one.reach, one.degree_share].into_iter().all(share));
            prop_assert!(one.effective_size.is_none_or(|size| (0.99..=f64::from(u32::try_from(one.degree).unwrap()) + 1e-9).contains(&size)));
            // Nothing is known of the circle of somebody who has none.
            prop_assert_eq!(one.constraint.is_none(), one.degree == 0);
        }
        let (size, all) = (size as u64, whole.triads.iter().sum::<u64>());
        prop_assert_eq!(all, size * (size - 1) * size.saturating_sub(2) / 6);
        let ties: u64 = graph.without_direction().edge_count() as u64;
        prop_assert_eq!(whole.triads[1] + 2 * whole.triads[2] + 3 * whole.triads[3], ties * size.saturating_sub(2));
    }

    #[test]
    fn communities_hold_together((size, edges, _) in graphs()) {
        let graph = graph(size, &edges, false);
        let (found, parts) = (communities(&graph), graph.components());
        prop_assert_eq!(&found, &communities(&graph));
        for (from, to) in graph.edges() {
            prop_assert_eq!(parts[from as usize], parts[to as usize]);
        }
        for community in 0..=found.iter().copied().max().unwrap() {
            let members: Vec<Vertex> = graph.vertices().filter(|at| found[*at as usize] == community).collect();
            prop_assert!(!members.is_empty());
            prop_assert_eq!(graph.induced(&members).components().into_iter().max(), Some(0));
        }
    }
}

#[test]
fn empty_and_lonely_maps_have_no_figures_but_counts() {
    for directed in [false, true] {
        let nobody = Measures::new(&graph(0, &[], directed), &[]);
        assert_eq!((nobody.whole.size, nobody.whole.density, nobody.whole.components), (0, None, 0));
        let one = Measures::new(&graph(1, &[], directed), &kinds(1));
        assert_eq!((one.whole.density, one.whole.diameter, one.actors[0].reach), (None, None, None));
        let two = Measures::new(&graph(2, &[(0, 1)], directed), &kinds(2));
        assert_eq!((two.whole.betweenness_centralization, two.whole.degree_centralization), (None, None));
        assert!(two.actors[1].closeness.is_some() && two.actors[0].betweenness_share.is_none());
    }
}

#[test]
fn a_sampled_betweenness_is_within_its_margin() {
    // The same seen from everywhere, so the true value follows from the mean path; too large for every source.
    let size = 9_000_u32;
    let ends = |at| [1, 7, 60, 511, 3_000].map(|jump| (at, (at + jump) % size));
    let found =
        Measures::new(&Adjacency::undirected(size as usize, (0..size).flat_map(ends)), &kinds(size as usize));
    let sources = found.whole.sampled.unwrap();
    assert!(sources < 1000);
    let truth = (found.whole.average_path.unwrap() - 1.0) * f64::from(size - 1) / 2.0;
    let outside = |one: &&simpul::network::Single| {
        let margin = one.margin.unwrap() * f64::from(size - 1) * f64::from(size - 2) / 2.0;
        (one.betweenness - truth).abs() > margin
    };
    let outside = found.actors.iter().filter(outside).count();
    assert!(outside * 10 < size as usize, "{outside} of {size} are outside of their margins");
}
