//! Two sides of one question, side by side: what both changed, and parties that may be one.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::App;
use crate::app::event::Target;
use crate::app::settle::Settle;
use crate::app::twins::TwinsDialog;
use crate::locale::{Label as _, merging as words};
use crate::merge::Side;
use crate::model::{Actor, Id, PartnershipMap};
use crate::report::changes::Teller;

use super::canvas::{Canvas, fit, pad, width, wrap};

/// The width of the dialogs, in columns.
const WIDTH: u16 = 96;

/// Two texts side by side with a heading each; below one another where there is no room.
struct Sides<'a> {
    left: (&'a str, &'a str),
    right: (&'a str, &'a str),
    /// Which of the two is taken, if one is.
    left_taken: Option<bool>,
}

impl Sides<'_> {
    fn lines(&self, canvas: &Canvas<'_, '_>, columns: usize, rows: usize) -> Vec<Line<'static>> {
        let theme = canvas.theme;
        let style = |taken: bool| if taken { theme.selected } else { theme.strong };
        let (left_style, right_style) =
            (style(self.left_taken == Some(true)), style(self.left_taken == Some(false)));
        let part = |(title, text): (&str, &str), style: Style, columns: usize, rows: usize| {
            let mut lines = vec![(pad(&fit(title, columns), columns), style)];
            lines.extend(wrap(text, columns, rows).into_iter().map(|line| (pad(&line, columns), theme.text)));
            lines
        };
        if columns < 60 {
            let half = (rows / 2).saturating_sub(1).max(1);
            let all = part(self.left, left_style, columns, half).into_iter();
            let all = all.chain(part(self.right, right_style, columns, half));
            return all.map(|(text, style)| Line::styled(text, style)).collect();
        }
        let half = (columns - 3) / 2;
        let rows = rows.saturating_sub(1).max(1);
        let (left, right) =
            (part(self.left, left_style, half, rows), part(self.right, right_style, half, rows));
        let bar = theme.mark("│", "|");
        (0..left.len().max(right.len()))
            .map(|at| {
                let cell = |list: &[(String, Style)]| {
                    let (text, style) = list.get(at).cloned().unwrap_or((" ".repeat(half), theme.text));
                    Span::styled(text, style)
                };
                Line::from(vec![cell(&left), Span::styled(format!(" {bar} "), theme.frame), cell(&right)])
            })
            .collect()
    }
}

/// Draws what both sides changed: the list above, the marked one below.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, settle: &Settle) {
    let lang = canvas.lang;
    let all = canvas.frame.area();
    let count = settle.conflicts.len();
    let wanted = u16::try_from(count).unwrap_or(u16::MAX).saturating_add(14);
    let title = words::settle_title(lang);
    let room = canvas.dialog(WIDTH, wanted.min(all.height.saturating_sub(1)), title);
    let columns = usize::from(room.width);
    let head = if settle.working {
        words::joining(lang).to_owned()
    } else {
        words::settled_so_far(lang, count - settle.open(), count)
    };
    canvas.line(room, Line::styled(fit(&head, columns), canvas.theme.dim));
    let list_height = usize::from(room.height).saturating_sub(10).clamp(1, count.max(1));
    let height = u16::try_from(list_height).unwrap_or(1).min(room.height.saturating_sub(1));
    let list = Rect { y: room.y + 1, height, ..room };
    let teller = Teller { lang, before: &settle.names, after: &settle.names };
    draw_list(canvas, settle, &teller, list);
    let below =
        Rect { y: list.bottom() + 1, height: room.bottom().saturating_sub(list.bottom() + 1), ..room };
    let Some(conflict) = settle.conflicts.get(settle.at) else { return };
    let told = teller.conflict(conflict);
    let mut lines = vec![
        Line::styled(fit(&told.record, columns), canvas.theme.strong),
        Line::styled(fit(&told.field, columns), canvas.theme.text),
    ];
    if let Some(base) = &told.base {
        lines.push(Line::styled(fit(&words::side_base(lang, base), columns), canvas.theme.dim));
    }
    let (mine, other) = match settle.my_side() {
        Side::Ours => (&told.ours, &told.theirs),
        Side::Theirs => (&told.theirs, &told.ours),
    };
    let rows = usize::from(below.height).saturating_sub(lines.len());
    let sides = Sides {
        left: (words::mine_title(lang), mine),
        right: (words::other_title(lang), other),
        left_taken: settle.mine.get(settle.at).copied().flatten(),
    };
    lines.extend(sides.lines(canvas, columns, rows));
    canvas.lines(below, lines, 0);
}

fn draw_list(canvas: &mut Canvas<'_, '_>, settle: &Settle, teller: &Teller<'_>, list: Rect) {
    let (theme, lang) = (canvas.theme, canvas.lang);
    let columns = usize::from(list.width);
    let first = (settle.at + 1).saturating_sub(usize::from(list.height));
    let lines = settle.conflicts.iter().zip(&settle.mine).enumerate().skip(first);
    for ((at, (conflict, mine)), y) in lines.zip(list.y..list.bottom()) {
        let told = teller.conflict(conflict);
        let here = at == settle.at;
        let pointer = if here { theme.mark("▸", ">") } else { " " };
        let choice = match mine {
            None => words::open_word(lang),
            Some(true) => words::mine_word(lang),
            Some(false) => words::other_word(lang),
        };
        let text = fit(
            &format!("{pointer} {}: {}", told.record, told.field),
            columns.saturating_sub(width(choice) + 1),
        );
        let line = format!("{} {choice}", pad(&text, columns.saturating_sub(width(choice) + 1)));
        let style = if here { theme.selected } else { theme.text };
        let place = Rect { y, height: 1, ..list };
        canvas.line(place, Span::styled(line, style));
        canvas.hit(place, Target::Line(at));
    }
}

/// Draws two parties that may be one.
pub(super) fn draw_twins(canvas: &mut Canvas<'_, '_>, app: &App, dialog: &TwinsDialog) {
    let lang = canvas.lang;
    let (Some(map), Some(pair)) = (app.map(), dialog.pairs.get(dialog.at)) else { return };
    let all = canvas.frame.area();
    let room = canvas.dialog(WIDTH, 18.min(all.height.saturating_sub(1)), words::twins_title(lang));
    let columns = usize::from(room.width);
    let text = |id: &Id| map.actors.get(id).map(|actor| facts(app, map, actor)).unwrap_or_default();
    let (left, right) = (text(&pair.first), text(&pair.second));
    let names = (format!("1 {}", map.actor_name(&pair.first)), format!("2 {}", map.actor_name(&pair.second)));
    let head = words::twins_head(lang, dialog.at + 1, dialog.pairs.len());
    let mut lines: Vec<Line<'static>> =
        wrap(&head, columns, 3).into_iter().map(|line| Line::styled(line, canvas.theme.dim)).collect();
    lines.push(Line::default());
    let rows = usize::from(room.height).saturating_sub(lines.len());
    let sides = Sides { left: (&names.0, &left), right: (&names.1, &right), left_taken: None };
    lines.extend(sides.lines(canvas, columns, rows));
    canvas.lines(room, lines, 0);
}

/// What is known of a party, in a few words.
fn facts(app: &App, map: &PartnershipMap, actor: &Actor) -> String {
    let lang = app.lang();
    let ties = map.partnerships.iter().filter(|one| one.members.contains(&actor.id)).count();
    let documents =
        map.agreements.iter().filter(|one| one.parties.iter().any(|party| party.actor == actor.id)).count();
    let mut parts = vec![actor.kind.label(lang).to_owned()];
    parts.extend(actor.subtype.clone());
    parts.extend(actor.level.map(|level| level.label(lang).to_owned()));
    let area = |area: &String| {
        Id::new(area).and_then(|id| map.areas.get(&id)).map_or_else(|| area.clone(), |one| one.name.clone())
    };
    parts.extend(actor.areas.iter().map(area));
    parts.push(words::ties_and_documents(lang, ties, documents));
    // Notes are for the team alone.
    parts.extend(actor.notes.clone().filter(|_| !app.hides_internals()));
    parts.join(". ")
}
