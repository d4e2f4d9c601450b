//! What the findings say, what was learned, and what comes next.

use super::{Period, coming};
use crate::agenda::{Item, Matter};
use crate::insight::Severity;
use crate::locale::Label as _;
use crate::locale::reports::{self as common, quarterly as words};
use crate::model::*;
use crate::report::agenda::when;
use crate::report::desk::{Desk, counted};
use crate::report::document::{Cell, Table};

/// Nobody reads more sentences than this.
const SENTENCES: usize = 12;
/// Nor plans further than this.
const PLANS: usize = 20;
/// So many of them fit the page for residents.
const BRIEF: usize = 6;

/// What is worth knowing and does not press.
pub(super) fn analysis(desk: &mut Desk<'_>, period: &Period) {
    let calm = period.told.iter().filter(|one| one.severity != Severity::High);
    let lines = calm.take(SENTENCES).map(|one| one.sentence.why.clone()).collect();
    desk.list(false, lines);
    if desk.asked.eyes != redact::Eyes::Own {
        desk.note(words::analysis_note(desk.lang));
    }
}

/// How many partnerships give, how many build up, before and after (text 004).
pub(super) fn shift(desk: &mut Desk<'_>, period: &Period) {
    let lang = desk.lang;
    let mut table = Table::new(
        words::approach(lang),
        &[
            (words::approach(lang), 46),
            (&*words::at_start(lang, &crate::locale::dates::short(lang, period.from.plus_days(-1))), 27),
            (&*words::at_end(lang, &crate::locale::dates::short(lang, period.to)), 27),
        ],
    );
    for (at, approach) in [Approach::Delivery, Approach::Capacity, Approach::Mixed].into_iter().enumerate() {
        let (before, after) = (period.before.approaches[at], period.after.approaches[at]);
        table.rows.push(vec![Cell::from(approach.label(lang)), Cell::count(before), Cell::count(after)]);
    }
    desk.table(table);
}

/// What presses, and what can be done.
pub(super) fn obstacles(desk: &mut Desk<'_>, period: &Period) {
    let lang = desk.lang;
    let pressing = period.told.iter().filter(|one| one.severity == Severity::High).take(SENTENCES);
    let rows = pressing.map(|one| vec![Cell::from(&*one.sentence.why), Cell::from(one.sentence.action)]);
    let columns = [(words::obstacle(lang), 56), (words::remedy(lang), 40)];
    let table = counted(words::obstacle(lang), common::number(lang), &columns, rows.collect());
    desk.table(table);
}

/// What meetings of the period wrote down as learned.
pub(super) fn lessons(desk: &mut Desk<'_>, period: &Period) {
    let mut held: Vec<&Meeting> = desk.map.meetings.iter().filter(|one| period.has(one.date)).collect();
    held.sort_by_key(|one| one.date);
    let learned = held.iter().filter_map(|one| one.lessons.as_deref()).flat_map(str::lines);
    let lines = learned.map(|line| desk.text(line)).filter(|line| !line.is_empty()).collect();
    desk.list(false, lines);
}

/// What is due in the three months after the period: meetings, promises, actions, follow-ups, documents.
pub(super) fn plans(desk: &mut Desk<'_>, period: &Period) {
    let lang = desk.lang;
    let shared = |matter: &Matter| !matches!(matter, Matter::Contact { .. } | Matter::Review { .. });
    // Residents read what is ahead, and not who is late with what.
    let told = |item: &Item| !period.brief || item.late(desk.asked.today).is_none();
    let items = coming(desk, period).into_iter().filter(|(item, _)| shared(&item.matter) && told(item));
    let limit = if period.brief { BRIEF } else { PLANS };
    let rows = items.take(limit).map(|(item, text)| {
        let late = item.late(desk.asked.today).is_some();
        let day = if late { Cell::from(when(lang, &item, desk.asked.today)) } else { Cell::Day(item.due) };
        let who = item.who.as_ref().map_or(Cell::Nothing, |id| Cell::from(desk.name(id)));
        let mut row = vec![Cell::from(text), who, day];
        if !period.brief {
            row.push(Cell::Nothing);
        }
        row
    });
    let mut columns =
        vec![(words::activity(lang), 42), (common::in_charge(lang), 22), (common::deadline(lang), 16)];
    if !period.brief {
        columns.push((words::support(lang), 20));
    }
    let table = counted(words::plans(lang), common::number(lang), &columns, rows.collect());
    desk.table(table);
}
