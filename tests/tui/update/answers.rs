//! Answering: by digit, letter and row; options, numbers, "not applicable", gaps.

use selfcheck::domain::answer::{Answer, Asked};
use selfcheck::domain::lang::Lang;
use selfcheck::domain::text::Text;
use selfcheck::domain::value::Value;
use selfcheck::domain::waiting::WaitReason;
use selfcheck::session::action::Action;
use selfcheck::session::context::Context;
use selfcheck::session::model::{Place, Saving, Screen};
use selfcheck::tui::input::Input;

use super::super::app::App;
use super::{answered, at, level, notice, question, value};
use crate::support::cctv::long_checklist;
use crate::support::checklist::id;

#[test]
fn answers_by_digit_arrow_and_letter() {
    let mut app = question();
    app.press("2");
    assert_eq!(value(&app, "A-1"), level("partial"));
    app.press("<down><enter>");
    assert_eq!(value(&app, "A-1"), level("no"));
    app.press("y");
    assert_eq!(value(&app, "A-1"), level("yes"));
    app.press("0");
    assert_eq!(value(&app, "A-1"), None);
    app.press("ㅛ");
    assert_eq!(value(&app, "A-1"), level("yes"), "jamo are letters to commands");
    assert!(matches!(app.ui.model.saving, Saving::Saved(_)));
}

#[test]
fn enter_on_the_chosen_answer_goes_on() {
    let mut app = question();
    app.press("1<enter>");
    assert_eq!(at(&app), "A-2");
    app.press("<left>");
    assert_eq!(at(&app), "A-1");
    app.press("<enter>");
    assert_eq!(at(&app), "A-2", "the chosen answer is focused on return");
}

#[test]
fn an_answer_says_what_it_hides_and_undo_brings_it_back() {
    let mut app = App::open(Lang::En);
    app.press("<s-f8>");
    assert_eq!(app.ui.model.screen(), Screen::System);
    // From the first line that is missing past the last required one to the fact's first option.
    app.press("<down><down><enter>");
    let session = app.ui.model.session.as_ref().expect("session");
    assert_eq!(
        session.assessment.profile.get(&id("faces")),
        level("yes").as_ref(),
        "{}",
        app.screen()
    );
    let before = session.live_score.applicability.visible_count();
    app.press("<down><enter>");
    let session = app.ui.model.session.as_ref().expect("session");
    assert_eq!(
        session.assessment.profile.get(&id("faces")),
        level("no").as_ref(),
        "{}",
        app.screen()
    );
    assert_eq!(session.live_score.applicability.visible_count(), before - 2);
    assert_eq!(notice(&app), "This hides 2: B-1, B-2. What was written stays.");
    app.press("u");
    let session = app.ui.model.session.as_ref().expect("session");
    assert_eq!(session.live_score.applicability.visible_count(), before);
    assert_eq!(notice(&app), "This asks 2 more: B-1, B-2");
    app.press("<c-y>");
    let session = app.ui.model.session.as_ref().expect("session");
    assert_eq!(session.live_score.applicability.visible_count(), before - 2);
}

#[test]
fn not_applicable_asks_for_a_reason_that_can_wait() {
    let mut app = question();
    app.press("4");
    assert_eq!(value(&app, "A-1"), Some(Value::NotApplicable));
    assert_eq!(app.ui.model.context(), Context::Note);
    app.press("<esc>");
    assert_eq!(app.ui.model.context(), Context::Question);
    app.press("<enter>no footage is kept<esc>");
    let session = app.ui.model.session.as_ref().expect("session");
    assert_eq!(
        session.assessment.answers[&id("A-1")].reason,
        "no footage is kept"
    );
    // Critical: it also needs a reviewer before it counts.
    assert!(session.state(session.at).is_open());
    app.press("<down><enter>Lee<enter>");
    let session = app.ui.model.session.as_ref().expect("session");
    assert!(!session.state(session.at).is_open());
}

#[test]
fn a_gap_gets_owner_action_and_date() {
    let mut app = question();
    app.press("3");
    assert!(app.screen().contains("Plan for the gap"), "{}", app.screen());
    let wanted = |app: &App| app.ui.model.session.as_ref().expect("session").answer();
    let owner = "<end><up><up><up><up><up><up><up><up><up><up><up><up><up>";
    app.press(owner).press("<enter>Park<tab>");
    assert_eq!(wanted(&app).owner, "Park", "{}", app.screen());
    app.press("<enter>tighten rights<esc><down><enter>2026-13-01<enter>");
    assert_eq!(wanted(&app).due, None);
    assert!(notice(&app).starts_with("Not a date"), "{}", notice(&app));
    app.press("<enter><c-u>2026-12-31<enter>");
    assert_eq!(
        wanted(&app).due.map(|due| due.to_string()).as_deref(),
        Some("2026-12-31")
    );
    assert_eq!(wanted(&app).action, "tighten rights");
}

#[test]
fn many_options_are_put_in_and_taken_out_and_an_exclusive_one_stands_alone() {
    let mut app = question();
    app.press(":C-1<enter>");
    assert_eq!(at(&app), "C-1");
    app.press("12");
    assert_eq!(
        value(&app, "C-1"),
        Some(Value::Many(vec![id("night"), id("rain")]))
    );
    app.press("3");
    assert_eq!(value(&app, "C-1"), Some(Value::Many(vec![id("none")])));
    app.press("1");
    assert_eq!(value(&app, "C-1"), Some(Value::Many(vec![id("night")])));
    app.press("1");
    assert_eq!(value(&app, "C-1"), None);
}

#[test]
fn numbers_are_read_and_wrong_ones_leave_what_was_there() {
    let mut app = question();
    app.press(":C-2<enter><enter>4.5<enter>");
    assert_eq!(value(&app, "C-2"), Some(Value::Number("4.5".into())));
    app.press("<up><up>x<enter>");
    assert_eq!(value(&app, "C-2"), Some(Value::Number("4.5".into())));
    assert!(notice(&app).starts_with("Not a number"));
    // A digit begins the number anew, so that 0.5 or 250 can be typed at once.
    app.press("0.5<enter>");
    assert_eq!(value(&app, "C-2"), Some(Value::Number("0.5".into())));
    app.press("<up><up>250<enter>");
    assert_eq!(value(&app, "C-2"), Some(Value::Number("250".into())));
    assert!(
        app.screen().contains("Outside the plausible range"),
        "{}",
        app.screen()
    );
}

/// On L-0, whose answer waits; `asked` is set where the question became another one.
fn carried(value: Option<&str>, asked: Option<&Asked>) -> App {
    let mut app = answered(long_checklist(), |_| Answer {
        value: value.map(|value| match value {
            "n/a" => Value::NotApplicable,
            level => Value::Level(id(level)),
        }),
        reason: "not built in".into(),
        note: "seen in May".into(),
        wording: "older".into(),
        asked: asked.cloned().map(Box::new),
        to_confirm: true,
        ..Answer::default()
    });
    app.ui.model.stack.push(Place::new(Screen::Question));
    app.input(Input::Resized(100, 24));
    app
}

fn waits(app: &App, question: &str) -> bool {
    let session = app.ui.model.session.as_ref().expect("a session");
    let answer = session.assessment.answer(&id(question)).expect("an answer");
    let digest = session
        .checklist
        .question(question)
        .expect("a question")
        .wording_digest();
    assert_eq!(answer.to_confirm, answer.wording != digest);
    answer.to_confirm
}

/// Its own key confirms a carried answer, and so does giving it again by number or letter; Enter does neither.
#[test]
fn a_carried_answer_is_confirmed_by_its_own_key_or_given_again() {
    for (value, keys) in [
        ("yes", "d"),
        ("yes", "<ins>"),
        ("yes", "ㅇ"),
        ("yes", ":confirm<enter>"),
        ("yes", "1"),
        ("yes", "y"),
        ("yes", " "),
        ("no", "3"),
        ("n/a", "4"),
    ] {
        let mut app = carried(Some(value), None);
        assert!(
            waits(&app, "L-0") && app.screen().contains("confirm it: d"),
            "{}",
            app.screen()
        );
        app.press(keys);
        assert!(!waits(&app, "L-0"), "{value} by {keys}:\n{}", app.screen());
        assert_eq!(at(&app), "L-0", "it stays to be read");
        assert!(!app.screen().contains("confirm it: d"));
        app.press("u");
        assert!(waits(&app, "L-0"), "{value} by {keys}, undone");
    }
    let mut app = carried(Some("yes"), None);
    app.press("d");
    assert_eq!(notice(&app), "Answer confirmed.");
    app.press("<enter>");
    assert_eq!(at(&app), "L-1");
}

#[test]
fn enter_and_the_keys_that_move_on_never_confirm() {
    for value in ["yes", "n/a"] {
        let mut app = carried(Some(value), None);
        app.press("<enter>");
        assert!(waits(&app, "L-0") && notice(&app).contains("Enter does not confirm"));
        for _ in 0..4 {
            app.press("<f4><enter><enter><right><enter>");
        }
        app.press("<down><down><down><down><enter>");
        let session = app.ui.model.session.as_ref().expect("a session");
        assert!(
            session
                .assessment
                .answers
                .values()
                .all(|answer| answer.to_confirm)
        );
    }
}

#[test]
fn another_question_starts_without_an_answer_beside_the_old_one() {
    let asked = Asked {
        ask: Text::single("en", "Is the gate guarded?"),
        value: level("yes"),
    };
    let mut app = carried(None, Some(&asked));
    let screen = app.screen();
    for part in [
        "Asked before: ",
        "gate",
        "Answered before: Yes",
        "Note before: seen in May",
        "Answer it again",
    ] {
        assert!(screen.contains(part), "{part}\n{screen}");
    }
    app.press("<enter>");
    assert!(value(&app, "L-0").is_none() && notice(&app).contains("Enter does not answer"));
    app.press("d");
    assert!(value(&app, "L-0").is_none() && notice(&app).contains("Nothing is chosen"));
    app.press("2");
    assert!(value(&app, "L-0").is_some() && !waits(&app, "L-0"));
}

#[test]
fn all_of_one_kind_are_confirmed_as_one_step() {
    let mut app = carried(Some("yes"), None);
    let count = app
        .ui
        .model
        .session
        .as_ref()
        .expect("a session")
        .assessment
        .answers
        .len();
    app.press("<f10>");
    let row = Action::ConfirmAll(WaitReason::Reworded);
    app.ui.model.stack.last_mut().expect("a screen").key = Some(row);
    app.input(Input::Resized(100, 24));
    app.press("<enter>");
    assert!(!waits(&app, "L-0") && notice(&app).starts_with(&format!("{count} answers confirmed")));
    app.press("u");
    let session = app.ui.model.session.as_ref().expect("a session");
    assert!(
        session
            .assessment
            .answers
            .values()
            .all(|answer| answer.to_confirm)
    );
    assert_eq!(session.live_score.counts.done(), 0);
}
