//! Typing: notes, pastes, paths, and keys of the other layout.

use selfcheck::domain::lang::Lang;
use selfcheck::session::action::Action;
use selfcheck::session::context::Context;
use selfcheck::session::effect::Effect;
use selfcheck::session::field::{Field, Part};
use selfcheck::session::msg::Msg;
use selfcheck::tui::input::Input;

use super::super::app::App;
use super::{at, level, notice, question, value};
use crate::support::checklist::id;

#[test]
fn a_note_is_one_step_of_undo_however_long_it_was_typed() {
    let mut app = question();
    app.press("1<f2>first line<enter>second");
    assert_eq!(app.ui.model.context(), Context::Note);
    let saves = app
        .effects
        .iter()
        .filter(|effect| **effect == Effect::Save)
        .count();
    app.send(Msg::Pause);
    let note = |app: &App| {
        let session = app.ui.model.session.as_ref().expect("session");
        session.assessment.answers[&id("A-1")].note.clone()
    };
    assert_eq!(note(&app), "first line\nsecond", "a pause is enough to save");
    assert_eq!(
        app.effects
            .iter()
            .filter(|effect| **effect == Effect::Save)
            .count(),
        saves + 1
    );
    app.press(" and more<f2>");
    assert_eq!(note(&app), "first line\nsecond and more");
    assert_eq!(app.ui.model.context(), Context::Question);
    app.press("<a-bs>");
    assert_eq!(note(&app), "");
    assert_eq!(value(&app, "A-1"), level("yes"), "only the note was taken back");
    app.press("<c-y>");
    assert_eq!(note(&app), "first line\nsecond and more");
}

#[test]
fn typing_is_text_and_never_a_command() {
    let mut app = question();
    app.press("<f2>q1?:/ㅓn<esc>");
    let session = app.ui.model.session.as_ref().expect("session");
    assert_eq!(session.assessment.answers[&id("A-1")].note, "q1?:/ㅓn");
    assert_eq!(at(&app), "A-1");
}

#[test]
fn a_paste_is_one_paste_and_is_cleaned() {
    let mut app = question();
    app.input(Input::Paste("2\n1\n".into()));
    assert_eq!(value(&app, "A-1"), None, "a paste outside a text does nothing");
    app.press("<f2>");
    app.input(Input::Paste("a\r\nb\u{1b}[2J\u{202e}c".into()));
    app.press("<esc>");
    let session = app.ui.model.session.as_ref().expect("session");
    assert_eq!(session.assessment.answers[&id("A-1")].note, "a\nb[2Jc");
}

#[test]
fn the_names_a_path_was_chosen_from_go_when_it_is_whole() {
    let mut app = question();
    app.press("1<f6>pol<tab>");
    assert!(notice(&app).contains("policy-v2.pdf"));
    app.press(".<tab>");
    assert_eq!(notice(&app), "");
}

/// What only Enter does is not done by leaving the field, and the text stays on its row until Enter does it.
#[test]
fn a_path_half_typed_stays_on_its_row() {
    for leave in ["<esc>", "<f2>", "<up>"] {
        let mut app = question();
        app.press("1<f6>poli");
        assert!(app.screen().contains("Esc done"), "{}", app.screen());
        app.press(leave);
        assert!(super::evidence::evidence(&app).is_empty());
        assert!(app.screen().contains("poli  [not applied]"), "{}", app.screen());
        app.press("<f6>cy.pdf<enter>");
        assert_eq!(super::evidence::evidence(&app)[0].location.as_str(), "policy.pdf");
        assert!(!app.screen().contains("not applied"), "{}", app.screen());
    }
}

/// A date or number that is refused stays to be mended, and what was there before stays as well.
#[test]
fn a_refused_text_stays_on_its_row() {
    let mut app = question();
    app.press("3");
    let due = Action::Edit(Field::Answer(id("A-1"), Part::Due));
    app.send(Msg::Choose(due.clone()));
    app.press("2026-13-01<enter>");
    assert!(
        app.screen().contains("2026-13-01  [not applied]"),
        "{}",
        app.screen()
    );
    assert_eq!(app.ui.model.focused(), Some(due));
    app.press("<enter><bs><bs><bs><bs>2-01<enter>");
    let session = app.ui.model.session.as_ref().expect("session");
    assert_eq!(
        session.assessment.answers[&id("A-1")].due,
        Some(jiff::civil::date(2026, 12, 1))
    );
}

#[test]
fn language_changes_while_running_even_while_typing() {
    let mut app = question();
    app.press("<f5>");
    assert!(
        app.screen().contains("영상에 접근할 수 있는 사람을"),
        "{}",
        app.screen()
    );
    app.press("<s-f5>");
    assert!(
        app.screen().contains("Is access to the footage limited"),
        "{}",
        app.screen()
    );
    app.press("<f2>한글<f5>");
    assert_eq!(app.ui.model.lang, Lang::En);
    assert_eq!(app.ui.model.context(), Context::Note);
    assert!(
        app.port.log.contains(&"lang en".to_owned()) || app.effects.contains(&Effect::RememberLang(Lang::En))
    );
}

#[test]
fn two_hangul_keys_nobody_knows_get_a_hint() {
    let mut app = question();
    app.press("가나");
    assert!(
        notice(&app).starts_with("The keyboard is in Hangul mode"),
        "{}",
        notice(&app)
    );
}
