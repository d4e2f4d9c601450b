//! From lists to edits: what is new, what changes, what is left out and why.
//!
//! Every edit is tried out on the map as it grows, so the whole is accepted, a row that a rule refuses is left out by
//! itself with the rule's own reason, and a list that was taken in already gives no edit at all.

mod gifts;
mod line;
mod listed;
mod parties;
mod records;
mod ties;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::cell::one_line;
use super::limits::Told;
use super::{Cell, Kind, Rungs, Why};
use crate::model::check::Checked;
use crate::model::{
    AnyRecord, Contribution, Day, Edit, Evidence, HasTable, Id, PartnershipMap, Record, Rung, SourceCategory,
    Table,
};
use line::Line;
pub use listed::{LeftOut, Listed};
use parties::Parties;

/// What the person who imports wants, apart from the mapping.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Today, for what a list does not date itself.
    pub today: Day,
    /// Why a partnership moved on the ladder, when a list says that it did: where that comes from, in words.
    pub origin: String,
    /// What directed ties hand over, where the list does not say it itself; nothing when they are ties only.
    pub flows: Option<SourceCategory>,
    /// What the strengths of ties mean.
    pub rungs: Rungs,
}

/// How many records of a table are touched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Added.
    pub new: usize,
    /// Changed.
    pub changed: usize,
    /// Named by a list, and as the list says.
    pub same: usize,
}

/// What an import would do.
#[derive(Clone, Debug)]
pub struct Plan {
    /// All of it as one edit, which one undo takes back; nothing when the map says it all already.
    pub edit: Option<Edit>,
    /// The map after that edit.
    pub after: PartnershipMap,
    /// How many records of each table are touched.
    pub counts: BTreeMap<Table, Count>,
    /// How many rows are taken.
    pub rows: usize,
    /// What is left out.
    pub left_out: Vec<LeftOut>,
    /// Parties that only ties named, and that were added.
    pub made: usize,
    /// Steps and contributions that have the day of the import because the list has none.
    pub undated: usize,
}

impl Plan {
    /// What importing `lists` into `map` does.
    pub fn new(map: &PartnershipMap, lists: &[Listed], wish: &Wish) -> Self {
        let mut planner = Planner::new(map, wish);
        for kind in Kind::ALL {
            for list in lists.iter().filter(|list| list.mapping.kind == Some(kind)) {
                planner.take(list, kind);
            }
            planner.finish(kind);
        }
        for list in lists.iter().filter(|list| list.mapping.kind.is_none()) {
            let first = list.sheet.rows.first().map(|row| row.line);
            planner.left.push(LeftOut {
                file: list.file.clone(),
                sheet: Some(list.sheet.name.clone()),
                line: first,
                column: None,
                why: Why::NothingToName,
            });
        }
        planner.into_plan()
    }

    /// Whether the map says all of it already.
    pub fn changes_nothing(&self) -> bool {
        self.edit.is_none()
    }
}

/// What happened to a record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    New,
    Changed,
    Same,
}

struct Planner<'a> {
    wish: &'a Wish,
    before: PartnershipMap,
    /// The map as it grows.
    map: PartnershipMap,
    edits: Vec<Edit>,
    /// The record of the last of them.
    last_put: Option<(Table, Id)>,
    changes: HashMap<(Table, Id), Change>,
    left: Told<LeftOut>,
    rows: usize,
    made: usize,
    undated: usize,
    parties: Parties,
    /// The first record of each name, by table.
    named: HashMap<(Table, String), Id>,
    /// The first partnership of each two, and the first of each name.
    pairs: HashMap<(Id, Id), Id>,
    named_pairs: HashMap<(Id, Id, String), Id>,
    /// What the words of the list that is taken mean for a tie.
    spoken: HashMap<String, ties::Spoken>,
    /// The partnerships of more than two in which a party is.
    groups: HashMap<Id, Vec<Id>>,
    gifts: HashMap<GiftKey, Queue>,
    /// Contributions that a row of this import already stands for.
    used: HashSet<Id>,
    /// Records that a row without an id has spoken of.
    by_name_only: HashSet<(Table, Id)>,
    /// The next number for an id that is taken.
    numbers: HashMap<(Table, String), u32>,
    /// Names of other records that are set when all rows are known.
    later: Vec<Later>,
    /// Rungs that a list does not date, by the first row that names each partnership: the highest counts, once.
    undated_rungs: Vec<(Id, Rung, Vec<Evidence>, LeftOut)>,
    /// Where in that list a partnership stands.
    undated_places: HashMap<Id, usize>,
}

/// Records that rows stand for one after the other.
#[derive(Default)]
struct Queue {
    ids: Vec<Id>,
    next: usize,
}

impl Queue {
    /// The first one that is not used yet; nobody who was used becomes free again.
    fn free(&mut self, is_used: impl Fn(&Id) -> bool) -> Option<Id> {
        while self.ids.get(self.next).is_some_and(&is_used) {
            self.next += 1;
        }
        self.ids.get(self.next).cloned()
    }
}

/// What tells one contribution from another, where a list has no ids: with its day, and without.
type GiftKey = (Id, Id, Option<String>, SourceCategory, Option<Day>);

/// A name of a record of the same table, which may come later in the list.
struct Later {
    id: Id,
    name: String,
    place: LeftOut,
}

impl<'a> Planner<'a> {
    fn new(map: &PartnershipMap, wish: &'a Wish) -> Self {
        let mut planner = Self {
            wish,
            before: map.clone(),
            map: map.clone(),
            edits: Vec::new(),
            last_put: None,
            changes: HashMap::new(),
            left: Told::default(),
            rows: 0,
            made: 0,
            undated: 0,
            parties: Parties::new(map),
            named: HashMap::new(),
            pairs: HashMap::new(),
            named_pairs: HashMap::new(),
            spoken: HashMap::new(),
            groups: HashMap::new(),
            gifts: HashMap::new(),
            used: HashSet::new(),
            by_name_only: HashSet::new(),
            numbers: HashMap::new(),
            later: Vec::new(),
            undated_rungs: Vec::new(),
            undated_places: HashMap::new(),
        };
        for one in map.partnerships.iter() {
            planner.know_partnership(&one.id, &one.name, &one.members);
        }
        map.areas.iter().for_each(|one| planner.know(Table::Area, &one.name, &one.id));
        map.needs.iter().for_each(|one| planner.know(Table::Need, &one.title, &one.id));
        map.agreements.iter().for_each(|one| planner.know(Table::Agreement, &one.title, &one.id));
        map.resources
            .iter()
            .for_each(|one| planner.know(Table::Resource, &records::resource_name(one), &one.id));
        map.contributions.iter().for_each(|one| planner.know_gift(one));
        planner
    }

    fn know(&mut self, table: Table, name: &str, id: &Id) {
        self.named.entry((table, name_key(name))).or_insert_with(|| id.clone());
    }

    fn know_partnership(&mut self, id: &Id, name: &str, members: &[Id]) {
        let key = name_key(name);
        self.named.entry((Table::Partnership, key.clone())).or_insert_with(|| id.clone());
        if let [one, other] = members {
            let (one, other) = pair(one, other);
            self.named_pairs.entry((one.clone(), other.clone(), key)).or_insert_with(|| id.clone());
            self.pairs.entry((one, other)).or_insert_with(|| id.clone());
        } else {
            for member in members {
                self.groups.entry(member.clone()).or_default().push(id.clone());
            }
        }
    }

    fn know_gift(&mut self, gift: &Contribution) {
        for date in [None, Some(gift.date)] {
            let key =
                (gift.partnership.clone(), gift.giver.clone(), gift.receiver.clone(), gift.category, date);
            self.gifts.entry(key).or_default().ids.push(gift.id.clone());
        }
    }

    fn take(&mut self, list: &Listed, kind: Kind) {
        let fields = line::fields(list);
        let rungs = if kind == Kind::Partnerships { self.wish.rungs.lookup(list) } else { HashMap::new() };
        self.spoken.clear();
        for row in &list.sheet.rows {
            let line = Line::new(list, row, &fields);
            if line.is_blank() {
                continue;
            }
            let taken = if line.is_total() {
                Err(Why::Total)
            } else {
                match kind {
                    Kind::Areas => self.area(&line),
                    Kind::Actors => self.party(&line),
                    Kind::Needs => self.need(&line),
                    Kind::Partnerships => self.partnership(&line, &rungs),
                    Kind::Resources => self.resource(&line),
                    Kind::Contributions => self.contribution(&line),
                    Kind::Agreements => self.agreement(&line),
                }
            };
            match taken {
                Ok(()) => {
                    self.rows += 1;
                    for value in line.beyond() {
                        self.left.push(line.place(None, Why::NoColumn(value)));
                    }
                }
                Err(why) => self.left.push(line.place(None, why)),
            }
        }
    }

    /// Sets what could not be set before all rows were known.
    fn finish(&mut self, kind: Kind) {
        self.set_undated_rungs();
        for later in std::mem::take(&mut self.later) {
            let done = match kind {
                Kind::Areas => self.set_within(&later),
                Kind::Actors => self.set_introduced_by(&later),
                Kind::Agreements => self.set_parent(&later),
                _ => Ok(()),
            };
            if let Err(why) = done {
                self.left.push(LeftOut { why, ..later.place });
            }
        }
    }

    /// Puts a record, if that changes anything.
    fn put<T: Record + Checked>(&mut self, record: T) -> Result<(), Why>
    where
        AnyRecord: From<Arc<T>>,
        PartnershipMap: HasTable<T>,
    {
        let Some(id) = record.id().cloned() else { return Ok(()) };
        let record = Arc::new(record);
        // What counts is the difference to the map before, however often a record is touched on the way.
        let change = match self.before.table().get(&id) {
            None => Change::New,
            Some(old) if *old == *record => Change::Same,
            Some(_) => Change::Changed,
        };
        if self.map.table().get(&id) == Some(&*record) {
            self.changes.entry((T::TABLE, id)).or_insert(change);
            return Ok(());
        }
        self.map.put(record.clone(), self.wish.today).map_err(|why| Why::Refused(Box::new(why)))?;
        let edit = Edit::Put(record.into());
        // Rows that speak of one record, one after the other, are one edit: a long history is kept once.
        match self.edits.last_mut() {
            Some(last) if self.last_put.as_ref().is_some_and(|last| last.0 == T::TABLE && last.1 == id) => {
                *last = edit;
            }
            _ => self.edits.push(edit),
        }
        self.last_put = Some((T::TABLE, id.clone()));
        self.changes.insert((T::TABLE, id), change);
        Ok(())
    }

    /// An id that no record of a table has, made from a name.
    fn fresh(&mut self, table: Table, name: &str) -> Id {
        let plain = Id::from_name(name, |_| false);
        if !self.map.has(table, &plain) {
            return plain;
        }
        let number = self.numbers.entry((table, plain.to_string())).or_insert(2);
        loop {
            let id = Id::new(&format!("{plain}-{number}"));
            *number += 1;
            if let Some(id) = id.filter(|id| !self.map.has(table, id)) {
                return id;
            }
        }
    }

    /// The record of a table that a cell names, by its id or its name.
    fn named(&self, table: Table, text: &str) -> Option<Id> {
        let by_id = Id::new(text).filter(|id| self.map.has(table, id));
        by_id.or_else(|| self.named.get(&(table, name_key(text))).cloned())
    }

    /// The record that a row speaks of, by the id that it names, else by its name; or the id that it gets, made of
    /// `plain`.
    fn identified(&mut self, table: Table, line: &Line<'_>, name: &str, plain: &str) -> (Id, bool) {
        let given_here = self.own_id(table, line);
        if let Some(id) = given_here.as_ref().filter(|id| self.map.has(table, id)) {
            return (id.clone(), true);
        }
        if given_here.is_none()
            && let Some(id) = self.named.get(&(table, name_key(name))).cloned()
        {
            self.by_name_only.insert((table, id.clone()));
            return (id, true);
        }
        if let Some(id) = given_here {
            return (id, false);
        }
        (self.fresh_by_name(table, plain), false)
    }

    /// The id that a row names, unless a row without one made it of a name: then it is not the id of the list.
    fn own_id(&self, table: Table, line: &Line<'_>) -> Option<Id> {
        let given = Id::from_name(&line.text("id")?, |_| false);
        let taken = (table, given);
        (!self.by_name_only.contains(&taken)).then_some(taken.1)
    }

    /// A new id for what a row without one speaks of.
    fn fresh_by_name(&mut self, table: Table, name: &str) -> Id {
        let id = self.fresh(table, name);
        self.by_name_only.insert((table, id.clone()));
        id
    }

    fn into_plan(self) -> Plan {
        let mut counts: BTreeMap<Table, Count> = BTreeMap::new();
        for ((table, _), change) in &self.changes {
            let count = counts.entry(*table).or_default();
            match change {
                Change::New => count.new += 1,
                Change::Changed => count.changed += 1,
                Change::Same => count.same += 1,
            }
        }
        Plan {
            // A list that says one thing and then takes it back has changed nothing.
            edit: (self.map != self.before).then_some(Edit::Batch(self.edits)),
            after: self.map,
            counts,
            rows: self.rows,
            left_out: self.left.ends(LeftOut::others),
            made: self.made,
            undated: self.undated,
        }
    }
}

/// A name as it is compared: without case and doubled spaces.
fn name_key(name: &str) -> String {
    one_line(name).to_lowercase()
}

fn pair(one: &Id, other: &Id) -> (Id, Id) {
    if one <= other { (one.clone(), other.clone()) } else { (other.clone(), one.clone()) }
}

/// Sets the line `name: value` of a note, and leaves the rest of it as it is.
fn set_note(note: &mut Option<String>, name: &str, cell: &Cell) {
    let start = format!("{name}: ");
    let line = format!("{start}{}", one_line(&cell.text()));
    let Some(text) = note.as_mut().filter(|text| !text.is_empty()) else {
        *note = Some(line);
        return;
    };
    if !text.lines().any(|one| one.starts_with(&start)) {
        text.push('\n');
        text.push_str(&line);
        return;
    }
    let lines = text.lines().map(|one| if one.starts_with(&start) { line.as_str() } else { one });
    *text = lines.collect::<Vec<_>>().join("\n");
}
