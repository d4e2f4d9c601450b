//! The map without its picture: the ladder, the register of documents, the parties. The script filters what stands
//! here; without it everything is there.

use maud::{Markup, html};

use super::blocks::{class_of, lines};
use super::data::{code, states};
use super::shown::{Document, Shown, Tie};
use crate::locale::{Label as _, clean, dates, labels, page as words};
use crate::model::{Lang, PartnershipMap, Rung};

/// What the lists are written from.
pub(super) struct Lists<'a> {
    pub(super) map: &'a PartnershipMap,
    pub(super) shown: &'a Shown<'a>,
    pub(super) lang: Lang,
    pub(super) today: crate::model::Day,
}

impl Lists<'_> {
    /// One list a rung, the highest first.
    pub(super) fn ladder(&self) -> Markup {
        let lang = self.lang;
        let rungs = states().rev().filter(|rung| self.is_known(*rung));
        html! {
            section #tangga {
                h2 { (words::ladder(lang)) }
                div.ladder {
                    @for rung in rungs {
                        @let standing: Vec<&Tie<'_>> =
                            self.shown.ties.iter().filter(|tie| tie.now() == Some(rung)).collect();
                        div.rung data-rung=(code(Some(rung))) {
                            h3 { (labels::rung(rung, lang)) " " span.count { (standing.len()) } }
                            @if let Some(rung) = rung { p.note { (rung.definition().in_language(lang)) } }
                            ul tabindex="0" aria-label=(labels::rung(rung, lang)) {
                                @for tie in &standing { (self.card(tie)) }
                            }
                            p.empty hidden[!standing.is_empty()] { (words::nothing_here(lang)) }
                        }
                    }
                }
            }
        }
    }

    /// Rungs 1 to 5 are always there, competition and *not assessed* only where something stood there.
    pub(super) fn is_known(&self, rung: Option<Rung>) -> bool {
        let ever = |tie: &Tie<'_>| tie.changes.iter().any(|(_, state)| *state == Some(rung));
        !matches!(rung, None | Some(Rung::Competition)) || self.shown.ties.iter().any(ever)
    }

    fn card(&self, tie: &Tie<'_>) -> Markup {
        html! {
            li {
                strong { (lines(&tie.one.name)) }
                span { (self.names(&tie.members)) }
            }
        }
    }

    fn names(&self, members: &[usize]) -> String {
        let name = |at: &usize| Some(clean(&self.shown.parties.get(*at)?.actor.name).into_owned());
        members.iter().filter_map(name).collect::<Vec<_>>().join(", ")
    }

    /// The documents with what a day makes of them.
    pub(super) fn register(&self) -> Markup {
        let lang = self.lang;
        let heads = [
            words::document(lang),
            words::document_kind(lang),
            words::document_parties(lang),
            words::from(lang),
            words::until(lang),
            words::status(lang),
        ];
        html! {
            section #dokumen {
                h2 { (words::register(lang)) }
                @if self.shown.documents.is_empty() {
                    p.empty { (words::no_documents(lang)) }
                } @else {
                    (table(words::register(lang), &heads, &html! {
                        @for one in &self.shown.documents { (self.document(one)) }
                    }))
                    p.empty hidden { (words::none_match(lang)) }
                }
            }
        }
    }

    fn document(&self, document: &Document<'_>) -> Markup {
        let (one, lang) = (document.one, self.lang);
        let day = |day: Option<_>| day.map_or_else(|| "–".to_owned(), |day| dates::short(lang, day));
        let parties: Vec<_> = one.parties.iter().map(|party| self.map.actor_name(&party.actor)).collect();
        let parties = parties.join(", ");
        html! {
            tr {
                th class=[class_of(&one.title)] scope="row" { (lines(&one.title)) }
                td { (one.kind.label(lang)) }
                td class=[class_of(&parties)] { (clean(&parties)) }
                td.day { (day(one.start)) }
                td.day { (day(one.end)) }
                td { (one.standing(self.today, &self.map.info.settings).label(lang)) }
            }
        }
    }

    /// The parties with how many partnerships they have, and the highest rung of these.
    pub(super) fn parties(&self) -> Markup {
        let lang = self.lang;
        let (mut counts, mut highest) = (vec![0_usize; self.shown.parties.len()], Vec::new());
        highest.resize(self.shown.parties.len(), None);
        for tie in &self.shown.ties {
            for member in tie.members.iter().filter(|_| tie.now().is_some()) {
                counts[*member] += 1;
                highest[*member] = highest[*member].max(tie.now());
            }
        }
        let heads = [
            words::party(lang),
            words::kind(lang),
            words::level(lang),
            words::partnerships(lang),
            words::highest(lang),
        ];
        let rows = self.shown.parties.iter().zip(counts.iter().zip(&highest));
        html! {
            section #pihak {
                h2 { (words::parties(lang)) }
                @if self.shown.parties.is_empty() {
                    p.empty { (words::no_parties(lang)) }
                } @else {
                    (table(words::parties(lang), &heads, &html! {
                        @for (party, (count, highest)) in rows {
                            tr hidden[!party.now] {
                                th class=[class_of(&party.actor.name)] scope="row" {
                                    (lines(&party.actor.name))
                                }
                                td { (party.actor.kind.label(lang)) }
                                td { (party.actor.level.map_or("–", |level| level.label(lang))) }
                                td.figure { (count) }
                                td { (highest.map_or_else(|| "–".to_owned(), |rung| labels::rung(rung, lang))) }
                            }
                        }
                    }))
                    p.empty hidden { (words::none_match(lang)) }
                }
            }
        }
    }
}

fn table(name: &str, heads: &[&str], rows: &Markup) -> Markup {
    html! {
        div.scroll role="region" tabindex="0" aria-label=(name) {
            table.wide {
                thead { tr { @for head in heads { th scope="col" { (head) } } } }
                tbody { (rows) }
            }
        }
    }
}
