//! How far the reading has come, on one line of the standard error, and only where somebody can see it.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use unicode_width::UnicodeWidthStr;

use crate::locale::{atlas as said, dates::number};
use crate::model::Lang;

/// What is done sooner than this needs no bar.
const PATIENCE: Duration = Duration::from_millis(150);
/// Nobody reads faster.
const BETWEEN: Duration = Duration::from_millis(60);
/// The cells of the bar.
const CELLS: usize = 24;

/// A line that is written over again.
pub(super) struct Progress {
    lang: Lang,
    all: usize,
    seen: bool,
    state: Mutex<State>,
}

struct State {
    done: usize,
    start: Instant,
    last: Option<Instant>,
    /// How wide the line is that stands there.
    width: usize,
}

impl Progress {
    pub(super) fn new(lang: Lang, all: usize) -> Self {
        let state = State { done: 0, start: Instant::now(), last: None, width: 0 };
        Self { lang, all, seen: io::stderr().is_terminal(), state: Mutex::new(state) }
    }

    /// Another file was read.
    pub(super) fn one_more(&self) {
        if !self.seen {
            return;
        }
        let mut state = self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        state.done += 1;
        let now = Instant::now();
        let soon = match state.last {
            Some(last) => now - last < BETWEEN,
            None => now - state.start < PATIENCE,
        };
        if !soon {
            state.last = Some(now);
            let line = line(self.lang, state.done, self.all);
            state.write(&line);
        }
    }

    /// Takes the line away.
    pub(super) fn done(&self) {
        let mut state = self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if state.width > 0 {
            state.write("");
            state.write("");
        }
    }
}

impl State {
    /// Writes over what stands there; blanks instead of an escape sequence, so that any terminal will do.
    fn write(&mut self, line: &str) {
        let blanks = self.width.saturating_sub(line.width());
        let text = format!("\r{line}{}{}", " ".repeat(blanks), if line.is_empty() { "\r" } else { "" });
        // If nobody can read that, nothing is lost.
        let _ = io::stderr().write_all(text.as_bytes());
        self.width = line.width();
    }
}

/// `[######..................] membaca peta 2.431 dari 10.000`
fn line(lang: Lang, done: usize, all: usize) -> String {
    let full = (done * CELLS).checked_div(all).unwrap_or(CELLS).min(CELLS);
    let figure = |count: usize| number(lang, i64::try_from(count).unwrap_or(i64::MAX));
    let words = said::progress(lang, &figure(done), &figure(all));
    format!("[{}{}] {words}", "#".repeat(full), ".".repeat(CELLS - full))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_full_at_the_end_and_never_longer() {
        assert!(line(Lang::English, 0, 10).starts_with("[........................] reading map 0 of 10"));
        assert!(line(Lang::English, 10, 10).starts_with("[########################]"));
        assert!(line(Lang::English, 11, 10).starts_with("[########################]"));
        assert!(line(Lang::English, 0, 0).starts_with("[########################]"));
    }
}
