//! The sheet of one party: its partners, what it gives and needs, and how it stands with others.

use std::collections::{BTreeMap, HashSet};

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::locale::{Label as _, dates, details, labels, screens as words};
use crate::model::{Actor, Contact, Id, Partnership, Rung, Service, Trust};

use super::actors::ties;
use super::detail::Sheet;
use super::listing::Scene;

/// All that is known of a party; what is inside stays inside while others look on.
pub(super) fn sheet<'a>(scene: Scene<'a>, actor: &'a Actor, room: Rect) -> Sheet<'a> {
    let lang = scene.lang;
    let mut sheet = Sheet::new(scene, room, &actor.name);
    let mut what = vec![format!("{} {}", scene.theme.kind_mark(actor.kind, lang), actor.kind.label(lang))];
    // The sub-kind is a free word of the file, often written as a code.
    what.extend(actor.subtype.as_ref().map(|word| word.replace('_', " ")));
    what.extend(actor.sector.map(|sector| sector.label(lang).to_owned()));
    what.extend(actor.level.map(|level| level.label(lang).to_owned()));
    what.extend(actor.formality.map(|form| form.label(lang).to_owned()));
    sheet.joined(&what, scene.theme.kind(actor.kind));
    if let Some(status) = actor.status {
        sheet.field(details::status(lang), status.label(lang));
    }
    partners(&mut sheet, actor);
    gives_and_takes(&mut sheet, actor);
    introduced_by(&mut sheet, actor);
    if !scene.app.hides_internals() {
        trust(&mut sheet, actor);
        contacts(&mut sheet, actor);
        inside(&mut sheet, actor);
    }
    sheet
}

fn partners(sheet: &mut Sheet<'_>, actor: &Actor) {
    let scene = sheet.scene;
    sheet.heading(words::partners_by_rung(scene.lang));
    let mut by_rung: BTreeMap<Option<Rung>, Vec<&Partnership>> = BTreeMap::new();
    for tie in ties(scene, &actor.id) {
        by_rung.entry(tie.rung()).or_default().push(tie);
    }
    if by_rung.is_empty() {
        sheet.dim(details::no_partners(scene.lang));
    }
    for (rung, ties) in by_rung.into_iter().rev() {
        let style = rung.map_or(scene.theme.dim, |rung| scene.theme.rung(rung));
        sheet.text(&labels::rung(rung, scene.lang), style);
        sheet.each(ties, |sheet, tie| {
            let names: Vec<&str> =
                tie.members.iter().filter(|id| **id != actor.id).map(|id| scene.name(id)).collect();
            sheet.bullet(&details::and_partners(scene.lang, &names.join(", "), &tie.name));
        });
    }
}

fn gives_and_takes(sheet: &mut Sheet<'_>, actor: &Actor) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    if !actor.services.is_empty() {
        sheet.heading(words::services(lang));
        let arrow = scene.theme.mark("→", "->");
        sheet.each(actor.services.iter().collect(), |sheet, service: &Service| {
            // Free words of the file, often written as codes.
            let mut text = service.category.replace('_', " ");
            if let Some(target) = &service.target {
                text = format!("{text} {arrow} {}", target.replace('_', " "));
            }
            if let Some(area) = &service.area {
                let known = Id::new(area).and_then(|id| scene.map().areas.get(&id));
                text = format!("{text} @ {}", known.map_or(area, |known| &known.name));
            }
            sheet.bullet(&text);
        });
    }
    let lists = [&actor.offers, &actor.wants, &actor.strengths, &actor.weaknesses];
    if lists.iter().any(|list| !list.is_empty()) {
        sheet.line(Line::default());
    }
    sheet.field_of(words::offers(lang), &actor.offers);
    sheet.field_of(words::wants(lang), &actor.wants);
    sheet.field_of(words::strengths(lang), &actor.strengths);
    // Nobody wants to read the own weaknesses on a wall.
    if !scene.app.hides_internals() {
        sheet.field_of(words::weaknesses(lang), &actor.weaknesses);
    }
    let owned: Vec<_> = scene.map().resources.iter().filter(|one| one.owner == actor.id).collect();
    if !owned.is_empty() {
        sheet.heading(details::resources(lang));
        sheet.each(owned, |sheet, one| {
            let mut text = format!("{}: {}", one.category.label(lang), one.description);
            if let Some(value) = one.value_rp {
                text = format!("{text}, {}", dates::rupiah(lang, value));
            }
            if let Some(status) = one.status {
                text = format!("{text} ({})", labels::lower(status.label(lang)));
            }
            sheet.bullet(&text);
        });
    }
}

/// The whole chain of who brought whom; a circle in the file ends it.
fn introduced_by(sheet: &mut Sheet<'_>, actor: &Actor) {
    let scene = sheet.scene;
    let mut chain = vec![actor.name.clone()];
    let mut seen = HashSet::from([&actor.id]);
    let mut next = actor.introduced_by.as_ref();
    while let Some(id) = next.filter(|id| seen.insert(*id)) {
        chain.push(scene.name(id).to_owned());
        next = scene.map().actors.get(id).and_then(|actor| actor.introduced_by.as_ref());
    }
    if chain.len() > 1 {
        sheet.heading(words::introduced_by(scene.lang));
        let arrow = scene.theme.mark(" ← ", " <- ");
        sheet.text(&chain.join(arrow), scene.theme.text);
    }
}

/// The mean of what was scored, in tenths.
fn mean(trust: &Trust) -> Option<i64> {
    let scores: Vec<i64> = [trust.reliability, trust.openness, trust.shared_goal, trust.equality]
        .into_iter()
        .flatten()
        .filter(|score| (1..=4).contains(score))
        .collect();
    let count = i64::try_from(scores.len()).ok().filter(|count| *count > 0)?;
    Some((scores.iter().sum::<i64>() * 10 + count / 2) / count)
}

fn trust(sheet: &mut Sheet<'_>, actor: &Actor) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    // The latest word counts, for every pair and direction.
    let mut latest: BTreeMap<(bool, &Id), &Trust> = BTreeMap::new();
    for one in scene.map().trust.iter() {
        let key = if one.rater == actor.id {
            (false, &one.ratee)
        } else if one.ratee == actor.id {
            (true, &one.rater)
        } else {
            continue;
        };
        let kept = latest.entry(key).or_insert(one);
        if one.date >= kept.date {
            *kept = one;
        }
    }
    if latest.is_empty() {
        return;
    }
    sheet.heading(&format!("{} ({})", words::trust(lang), details::mean_of_four(lang)));
    let entries: Vec<_> = latest.into_iter().collect();
    sheet.each(entries, |sheet, ((received, other), one)| {
        let mark = if received { scene.theme.mark("←", "<-") } else { scene.theme.mark("→", "->") };
        let score = mean(one).map_or_else(|| "-".to_owned(), |mean| details::tenths(lang, mean));
        let text = format!("{} {score} ({})", scene.name(other), scene.day(one.date));
        sheet.item((mark, scene.theme.dim), &text, scene.theme.text);
    });
}

fn contacts(sheet: &mut Sheet<'_>, actor: &Actor) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    let slots = scene.session.facts.contacts_of.get(&actor.id);
    let all = slots.into_iter().flatten().filter_map(|slot| scene.map().contacts.at(*slot));
    let mut all: Vec<&Contact> = all.map(AsRef::as_ref).collect();
    let reach: Vec<&str> =
        [&actor.contact_role, &actor.contact_channel].into_iter().flatten().map(String::as_str).collect();
    if all.is_empty() && reach.is_empty() {
        return;
    }
    sheet.heading(words::contacts(lang));
    if !reach.is_empty() {
        sheet.field(details::contact_role(lang), &reach.join(" · "));
        let how =
            actor.consent.as_ref().and_then(|consent| consent.how).map(|how| labels::lower(how.label(lang)));
        let when = actor.consent.as_ref().and_then(|consent| consent.date).map(|day| dates::long(lang, day));
        let consent: Vec<String> = how.into_iter().chain(when).collect();
        if !consent.is_empty() {
            sheet.field(details::consent(lang), &consent.join(", "));
        } else if actor.contact_channel.is_some() {
            // A role alone is nobody's number.
            sheet.text(details::no_consent(lang), sheet.scene.theme.warn);
        } else {
            // Only a role is stored.
        }
    }
    all.sort_by_key(|contact| std::cmp::Reverse(contact.date));
    for (at, contact) in all.into_iter().take(3).enumerate() {
        // What was agreed earlier is done with once somebody has spoken again.
        contact_lines(sheet, contact, at == 0);
    }
}

/// One contact, and what is to be done next; shared with the sheet of a partnership.
pub(super) fn contact_lines(sheet: &mut Sheet<'_>, contact: &Contact, latest: bool) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    let mut text = scene.day(contact.date);
    for label in [contact.kind.map(|kind| kind.label(lang)), contact.medium.map(|medium| medium.label(lang))]
        .into_iter()
        .flatten()
    {
        text = format!("{text} · {}", labels::lower(label));
    }
    if let Some(outcome) = contact.outcome.as_ref().or(contact.purpose.as_ref()) {
        text = format!("{text}: {outcome}");
    }
    sheet.bullet(&text);
    if contact.next_step.is_none() && contact.next_date.is_none() {
        return;
    }
    let step = contact.next_step.clone().unwrap_or_else(|| words::next_action(lang).to_owned());
    let due = contact.next_date.map(|day| format!(" ({})", words::due(lang, &scene.day(day))));
    let late = latest && contact.next_date.is_some_and(|day| day < scene.app.today);
    let arrow = scene.theme.mark("→", "->");
    let text = format!("{arrow} {step}{}", due.unwrap_or_default());
    if late {
        sheet.below(&format!("{text} ! {}", words::late(lang)), scene.theme.warn);
    } else {
        sheet.below(&text, scene.theme.text);
    }
}

/// What is kept from others: power, interest, stance and notes.
fn inside(sheet: &mut Sheet<'_>, actor: &Actor) {
    let lang = sheet.scene.lang;
    sheet.line(Line::default());
    if let Some(power) = actor.power {
        sheet.field(details::power(lang), &details::score(lang, power));
    }
    if let Some(interest) = actor.interest {
        sheet.field(details::interest(lang), &details::score(lang, interest));
    }
    if let Some(stance) = actor.stance {
        sheet.field(details::stance(lang), &labels::lower(stance.label(lang)));
    }
    if let Some(notes) = &actor.notes {
        sheet.field(details::notes(lang), notes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::ScreenKind;
    use crate::model::{ActorKind, Lang, MapInfo, PartnershipMap};
    use crate::ui::listing::tests::{opened, picture, rw07};

    #[test]
    fn a_party_shows_its_partners_and_trust_and_hides_what_is_inside() {
        let mut app = rw07(ScreenKind::Actors);
        app.selected.actor = Id::new("lsmbina");
        app.detail = true;
        let shown = picture(&mut app, 120, 60, false);
        assert!(shown.contains("3 Koordinasi"), "{shown}");
        assert!(shown.contains("Kepercayaan (rata-rata dari nilai 1-4)"));
        assert!(shown.contains("→ Balai Latihan Kerja") && shown.contains(" 3,0 (1 Feb 2026)"));
        app.presenting = true;
        let shown = picture(&mut app, 120, 60, false);
        for hidden in ["Kepercayaan", "Pengaruh", "Kepentingan", "Kontak"] {
            assert!(!shown.contains(hidden), "{hidden}");
        }
    }

    #[test]
    fn a_next_step_that_was_due_is_marked() {
        let mut app = rw07(ScreenKind::Actors);
        app.selected.actor = Id::new("bpr");
        app.detail = true;
        let shown = picture(&mut app, 100, 60, false);
        assert!(shown.contains("Kirim rancangan kelas (tenggat 5 Mar 2026) ! terlambat"), "{shown}");
        app.settings.language = Some(Lang::English);
        assert!(picture(&mut app, 100, 60, false).contains("(due 5 Mar 2026) ! late"));
    }

    #[test]
    fn a_circle_of_introductions_ends() {
        let mut map = PartnershipMap::new(MapInfo::new("Lingkaran"));
        for (id, by) in [("a", "b"), ("b", "c"), ("c", "a")] {
            let mut actor = Actor::new(Id::new(id).unwrap(), &id.to_uppercase(), ActorKind::Other);
            actor.introduced_by = Id::new(by);
            map.actors.push(actor).unwrap();
        }
        let mut app = opened(map);
        app.go(ScreenKind::Actors);
        assert!(picture(&mut app, 100, 30, true).contains("A <- B <- C "));
    }
}
