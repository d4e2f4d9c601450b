//! Drives that are pulled out, become read-only and run full, for real: the test runs itself in a namespace of its own,
//! in which it may mount what it likes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use simpul::model::{MapInfo, PartnershipMap};
use simpul::store::{Intent, MapFile, Opened};
use simpul::trouble::{ReadOnly, SaveFailure};

use crate::support::sample;

const CHILD: &str = "SIMPUL_TEST_DRIVES";

/// How a process gets mounts of its own here: as root, or as one who is root only there.
fn namespace() -> Option<&'static [&'static str]> {
    let ways: [&[&str]; 2] = [&["-m"], &["-m", "-r"]];
    let works = |way: &&&[&str]| {
        let mut command = Command::new("unshare");
        command.args(**way).args(["sh", "-c", "mount -t tmpfs none /mnt"]);
        command.output().is_ok_and(|out| out.status.success())
    };
    ways.iter().find(works).copied()
}

#[test]
fn a_drive_that_goes_becomes_read_only_or_full() {
    let Some(way) = namespace() else {
        eprintln!("left out, because nothing can be mounted here: drives that go, become read-only or full");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let out = Command::new("unshare")
        .args(way)
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "drives::child_with_drives_of_its_own", "--nocapture", "--include-ignored"])
        .env(CHILD, folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&out.stdout);
    assert!(out.status.success(), "{said}{}", String::from_utf8_lossy(&out.stderr));
    assert!(said.contains("all drives tried"), "it did run:\n{said}");
    assert_eq!(
        fs::read_dir(folder.path().join("drive")).unwrap().count(),
        0,
        "nothing was written beside the drive"
    );
}

fn run(command: &str, args: &[&str]) {
    let out = Command::new(command).args(args).output().unwrap();
    assert!(out.status.success(), "{command} {args:?}: {}", String::from_utf8_lossy(&out.stderr));
}

fn titled(map: &PartnershipMap, title: &str) -> PartnershipMap {
    let mut map = map.clone();
    map.info = MapInfo { title: title.to_owned(), ..MapInfo::clone(&map.info) }.into();
    map
}

fn title_in(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.ends_with(sample("rw07-kencana-asri.toml").rsplit_once("[[").unwrap().1), "it is whole");
    MapFile::open(path, Intent::Read, None).unwrap().map.info.title.clone()
}

#[test]
#[ignore = "not a test of its own: it runs where it may mount"]
fn child_with_drives_of_its_own() {
    let home = PathBuf::from(std::env::var_os(CHILD).expect("started by the test above"));
    let [drive, keep] = ["drive", "keep"].map(|name| {
        let folder = home.join(name);
        fs::create_dir(&folder).unwrap();
        folder
    });
    let (at, kept) = (drive.to_str().unwrap(), keep.to_str().unwrap());
    run("mount", &["-t", "tmpfs", "-o", "size=512k", "none", at]);
    // The same drive a second time, so that it can come back.
    run("mount", &["--bind", at, kept]);
    let path = drive.join("peta.toml");
    fs::write(&path, sample("rw07-kencana-asri.toml")).unwrap();
    let Opened { map, mut file, .. } = MapFile::open(&path, Intent::Edit, None).unwrap();
    file.save(&titled(&map, "Satu")).unwrap();

    // Pulled out: only the empty folder stays, on another drive.
    run("umount", &["-l", at]);
    assert_eq!(file.save(&titled(&map, "Dua")), Err(SaveFailure::FolderGone));
    assert_eq!(fs::read_dir(&drive).unwrap().count(), 0);
    run("mount", &["--bind", kept, at]);
    assert_eq!(title_in(&path), "Satu");
    file.save(&titled(&map, "Tiga")).unwrap();
    assert_eq!(title_in(&path), "Tiga");

    // Read-only from one moment to the next, as a system makes a drive on which it found a fault.
    run("mount", &["--bind", at, at]);
    run("mount", &["-o", "remount,bind,ro", at]);
    assert_eq!(file.save(&titled(&map, "Empat")), Err(SaveFailure::Permission));
    assert_eq!(title_in(&path), "Tiga");
    let copy = home.join("salinan.toml");
    file.save_copy(&titled(&map, "Empat"), &copy).unwrap();
    assert_eq!(title_in(&copy), "Empat");
    // And from the beginning: a flash drive with its switch set.
    let second = MapFile::open(&path, Intent::Edit, None).unwrap();
    assert_eq!(second.file.read_only(), Some(&ReadOnly::Permission));
    assert_eq!(second.map.info.title, "Tiga");
    run("umount", &[at]);
    file.save(&titled(&map, "Lima")).unwrap();

    // Full, to the last byte.
    let filler = drive.join("penuh");
    let mut full = fs::File::create(&filler).unwrap();
    while std::io::Write::write(&mut full, &[0; 4096]).is_ok_and(|count| count > 0) {}
    drop(full);
    for _ in 0..3 {
        assert_eq!(file.save(&titled(&map, "Enam")), Err(SaveFailure::DiskFull));
        assert_eq!(title_in(&path), "Lima");
    }
    fs::remove_file(&filler).unwrap();
    file.save(&titled(&map, "Enam")).unwrap();
    assert_eq!(title_in(&path), "Enam");
    drop(file);
    let left: Vec<_> = fs::read_dir(&drive).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["peta.toml"]);
    println!("all drives tried");
}
