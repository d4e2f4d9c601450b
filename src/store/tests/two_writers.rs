//! Several processes that want to change one map at the same time: each change of each of them is in the file.

use std::path::Path;
use std::process::{Command, Stdio};

use super::{TWO, map_with, open};
use crate::merge::Choices;
use crate::model::{Actor, ActorKind, Id};
use crate::store::{Intent, MapFile, Merge, Opened};
use crate::trouble::{ReadOnly, SaveFailure};

const CHILD: &str = "SIMPUL_TEST_ADD_PARTIES";
/// How many parties each of them adds, and how many processes there are.
const EACH: usize = 40;
const WRITERS: usize = 3;

/// Not a test of its own: one of the processes.
#[test]
fn child_that_adds_parties() {
    let Ok(order) = std::env::var(CHILD) else { return };
    let (who, path) = order.split_once(':').unwrap();
    let mut added = 0;
    while added < EACH {
        let Opened { mut map, mut file, .. } = MapFile::open(Path::new(path), Intent::Edit, None).unwrap();
        if let Some(why) = file.read_only() {
            assert!(matches!(why, ReadOnly::Locked(_)), "{why:?}");
            // The other one is at it.
            std::thread::yield_now();
            continue;
        }
        let name = format!("{who}-{added}");
        map.actors.push(Actor::new(Id::new(&name).unwrap(), &name, ActorKind::Ngo)).unwrap();
        file.save(&map).unwrap();
        added += 1;
    }
}

#[test]
fn no_change_of_several_writers_is_lost() {
    let (folder, path) = map_with(TWO);
    let start = |who: usize| {
        Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "store::tests::two_writers::child_that_adds_parties", "--nocapture"])
            .env(CHILD, format!("penulis{who}:{}", path.display()))
            .stdout(Stdio::null())
            .spawn()
            .unwrap()
    };
    let writers: Vec<_> = (0..WRITERS).map(start).collect();
    for mut writer in writers {
        assert!(writer.wait().unwrap().success());
    }
    let Opened { map, problems, file } = open(&path);
    assert_eq!((problems.len(), file.read_only()), (0, None));
    let mut names: Vec<String> = map.actors.iter().map(|actor| actor.name.clone()).collect();
    names.sort();
    let each = (0..WRITERS).flat_map(|who| (0..EACH).map(move |turn| format!("penulis{who}-{turn}")));
    let mut expected: Vec<String> = each.chain(["A".to_owned(), "B".to_owned()]).collect();
    expected.sort();
    assert_eq!(names, expected);
    drop(file);
    assert_eq!(super::names_in(folder.path()), ["peta.toml"]);
}

/// Two of them on a drive that knows no locks, in turn and without knowing of one another.
#[test]
fn writers_without_a_lock_join_their_changes() {
    let (_folder, path) = map_with(TWO);
    let without_lock = || {
        let fault = super::seam::Fault { at: 5, way: super::seam::Way::Once, error: 5 };
        let opened = super::seam::failing(fault, || MapFile::open(&path, Intent::Edit, None)).unwrap();
        assert_eq!(opened.file.read_only(), None, "no lock is no reason to refuse work");
        opened
    };
    let mut desks = [without_lock(), without_lock()];
    for turn in 0..20 {
        let desk = &mut desks[turn % 2];
        let name = format!("pihak-{turn}");
        desk.map.actors.push(Actor::new(Id::new(&name).unwrap(), &name, ActorKind::Ngo)).unwrap();
        if turn > 0 {
            assert_eq!(desk.file.save(&desk.map), Err(SaveFailure::ChangedOnDisk));
            let Merge::Done { map, .. } = desk.file.merge(&desk.map, &Choices::default()).unwrap() else {
                panic!("no conflict")
            };
            desk.map = *map;
        }
        desk.file.save(&desk.map).unwrap();
    }
    assert_eq!(open(&path).map.actors.len(), 22);
}
