//! The step dialog: the rung in one line, its criteria as ticks, and the few things to write down.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::event::Target;
use crate::app::step::{Line as Row, StepDialog};
use crate::locale::{Label as _, screens as words};
use crate::model::Rung;

use super::canvas::{Canvas, fit, pad, width, wrap};

/// Draws the dialog.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, step: &StepDialog) {
    let all = canvas.frame.area();
    let columns = all.width.min(100);
    let inside = usize::from(columns.saturating_sub(4));
    let rows = rows(canvas, step, inside);
    let head = head(canvas, step, inside);
    // What is wrong is said whole: it says what to do about it.
    let wrong = step.error.as_ref().map(|error| wrap(&format!("! {error}"), inside, 3)).unwrap_or_default();
    let foot = u16::try_from(wrong.len().max(1)).unwrap_or(1);
    let wanted =
        head.len() + rows.iter().map(|(_, lines)| lines.len()).sum::<usize>() + 2 + usize::from(foot);
    let height = u16::try_from(wanted).unwrap_or(u16::MAX).min(all.height.saturating_sub(1)).max(8);
    let room = canvas.dialog(columns, height, &words::step_title(canvas.lang, &step.name));
    let head_height = u16::try_from(head.len()).unwrap_or(0).min(room.height / 2);
    canvas.lines(Rect { height: head_height, ..room }, head, 0);
    let list =
        Rect { y: room.y + head_height, height: room.height.saturating_sub(head_height + foot), ..room };
    let below = draw_rows(canvas, step, rows, list);
    if !wrong.is_empty() {
        let bad = canvas.theme.bad;
        let at = Rect { y: room.bottom().saturating_sub(foot), height: foot.min(room.height), ..room };
        canvas.lines(at, wrong.into_iter().map(|line| Line::styled(line, bad)).collect(), 0);
        return;
    }
    let bottom = Rect { y: room.bottom() - 1, height: 1, ..room };
    let message = if step.from.is_some_and(|from| step.to < from) {
        Span::styled(fit(words::adjustment(canvas.lang), inside), canvas.theme.dim)
    } else if below > 0 {
        Span::styled(words::more_below(canvas.lang, below), canvas.theme.dim)
    } else {
        Span::raw("")
    };
    canvas.line(bottom, message);
}

/// From which rung to which, and what the rung is.
fn head(canvas: &Canvas<'_, '_>, step: &StepDialog, columns: usize) -> Vec<Line<'static>> {
    let (theme, lang) = (canvas.theme, canvas.lang);
    let name = |rung: Rung| format!("{} {}", rung.digit(), rung.label(lang));
    let from = step.from.map_or_else(|| words::not_assessed(lang).to_owned(), name);
    let way = if step.from == Some(step.to) {
        format!(
            "{from} {} {}",
            theme.mark("·", "-"),
            crate::model::StepKind::Stays.label(lang).to_lowercase()
        )
    } else {
        format!("{from} {} {}", theme.mark("→", "->"), name(step.to))
    };
    let definition = format!("{}: {}", step.to.label(lang), step.to.definition().in_language(lang));
    let mut lines = vec![Line::styled(fit(&way, columns), theme.rung(step.to))];
    lines.extend(wrap(&definition, columns, 2).into_iter().map(|line| Line::styled(line, theme.dim)));
    lines
}

/// Every line that can have the focus, each wrapped to the width.
fn rows(canvas: &Canvas<'_, '_>, step: &StepDialog, columns: usize) -> Vec<(Row, Vec<Line<'static>>)> {
    let focus = step.line();
    step.lines().into_iter().map(|row| (row, row_lines(canvas, step, row, row == focus, columns))).collect()
}

fn row_lines(
    canvas: &Canvas<'_, '_>,
    step: &StepDialog,
    row: Row,
    focused: bool,
    columns: usize,
) -> Vec<Line<'static>> {
    let (theme, lang) = (canvas.theme, canvas.lang);
    let label = match row {
        Row::Tick(at) => {
            let (item, on) = step.ticks[at];
            let tick = if on { theme.mark("[✓]", "[x]") } else { "[ ]" };
            let style = if focused { theme.focus } else { theme.text };
            let required =
                if item.required { format!(" ({})", words::required(lang)) } else { String::new() };
            let text = format!("{} {}{required}", item.number, item.text.in_language(lang));
            let pointer = if focused { theme.mark("▸", ">") } else { " " };
            return wrap(&text, columns.saturating_sub(6), 4)
                .into_iter()
                .enumerate()
                .map(|(at, line)| {
                    let lead = if at == 0 { format!("{pointer}{tick} ") } else { "     ".to_owned() };
                    Line::styled(pad(&format!("{lead}{line}"), columns), style)
                })
                .collect();
        }
        Row::Date => words::date(lang),
        Row::Evidence => words::evidence(lang),
        Row::Reason if step.needs_reason() => words::reason_wanted(lang),
        Row::Reason => words::reason(lang),
        Row::By => words::recorded_by(lang),
    };
    let Some(input) = step.input(row) else {
        return Vec::new();
    };
    let lead = format!("{}{label}: ", if focused { theme.mark("▸", ">") } else { " " });
    let room = columns.saturating_sub(width(&lead) + 1);
    let mut spans = vec![Span::styled(lead, if focused { theme.strong } else { theme.dim })];
    spans.extend(super::form::input_spans(canvas, input, focused, room));
    vec![Line::from(spans)]
}

/// The rows, scrolled so that the focused one is in sight; gives the number of lines left below.
fn draw_rows(
    canvas: &mut Canvas<'_, '_>,
    step: &StepDialog,
    rows: Vec<(Row, Vec<Line<'static>>)>,
    area: Rect,
) -> usize {
    let heights: Vec<usize> = rows.iter().map(|(_, lines)| lines.len()).collect();
    let until: usize = heights.iter().take(step.focus + 1).sum();
    let skip = until.saturating_sub(usize::from(area.height));
    let mut y = 0_usize;
    for (at, (_, lines)) in rows.into_iter().enumerate() {
        for line in lines {
            if y >= skip && y - skip < usize::from(area.height) {
                let place = Rect { y: area.y + u16::try_from(y - skip).unwrap_or(0), height: 1, ..area };
                canvas.line(place, line);
                canvas.hit(place, Target::Line(at));
            }
            y += 1;
        }
    }
    y.saturating_sub(skip + usize::from(area.height))
}
