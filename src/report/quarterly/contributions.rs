//! What each party gave and promised in the period, and the sums by kind of party.

use std::collections::BTreeMap;

use super::Period;
use crate::locale::Label as _;
use crate::locale::reports::{self as common, quarterly as words};
use crate::model::*;
use crate::report::desk::{Desk, counted};
use crate::report::document::{Cell, Table};

/// The estimated value of what was delivered in the period, in rupiah.
pub(super) fn delivered_in(desk: &Desk<'_>, period: &Period) -> i64 {
    let delivered =
        |gift: &&Contribution| gift.status == Some(ContributionStatus::Delivered) && period.has(gift.date);
    let values = desk.map.contributions.iter().filter(delivered).filter_map(|gift| gift.value_rp);
    values.fold(0, i64::saturating_add)
}

/// What one party gave in one form: an estimated value where anybody made one, and how often.
#[derive(Default)]
struct Given {
    delivered: Option<i64>,
    pledged: Option<i64>,
    times: usize,
}

impl Given {
    fn add(&mut self, gift: &Contribution) {
        self.times += 1;
        let sum = match gift.status {
            Some(ContributionStatus::Delivered) => &mut self.delivered,
            _ => &mut self.pledged,
        };
        if let Some(value) = gift.value_rp {
            *sum = Some(sum.unwrap_or(0).saturating_add(value));
        }
    }

    fn cells(&self) -> [Cell; 3] {
        [Cell::count(self.times), Cell::money(self.delivered), Cell::money(self.pledged)]
    }
}

pub(super) fn write(desk: &mut Desk<'_>, period: &Period) {
    let lang = desk.lang;
    let mut by_party: BTreeMap<(ActorKind, &Id, SourceCategory), Given> = BTreeMap::new();
    let mut by_kind: BTreeMap<ActorKind, Given> = BTreeMap::new();
    let counts =
        |gift: &&Contribution| period.has(gift.date) && gift.status != Some(ContributionStatus::Cancelled);
    for gift in desk.map.contributions.iter().filter(counts) {
        let kind = desk.map.actors.get(&gift.giver).map_or(ActorKind::Other, |actor| actor.kind);
        by_party.entry((kind, &gift.giver, gift.category)).or_default().add(gift);
        by_kind.entry(kind).or_default().add(gift);
    }
    let rows = by_party.iter().map(|((kind, giver, category), given)| {
        let [times, delivered, pledged] = given.cells();
        let names = [desk.name(giver), kind.label(lang).to_owned(), category.label(lang).to_owned()];
        names.map(Cell::from).into_iter().chain([times, delivered, pledged]).collect()
    });
    let element = crate::locale::reports::meetings::element(lang);
    let columns = [
        (common::giver(lang), 28),
        (element, 16),
        (words::form(lang), 16),
        (common::amount(lang), 14),
        (words::delivered(lang), 16),
        (words::pledged(lang), 16),
    ];
    let table = counted(words::contributions(lang), common::number(lang), &columns, rows.collect());
    desk.table(table);
    if !by_kind.is_empty() {
        desk.section(words::total_by_kind(lang));
        let mut sums = Table::new(
            words::total_by_kind(lang),
            &[
                (element, 40),
                (common::amount(lang), 15),
                (words::delivered(lang), 22),
                (words::pledged(lang), 22),
            ],
        );
        for (kind, given) in &by_kind {
            sums.rows.push(std::iter::once(Cell::from(kind.label(lang))).chain(given.cells()).collect());
        }
        sums.total = Some(total(lang, &by_kind));
        desk.table(sums);
    }
    desk.note(words::valuation(lang));
}

fn total(lang: Lang, by_kind: &BTreeMap<ActorKind, Given>) -> Vec<Cell> {
    let sum = |of: fn(&Given) -> Option<i64>| by_kind.values().filter_map(of).reduce(i64::saturating_add);
    vec![
        Cell::from(common::total(lang)),
        Cell::count(by_kind.values().map(|given| given.times).sum()),
        Cell::money(sum(|given| given.delivered)),
        Cell::money(sum(|given| given.pledged)),
    ]
}
