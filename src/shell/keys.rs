//! From the terminal library's events to our own.

use crossterm::event as term;
use ratatui::layout::{Position, Rect};

use crate::app::event::{Code, Event, Key, MouseAct, Target};

/// Where the mouse was last.
#[derive(Default)]
pub(super) struct Pointer {
    at: (u16, u16),
    over: Option<Target>,
}

/// The event of ours that a terminal event means, if it means one.
pub(super) fn translate(
    event: &term::Event,
    hits: &[(Rect, Target)],
    pointer: &mut Pointer,
) -> Option<Event> {
    match event {
        term::Event::Key(key) if key.kind != term::KeyEventKind::Release => key_of(*key).map(Event::Key),
        term::Event::Paste(text) => Some(Event::Paste(text.clone())),
        term::Event::Resize(columns, rows) => Some(Event::Resize(*columns, *rows)),
        term::Event::Mouse(mouse) => {
            let before = std::mem::replace(&mut pointer.at, (mouse.column, mouse.row));
            let by = |from: u16, to: u16| i16::try_from(i32::from(to) - i32::from(from)).unwrap_or(0);
            let act = match mouse.kind {
                term::MouseEventKind::Down(term::MouseButton::Left) => MouseAct::Press,
                term::MouseEventKind::Up(term::MouseButton::Left) => MouseAct::Release,
                term::MouseEventKind::ScrollUp => MouseAct::WheelUp,
                term::MouseEventKind::ScrollDown => MouseAct::WheelDown,
                term::MouseEventKind::Drag(term::MouseButton::Left) => {
                    MouseAct::Drag(by(before.0, mouse.column), by(before.1, mouse.row))
                }
                term::MouseEventKind::Moved => MouseAct::Move,
                _ => return None,
            };
            let at = Position { x: mouse.column, y: mouse.row };
            let target =
                hits.iter().rev().find(|(area, _)| area.contains(at)).map(|(_, target)| target.clone());
            let same = std::mem::replace(&mut pointer.over, target.clone()) == target;
            // Moving about over one thing says nothing new.
            (act != MouseAct::Move || !same).then_some(Event::Mouse(act, target))
        }
        _ => None,
    }
}

fn key_of(key: term::KeyEvent) -> Option<Key> {
    let ctrl = key.modifiers.contains(term::KeyModifiers::CONTROL);
    let shift = key.modifiers.contains(term::KeyModifiers::SHIFT);
    let alt = key.modifiers.contains(term::KeyModifiers::ALT);
    let code = match key.code {
        // Ctrl-S and Ctrl-Shift-S are one key to most terminals.
        term::KeyCode::Char(c) if ctrl => Code::Char(c.to_ascii_lowercase()),
        term::KeyCode::Char(c) => Code::Char(c),
        term::KeyCode::F(number) => Code::F(number),
        term::KeyCode::Enter => Code::Enter,
        term::KeyCode::Esc => Code::Esc,
        term::KeyCode::Tab => Code::Tab,
        term::KeyCode::BackTab => Code::BackTab,
        term::KeyCode::Backspace => Code::Backspace,
        term::KeyCode::Delete => Code::Delete,
        term::KeyCode::Up if shift => Code::ShiftUp,
        term::KeyCode::Down if shift => Code::ShiftDown,
        term::KeyCode::Left if shift => Code::ShiftLeft,
        term::KeyCode::Right if shift => Code::ShiftRight,
        term::KeyCode::Up => Code::Up,
        term::KeyCode::Down => Code::Down,
        term::KeyCode::Left => Code::Left,
        term::KeyCode::Right => Code::Right,
        term::KeyCode::Home => Code::Home,
        term::KeyCode::End => Code::End,
        term::KeyCode::PageUp => Code::PageUp,
        term::KeyCode::PageDown => Code::PageDown,
        term::KeyCode::Insert => Code::Insert,
        _ => return None,
    };
    Some(Key { code, ctrl, alt })
}
