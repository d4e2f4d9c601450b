//! Which column fills which field: found out, shown, and changed by whoever knows better.

use super::cell::{day_of, number_of, parts};
use super::fields::{ENDS, NUMBERS, TOTALS, fold, is_personal};
use super::{Cell, Content, Field, Kind, Sheet};
use crate::model::{ActorKind, Code, SourceCategory};

/// What becomes of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// It fills the field with this key.
    Field(&'static str),
    /// It goes into the notes, after its name.
    Note,
    /// It numbers the rows, and is left out.
    Number,
    /// It holds data of persons, and is left out until somebody asks for it by name.
    Personal,
    /// It is left out.
    Nothing,
}

/// How one sheet is understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Mapping {
    /// What its rows are; nothing when it is not taken.
    pub kind: Option<Kind>,
    /// What becomes of each column, as many as the widest row has.
    pub uses: Vec<Use>,
}

/// A wish for a column that cannot be met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unmapped {
    /// No sheet has a column of this name.
    NoColumn(String),
    /// There is no field of this name; the keys of those that there are.
    NoField(String, Vec<&'static str>),
}

impl Mapping {
    /// How a sheet of a file is most likely meant; `wanted` says what its rows are, if somebody said so.
    pub fn guess(file: &str, sheet: &Sheet, wanted: Option<Kind>) -> Self {
        let kind = wanted.or_else(|| guessed_kind(file, sheet));
        let mut mapping = Self { kind, uses: vec![Use::Nothing; width(sheet)] };
        mapping.fill(sheet);
        if wanted.is_none() && !mapping.names_something() {
            mapping.kind = None;
        }
        mapping
    }

    /// Says what the rows are, and finds out anew what the columns mean.
    pub fn set_kind(&mut self, sheet: &Sheet, kind: Option<Kind>) {
        self.kind = kind;
        self.uses = vec![Use::Nothing; width(sheet)];
        self.fill(sheet);
    }

    /// Says what one column means; a field that another column filled is taken from it, unless it is a list.
    pub fn set(&mut self, column: usize, wanted: Use) {
        if let Use::Field(key) = wanted
            && !is_list(self.kind, key)
        {
            for other in self.uses.iter_mut().filter(|other| **other == wanted) {
                *other = Use::Nothing;
            }
        }
        if let Some(place) = self.uses.get_mut(column) {
            *place = wanted;
        }
    }

    /// The column that fills a field.
    pub fn column(&self, key: &str) -> Option<usize> {
        self.uses.iter().position(|one| matches!(one, Use::Field(field) if *field == key))
    }

    /// What a typed word means for a column: a field, notes, or nothing.
    ///
    /// # Errors
    /// The fields that there are.
    pub fn meant(&self, word: &str) -> Result<Use, Unmapped> {
        match fold(word).as_str() {
            "" | "abaikan" | "lewati" | "skip" | "ignore" | "nothing" => return Ok(Use::Nothing),
            "notes" | "catatan" if self.kind.is_some_and(|kind| note_field(kind).is_some()) => {
                return Ok(Use::Note);
            }
            _ => {}
        }
        let fields = self.kind.map_or(&[][..], Kind::fields);
        let found = self.kind.and_then(|kind| kind.field(word));
        found
            .map(|field| Use::Field(field.key))
            .ok_or_else(|| Unmapped::NoField(word.to_owned(), fields.iter().map(|field| field.key).collect()))
    }

    /// Whether the rows can be told apart by what the columns say.
    pub fn names_something(&self) -> bool {
        let has = |key: &str| self.column(key).is_some();
        match self.kind {
            None => false,
            Some(Kind::Partnerships) => has("from") && has("to") || has("members") || has("id"),
            Some(Kind::Resources) => has("owner") && has("description") && has("category"),
            Some(Kind::Contributions) => has("giver") && has("category"),
            Some(Kind::Needs | Kind::Agreements) => has("title"),
            Some(Kind::Areas | Kind::Actors) => has("name"),
        }
    }

    fn fill(&mut self, sheet: &Sheet) {
        let Some(kind) = self.kind else { return };
        let head = &sheet.head;
        if let Some((from, to)) = ends(head).filter(|_| kind == Kind::Partnerships) {
            self.set(from, Use::Field("from"));
            self.set(to, Use::Field("to"));
        }
        // A name that is a key counts more than one that is only usual.
        for exact in [true, false] {
            for (column, name) in head.iter().enumerate() {
                if self.uses.get(column) != Some(&Use::Nothing) {
                    continue;
                }
                let field = kind.field(name).filter(|field| !exact || fold(field.key) == fold(name));
                if let Some(field) = field
                    && self.is_free(sheet, field, column)
                {
                    self.set(column, Use::Field(field.key));
                }
            }
        }
        self.fill_by_content(sheet, kind);
        for (column, name) in head.iter().enumerate() {
            let name = fold(name);
            if self.uses.get(column) == Some(&Use::Nothing) && !name.is_empty() {
                let listed = |names: &[&str]| names.contains(&name.as_str());
                let unused = match () {
                    () if is_personal(&name) => Use::Personal,
                    () if listed(NUMBERS) => Use::Number,
                    () if note_field(kind).is_some() => Use::Note,
                    () => Use::Nothing,
                };
                self.set(column, unused);
            }
        }
    }

    /// Whether a column may fill a field: the field is not filled yet, and the values can be meant for it.
    fn is_free(&self, sheet: &Sheet, field: &Field, column: usize) -> bool {
        if self.column(field.key).is_some() && !is_list(self.kind, field.key) {
            return false;
        }
        match field.key {
            // "Kekuatan" is a figure in one list and a text in another.
            "power" | "interest" | "closeness" | "benefit" | "value_rp" | "quantity" | "headcount" => {
                mostly(sheet, column, |cell| number_of(cell).is_ok())
            }
            // Roles are kept; a person is named only when somebody asks for it.
            "contact_role" => !looked_at(sheet, column).any(names_a_person),
            "signed" | "start" | "end" | "date" | "met_on" => {
                mostly(sheet, column, |cell| day_of(cell).is_ok())
            }
            _ => true,
        }
    }

    fn fill_by_content(&mut self, sheet: &Sheet, kind: Kind) {
        let free = |mapping: &Self, column: usize| mapping.uses.get(column) == Some(&Use::Nothing);
        let columns = 0..self.uses.len();
        let known = |name: &str| NUMBERS.contains(&name) || is_personal(name);
        let named = |column: usize| sheet.head.get(column).is_some_and(|name| known(&fold(name)));
        // In a bare list of names a name may stand twice.
        let alone = self.uses.len() == 1;
        if kind == Kind::Actors && self.column("name").is_none() {
            let name = columns.clone().find(|column| {
                free(self, *column) && !named(*column) && (alone || are_names(sheet, *column))
            });
            if let Some(name) = name {
                self.set(name, Use::Field("name"));
            }
        }
        if kind == Kind::Actors && self.column("kind").is_none() {
            let is_kind = |cell: &Cell| ActorKind::parse(&cell.text()).is_some();
            let found = columns.clone().find(|column| free(self, *column) && mostly(sheet, *column, is_kind));
            if let Some(column) = found {
                self.set(column, Use::Field("kind"));
            }
        }
        if kind == Kind::Actors && self.column("strengths").is_none() {
            let strengths = sheet.head.iter().position(|name| fold(name) == "kekuatan");
            if let Some(column) = strengths.filter(|column| free(self, *column)) {
                self.set(column, Use::Field("strengths"));
            }
        }
        if kind == Kind::Partnerships && self.column("type").is_none() {
            let is_source = |cell: &Cell| SourceCategory::parse(&cell.text()).is_some();
            let found =
                columns.clone().find(|column| free(self, *column) && mostly(sheet, *column, is_source));
            if let Some(column) = found {
                self.set(column, Use::Field("type"));
            }
        }
    }
}

/// Whether several columns may fill a field together.
fn is_list(kind: Option<Kind>, key: &str) -> bool {
    let lists: &[&str] = match kind {
        Some(Kind::Actors) => &["areas", "strengths", "weaknesses", "offers", "wants", "state_roles"],
        Some(Kind::Partnerships) => &["members", "joint_areas", "needs", "channels"],
        Some(Kind::Agreements) => &["parties", "scope", "legal_basis"],
        Some(Kind::Needs) => &["resources", "identified_by"],
        _ => &[],
    };
    lists.contains(&key)
}

/// The field that takes what no other field does, where a kind has one.
pub(super) fn note_field(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Actors => Some("notes"),
        Kind::Needs | Kind::Contributions => Some("description"),
        Kind::Resources => Some("conditions"),
        Kind::Areas | Kind::Partnerships | Kind::Agreements => None,
    }
}

fn width(sheet: &Sheet) -> usize {
    if sheet.head.is_empty() {
        sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    } else {
        sheet.head.len()
    }
}

/// Rows of a sheet that a guess looks at.
const LOOKED_AT: usize = 200;

/// The values of a column in the first rows, which tell what it is.
fn looked_at(sheet: &Sheet, column: usize) -> impl Iterator<Item = &Cell> {
    let cells = sheet.rows.iter().take(LOOKED_AT).filter_map(move |row| row.cells.get(column));
    cells.filter(|cell| !cell.is_empty())
}

/// Whether at least four of five values of a column are so; a column without values is not.
fn mostly(sheet: &Sheet, column: usize, is: impl Fn(&Cell) -> bool) -> bool {
    let (mut all, mut good) = (0_usize, 0_usize);
    for cell in looked_at(sheet, column) {
        all += 1;
        good += usize::from(is(cell));
    }
    all > 0 && good * 5 >= all * 4
}

/// Forms of address before the name of a person.
const ADDRESSES: &[&str] =
    &["bu", "ibu", "pak", "bapak", "bpk", "sdr", "sdri", "mbak", "mas", "hj", "drg", "mr", "mrs", "ms"];

fn names_a_person(cell: &Cell) -> bool {
    let text = cell.text().to_lowercase();
    let mut words = text.split([' ', '.']).filter(|word| !word.is_empty());
    words.next().is_some_and(|first| ADDRESSES.contains(&first)) && words.next().is_some()
}

/// Whether a column looks like names: words, hardly ever the same twice.
fn are_names(sheet: &Sheet, column: usize) -> bool {
    let values: Vec<String> = looked_at(sheet, column).map(Cell::text).collect();
    let different: std::collections::HashSet<&String> = values.iter().collect();
    let words = |cell: &Cell| number_of(cell).is_err() && day_of(cell).is_err();
    !values.is_empty() && different.len() * 10 >= values.len() * 9 && mostly(sheet, column, words)
}

/// The columns with the two ends of a tie.
fn ends(head: &[String]) -> Option<(usize, usize)> {
    let names: Vec<String> = head.iter().map(|name| fold(name)).collect();
    let at = |name: &str| names.iter().position(|other| other == name);
    ENDS.iter().find_map(|(from, to)| Some((at(from)?, at(to)?)))
}

fn guessed_kind(file: &str, sheet: &Sheet) -> Option<Kind> {
    match sheet.content {
        Content::Vertices => return Some(Kind::Actors),
        Content::Edges => return Some(Kind::Partnerships),
        Content::Unknown => {}
    }
    let fits = |kind: Kind| {
        let mapping = Mapping::guess(file, sheet, Some(kind));
        mapping.names_something().then_some(mapping)
    };
    // What the file or the sheet is called.
    let words = [sheet.name.as_str(), file].map(str::to_lowercase);
    let words = words.iter().flat_map(|name| name.split(|c: char| !c.is_alphanumeric()));
    let called = words.filter_map(Kind::parse).find(|kind| fits(*kind).is_some());
    if sheet.head.is_empty() {
        return called.or_else(|| fits(Kind::Actors).map(|_| Kind::Actors));
    }
    // What the names of the columns tell that only one kind of table has.
    let has = |kind: Kind, own: &[&str]| {
        sheet.head.iter().any(|name| own.contains(&fold(name).as_str())) && fits(kind).is_some()
    };
    let named = |names: &[&str]| sheet.head.iter().any(|name| names.contains(&fold(name).as_str()));
    let gives = named(&["pemberi", "penyumbang", "giver"]) && fits(Kind::Contributions).is_some();
    let telling = match () {
        () if gives => Some(Kind::Contributions),
        () if ends(&sheet.head).is_some() => Some(Kind::Partnerships),
        () if has(Kind::Partnerships, &["members", "anggota", "parapihak"]) && !named(AGREEMENT) => {
            Some(Kind::Partnerships)
        }
        () if has(Kind::Agreements, AGREEMENT) => Some(Kind::Agreements),
        () if has(Kind::Resources, &["owner", "pemilik"]) => Some(Kind::Resources),
        () if has(
            Kind::Needs,
            &["kebutuhan", "need", "masalah", "permasalahan", "usulan", "judul", "title"],
        ) =>
        {
            Some(Kind::Needs)
        }
        () if has(Kind::Areas, &["within", "wilayahinduk"]) => Some(Kind::Areas),
        () => None,
    };
    let telling = telling.filter(|kind| *kind != Kind::Needs || !named(&["nama", "name", "label"]));
    called.or(telling).or_else(|| fits(Kind::Actors).map(|_| Kind::Actors))
}

/// Names of columns that only tables of documents have.
const AGREEMENT: &[&str] = &[
    "dokumen",
    "namadokumen",
    "mou",
    "perjanjian",
    "kesepakatan",
    "agreement",
    "jenisdokumen",
    "ditandatangani",
    "signed",
    "tanggaltandatangan",
    "masaberlaku",
    "nomordokumen",
];

/// Whether a row below a table adds it up.
pub(super) fn is_total(name: &str) -> bool {
    // Every row is asked, and hardly any name begins as these do.
    let first = name.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase());
    first.is_some_and(|first| TOTALS.iter().any(|total| total.starts_with(first)))
        && TOTALS.contains(&fold(name).as_str())
}

/// The names of several parties in one cell. A comma parts them only where nothing else does.
pub(super) fn names_in(text: &str, is_known: impl Fn(&str) -> bool) -> Vec<String> {
    let found = parts(text);
    match found.as_slice() {
        [one] if one.contains(',') && !is_known(one) => {
            one.split(',').map(super::cell::one_line).filter(|name| !name.is_empty()).collect()
        }
        [one] if !is_known(one) => {
            // "PKK dan Posyandu" are two where both are known; a name may have such a word of its own.
            let apart: Vec<String> =
                [" dan ", " and ", " & "].iter().fold(vec![one.clone()], |names, word| {
                    names.iter().flat_map(|name| name.split(*word)).map(super::cell::one_line).collect()
                });
            if apart.iter().all(|name| is_known(name)) { apart } else { found }
        }
        _ => found,
    }
}
