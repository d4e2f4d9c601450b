//! A report as PDF: `report.typ` says how it looks, typst breaks its lines and pages.
//!
//! Typst is given no files, no clock, no network and no fonts but ours, so that a report has the same bytes
//! everywhere.

mod fit;
mod values;

use std::path::PathBuf;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Dict, Duration, Smart};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::Drawn;
use crate::export::picture::font::{BOLD, REGULAR};
use crate::model::Day;
use crate::report::document::Report;

/// A report as PDF, with the pictures that were drawn for it, in their order. The same report on the same day
/// gives the same bytes.
///
/// # Errors
///
/// What typst says, in English. No report is known for which it does.
pub(super) fn pdf(report: &Report, drawn: &[Drawn], today: Day) -> Result<Vec<u8>, String> {
    let desk = Desk::new(values::values(report, drawn, today));
    let pages = typst::compile(&desk).output.map_err(|faults| sentence(&faults))?;
    // For readers who listen (PDF/UA). A text with letters that our font does not have cannot promise that much;
    // it is tagged all the same.
    let pdf = typst_pdf::pdf(&pages, &options(&[PdfStandard::Ua_1]))
        .or_else(|_| typst_pdf::pdf(&pages, &options(&[])))
        .map_err(|faults| sentence(&faults));
    // Typst keeps what it reckoned for the next time, and there is none.
    typst::comemo::evict(0);
    pdf
}

fn options(standards: &[PdfStandard]) -> PdfOptions {
    PdfOptions {
        creator: Smart::Custom(Some("Simpul".to_owned())),
        standards: PdfStandards::new(standards).unwrap_or_default(),
        ..PdfOptions::default()
    }
}

fn sentence(faults: &[SourceDiagnostic]) -> String {
    let said: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    said.join("; ")
}

/// All that typst may see: its own words, our template with its values, and our font.
struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
}

impl Desk {
    fn new(values: Dict) -> Self {
        let fonts: Vec<Font> =
            [REGULAR, BOLD].into_iter().filter_map(|font| Font::new(Bytes::new(font), 0)).collect();
        Self {
            library: LazyHash::new(Library::builder().with_inputs(values).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            template: Source::detached(include_str!("report.typ")),
        }
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(no_file()) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(no_file())
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn no_file() -> FileError {
    FileError::NotFound(PathBuf::new())
}
