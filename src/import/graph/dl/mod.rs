//! DL, the text format of UCINET (Borgatti, Everett, Freeman, *UCINET guide*, "DL files"): matrices whole or by halves,
//! lists of edges and of nodes, labels before the data or among them.

mod data;
mod head;

use super::net::Net;
use super::words::Lines;
use crate::import::decode::decode;
use crate::import::{Source, Why};
use crate::trouble::BadNetwork as Bad;

/// How the data stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Layout {
    #[default]
    Full,
    Lower,
    Upper,
    /// Two ends and a value a line; with ends of two sets when true.
    Edges(bool),
    /// One end and then the others a line; with ends of two sets when true.
    Nodes(bool),
    /// A number and as many others, for one vertex after the other.
    Counted,
}

/// What is said before the data.
#[derive(Debug, Default)]
struct Head {
    rows: Option<usize>,
    columns: Option<usize>,
    matrices: usize,
    layout: Layout,
    /// Whether halves have a diagonal.
    diagonal: bool,
    labels: Vec<String>,
    row_labels: Vec<String>,
    column_labels: Vec<String>,
    matrix_labels: Vec<String>,
    rows_embedded: bool,
    columns_embedded: bool,
}

impl Head {
    /// Whether rows and columns are different sets of vertices.
    fn is_two_mode(&self) -> bool {
        let apart = self.rows.is_some() && self.columns.is_some() && self.rows != self.columns;
        let named = !self.row_labels.is_empty() && !self.column_labels.is_empty();
        apart
            || matches!(self.layout, Layout::Edges(true) | Layout::Nodes(true))
            || named && self.row_labels != self.column_labels
    }
}

/// Whether a text goes on as a DL file does after its first two letters.
pub(super) fn goes_on(rest: &str) -> bool {
    let begins = rest.starts_with(|c: char| c.is_whitespace() || c == ',');
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',').to_ascii_lowercase();
    let word: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
    let behind = rest.get(word.len()..).unwrap_or_default().trim_start();
    let sign = |signs: &[char]| behind.starts_with(signs);
    let known = match word.as_str() {
        "n" | "nr" | "nc" | "nm" => sign(&['=']) || behind.starts_with(|c: char| c.is_ascii_digit()),
        "format" | "diagonal" | "data" => sign(&['=', ':']),
        "labels" => sign(&[':']) || behind.starts_with("embedded"),
        "row" | "col" | "column" | "matrix" => behind.starts_with("labels"),
        _ => false,
    };
    begins && known
}

/// Reads a file: a sheet of edges for each of its matrices.
pub(super) fn read(bytes: &[u8]) -> Result<Source, Why> {
    let decoded = decode(bytes, None);
    let mut net = Net::default();
    if let Some(line) = decoded.strange {
        net.miss(line, Bad::Letters);
    }
    let lines: Vec<_> = Lines::new(&decoded.text, &[',']).collect();
    let (head, first, rest) = head::read(&mut net, &lines)?;
    data::read(&mut net, &head, first.iter().chain(rest))?;
    net.sheets()
}
