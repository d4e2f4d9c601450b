//! What the rules of the field find: what presses first, why, and one thing to do; and the figures with their trend.

use std::cmp::Ordering;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::App;
use crate::app::event::Target;
use crate::insight::{Finding, Movement, Rule, Severity};
use crate::locale::{Label as _, dates, figures as words, findings, screens};
use crate::model::{Code as _, Day, Id, Rung};
use crate::report::findings::{Told, severity};

use super::canvas::{Canvas, fit};
use super::detail::Sheet;
use super::listing::{self, Row, Scene};

/// Draws the screen.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) {
    let Some(scene) = Scene::new(canvas, app) else { return };
    if app.show_figures {
        let room = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        return figures(scene, room).show(canvas, app, room);
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

fn figures(scene: Scene<'_>, room: Rect) -> Sheet<'_> {
    let (lang, today) = (scene.lang, scene.app.today);
    let map = scene.map();
    let mut sheet = Sheet::new(scene, room, words::title(lang));
    let series = scene.session.facts.found().map_or(&[][..], |found| &found.figures);
    let Some((_, now)) = series.last() else {
        sheet.dim(screens::computing(lang));
        return sheet;
    };
    let first = scene.day(series[0].0);
    sheet.dim(&words::trend_since(lang, &first));
    sheet.heading(words::partnerships(lang));
    for rung in Rung::ALL {
        let at = usize::from(rung.digit());
        let counts: Vec<usize> = series.iter().map(|(_, figures)| figures.rungs[at]).collect();
        trend(&mut sheet, &crate::locale::labels::rung(Some(*rung), lang), &counts, scene.theme.rung(*rung));
    }
    let open: Vec<usize> = series.iter().map(|(_, figures)| figures.not_assessed).collect();
    trend(&mut sheet, screens::not_assessed(lang), &open, scene.theme.dim);
    let active: Vec<(Day, usize)> = series.iter().map(|(day, figures)| (*day, figures.active())).collect();
    chart(&mut sheet, &active);
    sheet.heading(words::followed_up(lang));
    sheet.bullet(&words::promises(lang, now.promises_kept, now.promises_due));
    sheet.bullet(&words::needs_served(lang, now.needs_served, now.needs));
    let (meetings, men, women) = now.meetings;
    sheet.bullet(&words::meetings(lang, meetings, men, women));
    if let Some(days) = now.median_untouched {
        sheet.bullet(&words::untouched(lang, days));
    }
    let moved = Movement::new(map, today.plus_days(-89), today);
    sheet.bullet(&words::moved(lang, moved.up, moved.down, moved.stayed));
    if !now.trust.is_empty() && !scene.app.hides_internals() {
        sheet.heading(words::trust(lang));
        for (kind, (sum, count)) in &now.trust {
            let score = sum / f64::from(u32::try_from(*count).unwrap_or(1).max(1));
            sheet.bullet(&words::trusted(lang, kind.label(lang), &dates::decimal(lang, score, 2), *count));
        }
    }
    sheet.heading(words::network(lang));
    let (parts, largest, parties, ties) = now.network;
    sheet.bullet(&words::ties(lang, ties, parties));
    sheet.bullet(&words::parts(lang, parts, largest));
    sheet
}

/// Lines of the chart of all partnerships.
const TALL: usize = 5;

/// All running partnerships as columns, a quarter each, with their counts above and their names below.
fn chart(sheet: &mut Sheet<'_>, counts: &[(Day, usize)]) {
    let (theme, lang) = (sheet.scene.theme, sheet.scene.lang);
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let wide = (sheet.columns.saturating_sub(2) / counts.len().max(1)).clamp(4, 8);
    sheet.heading(words::all_partnerships(lang));
    for row in (0..=TALL).rev() {
        let cell = |(_, count): &(Day, usize)| {
            // The column is full up to its height; its count stands right above it.
            let height = (count * TALL).div_ceil(most);
            match row.cmp(&height) {
                Ordering::Less => super::canvas::pad(theme.mark("██", "##"), wide),
                Ordering::Equal => super::canvas::pad(&count.to_string(), wide),
                Ordering::Greater => " ".repeat(wide),
            }
        };
        sheet.line(Line::styled(counts.iter().map(cell).collect::<String>(), theme.good));
    }
    let names = counts.iter().map(|(day, _)| super::canvas::pad(&words::quarter_of(lang, *day), wide));
    sheet.line(Line::styled(names.collect::<String>(), theme.dim));
}

/// A name, a line of bars for the quarters, and the latest count.
fn trend(sheet: &mut Sheet<'_>, name: &str, counts: &[usize], style: Style) {
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let bars = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
    let theme = sheet.scene.theme;
    let bar = |count: &usize| match count {
        0 => theme.mark("·", "."),
        count => theme.mark(bars[(count * 7 / most).min(7)], "#"),
    };
    let line: String = counts.iter().map(bar).collect();
    let last = counts.last().copied().unwrap_or(0);
    sheet.line(Line::from(vec![
        Span::raw(super::canvas::pad(name, 18)),
        Span::styled(line, style),
        Span::raw(format!(" {last:>4}")),
    ]));
}
