//! A page as a list of shapes, in points from its upper left corner, and how it is written as SVG.

use std::fmt::Write as _;

use super::font::Face;
use crate::layout::Point;

/// A colour, as it is written.
pub(in crate::export) type Colour = &'static str;

/// Where a text has its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Start,
    Middle,
    End,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::export) struct Stroke {
    pub(in crate::export) colour: Colour,
    pub(in crate::export) width: f64,
    /// Lengths of dashes and gaps; nothing for an unbroken line.
    pub(in crate::export) dashes: &'static [f64],
    /// Whether ends are round: a dash of no length becomes a dot.
    pub(in crate::export) round: bool,
}

impl Stroke {
    pub(super) const fn solid(colour: Colour, width: f64) -> Self {
        Self { colour, width, dashes: &[], round: false }
    }
}

/// What stands on a page.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    /// A line through points; with a fill it is closed.
    Path { points: Vec<Point>, fill: Option<Colour>, stroke: Option<Stroke>, closed: bool },
    /// A shape that SVG describes itself, moved to a place and enlarged.
    Outline { path: &'static str, at: Point, scale: f64, fill: Colour, stroke: Stroke },
    /// A circle that may be wider than high.
    Ellipse { at: Point, across: f64, down: f64, fill: Option<Colour>, stroke: Option<Stroke> },
    /// One line of words; `halo` parts it from the lines behind it.
    Text {
        at: Point,
        text: String,
        face: Face,
        fill: Colour,
        align: Align,
        halo: Option<Colour>,
        upwards: bool,
    },
    /// What follows belongs to this, which is said when somebody points at it.
    Open(String),
    /// The end of what was opened.
    Close,
}

/// A page.
#[derive(Clone, Debug)]
pub(super) struct Scene {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) ground: Colour,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) lang: &'static str,
    pub(super) shapes: Vec<Shape>,
}

/// Points a millimetre.
const MILLIMETRE: f64 = 72.0 / 25.4;

impl Scene {
    pub(super) fn line(&mut self, points: Vec<Point>, stroke: Stroke) {
        self.shapes.push(Shape::Path { points, fill: None, stroke: Some(stroke), closed: false });
    }

    pub(super) fn text(&mut self, at: Point, text: &str, face: Face, fill: Colour, align: Align) {
        let text = text.to_owned();
        self.shapes.push(Shape::Text { at, text, face, fill, align, halo: None, upwards: false });
    }

    /// The page as SVG: the same bytes for the same page.
    pub(super) fn svg(&self) -> String {
        let (width, height) = (number(self.width), number(self.height));
        let (wide, high) = (number(self.width / MILLIMETRE), number(self.height / MILLIMETRE));
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}mm\" height=\"{high}mm\" \
             viewBox=\"0 0 {width} {height}\" xml:lang=\"{}\" role=\"img\" \
             font-family=\"'DejaVu Sans', Verdana, sans-serif\" font-kerning=\"none\">\n",
            self.lang,
        );
        let _ = writeln!(out, "<title>{}</title>", escaped(&self.title));
        let _ = writeln!(out, "<desc>{}</desc>", escaped(&self.description));
        let _ = writeln!(out, "<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>", self.ground);
        for shape in &self.shapes {
            write_shape(&mut out, shape);
        }
        out.push_str("</svg>\n");
        out
    }
}

/// Two decimals are finer than any printer; no needless zeros.
fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A text that cannot be taken for markup, without characters that XML does not have.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ if c.is_control() => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

fn stroke_words(stroke: Option<Stroke>) -> String {
    let Some(stroke) = stroke else {
        return String::new();
    };
    let mut words = format!(" stroke=\"{}\" stroke-width=\"{}\"", stroke.colour, number(stroke.width));
    if !stroke.dashes.is_empty() {
        let dashes: Vec<String> = stroke.dashes.iter().map(|length| number(*length)).collect();
        let _ = write!(words, " stroke-dasharray=\"{}\"", dashes.join(" "));
    }
    if stroke.round {
        words.push_str(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
    }
    words
}

fn write_shape(out: &mut String, shape: &Shape) {
    let _ = match shape {
        Shape::Path { points, fill, stroke, closed } => {
            let mut path = String::new();
            for (place, point) in points.iter().enumerate() {
                path.push(if place == 0 { 'M' } else { 'L' });
                let _ = write!(path, "{} {}", number(point.x), number(point.y));
            }
            path.push_str(if *closed { "Z" } else { "" });
            let (fill, stroke) = (fill.unwrap_or("none"), stroke_words(*stroke));
            writeln!(out, "<path d=\"{path}\" fill=\"{fill}\"{stroke}/>")
        }
        Shape::Outline { path, at, scale, fill, stroke } => {
            // The stroke must not grow with the shape.
            let stroke = stroke_words(Some(Stroke { width: stroke.width / scale, ..*stroke }));
            let (x, y, scale) = (number(at.x), number(at.y), format!("{scale:.4}"));
            writeln!(
                out,
                "<path transform=\"translate({x} {y}) scale({scale})\" d=\"{path}\" fill=\"{fill}\"{stroke}/>"
            )
        }
        Shape::Ellipse { at, across, down, fill, stroke } => {
            let (x, y, fill) = (number(at.x), number(at.y), fill.unwrap_or("none"));
            let (across, down) = (number(*across), number(*down));
            let stroke = stroke_words(*stroke);
            writeln!(
                out,
                "<ellipse cx=\"{x}\" cy=\"{y}\" rx=\"{across}\" ry=\"{down}\" fill=\"{fill}\"{stroke}/>"
            )
        }
        Shape::Text { .. } => {
            write_text(out, shape);
            Ok(())
        }
        Shape::Open(title) => writeln!(out, "<g><title>{}</title>", escaped(title)),
        Shape::Close => writeln!(out, "</g>"),
    };
}

fn write_text(out: &mut String, shape: &Shape) {
    let Shape::Text { at, text, face, fill, align, halo, upwards } = shape else {
        return;
    };
    let mut words = format!(" font-size=\"{}\"", number(face.size));
    if face.bold {
        words.push_str(" font-weight=\"bold\"");
    }
    match align {
        Align::Start => {}
        Align::Middle => words.push_str(" text-anchor=\"middle\""),
        Align::End => words.push_str(" text-anchor=\"end\""),
    }
    if let Some(halo) = halo {
        let _ = write!(
            words,
            " stroke=\"{halo}\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\""
        );
    }
    let (x, y) = (number(at.x), number(at.y));
    if *upwards {
        let _ = write!(words, " transform=\"rotate(-90 {x} {y})\"");
    }
    // Wherever another font has to stand in, the words stay as wide as they were measured.
    let width = number(face.width(text));
    let _ = writeln!(
        out,
        "<text x=\"{x}\" y=\"{y}\" fill=\"{fill}\"{words} textLength=\"{width}\">{}</text>",
        escaped(text)
    );
}
