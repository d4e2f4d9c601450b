//! What the lines of a meeting say: written into it, and taken out again.

use crate::app::search::{Search, fold};
use crate::locale::{dates, meetings as words, quoted};
use crate::model::*;

use super::Part;

/// Writes one line into a meeting.
pub(super) fn write(
    meeting: &mut Meeting,
    part: Part,
    text: &str,
    map: &PartnershipMap,
    (lang, today): (Lang, Day),
) -> Result<(), String> {
    let actor = |text: &str| {
        let all: Vec<&Actor> = map.actors.iter().filter(|actor| !actor.is_merged()).collect();
        Search::new(text).rank(all, |actor| fold(&actor.name)).first().map(|actor| actor.id.clone())
    };
    match part {
        Part::Place => meeting.place = Some(text.to_owned()),
        Part::Start => {
            meeting.start_time = Some(Clock::parse(text).ok_or_else(|| words::bad_time(lang).to_owned())?);
        }
        Part::Parties => {
            let id = actor(text).ok_or_else(|| words::no_such_party(lang).to_owned())?;
            if !meeting.attending.contains(&id) {
                meeting.attending.push(id);
            }
        }
        Part::Heads => heads(meeting, text).ok_or_else(|| words::bad_heads(lang).to_owned())?,
        Part::Agenda => meeting.agenda.push(text.to_owned()),
        Part::Notes => {
            let before = meeting.notes.take().map(|notes| notes + "\n").unwrap_or_default();
            meeting.notes = Some(before + text);
        }
        Part::Decisions => {
            meeting.decisions.push(Decision {
                text: text.to_owned(),
                needs: Vec::new(),
                partnerships: Vec::new(),
            });
        }
        Part::FollowUps => {
            let mut parts = text.split(';').map(str::trim);
            let task = parts.next().unwrap_or_default().to_owned();
            let (mut who, mut due) = (None, None);
            for part in parts.filter(|part| !part.is_empty()) {
                match dates::parse_day_ahead(part, today) {
                    Some(day) => due = Some(day),
                    None => who = Some(actor(part).ok_or_else(|| words::neither(lang, &quoted(part)))?),
                }
            }
            let status = Some(FollowUpStatus::Open);
            meeting.followups.push(FollowUp { task, actor: who, due, status, done_on: None });
        }
        Part::Rungs | Part::Finish => {}
    }
    Ok(())
}

/// Heads as they are typed: an element, men, women; or only men and women of all.
pub(super) fn heads_of(text: &str) -> Option<(String, i64, i64)> {
    let words: Vec<&str> = text.split([' ', '/', ',']).filter(|word| !word.is_empty()).collect();
    let [name @ .., men, women] = words.as_slice() else { return None };
    let (men, women): (i64, i64) = (men.parse().ok()?, women.parse().ok()?);
    (men >= 0 && women >= 0).then(|| (name.join("_").to_lowercase(), men, women))
}

fn heads(meeting: &mut Meeting, text: &str) -> Option<()> {
    let (name, men, women) = heads_of(text)?;
    if name.is_empty() {
        (meeting.men, meeting.women) = (Some(men), Some(women));
        return Some(());
    }
    let follows = (meeting.men, meeting.women) == sums(meeting);
    meeting.elements.insert(name, HeadCount { men: Some(men), women: Some(women) });
    let (all_men, all_women) = sums(meeting);
    // The totals follow from the elements as long as they are written down one by one; totals that were written
    // themselves stay, but are never less than what the elements add up to.
    (meeting.men, meeting.women) =
        if follows { (all_men, all_women) } else { (meeting.men.max(all_men), meeting.women.max(all_women)) };
    Some(())
}

/// What the elements of a meeting add up to; nothing where no element says it.
fn sums(meeting: &Meeting) -> (Option<i64>, Option<i64>) {
    let sum = |of: fn(&HeadCount) -> Option<i64>| {
        meeting.elements.values().filter_map(of).reduce(i64::saturating_add)
    };
    (sum(|heads| heads.men), sum(|heads| heads.women))
}

/// Takes the totals away that were written themselves, which stand last; else an element, the last one written if that is
/// known, and the totals follow.
fn take_heads(meeting: &mut Meeting, written: &mut Vec<String>) -> bool {
    let followed = (meeting.men, meeting.women) == sums(meeting);
    let had = !followed || {
        let known = written.pop().and_then(|name| meeting.elements.remove(&name));
        known.is_some() || meeting.elements.pop_last().is_some()
    };
    (meeting.men, meeting.women) = sums(meeting);
    had
}

/// Takes the last line of a part away; says whether there was one. `written` has the elements in the order in which their
/// heads were written down, as far as that is known.
pub(super) fn take_last(meeting: &mut Meeting, part: Part, written: &mut Vec<String>) -> bool {
    match part {
        Part::Parties => meeting.attending.pop().is_some(),
        Part::Heads => take_heads(meeting, written),
        Part::Agenda => meeting.agenda.pop().is_some(),
        Part::Decisions => meeting.decisions.pop().is_some(),
        Part::FollowUps => meeting.followups.pop().is_some(),
        Part::Notes => match meeting.notes.take() {
            Some(notes) => {
                meeting.notes = notes.rsplit_once('\n').map(|(before, _)| before.to_owned());
                true
            }
            None => false,
        },
        Part::Place | Part::Start | Part::Rungs | Part::Finish => false,
    }
}
