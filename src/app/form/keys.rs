//! What a key does to a field: a line of text, a choice, a list that is found by typing.

use tui_input::{Input, InputRequest};

use crate::app::event::{Code, Key};
use crate::app::search::fold;
use crate::model::Lang;

use super::field::Choice;

/// Where the focus goes after a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Stay,
    Next,
    Previous,
}

/// What a key asks of a line of text.
pub fn text_request(key: Key) -> Option<InputRequest> {
    let Key { code, ctrl, alt } = key;
    Some(match code {
        Code::Char('a') if ctrl => InputRequest::GoToStart,
        Code::Char('e') if ctrl => InputRequest::GoToEnd,
        Code::Char('u') if ctrl => InputRequest::DeleteLine,
        Code::Char('k') if ctrl => InputRequest::DeleteTillEnd,
        Code::Char('w') if ctrl => InputRequest::DeletePrevWord,
        Code::Backspace if ctrl || alt => InputRequest::DeletePrevWord,
        Code::Left if ctrl => InputRequest::GoToPrevWord,
        Code::Right if ctrl => InputRequest::GoToNextWord,
        Code::Char(c) if !ctrl && !alt => InputRequest::InsertChar(c),
        Code::Backspace => InputRequest::DeletePrevChar,
        Code::Delete => InputRequest::DeleteNextChar,
        Code::Left => InputRequest::GoToPrevChar,
        Code::Right => InputRequest::GoToNextChar,
        Code::Home => InputRequest::GoToStart,
        Code::End => InputRequest::GoToEnd,
        _ => return None,
    })
}

pub(super) fn text_key(input: &mut Input, key: Key) -> (Step, bool) {
    match key.code {
        Code::Enter | Code::Down => (Step::Next, false),
        Code::Up => (Step::Previous, false),
        _ => {
            let changed = text_request(key).and_then(|request| input.handle(request));
            (Step::Stay, changed.is_some_and(|changed| changed.value))
        }
    }
}

pub(super) fn choice_key(
    options: &[Choice],
    at: &mut Option<usize>,
    blank: bool,
    key: Key,
    lang: Lang,
) -> (Step, bool) {
    let last = options.len().saturating_sub(1);
    let next = match (key.code, *at) {
        (Code::Enter | Code::Down, _) => return (Step::Next, false),
        (Code::Up, _) => return (Step::Previous, false),
        (Code::Right | Code::Char(' '), None) => Some(0),
        (Code::Right | Code::Char(' '), Some(here)) if here < last => Some(here + 1),
        (Code::Right | Code::Char(' '), Some(_)) => {
            if blank {
                None
            } else {
                Some(0)
            }
        }
        (Code::Left, None) => Some(last),
        (Code::Left, Some(0)) => {
            if blank {
                None
            } else {
                Some(last)
            }
        }
        (Code::Left, Some(here)) => Some(here - 1),
        (Code::Backspace | Code::Delete, here) => {
            if blank {
                None
            } else {
                here
            }
        }
        (Code::Char(c), here) => {
            // A letter or digit goes to the next option that begins with it.
            let begins = |option: &&Choice| fold(option.label(lang)).starts_with(c.to_ascii_lowercase());
            let from = here.map_or(0, |here| here + 1);
            let places = (from..options.len()).chain(0..from.min(options.len()));
            places
                .map(|place| (place, &options[place]))
                .find(|(_, one)| begins(one))
                .map(|(place, _)| place)
                .or(here)
        }
        (_, here) => here,
    };
    let changed = next != *at;
    *at = next;
    (Step::Stay, changed)
}

pub(super) fn pick_key(
    fitting: &[usize],
    (chosen, many): (&mut Vec<usize>, bool),
    query: &mut Input,
    (marked, enter_picks): (&mut Option<usize>, bool),
    key: Key,
) -> (Step, bool) {
    let typing = !query.value().is_empty();
    match key.code {
        Code::Enter if enter_picks => {
            let Some(place) = fitting.get(marked.unwrap_or(0)) else {
                return (Step::Stay, false);
            };
            if !many {
                chosen.clear();
            }
            chosen.push(*place);
            query.reset();
            *marked = None;
            (if many { Step::Stay } else { Step::Next }, true)
        }
        Code::Enter => (Step::Next, false),
        Code::Down => {
            // Where Enter would take one, the first is marked already; where one is chosen, it goes on from there.
            let chosen = chosen.first().filter(|_| !many);
            let here = chosen.and_then(|chosen| fitting.iter().position(|place| place == chosen));
            let next = if enter_picks { marked.unwrap_or(0) + 1 } else { here.map_or(0, |here| here + 1) };
            *marked = fitting.len().checked_sub(1).map(|last| next.min(last));
            (Step::Stay, false)
        }
        Code::Up => match marked.take() {
            None | Some(0) => (Step::Previous, false),
            Some(at) => {
                *marked = Some(at - 1);
                (Step::Stay, false)
            }
        },
        Code::Backspace if !typing => (Step::Stay, chosen.pop().is_some()),
        _ => {
            let changed = text_request(key).and_then(|request| query.handle(request));
            if changed.is_some_and(|changed| changed.value) {
                *marked = None;
            }
            (Step::Stay, false)
        }
    }
}
