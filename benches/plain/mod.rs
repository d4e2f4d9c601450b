//! A map as a program without blocks would read it: plain vectors, by the `toml` crate and serde.

use serde::Deserialize;
use simpul::model::*;

/// The tables of a map as plain vectors: what a program without blocks would read.
#[derive(Deserialize)]
#[expect(dead_code, reason = "read to be measured")]
pub(crate) struct Plain {
    map: MapInfo,
    #[serde(default)]
    pub(crate) actor: Vec<Actor>,
    #[serde(default)]
    partnership: Vec<Partnership>,
    #[serde(default)]
    contribution: Vec<Contribution>,
    #[serde(default)]
    agreement: Vec<Agreement>,
    #[serde(default)]
    area: Vec<Area>,
    #[serde(default)]
    need: Vec<Need>,
    #[serde(default)]
    resource: Vec<Resource>,
    #[serde(default)]
    meeting: Vec<Meeting>,
    #[serde(default)]
    contact: Vec<Contact>,
    #[serde(default)]
    trust: Vec<Trust>,
    #[serde(default)]
    value: Vec<Value>,
}
