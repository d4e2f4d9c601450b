//! A sheet: all that is known of one record, line below line, to be scrolled when it is longer than its room.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::App;
use crate::app::command::Command;
use crate::locale::{details, screens as words};

use super::canvas::{Canvas, fit, width, wrap};
use super::listing::{Scene, plain_marks};

/// Entries of one section; a hub with thousands of ties must not make every key slow.
const MOST: usize = 100;
/// Lines of one text.
const LONGEST: usize = 12;

/// The lines of a sheet.
pub(super) struct Sheet<'a> {
    pub(super) scene: Scene<'a>,
    pub(super) columns: usize,
    lines: Vec<Line<'static>>,
}

impl<'a> Sheet<'a> {
    /// A sheet with its title.
    pub(super) fn new(scene: Scene<'a>, area: Rect, title: &str) -> Self {
        let columns = usize::from(area.width);
        let mut sheet = Self { scene, columns, lines: Vec::new() };
        sheet.text(title, scene.theme.strong);
        sheet
    }

    /// A line made elsewhere.
    pub(super) fn line(&mut self, line: Line<'static>) {
        self.lines.push(line);
    }

    /// A blank line and a heading.
    pub(super) fn heading(&mut self, text: &str) {
        self.lines.push(Line::default());
        self.lines.push(Line::styled(fit(text, self.columns), self.scene.theme.strong));
    }

    /// A text over the whole width.
    pub(super) fn text(&mut self, text: &str, style: Style) {
        for line in wrap(text, self.columns, LONGEST) {
            self.lines.push(Line::styled(line, style));
        }
    }

    /// Less important text.
    pub(super) fn dim(&mut self, text: &str) {
        self.text(text, self.scene.theme.dim);
    }

    /// Parts with dots between them; a line ends between two parts, so that a date stays whole.
    pub(super) fn joined(&mut self, parts: &[String], style: Style) {
        let mut line = String::new();
        for part in parts {
            let longer = if line.is_empty() { part.clone() } else { format!("{line} · {part}") };
            if line.is_empty() || width(&longer) <= self.columns {
                line = longer;
            } else {
                self.text(&line, style);
                line.clone_from(part);
            }
        }
        self.text(&line, style);
    }

    /// `Label: value`, the value below itself where it is long.
    pub(super) fn field(&mut self, label: &str, value: &str) {
        let whole = format!("{label}: {value}");
        let head = format!("{label}:");
        for (at, line) in wrap(&whole, self.columns.saturating_sub(2), LONGEST).into_iter().enumerate() {
            let line = match line.strip_prefix(&head) {
                Some(rest) if at == 0 => Line::from(vec![
                    Span::styled(head.clone(), self.scene.theme.dim),
                    Span::raw(rest.to_owned()),
                ]),
                _ if at == 0 => Line::from(line),
                _ => Line::from(format!("  {line}")),
            };
            self.lines.push(line);
        }
    }

    /// A field that is left out when there is nothing to say.
    pub(super) fn field_of(&mut self, label: &str, values: &[String]) {
        if !values.is_empty() {
            self.field(label, &values.join("; "));
        }
    }

    /// A mark and a text beside it.
    pub(super) fn item(&mut self, mark: (&str, Style), text: &str, style: Style) {
        let indent = (width(mark.0) + 1).max(2);
        let room = self.columns.saturating_sub(indent);
        for (at, line) in wrap(text, room, LONGEST).into_iter().enumerate() {
            let head = if at == 0 { mark.0 } else { "" };
            let gap = " ".repeat(indent.saturating_sub(width(head)));
            self.lines.push(Line::from(vec![
                Span::styled(head.to_owned(), mark.1),
                Span::raw(gap),
                Span::styled(line, style),
            ]));
        }
    }

    /// An item with a plain bullet.
    pub(super) fn bullet(&mut self, text: &str) {
        let theme = self.scene.theme;
        self.item((theme.mark("•", "-"), theme.dim), text, theme.text);
    }

    /// More about the item above.
    pub(super) fn below(&mut self, text: &str, style: Style) {
        self.item(("", style), text, style);
    }

    /// So many entries as a section may have, and how many more there are.
    pub(super) fn each<T>(&mut self, all: Vec<T>, mut one: impl FnMut(&mut Self, T)) {
        let more = all.len().saturating_sub(MOST);
        for entry in all.into_iter().take(MOST) {
            one(self, entry);
        }
        if more > 0 {
            let text = plain_marks(self.scene.theme, words::more_below(self.scene.lang, more));
            self.dim(&text);
        }
    }

    /// Draws as much of the sheet as there is room for; says what is above and below, and the key for it.
    pub(super) fn show(self, canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) {
        let height = usize::from(area.height);
        let (theme, lang) = (canvas.theme, canvas.lang);
        let furthest = self.lines.len().saturating_sub(height);
        if app.detail {
            // Scrolled past the end, the next key up would do nothing.
            app.scroll.set(app.scroll.get().min(u16::try_from(furthest).unwrap_or(u16::MAX)));
        }
        let skip = if app.detail { usize::from(app.scroll.get()) } else { 0 };
        let below = furthest - skip;
        canvas.lines(area, self.lines.into_iter().skip(skip).take(height).collect(), 0);
        let columns = usize::from(area.width);
        let mut note = |text: String, y: u16| {
            let place = Rect { y, height: 1, ..area };
            let text = plain_marks(theme, super::canvas::pad(&text, columns));
            canvas.line(place, Span::styled(text, theme.dim));
        };
        // The line that is covered counts as hidden, too.
        if skip > 0 && height > 2 {
            note(words::more_above(lang, skip + 1), area.y);
        }
        if below > 0 && height > 2 {
            let more = words::more_below(lang, below + 1);
            let text = if app.detail {
                more
            } else {
                details::more_by_key(lang, &more, &app.keymap.hint(Command::Open))
            };
            note(text, area.bottom().saturating_sub(1));
        }
    }
}
