//! Exactly these lines and no others: changes that people make, on text that people wrote.

use super::{map_with, open};
use crate::model::{Evidence, Id, LadderEntry, Partnership, PartnershipMap, Rung};

/// Applies a change to the first partnership and gives the text.
fn after(text: &str, change: impl FnOnce(&mut Partnership)) -> String {
    let (_folder, path) = map_with(text);
    let opened = open(&path);
    assert_eq!(opened.problems, []);
    let mut map: PartnershipMap = opened.map;
    let mut one = map.partnerships.iter().next().unwrap().clone();
    change(&mut one);
    map.partnerships.replace(one);
    opened.file.text_with(&map)
}

fn with(keys: &str) -> String {
    format!(
        "format = 1\n[map]\nid = \"x\"\ntitle = \"X\"\n\n[[partnership]]\nid = \"p\"\nname = \"P\" # nama\n{keys}\n# akhir\n"
    )
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

const MEMBERS: &str = "members = [\n  \"a\", # satu\n  \"b\", # dua\n  \"c\", # tiga\n]\n";

#[test]
fn a_value_keeps_its_comment_and_a_word_its_language() {
    let text = with("members = [\"a\", \"b\"]\ntarget =  'kolaborasi'   # sasaran\nstatus = 'aktif'\n");
    let new = after(&text, |one| one.target = Some(Rung::Coordination));
    assert_eq!(new, text.replace("'kolaborasi'", "\"coordination\""));
}

#[test]
fn list_elements_come_and_go_alone() {
    let text = with(MEMBERS);
    let gone = |which: &str| after(&text, |one| one.members.retain(|member| *member != id(which)));
    assert_eq!(gone("a"), text.replace("  \"a\", # satu\n", ""));
    assert_eq!(gone("b"), text.replace("  \"b\", # dua\n", ""));
    assert_eq!(gone("c"), text.replace("  \"c\", # tiga\n", ""));
    let come = |at, which: &str| after(&text, |one| one.members.insert(at, id(which)));
    assert_eq!(come(3, "d"), text.replace("# tiga\n", "# tiga\n  \"d\",\n"));
    assert_eq!(
        come(0, "d"),
        text.replace("[\n", "[\n  \"d\",\n").replacen("[[partnership]]\n  \"d\",\n", "[[partnership]]\n", 1)
    );
    let short = with("members = [\"a\", \"b\", \"c\"] # tiga\n");
    let gone = after(&short, |one| drop(one.members.remove(0)));
    assert_eq!(gone, short.replace("\"a\", ", ""));
    let come = after(&short, |one| one.members.push(id("d")));
    assert_eq!(come, short.replace("\"c\"]", "\"c\", \"d\"]"));
}

#[test]
fn a_step_of_the_ladder_is_appended_as_the_samples_write_it() {
    let one = "\n# awal\n[[partnership.history]]\ndate = 2025-01-01\nrung = \"komunikasi\" # begitu\n";
    let text = with(&format!("members = [\"a\", \"b\"]\n{one}"));
    let entry = || LadderEntry {
        date: crate::model::Day::new(2025, 8, 12).unwrap(),
        rung: Rung::Cooperation,
        kind: None,
        criteria: vec!["2.1".into()],
        evidence: vec![Evidence::note("notulen")],
        reason: None,
        meeting: None,
        by: None,
        overridden: Some(true),
    };
    let new = after(&text, |one| one.history.push(entry()));
    let added = "\n[[partnership.history]]\ndate = 2025-08-12\nrung = \"cooperation\"\ncriteria = [\"2.1\"]\n\
                 evidence = [\"notulen\"]\noverride = true\n";
    assert_eq!(new, text.replace("# begitu\n", &format!("# begitu\n{added}")));
    // The same where there is no history yet, and taking it away again.
    let bare = with("members = [\"a\", \"b\"]\n");
    let new = after(&bare, |one| one.history.push(entry()));
    assert_eq!(new, bare.replace("\"b\"]\n", &format!("\"b\"]\n{added}")));
    assert_eq!(after(&new, |one| one.history.clear()), bare);
}

#[test]
fn a_key_that_goes_leaves_the_comments_above_it() {
    let text = with(
        "members = [\"a\", \"b\"]\n# tentang tujuan\ngoal = \"maju\" # lama\nstep = 0x3\nbukan_kita = 1_0\n",
    );
    let new = after(&text, |one| one.goal = None);
    assert_eq!(new, text.replace("goal = \"maju\" # lama\n", ""));
    let new = after(&text, |one| one.rules = Some("tepat waktu".into()));
    assert_eq!(new, text.replace("= 1_0\n", "= 1_0\nrules = \"tepat waktu\"\n"));
}

#[test]
fn the_last_member_leaves_an_empty_list_since_the_key_is_required() {
    let text = with("members = [\"a\"] # siapa\n");
    let new = after(&text, |one| one.members.clear());
    assert_eq!(new, text.replace("[\"a\"]", "[]"));
}

#[test]
fn a_table_of_dotted_keys_can_become_empty() {
    let text = with("members = [\"a\"]\nnext_action.text = \"x\"\nnext_action.actor = \"a\" # siapa\n");
    let new = after(&text, |one| one.next_action.as_mut().unwrap().actor = None);
    assert_eq!(new, text.replace("next_action.actor = \"a\" # siapa\n", ""));
    let actor = "[[actor]]\nid = \"a\"\nname = \"A\"\nkind = \"ngo\"\nconsent.how = \"lisan\"\n";
    let (_folder, path) = map_with(format!("format = 1\n[map]\nid = \"x\"\ntitle = \"X\"\n{actor}"));
    let opened = open(&path);
    let mut map = opened.map;
    let mut one = map.actors.iter().next().unwrap().clone();
    one.consent.as_mut().unwrap().how = None;
    map.actors.replace(one);
    let new = opened.file.text_with(&map);
    assert!(new.ends_with("kind = \"ngo\"\nconsent = {}\n"), "{new}");
}

#[test]
fn whatever_the_lines_end_with_nothing_but_the_change_is_touched() {
    let keys = "members = [\"a\", \"b\"] # dua\nx_catatan = \"\"\"\nbaris satu\nbaris dua\"\"\"\n";
    let unix = with(keys);
    let windows = unix.replace('\n', "\r\n");
    let cut = |text: &str| {
        text.split_once("[[partnership]]").map(|(head, rest)| (head.to_owned(), rest.to_owned()))
    };
    let ((above, below), (long_above, long_below)) = (cut(&unix).unwrap(), cut(&windows).unwrap());
    let mixed = format!("{long_above}[[partnership]]{below}");
    let other = format!("{above}[[partnership]]{long_below}");
    for text in [unix, windows.clone(), mixed, other] {
        let new = after(&text, |one| one.name = "Q".to_owned());
        assert_eq!(new, text.replace("\"P\" # nama", "\"Q\" # nama"));
    }
    // Both kinds in one value: the value, the comments and what is not known stay; the lines of the record may end anew.
    let both = windows.replace("satu\r\n", "satu\n");
    let new = after(&both, |one| one.name = "Q".to_owned());
    assert!(
        new.contains("\"Q\" # nama") && new.contains("# dua") && new.contains("baris satu\nbaris dua"),
        "{new:?}"
    );
}

#[test]
fn a_file_without_a_format_is_still_a_map_when_its_last_record_goes() {
    let (_folder, path) = map_with("# catatan\n\n[[partnership]]\nid = \"p\"\nname = \"P\"\nmembers = []\n");
    let opened = open(&path);
    let mut map = opened.map.clone();
    assert!(map.partnerships.remove(&id("p")));
    let text = opened.file.text_with(&map);
    let again = open(&map_with(&text).1);
    assert!(again.map.partnerships.is_empty() && text.contains("# catatan\n"), "{text}");
}

#[test]
fn a_file_of_damage_and_one_record_is_still_a_map_without_that_record() {
    for damage in ["{\n>>>>\n", "\u{feff}{\n  \"x\": [>>>\n", "rusak = [\n"] {
        let (_folder, path) =
            map_with(format!("{damage}\n[[partnership]]\nid = \"p\"\nname = \"P\"\nmembers = []\n"));
        let opened = open(&path);
        let mut map = opened.map.clone();
        assert!(map.partnerships.remove(&id("p")));
        let text = opened.file.text_with(&map);
        assert!(
            text.contains(damage.trim_start_matches('\u{feff}')),
            "every byte of the damage stays: {text:?}"
        );
        assert_eq!(text.rfind('\u{feff}'), damage.find('\u{feff}'), "the mark stays where it was: {text:?}");
        let (_folder, path) = map_with(&text);
        let again = crate::store::MapFile::open(&path, crate::store::Intent::Read, None).map(|_| ());
        assert!(again.is_ok(), "{text:?} {again:?}");
    }
}

#[test]
fn what_is_written_at_the_top_goes_below_the_mark_of_the_encoding() {
    let actor = |id: &str| format!("[[actor]]\nid = \"{id}\"\nname = \"P\"\nkind = \"ngo\"\n");
    let (_folder, path) = map_with(format!("\u{feff}{}\n{}", actor("a"), actor("b")));
    let opened = open(&path);
    let mut map = opened.map.clone();
    map.info = std::sync::Arc::new(crate::model::MapInfo::new("RW 07"));
    let text = opened.file.text_with(&map);
    assert_eq!(text.rfind('\u{feff}'), Some(0), "{text:?}");
    let again = open(&map_with(&text).1).map;
    assert_eq!((again.info.title.as_str(), again.actors.len()), ("RW 07", 2), "{text:?}");

    let (_folder, path) = map_with(format!("\u{feff}{}", actor("a")));
    let opened = open(&path);
    let mut map = opened.map.clone();
    assert!(map.actors.remove(&id("a")));
    let text = opened.file.text_with(&map);
    assert_eq!(text.rfind('\u{feff}'), Some(0), "{text:?}");
    let (_folder, path) = map_with(&text);
    assert!(crate::store::MapFile::open(&path, crate::store::Intent::Read, None).is_ok(), "{text:?}");
}

#[test]
fn damage_that_would_swallow_the_last_record_does_not_take_the_map_with_it() {
    let (_folder, path) = map_with(
        "rusak = [\n\n[[partnership]]\nid = \"p\"\nname = \"P\"\nmembers = []\n\n\
         [[\"actor\"]]\nid = \"a\"\nname = \"P\"\nkind = \"ngo\"\n",
    );
    let opened = open(&path);
    let mut map = opened.map.clone();
    assert!(map.partnerships.remove(&id("p")));
    let text = opened.file.text_with(&map);
    assert!(text.contains("[[\"actor\"]]\nid = \"a\""), "{text:?}");
    let (_folder, path) = map_with(&text);
    assert!(crate::store::MapFile::open(&path, crate::store::Intent::Read, None).is_ok(), "{text:?}");
}
