//! A report as plain text, 78 characters wide, to be pasted into a chat or a letter.

use comfy_table::presets::ASCII_HORIZONTAL_ONLY as RULED;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Width};
use textwrap::WordSeparator;
use unicode_width::UnicodeWidthStr;

use super::{on_paper, paper_note};
use crate::locale::picture as picture_words;
use crate::model::Lang;
use crate::report::document::{Block, Report, Signer, Table};

/// As wide as a letter, and as most chats show without breaking lines again.
const WIDTH: usize = 78;
/// What stands between two columns.
const BETWEEN: usize = 2;
/// The same for tables.
const WIDE: u16 = 78;

pub(super) fn text(report: &Report) -> String {
    let mut out = String::new();
    if let Some(banner) = &report.banner {
        paragraph(&mut out, banner);
    }
    title(&mut out, &report.title, &report.subtitle);
    for (at, part) in report.parts.iter().enumerate() {
        if at > 0 {
            line(&mut out, &"=".repeat(WIDTH));
            out.push('\n');
        }
        for one in part {
            block(&mut out, report.lang, one);
        }
    }
    paragraph(&mut out, &format!("-- {}", report.footer));
    let end = out.trim_end().len();
    out.truncate(end);
    out.push('\n');
    out
}

fn title(out: &mut String, text: &str, subtitle: &[String]) {
    for line in wrapped(text, WIDTH).into_iter().chain(subtitle.iter().flat_map(|line| wrapped(line, WIDTH)))
    {
        let left = WIDTH.saturating_sub(line.width()) / 2;
        out.push_str(&" ".repeat(left));
        out.push_str(&line);
        out.push('\n');
    }
    out.push('\n');
}

fn block(out: &mut String, lang: Lang, block: &Block) {
    match block {
        Block::Title { text, subtitle } => title(out, text, subtitle),
        Block::Heading { level: 1, text } => {
            let lines = wrapped(&text.to_uppercase(), WIDTH);
            line(out, &lines.join("\n"));
            out.push('\n');
        }
        Block::Heading { text, .. } | Block::Paragraph { text } => paragraph(out, text),
        Block::Note { text } => paragraph(out, &format!("({text})")),
        Block::Fields { rows } => fields(out, rows),
        Block::List { numbered, items } => {
            for (at, item) in items.iter().enumerate() {
                let mark = if *numbered { format!("{}. ", at + 1) } else { "- ".to_owned() };
                hanging(out, &mark, item);
            }
            out.push('\n');
        }
        Block::Table(table) => self::table(out, lang, table),
        Block::Picture(picture) => {
            paragraph(out, &format!("[{}]", picture_words::is_elsewhere(lang, &picture.caption)));
        }
        Block::Signatures { dated, signers } => signatures(out, dated.as_deref(), signers),
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn paragraph(out: &mut String, text: &str) {
    out.push_str(&wrapped(text, WIDTH).join("\n"));
    out.push_str("\n\n");
}

/// A text whose further lines begin below its first letter.
fn hanging(out: &mut String, mark: &str, text: &str) {
    let left = mark.width();
    for (at, line) in wrapped(text, WIDTH.saturating_sub(left)).into_iter().enumerate() {
        let start = if at == 0 { mark.to_owned() } else { " ".repeat(left) };
        self::line(out, &format!("{start}{line}"));
    }
}

fn fields(out: &mut String, rows: &[(String, String)]) {
    let width = rows.iter().map(|(label, _)| label.width()).max().unwrap_or(0).min(WIDTH / 2);
    for (label, value) in rows {
        let gap = " ".repeat(width.saturating_sub(label.width()));
        hanging(out, &format!("{label}{gap} : "), value);
    }
    out.push('\n');
}

/// Columns side by side, where what is long wraps; where words would have to break, it is told row by row.
fn table(out: &mut String, lang: Lang, table: &Table) {
    if fits(lang, table) {
        ruled(out, lang, table);
    } else {
        listed(out, lang, table);
    }
    if let Some(note) = paper_note(table, lang) {
        paragraph(out, &format!("({note})"));
    }
}

/// Whether every column has room for its longest word.
fn fits(lang: Lang, table: &Table) -> bool {
    let longest = |text: &str| text.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or(0);
    let column = |(at, title): (usize, &str)| {
        let cells = on_paper(table).iter().chain(&table.total).filter_map(|row| row.get(at));
        cells.map(|cell| longest(&cell.shown(lang))).chain([longest(title)]).max().unwrap_or(0) + BETWEEN
    };
    let titles = table.columns.iter().map(|column| column.title.as_str());
    titles.enumerate().map(column).sum::<usize>() <= WIDTH
}

/// Each row as a point: its cells with their columns, the empty ones left out.
fn listed(out: &mut String, lang: Lang, table: &Table) {
    for row in on_paper(table).iter().chain(&table.total) {
        let cells = table.columns.iter().zip(row).map(|(column, cell)| (&column.title, cell.shown(lang)));
        let cells = cells.filter(|(_, text)| !matches!(text.as_str(), "" | "–"));
        let cells: Vec<String> = cells.map(|(title, text)| format!("{title}: {text}")).collect();
        hanging(out, "- ", &cells.join("; "));
    }
    out.push('\n');
}

fn ruled(out: &mut String, lang: Lang, table: &Table) {
    let rows = on_paper(table);
    let mut drawn = comfy_table::Table::new();
    drawn.load_style(RULED).set_content_arrangement(ContentArrangement::Dynamic).set_width(WIDE);
    drawn.set_header(table.columns.iter().map(|column| column.title.as_str()));
    for cells in rows.iter().chain(&table.total) {
        drawn.add_row(cells.iter().map(|cell| {
            let side = if cell.is_figure() { CellAlignment::Right } else { CellAlignment::Left };
            comfy_table::Cell::new(cell.shown(lang)).set_alignment(side)
        }));
    }
    if table.roomy {
        // Rooms to write in are empty, and would be as narrow as their heads.
        let all = table.columns.iter().map(|column| column.width).sum::<u16>().max(1);
        let room = table.columns.iter().map(|column| {
            let share = u32::from(WIDE - 2) * u32::from(column.width) / u32::from(all);
            ColumnConstraint::Absolute(Width::Fixed(u16::try_from(share).unwrap_or(WIDE)))
        });
        drawn.set_constraints(room.collect::<Vec<_>>());
    }
    for line in drawn.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out.push('\n');
}

fn signatures(out: &mut String, dated: Option<&str>, signers: &[Signer]) {
    if let Some(dated) = dated {
        paragraph(out, dated);
    }
    for signer in signers {
        let lines = [signer.above.as_deref(), Some(signer.role.as_str()), signer.party.as_deref()];
        for line in lines.into_iter().flatten() {
            self::line(out, &wrapped(line, WIDTH).join("\n"));
        }
        out.push_str("\n\n(...........................)\n\n");
    }
}

/// The lines of a text, none wider than `width`.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let options = textwrap::Options::new(width.max(1)).word_separator(WordSeparator::AsciiSpace);
    textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}
