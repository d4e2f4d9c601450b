//! R5: a draft of an MoU or a cooperation agreement, made from the parties, promises and values on the map, to be
//! talked about by equals. It drafts; it gives no legal advice.

use super::asked::Missing;
use super::desk::{Desk, signer};
use super::document::{Block, Cell, Report, Signer, Table};
use crate::locale::reports::{self as common, BLANK, documents as words};
use crate::locale::{Label as _, dates, labels};
use crate::model::*;

/// What a clause of the draft rests on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum From {
    /// The records of the map.
    Map,
    /// What the parties wrote into the document themselves.
    Parties,
    /// A general wording.
    General,
    /// Nothing yet.
    Nothing,
    /// It has no place in this kind of document.
    NotNeeded,
}

/// One article: what it is called, what it says, and where that is from.
struct Article {
    title: String,
    blocks: Vec<Block>,
    from: From,
}

pub(super) fn draft(mut desk: Desk<'_>) -> Result<Report, Missing> {
    let document = document(&desk)?;
    let lang = desk.lang;
    opening(&mut desk, document);
    let articles = articles(&desk, document);
    let used = articles.iter().filter(|one| one.from != From::NotNeeded);
    for (at, article) in used.enumerate() {
        desk.section(&words::article(lang, at + 1, &article.title));
        for block in &article.blocks {
            desk.push(block.clone());
        }
    }
    signed(&mut desk, document);
    checklist(&mut desk, &articles);
    let mut names = document.parties.iter().map(|party| desk.name(&party.actor).to_uppercase());
    let first = names.next().unwrap_or_default();
    let mut subtitle = vec![words::between(lang).to_owned(), first];
    for name in names {
        subtitle.extend([words::with(lang).to_owned(), name]);
    }
    subtitle.extend([words::about(lang).to_owned(), about(&desk, document).to_uppercase()]);
    for party in &document.parties {
        let number = desk.or_blank(party.number.as_deref());
        subtitle.push(format!("{}: {number}", words::number_line(lang)));
    }
    let title = words::formal_kind(lang, document.kind).to_uppercase();
    let mut report = desk.done(&title, subtitle);
    report.banner = Some(words::draft_banner(lang).to_owned());
    Ok(report)
}

/// The document that was asked for, else the one that is being prepared, else the newest.
fn document<'a>(desk: &Desk<'a>) -> Result<&'a Agreement, Missing> {
    let all = &desk.map.agreements;
    if let Some(id) = &desk.asked.agreement {
        return all.get(id).ok_or_else(|| Missing::AgreementNamed(id.clone()));
    }
    let drafted = |one: &&Agreement| {
        !matches!(one.kind, AgreementKind::CitizenCharter | AgreementKind::Decree | AgreementKind::Minutes)
    };
    let prepared = all.iter().filter(drafted).filter(|one| one.lifecycle().before_signing()).last();
    prepared
        .or_else(|| all.iter().filter(drafted).max_by_key(|one| one.signed.or(one.start)))
        .ok_or(Missing::Agreement)
}

/// What it is about: the title without the kind that it begins with, which stands above already.
fn about(desk: &Desk<'_>, document: &Agreement) -> String {
    let title = desk.text(&document.title);
    let kinds = Lang::ALL
        .iter()
        .flat_map(|lang| [document.kind.label(*lang), words::formal_kind(*lang, document.kind)]);
    let mut rest = kinds.filter_map(|kind| {
        let start = title.get(..kind.len())?;
        let rest = title.get(kind.len()..)?;
        let whole = rest.starts_with([' ', ':']) && start.eq_ignore_ascii_case(kind);
        whole.then(|| rest.trim_start_matches([' ', ':', '–', '-']).to_owned())
    });
    rest.find(|rest| !rest.is_empty()).unwrap_or(title)
}

fn tie<'a>(desk: &Desk<'a>, document: &Agreement) -> Option<&'a Partnership> {
    document.partnership.as_ref().and_then(|id| desk.map.partnerships.get(id))
}

/// What the parties want together, in their own words where the map has them.
fn goal(desk: &Desk<'_>, document: &Agreement) -> Option<String> {
    let goal = tie(desk, document).and_then(|one| one.goal.as_deref()).map(|goal| desk.text(goal));
    goal.map(|goal| goal.trim_end_matches('.').to_owned()).filter(|goal| !goal.is_empty())
}

fn opening(desk: &mut Desk<'_>, document: &Agreement) {
    let lang = desk.lang;
    let day = document
        .signed
        .map_or_else(|| words::blank_day(lang).to_owned(), |day| common::formal_day(lang, day));
    let place = desk.or_blank(document.place.as_deref());
    desk.paragraph(words::on_this_day(lang, &day, &place));
    let parties = document.parties.iter().enumerate().map(|(at, party)| {
        let role = desk.or_blank(party.signatory_role.as_deref());
        words::party_line(lang, BLANK, &role, &desk.name(&party.actor), &words::called(lang, at + 1))
    });
    let parties = parties.collect();
    desk.list(true, parties);
    desk.section(words::whereas(lang));
    let mut whereas = vec![words::whereas_equal(lang).to_owned()];
    let goal = goal(desk, document).map_or_else(|| BLANK.to_owned(), |goal| labels::lower(&goal));
    whereas.push(words::whereas_goal(lang, &goal));
    if let Some(one) = tie(desk, document) {
        let needs = one.needs.iter().filter_map(|id| desk.map.needs.get(id));
        let needs: Vec<String> = needs.map(|need| labels::lower(&desk.text(&need.title))).collect();
        if !needs.is_empty() {
            whereas.push(words::whereas_needs(lang, &needs.join(", ")));
        }
        if let Some(rung) = one.rung().filter(|rung| *rung > Rung::Competition) {
            whereas.push(words::whereas_rung(lang, &labels::lower(rung.label(lang))));
        }
    }
    desk.list(true, whereas);
    if !document.legal_basis.is_empty() {
        desk.section(words::legal_basis(lang));
        let basis = document.legal_basis.iter().map(|one| desk.text(one)).collect();
        desk.list(true, basis);
        desk.note(words::legal_check(lang));
    }
    desk.paragraph(words::agree(lang, &labels::lower(words::formal_kind(lang, document.kind))));
}

/// Whether amounts and sanctions belong into it, as they do into all that binds more than an MoU.
fn is_full(document: &Agreement) -> bool {
    matches!(document.kind, AgreementKind::CooperationAgreement | AgreementKind::Grant)
}

fn articles(desk: &Desk<'_>, document: &Agreement) -> Vec<Article> {
    let lang = desk.lang;
    let full = is_full(document);
    let general = |title: &str, text: &str| Article {
        title: title.to_owned(),
        blocks: vec![Block::Paragraph { text: text.to_owned() }],
        from: From::General,
    };
    let only_full =
        |article: Article| if full { article } else { Article { from: From::NotNeeded, ..article } };
    let days = tie(desk, document).and_then(|one| one.review_days);
    let mut all = vec![
        aim(desk, document),
        scope(desk, document),
        general(words::carrying_out(lang), words::carrying_out_text(lang)),
        duties(desk, document),
        funding(desk, document, full),
        values(desk, document),
        general(words::privacy(lang), words::privacy_text(lang)),
        general(
            words::monitoring(lang),
            &words::monitoring_text(lang, days.unwrap_or_else(|| desk.map.info.settings.review())),
        ),
        term(desk, document),
        general(words::disputes(lang), words::disputes_text(lang)),
        only_full(general(words::force_majeure(lang), words::force_majeure_text(lang))),
        only_full(general(words::sanctions(lang), words::sanctions_text(lang))),
        only_full(correspondence(desk, document)),
        general(words::addendum(lang), words::addendum_text(lang)),
        closing(desk, document),
    ];
    own_words(desk, document, &mut all);
    all
}

/// What the parties wrote themselves takes the place of what is proposed; clauses of other names stand before the end.
fn own_words(desk: &Desk<'_>, document: &Agreement, all: &mut Vec<Article>) {
    for (title, text) in &document.clauses {
        let title = desk.text(title);
        let blocks = vec![Block::Paragraph { text: desk.text(text) }];
        let same = |article: &&mut Article| article.title.to_lowercase().starts_with(&title.to_lowercase());
        if let Some(article) = all.iter_mut().find(same) {
            (article.blocks, article.from) = (blocks, From::Parties);
        } else {
            let end = all.len().saturating_sub(1);
            all.insert(end, Article { title, blocks, from: From::Parties });
        }
    }
}

fn list_or_blank(items: Vec<String>) -> (Vec<Block>, From) {
    if items.is_empty() {
        (vec![Block::List { numbered: true, items: vec![BLANK.to_owned(); 2] }], From::Nothing)
    } else {
        (vec![Block::List { numbered: true, items }], From::Map)
    }
}

fn aim(desk: &Desk<'_>, document: &Agreement) -> Article {
    let (goal, from) =
        goal(desk, document).map_or_else(|| (BLANK.to_owned(), From::Nothing), |goal| (goal, From::Map));
    let blocks = vec![Block::Paragraph { text: words::aim_text(desk.lang, &goal) }];
    Article { title: words::aim(desk.lang).to_owned(), blocks, from }
}

fn scope(desk: &Desk<'_>, document: &Agreement) -> Article {
    let mut items: Vec<String> = document.scope.iter().map(|one| desk.text(one)).collect();
    if items.is_empty() {
        let areas = tie(desk, document).map(|one| one.joint_areas.as_slice()).unwrap_or_default();
        items = areas.iter().map(|one| desk.word(one)).collect();
    }
    let (blocks, from) = list_or_blank(items);
    Article { title: words::scope(desk.lang).to_owned(), blocks, from }
}

/// The promises, by party, as they stand on the map.
fn duties(desk: &Desk<'_>, document: &Agreement) -> Article {
    let lang = desk.lang;
    let mut blocks = Vec::new();
    for (at, party) in document.parties.iter().enumerate() {
        let theirs =
            document.obligation.iter().filter(|promise| promise.party.as_ref() == Some(&party.actor));
        let items: Vec<String> = theirs.map(|promise| duty(desk, promise)).collect();
        let name = format!("{} ({})", words::called(lang, at + 1), desk.name(&party.actor));
        blocks.push(Block::Paragraph { text: format!("{}:", words::duty_of(lang, &name)) });
        let items = if items.is_empty() { vec![BLANK.to_owned()] } else { items };
        blocks.push(Block::List { numbered: true, items });
    }
    blocks.push(Block::Paragraph { text: words::rights_text(lang).to_owned() });
    let from = if document.obligation.is_empty() { From::Nothing } else { From::Map };
    Article { title: words::duties(lang).to_owned(), blocks, from }
}

fn duty(desk: &Desk<'_>, promise: &Obligation) -> String {
    let lang = desk.lang;
    let text = desk.text(&promise.description);
    let dated = match (promise.due, promise.recurs) {
        (Some(day), Some(pace)) => {
            words::recurring(lang, &text, &dates::long(lang, day), &labels::lower(pace.label(lang)))
        }
        (Some(day), None) => words::by_day(lang, &text, &dates::long(lang, day)),
        (None, _) => text,
    };
    match promise.measure.as_deref() {
        Some(measure) => words::measured(lang, &dated, &desk.text(measure)),
        None => dated,
    }
}

/// An MoU binds no budget; a full agreement names what each party contributes.
fn funding(desk: &Desk<'_>, document: &Agreement, full: bool) -> Article {
    let lang = desk.lang;
    let title = words::funding(lang).to_owned();
    if !full {
        let blocks = vec![Block::Paragraph { text: words::funding_mou(lang).to_owned() }];
        return Article { title, blocks, from: From::General };
    }
    let gifts = desk.map.contributions.iter().filter(|gift| {
        Some(&gift.partnership) == document.partnership.as_ref()
            && gift.status != Some(ContributionStatus::Cancelled)
    });
    let mut table = Table::new(
        &title,
        &[(common::giver(lang), 34), (common::description(lang), 40), (common::value(lang), 22)],
    );
    for gift in gifts {
        let what = gift
            .description
            .as_deref()
            .map_or_else(|| gift.category.label(lang).to_owned(), |text| desk.text(text));
        table.rows.push(vec![
            Cell::from(desk.name(&gift.giver)),
            Cell::from(what),
            Cell::money(gift.value_rp),
        ]);
    }
    let from = if table.rows.is_empty() { From::Nothing } else { From::Map };
    if table.rows.is_empty() {
        table.rows.push(vec![Cell::from(BLANK), Cell::from(BLANK), Cell::from(BLANK)]);
    }
    let blocks = vec![Block::Paragraph { text: words::funding_pks(lang).to_owned() }, Block::Table(table)];
    Article { title, blocks, from }
}

/// The shared values to which the parties committed themselves (text 004), in their own words where they have some.
fn values(desk: &Desk<'_>, document: &Agreement) -> Article {
    let lang = desk.lang;
    let named = tie(desk, document).map(|one| one.values.clone()).unwrap_or_default();
    let said = |value: SharedValue| {
        let theirs = desk
            .map
            .values
            .iter()
            .filter(|one| Some(&one.partnership) == document.partnership.as_ref() && one.value == value);
        theirs.filter_map(|one| one.statement.as_deref()).map(|text| desk.text(text)).next()
    };
    let has_word = |value: &&SharedValue| said(**value).is_some();
    let mut all: Vec<SharedValue> = named.clone();
    all.extend(SharedValue::ALL.iter().filter(has_word).filter(|value| !named.contains(value)));
    let items: Vec<String> = all
        .into_iter()
        .map(|value| {
            said(value)
                .map_or_else(|| value.label(lang).to_owned(), |text| format!("{}: {text}", value.label(lang)))
        })
        .collect();
    let from = if items.is_empty() { From::General } else { From::Map };
    let mut blocks = vec![Block::Paragraph { text: words::principles(lang).to_owned() }];
    if !items.is_empty() {
        blocks.push(Block::List { numbered: true, items });
    }
    Article { title: words::values(lang).to_owned(), blocks, from }
}

fn term(desk: &Desk<'_>, document: &Agreement) -> Article {
    let lang = desk.lang;
    let day = |day: Option<Day>| day.map_or_else(|| BLANK.to_owned(), |day| dates::long(lang, day));
    let notice = document.notice_days.map_or_else(|| "……".to_owned(), |days| days.to_string());
    let mut text = vec![
        words::term_text(lang, &day(document.start), &day(document.end)),
        words::notice_text(lang, &notice),
    ];
    text.extend(document.extension.map(|way| words::extension_text(lang, &labels::lower(way.label(lang)))));
    let from = if document.end.is_some() { From::Map } else { From::Nothing };
    Article {
        title: words::term(lang).to_owned(),
        blocks: vec![Block::Paragraph { text: text.join(" ") }],
        from,
    }
}

/// Roles and offices, never a private number.
fn correspondence(desk: &Desk<'_>, document: &Agreement) -> Article {
    let rows = document.parties.iter().map(|party| (desk.name(&party.actor), BLANK.to_owned())).collect();
    Article {
        title: words::correspondence(desk.lang).to_owned(),
        blocks: vec![Block::Fields { rows }],
        from: From::Nothing,
    }
}

fn closing(desk: &Desk<'_>, document: &Agreement) -> Article {
    let lang = desk.lang;
    let count = u64::try_from(document.parties.len().max(2)).unwrap_or(2);
    let copies = format!("{count} ({})", common::in_words(lang, count));
    let mut text = words::closing_text(lang, &copies);
    if stamped(document) {
        text = format!("{text} {}", words::closing_stamped(lang));
    }
    Article {
        title: words::closing(lang).to_owned(),
        blocks: vec![Block::Paragraph { text }],
        from: From::General,
    }
}

fn stamped(document: &Agreement) -> bool {
    match document.stamp_duty {
        Some(duty) => duty != StampDuty::None,
        None => is_full(document),
    }
}

fn signed(desk: &mut Desk<'_>, document: &Agreement) {
    let lang = desk.lang;
    let stamp = stamped(document);
    let mut signers: Vec<Signer> = Vec::new();
    for (at, party) in document.parties.iter().enumerate() {
        signers.push(Signer {
            above: Some(words::called(lang, at + 1)),
            role: desk.or_blank(party.signatory_role.as_deref()),
            party: Some(desk.name(&party.actor)),
            stamp,
        });
    }
    if let Some(role) = document.witness_role.as_deref() {
        signers.push(Signer {
            above: Some(common::acknowledged_by(lang).to_owned()),
            ..signer(desk.text(role))
        });
    }
    desk.push(Block::Signatures { dated: None, signers });
}

/// What is filled in, what is general, what is still empty, and what this kind of document does not need.
fn checklist(desk: &mut Desk<'_>, articles: &[Article]) {
    let lang = desk.lang;
    desk.part(words::checklist(lang), Vec::new());
    desk.note(words::checklist_hint(lang));
    let state = |from: From| match from {
        From::Map => words::filled(lang),
        From::Parties => words::own_words(lang),
        From::General => words::standard(lang),
        From::Nothing => words::empty(lang),
        From::NotNeeded => words::not_needed(lang),
    };
    let rows =
        articles.iter().map(|one| vec![Cell::from(&*one.title), Cell::from(state(one.from))]).collect();
    let columns = [(words::clause(lang), 55), (words::state(lang), 40)];
    let table = super::desk::counted(words::checklist(lang), common::number(lang), &columns, rows);
    desk.table(table);
}
