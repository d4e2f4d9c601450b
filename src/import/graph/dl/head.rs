//! What a DL file says before its data.

use super::{Head, Layout};
use crate::import::Why;
use crate::import::graph::net::Net;
use crate::import::graph::words::Line;
use crate::trouble::BadNetwork as Bad;

/// A word of the head, or the sign behind one.
struct Token<'a> {
    text: &'a str,
    quoted: bool,
    /// The places of its line and of its word.
    line: usize,
    word: usize,
    number: usize,
}

/// Which labels are meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    All,
    Rows,
    Columns,
    Matrices,
}

/// The head, what stands in the line where the data begin, and the lines after it.
pub(super) fn read<'a, 'b>(
    net: &mut Net,
    lines: &'b [Line<'a>],
) -> Result<(Head, Option<Line<'a>>, &'b [Line<'a>]), Why> {
    let tokens = tokens(lines);
    let mut head = Head { matrices: 1, diagonal: true, ..Head::default() };
    let mut of = Of::All;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let ahead = |step: usize| tokens.get(at + step).map_or("", |token| token.text);
        // The value stands behind a sign or a blank.
        let (value, step) = if ahead(1) == "=" || ahead(1) == ":" { (ahead(2), 3) } else { (ahead(1), 2) };
        let word = token.text.to_ascii_lowercase();
        match word.as_str() {
            "dl" if at == 0 => at += 1,
            "n" | "nr" | "nc" | "nm" => {
                let count = value.parse::<usize>().ok().filter(|count| *count > 0);
                if count.is_none() {
                    net.miss(token.number, Bad::Word(value.to_owned()));
                }
                match word.as_str() {
                    "nm" => head.matrices = count.unwrap_or(1),
                    "nr" => head.rows = count,
                    "nc" => head.columns = count,
                    _ => (head.rows, head.columns) = (count, count),
                }
                at += step;
            }
            "format" => {
                head.layout = layout(value).ok_or_else(|| Bad::Part(format!("format={value}")))?;
                at += step;
            }
            "diagonal" => {
                head.diagonal = !value.eq_ignore_ascii_case("absent");
                at += step;
            }
            _ if labels_of(&word, ahead(1)).is_some() => {
                of = labels_of(&word, ahead(1)).unwrap_or(Of::All);
                at += 1;
            }
            "labels" if value.eq_ignore_ascii_case("embedded") => {
                head.rows_embedded |= matches!(of, Of::All | Of::Rows);
                head.columns_embedded |= matches!(of, Of::All | Of::Columns);
                of = Of::All;
                at += step;
            }
            "labels" => at = labels(&mut head, of, &tokens, at, &mut of),
            "data" => {
                let sign = tokens.get(at + 1).filter(|token| token.text == ":");
                let end = sign.unwrap_or(token);
                let line = lines.get(end.line);
                let words = line.map(|line| line.words.get(end.word + 1..).unwrap_or_default());
                let first = line.zip(words.filter(|words| !words.is_empty()));
                let first = first.map(|(line, words)| Line { number: line.number, words: words.to_vec() });
                return Ok((head, first, lines.get(end.line + 1..).unwrap_or_default()));
            }
            "=" | ":" => at += 1,
            _ => {
                net.skip(token.number, token.text);
                at += 1;
            }
        }
    }
    Err(Bad::NoNetwork.into())
}

/// Takes the labels from `at` on, as many as there are before the next word of the format.
fn labels(head: &mut Head, of: Of, tokens: &[Token<'_>], at: usize, back: &mut Of) -> usize {
    *back = Of::All;
    let list = match of {
        Of::All => &mut head.labels,
        Of::Rows => &mut head.row_labels,
        Of::Columns => &mut head.column_labels,
        Of::Matrices => &mut head.matrix_labels,
    };
    let mut at = at + 1;
    while let Some(token) = tokens.get(at) {
        let next = tokens.get(at + 1).map_or("", |token| token.text);
        let word = token.text.to_ascii_lowercase();
        let sign = next == ":" || next == "=";
        let ends = matches!(word.as_str(), "data" | "format" | "n" | "nr" | "nc" | "nm" | "diagonal") && sign
            || word == "labels" && (sign || next.eq_ignore_ascii_case("embedded"))
            || labels_of(&word, next).is_some();
        if ends && !token.quoted {
            break;
        }
        if token.quoted || token.text != ":" {
            list.push(token.text.trim().to_owned());
        }
        at += 1;
    }
    at
}

/// Whose labels a word before `labels` means.
fn labels_of(word: &str, next: &str) -> Option<Of> {
    if !next.eq_ignore_ascii_case("labels") {
        return None;
    }
    match word {
        "row" | "rows" => Some(Of::Rows),
        "col" | "column" | "columns" => Some(Of::Columns),
        "matrix" | "level" | "layer" => Some(Of::Matrices),
        _ => None,
    }
}

fn layout(word: &str) -> Option<Layout> {
    match word.to_ascii_lowercase().as_str() {
        "fullmatrix" | "fm" => Some(Layout::Full),
        "lowerhalf" | "lh" => Some(Layout::Lower),
        "upperhalf" | "uh" => Some(Layout::Upper),
        "edgelist" | "edgelist1" | "el1" => Some(Layout::Edges(false)),
        "edgelist2" | "el2" => Some(Layout::Edges(true)),
        "nodelist" | "nodelist1" | "nl1" => Some(Layout::Nodes(false)),
        "nodelist2" | "nl2" => Some(Layout::Nodes(true)),
        "nodelist1b" | "nl1b" => Some(Layout::Counted),
        _ => None,
    }
}

/// The words up to the data, with the signs behind them apart: `n=5` is three, `labels:` is two.
fn tokens<'a>(lines: &[Line<'a>]) -> Vec<Token<'a>> {
    let mut tokens = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        for (word, one) in line.words.iter().enumerate() {
            let mut add = |text: &'a str, quoted: bool| {
                if quoted || !text.is_empty() {
                    tokens.push(Token { text, quoted, line: place, word, number: line.number });
                }
            };
            if one.quoted {
                add(one.text, true);
                continue;
            }
            let colon = one.text.find(':').filter(|at| {
                let before = one.text.get(..*at).unwrap_or_default().to_ascii_lowercase();
                matches!(before.as_str(), "" | "labels" | "embedded" | "data")
            });
            if let Some((before, after)) = colon.and_then(|at| one.text.split_at_checked(at)) {
                add(before, false);
                let (sign, after) = after.split_at_checked(1).unwrap_or((after, ""));
                add(sign, false);
                add(after, false);
                if before.eq_ignore_ascii_case("data") {
                    return tokens;
                }
                continue;
            }
            let mut rest = one.text;
            while let Some((before, after)) = rest.split_once('=') {
                add(before, false);
                add("=", false);
                rest = after;
            }
            add(rest, false);
        }
    }
    tokens
}
