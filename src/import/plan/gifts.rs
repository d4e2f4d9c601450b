//! What a tie hands over, and the partnerships of two in which it is given.

use super::ties::Tie;
use super::{Planner, pair};
use crate::import::Why;
use crate::model::{
    Code, Contribution, ContributionStatus, Day, Id, Partnership, PartnershipStatus, SourceCategory, Table,
};

impl Planner<'_> {
    /// A contribution inside a partnership, unless one that no other row stands for is there already.
    pub(super) fn gift(
        &mut self,
        partnership: &Id,
        (from, to): (&Id, &Id),
        category: SourceCategory,
        tie: &Tie,
    ) -> Result<(), Why> {
        let key = (partnership.clone(), from.clone(), Some(to.to_string()), category, tie.date);
        let known = self.gifts.get_mut(&key).and_then(|queue| queue.free(|id| self.used.contains(id)));
        let known = known.and_then(|id| self.map.contributions.get(&id)).cloned();
        let is_new = known.is_none();
        let mut gift = if let Some(known) = known {
            known
        } else {
            let name = format!("{} {} {}", from.as_str(), category.code(), to.as_str());
            let id = self.fresh(Table::Contribution, &name);
            self.undated += usize::from(tie.date.is_none());
            let date = tie.date.unwrap_or(self.wish.today);
            Contribution {
                receiver: Some(to.to_string()),
                status: Some(ContributionStatus::Delivered),
                ..blank_gift(id, partnership.clone(), from.clone(), category, date)
            }
        };
        if tie.value_rp.is_some() {
            gift.value_rp = tie.value_rp;
        }
        self.used.insert(gift.id.clone());
        let copy = gift.clone();
        self.put(gift)?;
        if is_new {
            self.know_gift(&copy);
        }
        Ok(())
    }

    /// The partnership of just two parties, made if there is none.
    pub(super) fn between(&mut self, one: &Id, other: &Id) -> Result<Id, Why> {
        if one == other {
            return Err(Why::SameEnds);
        }
        if let Some(id) = self.pairs.get(&pair(one, other)) {
            return Ok(id.clone());
        }
        let members = vec![one.clone(), other.clone()];
        let name = self.name_of(&members);
        let id = self.fresh(Table::Partnership, &name);
        let partnership = Partnership::new(id.clone(), &name, members.clone());
        self.put(Partnership { status: Some(PartnershipStatus::Active), ..partnership })?;
        self.know_partnership(&id, &name, &members);
        Ok(id)
    }

    /// What a partnership without a name is called.
    pub(super) fn name_of(&self, members: &[Id]) -> String {
        let names: Vec<&str> = members.iter().take(3).map(|id| self.map.actor_name(id)).collect();
        let more = if members.len() > 3 { " – …" } else { "" };
        names.join(" – ") + more
    }
}

/// A contribution of which only the required is known.
pub(super) fn blank_gift(
    id: Id,
    partnership: Id,
    giver: Id,
    category: SourceCategory,
    date: Day,
) -> Contribution {
    Contribution {
        id,
        partnership,
        giver,
        receiver: None,
        category,
        description: None,
        quantity: None,
        unit: None,
        value_rp: None,
        estimated: None,
        date,
        status: None,
        obligation: None,
        stimulant: None,
    }
}
