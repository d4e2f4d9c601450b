//! The words of the sheet of the map and of the workbook.

crate::locale::texts! {
    sheet = "Lembar peta" | "Sheet of the map";
    actors = "Daftar pihak" | "Parties";
    actors_note = "Menurut jenis pihak dan sektor kesejahteraan (Hill): negara, pasar, keluarga dan tetangga, sukarela." | "By kind of party and sector of welfare (Hill): state, market, household and neighbours, voluntary.";
    matrix = "Matriks anak tangga" | "Matrix of rungs";
    matrix_note = "Angka dalam kotak adalah anak tangga tertinggi antara dua pihak." | "The figure in a cell is the highest rung between two parties.";
    network = "Peta jaringan" | "The network";
    rings = "Lingkaran kemitraan" | "Rings of partnership";
    grid = "Matriks kekuatan dan kepentingan" | "Power and interest";
    grid_left_out = "Kekuatan tiap pihak adalah catatan internal dan tidak disertakan." | "How powerful parties are is internal, and left out.";
    manage_closely = "Libatkan erat (kuat, berkepentingan)" | "Involve closely (powerful, interested)";
    keep_satisfied = "Jaga kepuasan (kuat, kurang berkepentingan)" | "Keep satisfied (powerful, less interested)";
    keep_informed = "Beri informasi (kurang kuat, berkepentingan)" | "Keep informed (less powerful, interested)";
    monitor = "Pantau (kurang kuat, kurang berkepentingan)" | "Watch (less powerful, less interested)";
    quadrant = "Kuadran" | "Quadrant";
    venn = "Diagram Venn lembaga" | "Institution Venn";
    venn_note = "Ukuran lingkaran menunjukkan manfaat, jaraknya menunjukkan kedekatan dengan warga." | "The size of a circle shows benefit, its distance shows closeness to residents.";
    benefit = "Manfaat" | "Benefit";
    closeness = "Kedekatan" | "Closeness";
    legend = "Keterangan" | "Legend";
    reads(rung: &str, definition: &str) = "{rung}: {definition}" | "{rung}: {definition}";
    ties = "Kemitraan" | "Ties";
    services = "Layanan" | "Services";
    subtype = "Rincian" | "Subtype";

    workbook = "Lembar kerja kemitraan" | "Partnership workbook";
    lead = "Koordinator" | "Lead";
    review = "Tinjauan terakhir" | "Last entry";
    days_on_rung = "Hari di anak tangga" | "Days on this rung";
    needs = "Kebutuhan" | "Needs";
    approach = "Pendekatan" | "Approach";
    start = "Mulai" | "Start";
    end = "Berakhir" | "End";
    days_left = "Sisa hari" | "Days left";
    category = "Bentuk" | "Category";
    quantity = "Jumlah" | "Quantity";
    unit = "Satuan" | "Unit";
    value_rp = "Nilai (Rp)" | "Value (Rp)";
    estimated = "Taksiran" | "Estimate";
    yes = "ya" | "yes";
    no = "tidak" | "no";
    fulfilled = "Ditepati" | "Kept on";
    recurs = "Berulang" | "Recurs";
}
