//! The power fails: what can lie on the disk then, after every step, and that it is the old map or the new one.
//!
//! The model is harsher than file systems are. What was written and not synced may be there, half there, zeros, or
//! not there. What was done to names in a folder that was not synced may be there or not, each by itself; a new name
//! and the removal of the old one are two things.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::seam::{Done, recorded};
use super::{TWO, map_with, open, renamed, stands_in_docs};
use crate::store::{Intent, MapFile, Opened, write_settings};

/// A file, whatever its names are.
#[derive(Clone, Debug, Default)]
struct Inode {
    /// What is safe.
    synced: Vec<u8>,
    /// What is there while the power lasts.
    text: Vec<u8>,
}

impl Inode {
    /// All that can be read after the power failed.
    fn ends(&self) -> BTreeSet<Vec<u8>> {
        let half = self.text.get(..self.text.len() / 2).unwrap_or_default().to_owned();
        let zeros = vec![0; self.text.len()];
        if self.synced == self.text {
            BTreeSet::from([self.text.clone()])
        } else {
            BTreeSet::from([self.synced.clone(), self.text.clone(), half, zeros])
        }
    }
}

/// One folder of a disk.
#[derive(Clone, Debug, Default)]
struct Disk {
    inodes: Vec<Inode>,
    /// The names that are safe.
    names: BTreeMap<PathBuf, usize>,
    /// The names while the power lasts.
    now: BTreeMap<PathBuf, usize>,
    /// What happened to names and is not safe: a name got a file, or lost it.
    pending: Vec<(PathBuf, Option<usize>)>,
}

impl Disk {
    fn with(files: &[(&Path, &[u8])]) -> Self {
        let mut disk = Self::default();
        for (path, text) in files {
            disk.names.insert(path.to_path_buf(), disk.inodes.len());
            disk.inodes.push(Inode { synced: text.to_vec(), text: text.to_vec() });
        }
        disk.now.clone_from(&disk.names);
        disk
    }

    fn name(&mut self, path: &Path, inode: Option<usize>) {
        self.pending.push((path.to_owned(), inode));
        match inode {
            Some(inode) => self.now.insert(path.to_owned(), inode),
            None => self.now.remove(path),
        };
    }

    fn file(&mut self, path: &Path) -> &mut Inode {
        let at = self.now[path];
        &mut self.inodes[at]
    }

    fn goes_on(&mut self, done: &Done) {
        match done {
            Done::Create(path) if self.now.contains_key(path) => {}
            Done::Create(path) => {
                let inode = self.inodes.len();
                self.inodes.push(Inode::default());
                self.name(path, Some(inode));
            }
            Done::Write(path, bytes) => self.file(path).text.extend(bytes),
            Done::Empty(path) => self.file(path).text.clear(),
            Done::Sync(path) => {
                let file = self.file(path);
                file.synced.clone_from(&file.text);
            }
            Done::Rename(from, to) => {
                let inode = self.now[from];
                self.name(to, Some(inode));
                self.name(from, None);
            }
            Done::Remove(path) => self.name(path, None),
            Done::SyncFolder(folder) => {
                let (safe, waits) = std::mem::take(&mut self.pending)
                    .into_iter()
                    .partition(|(path, _)| path.parent() == Some(folder.as_path()));
                self.pending = waits;
                apply(&mut self.names, &safe);
            }
            Done::Nothing => {}
        }
    }

    /// All that can lie on the disk when the power fails now: every choice of pending names, and for every file one
    /// of its ends, where the others are as the system had them.
    fn ends(&self) -> BTreeSet<BTreeMap<PathBuf, Vec<u8>>> {
        assert!(self.pending.len() < 12, "{:?}", self.pending);
        let mut found = BTreeSet::new();
        for choice in 0..1_u32 << self.pending.len() {
            let chosen = self.pending.iter().enumerate().filter(|(at, _)| choice >> at & 1 == 1);
            let mut names = self.names.clone();
            apply(&mut names, &chosen.map(|(_, one)| one.clone()).collect());
            let whole: BTreeMap<_, _> =
                names.iter().map(|(path, inode)| (path.clone(), self.inodes[*inode].text.clone())).collect();
            found.insert(whole.clone());
            for (path, inode) in &names {
                for end in self.inodes[*inode].ends() {
                    let mut files = whole.clone();
                    files.insert(path.clone(), end);
                    found.insert(files);
                }
            }
        }
        found
    }
}

fn apply(names: &mut BTreeMap<PathBuf, usize>, changes: &Vec<(PathBuf, Option<usize>)>) {
    for (path, inode) in changes {
        match inode {
            Some(inode) => names.insert(path.clone(), *inode),
            None => names.remove(path),
        };
    }
}

/// Lays out a disk as the power cut left it.
fn lay_out(from: &Path, files: &BTreeMap<PathBuf, Vec<u8>>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path.strip_prefix(from).unwrap());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        super::put(&path, text);
    }
    folder
}

/// All disks that a power cut can leave, after each step; `safe` is told at which step, counted from 1.
fn every_cut(
    mut disk: Disk,
    steps: &[Done],
    mut check: impl FnMut(usize, &BTreeMap<PathBuf, Vec<u8>>),
) -> usize {
    let mut cases = 0;
    for at in 0..=steps.len() {
        if let Some(done) = at.checked_sub(1).map(|before| &steps[before]) {
            disk.goes_on(done);
        }
        for files in disk.ends() {
            check(at, &files);
            cases += 1;
        }
    }
    cases
}

#[test]
fn a_power_cut_leaves_the_old_map_or_the_new_one() {
    let (folder, path) = map_with(TWO);
    let backups = folder.path().join("cadangan");
    let mut texts = vec![TWO.to_owned()];
    let ((), steps) = recorded(|| {
        let Opened { map, mut file, .. } = MapFile::open(&path, Intent::Edit, Some(&backups)).unwrap();
        for (party, name) in
            [("a", "Satu"), ("b", "Dua"), ("a", "Tiga yang jauh lebih panjang daripada sebelumnya")]
        {
            file.save(&renamed(file.saved_map(), party, name)).unwrap();
            texts.push(file.text_with(file.saved_map()));
        }
        assert_eq!(map.actors.len(), 2);
    });
    // The step after which a save has said that it is done, for each save.
    let target = fs::canonicalize(&path).unwrap();
    let is_publish = |done: &Done| matches!(done, Done::Rename(_, to) if *to == target);
    let renames: Vec<usize> = (0..steps.len()).filter(|at| is_publish(&steps[*at])).collect();
    assert_eq!(renames.len(), 3);
    let is_sync = |at: &usize| matches!(&steps[*at], Done::SyncFolder(folder) if Some(folder.as_path()) == target.parent());
    let safe: Vec<usize> =
        renames.iter().map(|rename| (*rename..steps.len()).find(is_sync).unwrap()).collect();
    let start = Disk::with(&[(&target, TWO.as_bytes())]);
    let mut seen = BTreeSet::new();
    let cases = every_cut(start, &steps, |at, files| {
        let found = std::str::from_utf8(&files[&target]).unwrap();
        let version = texts.iter().position(|text| text == found).expect("old or new, whole");
        let least = safe.iter().filter(|step| **step < at).count();
        let most = renames.iter().filter(|step| **step < at).count();
        assert!((least..=most).contains(&version), "step {at}: version {version} of {least} to {most}");
        // Whatever else lies there: the map opens, can be saved, and the litter goes.
        if seen.insert(files.clone()) {
            let folder = lay_out(target.parent().unwrap(), files);
            let path = folder.path().join("peta.toml");
            let Opened { map, problems, mut file } = open(&path);
            assert_eq!((problems.len(), file.read_only()), (0, None));
            let next = renamed(&map, "b", "Sesudah listrik menyala");
            file.save(&next).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), file.text_with(&next));
            drop(file);
            let names = super::names_in(folder.path());
            assert!(names.iter().all(|name| name == "cadangan" || name == "peta.toml"), "{names:?}");
        }
    });
    stands_in_docs("the power fails during three saves", cases);
}

#[test]
fn a_power_cut_leaves_the_old_settings_or_the_new_ones() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    super::put(&path, "language = \"id\"\n");
    let (result, steps) = recorded(|| write_settings(&path, "language = \"en\"\n"));
    result.unwrap();
    let start = Disk::with(&[(&path, b"language = \"id\"\n")]);
    let cases = every_cut(start, &steps, |at, files| {
        let text = std::str::from_utf8(&files[&path]).unwrap();
        assert!(
            text == "language = \"en\"\n" || text == "language = \"id\"\n" && at < steps.len(),
            "{at}: {text}"
        );
    });
    stands_in_docs("the power fails while settings are stored", cases);
}

/// The model would see it: a file that gets its name before its text is safe, as careless programs do it.
#[test]
fn the_model_sees_a_careless_program() {
    let (temporary, path) = (Path::new("/x/.peta.tmp"), Path::new("/x/peta.toml"));
    let steps = [
        Done::Create(temporary.to_owned()),
        Done::Write(temporary.to_owned(), b"baru".to_vec()),
        Done::Rename(temporary.to_owned(), path.to_owned()),
        Done::Sync(path.to_owned()),
    ];
    let mut lost = 0;
    every_cut(Disk::with(&[(path, b"lama")]), &steps, |_, files| {
        lost += usize::from(!matches!(files.get(path).map(Vec::as_slice), Some(b"lama" | b"baru")));
    });
    assert!(lost > 2, "{lost}");
}
