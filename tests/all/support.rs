//! The interface without a terminal: keys go through the real update loop, effects touch a real file, and the
//! screen is drawn into memory, with its styles.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use simpul::app::App;
use simpul::app::event::{Code, Effect, Event, Key, MouseAct, OpenedMap, Target};
use simpul::app::settings::{Settings, ThemeKind};
use simpul::app::settle::Source;
use simpul::app::update::update;
use simpul::model::{Day, Lang, PartnershipMap};
use simpul::store::{AbsorbFailure, Intent, MapFile, Merge, conflict_copies};
use simpul::ui::theme::Theme;

/// The day on which all stories happen.
pub fn today() -> Day {
    Day::parse("2026-03-31").unwrap()
}

/// A sample map as text.
pub fn sample(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("maps").join(name)).unwrap()
}

/// Whether the programs for a check are there: each is run with its arguments, to see whether it answers. Where one is
/// missing the check is left out and says so; with `SIMPUL_REQUIRE_TOOLS` set, as in CI, that is a failure.
#[expect(clippy::print_stderr, reason = "whoever runs the tests is told what was not checked")]
pub fn tools(check: &str, programs: &[&[&str]]) -> bool {
    for program in programs {
        let answer = std::process::Command::new(program[0]).args(&program[1..]).output();
        if !answer.is_ok_and(|out| out.status.success()) {
            assert!(
                std::env::var_os("SIMPUL_REQUIRE_TOOLS").is_none(),
                "{program:?} is missing for: {check}"
            );
            eprintln!("left out, because {program:?} is missing: {check}");
            return false;
        }
    }
    true
}

/// Somebody at the program.
pub struct Desk {
    pub app: App,
    pub file: Option<MapFile>,
    pub path: PathBuf,
    pub quit: bool,
    /// Effects that the desk does not carry out itself.
    pub asked: Vec<Effect>,
    pub no_colour: bool,
    folder: tempfile::TempDir,
}

impl Desk {
    /// The program before a map is open.
    pub fn empty(lang: Option<Lang>, size: (u16, u16)) -> Self {
        let settings = Settings { language: lang, ..Settings::default() };
        let folder = tempfile::tempdir().unwrap();
        Self {
            app: App::new(settings, today(), size),
            file: None,
            path: folder.path().join("peta.toml"),
            quit: false,
            asked: Vec::new(),
            no_colour: false,
            folder,
        }
    }

    /// The program with a map open.
    pub fn with(text: &str, lang: Lang, size: (u16, u16)) -> Self {
        let mut desk = Self::empty(Some(lang), size);
        fs::write(&desk.path, text).unwrap();
        desk.open();
        desk
    }

    /// RW 07 in Indonesian at 80x24.
    pub fn rw07() -> Self {
        Self::with(&sample("rw07-kencana-asri.toml"), Lang::Indonesian, (80, 24))
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Opens the file at its path, as a start of the program does.
    pub fn reopen(&mut self) {
        self.open();
    }

    fn open(&mut self) {
        self.file = None;
        let event = match MapFile::open(&self.path, Intent::Edit, Some(&self.folder.path().join("cadangan")))
        {
            Ok(opened) => {
                let read_only = opened.file.read_only().cloned();
                self.file = Some(opened.file);
                Event::Opened(Box::new(OpenedMap {
                    path: self.path.clone(),
                    map: opened.map,
                    problems: opened.problems,
                    read_only,
                }))
            }
            Err(failure) => Event::OpenFailed { path: self.path.clone(), failure, backup: None },
        };
        self.feed(event);
        if let Some(map) = self.app.map() {
            let copies = conflict_copies(&self.path, &map.info.id);
            if !copies.is_empty() {
                self.feed(Event::Copies(copies.into_iter().map(|copy| copy.path).collect()));
            }
        }
    }

    /// Lets one event through the update loop and carries out what it asks for.
    pub fn feed(&mut self, event: Event) {
        for effect in update(&mut self.app, event) {
            self.carry_out(effect);
        }
    }

    pub fn carry_out(&mut self, effect: Effect) {
        let map = self.app.map().cloned();
        match (effect, map, self.file.as_mut()) {
            (Effect::SaveSoon | Effect::SaveNow, Some(map), Some(file)) => {
                let revision = self.app.session.as_ref().unwrap().history.revision();
                let event = match file.save(&map) {
                    Ok(()) => Event::Saved(revision),
                    Err(failure) => Event::SaveFailed(failure),
                };
                self.feed(event);
            }
            (Effect::SaveCopy(path), Some(map), Some(file)) => {
                let event = match file.save_copy(&map, &path) {
                    Ok(()) => Event::CopySaved(path),
                    Err(failure) => Event::CopyFailed(path, failure),
                };
                self.feed(event);
            }
            (Effect::KeepMine(path), Some(map), Some(file)) => {
                file.save_copy(&map, &path).unwrap();
                let (map, problems) = file.take_theirs().unwrap();
                let read_only = file.read_only().cloned();
                self.feed(Event::TookTheirs(Box::new(map), problems, read_only));
                self.feed(Event::CopySaved(path));
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
                let event = match file.absorb(&map, &copy, &choices) {
                    Err(AbsorbFailure::OtherMap) => Event::OtherMap,
                    Err(AbsorbFailure::Copy(failure)) => {
                        Event::OpenFailed { path: copy, failure, backup: None }
                    }
                    Err(AbsorbFailure::Save(failure)) => Event::SaveFailed(failure),
                    Ok(Merge::Done { map, problems }) => Event::Absorbed(map, problems, copy),
                    Ok(Merge::Conflicts(found)) => {
                        Event::Conflicts(Source::Copy(copy), found.open, Arc::new(found.map))
                    }
                };
                self.feed(event);
            }
            (Effect::TakeTheirs, _, Some(file)) => {
                let (map, problems) = file.take_theirs().unwrap();
                let read_only = file.read_only().cloned();
                self.feed(Event::TookTheirs(Box::new(map), problems, read_only));
            }
            (Effect::Create(map, path), ..) => {
                self.path = path.unwrap_or_else(|| self.folder.path().join("baru.toml"));
                drop(MapFile::create(&self.path, &map, None).unwrap());
                self.open();
            }
            (Effect::Quit, ..) => self.quit = true,
            (other, ..) => self.asked.push(other),
        }
    }

    /// The name of the line that is selected.
    pub fn selected_line(&self) -> String {
        self.app.selection().map(ToString::to_string).unwrap_or_default()
    }

    /// Types a script: characters as they are, other keys as `<enter>`, `<c-s>`, `<f2>`; gives their number.
    pub fn keys(&mut self, script: &str) -> usize {
        let keys = parse(script);
        for key in &keys {
            self.feed(Event::Key(*key));
        }
        keys.len()
    }

    pub fn map(&self) -> &PartnershipMap {
        self.app.map().unwrap()
    }

    /// The file as it is on disk now.
    pub fn on_disk(&self) -> String {
        fs::read_to_string(&self.path).unwrap()
    }

    pub fn draw(&self) -> (Buffer, Vec<(Rect, Target)>) {
        let (columns, rows) = self.app.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let settings = &self.app.settings;
        let theme =
            Theme::new(settings.theme, settings.ascii, self.no_colour || settings.theme == ThemeKind::Mono);
        let mut hits = Vec::new();
        terminal.draw(|frame| hits = simpul::ui::draw(&self.app, &theme, frame)).unwrap();
        (terminal.backend().buffer().clone(), hits)
    }

    /// The screen as text.
    pub fn screen(&self) -> String {
        let (buffer, _) = self.draw();
        rows(&buffer).join("\n")
    }

    /// The screen as text, and below it the styles of each row, run by run.
    pub fn styled(&self) -> String {
        let (buffer, _) = self.draw();
        let mut out = rows(&buffer).join("\n");
        out.push_str("\n--- styles\n");
        for y in 0..buffer.area.height {
            let runs = runs(&buffer, y);
            if !runs.is_empty() {
                writeln!(out, "{y:2}: {runs}").unwrap();
            }
        }
        out
    }

    /// Presses or turns the mouse on the cell where a text begins.
    pub fn mouse(&mut self, act: MouseAct, text: &str) {
        let (buffer, hits) = self.draw();
        let at = find(&buffer, text)
            .unwrap_or_else(|| panic!("{text:?} is not on the screen:\n{}", self.screen()));
        let target = hits.iter().rev().find(|(area, _)| area.contains(at)).map(|(_, target)| target.clone());
        self.feed(Event::Mouse(act, target));
    }
}

fn rows(buffer: &Buffer) -> Vec<String> {
    (0..buffer.area.height)
        .map(|y| {
            let row: String = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
            row.trim_end().to_owned()
        })
        .collect()
}

fn find(buffer: &Buffer, text: &str) -> Option<Position> {
    rows(buffer).iter().enumerate().find_map(|(y, row)| {
        let at = row.find(text)?;
        let x = row.get(..at)?.chars().count();
        Some(Position { x: u16::try_from(x).ok()?, y: u16::try_from(y).ok()? })
    })
}

fn runs(buffer: &Buffer, y: u16) -> String {
    let plain = Style::reset();
    let mut out = String::new();
    let mut x = 0;
    while x < buffer.area.width {
        let style = buffer[(x, y)].style();
        let start = x;
        while x < buffer.area.width && buffer[(x, y)].style() == style {
            x += 1;
        }
        if style != plain {
            let fg = style.fg.map(|c| c.to_string()).unwrap_or_default();
            let bg = style.bg.map(|c| c.to_string()).unwrap_or_default();
            let bits = if style.add_modifier.is_empty() {
                String::new()
            } else {
                format!("{:?}", style.add_modifier)
            };
            if (fg.as_str(), bg.as_str(), bits.as_str()) != ("Reset", "Reset", "") {
                write!(out, "{start}-{} {fg}/{bg} {bits}; ", x - 1).unwrap();
            }
        }
    }
    out.trim_end().to_owned()
}

/// The keys of a script.
pub fn parse(script: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        let key = named.and_then(|(name, _)| named_key(name));
        if let (Some(key), Some((_, after))) = (key, named) {
            keys.push(key);
            rest = after;
        } else {
            keys.push(Key::char(c));
            rest = rest.get(c.len_utf8()..).unwrap();
        }
    }
    keys
}

fn named_key(name: &str) -> Option<Key> {
    if let Some(letter) = name.strip_prefix("c-") {
        return letter.chars().next().map(Key::ctrl);
    }
    let code = match name {
        "enter" => Code::Enter,
        "esc" => Code::Esc,
        "tab" => Code::Tab,
        "backtab" => Code::BackTab,
        "bs" => Code::Backspace,
        "del" => Code::Delete,
        "up" => Code::Up,
        "down" => Code::Down,
        "s-up" => Code::ShiftUp,
        "s-down" => Code::ShiftDown,
        "s-left" => Code::ShiftLeft,
        "s-right" => Code::ShiftRight,
        "left" => Code::Left,
        "right" => Code::Right,
        "home" => Code::Home,
        "end" => Code::End,
        "pgup" => Code::PageUp,
        "pgdn" => Code::PageDown,
        _ => Code::F(name.strip_prefix('f')?.parse().ok()?),
    };
    Some(Key::plain(code))
}

/// The lines that differ, `-` before and `+` after, in order.
pub fn diff(before: &str, after: &str) -> String {
    let changes = similar::TextDiff::from_lines(before, after);
    let mut out = String::new();
    for change in changes.iter_all_changes() {
        match change.tag() {
            similar::ChangeTag::Delete => write!(out, "-{change}").unwrap(),
            similar::ChangeTag::Insert => write!(out, "+{change}").unwrap(),
            similar::ChangeTag::Equal => {}
        }
    }
    out
}

/// Compares a screen with its styles with the stored one.
pub fn check(name: &str, desk: &Desk) {
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, desk.styled());
    });
}
