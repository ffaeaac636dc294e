//! Screens: where they open, how they are left, the mouse.

use crate::support::checklist::AssessmentExt as _;
use selfcheck::domain::answer::Answer;
use selfcheck::domain::evidence::{Evidence, Location};
use selfcheck::domain::lang::Lang;
use selfcheck::session::action::Action;
use selfcheck::session::command::Command;
use selfcheck::session::context::Context;
use selfcheck::session::effect::Effect;
use selfcheck::session::model::{Place, Screen};
use selfcheck::session::page;
use selfcheck::tui::input::Input;

use super::super::app::App;
use super::{answered, focused, level, question, value};
use crate::support::cctv::{long_checklist, wide_checklist};

/// The number before a final report is that of the things it would be refused for.
#[test]
fn the_export_screen_counts_what_a_final_report_lacks() {
    let mut app = App::open(Lang::En).size(120, 40);
    app.press("<s-f9>");
    app.ui.model.order.is_final = true;
    let session = app.ui.model.session.as_ref().unwrap();
    let lacks =
        selfcheck::report::unmet_requirements(&session.checklist, &session.assessment, session.review());
    assert_ne!(lacks.len(), session.review().judgement.reasons.len());
    let said = format!("Missing for a final report: {}\n", lacks.len());
    let screen: String = app
        .screen()
        .lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect();
    assert!(screen.contains(&said), "{screen}");
}

#[test]
fn a_small_window_takes_nothing_but_resize_save_and_quit() {
    let mut app = question();
    app.input(Input::Resized(39, 9));
    assert_eq!(app.ui.context(), Context::TooSmall);
    app.press("1");
    assert_eq!(value(&app, "A-1"), None);
    app.input(Input::Resized(80, 24));
    app.press("1");
    assert_eq!(value(&app, "A-1"), level("yes"));
}

#[test]
fn esc_goes_back_one_level_and_quit_is_only_asked_for() {
    let mut app = question();
    app.press("?");
    assert_eq!(app.ui.model.screen(), Screen::Help);
    app.press("<esc>");
    assert_eq!(app.ui.model.screen(), Screen::Question);
    app.press("<esc>");
    assert_eq!(app.ui.model.screen(), Screen::Overview);
    app.press("q");
    assert_eq!(
        app.ui.model.screen(),
        Screen::Overview,
        "q leaves nothing but the first screen"
    );
    app.press("<esc>");
    assert_eq!(app.ui.model.screen(), Screen::Home);
    assert!(app.ui.model.session.is_none());
    app.press("<esc>");
    assert!(!app.effects.contains(&Effect::Quit));
    app.press("q");
    assert!(app.effects.contains(&Effect::Quit));
}

#[test]
fn a_click_chooses_the_row_it_hits_and_the_wheel_only_scrolls() {
    let mut app = question();
    let (buffer, _) = app.frame();
    let rows = super::super::app::lines(&buffer);
    let row = rows
        .iter()
        .position(|line| line.contains("2 ( ) Partial"))
        .expect("the row");
    app.input(Input::Clicked(6, u16::try_from(row).expect("row")));
    assert_eq!(value(&app, "A-1"), level("partial"));
    app.input(Input::Clicked(6, 0));
    app.input(Input::Wheel(3));
    assert_eq!(value(&app, "A-1"), level("partial"));
}

/// With nothing left to do, the first row that can be focused must not lie so far down that the verdict is scrolled away.
#[test]
fn the_result_begins_with_the_verdict_and_the_next_step() {
    let mut app = answered(wide_checklist(), |at| Answer {
        value: level("yes"),
        evidence: vec![Evidence {
            sha256: Some(format!("{at:064x}")),
            ..Evidence::at(Location::File(format!("{at}.pdf")))
        }],
        ..Answer::default()
    });
    let session = app.ui.model.session.as_mut().expect("open");
    session.assessment = session.assessment.clone().approved();
    app.press("r");
    assert_eq!(app.ui.model.screen(), Screen::Result);
    let screen = app.screen();
    assert_eq!(focused(&app), Some(Action::Do(Command::Export)));
    let first = screen.lines().nth(1).unwrap_or_default();
    assert!(first.contains("ready"), "{screen}");
    let mut open = answered(wide_checklist(), |_| Answer::default());
    open.press("r");
    assert_eq!(focused(&open), Some(Action::Do(Command::Review)));
}

/// Every screen; of lists that of all questions.
const SCREENS: [Screen; 18] = [
    Screen::Home,
    Screen::New,
    Screen::System,
    Screen::Overview,
    Screen::List(None),
    Screen::Question,
    Screen::Search,
    Screen::Filters,
    Screen::Review,
    Screen::Result,
    Screen::Export,
    Screen::History,
    Screen::Compare,
    Screen::Glossary,
    Screen::Help,
    Screen::Settings,
    Screen::Palette,
    Screen::Conflicts,
];

/// Whatever is focused first must be in sight, and nothing above it scrolled away, unless the screen opens at a place of its own.
#[test]
fn every_screen_opens_at_its_top_with_the_focus_in_sight() {
    let cases: [fn() -> App; 5] = [
        || {
            answered(wide_checklist(), |_| Answer {
                value: level("yes"),
                evidence: vec![Evidence::at(Location::Url("https://example.org/minutes".into()))],
                ..Answer::default()
            })
        },
        || answered(wide_checklist(), |_| Answer::default()),
        || answered(long_checklist(), |_| Answer::default()),
        || App::open(Lang::Ko),
        || App::open(Lang::En),
    ];
    for (columns, rows) in [(120, 40), (80, 24), (40, 15)] {
        for case in cases {
            let mut app = case();
            for screen in SCREENS {
                app.ui.model.stack = vec![Place::new(Screen::Home), Place::new(screen)];
                app.input(Input::Resized(columns, rows));
                let shown = app.screen();
                let opens_elsewhere = page::page(&app.ui.model).start.is_some();
                let place = app.ui.model.place();
                assert!(
                    place.scroll == 0 || opens_elsewhere,
                    "{screen:?} at {columns}x{rows}:\n{shown}"
                );
                assert!(
                    place.key.is_none() || shown.contains('▸') || app.ui.model.editing.is_some(),
                    "{screen:?} at {columns}x{rows}:\n{shown}"
                );
            }
        }
    }
}
