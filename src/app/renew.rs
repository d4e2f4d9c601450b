//! What was typed outlives what it was typed over: drafts of what was closed half filled, and the layers that lie open
//! when the map below them becomes another one. Both are made anew of what stands now, and what was typed is laid over
//! it; written back as they were, they would take away what came meanwhile.

use std::collections::HashMap;

use crate::locale::{commands, screens as words};
use crate::model::{Id, Lang, PartnershipMap, Rung};

use super::App;
use super::form::{Form, Purpose, agreement, need, partnership, party, relation, rest};
use super::meeting::Part;
use super::overlay::Overlay;
use super::step::StepDialog;

/// What was closed half filled.
#[derive(Default)]
pub struct Drafts {
    /// Forms, by what they are for.
    pub forms: HashMap<Purpose, Form>,
    /// Steps, by partnership and rung.
    pub steps: HashMap<(Id, Rung), StepDialog>,
    /// Lines of a meeting that were typed and not kept, by the meeting and the part.
    pub lines: HashMap<Id, Vec<(Part, String)>>,
    /// Whether it was said that all of these go with the map.
    told: bool,
}

impl Drafts {
    /// Drops all of them: they belong to a map that is left.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// The names of those that would be missed, for people.
    fn names(&self, lang: Lang) -> Vec<String> {
        let forms = self.forms.values().filter(|form| !form.purpose.is_soon_made_again());
        let steps = self.steps.values().map(|step| step.name.clone());
        let lines = self.lines.keys().map(|_| commands::meeting(lang).to_owned());
        let mut names: Vec<String> =
            forms.map(|form| form.title(lang).to_owned()).chain(steps).chain(lines).collect();
        names.sort();
        names
    }
}

impl Purpose {
    /// Whether nothing is lost with it: it says where something goes, or of which day it is.
    fn is_soon_made_again(&self) -> bool {
        matches!(
            self,
            Self::SaveCopy
                | Self::MergeFile
                | Self::SavePicture
                | Self::Export
                | Self::Import
                | Self::MeetingOn
        )
    }
}

impl App {
    /// Says that what was typed waits for its dialog to be opened again.
    pub(super) fn say_draft_kept(&mut self) {
        self.drafts.told = false;
        let lang = self.lang();
        self.say(words::draft_kept(lang));
    }

    /// Whether somebody who leaves the map has to hear first that something waits to be gone on with. It is said once.
    pub(super) fn holds_back(&mut self) -> bool {
        let lang = self.lang();
        let names = self.drafts.names(lang);
        // In a window that is too small nobody could read it.
        let holds =
            !names.is_empty() && !self.is_too_small() && !std::mem::replace(&mut self.drafts.told, true);
        if holds {
            self.warn(words::drafts_wait(lang, &names.join(", ")));
        }
        holds
    }

    /// Whether something stands in a dialog that would be gone with it.
    pub(super) fn is_typing(&self) -> bool {
        self.overlays.iter().any(|layer| match layer {
            Overlay::Form(form) => form.dirty && !form.purpose.is_soon_made_again(),
            Overlay::Step(step) => step.is_begun(),
            Overlay::Meeting(desk) => desk.has_unkept(),
            _ => false,
        })
    }

    /// After another version of the map has come in below what lies open.
    pub(super) fn renew_layers(&mut self, before: Option<&PartnershipMap>) {
        let (Some(before), Some(now)) = (before, self.map().cloned()) else { return };
        for layer in std::mem::take(&mut self.overlays) {
            let layer = match layer {
                Overlay::Form(form) => Overlay::Form(Box::new(self.renewed(*form))),
                Overlay::Step(step) => match now.partnerships.get(&step.partnership) {
                    Some(one) => {
                        let mut fresh = StepDialog::new(one, step.to, self.today, None);
                        fresh.meeting.clone_from(&step.meeting);
                        Overlay::Step(Box::new(fresh.resume(*step)))
                    }
                    None => Overlay::Step(step),
                },
                Overlay::Meeting(mut desk) => {
                    desk.renew(before, &now);
                    Overlay::Meeting(desk)
                }
                Overlay::Import(mut desk) => {
                    self.reckon(&mut desk);
                    Overlay::Import(desk)
                }
                Overlay::Problems(_, scroll) => Overlay::Problems(self.problems(), scroll),
                // What it says would go along was counted in another map; whoever still wants it asks again.
                Overlay::Confirm(_) => continue,
                layer => layer,
            };
            self.overlays.push(layer);
        }
    }

    /// A form as it is made today, with what was typed in it. One whose record is gone stays as it is: what is typed in
    /// it is all that is left.
    fn renewed(&self, form: Form) -> Form {
        match self.form_for(&form.purpose).filter(|fresh| fresh.purpose == form.purpose) {
            Some(fresh) => fresh.resume(form),
            None => form,
        }
    }

    /// The form of a purpose, as the map stands; nothing for forms that ask nothing of the map.
    fn form_for(&self, purpose: &Purpose) -> Option<Form> {
        let (map, today) = (self.map()?, self.today);
        let party = |id: &Id| map.actors.get(id);
        let tie = |id: &Id| map.partnerships.get(id);
        let document = |id: &Id| map.agreements.get(id);
        Some(match purpose {
            Purpose::MapInfo => rest::info(map),
            Purpose::NewActor => party::actor(map, None),
            Purpose::EditActor(id) => party::actor(map, Some(party(id)?)),
            Purpose::MergeActors(id) => party::merge(map, party(id)?),
            Purpose::Contact(id) => party::contact(map, party(id)?, today),
            Purpose::Trust(id) => relation::trust(map, party(id)?, today),
            Purpose::Proposal(id, _) => relation::proposal(map, party(id)?),
            Purpose::NewPartnership(None) => partnership::partnership(map, None),
            Purpose::NewPartnership(Some(need)) => self.plan_for(map.needs.get(need)?)?,
            Purpose::EditPartnership(id) => partnership::partnership(map, Some(tie(id)?)),
            Purpose::Contribution(id) => partnership::contribution(map, tie(id)?, today),
            Purpose::View(id) => partnership::view(map, tie(id)?, today),
            Purpose::Value(id) => relation::value(map, tie(id)?, today),
            Purpose::NewAgreement(None) => agreement::agreement(map, None, None),
            Purpose::NewAgreement(Some(id)) => agreement::agreement(map, None, Some(tie(id)?)),
            Purpose::EditAgreement(id) => agreement::agreement(map, Some(document(id)?), None),
            Purpose::Sign(id) => agreement::sign(document(id)?, today),
            Purpose::Advance(id) => agreement::advance(document(id)?, today),
            Purpose::Extend(id) => agreement::extend(document(id)?, today),
            Purpose::Close(id) => agreement::close(document(id)?, today),
            Purpose::Obligation(id) => agreement::obligation(map, document(id)?),
            Purpose::Fulfil(id) => agreement::fulfil(map, document(id)?, today),
            Purpose::NewNeed => need::need(map, None),
            Purpose::EditNeed(id) => need::need(map, Some(map.needs.get(id)?)),
            Purpose::NewResource => need::resource(map, None),
            Purpose::EditResource(id) => need::resource(map, Some(map.resources.get(id)?)),
            Purpose::NewArea => need::area(map),
            Purpose::Later(_)
            | Purpose::HandOver(_)
            | Purpose::MeetingOn
            | Purpose::Accept(..)
            | Purpose::NewMap
            | Purpose::SaveCopy
            | Purpose::MergeFile
            | Purpose::SavePicture
            | Purpose::Export
            | Purpose::Import => return None,
        })
    }
}
