//! `simpul redact`, from outside.

use super::Sandbox;

/// A map with a comment, a key and a record that Simpul does not know or cannot read.
fn with_strangers() -> String {
    let stranger = "nomor_rumah = \"RAHASIA\"\n";
    let broken = "[[actor]]\nid = \"rusak\"\nname = \"RAHASIA\"\nkind = \"RAHASIA\"\n";
    let text = super::sample().replacen("[[partnership]]\n", &format!("{broken}[[partnership]]\n"), 1);
    let text = text.replacen("[[need]]\n", &format!("# RAHASIA\n[[need]]\n{stranger}"), 1);
    text.replacen("members = [", "members = [\"rusak\", ", 1)
}

#[test]
fn a_public_copy_is_a_good_map_without_secrets() {
    let desk = Sandbox::new();
    desk.file("peta.toml", with_strangers());
    for (lang, words) in [
        (
            "id",
            [
                "Salinan publik tersimpan: publik-id.toml",
                "10 penilaian saling percaya",
                "kekuatan (pihak)",
                "Komentar",
            ],
        ),
        ("en", ["Public copy saved: publik-en.toml", "trust", "power (party)", "Comments"]),
    ] {
        let name = format!("publik-{lang}.toml");
        let said = desk.run(&["redact", "peta.toml", "-o", &name, "--lang", lang]);
        assert_eq!(said.code, Some(0), "{}", said.err);
        for word in words {
            assert!(said.out.contains(word), "{word} in\n{}", said.out);
        }
        assert!(said.err.contains("simpul check") && !said.err.contains("panicked"), "{}", said.err);
        let text = std::fs::read_to_string(desk.path(&name)).unwrap();
        assert!(!text.contains("RAHASIA") && !text.contains("\"rusak\""));
        assert!(!text.contains("power =") && !text.contains("[[trust]]") && !text.contains("stance"));
        let checked = desk.run(&["check", &name, "--lang", lang]);
        assert_eq!(checked.code, Some(0), "{}{}", checked.out, checked.err);
    }
    assert_eq!(std::fs::read_to_string(desk.path("peta.toml")).unwrap(), with_strangers());
}

#[test]
fn a_copy_replaces_nothing_unasked_and_never_the_map_itself() {
    let desk = Sandbox::new();
    desk.sample();
    desk.file("publik.toml", "milik orang lain");
    desk.fails(&["redact", "peta.toml", "-o", "publik.toml"], 2, "--force", "--force");
    assert_eq!(std::fs::read_to_string(desk.path("publik.toml")).unwrap(), "milik orang lain");
    assert_eq!(desk.run(&["samarkan", "peta.toml", "-o", "publik.toml", "--timpa"]).code, Some(0));
    let before = std::fs::read_to_string(desk.path("peta.toml")).unwrap();
    for name in ["peta.toml", "./peta.toml"] {
        desk.fails(&["redact", "peta.toml", "-o", name, "--force"], 1, "petanya sendiri", "the map itself");
    }
    assert_eq!(std::fs::read_to_string(desk.path("peta.toml")).unwrap(), before);
    desk.fails(&["redact", "peta.toml"], 2, "masih memerlukan", "still needs");
}

#[test]
fn a_map_without_secrets_says_so_and_numbers_that_stay_are_named() {
    let desk = Sandbox::new();
    let actor = "[[actor]]\nid = \"a\"\nname = \"Pak RT 081234567890\"\nkind = \"community\"\n";
    desk.file("peta.toml", format!("format = 1\n[map]\nid = \"x\"\ntitle = \"X\"\n{actor}"));
    let said = desk.run(&["redact", "peta.toml", "-o", "publik.toml", "--lang", "id"]);
    assert!(said.out.contains("Tidak ada catatan internal"), "{}", said.out);
    assert!(said.err.contains("nomor telepon, rekening, atau NIK: 1"), "{}", said.err);
}
