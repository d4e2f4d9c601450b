//! The words of an atlas: many maps as one answer.

use crate::locale::trouble::{Sentence, say};
use crate::model::Lang;

super::texts! {
    about = "Jawaban dari banyak peta sekaligus: pihak yang muncul di beberapa peta, anak tangga dan kebutuhan tiap wilayah, dokumen yang jatuh tempo (juga: lintas-peta)" | "Many maps as one answer: parties in several maps, rungs and needs by area, documents that are due";
    folder_or_file = "FOLDER|BERKAS" | "FOLDER|FILE";
    maps_help = "Folder dan berkas peta; semua peta di dalam folder ikut dibaca, juga di subfolder. Tanpa ini: peta di folder Simpul Anda" | "Folders and map files; all maps in a folder are read, also in folders inside it. Without any: the maps in your Simpul folder";
    days_help = "Dokumen dan janji yang jatuh tempo dalam sekian hari; biasanya 90 (juga: --hari)" | "Documents and promises due within so many days; 90 unless told";
    level_help = "Satukan wilayah kecil sampai tingkat ini: rw, kelurahan, kecamatan, kota (juga: --tingkat)" | "Take small areas together up to this level: rw, ward, district, city";
    table_help = "Tabel untuk csv: parties (pihak), rungs (anak tangga), needs (kebutuhan), agreements (dokumen), maps (peta) (juga: --tabel)" | "Which table as csv: parties, rungs, needs, agreements, maps";
    output_help = "Tulis ke berkas; akhirannya menentukan bentuknya: .xlsx, .csv, .json, .svg, .png, .docx, .md, .txt" | "Write to a file; its ending says the form: .xlsx, .csv, .json, .svg, .png, .docx, .md, .txt";
    all_help = "Semua baris, bukan hanya yang teratas (juga: --semua)" | "All rows, not only the first ones";
    internal_help = "Berkas beserta yang menyangkut kompetisi; hanya untuk tim sendiri" | "The file with what concerns competition; for your own team only";

    title = "Lintas peta" | "Across maps";
    counts(maps: &str, parties: &str, partnerships: &str, needs: &str) = "{maps} peta, {parties} pihak, {partnerships} kemitraan aktif, {needs} kebutuhan" | "{maps} maps, {parties} parties, {partnerships} active partnerships, {needs} needs";
    footer(maps: &str, day: &str) = "Dibuat dari {maps} peta, keadaan per {day}" | "Made from {maps} maps, as of {day}";

    shared = "Pihak di beberapa peta" | "Parties in several maps";
    shared_note = "Pihak dikenali kembali bila dua dari tiga hal sama: id, nama, wilayah. Kolom “Sama” menyebut apa yang sama di semua petanya; bila hanya satu atau dua, periksalah apakah memang pihak yang sama." | "A party is known again when two of three things agree: id, name, area. The column “Same” says what is the same in all its maps; where that is only one or two, look whether it really is one party.";
    rungs = "Anak tangga tiap wilayah" | "Rungs by area";
    rungs_note = "Kemitraan aktif, dihitung di wilayah petanya." | "Active partnerships, counted in the area of their map.";
    needs = "Kebutuhan tiap wilayah" | "Needs by area";
    needs_note = "Ditangani: ada kemitraan aktif di anak tangga 2 ke atas. Mendesak: menunggu dengan prioritas tertinggi." | "At work: there is an active partnership on rung 2 or higher. Urgent: waiting with the highest priority.";
    due(days: i64) = "Dokumen jatuh tempo dalam {days} hari" | "Documents due within {days} days";
    due_sheet = "Dokumen jatuh tempo" | "Documents due";
    due_note = "Yang terlewat ikut tercantum." | "What is overdue is listed too.";
    maps = "Peta yang dibaca" | "Maps that were read";

    party = "Pihak" | "Party";
    also = "Juga tertulis" | "Also spelled";
    kind = "Jenis" | "Kind";
    map_count = "Peta" | "Maps";
    partnerships = "Kemitraan" | "Partnerships";
    highest = "Tertinggi" | "Highest";
    agree = "Sama" | "Same";
    areas = "Wilayah" | "Areas";
    area = "Wilayah" | "Area";
    in_maps = "Di peta" | "In maps";
    not_assessed = "Belum dinilai" | "Not assessed";
    together = "Jumlah" | "Total";
    all_needs = "Kebutuhan" | "Needs";
    met = "Terpenuhi" | "Met";
    at_work = "Ditangani" | "At work";
    waiting = "Menunggu" | "Waiting";
    urgent = "Mendesak" | "Urgent";
    postponed = "Ditunda" | "Postponed";
    day = "Tanggal" | "Day";
    document = "Dokumen" | "Document";
    what = "Yang jatuh tempo" | "What is due";
    ends = "Masa berlaku berakhir" | "It ends";
    who = "Penanggung jawab" | "In charge";
    map = "Peta" | "Map";
    file = "Berkas" | "File";
    parties = "Pihak" | "Parties";
    unread = "Belum terbaca" | "Unread";
    id_word = "id" | "id";
    name_word = "nama" | "name";
    area_word = "wilayah" | "area";
    no_area = "(wilayah belum disebut)" | "(no area said)";
    more(shown: &str, all: &str) = "Ditampilkan {shown} dari {all} baris; semuanya dengan --all." | "{shown} of {all} rows are shown; all of them with --all.";

    progress(done: &str, all: &str) = "membaca peta {done} dari {all}" | "reading map {done} of {all}";
    passed_by(others: &str, hidden: &str, backups: &str) = "Dilewati: {others} berkas TOML yang bukan peta, {hidden} yang tersembunyi, {backups} salinan cadangan." | "Passed by: {others} other TOML files, {hidden} hidden ones, {backups} backups.";
    copies(files: &str) = "Peta yang sama ada dalam beberapa berkas, sehingga terhitung lebih dari sekali: {files}" | "The same map is in several files, and so is counted more than once: {files}";
    more_copies(count: usize) = "… dan {count} peta lain yang berkasnya lebih dari satu." | "… and {count} more maps that are in several files.";
    more_unread(count: usize, file: &str) = "{count} catatan lain di berkas ini juga belum terbaca. Lihat semuanya dengan: simpul check {file}" | "{count} more records of this file cannot be read. See all of them with: simpul check {file}";
    broken(files: usize) = "Berkas atau folder yang bermasalah: {files}. Yang lain sudah dihitung." | "Files or folders with problems: {files}. All others are counted.";

    picture_title = "Pihak yang menghubungkan peta" | "Parties that connect maps";
    picture_counts(maps: &str, shared: &str) = "{maps} peta, {shared} pihak di beberapa peta" | "{maps} maps, {shared} parties in several maps";
    picture_part(maps: &str, parties: &str) = "Digambar {parties} pihak yang muncul di paling banyak peta, dan {maps} peta tempat mereka muncul." | "Drawn are the {parties} parties of most maps, and {maps} maps that know them.";
    picture_reading = "Kotak: peta. Lambang: pihak. Garis: pihak itu ada di peta tersebut." | "Boxes: maps. Marks: parties. Lines: the party is in that map.";
    picture_nobody = "Belum ada pihak yang muncul di lebih dari satu peta." | "No party is in more than one map yet.";
    picture_rungs = "Kemitraan aktif tiap wilayah, menurut anak tangga" | "Active partnerships by area and rung";
    picture_other_areas(count: usize) = "{count} wilayah lain (tidak seskala)" | "{count} other areas (not to scale)";
}

/// Nothing that was named has a map.
pub fn no_maps(lang: Lang) -> Sentence {
    say!(lang;
        "Tidak ada peta di tempat yang disebut.", "Sebut folder yang berisi berkas peta (.toml), atau berkasnya langsung." |
        "There is no map in what was named.", "Name a folder with map files (.toml), or the files themselves.")
}

/// A form that an atlas does not have.
pub fn unknown_form(lang: Lang, file: &str) -> Sentence {
    say!(lang;
        "Bentuk berkas {file} tidak tersedia untuk lintas peta.", "Pakai .xlsx, .csv, .json, .svg, .png, .docx, .md, atau .txt." |
        "The form of {file} is not to be had here.", "Use .xlsx, .csv, .json, .svg, .png, .docx, .md, or .txt.")
}

/// A folder that cannot be looked into.
pub fn folder_unread(lang: Lang, folder: &str) -> Sentence {
    say!(lang;
        "Folder {folder} tidak dapat dibuka.", "Minta izin kepada pemiliknya; peta di dalamnya belum ikut dihitung." |
        "The folder {folder} cannot be opened.", "Ask its owner; the maps in it are not counted.")
}
