//! `simpul diff`, `merge`, `merge-driver` and `duplicates`, tried out as people call them.

use std::path::Path;
use std::process::Command;

use super::{SMALL, Sandbox, json};

const STEP: &str = "evidence = [\"Notulen\"]\n";

fn stepped() -> String {
    SMALL.replace(STEP, &format!("{STEP}\n[[partnership.history]]\ndate = 2026-02-12\nrung = \"koordinasi\"\nreason = \"jadwal bersama\"\n"))
}

#[test]
fn diff_tells_in_words_what_changed() {
    let sandbox = Sandbox::new();
    let old = sandbox.file("lama.toml", SMALL);
    let new = sandbox.file(
        "baru.toml",
        stepped().replace("name = \"Puskesmas Melati\"", "name = \"Puskesmas Melati Timur\"\npower = 4")
            + "\n[[actor]]\nid = \"lurah\"\nname = \"Kelurahan\"\nkind = \"pemerintah\"\n",
    );
    let said = sandbox.run(&["diff", &old, &new]);
    assert_eq!(said.code, Some(1), "{}", said.err);
    assert_eq!(
        said.out,
        "Puskesmas Melati Timur: nama: Puskesmas Melati → Puskesmas Melati Timur\n\
         Puskesmas Melati Timur: kekuatan diisi: 4\n\
         Pihak baru: Kelurahan\n\
         Layanan Posyandu: Komunikasi → Koordinasi, 12 Februari 2026\n"
    );
    let back = sandbox.run(&["beda", &new, &old, "--lang", "en"]);
    assert!(back.out.contains("Party removed: Kelurahan"), "{}", back.out);
    assert!(
        back.out.contains("Layanan Posyandu: history, removed: date 12 February 2026, rung Coordination"),
        "{}",
        back.out
    );
    let data = json(&sandbox.run(&["diff", &old, &new, "--format", "json"]));
    assert_eq!(data[2]["fields"][0]["path"], "history[2026-02-12]");
    assert_eq!(data[0]["fields"][1]["after"], 4);
    let same = sandbox.run(&["diff", &old, &old]);
    assert_eq!((same.code, same.out.as_str()), (Some(0), "Kedua peta berisi sama.\n"));
    sandbox.fails(&["diff", &old, "tidak-ada.toml"], 2, "tidak ditemukan", "There is no file");
    // The words of a file are in the file's language or in another: that is no difference.
    let words = sandbox.file("kata.toml", SMALL.replace("\"communication\"", "\"komunikasi\""));
    assert_eq!(sandbox.run(&["diff", &old, &words]).code, Some(0));
}

#[test]
fn merge_joins_fields_and_steps_and_keeps_both_comments() {
    let sandbox = Sandbox::new();
    let base = sandbox.file("dasar.toml", SMALL);
    let ours = sandbox
        .file("kami.toml", stepped().replace("[[partnership]]", "# dibahas di arisan\n[[partnership]]"));
    let theirs = sandbox.file(
        "mereka.toml",
        SMALL.replace("status = \"active\"", "status = \"active\" # sejak 2025\ngoal = \"Balita sehat\""),
    );
    let said = sandbox.run(&["merge", &base, &ours, &theirs, "-o", "hasil.toml"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{}", said.out);
    assert_eq!(said.out, "Tersimpan: hasil.toml. Perubahan yang masuk: 1.\n");
    let text = std::fs::read_to_string(sandbox.path("hasil.toml")).unwrap();
    for part in [
        "# dibahas di arisan\n[[partnership]]",
        "status = \"active\" # sejak 2025\n",
        "goal = \"Balita sehat\"",
        "rung = \"koordinasi\"",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let again = sandbox.run(&["merge", &base, &ours, &theirs, "-o", "hasil.toml"]);
    assert_eq!(again.code, Some(2), "a file that is there is left alone");
    let other = sandbox.file("lain.toml", SMALL.replace("id = \"kecil\"", "id = \"lain\""));
    sandbox.fails(&["merge", &ours, &other, "-o", "x.toml"], 2, "peta yang berbeda", "two different maps");
    sandbox.fails(&["merge", &ours, "-o", "x.toml"], 2, "dua atau tiga", "two or three");
}

#[test]
fn what_both_changed_is_listed_and_nothing_is_written_until_somebody_decides() {
    let sandbox = Sandbox::new();
    let base = sandbox.file("dasar.toml", SMALL);
    let ours = sandbox.file("kami.toml", SMALL.replace("Layanan Posyandu", "Posyandu Keliling"));
    let theirs = sandbox.file("mereka.toml", SMALL.replace("Layanan Posyandu", "Posyandu Malam"));
    let asked = ["gabung", &base, &ours, &theirs, "-o", "hasil.toml"];
    let said = sandbox.run(&asked);
    assert_eq!(said.code, Some(1));
    for part in [
        "Diubah berbeda di kedua versi: 1",
        "- Posyandu Keliling, nama",
        "semula: Layanan Posyandu",
        "kami: Posyandu Keliling",
        "mereka: Posyandu Malam",
        "Tidak ada yang ditulis",
    ] {
        assert!(said.out.contains(part), "{part}\n{}", said.out);
    }
    assert!(!sandbox.path("hasil.toml").exists());
    let data = json(&sandbox.run(&["merge", &base, &ours, &theirs, "-o", "hasil.toml", "--format", "json"]));
    assert_eq!(data["conflicts"][0]["theirs"], "Posyandu Malam");
    assert_eq!(data["written"], serde_json::Value::Null);
    let said = sandbox.run(&["merge", &base, &ours, &theirs, "-o", "hasil.toml", "--prefer", "theirs"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.out.contains("Diputuskan menurut pilihan Anda: 1"), "{}", said.out);
    assert_eq!(
        std::fs::read_to_string(sandbox.path("hasil.toml")).unwrap(),
        SMALL.replace("Layanan Posyandu", "Posyandu Malam")
    );
    // Without a base the same is asked.
    let two = sandbox.run(&["merge", &ours, &theirs, "-o", "dua.toml", "--lang", "en"]);
    assert!(two.code == Some(1) && two.out.contains("theirs: Posyandu Malam"), "{}", two.out);
}

#[test]
fn a_version_of_which_a_part_is_swallowed_is_never_joined() {
    let sandbox = Sandbox::new();
    let whole = sandbox.file("utuh.toml", SMALL);
    let hurt = SMALL.replacen("[[partnership]]", "catatan = \"\"\"tidak ditutup\n\n[[partnership]]", 1);
    let hurt = sandbox.file("rusak.toml", hurt);
    let before = std::fs::read_to_string(sandbox.path("utuh.toml")).unwrap();
    for files in [[&whole, &whole, &hurt], [&whole, &hurt, &whole], [&hurt, &whole, &whole]] {
        let [base, ours, theirs] = files;
        let said = ("belum dapat digabungkan", "cannot be joined yet");
        sandbox.fails(&["merge", base, ours, theirs, "-o", "hasil.toml"], 2, said.0, said.1);
        sandbox.fails(&["merge-driver", base, ours, theirs], 2, said.0, said.1);
    }
    sandbox.fails(&["merge", &whole, &hurt, "-o", "hasil.toml"], 2, "baris", "line");
    assert!(!sandbox.path("hasil.toml").exists());
    assert_eq!(std::fs::read_to_string(sandbox.path("utuh.toml")).unwrap(), before);
}

#[test]
fn likely_duplicates_are_told() {
    let sandbox = Sandbox::new();
    let twice = sandbox.file(
        "peta.toml",
        SMALL.to_owned() + "\n[[actor]]\nid = \"pkm\"\nname = \"PKM Melati\"\nkind = \"government\"\n",
    );
    let said = sandbox.run(&["kembar", &twice]);
    assert!(said.out.contains("- Puskesmas Melati — PKM Melati (kemiripan 100%)"), "{}", said.out);
    let data = json(&sandbox.run(&["duplicates", &twice, "--format", "json"]));
    assert_eq!(data[0]["ids"], serde_json::json!(["puskesmas", "pkm"]));
    assert!(sandbox.run(&["duplicates", &sandbox.sample(), "--lang", "en"]).out.contains("No party seems"));
}

/// Git in a folder of its own, without the settings of whoever runs the test.
fn git(folder: &Path, args: &[&str]) -> (bool, String) {
    let told = Command::new("git")
        .args(["-c", "user.name=Uji", "-c", "user.email=uji@contoh.id", "-c", "init.defaultBranch=main"])
        .args(args)
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("HOME", folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&told.stdout).into_owned() + &String::from_utf8_lossy(&told.stderr);
    (told.status.success(), text)
}

#[test]
fn git_merges_maps_by_meaning_and_never_writes_a_marker() {
    let sandbox = Sandbox::new();
    let folder = sandbox.path("arsip");
    std::fs::create_dir(&folder).unwrap();
    let ok = |args: &[&str]| {
        let (good, text) = git(&folder, args);
        assert!(good, "{args:?}: {text}");
    };
    let write = |text: &str| sandbox.file("arsip/peta.toml", text);
    ok(&["init", "-q"]);
    let driver = format!("'{}' --lang en merge-driver %O %A %B %P", env!("CARGO_BIN_EXE_simpul"));
    ok(&["config", "merge.simpul.name", "Simpul"]);
    ok(&["config", "merge.simpul.driver", &driver]);
    let words = format!("sh -c '\"{}\" diff --lang en \"$2\" \"$5\"; true' --", env!("CARGO_BIN_EXE_simpul"));
    ok(&["config", "diff.simpul.command", &words]);
    sandbox.file("arsip/.gitattributes", "*.toml merge=simpul diff=simpul\n");
    write(SMALL);
    ok(&["add", "."]);
    ok(&["commit", "-qm", "awal"]);
    // Two neighbouring lines of one record: git alone would give up.
    ok(&["checkout", "-qb", "rekan"]);
    write(&SMALL.replace("status = \"active\"", "status = \"dormant\" # libur panen"));
    ok(&["commit", "-qam", "rekan"]);
    ok(&["checkout", "-q", "main"]);
    write(&SMALL.replace("name = \"Layanan Posyandu\"", "name = \"Posyandu Keliling\""));
    ok(&["commit", "-qam", "kami"]);
    ok(&["merge", "-q", "-m", "gabung", "rekan"]);
    let expected = SMALL
        .replace("name = \"Layanan Posyandu\"", "name = \"Posyandu Keliling\"")
        .replace("status = \"active\"", "status = \"dormant\" # libur panen");
    assert_eq!(std::fs::read_to_string(folder.join("peta.toml")).unwrap(), expected);
    let (_, told) = git(&folder, &["diff", "main~1", "main", "--", "peta.toml"]);
    assert!(
        told.contains("status: Active → Dormant")
            || told.contains("name: Layanan Posyandu → Posyandu Keliling"),
        "{told}"
    );
    // The same field: git is told, and the file stays a map.
    ok(&["checkout", "-qb", "lain"]);
    write(&expected.replace("Posyandu Keliling", "Posyandu Malam"));
    ok(&["commit", "-qam", "lain"]);
    ok(&["checkout", "-q", "main"]);
    let mine = expected.replace("Posyandu Keliling", "Posyandu Pagi");
    write(&mine);
    ok(&["commit", "-qam", "pagi"]);
    let (good, text) = git(&folder, &["merge", "-m", "gabung", "lain"]);
    assert!(!good);
    assert!(text.contains("theirs: Posyandu Malam") && text.contains("peta.toml: not merged"), "{text}");
    assert_eq!(std::fs::read_to_string(folder.join("peta.toml")).unwrap(), mine);
    let (_, status) = git(&folder, &["status", "--porcelain"]);
    assert!(status.contains("UU peta.toml"), "{status}");
    // As the guide says: the three versions out of git, the choice, the result.
    for (stage, name) in [("1", "dasar"), ("2", "kami"), ("3", "mereka")] {
        let (_, text) = git(&folder, &["show", &format!(":{stage}:peta.toml")]);
        sandbox.file(&format!("arsip/{name}.toml"), text);
    }
    let said = sandbox.run(&[
        "merge",
        "arsip/dasar.toml",
        "arsip/kami.toml",
        "arsip/mereka.toml",
        "-o",
        "arsip/peta.toml",
        "--force",
        "--prefer",
        "theirs",
    ]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    ok(&["add", "peta.toml"]);
    ok(&["commit", "-qm", "selesai"]);
    assert_eq!(
        std::fs::read_to_string(folder.join("peta.toml")).unwrap(),
        expected.replace("Posyandu Keliling", "Posyandu Malam")
    );
}
