//! The words of lists and details: headings of columns, and what stands beside a figure.

use crate::locale::Label as _;
use crate::model::{AgreementKind, Lang};

super::texts! {
    name = "Nama" | "Name";
    level = "Tingkat" | "Level";
    ties = "Ikatan" | "Ties";
    rung = "Tangga" | "Rung";
    here = "di sini" | "here";
    target = "sasaran" | "target";
    days_on_rung = "Hari" | "Days";
    members = "Anggota" | "Members";
    parties_count(count: usize) = "{count} pihak" | "{count} parties";
    kept_of_due(kept: usize, due: usize) = "janji {kept}/{due}" | "kept {kept}/{due}";
    no_partners = "belum bermitra dengan siapa pun" | "no partners yet";
    and_partners(names: &str, partnership: &str) = "{names} ({partnership})" | "{names} ({partnership})";
    resources = "Sumber yang dimiliki" | "Sources it holds";
    mean_of_four = "rata-rata dari nilai 1-4" | "mean of scores 1-4";
    power = "Kekuatan pengaruh" | "Power";
    interest = "Kepentingan" | "Interest";
    stance = "Sikap" | "Stance";
    notes = "Catatan" | "Notes";
    status = "Status" | "Status";
    contact_role = "Narahubung" | "Contact (role)";
    consent = "Setuju disimpan" | "Agreed to being stored";
    no_consent = "Persetujuan menyimpan kontak ini belum dicatat." | "Consent to storing this contact is not recorded yet.";
    lead = "koordinator" | "lead";
    goal = "Tujuan bersama" | "Shared goal";
    no_goal = "belum ditulis" | "not written yet";
    target_reason = "Alasan sasaran" | "Reason for the target";
    conflict = "Catatan konflik" | "Conflict note";
    gap(rungs: u8) = "selisih {rungs} anak tangga" | "rungs apart: {rungs}";
    no_view = "belum berpendapat" | "has not said yet";
    never_touched = "belum pernah disentuh" | "never touched yet";
    no_documents = "tanpa dokumen; ikatan lisan pun sah" | "no document; a spoken tie is valid too";
    no_contributions = "belum ada kontribusi yang dicatat" | "no contributions recorded yet";
    by(role: &str) = "oleh {role}" | "by {role}";
    number = "Nomor" | "Number";
    signatory(role: &str) = "ditandatangani {role}" | "signed by {role}";
    signed = "Ditandatangani" | "Signed on";
    start = "Mulai" | "Start";
    end = "Berakhir" | "End";
    extension = "Perpanjangan" | "Extension";
    notice(days: i64) = "pemberitahuan {days} hari sebelumnya" | "notice {days} days before";
    witness = "Mengetahui" | "Acknowledged by";
    scope = "Ruang lingkup" | "Scope";
    file = "Letak arsip" | "Where the copy is kept";
    no_file = "belum dicatat" | "not recorded";
    partnership = "Kemitraan" | "Partnership";
    today = "hari ini" | "today";
    more_by_key(more: &str, key: &str) = "{more} ({key})" | "{more} ({key})";
    waived_because(reason: &str) = "dihapuskan: {reason}" | "waived: {reason}";
}

/// A score of 1..=5 in words; a figure outside the scale stays a figure.
pub fn score(lang: Lang, score: i64) -> String {
    let (id, en) = match score {
        1 => ("sangat rendah", "very low"),
        2 => ("rendah", "low"),
        3 => ("sedang", "medium"),
        4 => ("tinggi", "high"),
        5 => ("sangat tinggi", "very high"),
        _ => return score.to_string(),
    };
    if lang == Lang::Indonesian { id } else { en }.to_owned()
}

/// The name of a kind of document for a narrow column, as it is spoken.
pub fn short_kind(lang: Lang, kind: AgreementKind) -> &'static str {
    let indonesian = lang == Lang::Indonesian;
    match kind {
        AgreementKind::Mou => "MoU",
        AgreementKind::CooperationAgreement if indonesian => "PKS",
        AgreementKind::CooperationAgreement => "Agreement",
        AgreementKind::Grant if indonesian => "Hibah",
        AgreementKind::Grant => "Grant",
        AgreementKind::CitizenCharter if indonesian => "Piagam",
        AgreementKind::CitizenCharter => "Charter",
        AgreementKind::JointAgreement if indonesian => "Kesepakatan",
        AgreementKind::GovernmentAgreement if indonesian => "Nota",
        AgreementKind::Decree if indonesian => "SK",
        AgreementKind::Intent if !indonesian => "Intent",
        AgreementKind::Minutes if !indonesian => "Record",
        AgreementKind::JointAgreement => "Joint",
        AgreementKind::GovernmentAgreement => "Government",
        _ => kind.label(lang),
    }
}

/// A number with one decimal, from tenths: `3,3` in Indonesian, `3.3` in English.
pub fn tenths(lang: Lang, tenths: i64) -> String {
    let mark = if lang == Lang::Indonesian { ',' } else { '.' };
    format!("{}{mark}{}", tenths / 10, tenths % 10)
}
