//! Unit tests of `tui/note_editor`.

use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use selfcheck::tui::input::Key;
use selfcheck::tui::note_editor::*;

fn typed(editor: &mut Editor, text: &str) {
    for each in text.chars() {
        editor.press(Key::new(KeyCode::Char(each)));
    }
}

#[test]
fn caret_follows_wide_syllables_and_full_rows() {
    let mut editor = Editor::new("", true);
    typed(&mut editor, "한글 메모");
    let area = Rect::new(3, 2, 10, 3);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 6));
    assert_eq!(editor.draw(area, &mut buffer), Position::new(12, 2));
    typed(&mut editor, "가");
    assert_eq!(editor.draw(area, &mut buffer), Position::new(9, 3));
}

/// Marks, joined emoji, flags and skin tones, each one character to a reader.
const CLUSTERS: [&str; 6] = [
    "e\u{323}\u{302}",
    "👩\u{200d}💻",
    "🇰🇷",
    "👍🏽",
    "각\u{323}",
    "❤\u{fe0f}",
];

#[test]
fn a_step_is_a_whole_cluster() {
    let press = |editor: &mut Editor, code| editor.press(Key::new(code));
    for cluster in CLUSTERS {
        let whole = format!("a{cluster}b");
        let mut editor = Editor::new(&whole, true);
        press(&mut editor, KeyCode::Left);
        press(&mut editor, KeyCode::Left);
        press(&mut editor, KeyCode::Char('x'));
        assert_eq!(editor.raw(), format!("ax{cluster}b"));
        press(&mut editor, KeyCode::Right);
        press(&mut editor, KeyCode::Backspace);
        assert_eq!(editor.raw(), "axb", "{cluster}");
        editor.press(Key::with(KeyCode::Backspace, KeyModifiers::ALT));
        assert_eq!(editor.raw(), format!("ax{cluster}b"), "one step to undo");
        press(&mut editor, KeyCode::Left);
        press(&mut editor, KeyCode::Left);
        press(&mut editor, KeyCode::Right);
        press(&mut editor, KeyCode::Delete);
        assert!(
            ["axb", "ab"].contains(&editor.raw().as_str()),
            "{:?}",
            editor.raw()
        );
    }
}

#[test]
fn letters_typed_apart_become_one() {
    let mut editor = Editor::new("", true);
    typed(
        &mut editor,
        "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af} e\u{301}",
    );
    assert_eq!(editor.raw(), "한글 é");
    editor.press(Key::new(KeyCode::Backspace));
    assert_eq!(editor.raw(), "한글 ");
}

#[test]
fn a_caret_that_lands_inside_a_cluster_goes_to_its_start() {
    let mut editor = Editor::new("🇰🇷🇰🇷\nabc", true);
    editor.press(Key::new(KeyCode::Up));
    editor.press(Key::new(KeyCode::Char('x')));
    assert!(
        editor.raw().starts_with("🇰🇷x🇰🇷\n") || editor.raw().starts_with("🇰🇷🇰🇷x\n"),
        "{:?}",
        editor.raw()
    );
}

#[test]
fn the_caret_stands_right_of_what_is_drawn_in_every_row() {
    let area = Rect::new(2, 1, 11, 4);
    for (text, column, row) in [
        ("abcdefghij", 10, 0),
        ("abcdefghi", 9, 0),
        ("가나다라마", 10, 0),
        ("가나다라마바", 2, 1),
        ("👩\u{200d}💻", 2, 0),
        ("e\u{323}\u{302}f", 2, 0),
        ("가나다라마\n가나다라마", 10, 1),
    ] {
        let editor = Editor::new(text, true);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 8));
        let caret = editor.draw(area, &mut buffer);
        assert_eq!((caret.x - area.x, caret.y - area.y), (column, row), "{text:?}");
    }
}

#[test]
fn one_line_takes_no_line_ends_and_undo_goes_back() {
    let mut editor = Editor::new("a", false);
    editor.press(Key::new(KeyCode::Enter));
    editor.paste("b\r\nc");
    assert_eq!(editor.raw(), "ab c");
    editor.press(Key::with(KeyCode::Backspace, KeyModifiers::ALT));
    assert_eq!(editor.raw(), "a");
}
