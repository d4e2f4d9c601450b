//! Where a word that is wider than its column breaks: typst would let it run out of its cell.

use unicode_segmentation::UnicodeSegmentation;

use crate::export::document::columns::count;
use crate::export::picture::font::Face;
use crate::locale::clean;

/// A place where a line may end, without a sign.
const BREAK: char = '\u{200b}';

/// A text from a map as it stands in so much room (in points): without signs that a reader cannot see, and with
/// places to break in words that are wider.
pub(super) fn said(text: &str, face: Face, room: f64) -> String {
    let lines: Vec<String> = text.trim().lines().map(|line| line_said(line, face, room)).collect();
    lines.join("\n")
}

fn line_said(line: &str, face: Face, room: f64) -> String {
    let words = clean(line);
    let words: Vec<String> = words.trim_end().split(' ').map(|word| broken(word, face, room)).collect();
    words.join(" ")
}

/// A word in pieces that are not wider than the room.
fn broken(word: &str, face: Face, room: f64) -> String {
    // No letter is wider than the size of the font, so that short words need not be measured.
    if count(word.chars().count()) * face.size <= room || face.width(word) <= room {
        return word.to_owned();
    }
    let mut pieces = String::with_capacity(word.len() + word.len() / 8);
    let mut used = 0.0;
    for letter in word.graphemes(true) {
        let width = face.width(letter);
        if used > 0.0 && used + width > room {
            pieces.push(BREAK);
            used = 0.0;
        }
        pieces.push_str(letter);
        used += width;
    }
    pieces
}

/// Roughly how many lines a text has in so much room.
pub(super) fn lines(text: &str, face: Face, room: f64) -> f64 {
    // A letter of this font is 0.6 of its size wide, more or less.
    let line = |line: &str| (count(line.chars().count()) * face.size * 0.6 / room.max(1.0)).ceil().max(1.0);
    text.lines().map(line).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_word_that_is_too_wide_may_break() {
        let face = Face::plain(10.0);
        assert_eq!(said("Kemitraan yang setara", face, 60.0), "Kemitraan yang setara");
        let long = said(&"m".repeat(30), face, 60.0);
        let pieces: Vec<&str> = long.split(BREAK).collect();
        assert!(pieces.len() > 4 && pieces.iter().all(|piece| face.width(piece) <= 60.0), "{long}");
        assert_eq!(said(" a\u{7}\r\nb\u{202e}\u{200b} ", face, 60.0), "a?\nb");
    }
}
