//! Files that are broken or mean harm: a sentence, little memory, and never a panic.

use std::fmt::Write as _;

use proptest::prelude::*;
use simpul::import::graph::{Format, recognise};
use simpul::import::{Cell, Source, limits};
use simpul::trouble::BadNetwork;

use super::{check, fixture, refused};

#[test]
fn entities_of_the_file_itself_are_never_put_in() {
    check(
        "bomb.graphml",
        &[
            "Vertices Vertices: ID,Label",
            "9: &c;,&c;&file;",
            "- 9: Reference(\"c\")",
            "- 9: Reference(\"file\")",
        ],
    );
}

#[test]
fn what_a_few_bytes_claim_takes_no_memory() {
    assert_eq!(refused(Format::Pajek, "*Vertices 4000000000\n"), BadNetwork::TooLarge);
    assert_eq!(refused(Format::Dl, "dl n=4000000000 format=fullmatrix data: 1"), BadNetwork::TooLarge);
    assert_eq!(refused(Format::Dl, "dl nm=99999999999 data:\n1"), BadNetwork::TooLarge);
    let levels = "!\n".repeat(limits::MOST_TABLES + 1);
    let list = format!("dl n=2 format=edgelist1 data:\n1 2\n{levels}");
    assert_eq!(refused(Format::Dl, &list), BadNetwork::TooLarge);
    assert_eq!(refused(Format::Dl, "dl nm=1000 data:\n1"), BadNetwork::NoNetwork);
    // As many columns as there are vertices would be their product of cells.
    let mut wide = "graph [\n".to_owned();
    for number in 0..5_000 {
        writeln!(wide, "node [ id {number} k{number} 1 ]").unwrap();
    }
    wide.push(']');
    let source = Format::Gml.read(wide.as_bytes()).unwrap();
    assert_eq!(source.sheets[0].rows.len(), 5_000);
    assert!(source.sheets[0].head.len() <= 1002);
    assert_eq!(source.unread.len(), 1, "what was left out is said: {:?}", source.unread);
    let mut filled = "<graphml>".to_owned();
    for number in 0..900 {
        write!(filled, "<key id='k{number}' for='node'><default>x</default></key>").unwrap();
    }
    filled.push_str("<graph>");
    for number in 0..10_000 {
        write!(filled, "<node id='{number}'/>").unwrap();
    }
    filled.push_str("</graph></graphml>");
    assert_eq!(refused(Format::GraphMl, &filled), BadNetwork::TooLarge);
}

#[test]
fn a_text_that_would_be_copied_without_end_is_counted_first() {
    let long = "x".repeat(30_000);
    let ends = "b|".repeat(10_000);
    let kumu = format!(
        r#"{{"elements":[{{"label":"a"}}],"connections":[{{"from":"a","to":"{ends}","description":"{long}"}}]}}"#
    );
    assert_eq!(refused(Format::Kumu, &kumu), BadNetwork::TooLarge);
    let mut inner = String::new();
    for number in 0..10_000 {
        write!(inner, "<node id='{number}'/>").unwrap();
    }
    let default = format!("<key id='k' for='node'><default>{long}</default></key>");
    for graphml in [
        format!("<graphml>{default}<graph>{inner}</graph></graphml>"),
        format!("<graphml><graph><node id='{long}'><graph>{inner}</graph></node></graph></graphml>"),
    ] {
        assert_eq!(refused(Format::GraphMl, &graphml), BadNetwork::TooLarge);
    }
    for outer in [format!("id='{long}'"), format!("id='a' label='{long}'")] {
        let gexf =
            format!("<gexf><graph><nodes><node {outer}><nodes>{inner}</nodes></node></nodes></graph></gexf>");
        assert_eq!(refused(Format::Gexf, &gexf), BadNetwork::TooLarge);
    }
}

#[test]
fn more_vertices_edges_or_relations_than_a_map_can_have_are_refused() {
    let nodes = "<node id='1234567'/>".repeat(limits::MOST_VERTICES + 1);
    let graphml = format!("<graphml><graph>{nodes}</graph></graphml>");
    assert_eq!(refused(Format::GraphMl, &graphml), BadNetwork::TooLarge);
    let arcs = format!("*Vertices 2\n*Arcslist\n1{}", " 2".repeat(limits::MOST_CELLS / 3));
    assert_eq!(refused(Format::Pajek, &arcs), BadNetwork::TooLarge);
    let mut relations = "*Vertices 2\n*Arcs\n".to_owned();
    for number in 0..=limits::MOST_TABLES {
        writeln!(relations, "{number}: 1 2").unwrap();
    }
    assert_eq!(refused(Format::Pajek, &relations), BadNetwork::TooLarge);
}

#[test]
fn a_thousand_columns_of_one_long_name_take_a_moment_only() {
    let name = "n".repeat(1_000);
    let mut text = "<graphml>".to_owned();
    for number in 0..limits::MOST_COLUMNS {
        write!(text, "<key id='k{number}' attr.name='{name}' for='node'><default>x</default></key>").unwrap();
    }
    text.push_str("<graph><node id='1'/></graph></graphml>");
    let source = Format::GraphMl.read(text.as_bytes()).unwrap();
    let head = &source.sheets[0].head;
    assert_eq!((head.len(), head.last().unwrap()), (1_002, &format!("{name} 1000")));
}

#[test]
fn marks_and_ampersands_by_the_million_take_a_moment_only() {
    let ampersands = format!("graph [\n node [ id 1 label \"{}\" ]\n]", "&".repeat(1_000_000));
    assert_eq!(Format::Gml.read(ampersands.as_bytes()).unwrap().sheets[0].rows.len(), 1);
    for mark in ['"', '\''] {
        let words = format!("{mark}2{mark} ").repeat(200_000);
        let marked = format!("*Vertices 2\n*Arcslist\n1 {words}");
        assert_eq!(Format::Pajek.read(marked.as_bytes()).unwrap().sheets[1].rows.len(), 200_000);
        let open = format!("*Vertices 2\n*Arcslist\n1 {}", format!("{mark}2 ").repeat(200_000));
        assert_eq!(Format::Pajek.read(open.as_bytes()).unwrap().sheets[0].rows.len(), 2);
    }
}

#[test]
fn what_lies_too_deep_is_refused() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(5_000), close.repeat(5_000));
    for (format, start, open, close) in [
        (Format::GraphMl, "<graphml>", "<graph><node>", "</node></graph>"),
        (Format::GraphMl, "<graphml><graph><node><data key='a'>", "<a>", "</a>"),
        (Format::Gexf, "<gexf><graph>", "<nodes><node>", "</node></nodes>"),
        (Format::Gml, "graph [ node [", "a [", "]"),
    ] {
        let text = format!("{start}{}", deep(open, close));
        assert_eq!(refused(format, &text), BadNetwork::TooDeep, "{start}");
    }
    let kumu = format!("{{\"elements\":[{}]}}", deep("[", "]"));
    // Its elements cannot be read, one by one.
    assert_eq!(refused(Format::Kumu, &kumu), BadNetwork::NoNetwork);
}

#[test]
fn a_file_that_was_cut_short_says_where() {
    let line = |why: BadNetwork| match why {
        BadNetwork::Broken { line, .. } => line,
        other => panic!("{other:?}"),
    };
    assert_eq!(line(refused(Format::GraphMl, "<graphml>\n<graph>\n<node id='1'/>\n<no")), 4);
    assert_eq!(line(refused(Format::Gexf, "<gexf>\n<graph>\n</gexf>")), 3);
    assert_eq!(line(refused(Format::Gml, "graph [\n node [ id 1\n label \"x")), 3);
    assert_eq!(line(refused(Format::Kumu, "{\"elements\":\n[{\"label\":")), 2);
}

#[test]
fn what_is_no_network_is_not_taken_for_one() {
    for format in Format::ALL.map(|(format, _)| format) {
        for text in ["", "\n", "<html><body/></html>", "{}", "nama;kota\nRW 07;Cirebon", "graph [ ]"] {
            let why = refused(format, text);
            assert!(
                matches!(why, BadNetwork::NoNetwork | BadNetwork::Broken { .. }),
                "{format:?} {text:?} {why:?}"
            );
        }
    }
}

fn cells(source: &Source) -> usize {
    source.sheets.iter().flat_map(|sheet| &sheet.rows).map(|row| row.cells.len()).sum()
}

/// What holds of every source, whatever the bytes were.
fn holds(source: &Source, length: usize) {
    for sheet in &source.sheets {
        let mut names: Vec<String> = sheet.head.iter().map(|name| name.to_lowercase()).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), sheet.head.len(), "{:?}", sheet.head);
        assert!(sheet.rows.iter().all(|row| row.cells.len() <= sheet.head.len() && row.line > 0));
        for cell in sheet.rows.iter().flat_map(|row| &row.cells) {
            assert!(!matches!(cell, Cell::Number(number) if !number.is_finite()));
        }
    }
    assert!(cells(source) <= 8_000_000 && source.unread.len() <= length + 8);
}

const FIXTURES: [&str; 16] = [
    "yed.graphml",
    "latin1.graphml",
    "bomb.graphml",
    "gephi.gexf",
    "old.gexf",
    "yed.gml",
    "pajek.net",
    "two-mode.net",
    "matrix.net",
    "ucinet.dl",
    "embedded.dl",
    "fullmatrix-embedded.dl",
    "nodelist.dl",
    "lowerhalf.dl",
    "blueprint.json",
    "project.json",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        recognise("x", &bytes);
        for (format, _) in Format::ALL {
            if let Ok(source) = format.read(&bytes) {
                holds(&source, bytes.len());
            }
        }
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(
        which in 0..FIXTURES.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..4_u8, any::<u8>()), 1..8),
    ) {
        let mut bytes = fixture(FIXTURES[which]);
        for (at, how, byte) in changes {
            let at = at.index(bytes.len().max(1));
            match how {
                0 if !bytes.is_empty() => bytes[at] = byte,
                1 => bytes.truncate(at),
                2 => bytes.insert(at, byte),
                _ => {
                    let piece = bytes.get(at..(at + 40).min(bytes.len())).unwrap().to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        for (format, _) in Format::ALL {
            if let Ok(source) = format.read(&bytes) {
                holds(&source, bytes.len());
            }
        }
    }
}
