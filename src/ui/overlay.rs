//! Layers.
use ratatui::layout::Rect;
use crate::app::{App, overlay::Overlay};
use super::canvas::Canvas;
/// Draws a layer.
pub(super) fn draw(_canvas: &mut Canvas<'_, '_>, _app: &App, _layer: &Overlay, _body: Rect) {}
