//! Lists for the import dialog: a file is read beside the loop, and a path that was begun is completed.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use crate::app::event::Event;
use crate::import::limits::MOST_BYTES;
use crate::import::{Source, Why, read};
use crate::locale::{imports as words, trouble};
use crate::model::Lang;
use crate::store::read_input;

/// Reads a file; says what is in it, or in a sentence why it cannot be taken.
pub(super) fn carry_out(path: &Path, lang: Lang) -> Event {
    let path = at_home(path);
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    match contents(&path, &name, lang) {
        Ok(source) => Event::ListRead(name, Box::new(source)),
        Err(sentence) => Event::ExportFailed(sentence),
    }
}

fn contents(path: &Path, name: &str, lang: Lang) -> Result<Source, trouble::Sentence> {
    let bytes = read_input(path, MOST_BYTES);
    let bytes = bytes.map_err(|why| trouble::open_failure(lang, &why, &path.display().to_string()))?;
    let bytes = bytes.ok_or_else(|| words::not_taken(lang, &Why::TooBig(MOST_BYTES / 1_000_000)))?;
    read(name, &bytes).map_err(|why| words::not_taken(lang, &why))
}

/// `~/` is the folder of the user, as in a shell.
pub(super) fn at_home(path: &Path) -> PathBuf {
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
    match (path.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) => PathBuf::from(home).join(rest),
        _ => path.to_owned(),
    }
}

/// Names that are offered for a path; a folder with more is not one in which somebody looks for a list.
const MOST_NAMES: usize = 200;

/// The files and folders whose paths begin so, folders with a separator at their end.
pub(super) fn complete(typed: &str) -> Event {
    let split = typed.rfind(['/', MAIN_SEPARATOR]).map_or(0, |at| at + 1);
    let (folder, start) = typed.split_at(split);
    let real = at_home(Path::new(if folder.is_empty() { "." } else { folder }));
    let mut found = Vec::new();
    for entry in std::fs::read_dir(real).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        // Hidden files are offered to those who ask for them.
        let wanted = name.to_lowercase().starts_with(&start.to_lowercase())
            && (!name.starts_with('.') || start.starts_with('.'));
        if wanted && found.len() < MOST_NAMES {
            let end = if entry.path().is_dir() { MAIN_SEPARATOR.to_string() } else { String::new() };
            found.push(format!("{folder}{name}{end}"));
        }
    }
    found.sort();
    Event::Completed(typed.to_owned(), found)
}
