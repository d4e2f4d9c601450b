//! A name as words that can be compared: abbreviations written out, numbers apart.

use std::collections::BTreeSet;

/// A word of a name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    text: String,
    kind: Kind,
    /// How much it tells about who is meant.
    pub(super) weight: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Plain,
    /// A number, or a single letter that stands for one.
    Number,
    /// A side of the compass, or a word like it.
    Side,
}

/// Abbreviations in names of Indonesian parties, and what they stand for.
const SHORT: &[(&str, &str)] = &[
    ("pkm", "puskesmas"),
    ("posy", "posyandu"),
    ("pustu", "puskesmas pembantu"),
    ("kel", "kelurahan"),
    ("kec", "kecamatan"),
    ("kab", "kabupaten"),
    ("ds", "desa"),
    ("dsn", "dusun"),
    ("kp", "kampung"),
    ("prov", "provinsi"),
    ("jl", "jalan"),
    ("tmr", "timur"),
    ("brt", "barat"),
    ("utr", "utara"),
    ("slt", "selatan"),
    ("sel", "selatan"),
    ("tgh", "tengah"),
    ("dinsos", "dinas sosial"),
    ("dinkes", "dinas kesehatan"),
    ("disdik", "dinas pendidikan"),
    ("dindik", "dinas pendidikan"),
    ("disnaker", "dinas tenaga kerja"),
    ("dlh", "dinas lingkungan hidup"),
    ("kemensos", "kementerian sosial"),
    ("kemenag", "kementerian agama"),
    ("pemkot", "pemerintah kota"),
    ("pemkab", "pemerintah kabupaten"),
    ("pemdes", "pemerintah desa"),
    ("pemda", "pemerintah daerah"),
    ("yay", "yayasan"),
    ("ysn", "yayasan"),
    ("kop", "koperasi"),
    ("klp", "kelompok"),
    ("klmpk", "kelompok"),
    ("pok", "kelompok"),
    ("poktan", "kelompok tani"),
    ("kwt", "kelompok wanita tani"),
    ("ksm", "kelompok swadaya masyarakat"),
    ("lsm", "lembaga swadaya masyarakat"),
    ("katar", "karang taruna"),
    ("bumdes", "badan usaha milik desa"),
    ("rs", "rumah sakit"),
    ("rsud", "rumah sakit umum daerah"),
    ("sdn", "sd negeri"),
    ("smpn", "smp negeri"),
    ("sman", "sma negeri"),
    ("smkn", "smk negeri"),
    ("ponpes", "pondok pesantren"),
    ("msjd", "masjid"),
    ("mushalla", "musala"),
    ("mushola", "musala"),
    ("univ", "universitas"),
    ("bhabin", "bhabinkamtibmas"),
];

/// Words that say what kind of party it is, and not which one.
const GENERAL: &[&str] = &[
    "puskesmas",
    "pembantu",
    "posyandu",
    "kelurahan",
    "kecamatan",
    "kabupaten",
    "kota",
    "desa",
    "dusun",
    "kampung",
    "provinsi",
    "dinas",
    "sosial",
    "kementerian",
    "pemerintah",
    "daerah",
    "yayasan",
    "koperasi",
    "kelompok",
    "lembaga",
    "swadaya",
    "masyarakat",
    "tani",
    "wanita",
    "karang",
    "taruna",
    "rumah",
    "sakit",
    "umum",
    "sd",
    "smp",
    "sma",
    "smk",
    "negeri",
    "pondok",
    "pesantren",
    "masjid",
    "musala",
    "gereja",
    "universitas",
    "rt",
    "rw",
    "pkk",
    "bank",
    "kader",
    "forum",
    "komunitas",
    "organisasi",
    "kantor",
    "pengurus",
    "toko",
    "warung",
    "usaha",
    "bersama",
];

/// Legal forms and little words, which are often left out.
const LEFT_OUT: &[&str] =
    &["pt", "cv", "ud", "tbk", "persero", "dan", "di", "the", "of", "and", "untuk", "utk"];

const SIDES: &[&str] = &[
    "timur", "barat", "utara", "selatan", "tengah", "tenggara", "hulu", "hilir", "atas", "bawah", "lama",
    "baru",
];

const ROMAN: &[&str] = &["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

/// The words of a name.
pub(super) fn words(name: &str) -> Vec<Word> {
    let mut found = Vec::new();
    for part in parts(&deunicode::deunicode(name).to_lowercase()) {
        let whole = SHORT.iter().find(|(short, _)| *short == part).map_or(part.as_str(), |(_, whole)| whole);
        for part in whole.split(' ').filter(|word| !LEFT_OUT.contains(word)) {
            let mut new = word(part);
            let above = found.last().map(|before: &Word| before.text.as_str());
            // RT 1 of RW 2 is not RT 2 of RW 1.
            if let Some(above) = above.filter(|above| new.kind == Kind::Number && COUNTED.contains(above)) {
                new.text = format!("{above} {}", new.text);
            }
            found.push(new);
        }
    }
    found
}

/// Words whose number belongs to them, wherever the two stand in a name.
const COUNTED: &[&str] = &["rt", "rw", "blok", "gang", "dusun"];

/// Runs of letters and runs of digits.
fn parts(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            let goes_on = before.is_ascii_alphanumeric() && before.is_ascii_digit() == c.is_ascii_digit();
            match found.last_mut().filter(|_| goes_on) {
                Some(last) => last.push(c),
                None => found.push(c.to_string()),
            }
        }
        // `Ma'ruf` is one word.
        if c != '\'' {
            before = c;
        }
    }
    found
}

fn word(text: &str) -> Word {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        let plain = text.trim_start_matches('0');
        return Word { text: plain.to_owned(), kind: Kind::Number, weight: 0.5 };
    }
    if let Some(number) = ROMAN.iter().position(|roman| *roman == text) {
        return Word { text: (number + 1).to_string(), kind: Kind::Number, weight: 0.5 };
    }
    let kind = match text {
        _ if text.len() == 1 => Kind::Number,
        _ if SIDES.contains(&text) => Kind::Side,
        _ => Kind::Plain,
    };
    let weight = if GENERAL.contains(&text) || kind == Kind::Number { 0.5 } else { 1.0 };
    Word { text: text.to_owned(), kind, weight }
}

/// The consonants of a word, and its first letter: `timur` and `tmr` have the same.
fn bones(text: &str) -> String {
    let mut bones: String = text
        .chars()
        .enumerate()
        .filter(|(at, c)| *at == 0 || !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'))
        .map(|(_, c)| c)
        .collect();
    let mut last = ' ';
    bones.retain(|c| std::mem::replace(&mut last, c) != c);
    bones
}

fn initials(words: &[Word]) -> String {
    words
        .iter()
        .filter(|word| word.kind != Kind::Number)
        .filter_map(|word| word.text.chars().next())
        .collect()
}

fn start(text: &str) -> String {
    text.chars().take(4).collect()
}

/// By what a party is looked for among others: names that are alike have one of these in common.
pub(super) fn keys(words: &[Word]) -> BTreeSet<String> {
    let numbers = || words.iter().filter(|word| word.kind == Kind::Number).map(|word| word.text.as_str());
    let mut all: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    all.sort_unstable();
    // Names of nothing but common words are alike only as a whole.
    let mut keys = BTreeSet::from([format!("= {}", all.join(" ")), format!("a {}", initials(words))]);
    let numbers: String = numbers().collect::<Vec<_>>().join(" ");
    for word in words.iter().filter(|word| word.kind == Kind::Plain) {
        let text = &word.text;
        keys.insert(format!("b {} {numbers}", bones(text)));
        if text.len() >= 4 {
            keys.insert(format!("s {} {numbers}", start(text)));
        }
        if (3..=6).contains(&text.len()) {
            keys.insert(format!("a {text}"));
        }
    }
    keys
}

/// How much of the weight of both names is in words that they share; nothing when a number or a side of the
/// compass tells them apart.
pub(super) fn shared(left: &[Word], right: &[Word]) -> Option<f64> {
    let of = |words: &[Word], kind: Kind| -> Vec<String> {
        let mut found: Vec<String> =
            words.iter().filter(|word| word.kind == kind).map(|word| word.text.clone()).collect();
        found.sort_unstable();
        found
    };
    if of(left, Kind::Number) != of(right, Kind::Number) {
        return None;
    }
    let (west, east) = (of(left, Kind::Side), of(right, Kind::Side));
    if !west.is_empty() && !east.is_empty() && west != east {
        return None;
    }
    let mut free: Vec<&Word> = right.iter().collect();
    let mut open: Vec<&Word> = Vec::new();
    let mut shared = 0.0;
    for word in left {
        let best = free
            .iter()
            .enumerate()
            .map(|(at, other)| (at, alike(word, other)))
            .max_by(|one, other| one.1.total_cmp(&other.1))
            .filter(|(_, score)| *score > 0.0);
        match best {
            Some((at, score)) => shared += score * (word.weight + free.remove(at).weight),
            None => open.push(word),
        }
    }
    shared += short_for(&mut open, &mut free) + short_for(&mut free, &mut open);
    Some(shared)
}

/// How alike two words are, from 0 to 1.
fn alike(left: &Word, right: &Word) -> f64 {
    if left.kind != right.kind {
        return 0.0;
    }
    let (one, other) = (left.text.as_str(), right.text.as_str());
    if one == other {
        return 1.0;
    }
    if left.kind != Kind::Plain || one.chars().next() != other.chars().next() {
        return 0.0;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let is_short =
        short.len() >= 3 && short.len() < long.len() && (long.starts_with(short) || bones(long) == short);
    let distance = strsim::osa_distance(short, long);
    let allowed = match long.len() {
        0..5 => 0,
        5..9 => 1,
        _ => 2,
    };
    if is_short || distance <= allowed { 0.93 } else { 0.0 }
}

/// Takes out of both lists a word that is made of the first letters of the words of the other one; gives what they
/// weigh.
fn short_for(some: &mut Vec<&Word>, others: &mut Vec<&Word>) -> f64 {
    let mut weight = 0.0;
    some.retain(|word| {
        let count = word.text.len();
        let plain: Vec<usize> = others
            .iter()
            .enumerate()
            .filter(|(_, other)| other.kind == Kind::Plain)
            .map(|(at, _)| at)
            .collect();
        let run = (count >= 3).then(|| {
            plain.windows(count).find(|run| {
                let letters: String = run.iter().filter_map(|at| others[*at].text.chars().next()).collect();
                letters == word.text
            })
        });
        let Some(run) = run.flatten().map(<[usize]>::to_vec) else { return true };
        weight += word.weight;
        for at in run.into_iter().rev() {
            weight += others.remove(at).weight;
        }
        false
    });
    weight
}
