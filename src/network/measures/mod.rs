//! WHAT CAN BE MEASURED of a graph: each figure with its definition and source.
//!
//! What is not known or not defined is nothing, never zero. Every measure is of the plain graph without
//! weights, so that figures can be compared with those of other programs and other maps. Where a measure has a
//! usual form for directions it is used on a directed graph (density, arcs in and out, closeness, betweenness, reach,
//! reciprocity, paths, mixing, E-I index); all others, the degree too, look at the ties without their direction.

mod betweenness;
mod circle;
mod kinds;
mod shape;
mod shuffle;
mod waves;

use super::{Adjacency, Vertex};
use crate::model::ActorKind;

pub use betweenness::brokers;
use circle::Circle;
pub use kinds::Mixing;
use shape::Shape;
pub use shape::{communities, cut_points};
use waves::Reached;

/// The measures of a whole graph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Whole {
    /// Parties.
    pub size: usize,
    /// Ties, or arcs when they have a direction.
    pub ties: usize,
    /// How many there could be: n (n - 1) / 2, twice that with directions. One party alone has 0, two have 1,
    /// three have 3: the 0-1-3 of text 003.
    pub possible: u64,
    /// Ties / possible, 0 to 1 (Wasserman and Faust 1994, chapter 4); nothing with fewer than two parties.
    pub density: Option<f64>,
    /// Among all sets of three parties, how many have 0, 1, 2 and 3 ties (the undirected triad census, Holland
    /// and Leinhardt 1970).
    pub triads: [u64; 4],
    /// Connected components; a party without ties is one of its own.
    pub components: usize,
    /// The parties in the largest of them.
    pub largest: usize,
    /// Parties without any tie.
    pub isolates: usize,
    /// The longest of the shortest paths between two parties that can reach each other, in steps (Harary 1969);
    /// nothing without ties.
    pub diameter: Option<u32>,
    /// The mean of those paths, in steps (Watts and Strogatz 1998); pairs that cannot reach each other are left out.
    pub average_path: Option<f64>,
    /// The mean clustering, 0 to 1, of the parties that have two partners or more (Watts and Strogatz 1998).
    pub clustering: Option<f64>,
    /// Three times the triads with all three ties over all two-step paths, 0 to 1 (Newman, Strogatz and Watts
    /// 2001); nothing without such paths.
    pub transitivity: Option<f64>,
    /// The share of arcs, 0 to 1, that are answered by one the other way (Garlaschelli and Loffredo 2004, equation 1);
    /// nothing without directions.
    pub reciprocity: Option<f64>,
    /// Pairs with an arc both ways (the M of the dyad census, Holland and Leinhardt 1970); nothing without directions.
    pub mutual: Option<u64>,
    /// How far the degrees are from all alike (0) towards a star (1) (Freeman 1979), directions left
    /// out; nothing with fewer than three parties.
    pub degree_centralization: Option<f64>,
    /// The same of what is given; nothing without directions.
    pub out_centralization: Option<f64>,
    /// The same of what is received; nothing without directions.
    pub in_centralization: Option<f64>,
    /// The same of betweenness (Freeman 1979); an estimate where betweenness is.
    pub betweenness_centralization: Option<f64>,
    /// From how many sources betweenness was estimated; nothing when it is exact.
    pub sampled: Option<usize>,
    /// Half the width of the interval that holds a true normalised betweenness 19 times in 20, at its widest.
    pub margin: Option<f64>,
    /// The highest core (Seidman 1983).
    pub core: usize,
    /// Parties without whom a part falls off (articulation points, Hopcroft and Tarjan 1973).
    pub cut_points: usize,
    /// Ties without which a part falls off (bridges, Tarjan 1974), by their ends.
    pub bridges: Vec<(Vertex, Vertex)>,
    /// Communities by the Leiden method (Traag, Waltman and van Eck 2019); a party without ties is one of its own.
    pub communities: usize,
    /// How much better they fit than chance, at most 1 (Newman and Girvan 2004); nothing without ties.
    pub modularity: Option<f64>,
    /// The E-I index of all ties, -1 (all within a kind) to 1 (all across kinds) (Krackhardt and Stern 1988).
    pub external_internal: Option<f64>,
    /// Ties between the kinds.
    pub mixing: Mixing,
    /// The mean of the parties' two-step reach, 0 to 1 (Hanneman and Riddle 2005, chapter 10).
    pub reach: Option<f64>,
}

/// The measures of one vertex.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Single {
    /// Partners, directions left out.
    pub degree: usize,
    /// Arcs that arrive; the degree when there are no directions.
    pub incoming: usize,
    /// Arcs that leave; the degree when there are no directions.
    pub outgoing: usize,
    /// Degree / (n - 1) (Freeman 1979).
    pub degree_share: Option<f64>,
    /// Closeness in Wasserman and Faust's form for graphs that are not connected (1994, page 201):
    /// (r / (n - 1)) (r / sum of distances), with r others that reach it; nothing when none does.
    pub closeness: Option<f64>,
    /// Betweenness (Freeman 1977), raw: pairs of others.
    pub betweenness: f64,
    /// The same over all pairs of others, 0 to 1; nothing with fewer than three parties.
    pub betweenness_share: Option<f64>,
    /// Half the width of its interval when it is an estimate, on the scale of `betweenness_share`.
    pub margin: Option<f64>,
    /// Eigenvector centrality (Bonacich 1972), the largest is 1; nothing without ties.
    pub eigenvector: Option<f64>,
    /// Its core (Seidman 1983).
    pub core: usize,
    /// The share, 0 to 1, of the possible ties among its partners that exist (Watts and Strogatz 1998); nothing
    /// with fewer than two partners.
    pub clustering: Option<f64>,
    /// Burt's constraint (1992), high when partners are tied to each other; 1.125 at most; nothing without partners.
    pub constraint: Option<f64>,
    /// Burt's effective size (1992), in Borgatti's form (1997).
    pub effective_size: Option<f64>,
    /// Its E-I index, -1 to 1; nothing without ties.
    pub external_internal: Option<f64>,
    /// The share of others, 0 to 1, that it reaches within two steps.
    pub reach: Option<f64>,
    /// Whether the rest falls apart without it.
    pub is_cut_point: bool,
    /// Its component, the largest is 0.
    pub component: u32,
    /// Its community, the largest is 0.
    pub community: u32,
}

/// All measures of a graph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measures {
    /// Of the whole.
    pub whole: Whole,
    /// Of each vertex.
    pub actors: Vec<Single>,
}

impl Measures {
    /// Measures a graph. `kinds` has one kind a vertex, in the order of the vertices. Betweenness of a large graph is
    /// an estimate, which `Whole::sampled` and the margins say; nothing else is sampled.
    pub fn new(graph: &Adjacency, kinds: &[ActorKind]) -> Self {
        let plain = graph.without_direction();
        let incoming = graph.reversed();
        let parts = Parts {
            inward: waves::waves(graph),
            outward: if graph.is_directed() { waves::waves(&incoming) } else { Vec::new() },
            between: betweenness::betweenness(graph),
            circles: circle::circles(&plain),
            shape: shape::shape(&plain),
            eigenvector: shape::eigenvector(&plain),
            communities: shape::communities(&plain),
            components: plain.components(),
            graph,
            plain: &plain,
            incoming: &incoming,
            kinds,
        };
        let actors: Vec<_> = graph.vertices().map(|vertex| parts.single(vertex)).collect();
        Self { whole: parts.whole(&actors), actors }
    }
}

/// What was computed for all vertices at once.
struct Parts<'a> {
    graph: &'a Adjacency,
    plain: &'a Adjacency,
    incoming: &'a Adjacency,
    kinds: &'a [ActorKind],
    inward: Vec<Reached>,
    /// Empty when it is the same as `inward`.
    outward: Vec<Reached>,
    between: betweenness::Betweenness,
    circles: Vec<Circle>,
    shape: Shape,
    eigenvector: Option<Vec<f64>>,
    communities: Vec<u32>,
    components: Vec<u32>,
}

impl Parts<'_> {
    fn others(&self) -> usize {
        self.graph.size().saturating_sub(1)
    }

    /// All ordered pairs of others of one vertex, once each where there are no directions.
    fn pairs_of_others(&self) -> f64 {
        let others = float(self.others());
        others * (others - 1.0).max(0.0) / if self.graph.is_directed() { 1.0 } else { 2.0 }
    }

    fn single(&self, vertex: Vertex) -> Single {
        let at = vertex as usize;
        let (degree, others) = (self.plain.degree(vertex), self.others());
        let outward = self.outward.get(at).unwrap_or(&self.inward[at]);
        let pairs = self.pairs_of_others();
        let of_pairs = |value: f64| (pairs > 0.0).then(|| value / pairs);
        Single {
            degree,
            incoming: self.incoming.degree(vertex),
            outgoing: self.graph.degree(vertex),
            degree_share: (others > 0).then(|| float(degree) / float(others)),
            closeness: closeness(&self.inward[at], others),
            betweenness: self.between.raw[at],
            betweenness_share: of_pairs(self.between.raw[at]),
            margin: self.between.margin.as_ref().and_then(|margin| of_pairs(margin[at])),
            eigenvector: self.eigenvector.as_ref().map(|values| values[at]),
            core: self.shape.core[at],
            clustering: self.circles[at].clustering(degree),
            constraint: (degree > 0).then_some(self.circles[at].constraint),
            effective_size: self.circles[at].effective_size(degree),
            external_internal: kinds::external_internal(self.inside_outside(vertex)),
            reach: (others > 0).then(|| ratio(outward.within_two, others)),
            is_cut_point: self.shape.cut[at],
            component: self.components[at],
            community: self.communities[at],
        }
    }

    fn inside_outside(&self, vertex: Vertex) -> (u64, u64) {
        kinds::inside_outside(self.graph, self.incoming, self.kinds, vertex)
    }

    fn whole(&self, actors: &[Single]) -> Whole {
        let (size, ties, directed) = (self.graph.size(), self.graph.edge_count(), self.graph.is_directed());
        let possible = pairs(size) * if directed { 2 } else { 1 };
        let reached = |of: fn(&Reached) -> u64| self.inward.iter().map(of).sum::<u64>();
        let (paths, far) = (reached(|one| one.by), reached(|one| one.far));
        let corners: u64 = self.circles.iter().map(|circle| circle.closed).sum();
        let two_steps: u64 = actors.iter().map(|one| pairs(one.degree)).sum();
        let answered = self.graph.edges().filter(|(from, to)| self.graph.has(*to, *from)).count() as u64;
        let mixed = self.plain_mixing();
        Whole {
            size,
            ties,
            possible,
            density: (possible > 0).then(|| share(ties as u64, possible)),
            triads: triads(size, self.plain.edge_count() as u64, two_steps, corners / 3),
            components: self.components.iter().max().map_or(0, |last| *last as usize + 1),
            largest: self.components.iter().filter(|component| **component == 0).count(),
            isolates: actors.iter().filter(|one| one.degree == 0).count(),
            diameter: self.inward.iter().map(|one| one.farthest).max().filter(|steps| *steps > 0),
            average_path: (paths > 0).then(|| share(far, paths)),
            clustering: mean(actors.iter().filter_map(|one| one.clustering)),
            transitivity: (two_steps > 0).then(|| share(corners, two_steps)),
            reciprocity: (directed && ties > 0).then(|| share(answered, ties as u64)),
            mutual: directed.then_some(answered / 2),
            degree_centralization: centralization(actors.iter().map(|one| one.degree), |others| {
                // A leaf of a star has its centre.
                others * others.saturating_sub(1)
            }),
            out_centralization: directed
                .then(|| centralization(actors.iter().map(|one| one.outgoing), |others| others * others))
                .flatten(),
            in_centralization: directed
                .then(|| centralization(actors.iter().map(|one| one.incoming), |others| others * others))
                .flatten(),
            betweenness_centralization: betweenness_centralization(actors),
            sampled: self.between.margin.is_some().then_some(self.between.sources),
            margin: actors.iter().filter_map(|one| one.margin).reduce(f64::max),
            core: self.shape.core.iter().copied().max().unwrap_or(0),
            cut_points: self.shape.cut.iter().filter(|cut| **cut).count(),
            bridges: self.shape.bridges.clone(),
            communities: self.communities.iter().max().map_or(0, |last| *last as usize + 1),
            modularity: shape::modularity(self.plain, &self.communities),
            external_internal: kinds::external_internal(mixed),
            mixing: Mixing::new(self.graph, self.kinds),
            reach: mean(actors.iter().filter_map(|one| one.reach)),
        }
    }

    /// Ties within kinds and across them, each counted at both its ends.
    fn plain_mixing(&self) -> (u64, u64) {
        let all = self.graph.vertices().map(|vertex| self.inside_outside(vertex));
        all.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    }
}

fn closeness(reached: &Reached, others: usize) -> Option<f64> {
    (reached.far > 0 && others > 0).then(|| ratio(reached.by, others) * share(reached.by, reached.far))
}

/// Freeman's centralization of degrees: the sum of their distances from the largest, over the same sum of a star, which
/// is found from how many surround its centre.
fn centralization(
    degrees: impl Iterator<Item = usize> + Clone,
    of_a_star: fn(usize) -> usize,
) -> Option<f64> {
    let (others, largest) = (degrees.clone().count().saturating_sub(1), degrees.clone().max()?);
    let most = of_a_star(others);
    let sum: usize = degrees.map(|degree| largest - degree).sum();
    (most > 0).then(|| float(sum) / float(most))
}

fn betweenness_centralization(actors: &[Single]) -> Option<f64> {
    let values: Option<Vec<f64>> = actors.iter().map(|one| one.betweenness_share).collect();
    let values = values.filter(|values| values.len() > 2)?;
    let largest = values.iter().copied().fold(0.0, f64::max);
    let sum: f64 = values.iter().map(|value| largest - value).sum();
    Some(sum / float(values.len() - 1))
}

/// How many sets of three have 0, 1, 2, 3 ties, from the two-step paths and the triangles among them.
fn triads(size: usize, ties: u64, two_steps: u64, triangles: u64) -> [u64; 4] {
    let size = size as u64;
    if size < 3 {
        return [0; 4];
    }
    let two = two_steps - 3 * triangles;
    // Every tie is in a set with each of the n - 2 others; sets with two or three ties are met as often.
    let one = ties * (size - 2) - 2 * two - 3 * triangles;
    let all = size * (size - 1) / 2 * (size - 2) / 3;
    [all - one - two - triangles, one, two, triangles]
}

/// How many pairs there are among some things.
fn pairs(count: usize) -> u64 {
    let count = count as u64;
    count * count.saturating_sub(1) / 2
}

#[expect(clippy::cast_precision_loss, reason = "counts of parties are far below 2^52")]
fn float(count: usize) -> f64 {
    count as f64
}

#[expect(clippy::cast_precision_loss, reason = "counts of ties and steps are far below 2^52")]
fn share(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}

fn ratio(part: u64, whole: usize) -> f64 {
    share(part, whole as u64)
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (count, sum) = values.fold((0_usize, 0.0), |(count, sum), value| (count + 1, sum + value));
    (count > 0).then(|| sum / float(count))
}
