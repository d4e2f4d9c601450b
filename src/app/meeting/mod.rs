//! MEETING MODE: a meeting from start to finish on one screen, kept line by line. Every line that is entered is an edit
//! of its own, so a power cut loses at most the line that was being typed.

mod lines;

use std::cmp::Ordering;

use tui_input::Input;

use crate::locale::{meetings as words, screens};
use crate::model::*;

use super::event::{Code, Effect, Key};
use super::form::{Form, text_request};
use super::overlay::Overlay;
use super::search::{Search, fold};
use super::step::StepDialog;
use super::{App, done};
use lines::{heads_of, take_last, write};

/// The parts of a meeting, in the order in which they are gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Where.
    Place,
    /// From when.
    Start,
    /// Which parties came.
    Parties,
    /// How many heads, by element and sex.
    Heads,
    /// What is talked about.
    Agenda,
    /// What was said.
    Notes,
    /// What was decided.
    Decisions,
    /// Who does what by when.
    FollowUps,
    /// Which partnerships step.
    Rungs,
    /// The end.
    Finish,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Place,
        Self::Start,
        Self::Parties,
        Self::Heads,
        Self::Agenda,
        Self::Notes,
        Self::Decisions,
        Self::FollowUps,
        Self::Rungs,
        Self::Finish,
    ];

    /// Whether it is written line by line.
    fn has_lines(self) -> bool {
        match self {
            Self::Parties | Self::Heads | Self::Agenda | Self::Notes | Self::Decisions | Self::FollowUps => {
                true
            }
            Self::Place | Self::Start | Self::Rungs | Self::Finish => false,
        }
    }
}

/// The screen of a meeting.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The meeting as it was kept last; not in the map before its first line.
    pub meeting: Meeting,
    /// The part that is being written.
    pub part: Part,
    /// The line that is being typed.
    pub input: Input,
    /// What is wrong with the line.
    pub error: Option<String>,
    /// Steps that were agreed, in words.
    pub steps: Vec<String>,
    /// Lines that were left before they were kept, by their part.
    waiting: Vec<(Part, String)>,
    /// The elements whose heads were written down, in that order.
    elements: Vec<String>,
}

impl App {
    /// Opens the meeting of today: the one that was begun, the next of a series, or a new one.
    pub(super) fn open_meeting(&mut self) {
        let Some(map) = self.map().cloned() else { return };
        let begun = map.meetings.iter().find(|meeting| meeting.date == self.today);
        let series = self.due().and_then(|item| match &item.matter {
            crate::agenda::Matter::Meeting { meeting } => map.meetings.get(meeting),
            _ => None,
        });
        let meeting = match (begun, series) {
            (Some(begun), _) => begun.clone(),
            (None, Some(last)) => next_of(&map, last, self.today),
            (None, None) => Meeting::new(free_id(&map, self.today), self.today),
        };
        self.open_desk(meeting);
    }

    /// Opens the meeting of the day that was chosen: the one that was recorded, or a new one.
    pub(super) fn choose_meeting(&mut self, mut form: Form) -> Vec<Effect> {
        let (lang, today) = (self.lang(), self.today);
        let (Some(map), Some(day)) = (self.map(), form.day("date", today)) else { return Vec::new() };
        match day.cmp(&today) {
            Ordering::Greater => {
                form.error = Some(words::not_yet(lang).to_owned());
                self.overlays.push(Overlay::Form(Box::new(form)));
            }
            Ordering::Equal => self.open_meeting(),
            Ordering::Less => {
                let known = map.meetings.iter().find(|meeting| meeting.date == day).cloned();
                let meeting = known.unwrap_or_else(|| Meeting::new(free_id(map, day), day));
                self.open_desk(meeting);
            }
        }
        Vec::new()
    }

    fn open_desk(&mut self, meeting: Meeting) {
        let waiting = self.drafts.lines.remove(&meeting.id).unwrap_or_default();
        let part = waiting.last().map_or(Part::Place, |(part, _)| *part);
        if !waiting.is_empty() {
            let lang = self.lang();
            self.say(screens::draft_back(lang));
        }
        let mut desk = Desk {
            meeting,
            part,
            input: Input::default(),
            error: None,
            steps: Vec::new(),
            waiting,
            elements: Vec::new(),
        };
        desk.go(0);
        self.overlays.push(Overlay::Meeting(Box::new(desk)));
    }

    /// A key on the screen of a meeting.
    pub(super) fn meeting_key(&mut self, mut desk: Box<Desk>, key: Key) -> Vec<Effect> {
        match key.code {
            Code::Esc => return self.leave_meeting(&mut desk),
            Code::Down | Code::Tab => return self.leave_line(desk, 1),
            Code::Up | Code::BackTab => return self.leave_line(desk, -1),
            Code::Enter => return self.enter_line(desk),
            Code::Backspace if desk.input.value().is_empty() => {
                let mut meeting = desk.meeting.clone();
                if take_last(&mut meeting, desk.part, &mut desk.elements) {
                    return self.keep_meeting(desk, meeting);
                }
            }
            // There is nothing to write at the end.
            _ if desk.part == Part::Finish => {}
            _ => {
                if let Some(request) = text_request(key) {
                    desk.input.handle(request);
                    desk.error = None;
                }
            }
        }
        self.overlays.push(Overlay::Meeting(desk));
        Vec::new()
    }

    /// Several lines that are pasted where lines are written one by one are as many entries. The last one stays open, and
    /// so does the rest from one on that was not taken.
    pub(super) fn paste_at_meeting(&mut self, text: &str) -> Vec<Effect> {
        let waits = |app: &Self| match app.overlays.last() {
            Some(Overlay::Meeting(desk)) => desk.part.has_lines() && desk.error.is_none(),
            _ => false,
        };
        let mut effects = Vec::new();
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
        while let Some(line) = lines.next() {
            self.type_in(line);
            if lines.peek().is_none() {
                break;
            }
            if waits(self) {
                effects.extend(self.overlay_key(Key::plain(Code::Enter)));
            }
            if !waits(self) {
                self.type_in(" ");
            }
        }
        effects
    }

    /// Goes to another part. What was typed is kept first, as in every form; a line that was not taken says why.
    fn leave_line(&mut self, mut desk: Box<Desk>, by: isize) -> Vec<Effect> {
        if !desk.is_pending() {
            desk.go(by);
            self.overlays.push(Overlay::Meeting(desk));
            return Vec::new();
        }
        let part = desk.part;
        let effects = self.enter_line(desk);
        if let Some(Overlay::Meeting(desk)) = self.overlays.last_mut()
            && desk.error.is_none()
        {
            desk.part = part;
            desk.go(by);
        }
        effects
    }

    fn leave_meeting(&mut self, desk: &mut Desk) -> Vec<Effect> {
        let kept = self.map().is_some_and(|map| map.meetings.has(&desk.meeting.id));
        let lang = self.lang();
        desk.set_aside();
        if !desk.waiting.is_empty() {
            self.drafts.lines.insert(desk.meeting.id.clone(), std::mem::take(&mut desk.waiting));
            self.say_draft_kept();
            return Vec::new();
        }
        let undated = desk
            .meeting
            .followups
            .iter()
            .filter(|task| task.status != Some(FollowUpStatus::Done) && task.due.is_none())
            .count();
        match (kept, undated) {
            (false, _) => self.say(words::nothing_kept(lang)),
            (true, 0) => self.say(words::kept(lang)),
            (true, undated) => self.say(words::kept_undated(lang, undated)),
        }
        Vec::new()
    }

    /// Keeps a line and makes room for the next one.
    fn enter_line(&mut self, mut desk: Box<Desk>) -> Vec<Effect> {
        let (lang, today) = (self.lang(), self.today);
        let Some(map) = self.map().cloned() else { return Vec::new() };
        let text = desk.input.value().trim().to_owned();
        if desk.part == Part::Finish {
            let effects = self.leave_meeting(&mut desk);
            if map.meetings.has(&desk.meeting.id) {
                self.offer_minutes(desk.meeting.id.clone());
            }
            return effects;
        }
        if text.is_empty() {
            desk.go(1);
            self.overlays.push(Overlay::Meeting(desk));
            return Vec::new();
        }
        if desk.part == Part::Rungs {
            return self.step_at_meeting(desk, &map, &text);
        }
        let mut meeting = desk.meeting.clone();
        match write(&mut meeting, desk.part, &text, &map, (lang, today)) {
            Ok(()) => {
                let typed = (desk.part, std::mem::take(&mut desk.input));
                if desk.part == Part::Heads
                    && let Some((name, ..)) = heads_of(&text).filter(|(name, ..)| !name.is_empty())
                {
                    desk.elements.retain(|other| *other != name);
                    desk.elements.push(name);
                }
                if matches!(desk.part, Part::Place | Part::Start) {
                    desk.go(1);
                }
                let effects = self.keep_meeting(desk, meeting);
                if let Some(Overlay::Meeting(desk)) = self.overlays.last_mut()
                    && desk.error.is_some()
                {
                    (desk.part, desk.input) = typed;
                }
                effects
            }
            Err(sentence) => {
                desk.error = Some(sentence);
                self.overlays.push(Overlay::Meeting(desk));
                Vec::new()
            }
        }
    }

    fn keep_meeting(&mut self, mut desk: Box<Desk>, meeting: Meeting) -> Vec<Effect> {
        let edit = Edit::Put(meeting.clone().into());
        let effects = match self.apply(&edit, done::meeting(meeting.date)) {
            Ok(effects) => {
                desk.meeting = meeting;
                desk.error = None;
                effects
            }
            Err(sentence) => {
                desk.error = Some(sentence);
                Vec::new()
            }
        };
        self.notice = None;
        self.overlays.push(Overlay::Meeting(desk));
        effects
    }

    /// Opens the step dialog for the partnership that was typed, with the rung behind its name or the next one.
    fn step_at_meeting(&mut self, mut desk: Box<Desk>, map: &PartnershipMap, text: &str) -> Vec<Effect> {
        let digit =
            text.chars().last().and_then(|last| last.to_digit(10)).and_then(|digit| u8::try_from(digit).ok());
        let rung = digit.and_then(Rung::from_digit);
        let name = if rung.is_some() { text.trim_end_matches(|c: char| c.is_ascii_digit()) } else { text };
        let all: Vec<&Partnership> = map.partnerships.iter().collect();
        let found = Search::new(name.trim()).rank(all, |one| fold(&one.name)).into_iter().next();
        let Some(one) = found else {
            let lang = self.lang();
            let no_rung = digit.is_some() && rung.is_none();
            let why = if no_rung { words::no_such_rung(lang) } else { words::no_such_partnership(lang) };
            desk.error = Some(why.to_owned());
            self.overlays.push(Overlay::Meeting(desk));
            return Vec::new();
        };
        let to = rung.or_else(|| one.rung().and_then(Rung::up)).unwrap_or(Rung::Communication);
        let mut dialog = StepDialog::new(one, to, desk.meeting.date, self.settings.role.as_deref());
        dialog = self.resume_step(dialog);
        if map.meetings.has(&desk.meeting.id) {
            dialog.meeting = Some(desk.meeting.id.clone());
        }
        desk.input = Input::default();
        self.overlays.push(Overlay::Meeting(desk));
        self.overlays.push(Overlay::Step(Box::new(dialog)));
        Vec::new()
    }
}

impl Desk {
    /// Goes on with the meeting as another version of the map has it; what was dropped with the one before is gone.
    /// A meeting of which no line was kept yet is in neither.
    pub(super) fn renew(&mut self, before: &PartnershipMap, now: &PartnershipMap) {
        let id = self.meeting.id.clone();
        let untouched = self.input.value() == self.kept();
        match now.meetings.get(&id) {
            Some(meeting) => self.meeting = meeting.clone(),
            None if before.meetings.has(&id) => self.meeting = Meeting::new(id.clone(), self.meeting.date),
            None => {}
        }
        if untouched {
            self.input = Input::new(self.kept());
        }
        let agreed = |one: &Partnership| {
            let last = one.history.iter().rev().find(|entry| entry.meeting.as_ref() == Some(&id))?;
            Some(step_line(&one.name, last.rung))
        };
        if before.meetings.has(&id) {
            self.steps = now.partnerships.iter().filter_map(agreed).collect();
        }
    }

    /// What stands in the line of a part before anybody types there.
    fn kept(&self) -> String {
        match self.part {
            Part::Place => self.meeting.place.clone().unwrap_or_default(),
            Part::Start => self.meeting.start_time.map(|time| time.to_string()).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// Whether something was typed that is not kept yet, and not found wrong either. The name of a partnership opens a
    /// dialog of its own, which only Enter may do.
    fn is_pending(&self) -> bool {
        let typed = self.input.value().trim();
        self.error.is_none() && self.part != Part::Rungs && !typed.is_empty() && typed != self.kept()
    }

    /// Whether a line was typed that is not kept.
    pub(super) fn has_unkept(&self) -> bool {
        let typed = self.input.value().trim();
        !self.waiting.is_empty() || (!typed.is_empty() && typed != self.kept())
    }

    /// Sets the line aside that was typed and not kept, until its part is written again.
    fn set_aside(&mut self) {
        self.waiting.retain(|(part, _)| *part != self.part);
        let typed = self.input.value().trim();
        if !typed.is_empty() && typed != self.kept() {
            self.waiting.push((self.part, typed.to_owned()));
        }
    }

    fn go(&mut self, by: isize) {
        let at = Part::ALL.iter().position(|part| *part == self.part).unwrap_or(0);
        if by != 0 {
            self.set_aside();
        }
        self.part = Part::ALL[at.saturating_add_signed(by).min(Part::ALL.len() - 1)];
        self.error = None;
        let waits = self.waiting.iter().find(|(part, _)| *part == self.part).map(|(_, text)| text.clone());
        self.input = Input::new(waits.unwrap_or_else(|| self.kept()));
    }
}

/// A step that was agreed, in words.
pub(super) fn step_line(partnership: &str, to: Rung) -> String {
    format!("{partnership} → {}", to.digit())
}

fn free_id(map: &PartnershipMap, day: Day) -> Id {
    Id::from_name(&format!("rapat-{day}"), |id| map.meetings.has(id))
}

/// The next meeting of a series: same place, kind and pace, nobody there yet.
fn next_of(map: &PartnershipMap, last: &Meeting, today: Day) -> Meeting {
    Meeting {
        place: last.place.clone(),
        start_time: last.start_time,
        kind: last.kind,
        vehicle: last.vehicle,
        recurrence: last.recurrence,
        ..Meeting::new(free_id(map, today), today)
    }
}
