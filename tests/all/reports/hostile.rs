//! A map whose every text is an attack goes through every report in every form.

use std::fmt::Write as _;

use pulldown_cmark::{Event, Options, Parser, Tag};
use simpul::model::redact::Eyes;
use simpul::model::{Lang, PartnershipMap};
use simpul::report::{Asked, Kind};

use super::{FORMS, asked, file, map, map_of};

/// Texts that some program would obey.
pub(crate) const ATTACKS: [&str; 12] = [
    "=HYPERLINK(\"http://jahat.example\",\"klik\")",
    "+1+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "\"]; } digraph",
    "&xxe; <!ENTITY xxe SYSTEM \"file:///etc/passwd\">",
    "[klik](javascript:alert(1)) *tebal* `kode` # judul",
    "]]> -->",
    "#panic() $x$ @ref <label> \\u{41}",
    "a\u{0}\u{1}\u{b}\u{1b}[2J\u{202e}b\u{2028}c",
    "| sel | lain |\n---\n- butir",
];

/// The sample with attacks in the place of every name, title and text, and with texts that are longer than any page.
pub(crate) fn hostile() -> PartnershipMap {
    let text = attacks();
    let long = "panjang ".repeat(12_500);
    let map = text.replacen("[map]\n", &format!("[map]\ngoal = \"{long}\"\n"), 1);
    let (before, party) = map.split_once("[[actor]]\n").unwrap();
    let party = party.replacen("name = \"", &format!("name = \"{long}"), 1);
    map_of(&format!("{before}[[actor]]\n{party}"))
}

/// The sample with attacks in the place of every name, title and text.
pub(crate) fn attacks() -> String {
    let mut text = String::new();
    let mut at = 0;
    for line in super::sample("rw07-kencana-asri.toml").lines() {
        let key = line.split(" = ").next().unwrap_or_default();
        if ["name", "title", "goal", "description", "place", "reason", "area"].contains(&key)
            && line.ends_with('"')
        {
            let attack = ATTACKS[at % ATTACKS.len()];
            at += 1;
            let value = toml::Value::from(format!("{attack} {at}"));
            let _ = writeln!(text, "{key} = {value}");
        } else {
            text.push_str(line);
            text.push('\n');
        }
    }
    assert!(at > 100, "{at} texts were exchanged");
    text
}

#[test]
fn every_report_is_made_from_a_hostile_map() {
    let map = hostile();
    for kind in Kind::ALL {
        for ending in FORMS {
            let wish = Asked { eyes: Eyes::Own, ..asked(kind) };
            let bytes = file(&map, &wish, ending).unwrap_or_else(|| panic!("{kind:?} as {ending}"));
            assert!(bytes.len() > 400, "{kind:?} as {ending}");
        }
    }
}

/// What is no plain text: what would be shown as something else than it says.
fn obeyed(markdown: &str) -> Vec<String> {
    let parser = Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    let obeyed = parser.filter(|event| {
        matches!(
            event,
            Event::Html(_)
                | Event::InlineHtml(_)
                | Event::Code(_)
                | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock)
        )
    });
    obeyed.map(|event| format!("{event:?}")).collect()
}

#[test]
fn nothing_of_a_map_is_markup_in_markdown() {
    let map = hostile();
    for kind in Kind::ALL {
        let wish = Asked { eyes: Eyes::Own, ..asked(kind) };
        let text = String::from_utf8(file(&map, &wish, "md").unwrap()).unwrap();
        assert_eq!(obeyed(&text), Vec::<String>::new(), "{kind:?}");
        assert!(!text.contains('\u{1b}') && !text.contains('\u{0}'), "{kind:?}");
    }
    // The check itself bites.
    assert_eq!(obeyed("<b>x</b> [k](javascript:1) `c`").len(), 4);
    let tables = |markdown: &str| {
        let parser = Parser::new_ext(markdown, Options::ENABLE_TABLES);
        parser.filter(|event| matches!(event, Event::Start(Tag::Table(_)))).count()
    };
    let english = Asked { lang: Lang::English, ..asked(Kind::Register) };
    let text = String::from_utf8(file(&map, &english, "md").unwrap()).unwrap();
    assert_eq!(tables(&text), 2, "a bar in a cell makes no new cell and no new table");
    let calm = String::from_utf8(file(&self::map("rw07-kencana-asri"), &english, "md").unwrap()).unwrap();
    assert_eq!(tables(&calm), 2);
}

#[test]
fn plain_text_commands_no_terminal() {
    let map = hostile();
    for kind in Kind::ALL {
        let text = super::text(&map, &Asked { eyes: Eyes::Own, ..asked(kind) });
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{kind:?}");
        assert!(!text.contains('\u{202e}'), "{kind:?}");
        let widest = text.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
        assert!(widest <= 78, "{kind:?} is {widest} wide");
    }
}
