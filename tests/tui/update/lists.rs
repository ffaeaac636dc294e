//! Lists: filters, search, the list of commands, long lists.

use selfcheck::domain::answer::Answer;
use selfcheck::domain::filter::Filter;
use selfcheck::domain::lang::Lang;
use selfcheck::session::action::Action;
use selfcheck::session::effect::Effect;
use selfcheck::session::model::{Place, Screen};
use selfcheck::tui::input::Input;

use super::super::app::App;
use super::{answered, at, focused, level, notice, question, value};
use crate::support::cctv::long_checklist;

#[test]
fn a_search_that_finds_nothing_keeps_what_is_typed() {
    for (open, words) in [("/", "zzzz"), (":", "zzzz")] {
        let mut app = question();
        app.press(&format!("{open}{words}<enter>"));
        assert!(notice(&app).contains("Nothing found"), "{}", app.screen());
        assert!(app.screen().contains(words), "{}", app.screen());
        app.press("<esc>");
        assert_eq!(at(&app), "A-1");
    }
}

#[test]
fn the_list_of_commands_shows_the_keys_that_work_here() {
    let mut app = question();
    app.press(":quit");
    let screen = app.screen();
    assert!(screen.contains("quit  ^Q"), "{screen}");
}

#[test]
fn the_end_of_a_filter_is_not_called_the_last_question() {
    let mut app = answered(long_checklist(), |at| Answer {
        flagged: at == 3,
        ..Answer::default()
    });
    app.ui.model.stack.push(Place::new(Screen::Question));
    let session = app.ui.model.session.as_mut().expect("a session");
    session.set_filters(vec![Filter::Flagged]);
    session.at = 3;
    app.press("<right>");
    assert!(notice(&app).contains("passes the filters"), "{}", notice(&app));
    app.press("<left>");
    assert!(
        notice(&app).contains("first question that passes"),
        "{}",
        notice(&app)
    );
}

#[test]
fn search_finds_words_ids_notes_and_initial_consonants() {
    let mut app = App::open(Lang::Ko);
    app.press("/ㅇㅎㅎ");
    assert!(app.screen().contains("A-3"), "{}", app.screen());
    app.press("<enter>");
    assert_eq!(at(&app), "A-3");
    app.press("<f2>열쇠 보관함<esc><c-f>보관함<enter>");
    assert_eq!(at(&app), "A-3");
    app.press("/pipa<enter>");
    assert_eq!(at(&app), "A-1");
    app.press("/없는말<enter>");
    app.press("<esc>");
    assert_eq!(
        app.ui.model.screen(),
        Screen::Question,
        "Esc goes back to where the search began"
    );
}

#[test]
fn filters_narrow_lists_and_the_way_and_show_their_way_out() {
    let mut app = question();
    app.press("3<right>1<right>3<f3>");
    assert_eq!(app.ui.model.screen(), Screen::Filters);
    app.press("<down><enter><home><enter>");
    assert_eq!(app.ui.model.screen(), Screen::List(None));
    let screen = app.screen();
    assert!(
        screen.contains("Filters:") && screen.contains("[gap]"),
        "{screen}"
    );
    assert!(
        screen.contains("A-1") && screen.contains("A-3") && !screen.contains("A-2"),
        "{screen}"
    );
    app.press("<end><enter><left>");
    assert_eq!(at(&app), "A-1", "previous question goes through the filter");
}

/// What the list of commands carries out happens where it was asked for.
#[test]
fn the_list_of_commands_is_gone_when_it_carried_something_out() {
    let mut app = question();
    app.press("1:undo<enter>");
    assert_eq!(app.ui.model.screen(), Screen::Question, "{}", app.screen());
    assert_eq!(value(&app, "A-1"), None);
    app.press(":C-1<enter>");
    assert_eq!(at(&app), "C-1");
    app.press(":saveas<enter>other.yaml<enter>");
    assert!(app.effects.contains(&Effect::SaveAs("other.yaml".into())));
}

/// The list of three hundred questions of which only those at the places given are open.
fn long_list(open: &[usize]) -> App {
    let mut app = answered(long_checklist(), |at| Answer {
        value: level("yes").filter(|_| !open.contains(&at)),
        ..Answer::default()
    });
    app.ui.model.stack.push(Place::new(Screen::List(None)));
    app.input(Input::Resized(100, 24));
    app
}

#[test]
fn a_long_list_opens_at_its_first_open_question() {
    for first in [0, 7, 150, 299] {
        let app = long_list(&[first, 299]);
        assert_eq!(focused(&app), Some(Action::Question(first)));
        assert!(app.screen().contains(&format!("L-{first}")), "{}", app.screen());
    }
    assert_eq!(focused(&long_list(&[])), Some(Action::Question(0)));
}

#[test]
fn what_passes_no_longer_leaves_its_place_to_the_next() {
    let mut app = long_list(&[100, 150, 200]);
    let session = app.ui.model.session.as_mut().expect("a session");
    session.set_filters(vec![Filter::Open]);
    app.input(Input::Resized(100, 24));
    app.press("<down>");
    assert_eq!(focused(&app), Some(Action::Question(150)));
    app.press("<enter>1<esc>");
    assert_eq!(app.ui.model.screen(), Screen::List(None));
    assert_eq!(focused(&app), Some(Action::Question(200)));
}

/// Leaving the page of filters leads to what passes them; every screen says that they are on, and leaving that list clears them.
#[test]
fn filters_are_left_to_their_list_and_cleared_with_esc() {
    let mut app = question();
    app.press("3<right>1<right>3<f3><down><enter><esc>");
    assert_eq!(app.ui.model.screen(), Screen::List(None), "{}", app.screen());
    assert!(app.screen().contains("[filtered 2]"), "{}", app.screen());
    app.press("<enter><f9>");
    assert!(app.screen().contains("[filtered 2]"), "{}", app.screen());
    app.press("<esc><esc>");
    assert_eq!(app.ui.model.screen(), Screen::List(None), "{}", app.screen());
    app.press("<esc>");
    assert_eq!(notice(&app), "The filters are cleared.");
    assert!(!app.screen().contains("[filtered"), "{}", app.screen());
}

#[test]
fn the_next_open_question_is_one_that_passes_the_filters() {
    let mut app = question();
    app.press("3<right>1<right>3<f7>");
    let session = app.ui.model.session.as_mut().expect("a session");
    session.set_filters(vec![Filter::Flagged]);
    app.press("<f4>");
    assert_eq!(at(&app), "A-3");
    assert!(
        notice(&app).contains("passes the filters is left open"),
        "{}",
        notice(&app)
    );
}

/// A hit says why it was found where its wording does not, and the way back from a question leads to the hits.
#[test]
fn a_hit_says_why_it_was_found_and_is_led_back_to() {
    let mut app = question();
    app.press("<f2>Café İstanbul, ｗｉｄｅ<esc>");
    for query in ["cafe", "istanbul", "wide", "CAFÉ"] {
        app.press("<c-f>").press(query);
        assert!(
            app.screen().contains("Note: Café İstanbul"),
            "{query}: {}",
            app.screen()
        );
        app.press("<enter>");
        assert_eq!(at(&app), "A-1");
        app.press("<esc>");
        assert_eq!(app.ui.model.screen(), Screen::Search, "{}", app.screen());
        assert!(
            app.screen().contains("Note: Café İstanbul"),
            "{query}: {}",
            app.screen()
        );
    }
}
