//! A form takes nothing away that it does not show, and changes nothing that nobody touched.

use simpul::app::event::Event;
use simpul::app::form::Kind;
use simpul::app::overlay::Overlay;
use simpul::model::{Id, Lang};

use crate::support::{Desk, sample};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// RW 07 with all that a form can only half show: a party that was merged and still stands where it stood, names of
/// records that are gone, texts with a `;` of their own, lines below each other, two areas of one name.
fn hard() -> Desk {
    let more = r#"
[[area]]
id = "rt05-rw01"
name = "RT 05"

[[area]]
id = "rt05-rw02"
name = "RT 05"

[[actor]]
id = "karang-lama"
name = "Karang Taruna Lama"
kind = "community"
status = "merged"
notes = "Baris satu\nBaris dua\n"

[[actor]]
id = "kader-baru"
name = "Kader Baru"
kind = "community"
introduced_by = "karang-lama"
strengths = ["sabar; telaten", "dekat warga"]

[[partnership]]
id = "kerja-lama"
name = "Kerja lama"
members = ["pkk", "karang-lama", "posyandu"]
lead = "karang-lama"
joint_areas = ["RT 05; RT 06"]
next_action = { text = "Bertemu lagi", actor = "karang-lama" }

[[agreement]]
id = "d-lama"
title = "Nota lama"
kind = "mou"
parties = [{ actor = "pkk", number = "1/PKK" }, { actor = "karang-lama", number = "7/KT", signatory_role = "Ketua" }]
scope = ["Data agregat; tanpa nama", "Pelatihan"]
legal_basis = ["UU 11/2009; Pasal 4"]

[[need]]
id = "pipa"
title = "Pipa"
area = "rt05-rw02"

[[resource]]
id = "tenda"
owner = "karang-lama"
category = "money"
description = "Tenda"
"#;
    Desk::with(&(sample("rw07-kencana-asri.toml") + more), Lang::Indonesian, (80, 24))
}

#[test]
fn a_form_that_is_saved_as_it_is_changes_nothing() {
    let mut desk = hard();
    let before = desk.on_disk();
    let mut seen = 0;
    for screen in ["gk", "gp", "gd", "gb", "v"] {
        desk.keys(screen);
        for line in desk.app.list().to_vec() {
            desk.keys("<home>");
            while desk.app.selection() != Some(&line) {
                desk.keys("<down>");
            }
            desk.keys("e");
            assert!(matches!(desk.app.top(), Some(Overlay::Form(_))), "{line}: {}", desk.screen());
            desk.keys("<c-s>");
            assert!(desk.app.overlays.is_empty(), "{line}: {}", desk.screen());
            assert_eq!(desk.on_disk(), before, "{line}");
            seen += 1;
        }
    }
    assert!(seen > 70, "{seen} records");
    desk.keys("i<c-s>");
    assert_eq!(desk.on_disk(), before, "the map itself");
}

#[test]
fn a_merged_party_stays_where_it_stood_when_something_else_is_changed() {
    let mut desk = hard();
    desk.keys("gk/kerja lama<enter>e<tab><tab>Lingkungan bersih<c-s>");
    let one = desk.app.partnership().unwrap();
    assert_eq!(one.goal.as_deref(), Some("Lingkungan bersih"), "{}", desk.screen());
    assert_eq!(one.members, [id("pkk"), id("karang-lama"), id("posyandu")]);
    assert_eq!(one.lead, Some(id("karang-lama")));
    desk.keys("gd/nota lama<enter>e<end> sekali<c-s>");
    let one = desk.app.agreement().unwrap();
    assert_eq!(one.title, "Nota lama sekali", "{}", desk.screen());
    assert_eq!(one.parties[1].number.as_deref(), Some("7/KT"));
    assert_eq!(one.scope, ["Data agregat; tanpa nama", "Pelatihan"]);
    // By its name, not by its id.
    desk.keys("e");
    assert!(desk.screen().contains("Karang Taruna Lama"), "{}", desk.screen());
    desk.keys("<esc>");
    // To something new it is not offered, and a document made of the partnership leaves it out.
    desk.keys("gk/kerja lama<enter>d<c-s>");
    let made = desk.map().agreements.iter().last().unwrap();
    assert_eq!(made.parties.len(), 2, "{}", desk.screen());
}

#[test]
fn a_clause_with_a_semicolon_stays_one_when_another_is_added() {
    let mut desk = hard();
    desk.keys("gd/nota lama<enter>e<f5>");
    while !matches!(desk.app.top(), Some(Overlay::Form(form)) if form.focused().key == "scope") {
        desk.keys("<tab>");
    }
    let Some(Overlay::Form(form)) = desk.app.top() else { panic!() };
    assert!(matches!(form.focused().kind, Kind::Text(_)));
    desk.keys("<end>; Pendataan<c-s>");
    let one = desk.app.agreement().unwrap();
    assert_eq!(one.scope, ["Data agregat; tanpa nama", "Pelatihan", "Pendataan"], "{}", desk.screen());
    assert_eq!(one.legal_basis, ["UU 11/2009; Pasal 4"]);
}

#[test]
fn what_was_typed_in_a_list_and_not_chosen_is_never_left_out_in_silence() {
    let mut desk = Desk::rw07();
    // Required, and something fits: it was taken for filled, and saved empty.
    desk.keys("gd/kredit<enter>oLaporan kedua<enter>k<c-s>");
    assert!(desk.screen().contains("Tekan Enter untuk memilih"), "{}", desk.screen());
    desk.keys("<enter><c-s>");
    let promise = desk.app.agreement().unwrap().obligation.last().unwrap().clone();
    assert!(promise.party.is_some() && promise.description == "Laporan kedua", "{promise:?}");
    // One more than what was chosen.
    desk.keys("gknDapur sehat<enter>pkk<enter>posyandu<enter>karang<c-s>");
    assert!(desk.screen().contains("Tekan Enter untuk memilih"), "{}", desk.screen());
    desk.keys("<enter><c-s>");
    let made = desk.app.partnership().unwrap();
    assert_eq!((made.name.as_str(), made.members.len()), ("Dapur sehat", 3), "{}", desk.screen());
}

#[test]
fn the_first_step_down_in_a_list_marks_its_first_line() {
    let mut desk = Desk::rw07();
    desk.keys("nDapur<enter>");
    // The line below the one that is typed in.
    let first = |desk: &Desk| {
        let screen = desk.screen();
        screen.lines().skip_while(|line| !line.contains('⌕')).nth(1).unwrap().to_owned()
    };
    assert!(!first(&desk).contains('▸'), "{}", desk.screen());
    desk.keys("<down>");
    assert!(first(&desk).contains('▸'), "{}", desk.screen());
    desk.keys("<down>");
    assert!(!first(&desk).contains('▸'), "{}", desk.screen());
}

#[test]
fn a_day_says_how_it_was_understood() {
    let mut desk = Desk::rw07();
    desk.keys("gd/kredit<enter>oLaporan<enter>k<enter>20/2");
    assert!(desk.screen().contains("20/2") && desk.screen().contains("= 20 Feb 2027"), "{}", desk.screen());
}

#[test]
fn a_file_that_is_dropped_takes_the_place_of_what_stood_there() {
    let mut desk = Desk::rw07();
    desk.keys(":save-copy<enter>");
    let Some(Overlay::Form(form)) = desk.app.top() else { panic!("{}", desk.screen()) };
    assert!(form.text("path").is_some(), "a name is offered");
    desk.feed(Event::Paste("'/a/peta kita.toml'".to_owned()));
    let Some(Overlay::Form(form)) = desk.app.top() else { panic!("{}", desk.screen()) };
    assert_eq!(form.path("path"), std::path::PathBuf::from("/a/peta kita.toml"));
}
