//! The import dialog: what the columns of a list mean, with five rows of each, changed until it is right; then one
//! edit that one undo takes back.

use std::path::Path;

use crate::import::{Kind, LeftOut, Listed, Plan, Rungs, Source, Use, Wish, read};
use crate::locale::{dates, imports as words};
use crate::model::{Code as _, MapInfo, PartnershipMap, Rung};

use super::event::{Code, Effect, Key};
use super::form::{Field, Form, Outcome, Purpose};
use super::overlay::{Overlay, Scroll};
use super::{App, done};

/// What an import would do, in figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Records by table: new, changed, unchanged.
    pub counts: Vec<(crate::model::Table, crate::import::Count)>,
    /// Rows that are taken.
    pub rows: usize,
    /// What is left out.
    pub left_out: usize,
}

/// The dialog, once a list was read.
#[derive(Clone, Debug)]
pub struct Desk {
    /// What the list is called.
    pub file: String,
    /// Its tables.
    pub lists: Vec<Listed>,
    /// What of it could not be read.
    pub unread: Vec<LeftOut>,
    /// The table that is looked at.
    pub at: usize,
    /// The line that gets the keys: what the rows are, then the columns, then the strengths of ties.
    pub line: usize,
    /// What the strengths of ties mean.
    pub rungs: Rungs,
    /// What would happen; nothing for a list so long that it is only reckoned when it is taken.
    pub summary: Option<Summary>,
    /// The strengths of ties in the table that is looked at; reading them goes through a whole column.
    strengths: Vec<(String, Option<Rung>)>,
}

/// A line of the dialog.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// What the rows are.
    Kind,
    /// What a column means.
    Column(usize),
    /// The rung that a strength of ties stands for.
    Strength(String, Option<Rung>),
}

/// Rows of a list up to which each change shows at once what it would do.
const AT_ONCE: usize = 3_000;

impl Desk {
    fn new(file: &str, source: Source) -> Self {
        let (lists, unread) = Listed::guess(file, source, None);
        let rungs = Rungs::default();
        let strengths = Vec::new();
        let mut desk =
            Self { file: file.to_owned(), lists, unread, at: 0, line: 0, rungs, summary: None, strengths };
        desk.read_strengths();
        desk
    }

    fn read_strengths(&mut self) {
        let list = self.list().filter(|list| list.mapping.kind == Some(Kind::Partnerships));
        self.strengths = list.map(|list| self.rungs.table(list)).unwrap_or_default();
    }

    /// The table that is looked at.
    pub fn list(&self) -> Option<&Listed> {
        self.lists.get(self.at)
    }

    /// The lines of the table that is looked at.
    pub fn lines(&self) -> Vec<Line> {
        let Some(list) = self.list() else { return Vec::new() };
        let columns = if list.mapping.kind.is_some() { list.mapping.uses.len() } else { 0 };
        let strengths = self.strengths.iter().map(|(word, rung)| Line::Strength(word.clone(), *rung));
        std::iter::once(Line::Kind).chain((0..columns).map(Line::Column)).chain(strengths).collect()
    }

    fn turn(&mut self, forward: bool) {
        let line = self.lines().into_iter().nth(self.line);
        let Some(list) = self.lists.get_mut(self.at) else { return };
        match line {
            Some(Line::Kind) => {
                let all: Vec<Option<Kind>> = std::iter::once(None).chain(Kind::ALL.map(Some)).collect();
                let next = turned(&all, &list.mapping.kind, forward);
                list.mapping.set_kind(&list.sheet, next);
            }
            Some(Line::Column(column)) => {
                let fields = list.mapping.kind.map_or(&[][..], Kind::fields);
                let fields = fields.iter().map(|field| Use::Field(field.key));
                let all: Vec<Use> = [Use::Nothing, Use::Note].into_iter().chain(fields).collect();
                let now = list.mapping.uses.get(column).copied().unwrap_or(Use::Nothing);
                // Numbers of rows and data of persons are left out, too.
                let now = if all.contains(&now) { now } else { Use::Nothing };
                list.mapping.set(column, turned(&all, &now, forward));
            }
            Some(Line::Strength(word, rung)) => {
                let all: Vec<Option<Rung>> =
                    std::iter::once(None).chain(Rung::ALL.iter().copied().map(Some)).collect();
                self.rungs.set(&word, turned(&all, &rung, forward));
            }
            None => {}
        }
        self.read_strengths();
    }

    /// Looks at another table.
    fn look_at(&mut self, at: usize) {
        (self.at, self.line) = (at, 0);
        self.read_strengths();
    }

    fn key(&mut self, key: Key) -> (Outcome, bool) {
        let last = self.lines().len().saturating_sub(1);
        match key.code {
            Code::Esc => return (Outcome::Cancel, false),
            Code::Enter => return (Outcome::Submit, false),
            Code::Down | Code::Char('j') => self.line = (self.line + 1).min(last),
            Code::Up | Code::Char('k') => self.line = self.line.saturating_sub(1),
            Code::Tab if !self.lists.is_empty() => {
                self.look_at((self.at + 1) % self.lists.len());
            }
            Code::BackTab if !self.lists.is_empty() => {
                self.look_at((self.at + self.lists.len() - 1) % self.lists.len());
            }
            Code::Right | Code::Char('l' | ' ') => {
                self.turn(true);
                return (Outcome::Stay, true);
            }
            Code::Left | Code::Char('h') => {
                self.turn(false);
                return (Outcome::Stay, true);
            }
            _ => {}
        }
        (Outcome::Stay, false)
    }
}

/// The value after (or before) another one of a ring.
fn turned<T: Clone + PartialEq>(all: &[T], now: &T, forward: bool) -> T {
    let at = all.iter().position(|one| one == now).unwrap_or(0);
    let step = if forward { 1 } else { all.len().saturating_sub(1) };
    all.get((at + step) % all.len().max(1)).unwrap_or(now).clone()
}

impl App {
    /// Asks for the file, beginning in the folder of the map.
    pub(super) fn ask_for_import(&mut self) {
        let folder = self.session.as_ref().and_then(|session| session.path.parent());
        let folder = folder.map(Path::display).map(|folder| format!("{folder}{}", std::path::MAIN_SEPARATOR));
        let path = Field::text("path", words::path, folder.as_deref().or(Some("~/"))).required();
        self.open_form(
            Form::new(Purpose::Import, words::title, vec![path])
                .with_hint(|_, lang, _| words::path_hint(lang).to_owned()),
        );
    }

    /// The order to read the file that was named.
    pub(super) fn read_list(&mut self, form: &Form) -> Vec<Effect> {
        self.say(words::reading(self.lang()).to_owned());
        vec![Effect::ReadList(form.path("path"))]
    }

    /// The end of a path that was begun: what all files that begin so have in common.
    pub(super) fn completed(&mut self, typed: &str, found: &[String]) {
        let Some(Overlay::Form(form)) = self.overlays.last_mut() else { return };
        if form.purpose != Purpose::Import || form.text("path").as_deref() != Some(typed) {
            return;
        }
        if let Some(common) = common_start(found).filter(|common| common.len() > typed.len()) {
            let mut path = Field::text("path", words::path, Some(&common)).required();
            path.touched = true;
            form.fields = vec![path];
            form.dirty = true;
        }
        if found.len() > 1 {
            let names = found
                .iter()
                .map(|path| path.trim_end_matches(['/', '\\']))
                .filter_map(|path| path.rsplit(['/', '\\']).next());
            self.say(names.collect::<Vec<_>>().join("  "));
        } else if found.is_empty() {
            self.say(words::no_such_file(self.lang()).to_owned());
        } else {
            // The one that there is stands in the field.
        }
    }

    /// Shows a list that was read.
    pub(super) fn list_read(&mut self, file: &str, source: Source) {
        self.notice = None;
        self.drafts.forms.remove(&Purpose::Import);
        let mut desk = Desk::new(file, source);
        self.reckon(&mut desk);
        self.overlays.push(Overlay::Import(Box::new(desk)));
    }

    /// Names that were pasted over the list of parties, one a line, or rows of a spreadsheet.
    pub(super) fn paste_list(&mut self, text: &str) {
        let name = words::pasted(self.lang());
        match read(name, text.as_bytes()) {
            Ok(source) => self.list_read(name, source),
            Err(why) => {
                let sentence = words::not_taken(self.lang(), &why);
                self.warn(sentence.to_string());
            }
        }
    }

    fn wish(&self, desk: &Desk) -> Wish {
        let day = dates::long(self.lang(), self.today);
        Wish {
            today: self.today,
            origin: words::origin(self.lang(), &desk.file, &day),
            flows: None,
            rungs: desk.rungs.clone(),
        }
    }

    fn plan(&self, desk: &Desk) -> Plan {
        let stem =
            desk.file.rsplit_once('.').map_or(desk.file.as_str(), |(stem, _)| stem).replace(['-', '_'], " ");
        let new = || PartnershipMap::new(MapInfo { language: Some(self.lang()), ..MapInfo::new(&stem) });
        let map = self.map().map_or_else(new, |map| (**map).clone());
        Plan::new(&map, &desk.lists, &self.wish(desk))
    }

    /// Finds out what the list would do, unless it is so long that each key would wait.
    pub(super) fn reckon(&self, desk: &mut Desk) {
        let rows: usize = desk.lists.iter().map(|list| list.sheet.rows.len()).sum();
        desk.summary = (rows <= AT_ONCE).then(|| {
            let plan = self.plan(desk);
            Summary {
                counts: plan.counts.into_iter().collect(),
                rows: plan.rows,
                left_out: plan.left_out.iter().chain(&desk.unread).map(LeftOut::many).sum(),
            }
        });
    }

    /// A key in the dialog.
    pub(super) fn import_key(&mut self, mut desk: Box<Desk>, key: Key) -> Vec<Effect> {
        match desk.key(key) {
            (Outcome::Cancel, _) => Vec::new(),
            (Outcome::Submit, _) => self.take_over(desk),
            (Outcome::Stay, changed) => {
                if changed {
                    self.reckon(&mut desk);
                }
                self.overlays.push(Overlay::Import(desk));
                Vec::new()
            }
        }
    }

    /// Takes the list over as one step of the history, or as a new map when none is open.
    fn take_over(&mut self, desk: Box<Desk>) -> Vec<Effect> {
        let lang = self.lang();
        let plan = self.plan(&desk);
        let mut left_out = desk.unread.clone();
        left_out.extend(plan.left_out);
        if plan.rows == 0 {
            self.warn(words::nothing_taken(lang).what);
            self.overlays.push(Overlay::Import(desk));
            self.overlays.push(Overlay::LeftOut(left_out, Scroll::default()));
            return Vec::new();
        }
        if self.session.is_none() {
            self.start.left_out = left_out;
            return self.leave_for(Effect::Create(Box::new(plan.after), None));
        }
        let effects = if let Some(edit) = &plan.edit {
            self.apply_or_warn(edit, done::imported(&desk.file, plan.rows))
        } else {
            self.say(words::changes_nothing(lang).to_owned());
            Vec::new()
        };
        self.show_left_out(left_out);
        effects
    }

    /// Lists what was not taken, if there is anything.
    pub(super) fn show_left_out(&mut self, left_out: Vec<LeftOut>) {
        if !left_out.is_empty() {
            self.overlays.push(Overlay::LeftOut(left_out, Scroll::default()));
        }
    }
}

/// What all texts begin with.
fn common_start(texts: &[String]) -> Option<String> {
    let (first, rest) = texts.split_first()?;
    let shared = |end: usize| rest.iter().all(|text| text.chars().take(end).eq(first.chars().take(end)));
    let length = (0..=first.chars().count()).rev().find(|end| shared(*end))?;
    Some(first.chars().take(length).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_completed_as_far_as_they_agree() {
        let start =
            |texts: &[&str]| common_start(&texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        assert_eq!(start(&["/a/mitra.csv", "/a/mitra-2.csv"]).as_deref(), Some("/a/mitra"));
        assert_eq!(start(&["/é/x"]).as_deref(), Some("/é/x"));
        assert_eq!(start(&[]), None);
    }
}
