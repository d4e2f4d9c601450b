//! `&amp;`, `&#233;`, `&eacute;`: letters by number or name. Nothing that a file defines itself is put in its place,
//! so no file can grow while it is read.

use std::borrow::Cow;

/// The names of the letters U+00A0 to U+00FF in HTML 4, in order; GML uses them (Himsolt 1996, *GML: a portable graph
/// file format*, section 2).
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 \
                     sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc \
                     Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve \
                     Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute \
                     acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde \
                     ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/// No reference is longer.
const LONGEST: usize = 16;

/// The letter that stands for the text between `&` and `;`.
pub(super) fn letter(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32).filter(|letter| *letter != '\0');
    }
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            ('\u{a0}'..).zip(LATIN.split_whitespace()).find(|(_, one)| *one == name).map(|(letter, _)| letter)
        }
    }
}

/// A text with its references resolved, once; `unknown` hears of those that nobody knows, which stay as they are.
pub(super) fn resolved(text: &str, mut unknown: impl FnMut(&str)) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        // No further than a reference can go: a text of ampersands would be gone through once for each of them.
        let near = after.as_bytes().iter().take(LONGEST + 1).position(|byte| *byte == b';');
        let parted = near.and_then(|at| after.split_at_checked(at));
        let parted = parted.map(|(name, behind)| (name, behind.strip_prefix(';').unwrap_or(behind)));
        let name = parted.filter(|(name, _)| {
            name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#') && !name.is_empty()
        });
        match name.map(|(name, behind)| (letter(name), name, behind)) {
            Some((Some(letter), _, behind)) => {
                out.push(letter);
                rest = behind;
            }
            known => {
                // An ampersand that begins no reference is one; people write `A & B` everywhere.
                if let Some((_, name, _)) = known {
                    unknown(name);
                }
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_by_name_and_number() {
        let mut unknown = Vec::new();
        let mut read = |text: &str| resolved(text, |name| unknown.push(name.to_owned())).into_owned();
        assert_eq!(read("Kaf&eacute; &#233; &#xe9; &nbsp;&yuml;"), "Kafé é é \u{a0}ÿ");
        assert_eq!(read("&lt;A&gt; &amp;amp; &quot;B&apos;"), "<A> &amp; \"B'");
        assert_eq!(read("PT A & B; C&D"), "PT A & B; C&D");
        assert_eq!(read("&lol9; &#0; &#x110000; &#xd800;"), "&lol9; &#0; &#x110000; &#xd800;");
        assert_eq!(read("&abcdefghijklmnop; &abcdefghijklmnopq;"), "&abcdefghijklmnop; &abcdefghijklmnopq;");
        assert_eq!(
            unknown.last().map(String::as_str),
            Some("abcdefghijklmnop"),
            "the longest that is asked for"
        );
        assert_eq!(LATIN.split_whitespace().count(), 96);
    }
}
