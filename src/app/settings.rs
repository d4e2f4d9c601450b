//! What the user chose for all maps: language, theme, keys.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::Lang;

/// How the screen is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeKind {
    /// For a dark terminal.
    #[default]
    Dark,
    /// For a light terminal or a projector.
    Light,
    /// The sixteen colours of old consoles.
    #[serde(rename = "16")]
    Sixteen,
    /// No colour at all; also what `NO_COLOR` asks for.
    Mono,
}

impl ThemeKind {
    /// All of them, in the order in which the key goes through them.
    pub const ALL: [Self; 4] = [Self::Dark, Self::Light, Self::Sixteen, Self::Mono];

    /// The theme of a word on the command line.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "dark" | "gelap" => Some(Self::Dark),
            "light" | "terang" => Some(Self::Light),
            "16" => Some(Self::Sixteen),
            "mono" => Some(Self::Mono),
            _ => None,
        }
    }

    /// The next one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::Sixteen,
            Self::Sixteen => Self::Mono,
            Self::Mono => Self::Dark,
        }
    }
}

/// The settings file. Every value may be absent; unknown ones are ignored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language, once it was chosen.
    pub language: Option<Lang>,
    /// The theme.
    pub theme: ThemeKind,
    /// Only ASCII marks.
    pub ascii: bool,
    /// The role written into steps (`by`); a role, never a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Keys of the user's own: command name to keys, as in `step-up = ["+"]`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub keys: BTreeMap<String, Vec<String>>,
}
