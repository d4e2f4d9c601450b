//! Names as people mean them: the same name however it is spelled.

/// The words of a name without case, accents and marks: `Kyai H. Ma'ruf` is `kyai`, `h`, `ma`, `ruf`.
pub fn name_words(name: &str) -> Vec<String> {
    let plain =
        if name.is_ascii() { name.to_ascii_lowercase() } else { deunicode::deunicode(name).to_lowercase() };
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// What is the same in two names that differ only in case, marks, spaces and the order of words (W08).
pub fn folded_name(name: &str) -> String {
    let mut words = name_words(name);
    words.sort_unstable();
    words.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_and_order_make_no_other_name() {
        assert_eq!(folded_name("PKK RW 07"), folded_name("rw-07  Pkk."));
        assert_eq!(folded_name("Yayasan Émas"), folded_name("yayasan emas"));
        assert_ne!(folded_name("PKK RW 07"), folded_name("PKK RW 09"));
    }
}
