//! The sheet of one document: how long it binds, who signed, what was promised and what became of it.

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::locale::{Label as _, details, labels, screens as words};
use crate::model::{Agreement, Obligation, ObligationStatus, Party, StatusEntry};

use super::detail::Sheet;
use super::documents::{bar, style};
use super::listing::Scene;

/// All that is known of a document.
pub(super) fn sheet<'a>(scene: Scene<'a>, one: &'a Agreement, room: Rect) -> Sheet<'a> {
    let (lang, today) = (scene.lang, scene.app.today);
    let standing = one.standing(today, &scene.map().info.settings);
    let mut sheet = Sheet::new(scene, room, &one.title);
    sheet.dim(one.kind.label(lang));
    let mut said = standing.label(lang).to_owned();
    if one.lifecycle().in_force() {
        let days = scene.days_left(one);
        said = format!("{said} · {days} {}", bar(scene, one));
    }
    sheet.text(&said, style(scene, standing));
    if let Some(partnership) = &one.partnership {
        let name = scene.map().partnerships.get(partnership);
        sheet.field(details::partnership(lang), name.map_or(partnership.as_str(), |one| &one.name));
    }
    parties(&mut sheet, one);
    times(&mut sheet, one);
    promises(&mut sheet, one);
    family(&mut sheet, one);
    if !one.status_history.is_empty() {
        sheet.heading(words::status_history(lang));
        sheet.each(one.status_history.iter().collect(), |sheet, entry: &StatusEntry| {
            let note = entry.note.as_ref().map(|note| format!(": {note}"));
            let status = entry.status.label(lang);
            sheet.bullet(&format!("{} · {status}{}", scene.day(entry.date), note.unwrap_or_default()));
        });
    }
    sheet.line(Line::default());
    sheet.field(details::file(lang), one.file.as_deref().unwrap_or(details::no_file(lang)));
    sheet
}

fn parties(sheet: &mut Sheet<'_>, one: &Agreement) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    sheet.heading(words::parties(lang));
    sheet.each(one.parties.iter().collect(), |sheet, party: &Party| {
        let kind = scene.kind(&party.actor);
        let mark = scene.theme.kind_mark(kind, lang);
        let name = scene.map().actor_name(&party.actor);
        sheet.item((&mark, scene.theme.kind(kind)), name, scene.theme.text);
        let number = party.number.as_ref().map(|number| format!("{} {number}", details::number(lang)));
        let role = party.signatory_role.as_ref().map(|role| details::signatory(lang, role));
        let day = party.signed.map(|day| scene.day(day));
        let said: Vec<String> = [number, role, day].into_iter().flatten().collect();
        if !said.is_empty() {
            sheet.below(&said.join(" · "), scene.theme.dim);
        }
    });
    if let Some(witness) = &one.witness_role {
        sheet.field(details::witness(lang), witness);
    }
}

fn times(sheet: &mut Sheet<'_>, one: &Agreement) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    sheet.line(Line::default());
    let days = [
        (details::signed(lang), one.signed),
        (details::start(lang), one.start),
        (details::end(lang), one.end),
    ];
    let said: Vec<String> =
        days.into_iter().filter_map(|(name, day)| Some(format!("{name} {}", scene.day(day?)))).collect();
    sheet.joined(&said, scene.theme.text);
    if let Some(extension) = one.extension {
        let notice = one.notice_days.map(|days| format!(", {}", details::notice(lang, days)));
        let text = format!("{}{}", extension.label(lang), notice.unwrap_or_default());
        sheet.field(details::extension(lang), &labels::lower(&text));
    }
    sheet.field_of(details::scope(lang), &one.scope);
}

fn promises(sheet: &mut Sheet<'_>, one: &Agreement) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    let today = scene.app.today;
    let (kept, due) = (one.obligations_fulfilled(today), one.obligations_due(today));
    if one.obligation.is_empty() {
        sheet.heading(words::promises(lang));
        return sheet.dim(words::no_promises(lang));
    }
    let count = words::done_count(lang, kept, due);
    sheet.heading(&format!("{} ({count})", words::promises(lang)));
    sheet.each(one.obligation.iter().collect(), |sheet, promise: &Obligation| {
        let theme = scene.theme;
        let late = one.lifecycle().in_force() && promise.is_late(today);
        let (mark, style) = match promise.state() {
            _ if late => ("[!]", theme.warn),
            ObligationStatus::Fulfilled => ("[x]", theme.good),
            ObligationStatus::Failed | ObligationStatus::Waived => ("[-]", theme.dim),
            _ => ("[ ]", theme.text),
        };
        sheet.item((mark, style), &promise.description, theme.text);
        sheet.item(("   ", style), &fate(scene, promise, late), if late { style } else { theme.dim });
    });
}

/// Who answers for a promise, by when, and what became of it.
fn fate(scene: Scene<'_>, promise: &Obligation, late: bool) -> String {
    let lang = scene.lang;
    let mut said = Vec::new();
    said.extend(promise.party.as_ref().map(|party| scene.map().actor_name(party).to_owned()));
    said.extend(promise.recurs.map(|turns| labels::lower(turns.label(lang))));
    said.extend(promise.next_due().map(|due| words::due(lang, &scene.day(due))));
    if late {
        said.push(words::late(lang).to_owned());
    }
    if matches!(promise.state(), ObligationStatus::Failed) {
        said.push(labels::lower(promise.state().label(lang)));
    }
    said.extend(promise.waived_reason.as_ref().map(|reason| details::waived_because(lang, reason)));
    said.extend(promise.fulfilled.map(|day| words::kept(lang, &scene.day(day))));
    said.extend(promise.evidence.clone());
    said.join(" · ")
}

/// The document above and those below.
fn family(sheet: &mut Sheet<'_>, one: &Agreement) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    if let Some(parent) = &one.parent {
        let title = scene.map().agreements.get(parent);
        sheet.heading(words::parent(lang));
        sheet.bullet(title.map_or(parent.as_str(), |parent| &parent.title));
    }
    let children: Vec<&Agreement> =
        scene.map().agreements.iter().filter(|child| child.parent.as_ref() == Some(&one.id)).collect();
    if !children.is_empty() {
        sheet.heading(words::children(lang));
        sheet.each(children, |sheet, child| {
            let kind = details::short_kind(lang, child.kind);
            sheet.bullet(&format!("{kind} · {}", child.title));
        });
    }
}
