//! What is due in words, with names instead of ids.

use crate::agenda::{Item, Matter};
use crate::locale::agenda as words;
use crate::model::{Day, Lang, PartnershipMap};

/// What is to be done, in one line.
pub fn sentence(lang: Lang, map: &PartnershipMap, item: &Item) -> String {
    let document = |id| map.agreements.get(id).map(|one| one.title.clone()).unwrap_or_default();
    let tie = |id| map.partnerships.get(id).map(|one| one.name.clone()).unwrap_or_default();
    let text = item.text.as_deref().unwrap_or_default();
    match &item.matter {
        Matter::Ending { agreement } => words::ending(lang, &document(agreement)),
        Matter::Promise { agreement, .. } => words::promise(lang, text, &document(agreement)),
        Matter::Emergency { partnership } => words::emergency(lang, &tie(partnership)),
        Matter::FollowUp { .. } => words::follow_up(lang, text),
        Matter::Contact { .. } => {
            let name = item.who.as_ref().map(|id| map.actor_name(id)).unwrap_or_default();
            if text.is_empty() { words::contact(lang, name) } else { words::contact_about(lang, name, text) }
        }
        Matter::Action { partnership } => words::action(lang, text, &tie(partnership)),
        Matter::Review { partnership } => words::review(lang, &tie(partnership)),
        Matter::Meeting { .. } if text.is_empty() => words::meeting(lang).to_owned(),
        Matter::Meeting { .. } => words::meeting_at(lang, text),
        Matter::Report { proposal } => {
            let found = map.proposals.get(proposal);
            let title = found.map(|one| one.title.clone()).unwrap_or_default();
            let to = found.map(|one| map.actor_name(&one.to)).unwrap_or_default();
            words::report(lang, &title, to)
        }
    }
}

/// Who answers for it; nothing where that is said already, or nobody in particular has to.
pub fn responsible(lang: Lang, map: &PartnershipMap, item: &Item) -> Option<String> {
    match (&item.matter, &item.who) {
        (Matter::Contact { .. } | Matter::Report { .. } | Matter::Meeting { .. }, _) => None,
        (_, Some(who)) => Some(words::by(lang, map.actor_name(who))),
        (Matter::Promise { .. } | Matter::FollowUp { .. } | Matter::Action { .. }, None) => {
            Some(words::nobody(lang).to_owned())
        }
        (_, None) => None,
    }
}

/// When it is due, seen from a day.
pub fn when(lang: Lang, item: &Item, today: Day) -> String {
    match today.days_until(item.due) {
        0 => words::today(lang).to_owned(),
        days if days < 0 => words::late(lang, -days),
        days => words::within(lang, days),
    }
}
