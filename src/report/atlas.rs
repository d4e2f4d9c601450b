//! What is said of many maps: the answer of an atlas as tables, once for the terminal, spreadsheets and papers.

use std::borrow::Cow;

use super::document::{Block, Cell, Column, Report, Table};
use crate::atlas::{Answer, AreaRow, DueRow, MapRow, Match, SharedParty};
use crate::locale::dates::number;
use crate::locale::{Label, atlas as words, clean, dates, labels, reports};
use crate::model::{Code, Day, Lang, Rung};

/// What is wanted of an answer.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// The language.
    pub lang: Lang,
    /// Today.
    pub today: Day,
    /// How many days ahead documents are due.
    pub days: i64,
    /// Whether competition may be in it.
    pub internal: bool,
}

/// The tables of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Parties that several maps know.
    Parties,
    /// Partnerships by area and rung.
    Rungs,
    /// Needs by area.
    Needs,
    /// What is due of documents.
    Agreements,
    /// The maps themselves.
    Maps,
}

impl Part {
    /// All of them, in the order in which they are said.
    pub const ALL: [Self; 5] = [Self::Parties, Self::Rungs, Self::Needs, Self::Agreements, Self::Maps];

    /// The word by which it is asked for.
    pub fn code(self) -> &'static str {
        match self {
            Self::Parties => "parties",
            Self::Rungs => "rungs",
            Self::Needs => "needs",
            Self::Agreements => "agreements",
            Self::Maps => "maps",
        }
    }

    /// The Indonesian word by which it is asked for.
    pub fn other_word(self) -> &'static str {
        match self {
            Self::Parties => "pihak",
            Self::Rungs => "anak-tangga",
            Self::Needs => "kebutuhan",
            Self::Agreements => "dokumen",
            Self::Maps => "peta",
        }
    }

    /// Its heading.
    pub fn heading(self, wish: &Wish) -> String {
        match self {
            Self::Parties => words::shared(wish.lang).to_owned(),
            Self::Rungs => words::rungs(wish.lang).to_owned(),
            Self::Needs => words::needs(wish.lang).to_owned(),
            Self::Agreements => words::due(wish.lang, wish.days),
            Self::Maps => words::maps(wish.lang).to_owned(),
        }
    }

    /// What a reader must know to read it.
    pub fn note(self, lang: Lang) -> Option<&'static str> {
        match self {
            Self::Parties => Some(words::shared_note(lang)),
            Self::Rungs => Some(words::rungs_note(lang)),
            Self::Needs => Some(words::needs_note(lang)),
            Self::Agreements => Some(words::due_note(lang)),
            Self::Maps => None,
        }
    }

    /// The table.
    pub fn table(self, answer: &Answer, wish: &Wish) -> Table {
        let mut table = match self {
            Self::Parties => parties(answer, wish),
            Self::Rungs => rungs(answer, wish),
            Self::Needs => needs(answer, wish),
            Self::Agreements => agreements(answer, wish),
            Self::Maps => maps(answer, wish),
        };
        for cell in table.rows.iter_mut().flatten() {
            if let Cell::Text(text) = cell
                && let Cow::Owned(harmless) = clean(text)
            {
                *text = harmless;
            }
        }
        table
    }
}

/// How many there are of everything, in one line.
pub fn counts(answer: &Answer, lang: Lang) -> String {
    let totals = &answer.totals;
    let figure = |count: usize| number(lang, i64::try_from(count).unwrap_or(i64::MAX));
    words::counts(
        lang,
        &figure(totals.maps),
        &figure(totals.parties),
        &figure(totals.partnerships),
        &figure(totals.needs),
    )
}

/// The whole answer as a report.
pub fn report(answer: &Answer, wish: &Wish) -> Report {
    let lang = wish.lang;
    let mut blocks = Vec::new();
    for part in Part::ALL {
        blocks.push(Block::Heading { level: 1, text: part.heading(wish) });
        let table = part.table(answer, wish);
        if table.rows.is_empty() {
            blocks.push(Block::Paragraph { text: reports::none(lang).to_owned() });
        } else {
            blocks.push(Block::Table(table));
        }
        blocks.extend(part.note(lang).map(|note| Block::Note { text: note.to_owned() }));
    }
    let maps = number(lang, i64::try_from(answer.totals.maps).unwrap_or(i64::MAX));
    Report {
        lang,
        title: words::title(lang).to_owned(),
        subtitle: vec![counts(answer, lang)],
        banner: wish.internal.then(|| reports::internal(lang).to_owned()),
        footer: words::footer(lang, &maps, &dates::long(lang, wish.today)),
        landscape: true,
        compact: false,
        parts: vec![blocks],
    }
}

fn table(name: &str, columns: &[(&str, u16)], rows: Vec<Vec<Cell>>) -> Table {
    let column = |&(title, width): &(&str, u16)| Column { title: title.to_owned(), width };
    Table { name: name.to_owned(), columns: columns.iter().map(column).collect(), rows, ..Table::default() }
}

/// Some texts in one cell.
fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> Cell {
    Cell::from(texts.into_iter().collect::<Vec<_>>().join("; "))
}

/// What a map is called: its title, or its file when it has none.
pub fn title_of(map: &MapRow) -> &str {
    if map.title.trim().is_empty() { &map.file } else { &map.title }
}

/// In what the maps of a party agree: `id, nama`.
pub fn agreed(agree: Match, lang: Lang) -> String {
    let all = [
        (agree.id, words::id_word(lang)),
        (agree.name, words::name_word(lang)),
        (agree.area, words::area_word(lang)),
    ];
    all.iter().filter(|(yes, _)| *yes).map(|(_, word)| *word).collect::<Vec<_>>().join(", ")
}

fn parties(answer: &Answer, wish: &Wish) -> Table {
    let lang = wish.lang;
    let row = |party: &SharedParty| {
        let titles = party.maps.iter().filter_map(|at| answer.maps.get(*at)).map(title_of);
        vec![
            Cell::from(party.name.as_str()),
            Cell::from(party.kind.label(lang)),
            Cell::count(party.maps.len()),
            Cell::Whole(i64::from(party.partnerships)),
            party.rung.map_or(Cell::Nothing, |rung| Cell::from(labels::rung(Some(rung), lang))),
            Cell::from(agreed(party.agree, lang)),
            joined(party.also.iter().map(String::as_str)),
            joined(party.areas.iter().map(String::as_str)),
            joined(titles),
        ]
    };
    let columns = [
        (words::party(lang), 18),
        (words::kind(lang), 10),
        (words::map_count(lang), 5),
        (words::partnerships(lang), 7),
        (words::highest(lang), 10),
        (words::agree(lang), 10),
        (words::also(lang), 12),
        (words::areas(lang), 14),
        (words::in_maps(lang), 18),
    ];
    table(words::shared(lang), &columns, answer.shared.iter().map(row).collect())
}

/// The rungs that may be shown.
fn shown_rungs(wish: &Wish) -> impl Iterator<Item = Rung> + Clone {
    let internal = wish.internal;
    Rung::ALL.iter().copied().filter(move |rung| internal || *rung != Rung::Competition)
}

fn area_of(row: &AreaRow, lang: Lang) -> Cell {
    Cell::from(row.area.as_deref().unwrap_or_else(|| words::no_area(lang)))
}

fn rungs(answer: &Answer, wish: &Wish) -> Table {
    let lang = wish.lang;
    let shown = shown_rungs(wish);
    let mut rows = Vec::new();
    let mut sums = [0_usize; 6];
    let mut open = 0;
    for row in &answer.areas {
        let counts = shown.clone().map(|rung| row.rungs[usize::from(rung.digit())]);
        let all = counts.clone().sum::<usize>() + row.not_assessed;
        if all == 0 {
            continue;
        }
        row.rungs.iter().zip(&mut sums).for_each(|(count, sum)| *sum += count);
        open += row.not_assessed;
        let mut cells = vec![area_of(row, lang), Cell::count(row.maps)];
        cells.extend(counts.map(Cell::count));
        cells.extend([Cell::count(row.not_assessed), Cell::count(all)]);
        rows.push(cells);
    }
    let names: Vec<String> = shown.clone().map(|rung| labels::rung(Some(rung), lang)).collect();
    let mut columns = vec![(words::area(lang), 26), (words::map_count(lang), 6)];
    columns.extend(names.iter().map(|name| (name.as_str(), 9)));
    columns.extend([(words::not_assessed(lang), 9), (words::together(lang), 7)]);
    let mut total = vec![Cell::from(words::together(lang)), Cell::Nothing];
    total.extend(shown.clone().map(|rung| Cell::count(sums[usize::from(rung.digit())])));
    let all = shown.map(|rung| sums[usize::from(rung.digit())]).sum::<usize>() + open;
    total.extend([Cell::count(open), Cell::count(all)]);
    let total = (rows.len() > 1).then_some(total);
    Table { total, ..table(words::rungs(lang), &columns, rows) }
}

fn needs(answer: &Answer, wish: &Wish) -> Table {
    let lang = wish.lang;
    let figures = |row: &AreaRow| {
        let one = &row.needs;
        [one.total, one.met, one.at_work, one.waiting, one.urgent, one.postponed]
    };
    let mut sums = [0_usize; 6];
    let mut rows = Vec::new();
    for row in answer.areas.iter().filter(|row| row.needs.total > 0) {
        let counts = figures(row);
        counts.iter().zip(&mut sums).for_each(|(count, sum)| *sum += count);
        rows.push([area_of(row, lang)].into_iter().chain(counts.map(Cell::count)).collect());
    }
    let columns = [
        (words::area(lang), 30),
        (words::all_needs(lang), 9),
        (words::met(lang), 9),
        (words::at_work(lang), 9),
        (words::waiting(lang), 9),
        (words::urgent(lang), 9),
        (words::postponed(lang), 9),
    ];
    let total = [Cell::from(words::together(lang))].into_iter().chain(sums.map(Cell::count)).collect();
    let total = (rows.len() > 1).then_some(total);
    Table { total, ..table(words::needs(lang), &columns, rows) }
}

fn agreements(answer: &Answer, wish: &Wish) -> Table {
    let lang = wish.lang;
    let row = |due: &DueRow| {
        let map = answer.maps.get(due.map);
        vec![
            Cell::Day(due.due),
            Cell::from(due.document.as_str()),
            Cell::from(due.promise.as_deref().unwrap_or_else(|| words::ends(lang))),
            Cell::text(due.who.as_deref()),
            Cell::text(map.map(title_of)),
            Cell::text(map.and_then(|map| map.area.as_deref())),
        ]
    };
    let columns = [
        (words::day(lang), 10),
        (words::document(lang), 22),
        (words::what(lang), 22),
        (words::who(lang), 14),
        (words::map(lang), 18),
        (words::area(lang), 18),
    ];
    let open = answer.due.iter().filter(|due| wish.internal || !due.competition);
    table(words::due_sheet(lang), &columns, open.map(row).collect())
}

fn maps(answer: &Answer, wish: &Wish) -> Table {
    let lang = wish.lang;
    let row = |map: &MapRow| {
        vec![
            Cell::from(title_of(map)),
            Cell::text(map.area.as_deref()),
            Cell::count(map.parties),
            Cell::count(map.partnerships),
            Cell::count(map.needs),
            if map.unread == 0 { Cell::Nothing } else { Cell::count(map.unread) },
            Cell::from(map.file.as_str()),
        ]
    };
    let columns = [
        (words::map(lang), 24),
        (words::area(lang), 24),
        (words::parties(lang), 7),
        (words::partnerships(lang), 8),
        (words::all_needs(lang), 8),
        (words::unread(lang), 8),
        (words::file(lang), 24),
    ];
    table(words::maps(lang), &columns, answer.maps.iter().map(row).collect())
}
