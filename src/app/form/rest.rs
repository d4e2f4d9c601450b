//! Forms about the map itself and its file.

use crate::locale::{forms as words, merging};
use crate::model::*;

use super::{Choice, Field, Form, Purpose, party};

/// Title, area and anchor: all that a new map needs.
pub fn new_map() -> Form {
    let fields = vec![
        Field::text("title", words::map_title, None).required(),
        Field::text("area", words::map_area, None),
        Field::text("anchor_name", words::anchor, None),
    ];
    Form::new(Purpose::NewMap, words::new_map, fields)
}

/// What the map says about itself.
pub fn info(map: &PartnershipMap) -> Form {
    let info = &map.info;
    let fields = vec![
        Field::text("title", words::map_title, Some(&info.title)).required(),
        Field::text("area", words::map_area, info.area.as_deref()),
        party::pick(map, "anchor", words::anchor, info.anchor.as_ref()),
        Field::text("goal", words::map_goal, info.goal.as_deref()),
        Field::text("programme", words::programme, info.programme.as_deref()).more(),
        Field::code("level", words::level, info.level).more(),
        Field::text("owner_role", words::owner_role, info.owner_role.as_deref()).more(),
        Field::code("support_system", words::support_system, info.support_system).more(),
        Field::code("phase", words::phase, info.phase).more(),
        Field::date("start", words::start, info.start).more(),
        Field::date("end", words::end, info.end).more(),
        Field::code("language", words::report_language, info.language).more(),
        Field::code("privacy", words::privacy, info.privacy).more(),
        Field::number("expiring_days", words::expiring_days, info.settings.expiring_days).more(),
        Field::number("review_days", words::review_days, info.settings.review_days).more(),
    ];
    Form::new(Purpose::MapInfo, words::map_info, fields)
}

/// Where a picture goes, and for whom it is; some show nothing that could be shared.
pub fn save_picture(suggestion: &str, only_internal: bool) -> Form {
    let choice = Choice::worded;
    let mut readers = vec![choice(SHARED, words::for_sharing), choice(INTERNAL, words::for_ourselves)];
    if only_internal {
        readers.remove(0);
    }
    let inks =
        [choice(COLOURS, words::ink_colours), choice(MONO, words::ink_mono), choice(DARK, words::ink_dark)];
    let pages = [choice(FLAT, words::page_flat), choice(UPRIGHT, words::page_upright)];
    let fields = vec![
        Field::text("path", words::picture_path, Some(suggestion)).required(),
        Field::one_of("ink", words::ink, inks.into()),
        Field::one_of("page", words::page, pages.into()),
        Field::one_of("readers", words::readers, readers),
    ];
    Form::new(Purpose::SavePicture, words::save_picture, fields)
}

/// The values of the choices in [`save_picture`].
pub const SHARED: &str = "shared";
/// With what could harm a relation.
pub const INTERNAL: &str = "internal";
/// In colours on white.
pub const COLOURS: &str = "colours";
/// In black on white.
pub const MONO: &str = "mono";
/// In colours on black.
pub const DARK: &str = "dark";
/// A page that is wider than high.
pub const FLAT: &str = "flat";
/// A page that is higher than wide.
pub const UPRIGHT: &str = "upright";

/// Which file is to be joined with the map.
pub fn merge_file() -> Form {
    let fields = vec![Field::text("path", merging::file_path, None).required()];
    Form::new(Purpose::MergeFile, merging::merge_file, fields)
}

/// Where a copy goes.
pub fn save_copy(suggestion: &str) -> Form {
    let fields = vec![Field::text("path", words::copy_path, Some(suggestion)).required()];
    Form::new(Purpose::SaveCopy, words::save_copy, fields)
}
