//! `simpul list`: the maps in the user's own folder.

use super::{Context, Next, Stop, shown};
use crate::locale::{clean, cli as words, shorten};
use crate::store::Library;

pub(super) fn run(context: &mut Context<'_>) -> Result<Next, Stop> {
    let lang = context.lang;
    let library = Library::of_user().ok_or_else(|| Stop::unusable(words::no_library(lang)))?;
    let maps = library.list_maps();
    if maps.is_empty() {
        context.out.line(words::no_maps(lang))?;
        return Ok(Next::Done(0));
    }
    let mut rows = vec![vec![words::map_column(lang).to_owned(), words::file_column(lang).to_owned()]];
    rows.extend(maps.iter().map(|map| {
        let title = map.title.as_deref().unwrap_or("-");
        vec![shorten(&clean(title), 50).into_owned(), shown(&map.path)]
    }));
    context.out.table(&rows)?;
    Ok(Next::Done(0))
}
