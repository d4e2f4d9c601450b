//! The words of the figures of a map.

use crate::model::{Day, Lang};

super::texts! {
    what_to_do = "Yang dapat dilakukan" | "What can be done";
    title = "Ukuran dan perkembangannya" | "Figures and their trend";
    trend_since(day: &str) = "Tiap balok satu triwulan, mulai {day}" | "One bar a quarter, from {day} on";
    partnerships = "Kemitraan yang berjalan" | "Running partnerships";
    all_partnerships = "Semua kemitraan yang berjalan, tiap triwulan" | "All running partnerships, each quarter";
    followed_up = "Tindak lanjut" | "Followed up";
    promises(kept: usize, due: usize) = "{kept} dari {due} janji yang jatuh tempo sudah ditepati" | "{kept} of {due} promises that were due are kept";
    needs_served(served: usize, all: usize) = "{served} dari {all} kebutuhan terpenuhi atau digarap bersama" | "{served} of {all} needs are met or worked on together";
    meetings(count: usize, men: i64, women: i64) = "{count} rapat dalam tiga bulan, {men} laki-laki dan {women} perempuan hadir" | "{count} meetings in three months, with {men} men and {women} women";
    untouched(days: i64) = "separuh kemitraan tersentuh dalam {days} hari terakhir" | "half of the partnerships were touched within {days} days";
    moved(up: usize, down: usize, stayed: usize) = "tiga bulan ini: {up} naik, {down} turun, {stayed} ditinjau dan tetap" | "these three months: {up} up, {down} down, {stayed} reviewed and stayed";
    trust = "Kepercayaan menurut jenis pihak (internal)" | "Trust by kind of party (internal)";
    trusted(kind: &str, score: &str, count: usize) = "{kind}: {score} dari 4 ({count} penilaian)" | "{kind}: {score} of 4 ({count} assessments)";
    approaches = "Cara menolong" | "Way of helping";
    promises_kept = "Janji ditepati" | "Promises kept";
    needs_trend = "Kebutuhan digarap" | "Needs worked on";
    came = "Hadir dalam rapat" | "Came to meetings";
    stages(none: usize, one: usize, three: usize) = "kebutuhan yang belum terpenuhi: {none} belum punya kawan, {one} baru satu atau dua, {three} sudah tiga atau lebih" | "needs not met yet: {none} without allies, {one} with one or two, {three} with three or more";
    came_and_went(new: usize, ended: usize) = "tiga bulan ini: {new} kemitraan mulai, {ended} berakhir" | "these three months: {new} partnerships began, {ended} ended";
    parties = "Pihak dalam kemitraan" | "Parties in partnerships";
    gifts = "Kontribusi yang sudah diberikan" | "Contributions delivered";
    no_gifts = "Belum ada kontribusi yang dicatat." | "No contribution recorded yet.";
    and_pledged(count: usize) = " (+{count} dijanjikan)" | " (+{count} pledged)";
    delivered_worth(amount: &str) = "seluruhnya {amount}, sejauh nilainya diketahui" | "{amount} in all, as far as the worth is known";
    documents = "Dokumen menurut status" | "Documents by status";
    network = "Jaringan" | "Network";
    ties_trend = "Hubungan" | "Ties";
    density(percent: i64) = "{percent}% dari semua hubungan yang mungkin sudah terjalin" | "{percent}% of all possible ties exist";
    ties(ties: usize, parties: usize) = "{ties} hubungan di antara {parties} pihak" | "{ties} ties among {parties} parties";
    parts(parts: usize, largest: usize) = "{parts} kelompok yang saling terhubung, yang terbesar {largest} pihak" | "{parts} connected groups, the largest of {largest} parties";
}

/// The quarter of a day, short: `1/26`.
pub fn quarter_of(lang: Lang, day: Day) -> String {
    let (year, month, _) = day.parts();
    let quarter = (month - 1) / 3 + 1;
    let year = year.rem_euclid(100);
    match lang {
        Lang::Indonesian => format!("T{quarter}/{year:02}"),
        Lang::English => format!("Q{quarter}/{year:02}"),
    }
}
