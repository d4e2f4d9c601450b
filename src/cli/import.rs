//! `simpul import`: lists and networks of other programs become a map, or part of one.

mod show;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use clap::{ArgAction, ArgMatches, Command};

use super::args::{base, flag, force, format, option, positional};
use super::{Context, Next, Stop, open, shown, write_file};
use crate::import::limits::MOST_BYTES;
use crate::import::{Kind, LeftOut, Listed, Plan, Rungs, Unmapped, Why, Wish, read};
use crate::locale::{cli as words, dates, imports, quoted, trouble};
use crate::model::{Code, Lang, MapInfo, PartnershipMap, SourceCategory};
use crate::store::{Intent, MapFile, fresh_text, read_bounded, read_input};

pub(super) fn command(lang: Lang) -> Command {
    let (file, source) = (words::file_word(lang), imports::source_word(lang));
    let usage = format!("simpul import {source}... -o {file} [{}]", words::options_word(lang));
    base(lang, "import", &usage, imports::about(lang))
        .alias("impor")
        .arg(
            positional(lang, "source", source, imports::sources_help(lang))
                .value_parser(clap::value_parser!(PathBuf))
                .num_args(1..)
                .required(true)
                .action(ArgAction::Append),
        )
        .arg(
            option("output", file, imports::output_help(lang))
                .short('o')
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(
            option("into", file, imports::into_help(lang))
                .alias("ke")
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(option("as", "actors|partnerships|…", imports::as_help(lang)).alias("sebagai"))
        .arg(option("map", "A=b", imports::map_option_help(lang)).alias("kolom").action(ArgAction::Append))
        .arg(option("rungs", "1=…,2=…", imports::rungs_help(lang)).alias("tangga"))
        .arg(option("flows", words::category_word(lang), imports::flows_help(lang)).alias("alur"))
        .arg(flag("dry-run", imports::dry_run_help(lang)).alias("coba"))
        .arg(format(lang))
        .arg(force(lang))
}

pub(super) fn run(context: &mut Context<'_>, asked: &ArgMatches) -> Result<Next, Stop> {
    let lang = context.lang;
    let output = asked.get_one::<PathBuf>("output");
    let into = asked.get_one::<PathBuf>("into");
    let dry = asked.get_flag("dry-run");
    if output.is_none() && into.is_none() && !dry {
        return Err(Stop::unusable(imports::no_output(lang)));
    }
    let wanted = wanted(lang, asked)?;
    let mut wish = wish(context, asked)?;
    let (mut lists, unread) = lists(lang, asked, wanted)?;
    map_columns(lang, asked, &mut lists)?;
    wish.origin = origin(context, &lists);
    let mut target = Target::new(context, output, into, dry)?;
    let mut plan = Plan::new(&target.map, &lists, &wish);
    plan.left_out.splice(0..0, unread);
    let json = asked.get_one::<String>("format").is_some_and(|form| form == "json");
    if plan.rows == 0 {
        show::left_out(context, &plan.left_out);
        return Err(Stop::refused(imports::nothing_taken(lang)));
    }
    if !dry {
        target.write(context, &plan, asked.get_flag("force"))?;
    }
    let written = target.path().filter(|_| !dry);
    let shown = show::Shown { lists: &lists, plan: &plan, wish: &wish, written, dry };
    if json {
        context.out.json(&show::data(lang, &shown))?;
    } else {
        show::print(context, &shown)?;
    }
    Ok(Next::Done(0))
}

/// What the rows are, if somebody said so.
fn wanted(lang: Lang, asked: &ArgMatches) -> Result<Option<Kind>, Stop> {
    let Some(word) = asked.get_one::<String>("as") else { return Ok(None) };
    let known = Kind::ALL.map(Kind::word).join(", ");
    let bad = || Stop::unusable(words::bad_value(lang, &quoted(word), "--as", &known));
    Kind::parse(word).ok_or_else(bad).map(Some)
}

fn wish(context: &Context<'_>, asked: &ArgMatches) -> Result<Wish, Stop> {
    let lang = context.lang;
    let rungs = asked.get_one::<String>("rungs").map(|text| Rungs::parse(text)).transpose();
    let rungs = rungs.map_err(|part| Stop::unusable(imports::bad_rungs(lang, &part)))?.unwrap_or_default();
    let flows = asked.get_one::<String>("flows").map(|word| {
        let known = SourceCategory::ALL.iter().map(|one| one.code()).collect::<Vec<_>>().join(", ");
        let bad = || Stop::unusable(words::bad_value(lang, &quoted(word), "--flows", &known));
        SourceCategory::parse(word).ok_or_else(bad)
    });
    Ok(Wish { today: context.today, origin: String::new(), flows: flows.transpose()?, rungs })
}

/// Where an import comes from, for the ladders that it moves.
fn origin(context: &Context<'_>, lists: &[Listed]) -> String {
    let mut files: Vec<&str> = Vec::new();
    for list in lists {
        if !files.contains(&list.file.as_str()) {
            files.push(&list.file);
        }
    }
    imports::origin(context.lang, &files.join(", "), &dates::long(context.lang, context.today))
}

/// The tables of all files that were named, and what of them could not be read.
fn lists(lang: Lang, asked: &ArgMatches, wanted: Option<Kind>) -> Result<(Vec<Listed>, Vec<LeftOut>), Stop> {
    let (mut lists, mut unread) = (Vec::new(), Vec::new());
    let mut seen = HashSet::new();
    for path in asked.get_many::<PathBuf>("source").into_iter().flatten() {
        if !seen.insert(path) {
            continue;
        }
        let (name, bytes) = contents(lang, path)?;
        let source = read(&name, &bytes)
            .map_err(|why| Stop::Said(Box::new(imports::not_taken(lang, &why)), 2, Some(shown(path))))?;
        let (more, left_out) = Listed::guess(&name, source, wanted);
        lists.extend(more);
        unread.extend(left_out);
    }
    Ok((lists, unread))
}

/// The name and the bytes of a file, never more of them than an import takes.
fn contents(lang: Lang, path: &Path) -> Result<(String, Vec<u8>), Stop> {
    let said = |sentence| Stop::Said(Box::new(sentence), 2, Some(shown(path)));
    let standard = path.as_os_str() == "-";
    let bytes = if standard {
        read_bounded(std::io::stdin().lock(), MOST_BYTES)
    } else {
        read_input(path, MOST_BYTES)
    };
    let bytes = bytes.map_err(|why| said(trouble::open_failure(lang, &why, &path.to_string_lossy())))?;
    let too_big = || said(imports::not_taken(lang, &Why::TooBig(MOST_BYTES / 1_000_000)));
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let name = if standard { imports::standard_input(lang).to_owned() } else { name };
    Ok((name, bytes.ok_or_else(too_big)?))
}

/// Obeys `--map "Column=field"`, in every sheet that has such a column.
fn map_columns(lang: Lang, asked: &ArgMatches, lists: &mut [Listed]) -> Result<(), Stop> {
    for text in asked.get_many::<String>("map").into_iter().flatten() {
        let (name, word) =
            text.rsplit_once('=').ok_or_else(|| Stop::unusable(imports::bad_map(lang, text)))?;
        let (mut found, mut wrong) = (false, None);
        for list in lists.iter_mut() {
            match list.map(name, word) {
                Ok(()) => found = true,
                // Another sheet may have such a field.
                Err(why @ Unmapped::NoField(..)) => wrong = Some(why),
                Err(Unmapped::NoColumn(_)) => {}
            }
        }
        match wrong.filter(|_| !found) {
            _ if found => {}
            Some(Unmapped::NoField(word, known)) => {
                return Err(Stop::unusable(imports::no_field(lang, &word, &known.join(", "))));
            }
            _ => {
                let columns: Vec<String> = lists.iter().flat_map(Listed::column_names).collect();
                return Err(Stop::unusable(imports::no_column(lang, name, &columns.join(", "))));
            }
        }
    }
    Ok(())
}

/// Where the result goes, and the map that it starts from.
struct Target {
    map: PartnershipMap,
    file: Option<MapFile>,
    into: Option<PathBuf>,
    output: Option<PathBuf>,
}

impl Target {
    fn new(
        context: &Context<'_>,
        output: Option<&PathBuf>,
        into: Option<&PathBuf>,
        dry: bool,
    ) -> Result<Self, Stop> {
        let lang = context.lang;
        let output = output.cloned().map(|mut path| {
            if path.extension().is_none() {
                path.set_extension("toml");
            }
            path
        });
        let Some(into) = into else {
            let stem =
                output.as_deref().and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
            let title = stem.unwrap_or_else(|| "import".to_owned()).replace(['-', '_'], " ");
            let about = MapInfo { language: Some(lang), ..MapInfo::new(&title) };
            return Ok(Self { map: PartnershipMap::new(about), file: None, into: None, output });
        };
        let intent = if output.is_some() || dry { Intent::Read } else { Intent::Edit };
        let opened = open(lang, into, intent)?;
        if let Some(why) = opened.file.read_only().filter(|_| intent == Intent::Edit) {
            let sentence = trouble::read_only(lang, why, &into.to_string_lossy());
            return Err(Stop::Said(Box::new(sentence), 2, Some(shown(into))));
        }
        Ok(Self { map: opened.map, file: Some(opened.file), into: Some(into.clone()), output })
    }

    fn path(&self) -> Option<&Path> {
        self.output.as_deref().or(self.into.as_deref())
    }

    /// Writes the result whole or not at all.
    fn write(&mut self, context: &Context<'_>, plan: &Plan, replace: bool) -> Result<(), Stop> {
        let lang = context.lang;
        if let Some(output) = &self.output {
            // A copy keeps the comments of the map that it starts from.
            let text = self
                .file
                .as_ref()
                .map_or_else(|| fresh_text(&plan.after), |file| file.text_with(&plan.after));
            return write_file(lang, output, text.as_bytes(), replace);
        }
        let (Some(file), Some(into)) = (&mut self.file, &self.into) else { return Ok(()) };
        file.save(&plan.after).map_err(|why| {
            let sentence = trouble::save_failure(lang, &why, &into.to_string_lossy());
            Stop::Said(Box::new(sentence), 2, Some(shown(into)))
        })
    }
}
