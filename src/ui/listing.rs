//! What the screens of lists share: where list and detail stand, which rows fit, and what an empty list says.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::command::Command;
use crate::app::event::Target;
use crate::app::{App, Session};
use crate::locale::{dates, screens as words};
use crate::model::{ActorKind, Agreement, Day, Id, Lang, PartnershipMap};

use super::canvas::{Canvas, fit, wrap};
use super::theme::Theme;

/// Lines longer than this are hard to read, however wide the window is.
const READABLE: u16 = 110;

/// All that a row or a sheet is made from.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) app: &'a App,
    pub(super) session: &'a Session,
    pub(super) theme: &'a Theme,
    pub(super) lang: Lang,
}

impl<'a> Scene<'a> {
    /// The scene of an open map.
    pub(super) fn new(canvas: &Canvas<'a, '_>, app: &'a App) -> Option<Self> {
        Some(Self { app, session: app.session.as_ref()?, theme: canvas.theme, lang: canvas.lang })
    }

    /// The map.
    pub(super) fn map(&self) -> &'a PartnershipMap {
        self.session.history.map()
    }

    /// The name of a party.
    pub(super) fn name(&self, id: &'a Id) -> &'a str {
        self.map().actor_name(id)
    }

    /// The kind of a party; one that is not in the map counts as *other*.
    pub(super) fn kind(&self, id: &Id) -> ActorKind {
        self.map().actors.get(id).map_or(ActorKind::Other, |actor| actor.kind)
    }

    /// A day as it is written in lists.
    pub(super) fn day(&self, day: Day) -> String {
        dates::short(self.lang, day)
    }

    /// The mark in front of a row; it shows without any colour which one is selected.
    pub(super) fn pointer(&self, chosen: bool) -> &'static str {
        if chosen { self.theme.mark("▸ ", "> ") } else { "  " }
    }

    /// The days to the end of a document in words; of one that does not bind yet, its first day.
    pub(super) fn days_left(&self, one: &Agreement) -> String {
        if let Some(start) = one.start.filter(|start| *start > self.app.today) {
            return words::binds_from(self.lang, &self.day(start));
        }
        match one.days_left(self.app.today) {
            None => words::no_end(self.lang).to_owned(),
            Some(days) if days < 0 => words::ended_days_ago(self.lang, -days),
            Some(days) => words::days_left(self.lang, days),
        }
    }
}

/// Where the list stands and where the detail, if there is room for it.
pub(super) fn areas(canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) -> (Option<Rect>, Option<Rect>) {
    if app.detail && app.selection().is_some() {
        let room = Rect { x: area.x + 1, width: area.width.saturating_sub(2).min(READABLE), ..area };
        return (None, Some(room));
    }
    if area.width < 80 {
        return (Some(area), None);
    }
    // Where it is narrow the names in the list need the half of it.
    let share = if area.width < 100 { 50 } else { 45 };
    let list = Rect { width: (area.width * share / 100).min(READABLE), ..area };
    // A blank keeps the rows off the line.
    let rows = Rect { width: list.width.saturating_sub(1), ..list };
    let bar = canvas.theme.mark("│", "|");
    for y in area.y..area.bottom() {
        let place = Rect { x: list.right(), y, width: 1, height: 1 };
        canvas.line(place, Span::styled(bar, canvas.theme.frame));
    }
    let left = list.right() + 2;
    let detail = Rect { x: left, width: area.right().saturating_sub(left).min(READABLE), ..area };
    (Some(rows), Some(detail))
}

/// Says why a list is empty, and what to do about it.
pub(super) fn empty(
    canvas: &mut Canvas<'_, '_>,
    app: &App,
    area: Rect,
    said: &str,
    hint: fn(Lang, &str) -> String,
) {
    let text = if app.filter.is_empty() {
        format!("{said} {}", hint(canvas.lang, &app.keymap.hint(Command::New)))
    } else {
        words::nothing_fits(canvas.lang, &app.filter)
    };
    say(canvas, area, &text);
}

/// Says something where a list would stand.
pub(super) fn say(canvas: &mut Canvas<'_, '_>, area: Rect, text: &str) {
    let room =
        Rect { x: area.x + 2, y: area.y + area.height / 3, width: area.width.saturating_sub(4), height: 4 };
    let lines = wrap(text, usize::from(room.width), 4);
    canvas.lines(room.intersection(area), lines.into_iter().map(Line::from).collect(), 0);
}

/// Which of `count` rows of `tall` lines stand in `height` lines: the first one and how many, with the one
/// at `at` among them. A line is kept for *more above* and *more below* where they are needed.
pub(super) fn window(count: usize, at: usize, height: u16, tall: u16) -> (usize, usize) {
    let fits = |lines: u16| usize::from(lines / tall.max(1));
    if count <= fits(height) {
        return (0, count);
    }
    let edge = fits(height.saturating_sub(1)).max(1);
    let middle = fits(height.saturating_sub(2)).max(1);
    let first = at.min(count.saturating_sub(1)).saturating_sub(middle / 2);
    if first == 0 {
        (0, edge.min(count))
    } else if first + edge >= count {
        (count.saturating_sub(edge), edge.min(count))
    } else {
        (first, middle)
    }
}

/// One row: its lines, and what the mouse hits there.
pub(super) struct Row {
    pub(super) lines: Vec<Line<'static>>,
    pub(super) target: Target,
}

/// Draws the rows of the list on the screen that fit; only these are built.
pub(super) fn rows(
    canvas: &mut Canvas<'_, '_>,
    app: &App,
    area: Rect,
    tall: u16,
    row: impl Fn(&Id, bool, usize) -> Option<Row>,
) {
    let ids = app.list();
    let columns = usize::from(area.width);
    let at = app.place();
    let (first, shown) = window(ids.len(), at.unwrap_or(0), area.height, tall);
    let mut y = area.y;
    let more = |canvas: &mut Canvas<'_, '_>, text: &str, y: u16| {
        let place = Rect { y, height: 1, ..area }.intersection(area);
        let text = plain_marks(canvas.theme, fit(text, columns));
        canvas.line(place, Span::styled(text, canvas.theme.dim));
    };
    if first > 0 {
        more(canvas, &words::more_above(canvas.lang, first), y);
        y += 1;
    }
    for (place, id) in ids.iter().enumerate().skip(first).take(shown) {
        let chosen = at == Some(place);
        let room = Rect { y, height: tall, ..area }.intersection(area);
        if let Some(row) = row(id, chosen, columns) {
            canvas.lines(room, row.lines, 0);
            if chosen {
                canvas.paint(room, canvas.theme.selected);
            }
            canvas.hit(room, row.target);
        }
        y = y.saturating_add(tall);
    }
    let below = ids.len().saturating_sub(first + shown);
    if below > 0 {
        let text = words::more_below(canvas.lang, below);
        more(canvas, &text, area.bottom().saturating_sub(1));
    }
}

/// The texts for *more above* and *more below* begin with a triangle, which ASCII does not have.
pub(super) fn plain_marks(theme: &Theme, text: String) -> String {
    if theme.ascii { text.replace('▲', "^").replace('▼', "v") } else { text }
}

#[cfg(test)]
pub(super) mod tests {
    use std::path::Path;

    use ratatui::Terminal;
    use ratatui::backend::TestBackend;

    use super::*;
    use crate::app::ScreenKind;
    use crate::app::event::{Event, OpenedMap};
    use crate::app::settings::{Settings, ThemeKind};
    use crate::app::update::update;
    use crate::model::MapInfo;
    use crate::store::{Intent, MapFile};

    pub(crate) fn opened(map: PartnershipMap) -> App {
        let today = Day::parse("2026-03-31").unwrap();
        let mut app = App::new(Settings::default(), today, (120, 40));
        let opened = OpenedMap { path: "peta.toml".into(), map, problems: Vec::new(), read_only: None };
        update(&mut app, Event::Opened(Box::new(opened)));
        app
    }

    pub(crate) fn sample(name: &str, screen: ScreenKind) -> App {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("maps").join(name);
        let mut app = opened(MapFile::open(&path, Intent::Read, None).unwrap().map);
        app.go(screen);
        app
    }

    pub(crate) fn rw07(screen: ScreenKind) -> App {
        sample("rw07-kencana-asri.toml", screen)
    }

    /// What stands on a screen of that size.
    pub(crate) fn picture(app: &mut App, columns: u16, rows: u16, ascii: bool) -> String {
        update(app, Event::Resize(columns, rows));
        let theme = Theme::new(ThemeKind::Mono, ascii, true);
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal.draw(|frame| drop(crate::ui::draw(app, &theme, frame))).unwrap();
        let buffer = terminal.backend().buffer();
        let cells: Vec<&str> = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        let lines = cells.chunks(usize::from(columns)).map(<[&str]>::concat);
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_selected_row_is_always_among_those_shown() {
        for count in 0..30_usize {
            for height in 1..20_u16 {
                for tall in 1..4_u16 {
                    for at in 0..count {
                        let (first, shown) = window(count, at, height, tall);
                        assert!(first + shown <= count, "{count} {height} {tall} {at}");
                        assert!((first..first + shown).contains(&at), "{count} {height} {tall} {at}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_screen_is_drawn_at_every_size_with_and_without_records() {
        let empty = PartnershipMap::new(MapInfo::new("Peta kosong"));
        let screens = [ScreenKind::Actors, ScreenKind::Partnerships, ScreenKind::Documents];
        for mut app in [opened(empty), rw07(ScreenKind::Actors)] {
            for screen in screens {
                app.go(screen);
                for (detail, scroll) in [(false, 0), (true, 0), (true, u16::MAX)] {
                    (app.detail, app.scroll) = (detail, scroll.into());
                    for columns in (40..=200).step_by(9) {
                        for rows in [15, 16, 21, 24, 33, 60] {
                            picture(&mut app, columns, rows, columns % 2 == 0);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn only_rows_that_are_shown_are_built() {
        let app = rw07(ScreenKind::Actors);
        let built = std::cell::Cell::new(0);
        let theme = Theme::new(ThemeKind::Mono, false, true);
        let mut terminal = Terminal::new(TestBackend::new(40, 9)).unwrap();
        let draw = |frame: &mut ratatui::Frame<'_>| {
            let area = frame.area();
            let mut canvas = Canvas { frame, theme: &theme, lang: Lang::Indonesian, hits: Vec::new() };
            rows(&mut canvas, &app, area, 1, |_, _, _| {
                built.set(built.get() + 1);
                None
            });
        };
        terminal.draw(draw).unwrap();
        assert_eq!(built.get(), 8, "and one line says how many more there are");
    }

    #[test]
    fn an_empty_list_says_what_to_do_and_a_filter_says_that_it_hides_all() {
        let mut app = opened(PartnershipMap::new(MapInfo::new("Peta kosong")));
        app.go(ScreenKind::Actors);
        assert!(picture(&mut app, 80, 24, false).contains("Belum ada pihak. Tekan "));
        app.filter = "xyz".to_owned();
        assert!(picture(&mut app, 80, 24, false).contains("“xyz”"));
    }

    #[test]
    fn ascii_means_ascii_but_for_what_people_wrote() {
        for screen in [ScreenKind::Actors, ScreenKind::Partnerships, ScreenKind::Documents] {
            let mut app = rw07(screen);
            let picture = picture(&mut app, 120, 40, true);
            let body: Vec<&str> = picture.lines().skip(1).take(37).collect();
            let strange: String =
                body.concat().chars().filter(|c| !c.is_ascii() && !"…·".contains(*c)).collect();
            assert_eq!(strange, "", "{screen:?}");
        }
    }
}
