//! Small helps for writing XML with the library: elements with attributes, and texts that XML can hold.

use std::io::Cursor;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A document that is being written.
pub(super) struct Xml {
    writer: Writer<Cursor<Vec<u8>>>,
    open: Vec<&'static str>,
}

type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A document with its declaration.
    pub(super) fn new() -> Result<Self, String> {
        let mut xml =
            Self { writer: Writer::new_with_indent(Cursor::new(Vec::new()), b' ', 1), open: Vec::new() };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(xml)
    }

    fn event(&mut self, event: Event<'_>) -> Result<(), String> {
        self.writer.write_event(event).map_err(|why| why.to_string())
    }

    /// Begins an element.
    pub(super) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) -> Result<(), String> {
        self.open.push(name);
        self.event(Event::Start(tag(name, attributes)))
    }

    /// Ends the element that was begun last.
    pub(super) fn close(&mut self) -> Result<(), String> {
        match self.open.pop() {
            Some(name) => self.event(Event::End(BytesEnd::new(name))),
            None => Ok(()),
        }
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) -> Result<(), String> {
        self.event(Event::Empty(tag(name, attributes)))
    }

    /// An element with a text.
    pub(super) fn text(
        &mut self,
        name: &'static str,
        attributes: Attributes<'_>,
        text: &str,
    ) -> Result<(), String> {
        self.event(Event::Start(tag(name, attributes)))?;
        self.event(Event::Text(BytesText::new(&allowed(text))))?;
        self.event(Event::End(BytesEnd::new(name)))
    }

    /// The document; what is still open is ended.
    pub(super) fn done(mut self) -> Result<Vec<u8>, String> {
        while !self.open.is_empty() {
            self.close()?;
        }
        Ok(self.writer.into_inner().into_inner())
    }
}

fn tag<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut tag = BytesStart::new(name);
    for (key, value) in attributes {
        tag.push_attribute((*key, allowed(value).as_str()));
    }
    tag
}

/// A text without the characters that XML 1.0 cannot hold, not even escaped (section 2.2 of the recommendation).
pub(super) fn allowed(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)).collect()
}
