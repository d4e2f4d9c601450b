//! What each change is called, in both languages, for undo and for the line that says what happened.

use crate::locale::screens::{merged, not_assessed};
use crate::locale::{Label as _, merging};
use crate::model::{Day, Lang, Rung};

use super::form::{Form, Purpose};

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// Indonesian and English.
    pub text: [String; 2],
}

impl Done {
    /// In a language.
    pub fn text(&self, lang: Lang) -> &str {
        &self.text[usize::from(lang == Lang::English)]
    }
}

fn both(write: impl Fn(Lang) -> String) -> [String; 2] {
    [write(Lang::Indonesian), write(Lang::English)]
}

/// What a step is called in the history.
pub fn step(name: &str, from: Option<Rung>, to: Rung) -> Done {
    let text = both(|lang| {
        let rung = |rung: Rung| format!("{} {}", rung.digit(), rung.label(lang));
        let before = from.map_or_else(|| not_assessed(lang).to_owned(), rung);
        if from == Some(to) {
            match lang {
                Lang::Indonesian => format!("{name}: ditinjau, tetap {before}"),
                Lang::English => format!("{name}: reviewed, stays {before}"),
            }
        } else {
            format!("{name}: {before} → {}", rung(to))
        }
    });
    Done { text }
}

/// What an import is called in the history.
pub fn imported(file: &str, rows: usize) -> Done {
    Done { text: both(|lang| crate::locale::imports::done(lang, &crate::locale::quoted(file), rows)) }
}

/// What the edit of a form is called in the history.
pub fn form(form: &Form) -> Done {
    let name = form.text("name").or_else(|| form.text("title")).or_else(|| form.text("description"));
    let text = both(|lang| match (&form.purpose, &name) {
        (
            Purpose::NewActor
            | Purpose::NewPartnership(_)
            | Purpose::NewAgreement(_)
            | Purpose::Obligation(_)
            | Purpose::NewNeed
            | Purpose::NewResource
            | Purpose::NewArea,
            Some(name),
        ) => {
            format!("{}: {name}", form.title(lang))
        }
        _ => form.title(lang).to_owned(),
    });
    Done { text }
}

/// What opening is called in the history; it cannot be undone, so it is never read.
pub fn opened() -> Done {
    Done { text: [String::new(), String::new()] }
}

/// What joining with the file is called in the history.
pub fn joined() -> Done {
    Done { text: both(|lang| merged(lang).to_owned()) }
}

/// What bringing in a copy is called in the history.
pub fn copy_joined(name: &str) -> Done {
    Done { text: both(|lang| merging::copy_joined(lang, name)) }
}

/// What joining two parties is called in the history.
pub fn parties_joined(gone: &str, kept: &str) -> Done {
    Done { text: both(|lang| merging::parties_joined(lang, gone, kept)) }
}

/// What marking two parties as different is called in the history.
pub fn kept_apart(one: &str, other: &str) -> Done {
    Done { text: both(|lang| merging::kept_apart(lang, one, other)) }
}

/// The question before two parties are joined.
pub fn ask_join(gone: &str, kept: &str) -> [String; 2] {
    both(|lang| merging::ask_join(lang, gone, kept))
}

/// What a removal is called in the history.
pub fn removed(name: &str) -> Done {
    Done {
        text: both(|lang| match lang {
            Lang::Indonesian => format!("dihapus: {name}"),
            Lang::English => format!("removed: {name}"),
        }),
    }
}

/// What ticking off something that is due is called in the history.
pub fn due_done(name: &str) -> Done {
    Done {
        text: both(|lang| match lang {
            Lang::Indonesian => format!("selesai: {name}"),
            Lang::English => format!("done: {name}"),
        }),
    }
}

/// What a line of a meeting is called in the history.
pub fn meeting(day: Day) -> Done {
    let text = both(|lang| crate::locale::meetings::title(lang, &crate::locale::dates::long(lang, day)));
    Done { text }
}

/// The question before a removal.
pub fn ask_remove(name: &str) -> [String; 2] {
    both(|lang| match lang {
        Lang::Indonesian => format!("Hapus “{name}”?"),
        Lang::English => format!("Remove “{name}”?"),
    })
}
