//! Colours and marks. Colour never carries meaning alone: every meaning also has a mark or a word.

use std::borrow::Cow;

use ratatui::style::{Color, Modifier, Style};

use crate::app::settings::ThemeKind;
use crate::model::{ActorKind, Lang, Rung};

/// The finest marks that a terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fine {
    /// Two by four solid blocks in a cell; only where the terminal is known to have them.
    Octant,
    /// Two by four dots in a cell.
    #[default]
    Braille,
    /// Two by two blocks in a cell, for consoles without braille.
    Quadrant,
}

/// The styles of one theme, by meaning.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Only ASCII marks.
    pub ascii: bool,
    /// The finest marks.
    pub fine: Fine,
    /// Lines of a picture that are not spoken of.
    pub faint: Style,
    /// The ground of a picture.
    pub ground: Style,
    /// Ordinary text.
    pub text: Style,
    /// Less important text.
    pub dim: Style,
    /// Names and headings.
    pub strong: Style,
    /// The top line.
    pub bar: Style,
    /// The tab of the screen that is shown.
    pub tab: Style,
    /// What is selected.
    pub selected: Style,
    /// The field or line that gets the keys.
    pub focus: Style,
    /// Keys in hints.
    pub key: Style,
    /// Lines of frames.
    pub frame: Style,
    /// All is well.
    pub good: Style,
    /// Needs attention.
    pub warn: Style,
    /// Failed or refused.
    pub bad: Style,
    rungs: [Style; 6],
    kinds: [Style; 6],
}

impl Theme {
    /// A theme; `no_colour` (the `NO_COLOR` convention) overrules the choice.
    pub fn new(kind: ThemeKind, ascii: bool, no_colour: bool) -> Self {
        let mut theme = match if no_colour { ThemeKind::Mono } else { kind } {
            ThemeKind::Dark => Self::coloured(&DARK),
            ThemeKind::Light => Self::coloured(&LIGHT),
            ThemeKind::Sixteen => Self::coloured(&SIXTEEN),
            ThemeKind::Mono => Self::mono(),
        };
        theme.ascii = ascii;
        theme
    }

    fn coloured(palette: &Palette) -> Self {
        let fg = |colour| Style::new().fg(colour);
        let bold = |colour| fg(colour).add_modifier(Modifier::BOLD);
        let base = Style::new().fg(palette.text).bg(palette.ground);
        Self {
            ascii: false,
            fine: Fine::default(),
            faint: fg(palette.faint),
            ground: fg(palette.under),
            text: base,
            dim: fg(palette.dim),
            strong: bold(palette.strong),
            bar: Style::new().fg(palette.bar_text).bg(palette.bar),
            tab: Style::new().fg(palette.bar).bg(palette.bar_text).add_modifier(Modifier::BOLD),
            selected: Style::new().fg(palette.selected_text).bg(palette.selected),
            focus: Style::new().fg(palette.selected_text).bg(palette.selected).add_modifier(Modifier::BOLD),
            key: bold(palette.accent),
            frame: fg(palette.dim),
            good: fg(palette.good),
            warn: bold(palette.warn),
            bad: bold(palette.bad),
            rungs: palette.rungs.map(bold),
            kinds: palette.kinds.map(fg),
        }
    }

    fn mono() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let reversed = plain.add_modifier(Modifier::REVERSED);
        Self {
            ascii: false,
            fine: Fine::default(),
            faint: plain.add_modifier(Modifier::DIM),
            ground: plain.add_modifier(Modifier::DIM),
            text: plain,
            dim: plain,
            strong: bold,
            bar: reversed,
            tab: bold,
            selected: reversed,
            focus: reversed.add_modifier(Modifier::BOLD),
            key: bold,
            frame: plain,
            good: plain,
            warn: bold,
            bad: bold.add_modifier(Modifier::UNDERLINED),
            rungs: [bold; 6],
            kinds: [plain; 6],
        }
    }

    /// The style of a rung's heading. No rung looks like a warning: competition is managed, not shamed.
    pub fn rung(&self, rung: Rung) -> Style {
        self.rungs[usize::from(rung.digit())]
    }

    /// The style of a party's kind.
    pub fn kind(&self, kind: ActorKind) -> Style {
        self.kinds[kind as usize]
    }

    /// The mark of a party's kind: a shape and a letter, in ASCII the letter alone.
    pub fn kind_mark(&self, kind: ActorKind, lang: Lang) -> String {
        let (shape, id, en) = match kind {
            ActorKind::Government => ('▲', 'P', 'G'),
            ActorKind::Business => ('■', 'U', 'B'),
            ActorKind::Donor => ('◆', 'D', 'D'),
            ActorKind::Ngo => ('●', 'L', 'N'),
            ActorKind::Community => ('♥', 'M', 'C'),
            ActorKind::Other => ('○', '?', '?'),
        };
        let letter = if lang == Lang::Indonesian { id } else { en };
        if self.ascii { letter.to_string() } else { format!("{shape}{letter}") }
    }

    /// One of two marks, the second in ASCII.
    pub fn mark(&self, mark: &'static str, ascii: &'static str) -> &'static str {
        if self.ascii { ascii } else { mark }
    }
}

/// A mark of ours in ASCII; letters of names stay as they are.
pub(super) fn ascii(mark: &str) -> Cow<'_, str> {
    Cow::Borrowed(match mark {
        "▲" | "↑" => "^",
        "▼" | "↓" => "v",
        "…" => "~",
        "·" | "–" | "—" | "─" | "━" => "-",
        "│" | "┃" => "|",
        "“" | "”" => "\"",
        "→" | "▸" => ">",
        "←" | "◂" => "<",
        "✓" => "x",
        other => return Cow::Borrowed(other),
    })
}

struct Palette {
    ground: Color,
    text: Color,
    dim: Color,
    faint: Color,
    under: Color,
    strong: Color,
    bar: Color,
    bar_text: Color,
    selected: Color,
    selected_text: Color,
    accent: Color,
    good: Color,
    warn: Color,
    bad: Color,
    rungs: [Color; 6],
    kinds: [Color; 6],
}

const DARK: Palette = Palette {
    ground: Color::Reset,
    text: Color::Reset,
    dim: Color::Indexed(246),
    faint: Color::Indexed(242),
    under: Color::Indexed(238),
    strong: Color::Indexed(255),
    bar: Color::Indexed(24),
    bar_text: Color::Indexed(255),
    selected: Color::Indexed(31),
    selected_text: Color::Indexed(231),
    accent: Color::Indexed(117),
    good: Color::Indexed(114),
    warn: Color::Indexed(221),
    bad: Color::Indexed(210),
    rungs: [
        Color::Indexed(180),
        Color::Indexed(152),
        Color::Indexed(117),
        Color::Indexed(114),
        Color::Indexed(149),
        Color::Indexed(183),
    ],
    kinds: [
        Color::Indexed(117),
        Color::Indexed(215),
        Color::Indexed(183),
        Color::Indexed(114),
        Color::Indexed(211),
        Color::Indexed(250),
    ],
};

const LIGHT: Palette = Palette {
    ground: Color::Indexed(231),
    text: Color::Indexed(233),
    dim: Color::Indexed(240),
    faint: Color::Indexed(245),
    under: Color::Indexed(250),
    strong: Color::Indexed(16),
    bar: Color::Indexed(24),
    bar_text: Color::Indexed(231),
    selected: Color::Indexed(25),
    selected_text: Color::Indexed(231),
    accent: Color::Indexed(25),
    good: Color::Indexed(22),
    warn: Color::Indexed(94),
    bad: Color::Indexed(124),
    rungs: [
        Color::Indexed(94),
        Color::Indexed(24),
        Color::Indexed(25),
        Color::Indexed(22),
        Color::Indexed(58),
        Color::Indexed(54),
    ],
    kinds: [
        Color::Indexed(25),
        Color::Indexed(130),
        Color::Indexed(54),
        Color::Indexed(22),
        Color::Indexed(125),
        Color::Indexed(238),
    ],
};

const SIXTEEN: Palette = Palette {
    ground: Color::Reset,
    text: Color::Reset,
    dim: Color::Reset,
    faint: Color::DarkGray,
    under: Color::DarkGray,
    strong: Color::White,
    bar: Color::Blue,
    bar_text: Color::White,
    selected: Color::Cyan,
    selected_text: Color::Black,
    accent: Color::Cyan,
    good: Color::Green,
    warn: Color::Yellow,
    bad: Color::Red,
    rungs: [Color::Yellow, Color::Cyan, Color::Cyan, Color::Green, Color::Green, Color::Magenta],
    kinds: [Color::Cyan, Color::Yellow, Color::Magenta, Color::Green, Color::Red, Color::White],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Code as _;

    #[test]
    fn kinds_differ_without_colour_in_both_languages() {
        for ascii in [false, true] {
            let theme = Theme::new(ThemeKind::Mono, ascii, true);
            for lang in [Lang::Indonesian, Lang::English] {
                let marks: std::collections::HashSet<_> =
                    ActorKind::ALL.iter().map(|kind| theme.kind_mark(*kind, lang)).collect();
                assert_eq!(marks.len(), ActorKind::ALL.len());
            }
        }
    }

    #[test]
    fn monochrome_has_no_colour_and_competition_no_alarm() {
        let mono = Theme::new(ThemeKind::Light, false, true);
        assert_eq!((mono.bad.fg, mono.selected.bg), (None, None));
        for kind in ThemeKind::ALL {
            let theme = Theme::new(kind, false, false);
            if kind != ThemeKind::Mono {
                assert_ne!(theme.rung(Rung::Competition).fg, theme.bad.fg);
            }
        }
    }
}
