//! Meeting mode: the whole meeting on one screen, the line that is being written in sight.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::App;
use crate::app::meeting::{Desk, Part};
use crate::locale::{dates, meetings as words};
use crate::model::{Lang, PartnershipMap};

use super::canvas::{Canvas, fit, width, wrap};

/// Draws the meeting over the whole body of the screen.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, app: &App, desk: &Desk) {
    let Some(map) = app.map() else { return };
    let whole = canvas.frame.area();
    let body = Rect { y: whole.y + 1, height: whole.height.saturating_sub(3), ..whole };
    let title = words::title(canvas.lang, &dates::long(canvas.lang, desk.meeting.date));
    let room = canvas.window(body, &title);
    let columns = usize::from(room.width);
    let mut lines: Vec<Line<'static>> = Vec::new();
    let mut cursor = 0;
    for part in Part::ALL {
        let here = part == desk.part;
        let (name, hint) = name_and_hint(canvas.lang, part);
        let style = if here { canvas.theme.strong } else { canvas.theme.dim };
        let pointer = if here { canvas.theme.mark("▸ ", "> ") } else { "  " };
        let plain = format!("{pointer}{name}");
        let hinted = format!("{plain} ({hint})");
        // How to write it is told whole: below the heading where there is no room behind it.
        if here && part != Part::Finish && width(&hinted) > columns {
            lines.push(Line::styled(fit(&plain, columns), style));
            let hint = wrap(hint, columns.saturating_sub(4), 3).into_iter();
            lines.extend(hint.map(|line| Line::styled(format!("    {line}"), canvas.theme.dim)));
        } else {
            let heading = if here && part != Part::Finish { hinted } else { plain };
            lines.push(Line::styled(fit(&heading, columns), style));
        }
        for text in written(canvas.lang, map, desk, part) {
            for line in wrap(&text, columns.saturating_sub(4), 6) {
                lines.push(Line::from(format!("    {line}")));
            }
        }
        if here {
            if let Some(error) = &desk.error {
                let style = canvas.theme.bad;
                lines.extend(
                    wrap(error, columns.saturating_sub(6), 3)
                        .into_iter()
                        .map(|line| Line::styled(format!("    ! {line}"), style)),
                );
            }
            cursor = lines.len();
            lines.push(if part == Part::Finish {
                Line::styled(format!("    {hint}"), canvas.theme.dim)
            } else {
                typed(canvas, desk, columns)
            });
        }
    }
    // The line that is being written stays in the lower half, with what was written before above it.
    let height = usize::from(room.height);
    let skip = (cursor + 1 + height / 3).saturating_sub(height).min(lines.len().saturating_sub(height));
    canvas.lines(room, lines, u16::try_from(skip).unwrap_or(0));
}

/// The line that is being typed with its cursor; its end is in sight.
fn typed(canvas: &Canvas<'_, '_>, desk: &Desk, columns: usize) -> Line<'static> {
    let room = columns.saturating_sub(6);
    let text: Vec<char> = desk.input.value().chars().collect();
    let at = desk.input.cursor().min(text.len());
    let first = at.saturating_sub(room);
    let before: String = text[first..at].iter().collect();
    let under = text.get(at).copied().unwrap_or(' ').to_string();
    let after: String = text.iter().skip(at + 1).take(room.saturating_sub(at - first)).collect();
    Line::from(vec![
        Span::styled("  > ", canvas.theme.strong),
        Span::raw(before),
        Span::styled(under, canvas.theme.focus),
        Span::raw(after),
    ])
}

fn name_and_hint(lang: Lang, part: Part) -> (&'static str, &'static str) {
    match part {
        Part::Place => (words::place(lang), words::place_hint(lang)),
        Part::Start => (words::start(lang), words::start_hint(lang)),
        Part::Parties => (words::parties(lang), words::parties_hint(lang)),
        Part::Heads => (words::heads(lang), words::heads_hint(lang)),
        Part::Agenda => (words::agenda(lang), words::lines_hint(lang)),
        Part::Notes => (words::notes(lang), words::lines_hint(lang)),
        Part::Decisions => (words::decisions(lang), words::lines_hint(lang)),
        Part::FollowUps => (words::follow_ups(lang), words::follow_ups_hint(lang)),
        Part::Rungs => (words::rungs(lang), words::rungs_hint(lang)),
        Part::Finish => (words::finish(lang), words::finish_hint(lang)),
    }
}

/// What was written in a part already.
fn written(lang: Lang, map: &PartnershipMap, desk: &Desk, part: Part) -> Vec<String> {
    let meeting = &desk.meeting;
    match part {
        Part::Place if desk.part != part => meeting.place.iter().cloned().collect(),
        Part::Start if desk.part != part => {
            meeting.start_time.iter().map(|time| crate::locale::reports::time(lang, *time)).collect()
        }
        Part::Parties if meeting.attending.is_empty() => Vec::new(),
        Part::Parties => {
            let names: Vec<&str> = meeting.attending.iter().map(|id| map.actor_name(id)).collect();
            vec![names.join(", ")]
        }
        Part::Heads => {
            let each = meeting.elements.iter().map(|(name, heads)| {
                let (men, women) = (heads.men.unwrap_or(0), heads.women.unwrap_or(0));
                format!("{}: {}", name.replace('_', " "), words::men_women(lang, men, women))
            });
            let all = meeting.men.zip(meeting.women).map(|(men, women)| words::all_heads(lang, men, women));
            each.chain(all).collect()
        }
        Part::Agenda => numbered(meeting.agenda.iter().map(String::as_str)),
        Part::Notes => meeting.notes.iter().flat_map(|notes| notes.lines().map(str::to_owned)).collect(),
        Part::Decisions => numbered(meeting.decisions.iter().map(|one| one.text.as_str())),
        Part::FollowUps => meeting
            .followups
            .iter()
            .map(|task| {
                let who = task.actor.as_ref().map(|id| map.actor_name(id).to_owned());
                let due = task.due.map(|day| dates::short(lang, day));
                std::iter::once(task.task.clone()).chain(who).chain(due).collect::<Vec<_>>().join("; ")
            })
            .collect(),
        Part::Rungs => desk.steps.clone(),
        Part::Place | Part::Start | Part::Finish => Vec::new(),
    }
}

fn numbered<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    lines.enumerate().map(|(at, line)| format!("{}. {line}", at + 1)).collect()
}
