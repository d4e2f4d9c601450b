//! Pictures: nothing overlaps, nothing private is in them, and the stored ones are what the program draws.

mod layouts;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use simpul::export::picture::{Paper, Picture, Tone, Wanted, layout_of, picture, ties};
use simpul::export::table::layout_csv;
use simpul::layout::{Frame, Outward, View};
use simpul::model::{Day, Lang, PartnershipMap};
use simpul::network::At;
use simpul::store::{Intent, MapFile};

use crate::support::today;

/// The sample maps, with the short names of their pictures.
const SAMPLES: [(&str, &str); 3] = [
    ("rw07-kencana-asri", "rw07"),
    ("kelurahan-bumi-lestari-stunting", "stunting"),
    ("rencana-jangkauan-lsm", "jangkauan"),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn open(path: &Path) -> PartnershipMap {
    MapFile::open(path, Intent::Read, None).unwrap().map
}

fn sample(name: &str) -> PartnershipMap {
    open(&root().join("maps").join(format!("{name}.toml")))
}

/// A map from its text.
fn map_of(text: &str) -> PartnershipMap {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("peta.toml");
    std::fs::write(&path, text).unwrap();
    open(&path)
}

fn wanted(view: View) -> Wanted {
    Wanted {
        view,
        outward: Outward::Rung,
        at: At::Now,
        today: today(),
        lang: Lang::Indonesian,
        paper: Paper::A4Landscape,
        tone: Tone::Light,
        internal: false,
        part_of: None,
    }
}

/// Every kind of page there is.
fn all_pages() -> impl Iterator<Item = Wanted> {
    let views = View::ALL.into_iter();
    views.flat_map(|view| {
        [Paper::A4Landscape, Paper::A4Portrait].into_iter().flat_map(move |paper| {
            [Tone::Light, Tone::Dark, Tone::Mono].into_iter().flat_map(move |tone| {
                [false, true].into_iter().flat_map(move |internal| {
                    [Lang::Indonesian, Lang::English].into_iter().map(move |lang| Wanted {
                        paper,
                        tone,
                        internal,
                        lang,
                        ..wanted(view)
                    })
                })
            })
        })
    })
}

fn overlap(one: &Frame, other: &Frame) -> bool {
    one.left < other.left + other.width
        && other.left < one.left + one.width
        && one.top < other.top + other.height
        && other.top < one.top + one.height
}

fn overlaps(one: &Picture) -> Vec<(Frame, Frame)> {
    let mut found = Vec::new();
    for (place, label) in one.labels.iter().enumerate() {
        for other in one.labels[place + 1..].iter().chain(&one.marks) {
            if overlap(label, other) {
                found.push((*label, *other));
            }
        }
    }
    // A mark fills its box in the middle only, so two of them are compared as the discs in their boxes.
    for (place, mark) in one.marks.iter().enumerate() {
        let touches = |other: &&Frame| {
            let apart = |a: f64, b: f64, c: f64, d: f64| a + b / 2.0 - c - d / 2.0;
            let across = apart(mark.left, mark.width, other.left, other.width);
            let along = apart(mark.top, mark.height, other.top, other.height);
            across.hypot(along) < f64::midpoint(mark.width, other.width)
        };
        found.extend(one.marks[place + 1..].iter().filter(touches).map(|other| (*mark, *other)));
    }
    found.truncate(3);
    found
}

#[test]
fn no_name_overlaps_another_one_or_a_mark_on_a4() {
    for (name, _) in SAMPLES {
        let map = sample(name);
        for page in all_pages().filter(|page| page.tone == Tone::Light) {
            let done = picture(&map, &page);
            assert_eq!(overlaps(&done), [], "{name} {page:?}");
            assert_eq!(done.labels.len(), done.parties, "every party is named: {name} {page:?}");
            let (wide, high) = if page.paper == Paper::A4Landscape { (842.0, 595.3) } else { (595.3, 842.0) };
            for frame in done.labels.iter().chain(&done.marks) {
                let (right, bottom) = (frame.left + frame.width, frame.top + frame.height);
                assert!(frame.left > 20.0 && frame.top > 20.0, "{frame:?}");
                assert!(right < wide - 20.0 && bottom < high - 20.0, "{name} {page:?} {frame:?}");
            }
        }
    }
}

#[test]
fn no_name_of_a_sample_is_shortened_in_rings_or_force() {
    for (name, _) in SAMPLES {
        let map = sample(name);
        for view in [View::Rings, View::Force, View::Venn] {
            for paper in [Paper::A4Landscape, Paper::A4Portrait] {
                let svg = picture(&map, &Wanted { paper, ..wanted(view) }).svg;
                assert!(!svg.contains('…'), "{name} {view:?} {paper:?}");
            }
        }
    }
}

#[test]
fn very_long_names_break_before_they_are_cut_and_are_cut_before_they_are_left_out() {
    let mut text = std::fs::read_to_string(root().join("maps/rw07-kencana-asri.toml")).unwrap();
    for actor in sample("rw07-kencana-asri").actors.iter() {
        let long =
            format!("{} yang namanya panjang sekali sehingga tidak muat di kertas mana pun", actor.name);
        text = text.replace(&format!("name = \"{}\"", actor.name), &format!("name = \"{long}\""));
    }
    let map = map_of(&text);
    for view in [View::Rings, View::Force] {
        for paper in [Paper::A4Landscape, Paper::A4Portrait] {
            let done = picture(&map, &Wanted { paper, ..wanted(view) });
            assert_eq!(overlaps(&done), []);
            let widest = done.labels.iter().map(|label| label.width).fold(0.0, f64::max);
            assert!(widest < 230.0, "no line runs across the page: {widest} {view:?} {paper:?}");
            let named = done.labels.len();
            assert!(named + 1 >= done.parties, "{named} of {} {view:?} {paper:?}", done.parties);
        }
    }
}

#[test]
fn a_large_map_keeps_its_marks_and_some_names_in_sight() {
    let mut text = String::from("format = 1\n[map]\nid = \"x\"\ntitle = \"Besar\"\n");
    for one in 0..2000 {
        write!(text, "[[actor]]\nid = \"a{one}\"\nname = \"Pihak {one}\"\nkind = \"ngo\"\n").unwrap();
    }
    // A crowd that no page has room for: everybody with a few others, all over.
    for one in 0..6000 {
        let (from, to) = (one % 2000, (one * 7919 + one / 2000 * 31 + 1) % 2000);
        if from != to {
            write!(text, "[[partnership]]\nid = \"p{one}\"\nname = \"K\"\nmembers = [\"a{from}\", \"a{to}\"]\nstatus = \"active\"\nstart = 2025-01-01\n").unwrap();
        }
    }
    let done = picture(&map_of(&text), &wanted(View::Force));
    assert!(done.labels.len() >= 10, "{} names", done.labels.len());
    let widths = values(&done.svg, "stroke-width");
    let thinnest = widths.iter().filter_map(|width| width.parse::<f64>().ok()).fold(9.0, f64::min);
    let mark = done.marks.iter().map(|mark| mark.width).fold(9.0, f64::min);
    assert!(thinnest * 3.0 < mark, "lines of {thinnest} hide marks of {mark}");
}

#[test]
fn the_stored_pictures_are_what_the_program_draws() {
    let folder = root().join("docs/pictures");
    let mut stale = Vec::new();
    let mut known = BTreeSet::new();
    for (name, short) in SAMPLES {
        let map = sample(name);
        for (view, word) in [(View::Rings, "rings"), (View::Force, "force")] {
            let file = format!("{short}-{word}.svg");
            let path = folder.join(&file);
            let svg = picture(&map, &wanted(view)).svg;
            if std::env::var_os("SIMPUL_UPDATE").is_some() {
                std::fs::write(&path, &svg).unwrap();
            }
            if std::fs::read_to_string(&path).ok().as_deref() != Some(svg.as_str()) {
                stale.push(file.clone());
            }
            known.insert(file);
        }
    }
    assert!(stale.is_empty(), "set SIMPUL_UPDATE=1 and look at the change: {stale:?}");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let pictures = files.filter(|path| path.extension().is_some_and(|end| end == "svg"));
    let stored: BTreeSet<String> =
        pictures.map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(stored, known, "no picture is left over");
}

/// The values of an attribute.
fn values<'a>(svg: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    svg.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn a_page_is_well_formed_and_nothing_on_it_is_too_small() {
    for (name, _) in SAMPLES {
        let map = sample(name);
        for page in all_pages() {
            let svg = picture(&map, &page).svg;
            let tree =
                resvg::usvg::roxmltree::Document::parse(&svg).unwrap_or_else(|fault| panic!("{fault}"));
            let texts = tree.descendants().filter(|node| node.has_tag_name("text"));
            let sizes = texts.filter_map(|node| node.attribute("font-size")?.parse::<f64>().ok());
            assert!(sizes.fold(99.0, f64::min) >= 7.0, "{name} {page:?}");
            if page.tone == Tone::Mono {
                let colours = [values(&svg, "fill"), values(&svg, "stroke")].concat();
                for colour in colours.into_iter().filter(|colour| *colour != "none") {
                    let part = |at| colour.get(at..at + 2).unwrap();
                    assert!(part(1) == part(3) && part(3) == part(5), "{colour} is no grey: {name} {page:?}");
                }
            }
        }
    }
}

#[test]
fn what_a_map_says_cannot_become_markup() {
    let map = map_of(
        "format = 1\n[map]\nid = \"x\"\ntitle = \"<script>\\\"a\\\" & 'b'</title>\\u001b\\uFFFE\"\n\n\
         [[actor]]\nid = \"a\"\nname = \"]]> <b>&amp; ﷽ 漢字 😀\"\nkind = \"ngo\"\n",
    );
    for view in View::ALL {
        let svg = picture(&map, &Wanted { internal: true, ..wanted(view) }).svg;
        let tree = resvg::usvg::roxmltree::Document::parse(&svg).unwrap();
        let names = tree.descendants().map(|node| node.tag_name().name()).collect::<BTreeSet<_>>();
        assert!(
            names.is_subset(&["", "svg", "title", "desc", "rect", "path", "ellipse", "text", "g"].into())
        );
        assert!(svg.contains("&lt;script&gt;"));
    }
}

#[test]
fn a_png_has_the_size_of_the_page_and_shows_its_words() {
    let map = sample(SAMPLES[0].0);
    for (paper, size) in [(Paper::A4Landscape, (2339, 1654)), (Paper::A4Portrait, (1654, 2339))] {
        let done = picture(&map, &Wanted { paper, ..wanted(View::Rings) });
        let png = done.png().unwrap();
        assert_eq!(png, done.png().unwrap(), "the same bytes every time");
        let dots = resvg::tiny_skia::Pixmap::decode_png(&png).unwrap();
        assert_eq!((dots.width(), dots.height()), size);
        // The title stands in the upper left corner; without a font it would vanish silently.
        let dark = |x: u32, y: u32| dots.pixel(x, y).is_some_and(|dot| dot.red() < 100);
        let inked =
            (85..1200).flat_map(|x| (85..130).map(move |y| (x, y))).filter(|(x, y)| dark(*x, *y)).count();
        assert!(inked > 4000, "{inked} dark dots in the title");
    }
}

#[test]
fn nothing_private_is_in_a_picture() {
    let secret = map_of(
        "format = 1\n[map]\nid = \"x\"\ntitle = \"Peta\"\nanchor = \"a\"\n\n\
         [[actor]]\nid = \"a\"\nname = \"Satu\"\nkind = \"ngo\"\npower = 1\ninterest = 2\nstance = \"opposes\"\n\
         contact_role = \"RAHASIA\"\ncontact_channel = \"RAHASIA\"\nnotes = \"RAHASIA\"\nweaknesses = [\"RAHASIA\"]\n\n\
         [[actor]]\nid = \"b\"\nname = \"Dua\"\nkind = \"business\"\nstance = \"supports\"\n\n\
         [[trust]]\nid = \"t\"\nfrom = \"a\"\nto = \"b\"\ndate = 2026-01-01\n\n\
         [[partnership]]\nid = \"p\"\nname = \"RAHASIA\"\nmembers = [\"a\", \"b\"]\nstatus = \"active\"\n\
         conflict_note = \"RAHASIA\"\n[[partnership.history]]\ndate = 2025-05-01\nrung = \"competition\"\n\
         kind = \"baseline\"\nreason = \"RAHASIA\"\n",
    );
    for page in all_pages() {
        let svg = picture(&secret, &page).svg;
        for word in ["RAHASIA", "opposes", "Menolak", "Mendukung", "Opposes", "Supports", "rust"] {
            assert!(!svg.contains(word), "{word} {page:?}");
        }
        let contest = svg.contains("0 Kompetisi") || svg.contains("0 Competition");
        let lines = !matches!(page.view, View::Grid | View::Venn);
        assert_eq!(contest, page.internal && lines, "{page:?}");
        assert_eq!(svg.contains("INTERNAL"), page.internal);
    }
    // Whoever only competes with the anchor stands where anybody without a tie stands.
    let hidden = layout_of(&secret, &ties(&secret, At::Now, false), View::Rings, Outward::Rung);
    let open = layout_of(&secret, &ties(&secret, At::Now, true), View::Rings, Outward::Rung);
    assert_ne!(hidden.guides, open.guides);
}

#[test]
fn a_map_without_parties_says_so() {
    let map = map_of("format = 1\n[map]\nid = \"x\"\ntitle = \"Kosong\"\n");
    for page in all_pages() {
        let svg = picture(&map, &page).svg;
        let sentence = match page.lang {
            Lang::Indonesian => "Peta ini belum memuat pihak.",
            Lang::English => "This map has no parties yet.",
        };
        assert!(svg.contains(sentence), "{page:?}");
    }
    let early = Wanted { at: At::Day(Day::parse("1999-01-01").unwrap()), ..wanted(View::Rings) };
    let svg = picture(&sample(SAMPLES[0].0), &early).svg;
    assert!(svg.contains("1 Januari 1999"));
}

#[test]
fn a_large_map_stays_legible_and_says_what_is_left_out() {
    let mut text = "format = 1\n[map]\nid = \"x\"\ntitle = \"Besar\"\nanchor = \"a0\"\n".to_owned();
    for at in 0..400 {
        let kind = ["government", "business", "donor", "ngo", "community", "other"][at % 6];
        let _ = write!(text, "[[actor]]\nid = \"a{at}\"\nname = \"Lembaga Warga {at}\"\nkind = \"{kind}\"\n");
        if at > 0 {
            let (one, rung) = (at * 7 / 11, at % 6);
            let _ = write!(
                text,
                "[[partnership]]\nid = \"p{at}\"\nname = \"K\"\nmembers = [\"a{one}\", \"a{at}\"]\n\
                 status = \"active\"\n[[partnership.history]]\ndate = 2025-05-01\nrung = \"{rung}\"\n\
                 kind = \"baseline\"\n"
            );
        }
    }
    let map = map_of(&text);
    for view in View::ALL {
        let done = picture(&map, &wanted(view));
        assert_eq!(overlaps(&done), [], "{view:?}");
        // Nobody here has a score: all stand side by side in the tray of the grid, and on one ring of the Venn.
        let least = if matches!(view, View::Grid | View::Venn) { 5 } else { 20 };
        assert!(done.labels.len() >= least, "{view:?} names {}", done.labels.len());
        let says_so = done.svg.contains("dari 400") || done.labels.len() == 400;
        assert!(says_so, "{view:?} names {} of 400", done.labels.len());
    }
}

#[test]
fn a_table_has_every_party_once() {
    let map = sample(SAMPLES[0].0);
    for view in View::ALL {
        let ties = ties(&map, At::Now, false);
        let table = layout_csv(&ties, &layout_of(&map, &ties, view, Outward::Rung));
        let mut lines = table.lines();
        assert_eq!(lines.next(), Some("id,x,y"));
        let ids: BTreeSet<&str> = lines.clone().filter_map(|line| line.split(',').next()).collect();
        assert_eq!((ids.len(), lines.clone().count()), (map.actors.len(), map.actors.len()));
        assert!(lines.all(|line| line.split(',').skip(1).all(|part| part.parse::<f64>().is_ok())));
    }
}
