//! Files made from a map, beside the loop and beside the thread that saves: a long report delays nothing.

use crate::app::event::Event;
use crate::app::export::{Done, Order};
use crate::export::{Form, make_telling};
use crate::locale::{exports as words, trouble};
use crate::model::check::private_texts;
use crate::model::redact::Eyes;
use crate::store::write_beside;

/// Makes a file; says where it is, or in a sentence why there is none.
pub(super) fn carry_out(order: &Order, tell: &mut dyn FnMut(Event)) -> Event {
    match written(order, tell) {
        Ok(done) => Event::Exported(done),
        Err(sentence) => Event::ExportFailed(sentence),
    }
}

fn written(order: &Order, tell: &mut dyn FnMut(Event)) -> Result<Done, trouble::Sentence> {
    let lang = order.screen;
    let name = order.path.to_string_lossy();
    let form = Form::of(&name).ok_or_else(|| words::not_made(lang, &name))?;
    let mut told = |done, of| tell(Event::Exporting(order.asked.kind, done, of));
    let made =
        make_telling(&order.map, &order.asked, form, &mut told).map_err(|failure| failure.sentence(lang))?;
    let path = write_beside(&order.path, &made.bytes)
        .map_err(|failure| trouble::save_failure(lang, &failure, &order.path.display().to_string()))?;
    let eyes = order.asked.eyes;
    let private =
        if eyes == Eyes::Own { 0 } else { private_texts(&order.map.redacted(eyes).0, order.asked.today) };
    Ok(Done { path, left_out: made.left_out.records.len() + made.left_out.values.len(), private })
}
