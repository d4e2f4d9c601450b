//! R7: a proposal for support, with what residents and partners contribute already, which is its best argument.

use std::collections::HashSet;

use super::desk::{Desk, counted, signer};
use super::document::{Cell, Report, Signer, Table};
use crate::locale::reports::{self as common, BLANK, requests as words};
use crate::locale::{Label as _, dates, labels};
use crate::model::*;

/// Months of the schedule that is to be filled in.
const MONTHS: usize = 6;

/// What the proposal is about, from the map or, without one on record, from what presses most.
struct About<'a> {
    proposal: Option<&'a Proposal>,
    needs: Vec<&'a Need>,
    partnerships: Vec<&'a Partnership>,
}

pub(super) fn proposal(mut desk: Desk<'_>) -> Report {
    let lang = desk.lang;
    let about = about(&desk);
    let title = title(&desk, &about);
    letter(&mut desk, &about, &title);
    background(&mut desk, &about);
    desk.chapter(words::aim(lang));
    let needs: Vec<String> = about.needs.iter().map(|need| labels::lower(&desk.text(&need.title))).collect();
    let aim = if needs.is_empty() { BLANK.to_owned() } else { words::aim_text(lang, &needs.join(", ")) };
    desk.paragraph(aim);
    work(&mut desk, &about);
    budget(&mut desk, &about);
    own_share(&mut desk, &about);
    sustainability(&mut desk, &about);
    team(&mut desk, &about);
    desk.chapter(words::closing(lang));
    desk.paragraph(words::closing_text(lang));
    let role = desk
        .map
        .info
        .owner_role
        .as_deref()
        .map_or_else(|| common::worker(lang).to_owned(), |role| desk.text(role));
    let signers = vec![
        Signer { above: Some(common::acknowledged_by(lang).to_owned()), ..signer(common::ward_head(lang)) },
        Signer { above: Some(words::applicant(lang).to_owned()), ..signer(role) },
    ];
    let (town, today) = (desk.town(), desk.asked.today);
    desk.signatures(town.as_deref(), Some(today), signers);
    desk.section(words::annexes(lang));
    desk.list(
        true,
        vec![
            words::annex_record(lang).to_owned(),
            words::annex_decree(lang).to_owned(),
            words::annex_plan(lang).to_owned(),
        ],
    );
    desk.note(words::note_zakat(lang));
    desk.note(words::note_company(lang));
    let place = desk.place();
    desk.done(&words::proposal(lang).to_uppercase(), [Some(title), place].into_iter().flatten().collect())
}

/// The newest proposal that is being written or was sent; without one, the needs that press most and lack support.
fn about<'a>(desk: &Desk<'a>) -> About<'a> {
    let map = desk.map;
    let open = |one: &&Proposal| !matches!(one.status, Some(ProposalStatus::Rejected));
    let proposal = map.proposals.iter().filter(open).last();
    let needs: Vec<&Need> = match proposal {
        Some(one) if !one.needs.is_empty() => one.needs.iter().filter_map(|id| map.needs.get(id)).collect(),
        _ => {
            let first = map.needs.iter().filter(|one| one.is_open()).filter_map(|one| one.priority).min();
            map.needs.iter().filter(|one| one.is_open() && one.priority == first).collect()
        }
    };
    let ids: HashSet<&Id> = needs.iter().map(|need| &need.id).collect();
    let serves = |one: &&Partnership| {
        one.status != Some(PartnershipStatus::Ended) && one.needs.iter().any(|id| ids.contains(id))
    };
    About { proposal, needs, partnerships: map.partnerships.iter().filter(serves).collect() }
}

fn title(desk: &Desk<'_>, about: &About<'_>) -> String {
    about.proposal.map_or_else(
        || {
            let needs: Vec<String> =
                about.needs.iter().map(|need| labels::lower(&desk.text(&need.title))).collect();
            let needs = if needs.is_empty() { BLANK.to_owned() } else { needs.join(", ") };
            words::for_needs(desk.lang, &needs)
        },
        |one| desk.text(&one.title),
    )
}

fn letter(desk: &mut Desk<'_>, about: &About<'_>, title: &str) {
    let lang = desk.lang;
    desk.chapter(words::letter(lang));
    let to = about.proposal.map_or_else(|| BLANK.to_owned(), |one| desk.name(&one.to));
    desk.paragraph(words::to(lang, &to));
    desk.paragraph(words::respectfully(lang));
    let area = desk.place().unwrap_or_else(|| BLANK.to_owned());
    desk.paragraph(words::letter_text(lang, title, &area));
    desk.paragraph(words::letter_end(lang));
}

/// What should be beside what is, need by need, in counts and without names.
fn background(desk: &mut Desk<'_>, about: &About<'_>) {
    let lang = desk.lang;
    desk.chapter(words::background(lang));
    for need in &about.needs {
        if let Some(text) = need.description.as_deref() {
            let text = desk.text(text);
            desk.paragraph(text);
        }
    }
    let mut table = Table::new(
        words::ideal_and_real(lang),
        &[
            (crate::locale::reports::quarterly::need(lang), 34),
            (words::hoped(lang), 34),
            (words::real(lang), 32),
        ],
    );
    for need in &about.needs {
        let hoped =
            if need.basic_right == Some(true) { words::basic_right(lang) } else { words::met_for_all(lang) };
        let real = need.headcount.map_or_else(
            || words::lacking_unknown(lang).to_owned(),
            |count| words::lacking(lang, &dates::number(lang, count)),
        );
        table.rows.push(vec![Cell::from(desk.text(&need.title)), Cell::from(hoped), Cell::from(real)]);
    }
    desk.table(table);
    desk.section(words::who(lang));
    let mut table = Table::new(
        words::who(lang),
        &[(common::target(lang), 50), (common::area(lang), 30), (common::total(lang), 20)],
    );
    for need in &about.needs {
        let target = need.target.as_deref().map(|one| desk.word(one)).unwrap_or_default();
        let area = need.area.as_deref().map(|one| desk.area(one)).unwrap_or_default();
        table.rows.push(vec![Cell::from(target), Cell::from(area), Cell::whole(need.headcount)]);
    }
    desk.table(table);
}

fn work(desk: &mut Desk<'_>, about: &About<'_>) {
    let lang = desk.lang;
    desk.chapter(words::form(lang));
    let lines: Vec<String> = about
        .partnerships
        .iter()
        .map(|one| {
            let name = desk.text(&one.name);
            one.goal
                .as_deref()
                .map_or_else(|| name.clone(), |goal| words::form_of(lang, &name, &desk.text(goal)))
        })
        .collect();
    let lines = if lines.is_empty() { vec![BLANK.to_owned(); 3] } else { lines };
    desk.list(true, lines);
    desk.chapter(words::schedule(lang));
    let months: Vec<String> = (1..=MONTHS).map(|month| words::month(lang, month)).collect();
    let mut columns = vec![(crate::locale::reports::quarterly::activity(lang), 40)];
    columns.extend(months.iter().map(|month| (month.as_str(), 10)));
    let mut table = Table::new(words::schedule(lang), &columns);
    table.rows = vec![vec![Cell::Text(String::new()); columns.len()]; 4];
    table.roomy = true;
    desk.table(table);
}

fn budget(desk: &mut Desk<'_>, about: &About<'_>) {
    let lang = desk.lang;
    desk.chapter(words::budget(lang));
    if let Some(amount) = about.proposal.and_then(|one| one.amount_rp) {
        let in_words = common::in_words(lang, amount.unsigned_abs());
        desk.fields(vec![(
            words::asked(lang),
            words::asked_words(lang, &dates::rupiah(lang, amount), &in_words),
        )]);
    }
    let columns = [
        (words::item(lang), 44),
        (common::amount(lang), 16),
        (words::unit_price(lang), 18),
        (common::total(lang), 18),
    ];
    let rows = vec![vec![Cell::Text(String::new()); columns.len()]; 5];
    let mut table = counted(words::budget(lang), common::number(lang), &columns, rows);
    table.roomy = true;
    let sum = about.proposal.and_then(|one| one.amount_rp);
    let mut total = vec![Cell::Text(String::new()), Cell::from(common::total(lang))];
    total.extend([
        Cell::Text(String::new()),
        Cell::Text(String::new()),
        sum.map_or(Cell::Text(String::new()), Cell::Money),
    ]);
    table.total = Some(total);
    desk.table(table);
}

/// What others gave or promised for the same needs, and what members hold.
fn own_share(desk: &mut Desk<'_>, about: &About<'_>) {
    let lang = desk.lang;
    desk.chapter(words::own_share(lang));
    let ties: HashSet<&Id> = about.partnerships.iter().map(|one| &one.id).collect();
    let gifts = desk.map.contributions.iter().filter(|gift| {
        ties.contains(&gift.partnership) && gift.status != Some(ContributionStatus::Cancelled)
    });
    let mut sum = None;
    let rows: Vec<Vec<Cell>> = gifts
        .map(|gift| {
            if let Some(value) = gift.value_rp {
                sum = Some(sum.unwrap_or(0_i64).saturating_add(value));
            }
            let what = gift
                .description
                .as_deref()
                .map_or_else(|| gift.category.label(lang).to_owned(), |text| desk.text(text));
            let status = gift.status.map(|one| one.label(lang)).unwrap_or_default();
            vec![
                Cell::from(desk.name(&gift.giver)),
                Cell::from(what),
                Cell::from(status),
                Cell::money(gift.value_rp),
            ]
        })
        .collect();
    let columns = [
        (common::giver(lang), 30),
        (common::description(lang), 30),
        (common::status(lang), 15),
        (crate::locale::reports::quarterly::estimated(lang), 20),
    ];
    let mut table = counted(words::own_share(lang), common::number(lang), &columns, rows);
    let blank = || Cell::Text(String::new());
    table.total =
        sum.map(|sum| vec![blank(), Cell::from(common::total(lang)), blank(), blank(), Cell::Money(sum)]);
    desk.table(table);
    desk.note(words::own_share_note(lang));
}

fn sustainability(desk: &mut Desk<'_>, about: &About<'_>) {
    let lang = desk.lang;
    desk.chapter(words::sustainability(lang));
    desk.paragraph(words::sustainability_text(lang));
    let plans: Vec<String> = about
        .partnerships
        .iter()
        .filter_map(|one| one.exit_plan.as_deref())
        .map(|text| desk.text(text))
        .collect();
    let plans = if plans.is_empty() { vec![BLANK.to_owned(); 2] } else { plans };
    desk.list(true, plans);
}

/// Parties and roles, never names of persons.
fn team(desk: &mut Desk<'_>, about: &About<'_>) {
    let lang = desk.lang;
    desk.chapter(words::team(lang));
    let mut seen = HashSet::new();
    // The institution nearest the residents comes first, then whoever leads a partnership, then the others.
    let anchor = desk.map.info.anchor.as_ref();
    let leads = anchor.into_iter().chain(about.partnerships.iter().filter_map(|one| one.lead.as_ref()));
    let leads: Vec<String> = leads.filter(|id| seen.insert(*id)).map(|id| desk.name(id)).collect();
    let members = about.partnerships.iter().flat_map(|one| &one.members).filter(|id| seen.insert(*id));
    let members: Vec<String> = members.map(|id| desk.name(id)).collect();
    let joined = |names: Vec<String>| if names.is_empty() { BLANK.to_owned() } else { names.join(", ") };
    desk.fields(vec![(words::coordinators(lang), joined(leads)), (words::members(lang), joined(members))]);
}
