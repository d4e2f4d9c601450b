//! What `report.typ` is given: the sizes of the sheet, and the report as values, none of which is typst.

use typst::foundations::{Array, Bytes, Datetime, Dict, IntoValue, Value, dict};
use typst::layout::Abs;

use super::fit::{lines, said};
use crate::export::document::columns::{Letters, columns, count, holds_figures};
use crate::export::document::{Drawn, on_paper, page, paper_note};
use crate::export::picture::font::Face;
use crate::locale::clean;
use crate::locale::reports::stamp;
use crate::model::{Day, Lang};
use crate::report::document::{Block, Cell, Picture, Report, Signer, Table};

/// A sheet of A4, in points: 210 mm and 297 mm.
const A4: (f64, f64) = (595.276, 841.89);
/// The height of a line of a table, in sizes of its letters.
const PITCH: f64 = 1.25;
/// So many people sign side by side.
const SIDE_BY_SIDE: usize = 3;

/// The sizes of a sheet, in points.
struct Sheet {
    width: f64,
    height: f64,
    margin: f64,
    /// The size of running text.
    size: f64,
    /// The room for a signature.
    hand: f64,
}

impl Sheet {
    fn of(report: &Report) -> Self {
        let (width, height) = if report.landscape { (A4.1, A4.0) } else { A4 };
        let (margin, size, hand) = if report.compact { (40.0, 8.5, 40.0) } else { (57.0, 10.0, 56.0) };
        Self { width, height, margin, size, hand }
    }

    fn text(&self) -> Face {
        Face::plain(self.size)
    }

    fn small(&self) -> Face {
        Face::plain(self.size * 0.85)
    }

    fn large(&self) -> Face {
        Face::bold(self.size * 1.4)
    }

    fn heading(&self, level: u8) -> Face {
        Face::bold(self.size * if level < 2 { 1.2 } else { 1.05 })
    }

    fn table(&self) -> Letters {
        let size = self.size * 0.9;
        Letters { plain: Face::plain(size), bold: Face::bold(size), inset: size * 0.55 }
    }

    /// How long a line is.
    fn line(&self) -> f64 {
        self.width - 2.0 * self.margin
    }

    /// How high a picture may be, below a heading and above its caption; on a sheet that is higher than wide there is
    /// room for another one.
    fn room(&self) -> f64 {
        let high = self.height - 2.0 * self.margin - 10.0 * self.size;
        if self.height > self.width { high / 2.0 } else { high }
    }

    /// A text that goes over the whole line.
    fn said(&self, text: &str, face: Face) -> String {
        said(text, face, self.line())
    }

    /// What stands on every page, in so many lines at most.
    fn every(&self, text: &str, face: Face, width: f64, most: usize) -> String {
        // No more is measured than can be shown.
        let start: String = clean(text).chars().take(most * 200).collect();
        face.wrap(&start, width.min(self.line()), most).join("\n")
    }
}

/// Everything, for `sys.inputs`.
pub(super) fn values(report: &Report, drawn: &[Drawn], today: Day) -> Dict {
    let sheet = Sheet::of(report);
    let (year, month, date) = today.parts();
    let date = Datetime::from_ymd(i32::from(year), month.unsigned_abs(), date.unsigned_abs());
    let small = sheet.small();
    let (before, between) = page(report.lang);
    let banner =
        report.banner.as_ref().map(|text| sheet.every(text, Face::bold(sheet.size), sheet.line() * 0.9, 2));
    let high =
        banner.as_ref().map_or(0.0, |text| count(text.lines().count()) * sheet.size * 1.5 + sheet.size);
    let gap = sheet.size * if report.compact { 0.7 } else { 0.9 };
    dict! {
        "lang" => match report.lang { Lang::Indonesian => "id", Lang::English => "en" },
        "title" => sheet.said(&report.title, sheet.large()),
        "subtitle" => report.subtitle.iter().map(|line| sheet.said(line, sheet.text())).collect::<Vec<_>>(),
        "banner" => banner,
        "footer" => sheet.every(&report.footer, small, sheet.line() - 14.0 * small.size, 2),
        "number" => vec![before, between],
        // It stands in a box here.
        "stamp" => stamp(report.lang).trim_matches(['[', ' ', ']']),
        "date" => date,
        "paper" => vec![points(sheet.width), points(sheet.height)],
        "margin" => points(sheet.margin),
        "top" => points(sheet.margin.max(high + 3.0 * gap)),
        "bottom" => points(sheet.margin),
        "size" => points(sheet.size),
        "small" => points(small.size),
        "large" => points(sheet.large().size),
        "letters" => points(sheet.table().plain.size),
        "inset" => points(sheet.table().inset),
        "hand" => points(sheet.hand),
        "gap" => points(gap),
        "leading" => points(sheet.size * if report.compact { 0.5 } else { 0.62 }),
        "parts" => parts(report, &sheet, drawn),
    }
}

fn points(length: f64) -> Value {
    Abs::pt(length).into_value()
}

fn parts(report: &Report, sheet: &Sheet, drawn: &[Drawn]) -> Array {
    let mut writer = Writer { lang: report.lang, sheet, pictures: drawn.iter(), last: 0 };
    let part = |blocks: &Vec<Block>| writer.part(blocks).into_value();
    report.parts.iter().map(part).collect()
}

/// What is known on the way through a report.
struct Writer<'a> {
    lang: Lang,
    sheet: &'a Sheet,
    pictures: std::slice::Iter<'a, Drawn>,
    /// The level of the last bookmark.
    last: i64,
}

impl Writer<'_> {
    fn part(&mut self, blocks: &[Block]) -> Array {
        let mut below = 0;
        let mut values = Array::new();
        for block in blocks {
            if matches!(block, Block::Title { .. }) {
                below = 1;
            }
            values.push(self.block(block, below).into_value());
        }
        values
    }

    /// A bookmark is one level below the one before it, at most: readers who listen would miss what was left out.
    fn level(&mut self, wanted: i64) -> i64 {
        self.last = wanted.min(self.last + 1);
        self.last
    }

    /// One block; `below` is how many levels the headings stand below the title of a part.
    fn block(&mut self, block: &Block, below: i64) -> Dict {
        let sheet = self.sheet;
        let said = |text: &String, face| sheet.said(text, face);
        match block {
            Block::Title { text, subtitle } => dict! {
                "kind" => "title",
                "level" => self.level(1),
                "text" => said(text, sheet.large()),
                "subtitle" => subtitle.iter().map(|line| said(line, sheet.text())).collect::<Vec<_>>(),
            },
            Block::Heading { level, text } => dict! {
                "kind" => "heading",
                "level" => self.level(i64::from(*level).clamp(1, 2) + below),
                "size" => points(sheet.heading(*level).size),
                "text" => said(text, sheet.heading(*level)),
            },
            Block::Paragraph { text } => dict! { "kind" => "paragraph", "text" => said(text, sheet.text()) },
            Block::Note { text } => dict! { "kind" => "note", "text" => said(text, sheet.small()) },
            Block::Fields { rows } => fields(rows, sheet),
            Block::List { numbered, items } => {
                // A point stands to the right of its number.
                let item = |item: &String| self::said(item, sheet.text(), sheet.line() - 4.0 * sheet.size);
                dict! {
                    "kind" => "list",
                    "numbered" => *numbered,
                    "items" => items.iter().map(item).collect::<Vec<_>>(),
                }
            }
            Block::Table(table) => self.table(table),
            Block::Picture(picture) => self.picture(picture),
            Block::Signatures { dated, signers } => signatures(dated.as_deref(), signers, sheet),
        }
    }

    fn table(&self, table: &Table) -> Dict {
        let letters = self.sheet.table();
        let widths = columns(table, self.lang, letters, self.sheet.line());
        let rooms: Vec<f64> = widths.iter().map(|width| (width - 2.0 * letters.inset).max(1.0)).collect();
        let cell = |cell: &Cell, face: Face, room: f64| -> Value {
            // What is not summed is left empty, not unknown.
            let blank = face.bold && *cell == Cell::Nothing;
            let text = if blank { String::new() } else { said(&cell.shown(self.lang), face, room) };
            vec![text.into_value(), cell.is_figure().into_value()].into_value()
        };
        // A row that lacks cells would move all that follow.
        let row = |cells: &[Cell], face: Face| -> Vec<Value> {
            let cells = cells.iter().chain(std::iter::repeat(&Cell::Nothing));
            rooms.iter().zip(cells).map(|(room, one)| cell(one, face, *room)).collect()
        };
        let rows = on_paper(table).iter().map(|cells| {
            let values = row(cells, letters.plain).into_value();
            vec![values, self.whole(cells, &rooms, letters).into_value()].into_value()
        });
        let figures = (0..rooms.len()).map(|at| holds_figures(table, at));
        let titles =
            table.columns.iter().zip(&rooms).map(|(one, room)| said(&one.title, letters.bold, *room));
        let head = titles.zip(figures).map(|(title, figure)| vec![title.into_value(), figure.into_value()]);
        dict! {
            "kind" => "table",
            "columns" => widths.iter().map(|width| points(*width)).collect::<Vec<_>>(),
            "head" => head.collect::<Vec<_>>(),
            "rows" => rows.collect::<Array>(),
            "total" => table.total.as_ref().map(|cells| row(cells, letters.bold)),
            "roomy" => table.roomy,
            "note" => paper_note(table, self.lang),
        }
    }

    /// Whether a row stays on one page: one that is higher than a third of it may go on overleaf.
    fn whole(&self, cells: &[Cell], rooms: &[f64], letters: Letters) -> bool {
        let high = |(cell, room): (&Cell, &f64)| match cell {
            Cell::Text(text) => lines(text, letters.plain, *room) * letters.plain.size * PITCH,
            _ => 0.0,
        };
        cells.iter().zip(rooms).map(high).fold(0.0, f64::max) < self.sheet.height / 3.0
    }

    fn picture(&mut self, picture: &Picture) -> Dict {
        let sheet = self.sheet;
        let caption = sheet.said(&picture.caption, sheet.small());
        // Whoever draws leaves out what cannot be drawn, and then the caption is all there is.
        let Some(drawn) = self.pictures.next() else {
            return dict! { "kind" => "note", "text" => caption };
        };
        let (width, height) = drawn.size;
        let scale = (sheet.line() / width).min(sheet.room() / height);
        dict! {
            "kind" => "picture",
            "svg" => Bytes::from_string(drawn.svg.clone()),
            "width" => points(width * scale),
            "caption" => caption,
        }
    }
}

fn fields(rows: &[(String, String)], sheet: &Sheet) -> Dict {
    let face = sheet.text();
    let short = rows.iter().filter(|(label, _)| label.chars().count() < 200);
    let widest = short.map(|(label, _)| face.width(label)).fold(0.0, f64::max);
    let width = (widest + 2.0).min(sheet.line() * 0.38);
    let rest = sheet.line() - width - 2.0 * face.size - 12.0;
    let row = |(label, value): &(String, String)| vec![said(label, face, width), said(value, face, rest)];
    dict! {
        "kind" => "fields",
        "width" => points(width),
        "rows" => rows.iter().map(row).collect::<Vec<_>>(),
    }
}

/// Places to sign, in rows that are as even as can be: four people are two and two.
fn signatures(dated: Option<&str>, signers: &[Signer], sheet: &Sheet) -> Dict {
    let rows = signers.len().div_ceil(SIDE_BY_SIDE).max(1);
    let each = signers.len().div_ceil(rows).max(1);
    let room = sheet.line() / count(each.max(2)) - 16.0;
    let (plain, bold) = (sheet.text(), Face::bold(sheet.size));
    let signer = |one: &Signer| {
        dict! {
            "above" => one.above.as_ref().map(|text| said(text, plain, room)),
            "role" => said(&one.role, bold, room),
            "party" => one.party.as_ref().map(|text| said(text, plain, room)),
            "stamp" => one.stamp,
        }
    };
    let row = |row: &[Signer]| row.iter().map(signer).collect::<Vec<_>>();
    let high = |one: &Signer| {
        let texts = [one.above.as_deref(), Some(one.role.as_str()), one.party.as_deref(), dated];
        texts.into_iter().flatten().map(|text| lines(text, bold, room)).sum::<f64>() * sheet.size * PITCH
    };
    dict! {
        "kind" => "signatures",
        "dated" => dated.map(|text| said(text, plain, room)),
        "rows" => signers.chunks(each).map(row).collect::<Vec<_>>(),
        // Nobody's place is torn, unless it is so high that it would run out of the page.
        "whole" => signers.iter().map(high).fold(0.0, f64::max) < sheet.height / 2.5,
    }
}
