//! From a filled form to the edit that it asks for.

use crate::locale::forms as words;
use crate::model::*;

use super::{Form, Purpose, need, partnership, relation};

/// The edit that a form asks for. Forms of the agenda and the findings are read where their lines are known, and those of files are no edits.
///
/// # Errors
/// What is wrong with it: the key of the field, and the sentence.
pub fn edit(
    form: &Form,
    map: &PartnershipMap,
    lang: Lang,
    today: Day,
) -> Result<Edit, (&'static str, String)> {
    Ok(match &form.purpose {
        Purpose::NewActor | Purpose::EditActor(_) => Edit::Put(actor(form, map, today).into()),
        Purpose::MergeActors(gone) => {
            let keep = form.id("keep").unwrap_or_else(|| gone.clone());
            Edit::MergeActors { keep, gone: gone.clone() }
        }
        Purpose::Contact(id) => Edit::Put(contact(form, map, id, today).into()),
        Purpose::NewPartnership(_) | Purpose::EditPartnership(_) => {
            two_members(form, lang)?;
            Edit::Put(partnership(form, map, today).into())
        }
        Purpose::Contribution(id) => Edit::Put(contribution(form, map, id, today).into()),
        Purpose::View(id) => Edit::See { partnership: id.clone(), view: view(form, id, today) },
        Purpose::NewAgreement(_) | Purpose::EditAgreement(_) => {
            if form.ids("parties").len() < 2 {
                return Err(("parties", words::two_parties(lang).to_owned()));
            }
            agreement(form, map, today)
        }
        Purpose::Sign(id) => Edit::Sign {
            agreement: id.clone(),
            signed: form.day("signed", today).unwrap_or(today),
            start: form.day("start", today).unwrap_or(today),
            end: form.day("end", today),
        },
        Purpose::Advance(id) | Purpose::Close(id) => Edit::Move {
            agreement: id.clone(),
            to: form.code("to").unwrap_or(Lifecycle::Negotiation),
            date: form.day("date", today).unwrap_or(today),
            note: form.text("note"),
        },
        Purpose::Extend(id) => Edit::Extend {
            agreement: id.clone(),
            date: form.day("date", today).unwrap_or(today),
            end: form.day("end", today).unwrap_or(today),
            note: form.text("note"),
        },
        Purpose::Obligation(id) => Edit::Put(with_promise(form, map, id, today, lang)?.into()),
        Purpose::Fulfil(id) => Edit::Fulfil {
            agreement: id.clone(),
            obligation: form.id("obligation").unwrap_or_else(|| id.clone()),
            date: form.day("date", today).unwrap_or(today),
            evidence: form.text("evidence"),
        },
        Purpose::NewNeed
        | Purpose::EditNeed(_)
        | Purpose::NewResource
        | Purpose::EditResource(_)
        | Purpose::NewArea
        | Purpose::Trust(_)
        | Purpose::Value(_)
        | Purpose::Proposal(..) => Edit::Put(record(form, map, lang, today)?),
        Purpose::MapInfo => Edit::SetInfo(Box::new(info(form, map, today))),
        Purpose::Later(_)
        | Purpose::HandOver(_)
        | Purpose::MeetingOn
        | Purpose::Accept(..)
        | Purpose::NewMap
        | Purpose::SaveCopy
        | Purpose::MergeFile
        | Purpose::SavePicture
        | Purpose::Export
        | Purpose::Import => Edit::Batch(Vec::new()),
    })
}

/// How a member sees the rung.
fn view(form: &Form, partnership: &Id, today: Day) -> View {
    View {
        actor: form.id("actor").unwrap_or_else(|| partnership.clone()),
        rung: form.code("rung").unwrap_or(Rung::Communication),
        date: form.day("date", today),
    }
}

/// A partnership is one of two parties at least.
fn two_members(form: &Form, lang: Lang) -> Result<(), (&'static str, String)> {
    if form.ids("members").len() < 2 { Err(("members", words::two_members(lang).to_owned())) } else { Ok(()) }
}

/// The record that a form about needs, sources, areas or relations describes.
fn record(
    form: &Form,
    map: &PartnershipMap,
    lang: Lang,
    today: Day,
) -> Result<AnyRecord, (&'static str, String)> {
    Ok(match &form.purpose {
        Purpose::NewNeed | Purpose::EditNeed(_) => need::need_of(form, map, today).into(),
        Purpose::NewResource | Purpose::EditResource(_) => {
            let source = need::resource_of(form, map, today);
            source.ok_or_else(|| ("owner", words::no_longer_there(lang).to_owned()))?.into()
        }
        Purpose::Trust(ratee) => {
            let one = relation::trust_of(form, map, ratee, today);
            one.ok_or_else(|| ("reliability", words::one_score(lang).to_owned()))?.into()
        }
        Purpose::Value(partnership) => {
            let one = relation::value_of(form, partnership, today);
            one.ok_or_else(|| ("actor", words::no_longer_there(lang).to_owned()))?.into()
        }
        Purpose::Proposal(to, old) => relation::proposal_of(form, map, to, old.as_ref(), today).into(),
        _ => need::area_of(form, map).into(),
    })
}

fn actor(form: &Form, map: &PartnershipMap, today: Day) -> Actor {
    let name = form.text("name").unwrap_or_default();
    let kind = form.code("kind").unwrap_or(ActorKind::Community);
    let old = match &form.purpose {
        Purpose::EditActor(id) => map.actors.get(id).cloned(),
        _ => None,
    };
    let mut actor =
        old.unwrap_or_else(|| Actor::new(Id::from_name(&name, |id| map.actors.has(id)), &name, kind));
    actor.name = name;
    actor.kind = kind;
    actor.contact_role = form.text("contact_role");
    let lines = form.list("services");
    if lines != actor.services.iter().map(Service::line).collect::<Vec<_>>() {
        actor.services = lines.iter().map(|line| Service::from_line(line)).collect();
    }
    actor.introduced_by = form.id("introduced_by");
    actor.status = form.code("status");
    actor.subtype = form.text("subtype");
    actor.sector = form.code("sector");
    actor.level = form.code("level");
    actor.areas = form.list("areas");
    actor.formality = form.code("formality");
    actor.strengths = form.list("strengths");
    actor.weaknesses = form.list("weaknesses");
    actor.offers = form.list("offers");
    actor.wants = form.list("wants");
    actor.power = form.number("power");
    actor.interest = form.number("interest");
    actor.closeness = form.number("closeness");
    actor.benefit = form.number("benefit");
    actor.stance = form.code("stance");
    actor.state_roles = form.codes("state_roles");
    actor.contact_channel = form.text("contact_channel");
    let (how, date) = (form.code("consent_how"), form.day("consent_date", today));
    actor.consent = (how.is_some() || date.is_some()).then_some(Consent { how, date });
    actor.notes = form.text("notes");
    actor
}

fn contact(form: &Form, map: &PartnershipMap, actor: &Id, today: Day) -> Contact {
    let date = form.day("date", today).unwrap_or(today);
    Contact {
        id: Id::from_name(&format!("{actor}-{date}"), |id| map.contacts.has(id)),
        date,
        actor: actor.clone(),
        partnership: form.id("partnership"),
        kind: form.code("kind"),
        medium: form.code("medium"),
        by: form.text("by"),
        purpose: form.text("purpose"),
        outcome: form.text("outcome"),
        result: form.code("result"),
        next_step: form.text("next_step"),
        next_date: form.day("next_date", today),
    }
}

fn partnership(form: &Form, map: &PartnershipMap, today: Day) -> Partnership {
    let name = form.text("name").unwrap_or_default();
    let old = match &form.purpose {
        Purpose::EditPartnership(id) => map.partnerships.get(id).cloned(),
        _ => None,
    };
    let fresh = || Partnership::new(Id::from_name(&name, |id| map.partnerships.has(id)), &name, Vec::new());
    let mut one = old.unwrap_or_else(fresh);
    one.name = name;
    one.members = form.ids("members");
    one.goal = form.text("goal");
    one.target = form.code("target");
    one.status = form.code("status");
    one.lead = form.id("lead");
    one.purpose = form.codes("purpose");
    one.target_reason = form.text("target_reason");
    one.needs = form.ids("needs");
    one.step = form.number("step");
    one.approach = form.code("approach");
    one.emergency_until = form.day("emergency_until", today);
    one.exit_plan = form.text("exit_plan");
    one.formality = form.code("formality");
    one.decision_mode = form.code("decision_mode");
    one.values = form.codes("values");
    one.continuity = form.code("continuity");
    one.synergy = form.codes("synergy");
    one.participation = ParticipationStage::ALL
        .iter()
        .filter_map(|stage| Some((*stage, form.code(&partnership::participation_key(*stage))?)))
        .collect();
    one.joint_areas = form.list("joint_areas");
    one.structure = form.text("structure");
    one.channels = form.list("channels");
    one.control = form.text("control");
    one.rules = form.text("rules");
    one.conflict = form.text("conflict");
    one.review_days = form.number("review_days");
    one.start = form.day("start", today);
    one.end = form.day("end", today);
    one.end_reason = form.text("end_reason");
    one.next_action = form.text("action_text").map(|text| NextAction {
        text,
        actor: form.id("action_actor"),
        due: form.day("action_due", today),
    });
    one
}

fn contribution(form: &Form, map: &PartnershipMap, partnership: &Id, today: Day) -> Contribution {
    let giver = form.id("giver").unwrap_or_else(|| partnership.clone());
    let date = form.day("date", today).unwrap_or(today);
    Contribution {
        id: Id::from_name(&format!("{giver}-{date}"), |id| map.contributions.has(id)),
        partnership: partnership.clone(),
        giver,
        receiver: form.chosen("receiver").first().map(|word| (*word).to_owned()),
        category: form.code("category").unwrap_or(SourceCategory::Money),
        description: form.text("description"),
        quantity: None,
        unit: None,
        value_rp: form.number("value_rp"),
        estimated: None,
        date,
        status: form.code("status"),
        obligation: None,
        stimulant: None,
    }
}

fn agreement(form: &Form, map: &PartnershipMap, today: Day) -> Edit {
    let title = form.text("title").unwrap_or_default();
    let kind = form.code("kind").unwrap_or(AgreementKind::Mou);
    let old = match &form.purpose {
        Purpose::EditAgreement(id) => map.agreements.get(id).cloned(),
        _ => None,
    };
    let fresh = || Agreement::new(Id::from_name(&title, |id| map.agreements.has(id)), &title, kind);
    let new = old.is_none();
    let mut one = old.unwrap_or_else(fresh);
    one.title = title;
    one.kind = kind;
    let known = std::mem::take(&mut one.parties);
    for id in form.ids("parties") {
        let mut party =
            known.iter().find(|party| party.actor == id).cloned().unwrap_or_else(|| Party::of(id.clone()));
        // A party that was added in this form has no fields of its own yet.
        let (number, role) = (format!("number:{id}"), format!("role:{id}"));
        if form.field(&number).is_some() {
            (party.number, party.signatory_role) = (form.text(&number), form.text(&role));
        }
        one.parties.push(party);
    }
    one.partnership = form.id("partnership");
    one.parent = form.id("parent");
    one.start = form.day("start", today);
    one.end = form.day("end", today);
    one.witness_role = form.text("witness_role");
    one.place = form.text("place");
    one.extension = form.code("extension");
    one.notice_days = form.number("notice_days");
    one.scope = form.list("scope");
    one.legal_basis = form.list("legal_basis");
    one.stamp_duty = form.code("stamp_duty");
    one.file = form.text("file");
    let (id, start, end) = (one.id.clone(), one.start, one.end);
    let put = Edit::Put(one.into());
    match form.day("signed", today).filter(|_| new) {
        None => put,
        Some(signed) => {
            let sign = Edit::Sign { agreement: id, signed, start: start.unwrap_or(signed), end };
            Edit::Batch(vec![put, sign])
        }
    }
}

fn with_promise(
    form: &Form,
    map: &PartnershipMap,
    id: &Id,
    today: Day,
    lang: Lang,
) -> Result<Agreement, (&'static str, String)> {
    let mut one = map
        .agreements
        .get(id)
        .cloned()
        .ok_or_else(|| ("description", words::no_longer_there(lang).to_owned()))?;
    let taken = |candidate: &Id| one.obligation.iter().any(|promise| promise.id == *candidate);
    let number = one.obligation.len() + 1;
    one.obligation.push(Obligation {
        id: Id::from_name(&format!("{id}-{number}"), taken),
        party: form.id("party"),
        description: form.text("description").unwrap_or_default(),
        measure: form.text("measure"),
        due: form.day("due", today),
        recurs: form.code("recurs"),
        status: Some(ObligationStatus::Pending),
        fulfilled: None,
        evidence: None,
        waived_reason: None,
    });
    Ok(one)
}

/// What the map says about itself after a form; a new map's form is read by [`new_map`].
fn info(form: &Form, map: &PartnershipMap, today: Day) -> MapInfo {
    let mut info = (*map.info).clone();
    info.title = form.text("title").unwrap_or_default();
    info.area = form.text("area");
    info.anchor = form.id("anchor");
    info.goal = form.text("goal");
    info.programme = form.text("programme");
    info.level = form.code("level");
    info.owner_role = form.text("owner_role");
    info.support_system = form.code("support_system");
    info.phase = form.code("phase");
    info.start = form.day("start", today);
    info.end = form.day("end", today);
    info.language = form.code("language");
    info.privacy = form.code("privacy");
    info.settings.expiring_days = form.number("expiring_days");
    info.settings.review_days = form.number("review_days");
    info
}

/// The map that the form of a new map asks for: its anchor becomes the first party.
pub fn new_map(form: &Form, lang: Lang) -> PartnershipMap {
    let mut info = MapInfo::new(&form.text("title").unwrap_or_default());
    info.area = form.text("area");
    info.language = Some(lang);
    let anchor = form.text("anchor_name");
    let actor = anchor.map(|name| Actor::new(Id::from_name(&name, |_| false), &name, ActorKind::Community));
    info.anchor = actor.as_ref().map(|actor| actor.id.clone());
    let mut map = PartnershipMap::new(info);
    if let Some(actor) = actor {
        // The table is empty, so the id is free.
        let _ = map.actors.push(actor);
    }
    map
}
