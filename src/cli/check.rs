//! `simpul check`: everything that is wrong in map files, with its place and a remedy.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde::Serialize;

use super::{Context, Next, Stop, at, failure_place, shown};
use crate::locale::labels::{self, lower};
use crate::locale::trouble::{self, Sentence};
use crate::locale::{Label, cli as words, quoted};
use crate::model::check::{Broken, check};
use crate::model::{Day, Id, Lang, Table};
use crate::store::{Intent, MapFile, Opened};
use crate::trouble::{Place, ReadOnly, Subject, What};

/// One thing that is wrong.
struct Row {
    code: &'static str,
    error: bool,
    place: Option<Place>,
    table: Option<Table>,
    /// Whether it is about a record, or about the map itself when there is no table.
    about: bool,
    id: Option<Id>,
    sentence: Sentence,
}

#[derive(Serialize)]
struct JsonFile {
    file: String,
    problems: Vec<JsonProblem>,
}

#[derive(Serialize)]
struct JsonProblem {
    code: &'static str,
    severity: &'static str,
    line: Option<usize>,
    column: Option<usize>,
    table: Option<&'static str>,
    id: Option<String>,
    message: String,
    remedy: String,
}

pub(super) fn run(context: &mut Context<'_>, asked: &ArgMatches) -> Result<Next, Stop> {
    let json = asked.get_one::<String>("format").is_some_and(|format| format == "json");
    let mut code = 0;
    let mut all = Vec::new();
    for path in asked.get_many::<PathBuf>("file").into_iter().flatten() {
        let file = shown(path);
        let (found, worst) = match MapFile::open(path, Intent::Read, None) {
            Ok(opened) => {
                let found = problems(&opened, context.lang, context.today);
                let worst = u8::from(found.iter().any(|row| row.error));
                (found, worst)
            }
            Err(why) => {
                let sentence = trouble::open_failure(context.lang, &why, &path.to_string_lossy());
                let place = failure_place(&why);
                context.out.flush()?;
                context.out.complain(context.lang, Some(&at(&file, place)), &sentence);
                (vec![unusable(sentence, place)], 2)
            }
        };
        code = code.max(worst);
        if json {
            let problems = found.into_iter().map(JsonProblem::from).collect();
            all.push(JsonFile { file, problems });
        } else if worst < 2 {
            print(context, path, &found)?;
        } else {
            // It was said on the standard error already.
        }
    }
    if json {
        context.out.json(&all)?;
    }
    Ok(Next::Done(code))
}

fn unusable(sentence: Sentence, place: Option<Place>) -> Row {
    Row { code: "unusable", error: true, place, table: None, about: false, id: None, sentence }
}

/// All problems of an opened map, by their place in the file.
fn problems(opened: &Opened, lang: Lang, today: Day) -> Vec<Row> {
    let mut rows: Vec<Row> = opened
        .problems
        .iter()
        .map(|problem| {
            let subject = problem.subject.as_ref();
            let (code, error, sentence) = match &problem.what {
                What::Unreadable(why) => ("unreadable", true, trouble::unreadable(lang, why)),
                What::Rule(rule) => (rule.code(), rule.is_error(), trouble::broken(lang, rule)),
            };
            Row {
                code,
                error,
                place: problem.place,
                table: subject.and_then(|subject| subject.table),
                about: subject.is_some(),
                id: subject.and_then(|subject| subject.id.clone()),
                sentence,
            }
        })
        .collect();
    match opened.file.read_only() {
        Some(ReadOnly::NewerFormat(_)) => {
            rows.push(Row {
                code: "newer_format",
                error: false,
                ..unusable(words::newer_format(lang), None)
            });
        }
        Some(why @ ReadOnly::Damaged(place)) => {
            let name = opened.file.path().to_string_lossy().into_owned();
            rows.push(Row {
                code: "damaged",
                ..unusable(trouble::read_only(lang, why, &name), Some(*place))
            });
        }
        _ => {}
    }
    let findings = check(&opened.map, today);
    rows.extend(
        findings.into_iter().filter(|finding| !follows_from_unreadable(opened, &finding.broken)).map(
            |finding| {
                let subject = Subject { table: finding.table, id: finding.id };
                Row {
                    code: finding.broken.code(),
                    error: finding.broken.is_error(),
                    place: opened.file.locate(&subject, finding.broken.key()),
                    table: subject.table,
                    about: true,
                    id: subject.id,
                    sentence: trouble::broken(lang, &finding.broken),
                }
            },
        ),
    );
    rows.sort_by_key(|row| (row.place.is_none(), row.place));
    rows
}

/// A name of a record that is in the file but cannot be read: mending that record mends this too, and a
/// second complaint would only send the reader to the wrong line.
fn follows_from_unreadable(opened: &Opened, broken: &Broken) -> bool {
    let Broken::Dangling { table, id, .. } = broken else {
        return false;
    };
    opened.problems.iter().any(|problem| {
        problem
            .subject
            .as_ref()
            .is_some_and(|subject| subject.table == Some(*table) && subject.id.as_ref() == Some(id))
    })
}

/// Which record, in words: `kemitraan “kredit-mikro”`.
fn record(lang: Lang, row: &Row) -> Option<String> {
    if !row.about {
        return None;
    }
    let table = match row.table {
        Some(table) => lower(table.label(lang)),
        None => lower(labels::the_map(lang)),
    };
    Some(match &row.id {
        Some(id) => format!("{table} {}", quoted(id.as_str())),
        None => table,
    })
}

fn print(context: &mut Context<'_>, path: &Path, rows: &[Row]) -> Result<(), Stop> {
    let (lang, file) = (context.lang, shown(path));
    for row in rows {
        let place = at(&file, row.place);
        let severity = if row.error { words::error_word(lang) } else { words::warning_word(lang) };
        let record = record(lang, row).map(|record| format!("{record}: ")).unwrap_or_default();
        let Sentence { what, remedy } = &row.sentence;
        context.out.line(&format!("{place}: {severity}: {record}{what} {remedy} [{}]", row.code))?;
    }
    let errors = rows.iter().filter(|row| row.error).count();
    context.out.line(&if rows.is_empty() {
        words::no_problem(lang, &file)
    } else {
        words::counted(lang, &file, errors, rows.len() - errors)
    })?;
    Ok(())
}

impl From<Row> for JsonProblem {
    fn from(row: Row) -> Self {
        Self {
            code: row.code,
            severity: if row.error { "error" } else { "warning" },
            line: row.place.map(|place| place.line),
            column: row.place.map(|place| place.column),
            table: row.table.map(Table::header).or_else(|| row.about.then_some("map")),
            id: row.id.map(|id| id.to_string()),
            message: row.sentence.what,
            remedy: row.sentence.remedy,
        }
    }
}
