//! The key loop: whatever keys, pastes, sizes and clicks come, nothing panics, no character of the data can command the
//! terminal, and the file can be read again.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::{Position, Rect};
use simpul::app::App;
use simpul::app::event::{Code, Effect, Event, Key, MouseAct, OpenedMap, Target};
use simpul::app::settings::{Settings, ThemeKind};
use simpul::app::settle::Source;
use simpul::app::update::update;
use simpul::model::{Day, Lang};
use simpul::store::{Intent, MapFile, Merge, conflict_copies};
use simpul::trouble::{OpenFailure, SaveFailure};
use simpul::ui::theme::Theme;

use crate::dice::Dice;

const MAPS: [&str; 4] = [
    include_str!("../../maps/rw07-kencana-asri.toml"),
    include_str!("../../maps/rencana-jangkauan-lsm.toml"),
    include_str!("../../tests/maps/good/tricky.toml"),
    // Names that would clear the screen, turn the reading direction, or fill all of it.
    "format = 1\n[map]\nid = \"jahat\"\ntitle = \"a\\u001B[2Jb\\u0007\\u009B\"\nlanguage = \"id\"\nanchor = \"a\"\n\
     [[actor]]\nid = \"a\"\nname = \"\\u001B]0;x\\u0007\\u202Eterbalik\"\nkind = \"community\"\nnotes = \"\\u0000\\r\\n\\t\"\n\
     [[actor]]\nid = \"b\"\nname = \"nama yang sangat panjang sekali nama yang sangat panjang sekali nama yang sangat panjang\"\nkind = \"ngo\"\n\
     [[partnership]]\nid = \"p\"\nname = \"漢字\\u200B\\u001B[31m\"\nmembers = [\"a\", \"b\"]\n\
     [[partnership.history]]\ndate = 2025-01-01\nrung = \"cooperation\"\nreason = \"\\u001B[31m\"\n",
];

/// What every list holds that is taken in: known parties, a new one, a tie strength, and what obeys a terminal.
const LIST: &str = "Dari;Ke;Kekuatan;Tanggal;Catatan\nPKK RW 07;Puskesmas Melati;3;2025-02-01;a\u{1b}[2Jb\n\
                    Pihak \u{202e}baru;PKK RW 07;;;\n;;;;kosong\n";

/// The first bytes choose the map, the language, the look and the size; the rest is what somebody does.
pub fn run(data: &[u8]) {
    let mut dice = Dice::new(data);
    let lang = if dice.below(2) == 0 { Lang::Indonesian } else { Lang::English };
    let map = dice.below(MAPS.len() + 1);
    let mut desk = Desk::new(lang, dice.below(4), size(&mut dice));
    if let Some(text) = MAPS.get(map) {
        write(&desk.path, text);
        desk.open();
    }
    let mut hits = desk.draw();
    while let Some(event) = event(&mut dice, &hits, &desk.path) {
        desk.feed(event);
        if desk.quit {
            break;
        }
        hits = desk.draw();
    }
    desk.feed(Event::Terminate);
    desk.reads_again();
}

fn size(dice: &mut Dice<'_>) -> (u16, u16) {
    let side = |byte: u8, most: u16| u16::from(byte) % most + 1;
    (side(dice.byte().unwrap_or(79), 140), side(dice.byte().unwrap_or(23), 50))
}

const NAMED: [Code; 24] = [
    Code::Enter,
    Code::Esc,
    Code::Tab,
    Code::BackTab,
    Code::Backspace,
    Code::Delete,
    Code::Up,
    Code::Down,
    Code::Left,
    Code::Right,
    Code::ShiftUp,
    Code::ShiftDown,
    Code::ShiftLeft,
    Code::ShiftRight,
    Code::Home,
    Code::End,
    Code::PageUp,
    Code::PageDown,
    Code::Insert,
    Code::F(1),
    Code::F(2),
    Code::F(5),
    Code::F(10),
    Code::Enter,
];

/// The next thing that somebody does. A byte of ASCII is that key; the others are all that is no letter.
fn event(dice: &mut Dice<'_>, hits: &[(Rect, Target)], path: &Path) -> Option<Event> {
    let byte = dice.byte()?;
    Some(match byte {
        b'\n' => Event::Key(Key::plain(Code::Enter)),
        0x1b => Event::Key(Key::plain(Code::Esc)),
        1..=0x1a => Event::Key(Key::ctrl(char::from(b'a' + byte - 1))),
        0x20..=0x7e => Event::Key(Key::char(char::from(byte))),
        0x80..=0x97 => Event::Key(Key::plain(NAMED[usize::from(byte - 0x80)])),
        0x98..=0x9f => {
            let letter = [0x80, 0x9b, 0xad, 0x301, 0x202e, 0x4e00, 0x1f469, 0xfe0f][usize::from(byte - 0x98)];
            Event::Key(Key {
                code: Code::Char(char::from_u32(letter)?),
                ctrl: false,
                alt: dice.below(2) == 1,
            })
        }
        0xa0..=0xdf => {
            let act = match byte % 8 {
                0..=2 => MouseAct::Press,
                3 => MouseAct::Release,
                4 => MouseAct::WheelUp,
                5 => MouseAct::WheelDown,
                6 => MouseAct::Move,
                _ => MouseAct::Drag(i16::from(dice.byte()?) - 128, i16::from(dice.byte()?) - 128),
            };
            // Half of the clicks go to something that is there.
            let target = if byte % 16 < 8 && !hits.is_empty() {
                Some(hits[dice.below(hits.len())].1.clone())
            } else {
                let at = Position { x: u16::from(dice.byte()?), y: u16::from(dice.byte()?) };
                hits.iter().rev().find(|(area, _)| area.contains(at)).map(|(_, target)| target.clone())
            };
            Event::Mouse(act, target)
        }
        0xe0..=0xe7 => {
            let (columns, rows) = size(dice);
            Event::Resize(columns, rows)
        }
        0xe8..=0xf7 => {
            let length = dice.below(48);
            Event::Paste(String::from_utf8_lossy(dice.bytes(length)).into_owned())
        }
        0xf8..=0xfa => {
            // Somebody else writes the file.
            if let Ok(text) = std::fs::read_to_string(path) {
                write(path, &format!("{text}\n# dari luar\n"));
            }
            return event(dice, hits, path);
        }
        0xfb => {
            // A program that keeps folders alike leaves a copy beside the map.
            if let Ok(text) = std::fs::read_to_string(path) {
                let text = text.replace("PKK", "PKK Melati").replace("cooperation", "coordination");
                write(&path.with_file_name("peta.sync-conflict-20260331-101112-ABCDEFG.toml"), &text);
            }
            return event(dice, hits, path);
        }
        0xfc => {
            let _ = std::fs::remove_file(path);
            return event(dice, hits, path);
        }
        _ => return event(dice, hits, path),
    })
}

fn write(path: &Path, text: &str) {
    std::fs::write(path, text).expect("a file can be written");
}

/// Somebody at the program, with a real file.
struct Desk {
    app: App,
    file: Option<MapFile>,
    path: PathBuf,
    folder: tempfile::TempDir,
    quit: bool,
}

impl Desk {
    fn new(lang: Lang, look: usize, size: (u16, u16)) -> Self {
        let theme = ThemeKind::ALL[look % ThemeKind::ALL.len()];
        let settings = Settings { language: Some(lang), ascii: look == 3, theme, ..Settings::default() };
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        let folder = folder.expect("there is room for a file");
        let path = folder.path().join("peta.toml");
        let today = Day::new(2026, 3, 31).unwrap();
        Self { app: App::new(settings, today, size), file: None, path, folder, quit: false }
    }

    fn open(&mut self) {
        self.file = None;
        let backups = self.folder.path().join("cadangan");
        let event = match MapFile::open(&self.path, Intent::Edit, Some(&backups)) {
            Ok(opened) => {
                let read_only = opened.file.read_only().cloned();
                self.file = Some(opened.file);
                let (map, problems) = (opened.map, opened.problems);
                Event::Opened(Box::new(OpenedMap { path: self.path.clone(), map, problems, read_only }))
            }
            Err(failure) => Event::OpenFailed { path: self.path.clone(), failure, backup: None },
        };
        self.feed(event);
        if let Some(map) = self.app.map() {
            let copies = conflict_copies(&self.path, &map.info.id);
            self.feed(Event::Copies(copies.into_iter().map(|copy| copy.path).collect()));
        }
    }

    fn feed(&mut self, event: Event) {
        for effect in update(&mut self.app, event) {
            self.carry_out(effect);
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        let map = self.app.map().cloned();
        match (effect, map, self.file.as_mut()) {
            (Effect::SaveSoon | Effect::SaveNow, Some(map), Some(file)) => {
                let revision = self.app.session.as_ref().map_or(0, |session| session.history.revision());
                let event = match file.save(&map) {
                    Ok(()) => Event::Saved(revision),
                    Err(failure) => Event::SaveFailed(failure),
                };
                self.feed(event);
            }
            (Effect::Merge(choices), Some(map), Some(file)) => {
                let event = match file.merge(&map, &choices) {
                    Ok(Merge::Done { map, problems }) => Event::Merged(map, problems),
                    Ok(Merge::Conflicts(found)) => {
                        Event::Conflicts(Source::Disk, found.open, Arc::new(found.map))
                    }
                    Err(failure) => Event::OpenFailed { path: self.path.clone(), failure, backup: None },
                };
                self.feed(event);
            }
            (Effect::Absorb(copy, choices), Some(map), Some(file)) => {
                match file.absorb(&map, &copy, &choices) {
                    Ok(Merge::Done { map, problems }) => self.feed(Event::Absorbed(map, problems, copy)),
                    Ok(Merge::Conflicts(found)) => {
                        self.feed(Event::Conflicts(Source::Copy(copy), found.open, Arc::new(found.map)));
                    }
                    Err(_) => self.feed(Event::OtherMap),
                }
            }
            (Effect::TakeTheirs | Effect::KeepMine(_), _, Some(file)) => {
                let event = match file.take_theirs() {
                    Ok((map, problems)) => {
                        Event::TookTheirs(Box::new(map), problems, file.read_only().cloned())
                    }
                    Err(_) => Event::SaveFailed(SaveFailure::ChangedOnDisk),
                };
                self.feed(event);
            }
            (Effect::Create(map, _), ..) => {
                let mut numbers = 0..;
                let file = std::iter::from_fn(|| {
                    let path = self.folder.path().join(format!("baru-{}.toml", numbers.next()?));
                    Some((MapFile::create(&path, &map, None).ok(), path))
                });
                let (_, path) =
                    file.take(100).find(|(file, _)| file.is_some()).expect("a new map can be written");
                self.path = path;
                self.open();
            }
            (Effect::ReadList(_), ..) => {
                let list =
                    simpul::import::read("daftar.csv", LIST.as_bytes()).expect("a list that can be read");
                self.feed(Event::ListRead("daftar.csv".to_owned(), Box::new(list)));
            }
            (Effect::OpenSample, ..) => {
                self.path = self.folder.path().join("contoh.toml");
                write(&self.path, MAPS[0]);
                self.open();
            }
            (Effect::Open(path), ..) if path.starts_with(self.folder.path()) => {
                self.path = path;
                self.open();
            }
            (Effect::Open(path), ..) => {
                // Whatever lies elsewhere is none of a fuzzer's business; no key would count before an answer.
                let failure = OpenFailure::Missing;
                self.feed(Event::OpenFailed { path, failure, backup: None });
            }
            (Effect::ListLibrary, ..) => {
                let library = vec![(self.path.clone(), "a\u{1b}[2J".to_owned())];
                self.feed(Event::Library(library));
            }
            (Effect::Draft(ticket, request), ..) => {
                if let Some(picture) = request.make(&mut |_| true) {
                    self.feed(Event::Drafted(ticket, Arc::new(picture)));
                }
            }
            (Effect::Find(work), ..) => {
                work.find();
                self.feed(Event::Found);
            }
            (Effect::Quit, ..) => self.quit = true,
            // Copies, pictures, exports and settings go elsewhere: a fuzzer writes nothing but its own map.
            _ => {}
        }
    }

    /// Draws, and looks at every cell.
    fn draw(&self) -> Vec<(Rect, Target)> {
        let (columns, rows) = self.app.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("memory is a terminal");
        let settings = &self.app.settings;
        let theme = Theme::new(settings.theme, settings.ascii, settings.theme == ThemeKind::Mono);
        let mut hits = Vec::new();
        terminal
            .draw(|frame| hits = simpul::ui::draw(&self.app, &theme, frame))
            .expect("memory is a terminal");
        for cell in terminal.backend().buffer().content() {
            let commands =
                |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            assert!(!cell.symbol().contains(commands), "{:?} reaches the terminal", cell.symbol());
        }
        hits
    }

    /// What is on disk can be read, and is what the program believes that it saved.
    fn reads_again(&mut self) {
        let Some(file) = self.file.take() else { return };
        let Ok(text) = std::fs::read_to_string(&self.path) else { return };
        let saved = file.saved_map().clone();
        let touched = text.contains("# dari luar");
        drop(file);
        let again = MapFile::open(&self.path, Intent::Read, None).expect("what was saved can be read");
        if !touched {
            assert_eq!(again.map, saved);
        }
    }
}
