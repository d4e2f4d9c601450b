//! `simpul agenda`: everything that is due, to read, as data, or as a calendar for a phone.

use std::path::PathBuf;

use clap::ArgMatches;
use serde::Serialize;

use super::{Context, Next, Stop, open};
use crate::agenda::{Item, agenda};
use crate::export::calendar::calendar;
use crate::locale::{agenda as said, cli as words, dates};
use crate::model::{Lang, PartnershipMap};
use crate::report::agenda::{responsible, sentence, when};
use crate::store::Intent;

/// Something due as data.
#[derive(Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    item: &'a Item,
    message: String,
    late: Option<i64>,
}

pub(super) fn run(context: &mut Context<'_>, args: &ArgMatches) -> Result<Next, Stop> {
    let Some(path) = args.get_one::<PathBuf>("file") else {
        return Ok(Next::Done(2));
    };
    let lang = context.lang;
    let days = args.get_one::<u16>("days").map_or(90, |days| i64::from(*days));
    let opened = open(lang, path, Intent::Read)?;
    let items = agenda(&opened.map, context.today, days);
    match args.get_one::<String>("format").map(String::as_str) {
        Some("json") => {
            let shown = |item| Shown {
                item,
                message: sentence(lang, &opened.map, item),
                late: item.late(context.today),
            };
            context.out.json(&items.iter().map(shown).collect::<Vec<_>>())?;
        }
        Some("ics") => context.out.text(&calendar(lang, &opened.map, &items, context.today))?,
        _ => print(context, &opened.map, &items, days)?,
    }
    if !opened.problems.is_empty() {
        context.out.flush()?;
        let remark = words::left_out(lang, opened.problems.len());
        context.out.remark(&remark);
    }
    Ok(Next::Done(0))
}

fn print(context: &mut Context<'_>, map: &PartnershipMap, items: &[Item], days: i64) -> Result<(), Stop> {
    let (lang, today) = (context.lang, context.today);
    if items.is_empty() {
        return Ok(context.out.line(&said::empty(lang, days))?);
    }
    let late = items.iter().take_while(|item| item.late(today).is_some()).count();
    let parts = [
        (said::overdue_heading(lang, late), &items[..late]),
        (said::coming_heading(lang, days, items.len() - late), &items[late..]),
    ];
    for (heading, items) in parts.into_iter().filter(|(_, items)| !items.is_empty()) {
        context.out.line(&heading)?;
        for item in items {
            context.out.line(&line(lang, map, item, today))?;
        }
    }
    Ok(())
}

fn line(lang: Lang, map: &PartnershipMap, item: &Item, today: crate::model::Day) -> String {
    let who = responsible(lang, map, item).map(|who| format!("; {who}")).unwrap_or_default();
    let (day, when) = (dates::short(lang, item.due), when(lang, item, today));
    format!("- {day} ({when}): {}{who}", sentence(lang, map, item))
}
