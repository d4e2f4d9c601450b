//! `simpul export`: reports and data, from outside.

use super::Sandbox;

#[test]
fn the_ending_says_what_is_written_and_what_was_left_out_is_told() {
    let desk = Sandbox::new();
    desk.sample();
    for (name, begins) in [
        ("laporan.docx", &b"PK"[..]),
        ("tabel.xlsx", b"PK"),
        ("data.zip", b"PK"),
        ("peta.kumu.xlsx", b"PK"),
        ("halaman.html", b"<!DOCTYPE html>"),
        ("laporan.md", b"# LAPORAN KEMITRAAN TRIWULANAN"),
        ("data.json", b"{"),
        ("jaringan.graphml", b"<?xml"),
        ("jaringan.dot", b"graph "),
        ("agenda.ics", b"BEGIN:VCALENDAR"),
    ] {
        let said = desk.run(&["export", "peta.toml", "-o", name]);
        assert_eq!(said.code, Some(0), "{name}: {}", said.err);
        assert!(said.out.contains(&format!("Tersimpan: {name}")), "{}", said.out);
        assert!(said.err.contains("10 penilaian saling percaya"), "{}", said.err);
        let bytes = std::fs::read(desk.path(name)).unwrap();
        assert!(bytes.starts_with(begins), "{name}");
    }
    // Nothing is replaced unasked.
    desk.fails(&["export", "peta.toml", "-o", "laporan.docx"], 2, "Sudah ada", "already");
    let again = desk.run(&["ekspor", "peta.toml", "-o", "laporan.docx", "--timpa"]);
    assert_eq!(again.code, Some(0), "{}", again.err);
}

#[test]
fn a_report_is_asked_for_in_either_language_and_may_go_to_the_terminal() {
    let desk = Sandbox::new();
    desk.sample();
    let said = desk.run(&["export", "peta.toml", "-o", "-", "--laporan", "notulen", "--rapat", "mt03"]);
    assert!(said.out.trim_start().starts_with("NOTULEN REMBUK WARGA"), "{}", said.out);
    let args =
        ["export", "peta.toml", "-o", "-", "--format", "md", "--audience", "residents", "--lang", "en"];
    let said = desk.run(&args);
    assert!(said.out.starts_with("# PARTNERSHIP NEWS FOR RESIDENTS"), "{}", said.out);
    let period = ["export", "peta.toml", "-o", "-", "--from", "2025-04-01", "--to", "2025-06-30"];
    assert!(desk.run(&period).out.contains("Triwulan 2 tahun 2025"));
    let own = desk.run(&["export", "peta.toml", "-o", "-", "--redact", "none"]);
    assert!(own.out.starts_with("INTERNAL") && own.err.contains("jangan dibagikan"), "{}", own.err);
    let public = desk.run(&["export", "peta.toml", "-o", "-", "--redact", "public"]);
    assert!(!public.out.contains("INTERNAL") && !public.out.contains("Persaingan"));
}

#[test]
fn what_cannot_be_made_says_why_and_leaves_nothing_behind() {
    let desk = Sandbox::new();
    desk.sample();
    let args = |more: &[&'static str]| [&["export", "peta.toml", "-o"], more].concat();
    desk.fails(&args(&["-", "--format", "docx"]), 2, "tidak dapat ditampilkan", "cannot be shown");
    desk.fails(
        &args(&["x.png", "--report", "minutes"]),
        2,
        "tidak dapat berbentuk gambar",
        "cannot be a picture",
    );
    desk.fails(
        &args(&["x.json", "--report", "minutes"]),
        2,
        "tidak dapat berbentuk gambar, data",
        "cannot be a picture, data",
    );
    desk.fails(&args(&["tabel/", "--report", "register"]), 2, "tidak dapat berbentuk", "cannot be a picture");
    desk.fails(&args(&["x.docx", "--report", "puisi"]), 2, "tidak dikenal", "is not known");
    desk.fails(
        &args(&["x.docx", "--report", "minutes", "--meeting", "tiada"]),
        1,
        "Tidak ada rapat",
        "no meeting",
    );
    desk.fails(
        &args(&["x.docx", "--report", "draft", "--agreement", "tiada"]),
        1,
        "Tidak ada dokumen",
        "no document",
    );
    desk.fails(
        &args(&["x.docx", "--from", "2026-02-01", "--to", "2026-01-01"]),
        2,
        "mendahului",
        "before it begins",
    );
    desk.fails(&args(&["x.docx", "--from", "kapan"]), 2, "bukan tanggal", "is not a day");
    assert!(!desk.path("x.docx").exists() && !desk.path("x.png").exists());
}

#[test]
fn numbers_of_people_are_named_before_a_report_is_handed_in() {
    let desk = Sandbox::new();
    let actor = "[[actor]]\nid = \"a\"\nname = \"Pak RT 081234567890\"\nkind = \"community\"\n";
    desk.file("peta.toml", format!("format = 1\n[map]\nid = \"x\"\ntitle = \"X\"\n{actor}"));
    let export = |more: &[&'static str]| desk.run(&[&["export", "peta.toml", "-o"], more].concat());
    for args in [&["peta.docx"][..], &["tabel/"], &["-"]] {
        let said = export(args);
        assert!(said.err.contains("nomor telepon, rekening, atau NIK: 1"), "{}", said.err);
        assert!(said.err.contains("simpul check peta.toml"), "{}", said.err);
    }
    assert!(!export(&["tim.docx", "--redact", "none"]).err.contains("NIK"));
}

#[test]
fn tables_go_into_a_folder_all_or_none() {
    let desk = Sandbox::new();
    desk.sample();
    let said = desk.run(&["export", "peta.toml", "-o", "tabel/"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    let actors = std::fs::read_to_string(desk.path("tabel").join("actors.csv")).unwrap();
    assert!(actors.starts_with("\u{feff}id,name,kind"), "{actors}");
    std::fs::remove_file(desk.path("tabel").join("actors.csv")).unwrap();
    desk.fails(&["export", "peta.toml", "-o", "tabel"], 2, "Sudah ada", "already");
    assert!(!desk.path("tabel").join("actors.csv").exists(), "none is written when one is in the way");
}
