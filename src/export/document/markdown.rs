//! A report as Markdown: `CommonMark` with the tables of GitHub, which editors and chats read.

use std::fmt::Write as _;

use super::{on_paper, paper_note};
use crate::locale::picture as picture_words;
use crate::model::Lang;
use crate::report::document::{Block, Report, Signer, Table};

/// Writes a report. Nothing in a text of the map is read as markup: all that Markdown would obey is escaped.
pub(super) fn markdown(report: &Report) -> String {
    let mut out = String::new();
    if let Some(banner) = &report.banner {
        line(&mut out, &format!("> **{}**", escaped(banner)));
    }
    title(&mut out, &report.title, &report.subtitle);
    for (at, part) in report.parts.iter().enumerate() {
        if at > 0 {
            line(&mut out, "---");
        }
        for one in part {
            block(&mut out, report.lang, one);
        }
    }
    line(&mut out, "---");
    line(&mut out, &format!("*{}*", escaped(&report.footer)));
    let end = out.trim_end().len();
    out.truncate(end);
    out.push('\n');
    out
}

/// A block of its own: a blank line follows.
fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push_str("\n\n");
}

fn title(out: &mut String, text: &str, subtitle: &[String]) {
    line(out, &format!("# {}", escaped(text)));
    if !subtitle.is_empty() {
        let lines: Vec<String> = subtitle.iter().map(|text| escaped(text)).collect();
        line(out, &lines.join("  \n"));
    }
}

fn block(out: &mut String, lang: Lang, block: &Block) {
    match block {
        Block::Title { text, subtitle } => title(out, text, subtitle),
        Block::Heading { level, text } => {
            line(out, &format!("{} {}", "#".repeat(usize::from(*level) + 1), escaped(text)));
        }
        Block::Paragraph { text } => line(out, &escaped(text)),
        Block::Note { text } => line(out, &format!("*{}*", escaped(text))),
        Block::Fields { rows } => {
            let rows: Vec<String> = rows
                .iter()
                .map(|(label, value)| format!("**{}:** {}", escaped(label), escaped(value)))
                .collect();
            line(out, &rows.join("  \n"));
        }
        Block::List { numbered, items } => {
            let mark = |at: usize| if *numbered { format!("{}.", at + 1) } else { "-".to_owned() };
            let items: Vec<String> = items
                .iter()
                .enumerate()
                .map(|(at, item)| format!("{} {}", mark(at), escaped(item)))
                .collect();
            line(out, &items.join("\n"));
        }
        Block::Table(table) => self::table(out, lang, table),
        Block::Picture(picture) => {
            line(out, &format!("*{}*", escaped(&picture_words::is_elsewhere(lang, &picture.caption))));
        }
        Block::Signatures { dated, signers } => signatures(out, dated.as_deref(), signers),
    }
}

fn table(out: &mut String, lang: Lang, table: &Table) {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let rows = on_paper(table);
    out.push_str(&row(table.columns.iter().map(|column| cell(&column.title)).collect()));
    let rule = (0..table.columns.len()).map(|at| {
        let figures = rows.iter().filter_map(|row| row.get(at)).any(crate::report::document::Cell::is_figure);
        if figures { "---:" } else { "---" }.to_owned()
    });
    out.push_str(&row(rule.collect()));
    for cells in rows.iter().chain(&table.total) {
        out.push_str(&row(cells.iter().map(|one| cell(&one.shown(lang))).collect()));
    }
    out.push('\n');
    if let Some(note) = paper_note(table, lang) {
        line(out, &format!("*{}*", escaped(&note)));
    }
}

fn signatures(out: &mut String, dated: Option<&str>, signers: &[Signer]) {
    if let Some(dated) = dated {
        line(out, &escaped(dated));
    }
    for signer in signers {
        let lines = [signer.above.as_deref(), Some(signer.role.as_str()), signer.party.as_deref()];
        let lines: Vec<String> = lines.into_iter().flatten().map(escaped).collect();
        let mut text = lines.join("  \n");
        let _ = write!(text, "  \n  \n(…………………………)");
        line(out, &text);
    }
}

/// The text of a cell, which is one line.
fn cell(text: &str) -> String {
    escaped(text).replace('\n', " ")
}

/// A text that Markdown shows as it stands: its marks are escaped, and `&` and `<` cannot become HTML.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut start = true;
    for letter in text.trim().chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '~' | '!' | '#' | '$' => {
                out.push('\\');
                out.push(letter);
            }
            '-' | '+' | '=' | '>' if start => {
                out.push('\\');
                out.push(letter);
            }
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            _ => out.push(letter),
        }
        start = letter == '\n';
    }
    // A number with a dot at the start of a line would begin a list.
    match out.find(['.', ')']) {
        Some(at) if out.bytes().take(at).all(|byte| byte.is_ascii_digit()) && at > 0 => {
            out.insert(at, '\\');
            out
        }
        _ => out,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        for (text, shown) in [
            ("*tebal* _miring_ `kode`", "\\*tebal\\* \\_miring\\_ \\`kode\\`"),
            ("<script>&amp;", "&lt;script>&amp;amp;"),
            ("# judul", "\\# judul"),
            ("- butir", "\\- butir"),
            ("1. butir", "1\\. butir"),
            ("a | b", "a \\| b"),
            ("[x](javascript:1)", "\\[x\\](javascript:1)"),
            ("RT 05-06", "RT 05-06"),
        ] {
            assert_eq!(escaped(text), shown);
        }
    }
}
