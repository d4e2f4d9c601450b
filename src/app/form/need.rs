//! Forms about what residents need and what parties hold: needs, sources, areas, and a partnership planned for a need.

use crate::locale::{dates, forms as words};
use crate::model::*;

use super::{Choice, Field, Form, Purpose, partnership, party};

/// The areas of a map to choose from.
fn areas(map: &PartnershipMap) -> Vec<Choice> {
    map.areas.iter().map(|area| Choice::named(area.id.as_str(), &area.name)).collect()
}

/// The area as it is typed: by its name where the map knows it.
fn area_name(map: &PartnershipMap, area: Option<&str>) -> Option<String> {
    let known = area.and_then(Id::new).and_then(|id| map.areas.get(&id));
    known.map(|area| area.name.clone()).or_else(|| area.map(str::to_owned))
}

/// The area as it is stored: the id of a known one, or what was typed.
fn area_typed(map: &PartnershipMap, typed: Option<String>) -> Option<String> {
    let typed = typed?;
    let known = map.areas.iter().find(|area| area.name.to_lowercase() == typed.to_lowercase());
    Some(known.map_or(typed, |area| area.id.to_string()))
}

/// A new need, or a change of one.
pub fn need(map: &PartnershipMap, old: Option<&Need>) -> Form {
    let blank = Need::new(Id::from_name("x", |_| false), "");
    let one = old.unwrap_or(&blank);
    let meetings =
        map.meetings.iter().map(|one| Choice::named(one.id.as_str(), &dates::typed(one.date))).collect();
    let fields = vec![
        Field::text("title", words::need_title, Some(&one.title)).required(),
        Field::codes("resources", words::need_resources, &one.resources),
        Field::number("priority", words::priority, one.priority),
        Field::codes("identified_by", words::identified_by, &one.identified_by),
        Field::code("status", words::status, one.status).more(),
        Field::text("target", words::need_target, one.target.as_deref()).more(),
        Field::number("headcount", words::headcount, one.headcount).more(),
        Field::text("area", words::area, area_name(map, one.area.as_deref()).as_deref()).more(),
        Field::code("category", words::need_category, one.category).more(),
        Field::code("horizon", words::horizon, one.horizon).more(),
        Field::code("problem_level", words::problem_level, one.problem_level).more(),
        Field::codes("trap_factors", words::trap_factors, &one.trap_factors).more(),
        Field::yes_or_no("basic_right", words::basic_right, one.basic_right).more(),
        Field::yes_or_no("public_issue", words::public_issue, one.public_issue).more(),
        Field::pick(
            "identified_at",
            words::identified_at,
            meetings,
            one.identified_at.as_ref().map(Id::as_str),
        )
        .more(),
        Field::date("met_on", words::met_on, one.met_on).more(),
        Field::text("description", words::description, one.description.as_deref()).more(),
    ];
    match old {
        None => Form::new(Purpose::NewNeed, words::new_need, fields),
        Some(old) => Form::new(Purpose::EditNeed(old.id.clone()), words::edit_need, fields).about(&old.title),
    }
}

/// The need that a form describes.
pub(super) fn need_of(form: &Form, map: &PartnershipMap, today: Day) -> Need {
    let title = form.text("title").unwrap_or_default();
    let old = match &form.purpose {
        Purpose::EditNeed(id) => map.needs.get(id).cloned(),
        _ => None,
    };
    let mut one = old.unwrap_or_else(|| {
        let fresh = Need::new(Id::from_name(&title, |id| map.needs.has(id)), &title);
        Need { status: Some(NeedStatus::Open), ..fresh }
    });
    one.title = title;
    one.resources = form.codes("resources");
    one.priority = form.number("priority");
    one.identified_by = form.codes("identified_by");
    // A new need is open; the field says so only when it was filled.
    one.status = form.code("status").or(one.status);
    one.target = form.text("target");
    one.headcount = form.number("headcount");
    // Of two areas with one name the one that was chosen stays, as long as nobody types another.
    if form.is_touched("area") {
        one.area = area_typed(map, form.text("area"));
    }
    one.category = form.code("category");
    one.horizon = form.code("horizon");
    one.problem_level = form.code("problem_level");
    one.trap_factors = form.codes("trap_factors");
    one.basic_right = form.yes("basic_right");
    one.public_issue = form.yes("public_issue");
    one.identified_at = form.id("identified_at");
    one.met_on = form.day("met_on", today);
    one.description = form.text("description");
    one
}

/// A new source, or a change of one.
pub fn resource(map: &PartnershipMap, old: Option<&Resource>) -> Form {
    let status = old.map_or(Some(SourceStatus::Available), |one| one.status);
    let fields = vec![
        party::pick(map, "owner", words::owner, old.map(|one| &one.owner)).required(),
        Field::code("category", words::category, old.map(|one| one.category)).required(),
        Field::text("description", words::description, old.map(|one| one.description.as_str())).required(),
        Field::code("status", words::status, status),
        Field::number("value_rp", words::value_rp, old.and_then(|one| one.value_rp)).more(),
        Field::date("from", words::start, old.and_then(|one| one.from)).more(),
        Field::date("to", words::end, old.and_then(|one| one.to)).more(),
        Field::text("conditions", words::conditions, old.and_then(|one| one.conditions.as_deref())).more(),
        Field::code("nature", words::nature, old.and_then(|one| one.nature)).more(),
    ];
    match old {
        None => Form::new(Purpose::NewResource, words::new_resource, fields),
        Some(old) => Form::new(Purpose::EditResource(old.id.clone()), words::edit_resource, fields)
            .about(&old.description),
    }
}

/// The source that a form describes; nothing without an owner and a category, which the form demands.
pub(super) fn resource_of(form: &Form, map: &PartnershipMap, today: Day) -> Option<Resource> {
    let description = form.text("description")?;
    let old = match &form.purpose {
        Purpose::EditResource(id) => map.resources.get(id),
        _ => None,
    };
    let id =
        old.map_or_else(|| Id::from_name(&description, |id| map.resources.has(id)), |one| one.id.clone());
    Some(Resource {
        id,
        owner: form.id("owner")?,
        category: form.code("category")?,
        description,
        quantity: old.and_then(|one| one.quantity),
        unit: old.and_then(|one| one.unit.clone()),
        value_rp: form.number("value_rp"),
        from: form.day("from", today),
        to: form.day("to", today),
        conditions: form.text("conditions"),
        nature: form.code("nature"),
        status: form.code("status"),
    })
}

/// A new area.
pub fn area(map: &PartnershipMap) -> Form {
    let fields = vec![
        Field::text("name", words::name, None).required(),
        Field::code::<Level>("level", words::level, None),
        Field::pick("within", words::within, areas(map), None),
    ];
    Form::new(Purpose::NewArea, words::new_area, fields)
}

/// The area that a form describes.
pub(super) fn area_of(form: &Form, map: &PartnershipMap) -> Area {
    let name = form.text("name").unwrap_or_default();
    let id = Id::from_name(&name, |id| map.areas.has(id));
    Area { id, name, level: form.code("level"), within: form.id("within") }
}

/// A planned partnership for a need: the anchor, and whoever holds what is not there yet.
pub fn plan(
    map: &PartnershipMap,
    need: &Need,
    supplies: &[(SourceCategory, Supply)],
    around: &Surroundings<'_>,
) -> Form {
    let mut members: Vec<Id> = map.info.anchor.iter().cloned().collect();
    for (category, supply) in supplies {
        if matches!(supply, Supply::Missing | Supply::Elsewhere) {
            for source in around.holders(*category) {
                if !members.contains(&source.owner) {
                    members.push(source.owner.clone());
                }
            }
        }
    }
    party::leave_out_merged(map, &mut members);
    let mut one = Partnership::new(Id::from_name("x", |_| false), &need.title, members);
    one.needs = vec![need.id.clone()];
    one.goal.clone_from(&need.description);
    one.status = Some(PartnershipStatus::Planned);
    // Step 2 of 4 is mapping: the need is known, the holders of sources are being looked for.
    one.step = Some(2);
    partnership::planned(map, &one, Some(&need.id))
}
