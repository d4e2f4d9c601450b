//! XML as the readers of `GraphML` and GEXF see it: elements with their lines, never an entity of the file's own.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::net::Net;
use super::references;
use crate::import::Why;
use crate::import::decode::decode;
use crate::import::limits::DEEPEST;
use crate::trouble::BadNetwork as Bad;

/// What comes next in a document.
pub(super) enum Part<'a> {
    /// An element begins; one without content ends right after it.
    Open(Element<'a>),
    /// The innermost element ends.
    Close,
    /// A piece of text.
    Text(Cow<'a, str>),
}

/// The beginning of an element.
pub(super) struct Element<'a> {
    start: BytesStart<'a>,
    pub line: usize,
}

impl Element<'_> {
    /// Its name without the prefix of its namespace.
    pub(super) fn name(&self) -> &str {
        local(self.start.name().into_inner())
    }

    /// The value of an attribute, whatever the prefix of its name.
    pub(super) fn attribute(&self, name: &str, net: &mut Net) -> Option<String> {
        let mut all = self.start.attributes();
        let found = all.with_checks(false).flatten().find(|one| local(one.key.into_inner()) == name)?;
        let value = references::resolved(&found.value, |name| net.reference(self.line, name));
        Some(value.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect())
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// A document that is being read.
pub(super) struct Document<'a> {
    reader: Reader<&'a [u8]>,
    text: &'a str,
    /// As far as lines were counted, and their number.
    counted: (usize, usize),
    depth: usize,
    /// An element without content, whose end is still to be told.
    empty: bool,
}

impl<'a> Document<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().allow_dangling_amp = true;
        Self { reader, text, counted: (0, 1), depth: 0, empty: false }
    }

    /// The line at a byte, which must not lie before one that was asked for.
    fn line(&mut self, at: u64) -> usize {
        let at = usize::try_from(at).unwrap_or(usize::MAX).min(self.text.len());
        let (from, line) = self.counted;
        let passed = self.text.get(from..at).unwrap_or_default();
        self.counted = (at.max(from), line + passed.matches('\n').count());
        self.counted.1
    }

    /// What comes next; nothing at the end of the document.
    ///
    /// # Errors
    ///
    /// [`Bad::Broken`] and [`Bad::TooDeep`].
    pub(super) fn next(&mut self, net: &mut Net) -> Result<Option<Part<'a>>, Why> {
        if self.empty {
            self.empty = false;
            return Ok(Some(Part::Close));
        }
        loop {
            let at = self.reader.buffer_position();
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let line = self.line(self.reader.error_position());
                    return Err(Bad::Broken { line, said: error.to_string() }.into());
                }
            };
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(Bad::TooDeep.into());
                    }
                    return Ok(Some(Part::Open(Element { start, line: self.line(at) })));
                }
                Event::Empty(start) => {
                    self.empty = true;
                    return Ok(Some(Part::Open(Element { start, line: self.line(at) })));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Part::Close));
                }
                Event::Text(text) => return Ok(Some(Part::Text(text.xml_content(XmlVersion::Implicit1_0)))),
                Event::CData(text) => return Ok(Some(Part::Text(text.xml_content(XmlVersion::Implicit1_0)))),
                Event::GeneralRef(name) => {
                    let letter = references::letter(&name);
                    if letter.is_none() {
                        let line = self.line(at);
                        net.reference(line, &name);
                    }
                    let text = letter.map_or_else(|| format!("&{};", &*name), String::from);
                    return Ok(Some(Part::Text(text.into())));
                }
                Event::Eof if self.depth > 0 => {
                    let line = self.line(u64::MAX);
                    return Err(Bad::Broken { line, said: String::new() }.into());
                }
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    /// Leaves an element that was just opened, with all that is inside.
    pub(super) fn leave(&mut self, net: &mut Net) -> Result<(), Why> {
        self.texts(net, |_, _| ()).map(drop)
    }

    /// The text of an element that was just opened, without that of the elements inside, of whose beginnings `inner`
    /// hears; with a text of theirs when it ends.
    pub(super) fn texts(&mut self, net: &mut Net, mut inner: impl FnMut(&str, &str)) -> Result<String, Why> {
        // The text of each element that is open, and its name.
        let mut open = vec![(String::new(), String::new())];
        while let Some(part) = self.next(net)? {
            match part {
                Part::Open(element) => open.push((element.name().to_owned(), String::new())),
                Part::Text(text) => {
                    if let Some((_, own)) = open.last_mut() {
                        own.push_str(&text);
                    }
                }
                Part::Close => {
                    let (name, text) = open.pop().unwrap_or_default();
                    if open.is_empty() {
                        return Ok(text);
                    }
                    inner(&name, &text);
                }
            }
        }
        Ok(String::new())
    }
}

/// The text of an XML file, by the encoding that it declares; bytes that are no letters are said.
pub(super) fn decoded<'a>(bytes: &'a [u8], net: &mut Net) -> Cow<'a, str> {
    let head = bytes.get(..bytes.len().min(256)).unwrap_or_default();
    let declaration = String::from_utf8_lossy(head);
    let declared = declaration
        .split_once("?>")
        .and_then(|(head, _)| head.split_once("encoding"))
        .and_then(|(_, rest)| rest.trim_start().strip_prefix('='))
        .and_then(|rest| {
            let rest = rest.trim_start();
            rest.strip_prefix(['"', '\'']).and_then(|rest| rest.split(['"', '\'']).next())
        });
    let decoded = decode(bytes, declared);
    if let Some(line) = decoded.strange {
        net.miss(line, Bad::Letters);
    }
    decoded.text
}

/// The name of the root element of a document that begins with `head`.
pub(super) fn root(head: &str) -> Option<String> {
    let mut document = Document::new(head);
    loop {
        match document.next(&mut Net::default()) {
            Ok(Some(Part::Open(element))) => return Some(element.name().to_owned()),
            Ok(Some(Part::Text(text))) if text.trim().is_empty() => {}
            _ => return None,
        }
    }
}
