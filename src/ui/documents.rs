//! The screen of the same name.

use ratatui::layout::Rect;

use crate::app::App;

use super::canvas::Canvas;

/// Draws the screen.
pub(super) fn draw(_canvas: &mut Canvas<'_, '_>, _app: &App, _area: Rect) {}
