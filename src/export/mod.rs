//! WHAT LEAVES THE PROGRAM: pictures and tables for people who do not have it. No files here: text and bytes come
//! out, and whoever asked writes them down.

pub mod calendar;
pub mod data;
pub mod document;
mod form;
pub mod picture;
pub mod schema;
pub mod table;

pub use form::Form;

use crate::agenda::agenda;
use crate::locale::exports as words;
use crate::locale::trouble::Sentence;
use crate::model::redact::LeftOut;
use crate::model::{Lang, PartnershipMap};
use crate::report::{self, Asked, Missing};

/// Days that a calendar looks ahead.
const AHEAD: i64 = 365;

/// A file that was made.
pub struct Made {
    /// What goes into the file.
    pub bytes: Vec<u8>,
    /// What does not.
    pub left_out: LeftOut,
}

/// Why a file cannot be made.
pub enum Failure {
    /// What the report is about is not there.
    Missing(Missing),
    /// A library refused, in its own words.
    Refused(String),
    /// This build of the program cannot write that form.
    NotBuilt,
    /// A picture is not made this way.
    Picture,
}

impl Failure {
    /// What is wrong, and what to do about it.
    pub fn sentence(&self, lang: Lang) -> Sentence {
        match self {
            Self::Missing(missing) => missing.sentence(lang),
            Self::Refused(why) => words::not_made(lang, why),
            Self::NotBuilt => words::no_pdf(lang),
            Self::Picture => words::not_made(lang, "SVG, PNG"),
        }
    }
}

/// Makes a report, a calendar, or data from a map: without what is not for the eyes of its readers.
///
/// # Errors
///
/// [`Failure`] when the report has nothing to be about, or the form cannot be written.
pub fn make(map: &PartnershipMap, asked: &Asked, form: Form) -> Result<Made, Failure> {
    make_telling(map, asked, form, &mut |_, _| {})
}

/// As [`make`]; `told` hears how many steps of a report are done, and how many there are, for whoever waits.
///
/// # Errors
///
/// As [`make`].
pub fn make_telling(
    map: &PartnershipMap,
    asked: &Asked,
    form: Form,
    told: &mut dyn FnMut(usize, usize),
) -> Result<Made, Failure> {
    match form {
        Form::Report(document::Form::Pdf) if !document::PDF => Err(Failure::NotBuilt),
        Form::Report(form) => {
            let made = report::make(map, asked).map_err(Failure::Missing)?;
            let bytes = document::write_telling(&made.report, &made.map, asked.today, form, told)
                .map_err(Failure::Refused)?;
            Ok(Made { bytes, left_out: made.left_out })
        }
        Form::Calendar => {
            let (open, left_out) = map.redacted(asked.eyes);
            let items = agenda(&open, asked.today, AHEAD);
            let bytes = calendar::calendar(asked.lang, &open, &items, asked.today).into_bytes();
            Ok(Made { bytes, left_out })
        }
        Form::Data(form) => {
            let (open, left_out) = map.redacted(asked.eyes);
            let bytes = data::write(&open, asked.lang, asked.today, form).map_err(Failure::Refused)?;
            Ok(Made { bytes, left_out })
        }
        Form::Svg | Form::Png | Form::Places => Err(Failure::Picture),
    }
}
