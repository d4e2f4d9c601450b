//! The picture of the map screen, drawn on a page and written.

use std::path::PathBuf;

use crate::app::map::print::{Ink, Print};
use crate::export::picture::{Paper, Tone, Wanted, picture};
use crate::network::At;
use crate::store::write_beside;
use crate::trouble::SaveFailure;

/// Draws a picture and writes it beside whatever is there already; gives the name that it got.
pub(super) fn save_picture(print: &Print) -> Result<PathBuf, SaveFailure> {
    let wanted = Wanted {
        view: print.view,
        outward: print.outward,
        at: print.at.map_or(At::Now, At::Day),
        today: print.today,
        lang: print.lang,
        paper: if print.upright { Paper::A4Portrait } else { Paper::A4Landscape },
        tone: match print.ink {
            Ink::Colours => Tone::Light,
            Ink::Mono => Tone::Mono,
            Ink::Dark => Tone::Dark,
        },
        internal: print.internal,
        part_of: print.part_of,
    };
    let drawn = picture(&print.map, &wanted);
    let ending = print.path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    let is = |wanted: &str| ending.as_deref().is_some_and(|ending| ending == wanted);
    if is("svg") {
        return write_beside(&print.path, drawn.svg.as_bytes());
    }
    let png = drawn.png().ok_or_else(|| SaveFailure::Other("PNG".to_owned()))?;
    let path = if is("png") { print.path.clone() } else { print.path.with_added_extension("png") };
    write_beside(&path, &png)
}
