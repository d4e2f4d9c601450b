//! An evening in a good minute. One script makes two things: `docs/demo.cast` (asciinema), recorded from the real
//! program in a pseudo-terminal, and the moving picture of the guides, drawn from the same screens in memory.
//!
//! `cargo test screens::demo -- --ignored` records the cast anew; the other tests only read it.

use std::fmt::Write as _;

use serde_json::{Value, json};
use simpul::app::event::{Code, Key};
use simpul::model::Lang;

use super::{desk, docs, svg};
use crate::support::parse;
use crate::terminal::Term;

/// One thing that is done: what it is called, the keys, what is on the screen then, and for how long one looks.
struct Act {
    called: &'static str,
    keys: &'static str,
    see: &'static str,
    look: f64,
    /// Whether the screen in memory is the same: it has nobody who writes files beside the map.
    in_memory: bool,
}

const fn act(called: &'static str, keys: &'static str, see: &'static str, look: f64) -> Act {
    Act { called, keys, see, look, in_memory: true }
}

/// The evening, on the sample map.
const EVENING: &[Act] = &[
    act("Papan Tangga", "", "5 Konfederasi", 3.0),
    act("Satu kemitraan", "<right><down>", "238 hari", 2.0),
    act("Naik satu anak tangga", ">", "Langkah: Informasi lowongan", 3.0),
    act("Yang sudah terjadi dicentang", " <down> <down> <down> <down> <down> ", "[✓] 2.4", 2.0),
    act("Buktinya", "<down><down><down>Notulen 31 Maret", "Bukti: Notulen 31 Maret", 1.5),
    act("Tersimpan sendiri", "<enter>", "1 Komunikasi → 2 Kooperasi", 2.5),
    act("Agenda: yang jatuh tempo", "gj", "Terlewat", 3.0),
    act(
        "Rapat malam ini",
        "mBalai RW 07<enter>19.30<enter>pkk<enter>puskes<enter><enter>",
        "Kelompok PKK RW 07",
        1.5,
    ),
    act(
        "Keputusan dan tindak lanjut",
        "warga sasaran 4 9<enter><enter>Air bersih RT 05<enter><enter><enter>Survei sumur bersama<enter><enter>Survei sumur; karang; 20/4<enter><enter><enter>",
        "Enter menutup",
        2.5,
    ),
    act("Notulennya", "<enter>", "Notulen, undangan", 3.0),
    Act { in_memory: false, ..act("Sudah jadi berkas Word", "<c-s>", "Tersimpan: ", 2.5) },
    act("Peta jaringannya", "gm", "Lingkaran", 4.0),
    act("Yang perlu diperhatikan", "gf", "Perlu segera", 4.0),
    act("In English", "<f2>", "[Findings]", 3.0),
    act("Tirai privasi", "<f3>", "CURTAIN", 3.0),
];

/// Seconds between two keys.
const PACE: f64 = 0.11;

/// What a terminal sends for a key.
fn bytes(key: Key) -> String {
    match key.code {
        Code::Char(c) if key.ctrl => char::from(c as u8 & 0x1f).to_string(),
        Code::Char(c) => c.to_string(),
        Code::Enter => "\r".to_owned(),
        Code::Down => "\u{1b}[B".to_owned(),
        Code::Right => "\u{1b}[C".to_owned(),
        Code::F(number @ 1..=4) => format!("\u{1b}O{}", char::from(b'P' + number - 1)),
        other => panic!("{other:?} is not in the script"),
    }
}

#[test]
#[ignore = "records docs/demo.cast in a pseudo-terminal"]
fn record() {
    let mut term = Term::beside_its_map();
    let mut cast = format!(
        "{}\n",
        json!({"version": 2, "width": 80, "height": 24, "title": "Simpul", "env": {"TERM": "xterm-256color"}})
    );
    let mut now = 0.5;
    let mut shown: Option<vt100::Screen> = None;
    let mut frame = |cast: &mut String, now: f64, term: &Term| {
        let screen = term.screen();
        let drawn =
            shown.as_ref().map_or_else(|| screen.contents_formatted(), |last| screen.contents_diff(last));
        if !drawn.is_empty() {
            let _ = writeln!(cast, "{}", json!([round(now), "o", drawn]));
        }
        shown = Some(screen.clone());
    };
    for act in EVENING {
        for key in parse(act.keys) {
            let before = term.screen().contents_formatted();
            term.type_in(&bytes(key));
            term.wait("a change", |term| term.screen().contents_formatted() != before);
            term.settle();
            frame(&mut cast, now, &term);
            now += PACE;
        }
        term.see(act.see);
        term.gone("menyimpan");
        term.settle();
        frame(&mut cast, now, &term);
        let _ = writeln!(cast, "{}", json!([round(now), "m", act.called]));
        now += act.look;
    }
    let _ = writeln!(cast, "{}", json!([round(now), "o", ""]));
    term.type_in("q");
    assert_eq!(term.end().0, 0);
    std::fs::write(docs().join("demo.cast"), cast).unwrap();
}

fn round(seconds: f64) -> f64 {
    (seconds * 1_000.0).round() / 1_000.0
}

/// The stored recording shows, wherever it rests, what the program shows today after the same keys.
#[test]
fn the_stored_recording_is_what_the_program_shows() {
    let cast = std::fs::read_to_string(docs().join("demo.cast")).unwrap();
    let mut lines = cast.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let head = lines.next().unwrap();
    assert_eq!((&head["version"], &head["width"], &head["height"]), (&json!(2), &json!(80), &json!(24)));
    for path in ["/tmp", "/home", "/root", "/work"] {
        assert!(!cast.contains(path), "a path of the machine that recorded it: {path}");
    }
    let mut desk = desk(Lang::Indonesian, (80, 24));
    let mut screen = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
    let (mut acts, mut last) = (EVENING.iter(), 0.0);
    for event in lines {
        let time = event[0].as_f64().unwrap();
        assert!(time >= last, "time goes backwards at {time}");
        last = time;
        let text = event[2].as_str().unwrap();
        if event[1] == "o" {
            screen.process(text.as_bytes());
            continue;
        }
        let act = acts.next().unwrap();
        assert_eq!(text, act.called);
        desk.keys(act.keys);
        // Whether a cell was cleared or written over with a blank is no difference to a reader.
        let plain = |text: String| {
            text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_end().to_owned()
        };
        let (recorded, today) = (plain(screen.screen().contents()), plain(desk.screen()));
        let same = recorded == today;
        let old = "docs/demo.cast is old: run cargo test screens::demo -- --ignored";
        assert!(same || !act.in_memory, "{}: {old}\n{recorded}\n\n{today}", act.called);
    }
    assert!(acts.next().is_none() && (50.0..100.0).contains(&last), "{last} seconds");
}

/// The evening as one picture that moves by itself, and stands still for those who asked their computer for that.
pub fn animated(lang: Lang) -> String {
    let mut desk = desk(lang, (80, 24));
    let mut frames = Vec::new();
    for act in EVENING {
        desk.keys(act.keys);
        if act.in_memory {
            frames.push((act.look + 1.0, svg::screen(&desk.draw().0)));
        }
    }
    let all: f64 = frames.iter().map(|(seconds, _)| seconds).sum();
    let (wide, high) = svg::size(80, 24);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\" \
         role=\"img\">\n<title>{}</title>\n{}<style>g{{visibility:hidden}}g:first-of-type{{visibility:visible}}\n",
        if lang == Lang::Indonesian { "Simpul: satu malam" } else { "Simpul: one evening" },
        svg::STYLE,
    );
    // Every frame has a story of its own, as they last differently.
    out.push_str("@media (prefers-reduced-motion:no-preference){\n");
    let mut from = 0.0;
    for (at, (seconds, _)) in frames.iter().enumerate() {
        let percent = |time: f64| format!("{:.2}%", time / all * 100.0);
        let (begin, end) = (percent(from), percent(from + seconds));
        let before = if at == 0 { String::new() } else { "0%{visibility:hidden}".to_owned() };
        let after =
            if at + 1 == frames.len() { String::new() } else { format!("{end}{{visibility:hidden}}") };
        let _ = writeln!(
            out,
            "#f{at}{{animation:f{at} {all:.1}s step-end infinite}}@keyframes f{at}{{{before}{begin}{{visibility:visible}}{after}}}"
        );
        from += seconds;
    }
    let _ = write!(out, "}}</style>\n{}", svg::ground(wide, high));
    for (at, (_, frame)) in frames.iter().enumerate() {
        let _ = writeln!(out, "<g id=\"f{at}\">\n{frame}</g>");
    }
    out.push_str("</svg>\n");
    out
}
