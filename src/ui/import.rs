//! The import dialog: a line a column with what it means and its first values; below, what would happen.

use ratatui::layout::Rect;
use ratatui::text::{Line as Text, Span};

use crate::app::event::Target;
use crate::app::import::{Desk, Line, Summary};
use crate::import::{Kind, LeftOut, Listed, Use};
use crate::locale::{Label as _, clean, imports as words, labels};
use crate::model::{Lang, Table};

use super::canvas::{Canvas, fit, pad, wrap};
use super::overlay::{MOST_LISTED, not_listed};

/// Rows of a list that are shown.
const ROWS: usize = 5;
/// Lines below the columns: what would happen.
const BELOW: u16 = 3;

/// Draws the dialog over the body of the screen.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, desk: &Desk) {
    let lang = canvas.lang;
    let whole = canvas.frame.area();
    let body = Rect { y: whole.y + 1, height: whole.height.saturating_sub(3), ..whole };
    let room = canvas.window(body, &title(lang, desk));
    let Some(list) = desk.list() else { return };
    let columns = usize::from(room.width);
    let height = usize::from(room.height.saturating_sub(BELOW + 1));
    let skip = (desk.line + 1).saturating_sub(height);
    for ((at, line), y) in desk.lines().iter().enumerate().skip(skip).take(height).zip(room.y..) {
        let place = Rect { y, height: 1, ..room };
        let text = one_line(canvas, list, line, at == desk.line, columns);
        canvas.line(place, text);
        canvas.hit(place, Target::Line(at));
    }
    let below = wrap(&told(lang, desk.summary.as_ref()), columns, usize::from(BELOW));
    for (text, y) in below.into_iter().zip(room.bottom().saturating_sub(BELOW)..room.bottom()) {
        canvas.line(Rect { y, height: 1, ..room }, Text::styled(text, canvas.theme.dim));
    }
}

fn title(lang: Lang, desk: &Desk) -> String {
    let title = format!("{}: {}", words::title(lang), clean(&desk.file));
    let Some(list) = desk.list().filter(|_| desk.lists.len() > 1) else { return title };
    format!(
        "{title} · {} ({}/{})",
        words::sheet(lang, &clean(&list.sheet.name)),
        desk.at + 1,
        desk.lists.len()
    )
}

fn one_line(
    canvas: &Canvas<'_, '_>,
    list: &Listed,
    line: &Line,
    here: bool,
    columns: usize,
) -> Text<'static> {
    let (theme, lang) = (canvas.theme, canvas.lang);
    let name_room = (columns / 4).clamp(10, 24);
    let meaning_room = (columns / 3).clamp(14, 28);
    let examples_room = columns.saturating_sub(name_room + meaning_room + 6);
    let (name, meaning, examples) = match line {
        Line::Kind => {
            let kind =
                list.mapping.kind.map_or(words::not_taken_column(lang), |kind| kind.table().label(lang));
            (words::rows_are(lang).to_owned(), kind.to_owned(), words::rows_read(lang, list.sheet.rows.len()))
        }
        Line::Column(column) => {
            let one = list.mapping.uses.get(*column).copied().unwrap_or(Use::Nothing);
            (
                list.column_name(*column),
                words::meaning(lang, meaning(list.mapping.kind, one)).to_owned(),
                examples(list, *column),
            )
        }
        Line::Strength(word, rung) => {
            let rung = rung.map_or(words::not_assessed(lang), |rung| rung.label(lang));
            (words::strength(lang, word), labels::lower(rung), String::new())
        }
    };
    let meaning = if here {
        format!("{} {meaning} {}", theme.mark("◂", "<"), theme.mark("▸", ">"))
    } else {
        format!("  {meaning}")
    };
    let pointer = if here { theme.mark("▸", ">") } else { " " };
    let style = if here { theme.strong } else { theme.text };
    Text::from(vec![
        Span::styled(pad(&format!("{pointer} {}", clean(&name)), name_room + 2), style),
        Span::raw(" "),
        Span::styled(pad(&meaning, meaning_room + 2), if here { theme.focus } else { theme.key }),
        Span::raw(" "),
        Span::styled(fit(&examples, examples_room), theme.dim),
    ])
}

/// What becomes of a column, as the locale tells it.
fn meaning(kind: Option<Kind>, one: Use) -> words::Meaning<'static> {
    match one {
        Use::Field(key) => words::Meaning::Field(kind.map_or(Table::Actor, Kind::table), key),
        Use::Note => words::Meaning::Note,
        Use::Number => words::Meaning::Number,
        Use::Personal => words::Meaning::Personal,
        Use::Nothing => words::Meaning::Nothing,
    }
}

fn examples(list: &Listed, column: usize) -> String {
    let values = list.sheet.rows.iter().take(ROWS).map(|row| row.cells.get(column));
    let values = values.map(|cell| cell.map(crate::import::Cell::text).filter(|text| !text.is_empty()));
    let values = values.map(|text| text.map_or_else(|| "·".to_owned(), |text| clean(&text).into_owned()));
    values.collect::<Vec<_>>().join(" | ")
}

/// What would happen.
fn told(lang: Lang, summary: Option<&Summary>) -> String {
    let Some(summary) = summary else { return words::reckoned_later(lang).to_owned() };
    if summary.rows == 0 {
        return words::nothing_taken(lang).what;
    }
    let mut parts: Vec<String> = summary
        .counts
        .iter()
        .map(|(table, count)| words::counted(lang, *table, (count.new, count.changed, count.same)))
        .collect();
    parts.extend((summary.left_out > 0).then(|| words::left_out(lang, summary.left_out)));
    parts.join(" · ")
}

/// Everything that was not taken, each with its place, the reason, and what to do.
pub(super) fn left_out(canvas: &Canvas<'_, '_>, left: &[LeftOut], columns: usize) -> Vec<Text<'static>> {
    let (theme, lang) = (canvas.theme, canvas.lang);
    let mut lines = Vec::new();
    for one in left.iter().take(MOST_LISTED) {
        let place = words::place(lang, one.sheet.as_deref(), one.line, one.column.as_deref());
        let place = if place.is_empty() { clean(&one.file).into_owned() } else { place };
        lines.push(Text::styled(fit(&place, columns), theme.strong));
        let sentence = words::not_taken(lang, &one.why);
        lines.extend(wrap(&sentence.what, columns, 3).into_iter().map(|line| Text::styled(line, theme.warn)));
        lines.extend(wrap(&sentence.remedy, columns, 3).into_iter().map(Text::from));
        lines.push(Text::default());
    }
    lines.extend(not_listed(canvas, left.len()));
    lines
}
