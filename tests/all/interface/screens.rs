//! Snapshots of the screens with their styles: three sizes, two languages, and without colour.

use simpul::app::settings::ThemeKind;
use simpul::model::Lang;

use crate::support::{Desk, check, sample};

#[test]
fn every_screen_in_three_sizes_and_two_languages() {
    for (columns, rows) in [(80, 24), (120, 40), (44, 20)] {
        for (lang, code) in [(Lang::Indonesian, "id"), (Lang::English, "en")] {
            let mut desk = Desk::with(&sample("rw07-kencana-asri.toml"), lang, (columns, rows));
            let size = format!("{columns}x{rows}-{code}");
            check(&format!("ladder-{size}"), &desk);
            desk.keys("<tab>");
            check(&format!("actors-{size}"), &desk);
            desk.keys("<tab>");
            check(&format!("partnerships-{size}"), &desk);
            desk.keys("<tab>");
            check(&format!("documents-{size}"), &desk);
        }
    }
}

#[test]
fn every_screen_without_colour_and_in_ascii() {
    for (ascii, name) in [(false, "mono"), (true, "ascii")] {
        let mut desk = Desk::with(&sample("rw07-kencana-asri.toml"), Lang::Indonesian, (80, 24));
        desk.app.settings.theme = ThemeKind::Mono;
        desk.app.settings.ascii = ascii;
        desk.no_colour = true;
        for screen in ["ladder", "actors", "partnerships", "documents"] {
            check(&format!("{screen}-{name}"), &desk);
            desk.keys("<tab>");
        }
    }
}

#[test]
fn dialogs() {
    for (columns, rows) in [(80, 24), (44, 20)] {
        let desk = || Desk::with(&sample("rw07-kencana-asri.toml"), Lang::Indonesian, (columns, rows));
        for (name, keys) in [
            ("step-up", "<right><right>>"),
            ("step-down", "<right><right><right><"),
            ("new-partnership", "nDapur<enter>p"),
            ("new-party", "<tab>n<f5>"),
            ("new-document", "<right>d"),
            ("palette", ":tan"),
            ("help", "?"),
            ("remove", "<del>"),
            ("filter", "/pusk"),
            ("detail", "<right><enter>"),
            ("presenting", "<f4>"),
        ] {
            let mut desk = desk();
            desk.keys(keys);
            check(&format!("{name}-{columns}x{rows}"), &desk);
        }
    }
}

#[test]
fn before_a_map_and_an_empty_map() {
    let desk = Desk::empty(None, (80, 24));
    check("first-start", &desk);
    let desk = Desk::empty(Some(Lang::Indonesian), (80, 24));
    check("start", &desk);
    let desk = Desk::with("bukan peta", Lang::Indonesian, (80, 24));
    check("not-a-map", &desk);
    let mut desk =
        Desk::with("format = 1\n\n[map]\nid = \"kosong\"\ntitle = \"Kosong\"\n", Lang::English, (80, 24));
    check("empty-ladder", &desk);
    desk.keys("<tab>");
    check("empty-actors", &desk);
}
