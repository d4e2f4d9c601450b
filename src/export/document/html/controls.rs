//! The map that can be walked through: its frame and its controls, which are hidden until the script shows them.

use maud::{Markup, html};

use super::data::{code, states};
use super::lists::Lists;
use crate::export::picture::outline;
use crate::locale::{Label as _, dates, labels, page as words};
use crate::model::{ActorKind, Code as _, Lang, Rung};

/// The section of the map.
pub(super) fn map(lists: &Lists<'_>) -> Markup {
    let lang = lists.lang;
    html! {
        section #peta {
            h2 { (words::map(lang)) }
            noscript { p.note { (words::script_needed(lang)) } }
            div #alat hidden {
                (search(lang))
                div.map {
                    a.skip href="#saringan" { (words::skip_map(lang)) }
                    svg #gambar role="application" tabindex="0" aria-label=(words::map_label(lang))
                        aria-describedby="petunjuk" {}
                    (buttons(lang))
                }
                (time(lists))
                p #jumlah role="status" {}
                aside {
                    h3 { (words::details(lang)) }
                    div #rincian aria-live="polite" {}
                }
                (filters(lists))
                p.note #petunjuk {}
            }
        }
    }
}

fn search(lang: Lang) -> Markup {
    html! {
        div.row {
            div.field {
                label for="cari" { (words::search(lang)) }
                input #cari type="search" autocomplete="off" spellcheck="false" aria-describedby="temuan";
                small #temuan role="status" data-hint=(words::search_hint(lang)) { (words::search_hint(lang)) }
            }
            fieldset.field {
                legend { (words::arrangement(lang)) }
                label title=(words::rings(lang)) {
                    input type="radio" name="susunan" value="rings" checked;
                    " " (words::rings_short(lang))
                }
                label title=(words::force(lang)) {
                    input type="radio" name="susunan" value="force";
                    " " (words::force_short(lang))
                }
            }
        }
    }
}

fn buttons(lang: Lang) -> Markup {
    let buttons = [
        ("perbesar", "+", words::larger(lang)),
        ("perkecil", "−", words::smaller(lang)),
        ("seluruh", "⤢", words::whole(lang)),
    ];
    html! {
        div.buttons {
            @for (id, sign, name) in buttons {
                button type="button" id=(id) aria-label=(name) title=(name) { (sign) }
            }
        }
    }
}

/// The slider over the days on which something changed.
fn time(lists: &Lists<'_>) -> Markup {
    let (lang, last) = (lists.lang, lists.shown.stops.len());
    html! {
        div.time hidden[last == 0] {
            label for="saat" { (words::moment(lang)) " " output #hari for="saat" { (dates::long(lang, lists.today)) } }
            div.row {
                button type="button" #sebelum aria-label=(words::earlier(lang)) title=(words::earlier(lang)) { "‹" }
                input #saat type="range" min="0" max=(last) value=(last) step="1" autocomplete="off";
                button type="button" #sesudah aria-label=(words::later(lang)) title=(words::later(lang)) { "›" }
            }
        }
    }
}

fn filters(lists: &Lists<'_>) -> Markup {
    let lang = lists.lang;
    let there = |kind: &&ActorKind| lists.shown.parties.iter().any(|party| party.actor.kind == **kind);
    html! {
        details #saringan open {
            summary { (words::filters(lang)) }
            div.filters {
                fieldset {
                    legend { (words::kinds(lang)) }
                    @for kind in ActorKind::ALL.iter().filter(there) {
                        label {
                            input type="checkbox" name="jenis" value=(*kind as usize) checked autocomplete="off";
                            (mark(*kind)) (kind.label(lang))
                        }
                    }
                }
                fieldset {
                    legend { (words::rungs(lang)) }
                    @for rung in states().rev().filter(|rung| lists.is_known(*rung)) {
                        label {
                            input type="checkbox" name="tangga" value=(code(Some(rung))) checked autocomplete="off";
                            (line(rung)) (labels::rung(rung, lang))
                        }
                    }
                }
                div {
                    div.field {
                        label for="fokus" { (words::focus(lang)) }
                        select #fokus autocomplete="off" { option value="" { (words::everyone(lang)) } }
                    }
                    div.field {
                        label for="langkah" { (words::steps(lang)) }
                        input #langkah type="number" min="1" max="9" value="1" inputmode="numeric" autocomplete="off";
                    }
                    button type="button" #semua { (words::reset(lang)) }
                }
            }
        }
    }
}

/// A line as it is drawn for a rung.
fn line(rung: Option<Rung>) -> Markup {
    let class = format!("r{}", code(Some(rung)));
    let way = if rung == Some(Rung::Competition) {
        "M1 7l3-4 3 6 3-6 3 6 3-6 3 6 3-6 3 6 3-6 3 6 3-4"
    } else {
        "M1 6H35"
    };
    html! {
        svg.sample viewBox="0 0 36 12" aria-hidden="true" {
            path class=(class) d=(way) {}
            @if rung == Some(Rung::Confederation) { path.core d=(way) {} }
        }
    }
}

/// The mark of a kind.
fn mark(kind: ActorKind) -> Markup {
    html! {
        svg.sample viewBox="-1.5 -0.75 3 1.5" aria-hidden="true" {
            path class=(format!("k{}", kind as usize)) d=(outline(kind).0) {}
        }
    }
}
