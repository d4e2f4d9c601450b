//! DRAWING: `draw(&App, &Theme, frame)` reads the state and paints it. It changes nothing but how far
//! a text is scrolled; what it gives back is the list of what the mouse can hit.

pub mod canvas;
pub mod theme;

mod actor_sheet;
mod actors;
mod agenda;
mod chart;
mod chrome;
mod detail;
mod document_sheet;
mod documents;
mod figures;
mod findings;
mod form;
mod help;
mod import;
mod ladder;
mod listing;
mod map;
mod meeting;
mod needs;
mod overlay;
mod partnership_sheet;
mod partnerships;
mod settle;
mod start;
mod step;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

use crate::app::event::Target;
use crate::app::{App, ScreenKind};
use crate::locale::screens as words;

use canvas::Canvas;
use theme::Theme;

/// Paints the whole screen and says what the mouse can hit.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>) -> Vec<(Rect, Target)> {
    let area = frame.area();
    let mut canvas = Canvas { frame, theme, lang: app.lang(), hits: Vec::new() };
    canvas.paint(area, theme.text);
    if app.is_too_small() {
        let text =
            canvas::wrap(words::too_small(app.lang()), usize::from(area.width), usize::from(area.height));
        canvas.lines(area, text.into_iter().map(Into::into).collect(), 0);
    } else {
        let [top, body, foot] =
            Layout::vertical([Constraint::Length(1), Constraint::Min(3), Constraint::Length(2)]).areas(area);
        chrome::top(&mut canvas, app, top);
        if app.session.is_none() {
            start::draw(&mut canvas, app, body);
        } else {
            match app.screen {
                ScreenKind::Ladder => ladder::draw(&mut canvas, app, body),
                ScreenKind::Actors => actors::draw(&mut canvas, app, body),
                ScreenKind::Partnerships => partnerships::draw(&mut canvas, app, body),
                ScreenKind::Documents => documents::draw(&mut canvas, app, body),
                ScreenKind::Needs => needs::draw(&mut canvas, app, body),
                ScreenKind::Agenda => agenda::draw(&mut canvas, app, body),
                ScreenKind::Findings => findings::draw(&mut canvas, app, body),
                ScreenKind::Map => map::draw(&mut canvas, app, body),
            }
        }
        chrome::foot(&mut canvas, app, foot);
        for layer in &app.overlays {
            overlay::draw(&mut canvas, app, layer);
        }
    }
    let hits = std::mem::take(&mut canvas.hits);
    scrub(frame, theme.ascii);
    hits
}

/// The last wall: whatever a file holds, no cell of the screen carries a control character or a mark that
/// turns the direction of reading; and an old terminal gets only marks that it has.
fn scrub(frame: &mut Frame<'_>, ascii: bool) {
    for cell in &mut frame.buffer_mut().content {
        let symbol = cell.symbol();
        if let [byte] = symbol.as_bytes()
            && (b' '..0x7f).contains(byte)
        {
            continue;
        }
        let clean = crate::locale::clean(symbol);
        let clean = if ascii { theme::ascii(&clean) } else { clean };
        if *clean != *symbol {
            let clean = if clean.is_empty() { " ".to_owned() } else { clean.into_owned() };
            cell.set_symbol(&clean);
        }
    }
}
