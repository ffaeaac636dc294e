//! Unit tests of `tui/input`.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use selfcheck::tui::input::*;

#[test]
fn releases_are_dropped_and_shift_is_told_once() {
    let mut event = KeyEvent::new(KeyCode::Char('N'), KeyModifiers::SHIFT);
    assert_eq!(
        read(Event::Key(event)),
        Some(Input::Key(Key::new(KeyCode::Char('N'))))
    );
    event.kind = KeyEventKind::Release;
    assert_eq!(read(Event::Key(event)), None);
    let old = KeyEvent::new(KeyCode::F(16), KeyModifiers::NONE);
    let shifted = Key::with(KeyCode::F(4), KeyModifiers::SHIFT);
    assert_eq!(read(Event::Key(old)), Some(Input::Key(shifted)));
}

#[test]
fn a_jamo_with_ctrl_is_the_key_it_is_on() {
    let key = Key::with(KeyCode::Char('ㅊ'), KeyModifiers::CONTROL).for_command();
    assert_eq!(key, Key::with(KeyCode::Char('c'), KeyModifiers::CONTROL));
}
