//! The closed lists of what comes into the interface and what goes out of it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::locale::trouble::Sentence;
use crate::merge::{Choices, Conflict};
use crate::model::{Id, PartnershipMap, Rung};
use crate::report::Kind;
use crate::trouble::{OpenFailure, Problem, ReadOnly, SaveFailure};

use super::ScreenKind;
use super::command::Command;
use super::export::{Done, Order};
use super::found::ToFind;
use super::map::picture::{Picture, Request};
use super::map::print::Print;
use super::settings::Settings;
use super::settle::Source;

/// What comes in.
#[derive(Clone, Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something to what is drawn at that place.
    Mouse(MouseAct, Option<Target>),
    /// The window has this many columns and rows now.
    Resize(u16, u16),
    /// A map was opened.
    Opened(Box<OpenedMap>),
    /// A file could not be opened; the newest backup that can be, if there is one.
    OpenFailed {
        /// The file.
        path: PathBuf,
        /// Why not.
        failure: OpenFailure,
        /// A readable backup.
        backup: Option<PathBuf>,
    },
    /// A revision is on disk.
    Saved(u64),
    /// A save failed; the file is whole and old.
    SaveFailed(SaveFailure),
    /// A copy was written.
    CopySaved(PathBuf),
    /// A picture was written.
    PictureSaved(PathBuf),
    /// A report or data was written; how many kinds of internal notes are not in it.
    Exported(Done),
    /// So many steps of a report are done, of so many.
    Exporting(Kind, usize, usize),
    /// A report or data could not be made, or a list not read.
    ExportFailed(Sentence),
    /// A list was read: its name, and what is in it.
    ListRead(String, Box<crate::import::Source>),
    /// A path that was begun, and the files whose paths begin so.
    Completed(String, Vec<String>),
    /// A copy could not be written.
    CopyFailed(PathBuf, SaveFailure),
    /// A picture could not be written.
    PictureFailed(PathBuf, SaveFailure),
    /// A new map, or the sample, could not be written.
    NotMade(PathBuf, SaveFailure),
    /// What changed on disk was joined with what changed here.
    Merged(Box<PartnershipMap>, Vec<Problem>),
    /// Both sides changed the same: what is open, and a map that has a name for everything in it.
    Conflicts(Source, Vec<Conflict>, Arc<PartnershipMap>),
    /// Copies of the map that was opened lie beside it.
    Copies(Vec<PathBuf>),
    /// A file that was to be joined is another map.
    OtherMap,
    /// A copy was brought in, and is on disk.
    Absorbed(Box<PartnershipMap>, Vec<Problem>, PathBuf),
    /// The version on disk was taken.
    TookTheirs(Box<PartnershipMap>, Vec<Problem>, Option<ReadOnly>),
    /// The maps in the user's library: path and title.
    Library(Vec<(PathBuf, String)>),
    /// A picture was made.
    Drafted(u64, Arc<Picture>),
    /// The findings were computed.
    Found,
    /// How far a picture has come, 0 to 1.
    Drafting(u64, f32),
    /// The system asks the program to end.
    Terminate,
}

/// A map that was just opened.
#[derive(Clone, Debug)]
pub struct OpenedMap {
    /// The file.
    pub path: PathBuf,
    /// The map.
    pub map: PartnershipMap,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Why it will not be written, if so.
    pub read_only: Option<ReadOnly>,
}

/// A key of the keyboard, without a terminal library behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character, as typed (so `A` is capital A).
    Char(char),
    /// A function key.
    F(u8),
    /// Named keys.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrows.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Arrows with Shift.
    ShiftUp,
    /// Arrow down with Shift.
    ShiftDown,
    /// Arrow left with Shift.
    ShiftLeft,
    /// Arrow right with Shift.
    ShiftRight,
    /// First.
    Home,
    /// Last.
    End,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Insert.
    Insert,
}

/// A key with its helpers. Shift shows in the character itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Whether Ctrl was held.
    pub ctrl: bool,
    /// Whether Alt was held.
    pub alt: bool,
}

impl Key {
    /// A key without helpers.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// A character without helpers.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// A character with Ctrl.
    pub const fn ctrl(c: char) -> Self {
        Self { code: Code::Char(c), ctrl: true, alt: false }
    }
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseAct {
    /// The left button went down.
    Press,
    /// The left button came up.
    Release,
    /// The wheel turned up.
    WheelUp,
    /// The wheel turned down.
    WheelDown,
    /// It moved with the button down, by so many columns and rows.
    Drag(i16, i16),
    /// It moved.
    Move,
}

/// What is drawn somewhere, so that the mouse can do all that keys do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A screen's tab.
    Tab(ScreenKind),
    /// A card or a row of a partnership.
    Partnership(Id),
    /// A row of a party.
    Actor(Id),
    /// A row of a document.
    Agreement(Id),
    /// A need.
    Need(Id),
    /// A source.
    Source(Id),
    /// A line of the list on the screen, by its name.
    Entry(Id),
    /// A line of the picture.
    Tie(Id, Id),
    /// A group of parties in the picture.
    Group(Id),
    /// The picture, where nothing stands.
    Ground,
    /// A column of the board; nothing for what was not assessed.
    Column(Option<Rung>),
    /// A hint in the footer or a button.
    Command(Command),
    /// A line of the overlay on top, from 0.
    Line(usize),
    /// Somewhere in the overlay on top.
    Overlay,
    /// Beside the overlay on top.
    Beside,
}

/// What goes out, to be done by the shell.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Save what stands now, within a second.
    SaveSoon,
    /// Save what stands now, at once.
    SaveNow,
    /// Write what stands now to another file.
    SaveCopy(PathBuf),
    /// Write what stands now beside the map, under this name or the next free one, and only when that is on disk
    /// drop it and read the file again.
    KeepMine(PathBuf),
    /// Write a picture to a file.
    SavePicture(Box<Print>),
    /// Make a report or data beside the loop.
    Export(Box<Order>),
    /// Join what changed on disk with what changed here, as was decided.
    Merge(Choices),
    /// Bring in a copy that lies beside the map, as was decided.
    Absorb(PathBuf, Choices),
    /// Read a list that is to be imported.
    ReadList(PathBuf),
    /// Find the files whose paths begin so.
    Complete(String),
    /// Drop what changed here and read the file again.
    TakeTheirs,
    /// Open a map.
    Open(PathBuf),
    /// Make a scratch copy of the sample and open it.
    OpenSample,
    /// Make a new map in the library, or at a path, and open it.
    Create(Box<PartnershipMap>, Option<PathBuf>),
    /// List the library.
    ListLibrary,
    /// Remember the settings.
    StoreSettings(Settings),
    /// Make a large picture beside the loop; the number tells it from older ones.
    Draft(u64, Box<Request>),
    /// Compute the findings of a day beside the loop.
    Find(ToFind),
    /// End the program.
    Quit,
}
