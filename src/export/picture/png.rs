//! The same page in dots.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::font::{BOLD, REGULAR};

/// Dots an inch of a printed page.
const DENSITY: f32 = 200.0;
/// Points an inch.
const POINTS: f32 = 72.0;

/// An SVG of ours as PNG; nothing when it cannot be drawn, which a picture of ours always can.
pub(super) fn png(svg: &str, width: f64, height: f64) -> Option<Vec<u8>> {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    fonts.set_sans_serif_family("DejaVu Sans");
    let options =
        Options { fontdb: Arc::new(fonts), font_family: "DejaVu Sans".to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).ok()?;
    let (wide, high) = (dots(width)?, dots(height)?);
    let mut page = Pixmap::new(wide, high)?;
    let size = tree.size();
    let scale = |dots: u32, own: f32| f32::from(u16::try_from(dots).unwrap_or(u16::MAX)) / own;
    let transform = Transform::from_scale(scale(wide, size.width()), scale(high, size.height()));
    resvg::render(&tree, transform, &mut page.as_mut());
    page.encode_png().ok()
}

/// How many dots a length has.
fn dots(points: f64) -> Option<u32> {
    let dots = (points * f64::from(DENSITY / POINTS)).round();
    format!("{dots:.0}").parse().ok().filter(|dots| (1..=20_000).contains(dots))
}
