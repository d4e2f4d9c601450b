//! Writing that cannot lose data: the old file is whole until the new one is.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

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
/// What the operating system says; the old file is untouched then, and nothing is left beside it.
pub(super) fn write(path: &Path, target: Target, bytes: &[u8]) -> io::Result<()> {
    write_with(path, target, |file| file.write_all(bytes))
}

/// [`write`] with the writing itself passed in, so that a test can let the disk be full.
pub(super) fn write_with(
    path: &Path,
    target: Target,
    fill: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<()> {
    let folder = folder_of(path);
    if target != Target::Replace && path.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let mut builder = tempfile::Builder::new();
    let prefix = hidden(path, ".");
    // The umask applies to a new file; an existing one gives its own permissions below.
    #[cfg(unix)]
    if target != Target::Private {
        builder.permissions(<fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666));
    }
    let mut temporary = builder.prefix(&prefix).suffix(TEMPORARY).tempfile_in(folder)?;
    if let Ok(old) = fs::metadata(path) {
        keep_owner(temporary.as_file(), &old);
        temporary.as_file().set_permissions(old.permissions())?;
    }
    fill(temporary.as_file_mut())?;
    // Before the name points to the new file, its text must be on the disk: else a power cut between the
    // two leaves an empty file.
    temporary.as_file().sync_all()?;
    match target {
        Target::Replace => temporary.persist(path).map_err(|failed| failed.error)?,
        Target::New | Target::Private => temporary.persist_noclobber(path).map_err(|failed| failed.error)?,
    };
    sync_folder(folder);
    Ok(())
}

/// Removes what a process that was killed while it wrote `path` left behind; only for who holds its lock.
pub(super) fn sweep(path: &Path) {
    let prefix = hidden(path, ".");
    let Ok(entries) = fs::read_dir(folder_of(path)) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.as_encoded_bytes();
        let own = name.starts_with(prefix.as_encoded_bytes()) && name.ends_with(TEMPORARY.as_bytes());
        if own {
            // What cannot be removed does no harm.
            fs::remove_file(entry.path()).ok();
        }
    }
}

/// Gives the new file the owner of the old one where this user may do that.
#[cfg(unix)]
fn keep_owner(file: &File, old: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    if let Ok(new) = file.metadata()
        && (new.uid(), new.gid()) != (old.uid(), old.gid())
    {
        // Only root may give a file away; a colleague's file in a shared folder stays writable by its group.
        if fchown(file, Some(old.uid()), Some(old.gid())).is_err() {
            fchown(file, None, Some(old.gid())).ok();
        }
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &fs::Metadata) {}

/// The rename itself is only safe once the folder is on the disk; some file systems cannot do that, and the
/// file is whole either way.
fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = File::open(folder) {
        folder.sync_all().ok();
    }
    #[cfg(not(unix))]
    let _ = folder;
}

/// The folder of a file; the working folder when the path names none.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
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
            let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
            let mut file = match file {
                Ok(file) => file,
                Err(error) if failure(&error) == SaveFailure::Permission => return Err(ReadOnly::Permission),
                // A file system without lock files is no reason to refuse work.
                Err(_) => return Ok(Self { path, file: None }),
            };
            match file.try_lock() {
                Ok(()) if is_at(&file, &path) => {
                    sign(&mut file);
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
                    return Ok(Self { path, file: Some(file) });
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
            fs::remove_file(&self.path).ok();
        }
    }
}

/// Whether `path` still names the open file.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(open), Ok(named)) = (file.metadata(), fs::metadata(path)) else {
        return false;
    };
    (open.dev(), open.ino()) == (named.dev(), named.ino())
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

/// Writes into the lock file who holds it.
fn sign(file: &mut File) {
    let variable = |names: [&str; 2]| names.into_iter().find_map(|name| std::env::var(name).ok());
    let user = variable(["USER", "USERNAME"]).unwrap_or_default();
    let host = variable(["HOSTNAME", "COMPUTERNAME"])
        .or_else(|| fs::read_to_string("/proc/sys/kernel/hostname").ok())
        .unwrap_or_default();
    let text = format!("{user}@{}, pid {}\n", host.trim(), std::process::id());
    // The lock holds without its text; it only helps a colleague to know whom to ask.
    file.set_len(0).and_then(|()| file.rewind()).and_then(|()| file.write_all(text.as_bytes())).ok();
}

/// What tells a file from another version of itself without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    modified: Option<std::time::SystemTime>,
    length: u64,
    inode: u64,
}

impl Stamp {
    /// The stamp of a file.
    ///
    /// # Errors
    /// What the operating system says.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let metadata = fs::metadata(path)?;
        #[cfg(unix)]
        let inode = std::os::unix::fs::MetadataExt::ino(&metadata);
        #[cfg(not(unix))]
        let inode = 0;
        Ok(Self { modified: metadata.modified().ok(), length: metadata.len(), inode })
    }
}
