//! The words of the register, of drafts, and of the citizen charter. Drafts are drafts: the program gives no legal advice.

use crate::locale::Label as _;
use crate::model::{AgreementKind, Lang};

crate::locale::texts! {
    register = "Register dokumen kerja sama" | "Register of documents of cooperation";
    register_short = "Register" | "Register";
    numbers = "Nomor" | "Numbers";
    title_about = "Judul / tentang" | "Title / about";
    signed = "Tanggal tanda tangan" | "Signed";
    valid = "Masa berlaku" | "Valid";
    valid_until(end: &str, days: i64) = "s.d. {end} ({days} hari lagi)" | "to {end} ({days} days left)";
    valid_till_past(end: &str, days: i64) = "s.d. {end} (lewat {days} hari)" | "to {end} ({days} days ago)";
    valid_to(end: &str) = "s.d. {end}" | "to {end}";
    open_ended = "tanpa batas waktu" | "without an end";
    tie_and_rung = "Kemitraan, anak tangga" | "Partnership, rung";
    kept_due = "Kewajiban" | "Promises";
    kept_of_due(kept: usize, due: usize, all: usize) = "{kept}/{due} jatuh tempo ({all} seluruhnya)" | "{kept}/{due} due ({all} in all)";
    no_promises = "belum ada" | "none yet";
    derived = "Turunan" | "Derived";
    kept_at = "Arsip" | "Kept at";
    in_force(count: usize) = "Berlaku: {count}" | "In force: {count}";
    ending(count: usize, days: i64) = "Akan berakhir dalam {days} hari: {count}" | "Ending within {days} days: {count}";
    lapsed(count: usize) = "Lewat masa berlaku: {count}" | "Lapsed: {count}";
    idle(count: usize) = "Berlaku, belum ada janji yang ditepati: {count}" | "In force, no promise kept yet: {count}";
    preparing(count: usize) = "Sedang disiapkan: {count}" | "Being prepared: {count}";
    promises = "Kewajiban" | "Promises";
    late(day: &str) = "{day} (lewat)" | "{day} (late)";

    draft_banner = "KONSEP – perlu diperiksa para pihak dan, bila perlu, bagian hukum" | "DRAFT – to be checked by the parties and, if need be, by a lawyer";
    between = "ANTARA" | "BETWEEN";
    with = "DENGAN" | "AND";
    about = "TENTANG" | "ON";
    number_line = "NOMOR" | "NUMBER";
    on_this_day(day: &str, place: &str) = "Pada hari ini, {day}, bertempat di {place}, yang bertanda tangan di bawah ini:" | "On this day, {day}, at {place}, the undersigned:";
    blank_day = "…………, tanggal ………… bulan ………… tahun …………" | "…………, the ………… of …………, …………";
    party_line(name: &str, role: &str, party: &str, called: &str) = "{name}, {role}, bertindak untuk dan atas nama {party}, selanjutnya disebut {called};" | "{name}, {role}, acting for and on behalf of {party}, hereafter called the {called};";
    whereas = "Dengan mempertimbangkan" | "Whereas";
    whereas_equal = "bahwa para pihak berkedudukan setara dan saling menghormati" | "the parties are equals and respect one another";
    whereas_goal(goal: &str) = "bahwa para pihak mempunyai tujuan bersama, yaitu {goal}" | "the parties share an aim: {goal}";
    whereas_needs(needs: &str) = "bahwa warga membutuhkan {needs}" | "the residents need {needs}";
    whereas_rung(rung: &str) = "bahwa kerja sama para pihak saat ini berada pada tahap {rung}" | "their cooperation is now at the stage of {rung}";
    legal_basis = "Dasar hukum" | "Legal basis";
    legal_check = "Daftar ini perlu dipastikan para pihak." | "The parties have to confirm this list.";
    agree(kind: &str) = "para pihak sepakat mengikatkan diri dalam {kind} dengan ketentuan berikut." | "the parties agree on this {kind} as follows.";
    article(number: usize, title: &str) = "Pasal {number}: {title}" | "Article {number}: {title}";
    aim = "Maksud dan tujuan" | "Purpose and aim";
    aim_text(goal: &str) = "Dokumen ini menjadi dasar para pihak untuk bekerja sama agar tercapai: {goal}." | "This document is the basis for the parties to work together towards: {goal}.";
    scope = "Ruang lingkup" | "Scope";
    carrying_out = "Pelaksanaan" | "Carrying it out";
    carrying_out_text = "Kegiatan dilaksanakan sesuai rencana kerja yang disusun bersama; setiap pihak menunjuk penghubung menurut jabatan." | "The work follows a plan that is made together; each party names a contact by role.";
    duties = "Kewajiban dan hak para pihak" | "Duties and rights of the parties";
    duty_of(party: &str) = "{party} berkewajiban" | "{party} undertakes to";
    by_day(text: &str, day: &str) = "{text} (paling lambat {day})" | "{text} (by {day})";
    recurring(text: &str, day: &str, pace: &str) = "{text} (pertama {day}, berulang {pace})" | "{text} (first on {day}, {pace})";
    measured(text: &str, measure: &str) = "{text}; ukuran: {measure}" | "{text}; measured by: {measure}";
    rights_text = "Setiap pihak berhak memperoleh pelaksanaan kewajiban pihak lain dan informasi tentang jalannya kerja sama." | "Each party is entitled to what the others undertake, and to know how the cooperation goes.";
    funding = "Pembiayaan" | "Funding";
    funding_mou = "Pembiayaan dilaksanakan sesuai kemampuan masing-masing pihak dan tidak mengikat anggaran." | "Each party bears costs as it is able; no budget is bound.";
    funding_pks = "Pembiayaan kegiatan berasal dari kontribusi para pihak sebagai berikut." | "The work is paid from these contributions of the parties.";
    values = "Nilai dan prinsip bersama" | "Shared values and principles";
    principles = "Para pihak berpegang pada kesetaraan, keterbukaan, dan saling percaya, serta berjanji tidak menjadikan warga bergantung." | "The parties hold to equality, openness and trust, and promise not to make residents dependent.";
    privacy = "Kerahasiaan dan pelindungan data pribadi" | "Confidentiality and personal data";
    privacy_text = "Data warga hanya dipakai untuk tujuan dokumen ini, dengan persetujuan yang bersangkutan, dalam bentuk jumlah bila memungkinkan, dan dihapus bila tujuannya selesai." | "Data of residents are used only for the purpose of this document, with their consent, as counts wherever possible, and are deleted when the purpose is met.";
    monitoring = "Pemantauan dan evaluasi" | "Monitoring and evaluation";
    monitoring_text(days: i64) = "Para pihak meninjau pelaksanaan bersama-sama sekurang-kurangnya setiap {days} hari dan mencatat hasilnya." | "The parties review the work together at least every {days} days and record what they find.";
    term = "Jangka waktu, perpanjangan, dan pengakhiran" | "Term, extension and termination";
    term_text(start: &str, end: &str) = "Dokumen ini berlaku sejak {start} sampai dengan {end}." | "This document is valid from {start} to {end}.";
    notice_text(days: &str) = "Pihak yang hendak mengakhirinya lebih awal memberi tahu pihak lain secara tertulis paling lambat {days} hari sebelumnya." | "A party that wants to end it early tells the others in writing at least {days} days before.";
    extension_text(way: &str) = "Perpanjangan: {way}." | "Extension: {way}.";
    disputes = "Penyelesaian perselisihan" | "Settling differences";
    disputes_text = "Perbedaan pendapat diselesaikan secara musyawarah untuk mufakat." | "Differences are settled by talking until there is agreement.";
    force_majeure = "Keadaan kahar" | "Force majeure";
    force_majeure_text = "Pihak yang terhalang oleh bencana atau keadaan di luar kemampuannya memberi tahu pihak lain paling lambat 14 hari, dan kewajibannya ditunda selama keadaan itu berlangsung." | "A party hindered by disaster or by what it cannot control tells the others within 14 days; its duties are put off for that time.";
    sanctions = "Sanksi dan wanprestasi" | "Failure to perform";
    sanctions_text = "Pihak yang tidak menepati kewajibannya diingatkan secara tertulis; bila tetap tidak ditepati, para pihak menetapkan jalan keluarnya bersama." | "A party that does not keep its duties is reminded in writing; if it still does not, the parties settle together what follows.";
    correspondence = "Korespondensi" | "Correspondence";
    addendum = "Perubahan" | "Changes";
    addendum_text = "Hal yang belum diatur ditetapkan para pihak dalam adendum yang tidak terpisahkan dari dokumen ini." | "What is not settled here is settled in an addendum that is part of this document.";
    closing = "Penutup" | "Closing";
    closing_text(copies: &str) = "Dokumen ini dibuat dalam {copies} rangkap yang sama bunyinya dan mempunyai kekuatan yang sama." | "This document is made in {copies} copies of the same wording and force.";
    closing_stamped = "Masing-masing bermeterai cukup." | "Each bears the duty stamp that is due.";
    first_party(number: usize) = "PIHAK KE-{number}" | "PARTY {number}";
    checklist = "Daftar periksa klausul" | "Checklist of clauses";
    checklist_hint = "Lembar ini untuk pembahasan, bukan bagian dari dokumen." | "This page is for talking it over; it is no part of the document.";
    clause = "Klausul" | "Clause";
    state = "Keadaan" | "State";
    filled = "terisi dari peta" | "filled from the map";
    standard = "rumusan umum, perlu dibahas" | "general wording, to be discussed";
    empty = "belum ada isi" | "still empty";
    not_needed = "tidak diperlukan" | "not needed";
    own_words = "rumusan para pihak" | "the parties' own words";

    charter = "Piagam warga" | "Citizen charter";
    charter_banner = "KONSEP – isi titik-titik bersama warga dan penyedia layanan" | "DRAFT – fill in the dots together with residents and provider";
    provider = "Penyedia layanan" | "Provider";
    residents = "Warga" | "Residents";
    service = "Jenis layanan" | "Service";
    service_for(service: &str, people: &str) = "{service} untuk {people}" | "{service} for {people}";
    requirements = "Persyaratan" | "Requirements";
    procedure = "Prosedur" | "Procedure";
    duration = "Waktu pelayanan" | "Time it takes";
    cost = "Biaya" | "Cost";
    provider_duties = "Janji penyedia layanan" | "What the provider promises";
    resident_duties = "Janji warga" | "What the residents promise";
    complaints = "Saluran keluhan dan tenggat jawaban" | "Complaints, and when they are answered";
    redress = "Ganti layanan bila janji tidak ditepati" | "What happens when a promise is not kept";
    charter_monitoring = "Cara pemantauan" | "How it is monitored";
    charter_review = "Tinjauan berkala" | "Review";
    charter_review_text(days: i64) = "Piagam ini ditinjau bersama setiap {days} hari." | "This charter is reviewed together every {days} days.";
    no_services = "Peta ini belum mencatat layanan; titik-titik diisi bersama." | "The map records no services yet; fill in the dots together.";
}

/// How a party is called in a document: `PIHAK KESATU`, `FIRST PARTY`.
pub fn called(lang: Lang, number: usize) -> String {
    let names: [&str; 8] = match lang {
        Lang::Indonesian => [
            "PIHAK KESATU",
            "PIHAK KEDUA",
            "PIHAK KETIGA",
            "PIHAK KEEMPAT",
            "PIHAK KELIMA",
            "PIHAK KEENAM",
            "PIHAK KETUJUH",
            "PIHAK KEDELAPAN",
        ],
        Lang::English => [
            "FIRST PARTY",
            "SECOND PARTY",
            "THIRD PARTY",
            "FOURTH PARTY",
            "FIFTH PARTY",
            "SIXTH PARTY",
            "SEVENTH PARTY",
            "EIGHTH PARTY",
        ],
    };
    names.get(number.wrapping_sub(1)).map_or_else(|| first_party(lang, number), |name| (*name).to_owned())
}

/// What a document is called in its own title; English says *MoU* only in passing.
pub fn formal_kind(lang: Lang, kind: AgreementKind) -> &'static str {
    match (lang, kind) {
        (Lang::English, AgreementKind::Mou) => "Memorandum of understanding",
        _ => kind.label(lang),
    }
}
