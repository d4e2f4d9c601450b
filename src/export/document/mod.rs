//! REPORTS AS FILES: one [`Report`] as Markdown, plain text, an office document, a spreadsheet, a page, or print.

mod columns;
mod docx;
mod html;
mod markdown;
#[cfg(feature = "pdf")]
mod pdf;
mod text;
mod xlsx;

use std::borrow::Cow;

use crate::export::picture::{Paper, Tone, Wanted, picture};
use crate::layout::Outward;
use crate::locale::dates;
use crate::model::{Day, Lang, PartnershipMap};
use crate::report::document::{Block, Cell, Picture, Report, Table};

/// What a report is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Markdown (`CommonMark` with tables).
    Markdown,
    /// Plain text, for a chat.
    Text,
    /// What offices edit.
    Docx,
    /// What is printed; see [`PDF`].
    Pdf,
    /// What a spreadsheet reads.
    Xlsx,
    /// A page for a browser that holds everything, the map to walk through included.
    Html,
}

impl Form {
    /// Whether it may be shown in a terminal or pasted into a chat.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Markdown | Self::Text)
    }
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
    write_telling(report, map, today, form, &mut |_, _| {})
}

/// As [`write`]; `told` hears how many steps are done, and how many there are: the report itself, each of its pictures,
/// and the file.
pub(super) fn write_telling(
    report: &Report,
    map: &PartnershipMap,
    today: Day,
    form: Form,
    told: &mut dyn FnMut(usize, usize),
) -> Result<Vec<u8>, String> {
    let report = if form == Form::Xlsx { Cow::Borrowed(report) } else { report.on_paper() };
    let report = &*report;
    let has_pictures = matches!(form, Form::Docx | Form::Pdf | Form::Html);
    let steps = 2 + if has_pictures { pictures(report).count() } else { 0 };
    told(1, steps);
    let mut drawn = || drawn(report, map, today, &mut |done| told(1 + done, steps));
    let bytes = match form {
        Form::Markdown => markdown::markdown(report).into_bytes(),
        Form::Text => text::text(report).into_bytes(),
        Form::Docx => docx::docx(report, drawn(), today)?,
        #[cfg(feature = "pdf")]
        Form::Pdf => pdf::pdf(report, &drawn(), today)?,
        #[cfg(not(feature = "pdf"))]
        Form::Pdf => return Err("this build of the program has no typst".to_owned()),
        Form::Xlsx => xlsx::xlsx(report, today)?,
        Form::Html => html::html(report, &drawn(), map, today).into_bytes(),
    };
    told(steps, steps);
    Ok(bytes)
}

/// What stands before the number of a page, and between it and how many there are.
fn page(lang: Lang) -> (&'static str, &'static str) {
    (crate::locale::reports::page(lang), crate::locale::reports::page_of(lang))
}

/// So many rows of a table go on paper; who needs more needs a spreadsheet.
const ON_PAPER: usize = 400;

/// The rows of a table that go on paper.
fn on_paper(table: &Table) -> &[Vec<Cell>] {
    table.rows.get(..ON_PAPER).unwrap_or(&table.rows)
}

/// What is said below a table that has more rows.
fn paper_note(table: &Table, lang: Lang) -> Option<String> {
    let number = |count: usize| dates::number(lang, i64::try_from(count).unwrap_or(i64::MAX));
    let longer = table.rows.len() > ON_PAPER;
    longer.then(|| crate::locale::reports::more_rows(lang, &number(ON_PAPER), &number(table.rows.len())))
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

fn pictures(report: &Report) -> impl Iterator<Item = &Picture> {
    report.parts.iter().flatten().filter_map(|block| match block {
        Block::Picture(picture) => Some(picture),
        _ => None,
    })
}

/// Draws the pictures of a report, in the order in which they stand in it; `told` hears how many are done.
fn drawn(report: &Report, map: &PartnershipMap, today: Day, told: &mut dyn FnMut(usize)) -> Vec<Drawn> {
    let mut all = Vec::new();
    for (at, one) in pictures(report).enumerate() {
        all.extend(draw(one, map, report.lang, today));
        told(at + 1);
    }
    all
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
