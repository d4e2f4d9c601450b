//! THE SEAM to the file system: whatever the store asks of a disk is one call here, and nothing else of the
//! store names `std::fs` for it. In the program the seam is not there (`step` is its act); in the tests of this
//! room it can let any step fail, cut a write short, and remember what was done in which order.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

#[cfg(test)]
pub(super) use super::tests::seam::{room, step};

/// One thing that is asked of the file system, and of which file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step<'a> {
    /// Whether it is there, and what it is; also its real name.
    Look(&'a Path),
    /// The names in a folder.
    List(&'a Path),
    /// Opens an existing file.
    Open(&'a Path),
    /// Reads a file.
    Read(&'a Path),
    /// Makes a folder and those above it.
    MakeFolder(&'a Path),
    /// Makes an empty file.
    Create(&'a Path),
    /// Changes owner and permissions of a file that was just created.
    Dress(&'a Path),
    /// Locks a file.
    Lock(&'a Path),
    /// Adds bytes to a file.
    Write(&'a Path, &'a [u8]),
    /// Empties a file.
    Empty(&'a Path),
    /// Waits until the bytes of a file are on the disk.
    Sync(&'a Path),
    /// Gives a file another name, which may have been that of another file.
    Rename(&'a Path, &'a Path),
    /// Waits until the names in a folder are on the disk.
    SyncFolder(&'a Path),
    /// Removes a file, or a folder in which nothing is.
    Remove(&'a Path),
}

/// Does a step.
#[cfg(not(test))]
#[inline]
pub(super) fn step<T>(_: Step<'_>, act: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    act()
}

/// How many of so many bytes the disk takes at once.
#[cfg(not(test))]
#[inline]
fn room(wanted: usize) -> usize {
    wanted
}

/// What stands at `path`, links followed.
///
/// # Errors
/// What the operating system says, as for all that follows.
pub(super) fn look(path: &Path) -> io::Result<Metadata> {
    step(Step::Look(path), || fs::metadata(path))
}

/// Whether a regular file stands at `path`; no, when that cannot be told.
pub(super) fn is_file(path: &Path) -> bool {
    look(path).is_ok_and(|found| found.is_file())
}

/// Whether a folder stands at `path`; no, when that cannot be told.
pub(super) fn is_folder(path: &Path) -> bool {
    look(path).is_ok_and(|found| found.is_dir())
}

/// Whether anything has this name, be it a link that leads nowhere.
pub(super) fn is_taken(path: &Path) -> bool {
    step(Step::Look(path), || fs::symlink_metadata(path)).is_ok()
}

/// The name of a file without links in it.
pub(super) fn real_name(path: &Path) -> io::Result<PathBuf> {
    step(Step::Look(path), || fs::canonicalize(path))
}

/// The files in a folder.
pub(super) fn list(folder: &Path) -> io::Result<Vec<PathBuf>> {
    step(Step::List(folder), || fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect())
}

/// Opens an existing file to read.
pub(super) fn open(path: &Path) -> io::Result<File> {
    step(Step::Open(path), || File::open(path))
}

/// Opens an existing file to write, without changing it.
pub(super) fn open_to_write(path: &Path) -> io::Result<File> {
    step(Step::Open(path), || OpenOptions::new().write(true).open(path))
}

/// Opens a file to read and write; an empty one when there was none.
pub(super) fn open_or_create(path: &Path) -> io::Result<File> {
    step(Step::Create(path), || {
        OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
    })
}

/// Creates a file that was not there.
pub(super) fn create(path: &Path, private: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    // The umask takes away from this what the user does not want to give.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, if private { 0o600 } else { 0o666 });
    #[cfg(not(unix))]
    let _ = private;
    step(Step::Create(path), || options.open(path))
}

/// All bytes of a file.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    step(Step::Read(path), || fs::read(path))
}

/// Makes a folder, and those above it; a private one for this user alone.
pub(super) fn make_folder(path: &Path, private: bool) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    if private {
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    }
    #[cfg(not(unix))]
    let _ = private;
    step(Step::MakeFolder(path), || builder.create(path))
}

/// Writes all bytes, however few of them the disk takes at once.
pub(super) fn write(file: &File, path: &Path, bytes: &[u8]) -> io::Result<()> {
    struct Out<'a>(&'a File, &'a Path);
    impl io::Write for Out<'_> {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let bytes = bytes.get(..room(bytes.len())).unwrap_or(bytes);
            step(Step::Write(self.1, bytes), || io::Write::write(&mut self.0, bytes))
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    io::Write::write_all(&mut Out(file, path), bytes)
}

/// Empties a file.
pub(super) fn empty(mut file: &File, path: &Path) -> io::Result<()> {
    step(Step::Empty(path), || file.set_len(0).and_then(|()| io::Seek::rewind(&mut file)))
}

/// Waits until a file is on the disk.
pub(super) fn sync(file: &File, path: &Path) -> io::Result<()> {
    step(Step::Sync(path), || file.sync_all())
}

/// Waits until the names in a folder are on the disk, on file systems that can do that.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        let open = match step(Step::Open(folder), || File::open(folder)) {
            Ok(open) => open,
            // A folder in which one may write and not look.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return Ok(()),
            Err(error) => return Err(error),
        };
        match step(Step::SyncFolder(folder), || open.sync_all()) {
            Err(error)
                if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) =>
            {
                Ok(())
            }
            other => other,
        }
    }
    #[cfg(not(unix))]
    {
        let _ = folder;
        Ok(())
    }
}

/// Removes a file.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    step(Step::Remove(path), || fs::remove_file(path))
}

/// Removes a folder in which nothing is.
pub(super) fn remove_folder(path: &Path) -> io::Result<()> {
    step(Step::Remove(path), || fs::remove_dir(path))
}

/// The name of this machine, where the system tells it in a file. That is no disk, and no step.
pub(super) fn host_name() -> Option<String> {
    fs::read_to_string("/proc/sys/kernel/hostname").ok()
}
