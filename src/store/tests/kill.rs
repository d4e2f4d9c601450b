//! A process that is killed while it saves leaves a whole file, old or new, and no lock that blocks.

use std::path::Path;
use std::process::{Command, Stdio};

use super::{map_with, open};
use crate::store::{Intent, MapFile, Opened};

const CHILD: &str = "SIMPUL_TEST_SAVE_FOREVER";

/// Names that are as long as the number of the save says: a mixture of two versions shows.
fn text(turn: usize) -> String {
    let name = turn.to_string().repeat(200);
    let actors =
        (0..200).map(|at| format!("\n[[actor]]\nid = \"a{at}\"\nname = \"{name}\"\nkind = \"ngo\"\n"));
    format!("format = 1\n\n[map]\nid = \"x\"\ntitle = \"{name}\"\n{}", actors.collect::<String>())
}

/// Not a test of its own: the process that is killed.
#[test]
fn child_that_saves_forever() {
    let Ok(path) = std::env::var(CHILD) else { return };
    let Opened { mut map, mut file, .. } = MapFile::open(Path::new(&path), Intent::Edit, None).unwrap();
    assert_eq!(file.read_only(), None);
    let title = &map.info.title;
    let last: usize = title.get(..title.len() / 200).unwrap().parse().unwrap();
    for turn in last + 1.. {
        let name = turn.to_string().repeat(200);
        let mut info = crate::model::MapInfo::clone(&map.info);
        info.title.clone_from(&name);
        map.info = info.into();
        let actors: Vec<_> = map.actors.iter().cloned().collect();
        for mut actor in actors {
            actor.name.clone_from(&name);
            map.actors.replace(actor);
        }
        file.save(&map).unwrap();
    }
}

#[test]
fn a_killed_save_leaves_a_whole_file() {
    let (folder, path) = map_with(text(0));
    let mut seen = std::collections::HashSet::new();
    let mut looks = 0_u32;
    for turn in 0..40 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "store::tests::kill::child_that_saves_forever", "--nocapture"])
            .env(CHILD, &path)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let before = std::fs::read_to_string(&path).unwrap();
        // It has begun to save when the text changed; then the moment of death varies with the looks.
        while looks < 200_000 && std::fs::read_to_string(&path).unwrap() == before {
            looks += 1;
        }
        for _ in 0..turn * 7 {
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(text.starts_with("format = 1\n") && text.ends_with("kind = \"ngo\"\n"));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        looks = 0;
        let Opened { map, problems, file } = open(&path);
        assert_eq!(problems, []);
        assert_eq!(file.read_only(), None, "a dead process holds no lock");
        let names = super::names_in(folder.path());
        assert_eq!(names, [".peta.toml.lock", "peta.toml"], "no litter stays");
        let title = &map.info.title;
        assert!(map.actors.len() == 200 && map.actors.iter().all(|actor| actor.name == *title));
        seen.insert(title.clone());
    }
    assert!(seen.len() > 3, "the process did save");
}
