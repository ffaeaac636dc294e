//! Opening: where a session resumes, read-only files, recovered answers.

use selfcheck::domain::access::Access;
use selfcheck::domain::event::Event;
use selfcheck::domain::filter::Filter;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::localized::Localized;
use selfcheck::domain::position::Position;
use selfcheck::session::action::Action;
use selfcheck::session::context::Context;
use selfcheck::session::effect::Effect;
use selfcheck::session::model::{Field, Part, Screen};
use selfcheck::session::msg::{Msg, Outcome};
use selfcheck::session::port::Opened;
use selfcheck::tui::Start;

use super::super::app::{App, options};
use super::super::frames::known;
use super::{at, notice, value};
use crate::support::cctv::assessment;
use crate::support::checklist::id;
use crate::support::memory_port::{MemoryPort, opened};

#[test]
fn a_word_about_the_settings_is_not_drowned_by_where_one_stopped() {
    let mut options = options(Lang::En);
    options.start = Start::Open("/home/user/gate.yaml".into());
    options.notice = Some(Localized::new("설정 2곳", "2 mistakes in the settings"));
    let port = MemoryPort {
        opens: Some(Opened {
            position: Some(Position {
                at: "2026-11-20T09:00:00+09:00".into(),
                ..Position::default()
            }),
            ..opened(assessment())
        }),
        ..MemoryPort::default()
    };
    let mut app = App::with(&options, port).size(100, 24);
    assert!(notice(&app).contains("2 mistakes"), "{}", app.screen());
    app.press("<down>");
}

#[test]
fn resumes_where_it_stopped() {
    let mut fresh = opened(assessment());
    fresh.position = Some(Position {
        question: Some(id("C-2")),
        screen: "question".into(),
        field: "note".into(),
        filters: vec!["open".into(), "since:2026-11-01".into(), "nonsense".into()],
        at: "2026-11-21 14:02".into(),
    });
    let mut options = options(Lang::En);
    options.start = Start::Open("gate.yaml".into());
    let port = MemoryPort {
        opens: Some(fresh),
        ..MemoryPort::default()
    };
    let app = App::with(&options, port);
    assert_eq!(app.ui.model.screen(), Screen::Question);
    assert_eq!(at(&app), "C-2");
    assert_eq!(notice(&app), "You stopped here: 3 days ago 14:02.");
    let session = app.ui.model.session.as_ref().expect("a session");
    let since = Filter::ChangedSince(jiff::civil::date(2026, 11, 1));
    assert_eq!(session.filters, [Filter::Open, since], "the filters that were on");
    assert!(
        matches!(
            &app.ui.model.place().key,
            Some(Action::Edit(Field::Answer(_, Part::Note)))
        ),
        "the part in focus"
    );
    assert!(
        app.screen()
            .contains("Filters: [open] [changed since 2026-11-01]")
    );
}

#[test]
fn read_only_says_why_and_changes_nothing() {
    let mut held = opened(assessment());
    held.access = Access::ReadOnly(Localized::new("이영희가 열었습니다", "opened by Lee"));
    let mut app = App::on(Lang::En, held);
    app.press("<enter>1");
    assert_eq!(value(&app, "A-1"), None);
    assert_eq!(notice(&app), "Read only: opened by Lee :reopen tries again.");
    app.press("<f2>");
    assert_eq!(app.ui.model.context(), Context::Question);
    assert!(!app.effects.contains(&Effect::Save));
}

#[test]
fn the_first_screen_tells_of_answers_kept_aside() {
    let mut kept = known("gate", Some((1, 2)));
    let mut app = App::home(Lang::En).size(120, 40);
    app.send(Msg::Outcome(Outcome::Home(Vec::new(), vec![kept.clone()])));
    assert!(!app.screen().contains("kept aside"));
    kept.has_rescued = true;
    app.send(Msg::Port(Event::Details(Box::new(kept))));
    assert!(
        app.screen().contains("unsaved answers kept aside"),
        "{}",
        app.screen()
    );
}
