//! `simpul demo`: a copy of the sample map, to try things out on.

use std::path::PathBuf;

use clap::ArgMatches;

use super::{Context, Next, Start, Stop, shown};
use crate::locale::cli as words;
use crate::locale::trouble;
use crate::model::{Code, Day, Lang};
use crate::store::Library;

pub(super) fn run(context: &mut Context<'_>, asked: &ArgMatches, today: Option<Day>) -> Result<Next, Stop> {
    let path = fresh_copy(context.lang)?;
    if asked.get_flag("print-path") {
        context.out.line(&shown(&path))?;
        return Ok(Next::Done(0));
    }
    Ok(Next::Interface(Box::new(Start {
        file: Some(path),
        locale: context.lang,
        lang: asked.get_one::<String>("lang").and_then(|word| Lang::parse(word)),
        today,
        ascii: asked.get_flag("ascii"),
        theme: asked.get_one::<String>("theme").cloned(),
    })))
}

/// Copies the sample into the user's folder under a name that no file has.
fn fresh_copy(lang: Lang) -> Result<PathBuf, Stop> {
    let library = Library::of_user().ok_or_else(|| Stop::unusable(words::no_library(lang)))?;
    library
        .copy_sample()
        .map_err(|why| Stop::unusable(trouble::save_failure(lang, &why, &library.maps().to_string_lossy())))
}
