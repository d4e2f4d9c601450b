//! The other side of the seam (`store/disk.rs`): a disk that fails when it is told to, and remembers what it did.
//!
//! Each test thread has a disk of its own, so tests do not disturb one another.

use std::cell::RefCell;
use std::io;
use std::path::PathBuf;

use crate::store::disk::Step;

/// What a step did to the files, for whoever wants to know what lies on the disk after a power cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) enum Done {
    Create(PathBuf),
    Write(PathBuf, Vec<u8>),
    Empty(PathBuf),
    Sync(PathBuf),
    Rename(PathBuf, PathBuf),
    SyncFolder(PathBuf),
    Remove(PathBuf),
    /// Changes nothing that is read back: looking, opening, locking, permissions, folders.
    Nothing,
}

impl Done {
    fn of(step: Step<'_>) -> Self {
        match step {
            Step::Create(path) => Self::Create(path.to_owned()),
            Step::Write(path, bytes) => Self::Write(path.to_owned(), bytes.to_owned()),
            Step::Empty(path) => Self::Empty(path.to_owned()),
            Step::Sync(path) => Self::Sync(path.to_owned()),
            Step::Rename(from, to) => Self::Rename(from.to_owned(), to.to_owned()),
            Step::SyncFolder(path) => Self::SyncFolder(path.to_owned()),
            Step::Remove(path) => Self::Remove(path.to_owned()),
            Step::Look(_)
            | Step::List(_)
            | Step::Open(_)
            | Step::Read(_)
            | Step::MakeFolder(_)
            | Step::Dress(_)
            | Step::Lock(_) => Self::Nothing,
        }
    }
}

/// How the disk fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Way {
    /// The step is not done.
    Once,
    /// The step is done, and reported as failed all the same.
    Late,
    /// From this step on nothing is done any more.
    FromNow,
    /// Two steps in a row are not done.
    Twice,
}

impl Way {
    pub(in crate::store) const ALL: [Self; 4] = [Self::Once, Self::Late, Self::FromNow, Self::Twice];
}

/// The number of a step, counted from 0, the way and the error (as the system numbers it) with which it fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct Fault {
    pub(in crate::store) at: usize,
    pub(in crate::store) way: Way,
    pub(in crate::store) error: i32,
}

#[derive(Default)]
struct Disk {
    steps: usize,
    fault: Option<Fault>,
    /// How many bytes it still takes.
    free: Option<usize>,
    /// Whether each write takes one byte only.
    slow: bool,
    record: Option<Vec<Done>>,
    /// What somebody else does before a step.
    meddler: Option<(usize, Box<dyn FnOnce()>)>,
}

thread_local! {
    static DISK: RefCell<Disk> = RefCell::default();
}

/// Does a step, unless this is the one that fails.
pub(in crate::store) fn step<T>(step: Step<'_>, act: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    let (fault, meddler) = DISK.with_borrow_mut(|disk| {
        let now = disk.steps;
        disk.steps += 1;
        let hit = |fault: &Fault| match fault.way {
            Way::Once | Way::Late => fault.at == now,
            Way::FromNow => fault.at <= now,
            Way::Twice => fault.at == now || fault.at + 1 == now,
        };
        let meddler = disk.meddler.take_if(|(at, _)| *at == now);
        (disk.fault.filter(hit), meddler)
    });
    if let Some((_, act)) = meddler {
        act();
    }
    if let Some(fault) = fault.filter(|fault| fault.way != Way::Late) {
        return Err(io::Error::from_raw_os_error(fault.error));
    }
    let full = matches!(step, Step::Write(_, bytes) if bytes.is_empty());
    if full {
        return Err(io::ErrorKind::StorageFull.into());
    }
    let done = Done::of(step);
    let result = act()?;
    DISK.with_borrow_mut(|disk| {
        if let (Some(free), Step::Write(_, bytes)) = (&mut disk.free, step) {
            *free -= bytes.len();
        }
        disk.record.iter_mut().for_each(|record| record.push(done.clone()));
    });
    match fault {
        Some(fault) => Err(io::Error::from_raw_os_error(fault.error)),
        None => Ok(result),
    }
}

/// How many of so many bytes the disk takes at once; none when it is full.
pub(in crate::store) fn room(wanted: usize) -> usize {
    DISK.with_borrow(|disk| {
        let most = if disk.slow { 1 } else { wanted };
        disk.free.map_or(most, |free| most.min(free))
    })
}

fn with<T>(disk: Disk, act: impl FnOnce() -> T) -> (T, Disk) {
    DISK.set(disk);
    let result = act();
    (result, DISK.take())
}

/// Does something on a disk that works; gives the number of steps.
pub(in crate::store) fn counted<T>(act: impl FnOnce() -> T) -> (T, usize) {
    let (result, disk) = with(Disk::default(), act);
    (result, disk.steps)
}

/// Does something on a disk that fails once or for good.
pub(in crate::store) fn failing<T>(fault: Fault, act: impl FnOnce() -> T) -> T {
    with(Disk { fault: Some(fault), ..Disk::default() }, act).0
}

/// Does something on a disk that takes so many bytes more.
pub(in crate::store) fn with_room_for<T>(free: usize, act: impl FnOnce() -> T) -> T {
    with(Disk { free: Some(free), ..Disk::default() }, act).0
}

/// Does something on a disk that takes one byte at a time.
pub(in crate::store) fn byte_by_byte<T>(act: impl FnOnce() -> T) -> (T, usize) {
    let (result, disk) = with(Disk { slow: true, ..Disk::default() }, act);
    (result, disk.steps)
}

/// Does something and tells all that it did to files.
pub(in crate::store) fn recorded<T>(act: impl FnOnce() -> T) -> (T, Vec<Done>) {
    let (result, disk) = with(Disk { record: Some(Vec::new()), ..Disk::default() }, act);
    (result, disk.record.unwrap_or_default())
}

/// Does something while somebody else does something before the step with this number.
pub(in crate::store) fn meddled<T>(at: usize, meddle: impl FnOnce() + 'static, act: impl FnOnce() -> T) -> T {
    with(Disk { meddler: Some((at, Box::new(meddle))), ..Disk::default() }, act).0
}
