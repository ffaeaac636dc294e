//! Small windows and little room: what matters most is seen first, and what is focused stays in sight.

use selfcheck::domain::event::Event;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::localized::Localized;
use selfcheck::domain::user_error::UserError;
use selfcheck::session::effect::Effect;
use selfcheck::session::model::Saving;
use selfcheck::session::msg::{Msg, Outcome};

use super::app::App;
use crate::support::memory_port::user_error;
use selfcheck::tui::input::Input;

fn unsaved(lang: Lang) -> App {
    let mut app = App::open(lang);
    app.ui.model.saving = Saving::Failed(Box::new(user_error()));
    app
}

/// The words on the screen in one line, the cursor's cell left out.
fn words(app: &App) -> String {
    let screen = app.screen();
    let lines: Vec<&str> = screen.lines().collect();
    lines[..lines.len() - 1].join(" ")
}

#[test]
fn the_smallest_window_says_whether_all_is_saved_and_how_to_leave() {
    for (columns, rows) in [(39, 9), (20, 5), (10, 5)] {
        for (lang, saved, not_saved) in [
            (Lang::En, "Saved. ^Q", "Not saved! ^Q"),
            (Lang::Ko, "저장됨. ^Q", "저장 안 됨! ^Q"),
        ] {
            let app = App::open(lang).size(columns, rows);
            assert!(words(&app).starts_with(saved), "{}", app.screen());
            let app = unsaved(lang).size(columns, rows);
            let said = words(&app).split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(said.starts_with(not_saved), "{}", app.screen());
            assert!(!said.contains("safe"), "{said}");
        }
    }
}

#[test]
fn leaving_a_window_too_small_with_unsaved_changes_is_asked_in_words() {
    for (columns, rows) in [(39, 9), (20, 5), (10, 5)] {
        let mut app = unsaved(Lang::En).size(columns, rows);
        app.press("<c-q>");
        let said = words(&app).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            said.starts_with("Not saved! Enter loses it, Esc stays."),
            "{}",
            app.screen()
        );
        app.press("<esc>");
        assert_eq!(app.ui.model.ask, None);
        assert!(!app.effects.contains(&Effect::QuitUnsaved));
        app.press("<enter>");
        assert!(!app.effects.contains(&Effect::QuitUnsaved), "nothing was asked");
        app.press("<c-q><enter>");
        assert!(app.effects.contains(&Effect::QuitUnsaved));
    }
}

#[test]
fn another_question_waits_until_the_window_is_large_enough() {
    let mut app = App::open(Lang::En);
    app.press("<enter>1<s-f12><enter>");
    assert!(app.ui.model.ask.is_some());
    let mut app = app.size(39, 9);
    assert!(words(&app).contains("A question waits"), "{}", app.screen());
    app.press("<enter>");
    assert!(app.ui.model.ask.is_some());
    app.press("<c-q>");
    assert!(app.effects.contains(&Effect::Quit));
}

#[test]
fn a_failed_save_names_its_remedy_however_small_the_window() {
    let long = UserError {
        what: Localized::new(
            "저장하지 못했습니다: /home/user/아주/긴/이름의/폴더/gate-watch.selfcheck.yaml에 빈 공간이 없습니다.",
            "Could not save /home/user/a/folder/with/a/long/name/gate-watch.selfcheck.yaml: the disk is full.",
        ),
        ..user_error()
    };
    for lang in Lang::ALL {
        for size in [(40, 10), (40, 15), (80, 24)] {
            for notice in [false, true] {
                let mut app = unsaved(lang).size(size.0, size.1);
                app.ui.model.saving = Saving::Failed(Box::new(long.clone()));
                if notice {
                    app.send(Msg::Port(Event::Notice(Localized::new("알림", "A notice"))));
                }
                let shown = app.screen();
                for text in ["^S", ":saveas", "E-IO-28"] {
                    assert!(shown.contains(text), "{text} at {size:?}:\n{shown}");
                }
                let said = shown.contains("알림") || shown.contains("A notice");
                assert_eq!(said, notice, "{shown}");
            }
        }
    }
}

#[test]
fn what_leaving_loses_is_said_first() {
    for (lang, text) in [
        (Lang::En, "are lost if you leave."),
        (Lang::Ko, "나가면 사라집니다."),
    ] {
        let mut app = unsaved(lang).size(40, 10);
        app.press("<c-q>");
        let said = words(&app).replace(['│', '║', '|'], " ");
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(text), "{}", app.screen());
    }
}

#[test]
fn what_became_of_a_report_and_the_focused_row_are_both_in_sight() {
    for (columns, rows) in [(80, 24), (40, 15)] {
        for fails in [false, true] {
            let mut app = App::open(Lang::En).size(columns, rows);
            app.press("<s-f9><end>");
            app.port.fails = fails;
            app.press("<enter>");
            let shown = app.screen();
            assert!(shown.contains("▸ Write the report"), "{shown}");
            let said = if fails { "E-IO-28" } else { "Report written." };
            assert!(shown.contains(said), "{shown}");
        }
    }
}

#[test]
fn a_trouble_without_a_code_shows_no_empty_brackets() {
    let mut app = App::open(Lang::En);
    let nameless = UserError {
        code: String::new(),
        ..user_error()
    };
    app.send(Msg::Outcome(Outcome::Exported(Err(Box::new(nameless)))));
    assert!(app.screen().contains("the disk is full"), "{}", app.screen());
    assert!(!app.screen().contains("[]"), "{}", app.screen());
}

#[test]
fn down_brings_a_focused_row_back_that_was_scrolled_away() {
    let mut app = App::open(Lang::En).size(40, 15);
    app.press("<s-f9><end>");
    app.input(Input::Wheel(-30));
    assert!(!app.screen().contains('▸'), "{}", app.screen());
    app.press("<down>");
    assert!(app.screen().contains("▸ Write the report"), "{}", app.screen());
}
