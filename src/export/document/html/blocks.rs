//! The blocks of a report as HTML that says what each of them is.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{Markup, html};

use crate::export::document::Drawn;
use crate::locale::{clean, page as words};
use crate::model::Lang;
use crate::report::document::{Block, Cell, Picture, Report, Signer, Table};

/// The parts of a report, each on a page of its own when it is printed.
pub(super) fn parts(report: &Report, drawn: &[Drawn]) -> Markup {
    let mut writer = Writer { lang: report.lang, drawn: drawn.iter(), tables: 0 };
    html! {
        @for part in &report.parts {
            section.part {
                @for block in part { (writer.block(block)) }
            }
        }
    }
}

/// A text in which a new line stays one.
pub(super) fn lines(text: &str) -> Markup {
    html! {
        @for (at, line) in text.lines().enumerate() {
            @if at > 0 { br; }
            (clean(line))
        }
    }
}

/// The class of a text with a word that must be broken where the room ends; others would lose their last letter for
/// nothing.
pub(super) fn class_of(text: &str) -> Option<&'static str> {
    text.split_whitespace().any(|word| word.chars().count() > LONG_WORD).then_some("long")
}

/// More letters in a row than this do not fit the columns of a page.
const LONG_WORD: usize = 24;

/// The id of a table, by its place in the report: the style sheet speaks of it.
pub(super) fn table_id(number: usize) -> String {
    format!("tabel-{number}")
}

/// The tables of a report, in the order in which they are numbered.
pub(super) fn tables(report: &Report) -> impl Iterator<Item = &Table> {
    report.parts.iter().flatten().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

struct Writer<'a> {
    lang: Lang,
    drawn: std::slice::Iter<'a, Drawn>,
    tables: usize,
}

impl Writer<'_> {
    fn block(&mut self, block: &Block) -> Markup {
        match block {
            Block::Title { text, subtitle } => html! {
                h2.title { (lines(text)) }
                @for line in subtitle { p.subtitle { (lines(line)) } }
            },
            Block::Heading { level: 1, text } => html! { h2 { (lines(text)) } },
            Block::Heading { text, .. } => html! { h3 { (lines(text)) } },
            Block::Paragraph { text } => html! { p { (lines(text)) } },
            Block::Note { text } => html! { p.note { (lines(text)) } },
            Block::Fields { rows } => html! {
                dl { @for (label, value) in rows { div { dt { (lines(label)) } dd { (lines(value)) } } } }
            },
            Block::List { numbered: true, items } => {
                html! { ol { @for item in items { li { (lines(item)) } } } }
            }
            Block::List { items, .. } => html! { ul { @for item in items { li { (lines(item)) } } } },
            Block::Table(table) => {
                self.tables += 1;
                self.table(table)
            }
            Block::Picture(picture) => self.picture(picture),
            Block::Signatures { dated, signers } => self.signatures(dated.as_deref(), signers),
        }
    }

    fn table(&self, table: &Table) -> Markup {
        let figures = |at: usize| table.rows.iter().any(|row| row.get(at).is_some_and(Cell::is_figure));
        html! {
            div.scroll role="region" tabindex="0" aria-label=(clean(&table.name)) {
                table class=[table.roomy.then_some("roomy")] id=(table_id(self.tables)) {
                    colgroup { @for _ in &table.columns { col; } }
                    thead {
                        tr {
                            @for (at, column) in table.columns.iter().enumerate() {
                                th class=[figures(at).then_some("figure")] scope="col" { (lines(&column.title)) }
                            }
                        }
                    }
                    tbody { @for row in &table.rows { tr { @for cell in row { (self.cell(cell)) } } } }
                    @if let Some(total) = &table.total {
                        tfoot { tr { @for cell in total { (self.cell(cell)) } } }
                    }
                }
            }
        }
    }

    fn cell(&self, cell: &Cell) -> Markup {
        let text = cell.shown(self.lang);
        let class = match cell {
            Cell::Whole(_) | Cell::Amount(_) | Cell::Money(_) => Some("figure"),
            Cell::Day(_) => Some("day"),
            Cell::Nothing | Cell::Text(_) => class_of(&text),
        };
        html! { td class=[class] { (lines(&text)) } }
    }

    /// A picture as a document of its own, so that nothing in it meets anything of the page.
    fn picture(&mut self, picture: &Picture) -> Markup {
        let caption = clean(&picture.caption);
        let alt = if caption.trim().is_empty() { words::picture(self.lang) } else { &caption };
        html! {
            figure {
                @if let Some(drawn) = self.drawn.next() {
                    div.scroll role="region" tabindex="0" aria-label=(words::picture(self.lang)) {
                        img alt=(alt) width=(whole(drawn.size.0)) height=(whole(drawn.size.1))
                            src={ "data:image/svg+xml;base64," (STANDARD.encode(&drawn.svg)) };
                    }
                }
                figcaption { (lines(&picture.caption)) }
            }
        }
    }

    fn signatures(&self, dated: Option<&str>, signers: &[Signer]) -> Markup {
        html! {
            div.signatures {
                @if let Some(dated) = dated { p.dated { (lines(dated)) } }
                @for one in signers {
                    div.signer {
                        p { @if let Some(above) = &one.above { (lines(above)) br; } (lines(&one.role)) }
                        @if let Some(party) = &one.party { p { strong { (lines(party)) } } }
                        p.sign aria-label=(words::signature(self.lang)) {
                            @if one.stamp { span.stamp { (words::duty_stamp(self.lang)) } }
                        }
                    }
                }
            }
        }
    }
}

/// A length as whole points.
fn whole(length: f64) -> String {
    format!("{length:.0}")
}
