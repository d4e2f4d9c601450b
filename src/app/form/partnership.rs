//! Forms about partnerships: the partnership itself, a contribution, a member's own view.

use crate::locale::forms as words;
use crate::model::*;

use super::{Choice, Field, Form, Purpose, party};

/// The members of a partnership to choose from.
fn members(map: &PartnershipMap, partnership: &Partnership) -> Vec<Choice> {
    partnership
        .members
        .iter()
        .map(|id| Choice::named(id.as_str(), map.actors.get(id).map_or(id.as_str(), |actor| &actor.name)))
        .collect()
}

/// A new partnership, or a change of one.
pub fn partnership(map: &PartnershipMap, old: Option<&Partnership>) -> Form {
    match old {
        None => {
            let mut blank = Partnership::new(Id::from_name("x", |_| false), "", Vec::new());
            blank.status = Some(PartnershipStatus::Active);
            planned(map, &blank, None)
        }
        Some(old) => {
            Form::new(Purpose::EditPartnership(old.id.clone()), words::edit_partnership, fields(map, old))
                .about(&old.name)
        }
    }
}

/// A new partnership of which something is known already, for a need perhaps.
pub fn planned(map: &PartnershipMap, one: &Partnership, need: Option<&Id>) -> Form {
    Form::new(Purpose::NewPartnership(need.cloned()), words::new_partnership, fields(map, one))
}

/// The key of the field that says how far residents take part in a stage.
pub(super) fn participation_key(stage: ParticipationStage) -> String {
    format!("participation:{}", stage.code())
}

fn fields(map: &PartnershipMap, one: &Partnership) -> Vec<Field> {
    let chosen: Vec<&str> = one.members.iter().map(Id::as_str).collect();
    let needs = map.needs.iter().map(|need| Choice::named(need.id.as_str(), &need.title)).collect();
    let wanted: Vec<&str> = one.needs.iter().map(Id::as_str).collect();
    let mut fields = vec![
        Field::text("name", words::name, Some(&one.name)).required(),
        party::pick_many(map, "members", words::members, &chosen).required(),
        Field::text("goal", words::goal, one.goal.as_deref()),
        Field::code("target", words::target, one.target),
        Field::code("status", words::status, one.status).more(),
        party::pick(map, "lead", words::lead, one.lead.as_ref()).more(),
        Field::codes("purpose", words::purpose, &one.purpose).more(),
        Field::text("target_reason", words::target_reason, one.target_reason.as_deref()).more(),
        Field::pick_many("needs", words::needs, needs, &wanted).more(),
        Field::number("step", words::step, one.step).more(),
        Field::code("approach", words::approach, one.approach).more(),
        Field::date("emergency_until", words::emergency_until, one.emergency_until).ahead().more(),
        Field::text("exit_plan", words::exit_plan, one.exit_plan.as_deref()).more(),
        Field::code("formality", words::tie_form, one.formality).more(),
        Field::code("decision_mode", words::decision_mode, one.decision_mode).more(),
        Field::codes("values", words::values, &one.values).more(),
        Field::list("joint_areas", words::joint_areas, &one.joint_areas).more(),
    ];
    fields.push(Field::code("continuity", words::continuity, one.continuity).more());
    fields.push(Field::codes("synergy", words::synergy, &one.synergy).more());
    fields.extend(ParticipationStage::ALL.iter().map(|stage| {
        let level = one.participation.get(stage).copied();
        Field::code(&participation_key(*stage), words::participation, level).about_code(*stage).more()
    }));
    fields.extend(working_together(map, one));
    fields
}

/// How the members work together, and what is next.
fn working_together(map: &PartnershipMap, one: &Partnership) -> Vec<Field> {
    let action = one.next_action.as_ref();
    let who = action.and_then(|action| action.actor.as_ref());
    vec![
        Field::text("structure", words::structure, one.structure.as_deref()).more(),
        Field::list("channels", words::channels, &one.channels).more(),
        Field::text("control", words::control, one.control.as_deref()).more(),
        Field::text("rules", words::rules, one.rules.as_deref()).more(),
        Field::text("conflict", words::conflict, one.conflict.as_deref()).more(),
        Field::number("review_days", words::review_days, one.review_days).more(),
        Field::date("start", words::start, one.start).more(),
        Field::date("end", words::end, one.end).more(),
        Field::text("end_reason", words::end_reason, one.end_reason.as_deref()).more(),
        Field::text("action_text", words::next_step, action.map(|action| action.text.as_str())).more(),
        party::pick(map, "action_actor", words::responsible, who).more(),
        Field::date("action_due", words::due, action.and_then(|action| action.due)).ahead().more(),
    ]
}

/// Something that a member gives, pledged or delivered.
pub fn contribution(map: &PartnershipMap, partnership: &Partnership, today: Day) -> Form {
    let mut receivers = members(map, partnership);
    for (value, label) in
        [("joint", words::joint as fn(Lang) -> &'static str), ("residents", words::residents)]
    {
        receivers.push(Choice {
            value: value.to_owned(),
            label: [label(Lang::Indonesian).to_owned(), label(Lang::English).to_owned()],
        });
    }
    let fields = vec![
        Field::pick("giver", words::giver, members(map, partnership), None).required(),
        Field::code("category", words::category, Some(SourceCategory::Money)).required(),
        Field::text("description", words::description, None),
        Field::number("value_rp", words::value_rp, None),
        Field::code("status", words::status, Some(ContributionStatus::Delivered)).required(),
        Field::date("date", words::date, Some(today)).required(),
        Field::pick("receiver", words::receiver, receivers, Some("joint")),
    ];
    Form::new(Purpose::Contribution(partnership.id.clone()), words::new_contribution, fields)
        .about(&partnership.name)
}

/// How one member sees the rung.
pub fn view(map: &PartnershipMap, partnership: &Partnership, today: Day) -> Form {
    let fields = vec![
        Field::pick("actor", words::member, members(map, partnership), None).required(),
        Field::code("rung", words::rung, partnership.rung()).required(),
        Field::date("date", words::date, Some(today)).required(),
    ];
    Form::new(Purpose::View(partnership.id.clone()), words::new_view, fields).about(&partnership.name)
}
