//! Reports that people hand in: what is in them, what is not, and that their readers' own programs open them.

mod content;
mod hostile;
#[cfg(feature = "pdf")]
mod paper;
mod readers;
mod secrets;

use simpul::export::{Form, make};
use simpul::model::{Day, Lang, PartnershipMap};
use simpul::report::{Asked, Kind, Made};
use simpul::store::{Intent, MapFile};

pub(crate) use hostile::{ATTACKS, hostile};

use crate::support::{sample, today};

pub(crate) const MAPS: [&str; 3] =
    ["rw07-kencana-asri", "kelurahan-bumi-lestari-stunting", "rencana-jangkauan-lsm"];
/// The endings of all forms that a report has in every build.
pub(super) const FORMS: [&str; 5] = ["docx", "xlsx", "html", "md", "txt"];

/// The map that a text is.
pub(super) fn map_of(text: &str) -> PartnershipMap {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("peta.toml");
    std::fs::write(&path, text).unwrap();
    MapFile::open(&path, Intent::Read, None).unwrap().map
}

pub(crate) fn map(name: &str) -> PartnershipMap {
    map_of(&sample(&format!("{name}.toml")))
}

pub(super) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub(super) fn asked(kind: Kind) -> Asked {
    Asked::new(kind, Lang::Indonesian, today())
}

/// A report as a value.
pub(super) fn report(map: &PartnershipMap, asked: &Asked) -> Made {
    simpul::report::make(map, asked).unwrap()
}

/// A report as a file; nothing where the map has nothing that it could be about.
pub(super) fn file(map: &PartnershipMap, asked: &Asked, ending: &str) -> Option<Vec<u8>> {
    make(map, asked, Form::of(&format!("x.{ending}")).unwrap()).ok().map(|made| made.bytes)
}

/// A report as it reads, without line ends inside sentences: its Markdown without the marks.
pub(super) fn said(map: &PartnershipMap, asked: &Asked) -> String {
    let text = String::from_utf8(file(map, asked, "md").unwrap()).unwrap();
    text.replace('\\', "").replace("**", "")
}

/// A report as plain text.
pub(super) fn text(map: &PartnershipMap, asked: &Asked) -> String {
    String::from_utf8(file(map, asked, "txt").unwrap()).unwrap()
}
