//! COMPARING AND JOINING two versions of a map, record by record and field by field. No files.
//!
//! A merge knows where both versions come from (`base`) or does not; without it everything that only one side has
//! is taken, and every field in which both say something else is a conflict. A conflict is never decided here: it
//! is listed, and whoever settles it calls [`merge`] again with the [`Choices`] that were made.
//!
//! Laws, each tried out with random edits in `tests/all/merge/laws.rs`: joining with oneself changes nothing; where
//! there is no conflict it does not matter who is called ours; what one side alone changed is in the result; nobody
//! names what is gone.

mod ancestor;
mod difference;
mod fields;
mod gone;
mod ids;
mod list;
mod records;
mod tree;

use std::collections::HashMap;

use toml::{Table as Tree, Value};

use crate::model::{PartnershipMap, Table};

pub use ancestor::{added, is_ancestor};
pub use difference::{Change, Difference, differences};
pub use list::Item;
pub use tree::{same, text, tree, with_unknown};

/// One of the two versions that are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The version on which the result is built.
    Ours,
    /// The version whose changes are brought in.
    Theirs,
}

/// The file behind a map, as far as a merge needs it.
pub trait Texts {
    /// The text of a record, by table (nothing: the `[map]` table) and slot.
    fn text_of(&self, table: Option<Table>, slot: usize) -> Option<&str>;
}

/// A map and, when it comes from a file, the text of its records: keys that the model does not know are joined
/// from there.
#[derive(Clone, Copy)]
pub struct Version<'a> {
    /// The map.
    pub map: &'a PartnershipMap,
    /// The text of its records.
    pub texts: Option<&'a dyn Texts>,
}

impl<'a> Version<'a> {
    /// A map without a file.
    pub fn of(map: &'a PartnershipMap) -> Self {
        Self { map, texts: None }
    }

    fn text(self, table: Option<Table>, slot: usize) -> Option<&'a str> {
        self.texts.and_then(|texts| texts.text_of(table, slot))
    }
}

/// One step on the way from a record to one of its values.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// The value under a key.
    Key(String),
    /// An element of a list.
    Item(Item),
}

/// What two sides do not agree on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// A field that both changed, each in its own way.
    Field,
    /// A record that one side removed and the other one changed.
    Record,
    /// A record that one side removed, and that the other one names in something new.
    Named,
}

/// One thing that somebody must decide.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// What kind of thing.
    pub matter: Matter,
    /// The table of its record; nothing for what the file says outside of records.
    pub table: Option<Table>,
    /// What its record is found by: its id, for most tables.
    pub key: String,
    /// Its record, as a side has it that has it.
    pub record: Tree,
    /// The way to the field; empty when the record as a whole is meant.
    pub path: Vec<Part>,
    /// What it was before both changed it, if that is known and it was there.
    pub base: Option<Value>,
    /// What our side says; nothing when it is not there.
    pub ours: Option<Value>,
    /// What their side says.
    pub theirs: Option<Value>,
}

impl Conflict {
    /// Where it is, as text: the same when the same two versions are joined again.
    pub fn place(&self) -> String {
        place(self.table, &self.key, &self.path)
    }

    /// What stands while nobody has decided: a record that one side removed stays, a field is as ours says.
    fn undecided(&self) -> Side {
        let stays = self.matter != Matter::Field && self.ours.is_none();
        if stays { Side::Theirs } else { Side::Ours }
    }
}

fn place(table: Option<Table>, key: &str, path: &[Part]) -> String {
    let mut text = format!("{}/{key}", table.map_or("map", Table::header));
    for part in path {
        match part {
            Part::Key(key) => text.extend(["/", key]),
            Part::Item(item) => text.extend(["/", &item.text()]),
        }
    }
    text
}

/// What was decided about conflicts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    made: HashMap<String, Side>,
    rest: Option<Side>,
}

impl Choices {
    /// The same side for everything.
    pub fn all(side: Side) -> Self {
        Self { made: HashMap::new(), rest: Some(side) }
    }

    /// Takes one side in one conflict.
    pub fn choose(&mut self, conflict: &Conflict, side: Side) {
        self.made.insert(conflict.place(), side);
    }

    /// What was decided about a conflict, if anything.
    pub fn of(&self, conflict: &Conflict) -> Option<Side> {
        self.made.get(&conflict.place()).copied().or(self.rest)
    }
}

/// The slots of one record in the versions that have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Its table; nothing for the `[map]` table.
    pub table: Option<Table>,
    /// Its slot in the joined map.
    pub slot: usize,
    /// Whether our side has it, in the same slot.
    pub in_ours: bool,
    /// Its slot in the base.
    pub base: Option<usize>,
    /// Its slot in their version.
    pub theirs: usize,
}

/// What came of joining two versions.
#[derive(Clone, Debug)]
pub struct Joined {
    /// The joined map: our records in our slots, their new ones behind them. While a conflict is open, a field is
    /// as our side says, and a record stays.
    pub map: PartnershipMap,
    /// What nobody has decided yet.
    pub open: Vec<Conflict>,
    /// What was decided by the choices, to be told.
    pub settled: Vec<Conflict>,
    /// Records with keys that the model does not know, joined with these.
    pub trees: HashMap<(Option<Table>, usize), Tree>,
    /// Every record that their version has too, or that comes from there.
    pub pairs: Vec<Pair>,
}

/// Joins two versions of a map; what was chosen settles conflicts, the others are listed.
pub fn merge<'a>(
    base: Option<Version<'a>>,
    ours: Version<'a>,
    theirs: Version<'a>,
    choices: &Choices,
) -> Joined {
    let renamed = ids::different_records_apart(base.map(|base| base.map), ours.map, theirs.map);
    let theirs = Version { map: renamed.as_ref().unwrap_or(theirs.map), ..theirs };
    let mut joined = records::join(base, ours, theirs, choices);
    gone::settle(&mut joined, base.map(|base| base.map), ours.map, theirs.map, choices);
    joined
}
