//! Tables of a DOCX: with lines, without them for fields, and places to sign.

use docx_rs::{
    AlignmentType, BorderType, LineSpacing, LineSpacingType, Paragraph, Shading, Table, TableBorder,
    TableBorderPosition, TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType,
    WidthType,
};

use super::{Measures, TWIPS, lines, whole};
use crate::export::document::columns::{Letters, columns, holds_figures};
use crate::export::document::{on_paper, paper_note};
use crate::export::picture::font::Face;
use crate::locale::reports::{BLANK, stamp};
use crate::model::Lang;
use crate::report::document::{Cell, Signer, Table as Rows};

/// Side by side at most.
const SIGNERS: usize = 3;
/// Room for a hand, in twentieths of a point.
const ROOMY: f32 = 480.0;
/// What stands left and right of the text of a cell, in twentieths of a point.
const INSET: usize = 80;
/// The letters of offices are as much narrower than those of our pictures, by which we measure.
const NARROWER: f64 = 0.92;

/// What stands between a table and what follows; without it two tables grow together.
pub(super) fn gap() -> Paragraph {
    let exactly = LineSpacing::new().after(0).before(0).line(100).line_rule(LineSpacingType::Exact);
    Paragraph::new().line_spacing(exactly)
}

/// The share of a width that falls to each of some weights.
fn shares(weights: &[usize], width: u32) -> Vec<usize> {
    let all = weights.iter().sum::<usize>().max(1);
    let width = usize::try_from(width).unwrap_or(usize::MAX);
    weights.iter().map(|weight| width * weight / all).collect()
}

fn ruled() -> TableBorders {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    [Top, Bottom, Left, Right, InsideH, InsideV].into_iter().fold(TableBorders::with_empty(), |all, side| {
        all.set(TableBorder::new(side).size(4).color("999999").border_type(BorderType::Single))
    })
}

fn within(widths: &[usize], rows: Vec<TableRow>, borders: TableBorders, measures: Measures) -> Table {
    let padding = measures.padding;
    Table::new(rows)
        .set_grid(widths.to_vec())
        .width(widths.iter().sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .set_borders(borders)
        .margins(TableCellMargins::new().margin(padding, INSET, padding, INSET))
}

/// The widths of the columns of a table: as promised, but so that no word of its head has to break.
fn fitting(rows: &Rows, lang: Lang, measures: Measures) -> Vec<usize> {
    let points = |twips: usize| f64::from(u32::try_from(twips).unwrap_or(u32::MAX)) / TWIPS;
    let size = points(measures.small * 10) * NARROWER;
    let letters = Letters { plain: Face::plain(size), bold: Face::bold(size), inset: points(INSET) };
    let line = f64::from(measures.width) / TWIPS;
    let widths = columns(rows, lang, letters, line);
    let all: f64 = widths.iter().sum();
    widths
        .iter()
        .map(|width| {
            let share = whole(width / all.max(1.0) * line * TWIPS);
            usize::try_from(share).unwrap_or(0)
        })
        .collect()
}

fn tight() -> LineSpacing {
    LineSpacing::new().before(0).after(0)
}

/// A table, and what is said below it when not all of it is here.
pub(super) fn table(rows: &Rows, lang: Lang, measures: Measures) -> (Table, Option<String>) {
    let widths = fitting(rows, lang, measures);
    let cell = |cell: &Cell, at: usize, bold: bool| {
        let run = lines(&cell.shown(lang)).size(measures.small);
        let side = if cell.is_figure() { AlignmentType::Right } else { AlignmentType::Left };
        let text =
            Paragraph::new().line_spacing(tight()).align(side).add_run(if bold { run.bold() } else { run });
        TableCell::new().width(widths.get(at).copied().unwrap_or(0), WidthType::Dxa).add_paragraph(text)
    };
    // A head alone at the foot of a page is no good to anybody, and LibreOffice loses all rows that belong below it.
    let title = |text: &str, at: usize| {
        let side = if holds_figures(rows, at) { AlignmentType::Right } else { AlignmentType::Left };
        let text = Paragraph::new()
            .line_spacing(tight())
            .keep_next(true)
            .align(side)
            .add_run(lines(text).size(measures.small).bold());
        TableCell::new().width(widths.get(at).copied().unwrap_or(0), WidthType::Dxa).add_paragraph(text)
    };
    let head = rows.columns.iter().enumerate().map(|(at, column)| {
        title(&column.title, at).shading(Shading::new().fill("E8E8E8")).vertical_align(VAlignType::Center)
    });
    let mut drawn = vec![TableRow::new(head.collect()).cant_split()];
    for row in on_paper(rows) {
        let cells = row.iter().enumerate().map(|(at, one)| cell(one, at, false)).collect();
        let row = TableRow::new(cells).cant_split();
        drawn.push(if rows.roomy { row.row_height(ROOMY) } else { row });
    }
    if let Some(total) = &rows.total {
        let cells = total.iter().enumerate().map(|(at, one)| match one {
            // What is not summed is left empty, not unknown.
            Cell::Nothing => cell(&Cell::Text(String::new()), at, true),
            one => cell(one, at, true),
        });
        drawn.push(TableRow::new(cells.collect()).cant_split());
    }
    (within(&widths, drawn, ruled(), measures), paper_note(rows, lang))
}

/// Labels and values in two columns without lines.
pub(super) fn fields(rows: &[(String, String)], measures: Measures) -> Table {
    let widths = shares(&[28, 2, 70], measures.width);
    let cell = |text: &str, at: usize| {
        let text = Paragraph::new().line_spacing(tight()).add_run(lines(text));
        TableCell::new().width(widths.get(at).copied().unwrap_or(0), WidthType::Dxa).add_paragraph(text)
    };
    let row = |(label, value): &(String, String)| {
        TableRow::new(vec![cell(label, 0), cell(":", 1), cell(value, 2)]).cant_split()
    };
    within(&widths, rows.iter().map(row).collect(), TableBorders::with_empty(), measures)
}

/// Places to sign, at most three side by side: who, and below them all on one height room for a hand. A row of them
/// stays on one page.
pub(super) fn signatures(signers: &[Signer], measures: Measures, lang: Lang) -> Table {
    // One alone stands at the right, below the place and the day.
    let columns = signers.len().clamp(2, SIGNERS);
    let widths = shares(&vec![1; columns], measures.width);
    let chunks: Vec<&[Signer]> = signers.chunks(columns).collect();
    let last = chunks.len().saturating_sub(1);
    let row = |mut cells: Vec<TableCell>| {
        let missing = columns.saturating_sub(cells.len());
        let empty = || TableCell::new().add_paragraph(Paragraph::new());
        cells.splice(0..0, std::iter::repeat_with(empty).take(missing));
        TableRow::new(cells).cant_split()
    };
    let mut rows = Vec::new();
    for (at, some) in chunks.into_iter().enumerate() {
        rows.push(row(some.iter().map(|one| who(one, some, at > 0, measures)).collect()));
        rows.push(row(some.iter().map(|one| room(one, at < last, lang, measures)).collect()));
    }
    within(&widths, rows, TableBorders::with_empty(), measures)
}

fn centred(text: &str, bold: bool, keep: bool, measures: Measures) -> Paragraph {
    let run = lines(text).size(measures.letters.saturating_sub(1));
    let text = Paragraph::new().align(AlignmentType::Center).line_spacing(tight()).keep_next(keep);
    text.add_run(if bold { run.bold() } else { run })
}

/// Who signs, and for whom; it stays with the room below.
fn who(signer: &Signer, beside: &[Signer], below: bool, measures: Measures) -> TableCell {
    let mut cell = TableCell::new();
    if below {
        cell = cell.add_paragraph(centred("", false, true, measures));
    }
    if beside.iter().any(|one| one.above.is_some()) {
        cell = cell.add_paragraph(centred(signer.above.as_deref().unwrap_or(""), false, true, measures));
    }
    cell = cell.add_paragraph(centred(&signer.role, false, true, measures));
    match &signer.party {
        Some(party) => cell.add_paragraph(centred(party, true, true, measures)),
        None => cell,
    }
}

/// Room for a hand, and a line for the name.
fn room(signer: &Signer, keep: bool, lang: Lang, measures: Measures) -> TableCell {
    let mut cell = TableCell::new();
    for at in 0..3 {
        let text = if at == 1 && signer.stamp { stamp(lang) } else { "" };
        cell = cell.add_paragraph(centred(text, false, keep, measures));
    }
    cell.add_paragraph(centred(&format!("({BLANK})"), false, keep, measures))
}
