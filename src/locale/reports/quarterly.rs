//! The words of the report of a period.

crate::locale::texts! {
    title = "Laporan kemitraan triwulanan" | "Quarterly partnership report";
    title_period = "Laporan kemitraan" | "Partnership report";
    news_title = "Kabar kemitraan untuk warga" | "Partnership news for residents";
    period = "Periode" | "Period";
    programme = "Nama program" | "Programme";
    carried_out_by = "Pelaksana" | "Carried out by";
    aim = "Sasaran" | "Aim";
    phase = "Tahap" | "Phase";
    identity = "Identitas program" | "The programme";
    summary = "Ringkasan" | "Summary";
    background = "Latar dan tujuan" | "Background and aim";
    background_text(goal: &str, area: &str) = "Program ini menumbuhkan kemitraan di {area} agar tercapai: {goal}." | "This programme grows partnerships in {area} towards: {goal}.";
    background_plain(area: &str) = "Program ini menumbuhkan kemitraan di {area} untuk memenuhi kebutuhan warga." | "This programme grows partnerships in {area} to meet the needs of the residents.";
    background_ladder = "Kedekatan kerja sama dicatat pada tangga 0 sampai 5: kompetisi, komunikasi, kooperasi, koordinasi, kolaborasi, konfederasi. Lebih tinggi tidak selalu lebih baik; yang dicari adalah anak tangga yang sesuai dengan tujuan." | "How closely parties work together is recorded on a ladder from 0 to 5: competition, communication, cooperation, coordination, collaboration, confederation. Higher is not always better; what counts is the rung that fits the purpose.";
    this_area = "wilayah ini" | "this area";

    running(count: usize, parties: usize) = "{count} kemitraan berjalan di antara {parties} pihak." | "Partnerships at work: {count}, among {parties} parties.";
    moved(up: usize, down: usize, stayed: usize) = "Selama periode ini {up} kemitraan naik anak tangga, {down} disesuaikan turun, dan {stayed} ditinjau lalu tetap." | "Partnerships that moved up in this period: {up}; adjusted downwards: {down}; reviewed and unchanged: {stayed}.";
    began(new: usize, ended: usize) = "{new} kemitraan dimulai dan {ended} berakhir." | "Partnerships that began: {new}; that ended: {ended}.";
    served(served: usize, all: usize) = "{served} dari {all} kebutuhan warga terpenuhi atau digarap bersama." | "Needs of residents met or worked on together: {served} of {all}.";
    given(value: &str) = "Kontribusi yang terealisasi pada periode ini ditaksir {value}." | "Contributions delivered in this period are estimated at {value}.";
    met(count: usize, men: &str, women: &str) = "{count} pertemuan diadakan, dihadiri {men} laki-laki dan {women} perempuan." | "Meetings held: {count}; those who came: {men} men and {women} women.";
    kept(kept: usize, due: usize) = "{kept} dari {due} janji dalam dokumen yang sudah jatuh tempo telah ditepati." | "Promises in documents that were due: {due}; kept: {kept}.";
    main_matter(why: &str) = "Perlu segera: {why}" | "Soon please: {why}";
    request(needs: &str) = "Permintaan kepada pembaca: dukungan untuk {needs}." | "What we ask of you: support for {needs}.";

    movement = "Perkembangan kemitraan" | "How the partnerships developed";
    by_rung = "Jumlah menurut anak tangga" | "By rung";
    at_start(day: &str) = "Awal ({day})" | "Start ({day})";
    at_end(day: &str) = "Akhir ({day})" | "End ({day})";
    change = "Perubahan" | "Change";
    moves = "Yang berubah dan alasannya" | "What changed, and why";
    what = "Peristiwa" | "Event";
    began_word = "Mulai" | "Began";
    ended_word = "Berakhir" | "Ended";
    all = "Daftar kemitraan" | "List of partnerships";
    higher_note = "Penyesuaian turun bukan kegagalan: tangga mencatat keadaan agar dapat ditindaklanjuti." | "A step down is no failure: the ladder records how things are, so that they can be followed up.";

    needs = "Kebutuhan dan pemenuhannya" | "Needs and how they are met";
    need = "Kebutuhan" | "Need";
    headcount = "Jumlah" | "People";
    priority = "Prioritas" | "Priority";
    gap = "Yang belum ada" | "Still missing";
    no_gap = "–" | "–";

    contributions = "Kontribusi para pihak" | "Contributions of the parties";
    form = "Bentuk" | "Form";
    estimated = "Nilai taksiran" | "Estimated value";
    delivered = "Terealisasi" | "Delivered";
    pledged = "Dijanjikan" | "Pledged";
    total_by_kind = "Jumlah per unsur" | "Total by kind of party";
    valuation = "Nilai rupiah adalah taksiran pada saat pencatatan; tenaga, keahlian, dan dukungan moril yang tidak ditaksir tetap dihargai sama." | "Values in rupiah are estimates made when they were recorded; labour, expertise and moral support that nobody estimated count as much.";

    meetings = "Pelaksanaan pertemuan" | "Meetings held";
    main_decisions = "Keputusan penting" | "Main decisions";
    papers = "Dokumen kerja sama" | "Documents of cooperation";
    valid_until = "Berlaku sampai" | "Valid until";
    promises = "Ditepati / jatuh tempo" | "Kept / due";
    open_promises = "Kewajiban yang jatuh tempo" | "Promises that are due";

    analysis = "Analisis" | "Analysis";
    analysis_note = "Hanya temuan yang dapat dibagikan; yang menilai hubungan antarpihak tidak disertakan." | "Only findings that may be shared; what judges relations between parties is left out.";
    shift = "Dari pemberian ke penguatan kapasitas" | "From delivery to capacity";
    approach = "Pendekatan" | "Approach";
    obstacles = "Kendala dan cara mengatasi" | "Obstacles, and what can be done";
    obstacle = "Kendala" | "Obstacle";
    remedy = "Cara mengatasi" | "What can be done";
    lessons = "Pelajaran" | "Lessons";
    plans = "Rencana tindak lanjut" | "What comes next";
    activity = "Kegiatan" | "Activity";
    support = "Dukungan yang diminta" | "Support asked for";
    closing = "Penutup" | "Closing";
    closing_text = "Demikian laporan ini disusun sebagai bahan evaluasi dan perencanaan bersama." | "This report was written for looking back and planning together.";
    carried_out = "Pelaksana," | "Carried out by,";
    agency_head = "Kepala dinas" | "Head of the agency";
    donor_head = "Wakil pemberi dana" | "For the donor";
    picture_rings(day: &str) = "Lingkaran kemitraan per {day}" | "Rings of partnership as of {day}";
    picture_network(day: &str) = "Peta jaringan per {day}" | "The network as of {day}";
    pictures = "Lampiran: peta" | "Annex: maps";
    references = "Lampiran: rujukan" | "Annex: references";
    minutes_of(day: &str, place: &str) = "Notulen {day}, {place}" | "Minutes of {day}, {place}";
    quarter(quarter: i8, year: i16) = "Triwulan {quarter} tahun {year}" | "Quarter {quarter} of {year}";
    not_estimated = "belum ditaksir" | "not estimated";
}
