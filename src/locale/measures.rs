//! Words for the measures of a map: what a figure says, rather than what it is called.

texts! {
    ties_at(day: &str) = "Hubungan antarpihak, keadaan {day}" | "Ties between parties, as of {day}";
    flows_at(day: &str) = "Kontribusi yang terealisasi, keadaan {day}" | "Delivered contributions, as of {day}";
    ties_of(what: &str, day: &str) = "Hubungan lewat {what}, keadaan {day}" | "Ties by {what}, as of {day}";
    flows_of(what: &str, day: &str) = "Kontribusi {what} yang terealisasi, keadaan {day}" | "Delivered contributions of {what}, as of {day}";
    nobody = "Belum ada pihak pada hari itu." | "There were no parties on that day.";

    whole = "Peta seluruhnya" | "The whole map";
    parties = "Pihak" | "Parties";
    ties = "Hubungan" | "Ties";
    arcs = "Arah pemberian" | "Givers and receivers";
    of_possible(ties: &str, possible: &str, share: &str) = "{ties} dari {possible} yang mungkin ({share})" | "{ties} of {possible} possible ({share})";
    not_assessed = "  di antaranya belum dinilai" | "  of them not yet assessed";
    competing = "Pasangan yang bersaing (bukan hubungan)" | "Pairs that compete (no tie)";
    to_all = "Pemberian untuk bersama" | "Given to all together";
    to_residents = "Pemberian untuk warga" | "Given to the residents";
    to_nobody = "Pemberian tanpa penerima yang tercatat" | "Given with no receiver on record";
    trios = "Kelompok tiga pihak yang ketiganya terhubung" | "Sets of three parties, all three tied";
    components = "Bagian yang terpisah" | "Separate parts";
    largest = "Pihak di bagian terbesar" | "Parties in the largest part";
    isolates = "Pihak tanpa hubungan" | "Parties without ties";
    diameter = "Jarak terjauh (langkah)" | "Longest distance (steps)";
    path = "Jarak rata-rata (langkah)" | "Average distance (steps)";
    reach = "Terjangkau dalam dua langkah, rata-rata" | "Reached within two steps, on average";
    clustering = "Mitra yang saling mengenal, rata-rata" | "Partners who know each other, on average";
    transitivity = "Rantai tiga pihak yang tertutup" | "Chains of three that are closed";
    reciprocity = "Pemberian yang berbalas" | "Giving that is returned";
    centralization = "Pemusatan hubungan (100% = semua lewat satu pihak)" | "Centralization of ties (100% = all on one party)";
    between_centralization = "Pemusatan perantara" | "Centralization of go-betweens";
    core = "Inti terpadat: tiap pihak punya hubungan sedikitnya" | "Densest core: each has at least so many ties in it";
    cut_points = "Pihak yang bila lepas memutus peta" | "Parties without whom the map falls apart";
    bridges = "Hubungan satu-satunya (bila putus, peta terbelah)" | "Only ties (if one breaks, the map splits)";
    communities = "Kelompok erat" | "Close groups";
    modularity = "Ketegasan kelompok (modularitas)" | "How distinct the groups are (modularity)";
    across = "Condong ke jenis lain (-1 sesama jenis, 1 lintas jenis)" | "Leaning to other kinds (-1 own kind, 1 across kinds)";

    by_kind = "Hubungan antarjenis" | "Ties between kinds";
    each = "Tiap pihak" | "Each party";
    party = "Pihak" | "Party";
    kind = "Jenis" | "Kind";
    degree = "Mitra" | "Partners";
    gives = "Memberi" | "Gives to";
    receives = "Menerima" | "Receives from";
    closeness = "Kedekatan" | "Closeness";
    between = "Perantara" | "Go-between";
    standing = "Kedudukan" | "Standing";
    inner = "Inti" | "Core";
    constraint = "Keterikatan" | "Constraint";
    group = "Kelompok" | "Group";
    cut_mark = "pemutus" | "cut point";
    estimated(sources: usize, margin: &str) = "Angka perantara adalah perkiraan dari {sources} pihak; 19 dari 20 meleset paling banyak {margin}." | "Go-between figures are estimates from {sources} parties; 19 in 20 are off by at most {margin}.";
    meaning = "Kedekatan: 100% bila berhubungan langsung dengan semua. Perantara: bagian jalur terpendek pihak lain yang melewatinya. Kedudukan: ikut tinggi bila mitranya banyak berhubungan. Inti: lapisan terpadat tempatnya berada. Keterikatan: tinggi bila mitranya saling terhubung. Angka ini menggambarkan letak dalam peta, bukan nilai baik buruknya." | "Closeness: 100% when tied to everybody directly. Go-between: the share of the others' shortest paths that pass it. Standing: high when its partners have many ties. Core: the densest layer it belongs to. Constraint: high when its partners are tied to each other. These figures say where a party stands on the map, not how good it is.";

    series = "Per triwulan" | "Quarter by quarter";
    day = "Tanggal" | "Day";
    density = "Kerapatan" | "Density";
    parts = "Bagian" | "Parts";
    alone = "Sendiri" | "Alone";
    distance = "Jarak" | "Distance";
    groups = "Kelompok" | "Groups";
}
