//! A report as DOCX, which is what offices edit: real headings and lists, tables whose head repeats, pages with
//! numbers, pictures with a text for who cannot see them.

mod finish;
mod tables;

use std::io::Cursor;

use docx_rs::{
    AbstractNumbering, AlignmentType, BreakType, Docx, Footer, Header, IndentLevel, Level, LevelJc,
    LevelText, LineSpacing, NumPages, NumberFormat, Numbering, NumberingId, PageMargin, PageNum,
    PageOrientationType, Paragraph, Pic, Run, RunFonts, SpecialIndentType, Start, Style, StyleType,
};

use super::{Drawn, page};
use crate::model::{Day, Lang};
use crate::report::document::{Block, Report};

/// A4, in twentieths of a point.
const SHORT: u32 = 11_906;
const LONG: u32 = 16_838;
/// Twentieths of a point in a point.
const TWIPS: f64 = 20.0;
/// The library has a numbering of its own, which is 1.
const FIRST_LIST: usize = 10;
/// What the caption of a picture takes, and a heading and two captions, in points.
const CAPTION: f64 = 40.0;
const CAPTIONS: f64 = 110.0;
/// English metric units in a point.
const EMU: f64 = 12_700.0;

/// How large things are on the pages of a report.
#[derive(Clone, Copy)]
struct Measures {
    /// The margins, in twentieths of a point.
    margin: i32,
    /// The width between them, in twentieths of a point.
    width: u32,
    /// The height between them, in twentieths of a point.
    height: u32,
    /// Letters, in half points.
    letters: usize,
    /// Letters in tables, in half points.
    small: usize,
    /// What follows a paragraph, in twentieths of a point.
    gap: u32,
    /// What stands above and below the text of a cell, in twentieths of a point.
    padding: usize,
}

impl Measures {
    fn new(report: &Report) -> Self {
        let (margin, letters, small, gap) =
            if report.compact { (794_i32, 18, 16, 40) } else { (1_134, 22, 18, 120) };
        let (wide, high) = if report.landscape { (LONG, SHORT) } else { (SHORT, LONG) };
        let both = margin.unsigned_abs() * 2;
        let padding = if report.compact { 12 } else { 40 };
        Self { margin, width: wide - both, height: high - both, letters, small, gap, padding }
    }
}

/// Writes a report.
///
/// # Errors
///
/// What the library says, in English; it writes to memory, so there is nothing that should go wrong.
pub(super) fn docx(report: &Report, drawn: Vec<Drawn>, today: Day) -> Result<Vec<u8>, String> {
    let mut writer = Writer {
        report,
        measures: Measures::new(report),
        drawn: drawn.into_iter(),
        heads: Vec::new(),
        captions: Vec::new(),
        lists: Vec::new(),
    };
    let mut document = writer.empty();
    document = Writer::title(document, &report.title, &report.subtitle, false);
    for (at, part) in report.parts.iter().enumerate() {
        for (place, block) in part.iter().enumerate() {
            let opens = at > 0 && place == 0;
            let signs = matches!(part.get(place + 1), Some(Block::Signatures { .. }));
            document = writer.block(document, block, opens, signs);
        }
    }
    for (at, numbered) in writer.lists.iter().enumerate() {
        let id = at + FIRST_LIST;
        document = document
            .add_abstract_numbering(AbstractNumbering::new(id).add_level(level(*numbered)))
            .add_numbering(Numbering::new(id, id));
    }
    let mut parts = document.build();
    finish::finish(&mut parts, report, &writer.heads, &writer.captions, today)?;
    let mut bytes = Cursor::new(Vec::new());
    parts.pack(&mut bytes).map_err(|why| why.to_string())?;
    Ok(bytes.into_inner())
}

fn level(numbered: bool) -> Level {
    let (format, text) = if numbered { ("decimal", "%1.") } else { ("bullet", "•") };
    Level::new(0, Start::new(1), NumberFormat::new(format), LevelText::new(text), LevelJc::new("left"))
        .indent(Some(425), Some(SpecialIndentType::Hanging(425)), None, None)
}

struct Writer<'a> {
    report: &'a Report,
    measures: Measures,
    drawn: std::vec::IntoIter<Drawn>,
    /// Whether each table so far has a head that is to be repeated.
    heads: Vec<bool>,
    /// What stands below each picture so far.
    captions: Vec<String>,
    /// Whether each list so far is numbered; every list has a numbering of its own, so that it starts at 1.
    lists: Vec<bool>,
}

impl Writer<'_> {
    /// The page, the styles, and what stands on every page.
    fn empty(&self) -> Docx {
        let measures = self.measures;
        let (wide, high) = if self.report.landscape { (LONG, SHORT) } else { (SHORT, LONG) };
        let margin = measures.margin;
        let around = PageMargin {
            top: margin,
            left: margin,
            bottom: margin,
            right: margin,
            header: 450,
            footer: 450,
            gutter: 0,
        };
        let mut document = Docx::new()
            .page_size(wide, high)
            .page_margin(around)
            .default_fonts(RunFonts::new().ascii("Arial").hi_ansi("Arial").cs("Arial"))
            .default_size(measures.letters)
            .default_line_spacing(LineSpacing::new().after(measures.gap));
        if self.report.landscape {
            document = document.page_orient(PageOrientationType::Landscape);
        }
        for style in self.styles() {
            document = document.add_style(style);
        }
        if let Some(banner) = &self.report.banner {
            let text = Run::new().add_text(banner).bold().size(measures.small).color("8A1C1C");
            document = document.header(
                Header::new().add_paragraph(Paragraph::new().align(AlignmentType::Center).add_run(text)),
            );
        }
        document.footer(Footer::new().add_paragraph(self.foot()))
    }

    /// From which map, and which page of how many.
    fn foot(&self) -> Paragraph {
        let small = |text: &str| Run::new().add_text(text);
        let (before, between) = page(self.report.lang);
        Paragraph::new()
            .style("Footer")
            .add_run(small(&format!("{}  ·  {before} ", self.report.footer)))
            .add_page_num(PageNum::new())
            .add_run(small(&format!(" {between} ")))
            .add_num_pages(NumPages::new())
    }

    fn styles(&self) -> Vec<Style> {
        let letters = self.measures.letters;
        let above = |before: u32, after: u32| LineSpacing::new().before(before).after(after);
        let before = self.measures.gap * 2;
        let heading = |id: &str, name: &str, size: usize, level: usize| {
            Style::new(id, StyleType::Paragraph)
                .name(name)
                .based_on("Normal")
                .next("Normal")
                .q_format(true)
                .bold()
                .size(size)
                .outline_lvl(level)
                .line_spacing(above(before, before / 3))
        };
        vec![
            Style::new("Title", StyleType::Paragraph)
                .name("Title")
                .q_format(true)
                .bold()
                .size(letters + 6)
                .align(AlignmentType::Center)
                .line_spacing(above(0, 60)),
            Style::new("Subtitle", StyleType::Paragraph)
                .name("Subtitle")
                .align(AlignmentType::Center)
                .size(letters)
                .line_spacing(above(0, 20)),
            heading("Heading1", "heading 1", letters + 3, 0),
            heading("Heading2", "heading 2", letters + 1, 1),
            Style::new("Footer", StyleType::Paragraph)
                .name("footer")
                .size(16)
                .color("555555")
                .align(AlignmentType::Center),
            Style::new("Note", StyleType::Paragraph)
                .name("Note")
                .italic()
                .size(self.measures.small)
                .color("555555"),
            Style::new("Caption", StyleType::Paragraph)
                .name("caption")
                .italic()
                .size(self.measures.small)
                .align(AlignmentType::Center),
        ]
    }

    fn block(&mut self, document: Docx, block: &Block, opens: bool, signs: bool) -> Docx {
        let plain =
            |text: &str| Paragraph::new().add_run(lines(text)).keep_next(signs).page_break_before(opens);
        match block {
            Block::Title { text, subtitle } => Self::title(document, text, subtitle, opens),
            Block::Heading { level, text } => {
                let style = if *level == 1 { "Heading1" } else { "Heading2" };
                document.add_paragraph(plain(text).style(style).keep_next(true))
            }
            Block::Paragraph { text } => document.add_paragraph(plain(text)),
            Block::Note { text } => document.add_paragraph(plain(text).style("Note")),
            Block::Fields { rows } => {
                self.heads.push(false);
                document.add_table(tables::fields(rows, self.measures)).add_paragraph(tables::gap())
            }
            Block::List { numbered, items } => {
                self.lists.push(*numbered);
                let id = NumberingId::new(self.lists.len() - 1 + FIRST_LIST);
                let last = items.len().saturating_sub(1);
                items.iter().enumerate().fold(document, |document, (at, item)| {
                    let gap = if at == last { self.measures.gap } else { self.measures.gap / 3 };
                    let spacing = LineSpacing::new().after(gap);
                    let point = plain(item).numbering(id.clone(), IndentLevel::new(0)).line_spacing(spacing);
                    document.add_paragraph(point)
                })
            }
            Block::Table(table) => {
                self.heads.push(true);
                let (drawn, note) = tables::table(table, self.report.lang, self.measures);
                let document = document.add_table(drawn);
                match note {
                    Some(note) => document.add_paragraph(plain(&note).style("Note")),
                    None => document.add_paragraph(tables::gap()),
                }
            }
            Block::Picture(picture) => self.picture(document, &picture.caption),
            Block::Signatures { dated, signers } => {
                self.heads.push(false);
                let document = match dated {
                    Some(text) => document.add_paragraph(
                        Paragraph::new().add_run(lines(text)).align(AlignmentType::Right).keep_next(true),
                    ),
                    None => document,
                };
                document
                    .add_table(tables::signatures(signers, self.measures, self.report.lang))
                    .add_paragraph(tables::gap())
            }
        }
    }

    fn title(document: Docx, text: &str, subtitle: &[String], opens: bool) -> Docx {
        let title =
            Paragraph::new().style("Title").keep_next(true).page_break_before(opens).add_run(lines(text));
        let below = |text: &String| Paragraph::new().style("Subtitle").add_run(lines(text));
        let document = subtitle.iter().map(below).fold(document.add_paragraph(title), Docx::add_paragraph);
        document.add_paragraph(tables::gap())
    }

    /// As wide as the page, and not higher than leaves room for its caption; on a page that is higher than wide there
    /// is room for another one.
    fn picture(&mut self, document: Docx, caption: &str) -> Docx {
        let Some(drawn) = self.drawn.next() else { return document };
        let (wide, high) = drawn.size;
        let width = f64::from(self.measures.width) / TWIPS;
        let height = f64::from(self.measures.height) / TWIPS;
        let height = if height > width { (height - CAPTIONS) / 2.0 } else { height - CAPTION };
        let scale = (width / wide).min(height / high);
        self.captions.push(caption.to_owned());
        let picture = Pic::new_with_dimensions(drawn.png, 1, 1)
            .id(format!("rIdPicture{}", self.captions.len()))
            .size(whole(wide * scale * EMU), whole(high * scale * EMU));
        let centred = |run: Run| Paragraph::new().align(AlignmentType::Center).add_run(run);
        document
            .add_paragraph(centred(Run::new().add_image(picture)).keep_next(true))
            .add_paragraph(centred(lines(caption)).style("Caption"))
    }
}

/// A length that is never negative and fits.
fn whole(value: f64) -> u32 {
    format!("{value:.0}").parse().unwrap_or(0)
}

/// A text with its lines broken where it breaks them.
fn lines(text: &str) -> Run {
    let mut run = Run::new();
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(line);
    }
    run
}

/// The tag of a language that offices know.
fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Indonesian => "id-ID",
        Lang::English => "en-GB",
    }
}
