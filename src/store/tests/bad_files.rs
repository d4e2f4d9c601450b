//! What cannot be read is told as data, with its place, and stays in the file.

use std::path::Path;

use super::{map_with, open};
use crate::model::{Code, Fault, Id, Table};
use crate::store::{Intent, MapFile, Opened};
use crate::trouble::{OpenFailure, Place, ReadOnly, Unreadable, What};

fn bad(name: &str) -> Result<Opened, OpenFailure> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/maps/bad").join(name);
    MapFile::open(&path, Intent::Read, None)
}

fn place(line: usize, column: usize) -> Place {
    Place { line, column }
}

/// Place, table, id and reason of every problem.
fn told(opened: &Opened) -> Vec<(String, &str, String, Unreadable)> {
    let one = |problem: &crate::trouble::Problem| {
        let why = match &problem.what {
            What::Unreadable(why) => why.clone(),
            What::Rule(_) => panic!("no rule is checked here"),
        };
        let subject = problem.subject.clone();
        let table = subject.as_ref().map_or("", |subject| subject.table.map_or("map", Table::header));
        let id = subject.and_then(|subject| subject.id).map(|id| id.to_string()).unwrap_or_default();
        (problem.place.unwrap().to_string(), table, id, why)
    };
    opened.problems.iter().map(one).collect()
}

#[test]
fn every_bad_record_is_told_and_the_others_are_read() {
    let opened = bad("records.toml").unwrap();
    let wrong = |found: &str, expected: &str| Unreadable::WrongType {
        found: found.to_owned(),
        expected: expected.to_owned(),
    };
    let code = |list: &str, word: &str, known: Vec<&str>| {
        Unreadable::Value(Fault::UnknownCode {
            list: list.to_owned(),
            word: word.to_owned(),
            known: known.join(", "),
        })
    };
    let words = |words: Vec<&'static str>| words;
    let kinds = words(crate::model::ActorKind::ALL.iter().map(|kind| kind.code()).collect());
    let rungs = words(crate::model::Rung::ALL.iter().map(|rung| rung.code()).collect());
    let expected: Vec<(&str, &str, &str, Unreadable)> = vec![
        ("12:1", "actor", "", Unreadable::MissingKey("id".into())),
        ("17:6", "actor", "", Unreadable::Value(Fault::BadId { word: "Bukan Slug".into() })),
        ("22:6", "actor", "a", Unreadable::DuplicateId(Id::new("a").unwrap())),
        ("29:8", "actor", "jenis", code("kind of party", "é salah", kinds)),
        ("35:9", "actor", "daya", wrong("string", "i64")),
        ("40:1", "actor", "dobel", Unreadable::DuplicateKey),
        ("45:10", "actor", "rusak", Unreadable::Syntax("invalid basic string, expected `\"`".into())),
        ("52:17", "actor", "daftar", Unreadable::Syntax("unclosed array, expected `]`".into())),
        ("58:9", "partnership", "p", Unreadable::Value(Fault::BadDate { word: "2026-02-30".into() })),
        ("67:8", "partnership", "q", code("rung", "tinggi sekali", rungs)),
        ("73:9", "partnership", "r", wrong("string", "a TOML datetime")),
        ("79:1", "partnership", "", Unreadable::Stray("partnership.history".into())),
        ("86:14", "meeting", "m", Unreadable::Value(Fault::BadTime { word: "25:00:00".into() })),
        ("88:13", "agreement", "kurung", Unreadable::Syntax("unclosed array table, expected `]`".into())),
        ("93:1", "trust", "", Unreadable::NotARecord("trust".into())),
    ];
    let expected: Vec<_> =
        expected.into_iter().map(|(at, table, id, why)| (at.to_owned(), table, id.to_owned(), why)).collect();
    let told = told(&opened);
    let other: Vec<_> = told.iter().zip(&expected).filter(|(told, expected)| told != expected).collect();
    assert!(other.is_empty(), "{other:#?}");
    assert_eq!(told.len(), expected.len());
    assert_eq!(opened.map.actors.len(), 1);
    assert_eq!(opened.map.needs.len() + opened.map.contacts.len(), 2, "those after a bad one are read");
    assert_eq!(opened.map.partnerships.len() + opened.map.meetings.len(), 0);
    assert_eq!(opened.file.read_only(), None);
}

#[test]
fn bad_records_stay_in_the_file_when_others_change() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/maps/bad/records.toml");
    let text = std::fs::read_to_string(root).unwrap();
    let (_folder, path) = map_with(&text);
    let Opened { mut map, mut file, .. } = open(&path);
    let mut actor = map.actors.iter().next().unwrap().clone();
    actor.name = "Baru".to_owned();
    map.actors.replace(actor);
    file.save(&map).unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text.replacen("\"A\"", "\"Baru\"", 1));
}

#[test]
fn a_file_that_is_no_map_is_refused() {
    let refused = |name| bad(name).unwrap_err();
    assert_eq!(refused("empty.toml"), OpenFailure::Empty);
    assert_eq!(refused("latin1.toml"), OpenFailure::NotUtf8(place(7, 9)));
    let where_stopped = |name| match refused(name) {
        OpenFailure::NotAMap { place, .. } => place,
        other => panic!("{other:?}"),
    };
    assert_eq!(where_stopped("prose.toml"), place(1, 8));
    assert_eq!(where_stopped("json.toml"), place(1, 1));
    assert_eq!(where_stopped("other.toml"), place(1, 1));
}

#[test]
fn a_newer_or_damaged_file_is_for_reading() {
    let newer = bad("newer.toml").unwrap();
    assert_eq!(newer.file.read_only(), Some(&ReadOnly::NewerFormat(2)));
    let damaged = bad("unclosed.toml").unwrap();
    assert_eq!(damaged.file.read_only(), Some(&ReadOnly::Damaged(place(15, 9))));
    assert_eq!(damaged.map.actors.len(), 1, "what stands above the damage is there");
    assert_eq!(damaged.problems.len(), 1);
}

#[test]
fn a_table_on_one_line_is_told() {
    let opened = bad("inline.toml").unwrap();
    let told = told(&opened);
    assert_eq!(told[0].3, Unreadable::MissingKey("map".into()));
    assert_eq!(told[1].0, "2:1");
    assert_eq!(told[1].3, Unreadable::NotARecord("actor".into()));
}

#[test]
fn control_characters_are_refused_and_direction_marks_are_text() {
    let opened = bad("control.toml").unwrap();
    assert_eq!(told(&opened).len(), 1);
    assert_eq!(told(&opened)[0].0, "7:9");
    let name = &opened.map.actors.iter().next().unwrap().name;
    assert_eq!(name, "\u{202e}terbalik\u{202c}");
}

#[test]
fn a_map_table_that_is_missing_or_bad_gets_its_name_from_the_file() {
    let (_folder, path) = map_with("format = 1\n[[actor]]\nid = \"a\"\nname = \"A\"\nkind = \"ngo\"\n");
    let opened = open(&path);
    assert_eq!(opened.map.info.title, "peta");
    assert_eq!(told(&opened)[0].3, Unreadable::MissingKey("map".into()));
    let (_folder, path) = map_with("format = 1\n[map]\nid = \"a\"\n");
    let opened = open(&path);
    assert_eq!(told(&opened), [("2:1".into(), "map", "a".into(), Unreadable::MissingKey("title".into()))]);
}

#[test]
fn a_very_long_name_and_the_oldest_form_are_read() {
    let name = "x".repeat(2_000_000);
    let (_folder, path) = map_with(format!(
        "format = 1\n[map]\nid = \"a\"\ntitle = \"T\"\n[[actor]]\nid = \"a\"\nname = \"{name}\"\nkind = \"ngo\"\n"
    ));
    assert_eq!(open(&path).map.actors.iter().next().unwrap().name.len(), name.len());
    let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/maps/old/only-required.toml");
    let opened = MapFile::open(&old, Intent::Read, None).unwrap();
    assert_eq!((opened.problems.len(), opened.map.partnerships.len()), (0, 1));
}
