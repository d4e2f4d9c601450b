//! One map file: open, save, create, copy, merge.

use std::io;
use std::path::{Path, PathBuf};

use super::copies::conflict_copies;
use super::document::{Block, Document, Kind, NO_SLOT};
use super::join::{Whole, join};
use super::merge::{AbsorbFailure, Merge, base_for};
use super::places::Places;
use super::read::{Reading, parse_value, read};
use super::safe_file::{Lock, Ready, Stamp, Target, drive_of, failure, folder_of, prepare, sweep, write};
use super::unreadable::{header_offset, id_by_eye};
use super::write::{updated, whole};
use super::{backup, disk};
use crate::merge::{Choices, Version, merge};
use crate::model::map::for_each_table;
use crate::model::{Id, PartnershipMap, Table};
use crate::trouble::{OpenFailure, Place, Problem, ReadOnly, SaveFailure, Subject};

/// What opening a file gave.
#[derive(Debug)]
pub struct Opened {
    /// All records that could be read.
    pub map: PartnershipMap,
    /// All that could not.
    pub problems: Vec<Problem>,
    /// The file itself, for saving.
    pub file: MapFile,
}

/// What a file is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// To look at, for a report or a check; takes no lock.
    Read,
    /// To change; takes the lock, so that a second one opens for reading only.
    Edit,
}

/// A map file as it stands on disk: its text in blocks, and the map that was read from it.
#[derive(Debug)]
pub struct MapFile {
    path: PathBuf,
    /// Where the file really lies: a symlink must stay one.
    target: PathBuf,
    /// The drive of its folder, as far as the system tells.
    drive: Option<u64>,
    document: Document,
    saved: PartnershipMap,
    /// Nothing when the disk would not tell; then the text itself is looked at.
    stamp: Option<Stamp>,
    read_only: Option<ReadOnly>,
    backups: Option<PathBuf>,
    /// What a save that failed half-way may have left on disk after all.
    attempt: Option<Document>,
    /// Whether this version of the file lies in the backups.
    backed_up: bool,
    /// Held for its drop, which gives the lock back.
    lock: Option<Lock>,
}

impl Opened {
    /// The map with its text, for comparing.
    pub fn version(&self) -> Version<'_> {
        Version { map: &self.map, texts: Some(&self.file.document) }
    }

    pub(super) fn whole(&self) -> Whole<'_> {
        Whole { document: &self.file.document, map: &self.map }
    }
}

impl MapFile {
    pub(super) fn into_document(self) -> Document {
        self.document
    }

    /// Opens a map file. Before its first save a copy goes into the folder `backups`.
    ///
    /// # Errors
    /// Why the file cannot be shown at all; nothing was changed on disk.
    pub fn open(path: &Path, intent: Intent, backups: Option<&Path>) -> Result<Opened, OpenFailure> {
        let target = disk::real_name(path).map_err(|error| open_failure(path, &error))?;
        // The lock comes first: what is read after it is what a save may build on.
        let wanted = intent == Intent::Edit && disk::is_file(&target);
        let lock = wanted.then(|| may_write(&target).and_then(|()| Lock::take(&target))).transpose();
        let (document, reading, stamp) = load(&target)?;
        let (lock, refused) = match lock {
            Ok(lock) => (lock, None),
            Err(refused) => (None, Some(refused)),
        };
        if lock.is_some() {
            sweep(&target);
        }
        let file = Self {
            path: path.to_owned(),
            drive: drive_of(folder_of(&target)).ok().flatten(),
            target,
            document,
            saved: reading.map.clone(),
            stamp: Some(stamp),
            attempt: None,
            read_only: reading.read_only.or(refused),
            backups: backups.map(Path::to_owned),
            backed_up: false,
            lock,
        };
        Ok(Opened { map: reading.map, problems: reading.problems, file })
    }

    /// Writes a map into a new file.
    ///
    /// # Errors
    /// [`SaveFailure::Exists`] when there is such a file, and all that a save can meet.
    pub fn create(path: &Path, map: &PartnershipMap, backups: Option<&Path>) -> Result<Self, SaveFailure> {
        let document = whole(map);
        let folder = disk::real_name(folder_of(path)).map_err(|error| failure(&error))?;
        let target = folder.join(path.file_name().unwrap_or_default());
        if disk::is_taken(&target) {
            return Err(SaveFailure::Exists);
        }
        let lock = Lock::take(&target).map_err(SaveFailure::ReadOnly)?;
        let stamp = prepare(&target, Target::New, document.text().as_bytes())
            .and_then(Ready::publish)
            .map_err(|error| failure(&error))?;
        Ok(Self {
            path: path.to_owned(),
            drive: drive_of(folder_of(&target)).ok().flatten(),
            target,
            document,
            saved: map.clone(),
            stamp,
            attempt: None,
            read_only: None,
            backups: backups.map(Path::to_owned),
            // There was nothing before it.
            backed_up: true,
            lock: Some(lock),
        })
    }

    /// The path by which it was opened.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Why it will not be written, if so.
    pub fn read_only(&self) -> Option<&ReadOnly> {
        self.read_only.as_ref()
    }

    /// Whether this program has the lock of the file, so that it is the one that may write it, or its drive knows no locks.
    pub fn holds_lock(&self) -> bool {
        self.lock.is_some()
    }

    /// The map as it stands on disk.
    pub fn saved_map(&self) -> &PartnershipMap {
        &self.saved
    }

    /// Writes a map that was made from [`MapFile::saved_map`]; only the lines of changed records differ
    /// afterwards. Nothing is written when nothing changed.
    ///
    /// # Errors
    /// Why it was not saved; then the file on disk is whole, the old one or (when the disk failed after the fact) the
    /// new one, and saving can be tried again.
    pub fn save(&mut self, map: &PartnershipMap) -> Result<(), SaveFailure> {
        let document = match updated(&self.document, &self.saved, map) {
            Some(document) => document,
            // A save that failed half-way may have left its text on disk: ours must stand there again.
            None if self.attempt.is_some() => self.document.clone(),
            None => {
                self.saved = map.clone();
                return Ok(());
            }
        };
        if let Some(reason) = &self.read_only {
            return Err(SaveFailure::ReadOnly(reason.clone()));
        }
        self.write_document(document, map)
    }

    /// Writes a document that holds `map`, if nobody else wrote the file since it was read.
    fn write_document(&mut self, document: Document, map: &PartnershipMap) -> Result<(), SaveFailure> {
        self.check_unchanged()?;
        if let Some(folder) = self.backups.as_deref().filter(|_| !self.backed_up) {
            // A home folder that is full or read-only must not keep a map on a flash drive from being saved:
            // the write itself never loses the old file before the new one is whole.
            self.backed_up = backup::add(folder, &self.target, self.document.text()).is_ok();
        }
        let target = self.target.clone();
        let text = document.text().as_bytes();
        let ready = prepare(&target, Target::Replace, text).map_err(|error| failure(&error))?;
        // Once more, right before it gets the name: writing a large map to a slow drive takes a while.
        self.check_unchanged()?;
        match ready.publish() {
            Ok(stamp) => self.stamp = stamp,
            Err(error) => {
                self.attempt = Some(document);
                return Err(failure(&error));
            }
        }
        self.document = document;
        self.saved = map.clone();
        self.attempt = None;
        Ok(())
    }

    /// Refuses when somebody else wrote the file since it was read.
    fn check_unchanged(&mut self) -> Result<(), SaveFailure> {
        let stamp = match Stamp::of(&self.target) {
            Ok(stamp) => stamp,
            // Moved away: nobody's work is overwritten, and the folder says whether there is a way back. A folder on
            // another drive is what stays when a flash drive is pulled out; what is written there would be hidden
            // when it comes back.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let drive = drive_of(folder_of(&self.target)).map_err(|error| failure(&error))?;
                let same = self.drive.is_none() || drive == self.drive;
                return if same { Ok(()) } else { Err(SaveFailure::FolderGone) };
            }
            Err(error) => return Err(failure(&error)),
        };
        if self.stamp.as_ref() == Some(&stamp) {
            return Ok(());
        }
        let bytes = disk::read(&self.target).map_err(|error| failure(&error))?;
        // A disk may do what it is asked for and report a failure: our own text is nobody else's.
        let own = [Some(&self.document), self.attempt.as_ref()];
        if !own.into_iter().flatten().any(|document| bytes == document.text().as_bytes()) {
            return Err(SaveFailure::ChangedOnDisk);
        }
        self.stamp = Some(stamp);
        Ok(())
    }

    /// Writes a map into another, new file, whole and with everything that the program does not know.
    ///
    /// # Errors
    /// [`SaveFailure::Exists`] when there is such a file, and all that a save can meet.
    pub fn save_copy(&self, map: &PartnershipMap, to: &Path) -> Result<(), SaveFailure> {
        write(to, Target::New, self.text_with(map).as_bytes()).map_err(|error| failure(&error))
    }

    /// The whole text that a save of `map` would write.
    pub fn text_with(&self, map: &PartnershipMap) -> String {
        let new = updated(&self.document, &self.saved, map);
        new.as_ref().unwrap_or(&self.document).text().to_owned()
    }

    /// Reads the file again after [`SaveFailure::ChangedOnDisk`] and builds on that; the caller drops its map, and looks
    /// at [`MapFile::read_only`], which may be another answer now.
    ///
    /// # Errors
    /// Why the file cannot be read any more; nothing changed then.
    pub fn take_theirs(&mut self) -> Result<(PartnershipMap, Vec<Problem>), OpenFailure> {
        let (document, reading, stamp) = load(&self.target)?;
        Ok(self.build_on(document, reading, stamp))
    }

    fn build_on(
        &mut self,
        document: Document,
        reading: Reading,
        stamp: Stamp,
    ) -> (PartnershipMap, Vec<Problem>) {
        self.document = document;
        self.saved = reading.map.clone();
        self.stamp = Some(stamp);
        self.attempt = None;
        self.backed_up = false;
        // A lock that somebody else has, or a missing permission, does not go away by reading again.
        let file_own = matches!(self.read_only, Some(ReadOnly::NewerFormat(_) | ReadOnly::Damaged(_)));
        if reading.read_only.is_some() || file_own {
            self.read_only = reading.read_only;
        }
        (reading.map, reading.problems)
    }

    /// Joins `mine`, made from [`MapFile::saved_map`], with what somebody else wrote to disk in the meantime: that
    /// is *ours* then, and `mine` is *theirs*. When nothing is left to decide, the file builds on what is on disk
    /// afterwards and the joined map can be saved; otherwise nothing changes.
    ///
    /// # Errors
    /// Why the file cannot be read any more, or cannot be joined; nothing changed then.
    pub fn merge(&mut self, mine: &PartnershipMap, choices: &Choices) -> Result<Merge, OpenFailure> {
        let (document, reading, stamp) = load(&self.target)?;
        reading.joinable()?;
        let (base, disk) = (Version::of(&self.saved), Version::of(&reading.map));
        let joined = merge(Some(base), disk, Version::of(mine), choices);
        if !joined.open.is_empty() {
            return Ok(Merge::Conflicts(Box::new(joined)));
        }
        let (_, problems) = self.build_on(document, reading, stamp);
        Ok(Merge::Done { map: Box::new(joined.map), problems })
    }

    /// Brings in a copy of this map that somebody else changed, and saves: `mine`, made from [`MapFile::saved_map`], is
    /// *ours*. A copy that a program left beside the map goes to the backups then. With something left to decide, nothing
    /// changes.
    ///
    /// # Errors
    /// Why not; the copy is where it was, and the file is the old one or, after [`AbsorbFailure::Save`], maybe the joined
    /// one: the next save writes what stands here.
    pub fn absorb(
        &mut self,
        mine: &PartnershipMap,
        copy: &Path,
        choices: &Choices,
    ) -> Result<Merge, AbsorbFailure> {
        if let Some(reason) = &self.read_only {
            return Err(AbsorbFailure::Save(SaveFailure::ReadOnly(reason.clone())));
        }
        let (copied, reading, _) = load(copy).map_err(AbsorbFailure::Copy)?;
        reading.joinable().map_err(AbsorbFailure::Copy)?;
        if reading.map.info.id != mine.info.id {
            return Err(AbsorbFailure::OtherMap);
        }
        let own = updated(&self.document, &self.saved, mine).unwrap_or_else(|| self.document.clone());
        let saved = (&self.document, &self.saved);
        let base = base_for(self.backups.as_deref(), &self.target, saved, &reading.map);
        let base = base.as_ref().map(|(document, map)| Whole { document, map });
        let ours = Whole { document: &own, map: mine };
        let theirs = Whole { document: &copied, map: &reading.map };
        let (joined, document) = join(base, ours, theirs, choices);
        if !joined.open.is_empty() {
            return Ok(Merge::Conflicts(Box::new(joined)));
        }
        self.write_document(document, &joined.map).map_err(AbsorbFailure::Save)?;
        // A file that somebody chose by hand is theirs to keep where it is.
        let real = disk::real_name(copy).unwrap_or_else(|_| copy.to_owned());
        let left_behind = conflict_copies(&self.target, &mine.info.id).iter().any(|one| one.path == real);
        if let Some(folder) = self.backups.as_deref().filter(|_| left_behind) {
            // The map is saved; a copy that cannot be moved is offered again, and then brings nothing new.
            backup::take(folder, copy).ok();
        }
        let problems = problems_of(&self.document);
        Ok(Merge::Done { map: Box::new(joined.map), problems })
    }

    /// Where a record stands in the file: its header, or one of its keys (`target`, `history.0.rung`).
    pub fn locate(&self, subject: &Subject, key: Option<&str>) -> Option<Place> {
        let kind = subject.table.map_or(Kind::Map, Kind::Record);
        let slot = match (subject.table, &subject.id) {
            (None, _) => Some(0),
            (Some(table), Some(id)) => slot_of(&self.saved, table, id),
            (Some(_), None) => return None,
        };
        let known = slot.and_then(|slot| self.document.block_of(kind, u32::try_from(slot).ok()?));
        // A record that could not be read has no slot.
        let at = known.or_else(|| {
            let core = |block: &Block| id_by_eye(self.document.slice(block.core()));
            let unread = |block: &Block| block.kind == kind && block.slot == NO_SLOT;
            self.document.blocks.iter().position(|block| unread(block) && core(block) == subject.id)
        })?;
        let core = self.document.slice(self.document.blocks.get(at)?.core());
        let offset = key.and_then(|key| key_offset(core, kind, key)).unwrap_or_else(|| header_offset(core));
        self.document.place_in(at, offset)
    }
}

macro_rules! slots {
    ($($record:ident $field:ident),+) => {
        fn slot_of(map: &PartnershipMap, table: Table, id: &Id) -> Option<usize> {
            match table { $(Table::$record => map.$field.slot_of(id),)+ }
        }
    };
}
for_each_table!(slots);

/// The byte at which a key of a record starts; parts of a list are counted from 0.
fn key_offset(core: &str, kind: Kind, key: &str) -> Option<usize> {
    let mut value = parse_value(core, kind).ok()??;
    let mut at = None;
    for part in key.split('.') {
        value = match value.into_inner() {
            toml::de::DeValue::Table(table) => {
                let (key, value) = table.into_iter().find(|(key, _)| key.get_ref() == part)?;
                at = Some(key.span().start);
                value
            }
            toml::de::DeValue::Array(list) => {
                let value = list.into_iter().nth(part.parse().ok()?)?;
                at = Some(value.span().start);
                value
            }
            _ => return None,
        };
    }
    at
}

/// Reads and takes apart the file at `target`.
fn load(target: &Path) -> Result<(Document, Reading, Stamp), OpenFailure> {
    let broken = |error: io::Error| open_failure(target, &error);
    let found = disk::look(target).map_err(broken)?;
    if found.is_dir() {
        return Err(OpenFailure::Directory);
    }
    if !found.is_file() {
        // Reading a pipe would wait for ever.
        return Err(OpenFailure::Other("not a regular file".to_owned()));
    }
    // The stamp is taken before the text: a write in between shows as a change then.
    let stamp = Stamp::of(target).map_err(broken)?;
    let bytes = disk::read(target).map_err(broken)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(error.as_bytes().get(..good).unwrap_or_default());
        OpenFailure::NotUtf8(Places::new(&before).at(before.len()))
    })?;
    let mut document = Document::cut(text.into());
    let name = target.file_stem().unwrap_or_default().to_string_lossy();
    let reading = read(&mut document, &name)?;
    Ok((document, reading, stamp))
}

/// What cannot be read in a text that was put together from two.
fn problems_of(document: &Document) -> Vec<Problem> {
    let mut again = Document::cut(document.text().into());
    read(&mut again, "").map(|reading| reading.problems).unwrap_or_default()
}

/// Why a path cannot be read, out of what the operating system says.
pub(super) fn open_failure(path: &Path, error: &io::Error) -> OpenFailure {
    match error.kind() {
        io::ErrorKind::NotFound if disk::is_folder(folder_of(path)) => OpenFailure::Missing,
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => OpenFailure::FolderMissing,
        io::ErrorKind::PermissionDenied => OpenFailure::Permission,
        io::ErrorKind::IsADirectory => OpenFailure::Directory,
        _ => OpenFailure::Other(error.to_string()),
    }
}

/// Whether this user may write the file: the folder alone would allow replacing a file that is marked
/// read-only, which is not what its mark means.
fn may_write(target: &Path) -> Result<(), ReadOnly> {
    let marked = disk::look(target).is_ok_and(|metadata| metadata.permissions().readonly());
    match disk::open_to_write(target) {
        Err(error) if failure(&error) == SaveFailure::Permission => Err(ReadOnly::Permission),
        Ok(_) if marked => Err(ReadOnly::Permission),
        _ => Ok(()),
    }
}
