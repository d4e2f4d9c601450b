//! Two files as one: whatever two people write, data and comments of both are in the result.

use proptest::prelude::*;
use proptest::test_runner::Config;

use super::any_change::{Dice, change_one, config, reading, remove_one, sample};
use super::*;
use crate::merge::{Choices, Joined, Side};
use crate::model::{Actor, ActorKind, Day, PartnershipMap, Record, Table};
use crate::store::document::{Block, Document};
use crate::store::join::{Whole, join};
use crate::store::write::updated;
use crate::trouble::{OpenFailure, ReadOnly};

/// A file after a few changes, and with comments of its own.
fn edited(text: &str, seed: u64, word: &str) -> (String, Vec<String>) {
    let (mut document, first) = reading(text);
    let mut dice = Dice(seed);
    let mut map = first.map;
    for _ in 0..dice.below(5) {
        let mut next = map.clone();
        let table = Table::ALL[dice.below(13)];
        if dice.below(4) == 0 {
            let slot = dice.below(20);
            remove_one(table, &mut next, slot);
        }
        change_one(table, &mut next, &mut dice);
        if let Some(new) = updated(&document, &map, &next) {
            document = new;
        }
        map = next;
    }
    with_comments(document.text(), &mut dice, word)
}

/// Puts comments at some lines that begin a key or a record.
fn with_comments(text: &str, dice: &mut Dice, word: &str) -> (String, Vec<String>) {
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut comments = Vec::new();
    let mut out = String::new();
    // Inside a text or a list a line may look like a key.
    let mut inside = false;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        let plain = line.trim_start_matches('\u{feff}');
        let quotes = line.matches("\"\"\"").count() + line.matches("'''").count();
        let begins = plain.starts_with(|c: char| c.is_ascii_lowercase()) && line.contains('=')
            || plain.starts_with("[[");
        if at > 0 && !inside && begins && dice.below(12) == 0 {
            let comment = format!("# {word} {}", comments.len());
            out.extend([comment.as_str(), newline]);
            comments.push(comment);
        }
        if quotes % 2 == 1 {
            inside = !inside;
        }
        out += line;
    }
    (out, comments)
}

fn joined(base: &str, ours: &str, theirs: &str, choices: &Choices) -> (Joined, Document) {
    let (base, ours, theirs) = (reading(base), reading(ours), reading(theirs));
    let whole =
        |(document, reading): &'_ (Document, crate::store::read::Reading)| -> (Document, PartnershipMap) {
            (document.clone(), reading.map.clone())
        };
    let (base, ours, theirs) = (whole(&base), whole(&ours), whole(&theirs));
    let part = |(document, map)| Whole { document, map };
    join(Some(part((&base.0, &base.1))), part((&ours.0, &ours.1)), part((&theirs.0, &theirs.1)), choices)
}

/// The records of a map, whatever their order.
fn content(map: &PartnershipMap) -> Vec<String> {
    let mut all = vec![format!("{:?}", map.info)];
    macro_rules! add {
        ($($record:ident $field:ident),+) => {$(
            all.extend(map.$field.iter().map(|one| format!("{:?} {one:?}", Record::id(one))));
        )+};
    }
    crate::model::map::for_each_table!(add);
    all.sort();
    all
}

proptest! {
    #![proptest_config(Config { cases: config().cases / 10, ..config() })]

    #[test]
    fn who_wrote_nothing_changes_no_byte(which in 0_usize..8, way in 0_usize..8, seed in 1_u64..) {
        let text = sample(which, way);
        let (mine, _) = edited(&text, seed, "saya");
        for (base, ours, theirs) in [(&text, &text, &text), (&text, &mine, &text), (&text, &mine, &mine), (&mine, &mine, &mine)] {
            let (found, document) = joined(base, ours, theirs, &Choices::default());
            prop_assert!(found.open.is_empty());
            prop_assert_eq!(document.text(), ours.as_str());
        }
    }

    #[test]
    fn data_and_comments_of_both_are_in_the_file(which in 0_usize..8, way in 0_usize..8, mine in 1_u64.., yours in 1_u64..) {
        let text = sample(which, way);
        let ((ours, own), (theirs, other)) = (edited(&text, mine, "saya"), edited(&text, yours, "Anda"));
        for side in [Side::Ours, Side::Theirs] {
            let (found, document) = joined(&text, &ours, &theirs, &Choices::all(side));
            prop_assert!(found.open.is_empty(), "{:?}", found.open);
            let (_, again) = reading(document.text());
            prop_assert_eq!(content(&again.map), content(&found.map));
            prop_assert!(!document.text().contains("<<<<<<<"));
            let count = |comment: &String| document.text().lines().filter(|line| line.trim_end() == comment).count();
            // The comment above the header of a record goes with the record.
            let gone = |text: &str, comment: &String| {
                let block = reading(text).0;
                let lost = block.blocks.iter().find(|one| block.slice(one.core()).contains(comment.as_str()));
                let id = lost.map(|one| block.slice(one.core()).to_owned()).and_then(|core| {
                    core.lines().find(|line| line.trim_start().starts_with("id") && line.contains('=')).map(str::to_owned)
                });
                // An area and a party may have one id.
                let alike = |one: &&Block| lost.is_some_and(|lost| one.kind == lost.kind);
                let stays = |id: &str| document.blocks.iter().filter(alike).any(|one| document.slice(one.core()).contains(id));
                id.is_none_or(|id| !stays(id.trim_end()))
            };
            for comment in &own {
                prop_assert!(count(comment) == 1 || gone(&ours, comment), "{comment} of ours\n{}", document.text());
            }
            for comment in &other {
                prop_assert!(count(comment) == 1 || gone(&theirs, comment), "{comment} of theirs\n{}", document.text());
            }
            if text.contains("x_tidak_dikenal") {
                let unknown = "x_tidak_dikenal = { a = [1, 2] } # x";
                prop_assert!(document.text().contains(unknown));
                prop_assert_eq!(document.text().matches("[alien]").count(), 1);
            }
        }
    }
}

const PLAIN: &str = "format = 1\n\n[map]\nid = \"x\"\ntitle = \"X\"\n\n# di atas a\n[[actor]]\nid = \"a\"\nname = \"A\"\nkind = \"ngo\"\nx_warna = \"biru\" # kesukaan\n\n[[actor]]\nid = \"b\"\nname = \"B\"\nkind = \"ngo\"\n";

#[test]
fn comments_and_unknown_keys_of_both_stand_where_they_were_written() {
    let ours = PLAIN.replace("name = \"A\"\n", "name = \"A satu\" # nama resmi\n");
    let theirs = PLAIN
        .replace("kind = \"ngo\"\nx_warna", "# sejak 2024\nkind = \"donor\" # bukan LSM\nx_warna")
        .replace("\"biru\"", "\"merah\"")
        .replace("name = \"B\"\n", "name = \"B\"\nx_ukuran = 3\n")
        + "\n# penutup\n\n[asing]\ny = 1\n\n# tamu\n[[actor]]\nid = \"c\"\nname = \"C\"\nkind = \"ngo\"\nz = 1\n";
    let (found, document) = joined(PLAIN, &ours, &theirs, &Choices::default());
    assert!(found.open.is_empty(), "{:?}", found.open);
    let expected = "format = 1\n\n[map]\nid = \"x\"\ntitle = \"X\"\n\n# di atas a\n[[actor]]\nid = \"a\"\n\
        name = \"A satu\" # nama resmi\n# sejak 2024\nkind = \"donor\" # bukan LSM\nx_warna = \"merah\" # kesukaan\n\n\
        [[actor]]\nid = \"b\"\nname = \"B\"\nkind = \"ngo\"\nx_ukuran = 3\n";
    assert!(
        document
            .text()
            .starts_with(&expected.replace("kind = \"ngo\"\nx_ukuran = 3", "x_ukuran = 3\nkind = \"ngo\"")),
        "{}",
        document.text()
    );
    assert!(
        document.text().contains("\n# tamu\n[[actor]]\nid = \"c\"\nname = \"C\"\nkind = \"ngo\"\nz = 1\n")
    );
    assert!(document.text().contains("\n# penutup\n") && document.text().contains("\n[asing]\ny = 1\n"));
    // Both give the unknown key another value: that is a question like any other.
    let ours = PLAIN.replace("\"biru\"", "\"hijau\"");
    let (found, _) = joined(PLAIN, &ours, &theirs, &Choices::default());
    let places: Vec<_> = found.open.iter().map(crate::merge::Conflict::place).collect();
    assert_eq!(places, ["actor/a/x_warna"]);
    let (_, document) = joined(PLAIN, &ours, &theirs, &Choices::all(Side::Ours));
    assert!(document.text().contains("x_warna = \"hijau\" # kesukaan"));
}

#[test]
fn a_note_below_each_of_many_records_is_joined_in_order() {
    let [mut base, mut in_each, mut block] = [(); 3].map(|()| String::new());
    let head = "format = 1\n\n[map]\nid = \"x\"\ntitle = \"X\"\n\n";
    base += head;
    in_each += head;
    for at in 0..3_000 {
        let record = format!("[[actor]]\nid = \"a{at}\"\nname = \"A {at}\"\nkind = \"ngo\"\n\n");
        let note = format!("# catatan {at}\n");
        base += &record;
        block += &note;
        in_each.extend([&record, &note, "\n"]);
    }
    // All notes in one gap, and one in each.
    let seventh = "[[actor]]\nid = \"a7\"\n";
    let in_one = base.replace(seventh, &format!("{block}\n{seventh}"));
    let ours = base.replace("\"A 3\"", "\"A tiga\"");
    for theirs in [&base, &in_one, &in_each] {
        let (found, document) = joined(&base, &ours, theirs, &Choices::default());
        assert!(found.open.is_empty() && document.text().contains("\"A tiga\""));
        let notes = |text: &str| -> Vec<String> {
            text.lines().filter(|line| line.starts_with("# catatan")).map(str::to_owned).collect()
        };
        assert_eq!(notes(document.text()), notes(theirs));
    }
}

#[test]
fn tables_that_nobody_knows_and_records_that_nobody_can_read_are_kept() {
    let with = |text: &str, more: &str| format!("{text}\n{more}");
    let base = with(PLAIN, "[asing]\ny = 1\n");
    let ours = with(&base, "[[actor]]\nid = \"rusak\"\nname = \n");
    let theirs = base.replace("y = 1", "y = 2") + "\n[[aneh]]\nq = 1\n";
    let (found, document) = joined(&base, &ours, &theirs, &Choices::default());
    assert!(found.open.is_empty(), "{:?}", found.open);
    for part in ["[asing]\ny = 2\n", "[[aneh]]\nq = 1\n", "id = \"rusak\"\nname = \n"] {
        assert!(document.text().contains(part), "{part}\n{}", document.text());
    }
    let ours = base.replace("y = 1", "y = 3");
    let (found, _) = joined(&base, &ours, &theirs, &Choices::default());
    assert_eq!(found.open.len(), 1);
    let (_, document) = joined(&base, &ours, &theirs, &Choices::all(Side::Theirs));
    assert!(document.text().contains("y = 2") && !document.text().contains("y = 3"));
}

#[test]
fn a_copy_that_somebody_else_changed_is_brought_in_and_kept() {
    let (folder, path) = map_with(PLAIN);
    let backups = folder.path().join("cadangan");
    let copy = folder.path().join("peta.sync-conflict-20260331-193000-ABCDEFG.toml");
    put(
        &copy,
        PLAIN
            .replace("\"B\"", "\"B dua\"")
            .replace("[[actor]]\nid = \"b\"", "# dari ponsel\n[[actor]]\nid = \"b\""),
    );
    put(&folder.path().join("peta (1).toml"), PLAIN.replace("id = \"x\"", "id = \"lain\""));
    let Opened { map, mut file, .. } = MapFile::open(&path, Intent::Edit, Some(&backups)).unwrap();
    let found = conflict_copies(&path, &map.info.id);
    assert_eq!(found.iter().map(|one| one.path.clone()).collect::<Vec<_>>(), [copy.canonicalize().unwrap()]);
    let mut mine = map.clone();
    let mut a = mine.actors.iter().next().cloned().unwrap();
    a.name = "A satu".into();
    mine.actors.replace(a);
    // The map on disk could be younger than the copy, so what differs in both is asked.
    let Merge::Conflicts(asked) = file.absorb(&mine, &copy, &Choices::default()).unwrap() else {
        panic!("asked")
    };
    let places: Vec<_> = asked.open.iter().map(crate::merge::Conflict::place).collect();
    assert_eq!(places, ["actor/a/name", "actor/b/name"]);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), PLAIN, "nothing was written");
    let mut choices = Choices::default();
    choices.choose(&asked.open[0], Side::Ours);
    choices.choose(&asked.open[1], Side::Theirs);
    let Merge::Done { map: both, problems } = file.absorb(&mine, &copy, &choices).unwrap() else {
        panic!("settled")
    };
    assert_eq!(problems.len(), 0);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(
        text.contains("\"A satu\"")
            && text.contains("# dari ponsel\n[[actor]]\nid = \"b\"\nname = \"B dua\""),
        "{text}"
    );
    assert!(!copy.exists());
    assert!(
        names_in(&backups)
            .iter()
            .any(|name| name.starts_with("peta.sync-conflict") && name.ends_with(".merged-1.toml"))
    );
    // One step back, and the file follows.
    file.save(&mine).unwrap();
    assert!(std::fs::read_to_string(&path).unwrap().contains("name = \"B\""));
    file.save(&both).unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn the_version_from_which_a_copy_comes_is_found_among_the_backups() {
    let (folder, path) = map_with(PLAIN);
    let backups = folder.path().join("cadangan");
    let copy = folder.path().join("peta-LAPTOP7.toml");
    let text = |name: &str, more: &str| PLAIN.replace("\"A\"", &format!("\"{name}\"")) + more;
    // Three evenings here; the copy was taken after the first one.
    let step = |map: &PartnershipMap, name: &str| {
        let mut map = map.clone();
        let mut a = map.actors.iter().next().cloned().unwrap();
        a.name = name.into();
        map.actors.replace(a);
        map
    };
    for name in ["A satu", "A dua", "A tiga"] {
        let Opened { map, mut file, .. } = MapFile::open(&path, Intent::Edit, Some(&backups)).unwrap();
        file.save(&step(&map, name)).unwrap();
    }
    put(&copy, text("A satu", "").replace("\"B\"", "\"B dua\""));
    let Opened { map, mut file, .. } = MapFile::open(&path, Intent::Edit, Some(&backups)).unwrap();
    let Merge::Done { map: both, .. } = file.absorb(&map, &copy, &Choices::default()).unwrap() else {
        panic!("the base is known, so nothing is asked")
    };
    let names: Vec<_> = both.actors.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["A tiga", "B dua"]);
}

#[test]
fn what_was_taken_out_here_does_not_come_back_with_a_copy() {
    let (folder, path) = map_with(PLAIN);
    let backups = folder.path().join("cadangan");
    let open = || MapFile::open(&path, Intent::Edit, Some(&backups)).unwrap();
    let Opened { mut map, mut file, .. } = open();
    map.actors.set(1, None);
    file.save(&map).unwrap();
    drop(file);
    let guest = |id: &str| format!("\n[[actor]]\nid = \"{id}\"\nname = \"{id}\"\nkind = \"ngo\"\n");
    // Somebody goes on from the first evening and sends each evening; nobody brings our changes to them.
    let mut copy = PLAIN.to_owned();
    for (evening, expected) in [("c", &["a", "c"][..]), ("d", &["a", "c", "d"]), ("e", &["a", "c", "d", "e"])]
    {
        copy += &guest(evening);
        let sent = folder.path().join("kiriman.toml");
        put(&sent, &copy);
        let Opened { map, mut file, .. } = open();
        let Merge::Done { map, .. } = file.absorb(&map, &sent, &Choices::default()).unwrap() else {
            panic!("the base is known, so nothing is asked")
        };
        let ids: Vec<&str> = map.actors.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, expected);
    }
}

/// The last party of a text, with a text over several lines that is left open.
fn left_open(text: &str) -> String {
    text.replace("name = \"A\"\n", "name = \"A\"\nnotes = \"\"\"tidak ditutup\n")
}

#[test]
fn a_damaged_version_is_joined_with_nothing() {
    let (folder, path) = map_with(PLAIN);
    let backups = folder.path().join("cadangan");
    let copy = folder.path().join("peta-LAPTOP7.toml");
    let Opened { map, mut file, .. } = MapFile::open(&path, Intent::Edit, Some(&backups)).unwrap();
    let mut mine = map.clone();
    let mut b = mine.actors.iter().nth(1).cloned().unwrap();
    b.name = "B dua".into();
    mine.actors.replace(b);
    let newer = PLAIN.replace("format = 1", "format = 99").replace("\"A\"", "\"A satu\"");
    for bad in [left_open(PLAIN), newer] {
        put(&copy, &bad);
        let refused = file.absorb(&mine, &copy, &Choices::default()).unwrap_err();
        assert!(matches!(refused, AbsorbFailure::Copy(OpenFailure::Unjoinable(_))), "{refused:?}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), PLAIN);
        assert!(copy.exists(), "the copy waits until somebody mends it");
        put(&path, &bad);
        let refused = file.merge(&mine, &Choices::default()).unwrap_err();
        assert!(matches!(refused, OpenFailure::Unjoinable(_)), "{refused:?}");
        assert_eq!(
            (file.read_only(), file.saved_map()),
            (None, &map),
            "the file builds on what it read whole"
        );
        assert_eq!(std::fs::read_to_string(&path).unwrap(), bad);
        put(&path, PLAIN);
    }
    file.save(&mine).unwrap();
    assert!(std::fs::read_to_string(&path).unwrap().contains("B dua"));
}

#[test]
fn a_copy_of_a_damaged_file_has_what_is_new_above_the_damage() {
    let (_folder, path) = map_with(left_open(PLAIN) + "\n[[contact]]\nactor = \"a\"\n");
    let Opened { map, file, .. } = open(&path);
    assert!(matches!(file.read_only(), Some(ReadOnly::Damaged(_))));
    let mut mine = map.clone();
    assert_eq!(mine.actors.len(), 0, "the open text swallows both");
    let today = Day::new(2026, 3, 31).unwrap();
    mine.put(Actor::new(id("tamu"), "Tamu", ActorKind::Community).into(), today).unwrap();
    let text = file.text_with(&mine);
    let (_, again) = reading(&text);
    assert!(again.map.actors.has(&id("tamu")), "{text}");
    assert!(text.ends_with("[[contact]]\nactor = \"a\"\n"), "every byte of the damage is there\n{text}");
}
