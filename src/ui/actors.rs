//! The parties: a list, and all that is known of the one that is selected.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::App;
use crate::app::event::Target;
use crate::locale::{Label as _, details, labels, screens as words};
use crate::model::{Id, Partnership, PartnershipStatus};

use super::actor_sheet::sheet;
use super::canvas::{Canvas, pad};
use super::listing::{self, Row, Scene};

/// Draws the screen.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) {
    let Some(scene) = Scene::new(canvas, app) else {
        return;
    };
    if app.list().is_empty() {
        let said = words::empty_actors(canvas.lang);
        return listing::empty(canvas, app, area, said, words::empty_actors_hint);
    }
    let (list, detail) = listing::areas(canvas, app, area);
    if let Some(list) = list {
        let heading = row_text("  ", heading(scene), usize::from(list.width));
        canvas.line(list, Line::styled(heading.concat(), canvas.theme.dim));
        let rows = Rect { y: list.y + 1, height: list.height.saturating_sub(1), ..list };
        listing::rows(canvas, app, rows, 1, |id, chosen, columns| row(scene, id, chosen, columns));
    }
    if let (Some(room), Some(actor)) = (detail, app.actor()) {
        sheet(scene, actor, room).show(canvas, app, room);
    }
}

/// The cells of a row: mark of the kind, name, level, ties, highest rung.
type Cells = [String; 5];

fn heading(scene: Scene<'_>) -> Cells {
    let lang = scene.lang;
    [
        String::new(),
        details::name(lang).to_owned(),
        details::level(lang).to_owned(),
        details::ties(lang).to_owned(),
        details::rung(lang).to_owned(),
    ]
}

/// The cells at their widths: the level only where the name keeps enough room, the rung in full where it fits.
fn row_text(pointer: &str, cells: Cells, columns: usize) -> [String; 3] {
    let [kind, name, level, ties, rung] = cells;
    let level_room = if columns >= 50 { 15 } else { 0 };
    let rung_room = if columns >= 70 { 16 } else { 6 };
    let name_room = columns.saturating_sub(2 + 3 + level_room + 8 + rung_room);
    let mut rest = pad(&name, name_room);
    if level_room > 0 {
        rest.push(' ');
        rest.push_str(&pad(&level, level_room - 1));
    }
    rest.push(' ');
    rest.push_str(&pad(&ties, 7));
    rest.push_str(&pad(&rung, rung_room));
    [pointer.to_owned(), pad(&kind, 3), rest]
}

fn row(scene: Scene<'_>, id: &Id, chosen: bool, columns: usize) -> Option<Row> {
    let actor = scene.map().actors.get(id)?;
    let ties = ties(scene, id);
    let highest = ties.iter().filter_map(|one| one.rung()).max();
    let rung = highest.map_or_else(
        || "-".to_owned(),
        |rung| {
            if columns >= 70 { labels::rung(Some(rung), scene.lang) } else { rung.digit().to_string() }
        },
    );
    let cells = [
        scene.theme.kind_mark(actor.kind, scene.lang),
        actor.name.clone(),
        actor.level.map(|level| level.label(scene.lang).to_owned()).unwrap_or_default(),
        format!("{:>4}", ties.len()),
        format!("{rung:>2}"),
    ];
    let [pointer, kind, rest] = row_text(scene.pointer(chosen), cells, columns);
    let line = Line::from(vec![
        Span::raw(pointer),
        Span::styled(kind, scene.theme.kind(actor.kind)),
        Span::raw(rest),
    ]);
    Some(Row { lines: vec![line], target: Target::Actor(id.clone()) })
}

/// The partnerships of a party that have not ended.
pub(super) fn ties<'a>(scene: Scene<'a>, id: &Id) -> Vec<&'a Partnership> {
    let all = scene.session.facts.partnerships_of.get(id);
    all.into_iter()
        .flatten()
        .filter_map(|tie| scene.map().partnerships.get(tie))
        .filter(|tie| tie.status != Some(PartnershipStatus::Ended))
        .collect()
}
