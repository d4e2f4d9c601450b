//! The W rules that one record can break: saved, and shown.

use super::Broken;
use crate::model::basics::{Day, Id};
use crate::model::code::*;
use crate::model::ladder;
use crate::model::map::PartnershipMap;
use crate::model::record::*;

/// A record that may deserve a warning.
pub(super) trait Warned {
    /// The W rules that it breaks.
    fn warnings(&self, _map: &PartnershipMap, _today: Day) -> Vec<Broken> {
        Vec::new()
    }
}

impl Warned for MapInfo {}

impl Warned for Area {}

impl Warned for Actor {
    fn warnings(&self, _: &PartnershipMap, _: Day) -> Vec<Broken> {
        // The contact channel is left out: it is the one place where a number belongs, with consent.
        private([
            ("name", Some(&self.name)),
            ("contact_role", self.contact_role.as_ref()),
            ("notes", self.notes.as_ref()),
        ])
    }
}

impl Warned for Resource {}

impl Warned for Need {
    fn warnings(&self, _: &PartnershipMap, _: Day) -> Vec<Broken> {
        private([
            ("title", Some(&self.title)),
            ("description", self.description.as_ref()),
        ])
    }
}

impl Warned for Partnership {
    fn warnings(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = private([("name", Some(&self.name)), ("goal", self.goal.as_ref())]);
        let active = self.status == Some(PartnershipStatus::Active);
        if active && self.history.is_empty() {
            found.push(Broken::NotAssessed);
        }
        found.extend(self.unexplained_steps());
        if active && self.rung() == Some(Rung::Confederation) {
            let keeps_own = |member: &&Id| {
                let in_use = Some(SourceStatus::InUse);
                map.resources
                    .iter()
                    .any(|source| source.owner == **member && source.status == in_use)
            };
            found.extend(
                self.members
                    .iter()
                    .filter(keeps_own)
                    .map(|member| Broken::PseudoConfederation {
                        member: member.clone(),
                    }),
            );
        }
        let lead = self.lead.as_ref().and_then(|lead| map.actors.get(lead));
        if self.purpose.contains(&Purpose::ResourceMobilisation)
            && let Some(lead) = lead
            && lead.formality == Some(Formality::Informal)
            && lead.level.is_some_and(|level| level > Level::Rw)
        {
            found.push(Broken::PermitForFunds {
                actor: lead.id.clone(),
            });
        }
        found
    }
}

impl Warned for Contribution {
    fn warnings(&self, _: &PartnershipMap, _: Day) -> Vec<Broken> {
        private([("description", self.description.as_ref())])
    }
}

impl Warned for Agreement {
    fn warnings(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = private([("title", Some(&self.title)), ("file", self.file.as_ref())]);
        if self.kind == AgreementKind::CooperationAgreement {
            let informal = |party: &&Party| {
                map.actors
                    .get(&party.actor)
                    .is_some_and(|actor| !actor.may_sign_contracts())
            };
            found.extend(
                self.parties
                    .iter()
                    .filter(informal)
                    .map(|party| Broken::SignatoryNotLegal {
                        party: party.actor.clone(),
                    }),
            );
        }
        let binds = self.lifecycle().in_force() && self.kind != AgreementKind::Decree;
        if binds && self.end.is_none() {
            found.push(Broken::NoEnd);
        }
        if let (Some(start), Some(end)) = (self.start, self.end)
            && end > start.plus_months(60)
        {
            found.push(Broken::LongTerm);
        }
        let undated = self
            .obligation
            .iter()
            .filter(|promise| promise.due.is_none() && promise.recurs.is_none());
        found.extend(undated.map(|promise| Broken::PromiseWithoutDue {
            obligation: promise.id.clone(),
        }));
        found
    }
}

impl Warned for Contact {
    fn warnings(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = private([
            ("outcome", self.outcome.as_ref()),
            ("purpose", self.purpose.as_ref()),
        ]);
        let ended = self
            .partnership
            .as_ref()
            .and_then(|id| map.partnerships.get(id)?.end);
        if ended.is_some_and(|ended| self.date > ended) {
            found.push(Broken::ContactAfterEnd);
        }
        found
    }
}

impl Warned for Meeting {
    fn warnings(&self, _: &PartnershipMap, today: Day) -> Vec<Broken> {
        let mut found = private([("notes", self.notes.as_ref()), ("place", self.place.as_ref())]);
        let counted = self.men.unwrap_or(0) + self.women.unwrap_or(0) > 0;
        if self.date > today && counted {
            found.push(Broken::FutureAttendance);
        }
        found
    }
}

impl Warned for Trust {}

impl Warned for Value {}

impl Warned for Proposal {}

impl Warned for Acknowledgement {}

impl Partnership {
    /// W01 on stored steps: a rung skipped, no evidence, or listed criteria with a required one missing, and
    /// no reason beside it. A step that lists no criteria at all says nothing about them.
    fn unexplained_steps(&self) -> impl Iterator<Item = Broken> {
        let entries = self.by_date();
        let mut before: Option<Rung> = None;
        let mut found = Vec::new();
        for entry in entries {
            let up = before.is_some_and(|before| entry.rung > before);
            let skipped = before.is_some_and(|before| entry.rung.digit() > before.digit() + 1);
            let open =
                !entry.criteria.is_empty() && !ladder::still_open(entry.rung, &entry.criteria).is_empty();
            if up
                && entry.reason.is_none()
                && (skipped && entry.evidence.is_empty() || entry.evidence.is_empty() || open)
            {
                found.push(Broken::StepWithoutReason { date: entry.date });
            }
            before = Some(entry.rung);
        }
        found.into_iter()
    }
}

impl Actor {
    /// Whether it is a legal person or a government unit (W04); where its legal standing is not known, groups
    /// of residents are taken as informal and others as able to sign.
    pub fn may_sign_contracts(&self) -> bool {
        match self.formality {
            Some(Formality::LegalEntity | Formality::GovernmentUnit) => true,
            Some(Formality::Informal | Formality::Registered) => false,
            None => self.kind != ActorKind::Community,
        }
    }
}

/// W05: texts with a run of digits as long as an identity (16), account (10 and more) or telephone number.
fn private<const N: usize>(texts: [(&'static str, Option<&String>); N]) -> Vec<Broken> {
    texts
        .into_iter()
        .filter(|(_, text)| text.as_ref().is_some_and(|text| looks_private(text)))
        .map(|(key, _)| Broken::LooksPrivate { key })
        .collect()
}

/// Whether a text holds something like an identity, telephone or account number: ten or more digits in a row,
/// with blanks, dots and hyphens between them not counted. Numbers of documents have letters and slashes.
pub fn looks_private(text: &str) -> bool {
    let mut run = 0;
    for c in text.chars() {
        match c {
            '0'..='9' => run += 1,
            ' ' | '.' | '-' | '+' => {}
            _ => run = 0,
        }
        if run >= 10 {
            return true;
        }
    }
    false
}
