//! What the script of the page needs, as short JSON: parties and partnerships by number, and where they stand.

use std::collections::BTreeMap;

use serde::Serialize;

use super::shown::{Shown, State};
use crate::export::picture::{layout_of, letter, outline, ties};
use crate::layout::{Guide, Outward, Point, RingOf, View, force};
use crate::locale::{Label as _, clean, dates, labels, page as words, picture};
use crate::model::{ActorKind, Code, Day, Lang, PartnershipMap, Rung};
use crate::network::{Adjacency, At, Vertex};

/// How a state is written: a rung by its digit, then these.
const NOT_ASSESSED: i8 = 6;
const NO_TIE: i8 = 7;
const ABSENT: i8 = -1;

/// Everything, in the order in which the script reads it.
#[derive(Serialize)]
struct Data {
    words: BTreeMap<&'static str, String>,
    /// The stops, the last of which is now.
    days: Vec<String>,
    /// Label, letter, outline around (0, 0), and how far below the middle its letter stands.
    kinds: Vec<(&'static str, &'static str, &'static str, f64)>,
    /// The names of the states, by their number; the last is that of the ring of whoever has no tie.
    rungs: Vec<String>,
    /// The number of the anchor institution.
    anchor: Option<usize>,
    /// Radius in hundredths, and the state of whoever stands there; from the centre outwards.
    rings: Vec<(i64, i8)>,
    /// Name, kind, place in the rings and in the network in hundredths, first stop, whether it is there now.
    parties: Vec<(String, usize, Option<Place>, Place, usize, u8)>,
    /// Name, members, and stop and state in turn.
    ties: Vec<(String, Vec<usize>, Vec<i64>)>,
    /// Parties, partnership, first stop; in the order of the rows of the register.
    documents: Vec<(Vec<usize>, Option<usize>, usize)>,
}

/// To the right and downwards, in hundredths of the diameter of a mark.
type Place = (i64, i64);

/// The data of a page, ready to stand between the tags of a script.
pub(super) fn json(map: &PartnershipMap, shown: &Shown<'_>, lang: Lang, today: Day) -> String {
    let (in_rings, rings) = in_rings(map, shown);
    let in_network = in_network(shown);
    let parties =
        shown.parties.iter().zip(in_rings.into_iter().zip(in_network)).map(|(party, (ring, net))| {
            let name = clean(&party.actor.name).into_owned();
            (name, party.actor.kind as usize, ring, net, party.first, u8::from(party.now))
        });
    let ties = shown.ties.iter().map(|tie| {
        let stop = |stop: usize| i64::try_from(stop).unwrap_or(i64::MAX);
        let changes = tie.changes.iter().flat_map(|(at, state)| [stop(*at), i64::from(code(*state))]);
        (clean(&tie.one.name).into_owned(), tie.members.clone(), changes.collect())
    });
    let documents = shown.documents.iter().map(|one| (one.parties.clone(), one.tie, one.first));
    let named = map.info.anchor.as_ref();
    let anchor = named.and_then(|id| shown.parties.iter().position(|one| one.actor.id == *id));
    let days = shown.stops.iter().chain([&today]).map(|day| dates::long(lang, *day));
    let kind = |kind: &ActorKind| {
        let (outline, down) = outline(*kind);
        (kind.label(lang), letter(*kind, lang), outline, down)
    };
    let no_tie =
        if anchor.is_some() { picture::no_tie(lang) } else { picture::no_tie_at_all(lang) }.to_owned();
    let data = Data {
        words: texts(lang),
        days: days.collect(),
        kinds: ActorKind::ALL.iter().map(kind).collect(),
        rungs: states().map(|rung| labels::rung(rung, lang)).chain([no_tie]).collect(),
        anchor,
        rings,
        parties: parties.collect(),
        ties: ties.collect(),
        documents: documents.collect(),
    };
    harmless(&serde_json::to_string(&data).unwrap_or_default())
}

/// The rungs from competition upwards, then *not assessed*: each at the place that is its number.
pub(super) fn states() -> impl DoubleEndedIterator<Item = Option<Rung>> {
    Rung::ALL.iter().copied().map(Some).chain([None])
}

/// The number of a state.
pub(super) fn code(state: State) -> i8 {
    match state {
        None => ABSENT,
        Some(None) => NOT_ASSESSED,
        Some(Some(rung)) => i8::try_from(rung.digit()).unwrap_or(NOT_ASSESSED),
    }
}

/// JSON in which nothing can be taken for markup, or for the end of a line in a script.
fn harmless(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

/// Where everybody stands in the rings as they are now, and the rings themselves.
fn in_rings(map: &PartnershipMap, shown: &Shown<'_>) -> (Vec<Option<Place>>, Vec<(i64, i8)>) {
    let ties = ties(map, At::Now, true);
    let layout = layout_of(map, &ties, View::Rings, Outward::Rung);
    let place_of = |id| {
        let vertex = usize::try_from(ties.vertex(id)?).ok()?;
        layout.points.get(vertex).copied().map(place)
    };
    let rings = layout.guides.iter().filter_map(|guide| match guide {
        Guide::Ring { radius, of } => Some((hundredths(*radius), of_ring(*of)?)),
        _ => None,
    });
    (shown.parties.iter().map(|party| place_of(&party.actor.id)).collect(), rings.collect())
}

fn of_ring(of: RingOf) -> Option<i8> {
    match of {
        RingOf::Rung(rung) => Some(code(Some(Some(rung)))),
        RingOf::NotAssessed => Some(NOT_ASSESSED),
        RingOf::NoTie => Some(NO_TIE),
        _ => None,
    }
}

/// Where everybody stands in the network of all partnerships that there ever were: the way back in time then moves
/// nobody.
fn in_network(shown: &Shown<'_>) -> Vec<Place> {
    let only_contest = |(_, state): &(usize, State)| matches!(state, None | Some(Some(Rung::Competition)));
    let ties = shown.ties.iter().filter(|tie| !tie.changes.iter().all(only_contest));
    let number = |member: usize| Vertex::try_from(member).unwrap_or(Vertex::MAX);
    let pairs = ties.flat_map(|tie| {
        let each = tie.members.iter().enumerate();
        each.flat_map(|(at, one)| tie.members.iter().skip(at + 1).map(move |other| (*one, *other)))
    });
    let graph =
        Adjacency::undirected(shown.parties.len(), pairs.map(|(one, other)| (number(one), number(other))));
    let kinds: Vec<ActorKind> = shown.parties.iter().map(|party| party.actor.kind).collect();
    let layout = force::force(&graph, &kinds, &[], &mut |_| true).unwrap_or_default();
    layout.points.into_iter().map(place).collect()
}

fn place(point: Point) -> Place {
    (hundredths(point.x), hundredths(point.y))
}

#[expect(clippy::cast_possible_truncation, reason = "a picture is some hundred units wide")]
fn hundredths(length: f64) -> i64 {
    (length * 100.0).round() as i64
}

/// The words that the script puts together itself; a figure stands as its name in braces.
fn texts(lang: Lang) -> BTreeMap<&'static str, String> {
    let texts = [
        ("hint", words::map_hint(lang).to_owned()),
        ("hintLarge", words::map_hint_large(lang).to_owned()),
        ("found", words::found(lang, "{count}")),
        ("foundNone", words::found_none(lang).to_owned()),
        ("counted", words::counted(lang, "{parties}", "{ties}", "{day}")),
        ("detailsHint", words::details_hint(lang).to_owned()),
        ("focusHere", words::focus_here(lang).to_owned()),
        ("letGo", words::let_go(lang).to_owned()),
        ("noTies", words::no_ties(lang).to_owned()),
        ("with", words::with(lang, "{names}")),
        ("partyLabel", words::party_label(lang, "{name}", "{kind}", "{ties}")),
        ("anchor", words::anchor(lang).to_owned()),
        ("nothing", words::nothing_here(lang).to_owned()),
        ("more", words::more(lang, "{count}")),
    ];
    texts.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_data_can_end_its_script() {
        let json = serde_json::to_string(&["</script><!--&\u{2028}\u{2029}\"\\"]).unwrap();
        let safe = harmless(&json);
        assert!(!safe.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
        assert_eq!(
            serde_json::from_str::<Vec<String>>(&safe).unwrap(),
            serde_json::from_str::<Vec<String>>(&json).unwrap()
        );
    }
}
