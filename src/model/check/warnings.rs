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

impl Warned for Resource {
    fn warnings(&self, _: &PartnershipMap, _: Day) -> Vec<Broken> {
        private([("description", Some(&self.description)), ("conditions", self.conditions.as_ref())])
    }
}

impl Warned for Need {
    fn warnings(&self, _: &PartnershipMap, _: Day) -> Vec<Broken> {
        private([("title", Some(&self.title)), ("description", self.description.as_ref())])
    }
}

impl Warned for Partnership {
    fn warnings(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = private([
            ("name", Some(&self.name)),
            ("goal", self.goal.as_ref()),
            ("structure", self.structure.as_ref()),
            ("control", self.control.as_ref()),
            ("rules", self.rules.as_ref()),
            ("conflict", self.conflict.as_ref()),
            ("exit_plan", self.exit_plan.as_ref()),
            ("end_reason", self.end_reason.as_ref()),
        ]);
        let active = self.status == Some(PartnershipStatus::Active);
        if active && self.history.is_empty() {
            found.push(Broken::NotAssessed);
        }
        found.extend(self.unexplained_steps());
        if active && self.rung() == Some(Rung::Confederation) {
            let keeps_own = |member: &&Id| {
                let in_use = Some(SourceStatus::InUse);
                map.resources.iter().any(|source| source.owner == **member && source.status == in_use)
            };
            found.extend(
                self.members
                    .iter()
                    .filter(keeps_own)
                    .map(|member| Broken::PseudoConfederation { member: member.clone() }),
            );
        }
        let lead = self.lead.as_ref().and_then(|lead| map.actors.get(lead));
        if self.purpose.contains(&Purpose::ResourceMobilisation)
            && let Some(lead) = lead
            && lead.formality == Some(Formality::Informal)
            && lead.level.is_some_and(|level| level > Level::Rw)
        {
            found.push(Broken::PermitForFunds { actor: lead.id.clone() });
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
                map.actors.get(&party.actor).is_some_and(|actor| !actor.may_sign_contracts())
            };
            found.extend(
                self.parties
                    .iter()
                    .filter(informal)
                    .map(|party| Broken::SignatoryNotLegal { party: party.actor.clone() }),
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
        let undated =
            self.obligation.iter().filter(|promise| promise.due.is_none() && promise.recurs.is_none());
        found.extend(undated.map(|promise| Broken::PromiseWithoutDue { obligation: promise.id.clone() }));
        found
    }
}

impl Warned for Contact {
    fn warnings(&self, map: &PartnershipMap, _: Day) -> Vec<Broken> {
        let mut found = private([
            ("outcome", self.outcome.as_ref()),
            ("purpose", self.purpose.as_ref()),
            ("next_step", self.next_step.as_ref()),
        ]);
        let ended = self.partnership.as_ref().and_then(|id| map.partnerships.get(id)?.end);
        if ended.is_some_and(|ended| self.date > ended) {
            found.push(Broken::ContactAfterEnd);
        }
        found
    }
}

impl Warned for Meeting {
    fn warnings(&self, _: &PartnershipMap, today: Day) -> Vec<Broken> {
        let mut found = private([
            ("notes", self.notes.as_ref()),
            ("place", self.place.as_ref()),
            ("lessons", self.lessons.as_ref()),
        ]);
        let elements = self.elements.values().flat_map(|heads| [heads.men, heads.women]);
        let counted = elements.chain([self.men, self.women]).flatten().any(|heads| heads > 0);
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
            let unexplained = entry.reason.as_deref().is_none_or(|reason| reason.trim().is_empty());
            let correction = entry.kind == Some(StepKind::Correction);
            if up && !correction && unexplained && (skipped || entry.evidence.is_empty() || open) {
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
/// with blanks, dots and hyphens between them not counted. Numbers of documents have letters and slashes;
/// dates and amounts of rupiah are no secrets.
pub fn looks_private(text: &str) -> bool {
    let mut run = 0;
    let mut money = false;
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let amount = bare.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("rp"));
        if is_date(bare) || (amount && bare.len() > 2) || money {
            run = 0;
            money = false;
            continue;
        }
        money = amount;
        for c in word.chars() {
            match c {
                '0'..='9' => run += 1,
                '.' | '-' | '+' => {}
                _ => run = 0,
            }
            if run >= 10 {
                return true;
            }
        }
    }
    false
}

/// `2026-03-31`, `31-03-2026`, `31.03.2026`, `2025-2026`.
fn is_date(word: &str) -> bool {
    let lengths: Vec<usize> = word.split(['-', '.']).map(str::len).collect();
    let digits = word.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '.'));
    digits && matches!(lengths[..], [4, 1..=2, 1..=2] | [1..=2, 1..=2, 4] | [4, 4])
}

#[cfg(test)]
mod tests {
    use super::looks_private;

    #[test]
    fn numbers_of_people_are_seen_and_numbers_of_things_are_not() {
        for text in [
            "NIK 3275014507890001",
            "hubungi 0812-3456-7890",
            "telp. +62 812 3456 7890",
            "rekening 123.456.789.012",
            "3275 0145 0789 0001",
        ] {
            assert!(looks_private(text), "{text}");
        }
        for text in [
            "045/MoU/RW07/V/2025",
            "rapat 2026-03-31 19.30",
            "31-03-2026 sampai 30-06-2026",
            "anggaran Rp1.250.000.000 setahun",
            "anggaran Rp 12.500.000.000",
            "kelas 2025-2026, 120 anak",
            "400.9/112/2026",
        ] {
            assert!(!looks_private(text), "{text}");
        }
    }
}
