//! The style sheet of a page: its own file, and behind it what depends on the report and on the colours of pictures.

use std::fmt::Write as _;

use super::blocks;
use crate::export::document::page;
use crate::export::picture::{Palette, Tone};
use crate::locale::clean;
use crate::model::{ActorKind, Code};
use crate::report::document::Report;

/// The style sheet for a report.
pub(super) fn sheet(report: &Report) -> String {
    let mut css = include_str!("style.css").replace('\r', "");
    let (light, dark) = (Palette::of(Tone::Light), Palette::of(Tone::Dark));
    let _ = writeln!(css, ":root{{{}}}", colours(&light));
    let _ = writeln!(css, "@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}", colours(&dark));
    lines(&mut css, &light);
    columns(&mut css, report);
    paper(&mut css, report);
    css
}

fn colours(palette: &Palette) -> String {
    let mut css = format!(
        "--ground:{};--text:{};--dim:{};--guide:{};--wedge:{};--band:{};--letters:{}",
        palette.ground,
        palette.text,
        palette.dim,
        palette.guide,
        palette.wedge,
        palette.band,
        palette.letters
    );
    for (number, rung) in super::data::states().enumerate() {
        let _ = write!(css, ";--r{number}:{}", palette.line(rung).colour);
    }
    for kind in ActorKind::ALL {
        let _ = write!(css, ";--k{}:{}", *kind as usize, palette.kind(*kind));
    }
    css
}

/// The classes of lines by rung and of marks by kind, as in printed pictures.
fn lines(css: &mut String, palette: &Palette) {
    for (number, rung) in super::data::states().enumerate() {
        let stroke = palette.line(rung);
        let _ = write!(css, ".r{number}{{stroke:var(--r{number});stroke-width:{}", stroke.width);
        if !stroke.dashes.is_empty() {
            let dashes: Vec<String> = stroke.dashes.iter().map(ToString::to_string).collect();
            let _ = write!(css, ";stroke-dasharray:{}", dashes.join(" "));
        }
        css.push_str(if stroke.round { ";stroke-linecap:round}\n" } else { "}\n" });
    }
    for kind in ActorKind::ALL.iter().map(|kind| *kind as usize) {
        let _ = writeln!(css, ".k{kind}{{fill:var(--k{kind})}}");
    }
}

/// The widths of columns, and on a screen so much room that a wide table is moved rather than squeezed.
fn columns(css: &mut String, report: &Report) {
    for (table, number) in blocks::tables(report).zip(1..) {
        let id = blocks::table_id(number);
        let all: u32 = table.columns.iter().map(|column| u32::from(column.width)).sum();
        for (column, place) in table.columns.iter().zip(1..) {
            let share = f64::from(column.width) * 100.0 / f64::from(all.max(1));
            let _ = writeln!(css, "#{id} col:nth-child({place}){{width:{share:.2}%}}");
        }
        let count = table.columns.len();
        let room = if count > 2 { count * 7 } else { 0 };
        let _ = writeln!(css, "@media screen{{#{id}{{min-width:{room}rem}}}}");
    }
}

/// The paper, and what stands on each of its pages. The first page has its banner in the text already.
fn paper(css: &mut String, report: &Report) {
    let size = if report.landscape { "A4 landscape" } else { "A4" };
    let margin = if report.compact { "12mm 11mm 13mm" } else { "18mm 16mm 18mm" };
    let footer = quoted(&report.footer);
    let (before, between) = page(report.lang);
    let _ = write!(
        css,
        "@page{{size:{size};margin:{margin};\
         @bottom-left{{content:{footer};width:84%}}\
         @bottom-right{{content:{} counter(page) {} counter(pages)}}",
        quoted(&format!("{before} ")),
        quoted(&format!(" {between} ")),
    );
    if let Some(banner) = &report.banner {
        let _ = write!(css, "@top-center{{content:{};font-weight:700;letter-spacing:.06em}}", quoted(banner));
    }
    css.push_str("}\n@page:first{@top-center{content:none}}\n");
}

/// A text as CSS: whatever is no letter, digit or blank by its number, so that nothing can end it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in clean(text).chars() {
        if c.is_ascii_alphanumeric() || c == ' ' {
            out.push(c);
        } else {
            let _ = write!(out, "\\{:x} ", u32::from(c));
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_leaves_its_quotation_marks() {
        assert_eq!(quoted("Konsep 1"), "\"Konsep 1\"");
        assert_eq!(quoted("a\"}</style>\\é"), "\"a\\22 \\7d \\3c \\2f style\\3e \\5c \\e9 \"");
    }
}
