//! `simpul schema`: the JSON Schema of the map file, for editors.

use clap::Command;

use super::args::base;
use super::{Context, Next, Stop};
use crate::export::schema::schema;
use crate::locale::{cli as words, schema as said};
use crate::model::Lang;

pub(super) fn command(lang: Lang) -> Command {
    let usage = format!("simpul schema [{}]", words::options_word(lang));
    base(lang, "schema", &usage, said::schema_about(lang)).alias("skema")
}

pub(super) fn run(context: &mut Context<'_>) -> Result<Next, Stop> {
    context.out.text(&schema(context.lang))?;
    Ok(Next::Done(0))
}
