//! `simpul man`: manual pages, of the program and of each command, in the chosen language.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};
use clap_mangen::Man;

use super::args::{self, base, force, option, positional};
use super::{Context, Next, Stop, shown, write_file};
use crate::locale::trouble;
use crate::locale::{cli as words, quoted, schema as said};
use crate::model::Lang;
use crate::store::{Library, create_folder};

pub(super) fn command(lang: Lang) -> Command {
    let (of, folder) = (words::command_word(lang), said::folder_word(lang));
    let usage = format!("simpul man [{of}] [{}]", words::options_word(lang));
    base(lang, "man", &usage, said::man_about(lang))
        .alias("manual")
        .arg(positional(lang, "command", of, said::man_of(lang)))
        .arg(
            option("dir", folder, said::man_dir(lang))
                .alias("folder")
                .value_parser(clap::value_parser!(PathBuf))
                .conflicts_with("command"),
        )
        .arg(force(lang))
        .after_help(said::man_more(lang))
}

pub(super) fn run(context: &mut Context<'_>, asked: &ArgMatches) -> Result<Next, Stop> {
    let lang = context.lang;
    let program = args::command(lang);
    if let Some(folder) = asked.get_one::<PathBuf>("dir") {
        let count = all_pages(lang, &program, folder, asked.get_flag("force"))?;
        context.out.line(&said::pages(lang, count, &shown(folder)))?;
        return Ok(Next::Done(0));
    }
    let page = match asked.get_one::<String>("command") {
        None => of_program(lang, &program)?,
        Some(word) => {
            let one = program.find_subcommand(word);
            let one = one.ok_or_else(|| Stop::unusable(said::no_such_page(lang, &quoted(word))))?;
            of_command(lang, one)?
        }
    };
    context.out.text(&page)?;
    Ok(Next::Done(0))
}

/// Writes every page, and gives back how many there are.
fn all_pages(lang: Lang, program: &Command, folder: &Path, replace: bool) -> Result<usize, Stop> {
    create_folder(folder)
        .map_err(|why| Stop::unusable(trouble::save_failure(lang, &why, &folder.to_string_lossy())))?;
    let mut pages = vec![("simpul.1".to_owned(), of_program(lang, program)?)];
    for one in program.get_subcommands() {
        pages.push((format!("simpul-{}.1", one.get_name()), of_command(lang, one)?));
    }
    for (name, page) in &pages {
        write_file(lang, &folder.join(name), page.as_bytes(), replace)?;
    }
    Ok(pages.len())
}

fn of_program(lang: Lang, program: &Command) -> Result<String, Stop> {
    let mut page = sections(lang, program.clone(), "simpul", true)?;
    page.push_str(&more(lang));
    let others: Vec<String> =
        program.get_subcommands().map(|one| format!("simpul\\-{}(1)", plain(one.get_name()))).collect();
    let _ = writeln!(page, ".SH \"{}\"\n{}", said::see_also(lang), others.join(", "));
    Ok(page)
}

fn of_command(lang: Lang, one: &Command) -> Result<String, Stop> {
    let name = format!("simpul-{}", one.get_name());
    let mut page = sections(lang, one.clone().display_name(name.clone()), &name, false)?;
    let _ = writeln!(page, ".SH \"{}\"\nsimpul(1)", said::see_also(lang));
    Ok(page)
}

/// The sections that follow from what can be typed.
fn sections(lang: Lang, command: Command, title: &str, whole: bool) -> Result<String, Stop> {
    let after = command.get_after_help().is_some();
    let man = Man::new(command)
        .title(title.to_uppercase())
        .source(concat!("Simpul ", env!("CARGO_PKG_VERSION")))
        .manual(said::manual(lang));
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    if whole {
        man.render_subcommands_section(&mut page)?;
    }
    if after {
        man.render_extra_section(&mut page)?;
    }
    Ok(in_language(lang, &String::from_utf8_lossy(&page)))
}

/// The headings of the library are English.
fn in_language(lang: Lang, page: &str) -> String {
    let headings = [
        ("NAME", said::name(lang)),
        ("SYNOPSIS", said::synopsis(lang)),
        ("DESCRIPTION", said::about(lang)),
        ("OPTIONS", said::options(lang)),
        ("EXTRA", said::extra(lang)),
    ];
    let mut out = String::with_capacity(page.len());
    for line in page.lines() {
        let heading = line.strip_prefix(".SH ").map(|name| name.trim_matches('"'));
        let ours = heading.and_then(|name| headings.iter().find(|(theirs, _)| *theirs == name));
        let _ = match (ours, heading) {
            (Some((_, ours)), _) => writeln!(out, ".SH \"{ours}\""),
            (None, Some(name)) => writeln!(out, ".SH \"{}\"", name.to_uppercase()),
            (None, None) => writeln!(out, "{line}"),
        };
    }
    out
}

/// What a page has to say beside the options: codes, files, surroundings.
fn more(lang: Lang) -> String {
    let mut out = String::new();
    let mut section = |heading: &str, items: &[(String, &str)]| {
        let _ = writeln!(out, ".SH \"{heading}\"");
        for (tag, text) in items {
            let _ = writeln!(out, ".TP\n\\fB{}\\fR\n{}", plain(tag), plain(text));
        }
    };
    let code = |number: u8, text| (number.to_string(), text);
    let codes = [code(0, said::exit_0(lang)), code(1, said::exit_1(lang)), code(2, said::exit_2(lang))];
    section(said::exit(lang), &codes);
    // The usual places, as they are written by people: the page must not tell whose computer made it.
    let here = Library::at(Path::new("~/.local/share/simpul"), Path::new("~/.config/simpul"));
    let path = |path: &Path| shown(path);
    let files = [
        (path(here.maps()), said::files_maps(lang)),
        (path(here.backups()), said::files_backups(lang)),
        (path(here.settings_file()), said::files_settings(lang)),
    ];
    section(said::files(lang), &files);
    let around = [
        ("LC_ALL, LC_MESSAGES, LANG".to_owned(), said::around_lang(lang)),
        ("NO_COLOR".to_owned(), said::around_colour(lang)),
    ];
    section(said::around(lang), &around);
    out
}

/// A text as roff prints it: backslashes and hyphens as they are, no line that begins as a request begins.
fn plain(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_taken_for_a_request() {
        assert_eq!(plain(".SH x"), "\\&.SH x");
        assert_eq!(plain("a-b\\c"), "a\\-b\\ec");
    }
}
