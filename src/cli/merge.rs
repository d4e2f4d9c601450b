//! `simpul merge` and `simpul merge-driver`: two versions of a map as one, or what both changed.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{ArgAction, ArgMatches, Command};
use serde::Serialize;
use serde_json::Value as Json;

use super::args::{base, force, format, option, positional};
use super::diff::{json, path};
use super::{Context, Next, Stop, at, failure_place, open, shown, write_file};
use crate::locale::{cli as words, merging, trouble};
use crate::merge::{Choices, Conflict, Joined, Matter, Side, differences};
use crate::model::check::{Finding, check};
use crate::model::{Day, Lang, PartnershipMap, Table};
use crate::report::changes::Teller;
use crate::store::{Intent, MapFile, Opened, merge_files, write_output};
use crate::trouble::OpenFailure;

pub(super) fn command(lang: Lang) -> Command {
    let usage = format!(
        "simpul merge {}... -o {} [{}]",
        merging::merge_files_word(lang),
        words::file_word(lang),
        words::options_word(lang)
    );
    let sides = [("ours", "kami"), ("theirs", "mereka")];
    let sides = sides.map(|(word, other)| PossibleValue::new(word).alias(other));
    base(lang, "merge", &usage, merging::merge_about(lang))
        .alias("gabung")
        .arg(
            positional(lang, "files", merging::merge_files_word(lang), merging::merge_files_help(lang))
                .value_parser(clap::value_parser!(PathBuf))
                .num_args(1..)
                .action(ArgAction::Append)
                .required(true),
        )
        .arg(
            option("output", words::file_word(lang), merging::merge_output_help(lang))
                .short('o')
                .value_parser(clap::value_parser!(PathBuf))
                .required(true),
        )
        .arg(
            option("prefer", "ours|theirs", merging::prefer_help(lang))
                .alias("utamakan")
                .value_parser(PossibleValuesParser::new(sides)),
        )
        .arg(format(lang))
        .arg(force(lang))
}

pub(super) fn driver_command(lang: Lang) -> Command {
    let files = merging::merge_files_word(lang);
    base(lang, "merge-driver", "simpul merge-driver %O %A %B %P", merging::driver_about(lang)).arg(
        positional(lang, "files", files, merging::driver_files_help(lang))
            .value_parser(clap::value_parser!(PathBuf))
            .num_args(3..=4)
            .action(ArgAction::Append)
            .required(true),
    )
}

/// What came of a merge, as data.
#[derive(Serialize)]
struct Shown {
    written: Option<String>,
    changes: usize,
    conflicts: Vec<ShownConflict>,
    decided: Vec<ShownConflict>,
}

#[derive(Serialize)]
struct ShownConflict {
    table: &'static str,
    id: String,
    name: String,
    path: String,
    matter: &'static str,
    base: Option<Json>,
    ours: Option<Json>,
    theirs: Option<Json>,
    text: String,
}

/// The versions that are merged.
struct Versions {
    base: Option<Opened>,
    ours: Opened,
    theirs: Opened,
}

pub(super) fn run(context: &mut Context<'_>, asked: &ArgMatches) -> Result<Next, Stop> {
    let lang = context.lang;
    let files: Vec<&PathBuf> = asked.get_many("files").into_iter().flatten().collect();
    let versions = match files.as_slice() {
        [ours, theirs] => Versions { base: None, ours: sound(lang, ours)?, theirs: sound(lang, theirs)? },
        [base, ours, theirs] => {
            Versions { base: base_of(lang, base)?, ours: sound(lang, ours)?, theirs: sound(lang, theirs)? }
        }
        _ => return Err(Stop::unusable(merging::two_or_three(lang))),
    };
    if versions.ours.map.info.id != versions.theirs.map.info.id {
        return Err(Stop::unusable(merging::other_map(lang)));
    }
    let prefer = asked.get_one::<String>("prefer").map(String::as_str);
    let choices = match prefer {
        Some("ours" | "kami") => Choices::all(Side::Ours),
        Some(_) => Choices::all(Side::Theirs),
        None => Choices::default(),
    };
    let (joined, text) = merge_files(versions.base.as_ref(), &versions.ours, &versions.theirs, &choices);
    let output = asked.get_one::<PathBuf>("output").cloned().unwrap_or_default();
    let written = joined.open.is_empty();
    let to_screen = output.as_os_str() == "-";
    if written && !to_screen {
        write_file(lang, &output, text.as_bytes(), asked.get_flag("force"))?;
    }
    let teller = Teller { lang, before: &versions.ours.map, after: &versions.theirs.map };
    if asked.get_one::<String>("format").map(String::as_str) == Some("json") {
        let list = |conflicts: &[Conflict]| conflicts.iter().map(|one| conflict(&teller, one)).collect();
        context.out.json(&Shown {
            written: (written && !to_screen).then(|| shown(&output)),
            changes: brought_in(&versions.ours, &joined),
            conflicts: list(&joined.open),
            decided: list(&joined.settled),
        })?;
    } else if written && to_screen {
        context.out.text(&text)?;
    } else {
        print(context, &teller, &joined, &versions.ours, &output)?;
    }
    if written {
        context.out.flush()?;
        remarks(context, &versions, &joined.map);
    }
    Ok(Next::Done(u8::from(!written)))
}

/// The version from which both come; git hands over an empty file when there is none.
fn base_of(lang: Lang, path: &Path) -> Result<Option<Opened>, Stop> {
    match MapFile::open(path, Intent::Read, None) {
        Err(OpenFailure::Empty) => Ok(None),
        _ => sound(lang, path).map(Some),
    }
}

/// A version that can be joined: of one that is read in part only, the rest would count as removed.
fn sound(lang: Lang, path: &Path) -> Result<Opened, Stop> {
    let opened = open(lang, path, Intent::Read)?;
    match opened.file.read_only().cloned() {
        None => Ok(opened),
        Some(why) => {
            let why = OpenFailure::Unjoinable(why);
            let sentence = trouble::open_failure(lang, &why, &path.to_string_lossy());
            Err(Stop::Said(Box::new(sentence), 2, Some(at(&shown(path), failure_place(&why)))))
        }
    }
}

fn brought_in(ours: &Opened, joined: &Joined) -> usize {
    let after = crate::merge::Version::of(&joined.map);
    let found = differences(crate::merge::Version::of(&ours.map), after);
    found.iter().map(|one| one.changes.len().max(1)).sum()
}

fn print(
    context: &mut Context<'_>,
    teller: &Teller<'_>,
    joined: &Joined,
    ours: &Opened,
    output: &Path,
) -> Result<(), Stop> {
    let lang = context.lang;
    if !joined.open.is_empty() {
        context.out.line(&merging::conflicts_found(lang, joined.open.len()))?;
        for line in joined.open.iter().flat_map(|one| lines(teller, one)) {
            context.out.line(&line)?;
        }
        context.out.line(merging::nothing_written(lang))?;
        return Ok(());
    }
    let count = brought_in(ours, joined);
    context.out.line(&merging::merged_into(lang, &shown(output), count))?;
    if !joined.settled.is_empty() {
        context.out.line(&merging::decided(lang, joined.settled.len()))?;
        for line in joined.settled.iter().flat_map(|one| lines(teller, one)) {
            context.out.line(&line)?;
        }
    }
    Ok(())
}

/// A conflict as a few lines.
fn lines(teller: &Teller<'_>, one: &Conflict) -> Vec<String> {
    let lang = teller.lang;
    let told = teller.conflict(one);
    let mut lines = vec![format!("- {}", merging::conflict_line(lang, &told.record, &told.field))];
    lines.extend(told.base.map(|base| format!("    {}", merging::side_base(lang, &base))));
    lines.push(format!("    {}", merging::side_ours(lang, &told.ours)));
    lines.push(format!("    {}", merging::side_theirs(lang, &told.theirs)));
    lines
}

fn conflict(teller: &Teller<'_>, one: &Conflict) -> ShownConflict {
    let told = teller.conflict(one);
    ShownConflict {
        table: one.table.map_or("map", Table::header),
        id: one.key.clone(),
        path: path(&one.path),
        matter: match one.matter {
            Matter::Field => "field",
            Matter::Record => "record",
            Matter::Named => "named",
        },
        base: one.base.as_ref().map(json),
        ours: one.ours.as_ref().map(json),
        theirs: one.theirs.as_ref().map(json),
        text: merging::conflict_line(teller.lang, &told.record, &told.field),
        name: told.record,
    }
}

/// What is worth knowing about the result: records that cannot be read, and rules that only both together break.
fn remarks(context: &mut Context<'_>, versions: &Versions, map: &PartnershipMap) {
    let lang = context.lang;
    let unread = versions.ours.problems.len().max(versions.theirs.problems.len());
    if unread > 0 {
        let remark = words::left_out(lang, unread);
        context.out.remark(&remark);
    }
    let known: Vec<Finding> = errors(&versions.ours.map, context.today)
        .into_iter()
        .chain(errors(&versions.theirs.map, context.today))
        .collect();
    let new = errors(map, context.today).into_iter().filter(|one| !known.contains(one)).count();
    if new > 0 {
        let remark = merging::new_errors(lang, new);
        context.out.remark(&remark);
    }
}

fn errors(map: &PartnershipMap, today: Day) -> Vec<Finding> {
    check(map, today).into_iter().filter(|found| found.broken.is_error()).collect()
}

/// `simpul merge-driver %O %A %B [%P]`: the result goes into `%A`; with a conflict `%A` stays as it is, and git
/// leaves the file unmerged.
pub(super) fn run_driver(context: &mut Context<'_>, asked: &ArgMatches) -> Result<Next, Stop> {
    let lang = context.lang;
    let files: Vec<&PathBuf> = asked.get_many("files").into_iter().flatten().collect();
    let [base, ours, theirs, name @ ..] = files.as_slice() else {
        return Err(Stop::unusable(merging::two_or_three(lang)));
    };
    let versions =
        Versions { base: base_of(lang, base)?, ours: sound(lang, ours)?, theirs: sound(lang, theirs)? };
    let (joined, text) =
        merge_files(versions.base.as_ref(), &versions.ours, &versions.theirs, &Choices::default());
    if joined.open.is_empty() {
        write_output(ours, text.as_bytes(), true).map_err(|why| {
            let sentence = crate::locale::trouble::save_failure(lang, &why, &ours.to_string_lossy());
            Stop::Said(Box::new(sentence), 2, None)
        })?;
        remarks(context, &versions, &joined.map);
        return Ok(Next::Done(0));
    }
    let teller = Teller { lang, before: &versions.ours.map, after: &versions.theirs.map };
    let name = shown(name.first().unwrap_or(ours));
    // Git hides what a driver prints to the standard output while it merges.
    for line in joined.open.iter().flat_map(|one| lines(&teller, one)) {
        context.out.remark(&line);
    }
    let remark = merging::driver_conflict(lang, &name);
    context.out.remark(&remark);
    Ok(Next::Done(1))
}
