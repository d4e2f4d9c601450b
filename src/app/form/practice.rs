//! Forms about what is due, and about findings that are known and accepted.

use crate::agenda::{self, Item};
use crate::insight::Finding;
use crate::locale::forms as words;
use crate::model::*;
use crate::report::findings::Told;

use super::{Field, Form, Purpose, party};

/// Another day for something that is due.
pub fn later(item: &Item, what: &str, today: Day) -> Form {
    let fields = vec![Field::date("date", words::new_day, Some(today.plus_days(7))).ahead().required()];
    Form::new(Purpose::Later(item.uid.clone()), words::later, fields).about(what)
}

/// The day of a meeting that was not today.
pub fn meeting_on(today: Day) -> Form {
    let fields = vec![Field::date("date", words::date, Some(today.plus_days(-1))).required()];
    Form::new(Purpose::MeetingOn, words::meeting_on, fields)
}

/// Another party for something that is due.
pub fn hand_over(map: &PartnershipMap, item: &Item, what: &str) -> Form {
    let fields = vec![party::pick(map, "actor", words::responsible, item.who.as_ref()).required()];
    Form::new(Purpose::HandOver(item.uid.clone()), words::hand_over, fields).about(what)
}

/// Why and until when a finding is accepted.
pub fn accept(finding: &Finding, told: &Told, today: Day) -> Form {
    let fields = vec![
        Field::text("reason", words::accept_reason, None).required(),
        Field::date("until", words::accept_until, Some(today.plus_days(90))).ahead().required(),
        Field::text("by", words::by, None).more(),
    ];
    let subjects = if told.places.len() > 1 { Vec::new() } else { finding.subjects.clone() };
    Form::new(Purpose::Accept(finding.rule.code().to_owned(), subjects), words::accept, fields)
        .about(told.sentence.title)
}

/// The edit that one of these forms asks for.
pub fn edit(form: &Form, map: &PartnershipMap, items: &[Item], today: Day) -> Option<Edit> {
    let item = |uid: &String| items.iter().find(|item| item.uid == *uid);
    match &form.purpose {
        Purpose::Later(uid) => agenda::postpone(map, item(uid)?, form.day("date", today)?),
        Purpose::HandOver(uid) => agenda::hand_over(map, item(uid)?, &form.id("actor")?),
        Purpose::Accept(rule, subjects) => Some(Edit::Put(
            Acknowledgement {
                insight: rule.clone(),
                subjects: subjects.iter().map(ToString::to_string).collect(),
                reason: form.text("reason")?,
                until: form.day("until", today)?,
                by: form.text("by"),
            }
            .into(),
        )),
        _ => None,
    }
}
