//! What a report is, whatever it is written as: titles, paragraphs, tables, pictures and places to sign.
//!
//! A report holds plain text that is ready to be read; a table keeps its values typed, so that a spreadsheet can
//! reckon with them. Whoever writes one decides on fonts and colours, and escapes what its format would obey.

use std::borrow::Cow;

use crate::layout::View;
use crate::locale::dates;
use crate::model::{Day, Lang};
use crate::network::At;

/// A report: parts that each begin on a page of their own, and what stands on every page.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Its language.
    pub lang: Lang,
    /// What is printed on top of the first page, and is the name of the file to whoever searches for it.
    pub title: String,
    /// Lines below the title: place, period, number.
    pub subtitle: Vec<String>,
    /// What is printed on top of every page: that this is a draft, or for few eyes only.
    pub banner: Option<String>,
    /// What is printed at the foot of every page, before its number: from which map and of which day it is.
    pub footer: String,
    /// Whether its pages are wider than high.
    pub landscape: bool,
    /// Whether it is to fit one page, so that its margins and letters are small.
    pub compact: bool,
    /// Its parts, each on a page of its own.
    pub parts: Vec<Vec<Block>>,
}

/// One piece of a report, from top to bottom.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// The title of a part that is a document of its own: an invitation behind the minutes.
    Title {
        /// Its text.
        text: String,
        /// Lines below it.
        subtitle: Vec<String>,
    },
    /// A heading, 1 (a chapter) or 2 (a part of one).
    Heading {
        /// 1 or 2.
        level: u8,
        /// Its text.
        text: String,
    },
    /// Running text.
    Paragraph {
        /// Its text.
        text: String,
    },
    /// A remark in small letters: how a figure was made, what was left out.
    Note {
        /// Its text.
        text: String,
    },
    /// Labels and what belongs to them, in two columns without lines.
    Fields {
        /// Label and value.
        rows: Vec<(String, String)>,
    },
    /// Points of a list.
    List {
        /// Whether they are numbered from 1.
        numbered: bool,
        /// The points.
        items: Vec<String>,
    },
    /// A table.
    Table(Table),
    /// A picture of the map.
    Picture(Picture),
    /// Places to sign, side by side.
    Signatures {
        /// The place and the day, above the last of them.
        dated: Option<String>,
        /// Who signs.
        signers: Vec<Signer>,
    },
}

/// A table with a head that is repeated on every page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it is called: the name of its sheet in a spreadsheet, at most 31 characters.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, a cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// A last row with sums.
    pub total: Option<Vec<Cell>>,
    /// Whether there is to be room for handwriting in each row.
    pub roomy: bool,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// How wide it is, as a share of the sum of all; nothing for a column that only a spreadsheet has room for.
    pub width: u16,
}

/// One value of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing is known.
    Nothing,
    /// A text, which may have several lines.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number that need not be whole.
    Amount(f64),
    /// Money in whole rupiah.
    Money(i64),
    /// A day.
    Day(Day),
}

/// A picture of the map; whoever writes the report has it drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// What it shows.
    pub view: View,
    /// The moment that it shows.
    pub at: At,
    /// Whether competition and power may be in it.
    pub internal: bool,
    /// What stands below it, and what is read out to who cannot see it.
    pub caption: String,
}

/// A place to sign: a role, never a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signer {
    /// What stands above: *Mengetahui*.
    pub above: Option<String>,
    /// The role.
    pub role: String,
    /// The party for which it signs.
    pub party: Option<String>,
    /// Whether a duty stamp belongs there.
    pub stamp: bool,
}

impl Report {
    /// The report without the columns that only a spreadsheet has room for.
    pub fn on_paper(&self) -> Cow<'_, Self> {
        let wide = |block: &Block| matches!(block, Block::Table(table) if table.columns.iter().any(|one| one.width == 0));
        if !self.parts.iter().flatten().any(wide) {
            return Cow::Borrowed(self);
        }
        let mut report = self.clone();
        for block in report.parts.iter_mut().flatten() {
            if let Block::Table(table) = block {
                table.narrow();
            }
        }
        Cow::Owned(report)
    }

    /// Changes every text: title, blocks, cells.
    pub fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(&mut self.title);
        self.subtitle.iter_mut().chain(&mut self.banner).for_each(&mut *change);
        change(&mut self.footer);
        self.parts.iter_mut().flatten().for_each(|block| block.each_text(change));
    }
}

impl Block {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        match self {
            Self::Title { text, subtitle } => {
                change(text);
                subtitle.iter_mut().for_each(change);
            }
            Self::Heading { text, .. } | Self::Paragraph { text } | Self::Note { text } => change(text),
            Self::Fields { rows } => {
                for (label, value) in rows {
                    change(label);
                    change(value);
                }
            }
            Self::List { items, .. } => items.iter_mut().for_each(change),
            Self::Table(table) => {
                change(&mut table.name);
                table.columns.iter_mut().for_each(|column| change(&mut column.title));
                for cell in table.rows.iter_mut().chain(&mut table.total).flatten() {
                    if let Cell::Text(text) = cell {
                        change(text);
                    }
                }
            }
            Self::Picture(picture) => change(&mut picture.caption),
            Self::Signatures { dated, signers } => {
                dated.iter_mut().for_each(&mut *change);
                for signer in signers {
                    change(&mut signer.role);
                    signer.above.iter_mut().chain(&mut signer.party).for_each(&mut *change);
                }
            }
        }
    }
}

impl Table {
    fn narrow(&mut self) {
        let kept: Vec<bool> = self.columns.iter().map(|column| column.width > 0).collect();
        for cells in self.rows.iter_mut().chain(&mut self.total) {
            let mut kept = kept.iter();
            cells.retain(|_| kept.next().copied().unwrap_or(true));
        }
        self.columns.retain(|column| column.width > 0);
    }

    /// A table without rows, from its columns and their widths.
    pub fn new(name: &str, columns: &[(&str, u16)]) -> Self {
        let column = |&(title, width): &(&str, u16)| Column { title: title.to_owned(), width };
        Self { name: name.to_owned(), columns: columns.iter().map(column).collect(), ..Self::default() }
    }
}

impl Cell {
    /// A text, or nothing where there is none.
    pub fn text(text: Option<&str>) -> Self {
        text.filter(|text| !text.trim().is_empty()).map_or(Self::Nothing, |text| Self::Text(text.to_owned()))
    }

    /// A day, or nothing.
    pub fn day(day: Option<Day>) -> Self {
        day.map_or(Self::Nothing, Self::Day)
    }

    /// Money, or nothing.
    pub fn money(value: Option<i64>) -> Self {
        value.map_or(Self::Nothing, Self::Money)
    }

    /// A number, or nothing.
    pub fn whole(value: Option<i64>) -> Self {
        value.map_or(Self::Nothing, Self::Whole)
    }

    /// A count.
    pub fn count(value: usize) -> Self {
        Self::Whole(i64::try_from(value).unwrap_or(i64::MAX))
    }

    /// As it is read on paper; what is not known is a dash.
    pub fn shown(&self, lang: Lang) -> String {
        match self {
            Self::Nothing => "–".to_owned(),
            Self::Text(text) => text.clone(),
            Self::Whole(value) => dates::number(lang, *value),
            Self::Amount(value) => {
                let places = value.to_string().split_once('.').map_or(0, |(_, rest)| rest.len());
                dates::decimal(lang, *value, places.min(3))
            }
            Self::Money(value) => dates::rupiah(lang, *value),
            Self::Day(day) => dates::short(lang, *day),
        }
    }

    /// Whether it stands at the right side of its column, as figures do.
    pub fn is_figure(&self) -> bool {
        matches!(self, Self::Whole(_) | Self::Amount(_) | Self::Money(_))
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::text(Some(text))
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.trim().is_empty() { Self::Nothing } else { Self::Text(text) }
    }
}
