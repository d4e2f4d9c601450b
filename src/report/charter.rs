//! R6: a citizen charter: what a service promises, what the residents promise, and where to complain.

use super::asked::Missing;
use super::desk::{Desk, signer};
use super::document::{Report, Signer};
use crate::locale::reports::{self as common, BLANK, documents as words};
use crate::locale::{dates, labels};
use crate::model::*;

pub(super) fn charter(mut desk: Desk<'_>) -> Result<Report, Missing> {
    let lang = desk.lang;
    let document = document(&desk)?;
    let provider = provider(&desk, document);
    sides(&mut desk, document, provider);
    for title in [words::requirements, words::procedure, words::duration, words::cost] {
        clause(&mut desk, document, title(lang));
    }
    promises(&mut desk, document, provider);
    for title in [words::complaints, words::redress, words::charter_monitoring] {
        clause(&mut desk, document, title(lang));
    }
    desk.section(words::charter_review(lang));
    let tie = document.and_then(|one| one.partnership.as_ref()).and_then(|id| desk.map.partnerships.get(id));
    let days = tie.and_then(|one| one.review_days).unwrap_or_else(|| desk.map.info.settings.review());
    desk.paragraph(words::charter_review_text(lang, days));
    signed(&mut desk, document, provider);
    let title = words::charter(lang).to_uppercase();
    let about = document.map(|one| desk.text(&one.title)).unwrap_or_default();
    let subtitle = vec![about, desk.place().unwrap_or_default()];
    let mut report = desk.done(&title, subtitle);
    report.banner = Some(words::charter_banner(lang).to_owned());
    Ok(report)
}

/// The document that was asked for, else the newest charter; a map without one gets an empty form.
fn document<'a>(desk: &Desk<'a>) -> Result<Option<&'a Agreement>, Missing> {
    let all = &desk.map.agreements;
    match &desk.asked.agreement {
        Some(id) => all.get(id).map(Some).ok_or_else(|| Missing::AgreementNamed(id.clone())),
        None => Ok(all.iter().filter(|one| one.kind == AgreementKind::CitizenCharter).last()),
    }
}

/// Who serves: the first party of the document that is no group of residents, else the first that offers services.
fn provider<'a>(desk: &Desk<'a>, document: Option<&'a Agreement>) -> Option<&'a Actor> {
    let serves = |actor: &&Actor| actor.kind != ActorKind::Community;
    let parties = document.into_iter().flat_map(|one| &one.parties);
    let named: Vec<&Actor> = parties.filter_map(|party| desk.map.actors.get(&party.actor)).collect();
    let first = named.iter().copied().find(|actor| serves(actor)).or_else(|| named.first().copied());
    let offers = || desk.map.actors.iter().filter(serves).find(|actor| !actor.services.is_empty());
    first.or_else(offers)
}

fn residents(desk: &Desk<'_>, document: Option<&Agreement>, provider: Option<&Actor>) -> String {
    let others = document.into_iter().flat_map(|one| &one.parties).map(|party| &party.actor);
    let others: Vec<&Id> = others.filter(|id| provider.is_none_or(|one| one.id != **id)).collect();
    if others.is_empty() { desk.place().unwrap_or_else(|| BLANK.to_owned()) } else { desk.names(others) }
}

fn sides(desk: &mut Desk<'_>, document: Option<&Agreement>, provider: Option<&Actor>) {
    let lang = desk.lang;
    let name = provider.map_or_else(|| BLANK.to_owned(), |one| desk.text(&one.name));
    desk.fields(vec![
        (words::provider(lang), name),
        (words::residents(lang), residents(desk, document, provider)),
    ]);
    desk.section(words::service(lang));
    let services = provider.map(|one| one.services.as_slice()).unwrap_or_default();
    let told = |one: &Service| {
        let category = desk.word(&one.category);
        match one.target.as_deref() {
            Some(target) => words::service_for(lang, &category, &desk.word(target)),
            None => category,
        }
    };
    let mut lines: Vec<String> = services.iter().map(told).collect();
    lines.extend(document.into_iter().flat_map(|one| &one.scope).map(|one| desk.text(one)));
    if lines.is_empty() {
        desk.note(words::no_services(lang));
        lines = vec![BLANK.to_owned(); 2];
    }
    desk.list(true, lines);
}

/// What the parties wrote under that name, or room to write it.
fn clause(desk: &mut Desk<'_>, document: Option<&Agreement>, title: &str) {
    desk.section(title);
    let clauses = document.map(|one| &one.clauses);
    let same = |name: &str| title.to_lowercase().contains(&name.trim().to_lowercase());
    let text = clauses.into_iter().flatten().find(|(name, _)| same(name)).map(|(_, text)| desk.text(text));
    match text {
        Some(text) => desk.paragraph(text),
        None => desk.list(true, vec![BLANK.to_owned(); 2]),
    }
}

fn promises(desk: &mut Desk<'_>, document: Option<&Agreement>, provider: Option<&Actor>) {
    let lang = desk.lang;
    let all = document.into_iter().flat_map(|one| &one.obligation);
    let (theirs, ours): (Vec<&Obligation>, Vec<&Obligation>) =
        all.partition(|promise| provider.is_some_and(|one| promise.party.as_ref() == Some(&one.id)));
    let told = |promise: &&Obligation| {
        let text = desk.text(&promise.description);
        match (promise.due, promise.recurs) {
            (_, Some(pace)) => format!("{text} ({})", labels::lower(crate::locale::Label::label(pace, lang))),
            (Some(day), None) => words::by_day(lang, &text, &dates::long(lang, day)),
            (None, None) => text,
        }
    };
    let lines = [theirs, ours].map(|some| {
        if some.is_empty() { vec![BLANK.to_owned(); 2] } else { some.iter().map(told).collect() }
    });
    for (title, lines) in [words::provider_duties(lang), words::resident_duties(lang)].into_iter().zip(lines)
    {
        desk.section(title);
        desk.list(true, lines);
    }
}

fn signed(desk: &mut Desk<'_>, document: Option<&Agreement>, provider: Option<&Actor>) {
    let lang = desk.lang;
    let role = |id: Option<&Id>| {
        let parties = document.into_iter().flat_map(|one| &one.parties);
        let role = parties
            .filter(|party| Some(&party.actor) == id)
            .find_map(|party| party.signatory_role.as_deref());
        desk.or_blank(role)
    };
    let name = provider.map(|one| desk.text(&one.name));
    let mut signers = vec![Signer {
        above: Some(words::provider(lang).to_owned()),
        role: role(provider.map(|one| &one.id)),
        party: name,
        stamp: false,
    }];
    let others = document.into_iter().flat_map(|one| &one.parties).map(|party| &party.actor);
    let others: Vec<&Id> = others.filter(|id| provider.is_none_or(|one| one.id != **id)).collect();
    let residents = |id: &Id| Signer {
        above: Some(words::residents(lang).to_owned()),
        role: role(Some(id)),
        party: Some(desk.name(id)),
        stamp: false,
    };
    if others.is_empty() {
        signers
            .push(Signer { above: Some(words::residents(lang).to_owned()), ..signer(common::rw_head(lang)) });
    } else {
        signers.extend(others.into_iter().map(residents));
    }
    let (place, day) = (
        document.and_then(|one| one.place.clone()).or_else(|| desk.town()),
        document.and_then(|one| one.signed),
    );
    desk.signatures(place.as_deref(), day, signers);
}
