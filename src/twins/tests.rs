//! Names that mean one party, and names that do not.

use super::*;
use crate::model::{ActorKind, MapInfo};

fn map(names: &[&str]) -> PartnershipMap {
    let mut map = PartnershipMap::new(MapInfo::new("x"));
    for name in names {
        let id = Id::from_name(name, |id| map.actors.has(id));
        map.actors.push(Actor::new(id, name, ActorKind::Community)).unwrap();
    }
    map
}

fn are_twins(one: &str, other: &str) -> bool {
    !twins(&map(&[one, other, "Bank Sampah Ceria", "Kelurahan Mawar"])).is_empty()
}

#[test]
fn one_party_under_two_names_is_found() {
    for (one, other) in [
        ("Puskesmas Cempaka Timur", "PKM Cempaka Tmr."),
        ("Dinas Sosial Kota Bandung", "Dinsos Kota Bandung"),
        ("Yayasan Peduli Anak", "Yay. Peduli Anak"),
        ("Posyandu Melati 1", "Posy. Melati I"),
        ("Kelurahan Kencana Asri", "Kel. Kencana Asri"),
        ("PKK RW 07", "pkk rw07"),
        ("Karang Taruna Tunas Muda", "Tunas Muda, Karang Taruna"),
        ("Kelompok Tani Makmur", "Klp Tani Makmr"),
        ("PT Bank Perkreditan Rakyat Sejahtera", "BPR Sejahtera"),
        ("Masjid Al-Ma'ruf", "Masjid Al Maruf"),
        ("Koperasi Wanita Sejahtera", "Koperasi Wanita Sejahtra"),
        ("Lembaga Swadaya Masyarakat Tunas", "LSM Tunas"),
    ] {
        assert!(are_twins(one, other), "{one} / {other}");
    }
}

#[test]
fn two_parties_with_similar_names_are_left_alone() {
    for (one, other) in [
        ("RT 03", "RT 04"),
        ("RW 07", "RW 08"),
        ("Posyandu Melati 1", "Posyandu Melati 2"),
        ("Posyandu Melati I", "Posyandu Melati II"),
        ("Posyandu Melati", "Posyandu Mawar"),
        ("SDN Kencana 1", "SDN Kencana 3"),
        ("Puskesmas Cempaka Timur", "Puskesmas Cempaka Barat"),
        ("Kelurahan Kencana Asri", "Kelurahan Kencana Indah"),
        ("Dinas Sosial", "Dinas Kesehatan"),
        ("Kelurahan Mekar", "Kecamatan Mekar"),
        ("Masjid Al-Huda", "Masjid Al-Hidayah"),
        ("Kader RT 1 RW 2", "Kader RT 2 RW 1"),
        ("PKK RW 07", "PKK"),
        ("Blok A", "Blok B"),
    ] {
        assert!(!are_twins(one, other), "{one} / {other}");
    }
}

#[test]
fn kind_and_area_count_and_a_mark_ends_it() {
    let mut map = map(&["Yayasan Peduli Anak Bangsa", "Yayasan Peduli Anak"]);
    let at = |map: &mut PartnershipMap, slot: usize, area: &str| {
        let mut one = map.actors.at(slot).unwrap().as_ref().clone();
        one.areas = vec![area.to_owned()];
        map.actors.replace(one);
    };
    at(&mut map, 0, "rw07");
    at(&mut map, 1, "rw07");
    assert_eq!(twins(&map).len(), 1, "the area lifts it over the line");
    at(&mut map, 1, "rw08");
    assert!(twins(&map).is_empty());
    at(&mut map, 1, "rw07");
    let today = Day::parse("2026-03-31").unwrap();
    let (first, second) = (&map.actors.at(1).unwrap().id.clone(), &map.actors.at(0).unwrap().id.clone());
    map.acknowledgements.push(not_the_same(first, second, "dua yayasan", today)).unwrap();
    assert!(twins(&map).is_empty(), "nobody is asked twice, whoever stands first");
}

#[test]
fn a_merged_party_is_no_question_any_more() {
    let mut map = map(&["PKM Mawar", "Puskesmas Mawar"]);
    assert_eq!(twins(&map).len(), 1);
    let mut one = map.actors.at(1).unwrap().as_ref().clone();
    one.status = Some(crate::model::ActorStatus::Merged);
    map.actors.replace(one);
    assert!(twins(&map).is_empty());
}

#[test]
fn five_thousand_parties_are_compared_at_once() {
    let kinds = ["Posyandu", "Kelompok Tani", "PKK", "Yayasan", "Karang Taruna", "Kader"];
    let flowers =
        ["Melati", "Mawar", "Anggrek", "Kenanga", "Dahlia", "Cempaka", "Teratai", "Seruni", "Flamboyan"];
    let mut names: Vec<String> = (0..5_000)
        .map(|at| {
            format!("{} {} RT {:02} RW {:02}", kinds[at % 6], flowers[at % 9], at % 17 + 1, at / 17 + 1)
        })
        .collect();
    names.push("Puskesmas Cempaka Timur".into());
    names.push("PKM Cempaka Tmr.".into());
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let found = twins(&map(&names));
    assert!(found.iter().any(|pair| pair.first.as_str() == "puskesmas-cempaka-timur"), "{}", found.len());
    assert!(found.len() < 50, "{:?}", &found[..5]);
}
