//! Before a map is open: welcome, or why a file cannot be opened and what can be done.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use crate::app::App;
use crate::app::start::Choice;
use crate::locale::{Label as _, screens as words, trouble};
use crate::model::Lang;

use super::canvas::{Canvas, wrap};

/// Draws the screen.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) {
    let lang = canvas.lang;
    let width = area.width.min(72);
    let room = Rect { x: area.x + (area.width - width) / 2, width, ..area };
    let columns = usize::from(width.saturating_sub(2));
    let mut head: Vec<Line<'static>> = vec![Line::default()];
    if app.start.opening {
        return canvas.lines(room, vec![Line::default(), Line::from(words::opening(lang))], 0);
    }
    if let Some((path, failure)) = app.open_failure() {
        let sentence = trouble::open_failure(lang, failure, &App::file_name(path));
        head.extend(
            wrap(&sentence.what, columns, 5).into_iter().map(|line| Line::styled(line, canvas.theme.warn)),
        );
        head.extend(wrap(&sentence.remedy, columns, 5).into_iter().map(Line::from));
    } else {
        head.push(Line::styled(words::welcome(lang), canvas.theme.strong));
        head.push(Line::from(words::welcome_text(lang)));
        if app.settings.language.is_none() {
            head.push(Line::default());
            head.push(Line::from(words::choose_language(lang)));
        }
    }
    head.push(Line::default());
    let height = u16::try_from(head.len()).unwrap_or(0);
    let [top, list] = Layout::vertical([Constraint::Length(height), Constraint::Min(2)]).areas(room);
    canvas.lines(top, head, 0);
    let lines: Vec<String> = app.start_choices().iter().map(|choice| line(choice, lang)).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    super::overlay::menu_lines(canvas, list, &lines, app.start.at);
}

fn line(choice: &Choice, lang: Lang) -> String {
    match choice {
        Choice::Indonesian => Lang::Indonesian.label(Lang::Indonesian).to_owned(),
        Choice::English => Lang::English.label(Lang::English).to_owned(),
        Choice::Backup(path) => words::open_backup(lang, &App::file_name(path)),
        Choice::NewHere(path) => words::make_map_here(lang, &App::file_name(path)),
        Choice::Sample => words::open_sample(lang).to_owned(),
        Choice::NewMap => words::make_new_map(lang).to_owned(),
        Choice::List => crate::locale::imports::choose_list(lang).to_owned(),
        Choice::Map(path, title) => format!("{title}  ({})", App::file_name(path)),
    }
}
