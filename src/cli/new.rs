//! `simpul new`: a map file with a title, an area, and perhaps an anchor institution.

use std::path::PathBuf;
use std::sync::Arc;

use clap::ArgMatches;

use super::{Context, Next, Stop, shown};
use crate::locale::trouble;
use crate::locale::{cli as words, quoted};
use crate::model::{Actor, ActorKind, ActorStatus, Code, Edit, Id, Level, MapInfo, PartnershipMap};
use crate::store::{Library, MapFile};

pub(super) fn run(context: &mut Context<'_>, asked: &ArgMatches) -> Result<Next, Stop> {
    let lang = context.lang;
    let Some(mut path) = asked.get_one::<PathBuf>("file").cloned() else {
        return Ok(Next::Done(2));
    };
    if path.extension().is_none() {
        path.set_extension("toml");
    }
    let given = |name: &str| -> Result<Option<String>, Stop> {
        let Some(text) = asked.get_one::<String>(name) else {
            return Ok(None);
        };
        if text.trim().is_empty() {
            let option = format!("--{name}");
            return Err(Stop::unusable(words::empty_value(lang, &option)));
        }
        Ok(Some(text.trim().to_owned()))
    };
    let level = match given("level")? {
        Some(word) => {
            Some(Level::parse(&word).ok_or_else(|| Stop::unusable(words::bad_level(lang, &quoted(&word))))?)
        }
        None => None,
    };
    let info = MapInfo {
        area: given("area")?,
        level,
        start: Some(context.today),
        language: Some(lang),
        ..MapInfo::new(&given("title")?.unwrap_or_default())
    };
    let mut map = PartnershipMap::new(info);
    if let Some(name) = given("anchor")? {
        map = with_anchor(&map, &name, level, context)?;
    }
    let library = Library::of_user();
    MapFile::create(&path, &map, library.as_ref().map(Library::backups)).map_err(|why| {
        let sentence = trouble::save_failure(lang, &why, &path.to_string_lossy());
        Stop::Said(Box::new(sentence), 2, Some(shown(&path)))
    })?;
    context.out.line(&words::created(lang, &shown(&path)))?;
    Ok(Next::Done(0))
}

/// Adds the anchor institution. Whoever is nearest to the residents is taken as one of them until the worker
/// says otherwise.
fn with_anchor(
    map: &PartnershipMap,
    name: &str,
    level: Option<Level>,
    context: &Context<'_>,
) -> Result<PartnershipMap, Stop> {
    let id = Id::from_name(name, |_| false);
    let info = MapInfo { anchor: Some(id.clone()), ..MapInfo::clone(&Arc::clone(&map.info)) };
    let anchor = party(id, name, level);
    Edit::Batch(vec![Edit::Put(anchor.into()), Edit::SetInfo(Box::new(info))])
        .apply(map, context.today)
        .map_err(|why| Stop::refused(trouble::refusal(context.lang, &why)))
}

fn party(id: Id, name: &str, level: Option<Level>) -> Actor {
    Actor { level, status: Some(ActorStatus::Active), ..Actor::new(id, name, ActorKind::Community) }
}
