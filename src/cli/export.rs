//! `simpul export`: a map as a picture, a report, or data for other programs, by the ending of the file.

mod report;

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::{Context, Next, Stop, day, open, shown, write_file};
use crate::export::picture::{Paper, Tone, Wanted, layout_of, picture, ties};
use crate::export::table::layout_csv;
use crate::export::{Form, data};
use crate::layout::{Outward, View};
use crate::locale::{cli as words, quoted};
use crate::model::redact::Eyes;
use crate::model::{PartnershipMap, Rung};
use crate::network::{At, Ties};
use crate::store::{Intent, Opened};

pub(super) fn run(context: &mut Context<'_>, asked: &ArgMatches) -> Result<Next, Stop> {
    let lang = context.lang;
    let (Some(file), Some(output)) = (asked.get_one::<PathBuf>("file"), asked.get_one::<PathBuf>("output"))
    else {
        return Ok(Next::Done(2));
    };
    // What is wrong with the wish is said before anything is read.
    let to = Output::new(context, asked, file, output)?;
    if !matches!(to.form, Form::Report(_)) && asked.contains_id("report") {
        return Err(Stop::unusable(words::no_report_of_that_form(lang)));
    }
    let eyes = eyes(asked);
    let opened = match to.form {
        Form::Svg | Form::Png | Form::Places => pictured(context, asked, file, &to)?,
        Form::Report(_) | Form::Calendar | Form::Data(_) => {
            let wish = report::wish(context, asked, to.form, eyes)?;
            let opened = open(lang, file, Intent::Read)?;
            if is_folder(output) {
                report::write_folder(context, &opened.map, &wish, &to)?;
            } else {
                report::write(context, &opened.map, &wish, &to)?;
            }
            opened
        }
    };
    if !opened.problems.is_empty() {
        let remark = words::left_out(lang, opened.problems.len());
        context.out.remark(&remark);
    }
    Ok(Next::Done(0))
}

/// Where the result goes, and what it is.
struct Output<'a> {
    /// The map that it is made from.
    file: &'a Path,
    path: &'a Path,
    form: Form,
    replace: bool,
}

impl<'a> Output<'a> {
    fn new(context: &Context<'_>, asked: &ArgMatches, file: &'a Path, path: &'a Path) -> Result<Self, Stop> {
        let lang = context.lang;
        let format = asked.get_one::<String>("format").map(String::as_str);
        let name = path.to_string_lossy();
        let named = match format {
            Some(format) => format,
            None if is_standard(path) => "txt",
            None => &name,
        };
        if is_folder(path) {
            return Ok(Self {
                file,
                path,
                form: Form::Data(data::Form::Csv),
                replace: asked.get_flag("force"),
            });
        }
        let form = Form::of(named).filter(|_| named.contains('.') || format.is_some() || is_standard(path));
        let form = form.ok_or_else(|| Stop::unusable(words::unknown_ending(lang, &quoted(&shown(path)))))?;
        if is_standard(path) && !form.is_text() {
            return Err(Stop::unusable(words::not_for_a_terminal(lang)));
        }
        Ok(Self { file, path, form, replace: asked.get_flag("force") })
    }

    /// Writes the result whole or not at all, and says where it is; `-` is the terminal, or the next program.
    fn write(&self, context: &mut Context<'_>, bytes: &[u8]) -> Result<(), Stop> {
        if is_standard(self.path) {
            context.out.text(&String::from_utf8_lossy(bytes))?;
        } else {
            write_file(context.lang, self.path, bytes, self.replace)?;
            context.out.line(&words::exported(context.lang, &shown(self.path)))?;
        }
        Ok(context.out.flush()?)
    }
}

/// Whether a path names a folder: one that is there, or one that is written as one.
fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR])
}

fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// For whose eyes the result is.
fn eyes(asked: &ArgMatches) -> Eyes {
    match asked.get_one::<String>("redact").map(String::as_str) {
        _ if asked.get_flag("internal") => Eyes::Own,
        Some("none" | "tidak") => Eyes::Own,
        Some("public" | "publik") => Eyes::Everybody,
        _ => Eyes::Partners,
    }
}

fn pictured(
    context: &mut Context<'_>,
    asked: &ArgMatches,
    file: &Path,
    to: &Output<'_>,
) -> Result<Opened, Stop> {
    let lang = context.lang;
    let wanted = wanted(context, asked)?;
    if wanted.view == View::Grid && !wanted.internal {
        return Err(Stop::refused(words::grid_is_internal(lang)));
    }
    let opened = open(lang, file, Intent::Read)?;
    let bytes = match to.form {
        Form::Png => {
            let png = picture(&opened.map, &wanted).png();
            png.ok_or_else(|| Stop::unusable(words::not_drawn(lang)))?
        }
        Form::Places => {
            let ties = ties(&opened.map, wanted.at, wanted.internal);
            let layout = layout_of(&opened.map, &ties, wanted.view, wanted.outward);
            layout_csv(&ties, &layout).into_bytes()
        }
        _ => picture(&opened.map, &wanted).svg.into_bytes(),
    };
    to.write(context, &bytes)?;
    if to.form != Form::Places {
        remarks(context, &opened.map, &wanted);
    }
    Ok(opened)
}

/// What the picture keeps back, and what it must not be used for.
fn remarks(context: &mut Context<'_>, map: &PartnershipMap, wanted: &Wanted) {
    let lang = context.lang;
    let contests = Ties::where_(map, wanted.at, |_, rung| rung == Some(Rung::Competition)).competition.len();
    if wanted.internal {
        let remark = words::is_internal(lang);
        context.out.remark(remark);
    } else if contests > 0 {
        let remark = words::competition_left_out(lang, contests);
        context.out.remark(&remark);
    } else {
        // Nothing was kept back.
    }
}

fn wanted(context: &Context<'_>, asked: &ArgMatches) -> Result<Wanted, Stop> {
    let word = |name: &str| asked.get_one::<String>(name).map(String::as_str);
    let at = word("at").map(|text| day(context.lang, text, context.today)).transpose()?;
    Ok(Wanted {
        view: match word("view") {
            Some("force" | "jaringan") => View::Force,
            Some("matrix" | "matriks") => View::Matrix,
            Some("grid" | "kekuatan") => View::Grid,
            Some("venn") => View::Venn,
            _ => View::Rings,
        },
        outward: if asked.get_flag("by-level") { Outward::Level } else { Outward::Rung },
        at: at.map_or(At::Now, At::Day),
        today: context.today,
        lang: context.lang,
        paper: match word("paper") {
            Some("a4-portrait" | "a4-tegak") => Paper::A4Portrait,
            _ => Paper::A4Landscape,
        },
        tone: match (asked.get_flag("mono"), asked.get_flag("dark")) {
            (true, _) => Tone::Mono,
            (_, true) => Tone::Dark,
            _ => Tone::Light,
        },
        internal: eyes(asked) == Eyes::Own,
        part_of: None,
    })
}
