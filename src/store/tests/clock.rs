//! Clocks that are wrong: a laptop without a battery that starts in 1970, a file from the future, a time set back.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::{TWO, map_with, open, put, renamed};
use crate::store::{Intent, Library, MapFile, Opened};
use crate::trouble::SaveFailure;

fn set_time(path: &Path, time: SystemTime) {
    File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
}

/// Long ago, and long ahead.
fn times() -> [SystemTime; 3] {
    let day = Duration::from_hours(24);
    [
        SystemTime::UNIX_EPOCH + day,
        SystemTime::UNIX_EPOCH + 30 * 365 * day,
        SystemTime::UNIX_EPOCH + 90 * 365 * day,
    ]
}

#[test]
fn a_change_from_elsewhere_is_seen_whatever_its_time() {
    for time in times() {
        let (_folder, path) = map_with(TWO);
        let Opened { map, mut file, .. } = open(&path);
        put(&path, TWO.replace("\"B\"", "\"Mereka\""));
        set_time(&path, time);
        assert_eq!(file.save(&renamed(&map, "a", "Saya")), Err(SaveFailure::ChangedOnDisk));
    }
}

#[cfg(unix)]
#[test]
fn a_change_of_the_same_length_under_the_same_time_is_seen() {
    let (_folder, path) = map_with(TWO);
    let Opened { map, mut file, .. } = open(&path);
    let before = fs::metadata(&path).unwrap();
    let theirs = TWO.replace("\"B\"", "\"C\"");
    put(&path, &theirs);
    set_time(&path, before.modified().unwrap());
    let after = fs::metadata(&path).unwrap();
    assert_eq!((after.modified().unwrap(), after.len()), (before.modified().unwrap(), before.len()));
    assert_eq!(file.save(&renamed(&map, "a", "Saya")), Err(SaveFailure::ChangedOnDisk));
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
}

#[test]
fn backups_are_numbered_and_not_dated() {
    let (folder, path) = map_with(TWO);
    let library = Library::at(folder.path(), folder.path());
    for turn in 0..30 {
        let time = times()[turn % 3];
        set_time(&path, time);
        let Opened { map, mut file, .. } =
            MapFile::open(&path, Intent::Edit, Some(library.backups())).unwrap();
        file.save(&renamed(&map, "a", &format!("Nama {turn}"))).unwrap();
        // The newest one looks the oldest, and so on.
        for entry in fs::read_dir(library.backups()).unwrap() {
            set_time(&entry.unwrap().path(), time);
        }
    }
    let mut kept: Vec<_> =
        fs::read_dir(library.backups()).unwrap().map(|entry| entry.unwrap().path()).collect();
    kept.sort();
    assert_eq!(kept.len(), 20);
    for (backup, turn) in kept.iter().zip(9..) {
        let text = fs::read_to_string(backup).unwrap();
        assert!(text.contains(&format!("\"Nama {turn}\"")), "{backup:?}: {text}");
    }
    let newest = library.newest_backup(&path).unwrap();
    assert_eq!(newest.file_name(), kept.last().unwrap().file_name());
}
