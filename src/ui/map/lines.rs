//! Lines whose pattern says the rung without any colour.

use ratatui::style::Style;

use crate::model::Rung;
use crate::ui::theme::Theme;

use super::fine::{Raster, index};

/// A place on the screen, in cells.
pub(super) type Place = (f64, f64);

/// What a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stroke {
    /// A rung, or not assessed.
    Tie(Option<Rung>),
    /// Ties between groups.
    Groups,
    /// A mark on the ground.
    Ground,
    /// The edge of a region.
    Edge,
}

/// Dots drawn and left out, in turn.
fn pattern(stroke: Stroke) -> (f64, f64) {
    match stroke {
        Stroke::Ground => (1.0, 4.0),
        Stroke::Edge => (1.0, 1.0),
        Stroke::Tie(None) => (1.0, 6.0),
        Stroke::Tie(Some(Rung::Competition)) => (1.0, 3.0),
        Stroke::Tie(Some(Rung::Communication)) => (1.0, 2.0),
        Stroke::Tie(Some(Rung::Cooperation)) => (3.0, 3.0),
        Stroke::Tie(Some(Rung::Coordination)) => (6.0, 2.0),
        Stroke::Groups | Stroke::Tie(Some(Rung::Collaboration | Rung::Confederation)) => (1.0, 0.0),
    }
}

/// Columns from one cross to the next of a line that says competition.
const CROSSES: f64 = 4.0;

/// The part of a line that lies on a screen of that size, with a margin of one cell.
pub(super) fn clip(from: Place, to: Place, size: (f64, f64)) -> Option<(Place, Place)> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (mut first, mut last) = (0.0_f64, 1.0_f64);
    let edges =
        [(-dx, from.0 + 1.0), (dx, size.0 + 1.0 - from.0), (-dy, from.1 + 1.0), (dy, size.1 + 1.0 - from.1)];
    for (step, room) in edges {
        if step == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if step < 0.0 {
            first = first.max(room / step);
        } else {
            last = last.min(room / step);
        }
    }
    let at = |share: f64| (from.0 + dx * share, from.1 + dy * share);
    (first <= last).then(|| (at(first), at(last)))
}

/// Draws a line between two places.
pub(super) fn line(raster: &mut Raster, from: Place, to: Place, stroke: Stroke, style: Style) {
    let Some((from, to)) = clip(from, to, raster.size()) else { return };
    if raster.is_ascii() {
        return letters(raster, from, to, stroke, style);
    }
    let (across, down) = raster.dots();
    let (dx, dy) = ((to.0 - from.0) * across, (to.1 - from.1) * down);
    let steps = dx.abs().max(dy.abs()).ceil().max(1.0);
    let length = dx.hypot(dy);
    let (on, off) = pattern(stroke);
    let double = stroke == Stroke::Tie(Some(Rung::Confederation));
    let (aside_x, aside_y) = if dx.abs() >= dy.abs() { (0.0, 1.0 / down) } else { (1.0 / across, 0.0) };
    for step in 0..=index(steps) {
        let share = f64::from(u32::try_from(step).unwrap_or(0)) / steps;
        if (share * length) % (on + off) >= on {
            continue;
        }
        let (x, y) = (from.0 + dx / across * share, from.1 + dy / down * share);
        if double {
            raster.dot(x - aside_x, y - aside_y, style);
            raster.dot(x + aside_x, y + aside_y, style);
        } else {
            raster.dot(x, y, style);
        }
    }
    if stroke == Stroke::Tie(Some(Rung::Competition)) {
        crosses(raster, from, to, '×', style);
    }
}

fn crosses(raster: &mut Raster, from: Place, to: Place, mark: char, style: Style) {
    // Rows are twice as high as columns are wide.
    let length = (to.0 - from.0).hypot((to.1 - from.1) * 2.0);
    let count = index(length / CROSSES).max(1);
    for at in 0..count {
        let share =
            (f64::from(u32::try_from(at).unwrap_or(0)) + 0.5) / f64::from(u32::try_from(count).unwrap_or(1));
        raster.mark(from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share, mark, style);
    }
}

/// The same lines in plain letters, one a cell.
fn letters(raster: &mut Raster, from: Place, to: Place, stroke: Stroke, style: Style) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let steps = dx.abs().max(dy.abs()).ceil().max(1.0);
    let along = match dy.abs() / dx.abs().max(0.001) {
        steep if steep > 2.0 => '|',
        flat if flat < 0.25 => '-',
        _ if (dx > 0.0) == (dy > 0.0) => '\\',
        _ => '/',
    };
    let (period, on, mark) = match stroke {
        // Circles on the ground would be taken for lines.
        Stroke::Ground => return,
        Stroke::Tie(None) => (4, 1, '.'),
        Stroke::Tie(Some(Rung::Competition)) => (3, 1, 'x'),
        Stroke::Tie(Some(Rung::Communication)) => (2, 1, '.'),
        Stroke::Edge | Stroke::Tie(Some(Rung::Cooperation)) => (2, 1, along),
        Stroke::Tie(Some(Rung::Coordination)) => (4, 3, along),
        Stroke::Groups | Stroke::Tie(Some(Rung::Collaboration)) => (1, 1, along),
        Stroke::Tie(Some(Rung::Confederation)) => (1, 1, if along == '-' { '=' } else { '#' }),
    };
    for step in 0..=index(steps) {
        if step % period < on {
            let share = f64::from(u32::try_from(step).unwrap_or(0)) / steps;
            raster.mark(from.0 + dx * share, from.1 + dy * share, mark, style);
        }
    }
}

/// An ellipse around a place.
pub(super) fn ellipse(raster: &mut Raster, centre: Place, radii: (f64, f64), gap: f64, style: Style) {
    if raster.is_ascii() {
        return;
    }
    let (across, down) = raster.dots();
    // As many points as the way around has dots.
    let around = std::f64::consts::TAU * (radii.0 * across).max(radii.1 * down);
    let count = (around / gap.max(1.0)).ceil().clamp(8.0, 4000.0);
    for step in 0..index(count) {
        let angle = f64::from(u32::try_from(step).unwrap_or(0)) / count * std::f64::consts::TAU;
        raster.dot(centre.0 + radii.0 * angle.cos(), centre.1 + radii.1 * angle.sin(), style);
    }
}

/// A piece of a line for the legend.
pub(super) fn sample(theme: &Theme, stroke: Stroke, columns: u16) -> String {
    let mut raster = Raster::new(columns, 1, theme);
    line(&mut raster, (0.0, 0.5), (f64::from(columns) - 0.01, 0.5), stroke, Style::new());
    raster.text()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings::ThemeKind;
    use crate::model::Code as _;
    use crate::ui::theme::Fine;

    #[test]
    fn every_rung_can_be_told_without_colour_in_every_kind_of_mark() {
        let mut theme = Theme::new(ThemeKind::Mono, false, true);
        let all = || Rung::ALL.iter().map(|rung| Some(*rung)).chain([None]);
        for (ascii, fine) in
            [(false, Fine::Braille), (false, Fine::Octant), (false, Fine::Quadrant), (true, Fine::Braille)]
        {
            (theme.ascii, theme.fine) = (ascii, fine);
            let samples: std::collections::HashSet<String> =
                all().map(|rung| sample(&theme, Stroke::Tie(rung), 8)).collect();
            assert_eq!(samples.len(), 7, "{fine:?} {samples:?}");
            assert!(!ascii || samples.iter().all(|text| text.is_ascii()));
        }
    }

    #[test]
    fn a_line_far_beyond_the_screen_costs_nothing_and_one_across_it_is_cut() {
        assert_eq!(clip((-1e6, -1e6), (-1e6, 1e6), (80.0, 20.0)), None);
        let (from, to) = clip((-1e6, 10.0), (1e6, 10.0), (80.0, 20.0)).unwrap();
        assert!(from.0 >= -1.1 && to.0 <= 81.1, "{from:?} {to:?}");
    }
}
