//! Forms about parties: the party itself, a contact, two records that are one.

use crate::locale::forms as words;
use crate::model::*;

use super::{Choice, Field, Form, Purpose};

/// All parties of a map to choose from, merged ones left out.
pub fn actors(map: &PartnershipMap) -> Vec<Choice> {
    actors_with(map, &[])
}

/// The field in which one party is chosen.
pub fn pick(map: &PartnershipMap, key: &str, label: fn(Lang) -> &'static str, id: Option<&Id>) -> Field {
    let id = id.map(Id::as_str);
    Field::pick(key, label, actors_with(map, id.as_slice()), id)
}

/// The field in which several parties are chosen.
pub fn pick_many(map: &PartnershipMap, key: &str, label: fn(Lang) -> &'static str, ids: &[&str]) -> Field {
    Field::pick_many(key, label, actors_with(map, ids), ids)
}

/// Leaves those out that became part of another party, or are not there.
pub fn leave_out_merged(map: &PartnershipMap, ids: &mut Vec<Id>) {
    ids.retain(|id| map.actors.get(id).is_some_and(|actor| !actor.is_merged()));
}

/// All parties of a map to choose from, and of the merged ones those that are chosen already.
fn actors_with(map: &PartnershipMap, chosen: &[&str]) -> Vec<Choice> {
    map.actors
        .iter()
        .filter(|actor| !actor.is_merged() || chosen.contains(&actor.id.as_str()))
        .map(|actor| Choice::named(actor.id.as_str(), &actor.name))
        .collect()
}

/// A new party, or a change of one.
pub fn actor(map: &PartnershipMap, old: Option<&Actor>) -> Form {
    let blank = Actor::new(Id::from_name("x", |_| false), "", ActorKind::Community);
    let actor = old.unwrap_or(&blank);
    let introduced_by = actor.introduced_by.as_ref().map(Id::as_str);
    let others = actors_with(map, introduced_by.as_slice());
    let others = others.into_iter().filter(|one| one.value != actor.id.as_str()).collect();
    let services: Vec<String> = actor.services.iter().map(Service::line).collect();
    let fields = vec![
        Field::text("name", words::name, Some(&actor.name)).required(),
        Field::code("kind", words::kind, Some(actor.kind)).required(),
        Field::text("contact_role", words::contact_role, actor.contact_role.as_deref()),
        Field::list("services", words::services, &services),
        Field::pick("introduced_by", words::introduced_by, others, introduced_by).more(),
        Field::code("status", words::status, actor.status).more(),
        Field::text("subtype", words::subtype, actor.subtype.as_deref()).more(),
        Field::code("sector", words::sector, actor.sector).more(),
        Field::code("level", words::level, actor.level).more(),
        Field::list("areas", words::areas, &actor.areas).more(),
        Field::code("formality", words::formality, actor.formality).more(),
        Field::list("strengths", words::strengths, &actor.strengths).more(),
        Field::list("weaknesses", words::weaknesses, &actor.weaknesses).more(),
        Field::list("offers", words::offers, &actor.offers).more(),
        Field::list("wants", words::wants, &actor.wants).more(),
        Field::number("power", words::power, actor.power).more(),
        Field::number("interest", words::interest, actor.interest).more(),
        Field::number("closeness", words::closeness, actor.closeness).more(),
        Field::number("benefit", words::benefit, actor.benefit).more(),
        Field::code("stance", words::stance, actor.stance).more(),
        Field::codes("state_roles", words::state_roles, &actor.state_roles).more(),
        Field::text("contact_channel", words::contact_channel, actor.contact_channel.as_deref()).more(),
        Field::code("consent_how", words::consent, actor.consent.as_ref().and_then(|consent| consent.how))
            .more(),
        Field::date(
            "consent_date",
            words::consent_date,
            actor.consent.as_ref().and_then(|consent| consent.date),
        )
        .more(),
        Field::text("notes", words::notes, actor.notes.as_deref()).more(),
    ];
    match old {
        None => Form::new(Purpose::NewActor, words::new_actor, fields),
        Some(old) => {
            Form::new(Purpose::EditActor(old.id.clone()), words::edit_actor, fields).about(&old.name)
        }
    }
}

impl Service {
    /// A service on one line: `category > target @ area`.
    pub fn line(&self) -> String {
        let mut line = self.category.clone();
        if let Some(target) = &self.target {
            line.push_str(" > ");
            line.push_str(target);
        }
        if let Some(area) = &self.area {
            line.push_str(" @ ");
            line.push_str(area);
        }
        line
    }

    /// The service that a line says.
    pub fn from_line(line: &str) -> Self {
        let (rest, area) = line.split_once('@').map_or((line, None), |(rest, area)| (rest, Some(area)));
        let (category, target) = rest.split_once('>').map_or((rest, None), |(one, two)| (one, Some(two)));
        let filled =
            |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        Self { category: category.trim().to_owned(), target: filled(target), area: filled(area) }
    }
}

/// A contact with a party.
pub fn contact(map: &PartnershipMap, actor: &Actor, today: Day) -> Form {
    let earlier = map.contacts.iter().any(|contact| contact.actor == actor.id);
    let kind = if earlier { ContactKind::FollowUp } else { ContactKind::First };
    let shared = map
        .partnerships
        .iter()
        .filter(|one| one.members.contains(&actor.id))
        .map(|one| Choice::named(one.id.as_str(), &one.name))
        .collect();
    let fields = vec![
        Field::date("date", words::date, Some(today)).required(),
        Field::code("kind", words::contact_kind, Some(kind)),
        Field::code("medium", words::medium, Some(Medium::Visit)),
        Field::text("outcome", words::outcome, None),
        Field::code::<ContactResult>("result", words::result, None),
        Field::text("next_step", words::next_step, None),
        Field::date("next_date", words::next_date, None).ahead(),
        Field::text("purpose", words::contact_purpose, None).more(),
        Field::text("by", words::by, None).more(),
        Field::pick("partnership", words::partnership, shared, None).more(),
    ];
    Form::new(Purpose::Contact(actor.id.clone()), words::new_contact, fields).about(&actor.name)
}

/// The party that another one turns out to be.
pub fn merge(map: &PartnershipMap, gone: &Actor) -> Form {
    let others = actors(map).into_iter().filter(|one| one.value != gone.id.as_str()).collect();
    let fields = vec![Field::pick("keep", words::merge_into, others, None).required()];
    Form::new(Purpose::MergeActors(gone.id.clone()), words::merge_actors, fields).about(&gone.name)
}
