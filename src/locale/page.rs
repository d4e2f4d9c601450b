//! Words of the page for a browser: the headings of its lists, and everything that can be done with its map.

texts! {
    sections = "Bagian halaman ini" | "Sections of this page";
    report = "Laporan" | "Report";
    map = "Peta" | "Map";
    ladder = "Tangga kemitraan" | "Partnership ladder";
    register = "Daftar dokumen" | "Register of documents";
    parties = "Daftar pihak" | "List of parties";
    to_top = "Kembali ke atas" | "Back to top";

    print_map = "Cetak juga peta dan daftarnya" | "Print the map and its lists too";
    script_needed = "Peta yang dapat digeser membutuhkan JavaScript. Tangga, dokumen, dan pihak di bawah ini memuat isi yang sama." | "The map that can be moved needs JavaScript. The ladder, documents and parties below hold the same.";
    map_label = "Peta kemitraan yang dapat digeser dan diperbesar" | "Map of partnerships that can be moved and enlarged";
    map_hint = "Geser dengan tetikus, jari, atau tombol panah. Perbesar dengan roda tetikus, dua jari, atau tombol + dan −. Tombol Tab berpindah dari pihak ke pihak, Enter memilih, Esc melepas." | "Move with the mouse, a finger or the arrow keys. Enlarge with the wheel, two fingers, or + and −. Tab goes from party to party, Enter chooses, Esc lets go.";
    map_hint_large = "Geser dengan tetikus, jari, atau tombol panah. Perbesar dengan roda tetikus, dua jari, atau tombol + dan −. Pihak dipilih di peta, dengan kotak pencarian, atau dari daftar pihak; Esc melepas." | "Move with the mouse, a finger or the arrow keys. Enlarge with the wheel, two fingers, or + and −. Parties are chosen on the map, with the search box, or from the list of parties; Esc lets go.";
    skip_map = "Lewati peta" | "Skip the map";
    larger = "Perbesar" | "Enlarge";
    smaller = "Perkecil" | "Make smaller";
    whole = "Seluruh peta" | "Whole map";
    arrangement = "Susunan" | "Arrangement";
    rings = "Lingkaran: makin dekat ke tengah, makin tinggi anak tangganya" | "Rings: the nearer to the centre, the higher the rung";
    rings_short = "Lingkaran" | "Rings";
    force = "Jaringan: yang terhubung berdekatan" | "Network: who is tied stands near";
    force_short = "Jaringan" | "Network";

    search = "Cari pihak" | "Find a party";
    search_hint = "Enter memilih yang pertama" | "Enter chooses the first";
    found(count: &str) = "{count} pihak cocok" | "{count} parties match";
    found_none = "Tidak ada pihak dengan nama itu" | "No party has that name";
    moment = "Keadaan per" | "As of";
    earlier = "Perubahan sebelumnya" | "Change before";
    later = "Perubahan berikutnya" | "Change after";
    filters = "Saringan dan arti gambar" | "Filters and legend";
    kinds = "Jenis pihak" | "Kind of party";
    rungs = "Anak tangga" | "Rung";
    focus = "Hanya sekitar" | "Only around";
    everyone = "Semua pihak" | "All parties";
    steps = "Jumlah langkah" | "Number of steps";
    reset = "Tampilkan semua" | "Show everything";
    counted(parties: &str, ties: &str, day: &str) = "{parties} pihak dan {ties} kemitraan, keadaan per {day}" | "{parties} parties and {ties} partnerships, as of {day}";

    details = "Rincian" | "Details";
    details_hint = "Tunjuk atau pilih satu pihak di peta untuk melihat kemitraannya." | "Point at a party on the map, or choose it, to see its partnerships.";
    focus_here = "Hanya sekitar pihak ini" | "Only around this party";
    let_go = "Lepas" | "Let go";
    no_ties = "Tidak ada kemitraan yang tampil." | "No partnerships are shown.";
    with(names: &str) = "dengan {names}" | "with {names}";
    party_label(name: &str, kind: &str, ties: &str) = "{name}, {kind}, kemitraan: {ties}" | "{name}, {kind}, partnerships: {ties}";
    anchor = "lembaga jangkar" | "anchor institution";

    nothing_here = "Tidak ada kemitraan di anak tangga ini." | "No partnerships on this rung.";
    more(count: &str) = "dan {count} lagi; persempit dengan saringan" | "and {count} more; narrow it down with the filters";
    none_match = "Tidak ada yang cocok dengan saringan." | "Nothing matches the filters.";
    document = "Dokumen" | "Document";
    document_kind = "Jenis" | "Kind";
    document_parties = "Para pihak" | "Parties";
    from = "Mulai" | "From";
    until = "Sampai" | "Until";
    status = "Status" | "Status";
    party = "Pihak" | "Party";
    kind = "Jenis" | "Kind";
    level = "Tingkat" | "Level";
    partnerships = "Kemitraan" | "Partnerships";
    highest = "Anak tangga tertinggi" | "Highest rung";
    no_documents = "Belum ada dokumen." | "No documents yet.";
    no_parties = "Belum ada pihak." | "No parties yet.";
    picture = "Gambar peta" | "Picture of the map";
    duty_stamp = "Meterai" | "Duty stamp";
    signature = "Tanda tangan" | "Signature";
}
