//! The real binary in a sealed environment: its own home, no clock, no locale of the machine.

mod agenda;
mod atlas;
mod import;
mod insights;
mod merging;
mod metrics;
mod redact;
mod reports;
mod shell;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const TODAY: &str = "2026-03-31";

struct Sandbox {
    folder: TempDir,
}

struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Sandbox {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    #[expect(clippy::disallowed_methods, reason = "a fixture")]
    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        fs::write(self.path(name), content).unwrap();
        name.to_owned()
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
    }

    fn sample(&self) -> String {
        self.file("peta.toml", sample())
    }

    fn command(&self, args: &[&str]) -> Command {
        let home = self.path("rumah");
        fs::create_dir_all(&home).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_simpul"));
        command
            .args(args)
            .args(["--today", TODAY])
            .env_clear()
            .env("HOME", &home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("TMPDIR", self.folder.path())
            .current_dir(self.folder.path());
        command
    }

    fn run(&self, args: &[&str]) -> Said {
        let Output { status, stdout, stderr } = self.command(args).output().unwrap();
        Said {
            code: status.code(),
            out: String::from_utf8(stdout).unwrap(),
            err: String::from_utf8(stderr).unwrap(),
        }
    }

    /// Runs and expects an exit code, and words of the standard error in both languages.
    fn fails(&self, args: &[&str], code: i32, indonesian: &str, english: &str) {
        for (lang, expected) in [("id", indonesian), ("en", english)] {
            let mut args = args.to_vec();
            args.extend(["--lang", lang]);
            let said = self.run(&args);
            assert_eq!(said.code, Some(code), "{args:?}: {}{}", said.out, said.err);
            assert!(said.err.contains(expected), "{args:?}: {}", said.err);
            assert!(!said.err.contains("panicked"), "{}", said.err);
        }
    }
}

fn sample() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/rw07-kencana-asri.toml")).unwrap()
}

fn json(said: &Said) -> Value {
    assert_eq!(said.err, "");
    serde_json::from_str(&said.out).unwrap()
}

const SMALL: &str = r#"format = 1

[map]
id = "kecil"
title = "Peta kecil"

[[actor]]
id = "pkk"
name = "PKK RW 07"
kind = "community"

[[actor]]
id = "puskesmas"
name = "Puskesmas Melati"
kind = "government"

[[partnership]]
id = "posyandu"
name = "Layanan Posyandu"
members = ["pkk", "puskesmas"]
status = "active"

[[partnership.history]]
date = 2026-01-10
rung = "communication"
evidence = ["Notulen"]
"#;

#[test]
fn show_counts_active_partnerships_by_rung_and_computes_what_a_day_makes_of_documents() {
    let sandbox = Sandbox::new();
    let file = sandbox.sample();
    let shown = json(&sandbox.run(&["show", &file, "--format", "json"]));
    let expected = serde_json::json!({
        "competition": 2, "communication": 7, "cooperation": 6, "coordination": 11,
        "collaboration": 2, "confederation": 1, "not_assessed": 0,
    });
    assert_eq!(shown["map"]["rungs"], expected);
    let document = |id: &str| {
        let all = shown["agreements"].as_array().unwrap();
        all.iter().find(|one| one["id"] == id).cloned().unwrap()
    };
    assert_eq!(document("d01")["days_left"], 34);
    assert_eq!(document("d01")["status"], "in_force");
    assert_eq!(document("d04")["status"], "expired");
    assert_eq!(document("d06")["days_left"], Value::Null);
    let first = &shown["partnerships"][0];
    assert_eq!(first["rung"], "coordination");
    assert_eq!(first["since"], "2025-09-16");
    assert_eq!(first["days"], 196);
    let planned = shown["partnerships"].as_array().unwrap().iter();
    assert!(planned.into_iter().any(|one| one["rung"] == Value::Null));
}

#[test]
fn show_is_readable_in_both_languages() {
    let sandbox = Sandbox::new();
    let file = sandbox.sample();
    let indonesian = sandbox.run(&["show", &file]);
    assert_eq!(indonesian.code, Some(0));
    assert!(indonesian.out.contains("per Selasa, 31 Maret 2026"), "{}", indonesian.out);
    assert!(indonesian.out.contains("3 Koordinasi"));
    assert!(indonesian.out.contains("Lewat masa"));
    let english = sandbox.run(&["lihat", &file, "--lang=en"]);
    assert!(english.out.contains("as of Tuesday, 31 March 2026"), "{}", english.out);
    assert!(english.out.contains("3 Coordination"));
    assert!(english.out.contains("Expired"));
}

#[test]
fn check_is_silent_about_errors_where_there_are_none() {
    let sandbox = Sandbox::new();
    let small = sandbox.file("kecil.toml", SMALL);
    let said = sandbox.run(&["check", &small]);
    assert_eq!((said.code, said.out.as_str()), (Some(0), "kecil.toml: tidak ada masalah.\n"));
    let said = sandbox.run(&["check", &small, &sandbox.sample(), "--lang", "en"]);
    assert_eq!(said.code, Some(0), "warnings are no errors");
    assert!(said.out.contains("kecil.toml: no problems."), "{}", said.out);
    assert!(said.out.contains("peta.toml: errors 0, warnings"), "{}", said.out);
}

/// A change to the small map; where it is found; its code; what is said in each language.
const BAD_RECORDS: [(&str, &str, &str, &str, &str, &str); 9] = [
    (
        "kind = \"government\"",
        "kind = \"pemerinta\"",
        ":15:8",
        "unreadable",
        "Mungkin maksudnya “pemerintah”?",
        "is not a known kind of party",
    ),
    (
        "date = 2026-01-10",
        "date = 2026-02-30",
        "",
        "unreadable",
        "bukan tanggal yang ada di kalender",
        "is no day of the calendar",
    ),
    (
        "id = \"puskesmas\"",
        "id = \"pkk\"",
        "",
        "unreadable",
        "Sudah ada catatan lain dengan id “pkk”",
        "already another record with the id “pkk”",
    ),
    (
        "name = \"Puskesmas Melati\"\n",
        "",
        "",
        "unreadable",
        "Isian wajib “nama” belum ada",
        "required entry “name” is not there",
    ),
    (
        "name = \"Puskesmas Melati\"",
        "name = Puskesmas",
        "",
        "unreadable",
        "Catatan ini belum terbaca",
        "This record cannot be read",
    ),
    (
        "members = [\"pkk\", \"puskesmas\"]",
        "members = [\"pkk\", \"lurah\"]",
        ":20:1",
        "V01",
        "menyebut pihak “lurah”",
        "names the party “lurah”",
    ),
    (
        "members = [\"pkk\", \"puskesmas\"]",
        "members = [\"pkk\"]",
        ":20:1",
        "V02",
        "belum punya dua pihak",
        "does not have two different parties",
    ),
    ("date = 2026-01-10", "date = 2027-01-10", "", "V04", "hari itu belum tiba", "has not come yet"),
    (
        "[map]",
        "[peta]",
        "",
        "unreadable",
        "Bagian yang memuat judul dan wilayah peta belum ada",
        "The part with the title and area of the map is not there",
    ),
];

#[test]
fn check_names_place_record_sentence_and_remedy_of_every_kind_of_bad_record() {
    for (old, new, place, code, indonesian, english) in BAD_RECORDS {
        let sandbox = Sandbox::new();
        assert!(SMALL.contains(old));
        let file = sandbox.file("rusak.toml", SMALL.replacen(old, new, 1));
        for (lang, expected, word) in [("id", indonesian, "kesalahan"), ("en", english, "error")] {
            let said = sandbox.run(&["check", &file, "--lang", lang]);
            assert_eq!(said.code, Some(1), "{new}: {}{}", said.out, said.err);
            let line = said.out.lines().find(|line| line.ends_with(&format!("[{code}]")));
            let line = line.unwrap_or_else(|| panic!("{new}: {}", said.out));
            assert!(line.starts_with(&format!("rusak.toml{place}:")), "{line}");
            assert!(line.contains(&format!(": {word}: ")), "{line}");
            assert!(line.contains(expected), "{line}");
        }
        let found = json(&sandbox.run(&["check", &file, "--format", "json"]));
        let problem = found[0]["problems"].as_array().unwrap().iter();
        let problem = problem.into_iter().find(|one| one["code"] == code).unwrap();
        assert_eq!(problem["severity"], "error");
        assert!(problem["line"].as_u64().unwrap() > 0, "{problem}");
        assert!(problem["remedy"].as_str().unwrap().ends_with('.'), "{problem}");
    }
}

#[test]
fn a_party_that_cannot_be_read_is_one_problem_and_not_one_for_everybody_who_names_it() {
    let sandbox = Sandbox::new();
    let file = sandbox.file("rusak.toml", SMALL.replace("kind = \"government\"", "kind = \"x\""));
    let found = json(&sandbox.run(&["check", &file, "--format", "json"]));
    let problems = found[0]["problems"].as_array().unwrap();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0]["table"], "actor");
    assert_eq!(problems[0]["id"], "puskesmas");
}

#[test]
fn a_file_that_cannot_be_opened_is_said_with_a_way_out() {
    let sandbox = Sandbox::new();
    fs::create_dir(sandbox.path("folder")).unwrap();
    let empty = sandbox.file("kosong.toml", "");
    let latin = sandbox.file("latin.toml", b"format = 1\ntitle = \"caf\xe9\"\n");
    let table = sandbox.file("tabel.toml", "ini bukan peta\n");
    let other = sandbox.file("lain.toml", "[package]\nname = \"x\"\n");
    for command in ["check", "show"] {
        sandbox.fails(&[command, "tiada.toml"], 2, "“tiada.toml” tidak ditemukan", "no file “tiada.toml”");
        sandbox.fails(&[command, "x/tiada.toml"], 2, "Folder untuk berkas", "The folder of the file");
        sandbox.fails(&[command, "folder"], 2, "adalah folder", "is a folder");
        sandbox.fails(&[command, &empty], 2, "kosong", "is empty");
        sandbox.fails(&[command, &latin], 2, "latin.toml:2:", "UTF-8");
        sandbox.fails(&[command, &other], 2, "tidak seperti peta", "does not look like a map");
        sandbox.fails(&[command, &table], 2, "tabel.toml:1:", "cannot be read as a map");
    }
    let said = sandbox.run(&["check", "tiada.toml", "--format", "json"]);
    let found: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((said.code, &found[0]["problems"][0]["code"]), (Some(2), &Value::from("unusable")));
}

#[test]
fn what_is_typed_wrong_is_explained_in_both_languages() {
    let sandbox = Sandbox::new();
    let file = sandbox.file("kecil.toml", SMALL);
    sandbox.fails(&["chek"], 2, "Mungkin maksudnya: simpul check?", "Did you mean: simpul check?");
    sandbox.fails(
        &["show", &file, "--formt", "json"],
        2,
        "Mungkin maksudnya --format?",
        "Did you mean --format?",
    );
    sandbox.fails(
        &["show", &file, "--format", "xml"],
        2,
        "Pilih salah satu dari: human, json",
        "Choose one of: human, json",
    );
    sandbox.fails(&["show"], 2, "masih memerlukan: <BERKAS>", "still needs: <FILE>");
    sandbox.fails(&["show", &file, "--format"], 2, "harus ada isinya", "needs a value");
    sandbox.fails(&["show", &file, "lain"], 2, "berlebih di sini", "too much");
    sandbox.fails(
        &["step", &file, "posyandu", "2", "--date", "besok lusa"],
        2,
        "bukan tanggal",
        "is not a day",
    );
    let said = sandbox.run(&["show", &file, "--lang", "fr"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("Pilih salah satu dari: id, en"), "{}", said.err);
}

#[test]
fn help_and_version_speak_the_chosen_language() {
    let sandbox = Sandbox::new();
    for command in
        [&["--help"][..], &["check", "--help"], &["step", "-h"], &["new", "--help"], &["demo", "--help"]]
    {
        let said = sandbox.run(command);
        assert_eq!(said.code, Some(0));
        assert!(said.out.contains("Pemakaian: simpul"), "{}", said.out);
        for foreign in ["Usage", "Options", "Commands", "possible values", "aliases", "default:"] {
            assert!(!said.out.contains(foreign), "{foreign}: {}", said.out);
        }
        let mut english = vec!["--lang", "en"];
        english.extend(command);
        let said = sandbox.run(&english);
        assert!(said.out.contains("Usage: simpul"), "{}", said.out);
    }
    assert!(sandbox.run(&["--version"]).out.starts_with("simpul "));
}

#[test]
fn the_locale_chooses_the_language_when_nobody_else_does() {
    let sandbox = Sandbox::new();
    for (locale, expected) in [("en_GB.UTF-8", "Usage:"), ("id_ID.UTF-8", "Pemakaian:"), ("C", "Pemakaian:")]
    {
        let output = sandbox.command(&["--help"]).env("LANG", locale).output().unwrap();
        let out = String::from_utf8(output.stdout).unwrap();
        assert!(out.contains(expected), "{locale}: {out}");
    }
}

#[test]
fn a_language_that_was_once_chosen_counts_more_than_the_locale() {
    let sandbox = Sandbox::new();
    let folder = sandbox.path("rumah/config/simpul");
    fs::create_dir_all(&folder).unwrap();
    sandbox.file("rumah/config/simpul/settings.toml", "language = \"en\"\n");
    let output = sandbox.command(&["--help"]).env("LANG", "id_ID.UTF-8").output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("Usage:"));
    assert!(sandbox.run(&["--lang", "id", "--help"]).out.contains("Pemakaian:"));
}

#[test]
fn a_closed_pipe_is_success() {
    let sandbox = Sandbox::new();
    let file = sandbox.sample();
    for args in [&["show", &file][..], &["check", &file], &["show", &file, "--format", "json"], &["--help"]] {
        let mut child = sandbox.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_the_output_is_said() {
    let sandbox = Sandbox::new();
    let file = sandbox.sample();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = sandbox.command(&["show", &file]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("Hasilnya tidak dapat ditulis"));
}

#[test]
fn a_map_cannot_command_the_terminal() {
    let sandbox = Sandbox::new();
    let nasty = SMALL
        .replace("Peta kecil", "Peta \\u001b[2J\\u202Ekecil")
        .replace("Layanan Posyandu", "Layanan \\u0007\\u009bPosyandu")
        .replace("kind = \"government\"", "kind = \"a\\u001b]0;x\\u0007\"");
    let file = sandbox.file("nakal.toml", nasty);
    for args in [
        &["show", &file][..],
        &["show", &file, "--format", "json"],
        &["check", &file],
        &["check", &file, "--format", "json"],
    ] {
        let said = sandbox.run(args);
        let bad = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!said.out.contains(bad) && !said.err.contains(bad), "{}{}", said.out, said.err);
    }
    let said = sandbox.run(&["show", "tiada\u{1b}[2J.toml"]);
    assert!(!said.err.contains('\u{1b}'), "{}", said.err);
}

/// The lines that only the new text has, after the lines that both begin with.
fn added(old: &str, new: &str) -> Vec<String> {
    let (old, new): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    let head = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    let tail = tail.min(old.len() - head);
    assert_eq!(head + tail, old.len(), "no line was changed or removed");
    new[head..new.len() - tail].iter().map(|line| (*line).to_owned()).collect()
}

#[test]
fn a_step_adds_its_own_lines_and_touches_no_other() {
    let sandbox = Sandbox::new();
    let file = sandbox.sample();
    let said = sandbox.run(&[
        "step",
        &file,
        "pendampingan kelurahan",
        "koordinasi",
        "--criteria",
        "3.1,3.2,3.3",
        "--reason",
        "Rencana bersama disepakati",
        "--evidence",
        "Notulen 24 Maret",
        "--by",
        "Pekerja sosial",
    ]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(
        said.out.starts_with(
            "Kerja sama pendampingan kelurahan: 2 Kooperasi → 3 Koordinasi, 31 Maret 2026. Tersimpan."
        ),
        "{}",
        said.out
    );
    let new = fs::read_to_string(sandbox.path(&file)).unwrap();
    let lines = added(&sample(), &new);
    let text = lines.join("\n");
    assert_eq!(lines.iter().filter(|line| line.starts_with("[[")).count(), 1, "{text}");
    for expected in [
        "[[partnership.history]]",
        "date = 2026-03-31",
        "rung = \"coordination\"",
        "kind = \"up\"",
        "Notulen 24 Maret",
        "Rencana bersama disepakati",
        "by = \"Pekerja sosial\"",
    ] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    let shown = json(&sandbox.run(&["show", &file, "--format", "json"]));
    assert_eq!(shown["map"]["rungs"]["coordination"], 12);
    assert_eq!(shown["map"]["rungs"]["cooperation"], 5);
}

#[test]
fn a_step_against_the_rules_is_refused_and_leaves_the_file_alone() {
    let sandbox = Sandbox::new();
    let file = sandbox.file("kecil.toml", SMALL);
    let step = |rest: &[&str], code, indonesian: &str, english: &str| {
        let mut args = vec!["step", file.as_str()];
        args.extend(rest);
        sandbox.fails(&args, code, indonesian, english);
        assert_eq!(fs::read_to_string(sandbox.path(&file)).unwrap(), SMALL);
    };
    step(&["posyandu", "0"], 1, "Langkah ini perlu alasan", "This step needs a reason");
    step(
        &["posyandu", "4"],
        1,
        "4.1 Warga menerima satu program",
        "4.1 Residents receive one joint programme",
    );
    step(&["posyandu", "1", "--date", "2026-04-02"], 1, "hari itu belum tiba", "has not come yet");
    step(&["posyandu", "1", "--date", "2025-12-01"], 1, "10 Januari 2026", "10 January 2026");
    step(&["posyando", "2"], 2, "Mungkin maksudnya “posyandu”?", "Did you mean “posyandu”?");
    step(&["layenan", "2"], 2, "Mungkin maksudnya “Layanan”?", "Did you mean “Layanan”?");
    step(&["posyandu", "2", "--reson", "x"], 2, "Mungkin maksudnya --reason?", "Did you mean --reason?");
    step(
        &["posyandu", "2", "--foo", "x"],
        2,
        "tersedia dengan: simpul step --help",
        "with: simpul step --help",
    );
    step(&["arisan", "2"], 2, "Tidak ada kemitraan “arisan”", "no partnership “arisan”");
    step(&["posyandu", "kordinasi"], 2, "Mungkin maksudnya koordinasi?", "is not a rung");
    step(&["posyandu", "7"], 2, "0 kompetisi", "0 competition");
    step(
        &["posyandu", "2", "--criteria", "9.1"],
        2,
        "Tidak ada kriteria bernomor “9.1”",
        "no criterion “9.1”",
    );
}

#[test]
fn a_name_that_fits_several_partnerships_is_asked_back() {
    let sandbox = Sandbox::new();
    let file = sandbox.sample();
    sandbox.fails(
        &["step", &file, "persaingan", "1", "--reason", "x"],
        2,
        "cocok dengan beberapa kemitraan",
        "fits several partnerships",
    );
}

#[test]
fn a_new_map_is_whole_and_never_takes_the_place_of_another() {
    let sandbox = Sandbox::new();
    let new = [
        "new",
        "baru",
        "--title",
        "RW 05 Sehat",
        "--area",
        "RW 05",
        "--level",
        "rw",
        "--anchor",
        "Posyandu Mawar",
    ];
    let said = sandbox.run(&new);
    assert_eq!((said.code, said.out.as_str()), (Some(0), "Peta baru tersimpan: baru.toml\n"), "{}", said.err);
    let text = fs::read_to_string(sandbox.path("baru.toml")).unwrap();
    assert!(text.starts_with("format = 1\n"), "{text}");
    assert!(text.contains("anchor = \"posyandu-mawar\""), "{text}");
    assert_eq!(sandbox.run(&["check", "baru.toml"]).code, Some(0));
    sandbox.fails(&new, 2, "Sudah ada berkas", "There is already a file");
    assert_eq!(fs::read_to_string(sandbox.path("baru.toml")).unwrap(), text);
    sandbox.fails(&["new", "lain", "--title", "T"], 2, "masih memerlukan: --area", "still needs: --area");
    sandbox.fails(
        &["new", "lain", "--title", " ", "--area", "A"],
        2,
        "Isi --title masih kosong",
        "--title has nothing in it",
    );
    sandbox.fails(
        &["new", "lain", "--title", "T", "--area", "A", "--level", "planet"],
        2,
        "bukan tingkat",
        "not a known level",
    );
    sandbox.fails(
        &["new", "tiada/x.toml", "--title", "T", "--area", "A"],
        2,
        "foldernya tidak ada",
        "its folder is not there",
    );
    assert!(!sandbox.path("lain.toml").exists());
}

#[test]
fn every_demo_is_a_fresh_copy_and_stands_in_the_list() {
    let sandbox = Sandbox::new();
    assert!(sandbox.run(&["list"]).out.starts_with("Belum ada peta."));
    let first = sandbox.run(&["demo", "--print-path"]);
    assert_eq!(first.code, Some(0), "{}", first.err);
    let second = sandbox.run(&["contoh", "--print-path"]);
    assert_ne!(first.out, second.out);
    for said in [&first, &second] {
        let path = PathBuf::from(said.out.trim_end());
        assert!(path.starts_with(sandbox.path("rumah")), "{}", said.out);
        assert_eq!(fs::read_to_string(path).unwrap(), sample());
    }
    let list = sandbox.run(&["list"]);
    assert_eq!(list.out.matches("Pemberdayaan Masyarakat Miskin").count(), 2, "{}", list.out);
}

#[test]
fn export_writes_a_picture_or_a_table_by_the_ending() {
    let sandbox = Sandbox::new();
    let file = sandbox.sample();
    for (output, start) in
        [("a.svg", "<svg"), ("a.SVG", "<svg"), ("b.png", "\u{fffd}PNG"), ("c.csv", "id,x,y\n")]
    {
        let said = sandbox.run(&["ekspor", &file, "-o", output, "--lang", "id"]);
        assert_eq!(said.code, Some(0), "{}", said.err);
        assert!(said.out.contains(output));
        let bytes = fs::read(sandbox.path(output)).unwrap();
        assert!(String::from_utf8_lossy(&bytes).starts_with(start), "{output}");
    }
    let said = sandbox.run(&["export", &file, "-o", "en.svg", "--view", "lingkaran", "--lang", "en"]);
    assert!(said.err.contains("Ties of competition that are not drawn: 2"), "{}", said.err);
    let english = fs::read_to_string(sandbox.path("en.svg")).unwrap();
    assert!(english.contains("Partnership rings") && english.contains("31 March 2026"));
    let past = ["export", &file, "-o", "past.svg", "--at", "2025-03-31", "--lang", "en"];
    assert_eq!(sandbox.run(&past).code, Some(0));
    assert!(fs::read_to_string(sandbox.path("past.svg")).unwrap().contains("31 March 2025"));
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_program_without_typst_says_how_to_come_by_a_pdf() {
    let sandbox = Sandbox::new();
    let file = sandbox.sample();
    sandbox.fails(&["export", &file, "-o", "x.pdf"], 2, "Ekspor ke .docx", "Export as .docx");
}

#[test]
fn export_says_what_stands_in_its_way() {
    let sandbox = Sandbox::new();
    let file = sandbox.sample();
    sandbox.fails(&["export", &file, "-o", "peta.bmp"], 2, "Bentuk berkas", "Reports: .docx");
    sandbox.fails(&["export", &file, "-o", "peta"], 2, "Bentuk berkas", "Reports: .docx");
    sandbox.fails(&["export", &file], 2, "masih memerlukan", "still needs");
    sandbox.fails(
        &["export", &file, "-o", "tidak/ada.svg"],
        2,
        "foldernya tidak ada",
        "its folder is not there",
    );
    sandbox.fails(&["export", &file, "-o", "x.svg", "--view", "awan"], 2, "tidak dikenal", "is not known");
    sandbox.fails(
        &["export", &file, "-o", "x.svg", "--mono", "--dark"],
        2,
        "bertentangan",
        "against another",
    );
    sandbox.fails(&["export", &file, "-o", "x.svg", "--at", "kapan"], 2, "bukan tanggal", "is not a day");
    sandbox.fails(&["export", &file, "-o", "x.svg", "--view", "grid"], 1, "--internal", "--internal");
    assert!(!sandbox.path("x.svg").exists());
    assert_eq!(sandbox.run(&["export", &file, "-o", "x.svg", "--view", "grid", "--internal"]).code, Some(0));
    sandbox.fails(&["export", &file, "-o", "x.svg"], 2, "Sudah ada berkas", "There is already a file");
    let said = sandbox.run(&["export", &file, "-o", "x.svg", "--force"]);
    assert_eq!((said.code, said.err.contains("INTERNAL")), (Some(0), false));
    assert!(!fs::read_to_string(sandbox.path("x.svg")).unwrap().contains("INTERNAL"));
}
