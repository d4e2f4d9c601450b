//! Whatever the order of the files, the answer is the same; and who is known again, and who is not.

use proptest::prelude::*;

use super::*;
use crate::model::*;

fn question() -> Question {
    Question { today: Day::parse("2026-03-31").unwrap(), days: 90, level: None }
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// A party: id, name, level, own area.
type Who<'a> = (&'a str, &'a str, Option<Level>, Option<&'a str>);

fn actor((slug, name, level, area): Who<'_>) -> Actor {
    let text = format!("id = \"{slug}\"\nname = {name:?}\nkind = \"community\"\n");
    let mut actor: Actor = toml::from_str(&text).unwrap();
    actor.level = level;
    actor.areas = area.into_iter().map(str::to_owned).collect();
    actor
}

fn map(title: &str, area: &str, parties: &[Who<'_>]) -> PartnershipMap {
    let mut info = MapInfo::new(title);
    info.area = Some(area.to_owned());
    let mut map = PartnershipMap::new(info);
    for party in parties {
        map.actors.push(actor(*party)).unwrap();
    }
    map
}

fn answer(maps: &[PartnershipMap]) -> Answer {
    let mut atlas = Atlas::default();
    for (at, map) in maps.iter().enumerate() {
        atlas.add(Summary::new(map, &format!("peta-{at}.toml"), 0, &question()));
    }
    atlas.answer()
}

const CEMPAKA: &str = "Kelurahan Kencana Asri, Kecamatan Cempaka Timur, Kota Purnajaya";

/// The names of the parties that two maps share.
fn shared(one: Who<'_>, other: Who<'_>) -> Vec<String> {
    let maps = [
        map("RW 07", &format!("RW 07, {CEMPAKA}"), &[one]),
        map("RW 09", &format!("RW 09, {CEMPAKA}"), &[other]),
    ];
    answer(&maps).shared.into_iter().map(|party| party.name).collect()
}

#[test]
fn a_party_is_known_again_when_two_of_three_things_agree() {
    let district = Some(Level::District);
    // The name and the area, whatever the ids are.
    let found =
        shared(("pkm", "Puskesmas Cempaka", district, None), ("x2", "PUSKESMAS  cempaka", district, None));
    assert_eq!(found.len(), 1);
    // The id and the name, when nothing says that they belong to one small place.
    assert_eq!(shared(("lazis", "Lazis Amanah", None, None), ("lazis", "Lazis Amanah", None, None)).len(), 1);
    // The id and the area, when the names have a word in common that is none of the area.
    let one = ("pkm", "Puskesmas Melati Putih", district, None);
    assert_eq!(shared(one, ("pkm", "PKM Melati Pth", district, None)).len(), 1);
    assert!(shared(one, ("pkm", "PKM Anggrek", district, None)).is_empty());
}

#[test]
fn what_every_rw_has_is_not_one_party() {
    let rw = Some(Level::Rw);
    let karang_taruna = ("karang-taruna", "Karang Taruna", rw, None);
    assert!(shared(karang_taruna, karang_taruna).is_empty(), "the map says in which RW it is");
    let forum = ("forum", "Forum RT", Some(Level::Rt), None);
    assert!(shared(forum, forum).is_empty(), "an RT lies in the RW of the map");
    let bank = ("bank", "Bank Sampah", None, Some("RW 07, Kelurahan Kencana Asri"));
    let other = ("bank", "Bank Sampah", None, Some("RW 09, Kelurahan Kencana Asri"));
    assert!(shared(bank, other).is_empty());
    assert_eq!(shared(bank, bank).len(), 1);
}

#[test]
fn a_bare_word_for_an_area_is_the_one_around_the_map() {
    let mut here = map("RW 07", &format!("RW 07, {CEMPAKA}"), &[("x", "Posyandu Melati", None, Some("kel"))]);
    let area =
        |name: &str| Area { id: id("kel"), name: name.to_owned(), level: Some(Level::Ward), within: None };
    here.areas.push(area("Kelurahan")).unwrap();
    let there = map(
        "RW 09",
        "RW 09",
        &[("y", "Posyandu Melati", None, Some("Kelurahan Kencana Asri, Kecamatan Cempaka Timur"))],
    );
    let mut elsewhere = map("RW 01", "RW 01, Kelurahan Lain", &[("z", "Posyandu Melati", None, Some("kel"))]);
    elsewhere.areas.push(area("Kelurahan")).unwrap();
    let found = answer(&[here, there, elsewhere]);
    assert_eq!(found.shared.len(), 1);
    assert_eq!(found.shared[0].maps, [0, 1]);
    assert_eq!(found.shared[0].agree, Match { id: false, name: true, area: true });
}

#[test]
fn areas_that_lie_in_themselves_end_somewhere() {
    let mut map = map("RW", "rw", &[("x", "X", None, Some("rw"))]);
    for (one, within) in [("rw", "kel"), ("kel", "rw")] {
        let area = Area { id: id(one), name: one.to_owned(), level: None, within: Some(id(within)) };
        map.areas.push(area).unwrap();
    }
    assert_eq!(answer(&[map]).totals.parties, 1);
}

#[test]
fn a_copy_of_a_map_connects_nothing_and_is_named() {
    let one = map("RW 07", &format!("RW 07, {CEMPAKA}"), &[("lazis", "Lazis Amanah", None, None)]);
    let found = answer(&[one.clone(), one]);
    assert_eq!(found.shared, []);
    assert_eq!(found.copies, [vec![0, 1]]);
    assert_eq!((found.totals.maps, found.totals.parties), (2, 1));
}

#[test]
fn small_areas_are_taken_together_up_to_a_level() {
    let maps = [("RW 07", "RW 07"), ("RW 10", "RW 10"), ("RW 2", "RW 2")]
        .map(|(title, rw)| map(title, &format!("{rw}, {CEMPAKA}"), &[]));
    let areas = |level| {
        let mut atlas = Atlas::default();
        for (at, map) in maps.iter().enumerate() {
            let mut map = map.clone();
            let need = "id = \"n\"\ntitle = \"Air bersih\"\npriority = 1\n";
            map.needs.push(toml::from_str(need).unwrap()).unwrap();
            atlas.add(Summary::new(&map, &format!("{at}"), 0, &Question { level, ..question() }));
        }
        atlas.answer().areas.into_iter().map(|row| (row.area.unwrap(), row.needs.urgent)).collect::<Vec<_>>()
    };
    let rws = ["RW 2", "RW 07", "RW 10"].map(|rw| (format!("{rw}, Kelurahan Kencana Asri"), 1));
    assert_eq!(areas(None), rws, "2 comes before 10");
    let ward = "Kelurahan Kencana Asri, Kecamatan Cempaka Timur".to_owned();
    assert_eq!(areas(Some(Level::Ward)), [(ward, 3)]);
    assert_eq!(areas(Some(Level::City)), [("Kota Purnajaya".to_owned(), 3)]);
    assert_eq!(areas(Some(Level::National)), rws, "nothing that large is known");
}

/// Parties out of few words, so that many are alike.
fn any_party() -> impl Strategy<Value = (String, String, Option<Level>, Option<String>)> {
    let word = || prop::sample::select(vec!["Melati", "melati", "Amanah", "Karang Taruna", "PKK", "Émas"]);
    let level = prop::option::of(prop::sample::select(vec![Level::Rw, Level::Ward, Level::City]));
    let area =
        prop::option::of(prop::sample::select(vec!["RW 07", "RW 09, Kelurahan Asri", "Kota Purnajaya"]));
    let slug = prop::sample::select(vec!["a", "b", "pkk"]);
    (slug, word(), word(), level, area).prop_map(|(slug, one, two, level, area)| {
        (slug.to_owned(), format!("{one} {two}"), level, area.map(str::to_owned))
    })
}

fn any_map() -> impl Strategy<Value = PartnershipMap> {
    let title = prop::sample::select(vec!["RW 07", "RW 09", "Stunting"]);
    let area = prop::sample::select(vec!["RW 07", "RW 09, Kelurahan Asri", "rw 09,kelurahan asri", ""]);
    let rung = prop::option::of(prop::sample::select(Rung::ALL.to_vec()));
    (title, area, prop::collection::vec(any_party(), 0..6), rung).prop_map(|(title, area, parties, rung)| {
        let mut map = map(title, area, &[]);
        for (slug, name, level, area) in &parties {
            // The second one of an id is not taken, as in a file.
            let _ = map.actors.push(actor((slug, name, *level, area.as_deref())));
        }
        let members: Vec<String> = map.actors.iter().map(|one| format!("\"{}\"", one.id)).collect();
        let text =
            format!("id = \"k\"\nname = \"K\"\nstatus = \"active\"\nmembers = [{}]\n", members.join(","));
        let mut one: Partnership = toml::from_str(&text).unwrap();
        one.history.extend(rung.map(|rung| {
            toml::from_str::<LadderEntry>(&format!("date = 2026-01-01\nrung = \"{}\"\n", rung.code()))
                .unwrap()
        }));
        map.partnerships.push(one).unwrap();
        map
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_files_changes_nothing(
        (maps, order) in prop::collection::vec(any_map(), 1..7).prop_flat_map(|maps| {
            let order: Vec<usize> = (0..maps.len()).collect();
            (Just(maps), Just(order).prop_shuffle())
        })
    ) {
        let of = |order: &[usize]| {
            let mut atlas = Atlas::default();
            for at in order {
                atlas.add(Summary::new(&maps[*at], &format!("peta-{at}.toml"), *at, &question()));
            }
            atlas.answer()
        };
        let plain: Vec<usize> = (0..maps.len()).collect();
        let (one, other) = (of(&plain), of(&order));
        prop_assert_eq!(&one, &other);
        // Nobody is counted twice or lost.
        let records: usize = one.maps.iter().map(|map| map.parties).sum();
        prop_assert!(one.totals.parties <= records);
        let on_rungs: usize = one.areas.iter().map(AreaRow::partnerships).sum();
        prop_assert_eq!(on_rungs, one.totals.partnerships);
        prop_assert!(one.shared.iter().all(|party| party.maps.len() > 1));
    }
}
