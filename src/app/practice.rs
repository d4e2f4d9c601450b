//! The agenda and the findings: what can be done with a line of them.

use crate::agenda::{self, Item, Matter};
use crate::insight::{Finding, Rule};
use crate::locale::screens as words;
use crate::model::*;
use crate::report;

use super::command::Command;
use super::derived::Lists;
use super::event::Effect;
use super::form::{Form, Purpose, practice as forms};
use super::found::ToFind;
use super::map::QUICK;
use super::{App, ScreenKind, done};

impl App {
    /// The thing that is due and selected.
    pub fn due(&self) -> Option<&Item> {
        let lists = &self.session.as_ref()?.lists;
        let name = self.selected.due.as_ref()?;
        lists.agenda.get(lists.dues.iter().position(|due| due == name)?)
    }

    /// The line of findings that is selected.
    pub fn told(&self) -> Option<&report::findings::Told> {
        let session = self.session.as_ref()?;
        let name = self.selected.finding.as_ref()?;
        let place = session.lists.findings.iter().position(|finding| finding == name)?;
        let line = *session.lists.lines.as_ref()?.get(place)?;
        Some(&session.facts.found()?.lines.get(line)?.told)
    }

    /// The first finding of the line that is selected.
    pub fn finding(&self) -> Option<&Finding> {
        let place = *self.told()?.places.first()?;
        self.session.as_ref()?.facts.found()?.findings.get(place)
    }

    /// Has the findings computed when they are looked at: small maps at once, large ones beside the loop.
    pub(super) fn settle_findings(&mut self) -> Vec<Effect> {
        let (screen, today, lang) = (self.screen, self.today, self.lang());
        let Some(session) = &self.session else { return Vec::new() };
        if screen != ScreenKind::Findings || session.lists.lines.is_some() {
            return Vec::new();
        }
        let facts = session.facts.clone();
        if facts.found().is_none() && session.history.map().actors.len() > QUICK {
            return if facts.ask_to_find() {
                vec![Effect::Find(ToFind::new(facts, today, lang))]
            } else {
                Vec::new()
            };
        }
        facts.find(today, lang);
        self.refresh(false);
        Vec::new()
    }

    /// Does what a key on the agenda or among the findings asks for.
    pub(super) fn run_practice(&mut self, command: Command) -> Vec<Effect> {
        let Some(map) = self.map().cloned() else { return Vec::new() };
        let (lang, today) = (self.lang(), self.today);
        match command {
            Command::DueDone => {
                let Some(item) = self.due().cloned() else { return Vec::new() };
                let name = report::agenda::sentence(lang, &map, &item);
                match agenda::done(&map, &item, today) {
                    Some(edit) => return self.apply_or_warn(&edit, done::due_done(&name)),
                    None => return self.open_subject(),
                }
            }
            Command::DueLater => match self.due() {
                // Tried out with another day than its own: what stays as it is looks like what cannot be moved.
                Some(item) if agenda::postpone(&map, item, item.due.plus_days(1)).is_some() => {
                    let form = forms::later(item, &report::agenda::sentence(lang, &map, item), today);
                    self.open_form(form);
                }
                Some(_) => self.warn(words::not_movable(lang)),
                None => {}
            },
            Command::DueOver => match self.due() {
                Some(item)
                    if map.actors.iter().any(|one| agenda::hand_over(&map, item, &one.id).is_some()) =>
                {
                    let form = forms::hand_over(&map, item, &report::agenda::sentence(lang, &map, item));
                    self.open_form(form);
                }
                Some(_) => self.warn(words::not_given(lang)),
                None => {}
            },
            Command::Act => {
                if let Some(command) = self.finding().and_then(|finding| action(finding.rule)) {
                    let mut effects = self.open_subject();
                    self.detail = false;
                    if (command.entry().possible)(self) {
                        effects.extend(self.run(command));
                    }
                    return effects;
                }
            }
            Command::Accept => {
                if let (Some(told), Some(finding)) = (self.told(), self.finding()) {
                    let form = forms::accept(finding, told, today);
                    self.open_form(form);
                }
            }
            Command::Figures => {
                self.show_figures = !self.show_figures;
                self.scroll.set(0);
            }
            _ => {}
        }
        Vec::new()
    }

    /// The edit that a form of the practice asks for.
    ///
    /// # Errors
    /// That the line is gone of which the form speaks.
    pub(super) fn practice_edit(
        &self,
        form: &Form,
        map: &PartnershipMap,
    ) -> Result<Option<Edit>, (&'static str, String)> {
        let Some(session) = &self.session else { return Ok(None) };
        let items = &session.lists.agenda;
        match &form.purpose {
            Purpose::Later(uid) | Purpose::HandOver(uid) if !items.iter().any(|item| item.uid == *uid) => {
                Err(("", crate::locale::forms::no_longer_there(self.lang()).to_owned()))
            }
            _ => Ok(forms::edit(form, map, items, self.today)),
        }
    }

    /// Goes to the record that a line is about.
    pub(super) fn open_subject(&mut self) -> Vec<Effect> {
        let subject = match self.screen {
            ScreenKind::Agenda => self.due().and_then(subject_of_due),
            _ => self.finding().and_then(|finding| self.subject_of_finding(finding)),
        };
        let Some((screen, id)) = subject else {
            self.detail = !self.detail;
            return Vec::new();
        };
        self.go(screen);
        match screen {
            ScreenKind::Needs => {
                self.show_sources = self.map().is_some_and(|map| !map.needs.has(&id));
                self.refresh(false);
            }
            ScreenKind::Findings | ScreenKind::Agenda | ScreenKind::Map | ScreenKind::Ladder => {}
            _ => self.detail = self.is_narrow(),
        }
        self.select(Some(id));
        Vec::new()
    }

    /// The line of the agenda that is a task of a meeting; a task without a day has none.
    fn due_of_task(&self, meeting: &Id, task: &str) -> Option<Id> {
        let session = self.session.as_ref()?;
        let lists =
            Lists::new(&session.facts, ScreenKind::Agenda, "", self.show_ended, (self.today, self.lang()));
        let tasks = &self.map()?.meetings.get(meeting)?.followups;
        let is_it = |item: &Item| match &item.matter {
            Matter::FollowUp { meeting: of, place } => {
                of == meeting && tasks.get(*place).is_some_and(|one| one.task == task)
            }
            _ => false,
        };
        lists.dues.get(lists.agenda.iter().position(is_it)?).cloned()
    }

    fn subject_of_finding(&self, finding: &Finding) -> Option<(ScreenKind, Id)> {
        let map = self.map()?;
        let first = finding.subjects.first()?;
        let screen = match finding.rule {
            // A promise is opened in its document.
            Rule::I09 => return Some((ScreenKind::Documents, finding.values.others.first()?.clone())),
            Rule::X04 => return Some((ScreenKind::Partnerships, finding.subjects.get(1)?.clone())),
            Rule::I03c => ScreenKind::Needs,
            _ if map.needs.has(first)
                && matches!(finding.rule, Rule::I03a | Rule::I03b | Rule::I19 | Rule::I20) =>
            {
                ScreenKind::Needs
            }
            Rule::I06 | Rule::I07 | Rule::I08 | Rule::X01 => ScreenKind::Documents,
            Rule::I12c if finding.values.others.first().is_some_and(|document| document != first) => {
                return Some((ScreenKind::Documents, finding.values.others.first()?.clone()));
            }
            Rule::I12b | Rule::I12c => {
                return Some((ScreenKind::Agenda, self.due_of_task(first, finding.values.words.first()?)?));
            }
            Rule::I01
            | Rule::I02
            | Rule::I02b
            | Rule::I04
            | Rule::I05
            | Rule::I05b
            | Rule::I12
            | Rule::I21
            | Rule::I23 => ScreenKind::Actors,
            Rule::I11 | Rule::I11b | Rule::I15b | Rule::I22 | Rule::I28 => return None,
            _ if map.partnerships.has(first) => ScreenKind::Partnerships,
            _ => ScreenKind::Actors,
        };
        Some((screen, first.clone()))
    }
}

/// The command that does what is suggested about a finding; nothing where only people can do it.
pub(super) fn action(rule: Rule) -> Option<Command> {
    Some(match rule {
        Rule::I01 | Rule::I04 | Rule::I05 | Rule::I05b | Rule::I12 | Rule::I23 => Command::Contact,
        Rule::I03a | Rule::I03b => Command::MatchNeed,
        Rule::I06 | Rule::I07 => Command::Extend,
        Rule::I08 => Command::Obligation,
        Rule::I09 => Command::Fulfil,
        Rule::I10 | Rule::I10b | Rule::X04 => Command::Contribution,
        Rule::I13 | Rule::I14 | Rule::I14b | Rule::I14c | Rule::I24 | Rule::X03 => Command::Stays,
        Rule::I27 => Command::StepUp,
        Rule::I16 | Rule::I16b => Command::Trust,
        Rule::I18 => Command::Value,
        Rule::I25 => Command::View,
        Rule::I15 | Rule::I17 | Rule::I19 | Rule::I20 | Rule::I26 | Rule::I29 | Rule::X02 => Command::Edit,
        Rule::I02
        | Rule::I02b
        | Rule::I03c
        | Rule::I11
        | Rule::I11b
        | Rule::I12b
        | Rule::I12c
        | Rule::I15b
        | Rule::I21
        | Rule::I22
        | Rule::I28
        | Rule::X01 => return None,
    })
}

/// The record that something due is about.
fn subject_of_due(item: &Item) -> Option<(ScreenKind, Id)> {
    Some(match &item.matter {
        Matter::Ending { agreement } | Matter::Promise { agreement, .. } => {
            (ScreenKind::Documents, agreement.clone())
        }
        Matter::Emergency { partnership }
        | Matter::Action { partnership }
        | Matter::Review { partnership } => (ScreenKind::Partnerships, partnership.clone()),
        Matter::Contact { .. } | Matter::Report { .. } | Matter::FollowUp { .. } => {
            (ScreenKind::Actors, item.who.clone()?)
        }
        Matter::Meeting { .. } => return None,
    })
}
