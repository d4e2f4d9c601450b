//! The words of the schema, of the manual pages, and of what a shell completes.

use crate::locale::trouble::{Sentence, say};
use crate::model::Lang;

super::texts! {
    title = "Peta Simpul, format 1" | "A Simpul map, format 1";
    description = "Peta kemitraan dalam satu berkas TOML. Kata Indonesia maupun Inggris dibaca, dalam ejaan huruf besar atau kecil." | "A partnership map in one TOML file. Words in Indonesian and in English are read, in any case.";
    format = "Nomor format berkas; baris pertama." | "The number of the file format; the first line.";

    schema_about = "Tampilkan skema JSON berkas peta, untuk penyunting teks yang melengkapi dan memeriksa sambil mengetik (juga: skema)" | "Print the JSON Schema of the map file, for editors that complete and check as you type";
    completions_about = "Tampilkan skrip pelengkap perintah untuk sebuah shell (juga: pelengkap)" | "Print the completion script for a shell";
    shell_help = "Shell: bash, zsh, fish, powershell, atau elvish" | "The shell: bash, zsh, fish, powershell or elvish";
    completions_more = "Contoh: simpul completions bash > ~/.local/share/bash-completion/completions/simpul" | "For example: simpul completions bash > ~/.local/share/bash-completion/completions/simpul";
    man_about = "Tampilkan halaman manual, atau tulis semuanya ke sebuah folder (juga: manual)" | "Print a manual page, or write all of them into a folder";
    man_of = "Perintah yang halamannya diminta; tanpa ini, halaman program" | "The command whose page is wanted; that of the program without it";
    man_dir = "Tulis semua halaman ke folder ini (juga: --folder)" | "Write all pages into this folder";
    man_more = "Untuk dibaca: simpul man | man -l -" | "To read it: simpul man | man -l -";
    folder_word = "FOLDER" | "FOLDER";
    shell_word = "SHELL" | "SHELL";
    pages(count: usize, folder: &str) = "{count} halaman tersimpan di {folder}" | "{count} pages saved in {folder}";

    name = "NAMA" | "NAME";
    synopsis = "PEMAKAIAN" | "SYNOPSIS";
    about = "URAIAN" | "DESCRIPTION";
    options = "PILIHAN" | "OPTIONS";
    extra = "CATATAN" | "NOTES";
    version = "VERSI" | "VERSION";
    exit = "KODE KELUAR" | "EXIT STATUS";
    exit_0 = "Semua baik." | "All is well.";
    exit_1 = "Peta memuat kesalahan, atau perubahan ditolak." | "The map has errors, or a change was refused.";
    exit_2 = "Tidak ada yang dapat dikerjakan." | "Nothing could be done.";
    files = "BERKAS" | "FILES";
    files_maps = "Peta Anda, bila tidak disebut tempat lain." | "Your maps, where no other place is named.";
    files_backups = "Salinan cadangan: 20 terakhir dari tiap peta." | "Backups: the last 20 of each map.";
    files_settings = "Pengaturan: bahasa, warna, tombol." | "Settings: language, colours, keys.";
    around = "LINGKUNGAN" | "ENVIRONMENT";
    around_lang = "Bahasa, bila belum pernah dipilih: Inggris bila diawali “en”, selain itu Indonesia." | "The language, where none was chosen: English when it begins with “en”, else Indonesian.";
    around_colour = "Bila terisi, layar tidak memakai warna." | "When it is set, the screen has no colours.";
    see_also = "LIHAT JUGA" | "SEE ALSO";
    manual = "Manual Simpul" | "Simpul manual";
}

/// There is no such page.
pub fn no_such_page(lang: Lang, word: &str) -> Sentence {
    say!(lang;
        "Tidak ada perintah {word}.", "Lihat semua perintah dengan: simpul --help." |
        "There is no command {word}.", "See all commands with: simpul --help.")
}
