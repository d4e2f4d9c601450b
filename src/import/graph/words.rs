//! Words of the line formats (Pajek, DL): separated by blanks, or whole in quotation marks, with their lines.

/// A quoted text is no longer; else its first mark has no second one.
const LONGEST: usize = 4096;

/// A word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub text: &'a str,
    /// Whether it stood in quotation marks: then it is a text, whatever it looks like.
    pub quoted: bool,
}

/// A line with words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Its number from 1.
    pub number: usize,
    pub words: Vec<Word<'a>>,
}

/// The lines of a text that have words. A quoted word may go on over lines, which then are one.
pub(super) struct Lines<'a> {
    rest: &'a str,
    number: usize,
    /// What separates words besides blanks.
    between: &'static [char],
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str, between: &'static [char]) -> Self {
        Self { rest: text, number: 1, between }
    }

    /// Goes over a piece of the text and counts its lines; `\r\n`, `\n` and `\r` alone end one.
    fn pass(&mut self, length: usize) -> &'a str {
        let (passed, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        let alone = passed.matches('\r').count() - passed.matches("\r\n").count();
        // A line end that is cut in two is counted by its second half.
        let cut = usize::from(passed.ends_with('\r') && rest.starts_with('\n'));
        self.number += passed.matches('\n').count() + alone - cut;
        self.rest = rest;
        passed
    }

    fn word(&mut self) -> Word<'a> {
        for mark in ['"', '\''] {
            let Some(inside) = self.rest.strip_prefix(mark) else { continue };
            let end = inside.find(mark).filter(|end| {
                // An apostrophe inside a name is none; a mark that is never closed ends with its line.
                let behind = inside.get(end + 1..).unwrap_or_default();
                *end <= LONGEST && (behind.is_empty() || behind.starts_with(|c| self.separates(c)))
            });
            match end {
                Some(end) => {
                    let text = inside.get(..end).unwrap_or_default();
                    self.pass(end + 2);
                    return Word { text, quoted: true };
                }
                None if mark == '"' => {
                    let line = inside.find(['\n', '\r']).unwrap_or(inside.len());
                    let text = inside.get(..line).unwrap_or_default().trim_end_matches(['"', ' ']);
                    self.pass(line + 1);
                    return Word { text, quoted: true };
                }
                None => {}
            }
        }
        let between = self.between;
        let end = self.rest.find(|c: char| c.is_whitespace() || between.contains(&c));
        Word { text: self.pass(end.unwrap_or(self.rest.len())), quoted: false }
    }

    fn separates(&self, c: char) -> bool {
        c.is_whitespace() || self.between.contains(&c)
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        let between = self.between;
        let blank = |c: char| c.is_whitespace() || between.contains(&c);
        let start = self.rest.find(|c: char| !blank(c))?;
        self.pass(start);
        let mut line = Line { number: self.number, words: Vec::new() };
        loop {
            line.words.push(self.word());
            let inside = |c: char| blank(c) && !matches!(c, '\n' | '\r');
            let next = self.rest.find(|c: char| !inside(c)).unwrap_or(self.rest.len());
            self.pass(next);
            if self.rest.is_empty() || self.rest.starts_with(['\n', '\r']) {
                return Some(line);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(usize, Vec<&str>)> {
        Lines::new(text, &[','])
            .map(|line| (line.number, line.words.iter().map(|word| word.text).collect()))
            .collect()
    }

    #[test]
    fn words_and_their_lines() {
        assert_eq!(read("a b\r\n\r\n c,d\re\n"), [(1, vec!["a", "b"]), (3, vec!["c", "d"]), (4, vec!["e"])]);
        assert_eq!(
            read("1 \"Kelompok\nTani\" 2\n3"),
            [(1, vec!["1", "Kelompok\nTani", "2"]), (3, vec!["3"])]
        );
        assert_eq!(read("1 'satu dua' d'art"), [(1, vec!["1", "satu dua", "d'art"])]);
        assert_eq!(read("1 \"tak tutup\n2 \"b\""), [(1, vec!["1", "tak tutup"]), (2, vec!["2", "b"])]);
        assert_eq!(read("\"\" x"), [(1, vec!["", "x"])]);
        assert_eq!(read(""), []);
        assert_eq!(read("\"a\"b\n"), [(1, vec!["a\"b"])]);
    }
}
