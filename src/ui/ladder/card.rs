//! One card: the partnership's name and its facts on one line.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::derived::Derived;
use crate::app::event::Target;
use crate::app::{App, Session};
use crate::locale::{Label as _, screens as words};
use crate::model::{Id, Partnership, PartnershipStatus};
use crate::ui::canvas::{Canvas, pad, width, wrap};

pub(super) fn draw(canvas: &mut Canvas<'_, '_>, app: &App, session: &Session, id: &Id, area: Rect) {
    let Some(partnership) = session.history.map().partnerships.get(id) else {
        return;
    };
    let chosen = app.selected.partnership.as_ref() == Some(id);
    let columns = usize::from(area.width);
    let names: usize = if area.width < 24 { 2 } else { 1 };
    let mark = if chosen { canvas.theme.mark("▸", ">") } else { " " };
    let mut lines: Vec<Line<'static>> = Vec::new();
    let style = if chosen { canvas.theme.selected } else { canvas.theme.text };
    for (row, text) in wrap(&partnership.name, columns.saturating_sub(1), names).into_iter().enumerate() {
        let mark = if row == 0 { mark } else { " " };
        lines.push(Line::styled(pad(&format!("{mark}{text}"), columns), style));
    }
    lines.push(facts(canvas, app, session, partnership, columns));
    canvas.hit(area, Target::Partnership(id.clone()));
    canvas.lines(area, lines, 0);
}

/// The facts of a card on one line: kinds of members, then days, target, document and warning.
fn facts(
    canvas: &Canvas<'_, '_>,
    app: &App,
    session: &Session,
    one: &Partnership,
    columns: usize,
) -> Line<'static> {
    let theme = canvas.theme;
    let map = session.history.map();
    let kinds = Derived::kinds(map, one);
    let tail = marks(canvas, app, session, one);
    let tail_width: usize = tail.iter().map(|span| width(&span.content)).sum();
    let mut spans = vec![Span::raw(" ")];
    let mut left = columns.saturating_sub(1 + tail_width);
    for kind in kinds {
        let mark = theme.kind_mark(kind, canvas.lang);
        if width(&mark) > left {
            break;
        }
        left -= width(&mark);
        spans.push(Span::styled(mark, theme.kind(kind)));
    }
    spans.push(Span::raw(" ".repeat(left)));
    spans.extend(tail);
    Line::from(spans)
}

/// `196h→4▤!`: days on the rung, target when it is another rung, document in force, something to look at.
pub(super) fn marks(
    canvas: &Canvas<'_, '_>,
    app: &App,
    session: &Session,
    one: &Partnership,
) -> Vec<Span<'static>> {
    let theme = canvas.theme;
    let mut spans = Vec::new();
    if let Some(days) = one.days_on_rung(app.today) {
        spans.push(Span::styled(words::days_short(canvas.lang, days), theme.dim));
    } else if one.status == Some(PartnershipStatus::Planned) {
        spans.push(Span::styled(PartnershipStatus::Planned.label(canvas.lang).to_lowercase(), theme.dim));
    } else {
        // Nothing is known of its days.
    }
    if let Some(target) = one.target.filter(|target| Some(*target) != one.rung()) {
        spans.push(Span::styled(format!("{}{}", theme.mark("→", ">"), target.digit()), theme.text));
    }
    let (document, warning) = attention(app, session, one);
    if document {
        spans.push(Span::styled(theme.mark("▤", "#"), theme.text));
    }
    if warning && !app.hides_internals() {
        spans.push(Span::styled("!", theme.warn));
    }
    spans
}

/// Whether a document binds, and whether something about the partnership needs a look: a late promise, an
/// expired document, or no sign of life for longer than its review interval.
pub(in crate::ui) fn attention(app: &App, session: &Session, one: &Partnership) -> (bool, bool) {
    let map = session.history.map();
    let settings = &map.info.settings;
    let (mut document, mut warning) = (false, false);
    for agreement in session.facts.documents_of.get(&one.id).into_iter().flatten() {
        let Some(agreement) = map.agreements.get(agreement) else {
            continue;
        };
        let standing = agreement.standing(app.today, settings);
        document |= standing.binds();
        warning |= standing == crate::model::Standing::Expired || agreement.late(app.today).next().is_some();
    }
    let touched = session.facts.last_touch(one);
    let review = one.review_days.unwrap_or_else(|| settings.review());
    let asleep = one.status == Some(PartnershipStatus::Active)
        && touched.is_some_and(|day| day.days_until(app.today) > review);
    (document, warning || asleep)
}
