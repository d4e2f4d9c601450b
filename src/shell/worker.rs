//! The thread that touches files. It does one job after another, so saves cannot overtake one another.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;

use crate::app::event::{Event, OpenedMap};
use crate::app::map::print::Print;
use crate::app::settings::Settings;
use crate::model::PartnershipMap;
use crate::store::{Intent, Library, MapFile, Merge, write_settings};
use crate::trouble::{OpenFailure, SaveFailure};

use super::Message;
use super::print::save_picture;

/// One thing to do.
pub(super) enum Job {
    Open(PathBuf),
    OpenSample,
    Create(Box<PartnershipMap>, Option<PathBuf>),
    Save(Arc<PartnershipMap>, u64),
    SaveCopy(Arc<PartnershipMap>, PathBuf),
    SavePicture(Box<Print>),
    Merge(Arc<PartnershipMap>),
    TakeTheirs,
    ListLibrary,
    StoreSettings(Settings),
}

/// The thread, seen from the loop.
pub(super) struct Worker {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread.
    pub(super) fn start(library: Option<Library>, out: Sender<Message>) -> Self {
        let (jobs, inbox) = channel();
        let thread = std::thread::spawn(move || {
            let mut room = Room { library, out, file: None };
            for job in inbox {
                room.work(job);
            }
        });
        Self { jobs: Some(jobs), thread: Some(thread) }
    }

    /// Gives it a job. A thread that is gone has said so by a panic already.
    pub(super) fn send(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            let _ = jobs.send(job);
        }
    }

    /// Waits until all jobs are done.
    pub(super) fn finish(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

struct Room {
    library: Option<Library>,
    out: Sender<Message>,
    file: Option<MapFile>,
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
                Err(failure) => self.say(Event::CopyFailed(PathBuf::from("contoh.toml"), failure)),
            },
            Job::Create(map, path) => self.create(&map, path),
            Job::Save(map, revision) => {
                let result = self.file.as_mut().map_or(Ok(()), |file| file.save(&map));
                let _ = self.out.send(Message::SaveDone);
                self.say(match result {
                    Ok(()) => Event::Saved(revision),
                    Err(failure) => Event::SaveFailed(failure),
                });
            }
            Job::SaveCopy(map, path) => self.save_copy(&map, path),
            Job::SavePicture(print) => {
                let result = save_picture(&print);
                self.say(match result {
                    Ok(path) => Event::PictureSaved(path),
                    Err(failure) => Event::CopyFailed(print.path, failure),
                });
            }
            Job::Merge(map) => self.merge(&map),
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

    fn open(&mut self, path: &Path) {
        // The lock of the file that is open goes first, or opening it again would find it locked by ourselves.
        let again = self.file.as_ref().is_some_and(|file| file.path() == path);
        if again {
            self.file = None;
        }
        match MapFile::open(path, Intent::Edit, self.backups().as_deref()) {
            Ok(opened) => {
                let read_only = opened.file.read_only().cloned();
                self.file = Some(opened.file);
                self.say(Event::Opened(Box::new(OpenedMap {
                    path: path.to_owned(),
                    map: opened.map,
                    problems: opened.problems,
                    read_only,
                })));
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
                Err(failure) => return self.say(Event::CopyFailed(PathBuf::from("peta.toml"), failure)),
            },
        };
        self.file = None;
        match MapFile::create(&path, map, self.backups().as_deref()) {
            Ok(file) => {
                drop(file);
                self.open(&path);
            }
            Err(failure) => self.say(Event::CopyFailed(path, failure)),
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

    fn merge(&mut self, mine: &PartnershipMap) {
        let Some(file) = &mut self.file else { return };
        let event = match file.merge(mine) {
            Ok(Merge::Done { map, problems }) => Event::Merged(map, problems),
            Ok(Merge::Conflicts(conflicts)) => Event::Conflicts(conflicts),
            Err(_) => Event::SaveFailed(SaveFailure::ChangedOnDisk),
        };
        self.say(event);
    }

    fn take_theirs(&mut self) {
        let Some(file) = &mut self.file else { return };
        let event = match file.take_theirs() {
            Ok((map, problems)) => Event::TookTheirs(Box::new(map), problems),
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
