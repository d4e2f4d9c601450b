//! A disk that fails at each step in turn, is full at each byte, or is changed by somebody else between two steps:
//! the file is always the old one or the new one, the user is told, and the next save succeeds.

use std::fs;
use std::path::{Path, PathBuf};

use super::seam::{Fault, Way, byte_by_byte, counted, failing, meddled, with_room_for};
use super::{TWO, names_in, open, put, renamed, stands_in_docs};
use crate::locale::trouble::save_failure;
use crate::merge::Choices;
use crate::model::{Lang, PartnershipMap};
use crate::store::{Intent, Library, MapFile, Merge, Opened, write_beside, write_output, write_settings};
use crate::trouble::{OpenFailure, ReadOnly, SaveFailure};

/// Disk full, input/output error, no permission, read-only drive, interrupted call, vanished.
#[cfg(target_os = "linux")]
const ERRORS: [i32; 6] = [28, 5, 13, 30, INTERRUPTED, 2];
#[cfg(not(target_os = "linux"))]
const ERRORS: [i32; 2] = [13, 2];

const INTERRUPTED: i32 = 4;

/// The file after the first change, the second and theirs.
fn first() -> String {
    TWO.replace("\"A\"", "\"Baru\"")
}

fn second() -> String {
    first().replace("\"B\"", "\"Nanti\"")
}

fn theirs() -> String {
    TWO.replace("\"B\"", "\"Mereka\"")
}

/// A failure has a sentence in both languages that names the file.
fn told(why: &SaveFailure) {
    let say = |lang| save_failure(lang, why, "peta.toml");
    let (id, en) = (say(Lang::Indonesian), say(Lang::English));
    assert!(id.what.contains("peta.toml") && en.what.contains("peta.toml") && id.what != en.what);
    assert!(!id.remedy.is_empty() && !en.remedy.is_empty());
}

fn ends(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == ending)
}

fn text(path: &Path) -> Option<String> {
    fs::read(path).ok().map(|bytes| String::from_utf8(bytes).unwrap())
}

/// A desk with a map, its backups beside it, and what is done under each fault.
struct Desk {
    folder: tempfile::TempDir,
    map: PathBuf,
}

impl Desk {
    fn new() -> Self {
        // Thousands of them: in memory where the system has such a folder, since it is the seam that fails here.
        let memory = Path::new("/dev/shm");
        let home = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        let folder = tempfile::tempdir_in(home).unwrap();
        let map = folder.path().join("peta.toml");
        put(&map, TWO);
        Self { folder, map }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn open(&self) -> Opened {
        MapFile::open(&self.map, Intent::Edit, Some(&self.at("cadangan"))).unwrap()
    }

    /// The file is one of these, whole.
    fn holds(&self, name: &str, any: &[&str]) -> String {
        let found = text(&self.at(name)).unwrap_or_default();
        assert!(any.contains(&found.as_str()), "{name} is neither old nor new:\n{found}");
        found
    }

    /// All is well again: an open map can be read and changed, and no litter is left.
    fn is_tidy(&self, other: &[&str]) {
        drop(open(&self.map));
        let known = |name: &String| {
            ["cadangan", "peta.toml"].contains(&name.as_str()) || other.contains(&name.as_str())
        };
        let names = names_in(self.folder.path());
        assert!(names.iter().all(known), "{names:?}");
        for name in names.iter().filter(|name| *name == "cadangan").flat_map(|name| names_in(&self.at(name)))
        {
            if ends(&name, "toml") {
                let backup = self.at("cadangan").join(name);
                assert!([TWO.to_owned(), first(), theirs()].contains(&text(&backup).unwrap()), "{backup:?}");
            }
        }
    }
}

/// Lets each step of an act fail in each way and with each error, on a desk of its own; gives the number of cases.
fn every_fault(act: impl Fn(&mut dyn FnMut(&mut dyn FnMut()))) -> usize {
    let mut steps = 0;
    act(&mut |work| steps = counted(&mut *work).1);
    assert!(steps > 2, "it does go through the seam");
    let mut cases = 0;
    for at in 0..steps {
        for way in Way::ALL {
            for error in ERRORS {
                // An interrupted call did nothing, and is made again at once.
                if error == INTERRUPTED && matches!(way, Way::FromNow | Way::Late) {
                    continue;
                }
                act(&mut |work| failing(Fault { at, way, error }, &mut *work));
                cases += 1;
            }
        }
    }
    cases
}

/// Says whether a save came through what the disk did; a failure is told.
fn judged(result: &Result<(), SaveFailure>) -> bool {
    result.as_ref().map_err(told).is_ok()
}

/// A save, told or done, and one more on a disk that works.
fn save_under(under: &mut dyn FnMut(&mut dyn FnMut())) {
    let desk = Desk::new();
    let Opened { map, mut file, .. } = desk.open();
    let mine = renamed(&map, "a", "Baru");
    let mut result = Ok(());
    under(&mut || result = file.save(&mine));
    let found = desk.holds("peta.toml", &[TWO, &first()]);
    assert!(!judged(&result) || found == first(), "what was called saved is on disk");
    assert_eq!(file.text_with(&mine), first(), "the map in memory is whole");
    let next = renamed(&mine, "b", "Nanti");
    assert_eq!(file.save(&next), Ok(()), "after {result:?}");
    desk.holds("peta.toml", &[&second()]);
    assert_eq!(file.saved_map(), &next);
    drop(file);
    desk.is_tidy(&[]);
}

#[test]
fn a_save_on_a_disk_that_fails() {
    stands_in_docs("saving a change, with its backup", every_fault(save_under));
}

#[test]
fn what_was_undone_after_a_save_that_failed_is_not_on_disk() {
    let left = std::cell::Cell::new(0);
    every_fault(|disk| {
        let desk = Desk::new();
        let Opened { map, mut file, .. } = desk.open();
        let mut result = Ok(());
        disk(&mut || result = file.save(&renamed(&map, "a", "Baru")));
        let denied = result.is_err() && desk.holds("peta.toml", &[TWO, &first()]) == first();
        left.set(left.get() + usize::from(denied));
        assert_eq!(file.save(&map), Ok(()), "after {result:?}");
        desk.holds("peta.toml", &[TWO]);
        drop(file);
        desk.is_tidy(&[]);
    });
    assert!(left.get() > 0, "some disks did what they denied");
}

#[test]
fn who_cannot_ask_for_the_lock_takes_nobody_elses_away() {
    let look = |desk: &Desk| drop(MapFile::open(&desk.map, Intent::Edit, None));
    let desk = Desk::new();
    let first = desk.open();
    let ((), steps) = counted(|| look(&desk));
    for at in 0..steps {
        for error in ERRORS {
            failing(Fault { at, way: Way::Once, error }, || look(&desk));
            let third = open(&desk.map);
            assert!(matches!(third.file.read_only(), Some(ReadOnly::Locked(_))), "step {at}, error {error}");
        }
    }
    drop(first);
    assert_eq!(open(&desk.map).file.read_only(), None);
}

#[test]
fn opening_and_saving_on_a_disk_that_fails() {
    let cases = every_fault(|disk| {
        let desk = Desk::new();
        // What a killed process left behind is in the way as well.
        put(&desk.at(".peta.toml.mati.tmp"), "format");
        let mut result = Ok(());
        disk(&mut || {
            result = match MapFile::open(&desk.map, Intent::Edit, Some(&desk.at("cadangan"))) {
                Ok(Opened { map, mut file, .. }) => {
                    assert_eq!(map.actors.len(), 2);
                    file.save(&renamed(&map, "a", "Baru"))
                }
                Err(OpenFailure::Missing | OpenFailure::FolderMissing) => Err(SaveFailure::FolderGone),
                Err(OpenFailure::Permission) => Err(SaveFailure::Permission),
                Err(OpenFailure::Other(why)) => Err(SaveFailure::Other(why)),
                Err(other) => panic!("a fault of the disk is taken for one of the file: {other:?}"),
            }
        });
        let found = desk.holds("peta.toml", &[TWO, &first()]);
        assert!(!judged(&result) || found == first());
        let Opened { map, mut file, .. } = desk.open();
        assert_eq!(file.read_only(), None);
        file.save(&renamed(&renamed(&map, "a", "Baru"), "b", "Nanti")).unwrap();
        desk.holds("peta.toml", &[&second()]);
        drop(file);
        desk.is_tidy(&[]);
    });
    stands_in_docs("opening a map and saving a change", cases);
}

#[test]
fn a_new_map_on_a_disk_that_fails() {
    let cases = every_fault(|disk| {
        let desk = Desk::new();
        let map = open(&desk.map).map;
        let path = desk.at("baru.toml");
        let mut made = Err(SaveFailure::FolderGone);
        disk(&mut || made = MapFile::create(&path, &map, None));
        let whole = crate::store::fresh_text(&map);
        match made {
            Ok(mut file) => {
                desk.holds("baru.toml", &[&whole]);
                file.save(&renamed(&map, "a", "Baru")).unwrap();
            }
            Err(failure) => {
                told(&failure);
                let there = text(&path);
                assert!(there.is_none() || there.as_ref() == Some(&whole));
                let again = MapFile::create(&path, &map, None).map(drop);
                assert_eq!(again, if there.is_some() { Err(SaveFailure::Exists) } else { Ok(()) });
                let Opened { map, mut file, .. } = open(&path);
                file.save(&renamed(&map, "a", "Baru")).unwrap();
            }
        }
        desk.holds("baru.toml", &[&whole.replace("\"A\"", "\"Baru\"")]);
        drop(open(&path));
        desk.is_tidy(&["baru.toml"]);
    });
    stands_in_docs("making a new map", cases);
}

#[test]
fn their_change_survives_a_disk_that_fails() {
    let both = first().replace("\"B\"", "\"Mereka\"");
    let cases = every_fault(|disk| {
        let desk = Desk::new();
        let Opened { map, mut file, .. } = desk.open();
        let mut mine = renamed(&map, "a", "Baru");
        put(&desk.map, theirs());
        let mut join = |mine: &mut PartnershipMap| {
            match file.merge(mine, &Choices::default()) {
                Ok(Merge::Done { map, .. }) => *mine = *map,
                Ok(Merge::Conflicts(found)) => panic!("nobody touched the same record: {found:?}"),
                // As the worker says it.
                Err(_) => return Err(SaveFailure::ChangedOnDisk),
            }
            file.save(mine)
        };
        let mut result = Ok(());
        disk(&mut || result = join(&mut mine));
        let found = desk.holds("peta.toml", &[&theirs(), &both]);
        assert!(!judged(&result) || found == both);
        if file.save(&mine).is_err() {
            let Merge::Done { map, .. } = file.merge(&mine, &Choices::default()).unwrap() else {
                panic!("no conflict")
            };
            file.save(&map).unwrap();
        }
        desk.holds("peta.toml", &[&both]);
        drop(file);
        desk.is_tidy(&[]);
    });
    stands_in_docs("joining with a change from elsewhere", cases);
}

/// One file of the program that is no map.
fn other_file(old: Option<&str>, name: &str, write: impl Fn(&Path) -> Result<PathBuf, SaveFailure>) -> usize {
    every_fault(|disk| {
        let desk = Desk::new();
        let path = desk.at(name);
        if let Some(old) = old {
            put(&path, old);
        }
        let mut result = Err(SaveFailure::FolderGone);
        disk(&mut || result = write(&path));
        let found = desk.holds(name, &["", old.unwrap_or_default(), "baru"]);
        match result {
            Ok(path) => assert_eq!(text(&path).unwrap(), "baru"),
            Err(failure) => {
                told(&failure);
                assert!(old.is_none() || !found.is_empty(), "an old file does not vanish");
            }
        }
        let path = write(&path).unwrap_or(path);
        assert_eq!(text(&path).unwrap(), "baru");
        for litter in names_in(desk.folder.path()).iter().filter(|name| ends(name, "tmp")) {
            assert_eq!(text(&desk.at(litter)).unwrap(), "", "what the disk made and denied is empty");
        }
    })
}

#[test]
fn reports_settings_and_copies_on_a_disk_that_fails() {
    let report = |replace| move |path: &Path| write_output(path, b"baru", replace).map(|()| path.to_owned());
    let beside = |path: &Path| write_beside(path, b"baru");
    let settings = |path: &Path| write_settings(path, "baru").map(|()| path.to_owned());
    let cases = other_file(None, "laporan.html", report(false))
        + other_file(Some("lama"), "laporan.html", report(true))
        + other_file(None, "gambar.png", beside)
        + other_file(None, "settings.toml", settings)
        + other_file(Some("lama"), "settings.toml", settings);
    stands_in_docs("writing reports, pictures and settings", cases);
    let cases = every_fault(|disk| {
        let desk = Desk::new();
        let Opened { map, file, .. } = open(&desk.map);
        let library = Library::at(&desk.at("data"), &desk.at("data"));
        let mut results = Vec::new();
        disk(&mut || {
            results.push(file.save_copy(&map, &desk.at("salinan.toml")));
            results.push(library.copy_sample().map(drop));
        });
        results.iter().filter_map(|result| result.as_ref().err()).for_each(told);
        desk.holds("peta.toml", &[TWO]);
        let copy = text(&desk.at("salinan.toml"));
        assert!(if judged(&results[0]) {
            copy.as_deref() == Some(TWO)
        } else {
            copy.is_none_or(|copy| copy == TWO)
        });
        let samples = library.list_maps();
        assert!(samples.len() == 1 || !judged(&results[1]));
        assert!(samples.iter().all(|sample| open(&sample.path).problems.is_empty()));
        library.copy_sample().unwrap();
    });
    stands_in_docs("copies of a map and of the sample", cases);
}

#[test]
fn a_disk_that_is_full_after_any_number_of_bytes() {
    let mut cases = 0;
    // The lock says who holds it, and the backup and the file are written one after the other.
    for free in 0..=TWO.len() + first().len() {
        save_under(&mut |work| with_room_for(free, &mut *work));
        cases += 1;
    }
    for free in 0..=TWO.len() + first().len() + 100 {
        let desk = Desk::new();
        let result = with_room_for(free, || {
            let Opened { map, mut file, .. } = desk.open();
            file.save(&renamed(&map, "a", "Baru"))
        });
        let found = desk.holds("peta.toml", &[TWO, &first()]);
        assert_eq!(result, if found == TWO { Err(SaveFailure::DiskFull) } else { Ok(()) });
        desk.is_tidy(&[]);
        cases += 1;
    }
    stands_in_docs("a disk that is full at every byte", cases);
}

#[test]
fn a_disk_that_takes_one_byte_at_a_time() {
    let mut steps = 0;
    save_under(&mut |work| steps = byte_by_byte(&mut *work).1);
    assert!(steps > TWO.len() + first().len(), "{steps} steps");
}

#[test]
fn somebody_else_who_writes_between_two_steps_is_never_overwritten() {
    let save = |desk: &Desk, at: Option<usize>| {
        let Opened { map, mut file, .. } = desk.open();
        let mine = renamed(&map, "a", "Baru");
        let path = desk.map.clone();
        let meddle = move || put(&path, theirs());
        let result = match at {
            Some(at) => (meddled(at, meddle, || file.save(&mine)), 0),
            None => counted(|| file.save(&mine)),
        };
        (result, file, mine)
    };
    let ((_, steps), ..) = save(&Desk::new(), None);
    let both = first().replace("\"B\"", "\"Mereka\"");
    let mut unseen = 0;
    for at in 0..steps {
        let desk = Desk::new();
        let ((result, _), mut file, mine) = save(&desk, Some(at));
        let found = desk.holds("peta.toml", &[&theirs(), &first()]);
        if found == first() {
            // Between the last look and the name there is no step: only this one moment is left to chance.
            assert_eq!(result, Ok(()));
            unseen += 1;
            continue;
        }
        // Before the end we notice; after it they wrote over ours, having seen it or not, and the next save notices.
        let next = renamed(&mine, "a", "Lagi");
        assert_eq!(file.save(&next), Err(SaveFailure::ChangedOnDisk));
        assert_eq!(text(&desk.map).unwrap(), theirs());
        if result == Err(SaveFailure::ChangedOnDisk) {
            let Merge::Done { map, .. } = file.merge(&mine, &Choices::default()).unwrap() else {
                panic!("no conflict")
            };
            file.save(&map).unwrap();
            desk.holds("peta.toml", &[&both]);
        }
    }
    assert_eq!(unseen, 1);
    stands_in_docs("somebody else writes before each step of a save", steps);
}
