//! Random messages at random sizes: nothing panics, focus stays on a row that exists, the cursor stays inside.

use crossterm::event::{KeyCode, KeyModifiers};
use proptest::prelude::*;
use selfcheck::domain::lang::Lang;
use selfcheck::session::page;
use selfcheck::tui::input::{Input, Key};

use super::app::App;

fn key() -> impl Strategy<Value = Input> {
    let codes = prop_oneof![
        Just(KeyCode::Up),
        Just(KeyCode::Down),
        Just(KeyCode::Left),
        Just(KeyCode::Right),
        Just(KeyCode::Enter),
        Just(KeyCode::Esc),
        Just(KeyCode::Tab),
        Just(KeyCode::BackTab),
        Just(KeyCode::PageUp),
        Just(KeyCode::PageDown),
        Just(KeyCode::Home),
        Just(KeyCode::End),
        Just(KeyCode::Backspace),
        (1u8..=12).prop_map(KeyCode::F),
        prop::sample::select(
            "0123456789abcdefghijklmnopqrstuvwxyzGLNV?:/ ,가ㅓ한"
                .chars()
                .collect::<Vec<_>>()
        )
        .prop_map(KeyCode::Char),
    ];
    let mods = prop_oneof![
        8 => Just(KeyModifiers::NONE),
        1 => Just(KeyModifiers::CONTROL),
        1 => Just(KeyModifiers::SHIFT),
        1 => Just(KeyModifiers::ALT),
    ];
    (codes, mods).prop_map(|(code, mods)| Input::Key(Key::with(code, mods)))
}

fn input() -> impl Strategy<Value = Input> {
    prop_oneof![
        20 => key(),
        1 => (0u16..=120, 0u16..=40).prop_map(|(columns, rows)| Input::Resized(columns, rows)),
        1 => (0u16..120, 0u16..40).prop_map(|(column, row)| Input::Clicked(column, row)),
        1 => "[a-z가-힣\n]{0,40}".prop_map(Input::Paste),
        1 => (-3i16..=3).prop_map(Input::Wheel),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn nothing_breaks_the_interface(start in any::<bool>(), inputs in prop::collection::vec(input(), 1..60)) {
        let mut app = if start { App::home(Lang::Ko) } else { App::open(Lang::En) };
        for input in inputs {
            app.input(input);
            let stops = page::page(&app.ui.model).stops().len();
            prop_assert!(app.ui.model.place().focus < stops.max(1));
            let (buffer, cursor) = app.frame();
            prop_assert!(buffer.area().is_empty() || buffer.area().contains(cursor));
        }
        // Whatever happened, a window of a fair size and Esc lead home.
        app.input(Input::Resized(80, 24));
        for _ in 0..30 {
            app.press("<esc>");
        }
        prop_assert_eq!(app.ui.model.stack.len(), 1);
    }
}
