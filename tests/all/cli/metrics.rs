//! `simpul metrics`, from outside.

use serde_json::Value;

use super::{Sandbox, json};

fn metrics(desk: &Sandbox, args: &[&str]) -> Value {
    json(&desk.run(&[&["metrics", "peta.toml", "--format", "json"], args].concat()))
}

#[test]
fn a_map_is_measured_as_a_whole_and_party_by_party() {
    let desk = Sandbox::new();
    desk.sample();
    let found = metrics(&desk, &[]);
    let map = &found["map"];
    assert_eq!((map["graph"].as_str(), map["at"].as_str()), (Some("ties"), Some("2026-03-31")));
    assert_eq!((map["size"].as_u64(), map["competing"].as_u64()), (Some(22), Some(2)));
    assert_eq!(map["cut_points"], serde_json::json!(["ksm"]));
    let alone = found["actors"].as_array().unwrap().iter().find(|one| one["id"] == "pbh").unwrap();
    assert_eq!((alone["degree"].as_u64(), alone["closeness"].as_f64()), (Some(0), None));
    assert!(found.get("series").is_none());
}

#[test]
fn a_day_in_the_past_and_the_quarters_since_it() {
    let desk = Sandbox::new();
    desk.sample();
    let ties = |value: &Value| value["ties"].as_u64().unwrap();
    let then = metrics(&desk, &["--at", "2025-03-31"]);
    assert!(ties(&then["map"]) < ties(&metrics(&desk, &[])["map"]));
    let series = metrics(&desk, &["--since", "2025-02-10"]);
    let series = series["series"].as_array().unwrap();
    let days: Vec<_> = series.iter().map(|one| one["at"].as_str().unwrap()).collect();
    assert_eq!(days, ["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31", "2026-03-31"]);
    assert_eq!(ties(&series[0]), ties(&then["map"]));
    assert!(series.iter().map(ties).is_sorted());
    let rows = desk.run(&["metrics", "peta.toml", "--since", "2025-02-10", "--format", "csv"]).out;
    assert_eq!(rows.lines().count(), 6);
    assert!(rows.starts_with("at,graph,size,ties,possible,density"), "{rows}");
}

#[test]
fn flows_are_asked_for_by_category() {
    let desk = Sandbox::new();
    desk.sample();
    let all = metrics(&desk, &["--graph", "flows"]);
    let money = metrics(&desk, &["--category", "dana"]);
    assert_eq!(
        (money["map"]["graph"].as_str(), money["map"]["category"].as_str()),
        (Some("flows"), Some("money"))
    );
    assert!(money["map"]["ties"].as_u64() < all["map"]["ties"].as_u64());
    let ties = metrics(&desk, &["--graph", "ties", "--category", "dana"]);
    let every = metrics(&desk, &["--graph", "ties"]);
    assert_eq!(
        (ties["map"]["graph"].as_str(), ties["map"]["category"].as_str()),
        (Some("ties"), Some("money"))
    );
    assert!(ties["map"]["ties"].as_u64() < every["map"]["ties"].as_u64());
    assert!(all["map"]["reciprocity"].is_number() && all["map"]["to_residents"].is_number());
}

#[test]
fn measures_are_readable_in_both_languages() {
    let desk = Sandbox::new();
    desk.sample();
    for (lang, words) in [
        (
            "id",
            ["keadaan 31 Maret 2026", "49 dari 231 yang mungkin (21%)", "Pengurus RW 07", "0,24", "pemutus"],
        ),
        ("en", ["as of 31 March 2026", "49 of 231 possible (21%)", "Pengurus RW 07", "0.24", "cut point"]),
    ] {
        let said = desk.run(&["ukuran", "peta.toml", "--lang", lang]);
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
        for word in words {
            assert!(said.out.contains(word), "{word} in\n{}", said.out);
        }
    }
}

#[test]
fn an_empty_map_says_that_it_is_empty() {
    let desk = Sandbox::new();
    desk.file("peta.toml", "format = 1\n[map]\nid = \"kosong\"\ntitle = \"Kosong\"\n");
    let said = desk.run(&["metrics", "peta.toml", "--lang", "id"]);
    assert!(said.code == Some(0) && said.out.contains("Belum ada pihak"), "{}", said.out);
    assert_eq!(metrics(&desk, &[])["map"]["density"], Value::Null);
}

#[test]
fn names_cannot_become_formulas() {
    let desk = Sandbox::new();
    for (written, shown) in [
        (r#"=HYPERLINK(\"x\", \"y\")"#, r#"a,"'=HYPERLINK(""x"", ""y"")",ngo,0"#),
        (" =A1", "a,' =A1,ngo,0"),
        (r"\t=A1", "a,' =A1,ngo,0"),
        ("\u{ff1d}A1", "a,'\u{ff1d}A1,ngo,0"),
    ] {
        let party =
            format!("[[actor]]\nid = \"a\"\nname = \"{written}\"\nkind = \"ngo\"\nstatus = \"active\"\n");
        desk.file("peta.toml", format!("format = 1\n[map]\nid = \"x\"\ntitle = \"X\"\n{party}"));
        let said = desk.run(&["metrics", "peta.toml", "--format", "csv"]);
        let row = said.out.lines().nth(1).unwrap();
        assert!(row.starts_with(shown), "{row}");
    }
}

#[test]
fn what_does_not_go_together_is_explained() {
    let desk = Sandbox::new();
    desk.sample();
    let file = "peta.toml";
    desk.fails(&["metrics", file, "--graph", "flows", "--assessed"], 2, "hanya berlaku", "only goes with");
    desk.fails(&["metrics", file, "--category", "emas"], 2, "tidak dikenal", "money, goods");
    desk.fails(&["metrics", file, "--at", "2025-01-01", "--since", "2026-01-01"], 2, "lebih awal", "earlier");
    desk.fails(&["metrics", file, "--at", "kapan-kapan"], 2, "kapan-kapan", "kapan-kapan");
}
