//! The measures as data. The keys are stable: other programs read them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Asked, Beside, Graph, Measured};
use crate::cli::Stop;
use crate::export::data::is_formula;
use crate::locale::clean;
use crate::model::{ActorKind, Code, PartnershipMap};
use crate::network::{Mixing, Single, Whole};

#[derive(Serialize)]
pub(super) struct Shown<'a> {
    map: ShownMap<'a>,
    actors: Vec<ShownActor<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    series: Vec<ShownMap<'a>>,
}

impl<'a> Shown<'a> {
    pub(super) fn new(
        map: &'a PartnershipMap,
        asked: &Asked,
        now: &'a Measured,
        series: &'a [Measured],
    ) -> Self {
        Self {
            map: ShownMap::new(map, asked, now),
            actors: actors(map, now),
            series: series.iter().map(|one| ShownMap::new(map, asked, one)).collect(),
        }
    }
}

fn actors<'a>(map: &'a PartnershipMap, now: &'a Measured) -> Vec<ShownActor<'a>> {
    let both = now.actors.iter().zip(&now.measures.actors);
    let row = |(id, single): (&'a crate::model::Id, &Single)| {
        let kind = map.actors.get(id).map_or(ActorKind::Other, |actor| actor.kind);
        ShownActor::new(id.as_str(), clean(map.actor_name(id)).into_owned(), kind.code(), single)
    };
    both.map(row).collect()
}

#[derive(Serialize)]
struct ShownMap<'a> {
    id: &'a str,
    graph: &'static str,
    category: Option<&'static str>,
    assessed_only: bool,
    at: String,
    size: usize,
    ties: usize,
    possible: u64,
    density: Option<f64>,
    triads: Triads,
    components: usize,
    largest_component: usize,
    isolates: usize,
    diameter: Option<u32>,
    average_path: Option<f64>,
    clustering: Option<f64>,
    transitivity: Option<f64>,
    reciprocity: Option<f64>,
    mutual: Option<u64>,
    degree_centralization: Option<f64>,
    in_centralization: Option<f64>,
    out_centralization: Option<f64>,
    betweenness_centralization: Option<f64>,
    /// Whether the betweenness of this map is an estimate.
    betweenness_estimated: bool,
    betweenness_sources: Option<usize>,
    betweenness_margin: Option<f64>,
    core: usize,
    cut_points: Vec<&'a str>,
    bridges: Vec<[&'a str; 2]>,
    communities: usize,
    modularity: Option<f64>,
    external_internal: Option<f64>,
    mixing: BTreeMap<&'static str, BTreeMap<&'static str, u64>>,
    reach: Option<f64>,
    #[serde(flatten)]
    beside: ShownBeside,
}

/// How many sets of three parties have so many ties.
#[derive(Serialize)]
struct Triads {
    none: u64,
    one: u64,
    two: u64,
    three: u64,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ShownBeside {
    Ties { competing: usize, not_assessed: usize },
    Flows { to_all: u32, to_residents: u32, to_nobody_named: u32 },
}

impl<'a> ShownMap<'a> {
    fn new(map: &'a PartnershipMap, asked: &Asked, measured: &'a Measured) -> Self {
        let whole: &Whole = &measured.measures.whole;
        let name = |vertex: u32| measured.actors[vertex as usize].as_str();
        let (graph, category, assessed_only) = match asked.graph {
            Graph::Ties { category, assessed_only } => ("ties", category.map(Code::code), assessed_only),
            Graph::Flows { category } => ("flows", category.map(Code::code), false),
        };
        let singles = measured.actors.iter().zip(&measured.measures.actors);
        let [none, one, two, three] = whole.triads;
        Self {
            id: map.info.id.as_str(),
            graph,
            category,
            assessed_only,
            at: measured.day.to_string(),
            size: whole.size,
            ties: whole.ties,
            possible: whole.possible,
            density: whole.density,
            triads: Triads { none, one, two, three },
            components: whole.components,
            largest_component: whole.largest,
            isolates: whole.isolates,
            diameter: whole.diameter,
            average_path: whole.average_path,
            clustering: whole.clustering,
            transitivity: whole.transitivity,
            reciprocity: whole.reciprocity,
            mutual: whole.mutual,
            degree_centralization: whole.degree_centralization,
            in_centralization: whole.in_centralization,
            out_centralization: whole.out_centralization,
            betweenness_centralization: whole.betweenness_centralization,
            betweenness_estimated: whole.sampled.is_some(),
            betweenness_sources: whole.sampled,
            betweenness_margin: whole.margin,
            core: whole.core,
            cut_points: singles.filter(|(_, one)| one.is_cut_point).map(|(id, _)| id.as_str()).collect(),
            bridges: whole.bridges.iter().map(|(from, to)| [name(*from), name(*to)]).collect(),
            communities: whole.communities,
            modularity: whole.modularity,
            external_internal: whole.external_internal,
            mixing: mixing(&whole.mixing),
            reach: whole.reach,
            beside: match measured.beside {
                Beside::Ties { competing, not_assessed } => ShownBeside::Ties { competing, not_assessed },
                Beside::Flows(other) => ShownBeside::Flows {
                    to_all: other.joint,
                    to_residents: other.residents,
                    to_nobody_named: other.unsaid,
                },
            },
        }
    }
}

fn mixing(found: &Mixing) -> BTreeMap<&'static str, BTreeMap<&'static str, u64>> {
    let row =
        |from: ActorKind| ActorKind::ALL.iter().map(move |to| (to.code(), found.count(from, *to))).collect();
    ActorKind::ALL.iter().map(|from| (from.code(), row(*from))).collect()
}

#[derive(Serialize)]
struct ShownActor<'a> {
    id: &'a str,
    name: String,
    kind: &'static str,
    degree: usize,
    in_degree: usize,
    out_degree: usize,
    degree_share: Option<f64>,
    closeness: Option<f64>,
    betweenness: f64,
    betweenness_share: Option<f64>,
    betweenness_margin: Option<f64>,
    eigenvector: Option<f64>,
    core: usize,
    clustering: Option<f64>,
    constraint: Option<f64>,
    effective_size: Option<f64>,
    external_internal: Option<f64>,
    reach: Option<f64>,
    cut_point: bool,
    component: u32,
    community: u32,
}

impl<'a> ShownActor<'a> {
    fn new(id: &'a str, name: String, kind: &'static str, one: &Single) -> Self {
        Self {
            id,
            name,
            kind,
            degree: one.degree,
            in_degree: one.incoming,
            out_degree: one.outgoing,
            degree_share: one.degree_share,
            closeness: one.closeness,
            betweenness: one.betweenness,
            betweenness_share: one.betweenness_share,
            betweenness_margin: one.margin,
            eigenvector: one.eigenvector,
            core: one.core,
            clustering: one.clustering,
            constraint: one.constraint,
            effective_size: one.effective_size,
            external_internal: one.external_internal,
            reach: one.reach,
            cut_point: one.is_cut_point,
            component: one.component,
            community: one.community,
        }
    }
}

/// A row a party; with a series, a row a quarter instead.
pub(super) fn csv(
    map: &PartnershipMap,
    asked: &Asked,
    now: &Measured,
    series: &[Measured],
) -> Result<String, Stop> {
    let mut out = csv::Writer::from_writer(Vec::new());
    let written = if series.is_empty() {
        actors(map, now).into_iter().try_for_each(|mut row| {
            if is_formula(&row.name) {
                row.name.insert(0, '\'');
            }
            out.serialize(row)
        })
    } else {
        series.iter().try_for_each(|one| out.serialize(Quarter::new(asked, one)))
    };
    let bytes = written
        .map_err(std::io::Error::other)
        .and_then(|()| out.into_inner().map_err(|error| std::io::Error::other(error.to_string())))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The measures of a quarter that are one figure.
#[derive(Serialize)]
struct Quarter {
    at: String,
    graph: &'static str,
    size: usize,
    ties: usize,
    possible: u64,
    density: Option<f64>,
    components: usize,
    largest_component: usize,
    isolates: usize,
    diameter: Option<u32>,
    average_path: Option<f64>,
    clustering: Option<f64>,
    transitivity: Option<f64>,
    reciprocity: Option<f64>,
    degree_centralization: Option<f64>,
    betweenness_centralization: Option<f64>,
    core: usize,
    cut_points: usize,
    bridges: usize,
    communities: usize,
    modularity: Option<f64>,
    external_internal: Option<f64>,
    reach: Option<f64>,
}

impl Quarter {
    fn new(asked: &Asked, measured: &Measured) -> Self {
        let whole = &measured.measures.whole;
        Self {
            at: measured.day.to_string(),
            graph: if matches!(asked.graph, Graph::Ties { .. }) { "ties" } else { "flows" },
            size: whole.size,
            ties: whole.ties,
            possible: whole.possible,
            density: whole.density,
            components: whole.components,
            largest_component: whole.largest,
            isolates: whole.isolates,
            diameter: whole.diameter,
            average_path: whole.average_path,
            clustering: whole.clustering,
            transitivity: whole.transitivity,
            reciprocity: whole.reciprocity,
            degree_centralization: whole.degree_centralization,
            betweenness_centralization: whole.betweenness_centralization,
            core: whole.core,
            cut_points: whole.cut_points,
            bridges: whole.bridges.len(),
            communities: whole.communities,
            modularity: whole.modularity,
            external_internal: whole.external_internal,
            reach: whole.reach,
        }
    }
}
