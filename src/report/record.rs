//! R2: a formal record of what a meeting agreed (*berita acara*), which is evidence for rung 5 and for priorities.

use super::asked::Missing;
use super::desk::{Desk, signer};
use super::document::{Report, Signer};
use super::minutes::{attendance, decisions, follow_up, kind, meeting};
use crate::locale::dates;
use crate::locale::reports::{self as common, meetings as words};
use crate::model::*;

pub(super) fn record(mut desk: Desk<'_>) -> Result<Report, Missing> {
    let meeting = meeting(&desk)?;
    let lang = desk.lang;
    let what = kind(lang, meeting);
    let day = common::formal_day(lang, meeting.date);
    let place = desk.or_blank(meeting.place.as_deref());
    desk.paragraph(words::on_this_day(lang, &day, &place, &what));
    let (men, women) = meeting.heads();
    if men.saturating_add(women) > 0 {
        let number = |value| dates::number(lang, value);
        desk.paragraph(words::attended_by(
            lang,
            &number(men.saturating_add(women)),
            &number(men),
            &number(women),
        ));
    }
    desk.section(words::basis(lang));
    let basis = match meeting.formal_invitation {
        Some(true) => words::basis_formal(lang),
        _ => words::basis_informal(lang),
    };
    desk.list(true, vec![basis.to_owned()]);
    attendance(&mut desk, meeting);
    desk.section(words::agreed(lang));
    let agreed = decisions(&desk, meeting);
    desk.list(true, agreed);
    desk.section(words::to_be_done(lang));
    let tasks = follow_up(&desk, meeting);
    desk.table(tasks);
    desk.paragraph(words::truth(lang));
    signed(&mut desk, meeting);
    let title = words::record_of(lang, &what).to_uppercase();
    let place = desk.place();
    Ok(desk.done(&title, place.into_iter().collect()))
}

/// The roles that the meeting named, or a representative of each party that came, and the witness.
fn signed(desk: &mut Desk<'_>, meeting: &Meeting) {
    let lang = desk.lang;
    let mut signers: Vec<Signer> = meeting.signatories.iter().map(|role| signer(desk.text(role))).collect();
    if signers.is_empty() {
        signers = meeting.attending.iter().map(|id| signer(words::for_party(lang, &desk.name(id)))).collect();
    }
    let witness =
        Signer { above: Some(common::acknowledged_by(lang).to_owned()), ..signer(common::rw_head(lang)) };
    signers.push(witness);
    let town = desk.town();
    desk.signatures(town.as_deref(), Some(meeting.date), signers);
}
