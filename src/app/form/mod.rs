//! Forms: a few fields that matter, the rest under *more*; each field says what is wrong as it is typed.

pub mod agreement;
pub mod partnership;
pub mod party;
pub mod rest;
pub mod submit;

use tui_input::{Input, InputRequest};

use crate::locale::dates;
use crate::locale::forms as words;
use crate::model::{Day, Id, Lang};

use super::event::{Code, Key};
use super::search::{Search, plain};

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
    /// A new partnership.
    NewPartnership,
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
    /// Saves a copy elsewhere.
    SaveCopy,
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the file gets: a code or an id.
    pub value: String,
    /// What people see, Indonesian and English.
    pub label: [String; 2],
}

impl Choice {
    /// A choice whose name is the same in both languages.
    pub fn named(value: &str, name: &str) -> Self {
        Self {
            value: value.to_owned(),
            label: [name.to_owned(), name.to_owned()],
        }
    }

    /// The label in a language.
    pub fn label(&self, lang: Lang) -> &str {
        &self.label[usize::from(lang == Lang::English)]
    }
}

/// How a field is filled.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Any text.
    Text(Input),
    /// A day, typed in one of many ways.
    Date(Input),
    /// A whole number.
    Number(Input),
    /// One of a few, with left and right; `at` may be on nothing.
    Choice {
        /// What there is.
        options: Vec<Choice>,
        /// Which is chosen.
        at: Option<usize>,
        /// Whether *not known* is a choice.
        blank: bool,
    },
    /// One or many of a long list, found by typing.
    Pick {
        /// What there is.
        options: Vec<Choice>,
        /// Which are chosen, in the order of choosing.
        chosen: Vec<usize>,
        /// Whether more than one may be.
        many: bool,
        /// What was typed.
        query: Input,
        /// The line of the list that is marked.
        marked: usize,
    },
}

/// One field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its key; for most fields that of the file.
    pub key: String,
    /// Its label, Indonesian and English.
    pub label: [String; 2],
    /// How it is filled.
    pub kind: Kind,
    /// Whether it must be filled.
    pub required: bool,
    /// Whether it hides under *more*.
    pub more: bool,
    /// What is wrong with it, in the language of the screen.
    pub error: Option<String>,
}

impl Field {
    fn new(key: &str, label: fn(Lang) -> &'static str, kind: Kind) -> Self {
        let label = [
            label(Lang::Indonesian).to_owned(),
            label(Lang::English).to_owned(),
        ];
        Self {
            key: key.to_owned(),
            label,
            kind,
            required: false,
            more: false,
            error: None,
        }
    }

    /// A text.
    pub fn text(key: &str, label: fn(Lang) -> &'static str, value: Option<&str>) -> Self {
        Self::new(
            key,
            label,
            Kind::Text(Input::new(value.unwrap_or_default().to_owned())),
        )
    }

    /// Texts, parted by `;`.
    pub fn list(key: &str, label: fn(Lang) -> &'static str, values: &[String]) -> Self {
        Self::text(key, label, Some(&values.join("; ")))
    }

    /// A day.
    pub fn date(key: &str, label: fn(Lang) -> &'static str, value: Option<Day>) -> Self {
        let text = value.map(|day| day.to_string()).unwrap_or_default();
        Self::new(key, label, Kind::Date(Input::new(text)))
    }

    /// A number.
    pub fn number(key: &str, label: fn(Lang) -> &'static str, value: Option<i64>) -> Self {
        let text = value.map(|number| number.to_string()).unwrap_or_default();
        Self::new(key, label, Kind::Number(Input::new(text)))
    }

    /// One code of a closed list, or *not known*.
    pub fn code<C>(key: &str, label: fn(Lang) -> &'static str, value: Option<C>) -> Self
    where
        C: crate::model::Code + crate::locale::Label,
    {
        let options = codes::<C>();
        let at = value.and_then(|value| C::ALL.iter().position(|one| *one == value));
        Self::new(
            key,
            label,
            Kind::Choice {
                options,
                at,
                blank: true,
            },
        )
    }

    /// Any number of codes of a closed list.
    pub fn codes<C>(key: &str, label: fn(Lang) -> &'static str, values: &[C]) -> Self
    where
        C: crate::model::Code + crate::locale::Label,
    {
        let chosen = values
            .iter()
            .filter_map(|value| C::ALL.iter().position(|one| one == value))
            .collect();
        Self::new(
            key,
            label,
            Kind::Pick {
                options: codes::<C>(),
                chosen,
                many: true,
                query: Input::default(),
                marked: 0,
            },
        )
    }

    /// One of a list.
    pub fn pick(
        key: &str,
        label: fn(Lang) -> &'static str,
        options: Vec<Choice>,
        value: Option<&str>,
    ) -> Self {
        let chosen = value.and_then(|value| options.iter().position(|one| one.value == value));
        let chosen = chosen.into_iter().collect();
        Self::new(
            key,
            label,
            Kind::Pick {
                options,
                chosen,
                many: false,
                query: Input::default(),
                marked: 0,
            },
        )
    }

    /// Any number of a list.
    pub fn pick_many(
        key: &str,
        label: fn(Lang) -> &'static str,
        options: Vec<Choice>,
        values: &[&str],
    ) -> Self {
        let place = |value: &&str| options.iter().position(|one| one.value == **value);
        let chosen = values.iter().filter_map(place).collect();
        Self::new(
            key,
            label,
            Kind::Pick {
                options,
                chosen,
                many: true,
                query: Input::default(),
                marked: 0,
            },
        )
    }

    /// The same, but it must be filled.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        if let Kind::Choice { blank, .. } = &mut self.kind {
            *blank = false;
        }
        self
    }

    /// The same, but under *more*.
    #[must_use]
    pub fn more(mut self) -> Self {
        self.more = true;
        self
    }

    /// The same, with words added to its label (a party's name, for example).
    #[must_use]
    pub fn about(mut self, name: &str) -> Self {
        for label in &mut self.label {
            *label = format!("{label} · {name}");
        }
        self
    }

    /// Its label in a language.
    pub fn label(&self, lang: Lang) -> &str {
        &self.label[usize::from(lang == Lang::English)]
    }

    /// Its text as typed, trimmed; empty for lists.
    pub fn typed(&self) -> &str {
        match &self.kind {
            Kind::Text(input) | Kind::Date(input) | Kind::Number(input) => input.value().trim(),
            Kind::Choice { .. } | Kind::Pick { .. } => "",
        }
    }

    fn is_empty(&self) -> bool {
        match &self.kind {
            Kind::Text(_) | Kind::Date(_) | Kind::Number(_) => self.typed().is_empty(),
            Kind::Choice { at, .. } => at.is_none(),
            Kind::Pick { chosen, .. } => chosen.is_empty(),
        }
    }

    /// Checks what was filled in and remembers what is wrong.
    fn check(&mut self, lang: Lang, today: Day, insist: bool) {
        self.error = match &self.kind {
            _ if self.is_empty() => {
                (insist && self.required).then(|| words::must_fill(lang, &self.label(lang).to_lowercase()))
            }
            Kind::Date(input) if dates::parse_day(input.value(), today).is_none() => {
                Some(words::bad_date(lang).to_owned())
            }
            Kind::Number(input) if dates::parse_number(input.value()).is_none() => {
                Some(words::bad_number(lang).to_owned())
            }
            _ => None,
        };
    }

    /// The options that fit what was typed, best first, as places in the list.
    pub fn fitting(&self, lang: Lang) -> Vec<usize> {
        let Kind::Pick {
            options,
            chosen,
            query,
            many,
            ..
        } = &self.kind
        else {
            return Vec::new();
        };
        let free = (0..options.len())
            .filter(|at| !(*many && chosen.contains(at)))
            .collect();
        Search::new(query.value()).rank(free, |at| plain(options[*at].label(lang)))
    }
}

fn codes<C: crate::model::Code + crate::locale::Label>() -> Vec<Choice> {
    C::ALL
        .iter()
        .map(|value| Choice {
            value: value.code().to_owned(),
            label: [
                value.label(Lang::Indonesian).to_owned(),
                value.label(Lang::English).to_owned(),
            ],
        })
        .collect()
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
}

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
        let title = [
            title(Lang::Indonesian).to_owned(),
            title(Lang::English).to_owned(),
        ];
        Self {
            purpose,
            title,
            fields,
            focus: 0,
            show_more: false,
            error: None,
            dirty: false,
        }
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
        (0..self.fields.len())
            .filter(|at| self.show_more || !self.fields[*at].more)
            .collect()
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
            Key {
                code: Code::Char('s'),
                ctrl: true,
                ..
            } => return Outcome::Submit,
            Key { code: Code::F(5), .. }
            | Key {
                code: Code::Char('l'),
                ctrl: true,
                ..
            } if self.has_more() => {
                self.show_more = !self.show_more;
                if !self.shown().contains(&self.focus) {
                    self.focus = 0;
                }
            }
            Key { code: Code::Tab, .. } => self.move_focus(1),
            Key {
                code: Code::BackTab, ..
            } => self.move_focus(-1),
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
            *marked = 0;
            return Outcome::Stay;
        }
        Outcome::Cancel
    }

    fn field_key(&mut self, key: Key, lang: Lang) -> Step {
        let fitting = self.fields[self.focus].fitting(lang);
        let field = &mut self.fields[self.focus];
        let (step, changed) = match &mut field.kind {
            Kind::Text(input) | Kind::Date(input) | Kind::Number(input) => text_key(input, key),
            Kind::Choice { options, at, blank } => choice_key(options, at, *blank, key, lang),
            Kind::Pick {
                chosen,
                many,
                query,
                marked,
                ..
            } => pick_key(&fitting, (chosen, *many), query, marked, key),
        };
        self.dirty |= changed;
        step
    }

    /// Puts pasted text into the field; line breaks become blanks.
    pub fn paste(&mut self, text: &str, lang: Lang, today: Day) {
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

    fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The text of a field; nothing when it is empty.
    pub fn text(&self, key: &str) -> Option<String> {
        let typed = self.field(key)?.typed();
        (!typed.is_empty()).then(|| typed.to_owned())
    }

    /// The texts of a field, parted by `;`.
    pub fn list(&self, key: &str) -> Vec<String> {
        let text = self.text(key).unwrap_or_default();
        text.split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// The day of a field.
    pub fn day(&self, key: &str, today: Day) -> Option<Day> {
        dates::parse_day(&self.text(key)?, today)
    }

    /// The number of a field.
    pub fn number(&self, key: &str) -> Option<i64> {
        dates::parse_number(&self.text(key)?)
    }

    /// What was chosen in a field.
    pub fn chosen(&self, key: &str) -> Vec<&str> {
        match self.field(key).map(|field| &field.kind) {
            Some(Kind::Choice { options, at, .. }) => at
                .iter()
                .filter_map(|at| options.get(*at))
                .map(|one| one.value.as_str())
                .collect(),
            Some(Kind::Pick { options, chosen, .. }) => chosen
                .iter()
                .filter_map(|at| options.get(*at))
                .map(|one| one.value.as_str())
                .collect(),
            _ => Vec::new(),
        }
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

/// Where the focus goes after a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
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

fn text_key(input: &mut Input, key: Key) -> (Step, bool) {
    match key.code {
        Code::Enter | Code::Down => (Step::Next, false),
        Code::Up => (Step::Previous, false),
        _ => {
            let changed = text_request(key).and_then(|request| input.handle(request));
            (Step::Stay, changed.is_some_and(|changed| changed.value))
        }
    }
}

fn choice_key(options: &[Choice], at: &mut Option<usize>, blank: bool, key: Key, lang: Lang) -> (Step, bool) {
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
            let begins = |option: &&Choice| plain(option.label(lang)).starts_with(c.to_ascii_lowercase());
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

fn pick_key(
    fitting: &[usize],
    (chosen, many): (&mut Vec<usize>, bool),
    query: &mut Input,
    marked: &mut usize,
    key: Key,
) -> (Step, bool) {
    let typing = !query.value().is_empty();
    match key.code {
        Code::Enter if typing || *marked > 0 => {
            let Some(place) = fitting.get(*marked) else {
                return (Step::Stay, false);
            };
            if !many {
                chosen.clear();
            }
            chosen.push(*place);
            query.reset();
            *marked = 0;
            (if many { Step::Stay } else { Step::Next }, true)
        }
        Code::Enter => (Step::Next, false),
        Code::Down if *marked + 1 < fitting.len() => {
            *marked += 1;
            (Step::Stay, false)
        }
        Code::Down => (Step::Stay, false),
        Code::Up if *marked > 0 => {
            *marked -= 1;
            (Step::Stay, false)
        }
        Code::Up => (Step::Previous, false),
        Code::Backspace if !typing => (Step::Stay, chosen.pop().is_some()),
        _ => {
            let changed = text_request(key).and_then(|request| query.handle(request));
            if changed.is_some_and(|changed| changed.value) {
                *marked = 0;
            }
            (Step::Stay, false)
        }
    }
}
