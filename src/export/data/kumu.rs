//! Elements and connections as Kumu's import reads them, from JSON or from a workbook (docs.kumu.io, *Import*).

use std::collections::HashMap;

use rust_xlsxwriter::{Format, Workbook, XlsxError};
use serde_json::{Value, json};

use super::graph::{Graph, Vertex, kind_name};
use crate::model::{Lang, PartnershipMap};

/// As many characters as a cell may have.
const CELL: usize = 32_767;

/// The names by which Kumu joins connections to elements: two parties of one name are told apart by their ids.
fn labels(graph: &Graph) -> Vec<String> {
    let mut times: HashMap<String, usize> = HashMap::new();
    // Kumu takes names for the same that differ only in capitals.
    let key = |vertex: &Vertex| vertex.name.trim().to_lowercase();
    graph.vertices.iter().for_each(|vertex| *times.entry(key(vertex)).or_default() += 1);
    let label = |vertex: &Vertex| {
        let twice = times.get(&key(vertex)).is_some_and(|times| *times > 1);
        let name = vertex.name.trim();
        if twice || name.is_empty() {
            format!("{name} [{}]", vertex.id).trim().to_owned()
        } else {
            name.to_owned()
        }
    };
    graph.vertices.iter().map(label).collect()
}

fn code<'a>(codes: &'a [(&'static str, String)], key: &str) -> &'a str {
    codes.iter().find(|(one, _)| *one == key).map_or("", |(_, value)| value)
}

/// What both forms say of an element: its fields with their names.
fn element(vertex: &Vertex, label: &str, lang: Lang) -> Vec<(&'static str, String)> {
    let mut fields = vec![("Label", label.to_owned()), ("Type", kind_name(vertex, lang).to_owned())];
    for (name, key) in [("Sector", "sector"), ("Level", "level"), ("Subtype", "subtype")] {
        fields.push((name, code(&vertex.codes, key).to_owned()));
    }
    fields.push(("Simpul ID", vertex.id.clone()));
    fields
}

fn connections(graph: &Graph, labels: &[String]) -> Vec<Vec<(&'static str, String)>> {
    let label = |at: usize| labels.get(at).cloned().unwrap_or_default();
    let connection = |edge: &super::graph::Edge| {
        vec![
            ("From", label(edge.ends.0)),
            ("To", label(edge.ends.1)),
            ("Direction", "undirected".to_owned()),
            ("Type", edge.rung_name.clone()),
            ("Label", edge.name.clone()),
            ("Strength", edge.rung.map(|rung| rung.digit().to_string()).unwrap_or_default()),
            ("Since", code(&edge.codes, "since").to_owned()),
            ("Simpul ID", edge.partnership.clone()),
        ]
    };
    graph.edges.iter().map(connection).collect()
}

fn object(fields: Vec<(&'static str, String)>) -> Value {
    let fields = fields.into_iter().filter(|(_, value)| !value.is_empty());
    fields
        .map(|(name, value)| (name.to_lowercase(), Value::String(value)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

pub(super) fn json(map: &PartnershipMap, lang: Lang) -> Result<Vec<u8>, String> {
    let graph = Graph::new(map, lang);
    let labels = labels(&graph);
    let elements =
        graph.vertices.iter().zip(&labels).map(|(vertex, label)| object(element(vertex, label, lang)));
    let root = json!({
        "elements": elements.collect::<Vec<_>>(),
        "connections": connections(&graph, &labels).into_iter().map(object).collect::<Vec<_>>(),
    });
    let mut bytes = serde_json::to_vec_pretty(&root).map_err(|why| why.to_string())?;
    bytes.push(b'\n');
    Ok(bytes)
}

pub(super) fn xlsx(map: &PartnershipMap, lang: Lang) -> Result<Vec<u8>, String> {
    let graph = Graph::new(map, lang);
    let labels = labels(&graph);
    let elements = graph.vertices.iter().zip(&labels).map(|(vertex, label)| element(vertex, label, lang));
    let sheets = [("Elements", elements.collect::<Vec<_>>()), ("Connections", connections(&graph, &labels))];
    workbook(&sheets).map_err(|why| why.to_string())
}

type Rows = Vec<Vec<(&'static str, String)>>;

fn workbook(sheets: &[(&str, Rows)]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let epoch = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&epoch));
    let bold = Format::new().set_bold();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name)?;
        for (column, (title, _)) in (0_u16..).zip(rows.first().into_iter().flatten()) {
            sheet.write_string_with_format(0, column, *title, &bold)?;
        }
        for (row, fields) in (1_u32..).zip(rows) {
            for (column, (_, value)) in (0_u16..).zip(fields) {
                // Written as a text, whatever it begins with.
                sheet.write_string(row, column, value.chars().take(CELL).collect::<String>())?;
            }
        }
        sheet.set_freeze_panes(1, 0)?;
    }
    book.save_to_buffer()
}
