//! The file under the interface: locked, changed by others, not writable, not a map.

use std::fs;

use simpul::app::SaveState;
use simpul::app::event::{Code, Effect, Event, Key, MouseAct, Target};
use simpul::app::overlay::Overlay;
use simpul::app::update::update;
use simpul::model::{Id, Lang};
use simpul::store::{Intent, MapFile};
use simpul::trouble::SaveFailure;

use crate::support::{Desk, sample};

#[test]
fn a_second_program_may_only_read_and_says_so() {
    let desk = Desk::rw07();
    let second = MapFile::open(&desk.path, Intent::Edit, None).unwrap();
    assert!(second.file.read_only().is_some());
    let mut other = Desk::empty(Some(Lang::Indonesian), (80, 24));
    other.feed(Event::Opened(Box::new(simpul::app::event::OpenedMap {
        path: desk.path.clone(),
        map: second.map,
        problems: second.problems,
        read_only: second.file.read_only().cloned(),
    })));
    assert!(other.screen().contains("hanya baca"), "{}", other.screen());
    other.keys("n<right>>");
    assert!(other.app.overlays.is_empty(), "nothing that changes is possible");
}

#[test]
fn changes_of_both_sides_are_joined_when_they_do_not_touch_the_same_record() {
    let mut desk = Desk::rw07();
    let theirs = desk.on_disk().replace("name = \"Posyandu Anggrek\"", "name = \"Posyandu Melati\"");
    fs::write(&desk.path, theirs).unwrap();
    desk.keys("<right>=<enter>");
    assert!(matches!(desk.app.top(), Some(Overlay::Changed { .. })), "{}", desk.screen());
    assert!(desk.screen().contains("baru diubah dari tempat lain"), "{}", desk.screen());
    desk.keys("<enter>");
    assert!(desk.app.overlays.is_empty(), "{}", desk.screen());
    let text = desk.on_disk();
    assert!(text.contains("Posyandu Melati") && text.contains("kind = \"stays\""));
}

/// RW 07 with the name of one partnership changed here, and otherwise in the file.
fn named_twice() -> Desk {
    let mut desk = Desk::rw07();
    let theirs = desk.on_disk().replace("name = \"Pendataan PPKS\"", "name = \"Pendataan PPKS baru\"");
    fs::write(&desk.path, theirs).unwrap();
    desk.keys("<right>e<c-u>Pendataan bersama<c-s>");
    assert!(matches!(desk.app.top(), Some(Overlay::Changed { .. })), "{}", desk.screen());
    desk
}

#[test]
fn two_fields_of_one_record_are_joined_without_a_question() {
    let mut desk = Desk::rw07();
    let theirs = desk.on_disk().replace("name = \"Pendataan PPKS\"", "name = \"Pendataan PPKS baru\"");
    fs::write(&desk.path, theirs).unwrap();
    desk.keys("<right>=<enter><enter>");
    assert!(desk.app.overlays.is_empty(), "{}", desk.screen());
    let text = desk.on_disk();
    assert!(text.contains("Pendataan PPKS baru") && text.contains("kind = \"stays\""));
}

#[test]
fn a_field_that_both_sides_changed_is_asked_and_mine_can_be_kept_as_a_copy() {
    let mut desk = named_twice();
    desk.keys("<enter>");
    let Some(Overlay::Settle(settle)) = desk.app.top() else { panic!("{}", desk.screen()) };
    assert_eq!(settle.conflicts.len(), 1);
    for words in ["Pendataan PPKS baru", "Pendataan bersama", "semula: Pendataan PPKS", "1 Milik saya"] {
        assert!(desk.screen().contains(words), "{words}\n{}", desk.screen());
    }
    crate::support::check("settle-80x24", &desk);
    desk.app.size = (44, 20);
    crate::support::check("settle-44x20", &desk);
    desk.app.size = (80, 24);
    // One step back are the other ways out.
    desk.keys("<esc><enter>");
    assert!(desk.app.overlays.is_empty(), "{}", desk.screen());
    assert!(desk.on_disk().contains("Pendataan PPKS baru"), "theirs stays in the file");
    let copy = desk.folder().join("peta-salinan-2026-03-31.toml");
    assert!(fs::read_to_string(copy).unwrap().contains("Pendataan bersama"), "mine lies beside it");
    let shown = desk.map().partnerships.get(&Id::new("pendataan-ppks").unwrap()).unwrap();
    assert_eq!(shown.name, "Pendataan PPKS baru");
}

#[test]
fn one_key_takes_mine_or_theirs_and_enter_joins() {
    for (key, name) in [
        ("1", "Pendataan bersama"),
        ("2", "Pendataan PPKS baru"),
        ("3", "Pendataan bersama"),
        ("4", "Pendataan PPKS baru"),
    ] {
        let mut desk = named_twice();
        desk.keys("<enter><enter>");
        assert!(matches!(desk.app.top(), Some(Overlay::Settle(_))), "Enter before a choice does nothing");
        desk.keys(key);
        desk.keys("<enter>");
        assert!(desk.app.overlays.is_empty(), "{}", desk.screen());
        let shown = desk.map().partnerships.get(&Id::new("pendataan-ppks").unwrap()).unwrap();
        assert_eq!(shown.name, name, "{key}");
        assert!(desk.on_disk().contains(name));
    }
}

#[test]
fn nothing_can_be_typed_that_the_answer_would_take_away() {
    for way in ["", "<down>", "<down><down>"] {
        let mut desk = named_twice();
        desk.keys(way);
        let enter = Event::Key(Key::plain(Code::Enter));
        let asked = update(&mut desk.app, enter);
        let revision = |desk: &Desk| desk.app.session.as_ref().unwrap().history.revision();
        let before = revision(&desk);
        desk.keys("=<enter>u<esc><down>e<c-u>Lenyap<c-s>");
        assert!(matches!(desk.app.top(), Some(Overlay::Joining)), "{}", desk.screen());
        assert_eq!(revision(&desk), before);
        for effect in asked {
            desk.carry_out(effect);
        }
        assert!(
            !desk.app.overlays.iter().any(|layer| matches!(layer, Overlay::Joining)),
            "{}",
            desk.screen()
        );
        if way.is_empty() {
            continue;
        }
        desk.keys("=<enter>");
        assert!(desk.on_disk().contains("kind = \"stays\""), "it goes on");
    }
}

#[test]
fn a_copy_that_syncthing_left_is_offered_joined_and_one_step_takes_it_back() {
    let mut desk = Desk::empty(Some(Lang::Indonesian), (80, 24));
    let text = sample("rw07-kencana-asri.toml");
    let copy = desk.folder().join("peta.sync-conflict-20260331-193000-ABCDEFG.toml");
    fs::write(&desk.path, &text).unwrap();
    fs::write(
        &copy,
        text.replace("name = \"Pendataan PPKS\"", "# dari ponsel\nname = \"Pendataan PPKS baru\""),
    )
    .unwrap();
    desk.reopen();
    assert!(desk.screen().contains("Gabungkan peta.sync-conflict"), "{}", desk.screen());
    crate::support::check("copies-80x24", &desk);
    desk.keys("<esc>");
    assert!(copy.exists() && desk.on_disk() == text, "nothing happens unasked");
    desk.keys(":gabungkan salinan<enter><enter>");
    assert!(matches!(desk.app.top(), Some(Overlay::Settle(_))), "{}", desk.screen());
    desk.keys("2<enter>");
    assert!(desk.app.overlays.is_empty(), "{}", desk.screen());
    assert!(!copy.exists());
    assert!(desk.on_disk().contains("# dari ponsel\nname = \"Pendataan PPKS baru\""));
    assert!(desk.folder().join("cadangan").read_dir().unwrap().count() >= 2, "the copy lies in the backups");
    desk.keys("u");
    assert!(desk.on_disk().contains("name = \"Pendataan PPKS\"\n"), "one step back");
    desk.keys("U");
    assert!(desk.on_disk().contains("Pendataan PPKS baru"));
}

#[test]
fn any_other_version_can_be_joined_and_another_map_is_told() {
    let mut desk = Desk::rw07();
    let other = desk.folder().join("dari rekan.toml");
    let theirs = desk.on_disk().replace("kind = \"donor\"", "kind = \"donor\"\nbenefit = 5");
    fs::write(&other, theirs).unwrap();
    desk.keys(&format!(":gabungkan salinan<enter>{}<c-s>", other.display()));
    assert!(desk.app.overlays.is_empty(), "{}", desk.screen());
    assert!(desk.on_disk().contains("benefit = 5") && other.exists(), "a chosen file stays where it is");
    fs::write(
        &other,
        sample("rw07-kencana-asri.toml").replacen("id = \"rw07-kencana-asri\"", "id = \"lain\"", 1),
    )
    .unwrap();
    desk.keys(&format!(":gabungkan salinan<enter>{}<c-s>", other.display()));
    assert!(desk.screen().contains("peta yang berbeda"), "{}", desk.screen());
    desk.keys(&format!(":gabungkan salinan<enter>{}<c-s>", desk.folder().join("tidak ada.toml").display()));
    assert!(desk.app.overlays.is_empty() && desk.screen().contains("tidak ditemukan"), "{}", desk.screen());
}

#[test]
fn parties_that_stand_twice_are_shown_side_by_side() {
    let twice = "\n[[actor]]\nid = \"pkk-dua\"\nname = \"Klp. PKK RW 7\"\nkind = \"community\"\nnotes = \"Buku kas di Bu RT\"\n";
    let text = sample("rw07-kencana-asri.toml") + twice;
    let mut desk = Desk::with(&text, Lang::Indonesian, (80, 24));
    desk.keys("gpw");
    assert!(matches!(desk.app.top(), Some(Overlay::Twins(_))), "{}", desk.screen());
    assert!(
        desk.screen().contains("Klp. PKK RW 7") && desk.screen().contains("Buku kas"),
        "{}",
        desk.screen()
    );
    crate::support::check("twins-80x24", &desk);
    desk.app.size = (44, 20);
    crate::support::check("twins-44x20", &desk);
    desk.app.size = (80, 24);
    let mut apart = Desk::with(&text, Lang::Indonesian, (80, 24));
    apart.keys("gpw3");
    assert!(apart.app.overlays.is_empty(), "{}", apart.screen());
    assert!(apart.on_disk().contains("[[acknowledgement]]"));
    apart.keys("w");
    assert!(
        apart.app.overlays.is_empty() && apart.screen().contains("Tidak ada pihak"),
        "{}",
        apart.screen()
    );
    desk.keys("1");
    assert!(desk.app.overlays.is_empty(), "{}", desk.screen());
    let kept = desk.map().actors.get(&Id::new("pkk").unwrap()).unwrap();
    assert!(kept.notes.as_deref().unwrap_or_default().contains("Buku kas di Bu RT"));
    assert!(desk.on_disk().contains("merged_into = \"pkk\""));
    desk.keys("u");
    assert!(!desk.on_disk().contains("merged_into = \"pkk\""));
}

#[test]
fn a_failed_save_is_shown_until_one_succeeds_and_can_go_elsewhere() {
    let mut desk = Desk::rw07();
    desk.keys("<right>=<enter>");
    desk.feed(Event::SaveFailed(SaveFailure::DiskFull));
    assert!(desk.screen().contains("BELUM TERSIMPAN"), "{}", desk.screen());
    desk.keys("<down><up>");
    assert!(desk.screen().contains("BELUM TERSIMPAN"), "it stays");
    let elsewhere = desk.folder().join("flashdisk.toml");
    desk.keys(&format!(":simpan salinan<enter><c-u>{}<c-s>", elsewhere.display()));
    assert!(fs::read_to_string(&elsewhere).unwrap().contains("kind = \"stays\""));
    let revision = desk.app.session.as_ref().unwrap().history.revision();
    desk.feed(Event::Saved(revision));
    assert!(desk.screen().contains("tersimpan") && !desk.screen().contains("BELUM"), "{}", desk.screen());
}

#[test]
fn leaving_with_a_save_that_fails_asks_what_to_do() {
    let mut desk = Desk::rw07();
    desk.keys("<right>=<enter>");
    let session = desk.app.session.as_mut().unwrap();
    let map = (**session.history.map()).clone();
    session.history.push(map, simpul::app::done::removed("x"));
    session.save = SaveState::Pending;
    desk.app.quitting = true;
    desk.feed(Event::SaveFailed(SaveFailure::FolderGone));
    assert!(!desk.quit);
    assert!(desk.screen().contains("Keluar tanpa menyimpan"), "{}", desk.screen());
    desk.keys("<esc>");
    assert!(!desk.quit && !desk.app.quitting);
}

#[test]
fn a_file_that_is_no_map_is_left_alone_and_explained() {
    for (text, word) in [("halo, ini bukan peta", "belum dapat dibaca"), ("", "kosong")] {
        let desk = Desk::with(text, Lang::Indonesian, (80, 24));
        let screen = desk.screen();
        assert!(screen.to_lowercase().contains(word), "{screen}");
        assert!(desk.app.session.is_none());
        assert_eq!(desk.on_disk(), text);
    }
}

#[test]
fn a_bad_record_is_shown_with_its_line_and_stays_in_the_file() {
    let text = sample("rw07-kencana-asri.toml").replacen("rung = \"coordination\"", "rung = \"tinggi\"", 1);
    let mut desk = Desk::with(&text, Lang::Indonesian, (80, 24));
    assert!(desk.screen().contains("perlu diperiksa"), "{}", desk.screen());
    desk.keys("!");
    let screen = desk.screen();
    assert!(screen.contains("pertemuan-warga-selasa-malam") && screen.contains("tinggi"), "{screen}");
    desk.keys("<esc><right>=<enter>");
    assert!(desk.on_disk().contains("rung = \"tinggi\""), "what could not be read is still there");
}

#[test]
fn the_first_start_asks_for_the_language_then_offers_three_ways() {
    let mut desk = Desk::empty(None, (80, 24));
    assert!(desk.screen().contains("Pilih bahasa"), "{}", desk.screen());
    desk.keys("<down><enter>");
    assert!(desk.screen().contains("Open the sample"), "{}", desk.screen());
    desk.keys("<down><enter>");
    desk.keys("RT 05<enter>Kelurahan Kencana<enter>Pengurus RT 05<c-s>");
    assert!(
        desk.screen().contains("RT 05") && desk.screen().contains("No partnerships yet"),
        "{}",
        desk.screen()
    );
    let text = desk.on_disk();
    assert!(text.contains("anchor = \"pengurus-rt-05\"") && text.starts_with("format = 1"), "{text}");
}

#[test]
fn whoever_turns_back_from_saving_elsewhere_stays() {
    let mut desk = Desk::rw07();
    desk.keys("<right>");
    let keys = |desk: &mut Desk, script: &str| {
        let keys = crate::support::parse(script);
        keys.into_iter().flat_map(|key| update(&mut desk.app, Event::Key(key))).collect::<Vec<_>>()
    };
    keys(&mut desk, "=<enter>");
    assert_eq!(keys(&mut desk, "q"), [Effect::SaveNow]);
    update(&mut desk.app, Event::SaveFailed(SaveFailure::FolderGone));
    assert!(matches!(desk.app.top(), Some(Overlay::Unsaved { .. })), "{}", desk.screen());
    keys(&mut desk, "<enter>x<esc>n");
    assert!(matches!(desk.app.top(), Some(Overlay::Form(_))), "{}", desk.screen());
    // The drive is back, and the retry succeeds: no reason to end in the middle of a form.
    let revision = desk.app.session.as_ref().unwrap().history.revision();
    assert_eq!(update(&mut desk.app, Event::Saved(revision)), []);
}

#[test]
fn a_save_that_is_tried_again_takes_nobodys_decisions_away() {
    let mut desk = named_twice();
    // The marked answer stays marked, and one question is enough.
    desk.keys("<down>");
    desk.feed(Event::SaveFailed(SaveFailure::ChangedOnDisk));
    assert!(matches!(desk.app.overlays[..], [Overlay::Changed { at: 1 }]), "{}", desk.screen());
    desk.keys("<up><enter>1");
    desk.feed(Event::SaveFailed(SaveFailure::ChangedOnDisk));
    let Some(Overlay::Settle(settle)) = desk.app.top() else { panic!("{}", desk.screen()) };
    assert_eq!((settle.open(), settle.working, desk.app.is_joining()), (0, false, false));
    // While the file is at work nothing else goes into it.
    let effects = update(&mut desk.app, Event::Key(Key::plain(Code::Enter)));
    assert!(matches!(effects[..], [Effect::Merge(_)]), "{effects:?}");
    assert!(desk.app.is_joining());
    // What was done before is saved by now; what stands is still to be.
    let effects = update(&mut desk.app, Event::Saved(0));
    assert!(matches!(effects[..], [Effect::SaveSoon]), "{effects:?}");
    // A joining that fails begins anew.
    update(&mut desk.app, Event::SaveFailed(SaveFailure::ChangedOnDisk));
    assert!(matches!(desk.app.overlays[..], [Overlay::Changed { at: 0 }]), "{}", desk.screen());
    let effects = update(&mut desk.app, Event::Key(Key::plain(Code::Enter)));
    assert!(matches!(effects[..], [Effect::Merge(_)]) && desk.app.is_joining());
    // Whoever leaves meanwhile leaves once it is done, and not by surprise when it could not be.
    assert_eq!(update(&mut desk.app, Event::Key(Key::ctrl('q'))), [Effect::SaveNow]);
    let failure = simpul::trouble::OpenFailure::Missing;
    update(&mut desk.app, Event::OpenFailed { path: desk.path.clone(), failure, backup: None });
    assert!(!desk.app.quitting);
    update(&mut desk.app, Event::SaveFailed(SaveFailure::ChangedOnDisk));
    for key in [Code::Down, Code::Down, Code::Enter] {
        update(&mut desk.app, Event::Key(Key::plain(key)));
    }
    assert_eq!(update(&mut desk.app, Event::Key(Key::ctrl('q'))), [Effect::SaveNow]);
    let map = desk.app.map().unwrap().as_ref().clone();
    assert_eq!(update(&mut desk.app, Event::TookTheirs(Box::new(map), Vec::new(), None)), [Effect::Quit]);
}

#[test]
fn while_another_map_is_opened_nothing_can_be_typed() {
    let mut desk = Desk::rw07();
    desk.keys("<right>=<enter>");
    let before = desk.app.map().unwrap().clone();
    let other = desk.folder().join("lain.toml");
    desk.app.start.library = vec![(other.clone(), "Lain".to_owned())];
    desk.keys("<c-o><enter>");
    assert_eq!(desk.asked, [Effect::ListLibrary, Effect::Open(other.clone())]);
    assert!(desk.screen().contains("Membuka peta"), "{}", desk.screen());
    // None of these may change the map that is about to go, nor open the other one twice.
    desk.keys("une=<enter><f2>:<c-o><enter>");
    desk.feed(Event::Paste("Pihak baru".to_owned()));
    desk.feed(Event::Mouse(MouseAct::Press, Some(Target::Tab(simpul::app::ScreenKind::Agenda))));
    assert!(desk.app.overlays.is_empty() && desk.app.map() == Some(&before), "{}", desk.screen());
    assert_eq!(desk.asked.len(), 2, "{:?}", desk.asked);
    // It cannot be opened: on with this one.
    let failure = simpul::trouble::OpenFailure::Missing;
    desk.feed(Event::OpenFailed { path: other.clone(), failure, backup: None });
    assert!(desk.app.notice.as_ref().unwrap().text.contains("tidak ditemukan"));
    desk.keys("u");
    assert_ne!(desk.app.map(), Some(&before));
    // Its save comes first and fails: the other map stays closed.
    desk.keys("<c-o><enter>");
    desk.feed(Event::SaveFailed(SaveFailure::DiskFull));
    desk.keys("n");
    assert_eq!(desk.app.overlays.len(), 1);
    desk.keys("<esc><c-o><enter><c-q>");
    assert!(desk.quit, "whoever wants to leave may");
}

#[test]
fn one_line_of_the_start_is_opened_once_and_again_when_it_failed() {
    let mut desk = Desk::empty(Some(Lang::Indonesian), (80, 24));
    desk.keys("<enter><enter>");
    assert_eq!(desk.asked, [Effect::OpenSample]);
    let folder = std::path::PathBuf::from("contoh.toml");
    desk.feed(Event::NotMade(folder, SaveFailure::Permission));
    assert!(desk.screen().contains("belum tersimpan"), "{}", desk.screen());
    desk.keys("<enter>");
    assert_eq!(desk.asked.len(), 2);
}

#[test]
fn what_is_undone_after_a_save_that_failed_is_saved_again() {
    let mut desk = Desk::rw07();
    let session = |desk: &Desk| desk.app.session.as_ref().unwrap().save.clone();
    let effects = |desk: &mut Desk, script: &str| {
        let keys = crate::support::parse(script);
        keys.into_iter().flat_map(|key| update(&mut desk.app, Event::Key(key))).collect::<Vec<_>>()
    };
    // The disk is full, or has done what it denies; nobody knows.
    effects(&mut desk, "<right>=<enter>");
    update(&mut desk.app, Event::SaveFailed(SaveFailure::DiskFull));
    effects(&mut desk, "u");
    assert!(!desk.app.session.as_ref().unwrap().history.is_saved());
    assert_eq!(session(&desk), SaveState::Failed(SaveFailure::DiskFull));
    // An answer about another revision than the one that stands asks for one more save.
    let asked = update(&mut desk.app, Event::Saved(1));
    assert!(matches!(asked[..], [Effect::SaveSoon]), "{asked:?}");
    assert_eq!(session(&desk), SaveState::Pending);
    update(&mut desk.app, Event::Saved(0));
    assert_eq!(session(&desk), SaveState::Saved);
}

#[test]
fn a_version_on_disk_that_is_damaged_is_not_joined_and_can_only_be_read() {
    let mut desk = Desk::rw07();
    let theirs = desk.on_disk()
        + "\n[[actor]]\nid = \"x\"\nname = \"X\"\nkind = \"ngo\"\nnotes = \"\"\"tidak ditutup\n";
    fs::write(&desk.path, &theirs).unwrap();
    desk.keys("<right>=<enter>");
    assert!(matches!(desk.app.top(), Some(Overlay::Changed { .. })), "{}", desk.screen());
    desk.keys("<enter>");
    assert!(desk.app.overlays.is_empty(), "{}", desk.screen());
    let said = desk.app.notice.as_ref().unwrap().text.clone();
    assert!(said.contains("belum dapat digabungkan"), "{said}");
    assert_eq!(desk.app.session.as_ref().unwrap().save, SaveState::Failed(SaveFailure::ChangedOnDisk));
    assert_eq!(desk.on_disk(), theirs);
    // What was typed is still here, and the next save asks again; theirs can be looked at only.
    desk.keys("u<c-r>");
    assert!(matches!(desk.app.top(), Some(Overlay::Changed { .. })), "{}", desk.screen());
    desk.keys("<down><down><enter>");
    assert!(matches!(desk.app.session.as_ref().unwrap().save, SaveState::ReadOnly(_)), "{}", desk.screen());
    desk.keys("n");
    assert!(desk.app.overlays.is_empty(), "nothing can be typed that could never be saved");
}
