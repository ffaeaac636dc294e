//! The guide comes into sight wherever it is asked for, and the question stays at the top of what is scrolled.

use selfcheck::domain::answer::Answer;
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::dates::Dates;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::text::Text;
use selfcheck::domain::value::{Choice, Kind, Value};
use selfcheck::session::action::Action;
use selfcheck::session::command::Command;
use selfcheck::session::model::Screen;
use selfcheck::tui::Start;
use selfcheck::tui::input::Input;

use super::app::{App, options};
use crate::support::cctv::{assessment, checklist};
use crate::support::checklist::id;
use crate::support::memory_port::{MemoryPort, opened};

fn footer(app: &App) -> String {
    let screen = app.screen();
    let lines: Vec<&str> = screen.lines().collect();
    lines[lines.len() - 2].to_owned()
}

#[test]
fn without_a_pane_the_guide_is_brought_into_sight_and_put_away_again() {
    for (columns, rows) in [(99, 40), (80, 24), (40, 15)] {
        let mut app = App::open(Lang::En).size(columns, rows);
        app.press("<enter>");
        let before = app.screen();
        app.press("<f12>");
        assert!(app.screen().contains("Why it matters"), "{}", app.screen());
        assert!(app.screen().contains('▸'), "{}", app.screen());
        app.press("<f12>");
        assert_eq!(app.screen(), before);
    }
}

#[test]
fn without_a_pane_the_keys_of_the_guide_unfold_it_and_scroll_it() {
    for key in ["<a-down>", "]"] {
        let mut app = App::open(Lang::En).size(40, 15);
        app.press("<enter>").press(key);
        assert!(app.screen().contains("Why it matters"), "{}", app.screen());
        app.press(key).press(key).press(key);
        assert!(!app.screen().contains("Why it matters"), "{}", app.screen());
        app.press("[[[");
        assert!(app.screen().contains("Why it matters"), "{}", app.screen());
    }
}

#[test]
fn footer_and_help_offer_the_guide_only_where_its_key_does_something() {
    let mut app = App::open(Lang::En).size(160, 40);
    app.press("<enter>");
    assert!(!footer(&app).contains("guide"), "{}", app.screen());
    app.press("<f12>");
    let said = app.ui.model.notice.as_ref().map(|notice| notice.text.en.as_str());
    assert_eq!(said, Some("The guide is beside the question. [ and ] scroll it."));
    app.input(Input::Resized(160, 15));
    assert!(
        app.screen().contains("more lines below: ]"),
        "it is longer than its pane: {}",
        app.screen()
    );
    app.press("]]]]]]]]]]");
    let end = app.ui.guide_scroll;
    app.press("[");
    assert_eq!(app.ui.guide_scroll, end - 3, "nothing is scrolled past the end");
    app.press("?");
    assert!(!app.screen().contains("F12 w"), "{}", app.screen());
    app.input(Input::Resized(99, 60));
    assert!(app.screen().contains("F12 w"), "{}", app.screen());
}

#[test]
fn from_another_screen_the_guide_is_shown_with_its_question() {
    let mut app = App::open(Lang::En).size(80, 24);
    app.press(":guide<enter>");
    assert_eq!(app.ui.model.screen(), Screen::Question);
    assert_eq!(app.ui.model.place().key, Some(Action::Do(Command::Guide)));
    assert!(app.screen().contains("Why it matters"), "{}", app.screen());
}

/// The first question with twelve answers, of which the eleventh stands.
fn many_answers() -> App {
    let mut checklist = checklist();
    let choice = |at: usize| Choice {
        id: id(&format!("o{at}")),
        label: Text::both(&format!("보기 {at}"), &format!("Option {at}")),
        credit: None,
        exclusive: false,
        dates: Dates::default(),
    };
    checklist.questions[0].kind = Kind::OneOf((1..=12).map(choice).collect());
    let mut held: Assessment = assessment();
    let answer = Answer {
        value: Some(Value::One(id("o11"))),
        ..Answer::default()
    };
    held.answers.insert(id("A-1"), answer);
    let mut opened = opened(held);
    opened.checklist = checklist.into();
    let mut options = options(Lang::En);
    options.start = Start::Open("gate.yaml".into());
    let port = MemoryPort {
        opens: Some(opened),
        ..MemoryPort::default()
    };
    App::with(&options, port)
}

#[test]
fn the_first_line_of_a_question_stays_in_sight_while_its_answers_are_scrolled() {
    let mut app = many_answers().size(40, 15);
    app.press(":A-1<enter>");
    let shown = app.screen();
    let pinned = |app: &App| app.screen().lines().nth(1).unwrap_or_default().to_owned();
    assert!(shown.contains("▸   (x) Option 11"), "{shown}");
    assert_eq!(pinned(&app), "Is access to the footage limited to…");
    for _ in 0..10 {
        app.press("<up>");
        let place = app.ui.model.place().clone();
        assert!(app.screen().contains('▸'), "{place:?} {}", app.screen());
        assert!(
            app.screen().contains("Is access to the footage limited to"),
            "{place:?} {}",
            app.screen()
        );
    }
    assert!(
        app.screen().contains("are the rights reviewed regularly?"),
        "at the top the whole is shown: {}",
        app.screen()
    );
    app.press("<end>");
    assert_eq!(pinned(&app), "Is access to the footage limited to…");
}

#[test]
fn a_click_on_the_pinned_line_chooses_nothing_behind_it() {
    let mut app = many_answers().size(40, 15);
    app.press(":A-1<enter>");
    let before = app
        .ui
        .model
        .session
        .as_ref()
        .expect("a session")
        .assessment
        .clone();
    app.input(Input::Clicked(4, 1));
    assert_eq!(
        app.ui.model.session.as_ref().expect("a session").assessment,
        before
    );
}
