//! Needs and how they are met, meetings held, and documents.

use super::Period;
use crate::locale::reports::{self as common, meetings as meeting_words, quarterly as words};
use crate::locale::{Label as _, dates, labels};
use crate::model::*;
use crate::report::desk::{Desk, counted};
use crate::report::document::{Cell, Table};
use crate::report::{minutes, register};

/// The rows of a table that is to share one page with three others.
const BRIEF: usize = 8;

/// Each need with what is missing, what presses most first.
pub(super) fn needs(desk: &mut Desk<'_>, period: &Period) {
    let lang = desk.lang;
    let around = Around::new(desk.map);
    let mut all: Vec<&Need> =
        desk.map.needs.iter().filter(|one| one.status != Some(NeedStatus::Dropped)).collect();
    all.sort_by_key(|one| (one.priority.unwrap_or(i64::MAX), one.title.clone()));
    if period.brief {
        all.truncate(BRIEF);
    }
    let rows: Vec<Vec<Cell>> = all
        .into_iter()
        .map(|need| {
            let names = desk.partnerships(around.partnerships(need).iter().map(|one| &one.id));
            let status = need.status.unwrap_or(NeedStatus::Open).label(lang);
            let mut row = vec![Cell::from(desk.text(&need.title)), Cell::whole(need.headcount)];
            if !period.brief {
                row.push(Cell::whole(need.priority));
            }
            row.extend([Cell::from(names), Cell::from(status)]);
            if !period.brief {
                row.push(Cell::from(missing(desk, need, &around)));
            }
            row
        })
        .collect();
    let mut columns = vec![(words::need(lang), 27), (words::headcount(lang), 10)];
    if !period.brief {
        columns.push((words::priority(lang), 12));
    }
    columns.extend([(common::partnership(lang), 26), (common::status(lang), 13)]);
    if !period.brief {
        columns.push((words::gap(lang), 18));
    }
    let table = counted(words::need(lang), common::number(lang), &columns, rows);
    desk.table(table);
}

/// What partnerships name a need, and what was delivered in them.
struct Around<'a> {
    map: &'a PartnershipMap,
    of_need: std::collections::HashMap<&'a Id, Vec<&'a Partnership>>,
    gifts: std::collections::HashMap<&'a Id, Vec<usize>>,
}

impl<'a> Around<'a> {
    fn new(map: &'a PartnershipMap) -> Self {
        let mut of_need: std::collections::HashMap<&Id, Vec<&Partnership>> = std::collections::HashMap::new();
        for one in map.partnerships.iter() {
            one.needs.iter().for_each(|need| of_need.entry(need).or_default().push(one));
        }
        let mut gifts: std::collections::HashMap<&Id, Vec<usize>> = std::collections::HashMap::new();
        for (slot, gift) in map.contributions.slots().enumerate() {
            if let Some(gift) = gift {
                gifts.entry(&gift.partnership).or_default().push(slot);
            }
        }
        Self { map, of_need, gifts }
    }

    fn partnerships(&self, need: &Need) -> &[&'a Partnership] {
        self.of_need.get(&need.id).map_or(&[], Vec::as_slice)
    }

    /// The sources that a need asks for and nobody at work on it holds.
    fn missing(&self, need: &Need) -> Vec<SourceCategory> {
        let around = Surroundings::new(self.map, self.partnerships(need).iter().copied());
        let gifts = |id: &Id| self.gifts.get(id).cloned().unwrap_or_default();
        let lacks = |category: &&SourceCategory| {
            let given = around.has_received(**category, gifts);
            matches!(around.supply(**category, given), Supply::Missing | Supply::Elsewhere)
        };
        need.resources.iter().filter(lacks).copied().collect()
    }
}

fn missing(desk: &Desk<'_>, need: &Need, around: &Around<'_>) -> String {
    if !need.is_open() {
        return String::new();
    }
    let names = around.missing(need).into_iter().map(|one| labels::lower(one.label(desk.lang)));
    names.collect::<Vec<_>>().join(", ")
}

/// The open needs whose sources are missing, what presses most first.
pub(super) fn without_source(desk: &Desk<'_>) -> Vec<String> {
    let around = Around::new(desk.map);
    let mut all: Vec<&Need> = desk.map.needs.iter().filter(|one| one.is_open()).collect();
    all.sort_by_key(|one| one.priority.unwrap_or(i64::MAX));
    let lacking = all.into_iter().filter(|need| !around.missing(need).is_empty());
    lacking.map(|need| labels::lower(&desk.text(&need.title))).collect()
}

/// The meetings of the period, the earliest first.
fn held<'a>(desk: &Desk<'a>, period: &Period) -> Vec<&'a Meeting> {
    let mut held: Vec<&Meeting> = desk.map.meetings.iter().filter(|one| period.has(one.date)).collect();
    held.sort_by_key(|one| one.date);
    held
}

/// One sentence on how many came.
pub(super) fn attendance(desk: &Desk<'_>, period: &Period) -> String {
    let held = held(desk, period);
    let sum = held
        .iter()
        .map(|one| one.heads())
        .fold((0_i64, 0_i64), |all, one| (all.0.saturating_add(one.0), all.1.saturating_add(one.1)));
    let number = |value| dates::number(desk.lang, value);
    words::met(desk.lang, held.len(), &number(sum.0), &number(sum.1))
}

pub(super) fn meetings(desk: &mut Desk<'_>, period: &Period) {
    let lang = desk.lang;
    let held = held(desk, period);
    desk.paragraph(attendance(desk, period));
    let rows = held.iter().map(|one| {
        let (men, women) = one.heads();
        let elements: Vec<String> = one.elements.keys().map(|name| desk.word(name)).collect();
        let who = if elements.is_empty() { desk.names(&one.attending) } else { elements.join(", ") };
        vec![
            Cell::Day(one.date),
            Cell::from(minutes::kind(lang, one)),
            Cell::Whole(men),
            Cell::Whole(women),
            Cell::from(who),
        ]
    });
    let columns = [
        (common::date(lang), 15),
        (common::kind(lang), 22),
        (common::men(lang), 7),
        (common::women(lang), 7),
        (meeting_words::element(lang), 45),
    ];
    let table = counted(words::meetings(lang), common::number(lang), &columns, rows.collect());
    let mut decisions: Vec<String> = held.iter().flat_map(|one| minutes::decisions(desk, one)).collect();
    if period.brief {
        decisions.truncate(BRIEF);
    } else {
        desk.table(table);
    }
    desk.section(words::main_decisions(lang));
    desk.list(false, decisions);
}

/// The register in short, and the promises that are due.
pub(super) fn documents(desk: &mut Desk<'_>) {
    let lang = desk.lang;
    let today = desk.asked.today;
    register::summary(desk);
    let rows = register::by_end(desk.map).into_iter().map(|one| {
        vec![
            Cell::from(desk.text(&one.title)),
            Cell::from(desk.names(one.parties.iter().map(|party| &party.actor))),
            Cell::day(one.end),
            Cell::from(register::kept_of_due(one, today)),
            Cell::from(one.standing(today, &desk.map.info.settings).label(lang)),
        ]
    });
    let columns = [
        (common::document(lang), 30),
        (common::parties(lang), 28),
        (words::valid_until(lang), 14),
        (words::promises(lang), 14),
        (common::status(lang), 14),
    ];
    let table = counted(words::papers(lang), common::number(lang), &columns, rows.collect());
    desk.table(table);
    desk.section(words::open_promises(lang));
    let due: Table = register::promises(desk, true);
    desk.table(due);
}
