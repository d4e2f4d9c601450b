//! What is selected, in words: a strip below the picture, or a panel beside it, with the legend.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::App;
use crate::app::command::Command;
use crate::app::map::picture::{Link, Node, Picture};
use crate::app::map::{Bond, Spot};
use crate::layout::View;
use crate::locale::{Label as _, labels, maps as words};
use crate::model::Rung;
use crate::ui::canvas::{Canvas, fit, pad, width, wrap};

use super::legend;

/// Names in one sentence.
const NAMES: usize = 12;

/// A paragraph.
type Text = (String, Style);

/// The panel on the right.
pub(super) fn side(canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) {
    let columns = usize::from(area.width);
    let legend = if app.map_screen.legend { legend::list(canvas, app) } else { Vec::new() };
    let below = u16::try_from(legend.len()).unwrap_or(0).min(area.height / 2);
    let gap = u16::from(below > 0);
    let room = Rect { height: area.height.saturating_sub(below + gap), ..area };
    let mut lines = Vec::new();
    for (at, (text, style)) in told(canvas, app).into_iter().enumerate() {
        if at == 2 {
            lines.push(Line::default());
        }
        lines.extend(wrap(&text, columns, 8).into_iter().map(|line| Line::styled(line, style)));
    }
    canvas.lines(room, lines, 0);
    canvas.lines(Rect { y: room.bottom() + gap, height: below, ..area }, legend, 0);
}

/// The strip below: one line on a phone, a rule and a few lines elsewhere.
pub(super) fn strip(canvas: &mut Canvas<'_, '_>, app: &App, area: Rect) {
    let columns = usize::from(area.width);
    let texts = told(canvas, app);
    if area.height < 3 {
        let line: Vec<&str> = texts.iter().map(|(text, _)| text.as_str()).collect();
        let line = fit(&line.join(canvas.theme.mark(" · ", " - ")), columns);
        let style = texts.first().map_or(canvas.theme.text, |(_, style)| *style);
        return canvas.line(area, Span::styled(pad(&line, columns), style));
    }
    let rule = canvas.theme.mark("─", "-").repeat(columns);
    canvas.line(area, Span::styled(rule, canvas.theme.frame));
    let below = u16::from(app.map_screen.legend && area.height > 3);
    let room = Rect { y: area.y + 1, height: area.height - 1 - below, ..area };
    let mut lines: Vec<Line<'static>> = Vec::new();
    let mut texts = texts.into_iter();
    // Who it is and what it is stand in one line.
    if let Some((name, style)) = texts.next() {
        let mut spans = vec![Span::styled(fit(&name, columns), style)];
        let left = columns.saturating_sub(width(&name));
        if let Some((what, style)) = texts.next()
            && left > 8
        {
            spans.push(Span::styled(format!("  {}", fit(&what, left - 2)), style));
        }
        lines.push(Line::from(spans));
    }
    let rest = usize::from(room.height).saturating_sub(1);
    let texts: Vec<Text> = texts.collect();
    for (at, (text, style)) in texts.iter().enumerate().take(rest) {
        // What is left over goes into the last line.
        let last = at + 1 == rest;
        let all: Vec<&str> = texts.iter().skip(at).map(|(text, _)| text.as_str()).collect();
        let text = if last { all.join("; ") } else { text.clone() };
        lines.push(Line::styled(fit(&text, columns), *style));
    }
    canvas.lines(room, lines, 0);
    if below > 0 {
        let legend = legend::line(canvas, app, columns);
        canvas.line(Rect { y: room.bottom(), height: 1, ..area }, legend);
    }
}

/// What is said of the selection: who, what, and then its ties by rung.
fn told(canvas: &Canvas<'_, '_>, app: &App) -> Vec<Text> {
    let (theme, lang) = (canvas.theme, canvas.lang);
    let Some(picture) = &app.map_screen.picture else { return Vec::new() };
    if app.hides_power() {
        return Vec::new();
    }
    let mut texts = match app.map_screen.hover.as_ref().or(app.map_screen.spot.as_ref()) {
        Some(Spot::Party(id)) => picture.place(id).map(|at| party(canvas, picture, at)),
        Some(Spot::Group(id)) => picture.place(id).map(|at| group(canvas, app, picture, at)),
        Some(Spot::Tie(one, other)) => {
            picture.place(one).zip(picture.place(other)).map(|ends| tie(canvas, picture, ends))
        }
        None => None,
    }
    .unwrap_or_default();
    if picture.wish.view == View::Rings && picture.map.info.anchor.is_none() && !picture.nodes.is_empty() {
        let key = app.keymap.hint(Command::MapInfo);
        texts.insert(0, (words::no_anchor(lang, &key), theme.warn));
    }
    texts
}

fn name(canvas: &Canvas<'_, '_>, node: &Node) -> String {
    format!("{} {}", canvas.theme.kind_mark(node.kind, canvas.lang), crate::locale::clean(&node.name))
}

fn party(canvas: &Canvas<'_, '_>, picture: &Picture, at: usize) -> Vec<Text> {
    let (theme, lang) = (canvas.theme, canvas.lang);
    let node = &picture.nodes[at];
    let mut texts = vec![
        (name(canvas, node), theme.strong),
        (
            format!(
                "{} · {}",
                node.kind.label(lang),
                words::ties(lang, picture.of(at).filter(|link| !link.competes()).count())
            ),
            theme.kind(node.kind),
        ),
    ];
    let mut by_rung: Vec<(Option<Rung>, Vec<&str>)> = Vec::new();
    let mut links: Vec<&Link> = picture.of(at).collect();
    links.sort_by_key(|link| {
        std::cmp::Reverse(link.rung.map_or(1, |rung| if link.competes() { 0 } else { rung.digit() + 1 }))
    });
    for link in links {
        let other = if link.from == at { link.to } else { link.from };
        let name = picture.nodes[other].name.as_str();
        match by_rung.last_mut().filter(|(rung, _)| *rung == link.rung) {
            Some((_, names)) => names.push(name),
            None => by_rung.push((link.rung, vec![name])),
        }
    }
    if by_rung.is_empty() {
        texts.push((words::no_ties(lang).to_owned(), theme.dim));
    }
    for (rung, names) in by_rung {
        let names = some(lang, &names);
        texts.push(match rung {
            None => (words::unassessed_with(lang, &names), theme.text),
            Some(Rung::Competition) => (words::competes_with(lang, &names), theme.rung(Rung::Competition)),
            Some(rung) => (words::with(lang, &labels::rung(Some(rung), lang), &names), theme.rung(rung)),
        });
    }
    texts
}

/// So many names that a sentence can bear, and how many more.
fn some(lang: crate::model::Lang, names: &[&str]) -> String {
    let clean: Vec<_> = names.iter().take(NAMES).map(|name| crate::locale::clean(name)).collect();
    match names.len().saturating_sub(NAMES) {
        0 => clean.join(", "),
        more => words::and_more(lang, &clean.join(", "), more),
    }
}

fn group(canvas: &Canvas<'_, '_>, app: &App, picture: &Picture, at: usize) -> Vec<Text> {
    let (theme, lang) = (canvas.theme, canvas.lang);
    let node = &picture.nodes[at];
    let members = node.members.clone().unwrap_or_default();
    let names: Vec<&str> = members.iter().take(NAMES).map(|id| picture.map.actor_name(id)).collect();
    let who = match node.bond {
        Bond::Ties => words::members_of(lang, members.len(), &crate::locale::clean(&node.name)),
        Bond::Rest => words::members_of_smaller(lang, members.len()),
        Bond::None => words::members_untied(lang, members.len()),
    };
    vec![
        (who, theme.strong),
        (words::enter_hint(lang, &app.keymap.hint(Command::Open)), theme.key),
        (words::biggest(lang, &some(lang, &names)), theme.text),
    ]
}

fn tie(canvas: &Canvas<'_, '_>, picture: &Picture, (one, other): (usize, usize)) -> Vec<Text> {
    let (theme, lang) = (canvas.theme, canvas.lang);
    let (one_node, other_node) = (&picture.nodes[one], &picture.nodes[other]);
    let dash = theme.mark(" — ", " - ");
    let head = format!("{}{dash}{}", name(canvas, one_node), name(canvas, other_node));
    let all: Vec<_> = picture.between(one, other).iter().flat_map(|link| &link.partnerships).collect();
    let count = if all.is_empty() {
        words::no_tie_between(lang).to_owned()
    } else {
        words::partnerships(lang, all.len())
    };
    let mut texts = vec![(head, theme.strong), (count, theme.dim)];
    for (id, rung) in all {
        let name = picture.map.partnerships.get(id).map_or(id.as_str(), |one| one.name.as_str());
        let style = rung.map_or(theme.text, |rung| theme.rung(rung));
        texts.push((format!("{}: {}", labels::rung(*rung, lang), crate::locale::clean(name)), style));
    }
    texts
}
