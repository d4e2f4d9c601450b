//! Forms about documents: the document itself, its signing, extension and end, its promises.

use crate::locale::{Label as _, forms as words};
use crate::model::*;

use super::{Choice, Field, Form, Purpose, party};

fn parties(map: &PartnershipMap, agreement: &Agreement) -> Vec<Choice> {
    agreement
        .parties
        .iter()
        .map(|party| Choice::named(party.actor.as_str(), map.actor_name(&party.actor)))
        .collect()
}

/// A new document for a partnership, or a change of one.
pub fn agreement(map: &PartnershipMap, old: Option<&Agreement>, partnership: Option<&Partnership>) -> Form {
    let blank = Agreement::new(Id::from_name("x", |_| false), "", AgreementKind::Mou);
    let one = old.unwrap_or(&blank);
    let title = if one.title.is_empty() {
        let kind = AgreementKind::Mou.label(map.info.language.unwrap_or(Lang::Indonesian));
        partnership.map(|partnership| format!("{kind}: {}", partnership.name)).unwrap_or_default()
    } else {
        one.title.clone()
    };
    let mut members = partnership.map(|partnership| partnership.members.clone()).unwrap_or_default();
    party::leave_out_merged(map, &mut members);
    let chosen: Vec<&Id> = if old.is_some() {
        one.parties.iter().map(|party| &party.actor).collect()
    } else {
        members.iter().collect()
    };
    let ids: Vec<&str> = chosen.iter().map(|id| id.as_str()).collect();
    let partnerships = map.partnerships.iter().map(|one| Choice::named(one.id.as_str(), &one.name)).collect();
    let documents = map
        .agreements
        .iter()
        .filter(|other| other.id != one.id)
        .map(|other| Choice::named(other.id.as_str(), &other.title))
        .collect();
    let tied = one.partnership.as_ref().or(partnership.map(|partnership| &partnership.id));
    let mut fields = vec![
        Field::text("title", words::title, Some(&title)).required(),
        Field::code("kind", words::agreement_kind, Some(one.kind)).required(),
        party::pick_many(map, "parties", words::parties, &ids).required(),
    ];
    if old.is_none() {
        // A document that is signed already is entered in one go; an empty date leaves a draft.
        fields.push(Field::date("signed", words::signed_or_draft, None));
    }
    fields.extend([
        Field::date("start", words::start, one.start),
        Field::date("end", words::last_day, one.end),
        Field::pick("partnership", words::partnership, partnerships, tied.map(Id::as_str)).more(),
        Field::pick("parent", words::parent, documents, one.parent.as_ref().map(Id::as_str)).more(),
    ]);
    fields.extend(fine_print(map, one, &chosen));
    match old {
        None => Form::new(
            Purpose::NewAgreement(partnership.map(|one| one.id.clone())),
            words::new_agreement,
            fields,
        ),
        Some(old) => {
            Form::new(Purpose::EditAgreement(old.id.clone()), words::edit_agreement, fields).about(&old.title)
        }
    }
}

/// Number and signatory of each party, and what else stands in the document.
fn fine_print(map: &PartnershipMap, one: &Agreement, chosen: &[&Id]) -> Vec<Field> {
    let mut fields = Vec::new();
    for id in chosen {
        let party = one.parties.iter().find(|party| party.actor == **id);
        let name = map.actor_name(id);
        let number = party.and_then(|party| party.number.as_deref());
        let role = party.and_then(|party| party.signatory_role.as_deref());
        fields.push(Field::text(&format!("number:{id}"), words::number_of, number).about(name).more());
        fields.push(Field::text(&format!("role:{id}"), words::signatory_role, role).about(name).more());
    }
    fields.extend([
        Field::text("witness_role", words::witness_role, one.witness_role.as_deref()).more(),
        Field::text("place", words::place, one.place.as_deref()).more(),
        Field::code("extension", words::extension, one.extension).more(),
        Field::number("notice_days", words::notice_days, one.notice_days).more(),
        Field::list("scope", words::scope, &one.scope).more(),
        Field::list("legal_basis", words::legal_basis, &one.legal_basis).more(),
        Field::code("stamp_duty", words::stamp_duty, one.stamp_duty).more(),
        Field::text("file", words::file, one.file.as_deref()).more(),
    ]);
    fields
}

/// The signing of a document.
pub fn sign(agreement: &Agreement, today: Day) -> Form {
    let fields = vec![
        Field::date("signed", words::signed, Some(today)).required(),
        Field::date("start", words::start, Some(agreement.start.unwrap_or(today))).required(),
        Field::date("end", words::last_day, agreement.end),
    ];
    Form::new(Purpose::Sign(agreement.id.clone()), words::sign, fields).about(&agreement.title)
}

/// Another stage before signing.
pub fn advance(agreement: &Agreement, today: Day) -> Form {
    let next = agreement.lifecycle().next();
    let stages = || next.iter().filter(|stage| !stage.in_force());
    let options: Vec<Choice> = stages().map(|stage| choice_of(*stage)).collect();
    let first = stages().next().map(|stage| stage.code());
    let fields = vec![
        Field::pick("to", words::stage, options, first).required(),
        Field::date("date", words::date, Some(today)).required(),
        Field::text("note", words::note, None),
    ];
    Form::new(Purpose::Advance(agreement.id.clone()), words::advance, fields).about(&agreement.title)
}

fn choice_of(stage: Lifecycle) -> Choice {
    Choice {
        value: stage.code().to_owned(),
        label: [stage.label(Lang::Indonesian).to_owned(), stage.label(Lang::English).to_owned()],
    }
}

/// A longer life for a document.
pub fn extend(agreement: &Agreement, today: Day) -> Form {
    let fields = vec![
        Field::date("end", words::new_last_day, agreement.end.map(|end| end.plus_months(12))).required(),
        Field::date("date", words::agreed_on, Some(today)).required(),
        Field::text("note", words::note, None),
    ];
    Form::new(Purpose::Extend(agreement.id.clone()), words::extend, fields).about(&agreement.title)
}

/// The end of a document.
pub fn close(agreement: &Agreement, today: Day) -> Form {
    let options = vec![choice_of(Lifecycle::Completed), choice_of(Lifecycle::Terminated)];
    let fields = vec![
        Field::pick("to", words::how_ended, options, Some(Lifecycle::Completed.code())).required(),
        Field::date("date", words::date, Some(today)).required(),
        Field::text("note", words::reason, None),
    ];
    Form::new(Purpose::Close(agreement.id.clone()), words::close, fields).about(&agreement.title)
}

/// A new promise.
pub fn obligation(map: &PartnershipMap, agreement: &Agreement) -> Form {
    let fields = vec![
        Field::text("description", words::promise, None).required(),
        Field::pick("party", words::responsible, parties(map, agreement), None).required(),
        Field::date("due", words::due, None).ahead(),
        Field::code::<Recurrence>("recurs", words::recurs, None),
        Field::text("measure", words::measure, None).more(),
    ];
    Form::new(Purpose::Obligation(agreement.id.clone()), words::new_obligation, fields)
        .about(&agreement.title)
}

/// A promise that was kept.
pub fn fulfil(map: &PartnershipMap, agreement: &Agreement, today: Day) -> Form {
    let options: Vec<Choice> = agreement
        .obligation
        .iter()
        .filter(|promise| promise.is_open())
        .map(|promise| {
            let who =
                promise.party.as_ref().map(|id| format!(" ({})", map.actor_name(id))).unwrap_or_default();
            Choice::named(promise.id.as_str(), &format!("{}{who}", promise.description))
        })
        .collect();
    let first = options.first().map(|one| one.value.clone());
    let fields = vec![
        Field::pick("obligation", words::promise, options, first.as_deref()).required(),
        Field::date("date", words::kept_on, Some(today)).required(),
        Field::text("evidence", words::evidence, None),
    ];
    Form::new(Purpose::Fulfil(agreement.id.clone()), words::fulfil, fields).about(&agreement.title)
}
