//! What can be written, by the ending of a file.

use super::{data, document};
use crate::report::Kind;

/// What a file becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A picture as SVG.
    Svg,
    /// A picture as PNG.
    Png,
    /// Where everybody stands in a picture, as CSV.
    Places,
    /// A report.
    Report(document::Form),
    /// What is due, for a calendar.
    Calendar,
    /// Data for other programs.
    Data(data::Form),
}

impl Form {
    /// The form of a name of a file, or of an ending alone; capitals make no difference.
    pub fn of(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        // The longest ending says most: `.kumu.xlsx` is no report.
        let ends = |ending: &str| name == *ending || name.ends_with(&format!(".{ending}"));
        let data = data::Form::ALL.iter().rev().find(|(_, ending)| ends(ending));
        if let Some((form, _)) = data {
            return Some(Self::Data(*form));
        }
        let ending = name.rsplit('.').next()?;
        Some(match ending {
            "svg" => Self::Svg,
            "png" => Self::Png,
            "csv" => Self::Places,
            "md" | "markdown" => Self::Report(document::Form::Markdown),
            "txt" | "text" => Self::Report(document::Form::Text),
            "pdf" => Self::Report(document::Form::Pdf),
            "docx" => Self::Report(document::Form::Docx),
            "xlsx" => Self::Report(document::Form::Xlsx),
            "gv" => Self::Data(data::Form::Dot),
            "html" | "htm" => Self::Report(document::Form::Html),
            "ics" => Self::Calendar,
            _ => return None,
        })
    }

    /// Whether it may be shown in a terminal.
    pub fn is_text(self) -> bool {
        match self {
            Self::Svg | Self::Places | Self::Calendar => true,
            Self::Png => false,
            Self::Report(form) => form.is_text(),
            Self::Data(form) => form.is_text(),
        }
    }

    /// The report that it is, when nobody says which.
    pub fn usual_report(self) -> Kind {
        match self {
            Self::Report(document::Form::Xlsx) => Kind::Workbook,
            _ => Kind::Quarterly,
        }
    }
}
