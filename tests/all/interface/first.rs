//! The first ten minutes (`docs/first-ten-minutes.md`): where a new user stumbled, and what is said there now.

use simpul::model::Lang;

use crate::support::Desk;

const NEW: &str = "format = 1\n\n[map]\nid = \"rw-03\"\ntitle = \"RW 03\"\nanchor = \"pengurus\"\n\n[[actor]]\nid = \"pengurus\"\nname = \"Pengurus RW 03\"\nkind = \"community\"\n";
const TWO: &str = "\n[[actor]]\nid = \"pkm\"\nname = \"Puskesmas\"\nkind = \"government\"\n";

/// The screen as one line, so that a sentence is found wherever it breaks.
fn said(desk: &Desk) -> String {
    desk.screen().replace('│', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_empty_board_says_what_comes_first() {
    let mut desk = Desk::with(NEW, Lang::Indonesian, (80, 24));
    assert!(
        said(&desk).contains("Catat dulu sedikitnya dua pihak: g p untuk layar Pihak, lalu n."),
        "{}",
        desk.screen()
    );
    desk.keys("gpnPuskesmas Sukamaju<c-s>gt");
    assert!(said(&desk).contains("Tekan n untuk mencatat kemitraan pertama."), "{}", desk.screen());
}

#[test]
fn a_name_that_nobody_has_is_said_while_it_is_typed_and_when_it_is_saved() {
    let mut desk = Desk::with(&format!("{NEW}{TWO}"), Lang::Indonesian, (80, 24));
    desk.keys("nPosyandu<enter>Karang Taruna");
    assert!(said(&desk).contains("Tidak ada “Karang Taruna” dalam pilihan ini."), "{}", desk.screen());
    desk.keys("<c-s>");
    assert!(said(&desk).contains("! Tidak ada “Karang Taruna” dalam pilihan ini."), "{}", desk.screen());
    assert_eq!(said(&desk).matches("Tidak ada “Karang Taruna”").count(), 1, "once is enough");
    assert_eq!(desk.map().partnerships.len(), 0);
}

#[test]
fn why_a_step_is_not_taken_is_said_whole() {
    let kemitraan = "\n[[partnership]]\nid = \"k\"\nname = \"Posyandu\"\nmembers = [\"pengurus\", \"pkm\"]\nstatus = \"active\"\n";
    for (size, lang) in
        [((80, 24), Lang::Indonesian), ((44, 20), Lang::Indonesian), ((80, 24), Lang::English)]
    {
        let mut desk = Desk::with(&format!("{NEW}{TWO}{kemitraan}"), lang, size);
        desk.keys("><enter>");
        let screen = said(&desk);
        let sentence = screen.split("! ").nth(1).unwrap_or_else(|| panic!("{}", desk.screen()));
        assert!(!sentence.split("Enter").next().unwrap().contains('…'), "{}", desk.screen());
    }
}
