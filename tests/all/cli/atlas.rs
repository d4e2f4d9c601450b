//! `simpul atlas`: a folder as it lies about in an office, with everything in it that is no map.

use std::io::Cursor;

use calamine::{Reader, Xlsx};

use super::*;

/// A map of an RW; `lazis` and the Puskesmas of the district work in all of them, a Karang Taruna is in each.
fn rw(number: u32, more: &str) -> String {
    format!(
        r#"format = 1

[map]
id = "rw-{number}"
title = "Peta RW {number}"
area = "RW {number}, Kelurahan Asri, Kecamatan Cempaka"

[[actor]]
id = "lazis"
name = "Lazis Amanah"
kind = "donor"

[[actor]]
id = "pkm-{number}"
name = "PUSKESMAS Cempaka"
kind = "government"
level = "district"

[[actor]]
id = "karang-taruna"
name = "Karang Taruna"
kind = "community"
level = "rw"

[[need]]
id = "air"
title = "Air bersih"
priority = 1

[[partnership]]
id = "zakat"
name = "Zakat"
members = ["lazis", "karang-taruna"]
status = "active"

[[partnership.history]]
date = 2026-01-10
rung = "cooperation"
evidence = ["Notulen"]

[[agreement]]
id = "mou"
title = "MoU zakat"
kind = "mou"
partnership = "zakat"
parties = ["lazis", "karang-taruna"]
signed = 2025-04-01
start = 2025-04-01
end = 2026-04-{number:02}
status = "in_force"
{more}"#
    )
}

/// A folder with three maps, one of them in a folder inside.
fn office(sandbox: &Sandbox) {
    fs::create_dir_all(sandbox.path("kantor/arsip")).unwrap();
    sandbox.file("kantor/rw-2.toml", rw(2, ""));
    sandbox.file("kantor/rw-10.toml", rw(10, ""));
    sandbox.file("kantor/arsip/rw-7.toml", rw(7, ""));
}

#[test]
fn parties_rungs_needs_and_documents_are_told_over_all_maps() {
    let sandbox = Sandbox::new();
    office(&sandbox);
    let found = json(&sandbox.run(&["atlas", "kantor", "--format", "json"]));
    assert_eq!(found["totals"]["maps"], 3);
    // Three Karang Taruna, one Lazis, one Puskesmas.
    assert_eq!(found["totals"]["parties"], 5);
    let shared: Vec<&str> =
        found["shared"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(shared, ["Lazis Amanah", "PUSKESMAS Cempaka"]);
    assert_eq!(found["shared"][0]["maps"], serde_json::json!([0, 1, 2]));
    assert_eq!(found["shared"][0]["rung"], "cooperation");
    assert_eq!(found["shared"][1]["agree"], serde_json::json!({"id": false, "name": true, "area": true}));
    let areas: Vec<&str> =
        found["areas"].as_array().unwrap().iter().map(|one| one["area"].as_str().unwrap()).collect();
    assert_eq!(areas, ["RW 2, Kelurahan Asri", "RW 7, Kelurahan Asri", "RW 10, Kelurahan Asri"]);
    assert_eq!(found["areas"][0]["rungs"], serde_json::json!([0, 0, 1, 0, 0, 0]));
    assert_eq!(found["areas"][0]["needs"]["urgent"], 1);
    assert_eq!(found["due"][0]["due"], "2026-04-02");
    assert_eq!(found["due"].as_array().unwrap().len(), 3);
    let ward = json(&sandbox.run(&[
        "lintas-peta",
        "kantor",
        "--format",
        "json",
        "--tingkat",
        "kelurahan",
        "--hari",
        "3",
    ]));
    assert_eq!(ward["areas"].as_array().unwrap().len(), 1);
    assert_eq!(ward["areas"][0]["rungs"][2], 3);
    assert_eq!(ward["due"].as_array().unwrap().len(), 1, "only what is due within three days");
}

#[test]
fn it_is_read_by_people_in_both_languages() {
    let sandbox = Sandbox::new();
    office(&sandbox);
    let said = sandbox.run(&["atlas", "kantor"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "no bar where nobody can see one");
    for expected in
        ["3 peta, 5 pihak", "Lazis Amanah", "id, nama", "RW 10, Kelurahan Asri", "Masa berlaku berakhir"]
    {
        assert!(said.out.contains(expected), "{expected}: {}", said.out);
    }
    let english = sandbox.run(&["atlas", "kantor", "--lang", "en", "--all"]);
    for expected in ["3 maps, 5 parties", "Parties in several maps", "Maps that were read", "rw-7.toml"] {
        assert!(english.out.contains(expected), "{expected}: {}", english.out);
    }
    assert!(english.out.lines().all(|line| line.chars().count() <= 120), "{}", english.out);
}

#[test]
fn what_is_broken_is_said_with_file_and_line_and_the_rest_goes_on() {
    let sandbox = Sandbox::new();
    office(&sandbox);
    sandbox.file("kantor/a-rusak.toml", "format = 1\n[map]\nid = \"x\"\ntitle = \"X\n");
    sandbox.file("kantor/b-kosong.toml", "");
    sandbox.file("kantor/c-tulisan.toml", "ini catatan rapat\n");
    let nameless = rw(4, "\n[[actor]]\nid = \"x\"\n\n[[actor]]\nid = \"y\"\n");
    let line = nameless.lines().position(|line| line == "id = \"x\"").unwrap();
    sandbox.file("kantor/d-pihak.toml", nameless);
    let nameless = format!("d-pihak.toml:{line}:1: ");
    for (lang, expected) in [
        ("id", ["kosong", "belum ada", "1 catatan lain"]),
        ("en", ["empty", "is not there", "1 more records"]),
    ] {
        let said = sandbox.run(&["atlas", "kantor", "--lang", lang]);
        assert_eq!(said.code, Some(1), "{}", said.err);
        for part in expected {
            assert!(said.err.contains(part), "{part}: {}", said.err);
        }
        for place in ["a-rusak.toml:4:", "b-kosong.toml: ", "c-tulisan.toml:1:", &nameless] {
            assert!(said.err.contains(&format!("kantor/{place}")), "{place}: {}", said.err);
        }
        assert!(said.out.starts_with(if lang == "id" { "5 peta" } else { "5 maps" }), "{}", said.out);
    }
    let said = sandbox.run(&["atlas", "kantor", "--format", "json"]);
    let found: Value = serde_json::from_str(&said.out).unwrap();
    let unread = found["maps"].as_array().unwrap().iter().find(|map| map["id"] == "rw-4").unwrap();
    assert_eq!(unread["unread"], 2);
}

#[test]
fn what_is_no_map_is_passed_by_and_counted() {
    let sandbox = Sandbox::new();
    office(&sandbox);
    fs::create_dir_all(sandbox.path("kantor/.git")).unwrap();
    sandbox.file("kantor/.git/rw-1.toml", rw(1, ""));
    sandbox.file("kantor/.rw-1.toml", rw(1, ""));
    sandbox.file("kantor/rw-2-0123456789abcdef.000001.toml", rw(2, ""));
    sandbox.file("kantor/program.toml", "[package]\nname = \"x\"\n");
    sandbox.file("kantor/catatan.txt", "bukan peta");
    let said = sandbox.run(&["atlas", "kantor"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.out.starts_with("3 peta"), "{}", said.out);
    assert!(
        said.err.contains("1 berkas TOML yang bukan peta, 2 yang tersembunyi, 1 salinan cadangan"),
        "{}",
        said.err
    );
    // Whoever names a file means it.
    let said = sandbox.run(&["atlas", "kantor/.rw-1.toml", "kantor/rw-2-0123456789abcdef.000001.toml"]);
    assert!(said.out.starts_with("2 peta"), "{}", said.out);
    sandbox.fails(&["atlas", "kantor/program.toml"], 2, "tidak seperti peta", "does not look like a map");
    sandbox.fails(&["atlas", "tiada"], 2, "tidak ditemukan", "There is no file");
    fs::create_dir_all(sandbox.path("hampa")).unwrap();
    sandbox.fails(&["atlas", "hampa"], 2, "Tidak ada peta", "There is no map");
}

#[test]
fn without_a_name_it_is_the_folder_of_the_user() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.run(&["atlas"]).code, Some(2), "no map yet");
    let path = sandbox.run(&["demo", "--print-path"]).out;
    assert!(path.contains("contoh-rw07"), "{path}");
    assert!(sandbox.run(&["atlas"]).out.starts_with("1 peta"));
}

#[cfg(unix)]
#[test]
fn links_are_followed_once_and_circles_end() {
    use std::os::unix::fs::symlink;
    let sandbox = Sandbox::new();
    office(&sandbox);
    symlink("..", sandbox.path("kantor/arsip/atas")).unwrap();
    symlink("rw-2.toml", sandbox.path("kantor/tautan.toml")).unwrap();
    symlink("tiada.toml", sandbox.path("kantor/putus.toml")).unwrap();
    let said = sandbox.run(&["atlas", "kantor", "kantor/arsip", "kantor/rw-2.toml"]);
    assert!(said.out.starts_with("3 peta"), "each file once: {}", said.out);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("putus.toml"), "{}", said.err);
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_read_is_said_and_the_rest_goes_on() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::new();
    office(&sandbox);
    let closed = sandbox.path("kantor/arsip");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    // Whoever may read everything is not kept out.
    if fs::read_dir(&closed).is_err() {
        let said = sandbox.run(&["atlas", "kantor"]);
        assert_eq!(said.code, Some(1));
        assert!(said.out.starts_with("2 peta"), "{}", said.out);
        assert!(said.err.contains("kantor/arsip"), "{}", said.err);
    }
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_copy_beside_a_map_is_named() {
    let sandbox = Sandbox::new();
    office(&sandbox);
    sandbox.file("kantor/rw-2 (salinan).toml", rw(2, ""));
    let said = sandbox.run(&["atlas", "kantor"]);
    assert!(said.err.contains("Peta yang sama ada dalam beberapa berkas"), "{}", said.err);
    assert!(said.err.contains("rw-2 (salinan).toml"), "{}", said.err);
}

#[test]
fn files_hold_what_others_may_see() {
    let sandbox = Sandbox::new();
    office(&sandbox);
    let contest = "\n[[partnership]]\nid = \"saingan\"\nname = \"Saingan\"\nmembers = [\"lazis\", \"pkm-3\"]\nstatus = \"active\"\n\n[[partnership.history]]\ndate = 2026-01-10\nrung = \"competition\"\nevidence = [\"x\"]\n";
    sandbox.file("kantor/rw-3.toml", rw(3, contest));
    let sheets = |args: &[&str]| {
        let mut all = vec!["atlas", "kantor", "-o", "hasil.xlsx", "--force"];
        all.extend(args);
        assert_eq!(sandbox.run(&all).code, Some(0));
        let bytes = fs::read(sandbox.path("hasil.xlsx")).unwrap();
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let names = book.sheet_names();
        names
            .iter()
            .map(|name| (name.clone(), format!("{:?}", book.worksheet_range(name).unwrap())))
            .collect::<Vec<_>>()
    };
    let open = sheets(&[]);
    assert!(
        open.iter().any(|(name, text)| name == "Pihak di beberapa peta" && text.contains("Lazis Amanah"))
    );
    assert!(!open.iter().any(|(_, text)| text.contains("Kompetisi")), "{open:?}");
    assert!(sheets(&["--internal"]).iter().any(|(_, text)| text.contains("0 Kompetisi")));
    let said = sandbox.run(&["atlas", "kantor", "-o", "hasil.xlsx"]);
    assert_eq!(said.code, Some(2), "a file that is there is left alone");
    sandbox.fails(&["atlas", "kantor", "-o", "hasil.odt"], 2, "tidak tersedia", "not to be had");
}

#[test]
fn csv_gives_the_table_that_is_asked_for() {
    let sandbox = Sandbox::new();
    office(&sandbox);
    sandbox.file("kantor/rw-8.toml", rw(8, "").replace("Peta RW 8", "=1+1"));
    for (table, first, lines) in
        [("parties", "Pihak,Jenis,", 3), ("anak-tangga", "Wilayah,Peta,", 5), ("maps", "Peta,Wilayah,", 5)]
    {
        let said = sandbox.run(&["atlas", "kantor", "--format", "csv", "--tabel", table]);
        assert!(said.out.starts_with(first), "{}", said.out);
        assert_eq!(said.out.lines().count(), lines, "{}", said.out);
        assert!(!said.out.contains(",=1+1") && !said.out.contains("\n=1+1"), "{}", said.out);
    }
}

#[test]
fn the_picture_shows_who_connects_which_maps() {
    let sandbox = Sandbox::new();
    office(&sandbox);
    let said = sandbox.run(&["atlas", "kantor", "-o", "hasil.svg"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    let svg = fs::read_to_string(sandbox.path("hasil.svg")).unwrap();
    for expected in ["Lazis Amanah", "Peta RW 10", "RW 7, Kelurahan Asri: 2 Kooperasi: 1", "xml:lang=\"id\""]
    {
        assert!(svg.contains(expected), "{expected}");
    }
    assert!(!svg.contains("Karang Taruna"), "whoever is in one map only connects nothing");
    assert_eq!(sandbox.run(&["atlas", "kantor", "-o", "hasil.png"]).code, Some(0));
    assert!(fs::read(sandbox.path("hasil.png")).unwrap().starts_with(b"\x89PNG"));
}
