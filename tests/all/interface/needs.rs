//! Needs against sources: what the matrix says, and the way from an unmet need to a planned partnership.

use simpul::app::ScreenKind;
use simpul::model::*;

use crate::support::{Desk, check, sample};

fn desk(size: (u16, u16)) -> Desk {
    let mut desk = Desk::with(&sample("rw07-kencana-asri.toml"), Lang::Indonesian, size);
    desk.keys("gb");
    desk
}

#[test]
fn needs_and_sources_in_three_sizes() {
    for (columns, rows) in [(80, 24), (120, 40), (44, 20)] {
        let mut desk = desk((columns, rows));
        check(&format!("needs-{columns}x{rows}"), &desk);
        desk.keys("v");
        check(&format!("sources-{columns}x{rows}"), &desk);
    }
    let mut desk = desk((44, 20));
    desk.keys("<enter>");
    check("need-44x20", &desk);
}

#[test]
fn an_unmet_need_becomes_a_planned_partnership_with_the_holders_of_its_sources() {
    let mut desk = desk((80, 24));
    let presses = desk.keys("m<c-s>");
    assert_eq!(presses, 2);
    let (map, one) = (desk.map(), desk.app.partnership().unwrap());
    assert_eq!(one.name, "Air bersih dan MCK RT 05");
    assert_eq!((one.status, one.step), (Some(PartnershipStatus::Planned), Some(2)));
    assert_eq!(one.needs, [desk.app.need().unwrap().id.clone()]);
    let names: Vec<&str> = one.members.iter().map(|id| map.actor_name(id)).collect();
    assert_eq!(names, ["LSM Bina Warga Kota", "PT Sandang Lestari Purnajaya", "Baznas Kota Purnajaya"]);
    assert!(desk.on_disk().contains("status = \"planned\""));
    desk.keys("u");
    assert!(!desk.on_disk().contains("Air bersih dan MCK RT 05\"\nmembers"));
}

#[test]
fn needs_sources_and_areas_are_recorded_changed_and_removed() {
    let mut desk = desk((80, 24));
    desk.keys("nLampu jalan RT 03<tab>dana<enter>tenaga<enter><tab>2<c-s>");
    let need = desk.app.need().unwrap();
    assert_eq!((need.title.as_str(), need.priority), ("Lampu jalan RT 03", Some(2)));
    assert_eq!(need.resources, [SourceCategory::Money, SourceCategory::Labour]);
    assert_eq!(need.status, Some(NeedStatus::Open));
    assert_eq!(desk.app.screen, ScreenKind::Needs);
    desk.keys("e<end> dan 04<c-s>");
    assert_eq!(desk.app.need().unwrap().title, "Lampu jalan RT 03 dan 04");

    desk.keys("cKarang<enter>");
    desk.keys("<right><right><right><tab>kerja bakti<c-s>v");
    let source = desk.app.resource().unwrap_or_else(|| panic!("{}", desk.screen()));
    assert_eq!(source.description, "kerja bakti");
    assert_eq!((source.owner.as_str(), source.status), ("karta", Some(SourceStatus::Available)));
    desk.keys("v");
    assert_eq!(desk.app.need().unwrap().title, "Lampu jalan RT 03 dan 04");
    desk.keys("<del><enter>");
    assert!(!desk.on_disk().contains("Lampu jalan"));

    desk.keys(":wilayah baru<enter>RT 09<c-s>");
    assert!(desk.on_disk().contains("name = \"RT 09\""));
}

#[test]
fn an_empty_map_says_what_to_do() {
    let text = "format = 1\n\n[map]\nid = \"baru\"\ntitle = \"Baru\"\n";
    let mut desk = Desk::with(text, Lang::English, (80, 24));
    desk.keys("gb");
    assert!(desk.screen().contains("No needs yet. Press n"), "{}", desk.screen());
    desk.keys("v");
    assert!(desk.screen().contains("No sources yet. Press n"), "{}", desk.screen());
}

#[test]
fn what_is_planned_for_a_need_is_seen_and_said_before_it_is_planned_again() {
    let mut desk = Desk::rw07();
    desk.keys("gbm");
    let need = desk.app.need().unwrap().id.clone();
    desk.keys("<c-s>");
    let made: Vec<_> = desk.map().partnerships.iter().filter(|one| one.needs.contains(&need)).collect();
    let made = made.last().unwrap().name.clone();
    desk.keys("gb<enter>");
    let squeezed = desk.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(squeezed.contains("(direncanakan)"), "{made}: {}", desk.screen());
    desk.keys("<esc>m");
    assert!(desk.screen().contains("sudah direncanakan"), "{}", desk.screen());
}
