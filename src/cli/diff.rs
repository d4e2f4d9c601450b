//! `simpul diff`: what differs between two maps, in words or as data; exit codes as those of diff.

use std::path::PathBuf;

use clap::{ArgMatches, Command};
use serde::Serialize;
use serde_json::Value as Json;
use toml::Value;

use super::args::{base, format, positional};
use super::{Context, Next, Stop, open};
use crate::locale::{cli as words, merging};
use crate::merge::{Difference, Part, differences, text};
use crate::model::Lang;
use crate::report::changes::Teller;
use crate::store::Intent;

pub(super) fn command(lang: Lang) -> Command {
    let file = words::file_word(lang);
    let usage = format!("simpul diff {file} {file} [{}]", words::options_word(lang));
    // Without an order the help sorts them by their ids, which turns them round.
    let path = |id, help, order| {
        positional(lang, id, file, help)
            .value_parser(clap::value_parser!(PathBuf))
            .required(true)
            .display_order(order)
    };
    base(lang, "diff", &usage, merging::diff_about(lang))
        .alias("beda")
        .arg(path("before", merging::first_help(lang), 1))
        .arg(path("after", merging::second_help(lang), 2))
        .arg(format(lang))
}

/// One record that differs, as data.
#[derive(Serialize)]
struct Shown {
    table: &'static str,
    id: String,
    name: String,
    change: &'static str,
    fields: Vec<Field>,
    text: Vec<String>,
}

#[derive(Serialize)]
struct Field {
    path: String,
    before: Option<Json>,
    after: Option<Json>,
}

pub(super) fn run(context: &mut Context<'_>, asked: &ArgMatches) -> Result<Next, Stop> {
    let lang = context.lang;
    let path = |name: &str| asked.get_one::<PathBuf>(name);
    let (Some(before), Some(after)) = (path("before"), path("after")) else {
        return Ok(Next::Done(2));
    };
    let (before, after) = (open(lang, before, Intent::Read)?, open(lang, after, Intent::Read)?);
    let found = differences(before.version(), after.version());
    let teller = Teller { lang, before: &before.map, after: &after.map };
    if asked.get_one::<String>("format").map(String::as_str) == Some("json") {
        let shown: Vec<Shown> = found.iter().map(|one| shown(&teller, one)).collect();
        context.out.json(&shown)?;
    } else if found.is_empty() {
        context.out.line(merging::same(lang))?;
    } else {
        for line in found.iter().flat_map(|one| teller.difference(one)) {
            context.out.line(&line)?;
        }
    }
    for opened in [&before, &after].into_iter().filter(|opened| !opened.problems.is_empty()) {
        context.out.flush()?;
        let remark = words::left_out(lang, opened.problems.len());
        context.out.remark(&remark);
    }
    Ok(Next::Done(u8::from(!found.is_empty())))
}

fn shown(teller: &Teller<'_>, one: &Difference) -> Shown {
    let tree = one.after.as_ref().or(one.before.as_ref());
    let fields = one.changes.iter().map(|change| Field {
        path: path(&change.path),
        before: change.before.as_ref().map(json),
        after: change.after.as_ref().map(json),
    });
    Shown {
        table: one.table.map_or("map", crate::model::Table::header),
        id: one.key.clone(),
        name: tree.map(|tree| teller.name(one.table, &one.key, tree)).unwrap_or_default(),
        change: match (&one.before, &one.after) {
            (None, _) => "added",
            (_, None) => "removed",
            _ => "changed",
        },
        fields: fields.collect(),
        text: teller.difference(one),
    }
}

/// `history[2025-08-12].rung`.
pub(super) fn path(parts: &[Part]) -> String {
    let mut whole = String::new();
    for part in parts {
        match part {
            Part::Key(key) if whole.is_empty() => whole.push_str(key),
            Part::Key(key) => whole.extend([".", key]),
            Part::Item(item) => {
                let name: Vec<String> = item.name.iter().map(text).collect();
                let number = if item.nth == 0 { String::new() } else { format!(" {}", item.nth + 1) };
                whole.extend(["[", &name.join(", "), &number, "]"]);
            }
        }
    }
    whole
}

/// A value of the file as JSON; dates are texts.
pub(super) fn json(value: &Value) -> Json {
    match value {
        Value::String(text) => Json::String(text.clone()),
        Value::Integer(number) => Json::from(*number),
        Value::Float(number) => Json::from(*number),
        Value::Boolean(flag) => Json::Bool(*flag),
        Value::Datetime(date) => Json::String(date.to_string()),
        Value::Array(list) => Json::Array(list.iter().map(json).collect()),
        Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), json(value))).collect(),
    }
}
