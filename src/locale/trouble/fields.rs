//! The keys of the file, as people call them.

use crate::model::Lang;

/// A key of the file in words; nothing for a key that has none.
#[expect(clippy::too_many_lines, reason = "a table of words")]
fn known(lang: Lang, key: &str) -> Option<&'static str> {
    let (id, en) = match key {
        "actor" | "party" => ("pihak", "party"),
        "amount_rp" => ("jumlah yang diminta", "amount asked for"),
        "anchor" => ("lembaga jangkar", "anchor institution"),
        "attending" => ("yang hadir", "who attended"),
        "benefit" => ("manfaat", "benefit"),
        "category" => ("bidang", "category"),
        "closeness" => ("kedekatan dengan warga", "closeness to residents"),
        "conflict" => ("catatan konflik", "conflict note"),
        "consent" => ("persetujuan narahubung", "consent of the contact"),
        "contact_channel" => ("saluran kontak", "contact channel"),
        "contact_role" => ("narahubung", "contact role"),
        "criteria" => ("kriteria", "criteria"),
        "date" => ("tanggal", "date"),
        "decisions" => ("keputusan", "decisions"),
        "description" => ("uraian", "description"),
        "due" => ("tenggat", "deadline"),
        "elements" => ("unsur peserta", "elements of participants"),
        "end" => ("tanggal akhir", "end date"),
        "end_reason" => ("alasan berakhir", "reason of the end"),
        "equality" => ("kesetaraan", "equality"),
        "file" => ("tempat arsip", "place of the signed copy"),
        "followups" => ("tindak lanjut", "follow-ups"),
        "giver" => ("pemberi", "giver"),
        "goal" => ("tujuan bersama", "shared goal"),
        "headcount" => ("jumlah sasaran", "headcount"),
        "history" => ("riwayat", "history"),
        "identified_at" => ("pertemuan asal", "meeting of origin"),
        "insight" => ("temuan", "finding"),
        "interest" => ("kepentingan", "interest"),
        "introduced_by" => ("diperkenalkan oleh", "introduced by"),
        "kind" => ("jenis", "kind"),
        "lead" => ("pihak penggerak", "lead"),
        "level" => ("tingkat", "level"),
        "meeting" => ("pertemuan", "meeting"),
        "members" => ("anggota", "members"),
        "men" => ("jumlah laki-laki", "number of men"),
        "merged_into" => ("digabung ke", "merged into"),
        "name" => ("nama", "name"),
        "needs" => ("kebutuhan", "needs"),
        "next_action" => ("langkah berikut", "next action"),
        "notes" | "note" => ("catatan", "notes"),
        "notice_days" => ("masa pemberitahuan", "notice period"),
        "obligation" => ("kewajiban", "obligation"),
        "openness" => ("keterbukaan", "openness"),
        "outcome" => ("hasil kontak", "outcome"),
        "owner" => ("pemilik", "owner"),
        "parent" => ("dokumen induk", "parent document"),
        "parties" => ("para pihak", "parties"),
        "partnership" => ("kemitraan", "partnership"),
        "place" => ("tempat", "place"),
        "power" => ("kekuatan", "power"),
        "priority" => ("prioritas", "priority"),
        "purpose" => ("maksud", "purpose"),
        "quantity" => ("banyaknya", "quantity"),
        "ratee" => ("yang dinilai", "who is assessed"),
        "rater" => ("penilai", "who assesses"),
        "reason" => ("alasan", "reason"),
        "receiver" => ("penerima", "receiver"),
        "reliability" => ("keandalan", "reliability"),
        "result_rp" => ("jumlah yang disetujui", "amount granted"),
        "review_days" => ("jarak tinjauan", "review interval"),
        "rung" => ("anak tangga", "rung"),
        "shared_goal" => ("kesamaan tujuan", "shared goal"),
        "stance" => ("sikap", "stance"),
        "start" => ("tanggal mulai", "start date"),
        "status" => ("status", "status"),
        "step" => ("langkah pengembangan", "development step"),
        "target" => ("sasaran", "target"),
        "text" => ("isi", "text"),
        "title" => ("judul", "title"),
        "to" => ("tujuan", "addressee"),
        "until" => ("berlaku sampai", "until"),
        "value" => ("nilai bersama", "shared value"),
        "value_rp" => ("nilai rupiah", "value in rupiah"),
        "view" => ("pandangan pihak", "own view of a party"),
        "waived_reason" => ("alasan pembebasan", "reason of the waiver"),
        "weaknesses" => ("kelemahan", "weaknesses"),
        "within" => ("wilayah di atasnya", "area above"),
        "women" => ("jumlah perempuan", "number of women"),
        _ => return None,
    };
    Some(match lang {
        Lang::Indonesian => id,
        Lang::English => en,
    })
}

/// A key in words; an unknown one as it stands in the file.
pub fn plain(lang: Lang, key: &str) -> &str {
    known(lang, key).unwrap_or(key)
}

/// A key in words, in quotation marks; an unknown one as it stands in the file.
pub fn field(lang: Lang, key: &str) -> String {
    crate::locale::quoted(known(lang, key).unwrap_or(key))
}
