//! THE SAME PICTURE AGAIN after a small edit: everyone starts from the last place and goes a few small steps.

use crate::layout::Point;
use crate::model::ActorKind;
use crate::network::{Adjacency, Vertex};

use super::hops::{Block, Web, shuffled_sources};
use super::stress::{Cloud, Motion, Tether, shake, stress};
use super::{PITCH, Progress, Random, apart, draw, fresh, number, whole};

/// How strongly a place is kept, against the pull of all pairs.
const HOLD: f32 = 1.0;

/// Rounds that everyone goes.
const ROUNDS: usize = 12;

/// As many blocks of sources are enough for small steps.
const BLOCKS: usize = 8;

/// Starts from the known places, which are at least half of all.
pub(super) fn again(
    graph: &Adjacency,
    kinds: &[ActorKind],
    before: &[Option<Point>],
    progress: &mut Progress,
) -> Option<Vec<Point>> {
    let components = graph.component_members();
    let known = |vertex: &Vertex| before[*vertex as usize].is_some();
    let (seen, new): (Vec<Vec<Vertex>>, Vec<Vec<Vertex>>) =
        components.into_iter().partition(|members| members.iter().any(known));
    let mut points = guessed(graph, before);
    let mut place = vec![0; graph.size()];
    let mut scale = None;
    for members in seen.iter().filter(|members| members.len() > 1) {
        progress.part = whole(members.len()) / whole(graph.size());
        let web = Web::new(graph, members, &mut place);
        settle(&web, members, before, &mut points, &mut scale, progress)?;
    }
    if !new.is_empty() {
        beside(&mut points, &seen, &fresh(graph, kinds, &new, progress)?, &new);
    }
    apart::push_apart(&mut points, 1.0);
    Some(points)
}

/// The known places, and for the others the middle of their known neighbours, in the order in which they are reached.
fn guessed(graph: &Adjacency, before: &[Option<Point>]) -> Vec<Point> {
    let mut found = before.to_vec();
    let mut random = Random::new(7);
    let mut waiting: Vec<Vertex> =
        graph.vertices().filter(|vertex| found[*vertex as usize].is_none()).collect();
    loop {
        let count = waiting.len();
        let mut later = Vec::new();
        for vertex in waiting {
            let near: Vec<Point> =
                graph.neighbours(vertex).iter().filter_map(|other| found[*other as usize]).collect();
            if near.is_empty() {
                later.push(vertex);
                continue;
            }
            let middle = |of: fn(&Point) -> f64| near.iter().map(of).sum::<f64>() / number(near.len());
            let mut aside = || 2.0 * PITCH * f64::from(random.around_zero());
            let (x, y) = (middle(|point| point.x) + aside(), middle(|point| point.y) + aside());
            found[vertex as usize] = Some(Point { x, y });
        }
        if later.len() == count {
            return found.into_iter().map(Option::unwrap_or_default).collect();
        }
        waiting = later;
    }
}

/// Small steps of one component: first only of its new vertices, then of all.
fn settle(
    web: &Web,
    members: &[Vertex],
    before: &[Option<Point>],
    points: &mut [Point],
    scale: &mut Option<f64>,
    progress: &mut Progress,
) -> Option<()> {
    let mut random = Random::new(9);
    let mut sources = shuffled_sources(web.size(), &mut random);
    sources.truncate(BLOCKS);
    let sampled = sources.iter().map(Vec::len).sum::<usize>() < web.size();
    let blocks = draw::blocks(web, &sources, if sampled { 2 } else { 1 });
    let near = sampled.then_some(web);
    let blocks: Vec<&Block> = blocks.iter().collect();
    let mut cloud = Cloud::default();
    for member in members {
        cloud.x.push(narrow(points[*member as usize].x));
        cloud.y.push(narrow(points[*member as usize].y));
    }
    // The largest component says how long a step was in the last picture; a picture that was one point says nothing.
    let fitted = stress(&cloud, &blocks).1;
    let step = *scale.get_or_insert(if fitted > 1e-3 && fitted < 1e3 { fitted } else { 1.0 / PITCH });
    for value in cloud.x.iter_mut().chain(&mut cloud.y) {
        *value *= narrow(step);
    }
    let home = cloud.clone();
    shake(&mut cloud, 1e-3, &mut random);
    let old: Vec<bool> = members.iter().map(|member| before[*member as usize].is_some()).collect();
    let mut motion = Motion::new(cloud);
    for hold in [1e6, HOLD] {
        let strength: Vec<f32> = old.iter().map(|old| if *old { hold } else { 0.0 }).collect();
        let tether = Tether { home: &home, strength: &strength };
        for _ in 0..ROUNDS {
            motion.round(&blocks, near, (0.7, 0.0), Some(&tether));
            progress.step(0.5 / whole(ROUNDS))?;
        }
    }
    for (member, (x, y)) in members.iter().zip(motion.cloud.x.iter().zip(&motion.cloud.y)) {
        points[*member as usize] = Point { x: f64::from(*x) / step, y: f64::from(*y) / step };
    }
    Some(())
}

/// Lays the new components below everything that was there.
fn beside(points: &mut [Point], seen: &[Vec<Vertex>], fresh: &[Point], new: &[Vec<Vertex>]) {
    let there: Vec<Point> = seen.iter().flatten().map(|vertex| points[*vertex as usize]).collect();
    let coming: Vec<Point> = new.iter().flatten().map(|vertex| fresh[*vertex as usize]).collect();
    let (old_low, old_high) = apart::corners(&there);
    let low = apart::corners(&coming).0;
    for vertex in new.iter().flatten() {
        let point = fresh[*vertex as usize];
        points[*vertex as usize] =
            Point { x: point.x - low.x + old_low.x, y: point.y - low.y + old_high.y + PITCH };
    }
}

#[expect(clippy::cast_possible_truncation, reason = "small steps need no more digits")]
fn narrow(value: f64) -> f32 {
    value as f32
}
