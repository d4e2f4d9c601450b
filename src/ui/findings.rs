//! What the rules of the field find: what presses first, why, and one thing to do.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::App;
use crate::app::event::Target;
use crate::insight::{Finding, Rule, Severity};
use crate::locale::{figures as words, findings, screens};
use crate::model::Id;
use crate::report::findings::{Told, severity};

use super::canvas::{Canvas, fit};
use super::detail::Sheet;
use super::figures;
use super::listing::{self, Row, Scene};

/// Draws the screen.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) {
    let Some(scene) = Scene::new(canvas, app) else { return };
    if app.show_figures {
        let room = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        return figures::sheet(scene, room).show(canvas, app, room);
    }
    if app.list().is_empty() {
        let text = match (&scene.session.lists.lines, app.filter.is_empty()) {
            (None, _) => screens::computing(canvas.lang).to_owned(),
            (_, true) => findings::none(canvas.lang).to_owned(),
            _ => screens::nothing_fits(canvas.lang, &app.filter),
        };
        return listing::say(canvas, area, &text);
    }
    let (list, detail) = listing::areas(canvas, app, area);
    if let Some(list) = list {
        listing::rows(canvas, app, list, 2, |id, chosen, columns| row(scene, id, chosen, columns));
    }
    if let (Some(room), Some(told)) = (detail, app.told()) {
        sheet(scene, told, room).show(canvas, app, room);
    }
}

/// The mark and the style of how much a finding presses.
fn mark(scene: Scene<'_>, level: Severity) -> (&'static str, Style) {
    let theme = scene.theme;
    match level {
        Severity::High => ("!", theme.bad),
        Severity::Medium => (theme.mark("•", "*"), theme.warn),
        Severity::Info => (theme.mark("·", "-"), theme.dim),
    }
}

/// The findings behind the lines.
fn all(scene: Scene<'_>) -> &[Finding] {
    scene.session.facts.found().map_or(&[], |found| &found.findings)
}

/// Findings about how parties stand with one another are for the worker's eyes.
fn hidden(scene: Scene<'_>, told: &Told) -> bool {
    let Some(finding) = told.places.first().and_then(|place| all(scene).get(*place)) else { return false };
    let delicate = [
        Rule::I01,
        Rule::I02,
        Rule::I02b,
        Rule::I05,
        Rule::I05b,
        Rule::I09,
        Rule::I10,
        Rule::I10b,
        Rule::I12,
        Rule::I16,
        Rule::I16b,
        Rule::I17,
        Rule::I25,
        Rule::X04,
    ];
    scene.app.hides_internals() && delicate.contains(&finding.rule)
}

fn row(scene: Scene<'_>, id: &Id, chosen: bool, columns: usize) -> Option<Row> {
    let lists = &scene.session.lists;
    let place = lists.findings.iter().position(|name| name == id)?;
    let line = *lists.lines.as_ref()?.get(place)?;
    let told = &scene.session.facts.found()?.lines.get(line)?.told;
    let (sign, style) = mark(scene, told.severity);
    let style = if told.accepted.is_some() { scene.theme.dim } else { style };
    let why = if hidden(scene, told) { screens::not_shown(scene.lang) } else { &told.sentence.why };
    let title = Line::from(vec![
        Span::raw(scene.pointer(chosen)),
        Span::styled(format!("{sign} "), style),
        Span::styled(fit(told.sentence.title, columns.saturating_sub(4)), style),
    ]);
    let why = Line::styled(format!("    {}", fit(why, columns.saturating_sub(4))), scene.theme.dim);
    Some(Row { lines: vec![title, why], target: Target::Entry(id.clone()) })
}

fn sheet<'a>(scene: Scene<'a>, told: &Told, room: Rect) -> Sheet<'a> {
    let lang = scene.lang;
    let mut sheet = Sheet::new(scene, room, told.sentence.title);
    let (sign, style) = mark(scene, told.severity);
    sheet.text(&format!("{sign} {}", severity(lang, told.severity)), style);
    if hidden(scene, told) {
        sheet.dim(screens::not_shown(lang));
        return sheet;
    }
    sheet.line(Line::default());
    sheet.text(&told.sentence.why, scene.theme.text);
    if told.places.len() > 1 {
        let each: Vec<&Finding> = told.places.iter().filter_map(|place| all(scene).get(*place)).collect();
        sheet.each(each, |sheet, finding| {
            let name = finding.subjects.first().and_then(|id| sheet.scene.map().partnerships.get(id));
            if let Some(one) = name {
                sheet.bullet(&one.name);
            }
        });
    }
    sheet.heading(words::what_to_do(lang));
    sheet.text(told.sentence.action, scene.theme.text);
    if let Some(accepted) = &told.accepted {
        sheet.line(Line::default());
        sheet.dim(accepted);
    }
    sheet
}
