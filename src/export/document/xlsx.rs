//! A report as a workbook: its tables, a sheet each, with days and money that a spreadsheet can reckon with, and its
//! texts on the first sheet.

use std::collections::HashSet;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::columns::holds_figures;
use crate::locale::{dates, reports};
use crate::model::{Day, Lang};
use crate::report::document::{Block, Cell, Report, Table};

/// As many characters as a name of a sheet may have.
const SHEET_NAME: usize = 31;
/// As many as a cell may have.
const CELL: usize = 32_767;
/// The narrowest and the widest column, in characters.
const NARROW: f64 = 6.0;
const WIDE: f64 = 48.0;

/// Writes a report.
///
/// # Errors
///
/// What the library says, in English: a sheet has too many rows.
pub(super) fn xlsx(report: &Report, today: Day) -> Result<Vec<u8>, String> {
    workbook(report, today).map_err(|why| why.to_string())
}

fn workbook(report: &Report, today: Day) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let created =
        datetime(today).unwrap_or_else(|| ExcelDateTime::from_serial_datetime(0.0).unwrap_or_default());
    book.set_properties(
        &DocProperties::new().set_title(&report.title).set_author("Simpul").set_creation_datetime(&created),
    );
    let formats = Formats::new(report.lang);
    let mut names = HashSet::new();
    let tables = || {
        report.parts.iter().flatten().filter_map(|block| match block {
            Block::Table(table) if !table.roomy => Some(table),
            _ => None,
        })
    };
    // A heading above each table says no more than the names of the sheets.
    let only_tables =
        report.parts.iter().flatten().all(|block| matches!(block, Block::Table(_) | Block::Heading { .. }));
    if !only_tables || tables().next().is_none() {
        let texts = texts(report);
        let sheet = book.add_worksheet();
        sheet.set_name(name(reports::reading(report.lang), &mut names))?;
        text_sheet(sheet, &texts, &formats)?;
    }
    for table in tables() {
        let sheet = book.add_worksheet();
        sheet.set_name(name(&table.name, &mut names))?;
        table_sheet(sheet, table, report, &formats)?;
    }
    book.save_to_buffer()
}

/// The formats of cells.
struct Formats {
    head: Format,
    head_of_figures: Format,
    text: Format,
    whole: Format,
    amount: Format,
    money: Format,
    day: Format,
    total: Format,
    total_money: Format,
    title: Format,
}

impl Formats {
    fn new(lang: Lang) -> Self {
        let plain = || Format::new().set_align(FormatAlign::Top);
        // Which marks part thousands is up to whoever reads it: the program of the reader says so.
        let money = "\"Rp\"#,##0";
        let day = match lang {
            Lang::Indonesian => "[$-421]d mmm yyyy",
            Lang::English => "[$-809]d mmm yyyy",
        };
        let strong = || Format::new().set_bold().set_border_top(FormatBorder::Thin);
        let head = || {
            Format::new()
                .set_bold()
                .set_text_wrap()
                .set_background_color("#E8E8E8")
                .set_border_bottom(FormatBorder::Thin)
        };
        Self {
            head: head().set_indent(1),
            head_of_figures: head().set_align(FormatAlign::Right),
            text: plain().set_text_wrap().set_indent(1),
            whole: plain().set_num_format("#,##0"),
            amount: plain(),
            money: plain().set_num_format(money),
            day: plain().set_num_format(day).set_align(FormatAlign::Left),
            total: strong().set_num_format("#,##0"),
            total_money: strong().set_num_format(money),
            title: Format::new().set_bold().set_font_size(14),
        }
    }
}

/// A name for a sheet that the program of the reader accepts, and that no other sheet has.
fn name(wanted: &str, taken: &mut HashSet<String>) -> String {
    let bare: String = wanted
        .chars()
        .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') { ' ' } else { c })
        .collect();
    let bare = if bare.trim().is_empty() { "-" } else { bare.trim() };
    let with = |end: &str| {
        let room = SHEET_NAME.saturating_sub(end.chars().count());
        format!("{}{end}", bare.chars().take(room).collect::<String>().trim_end())
    };
    let free = |name: &String| !taken.contains(&name.to_lowercase());
    let mut names = std::iter::once(with("")).chain((2..).map(|at| with(&format!(" {at}"))));
    let name = names.find(free).unwrap_or_default();
    taken.insert(name.to_lowercase());
    name
}

fn datetime(day: Day) -> Option<ExcelDateTime> {
    let (year, month, date) = day.parts();
    ExcelDateTime::from_ymd(year.try_into().ok()?, month.try_into().ok()?, date.try_into().ok()?).ok()
}

/// No cell holds more than the program of the reader can.
fn short(text: &str) -> String {
    text.chars().take(CELL).collect()
}

fn table_sheet(
    sheet: &mut Worksheet,
    table: &Table,
    report: &Report,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let columns = u16::try_from(table.columns.len()).unwrap_or(u16::MAX).max(1);
    let widths: Vec<f64> = (0..table.columns.len()).map(|at| width(table, at, report.lang)).collect();
    for (at, (column, width)) in (0_u16..).zip(table.columns.iter().zip(&widths)) {
        let head =
            if holds_figures(table, usize::from(at)) { &formats.head_of_figures } else { &formats.head };
        sheet.write_string_with_format(0, at, short(&column.title), head)?;
        sheet.set_column_width(at, *width)?;
    }
    for (at, row) in (1_u32..).zip(&table.rows) {
        let texts = row.iter().zip(&widths).map(|(cell, width)| match cell {
            Cell::Text(text) => lines(text, *width),
            _ => 1,
        });
        room(sheet, at, texts.max().unwrap_or(1))?;
        for (column, one) in (0_u16..).zip(row) {
            cell(sheet, at, column, one, formats, false)?;
        }
    }
    let last = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    if let Some(total) = &table.total {
        for (column, one) in (0_u16..).zip(total) {
            cell(sheet, last + 1, column, one, formats, true)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    if last > 0 {
        sheet.autofilter(0, 0, last, columns - 1)?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    // `&` begins a command of the footer.
    sheet.set_footer(format!("&C{}", report.footer.replace('&', "&&").chars().take(200).collect::<String>()));
    Ok(())
}

/// The height of a line, and of the highest row that there can be, in points.
const LINE: u32 = 15;
const HIGHEST: u32 = 409;

/// Makes a row as high as its lines: not every program does so by itself, and then they are printed over one another.
fn room(sheet: &mut Worksheet, row: u32, lines: u32) -> Result<(), XlsxError> {
    if lines > 1 {
        sheet.set_row_height(row, lines.saturating_mul(LINE).min(HIGHEST))?;
    }
    Ok(())
}

/// How many lines a text has in a column that is so many characters wide.
fn lines(text: &str, width: f64) -> u32 {
    // A column is measured in digits, which are wider than most letters; programs without the font take a wider one.
    let room: usize = format!("{:.0}", width.max(4.0)).parse().unwrap_or(1);
    let most = usize::try_from(HIGHEST / LINE).unwrap_or(1);
    // No more is reckoned than can be shown.
    let start: String = text.chars().take(room * (most + 1)).collect();
    u32::try_from(textwrap::wrap(&start, room).len()).unwrap_or(1).max(1)
}

/// How wide a column is for what it mostly holds.
fn width(table: &Table, at: usize, lang: Lang) -> f64 {
    let longest = |cell: &Cell| cell.shown(lang).lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let cells = table.rows.iter().take(500).filter_map(|row| row.get(at)).map(longest);
    let head = table.columns.get(at).map_or(0, |column| column.title.chars().count() + 3);
    let most = u32::try_from(cells.max().unwrap_or(0).max(head)).unwrap_or(u32::MAX);
    (f64::from(most) + 1.5).clamp(NARROW, WIDE)
}

fn cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    one: &Cell,
    formats: &Formats,
    total: bool,
) -> Result<(), XlsxError> {
    let text = if total { &formats.total } else { &formats.text };
    match one {
        Cell::Nothing => sheet.write_blank(row, column, text)?,
        // A text is written as a text: whatever it begins with, it is no formula and no link.
        Cell::Text(words) if words.is_empty() => sheet.write_blank(row, column, text)?,
        Cell::Text(words) => sheet.write_string_with_format(row, column, short(words), text)?,
        Cell::Whole(value) => {
            number(sheet, row, column, *value, if total { &formats.total } else { &formats.whole })?
        }
        Cell::Amount(value) if value.is_finite() => sheet.write_number_with_format(
            row,
            column,
            *value,
            if total { &formats.total } else { &formats.amount },
        )?,
        Cell::Amount(value) => sheet.write_string_with_format(row, column, value.to_string(), text)?,
        Cell::Money(value) => {
            number(sheet, row, column, *value, if total { &formats.total_money } else { &formats.money })?
        }
        Cell::Day(day) => match datetime(*day) {
            Some(when) => sheet.write_datetime_with_format(row, column, when, &formats.day)?,
            // Before 1900 spreadsheets know no days.
            None => sheet.write_string_with_format(row, column, dates::short(Lang::English, *day), text)?,
        },
    };
    Ok(())
}

/// Figures that a spreadsheet cannot hold exactly stay texts.
fn number<'a>(
    sheet: &'a mut Worksheet,
    row: u32,
    column: u16,
    value: i64,
    format: &Format,
) -> Result<&'a mut Worksheet, XlsxError> {
    let exact = i32::try_from(value).ok().map(f64::from).or_else(|| {
        let text = value.to_string();
        text.parse::<f64>().ok().filter(|number| format!("{number:.0}") == text && number.abs() < 9.0e15)
    });
    match exact {
        Some(number) => sheet.write_number_with_format(row, column, number, format),
        None => sheet.write_string(row, column, value.to_string()),
    }
}

/// The texts of a report, in order: what is bold, and the words.
fn texts(report: &Report) -> Vec<(bool, String, String)> {
    let mut all = vec![(true, report.title.clone(), String::new())];
    let mut line = |bold: bool, text: &str, more: &str| all.push((bold, text.to_owned(), more.to_owned()));
    report.subtitle.iter().for_each(|text| line(false, text, ""));
    report.banner.iter().for_each(|text| line(true, text, ""));
    for block in report.parts.iter().flatten() {
        match block {
            Block::Title { text, subtitle } => {
                line(true, text, "");
                for text in subtitle {
                    line(false, text, "");
                }
            }
            Block::Heading { text, .. } => line(true, text, ""),
            Block::Paragraph { text } | Block::Note { text } => line(false, text, ""),
            Block::Fields { rows } => rows.iter().for_each(|(label, value)| line(false, label, value)),
            Block::List { items, .. } => items.iter().for_each(|item| line(false, &format!("• {item}"), "")),
            Block::Table(table) => line(false, &format!("→ {}", table.name), ""),
            Block::Picture(_) | Block::Signatures { .. } => {}
        }
    }
    line(false, &report.footer, "");
    all
}

fn text_sheet(
    sheet: &mut Worksheet,
    texts: &[(bool, String, String)],
    formats: &Formats,
) -> Result<(), XlsxError> {
    let widths = [80.0, 50.0];
    sheet.set_column_width(0, widths[0])?;
    sheet.set_column_width(1, widths[1])?;
    for (row, (bold, text, more)) in (0_u32..).zip(texts) {
        let format = if *bold { &formats.title } else { &formats.text };
        if !*bold {
            room(sheet, row, lines(text, widths[0]).max(lines(more, widths[1])))?;
        }
        sheet.write_string_with_format(row, 0, short(text), format)?;
        if !more.is_empty() {
            sheet.write_string_with_format(row, 1, short(more), &formats.text)?;
        }
    }
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}
