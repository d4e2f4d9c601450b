//! What was typed waits and comes back, and brings nothing old back with it.

use std::fs;

use simpul::app::event::Event;
use simpul::app::form::Purpose;
use simpul::app::overlay::Overlay;
use simpul::model::{Id, Rung};
use simpul::trouble::SaveFailure;

use crate::support::Desk;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// Somebody else changes the file; the save that meets it asks, and both versions are joined.
fn join(desk: &mut Desk, from: &str, to: &str) {
    let theirs = desk.on_disk();
    assert!(theirs.contains(from), "{from}");
    fs::write(&desk.path, theirs.replacen(from, to, 1)).unwrap();
    desk.feed(Event::SaveFailed(SaveFailure::ChangedOnDisk));
    desk.keys("<enter>");
    assert!(!matches!(desk.app.top(), Some(Overlay::Changed { .. })), "{}", desk.screen());
}

#[test]
fn a_form_that_comes_back_offers_what_was_added_since() {
    let mut desk = Desk::rw07();
    desk.keys("nDapur sehat<enter>pkk<enter><esc>");
    desk.keys("gpnWarung Bu Sari<enter><c-s>gk");
    desk.keys("n");
    assert!(desk.screen().contains("Dapur sehat"), "{}", desk.screen());
    desk.keys("warung bu sari<enter><c-s>");
    let made = desk.map().partnerships.get(&id("dapur-sehat")).expect("it was made");
    assert_eq!(made.members, [id("pkk"), id("warung-bu-sari")], "{}", desk.screen());
}

#[test]
fn a_form_that_comes_back_takes_nothing_back_that_was_done_since() {
    let mut desk = Desk::rw07();
    desk.keys("gd/kredit<enter>e<end> bersama<esc>X<c-s>");
    let extended = desk.app.agreement().unwrap().end;
    assert!(extended.is_some(), "{}", desk.screen());
    desk.keys("e");
    assert!(desk.screen().contains(" bersama"), "{}", desk.screen());
    desk.keys("<c-s>");
    let after = desk.app.agreement().unwrap();
    assert!(after.title.ends_with(" bersama"), "{}", after.title);
    assert_eq!(after.end, extended, "the new last day stays");
}

#[test]
fn of_a_list_in_a_form_that_comes_back_only_what_was_changed_there_changes() {
    let mut desk = Desk::rw07();
    desk.keys("gk/paket pangan<enter>");
    let before = desk.app.partnership().unwrap().members.clone();
    // Left half done: one more member.
    desk.keys("e<tab>posyandu<enter><esc>");
    assert!(!before.contains(&id("posyandu")));
    // Done meanwhile: another one comes.
    let kept = std::mem::take(&mut desk.app.drafts.forms);
    desk.keys("e<tab>puskesmas<enter><c-s>");
    desk.app.drafts.forms = kept;
    let mut wanted = desk.app.partnership().unwrap().members.clone();
    assert!(wanted.contains(&id("puskesmas")), "{wanted:?}");
    wanted.push(id("posyandu"));
    desk.keys("e<c-s>");
    assert_eq!(desk.app.partnership().unwrap().members, wanted, "{}", desk.screen());
}

#[test]
fn a_form_that_is_open_while_the_file_is_joined_writes_nothing_old() {
    let mut desk = Desk::rw07();
    desk.keys("gp/posyandu<enter>e<end> Baru");
    join(
        &mut desk,
        "name = \"Posyandu Anggrek\"",
        "name = \"Posyandu Anggrek\"\nnotes = \"Buka tiap Selasa\"",
    );
    assert!(matches!(desk.app.top(), Some(Overlay::Form(_))), "it stays open: {}", desk.screen());
    assert!(desk.screen().contains("Posyandu Anggrek Baru"), "{}", desk.screen());
    desk.keys("<c-s>");
    let text = desk.on_disk();
    assert!(text.contains("notes = \"Buka tiap Selasa\""), "{text}");
    assert!(text.contains("name = \"Posyandu Anggrek Baru\""), "{text}");
}

#[test]
fn a_meeting_that_is_held_while_the_file_is_joined_keeps_the_lines_of_both() {
    let mut desk = Desk::rw07();
    desk.keys("gjmBalai RW 07<enter>19.30<enter>pkk<enter>");
    join(&mut desk, "attending = [\"pkk\"]", "attending = [\"pkk\", \"karang\"]\nnotes = \"Hujan\"");
    desk.keys("puskesm<enter>");
    let meeting = desk.map().meetings.iter().last().unwrap();
    assert_eq!(meeting.notes.as_deref(), Some("Hujan"), "{}", desk.on_disk());
    assert_eq!(meeting.attending, [id("pkk"), id("karang"), id("puskesmas")]);
}

#[test]
fn a_step_that_is_open_while_the_file_is_joined_begins_where_it_stands_now() {
    let mut desk = Desk::rw07();
    desk.keys("<right>>");
    let Some(Overlay::Step(step)) = desk.app.top() else { panic!("{}", desk.screen()) };
    let (partnership, from) = (step.partnership.clone(), step.from);
    for _ in 0..step.ticks.len() + 2 {
        desk.keys("<down>");
    }
    desk.keys("Disepakati bersama");
    let head = format!("id = \"{partnership}\"");
    let text = desk.on_disk();
    let block = text.split("\n[[partnership]]\n").find(|block| block.starts_with(&head)).unwrap().to_owned();
    let more = "\n[[partnership.history]]\ndate = 2026-03-30\nrung = \"competition\"\nreason = \"x\"\n";
    join(&mut desk, block.trim_end(), &format!("{}\n{more}", block.trim_end()));
    let Some(Overlay::Step(step)) = desk.app.top() else { panic!("{}", desk.screen()) };
    assert_ne!(from, Some(Rung::Competition));
    assert_eq!(step.from, Some(Rung::Competition));
    assert_eq!(step.reason.value(), "Disepakati bersama");
}

#[test]
fn a_step_that_was_closed_half_written_waits_like_a_form() {
    let mut desk = Desk::rw07();
    desk.keys("<right>> <up><up><esc>");
    assert!(desk.screen().contains("Isian disimpan sementara"), "{}", desk.screen());
    desk.keys(">");
    let Some(Overlay::Step(step)) = desk.app.top() else { panic!("{}", desk.screen()) };
    assert!(step.ticks[0].1, "{}", desk.screen());
    // One that nobody wrote in says nothing and keeps nothing.
    desk.keys("<esc>");
    desk.app.drafts.clear();
    desk.keys("><esc>");
    assert!(desk.app.drafts.steps.is_empty());
}

#[test]
fn a_question_that_was_counted_in_another_version_is_asked_again() {
    let mut desk = Desk::rw07();
    desk.keys("gp/posyandu<enter><del>");
    assert!(matches!(desk.app.top(), Some(Overlay::Confirm(_))), "{}", desk.screen());
    join(&mut desk, "name = \"Posyandu Anggrek\"", "name = \"Posyandu Melati\"");
    assert!(desk.app.overlays.is_empty(), "{}", desk.screen());
}

#[test]
fn nobody_leaves_without_hearing_what_waits() {
    let mut desk = Desk::rw07();
    desk.keys("nDapur sehat<enter><esc>q");
    let screen = desk.screen();
    let foot: Vec<&str> = screen.lines().rev().take(2).collect();
    assert!(!desk.quit && foot[1].contains("Belum disimpan: Kemitraan baru."), "{screen}");
    assert!(foot[0].contains("pergi tanpanya."), "{screen}");
    // Said once; whoever does it again means it.
    desk.keys("q");
    assert!(desk.quit);

    let mut desk = Desk::rw07();
    // Looking at the other maps leaves nothing yet; opening one does.
    desk.keys("nDapur sehat<enter><esc><c-o>");
    assert!(matches!(desk.app.top(), Some(Overlay::Library(_))), "{}", desk.screen());
    desk.keys("<enter>");
    assert!(matches!(desk.app.top(), Some(Overlay::Library(_))) && !desk.app.start.opening);
    assert!(desk.screen().contains("Belum disimpan: Kemitraan baru"), "{}", desk.screen());
    desk.keys("<esc>gpnWarung<esc>q");
    assert!(!desk.quit && desk.screen().contains("Kemitraan baru, Pihak baru"), "{}", desk.screen());
    // What is gone on with and kept does not hold back, and neither does a form about files.
    desk.keys("n<c-s>");
    assert!(desk.map().actors.iter().any(|party| party.name == "Warung"), "{}", desk.screen());
    desk.app.drafts.forms.retain(|purpose, _| *purpose != Purpose::NewPartnership(None));
    desk.keys("x<down>");
    assert!(matches!(desk.app.top(), Some(Overlay::Form(_))), "{}", desk.screen());
    desk.keys("<s-tab>zzz");
    desk.keys("<esc>");
    assert!(desk.app.drafts.forms.contains_key(&Purpose::Export), "{}", desk.screen());
    desk.keys("q");
    assert!(desk.quit, "{}", desk.screen());
}
