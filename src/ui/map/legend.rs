//! What the lines and marks mean: only those that the picture shows.

use ratatui::text::{Line, Span};

use crate::app::App;
use crate::layout::View;
use crate::locale::{Label as _, labels, maps as words};
use crate::model::Rung;
use crate::ui::canvas::{Canvas, width};

use super::lines::{Stroke, sample};

/// One mark with its meaning.
type Entry = Vec<Span<'static>>;

fn entries(canvas: &Canvas<'_, '_>, app: &App, full: bool) -> Vec<Entry> {
    let (theme, lang) = (canvas.theme, canvas.lang);
    let Some(picture) = &app.map_screen.picture else { return Vec::new() };
    if app.hides_power() {
        return Vec::new();
    }
    if picture.is_grouped() {
        return vec![
            vec![Span::styled(words::bubble(lang), theme.dim)],
            vec![
                Span::styled(sample(theme, Stroke::Groups, 5), theme.text),
                Span::styled(format!(" {}", words::between_groups(lang)), theme.dim),
            ],
        ];
    }
    let mut rungs: Vec<Option<Rung>> = picture.links.iter().map(|link| link.rung).collect();
    rungs.sort_by_key(|rung| std::cmp::Reverse(rung.map_or(0, |rung| rung.digit() + 1)));
    rungs.dedup();
    if picture.wish.view == View::Matrix && !picture.is_grouped() {
        let mark = |mark: &'static str, text: String| {
            vec![Span::styled(mark, theme.strong), Span::styled(format!(" {text}"), theme.dim)]
        };
        return vec![
            vec![Span::styled(words::cells(lang).to_owned(), theme.dim)],
            mark(theme.mark("·", "."), words::not_assessed(lang).to_owned()),
            mark("x", words::competition(lang).to_owned()),
        ];
    }
    let mut all: Vec<Entry> = rungs
        .into_iter()
        .map(|rung| {
            let style = rung.map_or(theme.text, |rung| theme.rung(rung));
            let name = rung.map_or_else(
                || words::not_assessed(lang).to_owned(),
                |rung| match rung {
                    Rung::Competition => words::competition(lang).to_owned(),
                    _ if full => format!("{} {}", rung.digit(), labels::lower(rung.label(lang))),
                    _ => rung.digit().to_string(),
                },
            );
            let piece = sample(theme, Stroke::Tie(rung), 5);
            vec![Span::styled(piece, style), Span::styled(format!(" {name}"), theme.dim)]
        })
        .collect();
    if !picture.is_grouped() {
        let said = match picture.wish.view {
            View::Venn => Some(words::size_is_benefit(lang)),
            View::Grid => Some(words::axes(lang)),
            _ => None,
        };
        all.splice(0..0, said.map(|text| vec![Span::styled(text, theme.dim)]));
    }
    all
}

/// The legend below one another, with the rungs in words.
pub(super) fn list(canvas: &Canvas<'_, '_>, app: &App) -> Vec<Line<'static>> {
    entries(canvas, app, true).into_iter().map(Line::from).collect()
}

/// The legend in one line: the rungs in words where they fit, else their digits.
pub(super) fn line(canvas: &Canvas<'_, '_>, app: &App, columns: usize) -> Line<'static> {
    let mut full = lines(canvas, app, columns, true);
    if full.len() > 1 {
        full = lines(canvas, app, columns, false);
    }
    full.into_iter().next().unwrap_or_default()
}

fn lines(canvas: &Canvas<'_, '_>, app: &App, columns: usize, full: bool) -> Vec<Line<'static>> {
    let mut lines: Vec<Line<'static>> = Vec::new();
    let mut used = 0;
    for entry in entries(canvas, app, full) {
        let wide: usize = entry.iter().map(|span| width(&span.content)).sum();
        match lines.last_mut() {
            Some(line) if used + 2 + wide <= columns => {
                line.push_span(Span::raw("  "));
                line.spans.extend(entry);
                used += 2 + wide;
            }
            _ => {
                lines.push(Line::from(entry));
                used = wide;
            }
        }
    }
    lines
}
