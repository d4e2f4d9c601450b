//! The words of needs and sources.

use crate::model::{Lang, SourceCategory, Supply};

super::texts! {
    need = "Kebutuhan" | "Need";
    stage_heading = "0-1-3" | "0-1-3";
    sources_heading = "  Sumber yang dimiliki para pihak" | "  Sources that the parties hold";
    priority(number: i64) = "prioritas {number}" | "priority {number}";
    basic_right = "hak dasar" | "a basic right";
    for_whom = "Untuk" | "For";
    people(target: &str, heads: i64) = "{target}, {heads} orang" | "{target}, {heads} people";
    area = "Wilayah" | "Area";
    named_by = "Disampaikan oleh" | "Named by";
    nobody_yet = "belum dicatat" | "not recorded yet";
    met_on = "Terpenuhi pada" | "Met on";
    sources = "Sumber yang diperlukan" | "Sources it takes";
    no_sources_named = "Belum disebut sumber apa yang diperlukan." | "It is not said yet which sources it takes.";
    delivered = "sudah disalurkan" | "delivered";
    held = "dimiliki atau dijanjikan mitra" | "held or pledged by a partner";
    elsewhere = "ada pemiliknya, belum diajak" | "somebody has it, not asked yet";
    missing = "belum ada pemiliknya di peta" | "nobody on the map has it";
    holds(name: &str, what: &str) = "{name}: {what}" | "{name}: {what}";
    stage_0 = "Belum ada yang bergerak" | "Nobody at work yet";
    stage_1(count: usize) = "Baru {count} pihak yang peduli" | "Only {count} who share the concern";
    stage_3(count: usize) = "{count} pihak bergerak bersama" | "{count} parties at work together";
    nobody_at_work(key: &str) = "Tekan {key} untuk merancang kemitraan dengan pemilik sumbernya." | "Press {key} to plan a partnership with those who hold the sources.";
    step(number: i64) = "langkah {number} dari 4" | "step {number} of 4";
    introductions = "Siapa dapat memperkenalkan" | "Who can introduce";
    can_introduce(way: &str, to: &str) = "{way} dapat memperkenalkan {to}" | "{way} can introduce {to}";
    held_by = "Pemilik" | "Held by";
    from = "Mulai" | "From";
    until = "Sampai" | "Until";
    conditions = "Syarat" | "Conditions";
    asked_for_by = "Kebutuhan yang memerlukannya" | "Needs that ask for it";
    asked_by_none = "Tidak ada kebutuhan terbuka yang memerlukannya." | "No open need asks for it.";
}

/// A supply in words.
pub fn supply(lang: Lang, supply: Supply) -> &'static str {
    match supply {
        Supply::Delivered => delivered(lang),
        Supply::Held => held(lang),
        Supply::Elsewhere => elsewhere(lang),
        Supply::Missing => missing(lang),
    }
}

/// A supply in one word, for a legend.
pub fn supply_short(lang: Lang, supply: Supply) -> &'static str {
    let (id, en) = match supply {
        Supply::Delivered => ("diberi", "given"),
        Supply::Held => ("mitra", "partner"),
        Supply::Elsewhere => ("ajak", "ask"),
        Supply::Missing => ("belum ada", "missing"),
    };
    if lang == Lang::Indonesian { id } else { en }
}

/// The 0-1-3 stage in words.
pub fn stage(lang: Lang, stage: u8, parties: usize) -> String {
    match stage {
        0 => stage_0(lang).to_owned(),
        1 => stage_1(lang, parties),
        _ => stage_3(lang, parties),
    }
}

/// A kind of source as the heading of a narrow column; no two begin with the same letter where that can be helped.
pub fn short(lang: Lang, category: SourceCategory) -> &'static str {
    let (id, en) = match category {
        SourceCategory::Money => ("Dana", "Cash"),
        SourceCategory::Goods => ("Brg", "Gds"),
        SourceCategory::Labour => ("Tng", "Lab"),
        SourceCategory::Expertise => ("Ahli", "Skil"),
        SourceCategory::Place => ("Lok", "Plac"),
        SourceCategory::Permit => ("Izin", "Perm"),
        SourceCategory::Information => ("Info", "Info"),
        SourceCategory::Access => ("Jrg", "Net"),
        SourceCategory::MoralSupport => ("Mor", "Mor"),
    };
    if lang == Lang::Indonesian { id } else { en }
}
