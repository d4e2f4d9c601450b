//! The rules of the field that a record breaks (V01-V10 and W01-W10), said to people.

use super::{Sentence, field, say};
use crate::locale::labels::lower;
use crate::locale::{Label, dates, quoted};
use crate::model::check::Broken;
use crate::model::{Day, Id, Lang};

/// Which rule a record breaks, and what to do.
#[expect(clippy::too_many_lines, reason = "one sentence a rule: a rule without one does not compile")]
pub fn broken(lang: Lang, rule: &Broken) -> Sentence {
    let day = |day: &Day| dates::long(lang, *day);
    let name = |id: &Id| quoted(id.as_str());
    match rule {
        Broken::Dangling { key, table, id } => {
            let (key, id) = (field(lang, key), name(id));
            let table = lower(table.label(lang));
            say!(lang;
                "Isian {key} menyebut {table} {id}, tetapi {table} itu tidak ada di peta.",
                "Periksa ejaannya, atau tambahkan dulu {table} itu." |
                "The entry {key} names the {table} {id}, which is not in the map.",
                "Check the spelling, or add that {table} first.")
        }
        Broken::TwinObligation { id } => {
            let (id, other) = (name(id), quoted(&format!("{id}-2")));
            say!(lang;
                "Dua janji dalam dokumen ini memakai id yang sama, {id}.",
                "Beri salah satunya id lain, misalnya {other}." |
                "Two promises of this document have the same id, {id}.",
                "Give one of them another id, such as {other}.")
        }
        Broken::TooFewMembers => say!(lang;
            "Kemitraan ini belum punya dua pihak yang berbeda.",
            "Pilih sedikitnya dua pihak." |
            "This partnership does not have two different parties yet.",
            "Choose at least two."),
        Broken::LeadNotMember { lead } => {
            let lead = name(lead);
            say!(lang;
                "Koordinator {lead} bukan anggota kemitraan ini.",
                "Jadikan anggota, atau pilih koordinator dari anggota yang ada." |
                "The lead {lead} is no member of this partnership.",
                "Make it a member, or choose a lead among the members.")
        }
        Broken::GiverNotMember { giver } => {
            let giver = name(giver);
            say!(lang;
                "Pemberi {giver} bukan anggota kemitraan yang menerima kontribusi ini.",
                "Jadikan anggota kemitraan, atau ganti pemberinya." |
                "The giver {giver} is no member of the partnership of this contribution.",
                "Make it a member, or choose another giver.")
        }
        Broken::NotAssessed => say!(lang;
            "Kemitraan ini sudah aktif, tetapi anak tangganya belum dinilai.",
            "Nilai bersama para mitra bila sudah waktunya; sampai saat itu tidak dihitung sebagai nol." |
            "This partnership is active, but its rung has not been assessed.",
            "Assess it with the partners when the time is right; until then it does not count as zero."),
        Broken::StepInFuture { date } => {
            let date = day(date);
            say!(lang;
                "Penilaian tertanggal {date}, padahal hari itu belum tiba.",
                "Isi tanggal hari ini atau sebelumnya." |
                "The assessment is dated {date}, and that day has not come yet.",
                "Enter today or an earlier day.")
        }
        Broken::StepBeforeStart { date, start } => {
            let (date, start) = (day(date), day(start));
            say!(lang;
                "Penilaian tertanggal {date}, padahal kemitraan baru mulai {start}.",
                "Ubah tanggal penilaian, atau majukan tanggal mulai kemitraan." |
                "The assessment is dated {date}, but the partnership began on {start}.",
                "Change the date of the assessment, or let the partnership begin earlier.")
        }
        Broken::TooFewParties => say!(lang;
            "Dokumen ini belum punya dua pihak.",
            "Tambahkan pihak sampai sedikitnya dua." |
            "This document does not have two parties yet.",
            "Add parties until there are at least two."),
        Broken::PartyNotMember { party } => {
            let party = name(party);
            say!(lang;
                "{party} menjadi pihak dalam dokumen ini, tetapi bukan anggota kemitraannya.",
                "Jadikan anggota kemitraan, atau keluarkan dari dokumen." |
                "{party} is a party to this document, but no member of its partnership.",
                "Make it a member of the partnership, or take it out of the document.")
        }
        Broken::EndBeforeStart { start, end } => {
            let (start, end) = (day(start), day(end));
            say!(lang;
                "Tanggal akhir, {end}, lebih dulu daripada tanggal mulai, {start}.",
                "Periksa keduanya; mungkin tertukar." |
                "The end, {end}, comes before the start, {start}.",
                "Check both dates; they may have changed places.")
        }
        Broken::Unsigned => say!(lang;
            "Dokumen ini tercatat berlaku, tetapi tanggal tanda tangannya belum ada.",
            "Isi tanggal tanda tangan, atau ubah statusnya kembali menjadi konsep." |
            "This document is recorded as in force, but has no date of signing.",
            "Enter the date of signing, or make it a draft again."),
        Broken::NoStart => say!(lang;
            "Dokumen ini tercatat berlaku, tetapi tanggal mulainya belum ada.",
            "Isi tanggal mulai berlakunya." |
            "This document is recorded as in force, but has no start date.",
            "Enter the day from which it is in force."),
        Broken::PromiserNotParty { obligation, party } => {
            let (obligation, party) = (name(obligation), name(party));
            say!(lang;
                "Janji {obligation} dipegang {party}, yang bukan pihak dalam dokumen ini.",
                "Tambahkan sebagai pihak, atau pilih penanggung jawab lain." |
                "The promise {obligation} is made by {party}, who is no party to this document.",
                "Add it as a party, or choose another one who is responsible.")
        }
        Broken::AddendumWithoutParent => say!(lang;
            "Adendum ini belum menyebut dokumen yang ditambahnya.",
            "Pilih dokumen induknya." |
            "This addendum does not say which document it adds to.",
            "Choose its parent document."),
        Broken::Circle { key, .. } => {
            let key = field(lang, key);
            say!(lang;
                "Bila isian {key} ditelusuri terus, ujungnya kembali ke catatan ini sendiri.",
                "Kosongkan atau ganti isian {key} pada salah satunya." |
                "Following the entry {key} leads back to this record itself.",
                "Empty or change the entry {key} in one of them.")
        }
        Broken::Negative { key, value } => {
            let (key, value) = (field(lang, key), dates::number(lang, *value));
            say!(lang;
                "Isian {key} bernilai {value}, padahal tidak mungkin kurang dari nol.",
                "Isi nol atau lebih, atau kosongkan bila belum diketahui." |
                "The entry {key} is {value}, but it cannot be below zero.",
                "Enter zero or more, or leave it empty if it is not known.")
        }
        Broken::OutOfScale { key, value, from, to } => {
            let (key, value) = (field(lang, key), dates::number(lang, *value));
            say!(lang;
                "Isian {key} bernilai {value}, padahal skalanya {from} sampai {to}.",
                "Isi angka {from} sampai {to}, atau kosongkan bila belum diketahui." |
                "The entry {key} is {value}, but its scale goes from {from} to {to}.",
                "Enter {from} to {to}, or leave it empty if it is not known.")
        }
        Broken::RatesItself => say!(lang;
            "Penilai dan yang dinilai adalah pihak yang sama.",
            "Pilih pihak lain untuk salah satunya." |
            "Who assesses and who is assessed are the same party.",
            "Choose another party for one of them."),
        Broken::StepWithoutReason { date } => {
            let date = day(date);
            say!(lang;
                "Kenaikan pada {date} belum disertai bukti yang cukup atau alasan.",
                "Tambahkan bukti, atau tulis alasan singkat." |
                "The step up on {date} has neither enough evidence nor a reason.",
                "Add evidence, or write a short reason.")
        }
        Broken::PseudoConfederation { member } => {
            let member = name(member);
            say!(lang;
                "Tercatat konfederasi, tetapi {member} masih memakai sumber sendiri.",
                "Tinjau bersama: satukan pembukuannya, atau nilai kembali sebagai kolaborasi." |
                "It is recorded as a confederation, but {member} still uses a source of its own.",
                "Review it together: join the books, or assess it as a collaboration again.")
        }
        Broken::NoContribution { member } => {
            let member = name(member);
            say!(lang;
                "Belum ada kontribusi terealisasi dari {member} dalam kolaborasi ini.",
                "Catat kontribusinya, termasuk tenaga dan tempat, atau sepakati perannya." |
                "Nothing delivered by {member} is recorded in this collaboration.",
                "Record what it gives, time and place included, or agree on its part.")
        }
        Broken::SignatoryNotLegal { party } => {
            let party = name(party);
            say!(lang;
                "{party} menandatangani perjanjian, tetapi tidak tercatat sebagai badan hukum atau unit pemerintah.",
                "Pertimbangkan lurah sebagai yang mengetahui, atau pakai berita acara kesepakatan." |
                "{party} signs a contract, but is not recorded as a legal entity or a government unit.",
                "Consider the ward head as the one who acknowledges it, or use an official record.")
        }
        Broken::LooksPrivate { key } => {
            let key = field(lang, key);
            say!(lang;
                "Isian {key} memuat deretan angka yang mirip NIK, nomor telepon, atau rekening.",
                "Bila memang data pribadi, hapus; cukup tulis perannya." |
                "The entry {key} holds digits that look like an identity, telephone or account number.",
                "If it is personal data, remove it; the role is enough.")
        }
        Broken::NoEnd => say!(lang;
            "Dokumen ini berlaku tanpa tanggal akhir.",
            "Sepakati masa berlakunya, supaya ada waktu untuk meninjau." |
            "This document is in force without an end date.",
            "Agree on a term, so that there is a time to review it."),
        Broken::LongTerm => say!(lang;
            "Masa berlaku dokumen ini lebih dari lima tahun.",
            "Pertimbangkan masa yang lebih pendek, atau sepakati tinjauan di tengahnya." |
            "This document runs for more than five years.",
            "Consider a shorter term, or agree on a review on the way."),
        Broken::PromiseWithoutDue { obligation } => {
            let obligation = name(obligation);
            say!(lang;
                "Janji {obligation} belum punya tenggat.",
                "Sepakati tanggalnya agar dapat ditindaklanjuti." |
                "The promise {obligation} has no deadline.",
                "Agree on a day, so that it can be followed up.")
        }
        Broken::PermitForFunds { actor } => {
            let actor = name(actor);
            say!(lang;
                "{actor} belum terdaftar, tetapi menghimpun dana melampaui lingkup RT/RW.",
                "Tanyakan ke dinas sosial apakah perlu izin pengumpulan uang atau barang (PUB)." |
                "{actor} is not registered, but raises funds beyond its RT or RW.",
                "Ask the social affairs office whether a fund-raising permit (PUB) is needed.")
        }
        Broken::SimilarNames { other } => {
            let other = name(other);
            say!(lang;
                "Nama pihak ini hampir sama dengan {other}.",
                "Bila memang satu pihak, gabungkan; bila bukan, perjelas namanya." |
                "The name of this party is almost that of {other}.",
                "If they are one, merge them; if not, make the names clearer.")
        }
        Broken::StateAbsent => say!(lang;
            "Ini hak dasar warga, tetapi belum ada unsur pemerintah dalam kemitraan yang menanganinya.",
            "Hubungi kelurahan atau dinas yang berwenang." |
            "This is a basic right, but no government party takes part in the partnerships that serve it.",
            "Contact the ward or the office in charge."),
        Broken::ContactAfterEnd => say!(lang;
            "Kontak ini tercatat sesudah kemitraannya berakhir.",
            "Periksa tanggal kontak, atau tanggal berakhirnya kemitraan." |
            "This contact is dated after the end of its partnership.",
            "Check the date of the contact, or the end of the partnership."),
        Broken::FutureAttendance => say!(lang;
            "Rapat ini belum berlangsung, tetapi jumlah hadirnya sudah terisi.",
            "Periksa tanggalnya, atau kosongkan dulu jumlah hadir." |
            "This meeting has not taken place yet, but its attendance is filled in.",
            "Check its date, or leave the attendance empty for now."),
    }
}
