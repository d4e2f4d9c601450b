//! The words of the export dialog: what goes out, to whom, as what, and what stays in.

use crate::model::Lang;

super::texts! {
    title = "Ekspor" | "Export";
    what = "Yang dibuat" | "What to make";
    form = "Bentuk" | "As";
    readers = "Untuk siapa" | "For whom";
    from = "Awal periode" | "Period from";
    to = "Akhir periode" | "Period to";
    audience = "Pembaca laporan" | "Read by";
    meeting = "Rapat" | "Meeting";
    document = "Dokumen" | "Document";
    language = "Bahasa laporan" | "Language of it";
    folder = "Folder" | "Folder";

    minutes = "Notulen, undangan, daftar hadir" | "Minutes, invitation, attendance list";
    record = "Berita acara" | "Record of agreement";
    quarterly = "Laporan triwulanan" | "Quarterly report";
    register = "Register dokumen" | "Register of documents";
    draft = "Konsep MoU / PKS" | "Draft of an MoU or agreement";
    charter = "Piagam warga" | "Citizen charter";
    proposal = "Proposal bantuan" | "Proposal for support";
    musrenbang = "Usulan musrenbang" | "Proposals for musrenbang";
    map = "Lembar peta" | "Sheet of the map";
    workbook = "Lembar kerja (tabel)" | "Workbook (tables)";

    docx = "Word (.docx), dapat disunting" | "Word (.docx), to edit";
    pdf = "PDF, untuk dicetak" | "PDF, to print";
    html = "Halaman web (.html), peta dapat digerakkan" | "Web page (.html) with a moving map";
    xlsx = "Excel (.xlsx)" | "Excel (.xlsx)";
    text = "Teks biasa, untuk pesan" | "Plain text, for a message";
    markdown = "Markdown (.md)" | "Markdown (.md)";
    csv = "Data CSV (.zip)" | "Data as CSV (.zip)";
    json = "Data JSON (.json)" | "Data as JSON (.json)";
    graphml = "Jaringan (.graphml)" | "Network (.graphml)";
    gexf = "Jaringan untuk Gephi (.gexf)" | "Network for Gephi (.gexf)";
    kumu = "Kumu (.kumu.xlsx)" | "Kumu (.kumu.xlsx)";
    calendar = "Kalender (.ics)" | "Calendar (.ics)";

    partners = "Mitra, kantor, donatur" | "Partners, offices, donors";
    everybody = "Umum" | "Everybody";
    own = "Tim sendiri" | "Our own team";

    ward = "Kelurahan" | "Ward";
    agency = "Dinas" | "City agency";
    donor = "Donatur" | "Donor";
    residents = "Warga (satu halaman)" | "Residents (one page)";

    latest = "yang terakhir" | "the latest";
    will_be(file: &str) = "Menjadi: {file}" | "Becomes: {file}";
    period(from: &str, to: &str) = "Periode {from} s.d. {to}." | "Period {from} to {to}.";
    whole_map = "Seluruh peta sebagai data, untuk program lain." | "The whole map as data, for other programs.";
    partners_hint = "Tidak disertakan: kepercayaan, sikap, kekuatan, konflik, kontak, dan kompetisi." | "Left out: trust, stance, power, conflict, contacts and competition.";
    everybody_hint = "Tidak disertakan: semua catatan internal, alasan penyesuaian turun, catatan rapat, dan letak arsip." | "Left out: all internal notes, why there were steps down, notes of meetings, and where documents lie.";
    own_hint = "Semua disertakan, juga penilaian tentang pihak lain. Jangan dibagikan ke luar tim." | "Everything is in it, judgements of others too. Keep it within your team.";
    making(what: &str) = "Menyusun {what}…" | "Making: {what}…";
    making_step(what: &str, done: usize, of: usize) = "Menyusun {what}… langkah {done} dari {of} selesai" | "Making: {what}… step {done} of {of} done";
    in_folder(file: &str, folder: &str) = "{file} di {folder}" | "{file} in {folder}";
    made(file: &str) = "Tersimpan: {file}" | "Saved: {file}";
    look_private(count: usize) = "Periksa dulu: {count} teks mirip nomor telepon, rekening, atau NIK." | "Check first: {count} texts look like telephone, account or identity numbers.";
    made_without(file: &str, count: usize) = "Tersimpan: {file}. {count} macam catatan internal tidak disertakan." | "Saved: {file}. Internal notes of {count} kinds are not in it.";
}

/// A format that this build of the program cannot write.
pub fn no_pdf(lang: Lang) -> super::trouble::Sentence {
    super::trouble::say!(lang;
        "Versi Simpul ini dibangun tanpa pembuat PDF.",
        "Ekspor ke .docx atau .html lalu cetak sebagai PDF, atau pakai Simpul yang dibangun dengan fitur pdf." |
        "This build of Simpul cannot make PDF.",
        "Export as .docx or .html and print that as PDF, or use a Simpul that is built with the feature pdf.")
}

/// A library that could not write its format.
pub fn not_made(lang: Lang, why: &str) -> super::trouble::Sentence {
    super::trouble::say!(lang;
        "Berkasnya tidak dapat dibuat ({why}).", "Coba bentuk lain, misalnya .docx atau .html." |
        "The file could not be made ({why}).", "Try another form, such as .docx or .html.")
}
