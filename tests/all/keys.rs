//! `docs/keys.md` is made from the table of commands, so it cannot say anything else than the program does.
//! After a change of the table: `SIMPUL_UPDATE=1 cargo test keys`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use simpul::app::command::{Context, TABLE};
use simpul::app::keymap::show;
use simpul::model::Lang;

fn page() -> String {
    let mut page = String::from(
        "# Tombol · Keys\n\nMade from the table of commands (`src/app/command.rs`) by `tests/all/keys.rs`; \
         do not edit by hand.\nOwn keys: in `settings.toml`, `[keys]`, name and keys, as in `step-up = [\"+\"]`.\n",
    );
    let places = [
        (Context::Everywhere, "Di semua layar · On all screens"),
        (Context::Ladder, "Tangga · Ladder"),
        (Context::Actors, "Pihak · Parties"),
        (Context::Partnerships, "Kemitraan · Partnerships"),
        (Context::Documents, "Dokumen · Documents"),
        (Context::Needs, "Kebutuhan · Needs"),
        (Context::Agenda, "Agenda · Agenda"),
        (Context::Map, "Peta · Map"),
        (Context::Findings, "Temuan · Findings"),
        (Context::Start, "Sebelum peta dibuka · Before a map is open"),
    ];
    for (context, title) in places {
        write!(
            page,
            "\n## {title}\n\n| | | Indonesia | English | `settings.toml` |\n|---|---|---|---|---|\n"
        )
        .unwrap();
        for entry in TABLE.iter().filter(|entry| entry.contexts.contains(&context)) {
            let keys: Vec<String> =
                entry.keys.iter().map(|chord| format!("`{}`", show(*chord, Lang::Indonesian))).collect();
            let keys = if keys.is_empty() { "`:`".to_owned() } else { keys.join(" ") };
            let (id, en) = (Lang::Indonesian, Lang::English);
            writeln!(
                page,
                "| {keys} | {} | {} | {} | `{}` |",
                (entry.title)(id),
                (entry.help)(id),
                (entry.help)(en),
                entry.name
            )
            .unwrap();
        }
    }
    page
}

#[test]
fn the_page_of_keys_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/keys.md");
    if std::env::var_os("SIMPUL_UPDATE").is_some() {
        fs::write(&path, page()).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page(), "docs/keys.md is old: run SIMPUL_UPDATE=1 cargo test keys");
}
