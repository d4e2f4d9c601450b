//! Files made from a map, beside the loop and beside the thread that saves: a long report delays nothing.

use crate::app::event::Event;
use crate::app::export::Order;
use crate::export::{Form, make};
use crate::locale::{exports as words, trouble};
use crate::store::write_beside;

/// Makes a file; says where it is, or in a sentence why there is none.
pub(super) fn carry_out(order: &Order) -> Event {
    match written(order) {
        Ok((path, left_out)) => Event::Exported(path, left_out),
        Err(sentence) => Event::ExportFailed(sentence),
    }
}

fn written(order: &Order) -> Result<(std::path::PathBuf, usize), trouble::Sentence> {
    let lang = order.screen;
    let name = order.path.to_string_lossy();
    let form = Form::of(&name).ok_or_else(|| words::not_made(lang, &name))?;
    let made = make(&order.map, &order.asked, form).map_err(|failure| failure.sentence(lang))?;
    let path = write_beside(&order.path, &made.bytes)
        .map_err(|failure| trouble::save_failure(lang, &failure, &order.path.display().to_string()))?;
    Ok((path, made.left_out.records.len() + made.left_out.values.len()))
}
