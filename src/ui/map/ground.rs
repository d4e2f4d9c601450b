//! The ground of a picture: rings, sectors and regions, and what they are called.

use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::app::map::camera::Camera;
use crate::app::map::picture::Picture;
use crate::layout::{Frame, Guide, Point, RegionOf, RingOf, View};
use crate::locale::{Label as _, maps as words};
use crate::model::Lang;
use crate::ui::canvas::{Canvas, fit, width};
use crate::ui::theme::Theme;

use super::fine::{Raster, whole};
use super::lines::{Stroke, ellipse, line};

/// The dots of the ground.
pub(super) fn draw(raster: &mut Raster, picture: &Picture, camera: &Camera, theme: &Theme) {
    let style = theme.ground;
    // Where nothing is fainter than the rest, the ground is sparser.
    let gap = if style == theme.faint { 5.0 } else { 2.5 };
    let centre = camera.cell(Point::default());
    let (across, down) = camera.scale();
    for guide in &picture.guides {
        match guide {
            Guide::Ring { radius, .. } => {
                ellipse(raster, centre, (radius * across, radius * down), gap, style);
            }
            Guide::Wedge { from, .. } => {
                let radii = picture.guides.iter().filter_map(|guide| match guide {
                    Guide::Ring { radius, .. } => Some(*radius),
                    _ => None,
                });
                let (least, most) = radii.fold((f64::INFINITY, 0.0), |(least, most): (f64, f64), radius| {
                    (least.min(radius), most.max(radius))
                });
                let at = |radius: f64| camera.cell(Point { x: from.cos() * radius, y: from.sin() * radius });
                if least < most {
                    line(raster, at(least), at(most), Stroke::Ground, style);
                }
            }
            Guide::Region { frame, .. } => {
                let (left, top) = camera.cell(Point { x: frame.left, y: frame.top });
                let (right, bottom) =
                    camera.cell(Point { x: frame.left + frame.width, y: frame.top + frame.height });
                for (from, to) in [
                    ((left, top), (right, top)),
                    ((left, bottom), (right, bottom)),
                    ((left, top), (left, bottom)),
                    ((right, top), (right, bottom)),
                ] {
                    line(raster, from, to, Stroke::Edge, style);
                }
            }
        }
    }
}

/// Writes what rings and regions are called, where nobody stands; gives the boxes that are taken.
pub(super) fn names(
    canvas: &mut Canvas<'_, '_>,
    picture: &Picture,
    camera: &Camera,
    room: Rect,
    taken: &[Frame],
) -> Vec<Frame> {
    let mut boxes: Vec<Frame> = Vec::new();
    let lang = canvas.lang;
    for guide in picture.guides.iter().rev() {
        let (texts, (x, y), centred) = match guide {
            Guide::Ring { radius, of } => {
                let (full, short) = ring_name(*of, lang);
                (vec![full, short], camera.cell(Point { x: 0.0, y: -radius }), true)
            }
            Guide::Region { frame, of } => {
                let at = camera.cell(Point { x: frame.left, y: frame.top });
                let right = camera.cell(Point { x: frame.left + frame.width, y: frame.top }).0;
                let name =
                    fit(region_name(*of, lang), usize::try_from(whole(right - at.0 - 1.0)).unwrap_or(0));
                (vec![name], (at.0 + 0.5, at.1 + 0.4), false)
            }
            Guide::Wedge { .. } => continue,
        };
        let style = match guide {
            Guide::Ring { of: RingOf::Rung(rung), .. } => canvas.theme.rung(*rung),
            _ => canvas.theme.dim,
        };
        for text in texts.iter().filter(|text| !text.is_empty()) {
            let wide = f64::from(u32::try_from(width(text)).unwrap_or(0));
            let left = if centred { (x - wide / 2.0).round() } else { x.round() };
            let frame = Frame { left, top: y.floor(), width: wide, height: 1.0 };
            if taken.iter().chain(&boxes).any(|other| frame.near(other, 0.0)) || !inside(frame, room) {
                continue;
            }
            canvas.line(cell_rect(frame, room), Span::styled(text.clone(), style));
            boxes.push(frame);
            break;
        }
    }
    if picture.wish.view == View::Venn {
        let (x, y) = camera.cell(Point::default());
        let name = words::residents(lang);
        let wide = f64::from(u32::try_from(width(name)).unwrap_or(0));
        let frame = Frame { left: (x - wide / 2.0).round(), top: y.floor(), width: wide, height: 1.0 };
        if inside(frame, room) {
            canvas.line(cell_rect(frame, room), Span::styled(name, canvas.theme.strong));
            boxes.push(frame);
        }
    }
    boxes
}

/// Whether a box lies on the screen.
pub(super) fn inside(frame: Frame, room: Rect) -> bool {
    let (width, height) = (f64::from(room.width), f64::from(room.height));
    Frame { left: 0.0, top: 0.0, width, height }.holds(&frame, 0.0)
}

/// The cells of a box that lies on the screen.
pub(super) fn cell_rect(frame: Frame, room: Rect) -> Rect {
    let cells = |value: f64| u16::try_from(whole(value)).unwrap_or(0);
    Rect {
        x: room.x + cells(frame.left),
        y: room.y + cells(frame.top),
        width: cells(frame.width),
        height: cells(frame.height),
    }
    .intersection(room)
}

/// What a ring says, in full and short.
fn ring_name(of: RingOf, lang: Lang) -> (String, String) {
    let plain = |text: &str| (text.to_owned(), String::new());
    match of {
        RingOf::Rung(rung) => (format!("{} {}", rung.digit(), rung.label(lang)), rung.digit().to_string()),
        RingOf::NotAssessed => plain(crate::locale::screens::not_assessed(lang)),
        RingOf::NoTie => plain(words::no_tie(lang)),
        RingOf::Level(level) => plain(level.label(lang)),
        RingOf::NoLevel => plain(words::no_level(lang)),
        RingOf::Closeness(score) => plain(match score {
            5 => words::closeness_5(lang),
            4 => words::closeness_4(lang),
            3 => words::closeness_3(lang),
            2 => words::closeness_2(lang),
            _ => words::closeness_1(lang),
        }),
        RingOf::ClosenessUnknown => plain(words::closeness_unknown(lang)),
    }
}

fn region_name(of: RegionOf, lang: Lang) -> &'static str {
    match of {
        RegionOf::InvolveClosely => words::involve_closely(lang),
        RegionOf::KeepSatisfied => words::keep_satisfied(lang),
        RegionOf::KeepInformed => words::keep_informed(lang),
        RegionOf::Watch => words::watch(lang),
        RegionOf::Unknown => words::unknown(lang),
    }
}
