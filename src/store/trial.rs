//! A map file as text alone, for the fuzz targets: they try thousands of files a second and have no disk for them.

use std::ops::Range;

use super::document::{Document, Kind};
use super::read::{Reading, read};
use super::write::{updated, whole};
use crate::model::{PartnershipMap, Table};
use crate::trouble::OpenFailure;

/// A text that was read, as [`super::MapFile`] reads it.
pub struct Trial {
    document: Document,
    reading: Reading,
}

impl Trial {
    /// Reads a text.
    ///
    /// # Errors
    /// As [`super::MapFile::open`] gives them.
    pub fn read(text: &str) -> Result<Self, OpenFailure> {
        let mut document = Document::cut(text.into());
        let reading = read(&mut document, "peta")?;
        Ok(Self { document, reading })
    }

    /// What was read.
    pub fn map(&self) -> &PartnershipMap {
        &self.reading.map
    }

    /// How many problems it has.
    pub fn problems(&self) -> usize {
        self.reading.problems.len()
    }

    /// Whether a save would be refused.
    pub fn is_read_only(&self) -> bool {
        self.reading.read_only.is_some()
    }

    /// The text that a save of `map` would write.
    pub fn with(&self, map: &PartnershipMap) -> String {
        let new = updated(&self.document, &self.reading.map, map);
        new.as_ref().unwrap_or(&self.document).text().to_owned()
    }

    /// Where the lines of a record stand.
    pub fn lines_of(&self, table: Table, slot: usize) -> Option<Range<usize>> {
        let slot = u32::try_from(slot).ok()?;
        self.document
            .block_of(Kind::Record(table), slot)
            .and_then(|at| Some(self.document.blocks.get(at)?.core()))
    }

    /// What the program could not read, or does not know, in the order of the file.
    pub fn unknown(&self) -> Vec<&str> {
        let blocks = self.document.blocks.iter().filter(|block| match block.kind {
            Kind::Record(_) => block.slot == super::document::NO_SLOT,
            Kind::Stray(_) | Kind::NotARecord(_) | Kind::Other | Kind::Broken(_) => true,
            Kind::Preamble | Kind::Map => false,
        });
        blocks.map(|block| self.document.slice(block.core())).collect()
    }
}

/// The text of a new file with this map.
pub fn new_text(map: &PartnershipMap) -> String {
    whole(map).text().to_owned()
}
