//! `docs/format.md` says what the code reads: its keys and words are compared with the records themselves.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use simpul::model::Table;
use simpul::model::code::all_lists;
use simpul::model::record::all_keys;
use simpul::model::redact::{Eyes, INTERNAL_TABLES, KEYS};

fn page(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

/// The word lists as they have to stand in the page.
fn word_lists() -> String {
    let mut text = String::new();
    for list in all_lists() {
        let _ = write!(text, "**{}**\n\n| code | also read |\n|---|---|\n", list.name);
        for (code, others) in list.words {
            let others: Vec<_> = others.iter().map(|word| format!("`{word}`")).collect();
            let _ = writeln!(text, "| `{code}` | {} |", others.join(", "));
        }
        text.push('\n');
    }
    text
}

#[test]
fn the_words_in_the_page_are_the_words_that_are_read() {
    let page = page("format.md");
    let (_, rest) = page.split_once("<!-- words: begin -->\n\n").expect("the words begin");
    let (written, _) = rest.split_once("<!-- words: end -->").expect("the words end");
    let expected = word_lists();
    assert!(written == expected, "put this between the marks of docs/format.md:\n\n{expected}");
}

#[test]
fn no_word_of_a_list_means_two_things() {
    for list in all_lists() {
        let mut seen = BTreeSet::new();
        for (code, others) in list.words {
            for word in [&[code], others].concat() {
                let plain = word.replace(['_', ' ', '-'], "");
                assert!(seen.insert(plain), "{word} stands twice in {}", list.name);
            }
        }
    }
}

/// The heading under which the keys of a record stand.
fn heading(record: &str) -> String {
    match record {
        "MapInfo" => "### `[map]`".to_owned(),
        "LadderEntry" => "### `[[partnership.history]]`".to_owned(),
        "View" => "### `[[partnership.view]]`".to_owned(),
        "StatusEntry" => "### `[[agreement.status_history]]`".to_owned(),
        "Obligation" => "### `[[agreement.obligation]]`".to_owned(),
        "Service" => "#### One of `services`".to_owned(),
        "Consent" => "#### `consent`".to_owned(),
        "NextAction" => "#### `next_action`".to_owned(),
        "HeadCount" => "#### One of `elements`".to_owned(),
        "Decision" => "#### One of `decisions`".to_owned(),
        "FollowUp" => "#### One of `followups`".to_owned(),
        table => format!("### `[[{}]]`", table.to_lowercase()),
    }
}

/// The rows of the first table below a heading: key, value, meaning.
fn rows<'a>(page: &'a str, heading: &str) -> Vec<Vec<&'a str>> {
    let (_, below) = page
        .split_once(&format!("\n{heading}\n"))
        .unwrap_or_else(|| panic!("docs/format.md has no heading {heading}"));
    below
        .lines()
        .skip_while(|line| !line.starts_with("|---"))
        .skip(1)
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect()
}

#[test]
fn the_keys_in_the_page_are_the_keys_that_are_read() {
    let page = page("format.md");
    let lists = all_lists();
    for (record, keys) in all_keys() {
        let rows = rows(&page, &heading(record));
        let mut written = rows.iter();
        for (key, kind) in keys {
            let key = if key == "overridden" { "override" } else { key };
            let row = written.next().unwrap_or_else(|| panic!("{record}: `{key}` is not in docs/format.md"));
            let optional = ["Option<", "Vec<", "BTreeMap<", "Settings"];
            // `members` alone is a list that must be there.
            let required = key == "members" || !optional.iter().any(|start| kind.starts_with(start));
            let star = if required { " *" } else { "" };
            assert_eq!(row[0], format!("`{key}`{star}"), "{record}");
            assert_eq!(row.len(), 3, "{record}.{key}: key, value, meaning");
            let inner = kind.trim_end_matches('>').rsplit('<').next().unwrap_or(kind);
            if let Some(list) = lists.iter().find(|list| list.type_name == inner) {
                assert!(row[1].contains(list.name), "{record}.{key} takes a word of *{}*", list.name);
            }
        }
        assert!(written.next().is_none(), "{record}: docs/format.md has keys that are not read");
    }
    for table in Table::ALL {
        assert!(page.contains(&format!("\n### `[[{}]]`\n", table.header())));
    }
}

#[test]
fn the_page_marks_what_a_public_copy_leaves_out() {
    let page = page("format.md");
    let mut marked = BTreeSet::new();
    for (record, _) in all_keys() {
        let table = match record {
            "LadderEntry" | "View" | "NextAction" => "Partnership",
            "StatusEntry" | "Obligation" => "Agreement",
            other => other,
        };
        for row in rows(&page, &heading(record)) {
            let eyes = match &row[2] {
                said if said.contains("internal") => Eyes::Partners,
                said if said.contains("not in public copies") => Eyes::Everybody,
                _ => continue,
            };
            let key = row[0].trim_matches(['`', '*', ' ']).to_owned();
            marked.insert((table.to_owned(), key, eyes));
        }
    }
    let left_out: BTreeSet<_> =
        KEYS.iter().map(|(table, key, eyes)| (format!("{table:?}"), (*key).to_owned(), *eyes)).collect();
    assert_eq!(marked, left_out);
    for table in Table::ALL {
        let (_, below) = page.split_once(&format!("\n### `[[{}]]`\n", table.header())).unwrap();
        let said =
            below.lines().take_while(|line| !line.starts_with('|')).any(|line| line.contains("Internal."));
        assert_eq!(said, INTERNAL_TABLES.contains(&table), "{table:?}");
    }
}

#[test]
fn every_page_that_a_page_points_to_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = vec![root.join("CHANGELOG.md")];
    pages.extend(std::fs::read_dir(root.join("docs")).unwrap().map(|entry| entry.unwrap().path()));
    pages.extend(Some(root.join("README.md")).filter(|path| path.exists()));
    for page in pages.iter().filter(|page| page.extension().is_some_and(|end| end == "md")) {
        let text = std::fs::read_to_string(page).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap_or_default();
            if !file.is_empty() && !file.contains("://") {
                let target = page.parent().unwrap().join(file);
                assert!(target.exists(), "{} points to {link}", page.display());
            }
        }
    }
}
