//! Where a user's maps, backups and settings live.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::safe_file::{self, Target};
use super::{Intent, MapFile, backup, disk};
use crate::model::Id;
use crate::trouble::{ReadOnly, SaveFailure};

/// The sample map, for a first look; a copy of it is opened, never the original.
const SAMPLE: &str = include_str!("../../maps/rw07-kencana-asri.toml");

/// How much of a file is read to find its title; `[map]` stands at the top.
const TOP: u64 = 16 * 1024;

/// The folders of this user.
#[derive(Clone, Debug)]
pub struct Library {
    maps: PathBuf,
    backups: PathBuf,
    settings: PathBuf,
}

/// One map in the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Where it is.
    pub path: PathBuf,
    /// Its title, when its beginning can be read.
    pub title: Option<String>,
    /// When it was last saved, when the file system tells.
    pub modified: Option<SystemTime>,
}

impl Library {
    /// The library of the user who runs the program; nothing when there is no home folder.
    pub fn of_user() -> Option<Self> {
        let folders = directories::ProjectDirs::from("id", "", "simpul")?;
        Some(Self::at(folders.data_dir(), folders.config_dir()))
    }

    /// A library in given folders.
    pub fn at(data: &Path, config: &Path) -> Self {
        Self {
            maps: data.join("maps"),
            backups: data.join("backups"),
            settings: config.join("settings.toml"),
        }
    }

    /// The folder of the maps; it need not exist yet.
    pub fn maps(&self) -> &Path {
        &self.maps
    }

    /// The folder of the backups; it need not exist yet.
    pub fn backups(&self) -> &Path {
        &self.backups
    }

    /// The file of the user's settings; it need not exist yet.
    pub fn settings_file(&self) -> &Path {
        &self.settings
    }

    /// The maps of the library, the last saved one first.
    pub fn list_maps(&self) -> Vec<Listed> {
        let files = disk::list(&self.maps).unwrap_or_default();
        let mut found: Vec<Listed> = files
            .into_iter()
            .filter_map(|path| {
                let hidden = path.file_name()?.to_string_lossy().starts_with('.');
                let map = !hidden
                    && path.extension().is_some_and(|ending| ending == "toml")
                    && disk::is_file(&path);
                map.then(|| Listed {
                    title: title_of(&path),
                    modified: disk::look(&path).and_then(|metadata| metadata.modified()).ok(),
                    path,
                })
            })
            .collect();
        found.sort_by(|a, b| b.modified.cmp(&a.modified).then_with(|| a.path.cmp(&b.path)));
        found
    }

    /// A path in the library that no file has yet, its name made from `stem`; the folder is made if need be.
    ///
    /// # Errors
    /// Why the folder cannot be made.
    pub fn free_path(&self, stem: &str) -> Result<PathBuf, SaveFailure> {
        disk::make_folder(&self.maps, false).map_err(|error| safe_file::failure(&error))?;
        let path = |id: &Id| self.maps.join(format!("{id}.toml"));
        Ok(path(&Id::from_name(stem, |id| disk::is_taken(&path(id)))))
    }

    /// Puts a fresh copy of the sample map, with all its comments, into the library.
    ///
    /// # Errors
    /// Why it cannot be written.
    pub fn copy_sample(&self) -> Result<PathBuf, SaveFailure> {
        let path = self.free_path("contoh-rw07")?;
        safe_file::write(&path, Target::New, SAMPLE.as_bytes())
            .map_err(|error| safe_file::failure(&error))?;
        Ok(path)
    }

    /// The newest backup of a map that can be read.
    pub fn newest_backup(&self, map: &Path) -> Option<PathBuf> {
        let backups = backup::of_map(&self.backups, map);
        backups.into_iter().rev().map(|(_, path)| path).find(|path| {
            MapFile::open(path, Intent::Read, None)
                .is_ok_and(|opened| !matches!(opened.file.read_only(), Some(ReadOnly::Damaged(_))))
        })
    }
}

/// The title of a map, from the beginning of its file alone.
fn title_of(path: &Path) -> Option<String> {
    text_of(path, "title")
}

/// A text of the `[map]` table, from the beginning of its file alone.
pub(super) fn text_of(path: &Path, key: &str) -> Option<String> {
    let mut bytes = Vec::new();
    disk::open(path).ok()?.take(TOP).read_to_end(&mut bytes).ok()?;
    // The cut may go through a letter.
    let text = String::from_utf8_lossy(&bytes);
    let mut lines = text.lines().map(str::trim).skip_while(|line| !line.starts_with("[map]")).skip(1);
    let line = lines
        .by_ref()
        .take_while(|line| !line.starts_with('['))
        .find(|line| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('=')))?;
    let table: toml::Table = line.parse().ok()?;
    table.get(key)?.as_str().map(str::to_owned)
}
