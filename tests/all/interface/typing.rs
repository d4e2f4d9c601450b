//! Few keys for what is done every evening, and no key that leaks.

use simpul::app::event::{Event, MouseAct};
use simpul::app::overlay::Overlay;
use simpul::model::{Id, Lang, Rung};

use crate::support::{Desk, diff, sample};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// RW 07 with all criteria of coordination and below ticked in one partnership that stands on cooperation.
fn ready_to_step() -> Desk {
    let text = sample("rw07-kencana-asri.toml").replace(
        "rung = \"cooperation\"\nevidence = [\"nota kesepahaman\"]\n\n[[partnership]]\nid = \"pelatihan",
        "rung = \"cooperation\"\ncriteria = [\"1.1\", \"1.2\", \"2.1\", \"2.3\", \"2.4\", \"3.1\", \"3.2\", \"3.3\"]\n\
         evidence = [\"nota kesepahaman\"]\n\n[[partnership]]\nid = \"pelatihan",
    );
    let mut desk = Desk::with(&text, Lang::Indonesian, (80, 24));
    desk.keys("<right><right>");
    assert_eq!(desk.app.partnership().unwrap().id, id("kerja-sama-pendampingan-kelurahan"));
    desk
}

#[test]
fn a_step_up_with_everything_ticked_takes_two_keys() {
    let mut desk = ready_to_step();
    assert_eq!(desk.keys("><enter>"), 2);
    assert!(desk.app.overlays.is_empty(), "{}", desk.screen());
    let partnership = desk.map().partnerships.get(&id("kerja-sama-pendampingan-kelurahan")).unwrap();
    assert_eq!(partnership.rung(), Some(Rung::Coordination));
    assert_eq!(partnership.current().unwrap().overridden, None, "nothing was open");
}

#[test]
fn a_step_with_open_items_asks_for_a_reason_before_it_saves() {
    let mut desk = Desk::rw07();
    desk.keys("<right><right>><enter>");
    assert!(matches!(desk.app.top(), Some(Overlay::Step(step)) if step.error.is_some()), "{}", desk.screen());
    let before = desk.on_disk();
    desk.keys("Disepakati di rapat<enter>");
    assert!(desk.app.overlays.is_empty(), "{}", desk.screen());
    let diff = diff(&before, &desk.on_disk());
    assert_eq!(
        diff,
        "+[[partnership.history]]\n+date = 2026-03-31\n+rung = \"coordination\"\n+kind = \"up\"\n\
         +reason = \"Disepakati di rapat\"\n+override = true\n+\n"
    );
}

#[test]
fn a_new_party_takes_few_keys() {
    let mut desk = Desk::rw07();
    desk.keys("<tab>");
    let before = desk.on_disk();
    let keys =
        desk.keys("n") + desk.keys("Warung Bu RT") - "Warung Bu RT".len() + desk.keys("<enter><right><c-s>");
    assert!(keys <= 5, "{keys} keys");
    assert_eq!(
        diff(&before, &desk.on_disk()),
        "+[[actor]]\n+id = \"warung-bu-rt\"\n+name = \"Warung Bu RT\"\n+kind = \"other\"\n+\n"
    );
}

#[test]
fn a_new_partnership_of_two_known_parties_takes_few_keys() {
    let mut desk = Desk::rw07();
    let keys = desk.keys("n<enter><enter><enter><c-s>");
    desk.keys("<esc>");
    assert!(keys <= 8, "{keys} keys beside what is typed");
    desk.app.drafts.clear();
    desk.keys("nDapur sehat<enter>pkk<enter>posyandu<enter><c-s>");
    let made = desk.map().partnerships.get(&id("dapur-sehat")).expect("it was made");
    assert_eq!(made.members, [id("pkk"), id("posyandu")]);
    assert!(desk.on_disk().contains("id = \"dapur-sehat\""));
}

#[test]
fn a_signed_mou_takes_few_keys() {
    let mut desk = Desk::rw07();
    desk.keys("<right>");
    let (today, until) = ("hari ini", "31/12/2026");
    let script = format!("d<tab><tab><tab>{today}<tab><tab>{until}<c-s>");
    let keys = desk.keys(&script) - today.len() - until.len();
    assert!(keys <= 10, "{keys} keys");
    let agreement = desk.map().agreements.iter().last().unwrap();
    assert!(agreement.lifecycle().in_force(), "{}", desk.screen());
    assert_eq!(agreement.parties.len(), 2);
    assert!(agreement.title.starts_with("Nota kesepahaman"), "{}", agreement.title);
}

#[test]
fn escape_goes_back_one_step_and_never_leaves() {
    let mut desk = Desk::rw07();
    desk.keys("<enter>");
    assert!(desk.app.detail);
    desk.keys("<esc>");
    assert!(!desk.app.detail);
    desk.keys("<esc><esc><esc><esc>");
    assert!(!desk.quit);
    desk.keys("q");
    assert!(desk.quit);
}

#[test]
fn a_dialog_eats_every_key() {
    for open in ["n", ":", "?", "/", "<right>>", "<del>"] {
        let mut desk = Desk::rw07();
        desk.keys(open);
        let layers = desk.app.overlays.len();
        let before = desk.app.session.as_ref().unwrap().history.revision();
        // `q` closes a text that is only read, so it is no leak there.
        desk.keys(if open == "?" { "5Uuz<f4>" } else { "5Uuqz<f4>" });
        assert!(!desk.quit, "{open}");
        assert!(desk.app.overlays.len() <= layers, "{open}");
        assert_eq!(desk.app.session.as_ref().unwrap().history.revision(), before, "{open}");
        assert!(!desk.app.presenting && !desk.app.show_ended, "{open}");
    }
}

#[test]
fn what_was_typed_into_a_form_comes_back_after_escape() {
    let mut desk = Desk::rw07();
    desk.keys("nPosko air bersih<esc>");
    assert!(desk.app.overlays.is_empty());
    desk.keys("n");
    assert!(desk.screen().contains("Posko air bersih"), "{}", desk.screen());
}

#[test]
fn the_language_switches_everywhere_also_over_a_dialog() {
    let mut desk = Desk::rw07();
    desk.keys("<right>>");
    assert!(desk.screen().contains("Langkah:"));
    desk.keys("<f2>");
    assert!(
        desk.screen().contains("Step:") && desk.screen().contains("Each party knows"),
        "{}",
        desk.screen()
    );
    desk.keys("<esc>");
    assert!(desk.screen().contains("3 Coordination"), "{}", desk.screen());
}

#[test]
fn a_misspelt_name_is_found() {
    let mut desk = Desk::rw07();
    desk.keys("<tab>/puskemas");
    assert_eq!(desk.app.list().first(), Some(&id("puskesmas")), "{}", desk.screen());
    desk.keys("<enter>");
    assert_eq!(desk.app.actor().unwrap().id, id("puskesmas"));
    desk.keys("<esc>");
    assert_eq!(desk.app.list().len(), 22);
}

#[test]
fn the_palette_knows_commands_in_both_languages() {
    for typed in ["urungkan", "undo", "kontribusi", "contribution"] {
        let mut desk = Desk::rw07();
        desk.keys("<right>=<enter>");
        desk.keys(&format!(":{typed}"));
        let Some(Overlay::Palette(palette)) = desk.app.top() else { panic!("no palette") };
        let best = palette.fitting(&desk.app)[0];
        assert!(["undo", "contribution"].contains(&best.entry().name), "{typed} finds {}", best.entry().name);
    }
}

#[test]
fn the_mouse_does_what_keys_do() {
    let mut desk = Desk::rw07();
    desk.mouse(MouseAct::Press, "Dokumen");
    assert!(desk.screen().contains("[Dokumen]"), "{}", desk.screen());
    desk.mouse(MouseAct::Press, "Tangga");
    desk.mouse(MouseAct::Press, "Hibah");
    assert_eq!(desk.app.partnership().unwrap().id, id("hibah-lansia"));
    desk.mouse(MouseAct::Release, "2 Kooperasi");
    let Some(Overlay::Step(step)) = desk.app.top() else { panic!("no step:\n{}", desk.screen()) };
    assert_eq!((step.partnership.as_str(), step.to), ("hibah-lansia", Rung::Cooperation));
    desk.mouse(MouseAct::Press, "1.1");
    let Some(Overlay::Step(step)) = desk.app.top() else { panic!("no step") };
    assert!(step.ticks[0].1, "a click ticks");
    desk.feed(Event::Mouse(MouseAct::Press, None));
    desk.keys("<esc>");
    let before = desk.app.place();
    desk.feed(Event::Mouse(MouseAct::WheelDown, None));
    assert_ne!(desk.app.place(), before);
}

#[test]
fn a_click_after_a_card_was_let_go_anywhere_is_a_click() {
    let mut desk = Desk::rw07();
    desk.app.size = (120, 40);
    // A card that was not assessed is pressed and let go where it stands.
    let name = {
        let map = desk.map();
        map.partnerships.iter().find(|one| one.rung().is_none()).unwrap().name.clone()
    };
    let start: String = name.chars().take(12).collect();
    desk.mouse(MouseAct::Press, &start);
    desk.mouse(MouseAct::Release, &start);
    desk.mouse(MouseAct::Press, "2 Kooperasi");
    desk.mouse(MouseAct::Release, "2 Kooperasi");
    assert!(desk.app.overlays.is_empty(), "{}", desk.screen());
    // In a list a press that slips to another row moves nothing.
    desk.keys("gk<home>");
    let rows: Vec<String> = desk
        .app
        .list()
        .iter()
        .take(3)
        .map(|id| desk.map().partnerships.get(id).unwrap().name.chars().take(14).collect())
        .collect();
    desk.mouse(MouseAct::Press, &rows[0]);
    desk.mouse(MouseAct::Release, &rows[2]);
    assert!(desk.app.overlays.is_empty(), "{}", desk.screen());
}

#[test]
fn after_the_end_of_a_text_the_first_key_up_moves_it() {
    for keys in ["gk<enter>", "gp<enter>", "?"] {
        let mut desk = Desk::rw07();
        desk.app.size = (44, 20);
        desk.keys(keys);
        let top = desk.screen();
        desk.keys("<end><pgdn><pgdn>");
        let end = desk.screen();
        assert_ne!(end, top, "{keys}");
        desk.keys("<up>");
        assert_ne!(desk.screen(), end, "{keys}");
        desk.keys("<home>");
        assert_eq!(desk.screen(), top, "{keys}");
    }
}

#[test]
fn undo_and_redo_go_over_the_whole_session() {
    let mut desk = Desk::rw07();
    let start = desk.on_disk();
    desk.keys("<right>=<enter>");
    desk.keys("nDapur sehat<enter>pkk<enter>posyandu<enter><c-s>");
    desk.keys("<tab>nWarung Bu RT<enter><c-s>");
    desk.keys("<tab><tab>eJudul lain <c-s>");
    let end = desk.on_disk();
    assert_ne!(start, end);
    desk.keys("uuuu");
    assert_eq!(diff(&start, &desk.on_disk()), "", "undo all the way is the file as it was");
    desk.keys("UUUU");
    assert_eq!(desk.on_disk(), end, "redo all the way is the file as it was left");
}

#[test]
fn a_removal_shows_its_consequence_first() {
    let mut desk = Desk::rw07();
    desk.keys("<tab>/ypeduli<esc>/Yayasan Peduli<enter><del>");
    let screen = desk.screen();
    assert!(screen.contains("Ikut terhapus:") && screen.contains("3 kemitraan"), "{screen}");
    assert_eq!(desk.map().actors.len(), 22, "nothing happens before the answer");
    desk.keys("<enter>");
    assert_eq!((desk.map().actors.len(), desk.map().partnerships.len()), (21, 28));
    desk.keys("u");
    assert_eq!((desk.map().actors.len(), desk.map().partnerships.len()), (22, 31));
}

#[test]
fn enter_takes_the_marked_choice_only_where_one_is_needed() {
    let mut desk = Desk::rw07();
    desk.keys("<right>v<enter><enter><enter>");
    let seen = &desk.app.partnership().unwrap().view;
    assert_eq!(seen.len(), 1, "the first member was marked, and one is needed:\n{}", desk.screen());
    desk.keys("e<f5><enter><enter><enter><enter><enter><enter><c-s>");
    assert_eq!(desk.app.partnership().unwrap().lead, Some(id("tksk")), "nothing was chosen by passing by");
}

#[test]
fn trust_values_and_proposals_are_recorded() {
    let mut desk = Desk::rw07();
    desk.keys("gp/grosir<enter>t<tab>3<tab>4<tab>2<tab>3<c-s>");
    let trust = desk.map().trust.iter().last().unwrap().clone();
    assert_eq!((trust.ratee.as_str(), trust.rater.as_str()), ("grosir", "lsmbina"), "{}", desk.screen());
    assert_eq!((trust.reliability, trust.equality), (Some(3), Some(3)));
    desk.keys("rBantuan pangan<tab>5000000<c-s>");
    let proposal = desk.map().proposals.iter().last().unwrap().clone();
    assert_eq!((proposal.to.as_str(), proposal.amount_rp), ("grosir", Some(5_000_000)), "{}", desk.screen());
    // A second look goes on with the same proposal until it is decided.
    desk.keys("r<end> murah<c-s>");
    assert_eq!(desk.map().proposals.len(), 1);
    desk.keys("gk/paket pangan<enter>bpkk<enter><right><c-s>");
    let value = desk.map().values.iter().last().unwrap().clone();
    assert_eq!(
        (value.partnership.as_str(), value.actor.as_str(), value.level),
        ("paket-pangan-murah", "pkk", Some(1))
    );
}

#[test]
fn ctrl_c_over_a_dialog_is_one_step_back_and_ctrl_q_asks_once() {
    let mut desk = Desk::rw07();
    desk.keys("nDapur<c-c>");
    assert!(!desk.quit && desk.app.overlays.is_empty(), "{}", desk.screen());
    desk.keys("n");
    assert!(desk.screen().contains("Dapur"), "what was typed waits: {}", desk.screen());
    desk.keys("<c-q>");
    assert!(!desk.quit && desk.screen().contains("isian ini hilang"), "{}", desk.screen());
    // Whoever goes on typing is asked anew.
    desk.keys(" umum<c-q>");
    assert!(!desk.quit);
    desk.keys("<c-q>");
    assert!(desk.quit, "the same key again leaves");
    for keys in ["<right>> <c-q><c-q>", "gjmBalai<c-q><c-q>", "n<c-q>", "?<c-q>", "<c-c>"] {
        let mut desk = Desk::rw07();
        desk.keys(keys);
        assert!(desk.quit, "{keys}: {}", desk.screen());
    }
    for keys in ["<right>> <c-q>", "gjmBalai<c-q>"] {
        let mut desk = Desk::rw07();
        desk.keys(keys);
        assert!(!desk.quit, "{keys}");
    }
}
