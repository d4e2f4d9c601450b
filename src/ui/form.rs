//! Forms: a label and a value a line, the chosen field open, what is wrong right below it.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use tui_input::Input;
use unicode_segmentation::UnicodeSegmentation;

use crate::app::event::Target;
use crate::app::form::{Field, Form, Kind};
use crate::locale::{clean, dates, screens};
use crate::model::Day;

use super::canvas::{Canvas, fit, pad, width, wrap};

/// Lines of what a form comes to.
const HINT: usize = 4;
/// Columns of a form below which lists of choices take all of them.
const NARROW: usize = 60;
/// Lines of a list of choices that are shown at once.
const CHOICES: usize = 6;

/// Draws the form.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, form: &Form, today: Day) {
    let all = canvas.frame.area();
    let columns = all.width.min(92);
    let inside = usize::from(columns.saturating_sub(4));
    let shown = form.shown();
    let label_room = label_room(canvas, form, &shown, inside);
    let mut rows: Vec<(usize, Vec<Line<'static>>)> = shown
        .iter()
        .map(|at| {
            (*at, field_lines(canvas, &form.fields[*at], *at == form.focus, (label_room, inside), today))
        })
        .collect();
    // The line of keys has no room for it on a phone.
    if inside < NARROW
        && form.has_more()
        && let Some((_, last)) = rows.last_mut()
    {
        let lang = canvas.lang;
        let more = if form.show_more { screens::less_hint(lang) } else { screens::more_hint(lang) };
        last.push(Line::styled(format!("  F5 {more}"), canvas.theme.dim));
    }
    let hint = form.hint.map(|hint| wrap(&hint(form, canvas.lang, today), inside, HINT)).unwrap_or_default();
    let below = hint.len() + usize::from(!hint.is_empty());
    let wanted = rows.iter().map(|(_, lines)| lines.len()).sum::<usize>() + 4 + below;
    let height = u16::try_from(wanted).unwrap_or(u16::MAX).clamp(8, all.height.saturating_sub(1).max(8));
    let room = canvas.dialog(columns, height, form.title(canvas.lang));
    let below = u16::try_from(below).unwrap_or(0).min(room.height.saturating_sub(3));
    let list = Rect { height: room.height.saturating_sub(1 + below), ..room };
    draw_rows(canvas, form, rows, list);
    for (at, line) in (0_u16..below.saturating_sub(1)).zip(hint) {
        let place = Rect { y: list.bottom() + 1 + at, height: 1, ..room };
        canvas.line(place, Span::styled(clean(&line).into_owned(), canvas.theme.dim));
    }
    if let Some(error) = &form.error {
        let lines = wrap(&format!("! {error}"), inside, HINT);
        let above = u16::try_from(lines.len()).unwrap_or(1).min(room.height);
        let rows = Rect { y: room.bottom() - above, height: above, ..room }.rows();
        for (row, line) in rows.zip(lines) {
            canvas.over(row, Span::styled(line, canvas.theme.bad));
        }
    }
}

fn label_room(canvas: &Canvas<'_, '_>, form: &Form, shown: &[usize], inside: usize) -> usize {
    let longest = shown.iter().map(|at| width(form.fields[*at].label(canvas.lang))).max().unwrap_or(0);
    longest.min(inside / 2) + 4
}

fn draw_rows(canvas: &mut Canvas<'_, '_>, form: &Form, rows: Vec<(usize, Vec<Line<'static>>)>, area: Rect) {
    let height = usize::from(area.height);
    let until: usize =
        rows.iter().take_while(|(at, _)| *at <= form.focus).map(|(_, lines)| lines.len()).sum();
    let skip = until.saturating_sub(height);
    let mut y = 0_usize;
    for (at, lines) in rows {
        for line in lines {
            if y >= skip && y - skip < height {
                let place = Rect { y: area.y + u16::try_from(y - skip).unwrap_or(0), height: 1, ..area };
                canvas.line(place, line);
                canvas.hit(place, Target::Line(at));
            }
            y += 1;
        }
    }
}

fn field_lines(
    canvas: &Canvas<'_, '_>,
    field: &Field,
    focused: bool,
    (label_room, columns): (usize, usize),
    today: Day,
) -> Vec<Line<'static>> {
    let theme = canvas.theme;
    let star = if field.required { "*" } else { " " };
    let pointer = if focused { theme.mark("▸", ">") } else { " " };
    let label = format!("{pointer}{star}{}", field.label(canvas.lang));
    let label = format!("{} ", pad(&label, label_room.saturating_sub(1)));
    let label_style = if focused { theme.strong } else { theme.dim };
    let room = columns.saturating_sub(label_room + 1);
    let mut lines = Vec::new();
    // A label that is cut says all of it, above its value, while somebody writes there.
    let long = focused && width(field.label(canvas.lang)) + 3 > label_room;
    let above = if long { whole_label(canvas, field, columns) } else { Vec::new() };
    let label = if long { " ".repeat(label_room) } else { label };
    let mut first = vec![Span::styled(label, label_style)];
    match &field.kind {
        Kind::Text(input) | Kind::Date(input) | Kind::Number(input) => {
            first.extend(input_spans(canvas, input, focused, room));
            first.extend(understood(canvas, field, today));
        }
        Kind::Choice { options, at, .. } => {
            let value = at.and_then(|at| options.get(at)).map_or("–", |one| one.label(canvas.lang));
            let text = if focused { format!("◂ {value} ▸") } else { value.to_owned() };
            let text = if theme.ascii {
                text.replace('◂', "<").replace('▸', ">").replace('–', "-")
            } else {
                text
            };
            first.push(Span::styled(fit(&text, room), if focused { theme.focus } else { theme.text }));
        }
        Kind::Pick { options, chosen, query, .. } => {
            let names: Vec<&str> =
                chosen.iter().filter_map(|at| options.get(*at)).map(|one| one.label(canvas.lang)).collect();
            let wrapped = wrap(&names.join(", "), room, 4);
            first.push(Span::styled(wrapped.first().cloned().unwrap_or_default(), theme.text));
            let indent = " ".repeat(label_room);
            let rest = wrapped.into_iter().skip(1);
            lines.extend(rest.map(|line| Line::styled(format!("{indent}{line}"), theme.text)));
            if focused {
                // On a phone names need the whole width to be told apart.
                let narrow = columns < NARROW;
                let place = if narrow { ("  ", columns.saturating_sub(3)) } else { (indent.as_str(), room) };
                lines.extend(search(canvas, field, query, place));
            }
        }
    }
    lines.insert(0, Line::from(first));
    lines.splice(0..0, above);
    if let Some(error) = &field.error {
        let (indent, room) =
            if columns < NARROW { (4, columns.saturating_sub(4)) } else { (label_room, room) };
        let indent = " ".repeat(indent);
        let text = wrap(&format!("! {error}"), room, 6);
        lines.extend(text.into_iter().map(|line| Line::styled(format!("{indent}{line}"), theme.bad)));
    }
    lines
}

/// The label of a field, as long as it is.
fn whole_label(canvas: &Canvas<'_, '_>, field: &Field, columns: usize) -> Vec<Line<'static>> {
    let mark = if field.required { "*" } else { " " };
    let text = format!("{}{mark}{}", canvas.theme.mark("▸", ">"), field.label(canvas.lang));
    wrap(&text, columns, 3).into_iter().map(|line| Line::styled(line, canvas.theme.strong)).collect()
}

/// The day that is meant, where it was typed in another way than it is written here.
fn understood(canvas: &Canvas<'_, '_>, field: &Field, today: Day) -> Option<Span<'static>> {
    let day = field.day(today).filter(|day| dates::typed(*day) != field.typed())?;
    Some(Span::styled(format!("  = {}", dates::short(canvas.lang, day)), canvas.theme.dim))
}

/// What is looked for in a list, what fits, or why nothing does.
fn search(
    canvas: &Canvas<'_, '_>,
    field: &Field,
    query: &Input,
    (indent, room): (&str, usize),
) -> Vec<Line<'static>> {
    let theme = canvas.theme;
    let mut typed = vec![Span::styled(format!("{indent}{} ", theme.mark("⌕", "?")), theme.key)];
    typed.extend(input_spans(canvas, query, true, room.saturating_sub(3)));
    let mut lines = vec![Line::from(typed)];
    let fitting = field.fitting(canvas.lang);
    lines.extend(choices(canvas, field, &fitting, (indent, room)));
    if fitting.is_empty()
        && field.error.is_none()
        && let Some(why) = field.says_why_nothing_fits(canvas.lang)
    {
        let text = wrap(&why, room, 3);
        lines.extend(text.into_iter().map(|line| Line::styled(format!("{indent}{line}"), theme.dim)));
    }
    lines
}

/// The choices that fit what was typed, the marked one in sight.
fn choices(
    canvas: &Canvas<'_, '_>,
    field: &Field,
    fitting: &[usize],
    (indent, room): (&str, usize),
) -> Vec<Line<'static>> {
    let Kind::Pick { options, marked, .. } = &field.kind else {
        return Vec::new();
    };
    let marked = marked.unwrap_or(0);
    let first = (marked + 1).saturating_sub(CHOICES);
    let mut lines: Vec<Line<'static>> = fitting
        .iter()
        .enumerate()
        .skip(first)
        .take(CHOICES)
        .map(|(at, place)| {
            let here = at == marked && field.enter_picks();
            let pointer = if here { canvas.theme.mark("▸", ">") } else { " " };
            let text = pad(&format!("{pointer} {}", clean(options[*place].label(canvas.lang))), room);
            let style = if here { canvas.theme.selected } else { canvas.theme.dim };
            Line::from(vec![Span::raw(indent.to_owned()), Span::styled(text, style)])
        })
        .collect();
    let below = fitting.len().saturating_sub(first + CHOICES);
    if below > 0 {
        let more = crate::locale::screens::more_below(canvas.lang, below);
        lines.push(Line::styled(format!("{indent}  {more}"), canvas.theme.dim));
    }
    lines
}

/// A line of text with its cursor, scrolled so that the cursor is in sight.
pub(super) fn input_spans(
    canvas: &Canvas<'_, '_>,
    input: &Input,
    focused: bool,
    room: usize,
) -> Vec<Span<'static>> {
    let theme = canvas.theme;
    if !focused {
        return vec![Span::styled(fit(input.value(), room), theme.text)];
    }
    let graphemes: Vec<&str> = input.value().graphemes(true).collect();
    let cursor = input.value().chars().take(input.cursor()).collect::<String>().graphemes(true).count();
    // As much before the cursor as there is room for, with a cell kept for the cursor itself.
    let mut first = cursor;
    let mut used = 1;
    while first > 0 && used + width(graphemes[first - 1]) <= room {
        first -= 1;
        used += width(graphemes[first]);
    }
    let before: String = graphemes[first..cursor].concat();
    let at = graphemes.get(cursor).copied().unwrap_or(" ").to_owned();
    let left = room.saturating_sub(used);
    let after = fit(&graphemes.get(cursor + 1..).unwrap_or(&[]).concat(), left);
    let plain = |text: &str| clean(text).into_owned();
    vec![
        Span::styled(plain(&before), theme.strong),
        Span::styled(plain(&at), theme.focus),
        Span::styled(after, theme.strong),
    ]
}
