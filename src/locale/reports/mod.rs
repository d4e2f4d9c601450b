//! The words of the reports that people hand in (domain notes f): plain office Indonesian, and the same in English.

pub mod documents;
pub mod map;
pub mod meetings;
pub mod quarterly;
pub mod requests;

use crate::locale::trouble::{Sentence, say};
use crate::model::{Clock, Day, Lang};

super::texts! {
    none = "Tidak ada." | "None.";
    made_from(map: &str, day: &str) = "Dibuat dari peta “{map}”, keadaan per {day}" | "Made from the map “{map}”, as of {day}";
    internal = "INTERNAL: hanya untuk tim sendiri" | "INTERNAL: for your own team only";
    more_rows(shown: &str, all: &str) = "Ditampilkan {shown} dari {all} baris; semuanya ada di lembar kerja (.xlsx)." | "{shown} of {all} rows are shown; all of them are in the spreadsheet (.xlsx).";
    number = "No" | "No";
    date = "Tanggal" | "Date";
    party = "Pihak" | "Party";
    parties = "Para pihak" | "Parties";
    kind = "Jenis" | "Kind";
    partnership = "Kemitraan" | "Partnership";
    rung = "Anak tangga" | "Rung";
    reason = "Alasan" | "Reason";
    status = "Status" | "Status";
    document = "Dokumen" | "Document";
    documents = "Dokumen" | "Documents";
    goal = "Tujuan" | "Goal";
    target = "Sasaran" | "Target";
    value = "Nilai" | "Value";
    amount = "Banyaknya" | "Quantity";
    description = "Uraian" | "Description";
    giver = "Pemberi" | "Giver";
    receiver = "Penerima" | "Receiver";
    area = "Wilayah" | "Area";
    total = "Jumlah" | "Total";
    deadline = "Tenggat" | "Deadline";
    in_charge = "Penanggung jawab" | "In charge";
    evidence = "Bukti" | "Evidence";
    obligation = "Kewajiban" | "Obligation";
    since = "Sejak" | "Since";
    sector = "Sektor" | "Sector";
    level = "Tingkat" | "Level";
    formality = "Bentuk" | "Form";
    men = "L" | "M";
    women = "P" | "W";
    acknowledged_by = "Mengetahui," | "Acknowledged by,";
    the_residents = "warga" | "residents";
    all_together = "bersama" | "joint";
    page = "Halaman" | "Page";
    page_of = "dari" | "of";
    stamp = "[ meterai ]" | "[ duty stamp ]";
    reading = "Laporan" | "Report";
    annex = "Lampiran" | "Annex";
    ward_head = "Lurah" | "Head of the ward";
    rw_head = "Ketua RW" | "Chair of the RW";
    worker = "Pekerja sosial pendamping" | "Social worker";
    people(count: &str) = "{count} orang" | "{count} people";
    by_month(month: &str, year: i16) = "{month} {year}" | "{month} {year}";
    from_to(from: &str, to: &str) = "{from} s.d. {to}" | "{from} to {to}";
}

/// Minutes without a meeting.
pub fn no_meeting(lang: Lang) -> Sentence {
    say!(lang;
        "Belum ada rapat di peta ini.", "Catat rapatnya dulu di layar Agenda." |
        "There is no meeting on this map yet.", "Record one on the screen Agenda first.")
}

/// Minutes of a meeting that is not there.
pub fn no_such_meeting(lang: Lang, id: &str) -> Sentence {
    say!(lang;
        "Tidak ada rapat dengan id “{id}”.", "Tanpa --meeting, rapat terakhir yang dipakai." |
        "There is no meeting with the id “{id}”.", "Without --meeting the latest one is taken.")
}

/// A draft without a document.
pub fn no_document(lang: Lang) -> Sentence {
    say!(lang;
        "Belum ada dokumen untuk dibuatkan konsep.", "Tambahkan dokumennya di layar Dokumen, cukup pihak dan janjinya." |
        "There is no document yet to make a draft of.", "Add it on the screen Documents; its parties and promises are enough.")
}

/// A document that is not there, or not for these readers.
pub fn no_such_document(lang: Lang, id: &str) -> Sentence {
    say!(lang;
        "Tidak ada dokumen dengan id “{id}” yang boleh ditampilkan.", "Lihat dokumennya dengan: simpul show." |
        "There is no document with the id “{id}” that may be shown.", "See the documents with: simpul show.")
}

/// `19.30` in Indonesian, `19:30` in English.
pub fn time(lang: Lang, clock: Clock) -> String {
    match lang {
        Lang::Indonesian => clock.to_string().replace(':', "."),
        Lang::English => clock.to_string(),
    }
}

/// A room for what is written in by hand.
pub const BLANK: &str = "…………………………";

const UNITS_ID: [&str; 12] = [
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
    "sebelas",
];
const UNITS_EN: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS_EN: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A number in words, as documents have it beside the figure: `tujuh belas`, `seventeen`.
///
/// The crates that do this for Indonesian were last touched in 2020, which is why it stands here.
pub fn in_words(lang: Lang, number: u64) -> String {
    match lang {
        Lang::Indonesian => words_id(number),
        Lang::English => words_en(number),
    }
}

fn at(words: &[&str], place: u64) -> String {
    usize::try_from(place).ok().and_then(|place| words.get(place)).copied().unwrap_or_default().to_owned()
}

/// What stands behind the large part of a number; nothing where it is round.
fn rest(number: u64, words: fn(u64) -> String) -> String {
    if number == 0 { String::new() } else { format!(" {}", words(number)) }
}

fn words_id(number: u64) -> String {
    match number {
        0..12 => at(&UNITS_ID, number),
        12..20 => format!("{} belas", words_id(number - 10)),
        20..100 => format!("{} puluh{}", words_id(number / 10), rest(number % 10, words_id)),
        100..200 => format!("seratus{}", rest(number % 100, words_id)),
        200..1_000 => format!("{} ratus{}", words_id(number / 100), rest(number % 100, words_id)),
        1_000..2_000 => format!("seribu{}", rest(number % 1_000, words_id)),
        2_000..1_000_000 => large(number, 1_000, "ribu", words_id),
        1_000_000..1_000_000_000 => large(number, 1_000_000, "juta", words_id),
        1_000_000_000..1_000_000_000_000 => large(number, 1_000_000_000, "miliar", words_id),
        _ => large(number, 1_000_000_000_000, "triliun", words_id),
    }
}

fn words_en(number: u64) -> String {
    match number {
        0..20 => at(&UNITS_EN, number),
        20..100 if number.is_multiple_of(10) => at(&TENS_EN, number / 10),
        20..100 => format!("{}-{}", at(&TENS_EN, number / 10), words_en(number % 10)),
        100..1_000 => large(number, 100, "hundred", words_en),
        1_000..1_000_000 => large(number, 1_000, "thousand", words_en),
        1_000_000..1_000_000_000 => large(number, 1_000_000, "million", words_en),
        1_000_000_000..1_000_000_000_000 => large(number, 1_000_000_000, "billion", words_en),
        _ => large(number, 1_000_000_000_000, "trillion", words_en),
    }
}

/// A number in words as the place of something: *thirty-one* is *thirty-first*.
fn ordinal_en(number: &str) -> String {
    let (start, last) = number.rsplit_once('-').map_or(("", number), |(tens, last)| (tens, last));
    let last = match last {
        "one" => "first".to_owned(),
        "two" => "second".to_owned(),
        "three" => "third".to_owned(),
        "five" => "fifth".to_owned(),
        "eight" => "eighth".to_owned(),
        "nine" => "ninth".to_owned(),
        "twelve" => "twelfth".to_owned(),
        tens if tens.ends_with('y') => format!("{}ieth", tens.trim_end_matches('y')),
        other => format!("{other}th"),
    };
    if start.is_empty() { last } else { format!("{start}-{last}") }
}

fn large(number: u64, unit: u64, name: &str, words: fn(u64) -> String) -> String {
    format!("{} {name}{}", words(number / unit), rest(number % unit, words))
}

/// The opening of a formal document: `Selasa, tanggal tiga puluh satu bulan Maret tahun dua ribu dua puluh enam
/// (31-03-2026)`.
pub fn formal_day(lang: Lang, day: Day) -> String {
    let (year, month, date) = day.parts();
    let words = |number: i64| in_words(lang, number.unsigned_abs());
    let weekday = crate::locale::dates::weekday(lang, day);
    let month_name = crate::locale::dates::month_name(lang, month);
    let (date_words, year_words) = (words(i64::from(date)), words(i64::from(year)));
    match lang {
        Lang::Indonesian => {
            format!(
                "{weekday}, tanggal {date_words} bulan {month_name} tahun {year_words} ({date:02}-{month:02}-{year})"
            )
        }
        Lang::English => {
            let date_words = ordinal_en(&date_words);
            format!("{weekday}, the {date_words} of {month_name}, {year_words} ({date:02}-{month:02}-{year})")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spelled_as_documents_spell_them() {
        let id = |number| in_words(Lang::Indonesian, number);
        for (number, words) in [
            (0, "nol"),
            (10, "sepuluh"),
            (11, "sebelas"),
            (17, "tujuh belas"),
            (20, "dua puluh"),
            (101, "seratus satu"),
            (1_000, "seribu"),
            (1_998, "seribu sembilan ratus sembilan puluh delapan"),
            (2_026, "dua ribu dua puluh enam"),
            (17_500_000, "tujuh belas juta lima ratus ribu"),
            (1_000_000_001, "satu miliar satu"),
        ] {
            assert_eq!(id(number), words);
        }
        let en = |number| in_words(Lang::English, number);
        assert_eq!(en(2_026), "two thousand twenty-six");
        assert_eq!(en(90), "ninety");
        assert_eq!(en(117), "one hundred seventeen");
        assert!(!in_words(Lang::Indonesian, u64::MAX).is_empty() && !en(u64::MAX).is_empty());
    }

    #[test]
    fn a_formal_day_is_in_words_and_figures() {
        let day = Day::parse("2026-03-31").unwrap();
        assert_eq!(
            formal_day(Lang::Indonesian, day),
            "Selasa, tanggal tiga puluh satu bulan Maret tahun dua ribu dua puluh enam (31-03-2026)"
        );
        let said = |day: &str| formal_day(Lang::English, Day::parse(day).unwrap());
        assert_eq!(
            said("2026-03-31"),
            "Tuesday, the thirty-first of March, two thousand twenty-six (31-03-2026)"
        );
        for (day, words) in [
            ("02-12", "twelfth"),
            ("02-20", "twentieth"),
            ("03-14", "fourteenth"),
            ("03-28", "twenty-eighth"),
        ] {
            assert!(said(&format!("2026-{day}")).contains(&format!("the {words} of")), "{day}");
        }
        let clock = Clock::parse("19:30").unwrap();
        assert_eq!(
            (time(Lang::Indonesian, clock), time(Lang::English, clock)),
            ("19.30".into(), "19:30".into())
        );
    }
}
