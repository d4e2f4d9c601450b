//! Which record names which: one definition for the dangling check, for removal and for merging parties.

use super::basics::Id;
use super::map::for_each_table;
use super::record::*;

/// Asked for every id that a record names: the key it stands under, the table it names, the id itself.
///
/// The answer says whether the name may stay; the id may be changed on the way.
pub(crate) type Keep<'a> = dyn FnMut(&'static str, Table, &mut Id) -> bool + 'a;

/// A record whose references can be walked.
pub(crate) trait References {
    /// Asks `keep` about every reference and drops those that may not stay.
    /// Returns whether the record still makes sense without them.
    fn walk(&mut self, keep: &mut Keep<'_>) -> bool;
}

fn optional(keep: &mut Keep<'_>, key: &'static str, table: Table, id: &mut Option<Id>) {
    if id.as_mut().is_some_and(|id| !keep(key, table, id)) {
        *id = None;
    }
}

fn list(keep: &mut Keep<'_>, key: &'static str, table: Table, ids: &mut Vec<Id>) {
    let before = ids.clone();
    ids.retain_mut(|id| keep(key, table, id));
    if *ids != before {
        // A renamed id may now stand twice; a list that nobody touched stays as it was written.
        let mut seen = std::collections::HashSet::new();
        ids.retain(|id| seen.insert(id.clone()));
    }
}

impl References for MapInfo {
    fn walk(&mut self, keep: &mut Keep<'_>) -> bool {
        optional(keep, "anchor", Table::Actor, &mut self.anchor);
        true
    }
}

impl References for Area {
    fn walk(&mut self, keep: &mut Keep<'_>) -> bool {
        optional(keep, "within", Table::Area, &mut self.within);
        true
    }
}

impl References for Actor {
    fn walk(&mut self, keep: &mut Keep<'_>) -> bool {
        optional(keep, "merged_into", Table::Actor, &mut self.merged_into);
        optional(keep, "introduced_by", Table::Actor, &mut self.introduced_by);
        true
    }
}

impl References for Resource {
    fn walk(&mut self, keep: &mut Keep<'_>) -> bool {
        keep("owner", Table::Actor, &mut self.owner)
    }
}

impl References for Need {
    fn walk(&mut self, keep: &mut Keep<'_>) -> bool {
        optional(keep, "identified_at", Table::Meeting, &mut self.identified_at);
        true
    }
}

impl References for Partnership {
    fn walk(&mut self, keep: &mut Keep<'_>) -> bool {
        let members = self.members.len();
        list(keep, "members", Table::Actor, &mut self.members);
        optional(keep, "lead", Table::Actor, &mut self.lead);
        list(keep, "needs", Table::Need, &mut self.needs);
        if let Some(action) = &mut self.next_action {
            optional(keep, "next_action", Table::Actor, &mut action.actor);
        }
        for entry in &mut self.history {
            optional(keep, "meeting", Table::Meeting, &mut entry.meeting);
        }
        self.view.retain_mut(|view| keep("view", Table::Actor, &mut view.actor));
        self.members.len() >= 2 || self.members.len() == members
    }
}

impl References for Contribution {
    fn walk(&mut self, keep: &mut Keep<'_>) -> bool {
        if let Some(mut id) = self.receiving_actor() {
            self.receiver = keep("receiver", Table::Actor, &mut id).then(|| id.to_string());
        }
        if let Some((mut document, promise)) = self.promise() {
            let stays = keep("obligation", Table::Agreement, &mut document);
            self.obligation = stays.then(|| format!("{document}/{promise}"));
        }
        keep("partnership", Table::Partnership, &mut self.partnership)
            && keep("giver", Table::Actor, &mut self.giver)
    }
}

/// Who receives a contribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// One party.
    Actor(Id),
    /// The pot of all members.
    All,
    /// The residents.
    Residents,
    /// Nobody is named.
    Unsaid,
}

impl Contribution {
    /// Who receives.
    pub fn received_by(&self) -> Receiver {
        match self.receiver.as_deref() {
            Some("joint" | "bersama") => Receiver::All,
            Some("residents" | "warga") => Receiver::Residents,
            word => word.and_then(Id::new).map_or(Receiver::Unsaid, Receiver::Actor),
        }
    }

    /// The party that receives, unless it is everybody together (`joint`) or the residents.
    pub fn receiving_actor(&self) -> Option<Id> {
        match self.received_by() {
            Receiver::Actor(actor) => Some(actor),
            Receiver::All | Receiver::Residents | Receiver::Unsaid => None,
        }
    }

    /// The document and the promise in it that this keeps, when it names them as `document/promise`.
    pub fn promise(&self) -> Option<(Id, Id)> {
        let (document, promise) = self.obligation.as_deref()?.split_once('/')?;
        Some((Id::new(document)?, Id::new(promise)?))
    }
}

impl References for Agreement {
    fn walk(&mut self, keep: &mut Keep<'_>) -> bool {
        optional(keep, "partnership", Table::Partnership, &mut self.partnership);
        let had_parent = self.parent.is_some();
        optional(keep, "parent", Table::Agreement, &mut self.parent);
        let before: Vec<_> = self.parties.iter().map(|party| party.actor.clone()).collect();
        self.parties.retain_mut(|party| keep("parties", Table::Actor, &mut party.actor));
        if !self.parties.iter().map(|party| &party.actor).eq(&before) {
            // As with lists of ids: only what was touched is put in order.
            let mut seen = std::collections::HashSet::new();
            self.parties.retain(|party| seen.insert(party.actor.clone()));
        }
        for promise in &mut self.obligation {
            optional(keep, "party", Table::Actor, &mut promise.party);
        }
        let orphan = self.kind == super::AgreementKind::Addendum && had_parent && self.parent.is_none();
        (self.parties.len() >= 2 || self.parties.len() == before.len()) && !orphan
    }
}

impl References for Contact {
    fn walk(&mut self, keep: &mut Keep<'_>) -> bool {
        optional(keep, "partnership", Table::Partnership, &mut self.partnership);
        keep("actor", Table::Actor, &mut self.actor)
    }
}

impl References for Meeting {
    fn walk(&mut self, keep: &mut Keep<'_>) -> bool {
        list(keep, "attending", Table::Actor, &mut self.attending);
        for decision in &mut self.decisions {
            list(keep, "decisions", Table::Need, &mut decision.needs);
            list(keep, "decisions", Table::Partnership, &mut decision.partnerships);
        }
        for task in &mut self.followups {
            optional(keep, "followups", Table::Actor, &mut task.actor);
        }
        true
    }
}

impl References for Trust {
    fn walk(&mut self, keep: &mut Keep<'_>) -> bool {
        let rated_itself = self.rater == self.ratee;
        optional(keep, "partnership", Table::Partnership, &mut self.partnership);
        keep("rater", Table::Actor, &mut self.rater)
            && keep("ratee", Table::Actor, &mut self.ratee)
            && (rated_itself || self.rater != self.ratee)
    }
}

impl References for Value {
    fn walk(&mut self, keep: &mut Keep<'_>) -> bool {
        keep("partnership", Table::Partnership, &mut self.partnership)
            && keep("actor", Table::Actor, &mut self.actor)
    }
}

impl References for Proposal {
    fn walk(&mut self, keep: &mut Keep<'_>) -> bool {
        list(keep, "needs", Table::Need, &mut self.needs);
        keep("to", Table::Actor, &mut self.to)
    }
}

impl References for Acknowledgement {
    fn walk(&mut self, _: &mut Keep<'_>) -> bool {
        true
    }
}

macro_rules! has_id {
    ($($record:ident $field:ident),+) => {
        impl super::PartnershipMap {
            /// Whether a table has a record of an id.
            pub fn has(&self, table: Table, id: &Id) -> bool {
                match table { $(Table::$record => self.$field.has(id)),+ }
            }
        }
    };
}
for_each_table!(has_id);
