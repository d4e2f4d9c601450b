//! What went wrong, in a sentence, and what to do about it, in another.
//!
//! Read by somebody tired, at night, who is no technical person: each sentence is short, says whether work is
//! safe, and blames nobody. Words that come from a file pass through [`quoted`].

use std::fmt;

use crate::locale::dates;
use crate::locale::labels::lower;
use crate::locale::{Label, clean, quoted, shorten};
use crate::model::{Lang, Refusal};
use crate::trouble::{OpenFailure, ReadOnly, SaveFailure};

mod fields;
mod reading;
mod rules;
mod words;

pub use fields::{field, plain, plain_in};
pub(super) use reading::unknown_word;
pub use reading::{not_toml, unreadable};
pub use rules::broken;
pub use words::{label_of, nearest};

/// What is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

impl fmt::Display for Sentence {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.what, self.remedy)
    }
}

/// `say!(lang; "apa", "langkah" | "what", "remedy")`, with the figures of the place where it stands.
macro_rules! say {
    ($lang:expr; $id:literal, $id_do:literal | $en:literal, $en_do:literal) => {
        match $lang {
            $crate::model::Lang::Indonesian => {
                $crate::locale::trouble::Sentence { what: format!($id), remedy: format!($id_do) }
            }
            $crate::model::Lang::English => {
                $crate::locale::trouble::Sentence { what: format!($en), remedy: format!($en_do) }
            }
        }
    };
}
pub(crate) use say;

/// What the operating system said, shortened; it speaks its own language.
fn system(words: &str) -> String {
    shorten(clean(words).trim(), 120).into_owned()
}

/// Why a file could not be opened.
pub fn open_failure(lang: Lang, why: &OpenFailure, file: &str) -> Sentence {
    let name = quoted(file);
    match why {
        OpenFailure::Missing => say!(lang;
            "Berkas {name} tidak ditemukan.",
            "Periksa nama dan foldernya, atau buat peta baru dengan nama itu." |
            "There is no file {name}.",
            "Check its name and folder, or make a new map of that name."),
        OpenFailure::FolderMissing => say!(lang;
            "Folder untuk berkas {name} tidak ditemukan.",
            "Periksa nama foldernya, atau pasang dulu diska lepasnya." |
            "The folder of the file {name} does not exist.",
            "Check the name of the folder, or plug in the drive first."),
        OpenFailure::Directory => say!(lang;
            "{name} adalah folder, bukan berkas peta.",
            "Pilih berkas peta di dalam folder itu." |
            "{name} is a folder, not a map file.",
            "Choose a map file inside that folder."),
        OpenFailure::Permission => say!(lang;
            "Anda belum diizinkan membaca berkas {name}.",
            "Minta izin kepada pemilik berkas, atau salin berkas itu ke folder Anda sendiri." |
            "You are not allowed to read the file {name}.",
            "Ask the owner of the file, or copy it to a folder of your own."),
        OpenFailure::Empty => say!(lang;
            "Berkas {name} kosong.",
            "Pakai salinan cadangannya, atau buat peta baru." |
            "The file {name} is empty.",
            "Use a backup copy of it, or make a new map."),
        OpenFailure::NotUtf8(place) => {
            let line = place.line;
            say!(lang;
                "Mulai baris {line}, berkas {name} memuat huruf yang tidak terbaca sebagai teks UTF-8.",
                "Buka di penyunting teks, simpan ulang dengan pilihan UTF-8, lalu coba lagi." |
                "From line {line} on, the file {name} has letters that cannot be read as UTF-8 text.",
                "Open it in a text editor, save it again as UTF-8, and try again.")
        }
        OpenFailure::NotAMap { place, detail } => {
            let line = place.line;
            let hint = not_toml(lang, detail);
            say!(lang;
                "Berkas {name} belum dapat dibaca sebagai peta; pembacaan berhenti di baris {line}. {hint}",
                "Perbaiki baris itu, atau pakai salinan cadangan. Isi berkas tidak diubah." |
                "The file {name} cannot be read as a map; reading stopped at line {line}. {hint}",
                "Mend that line, or use a backup copy. Nothing in the file was changed.")
        }
        OpenFailure::Unjoinable(why) => unjoinable(lang, why, file),
        OpenFailure::Other(words) => {
            let words = system(words);
            say!(lang;
                "Berkas {name} tidak dapat dibuka ({words}).",
                "Coba sekali lagi; bila tetap gagal, salin berkas itu ke folder lain dan buka salinannya." |
                "The file {name} cannot be opened ({words}).",
                "Try once more; if it fails again, copy the file to another folder and open the copy.")
        }
    }
}

/// Why a file that can be read is not joined with another one.
fn unjoinable(lang: Lang, why: &ReadOnly, file: &str) -> Sentence {
    let name = quoted(file);
    match why {
        ReadOnly::Damaged(place) => {
            let line = place.line;
            say!(lang;
                "Sebagian {name} rusak mulai baris {line}, jadi belum dapat digabungkan agar tidak ada catatan yang hilang.",
                "Biasanya ada tanda kutip yang belum ditutup di baris itu: tutup, simpan, lalu gabungkan lagi. Belum ada yang berubah." |
                "A part of {name} is damaged from line {line} on, so it cannot be joined yet and no record gets lost.",
                "Usually a quotation mark is not closed on that line: close it, save, and join again. Nothing was changed.")
        }
        ReadOnly::NewerFormat(number) => say!(lang;
            "{name} ditulis oleh Simpul yang lebih baru (bentuk berkas {number}), jadi belum dapat digabungkan di sini.",
            "Perbarui Simpul di komputer ini, lalu gabungkan lagi. Belum ada yang berubah." |
            "{name} was written by a newer Simpul (file format {number}), so it cannot be joined here yet.",
            "Update Simpul on this computer, then join again. Nothing was changed."),
        // What keeps a file from being written does not keep it from being read whole.
        ReadOnly::Locked(_) | ReadOnly::Permission => read_only(lang, why, file),
    }
}

/// Why a save failed. The old file is whole, and that is said.
pub fn save_failure(lang: Lang, why: &SaveFailure, file: &str) -> Sentence {
    let name = quoted(file);
    match why {
        SaveFailure::DiskFull => say!(lang;
            "{name} belum tersimpan karena tempat penyimpanan penuh; berkas lama tetap utuh.",
            "Kosongkan sedikit tempat, atau simpan ke diska lain." |
            "{name} was not saved because the disk is full; the old file is whole.",
            "Make some room, or save to another disk."),
        SaveFailure::Permission => say!(lang;
            "{name} belum tersimpan karena Anda tidak diizinkan menulis di sana.",
            "Simpan ke folder Anda sendiri dengan nama lain." |
            "{name} was not saved because you may not write there.",
            "Save it under another name in a folder of your own."),
        SaveFailure::FolderGone => say!(lang;
            "{name} belum tersimpan karena foldernya tidak ada.",
            "Pasang kembali diska lepasnya, buat foldernya, atau pilih folder lain." |
            "{name} was not saved because its folder is not there.",
            "Plug the drive in again, make the folder, or choose another one."),
        SaveFailure::ChangedOnDisk => say!(lang;
            "{name} belum tersimpan karena berkas itu baru saja diubah dari tempat lain.",
            "Buka lagi berkasnya, lalu ulangi perubahan Anda; tidak ada yang ditimpa." |
            "{name} was not saved because somebody else has just changed the file.",
            "Open the file again and repeat your change; nothing was overwritten."),
        SaveFailure::ReadOnly(why) => read_only(lang, why, file),
        SaveFailure::Exists => say!(lang;
            "Sudah ada berkas bernama {name}; berkas itu tidak disentuh.",
            "Pilih nama lain." |
            "There is already a file {name}; it was left alone.",
            "Choose another name."),
        SaveFailure::Other(words) => {
            let words = system(words);
            say!(lang;
                "{name} belum tersimpan ({words}); berkas lama tetap utuh.",
                "Coba sekali lagi, atau simpan ke folder lain." |
                "{name} was not saved ({words}); the old file is whole.",
                "Try once more, or save to another folder.")
        }
    }
}

/// Why a file can be read but not written.
pub fn read_only(lang: Lang, why: &ReadOnly, file: &str) -> Sentence {
    let name = quoted(file);
    match why {
        ReadOnly::Locked(who) if clean(who).trim().is_empty() => say!(lang;
            "{name} sedang dibuka di jendela Simpul lain, jadi di sini hanya dapat dibaca.",
            "Tutup jendela yang lain itu dulu, lalu buka lagi di sini." |
            "{name} is open in another Simpul, so here it can only be read.",
            "Close the other one first, then open it here again."),
        ReadOnly::Locked(who) => {
            let who = quoted(who);
            say!(lang;
                "{name} sedang dibuka di Simpul lain oleh {who}, jadi di sini hanya dapat dibaca.",
                "Minta agar ditutup dulu di sana, lalu buka lagi di sini." |
                "{name} is open in another Simpul by {who}, so here it can only be read.",
                "Have it closed there first, then open it here again.")
        }
        ReadOnly::NewerFormat(number) => say!(lang;
            "{name} ditulis oleh Simpul yang lebih baru (bentuk berkas {number}), jadi hanya dapat dibaca.",
            "Perbarui Simpul di komputer ini untuk mengubah peta itu." |
            "{name} was written by a newer Simpul (file format {number}), so it can only be read.",
            "Update Simpul on this computer to change the map."),
        ReadOnly::Permission => say!(lang;
            "Anda boleh membaca {name}, tetapi belum diizinkan mengubahnya.",
            "Salin berkas itu ke folder Anda sendiri dan ubah salinannya." |
            "You may read {name}, but not change it.",
            "Copy the file to a folder of your own and change the copy."),
        ReadOnly::Damaged(place) => {
            let line = place.line;
            say!(lang;
                "Sebagian {name} rusak mulai baris {line}, jadi peta hanya dapat dibaca agar tidak ada catatan yang hilang.",
                "Biasanya ada tanda kutip yang belum ditutup di baris itu: tutup, simpan, lalu buka lagi." |
                "A part of {name} is damaged from line {line} on, so it can only be read and no record gets lost.",
                "Usually a quotation mark is not closed on that line: close it, save, and open again.")
        }
    }
}

/// Why a change was refused. The map is as it was.
#[expect(clippy::too_many_lines, reason = "one sentence a refusal: one without does not compile")]
pub fn refusal(lang: Lang, why: &Refusal) -> Sentence {
    match why {
        Refusal::Breaks(rule) => broken(lang, rule),
        Refusal::Gone(table, id) => {
            let table = lower(table.label(lang));
            let id = quoted(id.as_str());
            say!(lang;
                "Tidak ada {table} {id} di peta ini.",
                "Periksa ejaannya; mungkin sudah dihapus." |
                "There is no {table} {id} in this map.",
                "Check the spelling; it may have been removed.")
        }
        Refusal::NoSuchObligation(id) => {
            let id = quoted(id.as_str());
            say!(lang;
                "Tidak ada janji {id} dalam dokumen ini.",
                "Periksa ejaannya, atau tambahkan dulu janji itu." |
                "There is no promise {id} in this document.",
                "Check the spelling, or add that promise first.")
        }
        Refusal::InFuture(day) => {
            let day = dates::long(lang, *day);
            say!(lang;
                "Tanggal {day} belum tiba.",
                "Isi tanggal hari ini atau sebelumnya." |
                "The day {day} has not come yet.",
                "Enter today or an earlier day.")
        }
        Refusal::NotNext { from, to } => {
            let (from, to) = (lower(from.label(lang)), lower(to.label(lang)));
            say!(lang;
                "Dokumen berstatus “{from}” tidak dapat langsung menjadi “{to}”.",
                "Lalui dulu status di antaranya, atau buat dokumen baru." |
                "A document that is “{from}” cannot become “{to}” directly.",
                "Go through the status between them, or make a new document.")
        }
        Refusal::NotLater(day) => {
            let day = dates::long(lang, *day);
            say!(lang;
                "Perpanjangan harus berakhir setelah {day}, akhir masa yang sekarang.",
                "Isi tanggal akhir yang lebih kemudian." |
                "An extension must end after {day}, where the document ends now.",
                "Enter a later end date.")
        }
        Refusal::ReasonNeeded => say!(lang;
            "Langkah ini perlu alasan: ada kriteria wajib yang belum terpenuhi, ada anak tangga yang dilewati, atau turun.",
            "Tulis alasan singkat, atau lengkapi dulu kriterianya." |
            "This step needs a reason: required criteria are still open, a rung is skipped, or it goes down.",
            "Write a short reason, or complete the criteria first."),
        Refusal::BeforeLatest(day) => {
            let day = dates::long(lang, *day);
            say!(lang;
                "Sudah ada penilaian yang lebih baru, tertanggal {day}.",
                "Pakai tanggal itu atau sesudahnya, atau catat sebagai koreksi." |
                "There is a later assessment already, of {day}.",
                "Use that day or a later one, or record it as a correction.")
        }
        Refusal::Merged(id) => {
            let id = quoted(id.as_str());
            say!(lang;
                "{id} sudah digabung ke pihak lain, jadi tidak dapat ikut kemitraan baru.",
                "Pilih pihak gabungannya." |
                "{id} was merged into another party, so it cannot join anything new.",
                "Choose the party that it was merged into.")
        }
        Refusal::SameParty => say!(lang;
            "Satu pihak tidak dapat digabung dengan dirinya sendiri.",
            "Pilih dua pihak yang berbeda." |
            "A party cannot be merged with itself.",
            "Choose two different parties."),
        Refusal::NameNeeded => say!(lang;
            "Namanya belum diisi.",
            "Isi nama atau judul yang pendek dan jelas." |
            "It has no name yet.",
            "Enter a short and clear name or title."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Table};
    use crate::trouble::Place;

    #[test]
    fn every_sentence_is_whole_and_free_of_commands_to_the_terminal() {
        let place = Place { line: 3, column: 7 };
        let nasty = "x\u{1b}[2J\u{202e}";
        let id = Id::new("pkk").unwrap();
        for lang in [Lang::Indonesian, Lang::English] {
            let all = [
                open_failure(lang, &OpenFailure::Other(nasty.to_owned()), nasty),
                open_failure(lang, &OpenFailure::NotAMap { place, detail: nasty.to_owned() }, nasty),
                save_failure(lang, &SaveFailure::ReadOnly(ReadOnly::Locked(nasty.to_owned())), nasty),
                read_only(lang, &ReadOnly::Damaged(place), nasty),
                open_failure(lang, &OpenFailure::Unjoinable(ReadOnly::Damaged(place)), nasty),
                open_failure(lang, &OpenFailure::Unjoinable(ReadOnly::NewerFormat(2)), nasty),
                refusal(lang, &Refusal::Gone(Table::Actor, id.clone())),
            ];
            for sentence in all {
                for text in [&sentence.what, &sentence.remedy] {
                    assert!(!text.chars().any(char::is_control), "{text}");
                    assert!(text.ends_with('.'), "{text}");
                    assert!(!text.contains('\u{202e}'), "{text}");
                }
            }
        }
    }
}
