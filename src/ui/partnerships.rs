//! The partnerships: a list, and beside it the sheet of the one that is selected.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::App;
use crate::app::derived::Derived;
use crate::app::event::Target;
use crate::locale::{details, screens as words};
use crate::model::{Id, Partnership};

use super::canvas::{Canvas, pad, width};
use super::ladder::card::attention;
use super::listing::{self, Row, Scene};
use super::partnership_sheet::sheet;

/// Draws the screen.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) {
    let Some(scene) = Scene::new(canvas, app) else {
        return;
    };
    if app.list().is_empty() {
        let said = words::empty_board(canvas.lang);
        return listing::empty(canvas, app, area, said, words::empty_board_hint);
    }
    let (list, detail) = listing::areas(canvas, app, area);
    if let Some(list) = list {
        heading(canvas, list);
        let rows = Rect { y: list.y + 1, height: list.height.saturating_sub(1), ..list };
        listing::rows(canvas, app, rows, 1, |id, chosen, columns| row(scene, id, chosen, columns));
    }
    if let (Some(room), Some(one)) = (detail, app.partnership()) {
        sheet(scene, one, room).show(canvas, app, room);
    }
}

/// Columns of the kinds of members, of the days, and of target and marks. Beside a sheet in a narrow window
/// only the last remain: the sheet says the rest, and names must be told apart.
fn rooms(columns: usize, ascii: bool) -> [usize; 3] {
    let each = if ascii { 1 } else { 2 };
    match columns {
        0..40 => [0, 0, 6],
        40..50 => [3 * each + 1, 5, 6],
        _ => [4 * each + 1, 5, 6],
    }
}

fn heading(canvas: &mut Canvas<'_, '_>, area: Rect) {
    let columns = usize::from(area.width);
    let [kinds, days, marks] = rooms(columns, canvas.theme.ascii);
    let name = columns.saturating_sub(4 + kinds + days + marks);
    let mut text = pad(details::name(canvas.lang), name);
    if kinds > 0 {
        // The heading of the members is longer than their marks, so it leans on the room of the name.
        let members = details::members(canvas.lang);
        let over = width(members).saturating_sub(kinds - 1);
        text = pad(details::name(canvas.lang), name.saturating_sub(over));
        text = format!("{text}{members} ");
    }
    if days > 0 {
        text = format!("{text}{:>4}", details::days_on_rung(canvas.lang));
    }
    canvas.line(area, Line::styled(format!("    {text}"), canvas.theme.dim));
}

fn row(scene: Scene<'_>, id: &Id, chosen: bool, columns: usize) -> Option<Row> {
    let (theme, one) = (scene.theme, scene.map().partnerships.get(id)?);
    let [kinds_room, days_room, marks_room] = rooms(columns, theme.ascii);
    let name = columns.saturating_sub(4 + kinds_room + days_room + marks_room);
    let rung = one.rung();
    let digit = rung.map_or_else(|| "-".to_owned(), |rung| rung.digit().to_string());
    let style = rung.map_or(theme.dim, |rung| theme.rung(rung));
    let mut spans = vec![
        Span::raw(scene.pointer(chosen)),
        Span::styled(format!("{digit} "), style),
        Span::raw(pad(&one.name, name.saturating_sub(1))),
        Span::raw(" "),
    ];
    let mut left = kinds_room;
    for kind in Derived::kinds(scene.map(), one) {
        let mark = theme.kind_mark(kind, scene.lang);
        if width(&mark) >= left {
            break;
        }
        left -= width(&mark);
        spans.push(Span::styled(mark, theme.kind(kind)));
    }
    spans.push(Span::raw(" ".repeat(left)));
    if days_room > 0 {
        let days = one.days_on_rung(scene.app.today);
        let days = days.map(|days| days.to_string()).unwrap_or_default();
        spans.push(Span::styled(format!("{days:>4} "), theme.dim));
    }
    spans.extend(facts(scene, one));
    Some(Row { lines: vec![Line::from(spans)], target: Target::Partnership(id.clone()) })
}

/// Target when it is another rung, document in force, something to look at: each in its own column, so that
/// the eye can run down.
fn facts(scene: Scene<'_>, one: &Partnership) -> Vec<Span<'static>> {
    let theme = scene.theme;
    let target = one.target.filter(|target| Some(*target) != one.rung());
    let target = target
        .map_or_else(|| "  ".to_owned(), |target| format!("{}{}", theme.mark("→", ">"), target.digit()));
    let (document, warning) = attention(scene.app, scene.session, one);
    let document = if document { theme.mark("▤", "#") } else { " " };
    let warning = if warning && !scene.app.hides_internals() { "!" } else { " " };
    vec![Span::raw(target), Span::raw(" "), Span::raw(document), Span::styled(warning, theme.warn)]
}

#[cfg(test)]
mod tests {
    use crate::app::ScreenKind;
    use crate::model::{Id, Lang};
    use crate::ui::listing::tests::{picture, rw07, sample};

    #[test]
    fn a_row_says_where_a_partnership_stands_and_where_it_wants_to() {
        let mut app = rw07(ScreenKind::Partnerships);
        app.selected.partnership = Id::new("perguliran-kredit-mikro");
        let shown = picture(&mut app, 120, 40, false);
        let row = shown.lines().find(|line| line.starts_with("▸ ")).unwrap();
        assert!(row.starts_with("▸ 4 Perguliran kredit mikro"), "{row}");
        assert!(row.contains(" 231 "), "days since 12 August 2025: {row}");
        let planned = shown.lines().find(|line| line.contains("- Rencana kemitraan TJSL"));
        assert!(planned.unwrap().contains("→2"), "{shown}");
    }

    #[test]
    fn the_sheet_shows_the_ladder_the_stair_and_what_is_open() {
        let mut app = rw07(ScreenKind::Partnerships);
        app.selected.partnership = Id::new("kerja-sama-pendampingan-kelurahan");
        app.detail = true;
        for (columns, rows) in [(120, 60), (44, 60)] {
            let shown = picture(&mut app, columns, rows, false);
            for word in ["5 Konfederasi", "0 Kompetisi", "Belum terpenuhi untuk naik", "●"] {
                assert!(shown.contains(word), "{word} in {shown}");
            }
        }
        app.settings.language = Some(Lang::English);
        assert!(picture(&mut app, 120, 60, true).contains("5 Confederation"));
    }

    #[test]
    fn views_that_differ_are_something_to_talk_about() {
        let mut app = sample("rencana-jangkauan-lsm.toml", ScreenKind::Partnerships);
        app.selected.partnership = Id::new("jangkauan-malam");
        app.detail = true;
        let shown = picture(&mut app, 120, 60, false);
        assert!(shown.contains("selisih 1 anak tangga"), "{shown}");
        assert!(shown.contains("bahan pembicaraan, bukan kesalahan"));
    }
}
