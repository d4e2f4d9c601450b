//! The map as a picture: heading, picture, and what is selected, beside it or below.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::App;
use crate::app::command::Command;
use crate::app::event::Target;
use crate::app::map::Spot;
use crate::app::map::camera::rooms;
use crate::app::map::picture::Picture;
use crate::app::map::print::view_name;
use crate::layout::{Outward, View};
use crate::locale::{dates, maps as words};
use crate::model::Lang;

use super::actor_sheet;
use super::canvas::{Canvas, fit, width, wrap};
use super::listing::Scene;
use super::partnership_sheet;

mod detail;
pub(super) mod filter_list;
mod fine;
mod graph;
mod ground;
mod legend;
mod lines;
mod matrix;
mod names;

/// Draws the screen.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) {
    if app.detail {
        return sheet(canvas, app, area);
    }
    let head = Rect { height: 1, ..area };
    let shares = rooms(app.size);
    let (columns, rows) = shares.picture;
    let room = Rect { y: area.y + 1, width: columns, height: rows, ..area }.intersection(area);
    if let Some(picture) = &app.map_screen.picture {
        heading(canvas, app, picture, head);
        draw_picture(canvas, app, picture, room);
    } else {
        let share = app.map_screen.asked.as_ref().map_or(0.0, |asked| asked.share);
        say(canvas, room, &progress(canvas.lang, share));
    }
    if shares.side > 0 {
        let left = room.right() + 1;
        for y in room.y..room.bottom() {
            let place = Rect { x: room.right(), y, width: 1, height: 1 };
            canvas.line(place, Span::styled(canvas.theme.mark("│", "|"), canvas.theme.frame));
        }
        let side = Rect { x: left + 1, width: area.right().saturating_sub(left + 2), ..room };
        detail::side(canvas, app, side);
    } else {
        let strip = Rect { y: room.bottom(), height: shares.strip, ..area }.intersection(area);
        detail::strip(canvas, app, strip);
    }
}

fn draw_picture(canvas: &mut Canvas<'_, '_>, app: &App, picture: &Picture, room: Rect) {
    canvas.hit(room, Target::Ground);
    if picture.nodes.is_empty() {
        return empty(canvas, app, picture, room);
    }
    if app.hides_power() && picture.wish.view == View::Grid {
        let text = words::power_hidden(canvas.lang, &app.keymap.hint(Command::MapNextView));
        return say(canvas, room, &text);
    }
    if picture.wish.view == View::Matrix && !picture.is_grouped() {
        matrix::draw(canvas, app, picture, room);
    } else {
        graph::draw(canvas, app, picture, room);
    }
}

/// All that is known of what is selected, over the whole screen.
fn sheet(canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) {
    let Some(scene) = Scene::new(canvas, app) else { return };
    let room = Rect { x: area.x + 1, width: area.width.saturating_sub(2).min(110), ..area };
    match (&app.map_screen.spot, app.partnership(), app.actor()) {
        (Some(Spot::Tie(..)), Some(one), _) => {
            partnership_sheet::sheet(scene, one, room).show(canvas, app, room);
        }
        (_, _, Some(actor)) => actor_sheet::sheet(scene, actor, room).show(canvas, app, room),
        _ => {}
    }
}

/// Why there is nothing to see, and what helps.
fn empty(canvas: &mut Canvas<'_, '_>, app: &App, picture: &Picture, room: Rect) {
    let lang = canvas.lang;
    let text = if picture.map.actors.is_empty() {
        let key = app.keymap.hint(Command::GoActors);
        format!("{} {}", words::empty(lang), words::empty_hint(lang, &key))
    } else if picture.there == 0 && picture.wish.at.is_some() {
        let key = app.keymap.hint(Command::MapNow);
        format!("{} {}", words::nothing_then(lang), words::nothing_then_hint(lang, &key))
    } else {
        format!("{} {}", words::nothing_fits(lang), words::nothing_fits_hint(lang))
    };
    say(canvas, room, &text);
}

/// A sentence in the room of the picture.
fn say(canvas: &mut Canvas<'_, '_>, room: Rect, text: &str) {
    let place = Rect {
        x: room.x + 2,
        y: room.y + room.height / 3,
        width: room.width.saturating_sub(4).min(70),
        height: 6,
    };
    let lines = wrap(text, usize::from(place.width), 6);
    canvas.lines(place.intersection(room), lines.into_iter().map(Line::from).collect(), 0);
}

fn progress(lang: Lang, share: f32) -> String {
    words::drawing(lang, percent(f64::from(share)))
}

fn percent(share: f64) -> u32 {
    u32::try_from(fine::whole(share * 100.0)).unwrap_or(0)
}

/// The name of a way of looking.
fn looking(picture: &Picture, lang: Lang) -> String {
    if picture.is_grouped() {
        return words::groups(lang).to_owned();
    }
    let name = view_name(picture.wish.view, lang);
    match (picture.wish.view, picture.wish.outward) {
        (View::Rings, Outward::Level) => format!("{name} {}", words::by_level(lang)),
        _ => name.to_owned(),
    }
}

/// The narrowest slider that still shows where a day stands.
const SLIDER: usize = 12;

/// What is seen, the most important first; what does not fit is left out from the end.
fn heading(canvas: &mut Canvas<'_, '_>, app: &App, picture: &Picture, area: Rect) {
    let (theme, lang) = (canvas.theme, canvas.lang);
    let wish = &picture.wish;
    let mut parts: Vec<(String, Style)> = Vec::new();
    if let Some(asked) = &app.map_screen.asked {
        parts.push((progress(lang, asked.share), theme.warn));
    }
    if let Some(day) = wish.at {
        parts.push((words::state_of(lang, &dates::long(lang, day)), theme.warn));
    }
    parts.push((looking(picture, lang), theme.strong));
    if let Some((id, steps)) = &wish.focus {
        let name = fit(picture.map.actor_name(id), 28);
        parts.push((words::focus_on(lang, &name, *steps), theme.text));
    }
    if let Some(inside) = wish.inside.last() {
        parts.push((fit(&inside.title(&picture.map, lang), 36), theme.text));
    }
    let filters = wish.filters.iter().count();
    if filters > 0 {
        parts.push((words::filtered(lang, filters), theme.text));
    }
    let counted = if picture.is_grouped() {
        words::group_count(lang, picture.nodes.len(), picture.shown)
    } else if picture.shown < picture.there {
        words::parties_of(lang, picture.shown, picture.there)
    } else {
        words::parties(lang, picture.shown)
    };
    parts.push((counted, theme.dim));
    if !picture.is_grouped() {
        parts.push((words::ties(lang, picture.tied()), theme.dim));
    }
    if app.map_screen.look.zoom > 1.0 {
        parts.push((words::closer(lang, percent(app.map_screen.look.zoom)), theme.dim));
    }
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    for (text, style) in parts {
        let gap = if used > 1 { 3 } else { 0 };
        if used + gap + width(&text) > usize::from(area.width) {
            continue;
        }
        if gap > 0 {
            spans.push(Span::styled(theme.mark(" · ", " - "), theme.dim));
        }
        used += gap + width(&text);
        spans.push(Span::styled(text, style));
    }
    canvas.line(area, Line::from(spans));
    let rest = usize::from(area.width).saturating_sub(used + 3);
    if let Some(day) = wish.at
        && rest >= SLIDER
    {
        let room = Rect { x: area.right() - u16::try_from(rest.min(30)).unwrap_or(0) - 1, ..area };
        let wide = usize::from(area.right().saturating_sub(room.x + 1));
        slider(canvas, app, picture, day, Rect { width: u16::try_from(wide).unwrap_or(0), ..room });
    }
}

/// Where in the histories the day that is shown stands: `[ ───●──── ]`.
fn slider(canvas: &mut Canvas<'_, '_>, app: &App, picture: &Picture, day: crate::model::Day, area: Rect) {
    let theme = canvas.theme;
    let Some(first) = picture.moments.first() else { return };
    let all = first.days_until(app.today).max(1);
    let gone = first.days_until(day).clamp(0, all);
    let columns = usize::from(area.width).saturating_sub(4);
    let at =
        usize::try_from(gone).unwrap_or(0) * columns.saturating_sub(1) / usize::try_from(all).unwrap_or(1);
    let rule = theme.mark("─", "-");
    let line = Line::from(vec![
        Span::styled("[ ", theme.key),
        Span::styled(rule.repeat(at), theme.frame),
        Span::styled(theme.mark("●", "O"), theme.warn),
        Span::styled(rule.repeat(columns.saturating_sub(at + 1)), theme.frame),
        Span::styled(" ]", theme.key),
    ]);
    canvas.line(area, line);
    let half = area.width / 2;
    canvas.hit(Rect { width: half, ..area }, Target::Command(Command::MapEarlier));
    canvas
        .hit(Rect { x: area.x + half, width: area.width - half, ..area }, Target::Command(Command::MapLater));
}
