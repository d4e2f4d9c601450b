//! What the help says before the keys: what a screen or a dialog is for, and how its marks are read.

super::texts! {
    act = "Yang dapat dilakukan" | "What you can do";
    move_about = "Bergerak" | "Moving about";
    rungs = "Anak tangga" | "The rungs";
    answer = "Menjawab" | "Answering";
    scroll = "gulir" | "scroll";
    choose = "Memilih." | "Chooses.";
    pages = "Satu layar ke atas atau ke bawah." | "A page up or down.";
    ends = "Ke awal atau ke akhir." | "To the beginning or the end.";
    straight = "Menilai kemitraan langsung pada anak tangga itu." | "Assesses the partnership straight on that rung.";
    go = "Langsung ke layar:" | "Straight to the screen:";

    ladder = "Satu kartu adalah satu kemitraan, satu kolom satu anak tangga. Panah memilih kartu; rinciannya tampil di bawah. Lebih tinggi tidak selalu lebih baik: yang dicari adalah anak tangga yang cocok dengan tujuannya."
        | "One card is one partnership, one column one rung. The arrows choose a card; its details stand below. Higher is not always better: what counts is the rung that fits the purpose.";
    actors = "Semua pihak di peta: lembaga, kelompok, dan jabatan. “Ikatan” menyebut banyaknya kemitraan yang diikuti, “Tangga” anak tangga tertingginya. Tulis jabatan, bukan nama orang."
        | "All parties of the map: institutions, groups and offices. “Ties” says how many partnerships each is in, “Rung” its highest one. Write roles, not names of people.";
    partnerships = "Semua kemitraan sebagai daftar. Angka di depan nama adalah anak tangganya; tanda - berarti belum dinilai. Enter membuka riwayat, kriteria, kontribusi, dan dokumennya."
        | "All partnerships as a list. The digit before a name is its rung; a - means not assessed. Enter opens its history, criteria, contributions and documents.";
    documents = "MoU dan dokumen lain; yang paling cepat berakhir di atas. Balok menunjukkan sisa masa berlaku, “janji 2/3” berarti dua dari tiga janji yang jatuh tempo sudah ditepati. Dokumen bukan syarat anak tangga mana pun."
        | "MoUs and other documents; what ends first stands first. The bar shows the time that is left, “kept 2/3” means that two of three promises that were due are kept. No rung requires a document.";
    needs = "Baris: kebutuhan warga. Kolom: sumber yang diperlukan. Kolom 0-1-3 menyebut sejauh mana kebutuhan itu digarap: 0 belum ada yang bergerak, 1 baru satu atau dua pihak, 3 tiga pihak atau lebih. Angka sesudahnya adalah langkah 1 sampai 4."
        | "Rows: what residents need. Columns: the sources it takes. The column 0-1-3 says how far a need is taken up: 0 nobody yet, 1 one or two parties, 3 three or more. The figure after it is the step, 1 to 4.";
    agenda = "Semua yang perlu dikerjakan, dari seluruh peta: yang terlewat lebih dahulu, lalu sembilan puluh hari ke depan. Rapat hari ini juga dimulai dari sini."
        | "Everything that is due, from the whole map: what is overdue first, then the next ninety days. The meeting of today begins here, too.";
    map = "Satu tanda adalah satu pihak, satu garis satu hubungan. Panah memilih pihak; hubungannya tertulis di bawah atau di kanan. Melihat peta tidak pernah mengubah catatan."
        | "One mark is one party, one line one tie. The arrows choose a party; its ties stand in words below or on the right. Looking never changes what is recorded.";
    findings = "Apa yang perlu diperhatikan, mengapa, dan satu hal yang dapat dilakukan. Temuan adalah bahan bicara, bukan nilai rapor. Yang sudah diketahui dapat diterima untuk sementara, dengan alasan."
        | "What wants attention, why, and one thing to do. A finding is something to talk about, not a mark. What is known already can be accepted for a time, with a reason.";
    start = "Pilih satu baris dengan panah, lalu Enter. Contoh dapat diubah sesuka hati: yang dibuka adalah salinannya."
        | "Choose a line with the arrows, then press Enter. The sample can be changed at will: it is a copy.";

    finding_marks = "! perlu segera  • perlu perhatian  · baik diketahui" | "! soon please  • worth attention  · good to know";
    finding_marks_plain = "! perlu segera  * perlu perhatian  - baik diketahui" | "! soon please  * worth attention  - good to know";
    map_marks = "Pola garis menyebut anak tangga: titik-titik 1, putus-putus 2, putus-putus panjang 3, utuh 4, rangkap 5; silang berarti kompetisi."
        | "The pattern of a line says the rung: dotted 1, dashed 2, long dashes 3, whole 4, double 5; crosses mean competition.";
    agenda_marks = "! sudah terlewat" | "! overdue";
    urgent_need = "! kebutuhan paling mendesak (prioritas 1)" | "! a most urgent need (priority 1)";
    days_mark(example: &str) = "{example} lama berdiri di anak tangga ini, dalam hari" | "{example} how long it has stood on this rung, in days";

    form = "Yang bertanda * perlu diisi; lainnya boleh kosong. Salah isi disebut di bawah isiannya. Esc menutup tanpa menyimpan; yang sudah diketik ditunggu sampai dibuka lagi."
        | "What has a * must be filled in; the rest may stay empty. What is wrong is said below its field. Esc closes without saving; what you typed waits until you open it again.";
    form_enter = "Ke isian berikutnya. Dari mana pun Ctrl-S menyimpan." | "To the next field. Ctrl-S saves from anywhere.";
    form_choice = "Mengganti pilihan di antara ◂ ▸; huruf pertamanya juga boleh." | "Changes the choice between ◂ ▸; its first letter will do, too.";
    form_party = "Ketik sebagian namanya, Enter memilih. Backspace mengeluarkan yang terakhir." | "Type a part of the name, Enter takes it. Backspace takes the last one out.";
    form_party_key = "pihak" | "parties";
    form_date_key = "tanggal" | "dates";
    form_date = "31/3/2026, 31 mar, hari ini, besok, +7 (tujuh hari lagi)." | "31/3/2026, 31 mar, today, tomorrow, +7 (in seven days).";
    form_money_key = "uang" | "money";
    form_money = "Angka saja; titik dan Rp boleh ikut: 1.250.000." | "Figures only; commas and Rp may stand in it: 1,250,000.";
    form_more = "Isian lain, atau kembali ke yang penting saja." | "More fields, or back to those that matter.";

    step = "Centang yang sungguh sudah terjadi. Yang sudah diketahui sudah tercentang. Daftar ini tidak harus penuh: bila ada yang wajib dan belum, tulis alasannya. Alasan juga diminta bila melompat atau turun. Turun adalah penyesuaian, bukan kegagalan."
        | "Tick what has really happened. What is known is ticked already. The list need not be full: where a required item is open, write why. A reason is also asked for on a skip or a step down. A step down is an adjustment, not a failure.";
    step_tick = "Mencentang atau menghapus centang." | "Ticks, or takes the tick away.";
    step_enter = "Menyimpan langkah ini dengan tanggal dan buktinya." | "Saves this step with its date and evidence.";
    step_wrong = "Salah catat? Sesudah tersimpan, u mengurungkannya." | "A mistake? After saving, u takes it back.";

    meeting = "Tiap baris tersimpan begitu Enter ditekan. Bila ditutup lalu dibuka lagi hari ini, rapatnya dilanjutkan."
        | "Every line is kept as soon as Enter is pressed. Closed and opened again today, the meeting goes on.";
    meeting_enter = "Menyimpan baris; di baris kosong, ke bagian berikutnya." | "Keeps the line; on an empty line, goes to the next part.";
    meeting_back = "Di baris kosong: menghapus baris terakhir bagian itu." | "On an empty line: takes the last line of that part away.";
    meeting_heads = "Unsur, lalu jumlah laki-laki dan perempuan: warga sasaran 4 9" | "Element, then men and women: warga sasaran 4 9";
    meeting_tasks = "Tugas; satu pihak; tanggal: Survei sumur; karang taruna; 20/4" | "Task; one party; date: Survey of wells; karang taruna; 20/4";
    meeting_rungs = "Sebagian nama kemitraan dan angkanya: arisan 2" | "Part of the partnership's name, and the digit: arisan 2";

    export = "Pilih apa yang dibuat, bentuknya, dan untuk siapa; hasilnya tersimpan di samping berkas peta. Yang bersifat internal tidak ikut, kecuali untuk tim sendiri."
        | "Choose what to make, as what, and for whom; it is saved beside the file of the map. Internal matters stay out, except for your own team.";
    filters = "Centang yang ingin dilihat. Bagian tanpa centang berarti semuanya. Gambar langsung mengikuti."
        | "Tick what you want to see. A part without any tick means all of it. The picture follows at once.";
    filters_clear = "Menghapus semua centang." | "Takes all ticks away.";
    question = "Yang akan terjadi tertulis di sini, dengan apa saja yang ikut. Tidak ada yang berubah sebelum Anda menjawab."
        | "What will happen stands here, with all that goes along. Nothing changes before you answer.";
    question_yes = "Ya, lakukan." | "Yes, do it.";
    question_no = "Tidak; semuanya tetap seperti semula." | "No; all stays as it was.";
    menu_enter = "Melakukan yang ditandai." | "Does what is marked.";
    menu_later = "Kembali; belum ada yang dilakukan." | "Goes back; nothing was done yet.";
    scroll_help = "Menggulir baris demi baris." | "Scrolls line by line.";
    close_help = "Menutup." | "Closes.";
    changed = "Peta ini disimpan dari tempat lain selagi Anda bekerja. “Gabungkan” menjaga pekerjaan keduanya; bila hal yang sama diubah, Anda yang memilih. Dua jalan lainnya memakai yang di berkas: pekerjaan Anda menjadi salinan di sampingnya, atau dibuang. Sesudah dijawab, u tidak dapat kembali ke sebelum ini."
        | "This map was saved from elsewhere while you worked. “Join” keeps the work of both; where the same was changed, you choose. The other two take what is in the file: your work becomes a copy beside it, or is dropped. Once answered, u cannot go back to before this.";
    unsaved = "Simpul tidak keluar begitu saja selagi perubahan terakhir belum ada di berkas. Sebabnya tertulis di sini. Simpan di tempat lain yang aman, atau perbaiki sebabnya dan coba lagi."
        | "Simpul does not leave just like that while the last changes are not in the file. The reason stands here. Save in another safe place, or put the cause right and try again.";
    copies = "Di samping peta ini ada salinan yang diubah orang lain. Digabung, isi keduanya menjadi satu; bila hal yang sama diubah, Anda yang memilih. Boleh nanti: selama tidak digabung, salinannya tetap di tempatnya."
        | "Beside this map lies a copy that somebody else changed. Joined, the two become one; where the same was changed, you choose. It can wait: until it is joined, the copy stays where it is.";

    settle = "Hal yang sama diubah di dua tempat. Yang bernomor 1 milik Anda, yang bernomor 2 milik rekan: pilih mana yang benar, satu per satu. Sisanya bergabung sendiri. Ragu? Tekan Esc dan tanyakan dulu kepada rekan."
        | "The same was changed in two places. What has a 1 is yours, what has a 2 is theirs: choose what is right, one by one. All the rest joins by itself. In doubt? Press Esc and ask your colleague first.";
    settle_mine = "Memakai milik Anda; lalu ke yang berikutnya." | "Takes yours; then goes to the next one.";
    settle_other = "Memakai milik rekan; lalu ke yang berikutnya." | "Takes theirs; then goes to the next one.";
    settle_all_mine = "Memakai milik Anda di semua baris." | "Takes yours in every line.";
    settle_all_other = "Memakai milik rekan di semua baris." | "Takes theirs in every line.";
    settle_enter = "Menggabungkan, bila semua sudah dipilih. Sebelum itu: ke yang belum." | "Joins, once all are chosen. Before that: goes to one that is still open.";
    settle_later = "Nanti saja. Kedua versi tetap ada; pilihan di sini ditanyakan lagi." | "Later. Both versions stay; what you chose here is asked again.";
    no_way_back = "Sesudah digabung, u tidak dapat kembali ke sebelum ini." | "Once joined, u cannot go back to before this.";

    twins = "Dua catatan yang namanya mirip. Bila keduanya satu pihak, pilih yang dipakai: kemitraan, dokumen, dan catatan keduanya ikut. Bila memang dua pihak, katakan sekali saja; pasangan ini tidak ditanyakan lagi."
        | "Two records with names that are alike. If both are one party, choose the one to keep: the ties, documents and notes of both go along. If they really are two, say so once; this pair is not asked about again.";
    twins_left = "Satu pihak: yang kiri (atas) dipakai." | "One party: the left (upper) one stays.";
    twins_right = "Satu pihak: yang kanan (bawah) dipakai." | "One party: the right (lower) one stays.";
    twins_two = "Dua pihak yang berbeda." | "Two different parties.";
    twins_pairs = "Pasangan sebelum atau sesudahnya." | "The pair before or after.";

    import = "Satu baris di sini adalah satu kolom daftar Anda: namanya, artinya, dan lima isi pertamanya. Betulkan arti yang keliru; kolom yang tidak perlu boleh dilewati. Di bawah tertulis apa yang akan masuk. Sebelum Enter belum ada yang berubah."
        | "One line here is one column of your list: its name, its meaning and its first five values. Put right what is wrong; a column that you do not need can be left out. Below stands what would come in. Nothing changes before Enter.";
    import_turn = "Mengganti arti baris yang ditandai." | "Changes the meaning of the marked line.";
    import_sheet = "Lembar berikutnya, bila ada beberapa." | "The next sheet, where there are several.";
    import_take = "Mengambil daftar ini. Yang tidak dapat diambil disebut satu per satu." | "Takes the list over. What cannot be taken is named line by line.";
    import_leave = "Menutup; tidak ada yang diambil." | "Closes; nothing is taken.";
    import_personal = "Nomor telepon dan data pribadi lain tidak ikut, kecuali Anda sendiri memberinya arti." | "Phone numbers and other personal data stay out, unless you give them a meaning yourself.";

    left_out = "Inilah yang tidak diambil: tempatnya, sebabnya, dan apa yang dapat dilakukan. Betulkan di daftar Anda, lalu ambil lagi; yang sudah tercatat tidak masuk dua kali."
        | "This is what was not taken: where it stands, why, and what can be done. Put it right in your list and take it again; what is recorded already does not come in twice.";
}
