//! The measures to be read: each figure said in words, the parties with most partners first.

use std::cmp::Reverse;

use super::{Asked, Beside, Graph, Measured};
use crate::cli::{Context, Stop};
use crate::locale::dates::{self, decimal, number, percent};
use crate::locale::labels::lower;
use crate::locale::{Label, clean, measures as words, shorten};
use crate::model::{ActorKind, Code, Lang, PartnershipMap};
use crate::network::{Single, Whole};

/// The longest name of a party, in columns.
const NAME: usize = 32;

pub(super) fn print(
    context: &mut Context<'_>,
    map: &PartnershipMap,
    asked: &Asked,
    now: &Measured,
    series: &[Measured],
) -> Result<(), Stop> {
    let lang = context.lang;
    context.out.line(&clean(&map.info.title))?;
    context.out.line(&heading(lang, asked))?;
    if now.actors.is_empty() {
        context.out.line("")?;
        context.out.line(words::nobody(lang))?;
        return Ok(());
    }
    context.out.line("")?;
    context.out.line(words::whole(lang))?;
    context.out.table(&whole(lang, now))?;
    context.out.line("")?;
    context.out.line(words::by_kind(lang))?;
    context.out.table(&mixing(lang, &now.measures.whole))?;
    context.out.line("")?;
    context.out.line(words::each(lang))?;
    context.out.table(&parties(lang, map, now))?;
    context.out.line("")?;
    for line in crate::ui::canvas::wrap(words::meaning(lang), 98, usize::MAX) {
        context.out.line(&format!("  {line}"))?;
    }
    if let (Some(sources), Some(margin)) = (now.measures.whole.sampled, now.measures.whole.margin) {
        context.out.line(&format!("  {}", words::estimated(lang, sources, &percent(lang, margin))))?;
    }
    if !series.is_empty() {
        context.out.line("")?;
        context.out.line(words::series(lang))?;
        context.out.table(&quarters(lang, series))?;
    }
    Ok(())
}

fn heading(lang: Lang, asked: &Asked) -> String {
    let day = dates::long(lang, asked.day());
    match asked.graph {
        Graph::Ties { category: Some(category), .. } => {
            words::ties_of(lang, &lower(category.label(lang)), &day)
        }
        Graph::Ties { category: None, .. } => words::ties_at(lang, &day),
        Graph::Flows { category: Some(category) } => {
            words::flows_of(lang, &lower(category.label(lang)), &day)
        }
        Graph::Flows { category: None } => words::flows_at(lang, &day),
    }
}

fn count(lang: Lang, value: impl TryInto<i64>) -> String {
    number(lang, value.try_into().unwrap_or(i64::MAX))
}

fn dash<T>(value: Option<T>, say: impl FnOnce(T) -> String) -> String {
    value.map_or_else(|| "-".to_owned(), say)
}

fn whole(lang: Lang, now: &Measured) -> Vec<Vec<String>> {
    let whole = &now.measures.whole;
    let share = |value: Option<f64>| dash(value, |value| percent(lang, value));
    let figure = |value: Option<f64>| dash(value, |value| decimal(lang, value, 2));
    let counted = |value: usize| count(lang, value);
    let of_possible =
        words::of_possible(lang, &counted(whole.ties), &count(lang, whole.possible), &share(whole.density));
    let ties = match now.beside {
        Beside::Ties { .. } => words::ties(lang),
        Beside::Flows(_) => words::arcs(lang),
    };
    let mut rows = vec![(words::parties(lang), counted(whole.size)), (ties, of_possible)];
    rows.extend(beside(lang, now));
    if whole.size >= 3 {
        rows.push((words::trios(lang), count(lang, whole.triads[3])));
    }
    rows.extend([
        (words::components(lang), counted(whole.components)),
        (words::largest(lang), counted(whole.largest)),
        (words::isolates(lang), counted(whole.isolates)),
        (words::diameter(lang), dash(whole.diameter, |steps| steps.to_string())),
        (words::path(lang), figure(whole.average_path)),
        (words::reach(lang), share(whole.reach)),
        (words::clustering(lang), share(whole.clustering)),
        (words::transitivity(lang), share(whole.transitivity)),
    ]);
    if matches!(now.beside, Beside::Flows(_)) {
        rows.push((words::reciprocity(lang), share(whole.reciprocity)));
    }
    rows.extend([
        (words::centralization(lang), share(whole.degree_centralization)),
        (words::between_centralization(lang), share(whole.betweenness_centralization)),
        (words::core(lang), counted(whole.core)),
        (words::cut_points(lang), counted(whole.cut_points)),
        (words::bridges(lang), counted(whole.bridges.len())),
        (words::communities(lang), counted(groups(whole))),
        (words::modularity(lang), figure(whole.modularity)),
        (words::across(lang), figure(whole.external_internal)),
    ]);
    rows.into_iter().map(|(name, value)| vec![name.to_owned(), value]).collect()
}

fn beside(lang: Lang, now: &Measured) -> Vec<(&'static str, String)> {
    let some = match now.beside {
        Beside::Ties { competing, not_assessed } => {
            vec![(words::not_assessed(lang), not_assessed), (words::competing(lang), competing)]
        }
        Beside::Flows(other) => vec![
            (words::to_all(lang), other.joint as usize),
            (words::to_residents(lang), other.residents as usize),
            (words::to_nobody(lang), other.unsaid as usize),
        ],
    };
    some.into_iter().filter(|(_, value)| *value > 0).map(|(name, value)| (name, count(lang, value))).collect()
}

/// Who is tied to whom by kind; in flows the row gives and the column receives.
fn mixing(lang: Lang, whole: &Whole) -> Vec<Vec<String>> {
    let met = |kind: &&ActorKind| {
        **kind != ActorKind::Other
            || ActorKind::ALL
                .iter()
                .any(|other| whole.mixing.count(**kind, *other) + whole.mixing.count(*other, **kind) > 0)
    };
    let kinds: Vec<ActorKind> = ActorKind::ALL.iter().filter(met).copied().collect();
    let mut rows = vec![
        [String::new()].into_iter().chain(kinds.iter().map(|kind| kind.label(lang).to_owned())).collect(),
    ];
    for from in &kinds {
        let counts = kinds.iter().map(|to| count(lang, whole.mixing.count(*from, *to)));
        rows.push([from.label(lang).to_owned()].into_iter().chain(counts).collect());
    }
    rows
}

fn parties(lang: Lang, map: &PartnershipMap, now: &Measured) -> Vec<Vec<String>> {
    let flows = matches!(now.beside, Beside::Flows(_));
    let mut heading = vec![words::party(lang), words::kind(lang), words::degree(lang)];
    if flows {
        heading.extend([words::gives(lang), words::receives(lang)]);
    }
    heading.extend([words::closeness(lang), words::between(lang), words::standing(lang), words::inner(lang)]);
    heading.extend([words::constraint(lang), words::group(lang)]);
    let mut rows = vec![heading.into_iter().map(str::to_owned).collect()];
    let mut order: Vec<_> = now.actors.iter().zip(&now.measures.actors).collect();
    order.sort_by_key(|(id, one)| (Reverse(one.degree), map.actor_name(id).to_lowercase()));
    rows.extend(order.into_iter().map(|(id, one)| {
        let kind = map.actors.get(id).map_or(ActorKind::Other, |actor| actor.kind);
        let mut row = vec![
            shorten(&clean(map.actor_name(id)), NAME).into_owned(),
            kind.label(lang).to_owned(),
            count(lang, one.degree),
        ];
        if flows {
            row.extend([count(lang, one.outgoing), count(lang, one.incoming)]);
        }
        row.extend(figures(lang, one));
        row
    }));
    rows
}

fn figures(lang: Lang, one: &Single) -> Vec<String> {
    let share = |value: Option<f64>| dash(value, |value| percent(lang, value));
    let mut row = vec![
        share(one.closeness),
        share(one.betweenness_share),
        dash(one.eigenvector, |value| decimal(lang, value, 2)),
        count(lang, one.core),
        dash(one.constraint, |value| decimal(lang, value, 2)),
        if one.degree == 0 { "-".to_owned() } else { count(lang, one.community + 1) },
    ];
    if one.is_cut_point {
        row.push(words::cut_mark(lang).to_owned());
    }
    row
}

/// Communities of more than one party.
fn groups(whole: &Whole) -> usize {
    whole.communities.saturating_sub(whole.isolates)
}

fn quarters(lang: Lang, series: &[Measured]) -> Vec<Vec<String>> {
    let heading = [
        words::day(lang),
        words::parties(lang),
        words::ties(lang),
        words::density(lang),
        words::parts(lang),
        words::alone(lang),
        words::distance(lang),
        words::groups(lang),
    ];
    let mut rows = vec![heading.map(str::to_owned).to_vec()];
    rows.extend(series.iter().map(|one| {
        let whole = &one.measures.whole;
        vec![
            dates::short(lang, one.day),
            count(lang, whole.size),
            count(lang, whole.ties),
            dash(whole.density, |value| percent(lang, value)),
            count(lang, whole.components),
            count(lang, whole.isolates),
            dash(whole.average_path, |value| decimal(lang, value, 2)),
            count(lang, groups(whole)),
        ]
    }));
    rows
}
