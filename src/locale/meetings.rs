//! The words of a meeting.

super::texts! {
    title(day: &str) = "Rapat {day}" | "Meeting of {day}";
    place = "Tempat" | "Place";
    start = "Mulai pukul" | "From";
    parties = "Pihak yang hadir" | "Parties present";
    heads = "Jumlah hadir" | "Heads";
    agenda = "Pokok bahasan" | "Agenda";
    notes = "Catatan" | "Notes";
    decisions = "Keputusan" | "Decisions";
    follow_ups = "Tindak lanjut" | "Follow-ups";
    rungs = "Perubahan anak tangga" | "Changes of rung";
    finish = "Selesai" | "Finish";
    place_hint = "mis. Balai RW 07" | "e.g. Balai RW 07";
    start_hint = "mis. 19.30" | "e.g. 19.30";
    parties_hint = "ketik sebagian nama, Enter" | "type part of a name, Enter";
    heads_hint = "unsur, laki-laki, perempuan: warga sasaran 4 9" | "element, men, women: warga sasaran 4 9";
    lines_hint = "satu baris, Enter; kosong: lanjut" | "one line, Enter; empty: go on";
    follow_ups_hint = "tugas; pihak; tanggal" | "task; party; date";
    rungs_hint = "nama kemitraan dan angka: arisan 2" | "partnership and digit: arisan 2";
    finish_hint = "Enter menutup; semua sudah tersimpan" | "Enter closes; everything is kept";
    men_women(men: i64, women: i64) = "{men} laki-laki, {women} perempuan" | "{men} men, {women} women";
    all_heads(men: i64, women: i64) = "seluruhnya: {men} laki-laki, {women} perempuan" | "in all: {men} men, {women} women";
    bad_time = "Tulis jam seperti 19.30." | "Write a time such as 19.30.";
    bad_heads = "Tulis dua angka di akhir: laki-laki lalu perempuan." | "End with two numbers: men, then women.";
    no_such_party = "Tidak ada pihak yang cocok. Catat dahulu di layar Pihak." | "No party fits. Record it on the screen Parties first.";
    not_yet = "Rapat yang dicatat sudah berlangsung: pilih hari ini atau sebelumnya." | "A meeting that is recorded has taken place: choose today or a day before.";
    neither(part: &str) = "{part} bukan pihak di peta ini, dan bukan tanggal seperti 20/4 atau 20 April 2027." | "{part} is no party on this map, and no date such as 20/4 or 20 April 2027.";
    no_such_rung = "Anak tangga ditulis dengan angka 0 sampai 5." | "A rung is a digit from 0 to 5.";
    no_such_partnership = "Tidak ada kemitraan yang cocok." | "No partnership fits.";
    kept = "Rapat tercatat. Tindak lanjutnya ada di Agenda." | "The meeting is recorded. Its follow-ups are on the Agenda.";
    kept_undated(count: usize) = "Rapat tercatat. Tindak lanjut tanpa tanggal, yang tidak muncul di Agenda: {count}." | "The meeting is recorded. Follow-ups without a date, which the Agenda does not show: {count}.";
    nothing_kept = "Belum ada yang dicatat." | "Nothing was recorded.";
    continue_hint = "simpan baris" | "keep the line";
    undo_line = "hapus baris terakhir" | "take the last line away";
}
