//! REPORTS AS FILES: one [`Report`] as Markdown, plain text, an office document, a spreadsheet, a page, or print.

mod markdown;
#[cfg(feature = "pdf")]
mod pdf;
mod text;

use crate::export::picture::{Paper, Tone, Wanted, picture};
use crate::layout::Outward;
use crate::model::{Day, Lang, PartnershipMap};
use crate::report::document::{Block, Picture, Report};

/// What a report is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Markdown (CommonMark with tables).
    Markdown,
    /// Plain text, for a chat.
    Text,
    /// PDF, for print; see [`PDF`].
    Pdf,
}

/// Whether this program writes PDF: only when it was built with the cargo feature `pdf`.
pub const PDF: bool = cfg!(feature = "pdf");

/// Writes a report. The pictures in it are drawn from `map`, as it is `today`.
///
/// # Errors
///
/// A sentence in English by the library of the format that refused, or that there is no such library in this
/// program ([`PDF`]); ours do not.
pub fn write(report: &Report, map: &PartnershipMap, today: Day, form: Form) -> Result<Vec<u8>, String> {
    match form {
        Form::Markdown => Ok(markdown::markdown(report).into_bytes()),
        Form::Text => Ok(text::text(report).into_bytes()),
        #[cfg(feature = "pdf")]
        Form::Pdf => pdf::pdf(report, &drawn(report, map, today), today),
        #[cfg(not(feature = "pdf"))]
        Form::Pdf => {
            let _ = (map, today);
            Err("this program was built without the feature pdf".to_owned())
        }
    }
}

/// A picture of a report, drawn on a sheet of A4.
pub(crate) struct Drawn {
    /// As SVG with a view box in points.
    pub svg: String,
    /// As dots, 200 an inch.
    pub png: Vec<u8>,
    /// Width and height in points.
    pub size: (f64, f64),
}

/// Draws the pictures of a report, in the order in which they stand in it.
pub(crate) fn drawn(report: &Report, map: &PartnershipMap, today: Day) -> Vec<Drawn> {
    let pictures = report.parts.iter().flatten().filter_map(|block| match block {
        Block::Picture(picture) => Some(picture),
        _ => None,
    });
    pictures.filter_map(|one| draw(one, map, report.lang, today)).collect()
}

fn draw(one: &Picture, map: &PartnershipMap, lang: Lang, today: Day) -> Option<Drawn> {
    let wanted = Wanted {
        view: one.view,
        outward: Outward::Rung,
        at: one.at,
        today,
        lang,
        paper: Paper::A4Landscape,
        tone: Tone::Light,
        internal: one.internal,
        part_of: None,
    };
    let picture = picture(map, &wanted);
    Some(Drawn { png: picture.png()?, size: wanted.paper.size(), svg: picture.svg })
}
