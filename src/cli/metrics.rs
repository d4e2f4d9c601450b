//! `simpul metrics`: the measures of a map's graph, to read, as data, or as a table for other programs.

mod data;
mod table;

use std::collections::HashSet;
use std::path::PathBuf;

use clap::ArgMatches;

use super::{Context, Next, Stop, day, open};
use crate::locale::{cli as words, quoted};
use crate::model::{Code, Day, Id, Lang, Partnership, PartnershipMap, Rung, SourceCategory};
use crate::network::{At, Elsewhere, Flows, Measures, Standing, Ties};
use crate::store::Intent;

/// What was asked for.
struct Asked {
    graph: Graph,
    /// The day that was named; else the map as it stands now.
    at: Option<Day>,
    since: Option<Day>,
    today: Day,
}

/// Which of the two graphs, and what of it.
#[derive(Clone, Copy)]
enum Graph {
    Ties { category: Option<SourceCategory>, assessed_only: bool },
    Flows { category: Option<SourceCategory> },
}

/// A graph at a moment with its measures.
struct Measured {
    /// The day of the figures.
    day: Day,
    actors: Vec<Id>,
    measures: Measures,
    beside: Beside,
}

/// What belongs to a graph and is no edge of it.
enum Beside {
    Ties { competing: usize, not_assessed: usize },
    Flows(Elsewhere),
}

pub(super) fn run(context: &mut Context<'_>, args: &ArgMatches) -> Result<Next, Stop> {
    let Some(path) = args.get_one::<PathBuf>("file") else {
        return Ok(Next::Done(2));
    };
    let asked = Asked::new(context.lang, args, context.today)?;
    let opened = open(context.lang, path, Intent::Read)?;
    let now = asked.measured(&opened.map, asked.at);
    let series = asked.series(&opened.map);
    match args.get_one::<String>("format").map(String::as_str) {
        Some("json") => context.out.json(&data::Shown::new(&opened.map, &asked, &now, &series))?,
        Some("csv") => context.out.text(&data::csv(&opened.map, &asked, &now, &series)?)?,
        _ => table::print(context, &opened.map, &asked, &now, &series)?,
    }
    if !opened.problems.is_empty() {
        context.out.flush()?;
        let remark = words::left_out(context.lang, opened.problems.len());
        context.out.remark(&remark);
    }
    Ok(Next::Done(0))
}

impl Asked {
    fn new(lang: Lang, args: &ArgMatches, today: Day) -> Result<Self, Stop> {
        let text = |name| args.get_one::<String>(name).map(String::as_str);
        let date = |name| text(name).map(|text| day(lang, text, today)).transpose();
        let category = text("category").map(|word| {
            SourceCategory::parse(word).ok_or_else(|| {
                let known: Vec<_> = SourceCategory::ALL.iter().map(|one| known_word(lang, *one)).collect();
                Stop::unusable(words::bad_value(lang, &quoted(word), "--category", &known.join(", ")))
            })
        });
        let category = category.transpose()?;
        let flows = text("graph") == Some("flows") || text("graph").is_none() && category.is_some();
        let assessed_only = args.get_flag("assessed");
        if flows && assessed_only {
            return Err(Stop::unusable(words::only_with(lang, "--assessed", "--graph ties")));
        }
        let graph = if flows { Graph::Flows { category } } else { Graph::Ties { category, assessed_only } };
        let asked = Self { graph, at: date("at")?, since: date("since")?, today };
        if asked.since.is_some_and(|since| since > asked.day()) {
            return Err(Stop::unusable(words::since_after_at(lang)));
        }
        Ok(asked)
    }

    /// The day of the figures.
    fn day(&self) -> Day {
        self.at.unwrap_or(self.today)
    }

    fn measured(&self, map: &PartnershipMap, day: Option<Day>) -> Measured {
        let at = day.map_or(At::Now, At::Day);
        let day = day.unwrap_or(self.today);
        match self.graph {
            Graph::Ties { category, assessed_only } => {
                // What a partnership is about is what was given in it.
                let about = category.map(|category| partnerships_with(map, at, category));
                let wanted = |one: &Partnership, rung: Option<Rung>| {
                    (rung.is_some() || !assessed_only)
                        && about.as_ref().is_none_or(|about| about.contains(&one.id))
                };
                let ties = Ties::where_(map, at, wanted);
                let beside = Beside::Ties {
                    competing: ties.competition.len(),
                    not_assessed: ties.lines.iter().filter(|line| line.rung.is_none()).count(),
                };
                let measures = Measures::new(&ties.graph, &ties.kinds);
                Measured { day, measures, beside, actors: ties.actors }
            }
            Graph::Flows { category } => {
                let flows = Flows::new(map, at, category, self.since);
                let measures = Measures::new(&flows.graph, &flows.kinds);
                Measured { day, measures, beside: Beside::Flows(flows.elsewhere), actors: flows.actors }
            }
        }
    }

    /// The same at the end of every quarter from `since` on, and last on the day that was asked for.
    fn series(&self, map: &PartnershipMap) -> Vec<Measured> {
        let Some(since) = self.since else { return Vec::new() };
        let ends =
            std::iter::successors(Some(since.quarter_end()), |end| Some(end.plus_days(1).quarter_end()));
        let past = ends.take_while(|end| *end < self.day()).map(|end| self.measured(map, Some(end)));
        past.chain([self.measured(map, self.at)]).collect()
    }
}

/// The partnerships in which something of a category had been delivered.
fn partnerships_with(map: &PartnershipMap, at: At, category: SourceCategory) -> HashSet<Id> {
    let standing = Standing::new(map, at);
    let gifts = standing.delivered().filter(|gift| gift.category == category);
    gifts.map(|gift| gift.partnership.clone()).collect()
}

/// The word by which people of a language name a category.
fn known_word(lang: Lang, category: SourceCategory) -> &'static str {
    match lang {
        Lang::Indonesian => category.other_words().first().copied().unwrap_or(category.code()),
        Lang::English => category.code(),
    }
}
