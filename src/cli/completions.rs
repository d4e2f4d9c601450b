//! `simpul completions`: what a shell needs to complete commands, options and files.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};
use clap_complete::Shell;

use super::args::{self, base, positional};
use super::{Context, Next, Stop};
use crate::locale::{cli as words, schema as said};
use crate::model::Lang;

pub(super) fn command(lang: Lang) -> Command {
    let shell = said::shell_word(lang);
    let usage = format!("simpul completions {shell} [{}]", words::options_word(lang));
    base(lang, "completions", &usage, said::completions_about(lang))
        .alias("pelengkap")
        .arg(
            positional(lang, "shell", shell, said::shell_help(lang))
                .value_parser(PossibleValuesParser::new(["bash", "zsh", "fish", "powershell", "elvish"]))
                .hide_possible_values(true)
                .required(true),
        )
        .after_help(said::completions_more(lang))
}

pub(super) fn run(context: &mut Context<'_>, asked: &ArgMatches) -> Result<Next, Stop> {
    let shell = asked.get_one::<String>("shell").and_then(|word| word.parse::<Shell>().ok());
    let Some(shell) = shell else {
        return Ok(Next::Done(2));
    };
    // Into memory first: the library ends the program when its reader goes away early.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut args::command(context.lang), "simpul", &mut script);
    context.out.text(&String::from_utf8_lossy(&script))?;
    Ok(Next::Done(0))
}
