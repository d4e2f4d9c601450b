//! `simpul demo`: a copy of the sample map, to try things out on.

use std::io::Write;
use std::path::PathBuf;

use clap::ArgMatches;

use super::{Context, Next, Start, Stop, shown};
use crate::locale::cli as words;
use crate::locale::trouble;
use crate::model::{Code, Day, Lang};
use crate::store::{Intent, Library, MapFile, Opened};
use crate::trouble::{OpenFailure, SaveFailure};

const SAMPLE: &str = include_str!("../../maps/rw07-kencana-asri.toml");

pub(super) fn run(context: &mut Context<'_>, asked: &ArgMatches, today: Option<Day>) -> Result<Next, Stop> {
    let path = fresh_copy(context.lang)?;
    if asked.get_flag("print-path") {
        context.out.line(&shown(&path))?;
        return Ok(Next::Done(0));
    }
    Ok(Next::Interface(Box::new(Start {
        file: Some(path),
        lang: asked.get_one::<String>("lang").and_then(|word| Lang::parse(word)),
        today,
        ascii: asked.get_flag("ascii"),
        theme: asked.get_one::<String>("theme").cloned(),
    })))
}

/// Copies the sample into the user's folder under a name that no file has.
fn fresh_copy(lang: Lang) -> Result<PathBuf, Stop> {
    let library = Library::of_user().ok_or_else(|| Stop::unusable(words::no_library(lang)))?;
    let folder = library.maps();
    let refused = |why: &SaveFailure, path: &PathBuf| {
        Stop::unusable(trouble::save_failure(lang, why, &path.to_string_lossy()))
    };
    std::fs::create_dir_all(folder)
        .map_err(|error| refused(&SaveFailure::Other(error.to_string()), &folder.to_owned()))?;
    let sample = sample().map_err(|why| Stop::unusable(trouble::open_failure(lang, &why, "contoh")))?;
    let mut number = 1_u32;
    loop {
        let name = if number == 1 {
            "contoh-rw07.toml".to_owned()
        } else {
            format!("contoh-rw07-{number}.toml")
        };
        let path = folder.join(name);
        match sample.file.save_copy(&sample.map, &path) {
            Ok(()) => return Ok(path),
            Err(SaveFailure::Exists) => number += 1,
            Err(why) => return Err(refused(&why, &path)),
        }
    }
}

/// The sample with all its comments. The store reads maps from files only, so it passes through one.
fn sample() -> Result<Opened, OpenFailure> {
    let other = |error: std::io::Error| OpenFailure::Other(error.to_string());
    let mut file = tempfile::Builder::new()
        .suffix(".toml")
        .tempfile()
        .map_err(other)?;
    file.write_all(SAMPLE.as_bytes()).map_err(other)?;
    MapFile::open(file.path(), Intent::Read, None)
}
