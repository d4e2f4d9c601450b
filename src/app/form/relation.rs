//! Forms about how parties stand with one another: trust, commitment to shared values, and proposals.

use crate::locale::forms as words;
use crate::model::*;

use super::{Choice, Field, Form, Purpose, party};

/// How one party trusts another; the items of the latest assessment stand there already.
pub fn trust(map: &PartnershipMap, whom: &Actor, today: Day) -> Form {
    let others: Vec<Choice> =
        party::actors(map).into_iter().filter(|one| one.value != whom.id.as_str()).collect();
    let known = |anchor: &&Id| others.iter().any(|one| one.value == anchor.as_str());
    let anchor = map.info.anchor.as_ref().filter(known).cloned();
    let fields = vec![
        Field::pick("rater", words::rater, others, anchor.as_ref().map(Id::as_str)).required(),
        Field::number("reliability", words::reliability, None),
        Field::number("openness", words::openness, None),
        Field::number("shared_goal", words::shared_goal, None),
        Field::number("equality", words::equality, None),
        Field::date("date", words::date, Some(today)),
        Field::code::<TrustMethod>("method", words::method, None).more(),
        Field::pick("partnership", words::partnership, partnerships_of(map, &whom.id), None).more(),
        Field::text("note", words::notes, None).more(),
    ];
    Form::new(Purpose::Trust(whom.id.clone()), words::trust, fields).about(&whom.name)
}

/// The partnerships of a party to choose from.
fn partnerships_of(map: &PartnershipMap, actor: &Id) -> Vec<Choice> {
    let ties = map.partnerships.iter().filter(|one| one.members.contains(actor));
    ties.map(|one| Choice::named(one.id.as_str(), &one.name)).collect()
}

/// The assessment that a form describes; nothing when no item was scored.
pub(super) fn trust_of(form: &Form, map: &PartnershipMap, of: &Id, today: Day) -> Option<Trust> {
    let rater = form.id("rater")?;
    let date = form.day("date", today).unwrap_or(today);
    let scores = ["reliability", "openness", "shared_goal", "equality"].map(|key| form.number(key));
    let [reliability, openness, shared_goal, equality] = scores;
    scores.iter().any(Option::is_some).then(|| Trust {
        id: Id::from_name(&format!("{rater}-{of}-{date}"), |id| map.trust.has(id)),
        partnership: form.id("partnership"),
        rater: rater.clone(),
        ratee: of.clone(),
        date,
        reliability,
        openness,
        shared_goal,
        equality,
        method: form.code("method"),
        note: form.text("note"),
    })
}

/// What a member says about one of the five shared values.
pub fn value(map: &PartnershipMap, one: &Partnership, today: Day) -> Form {
    let members = one.members.iter().map(|id| Choice::named(id.as_str(), map.actor_name(id))).collect();
    let fields = vec![
        Field::pick("actor", words::member, members, None).required(),
        Field::code::<SharedValue>("value", words::shared_value, None).required(),
        Field::number("level", words::value_level, Some(1)),
        Field::text("statement", words::statement, None),
        Field::date("date", words::date, Some(today)).more(),
    ];
    Form::new(Purpose::Value(one.id.clone()), words::value, fields).about(&one.name)
}

/// The word of a member that a form describes.
pub(super) fn value_of(form: &Form, partnership: &Id, today: Day) -> Option<Value> {
    Some(Value {
        partnership: partnership.clone(),
        actor: form.id("actor")?,
        value: form.code("value")?,
        level: form.number("level"),
        statement: form.text("statement"),
        date: form.day("date", today),
    })
}

/// A proposal to a party: the latest one to it that is not decided, or a new one.
pub fn proposal(map: &PartnershipMap, to: &Actor) -> Form {
    let open = |one: &&Proposal| one.to == to.id && one.decided.is_none();
    let old = map.proposals.iter().filter(open).last();
    let needs = map.needs.iter().map(|need| Choice::named(need.id.as_str(), &need.title)).collect();
    let chosen: Vec<&str> = old.map_or_else(Vec::new, |one| one.needs.iter().map(Id::as_str).collect());
    let fields = vec![
        Field::text("title", words::title, old.map(|one| one.title.as_str())).required(),
        Field::number("amount_rp", words::amount, old.and_then(|one| one.amount_rp)),
        Field::date("sent", words::sent, old.and_then(|one| one.sent)),
        Field::code("status", words::status, old.map_or(Some(ProposalStatus::Draft), |one| one.status)),
        Field::pick_many("needs", words::needs, needs, &chosen).more(),
        Field::date("decided", words::decided, old.and_then(|one| one.decided)).more(),
        Field::number("result_rp", words::granted, old.and_then(|one| one.result_rp)).more(),
        Field::date("report_due", words::report_due, old.and_then(|one| one.report_due)).ahead().more(),
    ];
    Form::new(Purpose::Proposal(to.id.clone(), old.map(|one| one.id.clone())), words::proposal, fields)
        .about(&to.name)
}

/// The proposal that a form describes.
pub(super) fn proposal_of(
    form: &Form,
    map: &PartnershipMap,
    to: &Id,
    old: Option<&Id>,
    today: Day,
) -> Proposal {
    let title = form.text("title").unwrap_or_default();
    Proposal {
        id: old.cloned().unwrap_or_else(|| Id::from_name(&title, |id| map.proposals.has(id))),
        to: to.clone(),
        title,
        needs: form.ids("needs"),
        amount_rp: form.number("amount_rp"),
        sent: form.day("sent", today),
        decided: form.day("decided", today),
        status: form.code("status"),
        result_rp: form.number("result_rp"),
        report_due: form.day("report_due", today),
    }
}
