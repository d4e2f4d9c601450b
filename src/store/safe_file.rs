//! Writing that cannot lose data: the old file is whole until the new one is.

use std::ffi::OsString;
use std::fs::{File, Metadata, TryLockError};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::disk::{self, Step};

use crate::trouble::{ReadOnly, SaveFailure};

/// What a failed write means for the user.
pub(super) fn failure(error: &io::Error) -> SaveFailure {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => SaveFailure::DiskFull,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => SaveFailure::Permission,
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => SaveFailure::FolderGone,
        io::ErrorKind::AlreadyExists => SaveFailure::Exists,
        _ => SaveFailure::Other(error.to_string()),
    }
}

/// The ending of files that are being written.
const TEMPORARY: &str = ".tmp";

/// Whether a file of that name may be there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// An existing file is replaced; its permissions stay.
    Replace,
    /// An existing file is left alone, and writing fails.
    New,
    /// As [`Target::New`], for this user's eyes only.
    Private,
}

/// Replaces or creates the file at `path` (no symlink) in one step.
///
/// # Errors
/// What the operating system says; the file is the old one or the new one then, whole, and nothing is left beside
/// it.
pub(super) fn write(path: &Path, target: Target, bytes: &[u8]) -> io::Result<()> {
    prepare(path, target, bytes)?.publish().map(drop)
}

/// A new version of a file: whole, on the disk, and still under a name of its own.
pub(super) struct Ready<'a> {
    temporary: NamedTempFile,
    path: &'a Path,
    target: Target,
    /// Taken here, so that nothing stands between a last look at the old file and the name.
    stamp: Option<Stamp>,
}

/// The first and longer half of [`write`]: all but the name.
///
/// # Errors
/// What the operating system says; the old file is untouched then, and nothing is left beside it.
pub(super) fn prepare<'a>(path: &'a Path, target: Target, bytes: &[u8]) -> io::Result<Ready<'a>> {
    if target != Target::Replace && disk::is_taken(path) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let private = target == Target::Private;
    let temporary = tempfile::Builder::new()
        .prefix(&hidden(path, "."))
        .suffix(TEMPORARY)
        .make_in(folder_of(path), |path| disk::create(path, private))?;
    let (file, place) = (temporary.as_file(), temporary.path());
    if let Ok(old) = disk::look(path) {
        disk::step(Step::Dress(place), || dress(file, &old))?;
    }
    disk::write(file, place, bytes)?;
    // Before the name points to the new file, its text must be on the disk: else a power cut between the
    // two leaves an empty file.
    disk::sync(file, place)?;
    let stamp = Stamp::of_open(file, place).ok();
    Ok(Ready { temporary, path, target, stamp })
}

impl Ready<'_> {
    /// The other half of [`write`]: gives the file its name. Gives the stamp of what was written, and nothing where
    /// somebody wrote into it at once.
    ///
    /// # Errors
    /// What the operating system says; the file is the old one or the new one then, whole.
    pub(super) fn publish(self) -> io::Result<Option<Stamp>> {
        let Self { temporary, path, target, stamp } = self;
        let from = temporary.path().to_owned();
        let file = disk::step(Step::Rename(&from, path), || match target {
            Target::Replace => temporary.persist(path).map_err(|failed| failed.error),
            Target::New | Target::Private => temporary.persist_noclobber(path).map_err(|failed| failed.error),
        })?;
        // The name is only safe once the folder is on the disk.
        disk::sync_folder(folder_of(path))?;
        // Of the open file, not of the name, which may be another file's by now.
        let after = Stamp::of_open(&file, path).ok();
        Ok(after.filter(|after| stamp.is_some_and(|before| after.is_same_text(&before))))
    }
}

/// Removes what a process that was killed while it wrote `path` left behind; only for who holds its lock.
pub(super) fn sweep(path: &Path) {
    let prefix = hidden(path, ".");
    for path in disk::list(folder_of(path)).unwrap_or_default() {
        let name = path.file_name().unwrap_or_default().as_encoded_bytes();
        let own = name.starts_with(prefix.as_encoded_bytes()) && name.ends_with(TEMPORARY.as_bytes());
        if own {
            // What cannot be removed does no harm.
            disk::remove(&path).ok();
        }
    }
}

/// Gives the new file the owner of the old one where this user may do that, and its permissions.
fn dress(file: &File, old: &Metadata) -> io::Result<()> {
    let new = file.metadata()?;
    keep_owner(file, &new, old);
    // Many a flash drive knows no permissions: what is as it should be is not asked for.
    if new.permissions() == old.permissions() { Ok(()) } else { file.set_permissions(old.permissions()) }
}

#[cfg(unix)]
fn keep_owner(file: &File, new: &Metadata, old: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
        // Only root may give a file away; a colleague's file in a shared folder stays writable by its group.
        if fchown(file, Some(old.uid()), Some(old.gid())).is_err() {
            fchown(file, None, Some(old.gid())).ok();
        }
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata, _: &Metadata) {}

/// The folder of a file; the working folder when the path names none.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The drive on which a folder lies, as the system numbers it; nothing where it does not.
///
/// # Errors
/// What the operating system says; also when it is no folder.
pub(super) fn drive_of(folder: &Path) -> io::Result<Option<u64>> {
    let found = disk::look(folder)?;
    if !found.is_dir() {
        return Err(io::ErrorKind::NotADirectory.into());
    }
    #[cfg(unix)]
    return Ok(Some(std::os::unix::fs::MetadataExt::dev(&found)));
    #[cfg(not(unix))]
    Ok(None)
}

/// `.NAME` and an ending.
fn hidden(path: &Path, ending: &str) -> OsString {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(ending);
    name
}

/// The right to write a map: an OS lock on a file beside it, which dies with the process.
///
/// The map itself cannot carry the lock: every save replaces it by another file.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// Nothing where the drive knows no locks.
    file: Option<File>,
}

impl Lock {
    /// Takes the lock of a map.
    ///
    /// # Errors
    /// [`ReadOnly::Locked`] when somebody else has it, [`ReadOnly::Permission`] when this user cannot write
    /// in the folder.
    pub(super) fn take(map: &Path) -> Result<Self, ReadOnly> {
        let path = folder_of(map).join(hidden(map, ".lock"));
        // The holder may remove the file between our opening and our locking it: then that lock is worth nothing.
        for _ in 0..16 {
            let mut file = match disk::open_or_create(&path) {
                Ok(file) => file,
                Err(error) if failure(&error) == SaveFailure::Permission => return Err(ReadOnly::Permission),
                // A file system without lock files is no reason to refuse work.
                Err(_) => return Ok(Self { path, file: None }),
            };
            match lock(&file, &path) {
                Ok(()) if is_at(&file, &path) => {
                    sign(&file, &path);
                    return Ok(Self { path, file: Some(file) });
                }
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    let mut holder = String::new();
                    // Windows lets nobody read a locked file; then the holder stays unknown.
                    file.read_to_string(&mut holder).ok();
                    return Err(ReadOnly::Locked(holder.trim().to_owned()));
                }
                Err(TryLockError::Error(_)) => {
                    // A file system that cannot say who has it. Whoever holds nothing takes nothing away: the file may be
                    // the lock of another one.
                    return Ok(Self { path, file: None });
                }
            }
        }
        Err(ReadOnly::Locked(String::new()))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still locked, so that nobody can have taken it in between.
        if self.file.is_some() {
            disk::remove(&self.path).ok();
        }
    }
}

/// Asks for a lock and does not wait for it.
fn lock(file: &File, path: &Path) -> Result<(), TryLockError> {
    let mut held = false;
    let asked = disk::step(Step::Lock(path), || match file.try_lock() {
        Err(TryLockError::WouldBlock) => {
            held = true;
            Ok(())
        }
        Err(TryLockError::Error(error)) => Err(error),
        Ok(()) => Ok(()),
    });
    asked.map_err(TryLockError::Error)?;
    if held { Err(TryLockError::WouldBlock) } else { Ok(()) }
}

/// Whether `path` still names the open file.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(open), Ok(named)) = (file.metadata(), disk::look(path)) else {
        return false;
    };
    (open.dev(), open.ino()) == (named.dev(), named.ino())
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    disk::is_taken(path)
}

/// Writes into the lock file who holds it.
fn sign(file: &File, path: &Path) {
    let variable = |names: [&str; 2]| names.into_iter().find_map(|name| std::env::var(name).ok());
    let user = variable(["USER", "USERNAME"]).unwrap_or_default();
    let host = variable(["HOSTNAME", "COMPUTERNAME"]).or_else(disk::host_name).unwrap_or_default();
    let text = format!("{user}@{}, pid {}\n", host.trim(), std::process::id());
    // The lock holds without its text; it only helps a colleague to know whom to ask.
    disk::empty(file, path).and_then(|()| disk::write(file, path, text.as_bytes())).ok();
}

/// What tells a file from another version of itself without reading it.
///
/// Two stamps are only ever compared for being the same: clocks go backwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    modified: Option<std::time::SystemTime>,
    length: u64,
    /// Its number in the file system, and when that was last changed, which no program can set: another file of the
    /// same length under the same time is found by them.
    #[cfg(unix)]
    inode: (u64, i64, i64),
}

impl Stamp {
    /// The stamp of a file.
    ///
    /// # Errors
    /// What the operating system says.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        disk::look(path).map(|found| Self::new(&found))
    }

    /// The stamp of an open file.
    fn of_open(file: &File, path: &Path) -> io::Result<Self> {
        disk::step(Step::Look(path), || file.metadata()).map(|found| Self::new(&found))
    }

    fn new(found: &Metadata) -> Self {
        #[cfg(unix)]
        use std::os::unix::fs::MetadataExt;
        Self {
            modified: found.modified().ok(),
            length: found.len(),
            #[cfg(unix)]
            inode: (found.ino(), found.ctime(), found.ctime_nsec()),
        }
    }

    /// Whether the text is the same; another name changes the rest.
    fn is_same_text(&self, other: &Self) -> bool {
        (self.modified, self.length) == (other.modified, other.length)
    }
}
