//! The needs of the residents against the sources of the parties: a matrix with what is still missing.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::App;
use crate::app::event::Target;
use crate::locale::{Label as _, dates, labels, needs as words, screens};
use crate::model::{Code as _, Id, Need, PartnershipStatus, Resource, SourceCategory, Supply, introducers};

use super::canvas::{Canvas, fit, pad, width};
use super::detail::Sheet;
use super::listing::{self, Row, Scene};
use super::theme::Theme;

/// Draws the screen.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) {
    let Some(scene) = Scene::new(canvas, app) else { return };
    if app.list().is_empty() {
        let (said, hint) = if app.show_sources {
            (screens::empty_sources(canvas.lang), screens::empty_sources_hint as fn(_, &str) -> String)
        } else {
            (screens::empty_needs(canvas.lang), screens::empty_needs_hint as fn(_, &str) -> String)
        };
        return listing::empty(canvas, app, area, said, hint);
    }
    let (list, detail) = listing::areas(canvas, app, area);
    if let Some(list) = list {
        let rows = Rect { y: list.y + 1, height: list.height.saturating_sub(1), ..list };
        if app.show_sources {
            canvas.line(list, Line::styled(words::sources_heading(canvas.lang), canvas.theme.dim));
            listing::rows(canvas, app, rows, 2, |id, chosen, columns| source_row(scene, id, chosen, columns));
        } else {
            let matrix = Matrix::new(scene, usize::from(list.width));
            canvas.line(list, matrix.heading(scene));
            let legend = rows.bottom().saturating_sub(1);
            let rows = Rect { height: rows.height.saturating_sub(1), ..rows };
            listing::rows(canvas, app, rows, 1, |id, chosen, _| matrix.row(scene, id, chosen));
            canvas.line(Rect { y: legend, height: 1, ..list }, legend_of(scene));
        }
    }
    let Some(room) = detail else { return };
    match (app.show_sources, app.need(), app.resource()) {
        (false, Some(need), _) => need_sheet(scene, need, room).show(canvas, app, room),
        (true, _, Some(source)) => source_sheet(scene, source, room).show(canvas, app, room),
        _ => {}
    }
}

/// The columns of the matrix: the kinds of sources that any need of the list asks for.
struct Matrix {
    columns: Vec<SourceCategory>,
    /// Cells of each column.
    wide: usize,
    /// Cells of the title.
    title: usize,
}

impl Matrix {
    fn new(scene: Scene<'_>, room: usize) -> Self {
        let needs = scene.app.list().iter().filter_map(|id| scene.map().needs.get(id));
        let asked: Vec<SourceCategory> = needs.flat_map(|need| need.resources.iter().copied()).collect();
        let columns: Vec<_> = SourceCategory::ALL.iter().copied().filter(|one| asked.contains(one)).collect();
        // The pointer, the stage, and a title that can still be read come first.
        let free = room.saturating_sub(2 + STAGE + 20);
        let wide = (free / columns.len().max(1)).clamp(2, 5);
        let title = room.saturating_sub(2 + STAGE + wide * columns.len());
        Self { columns, wide, title }
    }

    fn heading(&self, scene: Scene<'_>) -> Line<'static> {
        let mut text = format!("  {}", pad(words::need(scene.lang), self.title));
        for column in &self.columns {
            // A column two cells wide has room for one letter and a blank.
            text.push_str(&pad(&fit_short(words::short(scene.lang, *column), self.wide - 1), self.wide));
        }
        text.push_str(words::stage_heading(scene.lang));
        Line::styled(text, scene.theme.dim)
    }

    fn row(&self, scene: Scene<'_>, id: &Id, chosen: bool) -> Option<Row> {
        let need = scene.map().needs.get(id)?;
        let facts = &scene.session.facts;
        let supplies = facts.supplies(need);
        let urgent = if need.priority == Some(1) && need.is_open() { "! " } else { "" };
        let title = pad(&format!("{urgent}{}", need.title), self.title.saturating_sub(1));
        let mut spans = vec![
            Span::raw(scene.pointer(chosen)),
            Span::styled(title, if need.is_open() { scene.theme.text } else { scene.theme.dim }),
            Span::raw(" "),
        ];
        for column in &self.columns {
            let supply = supplies.iter().find(|(category, _)| category == column).map(|(_, supply)| *supply);
            let (mark, style) = supply.map_or((" ", scene.theme.text), |supply| mark(scene, supply));
            spans.push(Span::styled(pad(mark, self.wide), style));
        }
        spans.push(Span::raw(stage(scene, need)));
        Some(Row { lines: vec![Line::from(spans)], target: Target::Need(id.clone()) })
    }
}

/// What the marks mean, in a line below the list.
fn legend_of(scene: Scene<'_>) -> Line<'static> {
    let all = [Supply::Delivered, Supply::Held, Supply::Elsewhere, Supply::Missing];
    let spans = all.into_iter().flat_map(|supply| {
        let (mark, style) = mark(scene, supply);
        [
            Span::styled(format!(" {mark} "), style),
            Span::styled(words::supply_short(scene.lang, supply), scene.theme.dim),
        ]
    });
    Line::from(spans.collect::<Vec<_>>())
}

/// Cells of the stage at the end of a row.
const STAGE: usize = 6;

/// The first letters of a word, without an ellipsis: a heading of three letters has no room for one.
fn fit_short(word: &str, columns: usize) -> String {
    word.chars().take(columns.max(1)).collect()
}

/// All supplies with their signs, the best first.
pub(super) fn marks(theme: &Theme) -> impl Iterator<Item = (Supply, &'static str)> {
    let all = [Supply::Delivered, Supply::Held, Supply::Elsewhere, Supply::Missing];
    all.into_iter().map(|supply| (supply, sign(theme, supply).0))
}

fn mark(scene: Scene<'_>, supply: Supply) -> (&'static str, Style) {
    sign(scene.theme, supply)
}

/// The sign of a supply; its word stands in the sheet and below the list.
fn sign(theme: &Theme, supply: Supply) -> (&'static str, Style) {
    match supply {
        Supply::Delivered => (theme.mark("●", "*"), theme.good),
        Supply::Held => (theme.mark("◐", "o"), theme.good),
        Supply::Elsewhere => (theme.mark("○", "?"), theme.warn),
        Supply::Missing => (theme.mark("✗", "x"), theme.bad),
    }
}

/// The 0-1-3 stage, and the step of the furthest partnership.
fn stage(scene: Scene<'_>, need: &Need) -> String {
    if !need.is_open() {
        return format!("{:>2}", scene.theme.mark("✓", "ok"));
    }
    let around = scene.session.facts.surroundings(&need.id);
    let step = around.partnerships.iter().filter_map(|one| one.step).max();
    let step = step.map_or_else(|| "-".to_owned(), |step| step.to_string());
    format!("{:>2}  {step}", around.stage())
}

fn need_sheet<'a>(scene: Scene<'a>, need: &'a Need, room: Rect) -> Sheet<'a> {
    let lang = scene.lang;
    let mut sheet = Sheet::new(scene, room, &need.title);
    let mut what = Vec::new();
    what.extend(need.status.map(|status| status.label(lang).to_owned()));
    what.extend(need.priority.map(|number| words::priority(lang, number)));
    what.extend(need.category.map(|category| category.label(lang).to_owned()));
    what.extend(need.horizon.map(|horizon| horizon.label(lang).to_owned()));
    if need.basic_right == Some(true) {
        what.push(words::basic_right(lang).to_owned());
    }
    sheet.joined(&what, scene.theme.dim);
    if let Some(text) = &need.description {
        sheet.text(text, scene.theme.text);
    }
    who(&mut sheet, need);
    sources(&mut sheet, need);
    at_work(&mut sheet, need);
    introductions(&mut sheet, need);
    sheet
}

fn who(sheet: &mut Sheet<'_>, need: &Need) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    if let Some(target) = &need.target {
        let target = target.replace('_', " ");
        let text = need.headcount.map_or_else(|| target.clone(), |heads| words::people(lang, &target, heads));
        sheet.field(words::for_whom(lang), &text);
    }
    if let Some(area) = &need.area {
        let known = Id::new(area).and_then(|id| scene.map().areas.get(&id));
        sheet.field(words::area(lang), known.map_or(area, |area| &area.name));
    }
    let named: Vec<String> = need.identified_by.iter().map(|by| by.label(lang).to_owned()).collect();
    if named.is_empty() {
        sheet.field(words::named_by(lang), words::nobody_yet(lang));
    } else {
        sheet.field(words::named_by(lang), &named.join(", "));
    }
    if let Some(day) = need.met_on {
        sheet.field(words::met_on(lang), &scene.day(day));
    }
}

fn sources(sheet: &mut Sheet<'_>, need: &Need) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    sheet.heading(words::sources(lang));
    let facts = &scene.session.facts;
    let around = facts.surroundings(&need.id);
    let supplies = facts.supplies(need);
    if supplies.is_empty() {
        sheet.dim(words::no_sources_named(lang));
    }
    for (category, supply) in supplies {
        let text = format!("{}: {}", category.label(lang), words::supply(lang, supply));
        sheet.item(mark(scene, supply), &text, scene.theme.text);
        if supply != Supply::Delivered {
            for source in around.holders(category).into_iter().take(3) {
                let name = scene.map().actor_name(&source.owner);
                sheet.below(&words::holds(lang, name, &source.description), scene.theme.dim);
            }
        }
    }
}

fn at_work(sheet: &mut Sheet<'_>, need: &Need) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    let around = scene.session.facts.surroundings(&need.id);
    sheet.heading(&words::stage(lang, around.stage(), around.supporters()));
    if around.partnerships.is_empty() {
        sheet.dim(&words::nobody_at_work(
            lang,
            &scene.app.keymap.hint(crate::app::command::Command::MatchNeed),
        ));
    }
    for one in scene.session.facts.planned_for(&need.id) {
        let planned = PartnershipStatus::Planned.label(lang).to_lowercase();
        sheet.item(("-", scene.theme.dim), &format!("{} ({planned})", one.name), scene.theme.text);
    }
    for one in &around.partnerships {
        let style = one.rung().map_or(scene.theme.dim, |rung| scene.theme.rung(rung));
        let digit = one.rung().map_or_else(|| "-".to_owned(), |rung| rung.digit().to_string());
        let step = one.step.map(|step| format!(" · {}", words::step(lang, step))).unwrap_or_default();
        sheet.item((&digit, style), &format!("{}{step}", one.name), scene.theme.text);
    }
}

/// For each holder of a source that no member holds: who can introduce them.
fn introductions(sheet: &mut Sheet<'_>, need: &Need) {
    let (scene, lang) = (sheet.scene, sheet.scene.lang);
    let facts = &scene.session.facts;
    let around = facts.surroundings(&need.id);
    let known: Vec<&Id> = around.parties.iter().copied().chain(scene.map().info.anchor.as_ref()).collect();
    let mut lines = Vec::new();
    let elsewhere = facts.supplies(need).into_iter().filter(|(_, supply)| *supply == Supply::Elsewhere);
    for source in elsewhere.flat_map(|(category, _)| around.holders(category)) {
        let chain = introducers(scene.map(), &source.owner, &known);
        if let (Some(last), false) = (chain.last(), known.contains(&&source.owner)) {
            let way: Vec<&str> = chain.iter().rev().map(|id| scene.map().actor_name(id)).collect();
            let text = words::can_introduce(
                lang,
                &way.join(scene.theme.mark(" → ", " -> ")),
                scene.map().actor_name(&source.owner),
            );
            if !lines.contains(&text) && known.contains(last) {
                lines.push(text);
            }
        }
    }
    if !lines.is_empty() {
        sheet.heading(words::introductions(lang));
        for line in &lines {
            sheet.bullet(line);
        }
    }
}

fn source_row(scene: Scene<'_>, id: &Id, chosen: bool, columns: usize) -> Option<Row> {
    let one = scene.map().resources.get(id)?;
    let (theme, lang) = (scene.theme, scene.lang);
    let kind = one.category.label(lang);
    let title = Line::from(vec![
        Span::raw(scene.pointer(chosen)),
        Span::styled(format!("{kind}: "), theme.strong),
        Span::raw(fit(&one.description, columns.saturating_sub(4 + width(kind)))),
    ]);
    let mut below = format!("    {}", scene.map().actor_name(&one.owner));
    if let Some(status) = one.status {
        below = format!("{below} · {}", labels::lower(status.label(lang)));
    }
    let below = Line::styled(fit(&below, columns), theme.dim);
    Some(Row { lines: vec![title, below], target: Target::Source(id.clone()) })
}

fn source_sheet<'a>(scene: Scene<'a>, one: &'a Resource, room: Rect) -> Sheet<'a> {
    let lang = scene.lang;
    let mut sheet = Sheet::new(scene, room, &one.description);
    let mut what = vec![one.category.label(lang).to_owned()];
    what.extend(one.status.map(|status| status.label(lang).to_owned()));
    what.extend(one.nature.map(|nature| nature.label(lang).to_owned()));
    what.extend(one.value_rp.map(|value| dates::rupiah(lang, value)));
    sheet.joined(&what, scene.theme.dim);
    sheet.field(words::held_by(lang), scene.map().actor_name(&one.owner));
    for (label, day) in [(words::from(lang), one.from), (words::until(lang), one.to)] {
        if let Some(day) = day {
            sheet.field(label, &scene.day(day));
        }
    }
    if let Some(text) = &one.conditions {
        sheet.field(words::conditions(lang), text);
    }
    let asking: Vec<&Need> = scene
        .map()
        .needs
        .iter()
        .filter(|need| need.is_open() && need.resources.contains(&one.category))
        .collect();
    sheet.heading(words::asked_for_by(lang));
    if asking.is_empty() {
        sheet.dim(words::asked_by_none(lang));
    }
    sheet.each(asking, |sheet, need| {
        let supply = sheet.scene.session.facts.supplies(need);
        let supply = supply.iter().find(|(category, _)| *category == one.category).map(|(_, supply)| *supply);
        let mark = supply.map_or((" ", sheet.scene.theme.dim), |supply| mark(sheet.scene, supply));
        sheet.item(mark, &need.title, sheet.scene.theme.text);
    });
    sheet
}
