//! Forms: a few fields that matter, the rest under *more*; each field says what is wrong as it is typed.

pub mod agreement;
mod field;
mod keys;
pub mod need;
pub mod partnership;
pub mod party;
pub mod practice;
pub mod relation;
pub mod rest;
pub mod submit;

use std::path::PathBuf;

use crate::locale::dates;
use crate::model::{Day, Id, Lang};

use super::event::{Code, Key};
pub use field::{Choice, Field, Kind};
pub use keys::text_request;
use keys::{Step, choice_key, pick_key, text_key};

/// What a form is for; it decides what happens when it is saved.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A new map.
    NewMap,
    /// What the map says about itself.
    MapInfo,
    /// A new party.
    NewActor,
    /// Changes a party.
    EditActor(Id),
    /// Joins a party with another one.
    MergeActors(Id),
    /// A contact with a party.
    Contact(Id),
    /// A new partnership, for a need when one was selected.
    NewPartnership(Option<Id>),
    /// Changes a partnership.
    EditPartnership(Id),
    /// A contribution in a partnership.
    Contribution(Id),
    /// A member's own view of the rung.
    View(Id),
    /// A new document, for a partnership when one was selected.
    NewAgreement(Option<Id>),
    /// Changes a document.
    EditAgreement(Id),
    /// Signs a document.
    Sign(Id),
    /// Moves a document on before it is signed.
    Advance(Id),
    /// Prolongs a document.
    Extend(Id),
    /// Ends a document.
    Close(Id),
    /// A new promise in a document.
    Obligation(Id),
    /// Ticks a promise of a document.
    Fulfil(Id),
    /// Another day for something that is due, by its name in the agenda.
    Later(String),
    /// Another party for something that is due.
    HandOver(String),
    /// A meeting of another day.
    MeetingOn,
    /// Accepts a finding for a time: the rule and its subjects.
    Accept(String, Vec<Id>),
    /// How a party is trusted.
    Trust(Id),
    /// What a member of a partnership says about a shared value.
    Value(Id),
    /// A proposal to a party, new or known.
    Proposal(Id, Option<Id>),
    /// A new need.
    NewNeed,
    /// Changes a need.
    EditNeed(Id),
    /// A new source.
    NewResource,
    /// Changes a source.
    EditResource(Id),
    /// A new area.
    NewArea,
    /// Saves a copy elsewhere.
    SaveCopy,
    /// Another version of the map, to be joined.
    MergeFile,
    /// Saves the picture of the map screen.
    SavePicture,
    /// Makes a report or data.
    Export,
    /// Reads a list.
    Import,
}

/// A form on the screen.
#[derive(Clone, Debug)]
pub struct Form {
    /// What it is for.
    pub purpose: Purpose,
    /// Its title, Indonesian and English.
    pub title: [String; 2],
    /// Its fields.
    pub fields: Vec<Field>,
    /// The field that gets the keys.
    pub focus: usize,
    /// Whether the fields under *more* are shown.
    pub show_more: bool,
    /// What is wrong with the whole, in the language of the screen.
    pub error: Option<String>,
    /// Whether anything was typed.
    pub dirty: bool,
    /// What it comes to, as it is filled in now.
    pub hint: Option<Hint>,
}

/// What a form comes to, in the language of the screen, on a day.
pub type Hint = fn(&Form, Lang, Day) -> String;

/// What a key did to a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays open.
    Stay,
    /// It is to be saved.
    Submit,
    /// It is to be closed.
    Cancel,
}

impl Form {
    /// A form with the focus on its first field.
    pub fn new(purpose: Purpose, title: fn(Lang) -> &'static str, fields: Vec<Field>) -> Self {
        let title = [title(Lang::Indonesian).to_owned(), title(Lang::English).to_owned()];
        Self { purpose, title, fields, focus: 0, show_more: false, error: None, dirty: false, hint: None }
    }

    /// The same, with words below its fields that say what it comes to.
    #[must_use]
    pub fn with_hint(mut self, hint: Hint) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same, with words added to its title.
    #[must_use]
    pub fn about(mut self, name: &str) -> Self {
        for title in &mut self.title {
            *title = format!("{title}: {name}");
        }
        self
    }

    /// Its title in a language.
    pub fn title(&self, lang: Lang) -> &str {
        &self.title[usize::from(lang == Lang::English)]
    }

    /// The places of the fields that are shown.
    pub fn shown(&self) -> Vec<usize> {
        (0..self.fields.len()).filter(|at| self.show_more || !self.fields[*at].more).collect()
    }

    /// Whether there is anything under *more*.
    pub fn has_more(&self) -> bool {
        self.fields.iter().any(|field| field.more)
    }

    /// The field that gets the keys.
    pub fn focused(&self) -> &Field {
        &self.fields[self.focus.min(self.fields.len() - 1)]
    }

    fn move_focus(&mut self, by: isize) {
        let shown = self.shown();
        let here = shown.iter().position(|at| *at == self.focus).unwrap_or(0);
        let there = here.saturating_add_signed(by).min(shown.len() - 1);
        self.focus = shown[there];
    }

    fn on_last(&self) -> bool {
        self.shown().last() == Some(&self.focus)
    }

    /// Handles a key.
    pub fn key(&mut self, key: Key, lang: Lang, today: Day) -> Outcome {
        self.error = None;
        match key {
            Key { code: Code::Esc, .. } => return self.escape(),
            Key { code: Code::Char('s'), ctrl: true, .. } => return Outcome::Submit,
            Key { code: Code::F(5), .. } | Key { code: Code::Char('l'), ctrl: true, .. }
                if self.has_more() =>
            {
                self.show_more = !self.show_more;
                if !self.shown().contains(&self.focus) {
                    self.focus = 0;
                }
            }
            Key { code: Code::Tab, .. } => self.move_focus(1),
            Key { code: Code::BackTab, .. } => self.move_focus(-1),
            _ => {
                let step = self.field_key(key, lang);
                self.fields[self.focus].check(lang, today, false);
                match step {
                    Step::Stay => {}
                    Step::Next if self.on_last() => return Outcome::Submit,
                    Step::Next => self.move_focus(1),
                    Step::Previous => self.move_focus(-1),
                }
            }
        }
        Outcome::Stay
    }

    fn escape(&mut self) -> Outcome {
        if let Kind::Pick { query, marked, .. } = &mut self.fields[self.focus].kind
            && !query.value().is_empty()
        {
            query.reset();
            *marked = None;
            return Outcome::Stay;
        }
        Outcome::Cancel
    }

    fn field_key(&mut self, key: Key, lang: Lang) -> Step {
        let fitting = self.fields[self.focus].fitting(lang);
        let enter_picks = self.fields[self.focus].enter_picks();
        let field = &mut self.fields[self.focus];
        let (step, changed) = match &mut field.kind {
            Kind::Text(input) | Kind::Date(input) | Kind::Number(input) => text_key(input, key),
            Kind::Choice { options, at, blank } => choice_key(options, at, *blank, key, lang),
            Kind::Pick { chosen, many, query, marked, .. } => {
                pick_key(&fitting, (chosen, *many), query, (marked, enter_picks), key)
            }
        };
        field.touched |= changed;
        self.dirty |= changed;
        step
    }

    /// This form, made of what stands today, with what was typed in an earlier one of the same purpose. What nobody
    /// touched there is as it is now: written back as it was then, it would undo what was done meanwhile.
    #[must_use]
    pub(super) fn resume(mut self, earlier: Self) -> Self {
        let key = earlier.focused().key.clone();
        (self.show_more, self.dirty) = (earlier.show_more, earlier.dirty);
        for old in earlier.fields {
            if let Some(field) = self.fields.iter_mut().find(|field| field.key == old.key) {
                field.take_over(old);
            }
        }
        self.focus = self.fields.iter().position(|field| field.key == key).unwrap_or(0);
        self
    }

    /// Puts pasted text into the field; line breaks become blanks.
    pub fn paste(&mut self, text: &str, lang: Lang, today: Day) {
        if let Field { key, kind: Kind::Text(input), .. } = &mut self.fields[self.focus]
            && ["path", "folder"].contains(&key.as_str())
            && is_whole_path(text.trim_start())
        {
            // A file that is dropped on the window says all of its path, whatever stood there.
            input.reset();
        }
        for c in text.chars() {
            let c = if c.is_control() { ' ' } else { c };
            self.field_key(Key::char(c), lang);
        }
        self.fields[self.focus].check(lang, today, false);
    }

    /// Checks all fields; when one is wrong, the focus goes there.
    pub fn is_complete(&mut self, lang: Lang, today: Day) -> bool {
        for field in &mut self.fields {
            field.check(lang, today, true);
        }
        let wrong = self.fields.iter().position(|field| field.error.is_some());
        if let Some(at) = wrong {
            self.show_more |= self.fields[at].more;
            self.focus = at;
        }
        wrong.is_none()
    }

    pub(super) fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The text of a field; nothing when it is empty.
    pub fn text(&self, key: &str) -> Option<String> {
        let field = self.field(key)?;
        (!field.typed().is_empty()).then(|| field.text_value().to_owned())
    }

    /// The path in a field, without what a terminal adds to a file that was dropped on it.
    pub fn path(&self, key: &str) -> PathBuf {
        PathBuf::from(dropped(self.field(key).map_or("", Field::typed)))
    }

    /// The texts of a list, parted by `;`; as they were where nobody touched it, with all that stands in them.
    pub fn list(&self, key: &str) -> Vec<String> {
        match self.field(key) {
            Some(field) if field.touched => field::parted(field.typed(), &field.began),
            Some(field) => field.began.clone(),
            None => Vec::new(),
        }
    }

    /// Whether somebody typed or chose in a field.
    pub fn is_touched(&self, key: &str) -> bool {
        self.field(key).is_some_and(|field| field.touched)
    }

    /// The day of a field.
    pub fn day(&self, key: &str, today: Day) -> Option<Day> {
        self.field(key)?.day(today)
    }

    /// The number of a field.
    pub fn number(&self, key: &str) -> Option<i64> {
        dates::parse_number(&self.text(key)?)
    }

    /// What was chosen in a field.
    pub fn chosen(&self, key: &str) -> Vec<&str> {
        match self.field(key).map(|field| &field.kind) {
            Some(Kind::Choice { options, at, .. }) => {
                at.iter().filter_map(|at| options.get(*at)).map(|one| one.value.as_str()).collect()
            }
            Some(Kind::Pick { options, chosen, .. }) => {
                chosen.iter().filter_map(|at| options.get(*at)).map(|one| one.value.as_str()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether *yes* was chosen in a field; nothing when neither was.
    pub fn yes(&self, key: &str) -> Option<bool> {
        self.chosen(key).first().map(|word| *word == field::YES)
    }

    /// The code that was chosen in a field.
    pub fn code<C: crate::model::Code>(&self, key: &str) -> Option<C> {
        self.chosen(key).first().and_then(|word| C::parse(word))
    }

    /// The codes that were chosen in a field.
    pub fn codes<C: crate::model::Code>(&self, key: &str) -> Vec<C> {
        self.chosen(key).into_iter().filter_map(C::parse).collect()
    }

    /// The id that was chosen in a field.
    pub fn id(&self, key: &str) -> Option<Id> {
        self.ids(key).into_iter().next()
    }

    /// The ids that were chosen in a field.
    pub fn ids(&self, key: &str) -> Vec<Id> {
        self.chosen(key).into_iter().filter_map(Id::new).collect()
    }
}

/// A path as people type it or drop it on the terminal: in quotes, as an address, with its blanks escaped.
fn dropped(typed: &str) -> String {
    let typed = begun_anew(typed);
    let quoted = ['"', '\''].into_iter().find_map(|mark| typed.strip_prefix(mark)?.strip_suffix(mark));
    let path = quoted.unwrap_or(typed);
    if let Some(address) = path.strip_prefix("file://") {
        return unescaped(address);
    }
    // A blank after a backslash can only be a blank, but on Windows, where a folder may end before it.
    if quoted.is_none() && path.starts_with(['/', '~']) { path.replace("\\ ", " ") } else { path.to_owned() }
}

/// The whole path that stands behind a folder that was there already: a file that is dropped on a field says all of it.
fn begun_anew(typed: &str) -> &str {
    if typed.starts_with(['"', '\'']) || typed.starts_with("file://") {
        return typed;
    }
    let mut behind = typed.match_indices('/').filter_map(|(at, _)| typed.get(at + 1..));
    // Two strokes in a row are one to a system; only a paste tells that the second begins another path.
    behind.find(|rest| is_whole_path(rest) && !rest.starts_with('/')).unwrap_or(typed)
}

fn is_whole_path(text: &str) -> bool {
    ["/", "~/", "'/", "\"/", "file://"].iter().any(|start| text.starts_with(start))
}

/// An address with its `%20` as blanks; what is no such sign stays.
fn unescaped(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let sign = after.get(..2).filter(|sign| *first == b'%' && sign.iter().all(u8::is_ascii_hexdigit));
        let byte = sign.and_then(|sign| u8::from_str_radix(std::str::from_utf8(sign).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = byte.map_or(after, |_| &after[2..]);
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_understood_as_a_terminal_gives_it() {
        for (typed, path) in [
            ("/a/peta.toml", "/a/peta.toml"),
            ("'/a/peta kita.toml'", "/a/peta kita.toml"),
            ("\"/a/b.toml\"", "/a/b.toml"),
            ("file:///a/peta%20kita.toml", "/a/peta kita.toml"),
            ("file:///a/100%.toml", "/a/100%.toml"),
            ("file:///a/%+a.toml", "/a/%+a.toml"),
            ("file:///a/caf%C3%A9.toml", "/a/caf\u{e9}.toml"),
            ("/a/peta\\ kita.toml", "/a/peta kita.toml"),
            ("~/peta.toml", "~/peta.toml"),
            ("C:\\peta\\kita.toml", "C:\\peta\\kita.toml"),
            ("it's.toml", "it's.toml"),
            ("/tmp/'/a/peta kita.toml'", "/a/peta kita.toml"),
            ("/tmp//a/peta.toml", "/tmp//a/peta.toml"),
            ("/tmp/~/peta.toml", "~/peta.toml"),
            ("/tmp/file:///a/peta%20kita.toml", "/a/peta kita.toml"),
            ("'", "'"),
            ("", ""),
        ] {
            assert_eq!(dropped(typed), path, "{typed}");
        }
    }
}
