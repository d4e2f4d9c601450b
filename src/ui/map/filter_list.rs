//! The list of what is shown: kinds, rungs, purposes, needs and areas, with ticks.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::App;
use crate::app::event::Target;
use crate::app::map::filters::Choice;
use crate::locale::{Label as _, labels, maps as words};
use crate::model::{Id, Lang, PartnershipMap};
use crate::ui::canvas::{Canvas, pad, wrap};

/// A line of the list: a heading, or a choice with its number.
enum Row {
    Heading(&'static str),
    Choice(usize, String, bool),
}

/// Draws the list over the screen.
pub(in crate::ui) fn draw(canvas: &mut Canvas<'_, '_>, app: &App, at: usize) {
    let Some(map) = app.map() else { return };
    let lang = canvas.lang;
    let choices = app.map_choices();
    let mut rows = Vec::new();
    let mut group = "";
    for (place, choice) in choices.iter().enumerate() {
        let title = title(choice, lang);
        if title != group {
            rows.push(Row::Heading(title));
            group = title;
        }
        let ticked = app.map_screen.wish.filters.has(choice);
        rows.push(Row::Choice(place, name(canvas, map, choice), ticked));
    }
    let all = canvas.frame.area();
    let height = u16::try_from(rows.len() + 5).unwrap_or(u16::MAX).min(all.height.saturating_sub(2));
    let room = canvas.dialog(64, height, words::filters_title(lang));
    let columns = usize::from(room.width);
    let hint = wrap(words::filters_hint(lang), columns, 2);
    let head = u16::try_from(hint.len()).unwrap_or(1);
    let lines = hint.into_iter().map(|line| Line::styled(line, canvas.theme.dim)).collect();
    canvas.lines(Rect { height: head.min(room.height), ..room }, lines, 0);
    let list = Rect { y: room.y + head, height: room.height.saturating_sub(head), ..room };
    let marked =
        rows.iter().position(|row| matches!(row, Row::Choice(place, ..) if *place == at)).unwrap_or(0);
    let tall = usize::from(list.height);
    let first = (marked + 2).saturating_sub(tall).min(rows.len().saturating_sub(tall));
    for (row, y) in rows.iter().skip(first).zip(list.y..list.bottom()) {
        let place = Rect { y, height: 1, ..list };
        match row {
            Row::Heading(text) => canvas.line(place, Span::styled(*text, canvas.theme.strong)),
            Row::Choice(choice, text, ticked) => {
                let here = *choice == at;
                let pointer = if here { canvas.theme.mark("▸", ">") } else { " " };
                let tick = if *ticked { canvas.theme.mark("✓", "x") } else { " " };
                let style = if here { canvas.theme.selected } else { canvas.theme.text };
                let line = pad(&format!("{pointer} [{tick}] {text}"), columns);
                canvas.line(place, Span::styled(line, style));
                canvas.hit(place, Target::Line(*choice));
            }
        }
    }
}

fn title(choice: &Choice, lang: Lang) -> &'static str {
    match choice {
        Choice::Kind(_) => words::kinds(lang),
        Choice::Rung(_) => words::rungs(lang),
        Choice::Purpose(_) => words::purposes(lang),
        Choice::Need(_) => words::needs(lang),
        Choice::Area(_) => words::areas(lang),
    }
}

fn name(canvas: &Canvas<'_, '_>, map: &PartnershipMap, choice: &Choice) -> String {
    let lang = canvas.lang;
    let area = |id: &Id| map.areas.get(id).map_or_else(|| id.to_string(), |area| area.name.clone());
    match choice {
        Choice::Kind(kind) => format!("{} {}", canvas.theme.kind_mark(*kind, lang), kind.label(lang)),
        Choice::Rung(rung) => labels::rung(*rung, lang),
        Choice::Purpose(purpose) => purpose.label(lang).to_owned(),
        Choice::Need(id) => map.needs.get(id).map_or_else(|| id.to_string(), |need| need.title.clone()),
        Choice::Area(id) => area(id),
    }
}
