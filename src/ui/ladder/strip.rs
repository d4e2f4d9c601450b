//! The strip below the board: the selected card in full.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::{App, Session};
use crate::locale::{Label as _, clean, dates, screens as words};
use crate::model::{Partnership, Rung};
use crate::ui::canvas::{Canvas, fit, width};

/// The strip below the board: the selected card in full.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, app: &App, session: &Session, area: Rect) {
    let rule = canvas.theme.mark("─", "-").repeat(usize::from(area.width));
    canvas.line(area, Span::styled(rule, canvas.theme.frame));
    let Some(one) = app.partnership() else { return };
    let room = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let columns = usize::from(room.width);
    let (theme, lang, map) = (canvas.theme, canvas.lang, session.history.map());
    let standing = standing(canvas, app, one);
    let name = clean(&one.name).into_owned();
    let mut lines = if width(&name) + width(&standing) + 2 <= columns {
        let standing = Span::styled(format!("  {standing}"), theme.text);
        vec![Line::from(vec![Span::styled(name, theme.strong), standing])]
    } else {
        vec![
            Line::styled(fit(&name, columns), theme.strong),
            Line::styled(fit(&standing, columns), theme.text),
        ]
    };
    let mut members: Vec<Span<'static>> = Vec::new();
    for (at, id) in one.members.iter().enumerate() {
        let kind = map.actors.get(id).map_or(crate::model::ActorKind::Other, |actor| actor.kind);
        let gap = if at == 0 { "" } else { ", " };
        members.push(Span::styled(format!("{gap}{} ", theme.kind_mark(kind, lang)), theme.kind(kind)));
        members.push(Span::styled(fit(map.actor_name(id), 40), theme.text));
    }
    let next = one.next_action.as_ref().map_or_else(
        || {
            one.rung()
                .map(|rung| format!("{}: {}", words::advice(lang), rung.advice().in_language(lang)))
                .unwrap_or_default()
        },
        |action| {
            let due = action
                .due
                .map(|due| format!(" ({})", words::due(lang, &dates::short(lang, due))))
                .unwrap_or_default();
            format!("{}: {}{due}", words::next_action(lang), action.text)
        },
    );
    lines.push(Line::from(members));
    lines.push(Line::styled(fit(&next, columns), theme.dim));
    canvas.lines(room, lines, 0);
}

/// `3 Koordinasi · sejak 16 Sep 2025 (196 hari) · sasaran: 4 Kolaborasi`.
fn standing(canvas: &Canvas<'_, '_>, app: &App, one: &Partnership) -> String {
    let lang = canvas.lang;
    let name = |rung: Rung| format!("{} {}", rung.digit(), rung.label(lang));
    let mut text = one.rung().map_or_else(|| words::not_assessed(lang).to_owned(), name);
    if let (Some(since), Some(days)) = (one.since(), one.days_on_rung(app.today)) {
        text = format!("{text} · {}", words::since(lang, &dates::short(lang, since), days));
    }
    if let Some(target) = one.target.filter(|target| Some(*target) != one.rung()) {
        text = format!("{text} · {}", words::target_is(lang, &name(target)));
    }
    text
}
