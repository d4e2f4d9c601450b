//! The thread that touches files. It does one job after another, so saves cannot overtake one another.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;

use crate::app::event::{Event, OpenedMap};
use crate::app::map::print::Print;
use crate::app::settings::Settings;
use crate::app::settle::Source;
use crate::merge::Choices;
use crate::model::PartnershipMap;
use crate::store::{
    AbsorbFailure, Intent, Library, MapFile, Merge, conflict_copies, create_folder, fresh_text, write_beside,
    write_settings,
};
use crate::trouble::{OpenFailure, SaveFailure};

use super::Message;
use super::print::save_picture;

/// One thing to do.
pub(super) enum Job {
    Open(PathBuf),
    OpenSample,
    Create(Box<PartnershipMap>, Option<PathBuf>),
    /// Into the file of this path, and no other.
    Save(PathBuf, Arc<PartnershipMap>, u64),
    /// Save for the last time before the program ends; when that fails, into a copy of this name.
    SaveLast(PathBuf, Arc<PartnershipMap>, PathBuf),
    SaveCopy(Arc<PartnershipMap>, PathBuf),
    KeepMine(Arc<PartnershipMap>, PathBuf),
    SavePicture(Box<Print>),
    Merge(Arc<PartnershipMap>, Choices),
    Absorb(Arc<PartnershipMap>, PathBuf, Choices),
    TakeTheirs,
    ListLibrary,
    StoreSettings(Settings),
}

/// The thread, seen from the loop.
pub(super) struct Worker {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<Option<Left>>>,
}

/// What the last save left behind when it failed: the copy, or why there is none.
pub(super) type Left = Result<PathBuf, SaveFailure>;

impl Worker {
    /// Starts the thread.
    pub(super) fn start(library: Option<Library>, out: Sender<Message>) -> Self {
        let (jobs, inbox) = channel();
        let thread = std::thread::spawn(move || {
            let mut room = Room { library, out, file: None, left: None };
            for job in inbox {
                room.work(job);
            }
            room.left
        });
        Self { jobs: Some(jobs), thread: Some(thread) }
    }

    /// Gives it a job. A thread that is gone has said so by a panic already.
    pub(super) fn send(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            let _ = jobs.send(job);
        }
    }

    /// Waits until all jobs are done; says where a last save went that its own file did not take.
    pub(super) fn finish(&mut self) -> Option<Left> {
        self.jobs = None;
        self.thread.take()?.join().ok()?
    }
}

struct Room {
    library: Option<Library>,
    out: Sender<Message>,
    file: Option<MapFile>,
    left: Option<Left>,
}

impl Room {
    fn say(&self, event: Event) {
        let _ = self.out.send(Message::App(event));
    }

    fn work(&mut self, job: Job) {
        match job {
            Job::Open(path) => self.open(&path),
            Job::OpenSample => match self.copy_sample() {
                Ok(path) => self.open(&path),
                Err(failure) => self.say(Event::NotMade(PathBuf::from("contoh.toml"), failure)),
            },
            Job::Create(map, path) => self.create(&map, path),
            Job::Save(path, map, revision) => self.save(&path, &map, revision),
            Job::SaveLast(path, map, copy) => self.left = self.save_last(&path, &map, &copy),
            Job::SaveCopy(map, path) => self.save_copy(&map, path),
            Job::KeepMine(map, path) => self.keep_mine(&map, &path),
            Job::SavePicture(print) => {
                let result = save_picture(&print);
                self.say(match result {
                    Ok(path) => Event::PictureSaved(path),
                    Err(failure) => Event::PictureFailed(print.path, failure),
                });
            }
            Job::Merge(map, choices) => self.merge(&map, &choices),
            Job::Absorb(map, copy, choices) => self.absorb(&map, copy, &choices),
            Job::TakeTheirs => self.take_theirs(),
            Job::ListLibrary => self.list(),
            Job::StoreSettings(settings) => {
                if let (Some(library), Ok(text)) = (&self.library, toml::to_string(&settings)) {
                    // Settings are a convenience: a failure to keep them must not disturb the work.
                    let _ = write_settings(library.settings_file(), &text);
                }
            }
        }
    }

    fn backups(&self) -> Option<PathBuf> {
        self.library.as_ref().map(|library| library.backups().to_owned())
    }

    fn save(&mut self, path: &Path, map: &PartnershipMap, revision: u64) {
        // Without its file nothing is on disk, and nothing may say that it is; the file of another map is not its file.
        let file = self.file.as_mut().filter(|file| file.path() == path);
        let result = file.map_or(Err(SaveFailure::FolderGone), |file| file.save(map));
        let _ = self.out.send(Message::SaveDone);
        self.say(match result {
            Ok(()) => Event::Saved(revision),
            Err(failure) => Event::SaveFailed(failure),
        });
    }

    /// The last save. Nobody can be asked any more, so a file that does not take it (changed by somebody else, a
    /// full or vanished disk) gets a copy beside it, else in the library, else where temporary files go.
    fn save_last(&mut self, path: &Path, map: &PartnershipMap, copy: &Path) -> Option<Left> {
        let (failure, text) = match self.file.as_mut().filter(|file| file.path() == path) {
            Some(file) => {
                let failure = file.save(map).err()?;
                (failure, file.text_with(map))
            }
            // Its file is not open: a copy has all that is known of it.
            None => (SaveFailure::FolderGone, fresh_text(map)),
        };
        let name = copy.file_name()?;
        // Only the library's folder is made: that of the map may be where a flash drive was.
        let library = self.library.as_ref().map(Library::maps).filter(|maps| create_folder(maps).is_ok());
        let places = [
            Some(copy.to_owned()),
            library.map(|maps| maps.join(name)),
            Some(std::env::temp_dir().join(name)),
        ];
        let mut places = places.into_iter().flatten();
        let kept = places.find_map(|place| write_beside(&place, text.as_bytes()).ok());
        Some(kept.ok_or(failure))
    }

    fn open(&mut self, path: &Path) {
        let backups = self.backups();
        // The file that is open stays the one that saves go to until another one is open.
        let opened = match self.file.as_mut().filter(|file| file.path() == path && file.holds_lock()) {
            Some(file) => file.take_theirs(),
            None => MapFile::open(path, Intent::Edit, backups.as_deref()).map(|opened| {
                self.file = Some(opened.file);
                (opened.map, opened.problems)
            }),
        };
        match opened {
            Ok((map, problems)) => {
                let read_only = self.file.as_ref().and_then(MapFile::read_only).cloned();
                let id = map.info.id.clone();
                self.say(Event::Opened(Box::new(OpenedMap {
                    path: path.to_owned(),
                    map,
                    problems,
                    read_only,
                })));
                let copies = conflict_copies(path, &id);
                if !copies.is_empty() {
                    self.say(Event::Copies(copies.into_iter().map(|copy| copy.path).collect()));
                }
            }
            Err(failure) => {
                let backup = match failure {
                    OpenFailure::Missing | OpenFailure::FolderMissing => None,
                    _ => self.library.as_ref().and_then(|library| library.newest_backup(path)),
                };
                self.say(Event::OpenFailed { path: path.to_owned(), failure, backup });
            }
        }
        self.list();
    }

    fn create(&mut self, map: &PartnershipMap, path: Option<PathBuf>) {
        let path = match path {
            Some(path) => path,
            None => match self.free_path(map.info.id.as_str()) {
                Ok(path) => path,
                Err(failure) => return self.say(Event::NotMade(PathBuf::from("peta.toml"), failure)),
            },
        };
        match MapFile::create(&path, map, self.backups().as_deref()) {
            Ok(file) => {
                drop(file);
                self.open(&path);
            }
            Err(failure) => self.say(Event::NotMade(path, failure)),
        }
    }

    fn copy_sample(&self) -> Result<PathBuf, SaveFailure> {
        self.library.as_ref().ok_or(SaveFailure::FolderGone)?.copy_sample()
    }

    fn free_path(&self, stem: &str) -> Result<PathBuf, SaveFailure> {
        self.library.as_ref().ok_or(SaveFailure::FolderGone)?.free_path(stem)
    }

    fn save_copy(&self, map: &PartnershipMap, path: PathBuf) {
        let Some(file) = &self.file else { return };
        match file.save_copy(map, &path) {
            Ok(()) => self.say(Event::CopySaved(path)),
            Err(failure) => self.say(Event::CopyFailed(path, failure)),
        }
    }

    /// What stands here goes beside the map; only what is safe there may be dropped for the version on disk.
    fn keep_mine(&mut self, mine: &PartnershipMap, path: &Path) {
        let Some(file) = &self.file else { return };
        match write_beside(path, file.text_with(mine).as_bytes()) {
            Ok(path) => {
                self.take_theirs();
                self.say(Event::CopySaved(path));
            }
            Err(failure) => self.say(Event::CopyFailed(path.to_owned(), failure)),
        }
    }

    fn absorb(&mut self, mine: &PartnershipMap, copy: PathBuf, choices: &Choices) {
        let Some(file) = &mut self.file else { return };
        let event = match file.absorb(mine, &copy, choices) {
            Ok(Merge::Done { map, problems }) => Event::Absorbed(map, problems, copy),
            Ok(Merge::Conflicts(joined)) => {
                Event::Conflicts(Source::Copy(copy), joined.open, Arc::new(joined.map))
            }
            Err(AbsorbFailure::Copy(failure)) => Event::OpenFailed { path: copy, failure, backup: None },
            Err(AbsorbFailure::OtherMap) => Event::OtherMap,
            Err(AbsorbFailure::Save(failure)) => Event::SaveFailed(failure),
        };
        self.say(event);
    }

    fn merge(&mut self, mine: &PartnershipMap, choices: &Choices) {
        let Some(file) = &mut self.file else { return };
        let event = match file.merge(mine, choices) {
            Ok(Merge::Done { map, problems }) => Event::Merged(map, problems),
            Ok(Merge::Conflicts(conflicts)) => {
                Event::Conflicts(Source::Disk, conflicts.open, Arc::new(conflicts.map))
            }
            Err(_) => Event::SaveFailed(SaveFailure::ChangedOnDisk),
        };
        self.say(event);
    }

    fn take_theirs(&mut self) {
        let Some(file) = &mut self.file else { return };
        let event = match file.take_theirs() {
            Ok((map, problems)) => Event::TookTheirs(Box::new(map), problems, file.read_only().cloned()),
            Err(_) => Event::SaveFailed(SaveFailure::ChangedOnDisk),
        };
        self.say(event);
    }

    fn list(&self) {
        let Some(library) = &self.library else { return };
        let maps = library
            .list_maps()
            .into_iter()
            .map(|listed| {
                let name = listed.path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
                (listed.path, listed.title.or(name).unwrap_or_default())
            })
            .collect();
        self.say(Event::Library(maps));
    }
}

#[cfg(test)]
mod tests {
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
        let today = crate::shell::clock_today();
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
        assert!(
            events(&said).iter().any(|event| matches!(event, Event::SaveFailed(_))),
            "said, and not hidden"
        );
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
        crate::store::write_output(&path, b"format = 1\n[map]\nid = \"a\"\ntitle = \"Mereka\"\n", true)
            .unwrap();
        let kept = room.save_last(&path, &later, &copy).unwrap().unwrap();
        assert_eq!(kept, copy);
        assert!(fs::read_to_string(&kept).unwrap().contains("Sesudahnya"));
        assert!(fs::read_to_string(&path).unwrap().contains("Mereka"), "theirs is left alone");
        // Where the folder of the map takes nothing, the library does.
        let kept = room.save_last(&path, &later, &path.join("tiada.toml")).unwrap().unwrap();
        assert_eq!(kept, room.library.as_ref().unwrap().maps().join("tiada.toml"));
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
}
