//! The agenda and the findings: what is due is done, moved and handed over; what is found is opened and accepted.

use simpul::app::ScreenKind;
use simpul::app::event::{Effect, Event};
use simpul::insight::Rule;
use simpul::model::*;

use crate::support::{Desk, check, sample};

fn desk(keys: &str, size: (u16, u16)) -> Desk {
    let mut desk = Desk::with(&sample("rw07-kencana-asri.toml"), Lang::Indonesian, size);
    desk.keys(keys);
    desk
}

#[test]
fn agenda_and_findings_in_three_sizes() {
    for (columns, rows) in [(80, 24), (120, 40), (44, 20)] {
        check(&format!("agenda-{columns}x{rows}"), &desk("gj", (columns, rows)));
        check(&format!("findings-{columns}x{rows}"), &desk("gf", (columns, rows)));
        check(&format!("figures-{columns}x{rows}"), &desk("gfv", (columns, rows)));
    }
    check("findings-curtain", &desk("gf<f3>", (80, 24)));
    check("agenda-english-ascii", &desk("gj<f2>:ascii<enter>", (80, 24)));
}

#[test]
fn what_is_due_is_ticked_off_and_comes_back_with_undo() {
    let mut desk = desk("gj/jawaban lpm<enter>", (80, 24));
    let before = desk.on_disk();
    assert_eq!(desk.selected_line(), "followup-mt03-1");
    assert_eq!(desk.keys("t"), 1);
    assert!(desk.on_disk().contains("done_on = 2026-03-31"), "{}", desk.on_disk());
    assert!(!desk.app.list().iter().any(|due| due.as_str() == "followup-mt03-1"), "it is gone from the list");
    desk.keys("u");
    assert_eq!(desk.on_disk(), before);
}

#[test]
fn what_is_due_is_moved_and_handed_over() {
    let mut desk = desk("gj/bagi wilayah<enter>", (80, 24));
    desk.keys("p<home><c-k>2026-04-20<c-s>");
    let item = desk.app.due().unwrap();
    assert_eq!(item.due, Day::new(2026, 4, 20).unwrap(), "{}", desk.screen());
    desk.keys("hpkk<enter><c-s>");
    assert_eq!(desk.app.due().unwrap().who.as_ref().map(Id::as_str), Some("pkk"), "{}", desk.screen());
    // A document ends when it ends: there is nothing to move, and the line says where to go.
    desk.keys("<esc>/berakhir kredit<enter>p");
    assert!(desk.screen().contains("tekan Enter untuk membukanya"), "{}", desk.screen());
    desk.keys("<enter>");
    assert_eq!((desk.app.screen, desk.app.agreement().unwrap().id.as_str()), (ScreenKind::Documents, "d04"));
}

#[test]
fn a_finding_is_opened_where_it_can_be_mended() {
    for (words, screen, subject) in [
        ("satu pemberi", ScreenKind::Actors, "lsmbina"),
        ("air bersih", ScreenKind::Needs, "air-bersih-dan-mck-rt-05"),
        ("masa berlaku habis", ScreenKind::Documents, "d04"),
        ("beasiswa 35 lewat", ScreenKind::Documents, "d03"),
        ("darurat", ScreenKind::Partnerships, "dapur-umum-pascabanjir"),
        ("konsultasi hukum", ScreenKind::Needs, "r02"),
    ] {
        let mut desk = desk("gf", (80, 24));
        desk.keys(&format!("/{words}<enter><enter>"));
        let chosen = desk.app.selection().map(ToString::to_string);
        assert_eq!(
            (desk.app.screen, chosen.as_deref()),
            (screen, Some(subject)),
            "{words}\n{}",
            desk.screen()
        );
    }
}

#[test]
fn a_finding_is_accepted_with_a_reason_and_a_last_day() {
    let mut desk = desk("gf/masa berlaku<enter>", (80, 24));
    assert_eq!(desk.app.finding().unwrap().rule, Rule::I07);
    assert_eq!(desk.selected_line(), "i07-d04");
    desk.keys("a<c-s>");
    assert!(desk.screen().contains("Isi dulu alasan"), "{}", desk.screen());
    desk.keys("Menunggu rapat April<c-s>");
    let disk = desk.on_disk();
    assert!(
        disk.contains(
            "insight = \"I07\"\nsubjects = [\"d04\"]\nreason = \"Menunggu rapat April\"\nuntil = 2026-06-29"
        ),
        "{disk}"
    );
    assert!(!desk.app.list().iter().any(|line| line.as_str() == "i07-d04"), "it presses no more");
    desk.keys("z");
    assert!(desk.screen().contains("Diterima sampai 29 Juni 2026"), "{}", desk.screen());
}

#[test]
fn large_maps_are_searched_beside_the_loop() {
    let mut text = String::from("format = 1\n\n[map]\nid = \"besar\"\ntitle = \"Besar\"\n");
    for one in 0..400 {
        text += &format!("\n[[actor]]\nid = \"p{one}\"\nname = \"Pihak {one}\"\nkind = \"ngo\"\n");
    }
    let mut desk = Desk::with(&text, Lang::Indonesian, (80, 24));
    desk.keys("gf");
    assert!(desk.screen().contains("Menghitung temuan…"), "{}", desk.screen());
    let Some(Effect::Find(work)) = desk.asked.pop() else { panic!("nobody was asked") };
    desk.keys("<down>");
    assert!(desk.asked.is_empty(), "asked once");
    work.find();
    desk.feed(Event::Found);
    assert!(desk.screen().contains("Belum terhubung dengan siapa pun"), "{}", desk.screen());
}
