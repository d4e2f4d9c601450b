//! One field of a form: its label, how it is filled, and what is wrong with it.

use tui_input::Input;

use crate::app::search::{Search, fold};
use crate::locale::dates;
use crate::locale::forms as words;
use crate::model::{Day, Lang};

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
        Self { value: value.to_owned(), label: [name.to_owned(), name.to_owned()] }
    }

    /// A choice by its words in both languages.
    pub fn worded(value: &str, words: fn(Lang) -> &'static str) -> Self {
        let label = [Lang::Indonesian, Lang::English].map(|lang| words(lang).to_owned());
        Self { value: value.to_owned(), label }
    }

    /// The label in a language.
    pub fn label(&self, lang: Lang) -> &str {
        &self.label[usize::from(lang == Lang::English)]
    }
}

/// The value of *yes*.
pub(super) const YES: &str = "yes";

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
        /// The line of the list that was gone to; before that the first one is what Enter may take.
        marked: Option<usize>,
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
    /// How a day is read.
    read_day: fn(&str, Day) -> Option<Day>,
    /// What is wrong with it, in the language of the screen.
    pub error: Option<String>,
    /// Whether somebody typed or chose here.
    pub touched: bool,
    /// What was chosen when the form was made, by value; of a list of texts, its texts.
    pub(super) began: Vec<String>,
}

impl Field {
    fn new(key: &str, label: fn(Lang) -> &'static str, kind: Kind) -> Self {
        let label = [label(Lang::Indonesian).to_owned(), label(Lang::English).to_owned()];
        let began = chosen_values(&kind);
        Self {
            key: key.to_owned(),
            label,
            kind,
            required: false,
            more: false,
            read_day: dates::parse_day,
            error: None,
            touched: false,
            began,
        }
    }

    /// Takes over what was typed or chosen in this field of a form that was made earlier; where nobody touched it, only
    /// what is being looked for. Choices are found by their value, as the list may be another one by now; of many that
    /// may be chosen, only what was added and taken out there is added and taken out here.
    pub(super) fn take_over(&mut self, old: Self) {
        if let (Kind::Pick { query, .. }, Kind::Pick { query: typed, .. }) = (&mut self.kind, &old.kind) {
            query.clone_from(typed);
        }
        if !old.touched {
            return;
        }
        let now = chosen_values(&self.kind);
        let was = chosen_values(&old.kind);
        match (&mut self.kind, old.kind) {
            (
                Kind::Text(here) | Kind::Date(here) | Kind::Number(here),
                Kind::Text(typed) | Kind::Date(typed) | Kind::Number(typed),
            ) => *here = typed,
            (Kind::Choice { options, at, .. }, Kind::Choice { .. }) => {
                *at = was.first().and_then(|value| options.iter().position(|one| one.value == *value));
            }
            (Kind::Pick { options, chosen, many, .. }, Kind::Pick { .. }) => {
                let wanted = if *many && now != old.began { joined(now, &old.began, &was) } else { was };
                let place = |value: &String| options.iter().position(|one| one.value == *value);
                *chosen = wanted.iter().filter_map(place).collect();
            }
            _ => return,
        }
        self.touched = true;
    }

    /// A text.
    pub fn text(key: &str, label: fn(Lang) -> &'static str, value: Option<&str>) -> Self {
        Self::new(key, label, Kind::Text(Input::new(value.unwrap_or_default().to_owned())))
    }

    /// Texts, parted by `;`.
    pub fn list(key: &str, label: fn(Lang) -> &'static str, values: &[String]) -> Self {
        Self { began: values.to_vec(), ..Self::text(key, label, Some(&values.join("; "))) }
    }

    /// A day.
    pub fn date(key: &str, label: fn(Lang) -> &'static str, value: Option<Day>) -> Self {
        let text = value.map(dates::typed).unwrap_or_default();
        Self::new(key, label, Kind::Date(Input::new(text)))
    }

    /// A number.
    pub fn number(key: &str, label: fn(Lang) -> &'static str, value: Option<i64>) -> Self {
        let text = value.map(|number| number.to_string()).unwrap_or_default();
        Self::new(key, label, Kind::Number(Input::new(text)))
    }

    /// One of a few, the first to begin with.
    pub fn one_of(key: &str, label: fn(Lang) -> &'static str, options: Vec<Choice>) -> Self {
        Self::new(key, label, Kind::Choice { options, at: Some(0), blank: false })
    }

    /// The same, with another one of a few to begin with.
    #[must_use]
    pub fn starting_with(mut self, value: &str) -> Self {
        if let Kind::Choice { options, at, .. } = &mut self.kind {
            *at = options.iter().position(|one| one.value == value).or(*at);
        }
        self
    }

    /// Yes, no, or *not known*.
    pub fn yes_or_no(key: &str, label: fn(Lang) -> &'static str, value: Option<bool>) -> Self {
        let options = vec![Choice::worded(YES, words::yes), Choice::worded("no", words::no)];
        Self::new(key, label, Kind::Choice { options, at: value.map(|yes| usize::from(!yes)), blank: true })
    }

    /// One code of a closed list, or *not known*.
    pub fn code<C>(key: &str, label: fn(Lang) -> &'static str, value: Option<C>) -> Self
    where
        C: crate::model::Code + crate::locale::Label,
    {
        let options = codes::<C>();
        let at = value.and_then(|value| C::ALL.iter().position(|one| *one == value));
        Self::new(key, label, Kind::Choice { options, at, blank: true })
    }

    /// Any number of codes of a closed list.
    pub fn codes<C>(key: &str, label: fn(Lang) -> &'static str, values: &[C]) -> Self
    where
        C: crate::model::Code + crate::locale::Label,
    {
        let chosen = values.iter().filter_map(|value| C::ALL.iter().position(|one| one == value)).collect();
        Self::new(
            key,
            label,
            Kind::Pick { options: codes::<C>(), chosen, many: true, query: Input::default(), marked: None },
        )
    }

    /// One of a list.
    pub fn pick(
        key: &str,
        label: fn(Lang) -> &'static str,
        mut options: Vec<Choice>,
        value: Option<&str>,
    ) -> Self {
        let chosen = places(&mut options, value.as_slice());
        Self::new(
            key,
            label,
            Kind::Pick { options, chosen, many: false, query: Input::default(), marked: None },
        )
    }

    /// Any number of a list.
    pub fn pick_many(
        key: &str,
        label: fn(Lang) -> &'static str,
        mut options: Vec<Choice>,
        values: &[&str],
    ) -> Self {
        let chosen = places(&mut options, values);
        Self::new(
            key,
            label,
            Kind::Pick { options, chosen, many: true, query: Input::default(), marked: None },
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

    /// The same; a day without a year is the next such day.
    #[must_use]
    pub fn ahead(mut self) -> Self {
        self.read_day = dates::parse_day_ahead;
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

    /// The same, with the name of a code added to its label.
    #[must_use]
    pub fn about_code(mut self, code: impl crate::locale::Label) -> Self {
        for (label, lang) in self.label.iter_mut().zip([Lang::Indonesian, Lang::English]) {
            *label = format!("{label}: {}", crate::locale::labels::lower(code.label(lang)));
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

    /// Its text to the letter as long as nobody touched it, else trimmed.
    pub(super) fn text_value(&self) -> &str {
        match &self.kind {
            Kind::Text(input) if !self.touched => input.value(),
            _ => self.typed(),
        }
    }

    /// The day that was typed.
    pub fn day(&self, today: Day) -> Option<Day> {
        let Kind::Date(input) = &self.kind else { return None };
        (self.read_day)(input.value(), today)
    }

    fn is_empty(&self) -> bool {
        match &self.kind {
            Kind::Text(_) | Kind::Date(_) | Kind::Number(_) => self.typed().is_empty(),
            Kind::Choice { at, .. } => at.is_none(),
            Kind::Pick { chosen, .. } => chosen.is_empty(),
        }
    }

    /// Checks what was filled in and remembers what is wrong.
    pub(super) fn check(&mut self, lang: Lang, today: Day, insist: bool) {
        self.error = match &self.kind {
            // What was typed and not chosen would be left out without a word.
            Kind::Pick { query, .. } if insist && !query.value().trim().is_empty() => {
                Some(self.says_why_nothing_fits(lang).unwrap_or_else(|| words::not_chosen(lang).to_owned()))
            }
            _ if self.is_empty() => {
                (insist && self.required).then(|| words::must_fill(lang, &self.label(lang).to_lowercase()))
            }
            Kind::Date(_) if self.day(today).is_none() => Some(words::bad_date(lang).to_owned()),
            Kind::Number(input) if dates::parse_number(input.value()).is_none() => {
                Some(words::bad_number(lang).to_owned())
            }
            _ => None,
        };
    }

    /// Whether Enter takes the marked choice. Where something may be left out, an Enter that follows nothing
    /// goes on without choosing.
    pub fn enter_picks(&self) -> bool {
        let Kind::Pick { chosen, many, query, marked, .. } = &self.kind else { return false };
        let asked = !query.value().is_empty() || marked.is_some();
        asked || (self.required && !many && chosen.is_empty())
    }

    /// Why there is nothing to choose, when there is nothing.
    pub fn says_why_nothing_fits(&self, lang: Lang) -> Option<String> {
        let Kind::Pick { chosen, query, .. } = &self.kind else {
            return None;
        };
        if !self.fitting(lang).is_empty() {
            return None;
        }
        match query.value().trim() {
            "" if chosen.is_empty() => Some(words::nothing_to_choose(lang).to_owned()),
            "" => None,
            typed => Some(words::nobody_fits(lang, &crate::locale::quoted(typed))),
        }
    }

    /// The options that fit what was typed, best first, as places in the list.
    pub fn fitting(&self, lang: Lang) -> Vec<usize> {
        let Kind::Pick { options, chosen, query, many, .. } = &self.kind else {
            return Vec::new();
        };
        let free = (0..options.len()).filter(|at| !(*many && chosen.contains(at))).collect();
        Search::new(query.value()).rank(free, |at| fold(options[*at].label(lang)))
    }
}

/// The places of values among the options. One that is not offered (any more) is added: what a form cannot show, it
/// would take away when it is saved.
fn places(options: &mut Vec<Choice>, values: &[&str]) -> Vec<usize> {
    let place = |value: &&str| {
        options.iter().position(|one| one.value == **value).unwrap_or_else(|| {
            options.push(Choice::named(value, value));
            options.len() - 1
        })
    };
    values.iter().map(place).collect()
}

/// What is chosen in a field, by value.
fn chosen_values(kind: &Kind) -> Vec<String> {
    let values = |options: &[Choice], chosen: &[usize]| {
        chosen.iter().filter_map(|at| options.get(*at)).map(|one| one.value.clone()).collect()
    };
    match kind {
        Kind::Choice { options, at, .. } => values(options, at.as_slice()),
        Kind::Pick { options, chosen, .. } => values(options, chosen),
        Kind::Text(_) | Kind::Date(_) | Kind::Number(_) => Vec::new(),
    }
}

/// What stands now, with what somebody added and took out who began with something else.
fn joined(now: Vec<String>, began: &[String], was: &[String]) -> Vec<String> {
    let taken_out = |value: &String| began.contains(value) && !was.contains(value);
    let mut all: Vec<String> = now.into_iter().filter(|value| !taken_out(value)).collect();
    for value in was {
        if !began.contains(value) && !all.contains(value) {
            all.push(value.clone());
        }
    }
    all
}

/// The texts of a list that was typed, parted by `;`. A text that stood there before and has a `;` of its own stays one.
pub(super) fn parted(typed: &str, known: &[String]) -> Vec<String> {
    let mut rest = typed.trim_start_matches([';', ' ']);
    let mut parts = Vec::new();
    while !rest.is_empty() {
        let whole = known.iter().filter(|text| text.contains(';')).find_map(|text| {
            let after = rest.strip_prefix(text.as_str())?.trim_start();
            (after.is_empty() || after.starts_with(';')).then_some((text.as_str(), after))
        });
        let (part, after) = whole.unwrap_or_else(|| rest.split_once(';').unwrap_or((rest, "")));
        parts.push(part.trim().to_owned());
        rest = after.trim_start_matches(|c: char| c == ';' || c.is_whitespace());
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn codes<C: crate::model::Code + crate::locale::Label>() -> Vec<Choice> {
    C::ALL
        .iter()
        .map(|value| Choice {
            value: value.code().to_owned(),
            label: [value.label(Lang::Indonesian).to_owned(), value.label(Lang::English).to_owned()],
        })
        .collect()
}
