//! The schema of the file is the one that is stored, and another program judges with it as Simpul does.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use simpul::export::schema::schema;
use simpul::model::Lang;
use simpul::model::code::all_lists;
use simpul::model::record::all_keys;

use crate::support::{sample, tools};

#[test]
fn the_stored_schema_is_the_one_that_is_made() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/simpul.schema.json");
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(stored == schema(Lang::English), "run: simpul schema --lang en > docs/simpul.schema.json");
}

#[test]
fn every_key_is_described_in_both_languages() {
    for lang in [Lang::Indonesian, Lang::English] {
        let schema: Value = serde_json::from_str(&schema(lang)).unwrap();
        for (record, keys) in all_keys() {
            for (key, _) in keys {
                let key = if key == "overridden" { "override" } else { key };
                let found = &schema["$defs"][record]["properties"][key];
                assert!(
                    found["description"].as_str().is_some_and(|text| !text.is_empty()),
                    "{record}.{key}: {found}"
                );
            }
        }
        let text = schema.to_string();
        assert!(!text.contains("null") && !text.contains("int64"), "TOML knows neither");
    }
}

/// Reads TOML and judges it by the schema, each text on its own: whether it is valid.
const JUDGE: &str = r"
import datetime, json, sys, tomllib
import jsonschema
given = json.load(sys.stdin)
judge = jsonschema.Draft202012Validator(given['schema'])
jsonschema.Draft202012Validator.check_schema(given['schema'])
def plain(value):
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return value
out = []
for text in given['texts']:
    out.append([error.message for error in judge.iter_errors(plain(tomllib.loads(text)))])
json.dump(out, sys.stdout)
";

/// What another program has against each text.
fn judged(texts: &[String]) -> Option<Vec<Vec<String>>> {
    if !tools("jsonschema on the schema of the file", &[&["python3", "-c", "import jsonschema, tomllib"]]) {
        return None;
    }
    let schema: Value = serde_json::from_str(&schema(Lang::English)).unwrap();
    let mut child = Command::new("python3")
        .args(["-c", JUDGE])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let given = json!({ "schema": schema, "texts": texts }).to_string();
    child.stdin.take().unwrap().write_all(given.as_bytes()).unwrap();
    let out = child.wait_with_output().unwrap();
    assert!(out.status.success());
    Some(serde_json::from_slice(&out.stdout).unwrap())
}

const MAP: &str = r#"format = 1
[map]
id = "kecil"
title = "Peta kecil"
[[actor]]
id = "pkk"
name = "PKK"
kind = "community"
[[partnership]]
id = "k"
name = "K"
members = ["pkk", "rw"]
[[partnership.history]]
date = 2026-01-10
rung = "koordinasi"
evidence = ["Notulen", { type = "notulen", ref = "buku" }]
[[agreement]]
id = "d"
title = "D"
kind = "mou"
parties = ["pkk", { actor = "rw", signed = 2026-01-01 }]
[[meeting]]
id = "m"
date = 2026-01-01
start_time = 19:30:00
elements = { warga = { men = 1, women = 2 } }
"#;

#[test]
fn all_sample_maps_are_valid() {
    let names =
        ["rw07-kencana-asri.toml", "kelurahan-bumi-lestari-stunting.toml", "rencana-jangkauan-lsm.toml"];
    let mut texts: Vec<String> = names.iter().map(|name| sample(name)).collect();
    texts.push(MAP.to_owned());
    texts.push(MAP.replace("kind = \"community\"", "kind = \"Dunia Usaha\"\nbuatan_sendiri = 3"));
    for (at, errors) in judged(&texts).into_iter().flatten().enumerate() {
        assert!(errors.is_empty(), "{at}: {errors:?}");
    }
}

#[test]
fn what_simpul_refuses_is_not_valid() {
    let bad = [
        ("format = 1", "format = 2"),
        ("format = 1", "format = \"1\""),
        ("[map]\nid = \"kecil\"", "[map]"),
        ("id = \"kecil\"", "id = \"Kecil Sekali\""),
        ("[map]", "[peta]"),
        ("[[actor]]", "[actor]"),
        ("kind = \"community\"", "kind = \"komunitas warga\""),
        ("kind = \"community\"", "kind = 3"),
        ("name = \"PKK\"\n", ""),
        ("members = [\"pkk\", \"rw\"]", "members = \"pkk\""),
        ("date = 2026-01-10", "date = \"kemarin\""),
        ("rung = \"koordinasi\"", "rung = \"koperasi\""),
        ("rung = \"koordinasi\"", "rung = 3"),
        ("start_time = 19:30:00", "start_time = 19.30"),
        ("women = 2", "women = \"dua\""),
        ("kind = \"community\"", "kind = \"community\"\npower = 9"),
        ("ref = \"buku\"", "ref = 12"),
        ("{ actor = \"rw\", signed", "{ signed"),
    ];
    let texts: Vec<String> = bad
        .iter()
        .map(|(old, new)| {
            assert!(MAP.contains(old), "{old}");
            MAP.replacen(old, new, 1)
        })
        .collect();
    for (errors, (old, new)) in judged(&texts).into_iter().flatten().zip(bad) {
        assert!(!errors.is_empty(), "{old} -> {new} is taken for valid");
    }
}

#[test]
fn a_word_is_valid_in_every_spelling_that_is_read_and_in_no_other() {
    let key = |list: &str| match list {
        "rung" => Some("[[partnership.history]]\ndate = 2026-01-01\nrung = "),
        "status of a partnership" => Some("status = "),
        "kind of document" => Some("[[agreement]]\nid = \"x\"\ntitle = \"X\"\nkind = "),
        _ => None,
    };
    let (mut texts, mut expected) = (Vec::new(), Vec::new());
    for list in all_lists() {
        let Some(before) = key(list.name) else { continue };
        for (code, others) in &list.words {
            for word in [&[*code], *others].concat() {
                let spaced = word.replace('_', " ");
                for (spelled, well) in [
                    (word.to_owned(), true),
                    (word.to_uppercase(), true),
                    (format!(" {}", spaced.replace(' ', "-")), true),
                    (format!("{word}x"), false),
                    (format!("{word}."), false),
                ] {
                    let head = "format = 1\n[map]\nid = \"x\"\ntitle = \"X\"\n[[partnership]]\nid = \"k\"\nname = \"K\"\nmembers = [\"a\", \"b\"]\n";
                    texts.push(format!("{head}{before}{spelled:?}\n"));
                    expected.push((list.name, spelled, well));
                }
            }
        }
    }
    assert!(texts.len() > 100);
    for (errors, (list, word, well)) in judged(&texts).into_iter().flatten().zip(expected) {
        assert_eq!(errors.is_empty(), well, "{list}: {word:?}: {errors:?}");
    }
}
