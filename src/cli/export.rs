//! `simpul export`: a map as a picture, or where everybody stands in it as a table.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::{Context, Next, Stop, day, open, shown, write_result};
use crate::export::picture::{Paper, Tone, Wanted, layout_of, picture, ties};
use crate::export::table::layout_csv;
use crate::layout::{Outward, View};
use crate::locale::{cli as words, quoted};
use crate::model::{PartnershipMap, Rung};
use crate::network::{At, Ties};
use crate::store::Intent;

/// What is written, by the ending of the file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Svg,
    Png,
    Csv,
}

pub(super) fn run(context: &mut Context<'_>, asked: &ArgMatches) -> Result<Next, Stop> {
    let lang = context.lang;
    let (Some(file), Some(output)) = (asked.get_one::<PathBuf>("file"), asked.get_one::<PathBuf>("output"))
    else {
        return Ok(Next::Done(2));
    };
    // What is wrong with the wish is said before anything is read.
    let form =
        form(output).ok_or_else(|| Stop::unusable(words::unknown_ending(lang, &quoted(&shown(output)))))?;
    let wanted = wanted(context, asked)?;
    if wanted.view == View::Grid && !wanted.internal {
        return Err(Stop::refused(words::grid_is_internal(lang)));
    }
    let opened = open(lang, file, Intent::Read)?;
    let bytes = match form {
        Form::Svg => picture(&opened.map, &wanted).svg.into_bytes(),
        Form::Png => {
            let png = picture(&opened.map, &wanted).png();
            png.ok_or_else(|| Stop::unusable(words::not_drawn(lang)))?
        }
        Form::Csv => {
            let ties = ties(&opened.map, wanted.at, wanted.internal);
            let layout = layout_of(&opened.map, &ties, wanted.view, wanted.outward);
            layout_csv(&ties, &layout).into_bytes()
        }
    };
    write_result(context, output, &bytes, asked.get_flag("force"))?;
    context.out.flush()?;
    if form != Form::Csv {
        remarks(context, &opened.map, &wanted);
    }
    if !opened.problems.is_empty() {
        let remark = words::left_out(lang, opened.problems.len());
        context.out.remark(&remark);
    }
    Ok(Next::Done(0))
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

fn form(output: &Path) -> Option<Form> {
    let ending = output.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "svg" => Some(Form::Svg),
        "png" => Some(Form::Png),
        "csv" => Some(Form::Csv),
        _ => None,
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
        internal: asked.get_flag("internal"),
        part_of: None,
    })
}
