//! `simpul show`: what a map says on a day, to read or as data.

use std::path::PathBuf;

use clap::ArgMatches;
use serde::Serialize;

use super::{Context, Next, Stop, open};
use crate::locale::labels::{self, plural};
use crate::locale::{Label, clean, cli as words, dates, shorten};
use crate::model::{
    Actor, ActorKind, Agreement, Code, Day, Lang, Partnership, PartnershipMap, PartnershipStatus, Rung,
    Standing, Table,
};
use crate::store::Intent;

pub(super) fn run(context: &mut Context<'_>, asked: &ArgMatches) -> Result<Next, Stop> {
    let Some(path) = asked.get_one::<PathBuf>("file") else {
        return Ok(Next::Done(2));
    };
    let opened = open(context.lang, path, Intent::Read)?;
    if asked.get_one::<String>("format").is_some_and(|format| format == "json") {
        context.out.json(&Shown::of(&opened.map, context.today))?;
    } else {
        print(context, &opened.map)?;
    }
    if !opened.problems.is_empty() {
        context.out.flush()?;
        let remark = words::left_out(context.lang, opened.problems.len());
        context.out.remark(&remark);
    }
    Ok(Next::Done(0))
}

/// The keys of this data are stable: other programs read them.
#[derive(Serialize)]
struct Shown {
    map: ShownMap,
    actors: Vec<ShownActor>,
    partnerships: Vec<ShownPartnership>,
    agreements: Vec<ShownAgreement>,
}

#[derive(Serialize)]
struct ShownMap {
    id: String,
    title: String,
    area: Option<String>,
    anchor: Option<String>,
    /// Active partnerships on each rung.
    rungs: Rungs,
}

#[derive(Default, Serialize)]
struct Rungs {
    competition: usize,
    communication: usize,
    cooperation: usize,
    coordination: usize,
    collaboration: usize,
    confederation: usize,
    not_assessed: usize,
}

#[derive(Serialize)]
struct ShownActor {
    id: String,
    name: String,
    kind: &'static str,
    status: Option<&'static str>,
}

#[derive(Serialize)]
struct ShownPartnership {
    id: String,
    name: String,
    status: Option<&'static str>,
    members: Vec<String>,
    rung: Option<&'static str>,
    target: Option<&'static str>,
    since: Option<String>,
    days: Option<i64>,
}

#[derive(Serialize)]
struct ShownAgreement {
    id: String,
    kind: &'static str,
    title: String,
    status: &'static str,
    days_left: Option<i64>,
    obligations_due: usize,
    obligations_fulfilled: usize,
}

impl Shown {
    fn of(map: &PartnershipMap, today: Day) -> Self {
        Self {
            map: ShownMap {
                id: map.info.id.to_string(),
                title: clean(&map.info.title).into_owned(),
                area: map.info.area.as_deref().map(|area| clean(area).into_owned()),
                anchor: map.info.anchor.as_ref().map(ToString::to_string),
                rungs: Rungs::of(map),
            },
            actors: map.actors.iter().map(ShownActor::of).collect(),
            partnerships: map.partnerships.iter().map(|one| ShownPartnership::of(one, today)).collect(),
            agreements: map.agreements.iter().map(|one| ShownAgreement::of(one, map, today)).collect(),
        }
    }
}

impl Rungs {
    fn of(map: &PartnershipMap) -> Self {
        let mut counts = Self::default();
        for rung in active(map).map(Partnership::rung) {
            *match rung {
                Some(Rung::Competition) => &mut counts.competition,
                Some(Rung::Communication) => &mut counts.communication,
                Some(Rung::Cooperation) => &mut counts.cooperation,
                Some(Rung::Coordination) => &mut counts.coordination,
                Some(Rung::Collaboration) => &mut counts.collaboration,
                Some(Rung::Confederation) => &mut counts.confederation,
                None => &mut counts.not_assessed,
            } += 1;
        }
        counts
    }
}

fn active(map: &PartnershipMap) -> impl Iterator<Item = &Partnership> {
    map.partnerships.iter().filter(|one| one.status == Some(PartnershipStatus::Active))
}

impl ShownActor {
    fn of(actor: &Actor) -> Self {
        Self {
            id: actor.id.to_string(),
            name: clean(&actor.name).into_owned(),
            kind: actor.kind.code(),
            status: actor.status.map(Code::code),
        }
    }
}

impl ShownPartnership {
    fn of(one: &Partnership, today: Day) -> Self {
        Self {
            id: one.id.to_string(),
            name: clean(&one.name).into_owned(),
            status: one.status.map(Code::code),
            members: one.members.iter().map(ToString::to_string).collect(),
            rung: one.rung().map(Code::code),
            target: one.target.map(Code::code),
            since: one.since().map(|day| day.to_string()),
            days: one.days_on_rung(today),
        }
    }
}

impl ShownAgreement {
    fn of(one: &Agreement, map: &PartnershipMap, today: Day) -> Self {
        let standing = one.standing(today, &map.info.settings);
        Self {
            id: one.id.to_string(),
            kind: one.kind.code(),
            title: clean(&one.title).into_owned(),
            // How near its end is, `days_left` says; the status is the one of the life of a document.
            status: if standing == Standing::Expired { standing.code() } else { one.lifecycle().code() },
            days_left: one.days_left(today),
            obligations_due: one.obligations_due(today),
            obligations_fulfilled: one.obligations_fulfilled(today),
        }
    }
}

/// The longest name in a table, in columns.
const NAME: usize = 40;

fn cell(text: &str) -> String {
    shorten(&clean(text), NAME).into_owned()
}

fn dash<T>(value: Option<T>, say: impl FnOnce(T) -> String) -> String {
    value.map_or_else(|| "-".to_owned(), say)
}

fn print(context: &mut Context<'_>, map: &PartnershipMap) -> Result<(), Stop> {
    let (lang, today) = (context.lang, context.today);
    context.out.line(&clean(&map.info.title))?;
    let day = words::as_of(lang, &dates::full(lang, today));
    context.out.line(&match &map.info.area {
        Some(area) => format!("{} · {day}", clean(area)),
        None => day,
    })?;

    context.out.line("")?;
    context.out.line(words::parties_by_kind(lang))?;
    let mut rows = Vec::new();
    for kind in ActorKind::ALL {
        let count = map.actors.iter().filter(|actor| actor.kind == *kind).count();
        if count > 0 || *kind != ActorKind::Other {
            rows.push(vec![kind.label(lang).to_owned(), count.to_string()]);
        }
    }
    context.out.table(&rows)?;

    context.out.line("")?;
    context.out.line(words::active_by_rung(lang))?;
    let rungs = Rung::ALL.iter().copied().map(Some).chain([None]);
    let rows: Vec<_> = rungs
        .map(|rung| {
            let count = active(map).filter(|one| one.rung() == rung).count();
            vec![labels::rung(rung, lang), count.to_string()]
        })
        .collect();
    context.out.table(&rows)?;

    context.out.line("")?;
    context.out.table(&partnership_rows(lang, map, today))?;
    if map.agreements.iter().next().is_some() {
        context.out.line("")?;
        context.out.table(&agreement_rows(lang, map, today))?;
    }
    Ok(())
}

fn partnership_rows(lang: Lang, map: &PartnershipMap, today: Day) -> Vec<Vec<String>> {
    let heading = [
        plural(Table::Partnership, lang),
        words::status_column(lang),
        words::rung_column(lang),
        words::target_column(lang),
        words::since_column(lang),
        words::days_column(lang),
    ];
    let mut rows = vec![heading.map(str::to_owned).to_vec()];
    rows.extend(map.partnerships.iter().map(|one| {
        vec![
            cell(&one.name),
            dash(one.status, |status| status.label(lang).to_owned()),
            labels::rung(one.rung(), lang),
            dash(one.target, |target| labels::rung(Some(target), lang)),
            dash(one.since(), |day| dates::short(lang, day)),
            dash(one.days_on_rung(today), |days| dates::number(lang, days)),
        ]
    }));
    rows
}

fn agreement_rows(lang: Lang, map: &PartnershipMap, today: Day) -> Vec<Vec<String>> {
    let heading = [
        plural(Table::Agreement, lang),
        words::kind_column(lang),
        words::status_column(lang),
        words::left_column(lang),
        words::kept_column(lang),
    ];
    let mut rows = vec![heading.map(str::to_owned).to_vec()];
    rows.extend(map.agreements.iter().map(|one| {
        let due = one.obligations_due(today);
        vec![
            cell(&one.title),
            one.kind.label(lang).to_owned(),
            one.standing(today, &map.info.settings).label(lang).to_owned(),
            dash(one.days_left(today), |days| dates::number(lang, days)),
            if due == 0 {
                "-".to_owned()
            } else {
                words::due_and_kept(lang, due, one.obligations_fulfilled(today))
            },
        ]
    }));
    rows
}
