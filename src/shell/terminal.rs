//! The terminal: entered once, always left as it was found.

use std::io::{self, Write};
use std::process::ExitCode;

use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

use crate::app::App;
use crate::app::event::Target;
use crate::locale::screens as words;
use crate::model::Lang;
use crate::ui::theme::{Fine, Theme};

/// A screen is written in one piece, so that it never shows half drawn.
const BUFFER: usize = 64 * 1024;

type Out = io::BufWriter<io::Stdout>;

/// The terminal in the program's hands.
pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<Out>>,
    hits: Vec<(Rect, Target)>,
    left: bool,
}

impl Screen {
    /// Takes the terminal over.
    pub(super) fn enter() -> io::Result<Self> {
        enable_raw_mode()?;
        let hook = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            restore();
            hook(panic);
        }));
        let mut out = io::BufWriter::with_capacity(BUFFER, io::stdout());
        execute!(out, EnterAlternateScreen, EnableMouseCapture, EnableBracketedPaste)?;
        let terminal = Terminal::new(CrosstermBackend::new(out))?;
        Ok(Self { terminal, hits: Vec::new(), left: false })
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> (u16, u16) {
        self.terminal.size().map_or((80, 24), |size| (size.width, size.height))
    }

    /// What the mouse can hit on the picture that is shown.
    pub(super) fn hits(&self) -> &[(Rect, Target)] {
        &self.hits
    }

    /// Paints the picture of what stands. A terminal that is gone is noticed by the thread that reads it.
    pub(super) fn draw(&mut self, app: &App, theme: &Theme) {
        let hits = &mut self.hits;
        let _ = self.terminal.draw(|frame| *hits = crate::ui::draw(app, theme, frame));
    }

    /// Gives the terminal back.
    pub(super) fn leave(&mut self) {
        if !self.left {
            self.left = true;
            restore();
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.leave();
    }
}

fn restore() {
    let mut out = io::stdout();
    let _ = disable_raw_mode();
    let _ = execute!(
        out,
        DisableBracketedPaste,
        DisableMouseCapture,
        LeaveAlternateScreen,
        crossterm::cursor::Show
    );
    let _ = out.flush();
}

/// The finest marks of this terminal, from what the surroundings say. Octants are young (Unicode 16), so they are
/// used only where the terminal draws them itself, whatever its font has; `SIMPUL_MARKS` overrules.
pub(super) fn finest_marks(var: impl Fn(&str) -> Option<String>) -> Fine {
    match var("SIMPUL_MARKS").as_deref() {
        Some("octant") => return Fine::Octant,
        Some("braille") => return Fine::Braille,
        Some("block") => return Fine::Quadrant,
        _ => {}
    }
    let is = |name: &str, value: &str| var(name).is_some_and(|found| found == value);
    // Inside a multiplexer another terminal may come to look on.
    let direct = var("TMUX").is_none() && var("STY").is_none();
    if is("TERM", "linux") {
        Fine::Quadrant
    } else if direct && (is("TERM_PROGRAM", "ghostty") || is("TERM", "xterm-ghostty")) {
        Fine::Octant
    } else {
        Fine::Braille
    }
}

/// Says that there is no terminal to draw on.
pub(super) fn cannot_start(lang: Lang, error: &io::Error) -> ExitCode {
    let text = words::no_terminal(lang, &error.to_string());
    let _ = writeln!(io::stderr(), "{text}");
    ExitCode::from(2)
}

/// Says where the last changes are that the file of the map did not take.
pub(super) fn say_left(lang: Lang, map: &str, left: &super::worker::Left) {
    let text = match left {
        Ok(copy) => words::kept_in_copy(lang, map, &copy.display().to_string()),
        Err(failure) => {
            let sentence = crate::locale::trouble::save_failure(lang, failure, map);
            words::not_kept(lang, map, &sentence.what)
        }
    };
    let _ = writeln!(io::stderr(), "{}", crate::locale::clean(&text));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn octants_only_where_they_are_known_to_be_drawn() {
        let marks = |pairs: &[(&str, &str)]| {
            finest_marks(|name| {
                pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(marks(&[("TERM", "xterm-256color")]), Fine::Braille);
        assert_eq!(marks(&[("TERM", "linux")]), Fine::Quadrant);
        assert_eq!(marks(&[("TERM", "xterm-ghostty")]), Fine::Octant);
        assert_eq!(
            marks(&[("TERM", "tmux-256color"), ("TERM_PROGRAM", "ghostty"), ("TMUX", "x")]),
            Fine::Braille
        );
        assert_eq!(marks(&[("TERM", "linux"), ("SIMPUL_MARKS", "braille")]), Fine::Braille);
    }
}
