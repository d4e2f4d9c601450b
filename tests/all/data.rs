//! Data for other programs, read back by other programs.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read as _};
use std::process::Command;

use simpul::export::data::{Form, csv_files, write};
use simpul::model::redact::Eyes;
use simpul::model::{Lang, PartnershipMap};
use simpul::report::{Asked, Kind};

use crate::reports::{ATTACKS, MAPS, hostile, map};
use crate::support::{today, tools};

const LANGS: [(Lang, &str); 2] = [(Lang::Indonesian, "id"), (Lang::English, "en")];

fn bytes(map: &PartnershipMap, form: Form) -> Vec<u8> {
    write(map, Lang::Indonesian, today(), form).unwrap()
}

fn shared(name: &str) -> PartnershipMap {
    map(name).redacted(Eyes::Partners).0
}

/// The rows of a file of the ZIP, its head first.
fn rows(zip: &[u8], name: &str) -> Vec<Vec<String>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("a spreadsheet knows that it is UTF-8");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn tables_hold_every_record_and_its_ids() {
    for name in MAPS {
        let map = shared(name);
        let zip = bytes(&map, Form::Csv);
        let count = |file: &str| rows(&zip, file).len() - 1;
        assert_eq!(count("actors.csv"), map.actors.len());
        assert_eq!(count("partnerships.csv"), map.partnerships.len());
        assert_eq!(count("agreements.csv"), map.agreements.len());
        assert_eq!(count("contributions.csv"), map.contributions.len());
        assert_eq!(count("history.csv"), map.partnerships.iter().map(|one| one.history.len()).sum::<usize>());
        assert_eq!(count("members.csv"), map.partnerships.iter().map(|one| one.members.len()).sum::<usize>());
        assert_eq!(
            count("obligations.csv"),
            map.agreements.iter().map(|one| one.obligation.len()).sum::<usize>()
        );
        let ids: BTreeSet<String> =
            rows(&zip, "actors.csv").into_iter().skip(1).map(|row| row[0].clone()).collect();
        assert!(map.actors.iter().all(|one| ids.contains(one.id.as_str())));
        // The files of a folder are those of the ZIP.
        let loose = csv_files(&map).unwrap();
        assert_eq!(loose.len(), zip::ZipArchive::new(Cursor::new(&zip)).unwrap().len());
    }
}

#[test]
fn what_is_internal_is_in_no_data() {
    let map = shared(MAPS[0]);
    for (form, ending) in Form::ALL {
        let said = String::from_utf8_lossy(&bytes(&map, form)).into_owned();
        for secret in ["Persaingan paket lansia", "reliability", "\"power\"", "trust"] {
            assert!(!said.contains(secret), "{secret} in .{ending}");
        }
    }
    let zip = bytes(&map, Form::Csv);
    let actors = rows(&zip, "actors.csv");
    let power = actors[0].iter().position(|key| key == "power").unwrap();
    assert!(actors.iter().skip(1).all(|row| row[power].is_empty()));
}

#[test]
fn the_json_is_the_map_and_what_follows_from_it() {
    let map = shared(MAPS[0]);
    let json: serde_json::Value = serde_json::from_slice(&bytes(&map, Form::Json)).unwrap();
    assert_eq!(json["map"]["id"], "rw07-kencana-asri");
    assert_eq!(json["actors"].as_array().unwrap().len(), map.actors.len());
    let find = |table: &str, id: &str| {
        let all = json[table].as_array().unwrap();
        all.iter().find(|one| one["id"] == id).unwrap_or_else(|| panic!("no {id}")).clone()
    };
    let d04 = find("agreements", "d04");
    assert_eq!((&d04["end"], &d04["derived"]["days_left"]), (&"2026-01-14".into(), &(-76).into()));
    assert_eq!(d04["derived"]["standing"], "expired");
    let tie = find("partnerships", "pendataan-ppks");
    assert_eq!(
        (&tie["derived"]["rung"], &tie["derived"]["rung_number"]),
        (&"communication".into(), &1.into())
    );
    assert!(tie.get("goal").is_none() && tie.get("values").is_none(), "what is absent stays absent: {tie}");
    for table in ["trust", "contacts", "acknowledgements"] {
        assert!(json.get(table).is_none());
    }
}

#[test]
fn the_same_map_is_the_same_data() {
    let map = shared(MAPS[1]);
    for (form, ending) in Form::ALL {
        assert_eq!(bytes(&map, form), bytes(&map, form), "{ending}");
    }
}

#[test]
fn no_cell_of_a_hostile_map_begins_a_formula() {
    let map = hostile();
    let zip = bytes(&map, Form::Csv);
    let mut seen = 0;
    for (name, _) in csv_files(&map).unwrap() {
        for cell in rows(&zip, &name).iter().skip(1).flatten() {
            let begins = cell.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
            assert!(!begins.starts_with(['=', '+', '@']), "{name}: {cell:?}");
            assert!(!begins.starts_with('-') || begins.parse::<f64>().is_ok(), "{name}: {cell:?}");
            seen +=
                usize::from(ATTACKS.iter().any(|attack| cell.contains(attack.get(..4).unwrap_or(attack))));
        }
    }
    assert!(seen > 50, "the attacks are in there: {seen}");
}

#[test]
fn networkx_graphviz_and_openpyxl_read_what_was_written() {
    let checks: [&[&str]; 3] =
        [&["python3", "-c", "import networkx"], &["python3", "-c", "import openpyxl"], &["dot", "-V"]];
    if !tools("networkx, openpyxl and Graphviz on exported data", &checks) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut maps: Vec<(String, PartnershipMap)> =
        MAPS.iter().map(|name| ((*name).to_owned(), shared(name))).collect();
    maps.push(("hostile".to_owned(), hostile()));
    for (name, map) in &maps {
        for (lang, code) in LANGS {
            for (form, ending) in Form::ALL {
                let path = folder.path().join(format!("{name}-{code}.{ending}"));
                fs::write(path, write(map, lang, today(), form).unwrap()).unwrap();
            }
        }
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/data.py");
    let out = Command::new("python3").arg(script).arg(folder.path()).output().unwrap();
    let (said, wrong) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(out.status.success(), "{said}{wrong}");
    assert_eq!(said.lines().filter(|line| line.starts_with("read: ")).count(), 8, "{said}");
}

#[test]
fn a_calendar_library_reads_the_calendar_of_every_map_and_its_events_keep_their_names() {
    if !tools("icalendar on every map", &[&["python3", "-c", "import icalendar"]]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut maps: Vec<PartnershipMap> = MAPS.iter().map(|name| map(name)).collect();
    maps.push(hostile());
    for (at, map) in maps.iter().enumerate() {
        for (lang, code) in LANGS {
            for (moment, day) in [("first", today()), ("next", today().plus_days(1))] {
                let wish = Asked { lang, ..Asked::new(Kind::Quarterly, lang, day) };
                let made = simpul::export::make(map, &wish, simpul::export::Form::Calendar).ok().unwrap();
                fs::write(folder.path().join(format!("{at}-{code}.{moment}.ics")), made.bytes).unwrap();
            }
        }
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/calendars.py");
    let out = Command::new("python3").arg(script).arg(folder.path()).output().unwrap();
    let (said, wrong) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(out.status.success(), "{said}{wrong}");
    assert_eq!(said.lines().filter(|line| line.starts_with("read: ")).count(), 8, "{said}");
}

#[test]
fn graphs_have_the_colours_and_lines_of_the_pictures() {
    let map = shared(MAPS[0]);
    let dot = String::from_utf8(bytes(&map, Form::Dot)).unwrap();
    assert!(dot.contains("kind=\"government\", color=\"#1457a8\""), "{dot}");
    assert!(dot.contains("style=dashed, penwidth=0.7, weight=1"), "{dot}");
    let gexf = String::from_utf8(bytes(&map, Form::Gexf)).unwrap();
    assert!(gexf.contains(r#"r="20" g="87" b="168""#), "{gexf}");
}
