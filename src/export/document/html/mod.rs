//! A REPORT AS ONE PAGE for a browser, with the map that can be walked through.
//!
//! The file holds everything and asks nobody for anything: a policy in its head forbids the browser every request,
//! and every script and style but the ones that belong to it, by their hash. All that can be read is there without
//! the script, which draws the map, filters the lists, and goes back in time.

mod blocks;
mod controls;
mod data;
mod lists;
mod shown;
mod style;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};

use crate::export::document::Drawn;
use crate::locale::{clean, page as words};
use crate::model::{Code as _, Day, PartnershipMap};
use crate::report::document::Report;
use blocks::lines;
use lists::Lists;
use shown::Shown;

/// The page of a report. Of `map` it holds parties, partnerships with their rungs, and documents, as they are at the
/// end of `today` and as they were before; whoever calls has taken out what is internal.
pub(super) fn html(report: &Report, drawn: &[Drawn], map: &PartnershipMap, today: Day) -> String {
    let lang = report.lang;
    let shown = Shown::new(map, today);
    let lists = Lists { map, shown: &shown, lang, today };
    let (style, script) = (style::sheet(report), script());
    let page = html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(&style, &script));
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                title { (clean(&report.title)) }
                style { (PreEscaped(&style)) }
            }
            body class=[report.compact.then_some("compact")] {
                (head(report))
                main {
                    article #laporan { (blocks::parts(report, drawn)) }
                    (controls::map(&lists))
                    (lists.ladder())
                    (lists.register())
                    (lists.parties())
                }
                footer { p { (lines(&report.footer)) } a href="#atas" { (words::to_top(lang)) } }
                script #data type="application/json" { (PreEscaped(data::json(map, &shown, lang, today))) }
                script { (PreEscaped(&script)) }
            }
        }
    };
    page.into_string()
}

/// What stands above everything.
fn head(report: &Report) -> Markup {
    let lang = report.lang;
    let sections = [
        ("#laporan", words::report(lang)),
        ("#peta", words::map(lang)),
        ("#tangga", words::ladder(lang)),
        ("#dokumen", words::register(lang)),
        ("#pihak", words::parties(lang)),
    ];
    html! {
        header #atas {
            @if let Some(banner) = &report.banner { p.banner { (lines(banner)) } }
            h1 { (lines(&report.title)) }
            @for line in &report.subtitle { p.subtitle { (lines(line)) } }
        }
        nav aria-label=(words::sections(lang)) {
            @for (to, name) in sections { a href=(to) { (name) } }
            label { input #cetak type="checkbox" checked autocomplete="off"; (words::print_map(lang)) }
        }
    }
}

/// The script as a browser reads it, whose hash it compares: without carriage returns.
fn script() -> String {
    include_str!("page.js").replace('\r', "")
}

/// What the page may do: its own script and style, pictures that it holds, and nothing else.
fn policy(style: &str, script: &str) -> String {
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; img-src data:; base-uri 'none'; \
         form-action 'none'",
        hash(script),
        hash(style),
    )
}
