//! `update`, driven by key strings: what changes, what is asked of the world.

use selfcheck::domain::access::Access;
use selfcheck::domain::answer::Answer;
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::event::Event;
use selfcheck::domain::evidence::{Evidence, EvidenceState, Location};
use selfcheck::domain::filter::Filter;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::localized::Localized;
use selfcheck::domain::position::Position;
use selfcheck::domain::subject::SubjectField;
use selfcheck::domain::user_error::UserError;
use selfcheck::domain::value::Value;
use selfcheck::session::action::Action;
use selfcheck::session::command::Command;
use selfcheck::session::context::Context;
use selfcheck::session::effect::Effect;
use selfcheck::session::field::EvidencePart;
use selfcheck::session::model::{Field, Part, Place, Saving, Screen};
use selfcheck::session::msg::{Msg, Outcome};
use selfcheck::session::page;
use selfcheck::session::port::Opened;
use selfcheck::tui::Start;
use selfcheck::tui::input::Input;

use super::app::{App, options};
use super::fixture::{FakePort, assessment, id, long_checklist, opened, wide_checklist};
use super::frames::known;

/// On question A-1 of the fixture.
fn question() -> App {
    let mut app = App::open(Lang::En);
    app.press("<enter>");
    assert_eq!(at(&app), "A-1");
    app
}

fn at(app: &App) -> &str {
    let session = app.ui.model.session.as_ref().expect("a session");
    session.question().expect("a question").id.as_str()
}

fn value(app: &App, question: &str) -> Option<Value> {
    let session = app.ui.model.session.as_ref().expect("a session");
    session
        .assessment
        .answer(&id(question))
        .and_then(|answer| answer.value.clone())
}

fn notice(app: &App) -> String {
    app.ui
        .model
        .notice
        .as_ref()
        .map(|notice| notice.text.en.clone())
        .unwrap_or_default()
}

fn level(name: &str) -> Option<Value> {
    Some(Value::Level(id(name)))
}

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
    let before = session.standing.applicability.visible_count();
    app.press("<down><enter>");
    let session = app.ui.model.session.as_ref().expect("session");
    assert_eq!(
        session.assessment.profile.get(&id("faces")),
        level("no").as_ref(),
        "{}",
        app.screen()
    );
    assert_eq!(session.standing.applicability.visible_count(), before - 2);
    assert_eq!(notice(&app), "This hides 2: B-1, B-2. What was written stays.");
    app.press("u");
    let session = app.ui.model.session.as_ref().expect("session");
    assert_eq!(session.standing.applicability.visible_count(), before);
    assert_eq!(notice(&app), "This asks 2 more: B-1, B-2");
    app.press("<c-y>");
    let session = app.ui.model.session.as_ref().expect("session");
    assert_eq!(session.standing.applicability.visible_count(), before - 2);
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
    app.press("u");
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
fn evidence_is_completed_added_looked_at_and_removed() {
    let mut app = question();
    app.press("1<f6>pol<tab>");
    assert_eq!(notice(&app), "policy.pdf  policy-v2.pdf");
    app.press(".<tab><enter>");
    let evidence = |app: &App| {
        let session = app.ui.model.session.as_ref().expect("session");
        session.assessment.answers[&id("A-1")].evidence.clone()
    };
    assert_eq!(evidence(&app)[0].location.as_str(), "policy.pdf");
    assert_eq!(evidence(&app)[0].size, Some(12_800), "what was found is kept");
    app.press("<f6>.env<enter>");
    assert!(
        notice(&app).contains("looks like keys or passwords"),
        "{}",
        notice(&app)
    );
    app.press("u");
    assert_eq!(evidence(&app).len(), 1);
    // The list's row asks what to do; the second option removes.
    app.press("<up><enter><down><enter>");
    assert!(app.ui.model.ask.is_none());
    assert_eq!(evidence(&app).len(), 0, "{}", app.screen());
    app.press("u");
    assert_eq!(evidence(&app).len(), 1);
}

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
fn a_word_about_the_settings_is_not_drowned_by_where_one_stopped() {
    let mut options = options(Lang::En);
    options.start = Start::Open("/home/user/gate.yaml".into());
    options.notice = Some(Localized::new("설정 2곳", "2 mistakes in the settings"));
    let port = FakePort {
        opens: Some(Opened {
            position: Some(Position {
                at: "2026-11-20T09:00:00+09:00".into(),
                ..Position::default()
            }),
            ..opened(assessment())
        }),
        ..FakePort::default()
    };
    let mut app = App::with(&options, port).size(100, 24);
    assert!(notice(&app).contains("2 mistakes"), "{}", app.screen());
    app.press("<down>");
}

#[test]
fn the_names_a_path_was_chosen_from_go_when_it_is_whole() {
    let mut app = question();
    app.press("1<f6>pol<tab>");
    assert!(notice(&app).contains("policy-v2.pdf"));
    app.press(".<tab>");
    assert_eq!(notice(&app), "");
}

/// The evidence of question A-1.
fn evidence(app: &App) -> Vec<Evidence> {
    let session = app.ui.model.session.as_ref().expect("a session");
    session
        .assessment
        .answer(&id("A-1"))
        .map(|answer| answer.evidence.clone())
        .unwrap_or_default()
}

/// What a look at the first piece of A-1 found.
fn found(app: &mut App, state: EvidenceState) {
    let piece = Box::new(evidence(app)[0].clone());
    app.send(Msg::Port(Event::Inspected(id("A-1"), state, piece)));
}

#[test]
fn evidence_that_is_there_already_or_not_there_at_all_is_told() {
    let mut app = question();
    app.press("1<f6>policy.pdf<enter><f6>policy.pdf<enter>");
    assert_eq!(evidence(&app).len(), 1);
    assert!(notice(&app).contains("Already there"), "{}", notice(&app));
    let mut app = question();
    app.press("1<f6>nothing.pdf<enter>");
    assert!(
        notice(&app).contains("backs nothing: nothing.pdf (missing)"),
        "{}",
        notice(&app)
    );
}

#[test]
fn a_changed_file_is_looked_at_again_or_recorded_as_it_is_now() {
    let mut app = question();
    app.press("1<f6>policy.pdf<enter>");
    let recorded = evidence(&app)[0].sha256.clone().expect("a digest");
    let now = "b".repeat(64);
    // What is intact can be read again, described or removed, not recorded anew.
    app.press("<up><enter>");
    assert_eq!(app.ui.model.ask.as_ref().expect("a choice").options.len(), 5);
    app.press("<enter>");
    assert!(notice(&app).contains("policy.pdf: intact"), "{}", notice(&app));
    found(&mut app, EvidenceState::Changed(now.clone()));
    app.press("<enter><enter>");
    assert_eq!(evidence(&app)[0].sha256.as_ref(), Some(&now), "{}", app.screen());
    assert!(notice(&app).contains("recorded as it is now"), "{}", notice(&app));
    app.press("u");
    assert_eq!(evidence(&app)[0].sha256.as_ref(), Some(&recorded));
    app.press("<c-y>");
    assert_eq!(evidence(&app)[0].sha256.as_ref(), Some(&now));
}

/// What only Enter does is not done by leaving the field, and both the footer and a word say so.
#[test]
fn leaving_a_path_half_typed_says_that_nothing_was_done() {
    for leave in ["<esc>", "<f2>"] {
        let mut app = question();
        app.press("1<f6>poli");
        assert!(app.screen().contains("Esc cancel"), "{}", app.screen());
        app.press(leave);
        assert!(evidence(&app).is_empty());
        assert!(notice(&app).contains("Cancelled: poli"), "{}", notice(&app));
        app.press("<f2>x");
        assert!(app.screen().contains("Esc done"), "{}", app.screen());
    }
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
    app.press("<enter>2026-12-31<enter>");
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
    app.press("<enter>x<enter>");
    assert_eq!(value(&app, "C-2"), Some(Value::Number("4.5".into())));
    assert!(notice(&app).starts_with("Not a number"));
    // A digit begins the number anew, so that 0.5 or 250 can be typed at once.
    app.press("0.5<enter>");
    assert_eq!(value(&app, "C-2"), Some(Value::Number("0.5".into())));
    app.press("250<enter>");
    assert_eq!(value(&app, "C-2"), Some(Value::Number("250".into())));
    assert!(
        app.screen().contains("Outside the plausible range"),
        "{}",
        app.screen()
    );
}

#[test]
fn search_finds_words_ids_notes_and_initial_consonants() {
    let mut app = App::open(Lang::Ko);
    app.press("/ㅇㅎㅎ");
    assert!(app.screen().contains("A-3"), "{}", app.screen());
    app.press("<enter>");
    assert_eq!(at(&app), "A-3");
    app.press("<f2>열쇠 보관함<esc>/보관함<enter>");
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

#[test]
fn a_long_look_at_evidence_says_how_far_it_is_and_how_to_stop_it() {
    let mut app = question().size(80, 24);
    app.send(Msg::Port(Event::Notice(Localized::new("말", "a word"))));
    app.send(Msg::Port(Event::Progress(536_870_912, 6_442_450_944)));
    let screen = app.screen();
    assert!(
        screen.contains("a word") && screen.contains("checking 512 MiB/6.0 GiB, :stop"),
        "{screen}"
    );
    app.press(":stop<enter>");
    assert!(app.effects.contains(&Effect::StopInspecting));
    assert!(!app.screen().contains("GiB"));
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
    let port = FakePort {
        opens: Some(fresh),
        ..FakePort::default()
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
    app.send(Msg::Outcome(Outcome::LookedInto(kept)));
    assert!(
        app.screen().contains("unsaved answers kept aside"),
        "{}",
        app.screen()
    );
}

/// The number before a final report is that of the things it would be refused for.
#[test]
fn the_export_screen_counts_what_a_final_report_lacks() {
    let mut app = App::open(Lang::En).size(120, 40);
    app.press("<s-f9>");
    app.ui.model.order.is_final = true;
    let session = app.ui.model.session.as_ref().unwrap();
    let lacks = selfcheck::report::lacks(&session.checklist, &session.assessment, session.review());
    assert_ne!(lacks.len(), session.review().judgement.reasons.len());
    let said = format!("In the way of a final report: {}\n", lacks.len());
    let screen: String = app
        .screen()
        .lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect();
    assert!(screen.contains(&said), "{screen}");
}

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
fn two_hangul_keys_nobody_knows_get_a_hint() {
    let mut app = question();
    app.press("가나");
    assert!(
        notice(&app).starts_with("The keyboard writes Hangul"),
        "{}",
        notice(&app)
    );
}

#[test]
fn a_click_chooses_the_row_it_hits_and_the_wheel_only_scrolls() {
    let mut app = question();
    let (buffer, _) = app.frame();
    let rows = super::app::lines(&buffer);
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

/// Every way of giving an answer again confirms a carried one, and so does the row that says so; only then Enter goes on.
#[test]
fn a_carried_answer_is_confirmed_by_giving_it_again() {
    let carried = |value: &str| {
        let mut app = answered(long_checklist(), |_| Answer {
            value: Some(match value {
                "n/a" => Value::NotApplicable,
                level => Value::Level(id(level)),
            }),
            reason: "not built in".into(),
            wording: "older".into(),
            to_confirm: true,
            ..Answer::default()
        });
        app.ui.model.stack.push(Place::new(Screen::Question));
        app.input(Input::Resized(100, 24));
        app
    };
    let confirmed = |app: &App| {
        let session = app.ui.model.session.as_ref().expect("a session");
        let answer = session.assessment.answer(&id("L-0")).expect("an answer");
        !answer.to_confirm && answer.wording == "wording of A-1"
    };
    for (value, keys) in [
        ("yes", "1"),
        ("yes", "y"),
        ("yes", "<enter>"),
        ("no", "3"),
        ("n/a", "4"),
    ] {
        let mut app = carried(value);
        assert!(
            !confirmed(&app) && app.screen().contains("confirm this answer as it is"),
            "{}",
            app.screen()
        );
        app.press(keys);
        assert!(confirmed(&app), "{value} by {keys}:\n{}", app.screen());
        assert_eq!(at(&app), "L-0", "it stays to be read");
        assert!(!app.screen().contains("confirm this answer as it is"));
        app.press("u");
        assert!(!confirmed(&app), "{value} by {keys}, undone");
    }
    let mut app = carried("yes");
    let row = Action::Confirm;
    app.ui.model.stack.last_mut().expect("a screen").key = Some(row);
    app.input(Input::Resized(100, 24));
    app.press("<enter>");
    assert!(confirmed(&app) && notice(&app).contains("confirmed"));
    app.press("<enter>");
    assert_eq!(at(&app), "L-1");
}

/// A checklist with these answers, opened in a window of 100 by 24.
fn answered(checklist: Checklist, answer: impl Fn(usize) -> Answer) -> App {
    let mut run = Assessment::begin(&checklist, "2026-11-20T09:00:00+09:00");
    for (field, _) in SubjectField::KEYS {
        run.subject.set(field, "written");
    }
    for (at, question) in checklist.questions.iter().enumerate() {
        run.answers.insert(question.id.clone(), answer(at));
    }
    let opened = Opened {
        checklist: checklist.into(),
        ..opened(run)
    };
    App::on(Lang::En, opened).size(100, 24)
}

/// With nothing left to do, the first row that can be focused must not lie so far down that the verdict is scrolled away.
#[test]
fn the_result_begins_with_the_verdict_and_the_next_step() {
    let evidence = Evidence::at(Location::Url("https://example.org/minutes".into()));
    let mut app = answered(wide_checklist(), |_| Answer {
        value: level("yes"),
        evidence: vec![evidence.clone()],
        ..Answer::default()
    });
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

fn focused(app: &App) -> Option<Action> {
    app.ui.model.place().key.clone()
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

/// While a large file is read the list may change: what was found belongs to the file, not to its place.
#[test]
fn a_piece_removed_while_it_is_read_never_takes_the_place_of_another() {
    let mut app = question();
    app.press("1<f6>slow.bin<enter><f6>policy.pdf<enter>");
    let read = {
        let mut piece = evidence(&app)[0].clone();
        piece.sha256 = Some("cd".repeat(32));
        piece.size = Some(6_442_450_944);
        piece
    };
    let slow = read.location.clone();
    app.send(Msg::Choose(Action::RemoveEvidence(slow)));
    let before = evidence(&app);
    assert_eq!(before.len(), 1);
    let saves = app.port.tickets;
    app.send(Msg::Port(Event::Inspected(
        id("A-1"),
        EvidenceState::Missing,
        Box::new(read),
    )));
    assert_eq!(evidence(&app), before, "the piece that moved up is as it was");
    assert_eq!(app.port.tickets, saves, "nothing was saved");
    let session = app.ui.model.session.as_ref().expect("a session");
    assert_eq!(session.inspection.of(&id("A-1"), 0), EvidenceState::Intact);
}

#[test]
fn a_title_given_while_a_piece_is_read_stays() {
    let mut app = question();
    app.press("1<f6>policy.pdf<enter>");
    let read = evidence(&app)[0].clone();
    let place = read.location.clone();
    app.send(Msg::Choose(Action::Edit(Field::Evidence(
        id("A-1"),
        place.clone(),
        EvidencePart::Title,
    ))));
    app.press("Policy<enter>");
    app.send(Msg::Choose(Action::Edit(Field::Evidence(
        id("A-1"),
        place,
        EvidencePart::ValidUntil,
    ))));
    app.press("2027-01-31<enter>");
    app.send(Msg::Port(Event::Inspected(
        id("A-1"),
        EvidenceState::Intact,
        Box::new(read),
    )));
    let piece = &evidence(&app)[0];
    assert_eq!(
        (piece.title.as_str(), piece.valid_until),
        ("Policy", Some(jiff::civil::date(2027, 1, 31)))
    );
    app.press("uu");
    assert_eq!(evidence(&app)[0].title, "");
}

/// A read-only session shows what was found of its evidence and changes nothing, not even in memory.
#[test]
fn evidence_read_in_a_read_only_session_changes_nothing() {
    let mut held = opened(assessment());
    let answer = Answer {
        value: Some(Value::Level(id("yes"))),
        evidence: vec![Evidence::at(Location::File("policy.pdf".into()))],
        ..Answer::default()
    };
    held.assessment.answers.insert(id("A-1"), answer);
    held.access = Access::ReadOnly(Localized::new("다른 곳", "open elsewhere"));
    let before = held.assessment.clone();
    let app = App::on(Lang::En, held);
    let session = app.ui.model.session.as_ref().expect("a session");
    assert_eq!(session.inspection.of(&id("A-1"), 0), EvidenceState::Intact);
    assert_eq!(session.assessment, before);
}
