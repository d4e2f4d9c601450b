//! From the bytes of a text file to its text: what the file says of its encoding, else what its bytes look like.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// As many bytes as are looked at to tell an encoding.
const LOOK: usize = 64 * 1024;

/// A text, and whether all of its bytes made sense.
pub(super) struct Decoded<'a> {
    /// The text without its byte order mark.
    pub text: Cow<'a, str>,
    /// The line of the first byte that is no letter of the encoding; such bytes became U+FFFD.
    pub strange: Option<usize>,
}

/// The text of `bytes`. A byte order mark counts first, then `declared` (the name of an encoding inside the file),
/// then the bytes: UTF-16 by its zeros, UTF-8 when it is valid, else the likeliest of the old encodings, which in
/// Indonesia is windows-1252.
pub(super) fn decode<'a>(bytes: &'a [u8], declared: Option<&str>) -> Decoded<'a> {
    let (encoding, start) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, length),
        None => (said(bytes, declared).unwrap_or_else(|| guess(bytes)), 0),
    };
    let bytes = bytes.get(start..).unwrap_or_default();
    let (text, strange) = encoding.decode_without_bom_handling(bytes);
    let strange = strange.then(|| {
        let before = text.split('\u{fffd}').next().unwrap_or_default();
        before.matches('\n').count() + 1
    });
    Decoded { text, strange }
}

/// The encoding that a file says it has, unless its bytes cannot be that.
fn said(bytes: &[u8], declared: Option<&str>) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(declared?.as_bytes())?;
    // The declaration itself could be read byte by byte, so it is not UTF-16 whatever it says; and programs that
    // write windows-1252 under the name of UTF-8 are common.
    let possible = !encoding.name().starts_with("UTF") || encoding == UTF_8 && str::from_utf8(bytes).is_ok();
    possible.then_some(encoding)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some(encoding) = utf_16(bytes) {
        return encoding;
    }
    let Err(broken) = str::from_utf8(bytes) else { return UTF_8 };
    // From the first letter beyond ASCII on.
    let start = broken.valid_up_to().saturating_sub(LOOK / 2);
    let part = bytes.get(start..bytes.len().min(start + LOOK)).unwrap_or_default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(part, true);
    detector.guess(Some(b"id"), Utf8Detection::Deny)
}

/// UTF-16 without a byte order mark: every other byte of Latin text is zero.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(LOOK)).unwrap_or_default();
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = head.len() / 4;
    match () {
        () if head.len() < 4 => None,
        () if odd > most && even < odd / 8 => Some(UTF_16LE),
        () if even > most && odd < even / 8 => Some(UTF_16BE),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes, None).text.into_owned()
    }

    #[test]
    fn encodings_are_found_without_being_told() {
        let said = "nama;kota\nKelompok “Émas”;Cirebon\n";
        assert_eq!(text(said.as_bytes()), said);
        assert_eq!(text(format!("\u{feff}{said}").as_bytes()), said);
        let little: Vec<u8> = said.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = said.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&little), said);
        assert_eq!(text(&big), said);
        let (western, _, lost) = encoding_rs::WINDOWS_1252.encode(said);
        assert!(!lost);
        assert_eq!(text(&western), said);
    }

    #[test]
    fn what_the_file_says_counts_unless_it_cannot_be() {
        assert_eq!(decode(b"caf\xe9", Some("ISO-8859-1")).text, "café");
        assert_eq!(decode(b"caf\xe9", Some("utf-8")).text, "café");
        assert_eq!(decode("café".as_bytes(), Some("utf-16")).text, "café");
        assert_eq!(decode(b"\xd0\xd1", Some("windows-1251")).text, "РС");
        assert_eq!(decode(b"a", Some("no such thing")).text, "a");
    }

    #[test]
    fn bytes_without_sense_are_said_with_their_line() {
        let mut bytes = "\u{feff}satu\ndua\n".as_bytes().to_vec();
        bytes.push(0xff);
        assert_eq!(decode(&bytes, None).strange, Some(3));
        assert_eq!(decode(b"satu", None).strange, None);
    }
}
