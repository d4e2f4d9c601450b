//! `simpul agenda`: everything that is due, to read, as data, or as a calendar for a phone.

use std::path::PathBuf;

use clap::ArgMatches;
use serde::Serialize;

use super::{Context, Next, Stop, open, shown, write_file};
use crate::agenda::{Item, agenda};
use crate::export::calendar::calendar;
use crate::locale::{agenda as said, cli as words, dates};
use crate::model::{Day, Lang, PartnershipMap};
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
    let format = args.get_one::<String>("format").map(String::as_str);
    let output = args.get_one::<PathBuf>("output");
    // The ending of the file says the form, unless something else was asked for.
    let ending = output.and_then(|path| path.extension()).and_then(|ending| ending.to_str());
    let mut text = match format.or(ending) {
        Some("json") => data(lang, &opened.map, &items, context.today)?,
        Some("ics") => {
            let (open, kept_back) = for_a_phone(&opened.map, items, args.get_flag("internal"));
            if kept_back > 0 {
                context.out.remark(&words::calendar_without(lang, kept_back));
            }
            calendar(lang, &opened.map, &open, context.today)
        }
        _ => listed(context, &opened.map, &items, days),
    };
    match output {
        Some(path) => {
            write_file(lang, path, text.as_bytes(), args.get_flag("force"))?;
            text = format!("{}\n", words::exported(lang, &shown(path)));
            context.out.text(&text)?;
        }
        None => context.out.text(&text)?,
    }
    if !opened.problems.is_empty() {
        context.out.flush()?;
        let remark = words::left_out(lang, opened.problems.len());
        context.out.remark(&remark);
    }
    Ok(Next::Done(0))
}

/// What may stand in a calendar, which other programs and people see: nothing of parties that compete, unless it is
/// asked for. How many were kept back comes with it.
fn for_a_phone(map: &PartnershipMap, items: Vec<Item>, internal: bool) -> (Vec<Item>, usize) {
    let all = items.len();
    let open: Vec<Item> = items.into_iter().filter(|item| internal || !item.in_competition(map)).collect();
    let kept_back = all - open.len();
    (open, kept_back)
}

fn data(lang: Lang, map: &PartnershipMap, items: &[Item], today: Day) -> Result<String, Stop> {
    let shown = |item| Shown { item, message: sentence(lang, map, item), late: item.late(today) };
    let all: Vec<_> = items.iter().map(shown).collect();
    let text = serde_json::to_string_pretty(&all);
    Ok(format!("{}\n", text.map_err(|why| Stop::unusable(words::output_failed(lang, &why.to_string())))?))
}

fn listed(context: &Context<'_>, map: &PartnershipMap, items: &[Item], days: i64) -> String {
    let (lang, today) = (context.lang, context.today);
    if items.is_empty() {
        return format!("{}\n", said::empty(lang, days));
    }
    let late = items.iter().take_while(|item| item.late(today).is_some()).count();
    let parts = [
        (said::overdue_heading(lang, late), &items[..late]),
        (said::coming_heading(lang, days, items.len() - late), &items[late..]),
    ];
    let mut text = String::new();
    for (heading, items) in parts.into_iter().filter(|(_, items)| !items.is_empty()) {
        let lines = items.iter().map(|item| line(lang, map, item, today));
        for one in std::iter::once(heading).chain(lines) {
            text.push_str(&one);
            text.push('\n');
        }
    }
    text
}

fn line(lang: Lang, map: &PartnershipMap, item: &Item, today: Day) -> String {
    let who = responsible(lang, map, item).map(|who| format!("; {who}")).unwrap_or_default();
    let (day, when) = (dates::short(lang, item.due), when(lang, item, today));
    format!("- {day} ({when}): {}{who}", sentence(lang, map, item))
}
