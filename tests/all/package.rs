//! What is packed: the list in Cargo.toml names files that are there, and the menu entry is whole.

use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
}

/// Source and target of everything in the package.
fn assets() -> Vec<(String, String)> {
    let manifest: toml::Table = toml::from_str(&read("Cargo.toml")).unwrap();
    let list = manifest["package"]["metadata"]["deb"]["assets"].as_array().unwrap();
    let text = |asset: &toml::Value, at: usize| asset[at].as_str().unwrap().to_owned();
    list.iter().map(|asset| (text(asset, 0), text(asset, 1))).collect()
}

#[test]
fn everything_that_is_packed_is_there_or_made() {
    let script = read(".ci/package");
    for (source, target) in assets() {
        assert!(target.starts_with("usr/"), "{target}");
        if let Some(made) = source.strip_prefix("target/package/") {
            let first = made.split(['/', '*']).next().unwrap();
            assert!(script.contains(&format!("$out/{first}")), ".ci/package does not make {source}");
        } else if !source.starts_with("target/release/") {
            let path = root().join(source.split('*').next().unwrap());
            assert!(path.exists(), "{source}");
        } else {
            // The program itself.
        }
    }
}

#[test]
fn the_menu_entry_is_whole_in_both_languages() {
    let entry = read("packaging/simpul.desktop");
    let value =
        |key: &str| entry.lines().find_map(|line| line.strip_prefix(&format!("{key}="))).unwrap_or_default();
    for key in ["Name", "GenericName", "Comment", "Keywords"] {
        assert!(!value(key).is_empty() && !value(&format!("{key}[id]")).is_empty(), "{key}");
    }
    assert_eq!((value("Terminal"), value("Type")), ("true", "Application"));
    let icon = format!("packaging/{}.svg", value("Icon"));
    assert!(assets().iter().any(|(source, target)| *source == icon && target.contains("/icons/")), "{icon}");
    let program = value("Exec").split(' ').next().unwrap();
    assert_eq!((program, value("TryExec")), ("simpul", "simpul"));
    assert!(value("Exec").ends_with(" %f"), "a file that is dropped on it is opened");
}

#[test]
fn the_licences_of_all_that_is_inside_are_there() {
    let copyright = read("packaging/copyright");
    let licence = read("LICENSE");
    for sentence in ["Permission is hereby granted, free of charge", "THE SOFTWARE IS PROVIDED \"AS IS\""] {
        assert!(licence.contains(sentence) && copyright.contains(sentence), "{sentence}");
    }
    assert!(copyright.contains("Bitstream Vera"), "the font is in the program");
}
