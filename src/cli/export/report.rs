//! The reports of `simpul export`.

use std::path::Path;

use clap::ArgMatches;

use super::super::{Context, Stop, day, redact, shown};
use super::Output;
use crate::export::{Failure, Form, data, make_telling};
use crate::locale::{cli as words, quoted, trouble};
use crate::model::check::private_texts;
use crate::model::redact::{Eyes, LeftOut};
use crate::model::{Id, PartnershipMap};
use crate::report::{Asked, Audience, Kind};
use crate::trouble::SaveFailure;

/// A map of more records than this takes long enough to say what is being done.
const LARGE: usize = 2_000;

/// What was asked for.
pub(super) fn wish(context: &Context<'_>, asked: &ArgMatches, form: Form, eyes: Eyes) -> Result<Asked, Stop> {
    let lang = context.lang;
    let word = |name: &str| asked.get_one::<String>(name).map(String::as_str);
    let kind = word("report").and_then(Kind::parse).unwrap_or_else(|| form.usual_report());
    let mut wish = Asked { eyes, ..Asked::new(kind, lang, context.today) };
    wish.audience = word("audience").and_then(Audience::parse).unwrap_or_default();
    let typed = |name: &str| word(name).map(|text| day(lang, text, context.today)).transpose();
    match (typed("from")?, typed("to")?) {
        (None, None) => {}
        (Some(from), to) => (wish.from, wish.to) = (from, to.unwrap_or(context.today)),
        (None, Some(to)) => (wish.from, wish.to) = (to.plus_days(1).plus_months(-3), to),
    }
    if wish.from > wish.to {
        return Err(Stop::unusable(words::period_turned(lang)));
    }
    let id = |name: &str| {
        word(name)
            .map(|text| Id::new(text).ok_or_else(|| Stop::unusable(words::no_such_id(lang, &quoted(text)))))
            .transpose()
    };
    wish.meeting = id("meeting")?;
    wish.agreement = id("agreement")?;
    Ok(wish)
}

/// Makes the file and writes it; says what is not in it.
pub(super) fn write(
    context: &mut Context<'_>,
    map: &PartnershipMap,
    wish: &Asked,
    to: &Output<'_>,
) -> Result<(), Stop> {
    let lang = context.lang;
    let large = map.actors.len() + map.partnerships.len() > LARGE;
    if large {
        context.out.remark(words::making(lang));
    }
    let mut told = |done: usize, of: usize| {
        if large && done < of {
            let remark = words::making_step(lang, done, of);
            context.out.remark(&remark);
        }
    };
    let made = make_telling(map, wish, to.form, &mut told).map_err(|failure| match failure {
        Failure::Missing(_) => Stop::refused(failure.sentence(lang)),
        _ => Stop::unusable(failure.sentence(lang)),
    })?;
    to.write(context, &made.bytes)?;
    say_left_out(context, &made.left_out, wish.eyes);
    say_private(context, &map.redacted(wish.eyes).0, wish.eyes, to.file);
    Ok(())
}

/// Writes the tables of a map into a folder, a file each, all or none.
pub(super) fn write_folder(
    context: &mut Context<'_>,
    map: &PartnershipMap,
    wish: &Asked,
    to: &Output<'_>,
) -> Result<(), Stop> {
    let lang = context.lang;
    let (open, left_out) = map.redacted(wish.eyes);
    let files = data::csv_files(&open).map_err(|why| Stop::unusable(Failure::Refused(why).sentence(lang)))?;
    crate::store::write_folder(to.path, &files, to.replace).map_err(|(path, why)| {
        Stop::unusable(match why {
            SaveFailure::Exists => words::output_exists(lang, &quoted(&shown(&path))),
            why => trouble::save_failure(lang, &why, &path.to_string_lossy()),
        })
    })?;
    context.out.line(&words::exported(lang, &shown(to.path)))?;
    context.out.flush()?;
    say_left_out(context, &left_out, wish.eyes);
    say_private(context, &open, wish.eyes, to.file);
    Ok(())
}

/// Numbers of people in free texts, which nobody can take out but the team (domain notes h, 5).
fn say_private(context: &mut Context<'_>, open: &PartnershipMap, eyes: Eyes, file: &Path) {
    if eyes == Eyes::Own {
        return;
    }
    let count = private_texts(open, context.today);
    if count > 0 {
        let remark = words::still_private(context.lang, count, &shown(file));
        context.out.remark(&remark);
    }
}

/// What is not in a result, or that it is internal.
fn say_left_out(context: &mut Context<'_>, left_out: &LeftOut, eyes: Eyes) {
    let lang = context.lang;
    if eyes == Eyes::Own {
        context.out.remark(words::is_internal(lang));
    } else if !left_out.is_empty() {
        let lines = redact::lines(lang, left_out).join(", ");
        let remark = words::kept_back_from(lang, &lines);
        context.out.remark(&remark);
    } else {
        // Nothing was kept back.
    }
}
