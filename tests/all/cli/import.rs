//! `simpul import`, from outside.

use std::io::Write as _;
use std::process::Stdio;

use serde_json::Value;

use super::{Sandbox, json};

const NODES: &str = include_str!("../../data/knoke_nodes.csv");
const EDGES: &str = include_str!("../../data/knoke_edges.csv");

fn knoke() -> Sandbox {
    let desk = Sandbox::new();
    desk.file("knoke_nodes.csv", NODES);
    desk.file("knoke_edges.csv", EDGES);
    desk
}

fn measured(desk: &Sandbox, graph: &str, category: &str) -> Value {
    json(&desk.run(&["metrics", "map.toml", "--graph", graph, "--category", category, "--format", "json"]))
}

fn near(found: &Value, published: f64, what: &str) {
    let found = found.as_f64().unwrap_or_else(|| panic!("{what}: {found}"));
    assert!((found - published).abs() < 0.000_051, "{what}: {found}, published {published}");
}

/// The figures of every party, in the order of the file.
fn column(measured: &Value, key: &str) -> Vec<f64> {
    measured["actors"].as_array().unwrap().iter().map(|one| one[key].as_f64().unwrap_or(-1.0)).collect()
}

#[test]
fn knoke_and_wood_come_in_as_they_are_and_give_the_published_figures() {
    let desk = knoke();
    let said = desk.run(&["import", "knoke_nodes.csv", "knoke_edges.csv", "-o", "map.toml", "--lang", "en"]);
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    assert!(said.out.contains("Party: 10 new") && said.out.contains("Contribution: 71 new"), "{}", said.out);

    let (flows, ties) = (measured(&desk, "flows", "information"), measured(&desk, "ties", "information"));
    assert_eq!((flows["map"]["ties"].as_u64(), flows["map"]["mutual"].as_u64()), (Some(49), Some(17)));
    assert_eq!((ties["map"]["ties"].as_u64(), ties["map"]["diameter"].as_u64()), (Some(32), Some(2)));
    near(&flows["map"]["density"], 0.5444, "density of arcs");
    near(&flows["map"]["reciprocity"], 0.6939, "reciprocity");
    near(&ties["map"]["density"], 0.7111, "density of ties");
    near(&ties["map"]["average_path"], 1.2889, "average path");
    near(&ties["map"]["clustering"], 0.7715, "clustering");
    near(&ties["map"]["transitivity"], 0.7581, "transitivity");
    near(&ties["map"]["degree_centralization"], 0.3611, "centralization of degrees");
    near(&flows["map"]["betweenness_centralization"], 0.2011, "centralization of betweenness, directed");
    near(&ties["map"]["betweenness_centralization"], 0.0916, "centralization of betweenness");
    assert_eq!(column(&flows, "out_degree"), [4., 7., 6., 4., 8., 3., 3., 6., 3., 5.]);
    assert_eq!(column(&flows, "in_degree"), [5., 8., 4., 5., 8., 1., 9., 2., 5., 2.]);
    assert_eq!(column(&ties, "degree"), [7., 8., 6., 6., 8., 3., 9., 6., 6., 5.]);
    let between = [0.6667, 12.3333, 11.6944, 0.8056, 17.8333, 0.3333, 2.75, 0.0, 1.2222, 0.3611];
    for (found, published) in column(&flows, "betweenness").into_iter().zip(between) {
        near(&found.into(), published, "betweenness");
    }

    let (flows, ties) = (measured(&desk, "flows", "money"), measured(&desk, "ties", "money"));
    assert_eq!((flows["map"]["ties"].as_u64(), ties["map"]["ties"].as_u64()), (Some(22), Some(21)));
    near(&flows["map"]["reciprocity"], 0.0909, "reciprocity of money");
    near(&ties["map"]["degree_centralization"], 0.3889, "centralization of degrees of money");
    assert_eq!(column(&ties, "degree"), [5., 4., 6., 5., 5., 0., 3., 7., 5., 2.]);
    assert_eq!(column(&flows, "betweenness"), [0., 1., 3., 0., 1., 0., 0., 9., 1., 0.]);

    let map = desk.text("map.toml");
    for word in ["kind = \"government\"", "kind = \"ngo\"", "kind = \"business\"", "Rating: 5.80"] {
        assert!(map.contains(word), "{word} in\n{map}");
    }
    assert_eq!(desk.run(&["check", "map.toml", "--lang", "en"]).code, Some(0));
}

#[test]
fn the_same_lists_again_change_not_a_byte_and_a_changed_one_changes_its_record_only() {
    let desk = knoke();
    let lists = ["import", "knoke_nodes.csv", "knoke_edges.csv"];
    desk.run(&[&lists[..], &["-o", "map.toml"]].concat());
    let before = desk.text("map.toml");
    let again = desk.run(&[&lists[..], &["--into", "map.toml", "--lang", "id"]].concat());
    assert_eq!((again.code, desk.text("map.toml") == before), (Some(0), true), "{}", again.err);
    assert!(again.out.contains("tidak ada yang berubah"), "{}", again.out);
    desk.file("knoke_nodes.csv", NODES.replace("EDUC,GOV,4.75", "EDUC,GOV,4.80"));
    desk.run(&[&lists[..], &["--into", "map.toml"]].concat());
    let after = desk.text("map.toml");
    let changed: Vec<_> = before.lines().zip(after.lines()).filter(|(one, other)| one != other).collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert!(changed[0].1.contains("4.80"));
}

#[test]
fn a_dry_run_shows_the_columns_with_five_rows_and_writes_nothing() {
    let desk = knoke();
    let said = desk.run(&[
        "impor",
        "knoke_nodes.csv",
        "knoke_edges.csv",
        "-o",
        "map.toml",
        "--dry-run",
        "--lang",
        "id",
    ]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    for word in [
        "[name]",
        "COUN | COMM | EDUC | INDU | MAYR",
        "ke catatan",
        "[from]",
        "[to]",
        "[direction]",
        "belum ada yang ditulis",
    ] {
        assert!(said.out.contains(word), "{word} in\n{}", said.out);
    }
    assert!(!desk.path("map.toml").exists());
    let data = json(&desk.run(&["import", "knoke_edges.csv", "--dry-run", "--format", "json"]));
    assert_eq!(data["lists"][0]["as"], "partnerships");
    assert_eq!(data["lists"][0]["columns"][2]["field"], "type");
    assert_eq!((data["rows_taken"].as_u64(), &data["written"]), (Some(71), &Value::Null));
}

#[test]
fn a_list_as_offices_keep_it_is_understood_and_every_row_that_is_not_taken_is_named() {
    let desk = Sandbox::new();
    let list = "DAFTAR MITRA RW 07;;;;;\n;;;;;\nNo;Nama Lembaga;Jenis;Alamat;Pengaruh;No HP\n\
        1;Posyandu Melati;warga;RT 02;4;08123456789\n\
        2;Dinas Sosial;Pemerintah;Jl. Merdeka;9;\n\
        3;;LSM;;;\n\
        4;Toko Berkah;Dunia Usaha;RT 01;2;;lebih\n\
        ;Jumlah;;;;\n";
    let (western, _, _) = encoding_rs::WINDOWS_1252.encode(list);
    desk.file("mitra.csv", western);
    let said = desk.run(&["import", "mitra.csv", "-o", "peta", "--lang", "id"]);
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    let map = desk.text("peta.toml");
    assert_eq!(map.matches("[[actor]]").count(), 3, "{map}");
    assert!(map.contains("power = 4") && map.contains("areas = [\"RT 02\"]"), "{map}");
    assert!(!map.contains("08123456789"), "a telephone number needs somebody's consent");
    for word in [
        "baris 1",
        "baris 5, kolom Pengaruh",
        "“9” di luar skala 1 sampai 5",
        "baris 6",
        "Tidak ada namanya",
        "baris 7",
        "“lebih” berada di luar kolom",
        "baris 8",
        "baris jumlah",
        "Kolom No HP memuat data pribadi",
    ] {
        assert!(said.err.contains(word), "{word} in\n{}", said.err);
    }
    let said = desk.run(&[
        "import",
        "mitra.csv",
        "--into",
        "peta.toml",
        "--map",
        "Pengaruh=-",
        "--map",
        "No HP=contact_channel",
        "--lang",
        "id",
    ]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(!said.err.contains("skala") && desk.text("peta.toml").contains("08123456789"), "{}", said.err);
}

#[test]
fn strengths_become_rungs_by_a_table_that_can_be_set() {
    let desk = Sandbox::new();
    desk.file("hubungan.csv", "Dari,Ke,Strength\nPKK,RW 07,1\nPKK,Puskesmas,3\nRW 07,Puskesmas,9\n");
    let shown = desk.run(&[
        "import",
        "hubungan.csv",
        "--dry-run",
        "--rungs",
        "1=komunikasi,3=koordinasi,9=-",
        "--lang",
        "id",
    ]);
    for word in ["→ komunikasi", "→ koordinasi", "→ belum dinilai"] {
        assert!(shown.out.contains(word), "{word} in\n{}", shown.out);
    }
    desk.run(&["import", "hubungan.csv", "-o", "a.toml", "--rungs", "1=2,3=4"]);
    let map = desk.text("a.toml");
    assert!(map.contains("rung = \"cooperation\"") && map.contains("rung = \"collaboration\""), "{map}");
    assert_eq!(map.matches("[[partnership.history]]").count(), 2, "{map}");
    desk.fails(&["import", "hubungan.csv", "-o", "b.toml", "--rungs", "1=tinggi"], 2, "1=tinggi", "1=tinggi");
}

#[test]
fn directed_ties_without_a_word_are_flows_when_somebody_says_so() {
    let desk = Sandbox::new();
    desk.file("arus.csv", "From;To;Direction\nA;B;directed\nB;C;mutual\nA;C;undirected\n");
    desk.run(&["import", "arus.csv", "-o", "map.toml", "--flows", "informasi"]);
    let flows = measured(&desk, "flows", "information");
    assert_eq!(flows["map"]["ties"].as_u64(), Some(3));
}

#[test]
fn names_come_through_a_pipe_one_a_line() {
    let desk = Sandbox::new();
    let mut child = desk
        .command(&["import", "-", "-o", "nama.toml"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all("PKK RW 07\nKarang Taruna, RW 07\n\nBank Sampah\nPKK rw 07\n".as_bytes())
        .unwrap();
    assert!(child.wait().unwrap().success());
    let map = desk.text("nama.toml");
    assert_eq!(map.matches("[[actor]]").count(), 3, "{map}");
    assert!(map.contains("name = \"Karang Taruna, RW 07\""), "{map}");
}

#[test]
fn a_square_matrix_is_ties_and_keeps_who_has_none() {
    let desk = Sandbox::new();
    desk.file(
        "matriks.csv",
        "\u{feff};PKK;RW 07;Puskesmas;Masjid\nPKK;;1;2;0\nRW 07;1;;;\nPuskesmas;2;0;;\nMasjid;;;;\n",
    );
    let said = desk.run(&["import", "matriks.csv", "-o", "map.toml", "--lang", "en"]);
    assert!(
        said.out.contains("Party: 4 new") && said.out.contains("Partnership: 2 new"),
        "{}{}",
        said.out,
        said.err
    );
    assert!(desk.text("map.toml").contains("rung = \"cooperation\""));
}

#[test]
fn nothing_is_overwritten_and_what_cannot_be_done_is_explained() {
    let desk = knoke();
    desk.file("ada.toml", "jangan disentuh");
    let nodes = "knoke_nodes.csv";
    desk.fails(&["import", nodes, "-o", "ada.toml"], 2, "tidak disentuh", "left alone");
    assert_eq!(desk.text("ada.toml"), "jangan disentuh");
    assert_eq!(desk.run(&["import", nodes, "-o", "ada.toml", "--force"]).code, Some(0));
    desk.fails(&["import", nodes], 2, "--into", "--into");
    desk.fails(&["import", "tiada.csv", "-o", "x.toml"], 2, "tidak ditemukan", "There is no file");
    desk.fails(&["import", nodes, "-o", "x.toml", "--map", "Warna=name"], 2, "Label", "Label");
    desk.fails(&["import", nodes, "-o", "x.toml", "--map", "Rating=berat"], 2, "power", "power");
    desk.fails(&["import", nodes, "-o", "x.toml", "--map", "Rating"], 2, "--map", "--map");
    desk.fails(&["import", nodes, "-o", "x.toml", "--as", "bebek"], 2, "actors", "actors");
    desk.file("foto.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0".as_slice());
    desk.fails(&["import", "foto.csv", "-o", "x.toml"], 2, "bukan daftar", "no list");
    desk.file("kosong.csv", " \n");
    desk.fails(&["import", "kosong.csv", "-o", "x.toml"], 2, "Tidak ada isinya", "nothing in it");
    desk.fails(&["import", "ada.toml", "-o", "x.toml"], 2, "sudah berupa peta", "already");
    assert!(!desk.path("x.toml").exists());
}

#[test]
fn a_file_of_a_gigabyte_is_refused_before_it_is_read() {
    let desk = Sandbox::new();
    let file = std::fs::File::create(desk.path("besar.csv")).unwrap();
    // A hole: it takes no room on the disk.
    file.set_len(1_000_000_000).unwrap();
    desk.fails(&["import", "besar.csv", "-o", "x.toml"], 2, "128 MB", "128 MB");
}

#[test]
fn a_hint_that_cannot_be_obeyed_is_not_given() {
    let desk = Sandbox::new();
    desk.file("kebutuhan.csv", "Kebutuhan;No HP\nAir bersih;081234\nPenerangan;081235\n");
    desk.file("pihak.csv", "Nama;No HP\nPKK;081234\nRW 07;081235\n");
    let said = desk.run(&["import", "kebutuhan.csv", "--dry-run", "--lang", "en"]);
    assert!(
        said.err.contains("Columns that are not taken: No HP") && !said.err.contains("contact_channel"),
        "{}",
        said.err
    );
    let said = desk.run(&["import", "pihak.csv", "--dry-run", "--lang", "en"]);
    assert!(said.err.contains("--map \"No HP=contact_channel\""), "{}", said.err);
}
