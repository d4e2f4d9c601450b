//! The one font of all pictures and papers: how wide words are in it, and where their lines break.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// The face for words.
pub(in crate::export) const REGULAR: &[u8] = include_bytes!("../fonts/DejaVuSans.ttf");
/// The face for headings.
pub(in crate::export) const BOLD: &[u8] = include_bytes!("../fonts/DejaVuSans-Bold.ttf");

/// From one line of words to the next, in sizes of the font.
pub(super) const PITCH: f64 = 1.17;
/// From the upper side of a line to where its letters stand, in sizes of the font.
pub(super) const ASCENT: f64 = 0.93;
/// The height of one line, in sizes of the font.
const HEIGHT: f64 = 1.17;
/// Units of the font in one size of it, for both faces.
const EM: f64 = 2048.0;

/// A size and a weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::export) struct Face {
    /// In points.
    pub(in crate::export) size: f64,
    /// Whether it is the bold face.
    pub(in crate::export) bold: bool,
}

impl Face {
    pub(in crate::export) const fn plain(size: f64) -> Self {
        Self { size, bold: false }
    }

    pub(in crate::export) const fn bold(size: f64) -> Self {
        Self { size, bold: true }
    }

    /// How high some lines are.
    pub(super) fn height(self, lines: usize) -> f64 {
        let rest = u32::try_from(lines.saturating_sub(1)).map_or(0.0, f64::from);
        self.size * (rest * PITCH + HEIGHT)
    }

    /// How wide a text is, in points.
    pub(in crate::export) fn width(self, text: &str) -> f64 {
        let Ok(font) = FontRef::new(if self.bold { BOLD } else { REGULAR }) else {
            return 0.0;
        };
        let letters = font.charmap();
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let advance = |c: char| letters.map(c).and_then(|glyph| metrics.advance_width(glyph));
        let units: f64 = text.chars().map(|c| advance(c).map_or(EM, f64::from)).sum();
        units / EM * self.size
    }

    /// A text in lines that are at most so wide. What does not fit in so many lines ends in an ellipsis.
    pub(in crate::export) fn wrap(self, text: &str, width: f64, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut words = text.split_whitespace().peekable();
        while let Some(word) = words.next() {
            let mut line = word.to_owned();
            while let Some(next) = words.peek() {
                let longer = format!("{line} {next}");
                let full = self.width(&longer) > width;
                if full && lines.len() + 1 < most {
                    break;
                }
                line = longer;
                words.next();
                if full {
                    // The last line takes the rest, and is cut where it must be: no more words are looked at.
                    lines.push(self.cut(&line, width));
                    return lines;
                }
            }
            lines.push(self.cut(&line, width));
        }
        lines
    }

    /// A text that is at most so wide; a longer one ends in an ellipsis.
    pub(super) fn cut(self, text: &str, width: f64) -> String {
        // A little tolerance: a width that was measured must be wide enough for what was measured.
        if self.width(text) <= width + 0.01 {
            return text.to_owned();
        }
        let shortened = |end: usize| format!("{}…", text.get(..end).unwrap_or_default().trim_end());
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        // The longest beginning that fits; one letter more is never narrower.
        let fitting = ends.partition_point(|end| self.width(&shortened(*end)) <= width);
        ends.get(fitting.saturating_sub(1)).map_or_else(|| "…".to_owned(), |end| shortened(*end))
    }

    /// A text in exactly so many lines, as even as its words allow; nothing when it has fewer words.
    pub(super) fn even(self, text: &str, count: usize) -> Option<Vec<String>> {
        let words: Vec<&str> = text.split_whitespace().collect();
        if words.len() < count {
            return None;
        }
        // The narrowest width at which greedy lines are no more than wanted: one of the widths that a run of
        // words has.
        let mut widths = Vec::new();
        for from in 0..words.len() {
            for to in from + 1..=words.len() {
                widths.push(self.width(&words[from..to].join(" ")));
            }
        }
        widths.sort_by(f64::total_cmp);
        widths.dedup();
        let fits = widths.into_iter().map(|width| self.wrap(text, width, usize::MAX));
        fits.into_iter().find(|lines| lines.len() <= count && !lines.iter().any(|line| line.ends_with('…')))
    }
}
