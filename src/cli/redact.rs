//! `simpul redact`: a public copy of a map, and what it leaves out.

use std::fs;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::{Context, Next, Stop, open, shown, write_file};
use crate::locale::labels::{counted, lower};
use crate::locale::trouble::plain;
use crate::locale::{Label, cli as words};
use crate::model::check::private_texts;
use crate::model::redact::{Eyes, LeftOut};
use crate::model::{Lang, Table};
use crate::store::{Intent, fresh_text};

pub(super) fn run(context: &mut Context<'_>, asked: &ArgMatches) -> Result<Next, Stop> {
    let lang = context.lang;
    let (Some(file), Some(output)) = (asked.get_one::<PathBuf>("file"), asked.get_one::<PathBuf>("output"))
    else {
        return Ok(Next::Done(2));
    };
    let opened = open(lang, file, Intent::Read)?;
    if is_same(file, output) {
        return Err(Stop::refused(words::copy_over_itself(lang)));
    }
    let (copy, left_out) = opened.map.redacted(Eyes::Everybody);
    write_file(lang, output, fresh_text(&copy).as_bytes(), asked.get_flag("force"))?;
    context.out.line(&words::redacted(lang, &shown(output)))?;
    let lines = lines(lang, &left_out);
    if lines.is_empty() {
        context.out.line(words::kept_back_nothing(lang))?;
    } else {
        context.out.line(words::kept_back(lang))?;
        for line in lines {
            context.out.line(&format!("  {line}"))?;
        }
    }
    context.out.line(words::comments_left_out(lang))?;
    context.out.line(words::read_it_first(lang))?;
    context.out.flush()?;
    let private = private_texts(&copy, context.today);
    if private > 0 {
        let remark = words::still_private(lang, private, &shown(output));
        context.out.remark(&remark);
    }
    if !opened.problems.is_empty() {
        let remark = words::left_out(lang, opened.problems.len());
        context.out.remark(&remark);
    }
    Ok(Next::Done(0))
}

/// Whether both paths lead to one file.
fn is_same(file: &Path, output: &Path) -> bool {
    match (fs::canonicalize(file), fs::canonicalize(output)) {
        (Ok(file), Ok(output)) => file == output,
        _ => false,
    }
}

/// What was left out, a line each: whole records first, then values by table.
pub(super) fn lines(lang: Lang, left_out: &LeftOut) -> Vec<String> {
    let records = left_out.records.iter().map(|(table, count)| counted(lang, *table, *count));
    let values = left_out.values.iter().map(|((table, key), count)| value(lang, *table, key, *count));
    records.chain(values).collect()
}

/// `12 kekuatan (pihak)`.
fn value(lang: Lang, table: Table, key: &str, count: usize) -> String {
    format!("{count} {} ({})", plain(lang, key), lower(table.label(lang)))
}
