//! The findings: the oracle of the sample maps to the letter, and a small map for every rule that they do not try.

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;
use simpul::app::derived::Derived;
use simpul::insight::{Figures, Finding, Movement, Rule, findings};
use simpul::model::*;
use simpul::store::{Intent, MapFile};

use crate::support::today;

mod rules;

/// What the domain notes' reference program found.
#[derive(Deserialize)]
struct Oracle {
    subjects: BTreeMap<String, Vec<Vec<String>>>,
    measures: BTreeMap<String, Vec<String>>,
}

fn oracle(name: &str) -> Oracle {
    let path = format!("{}/tests/data/{name}.insights.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn sample(name: &str) -> PartnershipMap {
    let path = format!("{}/maps/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    MapFile::open(path.as_ref(), Intent::Read, None).unwrap().map
}

const SAMPLES: [&str; 2] = ["rw07-kencana-asri", "kelurahan-bumi-lestari-stunting"];

fn by_code(all: &[Finding]) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut found: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for one in all {
        let subjects = one.subjects.iter().map(ToString::to_string).collect();
        found.entry(one.rule.code().to_owned()).or_default().push(subjects);
    }
    found
}

#[test]
fn the_oracle_holds_to_the_letter() {
    for name in SAMPLES {
        let found = by_code(&findings(&sample(name), today()));
        for (code, subjects) in oracle(name).subjects {
            let ours = found.get(&code).cloned().unwrap_or_default();
            assert_eq!(ours, subjects, "{name} {code}");
        }
    }
}

#[test]
fn the_measures_of_the_oracle_hold() {
    for name in SAMPLES {
        let map = sample(name);
        let measures = oracle(name).measures;
        let found = Figures::new(&map, today(), today());
        let words = ["Kompetisi", "Komunikasi", "Kooperasi", "Koordinasi", "Kolaborasi", "Konfederasi"];
        let rungs: Vec<String> =
            words.iter().zip(found.rungs).map(|(word, count)| format!("{word}={count}")).collect();
        assert_eq!(rungs, measures["M1"], "{name}");
        assert_eq!(format!("{}/{}", found.promises_kept, found.promises_due), measures["M2"][0], "{name}");
        assert!(
            measures["M3"][0].starts_with(&format!("{}/{} ", found.needs_served, found.needs)),
            "{name}: {} of {}",
            found.needs_served,
            found.needs
        );
        let stages: Vec<String> = found
            .stages
            .iter()
            .map(|(id, stage, parties)| format!("{id}:{stage} ({parties} pihak)"))
            .collect();
        assert_eq!(stages, measures["M4"], "{name}");
        let (parts, largest, ..) = found.network;
        assert_eq!(
            (parts.to_string(), largest.to_string()),
            (measures["I04b"][0].clone(), measures["I04b"][2].clone())
        );
        let (meetings, men, women) = found.meetings;
        assert!(
            measures["I22"][0].starts_with(&format!("{meetings} pertemuan, L {men}, P {women},")),
            "{name}"
        );
        let delivery = format!("{}/{} ", found.approaches[0], found.active());
        assert!(measures["I15b"][0].starts_with(&delivery), "{name}: {delivery}");
    }
}

#[test]
fn figures_of_the_past_come_from_the_histories() {
    let map = sample(SAMPLES[0]);
    let quarters = Figures::by_quarter(&map, today(), 4);
    let days: Vec<String> = quarters.iter().map(|(day, _)| day.to_string()).collect();
    assert_eq!(days, ["2025-06-30", "2025-09-30", "2025-12-31", "2026-03-31"]);
    let active: Vec<usize> = quarters.iter().map(|(_, figures)| figures.active()).collect();
    assert!(active[0] < active[3], "{active:?}");
    let whole = Movement::new(&map, Day::new(2020, 1, 1).unwrap(), today());
    let half = Movement::new(&map, Day::new(2026, 1, 1).unwrap(), today());
    assert!(whole.up > half.up && half.down >= 1, "{whole:?} {half:?}");
}

#[test]
fn every_rule_has_a_code_of_its_own_and_is_asked() {
    let codes: std::collections::BTreeSet<_> = Rule::ALL.iter().map(|rule| rule.code()).collect();
    assert_eq!(codes.len(), Rule::ALL.len());
    for number in 1..=29 {
        assert!(codes.iter().any(|code| code.starts_with(&format!("I{number:02}"))), "I{number:02}");
    }
    assert_eq!(
        findings(&PartnershipMap::new(MapInfo::new("Kosong")), today()).len(),
        9,
        "five kinds and four sectors"
    );
}

#[test]
fn one_partnership_and_all_of_them_have_the_same_last_sign_of_life() {
    for name in SAMPLES {
        let map = sample(name);
        let all = last_touches(&map);
        let facts = Derived::new(&std::sync::Arc::new(map.clone()));
        for one in map.partnerships.iter() {
            let gifts = map.contributions.iter().filter(|gift| gift.partnership == one.id);
            assert_eq!(facts.last_touch(one), all.get(&one.id).copied(), "by party: {}", one.id);
            let alone = last_touch(one, gifts, map.contacts.iter(), map.meetings.iter());
            assert_eq!(all.get(&one.id).copied(), alone, "{}", one.name);
        }
    }
}
