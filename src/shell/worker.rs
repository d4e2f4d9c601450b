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
            Job::TakeTheirs => drop(self.take_theirs()),
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
            // Why theirs could not be taken is more than where the copy is; what stands here is whole then.
            Ok(path) => {
                if self.take_theirs() {
                    self.say(Event::CopySaved(path));
                }
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
            Err(failure) => unread(file, failure),
        };
        self.say(event);
    }

    /// Says whether theirs could be taken.
    fn take_theirs(&mut self) -> bool {
        let Some(file) = &mut self.file else { return false };
        let result = file.take_theirs();
        let is_taken = result.is_ok();
        let event = match result {
            Ok((map, problems)) => Event::TookTheirs(Box::new(map), problems, file.read_only().cloned()),
            Err(failure) => unread(file, failure),
        };
        self.say(event);
        is_taken
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

/// The file that is open could not be read again, and why.
fn unread(file: &MapFile, failure: OpenFailure) -> Event {
    Event::OpenFailed { path: file.path().to_owned(), failure, backup: None }
}

#[cfg(test)]
mod tests;
