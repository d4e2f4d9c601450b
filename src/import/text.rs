//! Tables in text files: the delimiter is found out from the text itself.

use super::decode::{Decoded, decode};
use super::limits::{LONGEST_VALUE, MOST_CELLS, MOST_ROWS, Told};
use super::{Cell, Row, Sheet, Source, Unread, Why};

/// Whether bytes that could be decoded are really text: no more than a few control characters.
fn is_text(text: &str) -> bool {
    let head = text.chars().take(4_000);
    let (mut all, mut odd) = (0_usize, 0_usize);
    for c in head {
        all += 1;
        let control = c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{1a}');
        odd += usize::from(control || c == '\u{fffd}');
    }
    odd * 20 <= all
}

/// The delimiters that are tried, the likeliest in this country first.
const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// Lines that the vote on the delimiter looks at.
const VOTERS: usize = 200;

/// The delimiter that parts the lines most evenly; `None` when the text has one column.
fn delimiter(text: &str) -> Option<u8> {
    // A hint that Excel itself writes and obeys.
    if let Some(named) = text.strip_prefix("sep=").and_then(|rest| rest.bytes().next()) {
        return DELIMITERS.contains(&named).then_some(named);
    }
    let head = head_of(text);
    let score = |delimiter: &u8| {
        let mut reader = reader_of(*delimiter, head);
        let mut widths: Vec<usize> = Vec::new();
        let mut record = csv::StringRecord::new();
        while widths.len() < VOTERS && reader.read_record(&mut record).unwrap_or(false) {
            widths.push(record.len());
        }
        // A title above the table and a ragged row must not outvote the rest.
        let mut parted: Vec<usize> = widths.iter().copied().filter(|width| *width > 1).collect();
        parted.sort_unstable();
        let common = parted.get(parted.len() / 2).copied()?;
        let agree = widths.iter().filter(|width| **width == common).count();
        Some((agree * 1_000 / widths.len().max(1), common))
    };
    let mut best = None;
    for one in DELIMITERS {
        if let Some((agree, width)) = score(&one)
            && agree >= LEAST_AGREEMENT
            && best.is_none_or(|(_, known)| (agree, width) > known)
        {
            best = Some((one, (agree, width)));
        }
    }
    best.map(|(one, _)| one)
}

/// Of a thousand lines, how many must have the same number of parts before a sign is taken for the delimiter. A
/// list of names has a comma here and there.
const LEAST_AGREEMENT: usize = 500;

/// The first part of a text, ending with a line.
fn head_of(text: &str) -> &str {
    let mut end = text.len().min(256_000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

fn reader_of(delimiter: u8, text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// Reads a text as one sheet without a head.
///
/// # Errors
/// [`Why::Empty`], [`Why::NotAList`] for what is no text, [`Why::TooManyCells`], [`Why::TooManyRows`], or a text that
/// breaks its own quoting beyond repair.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Source, Why> {
    let Decoded { text, strange } = decode(bytes, None);
    if !is_text(&text) {
        return Err(Why::NotAList);
    }
    if text.trim().is_empty() {
        return Err(Why::Empty);
    }
    let found = delimiter(&text);
    let mut reader = reader_of(found.unwrap_or(NONE), &text);
    let (mut rows, mut unread, mut cells) = (Vec::new(), Told::default(), 0_usize);
    if let Some(line) = strange {
        unread.push(Unread { sheet: None, line: Some(line), why: Why::StrangeLetters });
    }
    let mut record = csv::StringRecord::new();
    let skip = usize::from(text.starts_with("sep="));
    let mut lines = Lines { text: &text, at: 0, line: 1 };
    while reader.read_record(&mut record).map_err(|why| Why::Broken(why.to_string()))? {
        let line = lines.line_of(record.position());
        cells += record.len();
        if cells > MOST_CELLS {
            return Err(Why::TooManyCells(MOST_CELLS));
        }
        if line <= skip {
            continue;
        }
        if rows.len() >= MOST_ROWS {
            return Err(Why::TooManyRows(MOST_ROWS));
        }
        let mut values = Vec::with_capacity(record.len());
        for value in &record {
            values.push(if value.len() > LONGEST_VALUE && value.chars().count() > LONGEST_VALUE {
                unread.push(Unread { sheet: None, line: Some(line), why: Why::TooLong(LONGEST_VALUE) });
                Cell::Empty
            } else {
                cell(value)
            });
        }
        rows.push(Row { line, cells: values });
    }
    let sheet = Sheet { name: name.to_owned(), rows, ..Sheet::default() };
    Ok(Source { sheets: vec![sheet], unread: unread.ends(Unread::others) })
}

/// The lines of a text as an editor counts them; the reader of CSV takes the end of one for the start of the next.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn line_of(&mut self, record: Option<&csv::Position>) -> usize {
        let start = record.and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or(self.at);
        let ends = self.text.bytes().skip(start).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = self.text.get(self.at..start + ends).unwrap_or_default();
        self.line += passed.matches('\n').count();
        self.at = start + ends;
        self.line
    }
}

/// A sign that no text has: the whole line is one value.
const NONE: u8 = 0x1f;

fn cell(value: &str) -> Cell {
    let value = value.trim();
    if value.is_empty() { Cell::Empty } else { Cell::Text(value.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
        let source = read("daftar", bytes).unwrap();
        let text = |cell: &Cell| if let Cell::Text(text) = cell { text.clone() } else { String::new() };
        source.sheets[0].rows.iter().map(|row| row.cells.iter().map(text).collect()).collect()
    }

    fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
        let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    const LIST: &str = "Nama;Jenis;Nilai\r\n\"Posyandu \"\"Melati\"\"\";warga;5,80\r\n\"Dua\nbaris; satu sel\";usaha;\r\nKafé Ümit;usaha;1\r\n";

    #[test]
    fn every_encoding_and_delimiter_gives_the_same_table() {
        let expected = rows(LIST.as_bytes());
        assert_eq!(expected[1], ["Posyandu \"Melati\"", "warga", "5,80"]);
        assert_eq!(expected[2], ["Dua\nbaris; satu sel", "usaha", ""]);
        assert_eq!(rows(format!("\u{feff}{LIST}").as_bytes()), expected);
        let (western, _, _) = encoding_rs::WINDOWS_1252.encode(LIST);
        assert_eq!(rows(&western), expected);
        for little in [true, false] {
            for mark in [true, false] {
                assert_eq!(rows(&utf16(LIST, little, mark)), expected, "{little} {mark}");
            }
        }
        for other in [",", "\t", "|"] {
            let text = LIST.replace("5,80", "\"5,80\"").replace("; satu", "@ satu").replace(';', other);
            let expected: Vec<_> = expected
                .iter()
                .map(|row| row.iter().map(|one| one.replace("; satu", "@ satu")).collect::<Vec<_>>())
                .collect();
            assert_eq!(rows(text.as_bytes()), expected, "{other}");
        }
    }

    #[test]
    fn lines_are_counted_as_an_editor_counts_them() {
        let source = read("", LIST.as_bytes()).unwrap();
        assert_eq!(source.sheets[0].rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 2, 3, 5]);
    }

    #[test]
    fn names_one_a_line_stay_whole() {
        let list = "PKK RW 07\nKarang Taruna, RW 07\nPosyandu Melati\n\nBank Sampah\n";
        let names: Vec<_> = rows(list.as_bytes()).into_iter().map(|row| row.join("|")).collect();
        assert_eq!(names, ["PKK RW 07", "Karang Taruna, RW 07", "Posyandu Melati", "Bank Sampah"]);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(read("", b"\0\x01\x02\xff\xfe\0\0\x07"), Err(Why::NotAList));
        assert_eq!(read("", b" \n\t\n"), Err(Why::Empty));
        let long = format!("Nama\n{}\nPKK\n", "a".repeat(40_000));
        let source = read("", long.as_bytes()).unwrap();
        assert_eq!((source.unread[0].line, source.sheets[0].rows.len()), (Some(2), 3));
        assert_eq!(source.sheets[0].rows[1].cells, [Cell::Empty]);
        let wide = ",".repeat(MOST_CELLS + 1);
        assert_eq!(read("", wide.as_bytes()), Err(Why::TooManyCells(MOST_CELLS)));
    }
}
