//! How kinds and rungs look: each differs from the others without any colour.

use super::scene::{Colour, Stroke};
use crate::model::{ActorKind, Lang, Rung};

/// The colours of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// For screens and coloured print.
    #[default]
    Light,
    /// For a projector in a dark room.
    Dark,
    /// Black on white, for the photocopier.
    Mono,
}

/// Everything that has a colour.
#[derive(Clone, Copy, Debug)]
pub(in crate::export) struct Palette {
    pub(in crate::export) ground: Colour,
    pub(in crate::export) text: Colour,
    pub(in crate::export) dim: Colour,
    pub(in crate::export) guide: Colour,
    pub(in crate::export) wedge: Colour,
    pub(in crate::export) band: Colour,
    pub(super) anchor: Colour,
    rungs: [Colour; 6],
    unassessed: Colour,
    kinds: [Colour; 6],
    pub(in crate::export) letters: Colour,
}

const LIGHT: Palette = Palette {
    ground: "#ffffff",
    text: "#16202a",
    dim: "#4a5866",
    guide: "#b9c4cf",
    wedge: "#dde3e9",
    band: "#f5f7f9",
    anchor: "#16202a",
    rungs: ["#b4541a", "#6f8aa3", "#4f7494", "#2f5f86", "#184a73", "#0b355a"],
    unassessed: "#77838e",
    kinds: ["#1457a8", "#a34d00", "#6a2c91", "#1f6b2c", "#a8174f", "#4a5058"],
    letters: "#ffffff",
};

const DARK: Palette = Palette {
    ground: "#12181f",
    text: "#eef2f6",
    dim: "#aab6c2",
    guide: "#4b5866",
    wedge: "#2b343e",
    band: "#18202a",
    anchor: "#eef2f6",
    rungs: ["#f0a264", "#6f8fae", "#86a8c8", "#9fc1e0", "#bcd9f2", "#dcefff"],
    unassessed: "#8d99a5",
    kinds: ["#8cc0ff", "#f7b46a", "#d3a6f5", "#8ed79a", "#ff9dbf", "#c6ccd3"],
    letters: "#12181f",
};

const MONO: Palette = Palette {
    ground: "#ffffff",
    text: "#000000",
    dim: "#000000",
    guide: "#8c8c8c",
    wedge: "#c4c4c4",
    band: "#ffffff",
    anchor: "#000000",
    rungs: ["#000000"; 6],
    unassessed: "#000000",
    kinds: ["#000000"; 6],
    letters: "#000000",
};

impl Palette {
    pub(in crate::export) fn of(tone: Tone) -> Self {
        match tone {
            Tone::Light => LIGHT,
            Tone::Dark => DARK,
            Tone::Mono => MONO,
        }
    }

    /// The fill and the outline of a party's mark, and the colour of its letter.
    pub(super) fn mark(&self, kind: ActorKind) -> (Colour, Stroke, Colour) {
        let colour = self.kinds[kind as usize];
        if self.letters == self.text {
            return (self.ground, Stroke::solid(colour, 1.1), colour);
        }
        (colour, Stroke::solid(self.ground, 0.8), self.letters)
    }

    /// The colour of a kind's name.
    pub(in crate::export) fn kind(&self, kind: ActorKind) -> Colour {
        self.kinds[kind as usize]
    }

    /// The line of a rung. Dashes and widths alone tell them apart; a double line has a core in the colour of the
    /// ground.
    pub(in crate::export) fn line(&self, rung: Option<Rung>) -> Stroke {
        let colour = rung.map_or(self.unassessed, |rung| self.rungs[usize::from(rung.digit())]);
        let (width, dashes, round): (f64, &'static [f64], bool) = match rung {
            None => (1.4, &[0.0, 4.0], true),
            Some(Rung::Competition) => (0.9, &[], false),
            Some(Rung::Communication) => (1.0, &[3.6, 3.2], false),
            Some(Rung::Cooperation) => (1.3, &[9.0, 3.0], false),
            Some(Rung::Coordination) => (1.3, &[], false),
            Some(Rung::Collaboration) => (2.9, &[], false),
            Some(Rung::Confederation) => (4.6, &[], false),
        };
        Stroke { colour, width, dashes, round }
    }

    /// The fill of a cell of the matrix, and what is written on it.
    pub(super) fn cell(&self, rung: Option<Rung>) -> (Colour, Colour) {
        if self.letters == self.text {
            // Grey levels far enough from each other for a photocopier; the digit says it anyway.
            let grey = ["#ffffff", "#f4f4f4", "#dedede", "#c0c0c0", "#5a5a5a", "#000000"];
            let fill = rung.map_or("#ffffff", |rung| grey[usize::from(rung.digit())]);
            let light = matches!(rung, Some(Rung::Collaboration | Rung::Confederation));
            return (fill, if light { "#ffffff" } else { "#000000" });
        }
        if self.ground == DARK.ground {
            let fills = ["#5a3216", "#22303e", "#2f4357", "#476480", "#86a8c8", "#dcefff"];
            let fill = rung.map_or(self.ground, |rung| fills[usize::from(rung.digit())]);
            let high = matches!(rung, Some(Rung::Collaboration | Rung::Confederation));
            return (fill, if high { DARK.ground } else { self.text });
        }
        let fills = ["#fbe9dc", "#e8eef4", "#c9d7e5", "#97b3cc", "#2f5f86", "#0b2c4d"];
        let fill = rung.map_or(self.ground, |rung| fills[usize::from(rung.digit())]);
        let high = matches!(rung, Some(Rung::Collaboration | Rung::Confederation));
        (fill, if high { self.ground } else { self.text })
    }
}

/// The outline of a kind around (0, 0), about one unit across, and where its letter stands below the middle.
pub(in crate::export) fn outline(kind: ActorKind) -> (&'static str, f64) {
    match kind {
        ActorKind::Government => ("M0 -0.62L0.62 0.48L-0.62 0.48Z", 0.16),
        ActorKind::Business => ("M-0.46 -0.46L0.46 -0.46L0.46 0.46L-0.46 0.46Z", 0.0),
        ActorKind::Donor => ("M0 -0.64L0.64 0L0 0.64L-0.64 0Z", 0.0),
        ActorKind::Ngo | ActorKind::Other => ("M0.52 0A0.52 0.52 0 1 1 -0.52 0A0.52 0.52 0 1 1 0.52 0Z", 0.0),
        ActorKind::Community => (
            "M0 0.6C-0.25 0.36 -0.62 0.1 -0.62 -0.2C-0.62 -0.42 -0.46 -0.54 -0.31 -0.54\
             C-0.17 -0.54 -0.06 -0.46 0 -0.35C0.06 -0.46 0.17 -0.54 0.31 -0.54\
             C0.46 -0.54 0.62 -0.42 0.62 -0.2C0.62 0.1 0.25 0.36 0 0.6Z",
            -0.06,
        ),
    }
}

/// The letter of a kind.
pub(in crate::export) fn letter(kind: ActorKind, lang: Lang) -> &'static str {
    let (id, en) = match kind {
        ActorKind::Government => ("P", "G"),
        ActorKind::Business => ("U", "B"),
        ActorKind::Donor => ("D", "D"),
        ActorKind::Ngo => ("L", "N"),
        ActorKind::Community => ("M", "C"),
        ActorKind::Other => ("?", "?"),
    };
    if lang == Lang::Indonesian { id } else { en }
}
