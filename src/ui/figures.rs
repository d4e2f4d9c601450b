//! M1 to M12: how the whole map stands, and how that came about quarter by quarter.

use std::cmp::Ordering;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::insight::{Figures, Movement};
use crate::locale::{Label as _, dates, figures as words, labels, screens};
use crate::model::{ActorKind, Approach, Code as _, Day, Lifecycle, Rung, Sector, SourceCategory};

use super::canvas::{fit, pad};
use super::detail::Sheet;
use super::listing::Scene;

/// The figures of some quarters, the present one last.
type Series<'a> = &'a [(Day, Figures)];

/// Columns for the name of a trend.
const NAMES: usize = 22;

/// All figures of the map.
pub(super) fn sheet(scene: Scene<'_>, room: Rect) -> Sheet<'_> {
    let lang = scene.lang;
    let mut sheet = Sheet::new(scene, room, words::title(lang));
    let found = scene.session.facts.found();
    let series = found.map_or(&[][..], |found| &found.figures);
    let (Some(found), Some((_, now))) = (found, series.last()) else {
        sheet.dim(screens::computing(lang));
        return sheet;
    };
    let first = scene.day(series[0].0);
    sheet.dim(&words::trend_since(lang, &first));
    partnerships(&mut sheet, series);
    followed_up(&mut sheet, series, (now, &found.moved));
    parties(&mut sheet, series, now);
    gifts(&mut sheet, series, now);
    documents(&mut sheet, now);
    if !now.trust.is_empty() && !scene.app.hides_internals() {
        sheet.heading(words::trust(lang));
        for (kind, (sum, count)) in &now.trust {
            let score = sum / f64::from(u32::try_from(*count).unwrap_or(1).max(1));
            sheet.bullet(&words::trusted(lang, kind.label(lang), &dates::decimal(lang, score, 2), *count));
        }
    }
    network(&mut sheet, series, now);
    sheet
}

/// One figure in every quarter.
fn each(series: Series<'_>, of: impl Fn(&Figures) -> usize) -> Vec<usize> {
    series.iter().map(|(_, figures)| of(figures)).collect()
}

/// M1 and M9.
fn partnerships(sheet: &mut Sheet<'_>, series: Series<'_>) {
    let (theme, lang) = (sheet.scene.theme, sheet.scene.lang);
    sheet.heading(words::partnerships(lang));
    for rung in Rung::ALL {
        let counts = each(series, |figures| figures.rungs[usize::from(rung.digit())]);
        trend(sheet, &labels::rung(Some(*rung), lang), (&counts, ""), theme.rung(*rung));
    }
    let open = each(series, |figures| figures.not_assessed);
    trend(sheet, screens::not_assessed(lang), (&open, ""), theme.dim);
    let active: Vec<(Day, usize)> = series.iter().map(|(day, figures)| (*day, figures.active())).collect();
    chart(sheet, &active);
    sheet.heading(words::approaches(lang));
    for (at, approach) in [Approach::Delivery, Approach::Capacity, Approach::Mixed].into_iter().enumerate() {
        let counts = each(series, |figures| figures.approaches[at]);
        trend(sheet, approach.label(lang), (&counts, ""), theme.text);
    }
}

/// M2 to M4, M7, M8 and M10.
fn followed_up(sheet: &mut Sheet<'_>, series: Series<'_>, (now, moved): (&Figures, &Movement)) {
    let (theme, lang) = (sheet.scene.theme, sheet.scene.lang);
    sheet.heading(words::followed_up(lang));
    let kept = each(series, |figures| usize::try_from(figures.kept_percent().unwrap_or(0)).unwrap_or(0));
    trend(sheet, words::promises_kept(lang), (&kept, "%"), theme.good);
    let served = each(series, |figures| figures.needs_served);
    trend(sheet, words::needs_trend(lang), (&served, ""), theme.good);
    let came = each(series, |figures| {
        usize::try_from(figures.meetings.1.saturating_add(figures.meetings.2)).unwrap_or(0)
    });
    trend(sheet, words::came(lang), (&came, ""), theme.good);
    sheet.bullet(&words::promises(lang, now.promises_kept, now.promises_due));
    sheet.bullet(&words::needs_served(lang, now.needs_served, now.needs));
    let at = |stage: u8| now.stages.iter().filter(|(_, found, _)| *found == stage).count();
    if !now.stages.is_empty() {
        sheet.bullet(&words::stages(lang, at(0), at(1), at(3)));
    }
    let (meetings, men, women) = now.meetings;
    sheet.bullet(&words::meetings(lang, meetings, men, women));
    if let Some(days) = now.median_untouched {
        sheet.bullet(&words::untouched(lang, days));
    }
    sheet.bullet(&words::moved(lang, moved.up, moved.down, moved.stayed));
    sheet.bullet(&words::came_and_went(lang, moved.new, moved.ended));
}

/// M5.
fn parties(sheet: &mut Sheet<'_>, series: Series<'_>, now: &Figures) {
    let (theme, lang) = (sheet.scene.theme, sheet.scene.lang);
    sheet.heading(words::parties(lang));
    for kind in
        ActorKind::ALL.iter().filter(|kind| **kind != ActorKind::Other || now.kinds.contains_key(kind))
    {
        let counts = each(series, |figures| figures.kinds.get(kind).copied().unwrap_or(0));
        trend(sheet, kind.label(lang), (&counts, ""), theme.kind(*kind));
    }
    for sector in Sector::ALL {
        let counts = each(series, |figures| figures.sectors.get(sector).copied().unwrap_or(0));
        trend(sheet, sector.label(lang), (&counts, ""), theme.dim);
    }
}

/// M6.
fn gifts(sheet: &mut Sheet<'_>, series: Series<'_>, now: &Figures) {
    let (theme, lang) = (sheet.scene.theme, sheet.scene.lang);
    sheet.heading(words::gifts(lang));
    if now.gifts.is_empty() {
        return sheet.dim(words::no_gifts(lang));
    }
    for category in SourceCategory::ALL.iter().filter(|category| now.gifts.contains_key(category)) {
        let delivered = each(series, |figures| figures.gifts.get(category).map_or(0, |gifts| gifts.0));
        let pledged = now.gifts.get(category).map_or(0, |gifts| gifts.1);
        let unit = if pledged > 0 { words::and_pledged(lang, pledged) } else { String::new() };
        trend(sheet, category.label(lang), (&delivered, &unit), theme.good);
    }
    sheet.bullet(&words::delivered_worth(lang, &dates::rupiah(lang, now.delivered_rp)));
}

/// M12.
fn documents(sheet: &mut Sheet<'_>, now: &Figures) {
    let lang = sheet.scene.lang;
    if now.documents.is_empty() {
        return;
    }
    sheet.heading(words::documents(lang));
    let known = Lifecycle::ALL.iter().filter_map(|status| Some((status, now.documents.get(status)?)));
    let each: Vec<String> = known.map(|(status, count)| format!("{} {count}", status.label(lang))).collect();
    sheet.bullet(&each.join(", "));
}

/// M11.
fn network(sheet: &mut Sheet<'_>, series: Series<'_>, now: &Figures) {
    let (theme, lang) = (sheet.scene.theme, sheet.scene.lang);
    sheet.heading(words::network(lang));
    let lines = each(series, |figures| figures.network.3);
    trend(sheet, words::ties_trend(lang), (&lines, ""), theme.good);
    let (parts, largest, parties, ties) = now.network;
    sheet.bullet(&words::ties(lang, ties, parties));
    if let Some(percent) = now.density_percent() {
        sheet.bullet(&words::density(lang, percent));
    }
    sheet.bullet(&words::parts(lang, parts, largest));
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
                Ordering::Less => pad(theme.mark("██", "##"), wide),
                Ordering::Equal => pad(&count.to_string(), wide),
                Ordering::Greater => " ".repeat(wide),
            }
        };
        sheet.line(Line::styled(counts.iter().map(cell).collect::<String>(), theme.good));
    }
    let names = counts.iter().map(|(day, _)| pad(&words::quarter_of(lang, *day), wide));
    sheet.line(Line::styled(names.collect::<String>(), theme.dim));
}

/// A name, a line of bars for the quarters, and the latest count.
fn trend(sheet: &mut Sheet<'_>, name: &str, (counts, unit): (&[usize], &str), style: Style) {
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
        Span::raw(pad(&fit(name, NAMES), NAMES + 1)),
        Span::styled(line, style),
        Span::raw(format!(" {last:>4}{unit}")),
    ]));
}
