//! Why a record could not be read.

use super::words::{list, nearest};
use super::{Sentence, field, say};
use crate::locale::quoted;
use crate::model::{Fault, Lang};
use crate::trouble::Unreadable;

/// Why one record could not be read; it stays in the file as it is.
pub fn unreadable(lang: Lang, why: &Unreadable) -> Sentence {
    match why {
        Unreadable::Value(fault) => bad_value(lang, fault),
        Unreadable::MissingKey(key) if key == "map" => say!(lang;
            "Bagian yang memuat judul dan wilayah peta belum ada.",
            "Tambahkan baris [map] di bawah baris format, lalu id dan title di bawahnya, seperti pada contoh peta." |
            "The part with the title and area of the map is not there.",
            "Add a line [map] below the line format, and id and title below it, as in the sample map."),
        Unreadable::MissingKey(key) => {
            let (name, key) = (field(lang, key), quoted(key));
            say!(lang;
                "Isian wajib {name} belum ada.",
                "Tambahkan baris {key} pada catatan ini, dengan tanda = dan isinya." |
                "The required entry {name} is not there.",
                "Add a line {key} to this record, with = and what it is.")
        }
        Unreadable::WrongType { found, expected } => {
            let (found, expected) = (kind(lang, found), kind(lang, expected));
            say!(lang;
                "Di sini seharusnya {expected}, tetapi yang tertulis {found}.",
                "Ganti dengan {expected}, lalu simpan berkasnya." |
                "Here should stand {expected}, but there is {found}.",
                "Change it to {expected} and save the file.")
        }
        Unreadable::DuplicateKey => say!(lang;
            "Isian ini tertulis dua kali dalam satu catatan.",
            "Hapus salah satunya; sisakan yang benar." |
            "This entry stands twice in one record.",
            "Remove one of them and keep the right one."),
        Unreadable::DuplicateId(id) => {
            let other = quoted(&format!("{id}-2"));
            let id = quoted(id.as_str());
            say!(lang;
                "Sudah ada catatan lain dengan id {id}; yang pertama yang dipakai.",
                "Bila keduanya berbeda, beri yang ini id lain, misalnya {other}; bila sama, hapus satu." |
                "There is already another record with the id {id}; the first one counts.",
                "If the two differ, give this one another id, such as {other}; if not, remove one.")
        }
        Unreadable::Stray(part) => {
            let part = quoted(part);
            say!(lang;
                "Bagian {part} berdiri sendiri, tanpa catatan yang memilikinya.",
                "Pindahkan ke bawah catatan pemiliknya." |
                "The part {part} stands alone, without the record that it belongs to.",
                "Move it below the record that it belongs to.")
        }
        Unreadable::NotARecord(table) => {
            let table = quoted(table);
            say!(lang;
                "Bagian {table} tidak ditulis sebagai catatan tersendiri.",
                "Tulis judulnya di baris sendiri dengan dua kurung siku, seperti pada contoh peta." |
                "The part {table} is not written as a record of its own.",
                "Write its heading on a line of its own in double square brackets, as in the sample map.")
        }
        Unreadable::Syntax(detail) => {
            let hint = not_toml(lang, detail);
            say!(lang;
                "Catatan ini belum terbaca. {hint}",
                "Bandingkan dengan catatan di atasnya, perbaiki, lalu simpan. Isinya tetap aman di berkas." |
                "This record cannot be read. {hint}",
                "Compare it with the record above it, mend it, and save. It is safe in the file.")
        }
    }
}

fn bad_value(lang: Lang, fault: &Fault) -> Sentence {
    match fault {
        Fault::UnknownCode { list: name, word, known } => unknown_word(lang, name, word, known),
        Fault::BadId { word } => {
            let word = quoted(word);
            say!(lang;
                "{word} tidak dapat dipakai sebagai id.",
                "Pakai huruf kecil, angka, dan tanda hubung saja, paling banyak 64, misalnya “pkk-rw-07”." |
                "{word} cannot be used as an id.",
                "Use small letters, digits and hyphens only, at most 64, such as “pkk-rw-07”.")
        }
        Fault::BadDate { word } => {
            let word = quoted(word);
            say!(lang;
                "{word} bukan tanggal yang ada di kalender.",
                "Tulis tahun-bulan-tanggal tanpa tanda kutip, misalnya 2026-03-31." |
                "{word} is no day of the calendar.",
                "Write year-month-day without quotation marks, such as 2026-03-31.")
        }
        Fault::BadTime { word } => {
            let word = quoted(word);
            say!(lang;
                "{word} bukan jam yang benar.",
                "Tulis jam:menit:detik tanpa tanda kutip, misalnya 19:30:00." |
                "{word} is no time of day.",
                "Write hours:minutes:seconds without quotation marks, such as 19:30:00.")
        }
    }
}

/// A word that is not in its closed list, with those that are and the nearest of them.
pub(in crate::locale) fn unknown_word(lang: Lang, name: &str, word: &str, known: &str) -> Sentence {
    let found = list(lang, name);
    let words = found
        .as_ref()
        .map_or_else(|| known.split(", ").map(str::to_owned).collect(), |list| list.words.clone());
    let name = found.map_or(name, |list| list.name);
    let near = nearest(word, words.iter().map(String::as_str)).map(str::to_owned);
    let (word, all) = (quoted(word), words.join(", "));
    match near {
        Some(near) => say!(lang;
            "{word} bukan {name} yang dikenal. Mungkin maksudnya “{near}”?",
            "Ganti dengan salah satu dari: {all}." |
            "{word} is not a known {name}. Did you mean “{near}”?",
            "Change it to one of: {all}."),
        None => say!(lang;
            "{word} bukan {name} yang dikenal.",
            "Ganti dengan salah satu dari: {all}." |
            "{word} is not a known {name}.",
            "Change it to one of: {all}."),
    }
}

/// A kind of value in words, from what the TOML reader calls it.
fn kind(lang: Lang, technical: &str) -> String {
    let has = |word: &str| technical.contains(word);
    let (id, en) = if has("text or a table") || has("id of a party") {
        ("teks, atau beberapa isian dalam kurung kurawal", "a text, or entries in braces")
    } else if has("date") || has("time") {
        ("tanggal atau jam tanpa tanda kutip", "a date or time without quotation marks")
    } else if has("string") || has("word of the list") || has("an id") || has("char") {
        ("teks dalam tanda kutip", "a text in quotation marks")
    } else if has("bool") {
        ("true (ya) atau false (tidak)", "true or false")
    } else if has("float") || has("f64") {
        ("angka", "a number")
    } else if has("integer") || has("i64") || has("u64") || has("i32") {
        ("angka bulat", "a whole number")
    } else if has("sequence") || has("array") {
        ("daftar dalam kurung siku", "a list in square brackets")
    } else if has("map") || has("struct") || has("table") {
        ("beberapa isian dalam kurung kurawal", "entries in braces")
    } else {
        return quoted(technical);
    };
    match lang {
        Lang::Indonesian => id.to_owned(),
        Lang::English => en.to_owned(),
    }
}

/// What is probably wrong where the text is not TOML, from the reader's words.
pub fn not_toml(lang: Lang, detail: &str) -> &'static str {
    let has = |word: &str| detail.contains(word);
    let (id, en) = if has("no `format`") {
        ("Isinya tidak seperti peta Simpul.", "It does not look like a map of Simpul.")
    } else if has("must be quoted") || has("unquoted") {
        ("Teks harus berada di antara tanda kutip.", "A text has to stand between quotation marks.")
    } else if has("basic string") || has("literal string") {
        ("Tampaknya tanda kutip belum ditutup.", "A quotation mark seems not to be closed.")
    } else if has("inline table") || has("`}`") {
        ("Tampaknya kurung kurawal belum ditutup.", "A brace seems not to be closed.")
    } else if has("array") || has("`]`") || has("table header") {
        ("Tampaknya kurung siku atau koma kurang.", "A square bracket or a comma seems to be missing.")
    } else if has("`=`") || has("no value") || has("missing value") {
        ("Tampaknya tanda = atau isinya kurang.", "An = or what follows it seems to be missing.")
    } else {
        (
            "Biasanya ada tanda kutip, kurung, atau koma yang kurang.",
            "Usually a quotation mark, a bracket or a comma is missing.",
        )
    };
    match lang {
        Lang::Indonesian => id,
        Lang::English => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_word_is_answered_with_the_likely_one() {
        let fault = Fault::UnknownCode {
            list: "rung".to_owned(),
            word: "kolaborsi".to_owned(),
            known: "a, b".to_owned(),
        };
        let sentence = unreadable(Lang::Indonesian, &Unreadable::Value(fault));
        assert_eq!(
            sentence.what,
            "“kolaborsi” bukan anak tangga yang dikenal. Mungkin maksudnya “kolaborasi”?"
        );
        assert!(sentence.remedy.contains("kompetisi, komunikasi, kooperasi"));
    }

    #[test]
    fn types_are_named_without_jargon() {
        let why = Unreadable::WrongType { found: "string".to_owned(), expected: "i64".to_owned() };
        let sentence = unreadable(Lang::Indonesian, &why);
        assert_eq!(
            sentence.what,
            "Di sini seharusnya angka bulat, tetapi yang tertulis teks dalam tanda kutip."
        );
    }
}
