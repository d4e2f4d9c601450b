//! `simpul insights`, from outside.

use super::{Sandbox, json};

#[test]
fn findings_are_told_with_names_and_as_data() {
    let desk = Sandbox::new();
    desk.sample();
    let told = desk.run(&["insights", "peta.toml"]).out;
    assert!(
        told.starts_with("Perlu segera (5)\n- Kebutuhan belum punya sumber: Untuk “Air bersih"),
        "{told}"
    );
    assert!(told.contains("10 kemitraan di anak tangga 3 ke atas"), "values in one line");
    for code in ["I01", "I18", "lsmbina", "d01-3", "[", "_"] {
        assert!(!told.contains(code), "{code} is nothing for a reader:\n{told}");
    }
    let english = desk.run(&["temuan", "peta.toml", "--lang", "en"]).out;
    assert!(english.starts_with("Soon please (5)\n- A need without its source: "), "{english}");

    let data = json(&desk.run(&["insights", "peta.toml", "--format", "json"]));
    let first = &data[0];
    assert_eq!((first["code"].as_str(), first["severity"].as_str()), (Some("I01"), Some("medium")));
    assert_eq!(first["subjects"], serde_json::json!(["lsmbina", "ypeduli"]));
    assert_eq!(first["values"], serde_json::json!({ "percent": 95, "count": 3 }));
    assert_eq!(first["acknowledged"], false);
    assert!(first["message"].as_str().unwrap().contains("95% bantuan"));
}

#[test]
fn what_is_accepted_is_left_out_until_its_day() {
    let desk = Sandbox::new();
    desk.sample();
    let mut text = crate::support::sample("rw07-kencana-asri.toml");
    text.push_str("\n[[acknowledgement]]\ninsight = \"I07\"\nsubjects = [\"d04\"]\nreason = \"Menunggu rapat\"\nuntil = 2026-04-30\n");
    desk.file("peta.toml", &text);
    let title = "Masa berlaku habis, kerja masih berjalan";
    let told = desk.run(&["insights", "peta.toml"]).out;
    assert!(
        !told.contains(title) && told.ends_with("1 temuan lain sudah diterima untuk sementara.\n"),
        "{told}"
    );
    let all = desk.run(&["insights", "peta.toml", "--all"]).out;
    assert!(all.contains("Diterima sampai 30 April 2026: Menunggu rapat"), "{all}");
    desk.file("peta.toml", text.replace("until = 2026-04-30", "until = 2026-03-30"));
    let later = desk.run(&["insights", "peta.toml"]).out;
    assert!(later.contains(title), "{later}");
}

#[test]
fn an_empty_map_is_told_who_is_missing_and_one_in_good_care_that_it_is() {
    let desk = Sandbox::new();
    desk.file("kosong.toml", "format = 1\n\n[map]\nid = \"a\"\ntitle = \"A\"\n");
    let told = desk.run(&["insights", "kosong.toml"]).out;
    assert!(
        told.starts_with("Perlu perhatian (9)\n- Ada unsur yang belum terlibat: Belum ada dunia usaha dalam"),
        "{told}"
    );
    // All nine are accepted for a time, and shown no more.
    let accepted = |rule: &str| {
        format!("\n[[acknowledgement]]\ninsight = \"{rule}\"\nreason = \"Baru mulai\"\nuntil = 2030-01-01\n")
    };
    let text =
        format!("format = 1\n\n[map]\nid = \"a\"\ntitle = \"A\"\n{}{}", accepted("I11"), accepted("I11b"));
    desk.file("terawat.toml", text);
    let told = desk.run(&["insights", "terawat.toml"]).out;
    assert!(told.starts_with("Tidak ada temuan. Peta ini terawat.\n"), "{told}");
}
