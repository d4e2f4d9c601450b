//! What the library cannot say and a DOCX needs: the language of the text, heads that repeat, texts for pictures, the
//! title of the file. Its XML is read and written again event by event, so nothing else changes.

use std::io::Cursor;

use docx_rs::XMLDocx;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

use super::tag;
use crate::model::Day;
use crate::report::document::Report;

pub(super) fn finish(
    parts: &mut XMLDocx,
    report: &Report,
    heads: &[bool],
    captions: &[String],
    today: Day,
) -> Result<(), String> {
    parts.document = document(&parts.document, heads, captions)?;
    parts.styles = styles(&parts.styles, tag(report.lang))?;
    parts.doc_props.core = core(report, today)?;
    Ok(())
}

/// Reads events, and lets `change` write what takes the place of each.
fn rewritten(
    xml: &[u8],
    mut change: impl FnMut(Event<'_>, &mut Vec<Event<'static>>),
) -> Result<Vec<u8>, String> {
    let mut reader = Reader::from_reader(xml);
    let mut writer = Writer::new(Cursor::new(Vec::with_capacity(xml.len())));
    let mut instead = Vec::new();
    loop {
        let event = reader.read_event().map_err(|why| why.to_string())?;
        if event == Event::Eof {
            return Ok(writer.into_inner().into_inner());
        }
        change(event, &mut instead);
        for event in instead.drain(..) {
            writer.write_event(event).map_err(|why| why.to_string())?;
        }
    }
}

/// The first row of a table with a head repeats on every page; a picture has an id and a text of its own.
fn document(xml: &[u8], heads: &[bool], captions: &[String]) -> Result<Vec<u8>, String> {
    let (mut tables, mut pictures) = (heads.iter(), captions.iter().enumerate());
    let mut waits = false;
    rewritten(xml, |event, out| match event {
        Event::Start(tag) if tag.name().as_ref() == "w:tbl" => {
            waits = tables.next().copied().unwrap_or(false);
            out.push(Event::Start(tag.into_owned()));
        }
        Event::Start(tag) if waits && tag.name().as_ref() == "w:trPr" => {
            waits = false;
            out.extend([Event::Start(tag.into_owned()), Event::Empty(BytesStart::new("w:tblHeader"))]);
        }
        Event::Empty(tag) if tag.name().as_ref() == "wp:docPr" => {
            let (at, caption) = pictures.next().map_or((0, ""), |(at, caption)| (at + 1, caption.as_str()));
            let mut named = BytesStart::new("wp:docPr");
            named.push_attribute(("id", at.to_string().as_str()));
            named.push_attribute(("name", format!("Picture {at}").as_str()));
            named.push_attribute(("descr", caption));
            out.push(Event::Empty(named));
        }
        Event::Start(tag) if tag.name().as_ref() == "w:p" => out.push(Event::Start(unnamed(&tag))),
        event => out.push(event.into_owned()),
    })
}

/// A paragraph without the id that the library counts up while the program runs: the same report is the same file.
fn unnamed(tag: &BytesStart<'_>) -> BytesStart<'static> {
    let mut bare = BytesStart::new("w:p");
    let kept = tag.attributes().flatten().filter(|attribute| attribute.key.as_ref() != "w14:paraId");
    kept.for_each(|attribute| bare.push_attribute(attribute));
    bare.into_owned()
}

/// The language of all that says nothing else.
fn styles(xml: &[u8], lang: &str) -> Result<Vec<u8>, String> {
    let mut first = true;
    rewritten(xml, |event, out| {
        // The defaults of runs come first in the file, and end before any style begins.
        let ends = matches!(&event, Event::End(tag) if tag.name().as_ref() == "w:rPr");
        if ends && std::mem::take(&mut first) {
            let mut named = BytesStart::new("w:lang");
            named.push_attribute(("w:val", lang));
            out.push(Event::Empty(named));
        }
        out.push(event.into_owned());
    })
}

/// The title, language and day of the file.
fn core(report: &Report, today: Day) -> Result<Vec<u8>, String> {
    let mut writer = Writer::new(Cursor::new(Vec::new()));
    let mut root = BytesStart::new("cp:coreProperties");
    for (name, value) in [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ] {
        root.push_attribute((name, value));
    }
    let mut events = vec![
        Event::Decl(quick_xml::events::BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))),
        Event::Start(root),
    ];
    let stamp = format!("{today}T00:00:00Z");
    for (name, value, typed) in [
        ("dc:title", report.title.as_str(), false),
        ("dc:language", tag(report.lang), false),
        ("dc:creator", "Simpul", false),
        ("dcterms:created", &stamp, true),
        ("dcterms:modified", &stamp, true),
    ] {
        let mut start = BytesStart::new(name);
        if typed {
            start.push_attribute(("xsi:type", "dcterms:W3CDTF"));
        }
        events.extend([
            Event::Start(start),
            Event::Text(BytesText::new(value)),
            Event::End(BytesEnd::new(name)),
        ]);
    }
    events.push(Event::End(BytesEnd::new("cp:coreProperties")));
    for event in events {
        writer.write_event(event).map_err(|why| why.to_string())?;
    }
    Ok(writer.into_inner().into_inner())
}
