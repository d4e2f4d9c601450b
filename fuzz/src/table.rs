//! Lists as tables: what can be read becomes a plan, the plan an edit that holds, and the map after it a file that
//! reads as that map.

use std::io::{Cursor, Write as _};

use simpul::import::{Kind, Listed, Plan, Rungs, Use, Wish, read};
use simpul::locale::imports as words;
use simpul::model::check::check;
use simpul::model::{Code as _, Day, Lang, PartnershipMap, SourceCategory};
use simpul::store::trial::{Trial, new_text};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

use crate::dice::Dice;

/// What a part of a workbook begins with, on a line of its own; its name follows.
const PART: &str = "@@";

/// The first bytes choose what the list is taken for, the rest is a file of that name.
pub fn text(name: &str, data: &[u8]) {
    let mut dice = Dice::new(data);
    let choices = dice.bytes(6);
    taken_in(name, dice.rest(), choices);
}

/// The same for a workbook, which is given as its parts, each below a line with its name: a fuzzer finds nothing in
/// what is packed.
pub fn workbook(name: &str, data: &[u8]) {
    let mut dice = Dice::new(data);
    let choices = dice.bytes(6);
    let packed = packed(dice.rest());
    taken_in(name, &packed, choices);
}

fn packed(parts: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut open = false;
    let mut first = true;
    for line in parts.split(|byte| *byte == b'\n') {
        let begins = line.strip_prefix(PART.as_bytes()).and_then(|name| std::str::from_utf8(name).ok());
        if let Some(name) = begins {
            open = zip.start_file(name.trim(), stored).is_ok();
            first = true;
        } else if open {
            let line = if first { line.to_vec() } else { [b"\n", line].concat() };
            zip.write_all(&line).expect("memory takes all");
            first = false;
        }
    }
    zip.finish().expect("memory takes all").into_inner()
}

fn taken_in(name: &str, bytes: &[u8], choices: &[u8]) {
    let Ok(source) = read(name, bytes) else { return };
    crate::holds(&source);
    let mut dice = Dice::new(choices);
    let today = Day::new(2026, 3, 31).unwrap();
    let wanted = Kind::ALL.get(dice.below(Kind::ALL.len() + 4)).copied();
    let (mut lists, left_out) = Listed::guess(name, source, wanted);
    if let Some(list) = lists.first_mut() {
        let column = dice.below(list.mapping.uses.len() + 3);
        let fields = list.mapping.kind.map_or(&[][..], Kind::fields);
        if let Some(field) = fields.get(dice.below(fields.len() + 1)) {
            list.mapping.set(column, Use::Field(field.key));
        }
    }
    let flows = SourceCategory::ALL.get(dice.below(SourceCategory::ALL.len() + 4)).copied();
    let wish = Wish { today, origin: "daftar".to_owned(), flows, rungs: Rungs::default() };
    let before = if dice.below(2) == 0 {
        sample()
    } else {
        Trial::read("format = 1\n[map]\nid = \"a\"\ntitle = \"A\"\n")
    };
    let before = before.expect("a map that is one").map().clone();
    let plan = Plan::new(&before, &lists, &wish);
    for one in left_out.iter().chain(&plan.left_out) {
        for lang in [Lang::Indonesian, Lang::English] {
            let said = words::not_taken(lang, &one.why);
            assert!(!said.what.contains(char::is_control), "a sentence obeys nobody: {said:?}");
        }
    }
    let errors = |map: &PartnershipMap| check(map, today).iter().filter(|one| one.broken.is_error()).count();
    assert!(errors(&plan.after) <= errors(&before), "a list breaks no rule");
    match &plan.edit {
        Some(edit) => assert_eq!(edit.apply(&before, today).as_ref(), Ok(&plan.after), "as it was planned"),
        None => assert_eq!(plan.after, before),
    }
    let again = Trial::read(&new_text(&plan.after)).expect("what was taken in can be saved");
    assert_eq!(again.map(), &plan.after, "and is read as it was");
}

fn sample() -> Result<Trial, simpul::trouble::OpenFailure> {
    Trial::read(include_str!("../../maps/rencana-jangkauan-lsm.toml"))
}
