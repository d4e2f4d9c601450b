//! Finding by typing: letters in order first, then forgiving of slips and of spelling variants.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// Spellings that mean the same to a reader, the one to compare by first (domain notes d and g).
const VARIANTS: &[(&str, &[&str])] = &[
    ("meterai", &["materai"]),
    ("puskesmas", &["pkm"]),
    ("kooperasi", &["koperasi"]),
    ("notulen", &["notula", "notulensi"]),
    ("aktivitas", &["aktifitas"]),
    ("risiko", &["resiko"]),
    ("rembuk", &["rembug"]),
    ("ppks", &["pmks"]),
    ("dtsen", &["dtks"]),
    ("pelindungan", &["perlindungan"]),
    ("konsep", &["draf", "draft"]),
    ("posyandu", &["pos yandu"]),
    ("kelurahan", &["kel."]),
    ("adendum", &["addendum"]),
];

/// A text in lower case and without marks, to sort by.
pub fn fold(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { deunicode::deunicode(text).to_lowercase() }
}

/// Somebody looking for something.
pub struct Search {
    pattern: Pattern,
    /// Each typed word in all its spellings.
    words: Vec<Vec<String>>,
    matcher: Matcher,
}

impl Search {
    /// A search for what was typed.
    pub fn new(typed: &str) -> Self {
        let typed = fold(typed);
        Self {
            pattern: Pattern::parse(&typed, CaseMatching::Ignore, Normalization::Smart),
            words: typed.split_whitespace().map(spellings).collect(),
            matcher: Matcher::new(Config::DEFAULT),
        }
    }

    /// Whether anything was typed at all.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The items that fit, best first; `text` gives what is searched of an item, made ready with [`fold`].
    ///
    /// Plain hits are enough when there are any; only without one are slips and gaps forgiven, which costs
    /// more and finds more than was meant.
    pub fn rank<T, S: AsRef<str>>(&mut self, items: Vec<T>, text: impl Fn(&T) -> S) -> Vec<T> {
        if self.is_empty() {
            return items;
        }
        let texts: Vec<S> = items.iter().map(text).collect();
        let exact = texts.iter().map(|text| self.exact(text.as_ref())).collect::<Vec<_>>();
        let scores = if exact.iter().any(Option::is_some) {
            exact
        } else {
            texts.iter().map(|text| self.forgiving(text.as_ref())).collect()
        };
        let mut found: Vec<(u32, T)> =
            items.into_iter().zip(scores).filter_map(|(item, score)| Some((score?, item))).collect();
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found.into_iter().map(|(_, item)| item).collect()
    }

    fn exact(&self, text: &str) -> Option<u32> {
        let found = |spellings: &Vec<String>| spellings.iter().find_map(|word| text.find(word.as_str()));
        let first = found(self.words.first()?)?;
        self.words.iter().skip(1).all(|spellings| found(spellings).is_some()).then(|| {
            let before = first.checked_sub(1).and_then(|at| text.as_bytes().get(at));
            match before {
                None => 3,
                Some(b' ') => 2,
                Some(_) => 1,
            }
        })
    }

    fn forgiving(&mut self, text: &str) -> Option<u32> {
        if let Some(slips) = self.slips(text) {
            return Some(100_000 - slips);
        }
        let mut buffer = Vec::new();
        self.pattern.score(Utf32Str::new(text, &mut buffer), &mut self.matcher).filter(|score| {
            // Letters scattered over a long text are chance, not meaning.
            let first = self.words.iter().filter_map(|spellings| spellings.first());
            let letters: usize = first.map(String::len).sum();
            *score as usize >= letters * 14
        })
    }

    /// How many slips it takes to read every typed word in the text; nothing when one is too far off.
    fn slips(&self, text: &str) -> Option<u32> {
        let mut total = 0;
        for spellings in &self.words {
            let nearest = spellings.iter().filter_map(|typed| nearest(typed, text)).min()?;
            total += u32::try_from(nearest).unwrap_or(9);
        }
        Some(total)
    }
}

/// A typed word, and what else it may mean.
fn spellings(typed: &str) -> Vec<String> {
    let mut all = vec![typed.to_owned()];
    for (one, others) in VARIANTS {
        if *one == typed {
            all.extend(others.iter().map(|other| (*other).to_owned()));
        } else if others.contains(&typed) {
            all.push((*one).to_owned());
        } else {
            // Not a word with variants.
        }
    }
    all
}

/// The fewest slips between a typed word and one of a text; nothing when that is too many.
fn nearest(typed: &str, text: &str) -> Option<usize> {
    let allowed = match typed.len() {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    };
    // Slips in the first letter are rare, and asking for it spares nine comparisons of ten.
    let first = typed.chars().next();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().next() == first);
    words.map(|word| distance(typed, word)).min().filter(|slips| *slips <= allowed)
}

/// Slips between what was typed and a word, or the beginning of a longer word.
fn distance(typed: &str, word: &str) -> usize {
    if word.len() + 2 < typed.len() {
        return usize::MAX;
    }
    let whole = strsim::osa_distance(typed, word);
    let start: String = word.chars().take(typed.chars().count()).collect();
    whole.min(strsim::osa_distance(typed, &start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(typed: &str, text: &str) -> bool {
        !Search::new(typed).rank(vec![text], |text| fold(text)).is_empty()
    }

    #[test]
    fn slips_variants_and_beginnings_are_forgiven() {
        for (typed, text) in [
            ("puskesmsa", "Puskesmas Cempaka Timur"),
            ("pkm", "Puskesmas Cempaka Timur"),
            ("posyando", "Posyandu Anggrek"),
            ("baznaz", "Baznas Kota Purnajaya"),
            ("yayasan emas", "Yayasan Émas Permata"),
            ("materai", "Meterai 10.000"),
            ("karang tar", "Karang Taruna Unit RW 07"),
            ("", "apa saja"),
        ] {
            assert!(finds(typed, text), "{typed} should find {text}");
        }
    }

    #[test]
    fn what_is_too_far_off_is_not_found() {
        assert!(!finds("puskesmas", "Posyandu Anggrek"));
        assert!(!finds("xyz", "Kelurahan Kencana Asri"));
        assert!(!finds("bpr", "Karang Taruna Unit RW 07"));
    }

    #[test]
    fn a_plain_hit_hides_what_is_only_near() {
        let names = vec!["Kelompok Bini", "LSM Bina Warga", "Bina Mandiri"];
        let found = Search::new("bina").rank(names, |name| fold(name));
        assert_eq!(found, ["Bina Mandiri", "LSM Bina Warga"], "beginnings first, near misses not at all");
    }
}
