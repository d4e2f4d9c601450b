//! The page for a browser: what is in it, what is never in it, and what a browser makes of it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use sha2::Digest as _;
use simpul::export::document::{Form, write};
use simpul::layout::View;
use simpul::model::{Day, Lang, PartnershipMap};
use simpul::network::At;
use simpul::report::document::{Block, Cell, Picture, Report, Signer, Table};
use simpul::store::{Intent, MapFile};

use crate::support::{sample, today, tools};

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "</style><svg onload=alert(1)>",
    "\"]; } alert(1); //",
    "&xxe; &lt;b&gt; &#x3c;",
    "javascript:alert(1)",
    "--><b id=evil>",
    "' onmouseover='alert(1)",
    "{count} ${alert(1)} {name}",
    "a\u{2028}b\u{2029}c",
    "a\\\u{0}\u{1b}[2Jb\u{202e}c",
];

fn map_of(text: &str) -> PartnershipMap {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("peta.toml");
    std::fs::write(&path, text).unwrap();
    MapFile::open(&path, Intent::Read, None).unwrap().map
}

/// A report with every kind of block, whose texts are all made of one.
fn report(lang: Lang, text: &str) -> Report {
    let s = |words: &str| format!("{words} {text}").trim().to_owned();
    let mut table =
        Table::new(&s("Kegiatan"), &[(&s("Kegiatan"), 50), ("Tanggal", 20), ("Dana", 20), ("Paraf", 10)]);
    let row = |at: i64| {
        vec![
            Cell::from(s(&format!("Kegiatan {at}\nbaris kedua"))),
            Cell::Day(Day::parse("2026-03-31").unwrap()),
            Cell::Money(1_250_000 * at),
            Cell::Nothing,
        ]
    };
    table.rows = (1..=60).map(row).collect();
    table.total = Some(vec![Cell::from("Jumlah"), Cell::Nothing, Cell::Money(2_287_500_000), Cell::Nothing]);
    let picture = |view, caption: &str| Picture { view, at: At::Now, internal: false, caption: s(caption) };
    let signer = |role: &str, stamp| Signer {
        above: Some("Mengetahui".to_owned()),
        role: s(role),
        party: Some(s("Kelurahan Kencana Asri")),
        stamp,
    };
    Report {
        lang,
        title: s("Laporan uji"),
        subtitle: vec![s("RW 07"), "Januari–Maret 2026".to_owned()],
        banner: Some(s("KONSEP")),
        footer: s("Peta RW 07, 31 Maret 2026"),
        landscape: false,
        compact: false,
        parts: vec![
            vec![
                Block::Heading { level: 1, text: s("Pendahuluan") },
                Block::Paragraph { text: s("Kemitraan warga tumbuh setapak demi setapak.\nBaris baru.") },
                Block::Heading { level: 2, text: s("Keterangan") },
                Block::Fields { rows: vec![(s("Hari"), s("Selasa")), ("Tempat".to_owned(), s("Balai RW"))] },
                Block::List { numbered: true, items: vec![s("Pembukaan"), s("Penutup")] },
                Block::List { numbered: false, items: vec![s("Butir")] },
                Block::Note { text: s("Angka dihitung per tanggal laporan.") },
                Block::Picture(picture(View::Rings, "Lingkaran kemitraan")),
                Block::Table(table),
            ],
            vec![
                Block::Title { text: s("Undangan"), subtitle: vec![s("Nomor 1")] },
                Block::Picture(picture(View::Force, "Jaringan kemitraan")),
                Block::Signatures {
                    dated: Some(s("Kencana Asri, 31 Maret 2026")),
                    signers: vec![signer("Lurah", false), signer("Ketua RW", true)],
                },
            ],
        ],
    }
}

fn page(report: &Report, map: &PartnershipMap) -> String {
    String::from_utf8(write(report, map, today(), Form::Html).unwrap()).unwrap()
}

/// A map whose every text would like to be more than text.
fn hostile() -> PartnershipMap {
    let mut text = String::from("format = 1\n[map]\nid = \"uji\"\nanchor = \"a0\"\n");
    let quoted = |text: &str| serde_json::to_string(text).unwrap();
    let _ = writeln!(text, "title = {}", quoted(HOSTILE[0]));
    let long = "panjang sekali ".repeat(7_000);
    for (at, name) in HOSTILE.iter().copied().chain([long.as_str()]).enumerate() {
        let name = quoted(name);
        let kind = ["government", "business", "donor", "ngo", "community"][at % 5];
        let _ = writeln!(
            text,
            "[[actor]]\nid = \"a{at}\"\nname = {name}\nkind = \"{kind}\"\nstatus = \"active\""
        );
        let _ = writeln!(
            text,
            "[[partnership]]\nid = \"p{at}\"\nname = {name}\nmembers = [\"a{at}\", \"a{}\"]\nstatus = \"active\"\n\
             [[partnership.history]]\ndate = 2025-0{}-01\nrung = \"{}\"",
            (at + 1) % (HOSTILE.len() + 1),
            at % 9 + 1,
            ["communication", "cooperation", "coordination", "collaboration", "confederation"][at % 5],
        );
        let _ = writeln!(
            text,
            "[[agreement]]\nid = \"d{at}\"\ntitle = {name}\nkind = \"mou\"\nstatus = \"draft\"\n\
             parties = [{{ actor = \"a{at}\" }}, {{ actor = \"a0\" }}]"
        );
    }
    map_of(&text)
}

/// A map of many parties.
fn large(parties: usize, ties: usize) -> PartnershipMap {
    let mut text =
        String::from("format = 1\n[map]\nid = \"besar\"\ntitle = \"Peta besar\"\nanchor = \"a0\"\n");
    for at in 0..parties {
        let kind = ["government", "business", "donor", "ngo", "community", "other"][at % 6];
        let _ = writeln!(
            text,
            "[[actor]]\nid = \"a{at}\"\nname = \"Kelompok Warga {at}\"\nkind = \"{kind}\"\nstatus = \"active\""
        );
    }
    for at in 0..ties {
        // Everybody is tied to somebody near, some to somebody far away.
        let from = at % parties;
        let to = (from + 1 + (at / parties) * 17 + (at * at) % 7) % parties;
        let _ = writeln!(
            text,
            "[[partnership]]\nid = \"p{at}\"\nname = \"Kemitraan {at}\"\nmembers = [\"a{from}\", \"a{to}\"]\nstatus = \"active\"\n\
             [[partnership.history]]\ndate = 202{}-{:02}-{:02}\nrung = \"{}\"",
            3 + at % 3,
            at % 12 + 1,
            at % 28 + 1,
            ["communication", "cooperation", "coordination", "collaboration", "confederation"][at % 5],
        );
    }
    map_of(&text)
}

/// What stands between two marks, every time.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    text.split(start).skip(1).filter_map(|rest| rest.split_once(end)).map(|(inside, _)| inside).collect()
}

#[test]
fn the_policy_names_the_script_and_the_style_of_the_page_and_nothing_outside() {
    let map = map_of(&sample("rw07-kencana-asri.toml"));
    let page = page(&report(Lang::Indonesian, ""), &map);
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"")[0];
    let hash = |text: &str| {
        format!("'sha256-{}'", base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(text)))
    };
    let (style, script) = (between(&page, "<style>", "</style>"), between(&page, "<script>", "</script>"));
    assert_eq!((style.len(), script.len()), (1, 1));
    assert_eq!(
        policy,
        format!(
            "default-src 'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; form-action 'none'",
            hash(script[0]),
            hash(style[0])
        )
    );
    let outside = page.replace("http://www.w3.org/2000/svg", "");
    for word in
        ["http:", "https:", "src=\"/", "href=\"/", " style=\"", "@import", "url(", "javascript:", " onclick"]
    {
        assert!(!outside.contains(word), "{word}");
    }
}

#[test]
fn everything_can_be_read_without_the_script() {
    let map = map_of(&sample("rw07-kencana-asri.toml"));
    let page = page(&report(Lang::Indonesian, ""), &map);
    let read = page.split("<script").next().unwrap();
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"id\">"));
    for words in [
        "<h1>Laporan uji</h1>",
        "Kemitraan warga tumbuh setapak demi setapak.<br>Baris baru.",
        "<dt>Hari</dt><dd>Selasa</dd>",
        "<li>Pembukaan</li>",
        "Rp1.250.000",
        "<th scope=\"col\">Tanggal</th>",
        "<figcaption>Jaringan kemitraan</figcaption>",
        "KONSEP",
        "Mengetahui",
    ] {
        assert!(read.contains(words), "{words}");
    }
    for party in map.actors.iter() {
        assert!(read.contains(&party.name.replace('&', "&amp;")), "{}", party.name);
    }
    for one in
        map.partnerships.iter().filter(|one| one.status == Some(simpul::model::PartnershipStatus::Active))
    {
        assert!(
            read.contains(&format!("<strong>{}</strong>", one.name.replace('&', "&amp;"))),
            "{}",
            one.name
        );
    }
    for one in map.agreements.iter() {
        assert!(read.contains(&one.title.replace('&', "&amp;")), "{}", one.title);
    }
    assert_eq!(between(&page, "data:image/svg+xml;base64,", "\"").len(), 2, "both pictures");
}

#[test]
fn what_the_page_does_not_show_is_not_in_it() {
    let secret = "RAHASIA";
    let mut text = sample("rw07-kencana-asri.toml");
    for key in [
        "notes",
        "contact_role",
        "reason",
        "conflict",
        "outcome",
        "next_step",
        "decisions",
        "description",
        "goal",
    ] {
        let lines: Vec<String> = text
            .lines()
            .map(|line| {
                if line.starts_with(&format!("{key} = \"")) {
                    format!("{key} = \"{secret}\"")
                } else {
                    line.to_owned()
                }
            })
            .collect();
        text = lines.join("\n");
    }
    let hidden = text.matches(secret).count();
    assert!(hidden > 5, "{hidden}");
    let page = page(&report(Lang::Indonesian, ""), &map_of(&text));
    assert!(!page.contains(secret));
}

#[test]
fn a_hostile_map_stays_text_and_the_same_map_gives_the_same_bytes() {
    let map = hostile();
    assert_eq!(map.actors.len(), HOSTILE.len() + 1);
    let harmless =
        page(&report(Lang::English, ""), &map_of("format = 1\n[map]\nid = \"x\"\ntitle = \"x\"\n"));
    let hostile = page(&report(Lang::English, &HOSTILE.concat()), &map);
    for tag in
        ["<script", "</script", "<style", "</style", "<title", "<!--", "<iframe", "<form", "<body", "<meta"]
    {
        assert_eq!(hostile.matches(tag).count(), harmless.matches(tag).count(), "{tag}");
    }
    for c in ['\u{0}', '\u{1b}', '\u{2028}', '\u{2029}', '\u{202e}'] {
        assert!(!hostile.contains(c), "{c:?}");
    }
    assert_eq!(hostile, page(&report(Lang::English, &HOSTILE.concat()), &map));
}

#[test]
fn an_empty_map_and_an_empty_report_make_a_page() {
    let map = map_of("format = 1\n[map]\nid = \"x\"\ntitle = \"x\"\n");
    let empty = Report { parts: Vec::new(), banner: None, ..report(Lang::English, "") };
    let page = page(&empty, &map);
    assert!(page.contains("No parties yet.") && page.contains("No documents yet."));
}

/// The pages that a browser tries out.
fn pages() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("page");
    std::fs::create_dir_all(&folder).unwrap();
    let rw07 = map_of(&sample("rw07-kencana-asri.toml"));
    let landscape = Report { landscape: true, compact: true, ..report(Lang::English, "") };
    let pages = [
        ("rw07", page(&report(Lang::Indonesian, ""), &rw07)),
        ("english", page(&landscape, &map_of(&sample("kelurahan-bumi-lestari-stunting.toml")))),
        ("hostile", page(&report(Lang::Indonesian, &HOSTILE.concat()), &hostile())),
        ("large", page(&report(Lang::Indonesian, ""), &large(600, 2_400))),
    ];
    for (name, text) in pages {
        std::fs::write(folder.join(format!("{name}.html")), text).unwrap();
    }
    folder
}

#[test]
fn a_browser_shows_filters_and_prints_the_page() {
    if !tools("the page in a browser", &[&["python3", "-c", "import selenium"], &["chromium", "--version"]]) {
        return;
    }
    let folder = pages();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/page.py");
    let out = Command::new("python3").arg(script).arg(&folder).output().unwrap();
    let (said, wrong) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(out.status.success() && !said.contains("left out"), "{said}{wrong}");
    assert!(said.lines().filter(|line| line.starts_with("good: ")).count() >= 15, "{said}");
}
