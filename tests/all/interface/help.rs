//! The help: every key of every screen is explained, and a dialog explains itself without losing what was typed.

use simpul::app::command::{Command, Context, TABLE};
use simpul::app::event::Event;
use simpul::app::overlay::Overlay;
use simpul::locale::{help, screens};
use simpul::model::Lang;

use crate::support::{Desk, sample};

fn desk(lang: Lang, size: (u16, u16)) -> Desk {
    Desk::with(&sample("rw07-kencana-asri.toml"), lang, size)
}

/// The whole text of what is scrolled, its lines joined as they were before they were broken.
fn scrolled(desk: &mut Desk) -> String {
    let mut lines: Vec<String> = Vec::new();
    loop {
        let screen = desk.screen();
        let inside = screen.lines().filter_map(|line| line.strip_prefix('│')?.strip_suffix('│'));
        let shown: Vec<String> = inside.map(|line| line.trim().to_owned()).collect();
        let new = if lines.is_empty() { shown } else { shown.last().cloned().into_iter().collect() };
        lines.extend(new);
        desk.keys("<down>");
        if desk.screen() == screen {
            return lines.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
}

#[test]
fn every_key_of_every_screen_is_explained() {
    use Command::*;
    let in_rows = [
        Up,
        Down,
        Left,
        Right,
        PageUp,
        PageDown,
        First,
        Last,
        Step0,
        Step1,
        Step2,
        Step3,
        Step4,
        Step5,
        GoLadder,
        GoActors,
        GoPartnerships,
        GoDocuments,
        GoNeeds,
        GoAgenda,
        GoFindings,
        GoMap,
    ];
    for lang in [Lang::Indonesian, Lang::English] {
        for (keys, place, about) in [
            ("", Context::Ladder, help::ladder(lang)),
            ("gp", Context::Actors, help::actors(lang)),
            ("gk", Context::Partnerships, help::partnerships(lang)),
            ("gd", Context::Documents, help::documents(lang)),
            ("gb", Context::Needs, help::needs(lang)),
            ("gj", Context::Agenda, help::agenda(lang)),
            ("gm", Context::Map, help::map(lang)),
            ("gf", Context::Findings, help::findings(lang)),
        ] {
            let mut desk = desk(lang, (80, 24));
            desk.keys(keys);
            desk.keys("?");
            let text = scrolled(&mut desk);
            assert!(text.starts_with(about), "{place:?}: {text}");
            for entry in
                TABLE.iter().filter(|entry| !entry.keys.is_empty() && !in_rows.contains(&entry.command))
            {
                if entry.contexts.contains(&place) || entry.contexts.contains(&Context::Everywhere) {
                    assert!(
                        text.contains((entry.help)(lang)),
                        "{place:?} says nothing about {}: {text}",
                        entry.name
                    );
                }
            }
            assert!(!text.contains('…') || text.matches('…').count() == 1, "only `g …` has dots: {text}");
        }
    }
}

#[test]
fn a_dialog_explains_itself_and_keeps_what_was_typed() {
    for lang in [Lang::Indonesian, Lang::English] {
        for size in [(80, 24), (44, 20)] {
            for (keys, about) in [
                ("nDapur", help::form(lang)),
                ("<right>> <down>", help::step(lang)),
                ("gjmBalai", help::meeting(lang)),
                ("gms<down>", help::filters(lang)),
                ("x", help::export(lang)),
                ("<del>", help::question(lang)),
            ] {
                let mut desk = desk(lang, size);
                desk.keys(keys);
                let before = desk.styled();
                desk.keys("<f1>");
                let text = scrolled(&mut desk);
                assert!(text.contains(about), "{keys}: {text}");
                desk.keys("<esc>");
                assert_eq!(desk.styled(), before, "{keys}");
            }
        }
    }
}

/// What a dialog that comes from a file or a list says of itself, with what it must and must not say.
fn explains(desk: &mut Desk, about: &str, says: &[&str], never: &[&str]) {
    let before = desk.styled();
    assert!(desk.app.is_narrow() || desk.screen().contains("F1"), "{}", desk.screen());
    desk.keys("<f1>");
    let text = scrolled(desk);
    for said in says.iter().chain([&about]) {
        assert!(text.contains(said), "{said} in {text}");
    }
    for said in never {
        assert!(!text.contains(said), "{said} in {text}");
    }
    desk.keys("<esc>");
    assert_eq!(desk.styled(), before);
}

#[test]
fn what_comes_from_files_and_lists_explains_itself_too() {
    const LIST: &str = "Nama Lembaga;Unsur\nBank Sampah Hijau;warga\n;usaha\n";
    let twice = "\n[[actor]]\nid = \"pkk-dua\"\nname = \"Klp. PKK RW 7\"\nkind = \"community\"\n";
    for lang in [Lang::Indonesian, Lang::English] {
        for size in [(80, 24), (44, 20)] {
            // Somebody else saved: whatever is answered, `u` does not lead back behind it.
            let undo = screens::can_undo(lang);
            let mut desk = desk(lang, size);
            let theirs =
                desk.on_disk().replace("name = \"Pendataan PPKS\"", "name = \"Pendataan PPKS baru\"");
            std::fs::write(&desk.path, theirs).unwrap();
            desk.keys("gk/pendataan<enter>e<c-u>Pendataan bersama<c-s>");
            explains(&mut desk, help::changed(lang), &[help::menu_enter(lang)], &[undo]);
            desk.keys("<enter>");
            assert!(matches!(desk.app.top(), Some(Overlay::Settle(_))), "{}", desk.screen());
            let says = [help::settle_mine(lang), help::settle_later(lang), help::no_way_back(lang)];
            explains(&mut desk, help::settle(lang), &says, &[undo]);

            let mut desk = Desk::with(&(sample("rw07-kencana-asri.toml") + twice), lang, size);
            desk.keys("gpw");
            explains(&mut desk, help::twins(lang), &[help::twins_two(lang), undo], &[]);

            let source = simpul::import::read("mitra.csv", LIST.as_bytes()).unwrap();
            desk.feed(Event::ListRead("mitra.csv".to_owned(), Box::new(source)));
            explains(&mut desk, help::import(lang), &[help::import_take(lang), undo], &[]);
            desk.keys("<enter>");
            assert!(matches!(desk.app.top(), Some(Overlay::LeftOut(..))), "{}", desk.screen());
            explains(&mut desk, help::left_out(lang), &[help::pages(lang)], &[]);
        }
    }
}

#[test]
fn a_question_names_the_keys_that_answer_it() {
    let mut desk = desk(Lang::English, (80, 24));
    desk.keys("<del>");
    explains(&mut desk, help::question(Lang::English), &["Enter y", "Esc n"], &["↑ ↓"]);
}
