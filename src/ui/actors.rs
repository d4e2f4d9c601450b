//! The parties: a list, and all that is known of the one that is selected.

use std::collections::{BTreeMap, HashSet};

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::App;
use crate::app::event::Target;
use crate::locale::{Label as _, dates, details, labels, screens as words};
use crate::model::{Actor, Contact, Id, Partnership, PartnershipStatus, Rung, Service, Trust};

use super::canvas::{Canvas, pad};
use super::detail::Sheet;
use super::listing::{self, Row, Scene};

/// Draws the screen.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) {
    let Some(scene) = Scene::new(canvas, app) else {
        return;
    };
    if app.list().is_empty() {
        let said = words::empty_actors(canvas.lang);
        return listing::empty(canvas, app, area, said, words::empty_actors_hint);
    }
    let (list, detail) = listing::areas(canvas, app, area);
    if let Some(list) = list {
        let heading = row_text("  ", heading(scene), usize::from(list.width));
        canvas.line(list, Line::styled(heading.concat(), canvas.theme.dim));
        let rows = Rect {
            y: list.y + 1,
            height: list.height.saturating_sub(1),
            ..list
        };
        listing::rows(canvas, app, rows, 1, |id, chosen, columns| {
            row(scene, id, chosen, columns)
        });
    }
    if let (Some(room), Some(actor)) = (detail, app.actor()) {
        sheet(scene, actor, room).show(canvas, app, room);
    }
}

/// The cells of a row: mark of the kind, name, level, ties, highest rung.
type Cells = [String; 5];

fn heading(scene: Scene<'_>) -> Cells {
    let lang = scene.lang;
    [
        String::new(),
        details::name(lang).to_owned(),
        details::level(lang).to_owned(),
        details::ties(lang).to_owned(),
        details::rung(lang).to_owned(),
    ]
}

/// The cells at their widths: the level only where the name keeps enough room, the rung in full where it fits.
fn row_text(pointer: &str, cells: Cells, columns: usize) -> [String; 3] {
    let [kind, name, level, ties, rung] = cells;
    let level_room = if columns >= 50 { 15 } else { 0 };
    let rung_room = if columns >= 70 { 16 } else { 6 };
    let name_room = columns.saturating_sub(2 + 3 + level_room + 8 + rung_room);
    let mut rest = pad(&name, name_room);
    if level_room > 0 {
        rest.push(' ');
        rest.push_str(&pad(&level, level_room - 1));
    }
    rest.push(' ');
    rest.push_str(&pad(&ties, 7));
    rest.push_str(&pad(&rung, rung_room));
    [pointer.to_owned(), pad(&kind, 3), rest]
}

fn row(scene: Scene<'_>, id: &Id, chosen: bool, columns: usize) -> Option<Row> {
    let actor = scene.map().actors.get(id)?;
    let ties = ties(scene, id);
    let highest = ties.iter().filter_map(|one| one.rung()).max();
    let rung = highest.map_or_else(
        || "-".to_owned(),
        |rung| {
            if columns >= 70 {
                labels::rung(Some(rung), scene.lang)
            } else {
                rung.digit().to_string()
            }
        },
    );
    let cells = [
        scene.theme.kind_mark(actor.kind, scene.lang),
        actor.name.clone(),
        actor
            .level
            .map(|level| level.label(scene.lang).to_owned())
            .unwrap_or_default(),
        format!("{:>4}", ties.len()),
        format!("{rung:>2}"),
    ];
    let [pointer, kind, rest] = row_text(scene.pointer(chosen), cells, columns);
    let line = Line::from(vec![
        Span::raw(pointer),
        Span::styled(kind, scene.theme.kind(actor.kind)),
        Span::raw(rest),
    ]);
    Some(Row {
        lines: vec![line],
        target: Target::Actor(id.clone()),
    })
}

/// The partnerships of a party that have not ended.
fn ties<'a>(scene: Scene<'a>, id: &Id) -> Vec<&'a Partnership> {
    let all = scene.session.facts.partnerships_of.get(id);
    all.into_iter()
        .flatten()
        .filter_map(|tie| scene.map().partnerships.get(tie))
        .filter(|tie| tie.status != Some(PartnershipStatus::Ended))
        .collect()
}

fn sheet<'a>(scene: Scene<'a>, actor: &'a Actor, room: Rect) -> Sheet<'a> {
    let lang = scene.lang;
    let mut sheet = Sheet::new(scene, room, &actor.name);
    let mut what = vec![format!(
        "{} {}",
        scene.theme.kind_mark(actor.kind, lang),
        actor.kind.label(lang)
    )];
    // The sub-kind is a free word of the file, often written as a code.
    what.extend(actor.subtype.as_ref().map(|word| word.replace('_', " ")));
    what.extend(actor.sector.map(|sector| sector.label(lang).to_owned()));
    what.extend(actor.level.map(|level| level.label(lang).to_owned()));
    what.extend(actor.formality.map(|form| form.label(lang).to_owned()));
    sheet.text(&what.join(" · "), scene.theme.kind(actor.kind));
    if let Some(status) = actor.status {
        sheet.field(details::status(lang), status.label(lang));
    }
    partners(&mut sheet, actor);
    gives_and_takes(&mut sheet, actor);
    introduced_by(&mut sheet, actor);
    if !scene.app.presenting {
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
            let names: Vec<&str> = tie
                .members
                .iter()
                .filter(|id| **id != actor.id)
                .map(|id| scene.name(id))
                .collect();
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
            let mut text = service.category.clone();
            if let Some(target) = &service.target {
                text = format!("{text} {arrow} {target}");
            }
            if let Some(area) = &service.area {
                text = format!("{text} @ {area}");
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
    if !scene.app.presenting {
        sheet.field_of(words::weaknesses(lang), &actor.weaknesses);
    }
    let owned: Vec<_> = scene
        .map()
        .resources
        .iter()
        .filter(|one| one.owner == actor.id)
        .collect();
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
        next = scene
            .map()
            .actors
            .get(id)
            .and_then(|actor| actor.introduced_by.as_ref());
    }
    if chain.len() > 1 {
        sheet.heading(words::introduced_by(scene.lang));
        let arrow = scene.theme.mark(" ← ", " <- ");
        sheet.text(&chain.join(arrow), scene.theme.text);
    }
}

/// The mean of what was scored, in tenths.
fn mean(trust: &Trust) -> Option<i64> {
    let scores: Vec<i64> = [
        trust.reliability,
        trust.openness,
        trust.shared_goal,
        trust.equality,
    ]
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
    sheet.heading(&format!(
        "{} ({})",
        words::trust(lang),
        details::mean_of_four(lang)
    ));
    let entries: Vec<_> = latest.into_iter().collect();
    sheet.each(entries, |sheet, ((received, other), one)| {
        let mark = if received {
            scene.theme.mark("←", "<-")
        } else {
            scene.theme.mark("→", "->")
        };
        let score = mean(one).map_or_else(|| "-".to_owned(), |mean| details::tenths(lang, mean));
        let text = format!("{} {score} ({})", scene.name(other), scene.day(one.date));
        sheet.item((mark, scene.theme.dim), &text, scene.theme.text);
    });
}

fn contacts(sheet: &mut Sheet<'_>, actor: &Actor) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    let slots = scene.session.facts.contacts_of.get(&actor.id);
    let all = slots
        .into_iter()
        .flatten()
        .filter_map(|slot| scene.map().contacts.at(*slot));
    let mut all: Vec<&Contact> = all.map(AsRef::as_ref).collect();
    let reach: Vec<&str> = [&actor.contact_role, &actor.contact_channel]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    if all.is_empty() && reach.is_empty() {
        return;
    }
    sheet.heading(words::contacts(lang));
    if !reach.is_empty() {
        sheet.field(details::contact_role(lang), &reach.join(" · "));
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
    for label in [
        contact.kind.map(|kind| kind.label(lang)),
        contact.medium.map(|medium| medium.label(lang)),
    ]
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
    let step = contact
        .next_step
        .clone()
        .unwrap_or_else(|| words::next_action(lang).to_owned());
    let due = contact
        .next_date
        .map(|day| format!(" ({})", words::due(lang, &scene.day(day))));
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
    use crate::app::ScreenKind;
    use crate::model::{Id, Lang};
    use crate::ui::listing::tests::{picture, rw07};

    #[test]
    fn a_party_shows_its_partners_and_trust_and_hides_what_is_inside() {
        let mut app = rw07(ScreenKind::Actors);
        app.selected.actor = Id::new("lsmbina");
        app.detail = true;
        let shown = picture(&mut app, 120, 60, false);
        println!("{shown}");
        assert!(shown.contains("4 Kolaborasi"), "{shown}");
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
        assert!(
            shown.contains("Kirim rancangan kelas (tenggat 5 Mar 2026) ! terlambat"),
            "{shown}"
        );
        app.settings.language = Some(Lang::English);
        assert!(picture(&mut app, 100, 60, false).contains("(due 5 Mar 2026) ! late"));
    }
}
