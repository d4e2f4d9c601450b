//! DATA for other programs: tables as CSV, the network as `GraphML`, GEXF and DOT, all of it as JSON, and for Kumu.
//!
//! Words are codes and ids as in the file (`docs/format.md`), so that what goes out can come in again; names and
//! labels stand beside them in the reader's language. Contacts, trust and accepted findings never go out.

mod csv;
mod dot;
mod gexf;
mod graph;
mod graphml;
mod json;
mod kumu;
mod tables;
mod xml;

use crate::model::{Day, Lang, PartnershipMap};

pub use csv::csv_files;
pub(crate) use csv::is_formula;

/// What the data becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A ZIP of CSV files, a file a table.
    Csv,
    /// The network as `GraphML`.
    GraphMl,
    /// The network as GEXF 1.3, with colours by kind.
    Gexf,
    /// The network in the language of Graphviz.
    Dot,
    /// The whole map, with what follows from it.
    Json,
    /// Elements and connections, as Kumu's import reads them.
    KumuJson,
    /// The same as a workbook.
    KumuXlsx,
}

impl Form {
    /// Every form with its ending.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::Csv, "zip"),
        (Self::GraphMl, "graphml"),
        (Self::Gexf, "gexf"),
        (Self::Dot, "dot"),
        (Self::Json, "json"),
        (Self::KumuJson, "kumu.json"),
        (Self::KumuXlsx, "kumu.xlsx"),
    ];

    /// Whether it may be shown in a terminal.
    pub fn is_text(self) -> bool {
        !matches!(self, Self::Csv | Self::KumuXlsx)
    }
}

/// Writes a map, from which was taken already what the reader may not see.
///
/// # Errors
///
/// What a library says, in English; they write to memory, so there is nothing that should go wrong.
pub fn write(map: &PartnershipMap, lang: Lang, today: Day, form: Form) -> Result<Vec<u8>, String> {
    match form {
        Form::Csv => csv::zip(map),
        Form::GraphMl => graphml::graphml(map, lang),
        Form::Gexf => gexf::gexf(map, lang, today),
        Form::Dot => Ok(dot::dot(map, lang).into_bytes()),
        Form::Json => json::json(map, today),
        Form::KumuJson => kumu::json(map, lang),
        Form::KumuXlsx => kumu::xlsx(map, lang),
    }
}
