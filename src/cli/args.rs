//! What may be typed, in the chosen language, and what is wrong with what was typed.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, ValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::locale::trouble::{Sentence, nearest};
use crate::locale::{cli as words, quoted};
use crate::model::Lang;
use crate::report::{Audience, Kind};

/// The commands in both languages, for finding the one that was meant.
pub(super) fn commands(lang: Lang) -> Vec<String> {
    let all = command(lang);
    let words =
        all.get_subcommands().flat_map(|one| std::iter::once(one.get_name()).chain(one.get_all_aliases()));
    words.map(str::to_owned).collect()
}

/// Why the arguments are no order to be carried out.
pub(super) enum Unclear {
    /// Help or version was asked for.
    Print(String),
    /// Something is wrong with them.
    Wrong(Sentence),
}

/// Understands the arguments.
pub(super) fn parse(lang: Lang, args: Vec<OsString>) -> Result<ArgMatches, Unclear> {
    let mut command = command(lang);
    let words: Vec<_> = args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
    command.try_get_matches_from_mut(args).map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::DisplayVersion => Unclear::Print(error.render().to_string()),
        _ => Unclear::Wrong(explained(lang, &error, &Typed::of(&command, &words))),
    })
}

/// The command that was typed.
struct Typed {
    /// As it was typed: `simpul ekspor`.
    words: String,
    /// Its options, those for every command included.
    options: Vec<String>,
}

impl Typed {
    fn of(command: &Command, words: &[String]) -> Self {
        let sub = words.iter().skip(1).find_map(|word| Some((word, command.find_subcommand(word)?)));
        let own = sub.map_or(command, |(_, sub)| sub).get_arguments();
        let everywhere = command.get_arguments().filter(|arg| arg.is_global_set());
        Self {
            words: sub.map_or_else(|| "simpul".to_owned(), |(word, _)| format!("simpul {word}")),
            options: own.chain(everywhere).filter_map(Arg::get_long).map(str::to_owned).collect(),
        }
    }
}

/// The help of the whole program.
pub(super) fn help(lang: Lang) -> String {
    command(lang).render_help().to_string()
}

/// What clap found wrong, in a sentence of ours.
fn explained(lang: Lang, error: &clap::Error, typed: &Typed) -> Sentence {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        _ => None,
    };
    let arg = || quoted(&context(ContextKind::InvalidArg).unwrap_or_default());
    match error.kind() {
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => {
            let word = context(ContextKind::InvalidArg).unwrap_or_default();
            let near = word
                .strip_prefix("--")
                .and_then(|word| nearest(word, typed.options.iter().map(String::as_str)))
                .map(|option| format!("--{option}"));
            words::unknown_option(lang, &typed.words, &arg(), near.as_deref())
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = context(ContextKind::InvalidValue).unwrap_or_default();
            match context(ContextKind::ValidValue) {
                _ if value.is_empty() => words::value_missing(lang, &arg()),
                Some(known) => words::bad_value(lang, &quoted(&value), &arg(), &known),
                None => words::bad_usage(lang, &typed.words),
            }
        }
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            words::value_missing(lang, &arg())
        }
        ErrorKind::MissingRequiredArgument => {
            words::argument_missing(lang, &context(ContextKind::InvalidArg).unwrap_or_default())
        }
        ErrorKind::ArgumentConflict | ErrorKind::TooManyValues => words::conflict(lang, &arg()),
        _ => words::bad_usage(lang, &typed.words),
    }
}

/// A command whose help has our headings instead of clap's English ones.
pub(super) fn base(lang: Lang, name: &'static str, usage: &str, about: &'static str) -> Command {
    let heading = words::usage(lang);
    Command::new(name)
        .about(about)
        .override_usage(usage.to_owned())
        .help_template(format!("{{about}}\n\n{heading} {{usage}}\n\n{{all-args}}{{after-help}}\n"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(words::commands(lang))
        .next_help_heading(words::options(lang))
        .next_line_help(false)
        .term_width(100)
}

/// All that may be typed.
pub(super) fn command(lang: Lang) -> Command {
    let (file, options) = (words::file_word(lang), words::options_word(lang));
    let usage = format!("simpul [{options}] [{file}]\n       simpul {} ...", words::command_word(lang));
    base(lang, "simpul", &usage, words::about(lang))
        .version(env!("CARGO_PKG_VERSION"))
        .after_help(words::see_more(lang))
        .arg(positional(lang, "file", file, words::file_help(lang)).value_parser(ValueParser::path_buf()))
        .arg(flag("ascii", words::ascii_help(lang)))
        .arg(
            option("theme", "dark|light|16|mono", words::theme_help(lang))
                .value_parser(PossibleValuesParser::new(["dark", "light", "16", "mono"])),
        )
        .arg(
            option("lang", "id|en", words::lang_help(lang))
                .value_parser(PossibleValuesParser::new(["id", "en"]))
                .display_order(90)
                .global(true),
        )
        .arg(option("today", words::day_word(lang), words::today_help(lang)).display_order(91).global(true))
        .arg(
            flag("help", words::help_help(lang))
                .short('h')
                .action(ArgAction::Help)
                .display_order(92)
                .global(true),
        )
        .arg(
            flag("version", words::version_help(lang))
                .short('V')
                .action(ArgAction::Version)
                .display_order(93),
        )
        .subcommand(new(lang))
        .subcommand(check(lang))
        .subcommand(show(lang))
        .subcommand(metrics(lang))
        .subcommand(insights(lang))
        .subcommand(agenda(lang))
        .subcommand(super::atlas::command(lang))
        .subcommand(redact(lang))
        .subcommand(step(lang))
        .subcommand(export(lang))
        .subcommand(super::diff::command(lang))
        .subcommand(super::merge::command(lang))
        .subcommand(super::merge::driver_command(lang))
        .subcommand(super::duplicates::command(lang))
        .subcommand(super::schema::command(lang))
        .subcommand(super::completions::command(lang))
        .subcommand(super::man::command(lang))
        .subcommand(super::import::command(lang))
        .subcommand(
            base(lang, "list", &format!("simpul list [{options}]"), words::list_about(lang)).alias("daftar"),
        )
        .subcommand(
            base(lang, "demo", &format!("simpul demo [{options}]"), words::demo_about(lang))
                .alias("contoh")
                .arg(flag("print-path", words::print_path_help(lang)))
                .arg(flag("ascii", words::ascii_help(lang)))
                .arg(
                    option("theme", "dark|light|16|mono", words::theme_help(lang))
                        .value_parser(PossibleValuesParser::new(["dark", "light", "16", "mono"])),
                ),
        )
}

fn new(lang: Lang) -> Command {
    let (file, text) = (words::file_word(lang), words::text_word(lang));
    let usage = format!("simpul new {file} --title {text} --area {text} [{}]", words::options_word(lang));
    base(lang, "new", &usage, words::new_about(lang))
        .alias("baru")
        .arg(path(lang, words::new_file_help(lang)))
        .arg(option("title", text, words::title_help(lang)).required(true))
        .arg(option("area", text, words::area_help(lang)).required(true))
        .arg(option("level", words::level_word(lang), words::level_help(lang)))
        .arg(option("anchor", words::name_word(lang), words::anchor_help(lang)))
}

fn check(lang: Lang) -> Command {
    let usage = format!("simpul check {}... [{}]", words::file_word(lang), words::options_word(lang));
    base(lang, "check", &usage, words::check_about(lang))
        .alias("periksa")
        .arg(path(lang, words::maps_help(lang)).num_args(1..).action(ArgAction::Append))
        .arg(format(lang))
}

fn show(lang: Lang) -> Command {
    let usage = format!("simpul show {} [{}]", words::file_word(lang), words::options_word(lang));
    base(lang, "show", &usage, words::show_about(lang))
        .alias("lihat")
        .arg(path(lang, words::map_help(lang)))
        .arg(format(lang))
}

fn metrics(lang: Lang) -> Command {
    let usage = format!("simpul metrics {} [{}]", words::file_word(lang), words::options_word(lang));
    base(lang, "metrics", &usage, words::metrics_about(lang))
        .alias("ukuran")
        .arg(path(lang, words::map_help(lang)))
        .arg(
            option("graph", "ties|flows", words::graph_help(lang))
                .value_parser(PossibleValuesParser::new(["ties", "flows"])),
        )
        .arg(option("category", words::category_word(lang), words::category_help(lang)))
        .arg(flag("assessed", words::assessed_help(lang)))
        .arg(option("at", words::day_word(lang), words::at_help(lang)))
        .arg(option("since", words::day_word(lang), words::since_help(lang)))
        .arg(
            option("format", "table|json|csv", words::table_format_help(lang))
                .value_parser(PossibleValuesParser::new(["table", "json", "csv"])),
        )
}

fn insights(lang: Lang) -> Command {
    let usage = format!("simpul insights {} [{}]", words::file_word(lang), words::options_word(lang));
    base(lang, "insights", &usage, words::insights_about(lang))
        .alias("temuan")
        .arg(path(lang, words::map_help(lang)))
        .arg(format(lang))
        .arg(flag("all", words::all_findings_help(lang)).alias("semua"))
}

fn agenda(lang: Lang) -> Command {
    let usage = format!("simpul agenda {} [{}]", words::file_word(lang), words::options_word(lang));
    base(lang, "agenda", &usage, words::agenda_about(lang))
        .arg(path(lang, words::map_help(lang)))
        .arg(
            option("days", words::count_word(lang), words::days_help(lang))
                .alias("hari")
                .value_parser(clap::value_parser!(u16)),
        )
        .arg(
            option("format", "human|json|ics", words::agenda_format_help(lang))
                .value_parser(PossibleValuesParser::new(["human", "json", "ics"])),
        )
        .arg(
            option("output", words::file_word(lang), words::agenda_output_help(lang))
                .short('o')
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(flag("internal", words::agenda_internal_help(lang)))
        .arg(force(lang))
}

fn redact(lang: Lang) -> Command {
    let file = words::file_word(lang);
    let usage = format!("simpul redact {file} -o {file} [{}]", words::options_word(lang));
    base(lang, "redact", &usage, words::redact_about(lang))
        .aliases(["salin-publik", "samarkan"])
        .arg(path(lang, words::map_help(lang)))
        .arg(
            option("output", file, words::redact_output_help(lang))
                .short('o')
                .value_parser(clap::value_parser!(PathBuf))
                .required(true),
        )
        .arg(force(lang))
}

/// Whether a file that is there may be replaced.
pub(super) fn force(lang: Lang) -> Arg {
    flag("force", words::force_help(lang)).aliases(["overwrite", "timpa"])
}

fn step(lang: Lang) -> Command {
    let (partnership, rung) = (words::partnership_word(lang), words::rung_word(lang));
    let usage = format!(
        "simpul step {} {partnership} {rung} [{}]",
        words::file_word(lang),
        words::options_word(lang)
    );
    base(lang, "step", &usage, words::step_about(lang))
        .alias("langkah")
        .arg(path(lang, words::map_help(lang)))
        .arg(positional(lang, "partnership", partnership, words::partnership_help(lang)).required(true))
        .arg(positional(lang, "rung", rung, words::rung_help(lang)).required(true))
        .arg(option("reason", words::text_word(lang), words::reason_help(lang)))
        .arg(option("date", words::day_word(lang), words::date_help(lang)))
        .arg(option("criteria", words::numbers_word(lang), words::criteria_help(lang)).value_delimiter(','))
        .arg(option("evidence", words::text_word(lang), words::evidence_help(lang)).action(ArgAction::Append))
        .arg(option("by", words::role_word(lang), words::by_help(lang)))
        .arg(flag("correction", words::correction_help(lang)))
}

fn export(lang: Lang) -> Command {
    let file = words::file_word(lang);
    let usage = format!("simpul export {file} -o {file} [{}]", words::options_word(lang));
    let known = |name: &'static str, also: &'static str| PossibleValue::new(name).alias(also);
    let views = [
        known("rings", "lingkaran").alias("cincin"),
        known("force", "jaringan"),
        known("matrix", "matriks"),
        known("grid", "kekuatan").alias("pengaruh"),
        PossibleValue::new("venn"),
    ];
    let papers = [known("a4", "a4-landscape").alias("a4-mendatar"), known("a4-portrait", "a4-tegak")];
    base(lang, "export", &usage, words::export_about(lang))
        .alias("ekspor")
        .arg(path(lang, words::map_help(lang)))
        .arg(
            option("output", file, words::output_help(lang))
                .short('o')
                .value_parser(clap::value_parser!(PathBuf))
                .required(true),
        )
        .arg(
            option("view", "rings|force|matrix|grid|venn", words::view_help(lang))
                .value_parser(PossibleValuesParser::new(views)),
        )
        .arg(flag("by-level", words::by_level_help(lang)).alias("menurut-tingkat"))
        .arg(option("at", words::day_word(lang), words::at_help(lang)).alias("per"))
        .arg(
            option("paper", "a4|a4-portrait", words::paper_help(lang))
                .alias("kertas")
                .value_parser(PossibleValuesParser::new(papers)),
        )
        .arg(flag("mono", words::mono_help(lang)).conflicts_with("dark"))
        .arg(flag("dark", words::dark_help(lang)).alias("gelap"))
        .arg(flag("internal", words::internal_help(lang)))
        .args(report_options(lang))
        .arg(force(lang))
        .after_help(words::output_forms(lang))
}

/// Which report, about what, for whom.
fn report_options(lang: Lang) -> Vec<Arg> {
    let kinds = Kind::ALL.map(|kind| PossibleValue::new(kind.code()).aliases(kind.other_words()));
    let readers = Audience::ALL.map(|reader| PossibleValue::new(reader.code()).alias(reader.other_word()));
    let hidden = [("none", "tidak"), ("internal", "biasa"), ("public", "publik")];
    let hidden = hidden.map(|(word, other)| PossibleValue::new(word).alias(other));
    vec![
        option("report", "minutes|quarterly|…", words::report_help(lang))
            .alias("laporan")
            .value_parser(PossibleValuesParser::new(kinds)),
        option("from", words::day_word(lang), words::from_help(lang)).alias("dari"),
        option("to", words::day_word(lang), words::to_help(lang)).alias("sampai"),
        option("meeting", words::id_word(lang), words::meeting_help(lang)).alias("rapat"),
        option("agreement", words::id_word(lang), words::agreement_help(lang)).alias("dokumen"),
        option("audience", "ward|agency|donor|residents", words::audience_help(lang))
            .alias("pembaca")
            .value_parser(PossibleValuesParser::new(readers)),
        option("redact", "none|internal|public", words::redact_help(lang))
            .alias("samarkan")
            .value_parser(PossibleValuesParser::new(hidden)),
        option("format", "docx|md|…", words::form_help(lang)).alias("bentuk"),
    ]
}

pub(super) fn positional(lang: Lang, id: &'static str, name: &'static str, help: &'static str) -> Arg {
    Arg::new(id).value_name(name).help(help).help_heading(words::values(lang))
}

pub(super) fn path(lang: Lang, help: &'static str) -> Arg {
    positional(lang, "file", words::file_word(lang), help)
        .value_parser(clap::value_parser!(PathBuf))
        .required(true)
}

pub(super) fn option(id: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).value_name(value).help(help).hide_possible_values(true)
}

pub(super) fn flag(id: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).help(help).action(ArgAction::SetTrue)
}

pub(super) fn format(lang: Lang) -> Arg {
    option("format", "human|json", words::format_help(lang))
        .value_parser(PossibleValuesParser::new(["human", "json"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commands_hold_together_in_both_languages() {
        for lang in [Lang::Indonesian, Lang::English] {
            command(lang).debug_assert();
        }
        assert!(help(Lang::Indonesian).contains("Pemakaian: simpul"));
        assert!(!help(Lang::Indonesian).contains("Options"));
    }
}
