//! Networks of other programs, one file a format. Each reader gives a sheet of vertices and a sheet of edges for each
//! relation; what it cannot read is said with its line, and the rest is read all the same.

mod dl;
mod gexf;
mod gml;
mod graphml;
mod kumu;
mod matrix;
mod net;
mod pajek;
mod references;
mod table;
mod words;
mod xml;

use super::decode::decode;
use super::{Source, Why};

/// The formats of networks that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `GraphML` (graphdrawing.org): networkx, igraph, yEd, Gephi, Network Canvas.
    GraphMl,
    /// GEXF 1.1 to 1.3 (gexf.net): Gephi, networkx.
    Gexf,
    /// GML, the Graph Modelling Language: networkx, igraph, Gephi, yEd.
    Gml,
    /// A network of Pajek (`.net`, and the first network of a `.paj`).
    Pajek,
    /// DL, the text format of UCINET.
    Dl,
    /// A blueprint or a whole project of Kumu as JSON.
    Kumu,
}

impl Format {
    /// Every format with the endings of its files, the usual one first.
    pub const ALL: [(Self, &'static [&'static str]); 6] = [
        (Self::GraphMl, &["graphml"]),
        (Self::Gexf, &["gexf"]),
        (Self::Gml, &["gml"]),
        (Self::Pajek, &["net", "paj"]),
        (Self::Dl, &["dl"]),
        (Self::Kumu, &["kumu.json", "json"]),
    ];

    /// Reads a file of this format.
    ///
    /// # Errors
    ///
    /// Why nothing of it can be read; what is wrong with parts of it stands in [`Source::unread`].
    pub fn read(self, bytes: &[u8]) -> Result<Source, Why> {
        match self {
            Self::GraphMl => graphml::read(bytes),
            Self::Gexf => gexf::read(bytes),
            Self::Gml => gml::read(bytes),
            Self::Pajek => pajek::read(bytes),
            Self::Dl => dl::read(bytes),
            Self::Kumu => kumu::read(bytes),
        }
    }
}

/// The format of a network file, from how it begins (a few thousand bytes do) and else from its name; nothing when it
/// is a table or something else.
pub fn recognise(name: &str, head: &[u8]) -> Option<Format> {
    let decoded = decode(head, None);
    by_content(&decoded.text).or_else(|| {
        let name = name.to_ascii_lowercase();
        let ends = |ending: &&str| name.strip_suffix(*ending).is_some_and(|rest| rest.ends_with('.'));
        let named = Format::ALL.into_iter().find(|(_, endings)| endings.iter().any(ends));
        // The ending of a name is no proof where the content is another thing.
        named.map(|(format, _)| format).filter(|format| match format {
            Format::GraphMl | Format::Gexf => decoded.text.trim_start().starts_with('<'),
            Format::Kumu => decoded.text.trim_start().starts_with('{'),
            Format::Gml | Format::Pajek | Format::Dl => !head.starts_with(b"PK\x03\x04"),
        })
    })
}

fn by_content(head: &str) -> Option<Format> {
    let head = head.trim_start();
    if head.starts_with('<') {
        return xml::root(head).and_then(|root| match root.as_str() {
            "graphml" => Some(Format::GraphMl),
            "gexf" => Some(Format::Gexf),
            _ => None,
        });
    }
    if head.starts_with('{') {
        let has = |key: &str| head.contains(&format!("\"{key}\""));
        return (has("elements") || has("connections")).then_some(Format::Kumu);
    }
    let mut lines =
        head.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(['%', '#']));
    let first = lines.next()?.to_ascii_lowercase();
    if ["*vertices", "*network"].iter().any(|word| first.starts_with(word)) {
        return Some(Format::Pajek);
    }
    if head.split_at_checked(2).is_some_and(|(dl, rest)| dl.eq_ignore_ascii_case("dl") && dl::goes_on(rest)) {
        return Some(Format::Dl);
    }
    gml::begins(head).then_some(Format::Gml)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_how_it_begins_whatever_its_name() {
        let known = |name: &str, head: &str| recognise(name, head.as_bytes());
        let xml = "<?xml version=\"1.0\"?>\n<!-- yEd -->\n<graphml xmlns=\"x\">";
        assert_eq!(known("peta.xml", xml), Some(Format::GraphMl));
        assert_eq!(known("peta.xml", "\u{feff}<g:gexf xmlns:g='x'/>"), Some(Format::Gexf));
        assert_eq!(known("data.txt", "% dari Pajek\r\n\r\n*Vertices 3\r\n"), Some(Format::Pajek));
        assert_eq!(known("data.txt", "*Network warga\n*Vertices 3"), Some(Format::Pajek));
        assert_eq!(known("data.txt", "DL N=3\nformat=fullmatrix"), Some(Format::Dl));
        assert_eq!(known("data.txt", "dl\nn = 3"), Some(Format::Dl));
        assert_eq!(known("data.txt", "Creator \"x\"\ngraph [\n node ["), Some(Format::Gml));
        assert_eq!(known("data.txt", "graph\n[\n directed 1"), Some(Format::Gml));
        assert_eq!(known("blue.json", "{\"elements\": ["), Some(Format::Kumu));
        let utf_16: Vec<u8> = "*Vertices 3\r\n1 \"a\"".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(recognise("x", &utf_16), Some(Format::Pajek));
    }

    #[test]
    fn the_name_decides_where_the_beginning_does_not() {
        assert_eq!(recognise("Peta.NET", b"1 2 3"), Some(Format::Pajek));
        assert_eq!(recognise("p.kumu.json", b"{ }"), Some(Format::Kumu));
        assert_eq!(recognise("p.graphml", b"nama;kota"), None);
        assert_eq!(recognise("planet", b"1 2 3"), None);
        assert_eq!(recognise("daftar.csv", b"nama;kota\nRW 07;Cirebon"), None);
        assert_eq!(recognise("daftar.csv", b"graph;node\nx;y"), None);
        assert_eq!(recognise("daftar.csv", b"dlh;node\nx;y"), None);
        assert_eq!(recognise("x.dl", b"PK\x03\x04"), None);
    }
}
