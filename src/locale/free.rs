//! Free words of a map as people read them: the file writes `kelompok_warga` and `pkk`, paper *kelompok warga* and *PKK*.

use crate::model::Lang;

/// Sub-kinds that most maps name (domain notes b.2), each as it is written, in Indonesian, and in English.
const SUBTYPES: [(&str, &str, &str); 31] = [
    ("dinas", "Dinas", "City agency"),
    ("fasilitas_kesehatan", "Fasilitas kesehatan", "Health facility"),
    ("kader", "Kader", "Health volunteers"),
    ("karang_taruna", "Karang Taruna", "Youth organisation"),
    ("kecamatan", "Kecamatan", "District office"),
    ("kelompok_adat", "Kelompok adat", "Customary group"),
    ("kelompok_agama", "Kelompok agama", "Religious group"),
    ("kelompok_swadaya", "Kelompok swadaya", "Self-help group"),
    ("kelompok_warga", "Kelompok warga", "Residents' group"),
    ("kelurahan", "Kelurahan", "Ward office"),
    ("komunitas_donor", "Komunitas donatur", "Community of donors"),
    ("lembaga_internasional", "Lembaga internasional", "International body"),
    ("lks", "LKS", "Social welfare body (LKS)"),
    ("lpm", "LPM", "Community council (LPM)"),
    ("lsm", "LSM", "NGO"),
    ("media_warga", "Media warga", "Community media"),
    ("paguyuban", "Paguyuban", "Association of residents"),
    ("pendidikan_nonformal", "Pendidikan nonformal", "Non-formal education"),
    ("perbankan", "Perbankan", "Bank"),
    ("perguruan_tinggi", "Perguruan tinggi", "University"),
    ("perkumpulan", "Perkumpulan", "Association"),
    ("perusahaan", "Perusahaan", "Company"),
    ("pkk", "PKK", "Family welfare movement (PKK)"),
    ("posyandu", "Posyandu", "Health post (Posyandu)"),
    ("puskesmas", "Puskesmas", "Health centre (Puskesmas)"),
    ("rt_rw", "RT/RW", "RT/RW"),
    ("sekolah", "Sekolah", "School"),
    ("tim_lintas_sektor", "Tim lintas sektor", "Cross-sector team"),
    ("umkm", "UMKM", "Small business"),
    ("yayasan_donor", "Yayasan donatur", "Donor foundation"),
    ("zakat", "Lembaga zakat", "Zakat institution"),
];

/// What a party is, in words of the reader; a word of the team's own stays as they wrote it.
pub fn subtype(lang: Lang, word: &str) -> String {
    let known = SUBTYPES.iter().find(|(code, ..)| *code == word.trim());
    match (known, lang) {
        (Some((_, text, _)), Lang::Indonesian) | (Some((.., text)), Lang::English) => (*text).to_owned(),
        (None, _) => free_word(word),
    }
}

/// A word of the team's own: underscores are blanks, and what has no vowel is an acronym.
pub fn free_word(word: &str) -> String {
    let words: Vec<String> = word.replace('_', " ").split_whitespace().map(acronym).collect();
    words.join(" ")
}

fn acronym(word: &str) -> String {
    let short = (2..=5).contains(&word.chars().count()) && word.chars().all(|c| c.is_ascii_lowercase());
    if short && !word.contains(['a', 'e', 'i', 'o', 'u', 'y']) {
        return word.to_uppercase();
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_words() {
        assert_eq!(subtype(Lang::Indonesian, "rt_rw"), "RT/RW");
        assert_eq!(subtype(Lang::English, "kelompok_swadaya"), "Self-help group");
        assert_eq!(subtype(Lang::English, "tksk"), "TKSK");
        assert_eq!(free_word("kelompok_warga dan pkk"), "kelompok warga dan PKK");
        assert_eq!(free_word("Bank Sampah"), "Bank Sampah");
    }
}
