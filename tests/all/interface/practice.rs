//! The agenda and the findings: what is due is done, moved and handed over; what is found is opened and accepted.

use std::fmt::Write as _;

use simpul::app::ScreenKind;
use simpul::app::event::{Effect, Event};
use simpul::app::overlay::Overlay;
use simpul::export::Form;
use simpul::insight::Rule;
use simpul::model::redact::Eyes;
use simpul::model::*;
use simpul::report::Kind;

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
fn a_promise_that_is_due_today_can_be_moved() {
    let text = sample("rw07-kencana-asri.toml").replacen(
        "description = \"Laporan pendampingan tiap triwulan\"\ndue = 2025-09-30\nstatus = \"fulfilled\"\nfulfilled = 2025-10-02",
        "description = \"Laporan pendampingan tiap triwulan\"\ndue = 2026-03-31\nstatus = \"pending\"",
        1,
    );
    let mut desk = Desk::with(&text, Lang::Indonesian, (80, 24));
    desk.keys("gj/laporan pendampingan<enter>");
    assert_eq!(desk.app.due().unwrap().due, Day::new(2026, 3, 31).unwrap(), "{}", desk.screen());
    desk.keys("p<c-u>2026-04-20<c-s>");
    assert!(desk.on_disk().contains("due = 2026-04-20"), "{}", desk.screen());
}

#[test]
fn a_form_whose_line_is_gone_says_so_and_keeps_what_was_typed() {
    let mut desk = desk("gj/bagi wilayah<enter>p", (80, 24));
    // Somebody else had done it already; their version comes in below the form.
    let id = desk.selected_line();
    let open = desk.app.session.as_mut().unwrap();
    open.lists.agenda.retain(|item| item.uid != id);
    let before = desk.on_disk();
    desk.keys("<c-s>");
    assert!(desk.screen().contains("sudah tidak ada"), "{}", desk.screen());
    assert_eq!(desk.on_disk(), before);
    assert_eq!(desk.app.overlays.len(), 1);
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
        ("jawaban lpm", ScreenKind::Agenda, "followup-mt03-1"),
        ("bagi wilayah", ScreenKind::Agenda, "followup-mt04-1"),
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
fn what_nobody_answers_for_is_opened_where_it_stands() {
    // A promise in its document; a task without a day is on no agenda, so its own words are all there is.
    let text = sample("rw07-kencana-asri.toml")
        .replacen(
            "party = \"lsmbina\"\ndescription = \"Laporan pendampingan tiap triwulan\"\ndue = 2025-09-30\nstatus = \"fulfilled\"\nfulfilled = 2025-10-02",
            "description = \"Peta rumah warga\"\ndue = 2026-06-30\nstatus = \"pending\"",
            1,
        )
        .replacen(
            "task = \"Bagi wilayah RT antara LSM dan LKS\", due = 2026-03-31",
            "task = \"Bagi wilayah RT\"",
            1,
        );
    let mut desk = Desk::with(&text, Lang::Indonesian, (80, 24));
    desk.keys("gf/memegang bagi wilayah<enter><enter>");
    assert_eq!((desk.app.screen, desk.app.detail), (ScreenKind::Findings, true), "{}", desk.screen());
    desk.keys("gj<home>gf/memegang peta rumah<enter><enter>");
    assert_eq!((desk.app.screen, desk.selected_line().as_str()), (ScreenKind::Documents, "d01"));
}

#[test]
fn a_finding_is_accepted_with_a_reason_and_a_last_day() {
    let mut desk = desk("gf/masa berlaku<enter>", (80, 24));
    assert_eq!(desk.app.finding().unwrap().rule, Rule::I07);
    assert_eq!(desk.selected_line(), "i07-d04");
    desk.keys("a<c-s>");
    assert!(desk.screen().contains("Isi dulu alasan"), "{}", desk.screen());
    desk.keys("Menunggu rapat April<c-s>");
    let file = desk.on_disk();
    assert!(
        file.contains(
            "insight = \"I07\"\nsubjects = [\"d04\"]\nreason = \"Menunggu rapat April\"\nuntil = 2026-06-29"
        ),
        "{file}"
    );
    assert!(!desk.app.list().iter().any(|line| line.as_str() == "i07-d04"), "it presses no more");
    desk.keys("z");
    assert!(desk.screen().contains("Diterima sampai 29 Juni 2026"), "{}", desk.screen());
}

#[test]
fn large_maps_are_searched_beside_the_loop() {
    let mut text = String::from("format = 1\n\n[map]\nid = \"besar\"\ntitle = \"Besar\"\n");
    for one in 0..400 {
        let _ = write!(text, "\n[[actor]]\nid = \"p{one}\"\nname = \"Pihak {one}\"\nkind = \"ngo\"\n");
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

const EVENING: &str = "gjmBalai RW 07<enter>19.30<enter>pkk<enter>puskes<enter><enter>warga sasaran 4 9<enter>tokoh 3 1<enter><enter>Air bersih RT 05<enter><enter>Warga minta pipa<enter>Ketua RT setuju<enter><enter>Sepakat survei<enter><enter>Survei sumur; karang; 20 april<enter><enter>";

#[test]
fn a_meeting_is_held_on_one_screen_and_kept_line_by_line() {
    for (columns, rows) in [(80, 24), (44, 20)] {
        let mut desk = desk(EVENING, (columns, rows));
        check(&format!("meeting-{columns}x{rows}"), &desk);
        let meeting = desk.map().meetings.iter().last().unwrap();
        assert_eq!(meeting.place.as_deref(), Some("Balai RW 07"));
        assert_eq!(meeting.attending.iter().map(Id::as_str).collect::<Vec<_>>(), ["pkk", "puskesmas"]);
        assert_eq!((meeting.men, meeting.women), (Some(7), Some(10)));
        assert_eq!(meeting.notes.as_deref(), Some("Warga minta pipa\nKetua RT setuju"));
        assert_eq!(meeting.followups[0].actor.as_ref().map(Id::as_str), Some("karta"));
        assert_eq!(meeting.followups[0].due, Day::new(2026, 4, 20));
        // A step agreed at the meeting names it.
        desk.keys("persaingan warung 1<enter>");
        assert!(desk.screen().contains("1 Komunikasi"), "{}", desk.screen());
        desk.keys(" <enter>Sepakat di rapat<enter>");
        let file = desk.on_disk();
        assert!(file.contains("meeting = \"rapat-2026-03-31\""), "{}\n{}", desk.screen(), file);
        // Whoever ends the meeting is offered its minutes: two keys to the page (rule 10 of the screens: three).
        desk.keys("<enter><enter>");
        assert!(desk.screen().contains("Notulen, undangan"), "{}", desk.screen());
        desk.keys("<c-s>");
        assert!(desk.app.overlays.is_empty(), "{}", desk.screen());
        let Some(Effect::Export(order)) = desk.asked.pop() else { panic!("no order: {}", desk.screen()) };
        assert_eq!(order.asked.kind, Kind::Minutes);
        assert_eq!(order.asked.meeting.as_ref().map(Id::as_str), Some("rapat-2026-03-31"));
        let made = simpul::export::make(&order.map, &order.asked, Form::of("x.txt").unwrap());
        let text = String::from_utf8(made.ok().unwrap().bytes).unwrap();
        for said in ["NOTULEN", "Balai RW 07", "Warga minta pipa", "Selasa, 31 Maret 2026"] {
            assert!(text.contains(said), "{said} in {text}");
        }
    }
}

#[test]
fn the_export_dialog_says_what_comes_out_and_what_does_not() {
    for (columns, rows) in [(80, 24), (44, 20)] {
        let mut desk = desk("x", (columns, rows));
        check(&format!("export-{columns}x{rows}"), &desk);
        desk.keys("<down><down><right><right>");
        assert!(desk.screen().contains("Jangan dibagikan"), "{}", desk.screen());
        desk.keys("<c-s>");
        let Some(Effect::Export(order)) = desk.asked.pop() else { panic!("no order") };
        assert_eq!((order.asked.kind, order.asked.eyes), (Kind::Quarterly, Eyes::Own));
        assert_eq!(
            (order.asked.from, order.asked.to),
            (Day::new(2026, 1, 1).unwrap(), Day::new(2026, 3, 31).unwrap())
        );
        assert!(order.path.ends_with("peta-triwulan-2026-03-31.docx"), "{}", order.path.display());
    }
    // What the screen is about is what is offered first.
    for (keys, kind) in
        [("gjx", Kind::Minutes), ("gmx", Kind::Map), ("gbx", Kind::Musrenbang), ("gdx", Kind::Register)]
    {
        let mut desk = desk(keys, (80, 24));
        desk.keys("<c-s>");
        let Some(Effect::Export(order)) = desk.asked.pop() else { panic!("no order for {keys}") };
        assert_eq!(order.asked.kind, kind);
    }
}

#[test]
fn a_power_cut_loses_only_the_line_that_was_typed() {
    let mut desk = desk("gjmBalai RW 07<enter>19.30<enter>pkk<enter>puskesm", (80, 24));
    let file = desk.on_disk();
    assert!(file.contains("place = \"Balai RW 07\"") && file.contains("attending = [\"pkk\"]"), "{file}");
    // Whoever begins again goes on with the meeting of today.
    let mut again = Desk::with(&file, Lang::Indonesian, (80, 24));
    again.keys("gjm");
    assert!(again.screen().contains("Kelompok PKK RW 07"), "{}", again.screen());
    again.keys("<down><down><bs>");
    let meeting = again.map().meetings.iter().last().unwrap();
    assert!(meeting.attending.is_empty() && meeting.place.is_some(), "{meeting:?}");
    // Every line is one step back.
    desk.keys("<esc>uuu");
    assert_eq!(desk.on_disk(), sample("rw07-kencana-asri.toml"));
}

fn meeting(desk: &Desk) -> &Meeting {
    desk.map().meetings.iter().last().unwrap()
}

#[test]
fn the_totals_of_a_meeting_follow_what_is_taken_away_again() {
    let mut desk = desk("gjm<down><down><down>warga sasaran 4 9<enter>kader 2 3<enter>", (80, 24));
    assert_eq!((meeting(&desk).men, meeting(&desk).women), (Some(6), Some(12)));
    desk.keys("<bs>");
    assert_eq!(meeting(&desk).elements.len(), 1);
    assert_eq!((meeting(&desk).men, meeting(&desk).women), (Some(4), Some(9)), "{}", desk.screen());
    // Totals that are written themselves stay, and go before the elements.
    desk.keys("20 30<enter>tokoh 1 1<enter>");
    assert_eq!((meeting(&desk).men, meeting(&desk).women), (Some(20), Some(30)), "{}", desk.screen());
    desk.keys("<bs>");
    assert_eq!(meeting(&desk).elements.len(), 2);
    assert_eq!((meeting(&desk).men, meeting(&desk).women), (Some(5), Some(10)), "{}", desk.screen());
    desk.keys("<bs><bs>");
    assert_eq!((meeting(&desk).men, meeting(&desk).women), (None, None), "{}", desk.screen());
    desk.keys("8 9<enter><bs>");
    assert_eq!((meeting(&desk).men, meeting(&desk).women), (None, None), "{}", desk.screen());
    // Nobody counts so many; it must not break the evening.
    desk.keys("a 9223372036854775807 1<enter>b 9223372036854775807 1<enter>");
    assert_eq!(meeting(&desk).women, Some(2), "{}", desk.screen());
}

#[test]
fn a_line_of_a_meeting_that_is_left_with_tab_is_kept() {
    let mut desk = desk("gjmBalai RW 07<tab>19.30<down>pkk<tab>", (80, 24));
    assert_eq!(meeting(&desk).place.as_deref(), Some("Balai RW 07"), "{}", desk.screen());
    assert_eq!(meeting(&desk).attending.len(), 1);
    desk.keys("<down><down><down>Sepakat survei sumur<up>");
    assert_eq!(meeting(&desk).decisions[0].text, "Sepakat survei sumur", "{}", desk.screen());
    desk.keys("Hujan");
    desk.keys("<down><up>");
    assert_eq!(meeting(&desk).notes.as_deref(), Some("Hujan"), "one part up: {}", desk.screen());
    // Nothing typed, nothing kept anew.
    let before = desk.on_disk();
    desk.keys("<up><up><up><up><up><up><down><down><tab>");
    assert_eq!(desk.on_disk(), before);
}

#[test]
fn a_line_of_a_meeting_that_was_not_taken_waits_until_it_is_put_right() {
    let mut desk = desk("gjm<down><down><down><down><down><down><down>Survei sumur; zzzzzz<tab>", (80, 24));
    assert!(desk.screen().contains("“zzzzzz” bukan pihak di peta ini"), "{}", desk.screen());
    desk.keys("<tab><up>");
    assert!(desk.screen().contains("Survei sumur; zzzzzz"), "{}", desk.screen());
    desk.keys("<esc>");
    assert!(desk.screen().contains("Isian disimpan sementara"), "{}", desk.screen());
    desk.keys("m");
    assert!(desk.screen().contains("Survei sumur; zzzzzz"), "{}", desk.screen());
    desk.keys("<bs><bs><bs><bs><bs><bs>pkk<enter>");
    assert_eq!(meeting(&desk).followups[0].actor.as_ref().map(Id::as_str), Some("pkk"), "{}", desk.screen());
    desk.keys("<esc>m");
    assert!(desk.app.drafts.lines.is_empty() && !desk.screen().contains("; zzz"), "{}", desk.screen());
}

#[test]
fn a_step_of_a_meeting_is_listed_once_it_was_made() {
    let mut desk = desk("gjmBalai<enter><up><up>", (80, 24));
    for _ in 0..8 {
        desk.keys("<down>");
    }
    let steps = |desk: &Desk| match desk.app.top() {
        Some(Overlay::Meeting(one)) => one.steps.len(),
        _ => panic!("{}", desk.screen()),
    };
    desk.keys("arisan 2<enter><esc>");
    assert_eq!(steps(&desk), 0, "{}", desk.screen());
    desk.keys("arisan 2<enter><c-s>Sepakat<enter>");
    assert_eq!(steps(&desk), 1, "{}", desk.screen());
    assert!(desk.screen().contains("→ 2"), "{}", desk.screen());
}

#[test]
fn lines_that_are_pasted_into_a_meeting_stay_words() {
    let mut desk = desk("gjm", (80, 24));
    desk.feed(Event::Paste("Balai RW\nPukul 19\n".to_owned()));
    desk.keys("<enter>");
    assert_eq!(meeting(&desk).place.as_deref(), Some("Balai RW Pukul 19"));
}

#[test]
fn what_is_typed_wrong_at_a_meeting_says_how_to_write_it() {
    let mut desk = desk("gjm<enter>jam tujuh<enter>", (80, 24));
    assert!(desk.screen().contains("Tulis jam seperti 19.30."), "{}", desk.screen());
    desk.keys("<c-u><enter>zzzzzz<enter>");
    assert!(desk.screen().contains("Tidak ada pihak yang cocok"), "{}", desk.screen());
    desk.keys("<down>warga banyak<enter>");
    assert!(desk.screen().contains("dua angka di akhir"), "{}", desk.screen());
    desk.keys("<esc>");
    assert_eq!(desk.on_disk(), sample("rw07-kencana-asri.toml"), "nothing was kept");
}

#[test]
fn what_is_suggested_about_a_finding_opens_its_form() {
    for (words, form) in [
        ("air bersih", "Kemitraan baru"),
        ("masa berlaku habis", "Perpanjang"),
        ("beasiswa 35 lewat", "Janji ditepati"),
        ("belum terhubung", "Kontak"),
        ("darurat", "Ubah kemitraan"),
        ("lama tidak disentuh", "Langkah"),
        ("satu pihak yang memberi", "Kontribusi"),
    ] {
        let mut desk = desk("gf", (80, 24));
        desk.keys(&format!("/{words}<enter>t"));
        assert!(desk.screen().contains(form), "{words}\n{}", desk.screen());
    }
}

#[test]
fn the_part_of_residents_is_recorded_and_kept() {
    let text = sample("rw07-kencana-asri.toml").replacen(
        "name = \"Paket pangan murah\"\n",
        "name = \"Paket pangan murah\"\nparticipation = { planning = \"consulted\", benefit = \"deciding\" }\n",
        1,
    );
    let mut desk = Desk::with(&text, Lang::Indonesian, (80, 24));
    desk.keys("gk/paket pangan<enter>");
    let before = desk.app.partnership().unwrap().participation.clone();
    assert_eq!(before.len(), 2);
    // A form that is saved as it is changes nothing, not even the look of the file.
    desk.keys("e<c-s>");
    assert_eq!(desk.on_disk(), text);
    // Filled in for the first time: the first stage stands below eleven other fields of *more*.
    desk.keys("<esc>/verifikasi<enter>e<f5>");
    while !desk.screen().contains("▸ Peran warga: mengenali masalah") {
        assert!(desk.screen().contains('▸'), "{}", desk.screen());
        desk.keys("<tab>");
    }
    desk.keys("<right><right><right><right><c-s>");
    let part = &desk.app.partnership().unwrap().participation;
    assert_eq!(
        part.get(&ParticipationStage::Identification),
        Some(&ParticipationLevel::Deciding),
        "{part:?}"
    );
}

#[test]
fn the_end_of_a_meeting_takes_no_text_and_is_no_trap() {
    let down = "<down>".repeat(9);
    let mut desk = desk(&format!("gjm{down}halo<up><down>halo<esc>m<up><up>"), (80, 24));
    assert!(matches!(desk.app.top(), Some(Overlay::Meeting(_))), "{}", desk.screen());
    desk.keys(&"<down>".repeat(7));
    desk.keys("Survei sumur; pkk; 20/2<enter>");
    let task = &meeting(&desk).followups[0];
    assert_eq!(
        task.due.map(|day| day.to_string()).as_deref(),
        Some("2027-02-20"),
        "what lies ahead is ahead"
    );
    // What is neither party nor day is said so; a party that is there is not sent to be recorded again.
    desk.keys("Survei lansia; pkk; 31/2/2027<enter>");
    assert!(
        desk.screen().contains("“31/2/2027” bukan pihak di peta ini, dan bukan tanggal"),
        "{}",
        desk.screen()
    );
    desk.keys("<c-u>");
    while !desk.screen().contains("tugas; pihak") {
        desk.keys("<bs>");
    }
    desk.keys("Cek jalan<enter><down>arisan 7<enter>");
    assert!(desk.screen().contains("angka 0 sampai 5"), "{}", desk.screen());
    desk.keys("<bs><bs><bs><bs><bs><bs><bs><bs><down><enter><esc>");
    assert!(
        desk.screen().contains("yang tidak muncul di") && desk.screen().contains("\nAgenda: 1."),
        "{}",
        desk.screen()
    );
}

#[test]
fn a_meeting_that_is_over_is_recorded_under_its_own_day() {
    let mut desk = desk("gjM", (80, 24));
    assert!(desk.screen().contains("30/3/2026"), "yesterday is offered: {}", desk.screen());
    desk.keys("<c-s>Balai RW 07<enter>");
    assert_eq!(meeting(&desk).date, Day::parse("2026-03-30").unwrap());
    assert_eq!(meeting(&desk).place.as_deref(), Some("Balai RW 07"));
    // The same day again is the same meeting; a day to come is none yet.
    let count = desk.map().meetings.len();
    desk.keys("<esc>M<c-s><down><down>pkk<enter><esc>");
    assert_eq!((desk.map().meetings.len(), meeting(&desk).attending.len()), (count, 1));
    desk.keys("M<c-u>");
    for _ in 0..12 {
        desk.keys("<bs>");
    }
    desk.keys("1/4/2026<c-s>");
    assert!(desk.screen().contains("pilih hari ini atau sebelumnya"), "{}", desk.screen());
}

#[test]
fn pasted_lines_are_as_many_entries_of_a_meeting() {
    let mut desk = desk("gjm<down><down><down><down>", (80, 24));
    desk.feed(Event::Paste("Air bersih\r\nLampu jalan\n\n  Posyandu\n".to_owned()));
    assert_eq!(meeting(&desk).agenda, ["Air bersih", "Lampu jalan"]);
    desk.keys("<enter>");
    assert_eq!(meeting(&desk).agenda.len(), 3);
    // Of parties the one that nobody knows stays in the line, with what came behind it.
    desk.keys("<up><up>");
    desk.feed(Event::Paste("pkk\nzzzz\nposyandu".to_owned()));
    assert_eq!(meeting(&desk).attending.len(), 1);
    assert!(desk.screen().contains("zzzz posyandu"), "{}", desk.screen());
}
