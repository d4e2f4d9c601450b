//! Which record names which: one place for the dangling check, for removal and for merging parties. What a record names is
//! said twice in it, once to be read and once to be changed; a test holds the two to each other.

use super::basics::Id;
use super::map::for_each_table;
use super::record::*;

/// Told every id that a record names: the key it stands under, the table it names, the id itself.
pub(crate) type Tell<'a> = dyn FnMut(&'static str, Table, &Id) + 'a;

/// What becomes of a name.
pub(crate) enum Fate {
    Stays,
    Goes,
    Becomes(Id),
}

impl Fate {
    /// Goes when something holds, and stays otherwise.
    pub(crate) fn goes_when(holds: bool) -> Self {
        if holds { Self::Goes } else { Self::Stays }
    }
}

/// Says of every name what becomes of it: the table it names, the id.
pub(crate) type Fates<'a> = dyn Fn(Table, &Id) -> Fate + 'a;

/// A record whose references can be read and changed. A map has hundreds of thousands of records and few that name one of
/// them: reading, which copies nothing, finds those that are worth a copy to change.
pub(crate) trait References {
    /// Tells `each` every name.
    fn names(&self, each: &mut Tell<'_>);

    /// Lets every name stay, go or become another one.
    /// Returns whether the record still makes sense then; one of which all names stay does.
    fn rename(&mut self, fates: &Fates<'_>) -> bool;
}

fn tell<'a>(each: &mut Tell<'_>, key: &'static str, table: Table, ids: impl IntoIterator<Item = &'a Id>) {
    for id in ids {
        each(key, table, id);
    }
}

/// Gives a name its fate; says whether it is still there.
fn stays(fates: &Fates<'_>, table: Table, id: &mut Id) -> bool {
    match fates(table, id) {
        Fate::Stays => true,
        Fate::Goes => false,
        Fate::Becomes(new) => {
            *id = new;
            true
        }
    }
}

fn optional(fates: &Fates<'_>, table: Table, id: &mut Option<Id>) {
    if id.as_mut().is_some_and(|id| !stays(fates, table, id)) {
        *id = None;
    }
}

fn list(fates: &Fates<'_>, table: Table, ids: &mut Vec<Id>) {
    let before = ids.clone();
    ids.retain_mut(|id| stays(fates, table, id));
    if *ids != before {
        // A renamed id may now stand twice; a list that nobody touched stays as it was written.
        let mut seen = std::collections::HashSet::new();
        ids.retain(|id| seen.insert(id.clone()));
    }
}

impl References for MapInfo {
    fn names(&self, each: &mut Tell<'_>) {
        tell(each, "anchor", Table::Actor, &self.anchor);
    }

    fn rename(&mut self, fates: &Fates<'_>) -> bool {
        optional(fates, Table::Actor, &mut self.anchor);
        true
    }
}

impl References for Area {
    fn names(&self, each: &mut Tell<'_>) {
        tell(each, "within", Table::Area, &self.within);
    }

    fn rename(&mut self, fates: &Fates<'_>) -> bool {
        optional(fates, Table::Area, &mut self.within);
        true
    }
}

impl References for Actor {
    fn names(&self, each: &mut Tell<'_>) {
        tell(each, "merged_into", Table::Actor, &self.merged_into);
        tell(each, "introduced_by", Table::Actor, &self.introduced_by);
    }

    fn rename(&mut self, fates: &Fates<'_>) -> bool {
        optional(fates, Table::Actor, &mut self.merged_into);
        optional(fates, Table::Actor, &mut self.introduced_by);
        true
    }
}

impl References for Resource {
    fn names(&self, each: &mut Tell<'_>) {
        each("owner", Table::Actor, &self.owner);
    }

    fn rename(&mut self, fates: &Fates<'_>) -> bool {
        stays(fates, Table::Actor, &mut self.owner)
    }
}

impl References for Need {
    fn names(&self, each: &mut Tell<'_>) {
        tell(each, "identified_at", Table::Meeting, &self.identified_at);
    }

    fn rename(&mut self, fates: &Fates<'_>) -> bool {
        optional(fates, Table::Meeting, &mut self.identified_at);
        true
    }
}

impl References for Partnership {
    fn names(&self, each: &mut Tell<'_>) {
        tell(each, "members", Table::Actor, &self.members);
        tell(each, "lead", Table::Actor, &self.lead);
        tell(each, "needs", Table::Need, &self.needs);
        tell(
            each,
            "next_action",
            Table::Actor,
            self.next_action.iter().filter_map(|action| action.actor.as_ref()),
        );
        tell(each, "meeting", Table::Meeting, self.history.iter().filter_map(|entry| entry.meeting.as_ref()));
        tell(each, "view", Table::Actor, self.view.iter().map(|view| &view.actor));
    }

    fn rename(&mut self, fates: &Fates<'_>) -> bool {
        let members = self.members.len();
        list(fates, Table::Actor, &mut self.members);
        optional(fates, Table::Actor, &mut self.lead);
        list(fates, Table::Need, &mut self.needs);
        if let Some(action) = &mut self.next_action {
            optional(fates, Table::Actor, &mut action.actor);
        }
        for entry in &mut self.history {
            optional(fates, Table::Meeting, &mut entry.meeting);
        }
        self.view.retain_mut(|view| stays(fates, Table::Actor, &mut view.actor));
        self.members.len() >= 2 || self.members.len() == members
    }
}

impl References for Contribution {
    fn names(&self, each: &mut Tell<'_>) {
        tell(each, "receiver", Table::Actor, &self.receiving_actor());
        tell(each, "obligation", Table::Agreement, self.promise().as_ref().map(|(document, _)| document));
        each("partnership", Table::Partnership, &self.partnership);
        each("giver", Table::Actor, &self.giver);
    }

    fn rename(&mut self, fates: &Fates<'_>) -> bool {
        if let Some(mut id) = self.receiving_actor() {
            self.receiver = stays(fates, Table::Actor, &mut id).then(|| id.to_string());
        }
        if let Some((mut document, promise)) = self.promise() {
            let kept = stays(fates, Table::Agreement, &mut document);
            self.obligation = kept.then(|| format!("{document}/{promise}"));
        }
        stays(fates, Table::Partnership, &mut self.partnership) && stays(fates, Table::Actor, &mut self.giver)
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
    fn names(&self, each: &mut Tell<'_>) {
        tell(each, "partnership", Table::Partnership, &self.partnership);
        tell(each, "parent", Table::Agreement, &self.parent);
        tell(each, "parties", Table::Actor, self.parties.iter().map(|party| &party.actor));
        tell(
            each,
            "party",
            Table::Actor,
            self.obligation.iter().filter_map(|promise| promise.party.as_ref()),
        );
    }

    fn rename(&mut self, fates: &Fates<'_>) -> bool {
        optional(fates, Table::Partnership, &mut self.partnership);
        let had_parent = self.parent.is_some();
        optional(fates, Table::Agreement, &mut self.parent);
        let before: Vec<_> = self.parties.iter().map(|party| party.actor.clone()).collect();
        self.parties.retain_mut(|party| stays(fates, Table::Actor, &mut party.actor));
        if !self.parties.iter().map(|party| &party.actor).eq(&before) {
            // As with lists of ids: only what was touched is put in order.
            let mut seen = std::collections::HashSet::new();
            self.parties.retain(|party| seen.insert(party.actor.clone()));
        }
        for promise in &mut self.obligation {
            optional(fates, Table::Actor, &mut promise.party);
        }
        let orphan = self.kind == super::AgreementKind::Addendum && had_parent && self.parent.is_none();
        (self.parties.len() >= 2 || self.parties.len() == before.len()) && !orphan
    }
}

impl References for Contact {
    fn names(&self, each: &mut Tell<'_>) {
        tell(each, "partnership", Table::Partnership, &self.partnership);
        each("actor", Table::Actor, &self.actor);
    }

    fn rename(&mut self, fates: &Fates<'_>) -> bool {
        optional(fates, Table::Partnership, &mut self.partnership);
        stays(fates, Table::Actor, &mut self.actor)
    }
}

impl References for Meeting {
    fn names(&self, each: &mut Tell<'_>) {
        tell(each, "attending", Table::Actor, &self.attending);
        for decision in &self.decisions {
            tell(each, "decisions", Table::Need, &decision.needs);
            tell(each, "decisions", Table::Partnership, &decision.partnerships);
        }
        tell(each, "followups", Table::Actor, self.followups.iter().filter_map(|task| task.actor.as_ref()));
    }

    fn rename(&mut self, fates: &Fates<'_>) -> bool {
        list(fates, Table::Actor, &mut self.attending);
        for decision in &mut self.decisions {
            list(fates, Table::Need, &mut decision.needs);
            list(fates, Table::Partnership, &mut decision.partnerships);
        }
        for task in &mut self.followups {
            optional(fates, Table::Actor, &mut task.actor);
        }
        true
    }
}

impl References for Trust {
    fn names(&self, each: &mut Tell<'_>) {
        tell(each, "partnership", Table::Partnership, &self.partnership);
        each("rater", Table::Actor, &self.rater);
        each("ratee", Table::Actor, &self.ratee);
    }

    fn rename(&mut self, fates: &Fates<'_>) -> bool {
        let rated_itself = self.rater == self.ratee;
        optional(fates, Table::Partnership, &mut self.partnership);
        stays(fates, Table::Actor, &mut self.rater)
            && stays(fates, Table::Actor, &mut self.ratee)
            && (rated_itself || self.rater != self.ratee)
    }
}

impl References for Value {
    fn names(&self, each: &mut Tell<'_>) {
        each("partnership", Table::Partnership, &self.partnership);
        each("actor", Table::Actor, &self.actor);
    }

    fn rename(&mut self, fates: &Fates<'_>) -> bool {
        stays(fates, Table::Partnership, &mut self.partnership) && stays(fates, Table::Actor, &mut self.actor)
    }
}

impl References for Proposal {
    fn names(&self, each: &mut Tell<'_>) {
        tell(each, "needs", Table::Need, &self.needs);
        each("to", Table::Actor, &self.to);
    }

    fn rename(&mut self, fates: &Fates<'_>) -> bool {
        list(fates, Table::Need, &mut self.needs);
        stays(fates, Table::Actor, &mut self.to)
    }
}

impl References for Acknowledgement {
    fn names(&self, _: &mut Tell<'_>) {}

    fn rename(&mut self, _: &Fates<'_>) -> bool {
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

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use serde::{Serialize, de::DeserializeOwned};

    use super::*;

    /// Every name in `text` begins with `to-`, and nothing else does.
    fn is_renamed<T>(text: &str)
    where
        T: References + Serialize + DeserializeOwned + Clone + PartialEq + Debug,
    {
        let told = |record: &T| {
            let mut told = Vec::new();
            record.names(&mut |_, table, id| told.push((table, id.to_string())));
            told.sort();
            told
        };
        let record: T = toml::from_str(text).unwrap();
        assert_eq!(told(&record).len(), text.matches("to-").count(), "{record:?}");

        let mut same = record.clone();
        assert!(same.rename(&|_, _| Fate::Stays));
        assert_eq!(same, record);

        let mut renamed = record.clone();
        assert!(renamed.rename(&|_, id| Fate::Becomes(Id::new(&format!("new-{id}")).unwrap())));
        let new = |(table, id): (Table, String)| (table, format!("new-{id}"));
        assert_eq!(told(&renamed), told(&record).into_iter().map(new).collect::<Vec<_>>());
        let written = toml::to_string(&renamed).unwrap();
        assert_eq!(written.matches("to-").count(), written.matches("new-to-").count(), "{written}");

        for one in told(&record) {
            let mut without = record.clone();
            let survives = without.rename(&|table, id| Fate::goes_when((table, id.to_string()) == one));
            let others: Vec<_> = told(&record).into_iter().filter(|other| *other != one).collect();
            assert!(!survives || told(&without) == others, "without {one:?}: {without:?}");
        }
    }

    #[test]
    fn every_name_in_every_record_is_told_and_meets_its_fate() {
        is_renamed::<MapInfo>("id = 'a'\ntitle = 'A'\nanchor = 'to-a'");
        is_renamed::<Area>("id = 'a'\nname = 'A'\nlevel = 'rt'\nwithin = 'to-a'");
        is_renamed::<Actor>(
            "id = 'a'\nname = 'A'\nkind = 'ngo'\nmerged_into = 'to-a'\nintroduced_by = 'to-b'",
        );
        is_renamed::<Resource>("id = 'a'\nowner = 'to-a'\ncategory = 'goods'\ndescription = 'A'");
        is_renamed::<Need>("id = 'a'\ntitle = 'A'\nidentified_at = 'to-a'");
        is_renamed::<Partnership>(
            "id = 'a'\nname = 'A'\nmembers = ['to-a', 'to-b', 'to-c']\nlead = 'to-d'\nneeds = ['to-e']\n\
             next_action = { text = 'A', actor = 'to-f' }\n\
             [[history]]\ndate = 2026-01-01\nrung = 'cooperation'\nmeeting = 'to-g'\n\
             [[view]]\nactor = 'to-h'\nrung = 'cooperation'",
        );
        is_renamed::<Contribution>(
            "id = 'a'\npartnership = 'to-a'\ngiver = 'to-b'\nreceiver = 'to-c'\nobligation = 'to-d/x'\n\
             category = 'goods'\ndate = 2026-01-01",
        );
        is_renamed::<Agreement>(
            "id = 'a'\ntitle = 'A'\nkind = 'addendum'\npartnership = 'to-a'\nparent = 'to-b'\n\
             parties = ['to-c', { actor = 'to-d', signatory_role = 'A' }, 'to-f']\nstatus = 'draft'\n\
             [[obligation]]\nid = 'x'\nparty = 'to-e'\ndescription = 'A'\nstatus = 'pending'",
        );
        is_renamed::<Contact>("id = 'a'\nactor = 'to-a'\npartnership = 'to-b'\ndate = 2026-01-01");
        is_renamed::<Meeting>(
            "id = 'a'\ndate = 2026-01-01\nattending = ['to-a', 'to-b']\n\
             [[decisions]]\ntext = 'A'\nneeds = ['to-c']\npartnerships = ['to-d']\n\
             [[followups]]\ntask = 'A'\nactor = 'to-e'",
        );
        is_renamed::<Trust>(
            "id = 'a'\nrater = 'to-a'\nratee = 'to-b'\npartnership = 'to-c'\ndate = 2026-01-01",
        );
        is_renamed::<Value>("partnership = 'to-a'\nactor = 'to-b'\nvalue = 'empowerment'\nlevel = 3");
        is_renamed::<Proposal>("id = 'a'\ntitle = 'A'\nneeds = ['to-a', 'to-b']\nto = 'to-c'");
        is_renamed::<Acknowledgement>(
            "insight = 'isolated'\nsubjects = ['a']\nreason = 'A'\nuntil = 2026-01-01",
        );
    }
}
