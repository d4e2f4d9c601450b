//! Two parties that are one.

use super::any_record::walk_all;
use super::{Refusal, find, put};
use crate::model::basics::{Day, Id};
use crate::model::code::*;
use crate::model::map::PartnershipMap;
use crate::model::record::*;

pub(super) fn merge_actors(
    map: &mut PartnershipMap,
    keep: &Id,
    gone: &Id,
    today: Day,
) -> Result<(), Refusal> {
    if keep == gone {
        return Err(Refusal::SameParty);
    }
    find(&map.actors, keep)?;
    let mut merged = find(&map.actors, gone)?.clone();
    walk_all(map, &mut |_, table, id| {
        if table == Table::Actor && id == gone {
            *id = keep.clone();
        }
        true
    });
    merged.status = Some(ActorStatus::Merged);
    merged.merged_into = Some(keep.clone());
    merged.introduced_by = merged.introduced_by.filter(|by| by != gone);
    let mut kept = find(&map.actors, keep)?.clone();
    for list in [
        (&mut kept.strengths, &merged.strengths),
        (&mut kept.weaknesses, &merged.weaknesses),
        (&mut kept.offers, &merged.offers),
        (&mut kept.wants, &merged.wants),
    ] {
        let more: Vec<_> = list
            .1
            .iter()
            .filter(|word| !list.0.contains(word))
            .cloned()
            .collect();
        list.0.extend(more);
    }
    for service in &merged.services {
        if !kept.services.contains(service) {
            kept.services.push(service.clone());
        }
    }
    kept.introduced_by = kept.introduced_by.filter(|by| by != keep);
    kept.merged_into = kept.merged_into.filter(|into| into != keep);
    put(map, kept, today)?;
    put(map, merged, today)
}
