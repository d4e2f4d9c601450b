//! `simpul insights`: what the rules of the field find in a map, to read or as data.

use std::path::PathBuf;

use clap::ArgMatches;
use serde::Serialize;

use super::{Context, Next, Stop, open};
use crate::insight::{Finding, Severity, Values, findings};
use crate::locale::{cli as words, findings as said};
use crate::model::{Id, Lang, PartnershipMap};
use crate::report::findings::{Told, sentence, severity, told};
use crate::store::Intent;

/// A finding as data.
#[derive(Serialize)]
struct Shown<'a> {
    code: &'static str,
    severity: Severity,
    subjects: &'a [Id],
    message: String,
    values: &'a Values,
    acknowledged: bool,
}

pub(super) fn run(context: &mut Context<'_>, args: &ArgMatches) -> Result<Next, Stop> {
    let Some(path) = args.get_one::<PathBuf>("file") else {
        return Ok(Next::Done(2));
    };
    let lang = context.lang;
    let opened = open(lang, path, Intent::Read)?;
    let found = findings(&opened.map, context.today);
    if args.get_one::<String>("format").map(String::as_str) == Some("json") {
        context.out.json(&shown(lang, &opened.map, &found))?;
    } else {
        print(context, &opened.map, found, args.get_flag("all"))?;
    }
    if !opened.problems.is_empty() {
        context.out.flush()?;
        let remark = words::left_out(lang, opened.problems.len());
        context.out.remark(&remark);
    }
    Ok(Next::Done(0))
}

fn shown<'a>(lang: Lang, map: &PartnershipMap, found: &'a [Finding]) -> Vec<Shown<'a>> {
    let one = |finding: &'a Finding| Shown {
        code: finding.rule.code(),
        severity: finding.severity,
        subjects: &finding.subjects,
        message: sentence(lang, map, finding).why,
        values: &finding.values,
        acknowledged: finding.acknowledged.is_some(),
    };
    found.iter().map(one).collect()
}

/// The findings by how much they press; accepted ones only when asked for.
fn print(
    context: &mut Context<'_>,
    map: &PartnershipMap,
    found: Vec<Finding>,
    all: bool,
) -> Result<(), Stop> {
    let lang = context.lang;
    let before = found.len();
    let found: Vec<Finding> = found.into_iter().filter(|one| all || one.acknowledged.is_none()).collect();
    let hidden = before - found.len();
    if found.is_empty() {
        context.out.line(said::none(lang))?;
    }
    let lines = told(lang, map, &found);
    let mut first = true;
    for level in [Severity::High, Severity::Medium, Severity::Info] {
        let here: Vec<&Told> = lines.iter().filter(|line| line.severity == level).collect();
        if here.is_empty() {
            continue;
        }
        if !first {
            context.out.line("")?;
        }
        first = false;
        context.out.line(&format!("{} ({})", severity(lang, level), here.len()))?;
        for line in here {
            context.out.line(&format!("- {}: {}", line.sentence.title, line.sentence.why))?;
            context.out.line(&format!("  {}", line.sentence.action))?;
            if let Some(accepted) = &line.accepted {
                context.out.line(&format!("  {accepted}"))?;
            }
        }
    }
    if hidden > 0 {
        context.out.line("")?;
        context.out.line(&said::and_accepted(lang, hidden))?;
    }
    Ok(())
}
