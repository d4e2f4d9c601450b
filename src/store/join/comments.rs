//! Comments of one block in three versions: what they wrote comes in, at the line at which they wrote it.

use std::collections::HashMap;
use std::ops::Range;

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// One line as the reader sees it: a text over several lines is one.
#[derive(Clone, Debug)]
struct Line {
    range: Range<usize>,
    /// From its first letter to its last, without the comment; empty when there is only a comment, or nothing.
    content: Range<usize>,
    comment: Option<Range<usize>>,
    /// Its section and what it is about, once that is known.
    anchor: Anchor,
}

/// Where a comment belongs: the sub-table, and the key or element in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Anchor {
    section: String,
    label: String,
}

/// One comment.
#[derive(Clone, Debug)]
struct Comment {
    text: String,
    anchor: Anchor,
    /// Whether it stands behind what it is about, and not above it.
    behind: bool,
}

/// The lines of a block with their anchors.
fn lines(core: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let (mut content, mut comment, mut equals): (Option<Range<usize>>, Option<Range<usize>>, Option<usize>) =
        (None, None, None);
    for token in Source::new(core).lex() {
        let (from, to) = (token.span().start(), token.span().end());
        match token.kind() {
            TokenKind::Whitespace => {}
            TokenKind::Comment => comment = Some(from..to),
            TokenKind::Newline | TokenKind::Eof => {
                if to > start {
                    let content = content.take().unwrap_or(start..start);
                    let label_end = equals.take().unwrap_or(content.end);
                    let label =
                        core.get(content.start..label_end).unwrap_or_default().trim().trim_end_matches(',');
                    let anchor = Anchor { section: String::new(), label: label.to_owned() };
                    lines.push(Line { range: start..to, content, comment: comment.take(), anchor });
                }
                start = to;
            }
            kind => {
                if kind == TokenKind::Equals && equals.is_none() {
                    equals = Some(from);
                }
                content = Some(content.map_or(from, |known| known.start)..to);
            }
        }
    }
    sections(core, &mut lines);
    lines
}

/// Tells sub-tables apart by their header and the first line below it, which has the date or the id.
fn sections(core: &str, lines: &mut [Line]) {
    let is_header = |line: &Line| core.get(line.content.clone()).is_some_and(|text| text.starts_with('['));
    let full = |line: &Line| !line.content.is_empty();
    let mut section = String::new();
    let mut first = true;
    for at in 0..lines.len() {
        if is_header(&lines[at]) {
            let below = lines[at + 1..].iter().find(|line| full(line));
            let below = below.and_then(|line| core.get(line.content.clone())).unwrap_or_default();
            // The record itself is the same whatever its first line says.
            section = if first { String::new() } else { format!("{} {below}", lines[at].anchor.label) };
            first = false;
        }
        lines[at].anchor.section.clone_from(&section);
    }
    // A comment above a line belongs to that line.
    let mut next = Anchor { section, label: String::new() };
    for line in lines.iter_mut().rev() {
        if line.content.is_empty() {
            line.anchor = next.clone();
        } else {
            next = line.anchor.clone();
        }
    }
}

fn comments(core: &str) -> Vec<Comment> {
    let with = lines(core).into_iter().filter_map(|line| Some((line.comment.clone()?, line)));
    with.map(|(range, line)| Comment {
        text: core.get(range).unwrap_or_default().trim_end().to_owned(),
        behind: !line.content.is_empty(),
        anchor: line.anchor,
    })
    .collect()
}

/// How often each comment stands in a version.
pub(super) fn counts<'a>(texts: impl Iterator<Item = &'a str>) -> HashMap<&'a str, i64> {
    let mut counts = HashMap::new();
    texts.for_each(|text| *counts.entry(text).or_default() += 1);
    counts
}

/// How often a comment is to stand in the result: what both did alike counts once.
pub(super) fn wanted(base: i64, ours: i64, theirs: i64) -> i64 {
    let (own, other) = (ours - base, theirs - base);
    let alike = own.signum() == other.signum();
    if alike { base + own.signum() * own.abs().max(other.abs()) } else { base + own + other }
}

/// `text`, made from our block, with what their block does to comments.
pub(super) fn joined(base: Option<&str>, ours: &str, theirs: &str, text: String) -> String {
    let all = [base.unwrap_or_default(), ours, theirs, &text].map(comments);
    let [before, own, other, now] = &all;
    let count = |list: &[Comment]| -> HashMap<String, i64> {
        counts(list.iter().map(|one| one.text.as_str()))
            .into_iter()
            .map(|(text, n)| (text.to_owned(), n))
            .collect()
    };
    let (before, own_counts, others, now) = (count(before), count(own), count(other), count(now));
    let of = |counts: &HashMap<String, i64>, text: &str| counts.get(text).copied().unwrap_or(0);
    // What they wrote, and what of ours went with an element that was taken out of a list.
    let mut missing: HashMap<&str, i64> = HashMap::new();
    for name in others.keys().chain(own_counts.keys()) {
        let target = wanted(of(&before, name), of(&own_counts, name), of(&others, name));
        missing.insert(name, target - of(&now, name));
    }
    // The last of equal ones is the new one.
    let mut adds: Vec<&Comment> = Vec::new();
    for comment in other.iter().rev().chain(own.iter().rev()) {
        if let Some(left) = missing.get_mut(comment.text.as_str()).filter(|left| **left > 0) {
            *left -= 1;
            adds.push(comment);
        }
    }
    adds.reverse();
    let mut out = text;
    for comment in adds {
        out = with_comment(&out, comment);
    }
    let gone = before.iter().filter(|(name, count)| of(&others, name) < **count);
    for (name, count) in gone {
        let keep = wanted(*count, of(&own_counts, name), of(&others, name)).max(0);
        for _ in keep..of(&now, name) {
            out = without_comment(out, name);
        }
    }
    out
}

/// `text` with `comments` above everything else; for a block in which their places cannot be found.
pub(super) fn on_top(theirs: &str, ours: &str, text: &str, newline: &str) -> String {
    let own: Vec<String> = comments(ours).into_iter().map(|comment| comment.text).collect();
    let new = comments(theirs).into_iter().filter(|comment| !own.contains(&comment.text));
    let lines: String = new.map(|comment| comment.text + newline).collect();
    above_all(&lines, text)
}

/// Lines above a text, below the mark at the start of a file.
fn above_all(lines: &str, text: &str) -> String {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => format!("\u{feff}{lines}{rest}"),
        None => format!("{lines}{text}"),
    }
}

/// Writes a comment where its line is, else above its sub-table, else above everything.
fn with_comment(text: &str, comment: &Comment) -> String {
    let lines = lines(text);
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut full = lines.iter().filter(|line| !line.content.is_empty());
    let exact = full.clone().find(|line| line.anchor == comment.anchor);
    let line = exact.or_else(|| full.find(|line| line.anchor.section == comment.anchor.section));
    let (Some(line), true) = (line, !comment.anchor.label.is_empty() || !comment.anchor.section.is_empty())
    else {
        return above_all(&format!("{}{newline}", comment.text), text);
    };
    if comment.behind && exact.is_some() && line.comment.is_none() {
        let (above, below) = text.split_at(line.content.end);
        return format!("{above} {}{below}", comment.text);
    }
    let indent = text.get(line.range.start..line.content.start).unwrap_or_default();
    let (above, below) = text.split_at(line.range.start);
    format!("{above}{indent}{}{newline}{below}", comment.text)
}

/// Takes the first comment of a text out, and its line when nothing else is on it.
fn without_comment(text: String, comment: &str) -> String {
    let found = lines(&text).into_iter().find_map(|line| {
        let range = line.comment.clone()?;
        (text.get(range.clone())?.trim_end() == comment).then_some((line, range))
    });
    let Some((line, range)) = found else { return text };
    let cut = if line.content.is_empty() { line.range } else { line.content.end..range.end };
    let (above, rest) = text.split_at(cut.start);
    format!("{above}{}", rest.split_at(cut.len()).1)
}
