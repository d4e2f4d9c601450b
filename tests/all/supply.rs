//! What the program is built from: `Cargo.lock` and the licences of its crates are held to `deny.toml`, without the
//! network and without cargo-deny, which reads the same page.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

fn page(name: &str) -> toml::Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn text<'a>(table: &'a toml::Value, key: &str) -> &'a str {
    table.get(key).and_then(toml::Value::as_str).unwrap_or_default()
}

/// The list at a place of a table of tables.
fn list<'a>(page: &'a toml::Table, table: &str, key: &str) -> &'a [toml::Value] {
    page[table][key].as_array().unwrap()
}

/// All crates that may ever be built, and where they come from.
fn locked() -> Vec<(String, String, String)> {
    let lock = page("Cargo.lock");
    let packages = lock["package"].as_array().unwrap().iter();
    let found: Vec<_> = packages
        .map(|one| {
            (text(one, "name").to_owned(), text(one, "version").to_owned(), text(one, "source").to_owned())
        })
        .collect();
    assert!(found.len() > 300);
    found
}

#[test]
fn a_crate_in_two_versions_has_its_reason() {
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, version, _) in locked() {
        versions.entry(name).or_default().push(version);
    }
    let deny = page("deny.toml");
    let mut wrong = Vec::new();
    for skip in list(&deny, "bans", "skip") {
        let (name, version) = text(skip, "crate").split_once('@').unwrap();
        if text(skip, "reason").len() < 5 {
            wrong.push(format!("{name}@{version} is skipped without a reason"));
        }
        let known = versions.get_mut(name);
        let starts = |found: &String| *found == version || found.starts_with(&format!("{version}."));
        let at =
            known.as_ref().filter(|known| known.len() > 1).and_then(|known| known.iter().position(starts));
        match (known, at) {
            (Some(known), Some(at)) => drop(known.remove(at)),
            _ => wrong
                .push(format!("{name}@{version} is no second version any more: take it out of deny.toml")),
        }
    }
    let left = versions.into_iter().filter(|(_, versions)| versions.len() > 1);
    wrong.extend(left.map(|(name, versions)| format!("{name} is there as {}: why?", versions.join(" and "))));
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn crates_come_from_one_place_and_none_of_them_calls_anybody() {
    let deny = page("deny.toml");
    let banned: BTreeSet<&str> = list(&deny, "bans", "deny").iter().map(|one| text(one, "crate")).collect();
    assert!(banned.contains("reqwest"));
    let mut places = BTreeSet::new();
    for (name, _, source) in locked() {
        let own = name == "simpul" || name == "simpul-fuzz";
        assert!(own || source.starts_with("registry+"), "{name} comes from {source}");
        assert!(!banned.contains(name.as_str()), "{name} could call somebody");
        places.extend(Some(source).filter(|_| !own));
    }
    assert_eq!(places.len(), 1, "{places:?}");
}

/// Whether an expression of licences can be met by what is allowed: `A OR B` by one of them, `A AND B` by both.
fn is_met(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let words = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = words.split_whitespace().collect();
    let mut at = 0;
    let met = either(&words, &mut at, allowed);
    met && at == words.len()
}

fn either(words: &[&str], at: &mut usize, allowed: &BTreeSet<&str>) -> bool {
    let mut met = both(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= both(words, at, allowed);
    }
    met
}

fn both(words: &[&str], at: &mut usize, allowed: &BTreeSet<&str>) -> bool {
    let mut met = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at, allowed);
    }
    met
}

fn one(words: &[&str], at: &mut usize, allowed: &BTreeSet<&str>) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if *word == "(" {
        let met = either(words, at, allowed);
        *at += 1;
        return met;
    }
    if words.get(*at) == Some(&"WITH") {
        *at += 2;
        return words
            .get(*at - 1)
            .is_some_and(|with| allowed.contains(format!("{word} WITH {with}").as_str()));
    }
    allowed.contains(word)
}

#[test]
fn expressions_of_licences_are_understood() {
    let allowed = BTreeSet::from(["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"]);
    for yes in [
        "MIT",
        "GPL-3.0 OR MIT",
        "GPL-3.0/MIT",
        "(GPL-3.0 OR MIT) AND Zlib",
        "Apache-2.0 WITH LLVM-exception",
    ] {
        assert!(is_met(yes, &allowed), "{yes}");
    }
    for no in [
        "",
        "GPL-3.0",
        "MIT AND GPL-3.0",
        "(MIT OR Zlib) AND GPL-3.0",
        "Apache-2.0",
        "MIT)",
        "Apache-2.0 WITH x",
    ] {
        assert!(!is_met(no, &allowed), "{no}");
    }
}

#[test]
fn every_licence_is_a_permissive_one() {
    let deny = page("deny.toml");
    let words =
        |list: &[toml::Value]| list.iter().map(|word| word.as_str().unwrap().to_owned()).collect::<Vec<_>>();
    let allowed = words(list(&deny, "licenses", "allow"));
    let allowed: BTreeSet<&str> = allowed.iter().map(String::as_str).collect();
    let exceptions = list(&deny, "licenses", "exceptions");
    // What was downloaded for the machine at hand is what is built here; typst only with its feature, and what the
    // fuzz targets are built of, never.
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["tree", "--offline", "--locked", "-p", "simpul", "-e", "normal,build,dev"]);
    cargo.args(["--prefix", "none", "-f", "{p}|{l}"]);
    cargo.args(if cfg!(feature = "pdf") { &["--features", "pdf"][..] } else { &[] });
    let out = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let read = String::from_utf8(out.stdout).unwrap();
    // A crate that was shown before has a star behind its licence.
    let packages: BTreeSet<(&str, &str)> = read
        .lines()
        .filter_map(|line| line.trim_end_matches(" (*)").split_once('|'))
        .map(|(package, licence)| (package.split(' ').next().unwrap(), licence))
        .collect();
    assert!(packages.len() > 200);
    let mut wrong = Vec::new();
    for (name, licence) in packages {
        let mut mine = allowed.clone();
        let exception = exceptions.iter().find(|one| text(one, "crate") == name);
        mine.extend(
            exception
                .iter()
                .flat_map(|one| one["allow"].as_array().unwrap())
                .map(|one| one.as_str().unwrap()),
        );
        if !is_met(licence, &mine) {
            wrong.push(format!("{name}: {licence}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
