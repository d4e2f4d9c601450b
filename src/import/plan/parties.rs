//! Parties: which row, and which end of a tie, speaks of whom.

use std::collections::{HashMap, HashSet};

use super::line::Line;
use super::{Later, Planner, Queue, name_key};
use crate::import::cell::one_line;
use crate::import::fields::fold;
use crate::import::{Cell, Content, Why};
use crate::model::{Actor, ActorKind, Code, Id, PartnershipMap, Table};

/// Who is known by which name.
#[derive(Default)]
pub(super) struct Parties {
    by_name: HashMap<String, Queue>,
    /// The ids that the lists themselves use.
    by_key: HashMap<String, Id>,
    /// Which id of a list a party was taken by, and in which line.
    claimed: HashMap<Id, (String, usize)>,
    /// Parties that a row without an id has spoken of.
    by_name_only: HashSet<Id>,
}

impl Parties {
    pub(super) fn new(map: &PartnershipMap) -> Self {
        let mut parties = Self::default();
        map.actors.iter().for_each(|actor| parties.know(&actor.name, &actor.id));
        parties
    }

    fn know(&mut self, name: &str, id: &Id) {
        self.by_name.entry(name_key(name)).or_default().ids.push(id.clone());
    }
}

/// The kind of party that lists call by these words, besides the words of the map file.
const KINDS: &[(ActorKind, &[&str])] = &[
    (
        ActorKind::Government,
        &[
            "gov",
            "govt",
            "pemda",
            "negara",
            "instansipemerintah",
            "lembagapemerintah",
            "opd",
            "skpd",
            "bumdes",
            "public",
            "state",
        ],
    ),
    (
        ActorKind::Business,
        &[
            "pvt",
            "private",
            "swasta",
            "perusahaan",
            "company",
            "bisnis",
            "umkm",
            "koperasi",
            "bumn",
            "pengusaha",
            "corporate",
            "market",
        ],
    ),
    (ActorKind::Donor, &["funder", "penyandangdana", "filantropi", "foundation", "zakat", "lembagazakat"]),
    (
        ActorKind::Ngo,
        &[
            "vol",
            "voluntary",
            "yayasan",
            "ormas",
            "nonprofit",
            "npo",
            "cso",
            "lembagaswadayamasyarakat",
            "perguruantinggi",
            "akademisi",
        ],
    ),
    (
        ActorKind::Community,
        &[
            "komunitas",
            "kelompokmasyarakat",
            "kelompokwarga",
            "lembagakemasyarakatan",
            "lembagamasyarakat",
            "cbo",
            "rtrw",
        ],
    ),
];

/// What the first word of a name tells of a party, where no column does. RT and RW are community, not government
/// (domain notes, T12).
const FIRST_WORDS: &[(ActorKind, &[&str])] = &[
    (
        ActorKind::Government,
        &[
            "dinas",
            "kelurahan",
            "kecamatan",
            "desa",
            "puskesmas",
            "bappeda",
            "kementerian",
            "pemkot",
            "pemkab",
            "pemprov",
            "polsek",
            "polres",
            "koramil",
            "kua",
            "bpbd",
            "sdn",
            "smpn",
            "sman",
            "uptd",
            "rsud",
        ],
    ),
    (
        ActorKind::Business,
        &["pt", "cv", "toko", "bank", "bpr", "koperasi", "ud", "warung", "apotek", "klinik"],
    ),
    (ActorKind::Donor, &["baznas", "laz", "lazismu", "lazisnu", "upz"]),
    (ActorKind::Ngo, &["yayasan", "lsm", "perkumpulan", "universitas", "lks"]),
    (
        ActorKind::Community,
        &[
            "rt",
            "rw",
            "pkk",
            "karang",
            "posyandu",
            "kelompok",
            "lpm",
            "paguyuban",
            "majelis",
            "masjid",
            "musala",
            "mushola",
            "gereja",
            "dkm",
            "ksm",
            "kader",
            "arisan",
            "gapoktan",
            "remaja",
            "pokja",
        ],
    ),
];

/// The kind that a word of a list means.
fn kind_of(word: &str) -> Option<ActorKind> {
    let plain = fold(word);
    let listed = KINDS.iter().find(|(_, words)| words.contains(&plain.as_str()));
    ActorKind::parse(word).or_else(|| listed.map(|(kind, _)| *kind))
}

fn kind_by_name(name: &str) -> ActorKind {
    let first: String = name.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    let listed = FIRST_WORDS.iter().find(|(_, words)| words.contains(&first.as_str()));
    listed.map_or(ActorKind::Other, |(kind, _)| *kind)
}

impl Planner<'_> {
    pub(super) fn party(&mut self, line: &Line<'_>) -> Result<(), Why> {
        let key = line.text("id");
        let name = line.text("name").or_else(|| key.clone()).ok_or(Why::NoName)?;
        let found = match &key {
            Some(key) => self.claim(line, key, &name),
            None => self.by_name(&name),
        };
        let old = found.as_ref().and_then(|id| self.map.actors.get(id)).cloned();
        let mut actor = if let Some(old) = &old {
            old.clone()
        } else {
            let id = self.id_for(line, key.as_deref(), &name);
            Actor::new(id, &name, kind_by_name(&name))
        };
        if let Some((_, cell)) = line.cell("kind") {
            take_kind(&mut actor, old.is_none(), cell);
        }
        self.fill(line, &mut actor, |actor| Some(&mut actor.notes));
        match &old {
            // A list that writes a name in capitals does not rename anybody, nor does one that knows only an id.
            Some(old) if name_key(&old.name) == name_key(&actor.name) || line.text("name").is_none() => {
                actor.name.clone_from(&old.name);
            }
            _ if actor.name.is_empty() => actor.name.clone_from(&name),
            _ => {}
        }
        let (id, name) = (actor.id.clone(), actor.name.clone());
        self.put(actor)?;
        if old.is_none_or(|old| name_key(&old.name) != name_key(&name)) {
            self.parties.know(&name, &id);
        }
        if key.is_none() {
            self.parties.by_name_only.insert(id.clone());
        }
        if let Some(key) = key {
            self.parties.claimed.entry(id.clone()).or_insert((key.clone(), line.number()));
            self.parties.by_key.insert(key, id.clone());
        }
        if let Some((column, cell)) = line.cell("introduced_by") {
            let place = line.place(Some(column), Why::NoName);
            self.later.push(Later { id, name: one_line(&cell.text()), place });
        }
        Ok(())
    }

    /// The party that a row with an id of its own speaks of. Two ids are two parties, whatever their names.
    fn claim(&mut self, line: &Line<'_>, key: &str, name: &str) -> Option<Id> {
        if let Some(id) = self.parties.by_key.get(key) {
            return Some(id.clone());
        }
        let slug = Id::from_name(key, |_| false);
        match self.parties.claimed.get(&slug) {
            Some((_, earlier)) => {
                let why = Why::TwinId { id: key.to_owned(), line: *earlier };
                let column = line.cell("id").map(|(column, _)| column);
                self.left.push(line.place(column, why));
            }
            // A row without an id made this id of a name, which is not the id of the list.
            None if self.parties.by_name_only.contains(&slug) => {}
            None if self.map.actors.has(&slug) => return Some(self.not_merged(slug)),
            None => {}
        }
        let (claimed, actors, wanted) = (&self.parties.claimed, &self.map.actors, name_key(name));
        // A party that got another name meanwhile is not the one that is meant.
        let taken = |id: &Id| {
            claimed.contains_key(id) || actors.get(id).is_none_or(|one| name_key(&one.name) != wanted)
        };
        let id = self.parties.by_name.get_mut(&wanted)?.free(taken)?;
        Some(self.not_merged(id))
    }

    fn by_name(&self, name: &str) -> Option<Id> {
        let wanted = name_key(name);
        let is_so = |own: &str| own == name || name_key(own) == wanted;
        let still = |id: &&Id| self.map.actors.get(id).is_some_and(|one| is_so(&one.name));
        let id = self.parties.by_name.get(&wanted)?.ids.iter().find(still)?;
        Some(self.not_merged(id.clone()))
    }

    /// The party that took the place of another, if one did.
    fn not_merged(&self, mut id: Id) -> Id {
        // A circle of mergers cannot be, but a file can say anything.
        for _ in 0..self.map.actors.len().min(100) {
            match self.map.actors.get(&id).and_then(|actor| actor.merged_into.clone()) {
                Some(next) if self.map.actors.has(&next) => id = next,
                _ => break,
            }
        }
        id
    }

    /// The id of a new party. The ids of a table are people's own; those of a network are numbers of some program.
    fn id_for(&mut self, line: &Line<'_>, key: Option<&str>, name: &str) -> Id {
        let own = key.filter(|_| line.list.sheet.content == Content::Unknown);
        let slug = own.map(|key| Id::from_name(key, |_| false));
        match slug.filter(|slug| !self.map.actors.has(slug)) {
            Some(slug) => slug,
            None => self.fresh(Table::Actor, name),
        }
    }

    /// The party that a cell names: by an id of the lists, an id of the map, or a name.
    pub(super) fn who(&self, text: &str) -> Option<Id> {
        if let Some(id) = self.parties.by_key.get(text) {
            return Some(id.clone());
        }
        if let Some(id) = Id::new(text).filter(|id| self.map.actors.has(id)) {
            return Some(self.not_merged(id));
        }
        // Two parties of one name go out to Kumu as `Name [id]`.
        let bracketed = text.strip_suffix(']').and_then(|rest| rest.rsplit_once(" ["));
        let bracketed = bracketed.and_then(|(_, id)| Id::new(id)).filter(|id| self.map.actors.has(id));
        bracketed.or_else(|| self.by_name(text))
    }

    /// The party that a cell names; one that nobody knows yet is added, as an end of a tie is somebody.
    pub(super) fn who_or_new(&mut self, text: &str) -> Result<Id, Why> {
        if let Some(id) = self.who(text) {
            return Ok(id);
        }
        let id = self.fresh(Table::Actor, text);
        self.put(Actor::new(id.clone(), text, kind_by_name(text)))?;
        self.parties.know(text, &id);
        self.made += 1;
        Ok(id)
    }

    pub(super) fn set_introduced_by(&mut self, later: &Later) -> Result<(), Why> {
        let unknown = || Why::Unknown { table: Table::Actor, name: later.name.clone() };
        let by = self.who(&later.name).ok_or_else(unknown)?;
        let Some(actor) = self.map.actors.get(&later.id) else { return Ok(()) };
        let actor = Actor { introduced_by: Some(by), ..actor.clone() };
        self.put(actor)
    }
}

/// Takes a word for the kind of a party; one that the map has none for is kept as its subtype, and a kind that
/// somebody already chose stays.
fn take_kind(actor: &mut Actor, is_new: bool, cell: &Cell) {
    let word = one_line(&cell.text());
    if let Some(kind) = kind_of(&word) {
        actor.kind = kind;
        return;
    }
    if is_new {
        actor.kind = kind_by_name(&actor.name);
    }
    actor.subtype = Some(word);
}
