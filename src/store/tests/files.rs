//! Opening and saving on a real file system: everything that can get in the way.

use std::fs;
use std::io;
use std::path::Path;

use super::{TWO as TEXT, id, map_with, names_in, open, put, renamed};
use crate::merge::{Choices, Conflict};
use crate::model::{Actor, ActorKind, MapInfo, PartnershipMap, Settings, Table};
use crate::store::safe_file::failure;
use crate::store::{Intent, Library, MapFile, Merge, Opened};
use crate::trouble::{OpenFailure, Place, ReadOnly, SaveFailure, Subject};

#[test]
fn what_is_not_there_or_not_a_file_is_told_apart() {
    let (folder, path) = map_with(TEXT);
    let fails = |path: &Path| MapFile::open(path, Intent::Edit, None).unwrap_err();
    assert_eq!(fails(&folder.path().join("tidak-ada.toml")), OpenFailure::Missing);
    assert_eq!(fails(&folder.path().join("tidak/ada.toml")), OpenFailure::FolderMissing);
    assert_eq!(fails(&path.join("x.toml")), OpenFailure::FolderMissing);
    assert_eq!(fails(folder.path()), OpenFailure::Directory);
    assert_eq!(names_in(folder.path()), ["peta.toml"]);
}

#[test]
fn a_save_writes_the_changed_value_and_nothing_when_nothing_changed() {
    let (folder, path) = map_with(TEXT);
    let Opened { map, mut file, .. } = open(&path);
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    file.save(&map.clone()).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
    let map = renamed(&map, "a", "Baru");
    file.save(&map).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), TEXT.replace("\"A\"", "\"Baru\""));
    assert_eq!(file.saved_map(), &map);
    // And once more, from the state that the first save left.
    let map = renamed(&map, "b", "B2");
    file.save(&map).unwrap();
    let text = TEXT.replace("\"A\"", "\"Baru\"").replace("\"B\"", "\"B2\"");
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    drop(file);
    assert_eq!(names_in(folder.path()), ["peta.toml"], "neither lock nor litter stays");
}

#[test]
fn the_map_table_is_patched_too() {
    let (_folder, path) = map_with(TEXT);
    let Opened { mut map, file, .. } = open(&path);
    let settings = Settings { expiring_days: Some(60), ..Settings::default() };
    map.info = MapInfo { goal: Some("maju".into()), settings, ..MapInfo::clone(&map.info) }.into();
    let new = "title = \"X\"\ngoal = \"maju\"\n\n[map.settings]\nexpiring_days = 60\n";
    assert_eq!(file.text_with(&map), TEXT.replace("title = \"X\"\n", new));
}

#[test]
fn a_new_map_is_created_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("baru.toml");
    let mut map = PartnershipMap::new(MapInfo::new("Peta Baru"));
    map.actors.push(actor("pkk")).unwrap();
    map.actors.push(actor("rw")).unwrap();
    map.actors.remove(&id("pkk"));
    let mut file = MapFile::create(&path, &map, None).unwrap();
    let text = "format = 1\n\n[map]\nid = \"peta-baru\"\ntitle = \"Peta Baru\"\n\n\
                [[actor]]\nid = \"rw\"\nname = \"rw\"\nkind = \"community\"\n";
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    assert_eq!(MapFile::create(&path, &map, None).unwrap_err(), SaveFailure::Exists);
    let map = renamed(&map, "rw", "RW");
    file.save(&map).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), text.replace("name = \"rw\"", "name = \"RW\""));
}

fn actor(name: &str) -> Actor {
    let text = format!("id = \"{name}\"\nname = \"{name}\"\nkind = \"community\"");
    let actor: Actor = toml::from_str(&text).unwrap();
    assert_eq!(actor.kind, ActorKind::Community);
    actor
}

#[test]
fn a_change_on_disk_is_never_overwritten() {
    let (_folder, path) = map_with(TEXT);
    let Opened { map, mut file, .. } = open(&path);
    let mine = renamed(&map, "a", "Saya");
    let theirs = TEXT.replace("\"B\"", "\"Mereka\"");
    put(&path, &theirs);
    assert_eq!(file.save(&mine), Err(SaveFailure::ChangedOnDisk));
    assert_eq!(file.save(&mine), Err(SaveFailure::ChangedOnDisk), "asking again changes nothing");
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    let Merge::Done { map: both, .. } = file.merge(&mine, &Choices::default()).unwrap() else {
        panic!("nobody touched the same record")
    };
    file.save(&both).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs.replace("\"A\"", "\"Saya\""));
    // A touch is no change.
    put(&path, theirs.replace("\"A\"", "\"Saya\""));
    file.save(&renamed(&both, "a", "Lagi")).unwrap();
}

#[test]
fn the_same_record_changed_twice_is_a_conflict() {
    let (_folder, path) = map_with(TEXT);
    let Opened { map, mut file, .. } = open(&path);
    let theirs = TEXT.replace("\"A\"", "\"Mereka\"");
    put(&path, &theirs);
    let mine = renamed(&map, "a", "Saya");
    let Merge::Conflicts(found) = file.merge(&mine, &Choices::default()).unwrap() else {
        panic!("both changed a")
    };
    let places: Vec<_> = found.open.iter().map(Conflict::place).collect();
    assert_eq!(places, ["actor/a/name"]);
    assert_eq!(file.save(&mine), Err(SaveFailure::ChangedOnDisk));
    let (map, problems) = file.take_theirs().unwrap();
    assert_eq!((map.actors.get(&id("a")).unwrap().name.as_str(), problems.len()), ("Mereka", 0));
    file.save(&renamed(&map, "a", "Kini")).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), TEXT.replace("\"A\"", "\"Kini\""));
}

#[test]
fn merging_adds_removes_and_finds_records_that_moved() {
    let value = |actor: &str, level: u8| {
        format!(
            "\n[[value]]\npartnership = \"p\"\nactor = \"{actor}\"\nvalue = \"empowerment\"\nlevel = {level}\n"
        )
    };
    let text = format!("{TEXT}{}{}", value("a", 1), value("b", 1));
    let (_folder, path) = map_with(&text);
    let Opened { map, mut file, .. } = open(&path);
    // They put a new one first and removed b; I changed the value of a, and added c.
    let theirs = format!("{TEXT}{}{}", value("baru", 3), value("a", 1))
        .replace("\n[[actor]]\nid = \"b\"\nname = \"B\"\nkind = \"ngo\"\n", "");
    put(&path, &theirs);
    let mut mine = map.clone();
    let own = crate::model::Value { level: Some(2), ..map.values.iter().next().unwrap().clone() };
    mine.values.set(0, Some(own.into()));
    mine.actors.push(actor("c")).unwrap();
    let Merge::Done { map: both, .. } = file.merge(&mine, &Choices::default()).unwrap() else {
        panic!("no conflict")
    };
    file.save(&both).unwrap();
    let c = "\n[[actor]]\nid = \"c\"\nname = \"c\"\nkind = \"community\"\n";
    let (above, values) = theirs.split_at(theirs.find("\n[[value]]").unwrap());
    let expected = format!("{above}{c}{}", values.replace("level = 1", "level = 2"));
    assert_eq!(fs::read_to_string(&path).unwrap(), expected);
    // Removing what they changed is a conflict.
    let mut removed = both.clone();
    removed.actors.remove(&id("a"));
    put(&path, expected.replace("\"A\"", "\"Z\""));
    assert!(
        matches!(file.merge(&removed, &Choices::default()).unwrap(), Merge::Conflicts(found) if found.open.len() == 1)
    );
}

#[test]
fn a_second_simpul_reads_only_and_a_dead_one_does_not_block() {
    let (folder, path) = map_with(TEXT);
    put(&folder.path().join(".peta.toml.lock"), "hantu@mesin, pid 1\n");
    let first = open(&path);
    assert_eq!(first.file.read_only(), None, "a lock file of a dead process is no lock");
    let mut second = open(&path);
    let Some(ReadOnly::Locked(holder)) = second.file.read_only().cloned() else { panic!("two writers") };
    assert!(holder.ends_with(&format!("pid {}", std::process::id())), "{holder}");
    let changed = renamed(&second.map, "a", "Dua");
    assert_eq!(second.file.save(&changed), Err(SaveFailure::ReadOnly(ReadOnly::Locked(holder))));
    assert_eq!(MapFile::open(&path, Intent::Read, None).unwrap().file.read_only(), None);
    drop(second);
    assert!(open(&path).file.read_only().is_some(), "the second one did not take the first one's lock away");
    drop(first);
    assert_eq!(open(&path).file.read_only(), None);
}

#[test]
fn a_folder_that_went_away_is_told_and_can_come_back() {
    let (folder, path) = map_with(TEXT);
    let Opened { map, mut file, .. } = open(&path);
    let away = folder.path().with_extension("pergi");
    fs::rename(folder.path(), &away).unwrap();
    let new = renamed(&map, "a", "Baru");
    assert_eq!(file.save(&new), Err(SaveFailure::FolderGone));
    fs::rename(&away, folder.path()).unwrap();
    file.save(&new).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), TEXT.replace("\"A\"", "\"Baru\""));
}

#[test]
fn a_copy_is_whole_and_never_overwrites() {
    let (folder, path) = map_with(TEXT);
    let Opened { map, file, .. } = open(&path);
    let to = folder.path().join("salinan.toml");
    file.save_copy(&renamed(&map, "a", "Salinan"), &to).unwrap();
    assert_eq!(fs::read_to_string(&to).unwrap(), TEXT.replace("\"A\"", "\"Salinan\""));
    assert_eq!(file.save_copy(&map, &to), Err(SaveFailure::Exists));
    assert_eq!(file.save_copy(&map, &folder.path().join("tidak/ada.toml")), Err(SaveFailure::FolderGone));
    assert_eq!(fs::read_to_string(&path).unwrap(), TEXT);
}

#[test]
fn the_file_as_it_was_is_backed_up_once_a_session() {
    let (folder, path) = map_with(TEXT);
    let library = Library::at(folder.path(), folder.path());
    for turn in 0..25 {
        let Opened { map, mut file, .. } =
            MapFile::open(&path, Intent::Edit, Some(library.backups())).unwrap();
        file.save(&renamed(&map, "a", &format!("n{turn}"))).unwrap();
        file.save(&renamed(&map, "a", &format!("m{turn}"))).unwrap();
    }
    assert_eq!(names_in(library.backups()).len(), 20);
    let newest = library.newest_backup(&path).unwrap();
    assert!(fs::read_to_string(&newest).unwrap().contains("\"m23\""));
    put(&newest, "rusak");
    let older = library.newest_backup(&path).unwrap();
    assert!(fs::read_to_string(older).unwrap().contains("\"m22\""));
    assert_eq!(library.newest_backup(&folder.path().join("lain/peta.toml")), None);
}

#[test]
fn the_library_lists_titles() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::at(folder.path(), folder.path());
    assert_eq!(library.list_maps(), []);
    fs::create_dir_all(library.maps()).unwrap();
    put(&library.maps().join("satu.toml"), TEXT.replace("title = \"X\"", "title = 'Peta \"X\"' # judul"));
    put(&library.maps().join("dua.toml"), "bukan peta");
    put(&library.maps().join(".satu.toml.lock"), "");
    let mut listed: Vec<_> = library.list_maps().into_iter().map(|map| map.title).collect();
    listed.sort();
    assert_eq!(listed, [None, Some("Peta \"X\"".to_owned())]);
}

#[test]
fn records_and_keys_are_located() {
    let (_folder, path) = map_with(TEXT);
    let file = open(&path).file;
    let b = Subject { table: Some(Table::Actor), id: Some(id("b")) };
    assert_eq!(file.locate(&b, None), Some(Place { line: 12, column: 1 }));
    assert_eq!(file.locate(&b, Some("name")), Some(Place { line: 14, column: 1 }));
    assert_eq!(file.locate(&b, Some("tidak-ada")), Some(Place { line: 12, column: 1 }));
    let map = Subject { table: None, id: None };
    assert_eq!(file.locate(&map, Some("title")), Some(Place { line: 5, column: 1 }));
    assert_eq!(file.locate(&Subject { table: Some(Table::Actor), id: Some(id("z")) }, None), None);
}

#[cfg(unix)]
#[test]
fn symlink_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (folder, path) = map_with(TEXT);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o664)).unwrap();
    let link = folder.path().join("tautan.toml");
    symlink(&path, &link).unwrap();
    let Opened { map, mut file, .. } = open(&link);
    assert!(matches!(open(&path).file.read_only(), Some(ReadOnly::Locked(_))), "one file, one lock");
    file.save(&renamed(&map, "a", "Baru")).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o664);
    assert_eq!(fs::read_to_string(&path).unwrap(), TEXT.replace("\"A\"", "\"Baru\""));
}

#[cfg(unix)]
#[test]
fn a_file_marked_read_only_is_not_written() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = map_with(TEXT);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let Opened { map, mut file, .. } = open(&path);
    assert_eq!(file.read_only(), Some(&ReadOnly::Permission));
    let failed = file.save(&renamed(&map, "a", "Baru"));
    assert_eq!(failed, Err(SaveFailure::ReadOnly(ReadOnly::Permission)));
    assert_eq!(failure(&io::ErrorKind::ReadOnlyFilesystem.into()), SaveFailure::Permission);
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_opens_for_reading() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = map_with(TEXT);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    // The system administrator may write everywhere; there is nothing to test then.
    if tempfile::tempfile_in(folder.path()).is_err() {
        let Opened { map, mut file, .. } = open(&path);
        assert_eq!(file.read_only(), Some(&ReadOnly::Permission));
        assert_eq!(file.save(&map), Ok(()), "nothing changed");
        let to = folder.path().join("baru.toml");
        assert_eq!(file.save_copy(&map, &to), Err(SaveFailure::Permission));
        assert_eq!(
            MapFile::create(&to, &map, None).unwrap_err(),
            SaveFailure::ReadOnly(ReadOnly::Permission)
        );
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        assert_eq!(MapFile::open(&path, Intent::Read, None).unwrap_err(), OpenFailure::Permission);
    }
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
}

/// Runs where `SIMPUL_SMALL_DISK` names a folder on a disk of 64 kB (a small tmpfs).
#[test]
fn a_disk_that_is_really_full_keeps_the_old_file_and_saves_later() {
    let Ok(disk) = std::env::var("SIMPUL_SMALL_DISK") else {
        return;
    };
    let folder = tempfile::tempdir_in(disk).unwrap();
    let path = folder.path().join("peta.toml");
    put(&path, TEXT);
    let Opened { map, mut file, .. } = MapFile::open(&path, Intent::Edit, Some(folder.path())).unwrap();
    let large = renamed(&map, "a", &"x".repeat(200_000));
    assert_eq!(file.save(&large), Err(SaveFailure::DiskFull));
    assert_eq!(file.save(&large), Err(SaveFailure::DiskFull));
    assert_eq!(fs::read_to_string(&path).unwrap(), TEXT);
    let litter = |name: &String| Path::new(name).extension().is_some_and(|ending| ending == "tmp");
    assert!(!names_in(folder.path()).iter().any(litter));
    file.save(&renamed(&map, "a", "kecil")).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), TEXT.replace("\"A\"", "\"kecil\""));
}
