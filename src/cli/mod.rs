//! THE COMMAND LINE: one file a sub-command. Everything is said in the chosen language, results go to the
//! standard output, and what went wrong goes to the standard error with what to do about it.
//!
//! Exit codes: 0 all is well, 1 the map has errors or a change was refused, 2 nothing could be done. A reader
//! that closes the pipe early (`simpul show x | head`) has what it wanted, so that is success.

mod agenda;
mod args;
mod atlas;
mod check;
mod completions;
mod demo;
mod diff;
mod duplicates;
mod export;
mod import;
mod insights;
mod list;
mod man;
mod merge;
mod metrics;
mod new;
mod output;
mod redact;
mod schema;
mod show;
mod step;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgMatches;

use crate::clock;
use crate::locale::trouble::{self, Sentence};
use crate::locale::{clean, cli as words, dates, quoted};
use crate::model::{Code, Day, Lang};
use crate::shell::{Start, load_settings};
use crate::store::{Intent, Library, MapFile, Opened, write_output};
use crate::trouble::{OpenFailure, Place, ReadOnly, SaveFailure};
use output::Console;

/// What comes after a command.
enum Next {
    /// An exit code.
    Done(u8),
    /// The interface.
    Interface(Box<Start>),
}

/// Why a command stopped.
enum Stop {
    /// Said in a sentence, with an exit code and, when it is known, where in which file.
    Said(Box<Sentence>, u8, Option<String>),
    /// The output could not be written.
    Output(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl Stop {
    /// Nothing could be done.
    fn unusable(sentence: Sentence) -> Self {
        Self::Said(Box::new(sentence), 2, None)
    }

    /// It could have been done, but the rules of the field say no.
    fn refused(sentence: Sentence) -> Self {
        Self::Said(Box::new(sentence), 1, None)
    }
}

/// What every command knows.
struct Context<'a> {
    lang: Lang,
    today: Day,
    out: &'a mut Console,
}

/// Runs the program on its arguments; `interface` is called when the screen is asked for.
pub fn run(args: Vec<OsString>, interface: impl FnOnce(Start) -> ExitCode) -> ExitCode {
    let chosen = || load_settings(Library::of_user().as_ref()).language;
    let lang = language(&args, chosen, |name| std::env::var(name).ok());
    let mut out = Console::new();
    let result = dispatch(lang, args, &mut out).and_then(|next| {
        out.flush()?;
        Ok(next)
    });
    let code = match result {
        Ok(Next::Interface(start)) => {
            // The interface needs the output for itself.
            drop(out);
            return interface(*start);
        }
        Ok(Next::Done(code)) => code,
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(Stop::Output(error)) => {
            let words = clean(&error.to_string()).into_owned();
            out.complain(lang, None, &words::output_failed(lang, &words));
            2
        }
        Err(Stop::Said(sentence, code, place)) => {
            // What was printed before belongs before the complaint; if nobody reads it, so be it.
            let _ = out.flush();
            out.complain(lang, place.as_deref(), &sentence);
            code
        }
    };
    ExitCode::from(code)
}

fn dispatch(lang: Lang, args: Vec<OsString>, out: &mut Console) -> Result<Next, Stop> {
    let asked = match args::parse(lang, args) {
        Ok(asked) => asked,
        Err(args::Unclear::Print(text)) => {
            out.text(&text)?;
            return Ok(Next::Done(0));
        }
        Err(args::Unclear::Wrong(sentence)) => return Err(Stop::unusable(sentence)),
    };
    let named_day =
        asked.get_one::<String>("today").map(|text| day(lang, text, clock::today())).transpose()?;
    let mut context = Context { lang, today: named_day.unwrap_or_else(clock::today), out };
    match asked.subcommand() {
        Some(("new", asked)) => new::run(&mut context, asked),
        Some(("check", asked)) => check::run(&mut context, asked),
        Some(("show", asked)) => show::run(&mut context, asked),
        Some(("metrics", asked)) => metrics::run(&mut context, asked),
        Some(("insights", asked)) => insights::run(&mut context, asked),
        Some(("atlas", asked)) => atlas::run(&mut context, asked),
        Some(("agenda", asked)) => agenda::run(&mut context, asked),
        Some(("redact", asked)) => redact::run(&mut context, asked),
        Some(("step", asked)) => step::run(&mut context, asked),
        Some(("export", asked)) => export::run(&mut context, asked),
        Some(("diff", asked)) => diff::run(&mut context, asked),
        Some(("merge", asked)) => merge::run(&mut context, asked),
        Some(("merge-driver", asked)) => merge::run_driver(&mut context, asked),
        Some(("duplicates", asked)) => duplicates::run(&mut context, asked),
        Some(("schema", _)) => schema::run(&mut context),
        Some(("completions", asked)) => completions::run(&mut context, asked),
        Some(("man", asked)) => man::run(&mut context, asked),
        Some(("import", asked)) => import::run(&mut context, asked),
        Some(("list", _)) => list::run(&mut context),
        Some(("demo", asked)) => demo::run(&mut context, asked, named_day),
        _ => screen(&mut context, &asked, named_day),
    }
}

/// `simpul [FILE]`.
fn screen(context: &mut Context<'_>, asked: &ArgMatches, today: Option<Day>) -> Result<Next, Stop> {
    let file = asked.get_one::<PathBuf>("file").cloned();
    if let Some(word) = file.as_deref().filter(|file| !file.exists()).and_then(Path::to_str) {
        if word == "help" || word == "bantuan" {
            let text = args::help(context.lang);
            context.out.text(&text)?;
            return Ok(Next::Done(0));
        }
        // A misspelt command looks like a file that does not exist.
        let commands = args::commands(context.lang);
        if let Some(near) = trouble::nearest(word, commands.iter().map(String::as_str)) {
            let sentence = words::unknown_command(context.lang, &quoted(word), near);
            return Err(Stop::unusable(sentence));
        }
    }
    Ok(Next::Interface(Box::new(Start {
        file,
        locale: context.lang,
        lang: asked.get_one::<String>("lang").and_then(|word| Lang::parse(word)),
        today,
        ascii: asked.get_flag("ascii"),
        theme: asked.get_one::<String>("theme").cloned(),
    })))
}

/// The language must be known before the arguments are understood, because what is wrong with them is said
/// in it: `--lang`, else the settings, else the locale of the system when it is English, else Indonesian.
fn language(
    args: &[OsString],
    settings: impl FnOnce() -> Option<Lang>,
    env: impl Fn(&str) -> Option<String>,
) -> Lang {
    let mut texts = args.iter().map(|arg| arg.to_string_lossy());
    let mut asked = None;
    while let Some(arg) = texts.next() {
        if arg == "--" {
            break;
        }
        if arg == "--lang" {
            asked = texts.next().and_then(|word| Lang::parse(&word));
        } else if let Some(word) = arg.strip_prefix("--lang=") {
            asked = Lang::parse(word);
        } else {
            // Not about the language.
        }
    }
    asked.or_else(settings).unwrap_or_else(|| {
        let set = |name: &&str| env(name).filter(|value| !value.is_empty());
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set);
        if locale.is_some_and(|locale| locale.to_ascii_lowercase().starts_with("en")) {
            Lang::English
        } else {
            Lang::Indonesian
        }
    })
}

/// A day that was typed.
fn day(lang: Lang, text: &str, today: Day) -> Result<Day, Stop> {
    dates::parse_day(text, today).ok_or_else(|| Stop::unusable(words::bad_day(lang, &quoted(text))))
}

/// A path as it may be printed.
fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

/// `file:line:column`.
fn at(file: &str, place: Option<Place>) -> String {
    place.map_or_else(|| file.to_owned(), |place| format!("{file}:{place}"))
}

/// Where in a file it could not be opened.
fn failure_place(why: &OpenFailure) -> Option<Place> {
    match why {
        OpenFailure::NotUtf8(place)
        | OpenFailure::NotAMap { place, .. }
        | OpenFailure::Unjoinable(ReadOnly::Damaged(place)) => Some(*place),
        _ => None,
    }
}

fn open(lang: Lang, path: &Path, intent: Intent) -> Result<Opened, Stop> {
    let library = Library::of_user();
    let backups = library.as_ref().map(Library::backups);
    MapFile::open(path, intent, backups).map_err(|why| {
        let sentence = trouble::open_failure(lang, &why, &path.to_string_lossy());
        Stop::Said(Box::new(sentence), 2, Some(at(&shown(path), failure_place(&why))))
    })
}

/// Writes a file; one that is there is left alone unless `replace` says otherwise.
fn write_file(lang: Lang, output: &Path, bytes: &[u8], replace: bool) -> Result<(), Stop> {
    write_output(output, bytes, replace).map_err(|why| {
        let sentence = match why {
            SaveFailure::Exists if output.is_file() => words::output_exists(lang, &quoted(&shown(output))),
            why => trouble::save_failure(lang, &why, &output.to_string_lossy()),
        };
        Stop::Said(Box::new(sentence), 2, None)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_known_before_anything_else() {
        let args = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
        let none = |_: &str| None;
        let english = |name: &str| (name == "LANG").then(|| "en_GB.UTF-8".to_owned());
        assert_eq!(language(&args(&["simpul"]), || None, none), Lang::Indonesian);
        assert_eq!(language(&args(&["simpul"]), || None, english), Lang::English);
        assert_eq!(language(&args(&["simpul", "--lang", "id"]), || None, english), Lang::Indonesian);
        assert_eq!(language(&args(&["simpul", "check", "--lang=en"]), || None, none), Lang::English);
        assert_eq!(language(&args(&["simpul", "--", "--lang=en"]), || None, none), Lang::Indonesian);
        let mixed = |name: &str| match name {
            "LC_ALL" => Some(String::new()),
            "LC_MESSAGES" => Some("id_ID".to_owned()),
            _ => Some("en_US".to_owned()),
        };
        assert_eq!(language(&args(&["simpul"]), || None, mixed), Lang::Indonesian);
        let chosen = || Some(Lang::English);
        assert_eq!(language(&args(&["simpul"]), chosen, none), Lang::English);
        assert_eq!(language(&args(&["simpul", "--lang", "id"]), chosen, none), Lang::Indonesian);
    }
}
