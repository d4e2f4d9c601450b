//! The step dialog: one rung, its criteria as ticks, and what is to be written down beside them.

use tui_input::Input;

use crate::locale::{dates, screens as words};
use crate::model::{Criterion, Day, Edit, Evidence, Id, LadderEntry, Lang, Partnership, Rung, ladder};

use super::event::{Code, Key};
use super::form::{Outcome, text_request};

/// A line of the dialog that can have the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A criterion, by its place in [`StepDialog::ticks`].
    Tick(usize),
    /// The date.
    Date,
    /// Evidence.
    Evidence,
    /// The reason.
    Reason,
    /// Who recorded it; a role.
    By,
}

/// The dialog.
#[derive(Clone, Debug)]
pub struct StepDialog {
    /// The partnership.
    pub partnership: Id,
    /// Its name.
    pub name: String,
    /// The rung it stands on.
    pub from: Option<Rung>,
    /// The rung it is to stand on.
    pub to: Rung,
    /// The criteria that matter, and whether each is true.
    pub ticks: Vec<(&'static Criterion, bool)>,
    /// When.
    pub date: Input,
    /// Proof.
    pub evidence: Input,
    /// Why.
    pub reason: Input,
    /// Who recorded it.
    pub by: Input,
    /// The meeting at which it was agreed.
    pub meeting: Option<Id>,
    /// The line that has the focus, from 0.
    pub focus: usize,
    /// What is missing, in the language of the screen.
    pub error: Option<String>,
    /// Ticks of other rungs, kept as they are.
    other_ticks: Vec<String>,
    /// What was ticked when it was opened.
    known: Vec<String>,
    /// The day on which it was opened.
    opened: Day,
}

impl StepDialog {
    /// Opens with all that is already known ticked.
    pub fn new(partnership: &Partnership, to: Rung, today: Day, role: Option<&str>) -> Self {
        let known = partnership.ticked();
        let ticked = |item: &Criterion| known.iter().any(|number| number == item.number);
        let below = ladder::still_open(to, known).into_iter().filter(|item| !to.criteria().contains(item));
        let ticks: Vec<_> = below.chain(to.criteria()).map(|item| (item, ticked(item))).collect();
        let carried = ladder::carried_over(known, to);
        let other_ticks = carried
            .into_iter()
            .filter(|number| !ticks.iter().any(|(item, _)| item.number == number))
            .collect();
        Self {
            partnership: partnership.id.clone(),
            name: partnership.name.clone(),
            from: partnership.rung(),
            meeting: None,
            to,
            ticks,
            date: Input::new(dates::typed(today)),
            evidence: Input::default(),
            reason: Input::default(),
            by: Input::new(role.unwrap_or_default().to_owned()),
            focus: 0,
            error: None,
            other_ticks,
            known: known.to_vec(),
            opened: today,
        }
    }

    /// Whether somebody ticked this here, or took its tick away.
    fn is_turned(&self, (item, on): &(&'static Criterion, bool)) -> bool {
        *on != self.known.iter().any(|number| number == item.number)
    }

    /// Whether anything was ticked or written here that would be missed.
    pub(super) fn is_begun(&self) -> bool {
        let written = |input: &Input| !input.value().trim().is_empty();
        self.ticks.iter().any(|tick| self.is_turned(tick)) || written(&self.evidence) || written(&self.reason)
    }

    /// This dialog, made of what stands today, with what was ticked and written in an earlier one.
    #[must_use]
    pub(super) fn resume(mut self, earlier: Self) -> Self {
        for (item, on) in &mut self.ticks {
            let turned =
                |tick: &&(&'static Criterion, bool)| tick.0.number == item.number && earlier.is_turned(tick);
            if let Some(tick) = earlier.ticks.iter().find(turned) {
                *on = tick.1;
            }
        }
        if earlier.date.value() != dates::typed(earlier.opened) {
            self.date = earlier.date;
        }
        (self.evidence, self.reason, self.by) = (earlier.evidence, earlier.reason, earlier.by);
        self.focus = earlier.focus.min(self.lines().len() - 1);
        self
    }

    /// The lines, top to bottom.
    pub fn lines(&self) -> Vec<Line> {
        let fields = [Line::Date, Line::Evidence, Line::Reason, Line::By];
        (0..self.ticks.len()).map(Line::Tick).chain(fields).collect()
    }

    /// The line that has the focus.
    pub fn line(&self) -> Line {
        self.lines().get(self.focus).copied().unwrap_or(Line::Date)
    }

    /// All that is ticked now.
    pub fn ticked(&self) -> Vec<String> {
        let here = self.ticks.iter().filter(|(_, on)| *on).map(|(item, _)| item.number.to_owned());
        let mut all: Vec<_> = self.other_ticks.iter().cloned().chain(here).collect();
        all.sort();
        all
    }

    /// Whether a reason has to be given.
    pub fn needs_reason(&self) -> bool {
        ladder::needs_reason(self.from, self.to, &self.ticked())
    }

    /// The text field of a line.
    pub fn input(&self, line: Line) -> Option<&Input> {
        match line {
            Line::Tick(_) => None,
            Line::Date => Some(&self.date),
            Line::Evidence => Some(&self.evidence),
            Line::Reason => Some(&self.reason),
            Line::By => Some(&self.by),
        }
    }

    fn focused_input(&mut self) -> Option<&mut Input> {
        match self.line() {
            Line::Tick(_) => None,
            Line::Date => Some(&mut self.date),
            Line::Evidence => Some(&mut self.evidence),
            Line::Reason => Some(&mut self.reason),
            Line::By => Some(&mut self.by),
        }
    }

    /// Puts the focus on a line, and ticks it when it is a criterion.
    pub fn click(&mut self, line: usize) {
        if line < self.lines().len() {
            self.focus = line;
            self.toggle();
        }
    }

    fn toggle(&mut self) {
        if let Line::Tick(at) = self.line() {
            self.ticks[at].1 = !self.ticks[at].1;
        }
    }

    /// Handles a key.
    pub fn key(&mut self, key: Key, lang: Lang, today: Day) -> Outcome {
        self.error = None;
        let last = self.lines().len() - 1;
        match key {
            Key { code: Code::Esc, .. } => return Outcome::Cancel,
            Key { code: Code::Enter, .. } | Key { code: Code::Char('s'), ctrl: true, .. } => {
                return self.submit(lang, today);
            }
            Key { code: Code::Down | Code::Tab, .. } => self.focus = (self.focus + 1).min(last),
            Key { code: Code::Up | Code::BackTab, .. } => self.focus = self.focus.saturating_sub(1),
            Key { code: Code::Char(' ' | 'x'), ctrl: false, .. } if matches!(self.line(), Line::Tick(_)) => {
                self.toggle();
            }
            _ => {
                if let Some(request) = text_request(key)
                    && let Some(input) = self.focused_input()
                {
                    input.handle(request);
                }
            }
        }
        Outcome::Stay
    }

    /// Puts pasted text into the field that has the focus.
    pub fn paste(&mut self, text: &str) {
        if let Some(input) = self.focused_input() {
            for c in text.chars() {
                let c = if c.is_control() { ' ' } else { c };
                input.handle(tui_input::InputRequest::InsertChar(c));
            }
        }
    }

    fn submit(&mut self, lang: Lang, today: Day) -> Outcome {
        let lines = self.lines();
        let place = |wanted: Line| lines.iter().position(|line| *line == wanted).unwrap_or(0);
        match dates::parse_day(self.date.value(), today) {
            None => {
                self.error = Some(crate::locale::forms::bad_date(lang).to_owned());
                self.focus = place(Line::Date);
                Outcome::Stay
            }
            Some(_) if self.needs_reason() && self.reason.value().trim().is_empty() => {
                self.error = Some(words::reason_needed(lang).to_owned());
                self.focus = place(Line::Reason);
                Outcome::Stay
            }
            Some(_) => Outcome::Submit,
        }
    }

    /// The edit that the dialog asks for.
    pub fn edit(&self, today: Day) -> Edit {
        let filled = |input: &Input| {
            let text = input.value().trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        let date = dates::parse_day(self.date.value(), today).unwrap_or(today);
        let mut entry = LadderEntry::new(date, self.to);
        entry.criteria = self.ticked();
        entry.evidence = filled(&self.evidence).map(|note| Evidence::note(&note)).into_iter().collect();
        entry.reason = filled(&self.reason);
        entry.by = filled(&self.by);
        entry.meeting.clone_from(&self.meeting);
        Edit::Step { partnership: self.partnership.clone(), entry: Box::new(entry) }
    }
}
