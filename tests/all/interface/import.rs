//! Lists in, at the screen: see what the columns mean, change it, take it over, take it back.

use std::path::PathBuf;

use simpul::app::event::{Effect, Event};
use simpul::app::overlay::Overlay;
use simpul::import::read;
use simpul::model::{ActorKind, Lang};

use crate::support::Desk;

const LIST: &str =
    "No;Nama Lembaga;Unsur;Pengaruh\n1;Bank Sampah Hijau;warga;4\n2;Toko Berkah;usaha;2\n3;;usaha;1\n";

fn show(desk: &mut Desk, name: &str, list: &str) {
    let source = read(name, list.as_bytes()).unwrap();
    desk.feed(Event::ListRead(name.to_owned(), Box::new(source)));
}

#[test]
fn a_list_is_shown_before_it_is_taken_and_one_undo_takes_it_back() {
    let mut desk = Desk::rw07();
    let before = desk.map().clone();
    desk.keys("I");
    desk.keys("<c-u>/tmp/mitra.csv<tab>");
    assert!(desk.asked.contains(&Effect::Complete("/tmp/mitra.csv".to_owned())), "{:?}", desk.asked);
    desk.feed(Event::Completed("/tmp/mitra.csv".to_owned(), vec!["/tmp/mitra.csv.bak".to_owned()]));
    assert!(desk.screen().contains("mitra.csv.bak"), "{}", desk.screen());
    desk.keys("<enter>");
    assert!(desk.asked.contains(&Effect::ReadList(PathBuf::from("/tmp/mitra.csv.bak"))), "{:?}", desk.asked);
    show(&mut desk, "mitra.csv", LIST);
    let screen = desk.screen();
    for word in [
        "Isi barisnya",
        "Pihak",
        "Nama Lembaga",
        "nama",
        "Bank Sampah Hijau",
        "nomor urut",
        "kekuatan",
        "2 baru",
    ] {
        assert!(screen.contains(word), "{word} in\n{screen}");
    }
    desk.keys("<enter>");
    assert_eq!(desk.map().actors.len(), before.actors.len() + 2);
    let Some(Overlay::LeftOut(left, _)) = desk.app.top() else { panic!("{}", desk.screen()) };
    assert_eq!((left.len(), left[0].line), (1, Some(4)));
    assert!(desk.screen().contains("Tidak ada namanya"), "{}", desk.screen());
    desk.keys("<esc>");
    assert!(desk.on_disk().contains("Bank Sampah Hijau"), "it is saved like any change");
    desk.keys("u");
    assert_eq!(*desk.map(), before);
}

#[test]
fn what_a_column_means_can_be_changed_and_the_figures_follow() {
    let mut desk = Desk::rw07();
    show(&mut desk, "mitra.csv", LIST);
    // The column of influence is not wanted.
    desk.keys("<down><down><down><down>");
    for _ in 0..40 {
        if desk.screen().contains("◂ tidak diambil ▸") {
            break;
        }
        desk.keys("<right>");
    }
    assert!(desk.screen().contains("◂ tidak diambil ▸"), "{}", desk.screen());
    desk.keys("<enter>");
    let made = desk.map().actors.iter().find(|one| one.name == "Toko Berkah").unwrap();
    assert_eq!((made.power, made.kind), (None, ActorKind::Business));
}

#[test]
fn names_that_are_pasted_over_the_parties_become_parties() {
    let mut desk = Desk::rw07();
    let before = desk.map().actors.len();
    desk.keys("gp");
    desk.feed(Event::Paste("Bank Sampah Hijau\r\nKarang Taruna Baru\r\n".to_owned()));
    assert!(desk.screen().contains("Bank Sampah Hijau"), "{}", desk.screen());
    desk.keys("<esc>");
    assert_eq!(desk.map().actors.len(), before, "Esc takes nothing");
    desk.feed(Event::Paste("Bank Sampah Hijau\r\nKarang Taruna Baru\r\n".to_owned()));
    desk.keys("<enter>");
    assert_eq!(desk.map().actors.len(), before + 2);
    desk.feed(Event::Paste("Bank Sampah Hijau\nKarang Taruna Baru".to_owned()));
    desk.keys("<enter>");
    assert_eq!(desk.map().actors.len(), before + 2, "the same again changes nothing");
    assert!(desk.screen().contains("tidak ada yang berubah"), "{}", desk.screen());
}

#[test]
fn whoever_starts_with_nothing_can_start_with_a_list() {
    for size in [(80, 24), (44, 20)] {
        let mut desk = Desk::empty(Some(Lang::Indonesian), size);
        assert!(desk.screen().contains("Ambil daftar dari lembar kerja"), "{}", desk.screen());
        desk.keys("<down><down><enter>");
        assert!(desk.screen().contains("Berkas daftar"), "{}", desk.screen());
        desk.keys("<c-u>mitra.csv<enter>");
        show(&mut desk, "mitra.csv", LIST);
        desk.keys("<enter>");
        assert_eq!(desk.map().actors.len(), 2, "{}", desk.screen());
        assert_eq!(desk.map().info.title, "mitra");
        assert!(
            matches!(desk.app.top(), Some(Overlay::LeftOut(..))),
            "what was left out is told in the new map"
        );
    }
}
