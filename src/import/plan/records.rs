//! Needs, resources, contributions, documents and areas.

use super::gifts::blank_gift;
use super::line::Line;
use super::{Later, Planner, name_key, pair};
use crate::import::Why;
use crate::import::cell::{code_of, day_of, one_line};
use crate::import::limits::MOST_OF_ONE;
use crate::import::mapping::names_in;
use crate::model::{
    Agreement, AgreementKind, Area, Contribution, ContributionStatus, Id, Need, Party, Resource,
    SourceCategory, Table,
};

/// What one resource is told from another by, where a list has no ids.
pub(super) fn resource_name(one: &Resource) -> String {
    format!("{}\n{:?}\n{}", one.owner, one.category, name_key(&one.description))
}

impl Planner<'_> {
    pub(super) fn area(&mut self, line: &Line<'_>) -> Result<(), Why> {
        let name = line.text("name").ok_or(Why::NoName)?;
        let (id, _) = self.identified(Table::Area, line, &name, &name);
        let old = self.map.areas.get(&id).cloned();
        let mut area =
            old.clone().unwrap_or(Area { id: id.clone(), name: name.clone(), level: None, within: None });
        self.fill(line, &mut area, |_| None);
        keep_name(&mut area.name, old.as_ref().map(|old| old.name.as_str()));
        self.put(area)?;
        self.know(Table::Area, &name, &id);
        if let Some((column, cell)) = line.cell("within") {
            let place = line.place(Some(column), Why::NoName);
            self.later.push(Later { id, name: one_line(&cell.text()), place });
        }
        Ok(())
    }

    pub(super) fn set_within(&mut self, later: &Later) -> Result<(), Why> {
        let unknown = || Why::Unknown { table: Table::Area, name: later.name.clone() };
        let within = self.named(Table::Area, &later.name).ok_or_else(unknown)?;
        let Some(area) = self.map.areas.get(&later.id) else { return Ok(()) };
        let area = Area { within: Some(within), ..area.clone() };
        self.put(area)
    }

    pub(super) fn need(&mut self, line: &Line<'_>) -> Result<(), Why> {
        let title = line.text("title").ok_or(Why::NoName)?;
        let (id, _) = self.identified(Table::Need, line, &title, &title);
        let old = self.map.needs.get(&id).cloned();
        let mut need = old.clone().unwrap_or_else(|| Need::new(id.clone(), &title));
        self.fill(line, &mut need, |need| Some(&mut need.description));
        keep_name(&mut need.title, old.as_ref().map(|old| old.title.as_str()));
        self.put(need)?;
        self.know(Table::Need, &title, &id);
        Ok(())
    }

    pub(super) fn resource(&mut self, line: &Line<'_>) -> Result<(), Why> {
        let owner = line.text("owner").ok_or(Why::NoName)?;
        let description = line.text("description").ok_or(Why::NoName)?;
        let category = category(line)?;
        let owner = self.who_or_new(&owner)?;
        let id = Id::from_name("x", |_| false);
        let blank = Resource {
            id,
            owner,
            category,
            description,
            quantity: None,
            unit: None,
            value_rp: None,
            from: None,
            to: None,
            conditions: None,
            nature: None,
            status: None,
        };
        let name = resource_name(&blank);
        let (id, _) = self.identified(Table::Resource, line, &name, &blank.description);
        let old = self.map.resources.get(&id).cloned();
        let mut resource = old.clone().unwrap_or(Resource { id: id.clone(), ..blank.clone() });
        resource.owner = blank.owner;
        self.fill(line, &mut resource, |resource| Some(&mut resource.conditions));
        keep_name(&mut resource.description, old.as_ref().map(|old| old.description.as_str()));
        self.put(resource)?;
        self.know(Table::Resource, &name, &id);
        Ok(())
    }

    pub(super) fn contribution(&mut self, line: &Line<'_>) -> Result<(), Why> {
        let giver = line.text("giver").ok_or(Why::NoEnds)?;
        let category = category(line)?;
        let giver = self.who_or_new(&giver)?;
        let receiver = match line.text("receiver") {
            Some(word) => Some(match name_key(&word).as_str() {
                "joint" | "bersama" => "joint".to_owned(),
                "residents" | "warga" => "residents".to_owned(),
                _ => self.who_or_new(&word)?.to_string(),
            }),
            None => None,
        };
        let partnership = self.partnership_of(line, &giver, receiver.as_deref())?;
        let date = match line.cell("date") {
            Some((_, cell)) => Some(day_of(cell)?),
            None => None,
        };
        let key = (partnership.clone(), giver.clone(), receiver.clone(), category, date);
        let own = self.own_id(Table::Contribution, line);
        let known = match &own {
            Some(id) => Some(id.clone()),
            None => self.gifts.get_mut(&key).and_then(|queue| queue.free(|id| self.used.contains(id))),
        };
        let old = known.and_then(|id| self.map.contributions.get(&id)).cloned();
        let mut gift = if let Some(old) = &old {
            old.clone()
        } else {
            let name = format!("{} {:?}", giver.as_str(), category);
            let id = own.unwrap_or_else(|| self.fresh_by_name(Table::Contribution, &name));
            self.undated += usize::from(date.is_none());
            let status = Some(ContributionStatus::Delivered);
            let date = date.unwrap_or(self.wish.today);
            Contribution { receiver, status, ..blank_gift(id, partnership, giver, category, date) }
        };
        self.fill(line, &mut gift, |gift| Some(&mut gift.description));
        self.used.insert(gift.id.clone());
        let copy = gift.clone();
        self.put(gift)?;
        if old.is_none() {
            self.know_gift(&copy);
        }
        Ok(())
    }

    /// The partnership in which something was given: the one that the row names, else that of the two.
    fn partnership_of(&mut self, line: &Line<'_>, giver: &Id, receiver: Option<&str>) -> Result<Id, Why> {
        if let Some(name) = line.text("partnership") {
            let unknown = || Why::Unknown { table: Table::Partnership, name: name.clone() };
            return self.named(Table::Partnership, &name).ok_or_else(unknown);
        }
        let receiver = receiver.and_then(Id::new).filter(|id| self.map.actors.has(id)).ok_or(Why::NoEnds)?;
        if !self.pairs.contains_key(&pair(giver, &receiver)) {
            let both =
                |id: &&Id| self.map.partnerships.get(id).is_some_and(|one| one.members.contains(&receiver));
            // A party that is in no group need not be looked for in all those of the other.
            let groups = self.groups.get(giver).filter(|_| self.groups.contains_key(&receiver));
            if let Some(one) = groups.and_then(|groups| groups.iter().find(both)) {
                return Ok(one.clone());
            }
        }
        self.between(giver, &receiver)
    }

    pub(super) fn agreement(&mut self, line: &Line<'_>) -> Result<(), Why> {
        let title = line.text("title").ok_or(Why::NoName)?;
        let (id, _) = self.identified(Table::Agreement, line, &title, &title);
        let old = self.map.agreements.get(&id).cloned();
        let mut one =
            old.clone().unwrap_or_else(|| Agreement::new(id.clone(), &title, kind_by_title(&title)));
        self.fill(line, &mut one, |_| None);
        keep_name(&mut one.title, old.as_ref().map(|old| old.title.as_str()));
        if let Some(text) = line.texts("parties") {
            let names = names_in(&text, |name| self.who(name).is_some());
            if names.len() > MOST_OF_ONE {
                return Err(Why::TooMuchOfOne(MOST_OF_ONE));
            }
            let mut parties = Vec::new();
            for name in names {
                let actor = self.who_or_new(&name)?;
                let known = one.parties.iter().find(|party| party.actor == actor).cloned();
                if !parties.iter().any(|party: &Party| party.actor == actor) {
                    parties.push(known.unwrap_or_else(|| Party::of(actor)));
                }
            }
            one.parties = parties;
        }
        if let Some((column, cell)) = line.cell("partnership") {
            let name = one_line(&cell.text());
            match self.named(Table::Partnership, &name) {
                Some(partnership) => one.partnership = Some(partnership),
                None => {
                    self.left
                        .push(line.place(Some(column), Why::Unknown { table: Table::Partnership, name }));
                }
            }
        }
        if let Some((column, cell)) = line.cell("parent") {
            let name = one_line(&cell.text());
            if let Some(parent) = self.named(Table::Agreement, &name) {
                one.parent = Some(parent);
            } else {
                // It may stand further below.
                let place = line.place(Some(column), Why::NoName);
                self.later.push(Later { id: id.clone(), name, place });
            }
        }
        self.put(one)?;
        self.know(Table::Agreement, &title, &id);
        Ok(())
    }

    pub(super) fn set_parent(&mut self, later: &Later) -> Result<(), Why> {
        let unknown = || Why::Unknown { table: Table::Agreement, name: later.name.clone() };
        let parent = self.named(Table::Agreement, &later.name).ok_or_else(unknown)?;
        let Some(one) = self.map.agreements.get(&later.id) else { return Ok(()) };
        let one = Agreement { parent: Some(parent), ..one.clone() };
        self.put(one)
    }
}

/// A name that differs only by capitals and spaces is no new name.
pub(super) fn keep_name(name: &mut String, old: Option<&str>) {
    let same = |old: &&str| *old != name.as_str() && name_key(old) == name_key(name);
    if let Some(old) = old.filter(same) {
        old.clone_into(name);
    }
}

fn category(line: &Line<'_>) -> Result<SourceCategory, Why> {
    let cell = line.cell("category").ok_or(Why::NoCategory)?.1;
    code_of(cell)
}

/// What kind of document a title speaks of, where no column says it. Most that people list are memoranda.
fn kind_by_title(title: &str) -> AgreementKind {
    let title = title.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    match () {
        () if has(&["pks", "perjanjian kerja sama", "perjanjian kerjasama", "cooperation agreement"]) => {
            AgreementKind::CooperationAgreement
        }
        () if has(&["kesepakatan bersama", "joint agreement"]) => AgreementKind::JointAgreement,
        () if has(&["hibah", "grant"]) => AgreementKind::Grant,
        () if has(&["berita acara", "minutes"]) => AgreementKind::Minutes,
        () if has(&["surat keputusan", "decree"]) => AgreementKind::Decree,
        () if has(&["piagam", "maklumat", "charter"]) => AgreementKind::CitizenCharter,
        () => AgreementKind::Mou,
    }
}
