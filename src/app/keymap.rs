//! Context and key -> command, with the user's own keys laid over the table, and back again for every hint.

use std::collections::HashMap;

use crate::model::Lang;

use super::command::{Chord, Command, Context, Entry, TABLE};
use super::event::{Code, Key};

/// What a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// A command.
    Matched(Command),
    /// The first key of two.
    Pending(char),
    /// Nothing here.
    NotFound,
}

/// The keys in force.
#[derive(Clone, Debug)]
pub struct Keymap {
    own: HashMap<Command, Vec<Chord>>,
}

impl Keymap {
    /// The table's keys, with the user's laid over; the names of commands or keys that are not understood
    /// come back and change nothing.
    pub fn new<'a>(
        overrides: impl IntoIterator<Item = (&'a String, &'a Vec<String>)>,
    ) -> (Self, Vec<String>) {
        let mut own = HashMap::new();
        let mut unknown = Vec::new();
        for (name, keys) in overrides {
            let Some(entry) = TABLE.iter().find(|entry| entry.name == name) else {
                unknown.push(name.clone());
                continue;
            };
            let parsed: Option<Vec<Chord>> = keys.iter().map(|key| parse(key)).collect();
            match parsed {
                Some(chords) if !chords.is_empty() => {
                    own.insert(entry.command, chords);
                }
                _ => unknown.push(format!("{name} = {}", keys.join(" "))),
            }
        }
        (Self { own }, unknown)
    }

    /// The keys of a command, the one to show first.
    pub fn keys(&self, entry: &Entry) -> &[Chord] {
        self.own.get(&entry.command).map_or(entry.keys, Vec::as_slice)
    }

    /// The command of a key in a place, after `prefix` when one was typed.
    pub fn look_up(&self, place: Context, prefix: Option<char>, key: Key) -> Lookup {
        let here = |entry: &&Entry| {
            entry.contexts.contains(&place)
                || (place != Context::Start && entry.contexts.contains(&Context::Everywhere))
        };
        let chord = Chord { prefix, key };
        let user = |entry: &&Entry| self.own.get(&entry.command).is_some_and(|keys| keys.contains(&chord));
        let both = |entry: &&Entry| self.keys(entry).contains(&chord);
        let found = TABLE.iter().filter(here).find(user).or_else(|| TABLE.iter().filter(here).find(both));
        if let Some(entry) = found {
            return Lookup::Matched(entry.command);
        }
        match key {
            Key { code: Code::Char(c), ctrl: false, alt: false } if prefix.is_none() => {
                let starts = |entry: &Entry| self.keys(entry).iter().any(|chord| chord.prefix == Some(c));
                if TABLE.iter().filter(here).any(starts) { Lookup::Pending(c) } else { Lookup::NotFound }
            }
            _ => Lookup::NotFound,
        }
    }

    /// The key to show for a command, such as `Ctrl-S` or `g k`; empty when it has none.
    pub fn hint(&self, command: Command) -> String {
        self.keys(command.entry()).first().map(|chord| show(*chord, Lang::Indonesian)).unwrap_or_default()
    }
}

/// A chord as people write it in a language: only the space bar has two names.
pub fn show(chord: Chord, lang: Lang) -> String {
    let key = match chord.key.code {
        Code::Char(' ') => crate::locale::screens::space_bar(lang).to_owned(),
        Code::Char(c) => {
            if chord.key.ctrl {
                c.to_uppercase().to_string()
            } else {
                c.to_string()
            }
        }
        Code::F(number) => format!("F{number}"),
        Code::Enter => "Enter".to_owned(),
        Code::Esc => "Esc".to_owned(),
        Code::Tab => "Tab".to_owned(),
        Code::BackTab => "Shift-Tab".to_owned(),
        Code::Backspace => "Backspace".to_owned(),
        Code::Delete => "Del".to_owned(),
        Code::Up => "↑".to_owned(),
        Code::Down => "↓".to_owned(),
        Code::Left => "←".to_owned(),
        Code::Right => "→".to_owned(),
        Code::ShiftUp => "Shift-↑".to_owned(),
        Code::ShiftDown => "Shift-↓".to_owned(),
        Code::ShiftLeft => "Shift-←".to_owned(),
        Code::ShiftRight => "Shift-→".to_owned(),
        Code::Home => "Home".to_owned(),
        Code::End => "End".to_owned(),
        Code::PageUp => "PgUp".to_owned(),
        Code::PageDown => "PgDn".to_owned(),
        Code::Insert => "Ins".to_owned(),
    };
    let prefix = chord.prefix.map(|prefix| format!("{prefix} ")).unwrap_or_default();
    let ctrl = if chord.key.ctrl { "Ctrl-" } else { "" };
    let alt = if chord.key.alt { "Alt-" } else { "" };
    format!("{prefix}{ctrl}{alt}{key}")
}

/// A chord written in the settings file: `ctrl-s`, `g k`, `f2`, `enter`, `>`.
fn parse(text: &str) -> Option<Chord> {
    let (prefix, rest) = match text.split_once(' ') {
        Some((prefix, rest)) if !rest.is_empty() => (Some(single(prefix)?), rest),
        _ => (None, text),
    };
    let (ctrl, rest) = strip_helper(rest, "ctrl-");
    let (alt, rest) = strip_helper(rest, "alt-");
    let lower = rest.to_lowercase();
    let code = match lower.as_str() {
        "enter" => Code::Enter,
        "esc" => Code::Esc,
        "tab" => Code::Tab,
        "shift-tab" => Code::BackTab,
        "backspace" => Code::Backspace,
        "del" | "delete" => Code::Delete,
        "up" => Code::Up,
        "down" => Code::Down,
        "left" => Code::Left,
        "right" => Code::Right,
        "shift-up" => Code::ShiftUp,
        "shift-down" => Code::ShiftDown,
        "shift-left" => Code::ShiftLeft,
        "shift-right" => Code::ShiftRight,
        "home" => Code::Home,
        "end" => Code::End,
        "pgup" => Code::PageUp,
        "pgdn" => Code::PageDown,
        "space" => Code::Char(' '),
        word if word.len() > 1 && word.starts_with('f') && word.get(1..)?.parse::<u8>().is_ok() => {
            Code::F(word.get(1..)?.parse().ok()?)
        }
        _ => Code::Char(single(rest)?),
    };
    Some(Chord { prefix, key: Key { code, ctrl, alt } })
}

fn strip_helper<'a>(text: &'a str, helper: &str) -> (bool, &'a str) {
    match text.get(..helper.len()) {
        Some(start) if start.eq_ignore_ascii_case(helper) => (true, text.get(helper.len()..).unwrap_or("")),
        _ => (false, text),
    }
}

fn single(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_users_keys_come_first_and_nonsense_is_named() {
        let own = std::collections::BTreeMap::from([
            ("step-up".to_owned(), vec!["+".to_owned(), "ctrl-u".to_owned()]),
            ("fly".to_owned(), vec!["f".to_owned()]),
            ("quit".to_owned(), vec!["hyper-q".to_owned()]),
        ]);
        let (keymap, unknown) = Keymap::new(&own);
        assert_eq!(keymap.look_up(Context::Ladder, None, Key::char('+')), Lookup::Matched(Command::StepUp));
        assert_eq!(keymap.look_up(Context::Ladder, None, Key::char('>')), Lookup::NotFound);
        assert_eq!(keymap.hint(Command::StepUp), "+");
        assert_eq!(unknown.len(), 2);
        assert_eq!(keymap.look_up(Context::Ladder, None, Key::char('q')), Lookup::Matched(Command::Quit));
    }

    #[test]
    fn two_keys_are_awaited() {
        let (keymap, _) = Keymap::new([]);
        assert_eq!(keymap.look_up(Context::Ladder, None, Key::char('g')), Lookup::Pending('g'));
        assert_eq!(
            keymap.look_up(Context::Ladder, Some('g'), Key::char('k')),
            Lookup::Matched(Command::GoPartnerships)
        );
        assert_eq!(keymap.hint(Command::GoPartnerships), "g k");
    }
}
