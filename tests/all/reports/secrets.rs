//! What is internal is in no form of no report: every key that is kept back holds a word, which is then looked for in
//! what a reader's program finds in the file.

use std::io::{Cursor, Read as _};

use base64::Engine as _;
use simpul::export::picture::{Paper, Tone, Wanted, picture};
use simpul::layout::{Outward, View};
use simpul::model::redact::Eyes;
use simpul::model::{Lang, PartnershipMap};
use simpul::network::At;
use simpul::report::{Asked, Kind};
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use super::{FORMS, MAPS, asked, file, map_of};
use crate::support::{sample, today};

/// Stands where only the team may read.
pub(super) const INTERNAL: &str = "sandirahasia";
/// Stands where partners may read too, and nobody else.
pub(super) const PARTNERS: &str = "khususmitra";
/// Data for other programs, and the calendar.
const DATA: [&str; 9] = ["zip", "json", "graphml", "gexf", "dot", "kumu.xlsx", "kumu.json", "ics", "html"];

fn tables<'a>(document: &'a mut DocumentMut, name: &str) -> impl Iterator<Item = &'a mut Table> {
    document
        .get_mut(name)
        .and_then(Item::as_array_of_tables_mut)
        .into_iter()
        .flat_map(ArrayOfTables::iter_mut)
}

fn inner<'a>(table: &'a mut Table, name: &str) -> impl Iterator<Item = &'a mut Table> {
    table.get_mut(name).and_then(Item::as_array_of_tables_mut).into_iter().flat_map(ArrayOfTables::iter_mut)
}

fn list(word: &str) -> Item {
    value(toml_edit::Array::from_iter([word]))
}

/// A sample with the words in every text that is kept back.
pub(super) fn told(name: &str) -> PartnershipMap {
    let mut document: DocumentMut = sample(&format!("{name}.toml")).parse().unwrap();
    for actor in tables(&mut document, "actor") {
        for key in ["contact_role", "contact_channel", "notes"] {
            actor[key] = value(INTERNAL);
        }
        actor["weaknesses"] = list(INTERNAL);
    }
    for one in tables(&mut document, "partnership") {
        one["conflict"] = value(INTERNAL);
        one["end_reason"] = value(PARTNERS);
        let mut competes = false;
        for entry in inner(one, "history") {
            entry["by"] = value(PARTNERS);
            competes = entry["rung"].as_str() == Some("competition");
            let down = entry.get("kind").and_then(Item::as_str) == Some("down");
            if competes || down {
                entry["reason"] = value(if competes { INTERNAL } else { PARTNERS });
            }
        }
        // The last entry says where it is now.
        if competes {
            one["name"] = value(INTERNAL);
        }
    }
    for one in tables(&mut document, "agreement") {
        one["file"] = value(PARTNERS);
        for promise in inner(one, "obligation").take(1) {
            promise["status"] = value("waived");
            promise["waived_reason"] = value(PARTNERS);
        }
    }
    for one in tables(&mut document, "meeting") {
        one["notes"] = value(PARTNERS);
        one["lessons"] = value(PARTNERS);
        one["signatories"] = list(PARTNERS);
    }
    for one in tables(&mut document, "trust") {
        one["note"] = value(INTERNAL);
    }
    for one in tables(&mut document, "contact") {
        for key in ["purpose", "outcome", "next_step"] {
            one[key] = value(INTERNAL);
        }
    }
    for one in tables(&mut document, "acknowledgement") {
        one["reason"] = value(INTERNAL);
    }
    map_of(&document.to_string())
}

/// What a file says to whoever looks into it: the parts of a package, and pictures inside a page.
fn inside(bytes: &[u8]) -> String {
    let mut said = String::from_utf8_lossy(bytes).into_owned();
    if bytes.starts_with(b"PK") {
        let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        for at in 0..package.len() {
            let mut part = Vec::new();
            package.by_index(at).unwrap().read_to_end(&mut part).unwrap();
            said.push_str(&String::from_utf8_lossy(&part));
        }
    }
    let pictures: Vec<String> = said
        .split(";base64,")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter_map(|text| base64::engine::general_purpose::STANDARD.decode(text).ok())
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    said.push_str(&pictures.concat());
    // Calendars fold their lines.
    said.to_lowercase().replace("\r\n ", "")
}

/// Every file that can be made for some eyes, with its name.
fn every_file(map: &PartnershipMap, eyes: Eyes) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for kind in Kind::ALL {
        for ending in FORMS {
            let made = file(map, &Asked { eyes, ..asked(kind) }, ending);
            all.extend(made.map(|bytes| (format!("{kind:?} as {ending}"), inside(&bytes))));
        }
    }
    for ending in DATA {
        let made = file(map, &Asked { eyes, ..asked(Kind::Workbook) }, ending).unwrap();
        all.push((format!("data as {ending}"), inside(&made)));
    }
    for view in [View::Rings, View::Force, View::Matrix, View::Venn] {
        let wanted = Wanted {
            view,
            outward: Outward::Rung,
            at: At::Now,
            today: today(),
            lang: Lang::Indonesian,
            paper: Paper::A4Landscape,
            tone: Tone::Light,
            internal: eyes == Eyes::Own,
            part_of: None,
        };
        all.push((format!("{view:?} as svg"), picture(map, &wanted).svg.to_lowercase()));
    }
    all
}

#[test]
fn nothing_internal_is_in_any_file_unless_asked_for() {
    for name in MAPS {
        let map = told(name);
        for (file, said) in every_file(&map, Eyes::Partners) {
            assert!(!said.contains(INTERNAL), "{name}: {file} tells partners what is internal");
        }
        for (file, said) in every_file(&map, Eyes::Everybody) {
            assert!(!said.contains(INTERNAL), "{name}: {file} tells everybody what is internal");
            assert!(!said.contains(PARTNERS), "{name}: {file} tells everybody what partners may know");
        }
    }
    // The words are there to be found: the team and partners find them.
    let finds = |eyes: Eyes, word: &str| {
        let all = every_file(&told(MAPS[0]), eyes);
        all.iter().filter(|(_, said)| said.contains(word)).count()
    };
    assert!(finds(Eyes::Own, INTERNAL) > 15, "{}", finds(Eyes::Own, INTERNAL));
    assert!(finds(Eyes::Partners, PARTNERS) > 8, "{}", finds(Eyes::Partners, PARTNERS));
}
