//! Tables of a DOCX: with lines, without them for fields, and places to sign.

use docx_rs::{
    AlignmentType, BorderType, LineSpacing, LineSpacingType, Paragraph, Shading, Table, TableBorder,
    TableBorderPosition, TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType,
    WidthType,
};

use super::{Measures, lines};
use crate::export::document::{on_paper, paper_note};
use crate::locale::reports::{BLANK, stamp};
use crate::model::Lang;
use crate::report::document::{Cell, Signer, Table as Rows};

/// Side by side at most.
const SIGNERS: usize = 3;
/// Room for a hand, in twentieths of a point.
const ROOMY: f32 = 480.0;

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

fn within(widths: &[usize], rows: Vec<TableRow>, borders: TableBorders) -> Table {
    Table::new(rows)
        .set_grid(widths.to_vec())
        .width(widths.iter().sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .set_borders(borders)
        .margins(TableCellMargins::new().margin(40, 80, 40, 80))
}

fn tight() -> LineSpacing {
    LineSpacing::new().before(0).after(0)
}

/// A table, and what is said below it when not all of it is here.
pub(super) fn table(rows: &Rows, lang: Lang, measures: Measures) -> (Table, Option<String>) {
    let weights: Vec<usize> = rows.columns.iter().map(|column| usize::from(column.width.max(1))).collect();
    let widths = shares(&weights, measures.width);
    let cell = |cell: &Cell, at: usize, bold: bool| {
        let run = lines(&cell.shown(lang)).size(measures.small);
        let side = if cell.is_figure() { AlignmentType::Right } else { AlignmentType::Left };
        let text =
            Paragraph::new().line_spacing(tight()).align(side).add_run(if bold { run.bold() } else { run });
        TableCell::new().width(widths.get(at).copied().unwrap_or(0), WidthType::Dxa).add_paragraph(text)
    };
    let head = rows.columns.iter().enumerate().map(|(at, column)| {
        cell(&Cell::Text(column.title.clone()), at, true)
            .shading(Shading::new().fill("E8E8E8"))
            .vertical_align(VAlignType::Center)
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
    (within(&widths, drawn, ruled()), paper_note(rows, lang))
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
    within(&widths, rows.iter().map(row).collect(), TableBorders::with_empty())
}

/// Places to sign, at most three side by side; a row of them stays on one page.
pub(super) fn signatures(signers: &[Signer], measures: Measures, lang: Lang) -> Table {
    // One alone stands at the right, below the place and the day.
    let columns = signers.len().clamp(2, SIGNERS);
    let widths = shares(&vec![1; columns], measures.width);
    let rows: Vec<&[Signer]> = signers.chunks(columns).collect();
    let last = rows.len().saturating_sub(1);
    let row = |(at, signers): (usize, &&[Signer])| {
        let mut cells: Vec<TableCell> =
            signers.iter().map(|one| place(one, at < last, lang, measures)).collect();
        let missing = columns.saturating_sub(cells.len());
        let empty = || TableCell::new().add_paragraph(Paragraph::new());
        cells.splice(0..0, std::iter::repeat_with(empty).take(missing));
        TableRow::new(cells).cant_split()
    };
    within(&widths, rows.iter().enumerate().map(row).collect(), TableBorders::with_empty())
}

/// One place: who signs, for whom, room for it, and a line for the name.
fn place(signer: &Signer, keep: bool, lang: Lang, measures: Measures) -> TableCell {
    let line = |text: &str, bold: bool| {
        let run = lines(text).size(measures.letters.saturating_sub(1));
        Paragraph::new().align(AlignmentType::Center).line_spacing(tight()).keep_next(keep).add_run(if bold {
            run.bold()
        } else {
            run
        })
    };
    let mut cell = TableCell::new();
    cell = cell.add_paragraph(line(signer.above.as_deref().unwrap_or(""), false));
    cell = cell.add_paragraph(line(&signer.role, false));
    if let Some(party) = &signer.party {
        cell = cell.add_paragraph(line(party, true));
    }
    for at in 0..3 {
        cell = cell.add_paragraph(line(if at == 1 && signer.stamp { stamp(lang) } else { "" }, false));
    }
    cell.add_paragraph(line(&format!("({BLANK})"), false))
}
