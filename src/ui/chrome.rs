//! Chrome.
use ratatui::layout::Rect;
use crate::app::App;
use super::canvas::Canvas;
pub(super) fn top(_canvas: &mut Canvas<'_, '_>, _app: &App, _area: Rect) {}
pub(super) fn status(_canvas: &mut Canvas<'_, '_>, _app: &App, _area: Rect) {}
pub(super) fn keys(_canvas: &mut Canvas<'_, '_>, _app: &App, _area: Rect) {}
