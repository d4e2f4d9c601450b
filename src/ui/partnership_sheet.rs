//! The sheet of one partnership: where it stands, where it wants to, what happened, and what comes next.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::locale::{Label as _, dates, details, forms, labels, screens as words};
use crate::model::ladder::still_open;
use crate::model::{Code as _, Contact, Contribution, Id, LadderEntry, Partnership, PartnershipStatus, Rung};

use super::actor_sheet::contact_lines;
use super::canvas::pad;
use super::chart::Stairs;
use super::detail::Sheet;
use super::listing::Scene;

/// Columns of a rung with its marks, where the stair stands beside the ladder.
const LADDER: usize = 18;
/// The narrowest stair that still says something.
const STAIR: usize = 30;

/// All that is known of a partnership; the most important things first.
pub(super) fn sheet<'a>(scene: Scene<'a>, one: &'a Partnership, room: Rect) -> Sheet<'a> {
    let mut sheet = Sheet::new(scene, room, &one.name);
    standing(&mut sheet, one);
    ladder(&mut sheet, one);
    touched(&mut sheet, one);
    next(&mut sheet, one);
    members(&mut sheet, one);
    views(&mut sheet, one);
    contributions(&mut sheet, one);
    documents(&mut sheet, one);
    history(&mut sheet, one);
    if !scene.app.hides_internals() {
        contacts(&mut sheet, one);
        if let Some(conflict) = &one.conflict {
            sheet.heading(details::conflict(scene.lang));
            sheet.text(conflict, scene.theme.text);
        }
    }
    sheet
}

fn standing(sheet: &mut Sheet<'_>, one: &Partnership) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    let rung = one.rung();
    let mut said = vec![labels::rung(rung, lang)];
    if let (Some(since), Some(days)) = (one.since(), one.days_on_rung(scene.app.today)) {
        said.push(words::since(lang, &scene.day(since), days));
    }
    let status = one.status.filter(|status| *status != PartnershipStatus::Active);
    said.extend(status.map(|status| labels::lower(status.label(lang))));
    sheet.joined(&said, rung.map_or(scene.theme.strong, |rung| scene.theme.rung(rung)));
    if let Some(rung) = rung {
        sheet.dim(rung.definition().in_language(lang));
    }
    sheet.line(Line::default());
}

/// The ladder, top rung first; beside it the stair of its history, where there is room.
fn ladder(sheet: &mut Sheet<'_>, one: &Partnership) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    let theme = scene.theme;
    let beside = sheet.columns >= LADDER + STAIR;
    let columns = sheet.columns.saturating_sub(LADDER);
    let stairs = Stairs::new(one, scene.app.today, columns, theme.ascii);
    for rung in Rung::ALL.iter().rev() {
        let here = one.rung() == Some(*rung);
        let wanted = one.target == Some(*rung);
        let mark = match (here, wanted) {
            (true, _) => theme.mark("●", "*"),
            (false, true) => theme.mark("◎", "o"),
            (false, false) => theme.mark("│", "|"),
        };
        let style = if here || wanted { theme.rung(*rung) } else { theme.dim };
        let name = format!("{mark} {}", labels::rung(Some(*rung), lang));
        let mut spans = vec![Span::styled(pad(&name, LADDER), style)];
        if let Some(stairs) = stairs.as_ref().filter(|_| beside) {
            spans.push(Span::styled(stairs.row(*rung), theme.text));
        } else {
            let said = [here.then(|| details::here(lang)), wanted.then(|| details::target(lang))];
            let said: Vec<&str> = said.into_iter().flatten().collect();
            spans.push(Span::styled(said.join(", "), theme.dim));
        }
        sheet.line(Line::from(spans));
    }
    if let Some(stairs) = stairs.filter(|_| beside) {
        let axis = format!("{}{}", " ".repeat(LADDER), stairs.axis(lang));
        sheet.line(Line::styled(axis, theme.dim));
    }
}

/// The stair by itself, for a sheet on which it does not fit beside the ladder.
fn stair(sheet: &mut Sheet<'_>, one: &Partnership) {
    let (scene, theme) = (sheet.scene, sheet.scene.theme);
    let columns = sheet.columns.saturating_sub(2);
    if sheet.columns >= LADDER + STAIR {
        return;
    }
    let Some(stairs) = Stairs::new(one, scene.app.today, columns, theme.ascii) else {
        return;
    };
    for rung in Rung::ALL.iter().rev() {
        let digit = Span::styled(format!("{} ", rung.digit()), theme.dim);
        sheet.line(Line::from(vec![digit, Span::raw(stairs.row(*rung))]));
    }
    let axis = format!("  {}", stairs.axis(scene.lang));
    sheet.line(Line::styled(axis, theme.dim));
}

/// Age, target, the last sign of life, and whether it is time to look again.
fn touched(sheet: &mut Sheet<'_>, one: &Partnership) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    let today = scene.app.today;
    sheet.line(Line::default());
    let born = one.start.or_else(|| one.by_date().first().map(|entry| entry.date));
    let mut said = Vec::new();
    if let Some(born) = born.filter(|born| *born <= today) {
        said.push(words::age(lang, born.days_until(today)));
    }
    if let Some(target) = one.target {
        said.push(words::target_is(lang, &labels::rung(Some(target), lang)));
    }
    let last = scene.session.facts.last_touch(one);
    said.push(last.map_or_else(
        || details::never_touched(lang).to_owned(),
        |day| words::last_touch(lang, &scene.day(day)),
    ));
    sheet.joined(&said, scene.theme.text);
    let every = one.review_days.unwrap_or_else(|| scene.map().info.settings.review());
    let due = last.is_some_and(|day| day.days_until(today) > every);
    if due && one.status != Some(PartnershipStatus::Ended) {
        sheet.text(&format!("! {}", words::review_due(lang)), scene.theme.warn);
    }
    if let Some(reason) = &one.target_reason {
        sheet.field(details::target_reason(lang), reason);
    }
    sheet.field(details::goal(lang), one.goal.as_deref().unwrap_or(details::no_goal(lang)));
}

/// What is to be done: the agreed step, what the next rung asks for, advice, and the question of a review.
fn next(sheet: &mut Sheet<'_>, one: &Partnership) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    sheet.heading(words::next_action(lang));
    if let Some(action) = &one.next_action {
        let mut text = action.text.clone();
        if let Some(actor) = &action.actor {
            text = format!("{text} · {}", scene.name(actor));
        }
        if let Some(due) = action.due {
            text = format!("{text} ({})", words::due(lang, &scene.day(due)));
        }
        let late = action.due.is_some_and(|due| due < scene.app.today);
        if late {
            sheet.item(("!", scene.theme.warn), &format!("{text} {}", words::late(lang)), scene.theme.warn);
        } else {
            sheet.bullet(&text);
        }
    } else {
        sheet.dim(words::no_next_action(lang));
    }
    let Some(rung) = one.rung() else { return };
    if let Some(up) = rung.up() {
        let open = still_open(up, one.ticked());
        if open.is_empty() {
            sheet.line(Line::default());
            sheet.text(words::ready_to_step(lang), scene.theme.good);
        } else {
            let name = labels::rung(Some(up), lang);
            sheet.heading(&format!("{} {} {name}", words::still_open(lang), scene.theme.mark("→", "->")));
            for item in open {
                let text = format!("{} {}", item.number, item.text.in_language(lang));
                sheet.item(("[ ]", scene.theme.dim), &text, scene.theme.text);
            }
        }
    }
    sheet.line(Line::default());
    sheet.field(words::advice(lang), rung.advice().in_language(lang));
    sheet.field(words::review_prompt(lang), rung.step_down_prompt().in_language(lang));
}

fn members(sheet: &mut Sheet<'_>, one: &Partnership) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    sheet.heading(words::members(lang));
    sheet.each(one.members.iter().collect(), |sheet, id: &Id| {
        let kind = scene.kind(id);
        let mark = scene.theme.kind_mark(kind, lang);
        let lead = one.lead.as_ref() == Some(id);
        let mut text = scene.map().actor_name(id).to_owned();
        if lead {
            text = format!("{text} · {}", details::lead(lang));
        }
        let style = if lead { scene.theme.strong } else { scene.theme.text };
        sheet.item((&mark, scene.theme.kind(kind)), &text, style);
    });
}

fn views(sheet: &mut Sheet<'_>, one: &Partnership) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    if one.view.is_empty() {
        return;
    }
    sheet.heading(words::views(lang));
    let seen: Vec<Rung> = one.members.iter().filter_map(|id| Some(one.view_of(id)?.rung)).collect();
    sheet.each(one.members.iter().collect(), |sheet, id: &Id| {
        let said = one.view_of(id).map_or_else(
            || details::no_view(lang).to_owned(),
            |view| {
                let when = view.date.map(|day| format!(" ({})", scene.day(day)));
                format!("{}{}", labels::rung(Some(view.rung), lang), when.unwrap_or_default())
            },
        );
        sheet.bullet(&format!("{}: {said}", scene.map().actor_name(id)));
    });
    if let (true, Some(low), Some(high)) = (one.views_differ(), seen.iter().min(), seen.iter().max()) {
        let gap = details::gap(lang, high.digit() - low.digit());
        sheet.dim(&format!("{gap}; {}", words::views_differ(lang)));
    }
}

fn contributions(sheet: &mut Sheet<'_>, one: &Partnership) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    sheet.heading(words::contributions(lang));
    let slots = scene.session.facts.contributions_of.get(&one.id);
    let all = slots.into_iter().flatten().filter_map(|slot| scene.map().contributions.at(*slot));
    let mut all: Vec<&Contribution> = all.map(AsRef::as_ref).collect();
    if all.is_empty() {
        sheet.dim(details::no_contributions(lang));
    }
    all.sort_by_key(|gift| std::cmp::Reverse(gift.date));
    sheet.each(all, |sheet, gift| {
        let arrow = scene.theme.mark("→", "->");
        let receiver = match gift.receiver.as_deref() {
            None | Some("joint") => forms::joint(lang).to_owned(),
            Some("residents") => forms::residents(lang).to_owned(),
            Some(id) => {
                Id::new(id).map_or_else(|| id.to_owned(), |id| scene.map().actor_name(&id).to_owned())
            }
        };
        sheet.bullet(&format!("{} {arrow} {receiver}", scene.name(&gift.giver)));
        let mut said = vec![gift.category.label(lang).to_owned()];
        said.extend(gift.value_rp.map(|value| dates::rupiah(lang, value)));
        said.extend(gift.status.map(|status| labels::lower(status.label(lang))));
        said.push(scene.day(gift.date));
        sheet.below(&said.join(" · "), scene.theme.dim);
        if let Some(text) = &gift.description {
            sheet.below(text, scene.theme.dim);
        }
    });
}

fn documents(sheet: &mut Sheet<'_>, one: &Partnership) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    sheet.heading(words::documents(lang));
    let ids = scene.session.facts.documents_of.get(&one.id);
    let all: Vec<_> = ids.into_iter().flatten().filter_map(|id| scene.map().agreements.get(id)).collect();
    if all.is_empty() {
        sheet.dim(details::no_documents(lang));
    }
    sheet.each(all, |sheet, one| {
        let standing = one.standing(scene.app.today, &scene.map().info.settings);
        let mark = scene.theme.mark("▤", "#");
        sheet.item((mark, scene.theme.dim), &one.title, scene.theme.text);
        let mut said = standing.label(lang).to_owned();
        if one.lifecycle().in_force() {
            said = format!("{said} · {}", scene.days_left(one));
        }
        sheet.below(&said, super::documents::style(scene, standing));
    });
}

/// The dated list, the newest first.
fn history(sheet: &mut Sheet<'_>, one: &Partnership) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    let entries = one.by_date();
    if entries.is_empty() {
        return;
    }
    sheet.heading(words::history(lang));
    stair(sheet, one);
    let mut before = None;
    let mut told: Vec<(Option<Rung>, &LadderEntry)> = Vec::new();
    for entry in entries {
        told.push((before, entry));
        before = Some(entry.rung);
    }
    told.reverse();
    sheet.each(told, |sheet, (before, entry)| {
        let kind = entry.kind_after(before).label(lang);
        let rung = labels::rung(Some(entry.rung), lang);
        let by = entry.by.as_ref().map(|role| format!(" · {}", details::by(lang, role)));
        sheet.bullet(&format!("{} · {kind} · {rung}{}", scene.day(entry.date), by.unwrap_or_default()));
        let proof: Vec<String> = entry
            .evidence
            .iter()
            .map(|proof| {
                let kind = proof.kind.map(|kind| kind.label(lang).to_owned());
                let parts = [kind, proof.note.clone(), proof.reference.clone()];
                parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
            })
            .collect();
        if !proof.is_empty() {
            let text = format!("{}: {}", words::evidence(lang), proof.join("; "));
            sheet.below(&text, scene.theme.dim);
        }
        if let Some(reason) = &entry.reason {
            sheet.below(&format!("{}: {reason}", words::reason(lang)), scene.theme.dim);
        }
    });
}

/// The latest contacts with members that were about this partnership.
fn contacts(sheet: &mut Sheet<'_>, one: &Partnership) {
    let scene = sheet.scene;
    let slots = one.members.iter().filter_map(|id| scene.session.facts.contacts_of.get(id));
    let mut all: Vec<&Contact> = slots
        .flatten()
        .filter_map(|slot| scene.map().contacts.at(*slot))
        .map(AsRef::as_ref)
        .filter(|contact| contact.partnership.as_ref() == Some(&one.id))
        .collect();
    if all.is_empty() {
        return;
    }
    all.sort_by_key(|contact| std::cmp::Reverse(contact.date));
    sheet.heading(words::contacts(scene.lang));
    for (at, contact) in all.into_iter().take(3).enumerate() {
        contact_lines(sheet, contact, at == 0);
    }
}
