//! The words of an import: what the columns mean, what would change, and why something is left out.

use super::trouble::{Sentence, plain_in, refusal, say, unknown_word};
use super::{Label, labels::lower, quoted, shorten};
use crate::model::{Lang, Table};
use crate::trouble::NotTaken;

super::texts! {
    about = "Ambil daftar dari lembar kerja, CSV, atau jaringan ke dalam peta (juga: impor)" | "Take lists from spreadsheets, CSV or networks into a map";
    sources_help = "Berkas sumber: .csv .tsv .txt .xlsx .ods, atau jaringan; - untuk masukan standar" | "Files to take: .csv .tsv .txt .xlsx .ods, or a network; - for the standard input";
    source_word = "SUMBER" | "SOURCE";
    output_help = "Peta hasil; tanpa --into ini peta baru" | "Map to write; a new one without --into";
    into_help = "Peta yang ditambah; tanpa -o, peta itu sendiri yang diperbarui (juga: --ke)" | "Map to add to; without -o that map itself is changed";
    as_help = "Isi daftar: actors (pihak), partnerships (kemitraan), needs (kebutuhan), resources (sumber), contributions (kontribusi), agreements (dokumen), areas (wilayah) (juga: --sebagai)" | "What the rows are: actors, partnerships, needs, resources, contributions, agreements, areas";
    map_option_help = "Arti sebuah kolom: \"Kolom=bidang\", misalnya \"Nama Lembaga=name\"; \"Kolom=-\" untuk melewatinya; boleh berulang (juga: --kolom)" | "What a column means: \"Column=field\", such as \"Organisation=name\"; \"Column=-\" to skip it; may be repeated";
    rungs_help = "Arti kekuatan hubungan: \"1=communication,2=cooperation\"; - berarti belum dinilai (juga: --tangga)" | "What strengths of ties mean: \"1=communication,2=cooperation\"; - is not assessed";
    flows_help = "Hubungan searah adalah kontribusi jenis ini, misalnya informasi atau dana (juga: --alur)" | "Directed ties are contributions of this category, such as information or money";
    dry_run_help = "Tampilkan saja arti kolom, lima baris, dan yang akan berubah (juga: --coba)" | "Only show what the columns mean, five rows, and what would change";

    field_column = "Arti" | "Meaning";
    column_column = "Kolom" | "Column";
    examples_column = "Contoh isi" | "Examples";
    rows_read(rows: usize) = "{rows} baris" | "{rows} rows";
    rungs_title = "Kekuatan hubungan menjadi anak tangga (ubah dengan --rungs):" | "Strength of ties as rungs (change it with --rungs):";
    not_assessed = "belum dinilai" | "not assessed";
    to_notes = "ke catatan" | "to the notes";
    not_taken_column = "tidak diambil" | "not taken";
    numbers_rows = "nomor urut, tidak diambil" | "number of the row, not taken";
    personal = "data pribadi, tidak diambil" | "personal data, not taken";
    personal_hint(column: &str) = "Kolom {column} memuat data pribadi dan tidak diambil. Bila pemiliknya setuju: --map \"{column}=contact_channel\"" | "The column {column} holds personal data and is not taken. If its owners agree: --map \"{column}=contact_channel\"";
    nothing_lost_hint(columns: &str) = "Kolom yang tidak diambil: {columns}. Beri artinya dengan --map \"Kolom=bidang\"." | "Columns that are not taken: {columns}. Give them a meaning with --map \"Column=field\".";
    new_count(table: &str, count: usize) = "{table}: {count} baru" | "{table}: {count} new";
    changed_count(count: usize) = "{count} berubah" | "{count} changed";
    same_count(count: usize) = "{count} tetap" | "{count} unchanged";
    changes_nothing = "Peta sudah memuat semuanya; tidak ada yang berubah." | "The map has all of this already; nothing changed.";
    made(count: usize) = "Pihak yang hanya disebut sebagai ujung hubungan, dan ditambahkan: {count}" | "Parties that only ties name, and that were added: {count}";
    undated(count: usize, day: &str) = "Langkah dan kontribusi tanpa tanggal di daftar, dicatat per {day}: {count}" | "Steps and contributions without a date in the list, recorded as of {day}: {count}";
    left_out(count: usize) = "Tidak diambil: {count}" | "Not taken: {count}";
    line(number: usize) = "baris {number}" | "line {number}";
    column(name: &str) = "kolom {name}" | "column {name}";
    sheet(name: &str) = "lembar {name}" | "sheet {name}";
    only_shown = "Baru ditampilkan; belum ada yang ditulis." | "Only shown; nothing was written.";
    origin(file: &str, day: &str) = "Menurut daftar {file}, diambil {day}" | "According to the list {file}, taken on {day}";
    title = "Ambil daftar" | "Import a list";
    path = "Berkas daftar" | "File of the list";
    path_hint = "Lembar kerja (.xlsx .ods), CSV, atau jaringan. Tab melengkapi nama; berkas boleh diseret ke sini. Belum ada yang diambil sebelum Anda melihat isinya." | "A spreadsheet (.xlsx .ods), CSV or a network. Tab completes the name; a file can be dropped here. Nothing is taken before you have seen it.";
    reading = "Membaca daftar…" | "Reading the list…";
    no_such_file = "Tidak ada berkas yang namanya begitu." | "No file has a name like that.";
    rows_are = "Isi barisnya" | "Rows are";
    strength_word(word: &str) = "kekuatan {word}" | "strength {word}";
    reckoned_later = "Daftar ini panjang; perubahannya dihitung saat diambil. Enter mengambil, u mengurungkan." | "This list is long; what it does is reckoned when it is taken. Enter takes it, u takes it back.";
    take_hint = "ambil" | "take over";
    change_hint = "ubah arti" | "meaning";
    sheet_hint = "lembar lain" | "next sheet";
    left_out_title = "Yang tidak diambil" | "What was not taken";
    done(file: &str, rows: usize) = "Daftar {file} diambil: {rows} baris" | "List {file} taken: {rows} rows";
    choose_list = "Ambil daftar dari lembar kerja" | "Import a list";
    pasted = "tempelan" | "pasted list";
    standard_input = "masukan standar" | "standard input";
}

/// What becomes of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning<'a> {
    /// It fills the field with this key, of a record of this table.
    Field(Table, &'a str),
    /// It goes into the notes.
    Note,
    /// It numbers the rows.
    Number,
    /// It holds data of persons.
    Personal,
    /// It is left out.
    Nothing,
}

/// What becomes of a column, in words.
pub fn meaning(lang: Lang, meaning: Meaning<'_>) -> &str {
    match meaning {
        Meaning::Field(table, key) => field(lang, table, key),
        Meaning::Note => to_notes(lang),
        Meaning::Number => numbers_rows(lang),
        Meaning::Personal => personal(lang),
        Meaning::Nothing => not_taken_column(lang),
    }
}

/// A strength of ties, as the list writes it.
pub fn strength(lang: Lang, word: &str) -> String {
    strength_word(lang, &quoted(word))
}

/// How many records of a table are new, changed and unchanged.
pub fn counted(lang: Lang, table: Table, (new, changed, same): (usize, usize, usize)) -> String {
    let mut parts = vec![new_count(lang, table.label(lang), new)];
    parts.extend((changed > 0).then(|| changed_count(lang, changed)));
    parts.extend((same > 0).then(|| same_count(lang, same)));
    parts.join(", ")
}

/// Where in a file something stands, as far as that is known.
pub fn place(lang: Lang, in_sheet: Option<&str>, at: Option<usize>, in_column: Option<&str>) -> String {
    let parts = [
        in_sheet.map(|name| sheet(lang, &super::clean(name))),
        at.map(|number| line(lang, number)),
        in_column.map(|name| column(lang, &super::clean(name))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The name of a field that a column of such rows can fill: that of its key, but for what only lists have.
pub fn field(lang: Lang, table: Table, key: &str) -> &str {
    let (id, en) = match key {
        "from" if table == Table::Partnership => ("dari (ujung pertama)", "from (first end)"),
        "to" if table == Table::Partnership => ("ke (ujung kedua)", "to (second end)"),
        "type" => ("jenis hubungan", "kind of tie"),
        "direction" => ("arah", "direction"),
        "id" => ("ID", "id"),
        other => return plain_in(lang, Some(table), other),
    };
    match lang {
        Lang::Indonesian => id,
        Lang::English => en,
    }
}

/// Why something of a list is not taken over, and what to do.
pub fn not_taken(lang: Lang, why: &NotTaken) -> Sentence {
    match why {
        NotTaken::Broken(words) => {
            let words = shorten(super::clean(words).trim(), 120).into_owned();
            say!(lang;
                "Isinya rusak ({words}).", "Buka dengan program asalnya, simpan ulang, lalu coba lagi." |
                "It is broken ({words}).", "Open it in the program that made it, save it again, and try again.")
        }
        NotTaken::Empty => say!(lang;
            "Tidak ada isinya.", "Periksa apakah berkasnya benar." |
            "There is nothing in it.", "Check whether this is the right file."),
        NotTaken::NotAList => say!(lang;
            "Ini bukan daftar atau jaringan yang dikenal Simpul.",
            "Simpan sebagai .xlsx, .ods, atau .csv, lalu coba lagi." |
            "This is no list and no network that Simpul knows.",
            "Save it as .xlsx, .ods or .csv, and try again."),
        NotTaken::OldWorkbook => say!(lang;
            "Ini lembar kerja Excel lama (.xls).", "Buka lalu simpan sebagai .xlsx atau .ods." |
            "This is a workbook of an old Excel (.xls).", "Open it and save it as .xlsx or .ods."),
        NotTaken::IsAMap => say!(lang;
            "Ini sudah berupa peta Simpul.", "Buka langsung dengan: simpul NAMA-BERKAS" |
            "This is a map of Simpul already.", "Open it with: simpul FILE"),
        NotTaken::StrangeLetters => say!(lang;
            "Mulai di sini ada huruf yang tidak terbaca; di tempatnya tertulis \u{fffd}.",
            "Simpan ulang sebagai UTF-8, lalu ambil lagi." |
            "From here on some letters could not be read; \u{fffd} stands in their place.",
            "Save it again as UTF-8 and import again."),
        NotTaken::Skipped => say!(lang;
            "Lembar ini ditandai (ignore).", "Hapus tanda itu dari nama lembar bila perlu diambil." |
            "The sheet is marked (ignore).", "Take that out of its name if it should be taken."),
        NotTaken::NothingToName => say!(lang;
            "Tidak ada kolom yang menyebut isi barisnya, misalnya nama.",
            "Tunjuk kolomnya dengan --map \"Kolom=name\", atau sebut isinya dengan --as." |
            "No column says what its rows are about, such as a name.",
            "Point to it with --map \"Column=name\", or say what the rows are with --as."),
        NotTaken::AboveTheTable => say!(lang;
            "Berada di atas baris nama kolom.", "Tidak perlu apa-apa bila ini judul." |
            "It stands above the row of column names.", "If it is a title, there is nothing to do."),
        NotTaken::Total => say!(lang;
            "Ini baris jumlah.", "Tidak perlu apa-apa." | "This is a row of sums.", "There is nothing to do."),
        NotTaken::NoName => say!(lang;
            "Tidak ada namanya.", "Isi namanya, lalu ambil lagi." |
            "It has no name.", "Fill in the name and import again."),
        NotTaken::NoCategory => say!(lang;
            "Jenis sumbernya kosong.", "Isi jenisnya, misalnya dana atau tenaga." |
            "It does not say which kind of source.", "Fill it in, such as money or labour."),
        NotTaken::NoEnds => say!(lang;
            "Salah satu pihaknya tidak disebut.", "Isi kedua pihak, lalu ambil lagi." |
            "One of its two parties is not named.", "Fill in both parties and import again."),
        NotTaken::SameEnds => say!(lang;
            "Menghubungkan pihak dengan dirinya sendiri.", "Perbaiki salah satu ujungnya." |
            "It ties a party to itself.", "Correct one of its ends."),
        other => too_much(lang, other),
    }
}

/// What is more than can be taken in.
fn too_much(lang: Lang, why: &NotTaken) -> Sentence {
    match why {
        NotTaken::TooBig(most) => say!(lang;
            "Berkasnya lebih besar dari {most} MB.", "Bagi menjadi beberapa berkas." |
            "The file is larger than {most} MB.", "Split it into several files."),
        NotTaken::UnpacksTooBig(most) => say!(lang;
            "Bila dibuka, isinya lebih besar dari {most} MB; lembar kerja biasa jauh lebih kecil.",
            "Salin tabelnya ke lembar kerja baru, lalu ambil dari sana." |
            "It unpacks to more than {most} MB, far more than an ordinary workbook.",
            "Copy the table to a new workbook and take it from there."),
        NotTaken::TooManyCells(most) => say!(lang;
            "Ada lebih dari {most} sel di dalamnya.", "Hapus kolom dan baris kosong, atau bagi menjadi beberapa berkas." |
            "It has more than {most} cells.", "Delete empty columns and rows, or split it into several files."),
        NotTaken::TooManyRows(most) => say!(lang;
            "Barisnya lebih dari {most}.", "Bagi menjadi beberapa berkas, misalnya satu untuk tiap wilayah." |
            "It has more than {most} rows.", "Split it into several files, such as one for each area."),
        NotTaken::TooManyTables(most) => say!(lang;
            "Ada lebih dari {most} tabel di dalamnya.", "Simpan tabel yang perlu saja." |
            "It has more than {most} tables.", "Save only the tables that you need."),
        NotTaken::TooManyColumns(most) => say!(lang;
            "Kolomnya lebih dari {most}; selebihnya tidak diambil.", "Simpan dengan kolom yang perlu saja." |
            "It has more than {most} columns; the others were left out.", "Save it with only the columns that you need."),
        NotTaken::Others(count) => say!(lang;
            "Masih ada {count} lagi yang tidak diambil.", "Perbaiki dulu yang disebut di sini, lalu ambil lagi." |
            "There are {count} more that were not taken.", "Mend those that are listed first, then import again."),
        NotTaken::TooLong(most) => say!(lang;
            "Satu nilai lebih panjang dari {most} huruf.", "Persingkat; biasanya ada tanda kutip yang tidak ditutup." |
            "A value is longer than {most} characters.", "Shorten it; often a quotation mark was not closed."),
        NotTaken::TooMuchOfOne(most) => say!(lang;
            "Untuk satu kemitraan, dokumen, atau pihak ada lebih dari {most} anggota, penilaian, atau isian.",
            "Periksa ID dan nama di baris ini; bila memang benar, bagi menjadi beberapa." |
            "One partnership, document or party would have more than {most} members, assessments or entries.",
            "Check the id and the names in this row; if they are right, split it into several."),
        other => value(lang, other),
    }
}

/// Why one value is not taken over.
fn value(lang: Lang, why: &NotTaken) -> Sentence {
    match why {
        NotTaken::NoColumn(value) => {
            let value = quoted(value);
            say!(lang;
                "{value} berada di luar kolom yang bernama.", "Beri nama kolomnya, atau hapus pemisah yang berlebih." |
                "{value} stands beyond the named columns.", "Name its column, or delete a delimiter too many.")
        }
        NotTaken::NotANumber(value) => {
            let value = quoted(value);
            say!(lang;
                "{value} bukan angka yang bisa dipakai di sini.", "Tulis angka saja, misalnya 3 atau 1.250.000." |
                "{value} is no number that fits here.", "Write figures only, such as 3 or 1,250,000.")
        }
        NotTaken::OutOfScale { value, from, to } if *to == i64::MAX => {
            let value = quoted(value);
            say!(lang;
                "{value} kurang dari {from}.", "Perbaiki angkanya." |
                "{value} is below {from}.", "Correct the figure.")
        }
        NotTaken::OutOfScale { value, from, to } => {
            let value = quoted(value);
            say!(lang;
                "{value} di luar skala {from} sampai {to}.", "Ubah ke skala itu, atau lewati kolomnya dengan --map \"Kolom=-\"." |
                "{value} is outside the scale of {from} to {to}.", "Change it to that scale, or skip the column with --map \"Column=-\".")
        }
        NotTaken::NotADay(value) => {
            let value = quoted(value);
            say!(lang;
                "{value} bukan tanggal lengkap.", "Tulis hari, bulan, dan tahun, misalnya 31-3-2026." |
                "{value} is no complete date.", "Write day, month and year, such as 31-3-2026.")
        }
        NotTaken::NotYesOrNo(value) => {
            let value = quoted(value);
            say!(lang;
                "{value} bukan ya atau tidak.", "Tulis ya atau tidak." |
                "{value} is neither yes nor no.", "Write yes or no.")
        }
        NotTaken::UnknownWord { list, word } => unknown_word(lang, list, word, ""),
        NotTaken::UnknownDirection(word) => {
            let word = quoted(word);
            say!(lang;
                "{word} bukan arah hubungan yang dikenal.", "Pakai searah, tak berarah, atau timbal balik." |
                "{word} is no direction of a tie that is known.", "Use directed, undirected or mutual.")
        }
        NotTaken::Unknown { table, name } => {
            let (table, name) = (lower(Table::label(*table, lang)), quoted(name));
            say!(lang;
                "Belum ada {table} bernama {name}.", "Perbaiki namanya, atau ambil dulu daftarnya." |
                "There is no {table} called {name}.", "Correct the name, or take the list of them first.")
        }
        NotTaken::TwinId { id, line } => {
            let id = quoted(id);
            say!(lang;
                "ID {id} hanya berbeda huruf besar-kecil atau tanda dari baris {line}; keduanya diambil menurut namanya.",
                "Beri ID yang jelas berbeda, atau gabungkan bila pihaknya sama." |
                "The id {id} differs only by capitals or signs from line {line}; both are taken by their names.",
                "Give ids that clearly differ, or merge the two if they are one party.")
        }
        NotTaken::Network(bad) => super::networks::bad(lang, bad),
        NotTaken::Refused(why) => refusal(lang, why),
        _ => not_taken(lang, &NotTaken::NotAList),
    }
}

/// There is no such column.
pub fn no_column(lang: Lang, name: &str, columns: &str) -> Sentence {
    let (name, columns) = (quoted(name), shorten(columns, 200).into_owned());
    say!(lang;
        "Tidak ada kolom bernama {name}.", "Kolom yang ada: {columns}." |
        "There is no column called {name}.", "The columns are: {columns}.")
}

/// There is no such field.
pub fn no_field(lang: Lang, name: &str, fields: &str) -> Sentence {
    let name = quoted(name);
    say!(lang;
        "Tidak ada bidang bernama {name} untuk daftar ini.", "Bidang yang ada: {fields}." |
        "There is no field called {name} for this list.", "The fields are: {fields}.")
}

/// A wish for a column that is not written as `Column=field`.
pub fn bad_map(lang: Lang, text: &str) -> Sentence {
    let text = quoted(text);
    say!(lang;
        "Tidak jelas apa maksud {text}.", "Tulis seperti ini: --map \"Kolom=bidang\"." |
        "{text} is not clear.", "Write it like this: --map \"Column=field\".")
}

/// A meaning of a strength that cannot be understood.
pub fn bad_rungs(lang: Lang, text: &str) -> Sentence {
    let text = quoted(text);
    say!(lang;
        "Tidak jelas apa maksud {text}.",
        "Tulis seperti ini: --rungs \"1=komunikasi,2=kooperasi\", dengan nama anak tangga atau angkanya (0 sampai 5)." |
        "{text} is not clear.",
        "Write it like this: --rungs \"1=communication,2=cooperation\", with the name of a rung or its number (0 to 5).")
}

/// Neither a map to write nor one to add to was named.
pub fn no_output(lang: Lang) -> Sentence {
    say!(lang;
        "Belum disebut peta hasilnya.", "Tambahkan -o peta.toml untuk peta baru, atau --into peta.toml untuk menambah peta." |
        "No map to write was named.", "Add -o map.toml for a new map, or --into map.toml to add to one.")
}

/// Nothing of the lists could be taken.
pub fn nothing_taken(lang: Lang) -> Sentence {
    say!(lang;
        "Tidak ada satu baris pun yang dapat diambil.", "Lihat alasannya di atas, lalu sebut isinya dengan --as atau --map." |
        "Not a single row could be taken.", "See the reasons above, then say what the rows are with --as or --map.")
}
