//! The reports of `simpul export`.

use clap::ArgMatches;

use super::super::{Context, Stop, day, redact};
use super::Output;
use crate::export::{Failure, Form, make};
use crate::locale::{cli as words, quoted};
use crate::model::redact::{Eyes, LeftOut};
use crate::model::{Id, PartnershipMap};
use crate::report::{Asked, Audience, Kind};

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
    if map.actors.len() + map.partnerships.len() > LARGE {
        context.out.remark(words::making(lang));
    }
    let made = make(map, wish, to.form).map_err(|failure| match failure {
        Failure::Missing(_) => Stop::refused(failure.sentence(lang)),
        _ => Stop::unusable(failure.sentence(lang)),
    })?;
    to.write(context, &made.bytes)?;
    say_left_out(context, &made.left_out, wish.eyes);
    Ok(())
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
