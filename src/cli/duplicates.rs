//! `simpul duplicates`: parties that may stand in a map twice.

use std::path::PathBuf;

use clap::{ArgMatches, Command};
use serde::Serialize;

use super::args::{base, format, path};
use super::{Context, Next, Stop, open};
use crate::locale::{clean, cli as words, merging};
use crate::model::{Id, Lang};
use crate::store::Intent;
use crate::twins::twins;

pub(super) fn command(lang: Lang) -> Command {
    let usage = format!("simpul duplicates {} [{}]", words::file_word(lang), words::options_word(lang));
    base(lang, "duplicates", &usage, merging::duplicates_about(lang))
        .alias("kembar")
        .arg(path(lang, words::map_help(lang)))
        .arg(format(lang))
}

/// Two parties that may be one, as data.
#[derive(Serialize)]
struct Shown<'a> {
    ids: [&'a Id; 2],
    names: [&'a str; 2],
    score: f64,
}

pub(super) fn run(context: &mut Context<'_>, asked: &ArgMatches) -> Result<Next, Stop> {
    let lang = context.lang;
    let Some(file) = asked.get_one::<PathBuf>("file") else {
        return Ok(Next::Done(2));
    };
    let opened = open(lang, file, Intent::Read)?;
    let found = twins(&opened.map);
    let names = |id| opened.map.actor_name(id);
    if asked.get_one::<String>("format").map(String::as_str) == Some("json") {
        let shown = found.iter().map(|pair| Shown {
            ids: [&pair.first, &pair.second],
            names: [names(&pair.first), names(&pair.second)],
            score: (pair.score * 100.0).round() / 100.0,
        });
        context.out.json(&shown.collect::<Vec<_>>())?;
    } else if found.is_empty() {
        context.out.line(merging::duplicates_none(lang))?;
    } else {
        context.out.line(&merging::duplicates_found(lang, found.len()))?;
        for pair in &found {
            let (first, second) = (clean(names(&pair.first)), clean(names(&pair.second)));
            let line = merging::duplicates_pair(lang, &first, &second, percent(pair.score));
            context.out.line(&format!("- {line}"))?;
        }
        context.out.line(merging::duplicates_do(lang))?;
    }
    if !opened.problems.is_empty() {
        context.out.flush()?;
        let remark = words::left_out(lang, opened.problems.len());
        context.out.remark(&remark);
    }
    Ok(Next::Done(0))
}

#[expect(clippy::cast_possible_truncation, reason = "a share between 0 and 1")]
fn percent(share: f64) -> i64 {
    (share * 100.0).round() as i64
}
