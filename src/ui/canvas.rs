//! What every drawing function gets: the frame, the theme, and the list of what the mouse can hit.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Borders, Clear};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::app::event::Target;
use crate::model::Lang;

use super::theme::Theme;

/// A frame being drawn.
pub struct Canvas<'a, 'b> {
    /// The frame.
    pub frame: &'a mut Frame<'b>,
    /// The theme.
    pub theme: &'a Theme,
    /// The language.
    pub lang: Lang,
    /// What is drawn where; the last hit counts, as it lies on top.
    pub hits: Vec<(Rect, Target)>,
}

impl Canvas<'_, '_> {
    /// Writes one line of styled text, cut at the edge.
    pub fn line(&mut self, area: Rect, line: impl Into<Line<'static>>) {
        if area.height > 0 && area.width > 0 {
            self.frame.render_widget(line.into(), Rect { height: 1, ..area });
        }
    }

    /// Writes one line over what is there, taking nothing of its style.
    pub fn over(&mut self, area: Rect, line: impl Into<Line<'static>>) {
        self.frame.render_widget(
            Clear,
            Rect { height: area.height.min(1), ..area }.intersection(self.frame.area()),
        );
        self.line(area, line);
    }

    /// Writes lines below one another, as many as there is room for, from the `skip`-th on.
    pub fn lines(&mut self, area: Rect, lines: Vec<Line<'static>>, skip: u16) {
        let area = area.intersection(self.frame.area());
        for (row, line) in area.rows().zip(lines.into_iter().skip(usize::from(skip))) {
            self.frame.buffer_mut().set_line(row.x, row.y, &line, row.width);
        }
    }

    /// Lays a style over an area.
    pub fn paint(&mut self, area: Rect, style: Style) {
        self.frame.buffer_mut().set_style(area, style);
    }

    /// Says what the mouse hits in an area.
    pub fn hit(&mut self, area: Rect, target: Target) {
        self.hits.push((area, target));
    }

    /// Draws a frame with a title and gives the room inside.
    pub fn boxed(&mut self, area: Rect, title: &str) -> Rect {
        let kind = if self.theme.ascii { BorderType::Plain } else { BorderType::Rounded };
        let title = fit(title, usize::from(area.width.saturating_sub(4)));
        let mut block = Block::new().borders(Borders::ALL).border_type(kind).border_style(self.theme.frame);
        if self.theme.ascii {
            block = block.border_set(ratatui::symbols::border::Set {
                top_left: "+",
                top_right: "+",
                bottom_left: "+",
                bottom_right: "+",
                vertical_left: "|",
                vertical_right: "|",
                horizontal_top: "-",
                horizontal_bottom: "-",
            });
        }
        let block = block.title(Span::styled(format!(" {title} "), self.theme.strong));
        let inner = block.inner(area);
        self.frame.render_widget(block, area);
        inner
    }

    /// Draws a framed dialog in the middle, of at most this size, over everything else.
    pub fn dialog(&mut self, width: u16, height: u16, title: &str) -> Rect {
        let all = self.frame.area();
        let (width, height) = (width.min(all.width), height.min(all.height));
        let area =
            Rect { x: all.x + (all.width - width) / 2, y: all.y + (all.height - height) / 2, width, height };
        self.window(area, title)
    }

    /// Draws a framed window over everything else.
    pub fn window(&mut self, area: Rect, title: &str) -> Rect {
        let all = self.frame.area();
        self.hit(all, Target::Beside);
        self.hit(area, Target::Overlay);
        self.frame.render_widget(Clear, area);
        self.paint(area, self.theme.text);
        let inner = self.boxed(area, title);
        Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner }
    }
}

/// Columns that a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// A text shortened to so many columns, with an ellipsis where something was cut.
pub fn fit(text: &str, columns: usize) -> String {
    let text = crate::locale::clean(text);
    if text.width() <= columns {
        return text.into_owned();
    }
    let mut out = String::new();
    for grapheme in text.graphemes(true) {
        if out.width() + grapheme.width() + 1 > columns {
            break;
        }
        out.push_str(grapheme);
    }
    let mut out = out.trim_end().to_owned();
    if columns > 0 {
        out.push('…');
    }
    out
}

/// A text shortened or filled with blanks to exactly so many columns.
pub fn pad(text: &str, columns: usize) -> String {
    let mut text = fit(text, columns);
    let missing = columns.saturating_sub(text.width());
    text.extend(std::iter::repeat_n(' ', missing));
    text
}

/// A text broken into lines of so many columns at blanks; at most `most` lines, the last one shortened.
pub fn wrap(text: &str, columns: usize, most: usize) -> Vec<String> {
    let columns = columns.max(1);
    let text = crate::locale::clean(text);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let gap = usize::from(!line.is_empty());
        if line.width() + gap + word.width() <= columns {
            if gap == 1 {
                line.push(' ');
            }
            line.push_str(word);
            continue;
        }
        if lines.len() + 1 == most {
            // The last line takes all that is left and says with its ellipsis that there was more.
            let rest: Vec<&str> = std::iter::once(word).chain(words).collect();
            let rest = if line.is_empty() { rest.join(" ") } else { format!("{line} {}", rest.join(" ")) };
            lines.push(fit(&rest, columns));
            return lines;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        if word.width() <= columns {
            line.push_str(word);
        } else {
            line = break_word(word, columns, &mut lines, most);
        }
    }
    if !line.is_empty() && lines.len() < most {
        lines.push(line);
    }
    lines
}

/// Breaks a word that is longer than a line; gives its last piece.
fn break_word(word: &str, columns: usize, lines: &mut Vec<String>, most: usize) -> String {
    let mut piece = String::new();
    for grapheme in word.graphemes(true) {
        if piece.width() + grapheme.width() > columns {
            if lines.len() + 1 >= most {
                return fit(word, columns);
            }
            lines.push(std::mem::take(&mut piece));
        }
        piece.push_str(grapheme);
    }
    piece
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_by_columns_and_never_split_a_letter() {
        assert_eq!(fit("Pertemuan Warga", 9), "Pertemua…");
        assert_eq!(fit("日本語テキスト", 5), "日本…");
        assert_eq!(fit("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
        assert_eq!(pad("ab", 4), "ab  ");
        assert_eq!(fit("x", 0), "");
    }

    #[test]
    fn wrapping_keeps_words_and_says_when_something_is_left_out() {
        assert_eq!(wrap("Pertemuan Warga Selasa Malam", 13, 2), ["Pertemuan", "Warga Selasa…"]);
        assert_eq!(wrap("satu dua", 20, 3), ["satu dua"]);
        assert_eq!(wrap("ketidakberdayaan", 6, 3), ["ketida", "kberda", "yaan"]);
        assert!(wrap(&"x".repeat(2_000_000), 20, 2).len() <= 2);
    }

    #[test]
    fn what_a_terminal_would_obey_never_comes_through() {
        assert_eq!(fit("a\u{1b}[31mb\u{202e}c", 20), "a?[31mbc");
    }
}
