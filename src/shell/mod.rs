//! THE SHELL around the interface: the event loop, the terminal, the worker that touches files.
//!
//! One thread waits for keys, one for signals, one works on files; the loop here waits for all of them at
//! once, so nothing blocks the screen and an idle program uses no processor.

mod drafter;
mod export;
mod import;
mod keys;
mod print;
mod terminal;
mod worker;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

#[cfg(debug_assertions)]
use crate::app::event::{Code, Key};
use crate::app::event::{Effect, Event};
use crate::app::settings::{Settings, ThemeKind};
use crate::app::{App, files};
use crate::clock;
use crate::locale::screens as words;
use crate::model::{Day, Lang};
use crate::store::{Library, read_settings};
use crate::ui::theme::{Fine, Theme};

use drafter::Drafter;
use terminal::Screen;
use worker::{Job, Worker};

/// How long after a change it is saved.
const SAVE_AFTER: Duration = Duration::from_millis(300);
/// How long after a failed save it is tried again.
const RETRY_AFTER: Duration = Duration::from_secs(5);

/// How the interface is to begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// The map to open.
    pub file: Option<PathBuf>,
    /// The language, over that of the settings.
    pub lang: Option<Lang>,
    /// The language of the system, for when nobody has chosen one.
    pub locale: Lang,
    /// The day, instead of the clock's.
    pub today: Option<Day>,
    /// Only ASCII marks.
    pub ascii: bool,
    /// The theme, over that of the settings.
    pub theme: Option<String>,
}

/// What reaches the loop.
enum Message {
    Terminal(crossterm::event::Event),
    App(Event),
    /// The worker is done with a save, so the next one may go.
    SaveDone,
    Hangup,
}

/// The user's settings, as far as they can be understood.
pub fn load_settings(library: Option<&Library>) -> Settings {
    stored_settings(library).0
}

/// The user's settings, as far as they can be understood, and whether that is all of them. A file with a slip in it is
/// somebody's work, and not ours to replace.
fn stored_settings(library: Option<&Library>) -> (Settings, bool) {
    let text = library.and_then(|library| read_settings(library.settings_file()));
    text.map_or_else(|| (Settings::default(), true), |text| understand(&text))
}

/// What a settings file says, and whether all of it was understood: one wrong value does not take the others away.
fn understand(text: &str) -> (Settings, bool) {
    if let Ok(settings) = toml::from_str(text) {
        return (settings, true);
    }
    let mut good = toml::Table::new();
    for (key, value) in toml::from_str::<toml::Table>(text).unwrap_or_default() {
        let mut with = good.clone();
        with.insert(key, value);
        if with.clone().try_into::<Settings>().is_ok() {
            good = with;
        }
    }
    (good.try_into().unwrap_or_default(), false)
}

/// Runs the interface until the user leaves.
#[expect(clippy::needless_pass_by_value, reason = "the command line hands over all that it knows")]
pub fn run(start: Start) -> ExitCode {
    let library = Library::of_user();
    let (stored, understood) = stored_settings(library.as_ref());
    let mut settings = stored.clone();
    // Whoever opens a file wants to see it; who comes without one is asked for the language first.
    let locale = start.file.as_ref().map(|_| start.locale);
    settings.language = start.lang.or(settings.language).or(locale);
    settings.ascii |= start.ascii;
    settings.theme = start.theme.as_deref().and_then(ThemeKind::parse).unwrap_or(settings.theme);
    let (messages, inbox) = channel();
    let worker = Worker::start(library, messages.clone());
    worker.send(match &start.file {
        Some(path) => Job::Open(path.clone()),
        None => Job::ListLibrary,
    });
    let screen = match Screen::enter() {
        Ok(screen) => screen,
        Err(error) => return terminal::cannot_start(settings.language.unwrap_or(Lang::Indonesian), &error),
    };
    spawn_readers(&messages);
    let today = start.today.unwrap_or_else(clock::today);
    let own = OwnSettings { stored, began: settings.clone() };
    let mut app = App::new(settings, today, screen.size());
    app.start.opening = start.file.is_some();
    if !understood {
        app.warn_settings();
    }
    let clock = start.today.is_none();
    let mut shell = Shell {
        own,
        app,
        screen,
        worker,
        drafter: Drafter::start(messages.clone()),
        fine: terminal::finest_marks(|name| std::env::var(name).ok()),
        pointer: keys::Pointer::default(),
        inbox,
        clock,
        save_at: None,
        saving: false,
        after_save: None,
        done: false,
    };
    shell.run_guarded()
}

fn spawn_readers(messages: &Sender<Message>) {
    let keys = messages.clone();
    std::thread::spawn(move || {
        while let Ok(event) = crossterm::event::read() {
            if keys.send(Message::Terminal(event)).is_err() {
                return;
            }
        }
        // The terminal is gone: save and leave, as for a hang-up.
        let _ = keys.send(Message::Hangup);
    });
    #[cfg(unix)]
    if let Ok(mut signals) = signal_hook::iterator::Signals::new([
        signal_hook::consts::SIGTERM,
        signal_hook::consts::SIGHUP,
        signal_hook::consts::SIGINT,
    ]) {
        let hangups = messages.clone();
        std::thread::spawn(move || {
            for _ in &mut signals {
                if hangups.send(Message::Hangup).is_err() {
                    return;
                }
            }
        });
    }
}

/// What belongs into the settings file: what the user chose inside, not what one command line asked for.
struct OwnSettings {
    stored: Settings,
    began: Settings,
}

impl OwnSettings {
    fn of(&self, now: Settings) -> Settings {
        let (stored, began) = (&self.stored, &self.began);
        Settings {
            language: if now.language == began.language { stored.language } else { now.language },
            theme: if now.theme == began.theme { stored.theme } else { now.theme },
            ascii: if now.ascii == began.ascii { stored.ascii } else { now.ascii },
            ..now
        }
    }
}

/// Whether a key is the one at which a test wants to see a panic; never in a released program.
#[cfg(debug_assertions)]
fn is_asked_to_panic(event: &Event) -> bool {
    let Event::Key(Key { code: Code::Char(c), .. }) = event else { return false };
    std::env::var("SIMPUL_TEST_PANIC").is_ok_and(|keys| keys.contains(*c))
}

struct Shell {
    app: App,
    own: OwnSettings,
    screen: Screen,
    worker: Worker,
    drafter: Drafter,
    fine: Fine,
    pointer: keys::Pointer,
    inbox: Receiver<Message>,
    clock: bool,
    save_at: Option<Instant>,
    saving: bool,
    /// What waits until the map that is open is on disk: opening another one, joining it.
    after_save: Option<Effect>,
    done: bool,
}

impl Shell {
    /// Runs the loop; after a panic the terminal is restored and what is not on disk yet is saved first.
    fn run_guarded(&mut self) -> ExitCode {
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| self.run()));
        // Whatever is not on disk by now is tried once more, after a panic too.
        self.post_last_save();
        let left = self.worker.finish();
        self.screen.leave();
        if let (Some(left), Some(session)) = (left, &self.app.session) {
            terminal::say_left(self.app.lang(), &App::file_name(&session.path), &left);
        }
        match result {
            Ok(()) => ExitCode::SUCCESS,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    }

    fn run(&mut self) {
        // A small map is open before the first picture would be seen; a large one says that it is opening.
        let mut first = Some(Instant::now() + Duration::from_millis(60));
        while !self.done {
            if first.is_none() {
                self.draw();
            }
            let until = [self.save_at, first].into_iter().flatten().min();
            let waiting = first.is_some();
            match self.wait(until) {
                Some(message) => self.take(message),
                None if waiting => first = None,
                None => self.send_save(),
            }
            if self.app.session.is_some() || !self.app.start.opening {
                first = None;
            }
            while let Ok(message) = self.inbox.try_recv() {
                self.take(message);
            }
        }
    }

    fn wait(&self, until: Option<Instant>) -> Option<Message> {
        let Some(until) = until else {
            return self.inbox.recv().ok().or(Some(Message::Hangup));
        };
        match self.inbox.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(message) => Some(message),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Message::Hangup),
        }
    }

    fn draw(&mut self) {
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let mut theme = Theme::new(self.app.settings.theme, self.app.settings.ascii, no_colour);
        theme.fine = self.fine;
        self.screen.draw(&self.app, &theme);
    }

    fn take(&mut self, message: Message) {
        if self.clock {
            // Midnight may pass in a meeting.
            self.app.set_today(clock::today());
        }
        let event = match message {
            Message::Hangup => Some(Event::Terminate),
            Message::App(event) => Some(event),
            Message::SaveDone => {
                self.saving = false;
                None
            }
            Message::Terminal(event) => keys::translate(&event, self.screen.hits(), &mut self.pointer),
        };
        let Some(event) = event else { return };
        #[cfg(debug_assertions)]
        assert!(!is_asked_to_panic(&event), "a panic that a test asked for");
        let waiting = match event {
            Event::Saved(_) => self.after_save.take(),
            Event::SaveFailed(_) => {
                self.save_at = Some(Instant::now() + RETRY_AFTER);
                self.after_save = None;
                None
            }
            // The file could not be joined, and is not the one that was read.
            Event::OpenFailed { .. } if self.app.can_write() && !self.is_saved() => {
                self.save_at.get_or_insert(Instant::now() + RETRY_AFTER);
                None
            }
            _ => None,
        };
        for effect in crate::app::update::update(&mut self.app, event) {
            self.carry_out(effect);
        }
        if let Some(effect) = waiting {
            self.carry_out(effect);
        }
    }

    fn is_saved(&self) -> bool {
        self.app.session.as_ref().is_none_or(|session| session.history.is_saved())
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::SaveSoon => {
                // Not put off by further changes, so that a save is never more than this far away.
                self.save_at.get_or_insert(Instant::now() + SAVE_AFTER);
            }
            Effect::Open(_) | Effect::OpenSample | Effect::Create(..)
                if self.app.can_write() && !self.is_saved() =>
            {
                self.after_save = Some(effect);
                self.send_save();
            }
            Effect::Merge(_) | Effect::Absorb(..) | Effect::TakeTheirs | Effect::KeepMine(_)
                if self.saving =>
            {
                // Its answer would come in between, and a failure would end a joining that goes on.
                self.after_save = Some(effect);
            }
            Effect::SaveNow => self.send_save(),
            Effect::Quit => self.done = true,
            Effect::SaveCopy(path) => {
                if let Some(map) = self.app.map() {
                    self.worker.send(Job::SaveCopy(map.clone(), import::at_home(&path)));
                }
            }
            Effect::KeepMine(path) => {
                if let Some(map) = self.app.map() {
                    self.worker.send(Job::KeepMine(map.clone(), path));
                }
            }
            Effect::Export(mut order) => {
                order.path = import::at_home(&order.path);
                self.drafter.export(order);
            }
            Effect::ReadList(path) => self.drafter.read_list(path, self.app.lang()),
            Effect::Complete(typed) => self.take(Message::App(import::complete(&typed))),
            Effect::SavePicture(mut print) => {
                print.path = import::at_home(&print.path);
                self.worker.send(Job::SavePicture(print));
            }
            Effect::Merge(choices) => {
                if let Some(map) = self.app.map() {
                    self.worker.send(Job::Merge(map.clone(), choices));
                }
            }
            Effect::Absorb(path, choices) => {
                if let Some(map) = self.app.map() {
                    self.worker.send(Job::Absorb(map.clone(), import::at_home(&path), choices));
                }
            }
            Effect::TakeTheirs => self.worker.send(Job::TakeTheirs),
            Effect::Open(path) => self.worker.send(Job::Open(path)),
            Effect::OpenSample => self.worker.send(Job::OpenSample),
            Effect::Create(map, path) => self.worker.send(Job::Create(map, path)),
            Effect::ListLibrary => self.worker.send(Job::ListLibrary),
            Effect::Find(work) => self.drafter.find(work),
            Effect::Draft(ticket, request) => self.drafter.send(ticket, *request),
            // Read again at this moment: somebody may be at it right now.
            Effect::StoreSettings(_) if !stored_settings(Library::of_user().as_ref()).1 => {
                self.app.warn_settings();
            }
            Effect::StoreSettings(settings) => {
                self.worker.send(Job::StoreSettings(self.own.of(settings)));
            }
        }
    }

    fn send_save(&mut self) {
        self.save_at = None;
        if self.saving || self.app.is_joining() {
            // One at a time; what has changed meanwhile goes right after it. And none while the file is being joined with
            // another version: done after that, it would take out again what the answer brings.
            self.save_at = Some(Instant::now() + SAVE_AFTER);
            return;
        }
        self.saving = self.post_save();
    }

    /// Gives the worker what is not on disk yet, when there is no later.
    fn post_last_save(&self) {
        if let Some(session) = self.app.session.as_ref().filter(|session| !session.history.is_saved()) {
            let copy = files::copy_name(&session.path, self.app.today, words::copy_word(self.app.lang()));
            self.worker.send(Job::SaveLast(session.path.clone(), session.history.map().clone(), copy));
        }
    }

    /// Gives the worker what is not on disk yet; says whether there was anything.
    fn post_save(&mut self) -> bool {
        let Some(session) = &mut self.app.session else { return false };
        let Some((map, revision)) = session.history.send_unsaved() else { return false };
        self.worker.send(Job::Save(session.path.clone(), map, revision));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_in_the_settings_takes_nothing_else_away() {
        let text = "theme = \"biru\"\nrole = \"Ketua RT\"\n\n[keys]\nstep-up = [\"+\"]\n";
        let (settings, understood) = understand(text);
        assert!(!understood);
        assert_eq!(settings.role.as_deref(), Some("Ketua RT"));
        assert_eq!(settings.keys.get("step-up").map(Vec::as_slice), Some(&["+".to_owned()][..]));
        assert_eq!(settings.theme, ThemeKind::Dark);
        assert!(!understand("theme = \"dark").1, "a quote is missing");
        assert_eq!(understand("").0, Settings::default());
        assert!(understand("").1 && understand("later = 1\n").1, "what a later version knows is no slip");
    }

    #[test]
    fn what_one_command_line_asked_for_is_not_remembered() {
        let stored = Settings { language: Some(Lang::Indonesian), ..Settings::default() };
        let began = Settings { language: Some(Lang::English), theme: ThemeKind::Mono, ..stored.clone() };
        let own = OwnSettings { stored: stored.clone(), began: began.clone() };
        assert_eq!(own.of(began.clone()), stored);
        let chosen = Settings { theme: ThemeKind::Light, ..began };
        assert_eq!(own.of(chosen).theme, ThemeKind::Light, "what is chosen inside is");
    }
}
