//! Every report of every map as PDF, read back: complete, on as many pages as its readers expect, and only words.

use simpul::model::redact::Eyes;
use simpul::model::{Code as _, Lang, PartnershipMap};
use simpul::report::{Asked, Audience, Kind};

use super::hostile::{ATTACKS, attacks};
use super::secrets::{INTERNAL, PARTNERS, told};
use super::{MAPS, asked, file, map, map_of};
use crate::print::{dense, pages, poppler};

/// The pages of a report; nothing where the map has nothing that it could be about.
fn printed(map: &PartnershipMap, wish: &Asked) -> Option<Vec<String>> {
    file(map, wish, "pdf").map(|pdf| pages(&pdf).unwrap())
}

fn readable() -> bool {
    crate::support::tools("the PDF of every report", &[&["pdftotext", "-v"], &["pdfinfo", "-v"]])
}

#[test]
fn every_report_of_every_map_can_be_printed_in_both_languages_for_all_readers() {
    if !readable() {
        return;
    }
    let mut printed = 0;
    for name in MAPS {
        let map = map(name);
        for kind in Kind::ALL {
            for lang in Lang::ALL {
                // Not every map has a meeting, or a document.
                let Some(pdf) = file(&map, &Asked { lang: *lang, ..asked(kind) }, "pdf") else { continue };
                let meta = poppler("pdfinfo", &["-meta"], &pdf).unwrap();
                assert!(meta.contains("<pdfuaid:part>1</pdfuaid:part>"), "{name} {}", kind.code());
                for (at, page) in pages(&pdf).unwrap().iter().enumerate() {
                    assert!(page.lines().count() > 4, "page {at} of {name} {} is empty: {page}", kind.code());
                }
                printed += 1;
            }
        }
    }
    assert!(printed > 50, "{printed}");
}

#[test]
fn minutes_are_one_page_and_so_is_the_news_for_residents() {
    if !readable() {
        return;
    }
    for name in MAPS {
        let map = map(name);
        for lang in Lang::ALL {
            let minutes = printed(&map, &Asked { lang: *lang, ..asked(Kind::Minutes) }).unwrap();
            let second = if *lang == Lang::Indonesian { "UNDANGAN" } else { "INVITATION" };
            assert_eq!(minutes.len(), 3, "{name}: minutes, invitation, and list take a page each");
            assert!(minutes[1].contains(second), "{name}: {}", minutes[1]);
            let news = Asked { lang: *lang, audience: Audience::Residents, ..asked(Kind::Quarterly) };
            assert_eq!(printed(&map, &news).unwrap().len(), 1, "{name}");
        }
    }
}

#[test]
fn nothing_internal_is_printed_unless_asked_for() {
    if !readable() {
        return;
    }
    let said = |map: &PartnershipMap, kind, eyes| {
        printed(map, &Asked { eyes, ..asked(kind) }).unwrap_or_default().concat().to_lowercase()
    };
    let map = told(MAPS[0]);
    for kind in Kind::ALL {
        assert!(!said(&map, kind, Eyes::Partners).contains(INTERNAL), "{kind:?}");
        let public = said(&map, kind, Eyes::Everybody);
        assert!(!public.contains(INTERNAL) && !public.contains(PARTNERS), "{kind:?}");
    }
    assert!(said(&map, Kind::Quarterly, Eyes::Own).contains(INTERNAL), "the team reads it");
}

#[test]
fn a_hostile_map_is_printed_as_it_reads() {
    if !readable() {
        return;
    }
    let map = map_of(&attacks());
    let mut all = String::new();
    for kind in Kind::ALL {
        let pages = printed(&map, &Asked { eyes: Eyes::Own, ..asked(kind) }).unwrap();
        all.push_str(&dense(&pages.concat()));
    }
    for attack in ["=HYPERLINK(", "<script>alert(1)</script>", "#panic()$x$@ref<label>", "&xxe;<!ENTITY"] {
        assert!(ATTACKS.iter().any(|one| dense(one).contains(attack)), "{attack} is one of them");
        assert!(all.contains(attack), "{attack} is nowhere");
    }
}
