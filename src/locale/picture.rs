//! Words of pictures: titles, legends, and what a reader must know to read them.

texts! {
    is_elsewhere(caption: &str) = "Gambar “{caption}” ada dalam bentuk lain laporan ini (.docx, .pdf, .html)." | "The picture “{caption}” is in the other forms of this report (.docx, .pdf, .html).";
    rings_title = "Peta lingkaran kemitraan" | "Partnership rings";
    levels_title = "Peta lingkaran menurut tingkat wilayah" | "Partnership rings by level";
    force_title = "Peta jaringan kemitraan" | "Partnership network";
    matrix_title = "Matriks kemitraan" | "Partnership matrix";
    grid_title = "Matriks kekuatan dan kepentingan" | "Power-interest grid";
    venn_title = "Diagram Venn lembaga" | "Institution Venn diagram";

    as_of(day: &str) = "Keadaan per {day}" | "As of {day}";
    goal(words: &str) = "Tujuan: {words}" | "Goal: {words}";
    counted(parties: usize, ties: usize) = "{parties} pihak, {ties} hubungan" | "{parties} parties, {ties} ties";
    counted_parties(parties: usize) = "{parties} pihak" | "{parties} parties";
    part_of(all: usize) = "sebagian dari peta dengan {all} pihak" | "part of a map of {all} parties";
    made_with = "Dibuat dengan Simpul" | "Made with Simpul";
    internal = "INTERNAL: bukan untuk dibagikan" | "INTERNAL: not for sharing";

    empty = "Peta ini belum memuat pihak." | "This map has no parties yet.";
    empty_remedy = "Catat dahulu pihak dan kemitraannya di Simpul, lalu buat gambarnya lagi." | "Record parties and their partnerships in Simpul first, then make the picture again.";
    nobody_then(day: &str) = "Pada {day} belum ada pihak yang tercatat." | "On {day} no party was on record yet.";

    lines = "Garis: anak tangga" | "Lines: rung";
    cells = "Kotak: anak tangga" | "Cells: rung";
    kinds = "Bentuk: jenis pihak" | "Shapes: kind of party";
    reading = "Cara membaca" | "How to read it";
    anchor_mark = "Lembaga jangkar (di tengah)" | "Anchor institution (in the centre)";
    anchor_ring = "Lembaga jangkar" | "Anchor institution";
    no_tie = "Tanpa hubungan dengan jangkar" | "No tie with the anchor";
    no_tie_at_all = "Belum punya hubungan" | "No ties yet";
    no_partner = "Belum bermitra" | "No partnership yet";
    no_level = "Tingkat belum diketahui" | "Level not known";
    residents = "Warga" | "Residents";

    rings_reading = "Di tengah: lembaga jangkar. Makin dekat ke tengah, makin tinggi anak tangga pihak itu dengan jangkar. Satu irisan memuat satu jenis pihak." | "In the centre: the anchor institution. The nearer to the centre, the higher a party's rung with the anchor. One wedge holds one kind of party.";
    rings_alone = "Peta ini belum punya lembaga jangkar. Makin dekat ke tengah, makin tinggi anak tangga tertinggi pihak itu." | "This map has no anchor institution yet. The nearer to the centre, the higher a party's own highest rung.";
    levels_reading = "Di tengah: lembaga jangkar. Makin jauh dari tengah, makin luas wilayah kerja pihak itu. Satu irisan memuat satu jenis pihak." | "In the centre: the anchor institution. The further from the centre, the wider a party's area of work. One wedge holds one kind of party.";
    force_reading = "Yang terhubung berdekatan. Arah, atas, dan bawah tidak bermakna." | "Who is tied stands near. Direction, up and down mean nothing.";
    matrix_reading = "Angka dalam kotak: anak tangga tertinggi antara pihak di baris dan pihak di kolom. Garis tebal mengelilingi kelompok yang saling terhubung." | "The digit in a cell: the highest rung between the party of the row and that of the column. Heavy lines surround groups that are connected.";
    grid_reading = "Makin ke atas, makin besar kekuatannya. Makin ke kanan, makin besar kepentingannya. Di dalam satu kotak, urutan tidak bermakna." | "The higher, the more power. The further right, the more interest. Within one box the order means nothing.";
    venn_reading = "Makin besar, makin bermanfaat bagi warga. Makin dekat ke tengah, makin dekat dengan warga. Garis tepi putus-putus: manfaat belum diketahui." | "The larger, the more benefit for residents. The nearer to the centre, the closer to residents. Dashed outline: benefit not known.";
    some_labels(shown: usize, all: usize) = "Nama ditampilkan untuk {shown} dari {all} pihak, mulai dari yang paling banyak hubungannya." | "Names are shown for {shown} of {all} parties, those with most ties first.";
    some_parties(shown: usize, all: usize) = "Ditampilkan {shown} dari {all} pihak, yaitu yang paling banyak hubungannya." | "{shown} of {all} parties are shown, those with most ties.";

    power = "Kekuatan" | "Power";
    interest = "Kepentingan" | "Interest";
    benefit = "Ukuran: manfaat bagi warga" | "Size: benefit for residents";
    benefit_unknown = "belum diketahui" | "not known";
    involve_closely = "Libatkan erat" | "Involve closely";
    keep_satisfied = "Jaga kepuasan" | "Keep satisfied";
    keep_informed = "Beri informasi" | "Keep informed";
    watch = "Pantau" | "Watch";
    unknown = "Kekuatan atau kepentingan belum diketahui" | "Power or interest not known";
    close(score: u8) = "Kedekatan {score}" | "Closeness {score}";
    closest = "Kedekatan 5 (paling dekat)" | "Closeness 5 (closest)";
    farthest = "Kedekatan 1 (paling jauh)" | "Closeness 1 (furthest)";
    closeness_unknown = "Kedekatan belum diketahui" | "Closeness not known";
}
