//! Words of the command line: help, headings, and what can be wrong with what was asked.

use crate::locale::trouble::{Sentence, say};
use crate::model::Lang;

texts! {
    about = "Peta kemitraan untuk pekerja sosial: pihak, anak tangga kemitraan, dan janji dalam dokumen kerja sama. Tanpa perintah, Simpul membuka layar kerja."
        | "Partnership maps for social workers: parties, the partnership ladder, and the promises in documents. Without a command, Simpul opens its screen.";
    usage = "Pemakaian:" | "Usage:";
    options_word = "PILIHAN" | "OPTIONS";
    command_word = "PERINTAH" | "COMMAND";
    commands = "Perintah" | "Commands";
    options = "Pilihan" | "Options";
    values = "Isian" | "Values";
    see_more = "Bantuan satu perintah: simpul PERINTAH --help" | "Help on one command: simpul COMMAND --help";

    file_word = "BERKAS" | "FILE";
    text_word = "TEKS" | "TEXT";
    name_word = "NAMA" | "NAME";
    day_word = "TANGGAL" | "DAY";
    partnership_word = "KEMITRAAN" | "PARTNERSHIP";
    rung_word = "ANAK-TANGGA" | "RUNG";
    level_word = "TINGKAT" | "LEVEL";
    numbers_word = "NOMOR" | "NUMBERS";
    role_word = "PERAN" | "ROLE";

    help_help = "Tampilkan bantuan ini" | "Show this help";
    version_help = "Tampilkan versi" | "Show the version";
    lang_help = "Bahasa: id (Indonesia) atau en (Inggris)" | "Language: id (Indonesian) or en (English)";
    today_help = "Anggap hari ini tanggal itu, misalnya 2026-03-31" | "Take this day for today, such as 2026-03-31";
    file_help = "Berkas peta; tanpa berkas, pilih dari daftar peta Anda" | "A map file; without one, choose among your maps";
    map_help = "Berkas peta" | "The map file";
    maps_help = "Satu atau beberapa berkas peta" | "One or more map files";
    ascii_help = "Gambar hanya dengan huruf biasa (ASCII)" | "Draw with plain letters (ASCII) only";
    theme_help = "Warna: dark (gelap), light (terang), 16, atau mono" | "Colours: dark, light, 16, or mono";
    format_help = "Bentuk keluaran: human (untuk dibaca) atau json" | "Form of the output: human or json";

    new_about = "Buat berkas peta baru (juga: baru)" | "Make a new map file";
    new_file_help = "Nama berkas baru; .toml ditambahkan bila belum ada" | "Name of the new file; .toml is added when it is missing";
    title_help = "Judul peta" | "Title of the map";
    area_help = "Wilayah kerja, misalnya \"RW 07, Kelurahan Kencana Asri\"" | "Area of work, such as \"RW 07, Kelurahan Kencana Asri\"";
    level_help = "Tingkat wilayah: rt, rw, kelurahan, kecamatan, kota, provinsi, nasional" | "Level of the area: rt, rw, ward, district, city, province, national";
    anchor_help = "Nama lembaga jangkar, yang terdekat dengan warga" | "Name of the anchor institution, nearest to the residents";

    check_about = "Periksa isi berkas peta (juga: periksa)" | "Check map files";
    show_about = "Tampilkan ringkasan peta (juga: lihat)" | "Show a summary of a map";
    metrics_about = "Ukuran jaringan: hubungan atau kontribusi, seluruh peta dan tiap pihak (juga: ukuran)" | "Measures of the network: ties or contributions, of the whole map and of each party";
    graph_help = "ties (hubungan) atau flows (kontribusi yang terealisasi)" | "ties, or flows (delivered contributions)";
    category_word = "JENIS" | "CATEGORY";
    category_help = "Hanya kontribusi jenis ini, atau hubungan tempat jenis ini diberikan, misalnya dana atau tenaga" | "Only contributions of this category, or ties in which it was given, such as money or labour";
    assessed_help = "Tanpa kemitraan yang belum dinilai" | "Without partnerships that are not yet assessed";
    at_help = "Keadaan pada tanggal itu; tanpa ini, keadaan sekarang" | "As it stood on that day; now if it is left out";
    since_help = "Tambahkan angka per triwulan sejak tanggal itu" | "Add the figures of every quarter since that day";
    table_format_help = "Bentuk keluaran: table (untuk dibaca), json, atau csv" | "Form of the output: table, json or csv";
    step_about = "Catat penilaian anak tangga satu kemitraan (juga: langkah)" | "Record the rung of one partnership";
    partnership_help = "Id kemitraan, atau sebagian namanya asal hanya cocok dengan satu" | "Id of the partnership, or a part of its name that fits only one";
    rung_help = "Anak tangga: 0 sampai 5, atau namanya" | "The rung: 0 to 5, or its name";
    reason_help = "Alasan; wajib bila turun, melompat, atau kriteria wajib belum lengkap" | "Reason; needed on a step down, a skip, or with required criteria open";
    date_help = "Tanggal penilaian; tanpa ini, hari ini" | "Day of the assessment; today if it is left out";
    criteria_help = "Nomor kriteria yang terpenuhi, misalnya 3.1,3.2; ditambahkan pada yang sudah tercatat" | "Numbers of the criteria that are met, such as 3.1,3.2; added to those on record";
    evidence_help = "Bukti; boleh diulang" | "Evidence; may be repeated";
    by_help = "Peran yang mencatat, bukan nama orang" | "The role that records it, not a person's name";
    correction_help = "Catat sebagai koreksi atas penilaian yang keliru" | "Record it as a correction of a wrong assessment";
    insights_about = "Temuan: apa yang perlu diperhatikan dalam peta, dan apa yang dapat dilakukan (juga: temuan)" | "Findings: what in the map wants attention, and what can be done";
    all_findings_help = "Sertakan temuan yang sudah diterima (juga: --semua)" | "Include findings that are accepted";
    agenda_about = "Agenda: semua yang jatuh tempo, yang terlewat lebih dahulu" | "Agenda: everything that is due, what is overdue first";
    count_word = "JUMLAH" | "COUNT";
    days_help = "Berapa hari ke depan; biasanya 90 (juga: --hari)" | "How many days ahead; 90 unless told";
    agenda_format_help = "human (dibaca), json, atau ics (kalender ponsel)" | "human, json, or ics (for a phone's calendar)";
    agenda_output_help = "Tulis ke berkas; akhiran .ics atau .json sekaligus menentukan bentuknya" | "Write to a file; the ending .ics or .json also says the form";
    agenda_internal_help = "Kalender beserta yang menyangkut kompetisi" | "The calendar with what concerns competition";
    calendar_without(count: usize) = "Tidak masuk kalender karena menyangkut kompetisi: {count}. Untuk kalangan sendiri, tambahkan --internal." | "Not in the calendar because it concerns competition: {count}. For your own team add --internal.";
    redact_about = "Buat salinan publik: peta tanpa catatan internal (juga: salin-publik, samarkan)" | "Make a public copy: the map without internal notes";
    redact_output_help = "Berkas salinan, misalnya publik.toml" | "The file of the copy, such as public.toml";
    redacted(file: &str) = "Salinan publik tersimpan: {file}" | "Public copy saved: {file}";
    kept_back = "Tidak ikut disalin:" | "Left out:";
    kept_back_nothing = "Tidak ada catatan internal di peta ini." | "There are no internal notes in this map.";
    comments_left_out = "Komentar dan isi yang tidak dikenal Simpul juga tidak disalin." | "Comments, and what Simpul does not know, are not copied either.";
    read_it_first = "Uraian bebas disalin apa adanya; bacalah dulu sebelum dibagikan." | "Free texts are copied as they are; read them before you share the file.";
    still_private(count: usize, file: &str) = "Teks yang masih mirip nomor telepon, rekening, atau NIK: {count}. Lihat dengan: simpul check {file}" | "Texts that still look like telephone, account or identity numbers: {count}. See them with: simpul check {file}";
    export_about = "Buat laporan, gambar, atau data dari sebuah peta (juga: ekspor)" | "Make a report, a picture, or data from a map";
    output_help = "Berkas hasil; akhirannya menentukan bentuknya, misalnya laporan.docx atau peta.svg; - untuk layar" | "File to write; its ending says what it becomes, such as report.docx or map.svg; - for the terminal";
    output_forms = "Laporan: .docx .pdf .html .xlsx .md .txt. Gambar: .svg .png. Data: .zip (CSV; folder/ untuk berkas lepas) .json .graphml .gexf .dot .kumu.json .kumu.xlsx .ics, .csv (letak pihak)." | "Reports: .docx .pdf .html .xlsx .md .txt. Pictures: .svg .png. Data: .zip (CSV; folder/ for loose files) .json .graphml .gexf .dot .kumu.json .kumu.xlsx .ics, .csv (where parties stand).";
    report_help = "Laporan: minutes (notulen), berita-acara, quarterly (triwulan), register, draft (konsep dokumen), charter (piagam), proposal, musrenbang, map (lembar peta), workbook (lembar kerja)" | "Report: minutes, berita-acara (formal record), quarterly, register, draft, charter, proposal, musrenbang, map, workbook";
    from_help = "Awal periode (juga: --dari)" | "First day of the period";
    to_help = "Akhir periode (juga: --sampai); tanpa keduanya, triwulan terakhir" | "Last day of the period; without both, the last quarter";
    meeting_help = "Id rapat untuk notulen dan berita acara; tanpa ini, rapat terakhir (juga: --rapat)" | "Id of the meeting for minutes and records; the latest one unless told";
    agreement_help = "Id dokumen untuk konsep dan piagam (juga: --dokumen)" | "Id of the document for drafts and charters";
    audience_help = "Pembaca laporan: ward (kelurahan), agency (dinas), donor (donatur), residents (warga) (juga: --pembaca)" | "Who reads it: ward, agency, donor, residents";
    redact_help = "Yang tidak disertakan: internal (biasanya), public (untuk umum), atau none (semua disertakan, untuk tim) (juga: --samarkan)" | "What is left out: internal (unless told), public (for everybody), or none (all is in it, for your team)";
    form_help = "Bentuk hasil bila bukan dari akhiran berkas, misalnya md (juga: --bentuk)" | "Form of the result when the file's ending does not say, such as md";
    id_word = "ID" | "ID";
    making = "Menyusun…" | "Making it…";
    making_step(done: usize, of: usize) = "Menyusun… langkah {done} dari {of} selesai" | "Making it… step {done} of {of} done";
    kept_back_from(what: &str) = "Tidak disertakan: {what}." | "Left out: {what}.";
    view_help = "Cara melihat: rings (lingkaran), force (jaringan), matrix (matriks), grid (kekuatan dan kepentingan), atau venn" | "Way of looking: rings, force, matrix, grid (power-interest), or venn";
    by_level_help = "Lingkaran menurut tingkat wilayah, bukan anak tangga (juga: --menurut-tingkat)" | "Rings by level of area instead of rung";
    paper_help = "Kertas: a4 (mendatar) atau a4-portrait (tegak)" | "Paper: a4 (landscape) or a4-portrait";
    mono_help = "Hitam putih, untuk fotokopi" | "Black and white, for the photocopier";
    dark_help = "Latar gelap, untuk proyektor (juga: --gelap)" | "Dark ground, for a projector";
    internal_help = "Sertakan yang hanya untuk kalangan sendiri: kompetisi dan kekuatan" | "Include what is only for your own team: competition and power";
    force_help = "Ganti berkas hasil bila sudah ada (juga: --timpa)" | "Replace the file to write if it is there";
    exported(file: &str) = "Tersimpan: {file}" | "Saved: {file}";
    is_internal = "Hasil ini memuat catatan internal; jangan dibagikan ke luar tim." | "This holds internal notes; keep it within your team.";
    competition_left_out(count: usize) = "Hubungan kompetisi tidak digambar: {count}. Untuk kalangan sendiri, tambahkan --internal." | "Ties of competition that are not drawn: {count}. For your own team add --internal.";
    list_about = "Daftar peta di folder Simpul Anda (juga: daftar)" | "List the maps in your Simpul folder";
    demo_about = "Buka salinan peta contoh untuk dicoba-coba (juga: contoh)" | "Open a copy of the sample map to try things out";
    print_path_help = "Buat salinannya saja dan tampilkan letaknya" | "Only make the copy and print where it is";

    error_word = "kesalahan" | "error";
    warning_word = "peringatan" | "warning";
    no_problem(file: &str) = "{file}: tidak ada masalah." | "{file}: no problems.";
    counted(file: &str, errors: usize, warnings: usize) = "{file}: kesalahan {errors}, peringatan {warnings}." | "{file}: errors {errors}, warnings {warnings}.";

    as_of(day: &str) = "per {day}" | "as of {day}";
    parties_by_kind = "Pihak menurut jenis" | "Parties by kind";
    active_by_rung = "Kemitraan aktif menurut anak tangga" | "Active partnerships by rung";
    partnership_column = "Kemitraan" | "Partnership";
    status_column = "Status" | "Status";
    rung_column = "Anak tangga" | "Rung";
    target_column = "Sasaran" | "Target";
    since_column = "Sejak" | "Since";
    days_column = "Hari" | "Days";
    document_column = "Dokumen" | "Document";
    kind_column = "Jenis" | "Kind";
    left_column = "Sisa hari" | "Days left";
    kept_column = "Janji" | "Promises";
    due_and_kept(due: usize, kept: usize) = "{kept} dari {due} ditepati" | "{kept} of {due} kept";
    left_out(count: usize) = "Catatan yang belum terbaca dan tidak ikut dihitung: {count}. Lihat dengan: simpul check" | "Records that could not be read and are not counted: {count}. See them with: simpul check";
    map_column = "Peta" | "Map";
    file_column = "Berkas" | "File";
    no_maps = "Belum ada peta. Buat dengan: simpul new, atau lihat contoh dengan: simpul demo" | "No maps yet. Make one with: simpul new, or look at the sample with: simpul demo";

    created(file: &str) = "Peta baru tersimpan: {file}" | "New map saved: {file}";
    stepped(name: &str, from: &str, to: &str, day: &str) = "{name}: {from} → {to}, {day}. Tersimpan." | "{name}: {from} → {to}, {day}. Saved.";
    still_open = "Kriteria wajib yang belum tercentang:" | "Required criteria that are still open:";
}

/// There is no such option of a command (`simpul`, `simpul export`).
pub fn unknown_option(lang: Lang, command: &str, option: &str, near: Option<&str>) -> Sentence {
    match near {
        Some(near) => say!(lang;
            "Pilihan {option} tidak dikenal.", "Mungkin maksudnya {near}? Lihat juga: {command} --help." |
            "There is no option {option}.", "Did you mean {near}? See also: {command} --help."),
        None => say!(lang;
            "Isian {option} tidak dikenal atau berlebih di sini.", "Lihat yang tersedia dengan: {command} --help." |
            "{option} is not known, or too much, here.", "See what there is with: {command} --help."),
    }
}

/// There is no such command.
pub fn unknown_command(lang: Lang, word: &str, near: &str) -> Sentence {
    say!(lang;
        "Tidak ada perintah atau berkas {word}.", "Mungkin maksudnya: simpul {near}?" |
        "There is no command or file {word}.", "Did you mean: simpul {near}?")
}

/// A value that an option does not take.
pub fn bad_value(lang: Lang, value: &str, option: &str, known: &str) -> Sentence {
    say!(lang;
        "{value} tidak dikenal untuk {option}.", "Pilih salah satu dari: {known}." |
        "{value} is not known for {option}.", "Choose one of: {known}.")
}

/// An option without its value.
pub fn value_missing(lang: Lang, option: &str) -> Sentence {
    say!(lang;
        "Setelah {option} harus ada isinya.", "Tambahkan isinya, lalu jalankan lagi." |
        "{option} needs a value.", "Add it and run again.")
}

/// Something that a command cannot do without.
pub fn argument_missing(lang: Lang, which: &str) -> Sentence {
    say!(lang;
        "Perintah ini masih memerlukan: {which}.", "Tambahkan, atau lihat caranya dengan --help." |
        "This command still needs: {which}.", "Add it, or see how with --help.")
}

/// An option that only means something beside another one.
pub fn only_with(lang: Lang, option: &str, other: &str) -> Sentence {
    say!(lang;
        "{option} hanya berlaku bersama {other}.", "Sesuaikan salah satunya, lalu jalankan lagi." |
        "{option} only goes with {other}.", "Change one of them and run again.")
}

/// A series that would begin after its end.
pub fn since_after_at(lang: Lang) -> Sentence {
    say!(lang;
        "Tanggal --since sesudah hari yang diukur.", "Pilih tanggal yang lebih awal." |
        "The day of --since comes after the day that is measured.", "Choose an earlier day.")
}

/// Something that was given twice, or with something that excludes it.
pub fn conflict(lang: Lang, which: &str) -> Sentence {
    say!(lang;
        "{which} tertulis dua kali, atau bertentangan dengan pilihan lain.", "Sisakan satu saja." |
        "{which} is given twice, or against another option.", "Keep only one.")
}

/// Anything else that is wrong with what was typed.
pub fn bad_usage(lang: Lang, command: &str) -> Sentence {
    say!(lang;
        "Perintahnya belum dapat dipahami.", "Lihat caranya dengan: {command} --help." |
        "The command cannot be understood.", "See how with: {command} --help.")
}

/// Not a day.
pub fn bad_day(lang: Lang, text: &str) -> Sentence {
    say!(lang;
        "{text} bukan tanggal.", "Tulis misalnya 2026-03-31 atau \"31 maret 2026\"." |
        "{text} is not a day.", "Write it as 2026-03-31 or \"31 march 2026\".")
}

/// Not a rung.
pub fn bad_rung(lang: Lang, text: &str, near: Option<&str>) -> Sentence {
    match near {
        Some(near) => say!(lang;
            "{text} bukan anak tangga.", "Mungkin maksudnya {near}? Angka 0 sampai 5 juga boleh." |
            "{text} is not a rung.", "Did you mean {near}? The digits 0 to 5 will do too."),
        None => say!(lang;
            "{text} bukan anak tangga.",
            "Pakai 0 kompetisi, 1 komunikasi, 2 kooperasi, 3 koordinasi, 4 kolaborasi, atau 5 konfederasi." |
            "{text} is not a rung.",
            "Use 0 competition, 1 communication, 2 cooperation, 3 coordination, 4 collaboration, or 5 confederation."),
    }
}

/// Not a level.
pub fn bad_level(lang: Lang, text: &str) -> Sentence {
    say!(lang;
        "{text} bukan tingkat wilayah yang dikenal.",
        "Pakai rt, rw, kelurahan, kecamatan, kota, provinsi, atau nasional." |
        "{text} is not a known level.",
        "Use rt, rw, ward, district, city, province, or national.")
}

/// Not the number of a criterion.
pub fn bad_criterion(lang: Lang, text: &str) -> Sentence {
    say!(lang;
        "Tidak ada kriteria bernomor {text}.", "Nomornya dari 0.1 sampai 5.4, misalnya 3.1." |
        "There is no criterion {text}.", "The numbers go from 0.1 to 5.4, such as 3.1.")
}

/// No partnership of that id or name.
pub fn no_partnership(lang: Lang, text: &str, near: Option<&str>) -> Sentence {
    match near {
        Some(near) => say!(lang;
            "Tidak ada kemitraan {text} di peta ini.", "Mungkin maksudnya {near}?" |
            "There is no partnership {text} in this map.", "Did you mean {near}?"),
        None => say!(lang;
            "Tidak ada kemitraan {text} di peta ini.", "Lihat nama-namanya dengan: simpul show." |
            "There is no partnership {text} in this map.", "See their names with: simpul show."),
    }
}

/// Several partnerships of that name.
pub fn many_partnerships(lang: Lang, text: &str, which: &str) -> Sentence {
    say!(lang;
        "{text} cocok dengan beberapa kemitraan: {which}.", "Pakai salah satu id itu." |
        "{text} fits several partnerships: {which}.", "Use one of those ids.")
}

/// A title or an area with nothing in it.
pub fn empty_value(lang: Lang, option: &str) -> Sentence {
    say!(lang;
        "Isi {option} masih kosong.", "Tulis beberapa kata yang jelas di antara tanda kutip." |
        "{option} has nothing in it.", "Write a few clear words between quotation marks.")
}

/// No folder for the user's data.
pub fn no_library(lang: Lang) -> Sentence {
    say!(lang;
        "Folder pribadi untuk menyimpan peta tidak ditemukan.", "Sebut nama berkas petanya: simpul BERKAS." |
        "No personal folder for maps was found.", "Name the map file: simpul FILE.")
}

/// The output could not be written.
pub fn output_failed(lang: Lang, words: &str) -> Sentence {
    say!(lang;
        "Hasilnya tidak dapat ditulis ({words}).", "Periksa tempat penyimpanannya, lalu jalankan lagi." |
        "The result could not be written ({words}).", "Check where it goes, and run again.")
}

/// A file whose ending says nothing that could be written.
pub fn unknown_ending(lang: Lang, file: &str) -> Sentence {
    let forms = output_forms(lang);
    say!(lang;
        "Bentuk berkas {file} tidak dikenal.", "{forms}" |
        "The form of {file} is not known.", "{forms}")
}

/// Bytes that a terminal cannot show.
pub fn not_for_a_terminal(lang: Lang) -> Sentence {
    say!(lang;
        "Bentuk ini tidak dapat ditampilkan di layar.", "Sebut nama berkasnya, misalnya -o laporan.docx." |
        "This form cannot be shown in a terminal.", "Name a file, such as -o report.docx.")
}

/// A report as a picture.
pub fn no_report_of_that_form(lang: Lang) -> Sentence {
    say!(lang;
        "Laporan tidak dapat berbentuk gambar, data, atau kalender.", "Pakai .docx, .pdf, .html, .xlsx, .md, atau .txt." |
        "A report cannot be a picture, data, or a calendar.", "Use .docx, .pdf, .html, .xlsx, .md, or .txt.")
}

/// A period that ends before it begins.
pub fn period_turned(lang: Lang) -> Sentence {
    say!(lang;
        "Akhir periode mendahului awalnya.", "Periksa --from dan --to." |
        "The period ends before it begins.", "Check --from and --to.")
}

/// A word that cannot be an id.
pub fn no_such_id(lang: Lang, text: &str) -> Sentence {
    say!(lang;
        "{text} bukan id.", "Id terdiri atas huruf kecil, angka, dan tanda hubung." |
        "{text} is no id.", "An id has small letters, digits and hyphens.")
}

/// The file to write is there already.
pub fn output_exists(lang: Lang, file: &str) -> Sentence {
    say!(lang;
        "Sudah ada berkas bernama {file}; berkas itu tidak disentuh.",
        "Pilih nama lain, atau tambahkan --force untuk menggantinya." |
        "There is already a file {file}; it was left alone.",
        "Choose another name, or add --force to replace it.")
}

/// The power-interest grid shows power, which is internal.
pub fn grid_is_internal(lang: Lang) -> Sentence {
    say!(lang;
        "Matriks kekuatan dan kepentingan memuat penilaian tentang pihak lain, jadi hanya untuk kalangan sendiri.",
        "Bila memang untuk tim Anda, tambahkan --internal." |
        "The power-interest grid holds judgements about others, so it is for your own team only.",
        "If it is for your team, add --internal.")
}

/// The picture could not be turned into dots.
pub fn not_drawn(lang: Lang) -> Sentence {
    say!(lang;
        "Gambar PNG tidak dapat dibuat.", "Pakai akhiran .svg, lalu buka dengan peramban." |
        "The PNG could not be made.", "Use the ending .svg and open it in a browser.")
}

/// A file of a newer format: what a check says about it.
pub fn newer_format(lang: Lang) -> Sentence {
    say!(lang;
        "Berkas ini ditulis oleh Simpul yang lebih baru; mungkin ada isi yang belum dikenal.",
        "Perbarui Simpul di komputer ini." |
        "This file was written by a newer Simpul; some of it may not be known here.",
        "Update Simpul on this computer.")
}

/// A public copy in the place of the map itself.
pub fn copy_over_itself(lang: Lang) -> Sentence {
    say!(lang;
        "Salinan publik tidak boleh menimpa petanya sendiri.", "Pilih nama lain untuk salinannya." |
        "A public copy must not replace the map itself.", "Choose another name for the copy.")
}
