//! The W rules that only a look at the whole map can tell.

use std::collections::{HashMap, HashSet};

use super::{Broken, Finding};
use crate::model::basics::Id;
use crate::model::code::*;
use crate::model::map::PartnershipMap;
use crate::model::naming::folded_name;
use crate::model::record::*;

/// W09: needs of a basic right whose active partnerships have no government member.
pub(super) fn without_state(map: &PartnershipMap) -> Vec<Finding> {
    let mut helped: HashMap<&Id, bool> = HashMap::new();
    for partnership in map.partnerships.iter().filter(|one| one.status == Some(PartnershipStatus::Active)) {
        let government =
            |id: &Id| map.actors.get(id).is_some_and(|actor| actor.kind == ActorKind::Government);
        let with_state = partnership.members.iter().any(government);
        for need in &partnership.needs {
            *helped.entry(need).or_default() |= with_state;
        }
    }
    map.needs
        .iter()
        .filter(|need| need.basic_right == Some(true) && helped.get(&need.id) == Some(&false))
        .map(|need| Finding {
            table: Some(Table::Need),
            id: Some(need.id.clone()),
            broken: Broken::StateAbsent,
        })
        .collect()
}

/// W03: members of active collaborations that have delivered nothing in them.
pub(super) fn without_contribution(map: &PartnershipMap) -> Vec<Finding> {
    let delivered: HashSet<(&Id, &Id)> = map
        .contributions
        .iter()
        .filter(|gift| gift.status == Some(ContributionStatus::Delivered))
        .map(|gift| (&gift.partnership, &gift.giver))
        .collect();
    let running = |one: &&Partnership| {
        one.status == Some(PartnershipStatus::Active) && one.rung() == Some(Rung::Collaboration)
    };
    let mut found = Vec::new();
    for partnership in map.partnerships.iter().filter(running) {
        for member in &partnership.members {
            if !delivered.contains(&(&partnership.id, member)) {
                found.push(Finding {
                    table: Some(Table::Partnership),
                    id: Some(partnership.id.clone()),
                    broken: Broken::NoContribution { member: member.clone() },
                });
            }
        }
    }
    found
}

/// W08: parties whose names are the same but for case, marks, spaces and the order of words.
pub(super) fn similar_names(map: &PartnershipMap) -> Vec<Finding> {
    let mut first: HashMap<String, &Id> = HashMap::new();
    let mut found = Vec::new();
    for actor in map.actors.iter().filter(|actor| !actor.is_merged()) {
        let other = *first.entry(folded_name(&actor.name)).or_insert(&actor.id);
        if *other != actor.id {
            found.push(Finding {
                table: Some(Table::Actor),
                id: Some(actor.id.clone()),
                broken: Broken::SimilarNames { other: other.clone() },
            });
        }
    }
    found
}
