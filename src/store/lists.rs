//! Lists on one line or over several: elements come and go without disturbing the comments of the others.

use toml_edit::{Array, Decor, Value};

use super::align::{Step, align};
use super::patch::{patch_value, prefix, same};

/// What an element is known by: its id, or else all of it.
fn name_of(value: &Value) -> (bool, String) {
    let id = value.as_inline_table().and_then(|table| table.get("id")).and_then(Value::as_str);
    match id {
        Some(id) => (true, id.to_owned()),
        None => (false, value.to_string().trim().to_owned()),
    }
}

pub(super) fn steps(old: &Array, new: &Array) -> Vec<Step> {
    let names = |list: &Array| list.iter().map(name_of).collect::<Vec<_>>();
    align(&names(old), &names(new), |(id, _)| *id)
}

pub(super) fn patch_array(list: &mut Array, old: &Array, new: &Array) {
    let mut at = 0;
    for step in steps(old, new) {
        match step {
            Step::Keep(i, j) => {
                if let (Some(value), Some(old), Some(new)) = (list.get_mut(at), old.get(i), new.get(j))
                    && !same(old, new)
                {
                    patch_value(value, Some(old), new);
                }
                at += 1;
            }
            Step::Remove => remove_element(list, at),
            Step::Insert(j) => {
                if let Some(value) = new.get(j) {
                    insert_element(list, at, value.clone());
                }
                at += 1;
            }
        }
    }
}

/// The spaces of a prefix: what stands behind its last comment.
fn spaces(prefix: &str) -> &str {
    let below = prefix.rfind('#').and_then(|at| {
        let end = prefix.get(at..)?.find(['\r', '\n'])?;
        prefix.get(at + end..)
    });
    if prefix.contains('#') { below.unwrap_or("\n") } else { prefix }
}

/// The comment on the rest of a line, and what follows from the end of that line on.
fn comment_and_rest(text: &str) -> (&str, &str) {
    let end = text.find('\n').unwrap_or(text.len());
    let end = if text.as_bytes().get(end.wrapping_sub(1)) == Some(&b'\r') { end - 1 } else { end };
    let (line, below) = text.split_at(end);
    if line.contains('#') { (line, below) } else { ("", text) }
}

/// What stands between the last element, or the comma behind it, and the closing bracket.
fn end_of(list: &Array) -> String {
    let raw = if list.trailing_comma() || list.is_empty() {
        Some(list.trailing())
    } else {
        list.get(list.len() - 1).and_then(|last| last.decor().suffix())
    };
    raw.and_then(|raw| raw.as_str()).unwrap_or_default().to_owned()
}

fn set_end(list: &mut Array, text: &str) {
    let index = list.len().wrapping_sub(1);
    let comma = list.trailing_comma();
    match list.get_mut(index) {
        Some(end) if !comma => end.decor_mut().set_suffix(text),
        _ => list.set_trailing(text),
    }
}

fn insert_element(list: &mut Array, at: usize, mut value: Value) {
    let prefix_of = |index: usize| {
        let value = list.get(index)?;
        Some(spaces(prefix(value.decor()).unwrap_or_default()).to_owned())
    };
    let first = prefix_of(0).unwrap_or_default();
    let other = prefix_of(1).unwrap_or_else(|| if first.contains('\n') { first.clone() } else { " ".into() });
    let mut own = if at == 0 { first } else { other.clone() };
    let behind = end_of(list);
    let appended = at > 0 && at == list.len();
    // The comment behind the element that was the last so far stays with it.
    let (comment, below) = comment_and_rest(&behind);
    if appended {
        own.insert_str(0, comment);
        set_end(list, "");
    }
    *value.decor_mut() = Decor::new(own, "");
    list.insert_formatted(at, value);
    if appended {
        set_end(list, below);
    }
    if at == 0
        && let Some(next) = list.get_mut(1)
        && !prefix(next.decor()).unwrap_or_default().contains('#')
    {
        next.decor_mut().set_prefix(other);
    }
}

fn remove_element(list: &mut Array, at: usize) {
    let is_last = at + 1 == list.len();
    let behind = if is_last {
        end_of(list)
    } else {
        list.get(at + 1).and_then(|next| prefix(next.decor())).unwrap_or_default().to_owned()
    };
    let removed = list.remove(at);
    let above = prefix(removed.decor()).unwrap_or_default();
    // The comment behind the element goes with it; those above it, and behind the one before, stay.
    let (comment, below) = comment_and_rest(&behind);
    let whole = if above.contains('#') {
        let kept = above.trim_end_matches([' ', '\t', '\r', '\n']);
        let below = if below.starts_with(['\n', '\r']) { below.to_owned() } else { format!("\n{below}") };
        format!("{kept}{below}")
    } else if at == 0 && !is_last && comment.is_empty() {
        above.to_owned()
    } else {
        below.to_owned()
    };
    if let Some(next) = list.get_mut(at) {
        next.decor_mut().set_prefix(whole);
        return;
    }
    if list.is_empty() {
        list.set_trailing_comma(false);
    }
    set_end(list, &whole);
}
