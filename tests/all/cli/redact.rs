//! `simpul redact`, from outside.

use super::{Sandbox, json};

/// Every internal field of a party, a partnership, a meeting and a document, each with a word that must not leak.
const SECRETS: &str = r#"format = 1

# RAHASIA in a comment

[map]
id = "peta"
title = "Peta"
owner_role = "RAHASIA pekerja"

[[actor]]
id = "rw"
name = "RW 07"
kind = "community"
power = 5
interest = 4
stance = "opposes"
weaknesses = ["RAHASIA lemah"]
contact_role = "RAHASIA ketua"
contact_channel = "RAHASIA 0812"
consent = { how = "spoken", date = 2026-01-01 }
notes = "RAHASIA catatan"
unknown_key = "RAHASIA kunci"

[[actor]]
id = "pt"
name = "PT Maju"
kind = "business"

[[actor]]
id = "lsm"
name = "LSM Maju"
kind = "ngo"

[[partnership]]
id = "beasiswa"
name = "Beasiswa"
members = ["rw", "pt"]
status = "active"
conflict = "RAHASIA konflik"
end_reason = "RAHASIA akhir"
[[partnership.history]]
date = 2025-01-01
rung = "competition"
reason = "RAHASIA saing"
[[partnership.history]]
date = 2025-02-01
rung = "coordination"
[[partnership.history]]
date = 2025-03-01
rung = "communication"
reason = "RAHASIA turun"
by = "RAHASIA oleh"
[[partnership.view]]
actor = "rw"
rung = "competition"

[[partnership]]
id = "saingan"
name = "RAHASIA saingan"
members = ["rw", "lsm"]
status = "active"
[[partnership.history]]
date = 2025-01-01
rung = "competition"

[[contribution]]
id = "c1"
partnership = "saingan"
giver = "rw"
category = "money"
date = 2025-05-01
description = "RAHASIA kontribusi"

[[contact]]
id = "k1"
date = 2026-01-05
actor = "pt"
outcome = "RAHASIA kontak"

[[meeting]]
id = "m1"
date = 2026-01-06
notes = "RAHASIA rapat"
lessons = "RAHASIA pelajaran"
signatories = ["RAHASIA tanda"]

[[trust]]
id = "t1"
rater = "rw"
ratee = "pt"
date = 2026-01-07
reliability = 1
note = "RAHASIA percaya"

[[acknowledgement]]
insight = "I16"
reason = "RAHASIA alasan"
until = 2026-12-31
"#;

#[test]
fn nothing_internal_is_in_the_copy() {
    let desk = Sandbox::new();
    desk.file("peta.toml", SECRETS);
    let said = desk.run(&["redact", "peta.toml", "-o", "publik.toml"]).out;
    assert!(said.contains("1 penilaian kepercayaan, 1 kontak, 1 kemitraan"), "{said}");
    let copy = std::fs::read_to_string(desk.path("publik.toml")).unwrap();
    for secret in ["RAHASIA", "competition", "opposes", "power", "consent", "[[trust]]", "[[contact]]"] {
        assert!(!copy.contains(secret), "{secret}:\n{copy}");
    }
    for kept in ["Beasiswa", "RW 07", "privacy = \"public\"", "rung = \"coordination\""] {
        assert!(copy.contains(kept), "{kept}:\n{copy}");
    }
    // A copy is written once.
    desk.fails(&["redact", "peta.toml", "-o", "publik.toml"], 2, "Sudah ada", "already");
}

#[test]
fn a_redacted_sample_breaks_no_rule() {
    let desk = Sandbox::new();
    desk.sample();
    desk.run(&["redact", "peta.toml", "-o", "publik.toml"]);
    let found = json(&desk.run(&["check", "publik.toml", "--format", "json"]));
    let errors: Vec<_> = found
        .as_array()
        .into_iter()
        .flatten()
        .filter(|one| one["code"].as_str().is_some_and(|code| code.starts_with('V')))
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
}
