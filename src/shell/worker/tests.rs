//! The thread that touches files: what it says, and what it never takes away.

use std::fs;
use std::sync::mpsc::Receiver;

use super::*;
use crate::model::{Edit, MapInfo};

/// A worker's room over a folder of its own, and what it says.
fn room() -> (tempfile::TempDir, Room, Receiver<Message>) {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::at(&folder.path().join("data"), &folder.path().join("config"));
    let (out, said) = channel();
    (folder, Room { library: Some(library), out, file: None, left: None }, said)
}

/// The room with a map open, and the path of its file.
fn open_room() -> (tempfile::TempDir, Room, Receiver<Message>, PathBuf) {
    let (folder, mut room, said) = room();
    let path = folder.path().join("peta.toml");
    room.work(Job::Create(Box::new(PartnershipMap::new(MapInfo::new("RW 07"))), Some(path.clone())));
    (folder, room, said, path)
}

fn renamed(room: &Room, title: &str) -> Arc<PartnershipMap> {
    let map = room.file.as_ref().unwrap().saved_map();
    let info = MapInfo { title: title.to_owned(), ..(*map.info).clone() };
    let today = crate::clock::today();
    Arc::new(Edit::SetInfo(Box::new(info)).apply(map, today).unwrap())
}

fn events(said: &Receiver<Message>) -> Vec<Event> {
    let events = said.try_iter().filter_map(|message| match message {
        Message::App(event) => Some(event),
        _ => None,
    });
    events.collect()
}

#[test]
fn another_map_that_cannot_be_made_takes_nothing_from_the_open_one() {
    let (folder, mut room, said, path) = open_room();
    let map = renamed(&room, "Tetap di sini");
    room.work(Job::Create(Box::new(PartnershipMap::new(MapInfo::new("Lain"))), Some(path.clone())));
    room.work(Job::Create(
        Box::new(PartnershipMap::new(MapInfo::new("Lain"))),
        Some(folder.path().join("tiada").join("lain.toml")),
    ));
    room.work(Job::Save(path.clone(), map, 7));
    assert!(events(&said).iter().any(|event| matches!(event, Event::Saved(7))));
    assert!(fs::read_to_string(&path).unwrap().contains("Tetap di sini"));
}

#[test]
fn a_map_that_cannot_be_opened_again_stays_the_one_that_saves_go_to() {
    let (_folder, mut room, said, path) = open_room();
    let map = renamed(&room, "Masih ada");
    let whole = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    room.work(Job::Open(path.clone()));
    assert!(events(&said).iter().any(|event| matches!(event, Event::OpenFailed { .. })));
    room.work(Job::Save(path.clone(), map.clone(), 8));
    assert!(events(&said).iter().any(|event| matches!(event, Event::SaveFailed(_))), "said, and not hidden");
    fs::remove_dir(&path).unwrap();
    crate::store::write_output(&path, &whole, false).unwrap();
    room.work(Job::Save(path.clone(), map, 9));
    assert!(events(&said).iter().any(|event| matches!(event, Event::Saved(9))));
    assert!(fs::read_to_string(&path).unwrap().contains("Masih ada"));
}

#[test]
fn a_map_is_saved_into_its_own_file_and_no_other() {
    let (folder, mut room, said, path) = open_room();
    let mine = renamed(&room, "Belum tersimpan");
    let other = folder.path().join("lain.toml");
    room.work(Job::Create(Box::new(PartnershipMap::new(MapInfo::new("Lain"))), Some(other.clone())));
    let before = fs::read(&other).unwrap();
    events(&said);
    room.work(Job::Save(path.clone(), mine.clone(), 7));
    let told = events(&said);
    assert!(matches!(told[..], [Event::SaveFailed(SaveFailure::FolderGone)]), "{told:?}");
    // The last of all: into a copy, when its file is not open any more.
    let copy = folder.path().join("peta-salinan.toml");
    assert_eq!(room.save_last(&path, &mine, &copy), Some(Ok(copy.clone())));
    assert!(fs::read_to_string(&copy).unwrap().contains("Belum tersimpan"));
    assert_eq!(fs::read(&other).unwrap(), before);
}

#[test]
fn without_a_file_nothing_is_called_saved() {
    let (_folder, mut room, said) = room();
    let map = Arc::new(PartnershipMap::new(MapInfo::new("RW 07")));
    room.work(Job::Save(PathBuf::from("peta.toml"), map, 1));
    assert!(events(&said).iter().any(|event| matches!(event, Event::SaveFailed(_))));
}

#[test]
fn a_last_save_that_the_file_does_not_take_is_kept_in_a_copy() {
    let (folder, mut room, _said, path) = open_room();
    let mine = renamed(&room, "Sebelum listrik padam");
    let copy = folder.path().join("peta-salinan.toml");
    assert_eq!(room.save_last(&path, &mine, &copy), None, "the file itself has it");
    let later = renamed(&room, "Sesudahnya");
    crate::store::write_output(&path, b"format = 1\n[map]\nid = \"a\"\ntitle = \"Mereka\"\n", true).unwrap();
    let kept = room.save_last(&path, &later, &copy).unwrap().unwrap();
    assert_eq!(kept, copy);
    assert!(fs::read_to_string(&kept).unwrap().contains("Sesudahnya"));
    assert!(fs::read_to_string(&path).unwrap().contains("Mereka"), "theirs is left alone");
    // Where the folder of the map takes nothing, the library does.
    let kept = room.save_last(&path, &later, &path.join("tiada.toml")).unwrap().unwrap();
    assert_eq!(kept, room.library.as_ref().unwrap().maps().join("tiada.toml"));
}

#[test]
fn a_file_that_cannot_be_read_again_says_why() {
    let (folder, mut room, said, path) = open_room();
    let mine = renamed(&room, "Punya saya");
    crate::store::write_output(&path, b"\xff\xfe bukan teks", true).unwrap();
    let copy = folder.path().join("salinan.toml");
    for job in [
        Job::Merge(mine.clone(), Choices::default()),
        Job::TakeTheirs,
        Job::KeepMine(mine.clone(), copy.clone()),
    ] {
        events(&said);
        room.work(job);
        let told = events(&said);
        assert!(
            matches!(&told[..], [Event::OpenFailed { failure: OpenFailure::NotUtf8(_), .. }]),
            "{told:?}"
        );
    }
    assert!(fs::read_to_string(&copy).unwrap().contains("Punya saya"));
}

#[test]
fn mine_is_dropped_only_when_its_copy_is_on_disk() {
    let (folder, mut room, said, path) = open_room();
    let mine = renamed(&room, "Punya saya");
    let theirs = fs::read_to_string(&path).unwrap().replace("RW 07", "Punya mereka");
    crate::store::write_output(&path, theirs.as_bytes(), true).unwrap();
    // No room for the copy: nothing is taken from disk.
    room.work(Job::KeepMine(mine.clone(), folder.path().join("tiada").join("salinan.toml")));
    let told = events(&said);
    assert!(told.iter().any(|event| matches!(event, Event::CopyFailed(..))), "{told:?}");
    assert!(!told.iter().any(|event| matches!(event, Event::TookTheirs(..))));
    // A copy of an earlier evening is there: this one gets the next name.
    let copy = folder.path().join("salinan.toml");
    crate::store::write_output(&copy, b"lama", false).unwrap();
    room.work(Job::KeepMine(mine, copy.clone()));
    assert!(events(&said).iter().any(|event| matches!(event, Event::TookTheirs(..))));
    assert_eq!(fs::read_to_string(&copy).unwrap(), "lama");
    assert!(fs::read_to_string(folder.path().join("salinan-2.toml")).unwrap().contains("Punya saya"));
}
