//! The desk at which a report is written: the map, what was asked for, and the blocks so far.

use std::borrow::Cow;

use super::asked::Asked;
use super::document::{Block, Cell, Column, Report, Signer, Table};
use crate::locale::free::free_word;
use crate::locale::reports::{self as words, BLANK};
use crate::locale::{clean, dates, labels};
use crate::model::*;

/// A report that is being written.
pub(super) struct Desk<'a> {
    /// What may be shown of the map.
    pub map: &'a PartnershipMap,
    /// The whole of it, for what is reckoned from all and shows nothing of it.
    pub whole: &'a PartnershipMap,
    /// What was asked for.
    pub asked: &'a Asked,
    /// The language of the report.
    pub lang: Lang,
    parts: Vec<Vec<Block>>,
}

impl<'a> Desk<'a> {
    /// An empty report.
    pub(super) fn new(map: &'a PartnershipMap, whole: &'a PartnershipMap, asked: &'a Asked) -> Self {
        Self { map, whole, asked, lang: asked.lang, parts: vec![Vec::new()] }
    }

    /// The report, with its title and the lines below it.
    pub(super) fn done(self, title: &str, subtitle: Vec<String>) -> Report {
        let made = words::made_from(
            self.lang,
            &self.text(&self.map.info.title),
            &dates::long(self.lang, self.asked.today),
        );
        let banner = (self.asked.eyes == redact::Eyes::Own).then(|| words::internal(self.lang).to_owned());
        let subtitle = subtitle.into_iter().filter(|line| !line.trim().is_empty()).collect();
        let mut report = Report {
            lang: self.lang,
            title: title.to_owned(),
            subtitle,
            banner,
            footer: made,
            landscape: false,
            compact: false,
            parts: self.parts,
        };
        // Whatever a map says, a report holds text only: nothing that a terminal, an editor or a reader could obey.
        report.each_text(&mut |text| {
            if let Cow::Owned(harmless) = clean(text) {
                *text = harmless;
            }
        });
        report
    }

    /// Begins a new page that is a document of its own.
    pub(super) fn part(&mut self, title: &str, subtitle: Vec<String>) {
        self.parts.push(Vec::new());
        self.push(Block::Title { text: title.to_owned(), subtitle });
    }

    pub(super) fn push(&mut self, block: Block) {
        if let Some(part) = self.parts.last_mut() {
            part.push(block);
        }
    }

    pub(super) fn chapter(&mut self, text: &str) {
        self.push(Block::Heading { level: 1, text: text.to_owned() });
    }

    pub(super) fn section(&mut self, text: &str) {
        self.push(Block::Heading { level: 2, text: text.to_owned() });
    }

    pub(super) fn paragraph(&mut self, text: impl Into<String>) {
        self.push(Block::Paragraph { text: text.into() });
    }

    pub(super) fn note(&mut self, text: impl Into<String>) {
        self.push(Block::Note { text: text.into() });
    }

    pub(super) fn fields(&mut self, rows: Vec<(&str, String)>) {
        let rows = rows.into_iter().map(|(label, value)| (label.to_owned(), value)).collect();
        self.push(Block::Fields { rows });
    }

    /// A list; an empty one says that there is nothing, because readers look for it.
    pub(super) fn list(&mut self, numbered: bool, items: Vec<String>) {
        if items.is_empty() {
            self.paragraph(words::none(self.lang));
        } else {
            self.push(Block::List { numbered, items });
        }
    }

    /// A table; an empty one says that there is nothing.
    pub(super) fn table(&mut self, table: Table) {
        if table.rows.is_empty() {
            self.paragraph(words::none(self.lang));
        } else {
            self.push(Block::Table(table));
        }
    }

    /// Places to sign, below the place and the day.
    pub(super) fn signatures(&mut self, place: Option<&str>, day: Option<Day>, signers: Vec<Signer>) {
        let day = day.map_or_else(|| BLANK.to_owned(), |day| dates::long(self.lang, day));
        let dated = format!("{}, {day}", place.map_or_else(|| BLANK.to_owned(), |place| self.text(place)));
        self.push(Block::Signatures { dated: Some(dated), signers });
    }

    /// A text of the map as it stands in a sentence.
    #[expect(clippy::unused_self, reason = "a desk is asked for all words, so that none is taken past it")]
    pub(super) fn text(&self, text: &str) -> String {
        text.trim().to_owned()
    }

    /// A text of the map, or a room to write it in.
    pub(super) fn or_blank(&self, text: Option<&str>) -> String {
        text.map(|text| self.text(text)).filter(|text| !text.is_empty()).unwrap_or_else(|| BLANK.to_owned())
    }

    /// The name of a party.
    pub(super) fn name(&self, id: &Id) -> String {
        self.text(self.map.actor_name(id))
    }

    /// The names of parties.
    pub(super) fn names<'b>(&self, ids: impl IntoIterator<Item = &'b Id>) -> String {
        ids.into_iter().map(|id| self.name(id)).collect::<Vec<_>>().join(", ")
    }

    /// The names of partnerships.
    pub(super) fn partnerships<'b>(&self, ids: impl IntoIterator<Item = &'b Id>) -> String {
        let name = |id| self.map.partnerships.get(id).map(|one| self.text(&one.name));
        ids.into_iter().filter_map(name).collect::<Vec<_>>().join(", ")
    }

    /// A rung in words, or that nobody has assessed it.
    pub(super) fn rung(&self, rung: Option<Rung>) -> String {
        labels::rung(rung, self.lang)
    }

    /// A free word as it is read: `kelompok_warga` has a blank, and `pkk` is an acronym.
    pub(super) fn word(&self, word: &str) -> String {
        free_word(&self.text(word))
    }

    /// The name of an area, which a record names by its id or in words of its own.
    pub(super) fn area(&self, area: &str) -> String {
        let known = Id::new(area).and_then(|id| self.map.areas.get(&id));
        self.text(known.map_or(area, |one| one.name.as_str()))
    }

    /// The parties of a contribution's other side: one of the map, all together, or the residents.
    pub(super) fn receiver(&self, receiver: Option<&str>) -> String {
        match receiver {
            None => String::new(),
            Some("residents") => words::the_residents(self.lang).to_owned(),
            Some("joint") => words::all_together(self.lang).to_owned(),
            Some(other) => Id::new(other).map_or_else(|| self.text(other), |id| self.name(&id)),
        }
    }

    /// The area of the map, in full: `RW 07, Kelurahan …`.
    pub(super) fn place(&self) -> Option<String> {
        self.map.info.area.as_deref().map(|area| self.text(area))
    }

    /// Where documents of this map are signed: the town at the end of its area, without remarks in brackets.
    pub(super) fn town(&self) -> Option<String> {
        let area = self.place()?;
        let last = area.rsplit(',').next()?;
        let bare = last.split('(').next().unwrap_or(last).trim();
        // Letters are dated with the name of the town alone.
        let bare =
            ["Kota ", "Kabupaten ", "Kab. "].iter().find_map(|kind| bare.strip_prefix(kind)).unwrap_or(bare);
        (!bare.is_empty()).then(|| bare.to_owned())
    }
}

/// Who signs for a role.
pub(super) fn signer(role: impl Into<String>) -> Signer {
    Signer { role: role.into(), ..Signer::default() }
}

/// A table whose first column counts its rows.
pub(super) fn counted(name: &str, number: &str, columns: &[(&str, u16)], rows: Vec<Vec<Cell>>) -> Table {
    let mut table = Table::new(name, columns);
    table.columns.insert(0, Column { title: number.to_owned(), width: 6 });
    let numbered = |(at, row): (usize, Vec<Cell>)| std::iter::once(Cell::count(at + 1)).chain(row).collect();
    table.rows = rows.into_iter().enumerate().map(numbered).collect();
    table
}
