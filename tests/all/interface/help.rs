//! The help: every key of every screen is explained, and a dialog explains itself without losing what was typed.

use simpul::app::command::{Command, Context, TABLE};
use simpul::locale::help;
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
