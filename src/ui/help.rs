//! The help: what the screen or the dialog below it is for, then the keys that do something, then the marks.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::App;
use crate::app::command::{Command, Context, Entry, TABLE};
use crate::app::form::{Form, Purpose};
use crate::app::keymap::show;
use crate::app::overlay::Overlay;
use crate::app::settle::{Settle, Source};
use crate::locale::{Label as _, commands, help as words, labels, meetings, needs, screens};
use crate::model::{ActorKind, Code as _, Lang, Rung, SourceCategory};

use super::canvas::{Canvas, pad, width, wrap};

/// The help for where somebody is: the dialog that lies below it, else the screen.
pub(super) fn lines(canvas: &Canvas<'_, '_>, app: &App) -> Vec<Line<'static>> {
    let columns = usize::from(canvas.frame.area().width.min(90)).saturating_sub(4);
    let keys = if columns < 60 { 11 } else { 16 };
    let mut page = Page { canvas, columns, keys, lines: Vec::new() };
    let below = app.overlays.iter().rev().find(|layer| !matches!(layer, Overlay::Help(_)));
    match below {
        Some(layer) => page.dialog(app, layer),
        None => page.screen(app),
    }
    page.lines
}

struct Page<'a, 'b, 'c> {
    canvas: &'a Canvas<'b, 'c>,
    columns: usize,
    /// Cells of the keys in front of their sentence.
    keys: usize,
    lines: Vec<Line<'static>>,
}

/// Keys that only move: they are known from everywhere else, so they come after what can be done.
fn moves(command: Command) -> bool {
    use Command::*;
    matches!(command, Up | Down | Left | Right | PageUp | PageDown | First | Last)
}

/// Keys that come as a row, of which one sentence is enough.
fn in_a_row(command: Command) -> bool {
    use Command::*;
    let steps = [Step0, Step1, Step2, Step3, Step4, Step5];
    let screens = [GoLadder, GoActors, GoPartnerships, GoDocuments, GoNeeds, GoAgenda, GoFindings, GoMap];
    steps.contains(&command) || screens.contains(&command)
}

impl Page<'_, '_, '_> {
    fn lang(&self) -> Lang {
        self.canvas.lang
    }

    fn heading(&mut self, text: &str) {
        if !self.lines.is_empty() {
            self.lines.push(Line::default());
        }
        self.lines.push(Line::styled(text.to_owned(), self.canvas.theme.strong));
    }

    fn styled(&mut self, text: &str, most: usize, style: Style) {
        let lines = wrap(text, self.columns, most);
        self.lines.extend(lines.into_iter().map(|line| Line::styled(line, style)));
    }

    fn text(&mut self, text: &str) {
        self.styled(text, 12, self.canvas.theme.text);
    }

    /// A key and what it does; keys that need more room than there is have a line of their own.
    fn key(&mut self, keys: &str, does: &str) {
        let theme = self.canvas.theme;
        let lead = format!("  {keys}");
        let mut first = if width(&lead) < self.keys {
            pad(&lead, self.keys)
        } else {
            self.lines.push(Line::styled(lead, theme.key));
            " ".repeat(self.keys)
        };
        for line in wrap(does, self.columns.saturating_sub(self.keys + 1), 9) {
            let text = Span::styled(format!(" {line}"), theme.text);
            self.lines.push(Line::from(vec![Span::styled(first, theme.key), text]));
            first = " ".repeat(self.keys);
        }
    }

    fn entry(&mut self, app: &App, entry: &Entry) {
        let lang = self.lang();
        let keys: Vec<String> = app.keymap.keys(entry).iter().map(|chord| show(*chord, lang)).collect();
        if !keys.is_empty() {
            self.key(&keys.join(" "), (entry.help)(lang));
        }
    }

    /// What works here, then the marks, then what works everywhere.
    fn screen(&mut self, app: &App) {
        let (lang, place) = (self.lang(), app.context());
        self.text(about(lang, place));
        self.heading(words::act(lang));
        let here = |context: Context| TABLE.iter().filter(move |entry| entry.contexts.contains(&context));
        for entry in here(place).filter(|entry| !moves(entry.command) && !in_a_row(entry.command)) {
            if entry.command == Command::Stays {
                self.key("0 1 2 3 4 5", words::straight(lang));
            }
            self.entry(app, entry);
        }
        self.heading(words::move_about(lang));
        self.moving(place);
        self.marks(place);
        self.rungs(place);
        if place == Context::Start {
            return;
        }
        self.heading(screens::all_screens(lang));
        for entry in here(Context::Everywhere) {
            match entry.command {
                Command::GoLadder => self.screens_by_letter(app),
                command if in_a_row(command) => {}
                _ => self.entry(app, entry),
            }
        }
    }

    fn moving(&mut self, place: Context) {
        let lang = self.lang();
        let sideways = matches!(place, Context::Ladder | Context::Map);
        self.key(if sideways { "↑ ↓ ← →" } else { "↑ ↓" }, words::choose(lang));
        if place != Context::Start {
            self.key("PgUp PgDn", words::pages(lang));
        }
        if !matches!(place, Context::Start | Context::Map) {
            self.key("Home End", words::ends(lang));
        }
    }

    /// The two keys that lead to each screen, in one sentence.
    fn screens_by_letter(&mut self, app: &App) {
        let lang = self.lang();
        let all: Vec<String> = TABLE
            .iter()
            .filter(|entry| in_a_row(entry.command) && entry.contexts.contains(&Context::Everywhere))
            .map(|entry| format!("{} {}", app.keymap.hint(entry.command), (entry.title)(lang)))
            .collect();
        self.key("g …", &format!("{} {}", words::go(lang), all.join(", ")));
    }

    /// The marks that are seen on a screen.
    fn marks(&mut self, place: Context) {
        let (theme, lang) = (self.canvas.theme, self.lang());
        if place == Context::Start {
            return;
        }
        self.heading(screens::legend(lang));
        if !matches!(place, Context::Needs | Context::Agenda | Context::Findings) {
            let kinds: Vec<String> = ActorKind::ALL
                .iter()
                .map(|kind| format!("{} {}", theme.kind_mark(*kind, lang), kind.label(lang)))
                .collect();
            self.text(&kinds.join("  "));
        }
        match place {
            Context::Ladder | Context::Partnerships => {
                self.text(&words::days_mark(lang, &screens::days_short(lang, 280)));
                self.text(screens::legend_target(lang));
                self.text(screens::legend_document(lang));
                self.text(screens::legend_warning(lang));
            }
            Context::Map => self.text(words::map_marks(lang)),
            Context::Findings if theme.ascii => self.text(words::finding_marks_plain(lang)),
            Context::Findings => self.text(words::finding_marks(lang)),
            Context::Needs => self.needs_marks(),
            Context::Agenda => {
                self.text(words::agenda_marks(lang));
            }
            _ => {}
        }
    }

    fn needs_marks(&mut self) {
        let lang = self.lang();
        self.text(words::urgent_need(lang));
        for (supply, mark) in super::needs::marks(self.canvas.theme) {
            self.text(&format!("{mark} {}", needs::supply(lang, supply)));
        }
        let columns: Vec<String> = SourceCategory::ALL
            .iter()
            .map(|one| format!("{} {}", needs::short(lang, *one), labels::lower(one.label(lang))))
            .collect();
        self.text(&columns.join(", "));
    }

    /// The rungs with what they mean, where a rung is chosen or seen.
    fn rungs(&mut self, place: Context) {
        let lang = self.lang();
        if !matches!(place, Context::Ladder | Context::Partnerships | Context::Map | Context::Actors) {
            return;
        }
        self.heading(words::rungs(lang));
        for rung in Rung::ALL {
            let text =
                format!("{} {}: {}", rung.digit(), rung.label(lang), rung.definition().in_language(lang));
            self.text(&text);
        }
    }

    fn dialog(&mut self, app: &App, layer: &Overlay) {
        let lang = self.lang();
        let space = screens::space_bar(lang);
        match layer {
            Overlay::Form(form) => self.form(form),
            Overlay::Step(step) => {
                self.text(words::step(lang));
                self.heading(words::act(lang));
                self.key(space, words::step_tick(lang));
                self.key("↑ ↓", words::choose(lang));
                self.key("Enter", words::step_enter(lang));
                self.key("Esc", screens::cancel_hint(lang));
                self.text(words::step_wrong(lang));
                self.heading(words::rungs(lang));
                for rung in Rung::ALL.iter().filter(|rung| step.from == Some(**rung) || step.to == **rung) {
                    let definition = rung.definition().in_language(lang);
                    self.text(&format!("{} {}: {definition}", rung.digit(), rung.label(lang)));
                }
            }
            Overlay::Meeting(_) => self.meeting(),
            Overlay::MapFilters(_) => {
                self.text(words::filters(lang));
                self.heading(words::act(lang));
                self.key(space, screens::tick_hint(lang));
                self.key("Del", words::filters_clear(lang));
                self.key("Enter Esc", screens::close_hint(lang));
            }
            Overlay::Settle(settle) => self.settle(settle),
            Overlay::Twins(_) => self.twins(),
            Overlay::Import(_) => self.import(app),
            Overlay::LeftOut(..) => {
                self.text(words::left_out(lang));
                self.heading(words::act(lang));
                self.key("↑ ↓", words::scroll_help(lang));
                self.key("PgUp PgDn", words::pages(lang));
                self.key("Esc", words::close_help(lang));
            }
            Overlay::Confirm(_) => {
                self.text(words::question(lang));
                self.heading(words::answer(lang));
                self.key("Enter y", words::question_yes(lang));
                self.key("Esc n", words::question_no(lang));
                self.text(screens::can_undo(lang));
            }
            layer => self.menu(layer),
        }
    }

    /// A few ways out of which one is chosen.
    fn menu(&mut self, layer: &Overlay) {
        let lang = self.lang();
        self.text(match layer {
            Overlay::Changed { .. } => words::changed(lang),
            Overlay::Unsaved { .. } => words::unsaved(lang),
            Overlay::Copies(_) => words::copies(lang),
            _ => words::question(lang),
        });
        self.heading(words::answer(lang));
        self.key("↑ ↓", words::choose(lang));
        self.key("Enter", words::menu_enter(lang));
        self.key("Esc", words::menu_later(lang));
    }

    fn settle(&mut self, settle: &Settle) {
        let lang = self.lang();
        self.text(words::settle(lang));
        self.heading(words::answer(lang));
        self.key("1 ←", words::settle_mine(lang));
        self.key("2 →", words::settle_other(lang));
        self.key("3", words::settle_all_mine(lang));
        self.key("4", words::settle_all_other(lang));
        self.key("↑ ↓", words::choose(lang));
        self.key("Enter", words::settle_enter(lang));
        self.key("Esc", words::settle_later(lang));
        // Joined with the file, there is no way back behind what a colleague wrote into it.
        let copy = matches!(settle.source, Source::Copy(_));
        self.text(if copy { screens::can_undo(lang) } else { words::no_way_back(lang) });
    }

    fn twins(&mut self) {
        let lang = self.lang();
        self.text(words::twins(lang));
        self.heading(words::answer(lang));
        self.key("1", words::twins_left(lang));
        self.key("2", words::twins_right(lang));
        self.key("3", words::twins_two(lang));
        self.key("↑ ↓", words::twins_pairs(lang));
        self.key("Esc", words::close_help(lang));
        self.text(screens::can_undo(lang));
    }

    fn import(&mut self, app: &App) {
        let lang = self.lang();
        self.text(words::import(lang));
        self.heading(words::act(lang));
        self.key("↑ ↓", words::choose(lang));
        self.key("← →", words::import_turn(lang));
        self.key("Tab", words::import_sheet(lang));
        self.key("Enter", words::import_take(lang));
        self.key("Esc", words::import_leave(lang));
        self.text(words::import_personal(lang));
        // Into a map that is open it is one step; what makes a new map has nothing to go back to.
        if app.session.is_some() {
            self.text(screens::can_undo(lang));
        }
    }

    fn form(&mut self, form: &Form) {
        let lang = self.lang();
        self.text(if form.purpose == Purpose::Export { words::export(lang) } else { words::form(lang) });
        self.heading(words::act(lang));
        self.key("Enter ↓ ↑", words::form_enter(lang));
        self.key("← →", words::form_choice(lang));
        self.key(words::form_party_key(lang), words::form_party(lang));
        self.key(words::form_date_key(lang), words::form_date(lang));
        self.key(words::form_money_key(lang), words::form_money(lang));
        if form.has_more() {
            self.key("F5", words::form_more(lang));
        }
        self.key("F2", commands::language_help(lang));
    }

    fn meeting(&mut self) {
        let lang = self.lang();
        self.text(words::meeting(lang));
        self.heading(words::act(lang));
        self.key("Enter", words::meeting_enter(lang));
        self.key("Backspace", words::meeting_back(lang));
        self.key("↑ ↓", words::choose(lang));
        self.key("Esc", screens::close_hint(lang));
        for (part, how) in [
            (meetings::heads(lang), words::meeting_heads(lang)),
            (meetings::follow_ups(lang), words::meeting_tasks(lang)),
            (meetings::rungs(lang), words::meeting_rungs(lang)),
        ] {
            self.heading(part);
            self.text(how);
        }
    }
}

/// What a screen is for.
fn about(lang: Lang, place: Context) -> &'static str {
    match place {
        Context::Everywhere | Context::Start => words::start(lang),
        Context::Ladder => words::ladder(lang),
        Context::Actors => words::actors(lang),
        Context::Partnerships => words::partnerships(lang),
        Context::Documents => words::documents(lang),
        Context::Needs => words::needs(lang),
        Context::Agenda => words::agenda(lang),
        Context::Map => words::map(lang),
        Context::Findings => words::findings(lang),
    }
}
