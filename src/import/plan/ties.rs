//! Partnerships: ties of two from lists of edges, and partnerships with all their members.

use std::collections::{HashMap, HashSet};

use super::line::Line;
use super::records::keep_name;
use super::{Planner, name_key, pair};
use crate::import::cell::{day_of, number_of, one_line, parts};
use crate::import::fields::fold;
use crate::import::limits::MOST_OF_ONE;
use crate::import::mapping::names_in;
use crate::import::rungs::word_key;
use crate::import::{Content, Why};
use crate::model::check::Broken;
use crate::model::{
    Code, Day, Evidence, Id, LadderEntry, Partnership, PartnershipStatus, Refusal, Rung, SourceCategory,
    StepKind, Table,
};

/// Which way a tie goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Unsaid,
    Directed,
    Undirected,
    Mutual,
}

/// What a row says of a tie, apart from its ends.
pub(super) struct Tie {
    name: Option<String>,
    /// What the first end hands to the second, and the second to the first if it goes both ways.
    gift: Option<(SourceCategory, bool)>,
    rung: Option<Rung>,
    pub(super) date: Option<Day>,
    pub(super) value_rp: Option<i64>,
    /// What its type says beyond rungs and sources.
    field_of_work: Option<String>,
    /// What shows its rung.
    evidence: Vec<Evidence>,
}

/// What a word says of a tie.
#[derive(Clone, Copy)]
pub(super) struct Spoken {
    rung: Option<Rung>,
    category: Option<SourceCategory>,
    /// Whether it is a rung, also one that is not assessed, or a source.
    known: bool,
}

/// How many different words are kept; lists have a handful, and a text of its own in each row is not worth it.
const MOST_SPOKEN: usize = 1_000;

type Meanings = HashMap<String, Option<Rung>>;

impl Planner<'_> {
    pub(super) fn partnership(&mut self, line: &Line<'_>, rungs: &Meanings) -> Result<(), Why> {
        let ends = (line.text("from"), line.texts("to"));
        match ends {
            (Some(from), Some(to)) => self.edge(line, rungs, &from, &to),
            (None, None) if line.list.mapping.column("from").is_none() => self.group(line, rungs),
            _ => Err(Why::NoEnds),
        }
    }

    /// A tie from one party to one or several, which makes a partnership of each two.
    fn edge(&mut self, line: &Line<'_>, rungs: &Meanings, from: &str, to: &str) -> Result<(), Why> {
        let tie = self.tie(line, rungs);
        let giver = self.who_or_new(from)?;
        let names = names_in(to, |name| self.who(name).is_some());
        let (mut done, mut wrong) = (0, None);
        for name in names {
            let taken =
                self.who_or_new(&name).and_then(|receiver| self.one_edge(line, (&giver, &receiver), &tie));
            match taken {
                Ok(()) => done += 1,
                Err(why) => wrong = Some(why),
            }
        }
        match wrong {
            // One of several ends that cannot be is left out by itself.
            Some(why) if done > 0 => {
                self.left.push(line.place(line.cell("to").map(|(column, _)| column), why));
            }
            Some(why) => return Err(why),
            None if done == 0 => return Err(Why::NoEnds),
            None => {}
        }
        Ok(())
    }

    fn one_edge(&mut self, line: &Line<'_>, (from, to): (&Id, &Id), tie: &Tie) -> Result<(), Why> {
        if from == to {
            return Err(Why::SameEnds);
        }
        let is_table = line.list.sheet.content == Content::Unknown;
        let own = self.own_id(Table::Partnership, line).filter(|_| is_table);
        let by_ends = || {
            let (one, other) = pair(from, to);
            match &tie.name {
                Some(name) => self.named_pairs.get(&(one, other, name_key(name))).cloned(),
                None => self.pairs.get(&(one, other)).cloned(),
            }
        };
        let known = match &own {
            Some(id) => Some(id.clone()).filter(|id| self.map.partnerships.has(id)),
            None => by_ends(),
        };
        let old = known.as_ref().and_then(|id| self.map.partnerships.shared(id));
        if old.is_some_and(|one| is_full(one, tie, &[from, to])) {
            return Err(Why::TooMuchOfOne(MOST_OF_ONE));
        }
        let old = old.cloned();
        let mut one = if let Some(old) = old.as_deref() {
            old.clone()
        } else {
            let members = vec![from.clone(), to.clone()];
            let name = tie.name.clone().unwrap_or_else(|| self.name_of(&members));
            let id = own.unwrap_or_else(|| self.fresh_by_name(Table::Partnership, &name));
            Partnership { status: Some(PartnershipStatus::Active), ..Partnership::new(id, &name, members) }
        };
        // Several ties with one id are one partnership of many.
        for end in [from, to] {
            if !one.members.contains(end) {
                one.members.push(end.clone());
            }
        }
        self.fill_partnership(line, &mut one, tie);
        keep_name(&mut one.name, old.as_deref().map(|old| old.name.as_str()));
        self.assess(line, &mut one, tie);
        let (id, name) = (one.id.clone(), one.name.clone());
        let is_new = old.is_none();
        self.put(one)?;
        if is_new {
            self.know_partnership(&id, &name, &[from.clone(), to.clone()]);
        }
        if let Some((category, both)) = tie.gift {
            self.gift(&id, (from, to), category, tie)?;
            if both {
                self.gift(&id, (to, from), category, tie)?;
            }
        }
        Ok(())
    }

    /// A partnership with all its members in one row.
    fn group(&mut self, line: &Line<'_>, rungs: &Meanings) -> Result<(), Why> {
        let tie = self.tie(line, rungs);
        let names = line.texts("members").map(|text| names_in(&text, |name| self.who(name).is_some()));
        let names = names.unwrap_or_default();
        if names.len() > MOST_OF_ONE {
            return Err(Why::TooMuchOfOne(MOST_OF_ONE));
        }
        let different: HashSet<String> = names.iter().map(|name| name_key(name)).collect();
        if different.len() == 1 {
            // Before anybody is added for a row that is not taken.
            return Err(Why::Refused(Box::new(Refusal::Breaks(Broken::TooFewMembers))));
        }
        let mut members: Vec<Id> = Vec::new();
        for name in names {
            let member = self.who_or_new(&name)?;
            if !members.contains(&member) {
                members.push(member);
            }
        }
        let name = tie.name.clone().unwrap_or_else(|| self.name_of(&members));
        if name.is_empty() {
            return Err(Why::NoName);
        }
        let (id, known) = self.identified(Table::Partnership, line, &name, &name);
        let old = self.map.partnerships.shared(&id).filter(|_| known);
        if old.is_some_and(|one| is_full(one, &tie, &[])) {
            return Err(Why::TooMuchOfOne(MOST_OF_ONE));
        }
        let old = old.cloned();
        let mut one = old.as_deref().cloned().unwrap_or_else(|| Partnership {
            status: Some(PartnershipStatus::Active),
            ..Partnership::new(id.clone(), &name, members.clone())
        });
        if !members.is_empty() && !same_members(&members, &one.members) {
            one.members.clone_from(&members);
        }
        self.fill_partnership(line, &mut one, &tie);
        keep_name(&mut one.name, old.as_deref().map(|old| old.name.as_str()));
        if let Some((column, cell)) = line.cell("lead") {
            let lead = one_line(&cell.text());
            match self.who(&lead) {
                Some(lead) => one.lead = Some(lead),
                None => {
                    self.left
                        .push(line.place(Some(column), Why::Unknown { table: Table::Actor, name: lead }));
                }
            }
        }
        self.assess(line, &mut one, &tie);
        let name = one.name.clone();
        let members = one.members.clone();
        self.put(one)?;
        if old.is_none() {
            self.know_partnership(&id, &name, &members);
        }
        Ok(())
    }

    /// The plain fields, what the partnership is for, and what its type says beyond rungs and sources.
    fn fill_partnership(&mut self, line: &Line<'_>, one: &mut Partnership, tie: &Tie) {
        self.fill(line, one, |_| None);
        if let Some(text) = line.texts("needs") {
            let column = line.cell("needs").map(|(column, _)| column);
            for name in parts(&text) {
                match self.named(Table::Need, &name) {
                    Some(need) if one.needs.contains(&need) => {}
                    Some(need) if one.needs.len() < MOST_OF_ONE => one.needs.push(need),
                    Some(_) => {
                        self.left.push(line.place(column, Why::TooMuchOfOne(MOST_OF_ONE)));
                        break;
                    }
                    None => self.left.push(line.place(column, Why::Unknown { table: Table::Need, name })),
                }
            }
        }
        if let Some(word) = tie.field_of_work.as_ref().filter(|word| !one.joint_areas.contains(word)) {
            if one.joint_areas.len() < MOST_OF_ONE {
                one.joint_areas.push(word.clone());
            } else {
                let column = line.cell("type").map(|(column, _)| column);
                self.left.push(line.place(column, Why::TooMuchOfOne(MOST_OF_ONE)));
            }
        }
    }

    fn tie(&mut self, line: &Line<'_>, rungs: &Meanings) -> Tie {
        let kind = line.text("type");
        let said = kind.as_ref().map(|word| self.spoken(word, rungs));
        let rung = said.and_then(|said| said.rung);
        let rung = rung.or_else(|| self.spoken(&line.text("rung")?, rungs).rung);
        let category = said.and_then(|said| said.category);
        let direction = self.direction(line);
        let gift = match (category, direction) {
            (Some(category), Direction::Directed | Direction::Unsaid) => Some((category, false)),
            (Some(category), Direction::Mutual) => Some((category, true)),
            (None, Direction::Directed) => self.wish.flows.map(|category| (category, false)),
            (None, Direction::Mutual) => self.wish.flows.map(|category| (category, true)),
            (_, Direction::Undirected) | (None, Direction::Unsaid) => None,
        };
        let date = line.cell("date").and_then(|(column, cell)| match day_of(cell) {
            Ok(date) if date > self.wish.today => {
                self.left.push(line.place(Some(column), Why::Refused(Box::new(Refusal::InFuture(date)))));
                None
            }
            Ok(date) => Some(date),
            Err(why) => {
                self.left.push(line.place(Some(column), why));
                None
            }
        });
        let value_rp = line.cell("value_rp").and_then(|(column, cell)| match number_of(cell) {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "between nothing and far below the end of i64"
            )]
            Ok(value) if (0.0..9e15).contains(&value) => Some(value as i64),
            Ok(_) => {
                let why = Why::OutOfScale { value: cell.text(), from: 0, to: i64::MAX };
                self.left.push(line.place(Some(column), why));
                None
            }
            Err(why) => {
                self.left.push(line.place(Some(column), why));
                None
            }
        });
        Tie {
            name: line.text("name"),
            gift,
            rung,
            date,
            value_rp,
            field_of_work: kind.filter(|_| said.is_some_and(|said| !said.known)),
            evidence: line
                .texts("evidence")
                .map(|text| parts(&text).iter().map(|one| Evidence::note(one)).collect())
                .unwrap_or_default(),
        }
    }

    /// What a word says of a tie; each word is looked up once, as most rows say the same few.
    fn spoken(&mut self, word: &str, rungs: &Meanings) -> Spoken {
        if let Some(said) = self.spoken.get(word) {
            return *said;
        }
        let (rung, category) = (rungs.get(&word_key(word)), SourceCategory::parse(word));
        let known = rung.is_some() || category.is_some();
        let said = Spoken { rung: rung.copied().flatten(), category, known };
        if self.spoken.len() < MOST_SPOKEN {
            self.spoken.insert(word.to_owned(), said);
        }
        said
    }

    fn direction(&mut self, line: &Line<'_>) -> Direction {
        let Some((column, cell)) = line.cell("direction") else { return Direction::Unsaid };
        let word = cell.text();
        match fold(&word).as_str() {
            "directed" | "searah" | "berarah" | "satuarah" | "ya" | "yes" | "true" | "1" | "oneway" => {
                Direction::Directed
            }
            "undirected" | "tidakberarah" | "takberarah" | "tidak" | "no" | "false" | "0" => {
                Direction::Undirected
            }
            "mutual" | "timbalbalik" | "duaarah" | "both" | "twoway" | "bidirected" => Direction::Mutual,
            _ if matches!(word.trim(), "->" | "→") => Direction::Directed,
            _ if matches!(word.trim(), "<->" | "↔") => Direction::Mutual,
            _ => {
                self.left.push(line.place(Some(column), Why::UnknownDirection(word)));
                Direction::Unsaid
            }
        }
    }

    /// Writes a dated rung into the ladder, unless it stands there already; one without a date waits for the other
    /// rows that speak of the same partnership.
    fn assess(&mut self, line: &Line<'_>, one: &mut Partnership, tie: &Tie) {
        let Some(rung) = tie.rung else { return };
        let Some(date) = tie.date else {
            let column = line.cell("rung").or_else(|| line.cell("type")).map(|(column, _)| column);
            let known = self.undated_places.get(&one.id).copied();
            if let Some((_, highest, evidence, _)) = known.and_then(|at| self.undated_rungs.get_mut(at)) {
                *highest = rung.max(*highest);
                learn(evidence, &tie.evidence);
            } else {
                self.undated_places.insert(one.id.clone(), self.undated_rungs.len());
                self.undated_rungs.push((
                    one.id.clone(),
                    rung,
                    tie.evidence.clone(),
                    line.place(column, Why::NoName),
                ));
            }
            return;
        };
        if !has_entry(one, date, rung) {
            // Most ladders of a list have one entry, and a vector grows to four at once.
            one.history.reserve_exact(1);
            let mut entry = self.entry(one, date, rung);
            learn(&mut entry.evidence, &tie.evidence);
            one.history.push(entry);
        }
    }

    /// An entry of a ladder: the first one is where it starts, a later one says where it comes from.
    fn entry(&self, one: &Partnership, date: Day, rung: Rung) -> LadderEntry {
        let first = one.history.is_empty();
        let mut entry = LadderEntry::new(date, rung);
        entry.kind = Some(if first { StepKind::Baseline } else { entry.kind_after(one.rung()) });
        entry.reason = (!first).then(|| self.wish.origin.clone());
        entry
    }

    /// Writes the rungs without a date, as of today, where they differ from where a partnership stands.
    pub(super) fn set_undated_rungs(&mut self) {
        self.undated_places.clear();
        for (id, rung, evidence, place) in std::mem::take(&mut self.undated_rungs) {
            let Some(one) = self.map.partnerships.get(&id).filter(|one| one.rung() != Some(rung)) else {
                continue;
            };
            let mut one = one.clone();
            one.history.push(LadderEntry { evidence, ..self.entry(&one, self.wish.today, rung) });
            match self.put(one) {
                Ok(()) => self.undated += 1,
                Err(why) => self.left.push(super::LeftOut { why, ..place }),
            }
        }
    }
}

/// Adds what is not there yet, as much as one record may have.
fn learn(evidence: &mut Vec<Evidence>, more: &[Evidence]) {
    for one in more {
        if evidence.len() < MOST_OF_ONE && !evidence.contains(one) {
            evidence.push(one.clone());
        }
    }
}

/// Whether a ladder has an entry of this day with this rung.
fn has_entry(one: &Partnership, date: Day, rung: Rung) -> bool {
    one.history.iter().any(|entry| entry.date == date && entry.rung == rung)
}

/// Whether a partnership has no room for what a row adds to it: an entry in its ladder, or one of these members.
fn is_full(one: &Partnership, tie: &Tie, ends: &[&Id]) -> bool {
    let assessed = tie.date.zip(tie.rung).is_some_and(|(date, rung)| !has_entry(one, date, rung));
    one.history.len() >= MOST_OF_ONE && assessed
        || one.members.len() >= MOST_OF_ONE && ends.iter().any(|end| !one.members.contains(end))
}

/// Whether two lists name the same members, in whatever order.
fn same_members(one: &[Id], other: &[Id]) -> bool {
    let sorted = |ids: &[Id]| {
        let mut ids = ids.to_vec();
        ids.sort();
        ids
    };
    sorted(one) == sorted(other)
}
