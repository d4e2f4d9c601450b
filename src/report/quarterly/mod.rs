//! R3: the report of a period to ward, agency, donor or residents: one set of chapters, in the order in which that
//! reader looks for them (domain notes f).

mod contributions;
mod movement;
mod outlook;
mod work;

use super::agenda;
use super::asked::Audience;
use super::desk::{Desk, signer};
use super::document::{Block, Picture, Report, Signer};
use super::findings::{Told, told};
use crate::insight::{Figures, Movement, Rule, Severity, findings};
use crate::layout::View;
use crate::locale::reports::{self as common, quarterly as words};
use crate::locale::{Label as _, dates};
use crate::model::*;
use crate::network::At;

/// The chapters, numbered as in the outline of the notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chapter {
    Summary,
    Background,
    Movement,
    Needs,
    Contributions,
    Meetings,
    Documents,
    Analysis,
    Shift,
    Obstacles,
    Lessons,
    Plans,
}

/// What each reader looks for comes first; the rest follows in the order of the outline.
fn order(audience: Audience) -> Vec<Chapter> {
    use Chapter::*;
    let outline = [
        Summary,
        Background,
        Movement,
        Needs,
        Contributions,
        Meetings,
        Documents,
        Analysis,
        Shift,
        Obstacles,
        Lessons,
        Plans,
    ];
    let first: &[Chapter] = match audience {
        Audience::Ward | Audience::Agency => &[Summary, Movement, Needs, Meetings, Documents, Plans],
        Audience::Donor => &[Summary, Needs, Contributions, Analysis, Shift, Lessons],
        Audience::Residents => return vec![Summary, Needs, Meetings, Plans],
    };
    first.iter().copied().chain(outline.into_iter().filter(|one| !first.contains(one))).collect()
}

/// What is reckoned once for all chapters.
struct Period {
    from: Day,
    to: Day,
    /// The figures on the eve of the period.
    before: Figures,
    /// ... and at its end, or today when that is earlier.
    after: Figures,
    moved: Movement,
    /// The findings that may be told, in words; what presses first.
    told: Vec<Told>,
    /// Whether it is to fit one page.
    brief: bool,
}

impl Period {
    fn new(desk: &Desk<'_>) -> Self {
        let asked = desk.asked;
        let (from, to) = (asked.from, asked.to.min(asked.today).max(asked.from));
        let shown: Vec<_> = findings(desk.whole, asked.today)
            .into_iter()
            .filter(|one| one.acknowledged.is_none() && may_be_told(desk, one.rule, &one.subjects))
            .collect();
        Self {
            from,
            to,
            before: Figures::new(desk.map, from.plus_days(-1), asked.today),
            after: Figures::new(desk.map, to, asked.today),
            moved: Movement::new(desk.map, from, to),
            told: told(desk.lang, desk.whole, &shown),
            brief: asked.audience == Audience::Residents,
        }
    }

    fn has(&self, day: Day) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// Whether a finding may leave the team: it judges nobody, rests on nothing internal, and speaks of nobody who was
/// left out. For the team itself all may.
fn may_be_told(desk: &Desk<'_>, rule: Rule, subjects: &[Id]) -> bool {
    if desk.asked.eyes == redact::Eyes::Own {
        return true;
    }
    let hidden = |id: &Id| {
        (desk.whole.partnerships.has(id) && !desk.map.partnerships.has(id))
            || (desk.whole.agreements.has(id) && !desk.map.agreements.has(id))
    };
    !rule.is_internal() && !subjects.iter().any(hidden)
}

pub(super) fn quarterly(mut desk: Desk<'_>) -> Report {
    let lang = desk.lang;
    let period = Period::new(&desk);
    if !period.brief {
        identity(&mut desk, &period);
    }
    for (at, chapter) in order(desk.asked.audience).into_iter().enumerate() {
        write(&mut desk, &period, chapter, at + 1);
    }
    if !period.brief {
        desk.chapter(words::closing(lang));
        desk.paragraph(words::closing_text(lang));
    }
    signatures(&mut desk);
    if !period.brief {
        annexes(&mut desk, &period);
    }
    let title = match (period.brief, is_quarter(desk.asked.from, desk.asked.to)) {
        (true, _) => words::news_title(lang),
        (_, true) => words::title(lang),
        (_, false) => words::title_period(lang),
    };
    let brief = period.brief;
    let subtitle = [desk.place().unwrap_or_default(), span(lang, desk.asked.from, desk.asked.to)];
    let mut report = desk.done(&title.to_uppercase(), subtitle.into());
    report.compact = brief;
    report
}

fn is_quarter(from: Day, to: Day) -> bool {
    to == to.quarter_end() && from == to.plus_days(1).plus_months(-3)
}

/// `Triwulan 1 tahun 2026`, or the two days.
fn span(lang: Lang, from: Day, to: Day) -> String {
    if is_quarter(from, to) {
        let (year, month, _) = from.parts();
        words::quarter(lang, (month - 1) / 3 + 1, year)
    } else {
        common::from_to(lang, &dates::long(lang, from), &dates::long(lang, to))
    }
}

fn write(desk: &mut Desk<'_>, period: &Period, chapter: Chapter, number: usize) {
    let lang = desk.lang;
    let title = match chapter {
        Chapter::Summary => words::summary(lang),
        Chapter::Background => words::background(lang),
        Chapter::Movement => words::movement(lang),
        Chapter::Needs => words::needs(lang),
        Chapter::Contributions => words::contributions(lang),
        Chapter::Meetings => words::meetings(lang),
        Chapter::Documents => words::papers(lang),
        Chapter::Analysis => words::analysis(lang),
        Chapter::Shift => words::shift(lang),
        Chapter::Obstacles => words::obstacles(lang),
        Chapter::Lessons => words::lessons(lang),
        Chapter::Plans => words::plans(lang),
    };
    desk.chapter(&format!("{number}. {title}"));
    match chapter {
        Chapter::Summary => summary(desk, period),
        Chapter::Background => background(desk),
        Chapter::Movement => movement::write(desk, period),
        Chapter::Needs => work::needs(desk, period),
        Chapter::Contributions => contributions::write(desk, period),
        Chapter::Meetings => work::meetings(desk, period),
        Chapter::Documents => work::documents(desk),
        Chapter::Analysis => outlook::analysis(desk, period),
        Chapter::Shift => outlook::shift(desk, period),
        Chapter::Obstacles => outlook::obstacles(desk, period),
        Chapter::Lessons => outlook::lessons(desk, period),
        Chapter::Plans => outlook::plans(desk, period),
    }
}

fn identity(desk: &mut Desk<'_>, period: &Period) {
    let lang = desk.lang;
    let info = &desk.map.info;
    let name = info.programme.as_deref().unwrap_or(&info.title);
    let by = info.anchor.as_ref().map(|id| desk.name(id));
    let days = common::from_to(lang, &dates::long(lang, period.from), &dates::long(lang, desk.asked.to));
    let rows = vec![
        (words::programme(lang), desk.text(name)),
        (common::area(lang), desk.or_blank(info.area.as_deref())),
        (words::period(lang), days),
        (words::carried_out_by(lang), desk.or_blank(by.as_deref())),
        (words::aim(lang), desk.or_blank(info.goal.as_deref())),
        (
            words::phase(lang),
            info.phase.map_or_else(|| common::BLANK.to_owned(), |one| one.label(lang).to_owned()),
        ),
    ];
    desk.fields(rows);
}

/// At most ten lines: what was reached, what presses, what is asked of the reader.
fn summary(desk: &mut Desk<'_>, period: &Period) {
    let lang = desk.lang;
    let (after, moved) = (&period.after, period.moved);
    let parties: usize = after.kinds.values().sum();
    let mut lines = vec![
        words::running(lang, after.active(), parties),
        words::moved(lang, moved.up, moved.down, moved.stayed),
    ];
    if moved.new + moved.ended > 0 {
        lines.push(words::began(lang, moved.new, moved.ended));
    }
    lines.push(words::served(lang, after.needs_served, after.needs));
    let given = contributions::delivered_in(desk, period);
    if given > 0 {
        lines.push(words::given(lang, &dates::rupiah(lang, given)));
    }
    if !period.brief {
        lines.push(work::attendance(desk, period));
        if after.promises_due > 0 {
            lines.push(words::kept(lang, after.promises_kept, after.promises_due));
        }
        let pressing = period.told.iter().filter(|one| one.severity == Severity::High);
        lines.extend(pressing.take(2).map(|one| words::main_matter(lang, &one.sentence.why)));
    }
    let wanted: Vec<String> = work::without_source(desk).into_iter().take(3).collect();
    if !wanted.is_empty() {
        lines.push(words::request(lang, &wanted.join(", ")));
    }
    desk.list(false, lines);
}

fn background(desk: &mut Desk<'_>) {
    let lang = desk.lang;
    let area = desk.place().unwrap_or_else(|| words::this_area(lang).to_owned());
    desk.paragraph(match desk.map.info.goal.as_deref() {
        Some(goal) => words::background_text(lang, desk.text(goal).trim_end_matches('.'), &area),
        None => words::background_plain(lang, &area),
    });
    desk.paragraph(words::background_ladder(lang));
}

fn signatures(desk: &mut Desk<'_>) {
    let lang = desk.lang;
    let known_by = match desk.asked.audience {
        Audience::Ward => common::ward_head(lang),
        Audience::Agency => words::agency_head(lang),
        Audience::Donor => words::donor_head(lang),
        Audience::Residents => common::rw_head(lang),
    };
    let role = desk
        .map
        .info
        .owner_role
        .as_deref()
        .map_or_else(|| common::worker(lang).to_owned(), |role| desk.text(role));
    let signers = vec![
        Signer { above: Some(common::acknowledged_by(lang).to_owned()), ..signer(known_by) },
        Signer { above: Some(words::carried_out(lang).to_owned()), ..signer(role) },
    ];
    let (town, today) = (desk.town(), desk.asked.today);
    desk.signatures(town.as_deref(), Some(today), signers);
}

/// The minutes of the period for whoever wants to look them up, and the maps.
fn annexes(desk: &mut Desk<'_>, period: &Period) {
    let lang = desk.lang;
    let asked = desk.asked;
    let at = if period.to == asked.today { At::Now } else { At::Day(period.to) };
    let day = dates::long(lang, period.to);
    desk.chapter(words::references(lang));
    let mut held: Vec<&Meeting> = desk.map.meetings.iter().filter(|one| period.has(one.date)).collect();
    held.sort_by_key(|one| one.date);
    let told = |one: &&Meeting| {
        let place = desk.or_blank(one.place.as_deref());
        words::minutes_of(lang, &dates::long(lang, one.date), &place)
    };
    let lines = held.iter().map(told).collect();
    desk.list(false, lines);
    desk.part(words::pictures(lang), Vec::new());
    for (view, caption) in
        [(View::Rings, words::picture_rings(lang, &day)), (View::Force, words::picture_network(lang, &day))]
    {
        desk.push(Block::Picture(Picture { view, at, internal: asked.eyes == redact::Eyes::Own, caption }));
    }
}

/// What is due in the quarter after the period, in words.
fn coming(desk: &Desk<'_>, period: &Period) -> Vec<(crate::agenda::Item, String)> {
    let today = desk.asked.today;
    let days = today.days_until(period.to.plus_days(1)).max(0) + 92;
    let items = crate::agenda::agenda(desk.map, today, days);
    items
        .into_iter()
        .map(|item| {
            let text = agenda::sentence(desk.lang, desk.map, &item);
            (item, text)
        })
        .collect()
}
