//! Any keys, any size, any names: it never falls over, and undo always finds the way back.

use std::fmt::Write as _;

use proptest::prelude::*;
use simpul::app::event::{Code, Event, Key};
use simpul::app::settings::ThemeKind;
use simpul::model::Lang;
use simpul::model::check::check;

use crate::support::{Desk, sample, today};

fn any_key() -> impl Strategy<Value = Event> {
    let named = prop::sample::select(vec![
        Code::Enter,
        Code::Esc,
        Code::Tab,
        Code::BackTab,
        Code::Up,
        Code::Down,
        Code::Left,
        Code::Right,
        Code::Home,
        Code::End,
        Code::PageUp,
        Code::PageDown,
        Code::Delete,
        Code::Backspace,
        Code::F(2),
        Code::F(4),
        Code::F(5),
        Code::F(6),
    ]);
    prop_oneof![
        5 => prop::char::range(' ', '~').prop_map(|c| Event::Key(Key::char(c))),
        5 => named.prop_map(|code| Event::Key(Key::plain(code))),
        2 => prop::sample::select(vec!['s', 'y', 'z', 'u', 'p']).prop_map(|c| Event::Key(Key::ctrl(c))),
        1 => (20_u16..200, 5_u16..60).prop_map(|(columns, rows)| Event::Resize(columns, rows)),
        1 => Just(Event::Paste("satu\ndua\u{1b}[31m".to_owned())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_keys_break_nothing(events in prop::collection::vec(any_key(), 1..160)) {
        let mut desk = Desk::rw07();
        let start = desk.map().clone();
        let errors = |desk: &Desk| check(desk.map(), today()).into_iter().filter(|found| found.broken.is_error()).count();
        let before = errors(&desk);
        for event in events {
            desk.feed(event);
            desk.draw();
        }
        prop_assert!(errors(&desk) <= before);
        desk.app.overlays.clear();
        desk.feed(Event::Resize(80, 24));
        while desk.app.can_undo() {
            desk.keys("u<esc>");
        }
        prop_assert_eq!(desk.map(), &start);
    }
}

#[test]
fn every_size_theme_and_screen_can_be_drawn() {
    for (columns, rows) in
        [(20, 5), (39, 14), (40, 15), (44, 20), (79, 24), (80, 24), (99, 30), (120, 40), (250, 80)]
    {
        for theme in ThemeKind::ALL {
            let mut desk = Desk::with(&sample("rw07-kencana-asri.toml"), Lang::English, (columns, rows));
            desk.app.settings.theme = theme;
            desk.app.settings.ascii = theme == ThemeKind::Mono;
            for keys in ["", "<enter>", "<tab>", "<enter>", "<tab><enter>", "?", "<esc>n", "<esc>:"] {
                desk.keys(keys);
                desk.draw();
            }
        }
    }
}

#[test]
fn a_window_that_is_too_small_says_so_and_recovers() {
    let mut desk = Desk::rw07();
    desk.feed(Event::Resize(39, 14));
    assert!(desk.screen().contains("terlalu kecil"), "{}", desk.screen());
    desk.keys("n");
    assert!(desk.app.overlays.is_empty(), "blind keys do nothing");
    desk.feed(Event::Resize(40, 15));
    assert!(desk.screen().contains("Kompetisi"), "{}", desk.screen());
}

#[test]
fn ascii_has_only_ascii_marks() {
    let mut desk = Desk::with(&sample("rw07-kencana-asri.toml"), Lang::English, (120, 40));
    desk.app.settings.ascii = true;
    for keys in ["", "<right><right><right>>", "<esc>n", "<esc>"] {
        desk.keys(keys);
        let marks: String = desk.screen().chars().filter(|c| !c.is_ascii() && !"…·“”".contains(*c)).collect();
        assert_eq!(marks, "", "after {keys:?}:\n{}", desk.screen());
    }
}

#[test]
fn names_that_a_terminal_would_obey_are_harmless_on_every_screen() {
    let evil = "Jahat\u{1b}]0;x\u{7}\u{202e}terbalik\u{0}";
    let name = format!("name = {}", toml::Value::from(evil));
    let text = sample("rw07-kencana-asri.toml").replace("name = \"Pengurus RW 07\"", &name);
    let text = text.replace("name = \"Pendataan PPKS\"", &name);
    let mut desk = Desk::with(&text, Lang::Indonesian, (100, 30));
    for keys in ["", "<right><enter>", "<tab>", "<tab>", "<tab>e", "<esc>/jahat"] {
        desk.keys(keys);
        let (buffer, _) = desk.draw();
        for cell in &buffer.content {
            let bad = |c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c);
            assert!(!cell.symbol().chars().any(bad), "{:?} after {keys}", cell.symbol());
        }
    }
}

#[test]
fn a_large_map_scrolls_from_end_to_end() {
    let mut text = "format = 1\n\n[map]\nid = \"besar\"\ntitle = \"Besar\"\n".to_owned();
    for n in 0..600 {
        writeln!(text, "\n[[actor]]\nid = \"a{n}\"\nname = \"Pihak {n}\"\nkind = \"ngo\"").unwrap();
    }
    for n in 0..2000 {
        let (a, b) = (n % 600, (n * 7 + 1) % 600);
        if a != b {
            writeln!(
                text,
                "\n[[partnership]]\nid = \"p{n}\"\nname = \"Kemitraan {n}\"\nmembers = [\"a{a}\", \"a{b}\"]\n\
                 status = \"active\"\n\n[[partnership.history]]\ndate = 2025-01-01\nrung = \"communication\""
            )
            .unwrap();
        }
    }
    let mut desk = Desk::with(&text, Lang::Indonesian, (80, 24));
    for keys in ["<end>", "<home>", "<pgdn><pgdn><pgdn>", "g k<end>", "gp<end>"] {
        desk.keys(keys);
        let selected = desk.app.selection().unwrap().clone();
        let map = desk.map();
        let name = map.partnerships.get(&selected).map(|one| one.name.clone());
        let name = name.or_else(|| map.actors.get(&selected).map(|one| one.name.clone())).unwrap();
        let number = name.split(' ').next_back().unwrap().to_owned();
        assert!(desk.screen().contains(&number), "{name} is out of sight after {keys}:\n{}", desk.screen());
    }
}

#[test]
fn what_went_wrong_is_said_to_its_end_and_the_keys_come_back() {
    use simpul::trouble::SaveFailure;
    let failures = [
        SaveFailure::DiskFull,
        SaveFailure::Permission,
        SaveFailure::FolderGone,
        SaveFailure::Other("Input/output error (os error 5)".repeat(3)),
    ];
    for (lang, failure) in [Lang::Indonesian, Lang::English]
        .into_iter()
        .zip([&failures; 2])
        .flat_map(|(lang, all)| all.iter().map(move |failure| (lang, failure.clone())))
    {
        for size in [(80, 24), (44, 20)] {
            let mut desk = Desk::rw07();
            desk.app.settings.language = Some(lang);
            desk.feed(Event::Resize(size.0, size.1));
            desk.feed(Event::SaveFailed(failure.clone()));
            let sentence = desk.app.session.as_ref().unwrap().trouble(lang).unwrap();
            let whole = format!("{} {}", sentence.what, sentence.remedy);
            let squeezed = |text: &str| text.split_whitespace().collect::<String>();
            let state = format!("! {}", simpul::locale::screens::not_saved(lang));
            let said = squeezed(&desk.screen().replace(&state, ""));
            assert!(said.ends_with(&format!("!{}", squeezed(&whole))), "{whole}\n{}", desk.screen());
            // A save that fails again for the same reason takes no keys away, nor does one under a dialog.
            desk.keys("<down>");
            desk.feed(Event::SaveFailed(failure.clone()));
            assert!(desk.screen().lines().last().unwrap().starts_with("? "), "{}", desk.screen());
            desk.keys("n");
            desk.feed(Event::SaveFailed(SaveFailure::Exists));
            assert!(desk.screen().lines().last().unwrap().contains("Ctrl-S"), "{}", desk.screen());
        }
    }
}
