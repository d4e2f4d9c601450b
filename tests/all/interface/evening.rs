//! An evening's work: what it leaves in the file is what was done, and nothing else.

use crate::support::{Desk, diff, sample};

#[test]
fn an_evening_leaves_its_work_and_nothing_else() {
    let mut desk = Desk::rw07();
    // A party, and a partnership of three.
    desk.keys("<tab>nKoperasi Warga RW 07<enter>o<enter>Ketua<c-s>");
    desk.keys("gtnPasar murah bulanan<enter>koperasi<enter>pkk<enter>grosir<enter><enter>Harga pangan terjangkau<c-s>");
    // Two steps with criteria and evidence.
    desk.keys("1 <down> <down><down><down><down>Notulen 31 Maret<enter>");
    desk.keys("> <down> <down> <down><down><down><down>Daftar harga<down>Lengkap dalam satu rapat<enter>");
    // One step down, with a reason.
    desk.keys("gt/Jejaring rujukan<enter><esc>");
    desk.keys("/bimbingan<enter><");
    desk.keys("<enter>Jadwal tidak jalan<enter><esc>");
    // An MoU with two promises, one of them kept.
    desk.keys("/pasar murah<enter>d<tab><tab><tab>hari ini<tab><tab>31/3/2027<c-s><esc>");
    desk.keys("gd/pasar<enter>oLaporan harga<enter>pkk<enter>30/4/2026<c-s>");
    desk.keys("oDaftar pemasok<enter>grosir<enter>31/3/2026<c-s>");
    desk.keys("t<down><enter><enter>Daftar diterima<c-s>");
    // Back and forth, a misspelt name, another language, and home.
    desk.keys("uU");
    desk.keys("gp/puskemas<enter>");
    assert_eq!(desk.app.actor().unwrap().id.as_str(), "puskesmas");
    desk.keys("<f2>q");
    assert!(desk.quit);
    let diff = diff(&sample("rw07-kencana-asri.toml"), &desk.on_disk());
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("evening", diff);
    });
}
