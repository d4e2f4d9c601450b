//! Words of comparing and joining: what differs, what both sides changed, parties that are one.

use crate::locale::trouble::{Sentence, say};
use crate::model::Lang;

texts! {
    diff_about = "Bandingkan dua peta dengan kata-kata (juga: beda)" | "Compare two maps, in words";
    first_help = "Peta yang lama atau milik Anda" | "The older map, or yours";
    second_help = "Peta yang baru atau milik rekan" | "The newer map, or your colleague's";
    merge_about = "Gabungkan dua versi satu peta (juga: gabung)" | "Merge two versions of one map";
    merge_files_word = "BERKAS" | "FILE";
    merge_files_help = "DASAR MILIK-KAMI MILIK-MEREKA; tanpa versi dasar cukup dua berkas" | "BASE OURS THEIRS; two files when there is no base";
    merge_output_help = "Berkas hasil; - untuk layar" | "File of the result; - for the terminal";
    prefer_help = "Bila dua versi berbeda isi: ours (kami) atau theirs (mereka); tanpa ini, perbedaan ditampilkan dan tidak ada yang ditulis" | "Where both changed the same: ours or theirs; without this they are listed and nothing is written";
    driver_about = "Penggabung peta untuk git (lihat docs/merge.md)" | "Merge maps for git (see docs/merge.md)";
    driver_files_help = "%O %A %B dari git" | "%O %A %B from git";
    duplicates_about = "Pihak yang mungkin tercatat dua kali (juga: kembar)" | "Parties that may stand in the map twice";

    same = "Kedua peta berisi sama." | "Both maps say the same.";
    new_record(table: &str, name: &str) = "{table} baru: {name}" | "New {table}: {name}";
    gone_record(table: &str, name: &str) = "{table} dihapus: {name}" | "{table} removed: {name}";
    changed_value(name: &str, field: &str, before: &str, after: &str) = "{name}: {field}: {before} → {after}" | "{name}: {field}: {before} → {after}";
    filled(name: &str, field: &str, after: &str) = "{name}: {field} diisi: {after}" | "{name}: {field} filled in: {after}";
    emptied(name: &str, field: &str, before: &str) = "{name}: {field} dikosongkan (semula {before})" | "{name}: {field} emptied (was {before})";
    added(name: &str, field: &str, after: &str) = "{name}: {field}, ditambah: {after}" | "{name}: {field}, added: {after}";
    taken(name: &str, field: &str, before: &str) = "{name}: {field}, dihapus: {before}" | "{name}: {field}, removed: {before}";
    reordered(name: &str, field: &str) = "{name}: urutan {field} diubah" | "{name}: order of {field} changed";
    stepped(name: &str, from: &str, to: &str, day: &str) = "{name}: {from} → {to}, {day}" | "{name}: {from} → {to}, {day}";
    reviewed(name: &str, rung: &str, day: &str) = "{name}: ditinjau, tetap {rung}, {day}" | "{name}: reviewed, stays {rung}, {day}";
    yes = "ya" | "yes";
    without_details = "ada, tanpa rincian" | "there, without details";
    no = "tidak" | "no";
    nothing = "(kosong)" | "(empty)";
    everybody = "semua anggota bersama" | "all members together";
    residents = "warga" | "residents";
    whole_record = "seluruh catatan" | "the whole record";
    other_content = "isi berkas lainnya" | "other content of the file";
    removed_here = "dihapus" | "removed";
    kept_changed = "diubah dan dipertahankan" | "changed and kept";
    kept_named = "dipertahankan, karena disebut dalam catatan baru" | "kept, because something new names it";

    conflicts_found(count: usize) = "Diubah berbeda di kedua versi: {count}" | "Changed differently in both versions: {count}";
    conflict_line(record: &str, field: &str) = "{record}, {field}" | "{record}, {field}";
    side_ours(text: &str) = "kami: {text}" | "ours: {text}";
    side_theirs(text: &str) = "mereka: {text}" | "theirs: {text}";
    side_base(text: &str) = "semula: {text}" | "before: {text}";
    nothing_written = "Tidak ada yang ditulis. Putuskan dengan --prefer ours (kami) atau --prefer theirs (mereka), atau satu per satu di layar: buka peta Anda dan pilih “Gabungkan salinan”." | "Nothing was written. Decide with --prefer ours or --prefer theirs, or one by one on the screen: open your map and choose “Merge a copy”.";
    merged_into(file: &str, count: usize) = "Tersimpan: {file}. Perubahan yang masuk: {count}." | "Saved: {file}. Changes brought in: {count}.";
    decided(count: usize) = "Diputuskan menurut pilihan Anda: {count}" | "Decided as you chose: {count}";
    new_errors(count: usize) = "Kesalahan yang baru muncul karena digabung: {count}. Lihat dengan: simpul check" | "Errors that came about by merging: {count}. See them with: simpul check";
    driver_conflict(file: &str) = "{file}: tidak digabung; isinya tetap seperti versi Anda. Cara menyelesaikan ada di docs/merge.md." | "{file}: not merged; it stays as your version. How to settle it is in docs/merge.md.";

    settle_title = "Diubah berbeda di dua tempat" | "Changed differently in two places";
    settled_so_far(done: usize, all: usize) = "Diputuskan {done} dari {all}. Berlaku setelah Enter." | "Decided {done} of {all}. Enter makes it so.";
    joining = "Menggabungkan…" | "Joining…";
    mine_title = "1 Milik saya" | "1 Mine";
    other_title = "2 Milik rekan" | "2 Theirs";
    mine_word = "milik saya" | "mine";
    other_word = "milik rekan" | "theirs";
    open_word = "belum" | "open";
    all_hint = "semua" | "all";
    join_hint = "gabungkan" | "join";
    later_hint = "nanti" | "later";
    copies_title = "Ada salinan peta ini" | "There are copies of this map";
    copies_text = "Program penyelaras folder meninggalkan salinan karena dua orang mengubah peta pada waktu yang sama. Setelah digabung, salinannya dipindah ke folder cadangan." | "A program that keeps folders in step left a copy, because two people changed the map at the same time. Once joined, the copy is moved to the backups.";
    copies_join(name: &str) = "Gabungkan {name}" | "Join {name}";
    copies_other = "Gabungkan berkas lain…" | "Join another file…";
    file_path = "Berkas yang digabungkan" | "File to join";
    merge_file = "Gabungkan versi lain dari peta ini" | "Join another version of this map";
    copies_later = "Nanti saja" | "Later";
    copy_joined(name: &str) = "Salinan digabung: {name}" | "Copy joined: {name}";
    twins_title = "Satu pihak yang tercatat dua kali?" | "One party, written down twice?";
    twins_head(at: usize, all: usize) = "Pasangan {at} dari {all}. Catatan dan hubungan keduanya tetap ada setelah digabung; u membatalkan." | "Pair {at} of {all}. Notes and ties of both stay when they are joined; u undoes.";
    keep_first_hint = "pakai kiri" | "keep left";
    keep_second_hint = "pakai kanan" | "keep right";
    different_hint = "pihak berbeda" | "two parties";
    pairs_hint = "lainnya" | "others";
    different_reason = "Dua pihak yang berbeda" | "Two different parties";
    parties_joined(gone: &str, kept: &str) = "digabung: {gone} ke {kept}" | "joined: {gone} into {kept}";
    ask_join(gone: &str, kept: &str) = "Gabungkan “{gone}” ke “{kept}”?" | "Join “{gone}” into “{kept}”?";
    kept_apart(one: &str, other: &str) = "ditandai berbeda: {one}, {other}" | "marked as different: {one}, {other}";
    ties_and_documents(ties: usize, documents: usize) = "Kemitraan {ties}, dokumen {documents}" | "Partnerships {ties}, documents {documents}";

    duplicates_none = "Tidak ada pihak yang tampak tercatat dua kali." | "No party seems to stand in the map twice.";
    duplicates_found(count: usize) = "Mungkin satu pihak yang tercatat dua kali: {count}" | "May be one party, written down twice: {count}";
    duplicates_pair(one: &str, other: &str, percent: i64) = "{one} — {other} (kemiripan {percent}%)" | "{one} — {other} (likeness {percent}%)";
    duplicates_do = "Gabungkan di layar Pihak, atau tandai sebagai pihak yang berbeda." | "Merge them on the screen Parties, or mark them as different.";
}

/// Two maps that are not the same map cannot be merged.
pub fn other_map(lang: Lang) -> Sentence {
    say!(lang;
        "Kedua berkas ini peta yang berbeda: id petanya tidak sama.",
        "Periksa nama berkasnya. Untuk membandingkan saja, pakai: simpul diff" |
        "These files are two different maps: their map ids are not the same.",
        "Check the file names. To only compare them, use: simpul diff")
}

/// A merge needs two or three files.
pub fn two_or_three(lang: Lang) -> Sentence {
    say!(lang;
        "Penggabungan memerlukan dua atau tiga berkas.",
        "Tulis: simpul merge DASAR KAMI MEREKA -o HASIL" |
        "A merge needs two or three files.",
        "Write: simpul merge BASE OURS THEIRS -o OUT")
}
