//! `simpul redact`: a copy of a map that may be shown to anybody.

use std::path::PathBuf;

use clap::ArgMatches;

use super::{Context, Next, Stop, open, shown};
use crate::locale::{cli as words, trouble};
use crate::model::redact::redacted;
use crate::store::{Intent, MapFile};

pub(super) fn run(context: &mut Context<'_>, args: &ArgMatches) -> Result<Next, Stop> {
    let (Some(file), Some(output)) = (args.get_one::<PathBuf>("file"), args.get_one::<PathBuf>("output"))
    else {
        return Ok(Next::Done(2));
    };
    let lang = context.lang;
    let opened = open(lang, file, Intent::Read)?;
    let (map, left) = redacted(&opened.map, context.today);
    MapFile::create(output, &map, None).map_err(|why| {
        let sentence = trouble::save_failure(lang, &why, &output.to_string_lossy());
        Stop::Said(Box::new(sentence), 2, None)
    })?;
    context.out.line(&words::exported(lang, &shown(output)))?;
    context.out.line(&words::redacted_tables(lang, left.trust, left.contacts, left.competition))?;
    context.out.line(&words::redacted_fields(lang, left.actors, left.partnerships))?;
    context.out.flush()?;
    context.out.remark(words::redacted_texts(lang));
    Ok(Next::Done(0))
}
