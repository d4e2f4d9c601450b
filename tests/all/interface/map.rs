//! The map as a picture: what it shows in every way of looking, and what its keys and the mouse do.

use std::fmt::Write as _;

use simpul::app::ScreenKind;
use simpul::app::event::{Effect, Event, MouseAct, Target};
use simpul::app::map::Spot;
use simpul::app::map::picture::Request;
use simpul::app::map::print::Ink;
use simpul::app::settings::ThemeKind;
use simpul::layout::View;
use simpul::model::{Day, Lang};
use simpul::network::{At, Ties};

use crate::support::{Desk, check, sample};

fn desk(size: (u16, u16)) -> Desk {
    let mut desk = Desk::with(&sample("rw07-kencana-asri.toml"), Lang::Indonesian, size);
    desk.keys("gm");
    desk
}

fn shown(desk: &Desk) -> usize {
    desk.app.map_screen.picture.as_ref().unwrap().nodes.len()
}

fn chosen(desk: &Desk) -> String {
    match desk.app.map_screen.spot.as_ref().unwrap() {
        Spot::Party(id) => id.to_string(),
        Spot::Tie(one, other) => format!("{one}+{other}"),
        Spot::Group(id) => format!("({id})"),
    }
}

/// One party with very many partners, and nobody else.
fn hub(partners: usize) -> String {
    let mut text = String::from("format = 1\n\n[map]\nid = \"hub\"\ntitle = \"Hub\"\nanchor = \"a0\"\n");
    for one in 0..=partners {
        write!(text, "\n[[actor]]\nid = \"a{one}\"\nname = \"Pihak {one}\"\nkind = \"ngo\"\n").unwrap();
    }
    for one in 1..=partners {
        write!(text, "\n[[partnership]]\nid = \"t{one}\"\nname = \"Ikatan {one}\"\nmembers = [\"a0\", \"a{one}\"]\nstatus = \"active\"\nstart = 2025-01-06\n").unwrap();
    }
    text
}

/// Groups of parties, each one tied in a ring and to its first; the first ones are tied in a row.
fn villages(groups: usize, size: usize) -> String {
    hamlets(groups, size, true)
}

/// The same, with or without the row.
fn hamlets(groups: usize, size: usize, in_a_row: bool) -> String {
    let mut text =
        String::from("format = 1\n\n[map]\nid = \"besar\"\ntitle = \"Besar\"\nanchor = \"p0-0\"\n");
    for group in 0..groups {
        for one in 0..size {
            write!(
                text,
                "\n[[actor]]\nid = \"p{group}-{one}\"\nname = \"Pihak {group}.{one}\"\nkind = \"community\"\n"
            )
            .unwrap();
        }
    }
    let mut tie = |from: String, to: String| {
        write!(
            text,
            "\n[[partnership]]\nid = \"{from}-{to}\"\nname = \"{from} {to}\"\nmembers = [\"{from}\", \"{to}\"]\nstatus = \"active\"\nstart = 2025-01-06\n"
        )
        .unwrap();
    };
    for group in 0..groups {
        for one in 1..size {
            tie(format!("p{group}-0"), format!("p{group}-{one}"));
            if one + 1 < size {
                tie(format!("p{group}-{one}"), format!("p{group}-{}", one + 1));
            }
        }
        if in_a_row && group > 0 {
            tie(format!("p{}-0", group - 1), format!("p{group}-0"));
        }
    }
    text
}

const NAMES: [&str; 5] = ["rings", "web", "matrix", "grid", "venn"];

#[test]
fn every_way_of_looking_in_three_sizes() {
    for (columns, rows) in [(80, 24), (120, 40), (44, 20)] {
        let mut desk = desk((columns, rows));
        for name in NAMES {
            check(&format!("map-{name}-{columns}x{rows}"), &desk);
            desk.keys("v");
        }
    }
}

#[test]
fn without_colour_in_ascii_in_english_and_on_a_projector() {
    for (ascii, name) in [(false, "mono"), (true, "ascii")] {
        let mut desk = desk((80, 24));
        desk.app.settings.theme = ThemeKind::Mono;
        desk.app.settings.ascii = ascii;
        desk.no_colour = true;
        check(&format!("map-rings-{name}"), &desk);
        desk.keys("vv");
        check(&format!("map-matrix-{name}"), &desk);
    }
    let mut desk = Desk::with(&sample("rw07-kencana-asri.toml"), Lang::English, (100, 30));
    desk.keys("gmo");
    check("map-levels-english", &desk);
    desk.keys("<f4>vvv");
    check("map-grid-presenting", &desk);
    desk.keys("v");
    check("map-venn-presenting", &desk);
}

#[test]
fn focus_filters_ties_and_the_past() {
    for (name, keys) in [
        ("focus", "f"),
        ("tie", "..<right>"),
        ("filters", "s<down> "),
        ("past", "{{"),
        ("typed", "/pusk<enter>"),
        ("closer", "+++"),
        ("sheet", "<enter>"),
    ] {
        let mut desk = desk((80, 24));
        desk.keys(keys);
        check(&format!("map-{name}"), &desk);
    }
}

#[test]
fn looking_never_changes_the_map() {
    let mut desk = desk((100, 30));
    let before = desk.on_disk();
    desk.keys("<right><down><left><up>ffff..,,vVvvvv+++<s-left>HJKL<pgup>0[[[]{}<home><end>s  <down> <enter>tofo/rt<enter><enter><esc><esc><esc><esc><esc><esc>");
    assert!(desk.on_disk() == before, "the file is as it was");
    let session = desk.app.session.as_ref().unwrap();
    assert!(session.history.is_saved() && !session.history.can_undo());
    assert!(desk.asked.is_empty(), "{:?}", desk.asked);
}

#[test]
fn any_keys_at_all_change_nothing_on_the_map() {
    const KEYS: [&str; 34] = [
        "<up>", "<down>", "<left>", "<right>", "<enter>", "<esc>", "v", "V", "f", ".", ",", "+", "-", "0",
        "[", "]", "{", "}", "<home>", "<end>", "o", "t", "s", " ", "<s-left>", "<s-up>", "H", "J", "/", "a",
        "<bs>", "<pgdn>", "<f4>", "gm",
    ];
    let mut number: u32 = 7;
    for size in [(80, 24), (44, 20), (120, 40)] {
        let mut desk = desk(size);
        let before = desk.on_disk();
        for _ in 0..700 {
            number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            desk.keys(KEYS[(number >> 16) as usize % KEYS.len()]);
            desk.draw();
        }
        assert!(desk.on_disk() == before && !desk.app.can_undo());
    }
}

#[test]
fn the_anchor_is_selected_first_and_arrows_go_to_neighbours() {
    let mut desk = desk((120, 40));
    assert_eq!(chosen(&desk), "lsmbina");
    desk.keys("<right>");
    let right = chosen(&desk);
    assert_ne!(right, "lsmbina");
    assert_eq!(desk.app.actor().unwrap().id.to_string(), right, "the other screens follow");
    // Nobody is out of reach.
    for view in 0..5 {
        let mut seen = std::collections::HashSet::from([chosen(&desk)]);
        for _ in 0..12 {
            for way in ["<left>", "<up>", "<right>", "<down>"] {
                for _ in 0..3 {
                    desk.keys(way);
                    seen.insert(chosen(&desk));
                }
            }
        }
        assert!(seen.len() > 6, "view {view}: {seen:?}");
        desk.keys("v");
    }
}

#[test]
fn whoever_is_selected_elsewhere_is_selected_here() {
    let mut desk = desk((80, 24));
    desk.keys("gp/puskesmas<enter>gm");
    assert_eq!(desk.app.actor().unwrap().name, "Puskesmas Cempaka Timur");
    assert_eq!(chosen(&desk), desk.app.actor().unwrap().id.to_string());
    desk.keys("<enter>");
    assert!(desk.screen().contains("Mitra per anak tangga"), "{}", desk.screen());
    desk.keys("<esc>");
    assert!(desk.app.screen == ScreenKind::Map && !desk.app.detail, "one Esc and the picture is back");
}

#[test]
fn a_focus_grows_step_by_step_and_ends() {
    let mut desk = desk((80, 24));
    let all = shown(&desk);
    let mut counts = Vec::new();
    for _ in 0..3 {
        desk.keys("f");
        counts.push(shown(&desk));
    }
    assert!(
        1 < counts[0] && counts[0] < counts[1] && counts[1] <= counts[2] && counts[2] <= all,
        "{counts:?}"
    );
    assert!(desk.screen().contains("Fokus: LSM Bina Warga Kota, 3 langkah"));
    desk.keys("f");
    assert_eq!(shown(&desk), all);
    desk.keys("f<esc>");
    assert_eq!(shown(&desk), all, "Esc takes it back, too");
}

#[test]
fn filters_leave_out_and_esc_brings_back() {
    let mut desk = desk((80, 24));
    let all = shown(&desk);
    let places = |desk: &Desk| {
        let picture = desk.app.map_screen.picture.clone().unwrap();
        picture
            .nodes
            .iter()
            .map(|node| (node.id.clone(), (node.point.x, node.point.y)))
            .collect::<std::collections::HashMap<_, _>>()
    };
    let before = places(&desk);
    // The first line is government.
    desk.keys("s <enter>");
    let some = shown(&desk);
    assert!(some > 0 && some < all);
    assert!(desk.screen().contains(&format!("{some} dari {all} pihak")), "{}", desk.screen());
    assert!(places(&desk).iter().all(|(id, place)| before[id] == *place), "a filter moves nobody");
    // Only collaboration besides: parties without it go.
    desk.keys("s<down><down><down><down><down><down> <enter>");
    assert!(shown(&desk) < some, "{}", desk.screen());
    let picture = desk.app.map_screen.picture.clone().unwrap();
    assert!(picture.links.iter().all(|link| link.rung.is_some_and(|rung| rung.digit() == 4)));
    desk.keys("<esc>");
    assert_eq!(shown(&desk), all);
}

#[test]
fn what_was_typed_finds_a_party_and_its_partners() {
    let mut desk = desk((80, 24));
    desk.keys("/puskesmsa");
    assert_eq!(desk.app.actor().unwrap().name, "Puskesmas Cempaka Timur");
    desk.keys("<enter>");
    assert_eq!(shown(&desk), 5, "itself and four partners");
    desk.keys("<esc>/qqqqqq<enter>");
    assert!(desk.screen().contains("Tidak ada pihak yang cocok"), "{}", desk.screen());
}

#[test]
fn the_past_is_shown_as_it_was_and_said_so() {
    let mut desk = desk((80, 24));
    // Counted by hand from the file, apart from this program.
    for (date, said, ties) in [
        ("2025-12-31", "31 Desember 2025", 48),
        ("2025-09-30", "30 September 2025", 41),
        ("2025-06-30", "30 Juni 2025", 38),
    ] {
        desk.keys("{");
        let screen = desk.screen();
        assert!(screen.contains(&format!("Keadaan {said}")), "{screen}");
        assert!(screen.contains(&format!("{ties} hubungan")), "{date}\n{screen}");
        let there = Ties::new(desk.map(), At::Day(Day::parse(date).unwrap()), false);
        assert_eq!(there.lines.len(), ties, "{date}");
    }
    desk.keys("}");
    assert!(desk.screen().contains("Keadaan 30 September 2025"));
    desk.keys("<home>");
    let first = desk.app.map_screen.wish.at;
    desk.keys("[");
    assert_eq!(desk.app.map_screen.wish.at, first, "nothing lies before the first entry");
    desk.keys("<end>");
    assert!(desk.app.map_screen.wish.at.is_none() && desk.screen().contains("49 hubungan"));
    desk.keys("[");
    assert!(desk.app.map_screen.wish.at.is_some());
    desk.keys("]");
    assert!(desk.app.map_screen.wish.at.is_none(), "after the last change comes now");
}

#[test]
fn ties_are_gone_through_and_opened() {
    let mut desk = desk((80, 24));
    desk.keys(".");
    assert!(chosen(&desk).starts_with("lsmbina+"), "{}", chosen(&desk));
    let partnership = desk.app.partnership().unwrap().name.clone();
    assert!(desk.screen().contains(&partnership), "{}", desk.screen());
    desk.keys("<enter>");
    assert!(desk.screen().contains("3 Koordinasi · sejak"), "{}", desk.screen());
    desk.keys("<esc><esc>");
    assert_eq!(chosen(&desk), "lsmbina");
    desk.keys(",");
    assert!(desk.screen().contains("Kompetisi"), "the last of its ties\n{}", desk.screen());
}

#[test]
fn looking_closer_moving_and_coming_back() {
    let mut desk = desk((80, 24));
    let whole = desk.screen();
    desk.keys("+++");
    assert!(desk.screen().contains("195%"), "{}", desk.screen());
    let before = desk.screen();
    desk.keys("<s-right><s-down>");
    assert_ne!(desk.screen(), before);
    desk.keys("0");
    assert_eq!(desk.screen(), whole);
    desk.keys("+-");
    assert_eq!(desk.screen(), whole);
    desk.keys("+<esc>");
    assert_eq!(desk.screen(), whole);
}

#[test]
fn the_mouse_selects_opens_moves_and_looks_closer() {
    let mut desk = desk((100, 30));
    desk.mouse(MouseAct::Press, "Posyandu Anggrek");
    desk.mouse(MouseAct::Release, "Posyandu Anggrek");
    assert_eq!(desk.app.actor().unwrap().name, "Posyandu Anggrek");
    assert!(!desk.app.detail);
    desk.mouse(MouseAct::WheelUp, "Posyandu Anggrek");
    assert!(desk.app.map_screen.look.zoom > 1.0);
    let pan = desk.app.map_screen.look.pan;
    desk.mouse(MouseAct::Press, "Posyandu Anggrek");
    desk.feed(Event::Mouse(MouseAct::Drag(4, 1), None));
    desk.mouse(MouseAct::Release, "Posyandu Anggrek");
    assert!(desk.app.map_screen.look.pan != pan && !desk.app.detail, "dragging moves, and does not open");
    desk.mouse(MouseAct::Press, "Posyandu Anggrek");
    desk.mouse(MouseAct::Release, "Posyandu Anggrek");
    assert!(desk.app.detail, "a second click opens");
    desk.keys("<esc>0");
    desk.mouse(MouseAct::Move, "Kelompok PKK RW 07");
    assert!(
        desk.screen().contains("♥M Kelompok PKK RW 07  Masyarakat"),
        "the strip speaks of what is pointed at\n{}",
        desk.screen()
    );
    assert_eq!(desk.app.actor().unwrap().name, "Posyandu Anggrek", "pointing does not select");
    let line = desk.draw().1.into_iter().find(|(_, target)| matches!(target, Target::Tie(..))).unwrap().1;
    desk.feed(Event::Mouse(MouseAct::Press, Some(line)));
    assert!(
        desk.app.map_screen.chosen_tie().is_some() && desk.screen().contains(" kemitraan"),
        "{}",
        desk.screen()
    );
}

#[test]
fn ascii_means_ascii() {
    let mut desk = desk((100, 30));
    desk.app.settings.ascii = true;
    for _ in View::ALL {
        for keys in ["", "[[[", "s", "<esc>", "<end>"] {
            desk.keys(keys);
            let strange: String =
                desk.screen().chars().filter(|c| !c.is_ascii() && *c != '↑' && *c != '↓').collect();
            assert_eq!(strange, "", "{}", desk.screen());
        }
        desk.keys("v");
    }
}

#[test]
fn nothing_to_see_says_what_helps() {
    let empty = "format = 1\n\n[map]\nid = \"kosong\"\ntitle = \"Kosong\"\n";
    let mut desk = Desk::with(empty, Lang::Indonesian, (80, 24));
    desk.keys("gm<right><down>f.,+[]vvvvv<enter>");
    assert!(desk.screen().contains("Belum ada pihak di peta ini"), "{}", desk.screen());
    let two = format!(
        "{empty}\n[[actor]]\nid = \"a\"\nname = \"A\"\nkind = \"ngo\"\n\n[[actor]]\nid = \"b\"\nname = \"B\"\nkind = \"donor\"\n"
    );
    let mut desk = Desk::with(&two, Lang::Indonesian, (80, 24));
    desk.keys("gm");
    assert!(desk.screen().contains("Lembaga jangkar belum dipilih"), "{}", desk.screen());
    for keys in ["v", "v", "<right>", "v", "v", "v", "+++", "f", "f"] {
        desk.keys(keys);
        desk.screen();
    }
}

#[test]
fn it_is_drawn_in_every_size() {
    for columns in (40..170).step_by(13) {
        for rows in [15, 17, 22, 30, 50] {
            let mut desk = desk((columns, rows));
            for keys in ["", "+++", "v", "v", "<right><right>", "v", "v", "s", "<esc>[["] {
                desk.keys(keys);
                desk.screen();
            }
        }
    }
}

#[test]
fn a_large_map_is_shown_as_groups_that_open() {
    let mut desk = Desk::with(&villages(8, 25), Lang::Indonesian, (100, 30));
    desk.keys("gm");
    let screen = desk.screen();
    assert!(screen.contains("8 kelompok, 200 pihak") && screen.contains("(25)"), "{screen}");
    assert_eq!(chosen(&desk), "(p0-0)", "the group of the anchor");
    check("map-groups", &desk);
    desk.keys("<enter>");
    let screen = desk.screen();
    assert!(screen.contains("Kelompok Pihak 0.0") && screen.contains("25 dari 200 pihak"), "{screen}");
    assert_eq!(chosen(&desk), "p0-0");
    desk.keys("<esc>");
    assert_eq!(chosen(&desk), "(p0-0)");
    // A focus makes it small enough to be read.
    desk.keys("/3.7<enter>");
    assert!(shown(&desk) < 20 && desk.app.actor().unwrap().name == "Pihak 3.7", "{}", desk.screen());
}

#[test]
fn a_group_is_named_by_what_holds_it_together() {
    let mut text = hamlets(50, 4, false);
    for one in 0..7 {
        write!(text, "\n[[actor]]\nid = \"lone{one}\"\nname = \"Sendiri {one}\"\nkind = \"ngo\"\n").unwrap();
    }
    let mut desk = Desk::with(&text, Lang::Indonesian, (120, 40));
    desk.keys("gm");
    let screen = desk.screen();
    assert!(screen.contains("(7)") && screen.contains("Belum terhubung"), "{screen}");
    assert!(!screen.contains("cara lihat"), "all ways of looking show the same groups\n{screen}");
    desk.keys("v");
    assert_eq!(desk.screen(), screen);
    // Eleven groups of four did not fit; the one of them is larger than all others.
    assert!(screen.contains("(44) Kelompok-kelompok kecil") || screen.contains("kecil (44)"), "{screen}");
}

#[test]
fn a_very_large_map_is_drawn_elsewhere_and_old_pictures_are_dropped() {
    let mut desk = Desk::with(&villages(16, 25), Lang::Indonesian, (100, 30));
    desk.keys("gm");
    let requests = |desk: &mut Desk| -> Vec<(u64, Request)> {
        let asked = std::mem::take(&mut desk.asked).into_iter();
        asked
            .filter_map(|effect| {
                if let Effect::Draft(ticket, request) = effect { Some((ticket, *request)) } else { None }
            })
            .collect()
    };
    let first = requests(&mut desk);
    assert_eq!(first.len(), 1);
    assert!(desk.screen().contains("Menyusun gambar"), "{}", desk.screen());
    desk.feed(Event::Drafting(first[0].0, 0.5));
    assert!(desk.screen().contains("50%"), "{}", desk.screen());
    desk.keys("<down>v");
    let second = requests(&mut desk);
    assert_eq!(second.len(), 1, "one for the other view, none for the key that changed nothing");
    let make = |request: &Request| std::sync::Arc::new(request.make(&mut |_| true).unwrap());
    desk.feed(Event::Drafted(first[0].0, make(&first[0].1)));
    assert!(desk.app.map_screen.picture.is_none(), "it is no longer wanted");
    desk.feed(Event::Drafted(second[0].0, make(&second[0].1)));
    assert!(desk.screen().contains("16 kelompok, 400 pihak"), "{}", desk.screen());
    desk.keys("<enter>");
    assert!(desk.screen().contains("16 kelompok"), "the old picture stays\n{}", desk.screen());
    assert!(desk.screen().contains("Menyusun gambar"), "{}", desk.screen());
    let third = requests(&mut desk);
    let mut shares = 0;
    assert!(
        third[0]
            .1
            .make(&mut |_| {
                shares += 1;
                false
            })
            .is_none()
            && shares == 1,
        "it can be given up"
    );
    desk.feed(Event::Drafted(third[0].0, make(&third[0].1)));
    assert!(desk.screen().contains("25 dari 400 pihak"), "{}", desk.screen());
    assert!(requests(&mut desk).is_empty());
}

#[test]
fn a_hub_that_falls_into_no_groups_is_shown_all_the_same() {
    let mut desk = Desk::with(&hub(220), Lang::Indonesian, (100, 30));
    desk.keys("gm");
    assert!(desk.screen().contains("221 pihak"), "{}", desk.screen());
    for keys in ["v", "v", "v", "v", "+", "f", "<down>"] {
        desk.keys(keys);
        desk.screen();
    }
}

/// The order that the form of the map screen gives.
fn printed(desk: &Desk) -> &simpul::app::map::print::Print {
    match desk.asked.last() {
        Some(Effect::SavePicture(print)) => print,
        other => panic!("{other:?}\n{}", desk.screen()),
    }
}

#[test]
fn what_is_seen_becomes_a_picture_on_paper() {
    let mut desk = desk((80, 24));
    desk.keys("p");
    assert!(desk.screen().contains("Simpan gambar"), "{}", desk.screen());
    desk.keys("<c-s>");
    let whole = printed(&desk);
    assert!(whole.path.ends_with("peta-lingkaran-2026-03-31.png"), "{}", whole.path.display());
    assert_eq!((whole.view, whole.part_of, whole.internal), (View::Rings, None, false));
    assert_eq!(whole.ink, Ink::Colours);
    assert_eq!(whole.map.actors.len(), desk.map().actors.len());

    // A filter, black and white, a page that stands, for ourselves, in the language that is on.
    desk.keys("s <enter><f2>vp<tab><right><tab><right><tab><right><c-s>");
    let some = shown(&desk);
    let part = printed(&desk);
    assert!(part.path.ends_with("peta-network-2026-03-31.png"), "{}", part.path.display());
    assert_eq!((part.view, part.lang), (View::Force, Lang::English));
    assert_eq!((part.ink, part.upright, part.internal), (Ink::Mono, true, true));
    assert_eq!((part.map.actors.len(), part.part_of), (some, Some(22)));
    assert_eq!(Ties::new(&part.map, At::Now, false).actors.len(), some);
}

#[test]
fn the_power_grid_is_only_for_ourselves() {
    let mut desk = desk((80, 24));
    desk.keys("vvvp");
    assert!(!desk.screen().contains("dibagikan"), "{}", desk.screen());
    desk.keys("<c-s>");
    assert_eq!((printed(&desk).view, printed(&desk).internal), (View::Grid, true));
}

#[test]
fn a_picture_of_some_rungs_holds_no_other_ties() {
    let mut desk = desk((80, 24));
    desk.keys("s<down><down><down><down><down><down> <enter>p<c-s>");
    let rungs: Vec<u8> = Ties::new(&printed(&desk).map, At::Now, false)
        .lines
        .iter()
        .filter_map(|line| line.rung)
        .map(simpul::model::Rung::digit)
        .collect();
    assert!(!rungs.is_empty() && rungs.iter().all(|rung| *rung == 4), "{rungs:?}");
}
