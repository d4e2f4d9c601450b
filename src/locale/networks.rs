//! What is wrong with a network of another program, for people who only have its file.

use super::quoted;
use super::trouble::{Sentence, say};
use crate::model::Lang;
use crate::trouble::BadNetwork;

/// What is wrong with a network or a part of it, and what to do about it.
pub fn bad(lang: Lang, why: &BadNetwork) -> Sentence {
    match why {
        BadNetwork::Broken { line, said } if said.is_empty() => say!(lang;
            "Isi berkas terputus di baris {line}.", "Simpan ulang dari program asalnya, lalu coba lagi." |
            "The file is cut short at line {line}.", "Save it again in the program that made it, then try again."),
        BadNetwork::Broken { line, said } => {
            let said = quoted(said);
            say!(lang;
                "Isi berkas terputus atau rusak di baris {line} ({said}).",
                "Simpan ulang dari program asalnya, lalu coba lagi." |
                "The file is cut short or damaged at line {line} ({said}).",
                "Save it again in the program that made it, then try again.")
        }
        BadNetwork::NoNetwork => say!(lang;
            "Di dalam berkas ini tidak ada pihak dan tidak ada hubungan.",
            "Periksa apakah ini berkas jaringan yang dimaksud." |
            "There is no party and no tie in this file.",
            "Check whether it is the network file that you meant."),
        BadNetwork::TooLarge => say!(lang;
            "Jaringan ini terlalu besar untuk satu peta.",
            "Simpan sebagian saja dari program asalnya, misalnya satu wilayah." |
            "This network is too large for one map.",
            "Save a part of it in the program that made it, such as one area."),
        BadNetwork::TooDeep => say!(lang;
            "Isi berkas bertumpuk terlalu dalam, tidak seperti berkas jaringan.",
            "Simpan ulang dari program asalnya, lalu coba lagi." |
            "The parts of this file lie too deep inside one another for a network.",
            "Save it again in the program that made it, then try again."),
        BadNetwork::Second => say!(lang;
            "Berkas ini memuat lebih dari satu jaringan; hanya yang pertama yang dibaca.",
            "Simpan jaringan lainnya ke berkas sendiri, lalu impor juga." |
            "This file holds more than one network; only the first is read.",
            "Save the others to files of their own, and import them too."),
        BadNetwork::Letters => say!(lang;
            "Mulai baris ini ada huruf yang tidak terbaca; huruf itu menjadi “\u{fffd}”.",
            "Simpan ulang dari program asalnya sebagai UTF-8." |
            "From this line on some letters cannot be read; they became “\u{fffd}”.",
            "Save it again as UTF-8 in the program that made it."),
        BadNetwork::Hyperedge
        | BadNetwork::UnknownEnd(_)
        | BadNetwork::Twice(_)
        | BadNetwork::Nameless
        | BadNetwork::Diagonal(_) => record(lang, why),
        BadNetwork::Reference(_) | BadNetwork::Part(_) | BadNetwork::Word(_) | BadNetwork::Short { .. } => {
            part(lang, why)
        }
    }
}

/// What is wrong with a party or a tie.
fn record(lang: Lang, why: &BadNetwork) -> Sentence {
    match why {
        BadNetwork::UnknownEnd(end) => {
            let end = quoted(end);
            say!(lang;
                "Hubungan ini menyebut {end}, yang tidak ada di antara pihak.",
                "Tambahkan pihak itu ke berkas, atau buat kemitraannya setelah impor." |
                "This tie names {end}, which is not among the parties.",
                "Add that party to the file, or make the partnership after the import.")
        }
        BadNetwork::Twice(id) => {
            let id = quoted(id);
            say!(lang;
                "ID {id} sudah dipakai pihak lain; yang kedua tidak diambil.",
                "Beri pihak ini ID lain di program asalnya." |
                "The id {id} belongs to another party; the second one was left out.",
                "Give this party another id in the program that made the file.")
        }
        BadNetwork::Diagonal(count) => say!(lang;
            "{count} nilai di diagonal matriks tidak diambil: itu hubungan pihak dengan dirinya sendiri.",
            "Tidak ada yang perlu dilakukan." |
            "{count} values on the diagonal of the matrix were left out: ties of a party with itself.",
            "There is nothing to do."),
        BadNetwork::Hyperedge => say!(lang;
            "Hubungan yang sekaligus mengikat beberapa pihak tidak diambil.",
            "Buat kemitraan dengan pihak-pihak itu setelah impor." |
            "A tie that binds several parties at once was left out.",
            "Make a partnership of those parties after the import."),
        _ => say!(lang;
            "Pihak ini tidak punya nama dan ID, jadi tidak diambil.",
            "Beri nama di program asalnya." |
            "This party has neither a name nor an id, so it was left out.",
            "Give it a name in the program that made the file."),
    }
}

/// What is wrong with a part of the text.
fn part(lang: Lang, why: &BadNetwork) -> Sentence {
    match why {
        BadNetwork::Reference(name) => {
            let name = quoted(&format!("&{name};"));
            say!(lang;
                "{name} menunjuk ke teks yang tidak dikenal; dibiarkan seperti tertulis.",
                "Perbaiki namanya setelah impor bila perlu." |
                "{name} stands for a text that is not known; it stays as it is written.",
                "Mend the name after the import if need be.")
        }
        BadNetwork::Part(part) => {
            let part = quoted(part);
            say!(lang;
                "Bagian {part} tidak dibaca dan tidak diambil.",
                "Periksa apakah isinya penting; selebihnya tetap diambil." |
                "The part {part} is not read and was left out.",
                "Check whether it matters; the rest is taken in.")
        }
        BadNetwork::Short { due, found } => say!(lang;
            "Matriks ini terputus: {found} dari {due} nilai terbaca.",
            "Periksa jumlah baris dan kolomnya; yang terbaca tetap diambil." |
            "This matrix ends early: {found} of {due} values were read.",
            "Check its rows and columns; what was read is taken in."),
        BadNetwork::Word(word) => {
            let word = quoted(word);
            say!(lang;
                "{word} tidak semestinya ada di sini, jadi tidak diambil.",
                "Perbaiki baris ini di berkasnya." |
                "{word} does not belong here, so it was left out.",
                "Mend this line in the file.")
        }
        other => record(lang, other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_says_what_to_do_in_both_languages() {
        use BadNetwork::*;
        let word = || "\u{1b}[2Jkata".to_owned();
        let all = [
            Broken { line: 3, said: word() },
            Broken { line: 3, said: String::new() },
            NoNetwork,
            TooLarge,
            TooDeep,
            Second,
            Hyperedge,
            UnknownEnd(word()),
            Twice(word()),
            Nameless,
            Reference(word()),
            Letters,
            Part(word()),
            Word(word()),
            Short { due: 9, found: 4 },
            Diagonal(2),
        ];
        let mut seen = std::collections::HashSet::new();
        for why in &all {
            for lang in [Lang::Indonesian, Lang::English] {
                let said = bad(lang, why);
                assert!(!said.remedy.is_empty() && said.what.ends_with('.') && !said.what.contains('\u{1b}'));
                assert!(seen.insert(said.what), "{why:?}");
            }
        }
    }
}
