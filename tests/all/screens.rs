//! Pictures of screens for the guides, drawn by the program itself; the stored ones are what it shows today.
//! After a change of the screens: `SIMPUL_UPDATE=1 cargo test screens`, then look at the change.

mod demo;
mod svg;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use simpul::model::Lang;

use crate::support::{Desk, sample};

/// Every picture: its name, the keys that lead there, and the size of the terminal.
const SHOTS: &[(&str, &str, (u16, u16))] = &[
    ("ladder", "", (80, 24)),
    ("ladder-phone", "<right><right>", (44, 20)),
    ("party", "gpnKoperasi Warga RW 07<enter>m<enter>Ketua", (80, 24)),
    ("partnership", "nPasar murah bulanan<enter>pkk", (80, 24)),
    ("step", "> <down> ", (80, 24)),
    ("detail", "<right><enter>", (80, 24)),
    ("documents", "gd<down>", (80, 24)),
    ("needs", "gb", (80, 24)),
    ("agenda", "gj", (80, 24)),
    (
        "meeting",
        "gjmBalai RW 07<enter>19.30<enter>pkk<enter>puskes<enter><enter>warga sasaran 4 9<enter>tokoh 3 1<enter><enter>Air bersih RT 05<enter><enter><enter>Survei sumur bersama<enter><enter>Survei sumur; karang; 20/4",
        (80, 24),
    ),
    ("findings", "gf", (80, 24)),
    ("figures", "gfv", (80, 24)),
    ("map", "gm", (80, 24)),
    ("map-phone", "gm", (44, 20)),
    ("export", "x", (80, 24)),
    ("curtain", "gf<f3>", (80, 24)),
    ("help", "?", (80, 24)),
];

const LANGS: [(Lang, &str); 2] = [(Lang::Indonesian, "id"), (Lang::English, "en")];

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

fn desk(lang: Lang, size: (u16, u16)) -> Desk {
    Desk::with(&sample("rw07-kencana-asri.toml"), lang, size)
}

/// All pictures by the names of their files.
fn pictures() -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for (lang, code) in LANGS {
        let start = Desk::empty(Some(lang), (80, 24));
        all.insert(format!("start-{code}.svg"), svg::picture(&start.draw().0, &title(&start)));
        for (name, keys, size) in SHOTS {
            let mut desk = desk(lang, *size);
            desk.keys(keys);
            all.insert(format!("{name}-{code}.svg"), svg::picture(&desk.draw().0, &title(&desk)));
        }
        all.insert(format!("evening-{code}.svg"), demo::animated(lang));
    }
    all
}

/// The text of the screen, for those who hear a picture: its first lines say where it is.
fn title(desk: &Desk) -> String {
    let lines: Vec<String> = desk.screen().lines().take(3).map(|line| line.trim().to_owned()).collect();
    format!("Simpul: {}", lines.join(" / "))
}

#[test]
fn the_stored_screens_are_what_the_program_shows() {
    let folder = docs().join("pictures/screens");
    let all = pictures();
    if std::env::var_os("SIMPUL_UPDATE").is_some() {
        std::fs::create_dir_all(&folder).unwrap();
        for (name, svg) in &all {
            std::fs::write(folder.join(name), svg).unwrap();
        }
    }
    let stale: Vec<&String> = all
        .iter()
        .filter(|(name, svg)| std::fs::read_to_string(folder.join(name)).ok().as_ref() != Some(svg))
        .map(|(name, _)| name)
        .collect();
    assert!(
        stale.is_empty(),
        "old: {stale:?}; run SIMPUL_UPDATE=1 cargo test screens, and look at the change"
    );
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let stored: BTreeSet<String> = files.map(|name| name.to_string_lossy().into_owned()).collect();
    let known: BTreeSet<String> = all.into_keys().collect();
    assert_eq!(stored, known, "no picture is left over");
}

/// The pages for people, by language.
const PAGES: [(Lang, &[&str]); 2] = [
    (Lang::Indonesian, &["panduan.md", "malam-di-rw.md", "koordinator.md"]),
    (Lang::English, &["guide.md", "evening.md", "coordinators.md"]),
];

#[test]
fn the_guides_show_every_picture_in_their_language() {
    let readme = std::fs::read_to_string(docs().join("../README.md")).unwrap();
    for (lang, pages) in PAGES {
        let (code, other) = if lang == Lang::Indonesian { ("id", "en") } else { ("en", "id") };
        let text: String =
            pages.iter().map(|page| std::fs::read_to_string(docs().join(page)).unwrap()).collect();
        assert!(!text.contains(&format!("-{other}.svg")), "a page shows the screens of the other language");
        for name in pictures().into_keys().filter(|name| name.ends_with(&format!("-{code}.svg"))) {
            let link = format!("pictures/screens/{name}");
            assert!(text.contains(&link) || readme.contains(&link), "no page shows {name}");
        }
    }
}

/// What is written in italics in the guides is a word of the screen, spelled as it stands there.
#[test]
fn words_of_the_screen_are_spelled_as_the_screen_spells_them() {
    let locale = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/locale");
    let ladder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/model/ladder/words.rs");
    let said: String = files_below(&locale)
        .iter()
        .chain([&ladder])
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    let mut wrong = Vec::new();
    for page in PAGES.iter().flat_map(|(_, pages)| *pages) {
        let text = std::fs::read_to_string(docs().join(page)).unwrap();
        let italics = italics(&text);
        assert!(italics.len() >= 5, "{page} names {} words of the screen", italics.len());
        wrong.extend(
            italics
                .into_iter()
                .filter(|word| !said.contains(word.as_str()))
                .map(|word| format!("{page}: {word}")),
        );
    }
    assert!(wrong.is_empty(), "not on the screen:\n{}", wrong.join("\n"));
}

/// The texts that a page sets in italics.
fn italics(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut inside = false;
    for event in Parser::new_ext(page, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Emphasis) => {
                inside = true;
                found.push(String::new());
            }
            Event::End(TagEnd::Emphasis) => inside = false,
            Event::Text(text) if inside => found.last_mut().unwrap().push_str(&text),
            _ => {}
        }
    }
    found
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let each = entries.map(|path| if path.is_dir() { files_below(&path) } else { vec![path] });
    each.flatten().collect()
}

#[test]
fn a_word_in_italics_is_found() {
    assert_eq!(italics("a *b c* **d** `*e*` *f*\n\n| **g *h*** |\n|---|\n| *i* |"), ["b c", "f", "h", "i"]);
}
