//! Published figures: ten organisations of one town (Knoke and Wood 1981), and Zachary's karate club (1977).

use simpul::model::ActorKind;
use simpul::network::{Adjacency, Measures, Vertex};

/// The names of Knoke and Wood's organisations, and who sends `what` to whom.
fn knoke(what: &str) -> (Vec<&'static str>, Adjacency) {
    let rows = |text: &'static str| text.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    let names: Vec<_> = rows(include_str!("../../data/knoke_nodes.csv")).map(|row| row[0]).collect();
    let place = |name: &str| Vertex::try_from(names.iter().position(|one| *one == name).unwrap()).unwrap();
    let arcs = rows(include_str!("../../data/knoke_edges.csv")).filter(|row| row[2] == what);
    let arcs: Vec<_> = arcs.map(|row| (place(row[0]), place(row[1]))).collect();
    (names.clone(), Adjacency::directed(names.len(), arcs))
}

fn measured(graph: &Adjacency) -> Measures {
    Measures::new(graph, &vec![ActorKind::Other; graph.size()])
}

fn near(found: f64, published: f64, what: &str) {
    assert!((found - published).abs() < 0.000_051, "{what}: {found}, published {published}");
}

#[test]
fn knoke_and_wood_information() {
    let (names, directed) = knoke("information");
    let plain = directed.without_direction();
    let (arcs, ties) = (measured(&directed), measured(&plain));
    assert_eq!((arcs.whole.ties, arcs.whole.mutual, ties.whole.ties), (49, Some(17), 32));
    near(arcs.whole.density.unwrap(), 0.5444, "density of arcs");
    near(arcs.whole.reciprocity.unwrap(), 0.6939, "reciprocity");
    near(ties.whole.density.unwrap(), 0.7111, "density of ties");
    assert_eq!((ties.whole.diameter, ties.whole.cut_points), (Some(2), 0));
    near(ties.whole.average_path.unwrap(), 1.2889, "average path");
    near(ties.whole.clustering.unwrap(), 0.7715, "clustering");
    near(ties.whole.transitivity.unwrap(), 0.7581, "transitivity");
    near(ties.whole.degree_centralization.unwrap(), 0.3611, "centralization of degrees");
    near(arcs.whole.degree_centralization.unwrap(), 0.3611, "the same, directions left out");
    near(arcs.whole.betweenness_centralization.unwrap(), 0.2011, "centralization of betweenness, directed");
    near(ties.whole.betweenness_centralization.unwrap(), 0.0916, "centralization of betweenness");
    let published = [
        ("COUN", 4, 5, 0.6667, 7, 0.9000, 0.8182),
        ("COMM", 7, 8, 12.3333, 8, 1.6000, 0.9000),
        ("EDUC", 6, 4, 11.6944, 6, 1.8667, 0.7500),
        ("INDU", 4, 5, 0.8056, 6, 0.4500, 0.7500),
        ("MAYR", 8, 8, 17.8333, 8, 1.6000, 0.9000),
        ("WRO", 3, 1, 0.3333, 3, 0.2500, 0.6000),
        ("NEWS", 3, 9, 2.7500, 9, 4.2667, 1.0000),
        ("UWAY", 6, 2, 0.0000, 6, 0.2000, 0.7500),
        ("WELF", 3, 5, 1.2222, 6, 1.6667, 0.7500),
        ("WEST", 5, 2, 0.3611, 5, 0.2000, 0.6923),
    ];
    for (at, (name, out, incoming, between, degree, plain_between, close)) in
        published.into_iter().enumerate()
    {
        assert_eq!(names[at], name);
        let (arc, tie) = (&arcs.actors[at], &ties.actors[at]);
        assert_eq!((arc.outgoing, arc.incoming, arc.degree), (out, incoming, degree), "{name}");
        assert_eq!((tie.outgoing, tie.incoming, tie.degree), (degree, degree, degree), "{name}");
        near(arc.betweenness, between, name);
        near(tie.betweenness, plain_between, name);
        near(tie.closeness.unwrap(), close, name);
    }
}

#[test]
fn knoke_and_wood_money() {
    let (names, directed) = knoke("money");
    let (arcs, ties) = (measured(&directed), measured(&directed.without_direction()));
    assert_eq!((arcs.whole.ties, ties.whole.ties, ties.whole.isolates), (22, 21, 1));
    near(arcs.whole.density.unwrap(), 0.2444, "density of arcs");
    near(arcs.whole.reciprocity.unwrap(), 0.0909, "reciprocity");
    near(ties.whole.density.unwrap(), 0.4667, "density of ties");
    near(ties.whole.degree_centralization.unwrap(), 0.3889, "centralization of degrees");
    let degrees: Vec<_> = ties.actors.iter().map(|one| one.degree).collect();
    assert_eq!(degrees, [5, 4, 6, 5, 5, 0, 3, 7, 5, 2]);
    for (one, between) in arcs.actors.iter().zip([0.0, 1.0, 3.0, 0.0, 1.0, 0.0, 0.0, 9.0, 1.0, 0.0]) {
        near(one.betweenness, between, "betweenness");
    }
    // Nobody knows how near an organisation without ties is: that is nothing, not zero.
    let alone = &ties.actors[names.iter().position(|name| *name == "WRO").unwrap()];
    assert_eq!((alone.closeness, alone.constraint, alone.clustering), (None, None, None));
    assert_eq!(alone.external_internal, None);
}

/// Zachary's karate club, vertices from 0 as everybody numbers them.
pub fn karate() -> Adjacency {
    let rows: [&[Vertex]; 33] = [
        &[1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31],
        &[2, 3, 7, 13, 17, 19, 21, 30],
        &[3, 7, 8, 9, 13, 27, 28, 32],
        &[7, 12, 13],
        &[6, 10],
        &[6, 10, 16],
        &[16],
        &[],
        &[30, 32, 33],
        &[33],
        &[],
        &[],
        &[],
        &[33],
        &[32, 33],
        &[32, 33],
        &[],
        &[],
        &[32, 33],
        &[33],
        &[32, 33],
        &[],
        &[32, 33],
        &[25, 27, 29, 32, 33],
        &[25, 27, 31],
        &[31],
        &[29, 33],
        &[33],
        &[31, 33],
        &[32, 33],
        &[32, 33],
        &[32, 33],
        &[33],
    ];
    let edges = (0..).zip(rows).flat_map(|(from, row)| row.iter().map(move |to| (from, *to)));
    Adjacency::undirected(34, edges)
}

#[test]
fn zacharys_karate_club() {
    let found = measured(&karate());
    let (whole, leader) = (&found.whole, &found.actors[0]);
    assert_eq!((whole.ties, whole.diameter, whole.core, whole.cut_points), (78, Some(5), 4, 1));
    assert!(leader.is_cut_point);
    assert_eq!(whole.bridges, [(0, 11)]);
    near(whole.average_path.unwrap(), 2.4082, "average path");
    near(whole.clustering.unwrap(), 0.5879, "clustering of those with two ties or more");
    near(whole.transitivity.unwrap(), 0.2557, "transitivity");
    near(leader.betweenness, 231.0714, "betweenness");
    near(leader.closeness.unwrap(), 0.5690, "closeness");
    near(leader.constraint.unwrap(), 0.1554, "constraint");
    assert_eq!(whole.triads.iter().sum::<u64>(), 34 * 33 * 32 / 6);
    assert_eq!(whole.triads[3], 45);
    // The best modularity known is 0.4198, with four communities.
    assert_eq!(whole.communities, 4);
    near(whole.modularity.unwrap(), 0.4198, "modularity");
}
