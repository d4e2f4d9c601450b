//! Two parties that are one.

use std::collections::HashSet;
use std::sync::Arc;

use super::any_record::rename_all;
use super::{Refusal, find, forget, put};
use crate::model::basics::{Day, Id};
use crate::model::code::*;
use crate::model::map::PartnershipMap;
use crate::model::record::*;
use crate::model::refs::Fate;

pub(super) fn merge_actors(
    map: &mut PartnershipMap,
    keep: &Id,
    gone: &Id,
    today: Day,
) -> Result<(), Refusal> {
    if keep == gone {
        return Err(Refusal::SameParty);
    }
    let kept = find(&map.actors, keep)?;
    if kept.is_merged() {
        // It would join all partnerships of the other one, which V08 forbids.
        return Err(Refusal::Merged(keep.clone()));
    }
    let mut merged = find(&map.actors, gone)?.clone();
    let place = map.actors.slot_of(gone).and_then(|slot| Some((slot, map.actors.at(slot)?.clone())));
    let orphans = rename_all(map, &|table, id| {
        let is_gone = table == Table::Actor && id == gone;
        if is_gone { Fate::Becomes(keep.clone()) } else { Fate::Stays }
    });
    // A partnership or a document between the two is none any more, and neither is what hangs on it.
    forget(map, orphans.into_iter().collect::<HashSet<_>>());
    if let Some((slot, before)) = place {
        // Its own record says what it said, whoever it names.
        map.actors.set(slot, Some(before));
    }
    known_findings(map, keep, gone);
    merged.status = Some(ActorStatus::Merged);
    merged.merged_into = Some(keep.clone());
    let mut kept = find(&map.actors, keep)?.clone();
    kept.introduced_by = kept.introduced_by.filter(|by| by != keep);
    learn(&mut kept, &merged);
    put(map, Arc::new(kept), today)?;
    put(map, Arc::new(merged), today)
}

/// Known findings name parties as texts, and an id may stand in another table too: then nothing says who is meant.
fn known_findings(map: &mut PartnershipMap, keep: &Id, gone: &Id) {
    let elsewhere = Table::ALL.into_iter().any(|table| table != Table::Actor && map.has(table, gone));
    if elsewhere {
        return;
    }
    for slot in 0..map.acknowledgements.slot_count() {
        let Some(known) = map.acknowledgements.at(slot).cloned() else { continue };
        if known.subjects.iter().any(|subject| subject == gone.as_str()) {
            let mut changed = (*known).clone();
            let names = changed.subjects.iter_mut().filter(|subject| *subject == gone.as_str());
            names.for_each(|subject| *subject = keep.to_string());
            map.acknowledgements.set(slot, Some(changed.into()));
        }
    }
}

/// Both notes, the merged one below; nothing is said twice.
fn both_notes(kept: Option<&str>, merged: Option<&str>) -> Option<String> {
    match (kept, merged) {
        (Some(kept), Some(merged)) if !kept.contains(merged.trim()) => {
            Some(format!("{}\n\n{}", kept.trim_end(), merged.trim()))
        }
        (kept, merged) => kept.or(merged).map(str::to_owned),
    }
}

fn add<T: Clone + PartialEq>(to: &mut Vec<T>, from: &[T]) {
    for word in from {
        if !to.contains(word) {
            to.push(word.clone());
        }
    }
}

/// Writes down what only the record of the merged party knew. What both say stays as the kept party says it.
fn learn(kept: &mut Actor, merged: &Actor) {
    add(&mut kept.strengths, &merged.strengths);
    add(&mut kept.weaknesses, &merged.weaknesses);
    add(&mut kept.offers, &merged.offers);
    add(&mut kept.wants, &merged.wants);
    add(&mut kept.services, &merged.services);
    add(&mut kept.areas, &merged.areas);
    add(&mut kept.state_roles, &merged.state_roles);
    kept.notes = both_notes(kept.notes.as_deref(), merged.notes.as_deref());
    if kept.subtype.is_none() {
        kept.subtype.clone_from(&merged.subtype);
    }
    kept.sector = kept.sector.or(merged.sector);
    kept.level = kept.level.or(merged.level);
    kept.formality = kept.formality.or(merged.formality);
    kept.power = kept.power.or(merged.power);
    kept.interest = kept.interest.or(merged.interest);
    kept.closeness = kept.closeness.or(merged.closeness);
    kept.benefit = kept.benefit.or(merged.benefit);
    kept.stance = kept.stance.or(merged.stance);
    if kept.introduced_by.is_none() {
        // Neither of the two can have introduced the party that both now are.
        let other = |by: &Id| *by != kept.id && *by != merged.id;
        kept.introduced_by = merged.introduced_by.clone().filter(other);
    }
    if kept.contact_role.is_none() {
        kept.contact_role.clone_from(&merged.contact_role);
    }
    if kept.contact_channel.is_none() && merged.contact_channel.is_some() {
        // A channel and the consent to it belong together.
        kept.contact_channel.clone_from(&merged.contact_channel);
        kept.consent.clone_from(&merged.consent);
    }
}
