//! Saving: failures stay on the screen, older saves hide nothing.

use selfcheck::domain::event::Event;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::localized::Localized;
use selfcheck::domain::user_error::UserError;
use selfcheck::session::model::Saving;
use selfcheck::session::msg::{Msg, Outcome};

use super::super::app::App;
use super::{notice, question};

#[test]
fn trouble_is_told_in_sentences_and_its_code_where_it_has_one() {
    let mut app = App::open(Lang::En);
    let mut trouble = UserError {
        code: String::new(),
        what: Localized::new("없습니다", "it is gone"),
        safe: Localized::default(),
        next: Localized::new("찾으십시오.", "Look for it."),
    };
    app.send(Msg::Outcome(Outcome::Exported(Err(Box::new(trouble.clone())))));
    assert_eq!(notice(&app), "[!] it is gone. Look for it.");
    trouble.code = "E-X".into();
    app.send(Msg::Outcome(Outcome::Exported(Err(Box::new(trouble)))));
    assert_eq!(notice(&app), "[!] it is gone. Look for it. [E-X]");
}

#[test]
fn a_failed_save_stays_on_the_screen_until_one_succeeds() {
    let mut app = question();
    app.port.fail_saves = true;
    app.press("1");
    assert!(matches!(app.ui.model.saving, Saving::Failed(_)));
    app.press("<right><left>?<esc>");
    let screen = app.screen();
    assert!(screen.contains("Could not save: the disk is full."), "{screen}");
    assert!(screen.contains("Your answers are in memory."), "{screen}");
    assert!(screen.contains("[E-IO-28]"), "{screen}");
    app.press("<c-q>");
    assert!(app.ui.model.ask.is_some(), "quitting asks");
    app.press("<esc>");
    app.port.fail_saves = false;
    app.press("<c-s>");
    assert!(matches!(app.ui.model.saving, Saving::Saved(_)));
    assert!(!app.screen().contains("Could not save"));
}

#[test]
fn an_older_save_does_not_hide_a_newer_change() {
    let mut app = question();
    app.ui.model.saving = Saving::Pending(Some(7));
    app.send(Msg::Port(Event::Saved(6, "14:00:00".into())));
    assert_eq!(app.ui.model.saving, Saving::Pending(Some(7)));
    app.send(Msg::Port(Event::Saved(7, "14:00:01".into())));
    assert_eq!(app.ui.model.saving, Saving::Saved("14:00:01".into()));
}

/// From the first letter on the footer never calls saved what is only in memory.
#[test]
fn a_text_being_typed_is_never_called_saved() {
    let mut app = question();
    app.press("1");
    let footer = |app: &App| {
        let screen = app.screen();
        let lines: Vec<&str> = screen.lines().collect();
        lines[lines.len() - 3].to_owned()
    };
    assert!(footer(&app).contains("saved 14:02:31"), "{}", app.screen());
    for (open, letters) in [("<f2>", "a"), ("<esc>:C-2<enter><enter>", "4")] {
        app.press(open).press(letters);
        assert!(
            footer(&app).contains("typing") && !footer(&app).contains("saved"),
            "{}",
            app.screen()
        );
    }
    app.press("<esc>");
    assert!(footer(&app).contains("saved 14:02:31"), "{}", app.screen());
    app.press("<f2>b");
    app.send(Msg::Pause);
    assert!(
        footer(&app).contains("saved"),
        "a pause puts it on disk: {}",
        app.screen()
    );
}
