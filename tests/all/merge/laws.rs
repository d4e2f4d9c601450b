//! What holds of a merge whatever two people did.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use simpul::merge::{
    Choices, Conflict, Difference, Joined, Matter, Side, Version, differences, merge, same, tree,
};
use simpul::model::check::Broken;
use simpul::model::*;

use crate::model::{Dice, broken, dice, today, toy, words};

/// The map after those edits that are accepted.
fn after(start: &PartnershipMap, throws: &[Dice]) -> PartnershipMap {
    throws.iter().fold(start.clone(), |map, throw| {
        let edit = throw.edit(&map);
        edit.and_then(|edit| edit.apply(&map, today()).ok()).unwrap_or(map)
    })
}

fn joined(base: &PartnershipMap, ours: &PartnershipMap, theirs: &PartnershipMap) -> Joined {
    chosen(base, ours, theirs, &Choices::default())
}

fn chosen(
    base: &PartnershipMap,
    ours: &PartnershipMap,
    theirs: &PartnershipMap,
    choices: &Choices,
) -> Joined {
    merge(Some(Version::of(base)), Version::of(ours), Version::of(theirs), choices)
}

/// A map without regard to the order of its records, which is the order of the file.
fn content(map: &PartnershipMap) -> BTreeSet<String> {
    let lines = |text: String| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let mut all = BTreeSet::from([tree(&*map.info).to_string()]);
    macro_rules! add {
        ($($field:ident)+) => {$(
            for (at, record) in map.$field.iter().enumerate() {
                let id = Record::id(record).map_or_else(|| at.to_string(), ToString::to_string);
                all.insert(format!("{} {id} {:?}", stringify!($field), sorted(&toml::Value::Table(tree(record)))));
            }
        )+};
    }
    add!(areas actors resources needs partnerships contributions agreements contacts meetings trust proposals);
    let mut loose: Vec<String> = map.values.iter().map(|one| format!("{one:?}")).collect();
    loose.extend(map.acknowledgements.iter().map(|one| format!("{one:?}")));
    loose.sort();
    all.extend(loose.iter().enumerate().flat_map(|(at, text)| lines(format!("{at} {text}"))));
    all
}

/// A value with its keys in order.
fn sorted(value: &toml::Value) -> String {
    match value {
        toml::Value::Table(table) => {
            let table: BTreeMap<_, _> = table.iter().map(|(key, value)| (key, sorted(value))).collect();
            format!("{table:?}")
        }
        toml::Value::Array(list) => format!("{:?}", list.iter().map(sorted).collect::<Vec<_>>()),
        other => other.to_string(),
    }
}

type Facts = BTreeMap<String, Option<toml::Value>>;

fn facts(from: &PartnershipMap, to: &PartnershipMap) -> Facts {
    differences(Version::of(from), Version::of(to)).iter().flat_map(Difference::facts).collect()
}

fn agree(left: Option<&toml::Value>, right: Option<&toml::Value>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => same(left, right),
        (left, right) => left.is_none() && right.is_none(),
    }
}

/// Whether one place is the other one or lies within it. Of several elements with one name it does not matter which.
fn touches(one: &str, other: &str) -> bool {
    let unnumbered = |place: &str| -> String {
        let mut parts = place.split('#');
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |whole, part| whole + part.trim_start_matches(|sign: char| sign.is_ascii_digit()))
    };
    let (one, other) = (unnumbered(one), unnumbered(other));
    let within = |inner: &str, outer: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    within(&one, &other) || within(&other, &one)
}

/// Ids that both sides gave to something new.
fn new_on_both(base: &PartnershipMap, ours: &PartnershipMap, theirs: &PartnershipMap) -> bool {
    let new = |map: &PartnershipMap| -> BTreeSet<String> {
        let found = differences(Version::of(base), Version::of(map)).into_iter();
        found.filter(|one| one.before.is_none()).map(|one| format!("{:?} {}", one.table, one.key)).collect()
    };
    !new(ours).is_disjoint(&new(theirs))
}

fn places(conflicts: &[Conflict]) -> BTreeSet<String> {
    conflicts.iter().map(Conflict::place).collect()
}

fn nothing_dangles(map: &PartnershipMap) -> bool {
    !broken(map).iter().any(|rule| matches!(rule, Broken::Dangling { .. }))
}

fn config() -> ProptestConfig {
    let cases = std::env::var("SIMPUL_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(150);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn throws() -> impl Strategy<Value = Vec<Dice>> {
    prop::collection::vec(dice(), 0..12)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn who_changed_nothing_changes_nothing(before in throws(), mine in throws()) {
        let base = after(&toy(), &before);
        let ours = after(&base, &mine);
        for (base, ours, theirs) in [(&base, &base, &base), (&base, &ours, &base), (&base, &ours, &ours), (&ours, &ours, &ours)] {
            let joined = joined(base, ours, theirs);
            prop_assert_eq!(words(&joined.map), words(ours));
            prop_assert!(joined.open.is_empty(), "{:?}", joined.open);
        }
        let joined = joined(&base, &base, &ours);
        prop_assert!(joined.open.is_empty(), "{:?}", joined.open);
        prop_assert_eq!(content(&joined.map), content(&ours));
        let alone = merge(None, Version::of(&ours), Version::of(&ours), &Choices::default());
        prop_assert_eq!(words(&alone.map), words(&ours));
        prop_assert!(alone.open.is_empty());
    }

    #[test]
    fn it_does_not_matter_who_is_called_ours(mine in throws(), yours in throws()) {
        let base = toy();
        let (ours, theirs) = (after(&base, &mine), after(&base, &yours));
        if new_on_both(&base, &ours, &theirs) { return Ok(()) }
        let (one, other) = (joined(&base, &ours, &theirs), joined(&base, &theirs, &ours));
        // While a field is open it says what ours says, and whether that names what the other side removed is a
        // question that comes with the answer.
        let asked = |joined: &Joined| -> BTreeSet<String> {
            let follows = joined.open.iter().any(|conflict| conflict.matter != Matter::Named);
            let first = joined.open.iter().filter(|conflict| !follows || conflict.matter != Matter::Named);
            first.map(Conflict::place).collect()
        };
        prop_assert_eq!(asked(&one), asked(&other));
        if one.open.is_empty() {
            prop_assert_eq!(content(&one.map), content(&other.map));
        }
        // Mine here is theirs there.
        let (one, other) = (
            chosen(&base, &ours, &theirs, &Choices::all(Side::Ours)),
            chosen(&base, &theirs, &ours, &Choices::all(Side::Theirs)),
        );
        prop_assert!(one.open.is_empty() && other.open.is_empty());
        prop_assert_eq!(content(&one.map), content(&other.map));
    }

    #[test]
    fn what_one_side_alone_changed_is_in_the_result(mine in throws(), yours in throws()) {
        let base = toy();
        let (ours, theirs) = (after(&base, &mine), after(&base, &yours));
        let joined = joined(&base, &ours, &theirs);
        if !joined.open.is_empty() || new_on_both(&base, &ours, &theirs) { return Ok(()) }
        let (mine, yours, both) = (facts(&base, &ours), facts(&base, &theirs), facts(&base, &joined.map));
        for (own, other) in [(&mine, &yours), (&yours, &mine)] {
            for (place, value) in own {
                if other.keys().any(|there| touches(there, place)) { continue }
                let there = both.get(place);
                prop_assert!(there.is_some_and(|there| agree(there.as_ref(), value.as_ref())), "{place}: {value:?}, {there:?}");
            }
        }
    }

    #[test]
    fn a_conflict_is_what_both_changed_differently_and_all_of_that(mine in throws(), yours in throws()) {
        let base = toy();
        let (ours, theirs) = (after(&base, &mine), after(&base, &yours));
        let joined = joined(&base, &ours, &theirs);
        for conflict in &joined.open {
            let Conflict { base, ours, theirs, .. } = conflict;
            prop_assert!(!agree(ours.as_ref(), theirs.as_ref()));
            if conflict.matter != Matter::Named {
                prop_assert!(!agree(ours.as_ref(), base.as_ref()) && !agree(theirs.as_ref(), base.as_ref()), "{conflict:?}");
            }
        }
        if new_on_both(&base, &ours, &theirs) { return Ok(()) }
        let (mine, yours) = (facts(&base, &ours), facts(&base, &theirs));
        let listed = places(&joined.open);
        for (place, value) in &mine {
            let Some(other) = yours.get(place).filter(|other| !agree(value.as_ref(), other.as_ref())) else { continue };
            let list = |value: &Option<toml::Value>| value.as_ref().is_some_and(toml::Value::is_array);
            if list(value) || list(other) { continue }
            prop_assert!(listed.iter().any(|one| touches(one, place)), "{place}: {value:?} or {other:?}");
        }
    }

    #[test]
    fn nobody_names_what_is_gone(mine in throws(), yours in throws()) {
        let base = toy();
        let (ours, theirs) = (after(&base, &mine), after(&base, &yours));
        let open = Choices::default();
        for choices in [open, Choices::all(Side::Ours), Choices::all(Side::Theirs)] {
            let joined = chosen(&base, &ours, &theirs, &choices);
            prop_assert!(nothing_dangles(&joined.map), "{:?}\n{:?}", broken(&joined.map), choices);
        }
    }

    #[test]
    fn what_is_chosen_is_what_stands(mine in throws(), yours in throws(), picks in prop::collection::vec(any::<bool>(), 30)) {
        let base = toy();
        let (ours, theirs) = (after(&base, &mine), after(&base, &yours));
        let mut choices = Choices::default();
        let mut picks = picks.into_iter();
        let mut rounds = 0;
        let done = loop {
            let joined = chosen(&base, &ours, &theirs, &choices);
            let Some(first) = joined.open.first() else { break joined };
            let side = if picks.next().unwrap_or(true) { Side::Ours } else { Side::Theirs };
            choices.choose(first, side);
            rounds += 1;
            prop_assert!(rounds < 200, "it ends");
        };
        let both = facts(&base, &done.map);
        for conflict in done.settled.iter().filter(|one| one.matter == Matter::Field) {
            let side = choices.of(conflict).unwrap();
            let said = if side == Side::Ours { &conflict.ours } else { &conflict.theirs };
            // A field within a record that went by another choice, or that holds a name of it, says nothing.
            let settled = done.settled.iter().filter(|one| one.matter != Matter::Field).count();
            if settled > 0 { continue }
            prop_assert!(both.get(&conflict.place()).is_none_or(|there| agree(there.as_ref(), said.as_ref())), "{conflict:?}");
        }
    }
}
