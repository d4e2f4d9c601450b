//! What is due, the earliest first: what is late, and what comes in the next ninety days.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::agenda::{Item, Matter};
use crate::app::App;
use crate::app::derived::AHEAD;
use crate::app::event::Target;
use crate::locale::{agenda as words, dates, screens};
use crate::model::Id;
use crate::report::agenda::{responsible, sentence, when};

use super::canvas::{Canvas, fit, pad};
use super::detail::Sheet;
use super::listing::{self, Row, Scene};

/// Draws the screen.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) {
    let Some(scene) = Scene::new(canvas, app) else { return };
    if app.list().is_empty() {
        let text = if app.filter.is_empty() {
            words::empty(canvas.lang, AHEAD)
        } else {
            screens::nothing_fits(canvas.lang, &app.filter)
        };
        return listing::say(canvas, area, &text);
    }
    let (list, detail) = listing::areas(canvas, app, area);
    if let Some(list) = list {
        let late = scene.session.lists.agenda.iter().filter(|item| item.late(app.today).is_some()).count();
        let all = app.list().len();
        let heading = format!(
            "  {} · {}",
            words::overdue_heading(canvas.lang, late),
            words::coming_heading(canvas.lang, AHEAD, all - late)
        );
        canvas.line(list, Line::styled(fit(&heading, usize::from(list.width)), canvas.theme.dim));
        let rows = Rect { y: list.y + 1, height: list.height.saturating_sub(1), ..list };
        listing::rows(canvas, app, rows, 1, |id, chosen, columns| row(scene, id, chosen, columns));
    }
    if let (Some(room), Some(item)) = (detail, app.due()) {
        sheet(scene, item, room).show(canvas, app, room);
    }
}

fn row(scene: Scene<'_>, id: &Id, chosen: bool, columns: usize) -> Option<Row> {
    let lists = &scene.session.lists;
    let item = lists.agenda.get(lists.dues.iter().position(|due| due == id)?)?;
    let late = item.late(scene.app.today).is_some();
    let day = pad(&scene.day(item.due), 12);
    let mark = if late { "! " } else { "  " };
    let style = if late { scene.theme.warn } else { scene.theme.dim };
    let text = if hidden(scene, item) {
        screens::not_shown(scene.lang).to_owned()
    } else {
        sentence(scene.lang, scene.map(), item)
    };
    let line = Line::from(vec![
        Span::raw(scene.pointer(chosen)),
        Span::styled(mark, style),
        Span::styled(day, style),
        Span::raw(fit(&text, columns.saturating_sub(17))),
    ]);
    Some(Row { lines: vec![line], target: Target::Entry(id.clone()) })
}

/// Contacts are nobody's affair but the worker's.
fn hidden(scene: Scene<'_>, item: &Item) -> bool {
    scene.app.hides_internals() && matches!(item.matter, Matter::Contact { .. })
}

fn sheet<'a>(scene: Scene<'a>, item: &Item, room: Rect) -> Sheet<'a> {
    let lang = scene.lang;
    if hidden(scene, item) {
        return Sheet::new(scene, room, screens::not_shown(lang));
    }
    let mut sheet = Sheet::new(scene, room, &sentence(lang, scene.map(), item));
    let style = if item.late(scene.app.today).is_some() { scene.theme.warn } else { scene.theme.dim };
    sheet.text(&format!("{} · {}", dates::long(lang, item.due), when(lang, item, scene.app.today)), style);
    if let Some(who) = responsible(lang, scene.map(), item) {
        sheet.text(&who, scene.theme.text);
    }
    sheet
}
