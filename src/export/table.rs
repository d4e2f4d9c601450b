//! A layout as a table: `id,x,y`, one line a party, for programs that judge or draw it.

use std::fmt::Write as _;

use crate::layout::Layout;
use crate::network::Ties;

/// The places of all parties.
pub fn layout_csv(ties: &Ties, layout: &Layout) -> String {
    let mut text = "id,x,y\n".to_owned();
    for (id, point) in ties.actors.iter().zip(&layout.points) {
        // An id is a slug, so it needs no quotation marks.
        let _ = writeln!(text, "{id},{:.4},{:.4}", point.x, point.y);
    }
    text
}
