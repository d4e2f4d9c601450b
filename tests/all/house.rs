//! The walls of the house (`docs/architecture.md`): who may know whom, read from the source itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A room, the rooms that it may know besides itself, and the crates that it may use besides std.
struct Room {
    name: &'static str,
    rooms: &'static [&'static str],
    crates: &'static [&'static str],
}

const ALL: &[&str] = &["*"];

const HOUSE: &[Room] = &[
    room("model", &[], &["jiff", "serde", "schemars", "toml", "rpds", "smol_str", "deunicode"]),
    room("history", &["model"], &[]),
    room("trouble", &["model"], &[]),
    room("clock", &["model"], &["jiff"]),
    room("merge", &["model"], &["serde", "toml"]),
    room(
        "store",
        &["model", "merge", "trouble"],
        &["rayon", "serde", "serde_json", "toml", "toml_edit", "toml_parser", "tempfile", "directories"],
    ),
    room("locale", &["model", "trouble"], &["strsim", "unicode_segmentation", "unicode_width", "deunicode"]),
    room("twins", &["model"], &["deunicode", "strsim"]),
    room("network", &["model"], &["petgraph", "rayon", "rustworkx_core", "leiden_rs"]),
    room("layout", &["model", "network"], &["rayon"]),
    room("insight", &["model", "network"], &["serde"]),
    room("agenda", &["model"], &["serde"]),
    room("atlas", &["model", "agenda"], &["serde"]),
    room(
        "report",
        &["model", "merge", "trouble", "locale", "network", "layout", "insight", "agenda", "atlas"],
        &["serde", "toml", "unicode_width"],
    ),
    room(
        "export",
        &["model", "trouble", "locale", "network", "layout", "insight", "agenda", "atlas", "report"],
        ALL,
    ),
    room("import", &["model", "trouble", "locale"], ALL),
    room(
        "app",
        &[
            "model", "merge", "twins", "history", "locale", "trouble", "network", "layout", "insight",
            "agenda", "report", "import",
        ],
        &["serde", "tui_input", "nucleo_matcher", "strsim", "deunicode"],
    ),
    room(
        "ui",
        &[
            "app", "model", "merge", "twins", "locale", "trouble", "network", "layout", "insight", "agenda",
            "report", "import",
        ],
        &["ratatui", "tui_input", "unicode_segmentation", "unicode_width"],
    ),
    room(
        "shell",
        &[
            "app", "ui", "store", "clock", "model", "merge", "history", "locale", "trouble", "network",
            "layout", "export", "import",
        ],
        &["crossterm", "ratatui", "signal_hook", "toml", "serde"],
    ),
    room("cli", ALL, ALL),
    room("main", ALL, ALL),
    room("lib", &[], &[]),
];

const fn room(name: &'static str, rooms: &'static [&'static str], crates: &'static [&'static str]) -> Room {
    Room { name, rooms, crates }
}

/// Words that may stand in the code of these rooms only.
const WORDS: &[(&str, &[&str], &str)] = &[
    ("crossterm", &["shell"], "only the shell knows the terminal"),
    ("petgraph", &["network"], "graphs have one room"),
    ("println!", &["cli", "main"], "only the command line prints"),
    ("print!", &["cli", "main"], "only the command line prints"),
    ("&mut App", &["app", "shell"], "drawing reads only"),
    ("std::fs", &["store", "clock", "shell", "cli"], "rooms of rules and drawing touch no files"),
    ("std::process", &["store", "shell", "cli", "main"], "processes belong to the shell"),
    ("std::thread", &["store", "shell", "cli"], "rooms of rules do not start threads"),
    ("SystemTime", &["store", "shell", "cli"], "today is passed in"),
    ("Instant", &["clock", "shell", "cli"], "now is passed in"),
    ("std::env", &["store", "clock", "shell", "cli", "main"], "what is around is passed in"),
    ("std::net", &[], "the program calls nobody"),
    ("ActorStatus::Merged", &["model"], "whether a party was merged is asked by `is_merged`"),
];

/// Files longer than 450 lines, each with its reason.
const LONG: &[(&str, &str)] = &[
    ("model/code.rs", "a flat table of all codes"),
    ("model/record.rs", "a flat table of all records"),
    ("locale/labels.rs", "a flat table of the names of all codes"),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below a folder, with its path from there.
fn rust_files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(here) = waiting.pop() {
        for entry in fs::read_dir(&here).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
                continue;
            }
            if path.extension().is_some_and(|end| end == "rs") {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty());
    found
}

/// The files of src/ without their comments and without their tests, which may look wherever they like.
fn sources() -> Vec<(String, String)> {
    let files = rust_files(&root().join("src")).into_iter();
    files
        .filter(|(name, _)| !name.contains("/tests/") && !name.ends_with("/tests.rs"))
        .map(|(name, text)| (name, code_of(&text)))
        .collect()
}

/// The code of a file without its comments and its tests: these are a module at its end, or one line wherever it stands.
fn code_of(text: &str) -> String {
    let mut code = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if !line.starts_with("#[cfg(test)]") {
            code.push(line.split("//").next().unwrap_or_default());
        } else if !lines.next().is_some_and(|next| next.ends_with(';')) {
            break;
        } else {
            // One line that only the tests see.
        }
    }
    code.join("\n")
}

fn room_of(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn word(text: &str) -> &str {
    text.split(|c| !is_word(c)).next().unwrap_or_default()
}

/// What stands behind every `start` that is not the end of a longer word.
fn behind<'a>(code: &'a str, start: &'a str) -> impl Iterator<Item = &'a str> {
    code.match_indices(start)
        .filter(|(at, _)| !code.get(..*at).is_some_and(|before| before.ends_with(is_word)))
        .filter_map(|(at, found)| code.get(at + found.len()..))
}

/// The rooms that a file names, as `crate::room` or in `crate::{room, ...}`.
fn rooms_in(code: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for rest in behind(code, "crate::").chain(behind(code, "simpul::")) {
        match rest.strip_prefix('{') {
            None => drop(found.insert(word(rest))),
            Some(group) => {
                let mut depth = 1;
                for part in group.split_inclusive(['{', '}', ',']) {
                    if depth == 1 {
                        found.insert(word(part.trim_start()));
                    }
                    depth += part.matches('{').count();
                    depth -= part.matches('}').count();
                    if depth == 0 {
                        break;
                    }
                }
            }
        }
    }
    found.remove("");
    found
}

/// The crates of Cargo.toml, as they are written in code.
fn dependencies() -> Vec<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let manifest: toml::Table = toml::from_str(&manifest).unwrap();
    let names = manifest["dependencies"].as_table().unwrap().keys();
    names.map(|name| name.replace('-', "_")).collect()
}

#[test]
fn no_room_knows_a_room_that_it_should_not() {
    let mut wrong = Vec::new();
    for (file, code) in sources() {
        let name = room_of(&file);
        let Some(room) = HOUSE.iter().find(|room| room.name == name) else {
            wrong.push(format!("{file}: the room {name} has no walls yet, add it to HOUSE"));
            continue;
        };
        for other in rooms_in(&code) {
            let is_room = HOUSE.iter().any(|room| room.name == other);
            if is_room && other != name && room.rooms != ALL && !room.rooms.contains(&other) {
                wrong.push(format!("{file} looks into the room {other}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_room_uses_its_own_crates_only() {
    let crates = dependencies();
    assert!(crates.iter().any(|name| name == "toml_edit"));
    let mut wrong = Vec::new();
    for (file, code) in sources() {
        let Some(room) = HOUSE.iter().find(|room| room.name == room_of(&file)) else {
            continue;
        };
        for name in &crates {
            let named = behind(&code, &format!("{name}::")).next().is_some()
                || behind(&code, &format!("use {name}")).any(|rest| !rest.starts_with(is_word));
            if named && room.crates != ALL && !room.crates.contains(&name.as_str()) {
                wrong.push(format!("{file} uses the crate {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn some_words_belong_to_one_room() {
    let mut wrong = Vec::new();
    for (file, code) in sources() {
        for (banned, rooms, reason) in WORDS {
            let here = behind(&code, banned).any(|rest| !rest.starts_with(is_word));
            if here && !rooms.contains(&room_of(&file)) {
                wrong.push(format!("{file}: `{banned}`, but {reason}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What a disk is asked for can fail, and the tests of the store let it fail: nothing goes past the seam.
#[test]
fn the_store_asks_the_disk_through_one_seam() {
    let mut wrong = Vec::new();
    for (file, code) in
        sources().iter().filter(|(file, _)| file.starts_with("store/") && file != "store/disk.rs")
    {
        let functions = behind(code, "fs::").filter(|rest| rest.starts_with(char::is_lowercase));
        let others = ["OpenOptions", "File::open", "File::create"];
        let others = others.into_iter().filter(|word| behind(code, word).next().is_some());
        wrong.extend(functions.map(|rest| format!("{file}: fs::{}", word(rest))));
        wrong.extend(others.map(|word| format!("{file}: {word}")));
    }
    assert!(wrong.is_empty(), "ask store::disk for it:\n{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_and_can_be_read_in_one_sitting() {
    let mut wrong = Vec::new();
    for (file, text) in rust_files(&root().join("src")) {
        if !text.starts_with("//! ") {
            wrong.push(format!("{file} does not begin with `//!`"));
        }
        let lines = text.lines().count();
        if lines > 450 && !LONG.iter().any(|(name, _)| *name == file) {
            wrong.push(format!("{file} has {lines} lines, which is more than 450"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_test_file_is_forgotten() {
    let files = rust_files(&root().join("tests/all"));
    for (file, _) in files.iter().filter(|(file, _)| file != "main.rs") {
        // `a/mod.rs` is the module `a`, as `a.rs` is.
        let module = file.trim_end_matches(".rs").trim_end_matches("/mod");
        let (folder, name) = module.rsplit_once('/').unwrap_or(("", module));
        let parents = if folder.is_empty() {
            vec!["main.rs".to_owned()]
        } else {
            vec![format!("{folder}.rs"), format!("{folder}/mod.rs")]
        };
        let line = format!("mod {name};");
        let listed = |parent: &String| {
            let found = files.iter().find(|(file, _)| file == parent);
            found.is_some_and(|(_, text)| text.lines().any(|one| one.trim() == line))
        };
        assert!(parents.iter().any(listed), "{file} is never run");
    }
}

#[test]
fn the_walls_would_be_seen_when_broken() {
    let code = "use crate::{model, store::{read, write}};\nlet x = crate::ui::draw();";
    assert_eq!(rooms_in(code), BTreeSet::from(["model", "store", "ui"]));
    assert!(code_of("#[cfg(test)]\nmod tests;\nuse crate::ui;\n").contains("crate::ui"));
    assert!(!code_of("#[cfg(test)]\nmod tests {\n    use crate::ui;\n}\n").contains("crate::ui"));
    assert_eq!(behind("eprintln!(); println!()", "println!").count(), 1);
    assert_eq!(room_of("app/form/mod.rs"), "app");
    assert_eq!(room_of("shell.rs"), "shell");
}
