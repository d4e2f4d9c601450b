//! `simpul atlas`: many maps as one answer, to read, as data, as a workbook, or as a picture.

mod progress;

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, ArgMatches, Command};
use rayon::prelude::*;

use super::args::{base, flag, force, option, positional};
use super::{Context, Next, Stop, at, failure_place, shown, write_file};
use crate::atlas::{Answer, Atlas, Question, Summary};
use crate::export::document;
use crate::export::picture::{Paper, Tone, atlas as picture};
use crate::export::table::table_csv;
use crate::locale::trouble::{self, Sentence};
use crate::locale::{atlas as said, clean, cli as words, quoted, shorten};
use crate::model::{Code, Lang, Level, MapInfo, PartnershipMap};
use crate::report::atlas::{Part, Wish, counts, report};
use crate::report::document::{Cell, Table};
use crate::store::{Below, Candidate, Glance, Library, Opened, below, glance};
use crate::trouble::{OpenFailure, Problem, ReadOnly, What};
use progress::Progress;

pub(super) fn command(lang: Lang) -> Command {
    let (named, options) = (said::folder_or_file(lang), words::options_word(lang));
    let parts = Part::ALL.map(|part| PossibleValue::new(part.code()).alias(part.other_word()));
    base(lang, "atlas", &format!("simpul atlas [{named}...] [{options}]"), said::about(lang))
        .aliases(["lintas-peta", "gabungan-peta"])
        .arg(
            positional(lang, "file", named, said::maps_help(lang))
                .value_parser(clap::value_parser!(PathBuf))
                .num_args(1..)
                .action(ArgAction::Append),
        )
        .arg(
            option("days", words::count_word(lang), said::days_help(lang))
                .alias("hari")
                .value_parser(clap::value_parser!(u16)),
        )
        .arg(option("level", words::level_word(lang), said::level_help(lang)).alias("tingkat"))
        .arg(
            option("format", "table|json|csv", words::table_format_help(lang))
                .value_parser(PossibleValuesParser::new(["table", "json", "csv"])),
        )
        .arg(
            option("table", "parties|rungs|…", said::table_help(lang))
                .alias("tabel")
                .value_parser(PossibleValuesParser::new(parts)),
        )
        .arg(output(lang))
        .arg(flag("all", said::all_help(lang)).alias("semua"))
        .arg(flag("internal", said::internal_help(lang)))
        .arg(force(lang))
}

fn output(lang: Lang) -> Arg {
    option("output", words::file_word(lang), said::output_help(lang))
        .short('o')
        .value_parser(clap::value_parser!(PathBuf))
}

pub(super) fn run(context: &mut Context<'_>, args: &ArgMatches) -> Result<Next, Stop> {
    let lang = context.lang;
    let roots = roots(lang, args)?;
    let output = args.get_one::<PathBuf>("output").map(PathBuf::as_path);
    let form = Form::asked(lang, args, output)?;
    let question = question(context, args)?;
    let walked = below(&roots);
    let read = read(lang, &walked, &question);
    let trouble = trouble(lang, &walked, read.trouble);
    for one in &trouble {
        one.say(context);
    }
    let answer = read.atlas.answer();
    if answer.maps.is_empty() {
        return Err(Stop::unusable(said::no_maps(lang)));
    }
    // A file goes to others; what stands on the screen is one's own.
    let internal = args.get_flag("internal") || output.is_none();
    let wish = Wish { lang, today: context.today, days: question.days, internal };
    if form == Form::Table {
        print(context, &answer, &wish, args.get_flag("all"))?;
    } else {
        let bytes = form.bytes(lang, &answer, &wish, part(args), output.is_some())?;
        match output {
            Some(path) => {
                write_file(lang, path, &bytes, args.get_flag("force"))?;
                context.out.line(&words::exported(lang, &shown(path)))?;
            }
            None => context.out.text(&String::from_utf8_lossy(&bytes))?,
        }
    }
    context.out.flush()?;
    remarks(context, &walked, read.not_maps, &answer);
    if trouble.is_empty() {
        return Ok(Next::Done(0));
    }
    context.out.remark(&said::broken(lang, trouble.len()));
    Ok(Next::Done(1))
}

/// What was named; the maps of one's own folder when nothing was.
fn roots(lang: Lang, args: &ArgMatches) -> Result<Vec<PathBuf>, Stop> {
    if let Some(named) = args.get_many::<PathBuf>("file") {
        return Ok(named.cloned().collect());
    }
    let library = Library::of_user().ok_or_else(|| Stop::unusable(words::no_library(lang)))?;
    Ok(vec![library.maps().to_owned()])
}

fn part(args: &ArgMatches) -> Part {
    let word = args.get_one::<String>("table");
    let named = word.and_then(|word| {
        Part::ALL.into_iter().find(|part| [part.code(), part.other_word()].contains(&word.as_str()))
    });
    named.unwrap_or(Part::Parties)
}

fn question(context: &Context<'_>, args: &ArgMatches) -> Result<Question, Stop> {
    let level = args.get_one::<String>("level").map(|word| {
        Level::parse(word).ok_or_else(|| Stop::unusable(words::bad_level(context.lang, &quoted(word))))
    });
    Ok(Question {
        today: context.today,
        days: args.get_one::<u16>("days").map_or(90, |days| i64::from(*days)),
        level: level.transpose()?,
    })
}

/// What an answer is written as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Table,
    Json,
    Csv,
    Svg,
    Png,
    Document(document::Form),
}

impl Form {
    /// The form that was asked for; the ending of a file says it unless something else does.
    fn asked(lang: Lang, args: &ArgMatches, output: Option<&Path>) -> Result<Self, Stop> {
        let format = args.get_one::<String>("format").map(String::as_str);
        let ending = output.map(|path| path.extension().unwrap_or_default().to_string_lossy().to_lowercase());
        Ok(match (format, ending.as_deref()) {
            (Some("json"), _) | (None, Some("json")) => Self::Json,
            (Some("csv"), _) | (None, Some("csv")) => Self::Csv,
            (_, None) => Self::Table,
            (_, Some("svg")) => Self::Svg,
            (_, Some("png")) => Self::Png,
            (_, Some("xlsx")) => Self::Document(document::Form::Xlsx),
            (_, Some("docx")) => Self::Document(document::Form::Docx),
            (_, Some("md")) => Self::Document(document::Form::Markdown),
            (_, Some("txt")) => Self::Document(document::Form::Text),
            _ => {
                let file = output.map(shown).unwrap_or_default();
                return Err(Stop::unusable(said::unknown_form(lang, &quoted(&file))));
            }
        })
    }

    fn bytes(
        self,
        lang: Lang,
        answer: &Answer,
        wish: &Wish,
        part: Part,
        to_file: bool,
    ) -> Result<Vec<u8>, Stop> {
        let failed = |why: String| Stop::unusable(words::output_failed(lang, &clean(&why)));
        match self {
            Self::Json => {
                let mut text = serde_json::to_string_pretty(answer).map_err(|why| failed(why.to_string()))?;
                text.push('\n');
                Ok(text.into_bytes())
            }
            Self::Csv => table_csv(&part.table(answer, wish), to_file).map_err(failed),
            Self::Svg => Ok(picture(answer, wish, Paper::A4Landscape, Tone::Light).svg.into_bytes()),
            Self::Png => {
                let png = picture(answer, wish, Paper::A4Landscape, Tone::Light).png();
                png.ok_or_else(|| Stop::unusable(words::not_drawn(lang)))
            }
            Self::Table => document_bytes(answer, wish, document::Form::Text).map_err(failed),
            Self::Document(form) => document_bytes(answer, wish, form).map_err(failed),
        }
    }
}

fn document_bytes(answer: &Answer, wish: &Wish, form: document::Form) -> Result<Vec<u8>, String> {
    // A report of many maps has no picture of one.
    let none = PartnershipMap::new(MapInfo::new(said::title(wish.lang)));
    document::write(&report(answer, wish), &none, wish.today, form)
}

/// What reading all maps gave.
struct Read {
    atlas: Atlas,
    /// Candidates that are no map.
    not_maps: usize,
    trouble: Vec<(PathBuf, Reason)>,
}

/// What is wrong with a file.
enum Reason {
    Failed(OpenFailure),
    /// It ends in a text that was never closed.
    Damaged(ReadOnly, Option<crate::trouble::Place>),
    /// Records could not be read: the first of them, and how many.
    Records(Box<Problem>, usize),
}

/// Reads all maps on all cores: each is reduced to its summary and dropped before the next one is read.
fn read(lang: Lang, walked: &Below, question: &Question) -> Read {
    let progress = Progress::new(lang, walked.files.len());
    let sum = Mutex::new(Read { atlas: Atlas::default(), not_maps: 0, trouble: Vec::new() });
    walked.files.par_iter().for_each(|candidate| {
        let one = look(candidate, question);
        let mut sum = sum.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match one {
            Look::Map(summary, reason) => {
                sum.atlas.add(*summary);
                sum.trouble.extend(reason.map(|reason| (candidate.path.clone(), reason)));
            }
            Look::NoMap => sum.not_maps += 1,
            Look::Failed(why) => sum.trouble.push((candidate.path.clone(), Reason::Failed(why))),
        }
        drop(sum);
        progress.one_more();
    });
    progress.done();
    sum.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
}

enum Look {
    Map(Box<Summary>, Option<Reason>),
    NoMap,
    Failed(OpenFailure),
}

fn look(candidate: &Candidate, question: &Question) -> Look {
    match glance(candidate) {
        Glance::Map(opened) => {
            let reason = reason(&opened);
            let unread = opened.problems.len();
            Look::Map(Box::new(Summary::new(&opened.map, &shown(&candidate.path), unread, question)), reason)
        }
        Glance::NoMap => Look::NoMap,
        Glance::Failed(why) => Look::Failed(why),
    }
}

/// Why a map that was read is not whole.
fn reason(opened: &Opened) -> Option<Reason> {
    if let Some(why @ ReadOnly::Damaged(place)) = opened.file.read_only() {
        return Some(Reason::Damaged(why.clone(), Some(*place)));
    }
    let first = opened.problems.first()?;
    Some(Reason::Records(Box::new(first.clone()), opened.problems.len() - 1))
}

/// One thing that went wrong, ready to be said.
struct Complaint {
    place: String,
    sentence: Sentence,
    more: Option<String>,
}

impl Complaint {
    fn say(&self, context: &mut Context<'_>) {
        context.out.complain(context.lang, Some(&self.place), &self.sentence);
        if let Some(more) = &self.more {
            context.out.remark(more);
        }
    }
}

/// All that went wrong, by file, so that the same folder gives the same words.
fn trouble(lang: Lang, walked: &Below, of_files: Vec<(PathBuf, Reason)>) -> Vec<Complaint> {
    let mut all: Vec<(PathBuf, Complaint)> = walked
        .unread
        .iter()
        .map(|(path, why)| {
            let sentence = if path.is_dir() {
                said::folder_unread(lang, &quoted(&shown(path)))
            } else {
                trouble::open_failure(lang, why, &path.to_string_lossy())
            };
            (path.clone(), Complaint { place: shown(path), sentence, more: None })
        })
        .collect();
    all.extend(of_files.into_iter().map(|(path, reason)| {
        let complaint = reason.complaint(lang, &path);
        (path, complaint)
    }));
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    all.into_iter().map(|(_, complaint)| complaint).collect()
}

impl Reason {
    fn complaint(&self, lang: Lang, path: &Path) -> Complaint {
        let name = path.to_string_lossy();
        let (place, sentence, rest) = match self {
            Self::Failed(why) => (failure_place(why), trouble::open_failure(lang, why, &name), 0),
            Self::Damaged(why, place) => (*place, trouble::read_only(lang, why, &name), 0),
            Self::Records(problem, rest) => {
                let sentence = match &problem.what {
                    What::Unreadable(why) => trouble::unreadable(lang, why),
                    What::Rule(rule) => trouble::broken(lang, rule),
                };
                (problem.place, sentence, *rest)
            }
        };
        let more = (rest > 0).then(|| said::more_unread(lang, rest, &shown(path)));
        Complaint { place: at(&shown(path), place), sentence, more }
    }
}

/// As many files of copies are named.
const COPIES: usize = 10;

fn remarks(context: &mut Context<'_>, walked: &Below, not_maps: usize, answer: &Answer) {
    let lang = context.lang;
    for group in answer.copies.iter().take(COPIES) {
        let files: Vec<String> = group
            .iter()
            .take(COPIES)
            .filter_map(|at| answer.maps.get(*at))
            .map(|map| quoted(&map.file))
            .collect();
        context.out.remark(&said::copies(lang, &files.join(", ")));
    }
    if answer.copies.len() > COPIES {
        context.out.remark(&said::more_copies(lang, answer.copies.len() - COPIES));
    }
    if not_maps + walked.hidden + walked.backups > 0 {
        let figure = |count: usize| count.to_string();
        let text = said::passed_by(lang, &figure(not_maps), &figure(walked.hidden), &figure(walked.backups));
        context.out.remark(&text);
    }
}

/// As many rows of a table are shown unless all are asked for.
const ROWS: usize = 20;

/// The columns of each table that a terminal has room for, with their widest width.
fn columns(part: Part) -> &'static [(usize, usize)] {
    match part {
        Part::Parties => &[(0, 34), (1, 12), (2, 5), (3, 9), (4, 16), (5, 17)],
        Part::Rungs => &[(0, 36), (2, 9), (3, 9), (4, 9), (5, 9), (6, 9), (7, 9), (8, 14), (9, 9)],
        Part::Needs => &[(0, 36), (1, 10), (2, 10), (3, 10), (4, 10), (5, 10), (6, 10)],
        Part::Agreements => &[(0, 12), (1, 30), (2, 30), (4, 22)],
        Part::Maps => &[(0, 40), (2, 7), (3, 10), (4, 10), (6, 40)],
    }
}

fn print(context: &mut Context<'_>, answer: &Answer, wish: &Wish, all: bool) -> Result<(), Stop> {
    let lang = wish.lang;
    context.out.line(&counts(answer, lang))?;
    for part in Part::ALL.into_iter().filter(|part| all || *part != Part::Maps) {
        context.out.line("")?;
        context.out.line(&part.heading(wish))?;
        let table = part.table(answer, wish);
        if table.rows.is_empty() {
            context.out.line(&format!("  {}", crate::locale::reports::none(lang)))?;
            continue;
        }
        let most = if all { usize::MAX } else { ROWS };
        let rows = rows(&table, part, lang, most);
        context.out.table(&rows)?;
        if table.rows.len() > most {
            let figure =
                |count: usize| crate::locale::dates::number(lang, i64::try_from(count).unwrap_or(i64::MAX));
            context.out.line(&format!("  {}", said::more(lang, &figure(most), &figure(table.rows.len()))))?;
        }
        if let Some(note) = part.note(lang) {
            for line in crate::ui::canvas::wrap(note, 98, usize::MAX) {
                context.out.line(&format!("  {line}"))?;
            }
        }
    }
    Ok(())
}

fn rows(table: &Table, part: Part, lang: Lang, most: usize) -> Vec<Vec<String>> {
    // On a terminal the digit is enough of a rung, so that all of them have room side by side.
    let title = |at: usize, title: &str| match (part, at) {
        (Part::Rungs, 2..=7) => title.chars().take(1).collect(),
        _ => title.to_owned(),
    };
    let heads: Vec<String> =
        table.columns.iter().enumerate().map(|(at, column)| title(at, &column.title)).collect();
    let pick = |cells: &dyn Fn(usize) -> String| -> Vec<String> {
        columns(part).iter().map(|(at, width)| shorten(&cells(*at), *width).into_owned()).collect()
    };
    let shown = |row: &Vec<Cell>, at: usize| match row.get(at) {
        Some(Cell::Nothing) | None => "-".to_owned(),
        Some(cell) => cell.shown(lang),
    };
    let mut rows = vec![pick(&|at| heads.get(at).cloned().unwrap_or_default())];
    rows.extend(table.rows.iter().take(most).map(|row| pick(&|at| shown(row, at))));
    rows.extend(table.total.iter().map(|row| pick(&|at| shown(row, at))));
    rows
}
