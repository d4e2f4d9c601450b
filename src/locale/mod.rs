//! WORDS: every text of the interface, in Indonesian and in English, checked when the program is built.
//!
//! A text is a function of the language and its figures. Both languages stand side by side in one table, so
//! a text that lacks a language, or names a figure that it is not given, does not compile. That is why this
//! is a macro of our own and not a file format read at run time (`docs/decisions.md`).

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::model::Lang;

/// Declares texts: `name(figure: Type) = "Indonesian {figure}" | "English {figure}";`
macro_rules! texts {
    ($( $name:ident $( ( $($arg:ident : $ty:ty),+ $(,)? ) )? = $id:literal | $en:literal; )+) => {
        $( $crate::locale::texts!(@one $name $(( $($arg : $ty),+ ))? = $id | $en); )+
    };
    (@one $name:ident = $id:literal | $en:literal) => {
        #[doc = $en]
        pub fn $name(lang: $crate::model::Lang) -> &'static str {
            match lang {
                $crate::model::Lang::Indonesian => $id,
                $crate::model::Lang::English => $en,
            }
        }
    };
    (@one $name:ident ( $($arg:ident : $ty:ty),+ ) = $id:literal | $en:literal) => {
        #[doc = $en]
        pub fn $name(lang: $crate::model::Lang, $($arg: $ty),+) -> String {
            match lang {
                $crate::model::Lang::Indonesian => format!($id),
                $crate::model::Lang::English => format!($en),
            }
        }
    };
}
pub(crate) use texts;

/// Declares the labels of a closed list: `Type { Variant = "Indonesian" | "English"; }`
macro_rules! names {
    ($( $name:ident { $( $variant:ident = $id:literal | $en:literal; )+ } )+) => {$(
        impl $crate::locale::Label for $crate::model::$name {
            fn label(self, lang: $crate::model::Lang) -> &'static str {
                match (self, lang) {
                    $(
                        (Self::$variant, $crate::model::Lang::Indonesian) => $id,
                        (Self::$variant, $crate::model::Lang::English) => $en,
                    )+
                }
            }
        }
    )+};
}

/// A value of a closed list that has a name for people.
pub trait Label: Copy {
    /// Its name in a language, as it is printed.
    fn label(self, lang: Lang) -> &'static str;
}

pub mod agenda;
pub mod atlas;
pub mod commands;
pub mod details;
pub mod exports;
pub mod figures;
pub mod findings;
pub mod forms;
pub mod free;
pub mod help;
pub mod imports;
pub mod maps;
pub mod meetings;
pub mod merging;
pub mod networks;
pub mod screens;

/// A text of a file as it may be shown: no control or escape characters, and nothing that turns the direction
/// of reading or is invisible. A map comes from other hands, and a terminal obeys what it prints.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| shown_as(c) != Some(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(shown_as).collect())
}

/// What a character is shown as; nothing when it is left out.
fn shown_as(c: char) -> Option<char> {
    match c {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
        _ if c.is_control() => Some('?'),
        // Marks of direction, invisible blanks, and tags.
        '\u{61c}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => None,
        _ => Some(c),
    }
}

/// A text that is at most `width` columns wide; a longer one ends in an ellipsis.
pub fn shorten(text: &str, width: usize) -> Cow<'_, str> {
    if text.width() <= width {
        return Cow::Borrowed(text);
    }
    let room = width.saturating_sub(1);
    let mut used = 0;
    let mut out: String = text
        .chars()
        .take_while(|c| {
            used += c.width().unwrap_or(0);
            used <= room
        })
        .collect();
    out.truncate(out.trim_end().len());
    out.push('…');
    Cow::Owned(out)
}

/// The longest word of a user that a sentence repeats, in columns.
const LONGEST_WORD: usize = 48;

/// A word of a file inside a sentence: clean, shortened, in quotation marks.
pub fn quoted(text: &str) -> String {
    format!("“{}”", shorten(clean(text).trim(), LONGEST_WORD))
}

pub mod cli;
pub mod dates;
pub mod labels;
pub mod measures;
pub mod needs;
pub mod page;
pub mod picture;
pub mod reports;
pub mod schema;
pub mod trouble;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_from_a_file_cannot_command_the_terminal() {
        assert_eq!(clean("Posyandu Melati"), "Posyandu Melati");
        assert_eq!(clean("a\u{1b}[2Jb\u{9b}c\u{7}"), "a?[2Jb?c?");
        assert_eq!(clean("satu\r\ndua\tiga"), "satu  dua iga");
        assert_eq!(clean("abc\u{202e}fed\u{2066}"), "abcfed");
    }

    #[test]
    fn long_words_end_in_an_ellipsis_within_their_width() {
        assert_eq!(shorten("kemitraan", 9), "kemitraan");
        assert_eq!(shorten("kemitraan warga", 10), "kemitraan…");
        assert_eq!(shorten("漢字漢字", 4), "漢…");
        assert_eq!(quoted("\u{1b}x"), "“?x”");
    }
}
