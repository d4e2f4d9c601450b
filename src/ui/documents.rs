//! The register of documents by their end, a strip of the year below it, and the sheet of the selected one.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::App;
use crate::app::event::Target;
use crate::locale::{Label as _, dates, details, screens as words};
use crate::model::{Agreement, AgreementKind, Code as _, Day, Id, Lang, Standing};

use super::canvas::{Canvas, fit, pad, width};
use super::document_sheet::sheet;
use super::listing::{self, Row, Scene};

/// Cells of the bar of days left, and the days that fill it.
const BAR: i64 = 10;
const FULL: i64 = 365;

/// Draws the screen.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) {
    let Some(scene) = Scene::new(canvas, app) else {
        return;
    };
    if app.list().is_empty() {
        let said = words::empty_documents(canvas.lang);
        return listing::empty(canvas, app, area, said, words::empty_documents_hint);
    }
    let mut area = area;
    if area.width >= 100 && area.height >= 24 && !app.detail {
        let lines = u16::try_from(app.list().len()).unwrap_or(u16::MAX).min(area.height / 4);
        let [above, strip] =
            Layout::vertical([Constraint::Min(4), Constraint::Length(lines + 2)]).areas(area);
        area = above;
        year(canvas, scene, strip);
    }
    let (list, detail) = listing::areas(canvas, app, area);
    if let Some(list) = list {
        listing::rows(canvas, app, list, 2, |id, chosen, columns| row(scene, id, chosen, columns));
    }
    if let (Some(room), Some(one)) = (detail, app.agreement()) {
        sheet(scene, one, room).show(canvas, app, room);
    }
}

/// The style of a standing; its word always stands beside it.
pub(super) fn style(scene: Scene<'_>, standing: Standing) -> Style {
    match standing {
        Standing::InForce => scene.theme.good,
        Standing::Expiring | Standing::ExpiringSoon => scene.theme.warn,
        Standing::Expired => scene.theme.bad,
        _ => scene.theme.dim,
    }
}

fn row(scene: Scene<'_>, id: &Id, chosen: bool, columns: usize) -> Option<Row> {
    let (theme, lang) = (scene.theme, scene.lang);
    let one = scene.map().agreements.get(id)?;
    let standing = one.standing(scene.app.today, &scene.map().info.settings);
    let kind_room = if columns >= 50 { 12 } else { 9 };
    let kind = pad(details::short_kind(lang, one.kind), kind_room);
    let parties = details::parties_count(lang, one.parties.len());
    let parties = if columns >= 50 { format!("  {parties}") } else { String::new() };
    let title = Line::from(vec![
        Span::raw(scene.pointer(chosen)),
        Span::styled(format!("{kind} "), theme.strong),
        Span::raw(pad(short_title(one), columns.saturating_sub(3 + kind_room + width(&parties)))),
        Span::styled(parties, theme.dim),
    ]);
    let days =
        if one.lifecycle().in_force() { scene.days_left(one) } else { standing.label(lang).to_owned() };
    let days_room = if lang == Lang::Indonesian { 16 } else { 18 };
    let mut spans = vec![
        Span::raw("  "),
        Span::styled(bar(scene, one), style(scene, standing)),
        Span::styled(format!(" {}", pad(&days, days_room)), style(scene, standing)),
    ];
    // What there is no room for is left out whole; the sheet has it all.
    let mut left = columns.saturating_sub(13 + days_room);
    let due = one.obligations_due(scene.app.today);
    let kept = one.obligations_fulfilled(scene.app.today);
    let promises = details::kept_of_due(lang, kept, due);
    let more = [
        (!one.obligation.is_empty()).then_some((promises, theme.text)),
        one.lifecycle().in_force().then(|| (standing.label(lang).to_owned(), style(scene, standing))),
    ];
    for (text, style) in more.into_iter().flatten() {
        if width(&text) > left {
            break;
        }
        left = left.saturating_sub(width(&text) + 2);
        spans.push(Span::styled(text, style));
        spans.push(Span::raw("  "));
    }
    Some(Row { lines: vec![title, Line::from(spans)], target: Target::Agreement(id.clone()) })
}

/// A title without the kind of the document, which stands beside it.
fn short_title(one: &Agreement) -> &str {
    match one.title.split_once(':') {
        Some((kind, rest)) if AgreementKind::parse(kind) == Some(one.kind) => rest.trim_start(),
        _ => &one.title,
    }
}

/// Days left as ten cells; dotted when there is no end or nothing binds.
pub(super) fn bar(scene: Scene<'_>, one: &Agreement) -> String {
    let theme = scene.theme;
    let days = one.days_left(scene.app.today);
    let Some(days) = days.filter(|_| one.lifecycle().in_force()) else {
        return theme.mark("·", ".").repeat(10);
    };
    let filled = ((days * BAR + FULL - 1) / FULL).clamp(0, BAR);
    let cells = |count: i64, mark: &str| mark.repeat(usize::try_from(count).unwrap_or(0));
    format!("{}{}", cells(filled, theme.mark("█", "#")), cells(BAR - filled, theme.mark("░", "-")))
}

/// Twelve months around today, a line a document, those next to the selected one.
fn year(canvas: &mut Canvas<'_, '_>, scene: Scene<'_>, area: Rect) {
    let (theme, lang) = (scene.theme, scene.lang);
    let rule = theme.mark("─", "-").repeat(usize::from(area.width));
    canvas.line(area, Span::styled(rule, theme.frame));
    let names = area.width / 4;
    let months = (area.width - names) / 12;
    let first = scene.app.today.plus_months(-4);
    let first = first.plus_days(1 - i64::from(first.parts().2));
    let month = |day: Day| {
        let (year, month, _) = day.parts();
        format!("{} {year}", dates::month_short(lang, month))
    };
    let range = format!("  {} - {}", month(first), month(first.plus_months(11)));
    let mut heading = pad(&range, usize::from(names));
    for month in 0..12 {
        let (_, month, _) = first.plus_months(month).parts();
        heading.push_str(&pad(dates::month_short(lang, month), usize::from(months)));
    }
    let row = |y: u16| Rect { y, height: 1, ..area };
    canvas.line(row(area.y + 1), Span::styled(heading, theme.dim));
    let ids = scene.app.list();
    let at = scene.app.place().unwrap_or(0);
    let room = usize::from(area.height.saturating_sub(2));
    let skip = at.saturating_sub(room / 2).min(ids.len().saturating_sub(room));
    let strip = Strip { first, columns: usize::from(months) * 12, ascii: theme.ascii };
    let now = u16::try_from(strip.column(scene.app.today)).unwrap_or(0);
    let said = format!("{} {}", theme.mark("│", "|"), details::today(lang));
    let label =
        Rect { x: area.x + names + now, width: u16::try_from(width(&said)).unwrap_or(0), ..row(area.y) };
    canvas.line(label.intersection(area), Span::styled(said, theme.dim));
    for ((place, id), y) in ids.iter().enumerate().skip(skip).zip(area.y + 2..area.bottom()) {
        let Some(one) = scene.map().agreements.get(id) else {
            continue;
        };
        let standing = one.standing(scene.app.today, &scene.map().info.settings);
        let chosen = place == at;
        let name = format!("{}{}", scene.pointer(chosen), fit(short_title(one), usize::from(names) - 3));
        let name_style = if chosen { theme.strong } else { theme.text };
        let line = Line::from(vec![
            Span::styled(pad(&name, usize::from(names)), name_style),
            Span::styled(strip.line(one, scene.app.today), style(scene, standing)),
        ]);
        canvas.line(row(y), line);
        canvas.hit(row(y), Target::Agreement(id.clone()));
    }
}

/// A year in so many columns.
struct Strip {
    first: Day,
    columns: usize,
    ascii: bool,
}

impl Strip {
    /// The time of a document, with today across it; a dotted line is a document that does not bind.
    fn line(&self, one: &Agreement, today: Day) -> String {
        let pick = |mark: char, ascii: char| if self.ascii { ascii } else { mark };
        let start = one.start.or(one.signed).map(|day| self.column(day));
        let end = one.end.map_or(i64::MAX, |day| self.column(day));
        let now = self.column(today);
        let mark = if one.lifecycle().in_force() { pick('━', '=') } else { pick('·', '.') };
        let last = i64::try_from(self.columns).unwrap_or(0);
        let cell = |column: i64| {
            let inside = start.is_some_and(|start| (start..=end).contains(&column));
            if column == now {
                pick('│', '|')
            } else if inside && column == end {
                pick('┫', ']')
            } else if inside && Some(column) == start {
                pick('┣', '[')
            } else if inside {
                mark
            } else {
                ' '
            }
        };
        (0..last).map(cell).collect()
    }

    /// Months are equally wide, whatever their days: the names above stand in even columns.
    fn column(&self, day: Day) -> i64 {
        let ((year, month, date), (from, begin, _)) = (day.parts(), self.first.parts());
        let months = (i64::from(year) - i64::from(from)) * 12 + i64::from(month) - i64::from(begin);
        let wide = i64::try_from(self.columns / 12).unwrap_or(1);
        months * wide + (i64::from(date) - 1) * wide / 31
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::ScreenKind;
    use crate::ui::listing::tests::{picture, rw07};

    #[test]
    fn the_register_says_what_has_passed_and_what_is_left() {
        let mut app = rw07(ScreenKind::Documents);
        let shown = picture(&mut app, 120, 40, false);
        let lines: Vec<&str> = shown.lines().collect();
        let after = |title: &str| {
            let at = lines.iter().position(|line| line.contains(title)).unwrap();
            lines[at + 1]
        };
        let expired = after("PKS          Perguliran kredit mikro");
        assert!(expired.contains("░░░░░░░░░░ lewat 76 hari"), "{expired}");
        assert!(expired.contains("janji 2/2"), "{expired}");
        let left = after("MoU          Kerja sama pendampingan");
        assert!(left.contains("█░░░░░░░░░ sisa 34 hari"), "{left}");
        assert!(left.contains("janji 2/3") && left.contains("Akan berakhir"), "{left}");
        assert!(shown.contains("Nov 2025 - Okt 2026"), "the strip of the year");
        let small = picture(&mut app, 44, 20, true);
        assert!(small.contains("#--------- sisa 34 hari"), "{small}");
    }

    #[test]
    fn a_late_promise_is_marked_with_its_party() {
        let mut app = rw07(ScreenKind::Documents);
        app.selected.agreement = Id::new("d01");
        app.detail = true;
        let shown = picture(&mut app, 120, 40, false);
        assert!(shown.contains("Janji (2 dari 3 ditepati)"));
        assert!(shown.contains("[!] Membuka data agregat keluarga sasaran"));
        assert!(shown.contains("tenggat 31 Des 2025 · terlambat"));
        assert!(shown.contains("Nomor 045/MoU/LBW-KA/V/2025"));
    }

    #[test]
    fn the_strip_begins_and_ends_where_a_document_does() {
        let app = rw07(ScreenKind::Documents);
        let one = app.map().unwrap().agreements.get(&Id::new("d04").unwrap()).unwrap();
        let strip = Strip { first: Day::parse("2025-11-01").unwrap(), columns: 36, ascii: true };
        assert_eq!(strip.line(one, app.today), "=======]      |                     ");
    }
}
