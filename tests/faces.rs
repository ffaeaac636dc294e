//! One table of scenarios, typed as keys on the screen and as lines in plain mode: both faces leave the same file, byte for byte.

use std::io::Cursor;
use std::path::Path;

use selfcheck::domain::answer::{Answer, Asked};
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::text::Text;
use selfcheck::domain::value::Value;
use selfcheck::plain::run;
use selfcheck::session::action::Action;
use selfcheck::session::field::Field;
use selfcheck::session::model::Screen;
use selfcheck::session::msg::Msg;
use selfcheck::storage::record::{self, RecordSchema};
use selfcheck::tui::Start;
use selfcheck::tui::input::Input;

use crate::support::cctv::{assessment, checklist};
use crate::support::checklist::id;
use crate::support::memory_port::{MemoryPort, opened};
use crate::tui::app::{App, options};

/// What is done, its keys, and its lines. A text between braces is pasted.
const SCENARIOS: &[(&str, &str, &str)] = &[
    ("answer by number", "<enter>2<right>1<right>4", "2\n1\n4\nq"),
    ("answer by word", "<enter>y<right>p", "yes\npartial\nq"),
    ("answer in the other language", "<f5><enter>y", "언어\n예\nq"),
    ("answer and clear", "<enter>10", "1\nb\n0\nq"),
    ("a number", ":C-2<enter>4.5<enter>", "j C-2\n4.5\nq"),
    ("a text", ":C-3<enter><enter>Fog.<esc>", "j C-3\nFog.\nq"),
    ("several options", ":C-1<enter>12", "j C-1\n1,2\nq"),
    (
        "not applicable with reason and reviewer",
        "<enter>4no footage<esc><down><enter>Lee<enter>",
        "a no footage\nLee\nq",
    ),
    (
        "a note of several lines",
        "<enter><f2>first<enter>second<esc>",
        "n\nfirst\nsecond\n.\nq",
    ),
    (
        "a note written twice",
        "<enter><f2>first<esc><f2> more<esc>",
        "n first more\nq",
    ),
    (
        "what nobody can see is dropped",
        "<enter><f2>{a\u{200b}b\u{202e}c\u{feff}}<esc>",
        "n a\u{200b}b\u{202e}c\u{feff}\nq",
    ),
    (
        "letters typed apart are composed",
        "<enter><f2>{\u{1112}\u{1161}\u{11ab}}<esc>",
        "n \u{1112}\u{1161}\u{11ab}\nq",
    ),
    (
        "evidence",
        "<enter><f6>policy.pdf<enter><f6>https://example.org/a<enter>",
        "v\npolicy.pdf\nhttps://example.org/a\n\nq",
    ),
    (
        "evidence described",
        "<enter><f6>policy.pdf<enter><up><enter><down><down><enter>Policy<enter><enter><down><down><down><enter>2027-01-31<enter>",
        "v policy.pdf\nv title 1 Policy\nv until 1 2027-01-31\nq",
    ),
    (
        "where in an evidence file",
        "<enter><f6>policy.pdf<enter><up><enter><down><down><down><down><enter>p. 3<enter>",
        "v policy.pdf\nv where 1 p. 3\nq",
    ),
    (
        "evidence removed",
        "<enter><f6>policy.pdf<enter><f6>b.pdf<enter><up><up><enter><down><enter>",
        "v\npolicy.pdf\nb.pdf\n-1\n\nq",
    ),
    (
        "evidence planned",
        "<enter><f6>policy.pdf<enter><down><enter>a log<enter>",
        "v policy.pdf\nv plan a log\nq",
    ),
    (
        "every open question of a list not applicable",
        "<f3><home><enter><end><enter>no gate<enter>",
        "l all\n9\nno gate\nq",
    ),
    (
        "every open question of a list, undone as one and done again",
        "<f3><home><enter><end><enter>no gate<enter>u<c-y>",
        "l all\n9\nno gate\nu\nz\nq",
    ),
    (
        "every open question of a list, undone as one",
        "<enter>1<f3><home><enter><end><enter>no gate<enter>u",
        "1\nl all\n9\nno gate\nu\nq",
    ),
    ("marks", "<enter><f7><s-f7>", "m\nt\nq"),
    ("undo and redo", "<enter>1<right>2uu<c-y>", "1\n2\nu\nu\nz\nq"),
    ("the system", "<s-f8>{Acme}<esc>", "i\n3\nAcme\nq"),
    ("a fact", "<s-f8><down><down><enter>", "i\nYes\nq"),
    (
        "a fact that hides a critical question, with its reason",
        "<s-f8><down><down><down><enter><down><enter>no camera<enter>",
        "i\nNo\n7\nno camera\nq",
    ),
    (
        "an approval",
        "<enter>1:approval<enter><enter>Kim<enter><enter>CTO<enter><enter>",
        "1\napproval\n1\nKim\n2\nCTO\n4\nq",
    ),
    (
        "an approval taken back",
        "<enter>1:approval<enter><enter>Kim<enter><down><down><enter>u",
        "1\napproval\n1\nKim\n4\nu\nq",
    ),
];

/// With answers that wait to be confirmed: A-1 reworded, A-2 another question now, A-3 taken over.
const WAITING: &[(&str, &str, &str)] = &[
    ("confirmed by its own word", "<enter>d", "j A-1\nconfirm\nq"),
    ("confirmed in Korean", "<enter><ins>", "j A-1\n확인\nq"),
    ("answered anew", ":A-2<enter>1", "j A-2\n1\nq"),
    (
        "all of a kind confirmed",
        "<f10><end><up><up><up><up><up><enter>",
        "confirm taken-over\nq",
    ),
    (
        "all of a kind confirmed and undone",
        ":A-1<enter>d<f10><end><up><up><up><up><up><enter>u",
        "j A-1\nconfirm\nconfirm taken-over\nu\nq",
    ),
];

fn waiting() -> Assessment {
    let mut run = assessment();
    let yes = Some(Value::Level(id("yes")));
    let answer = Answer {
        value: yes.clone(),
        wording: "older".into(),
        to_confirm: true,
        answered_at: "2026-11-20T09:00:00+09:00".into(),
        ..Answer::default()
    };
    let asked = Asked {
        ask: Text::single("ko", "문이 잠기는가?"),
        value: yes,
    };
    let other = Answer {
        value: None,
        asked: Some(Box::new(asked)),
        ..answer.clone()
    };
    let taken = Answer {
        value: Some(Value::Level(id("fully"))),
        taken_over: "last.selfcheck.yaml".into(),
        ..answer.clone()
    };
    for (question, answer) in [("A-1", answer), ("A-2", other), ("A-3", taken)] {
        run.answers.insert(id(question), answer);
    }
    run
}

fn keys(begun: Assessment, script: &str) -> Assessment {
    let app = App::on(Lang::En, opened(begun));
    pressed(app, script)
        .ui
        .model
        .session
        .expect("a session")
        .assessment
}

fn pressed(mut app: App, script: &str) -> App {
    let mut rest = script;
    while !rest.is_empty() {
        let (typed, after) = rest.split_once('{').unwrap_or((rest, ""));
        app.press(typed);
        let (pasted, after) = after.split_once('}').unwrap_or(("", after));
        if !pasted.is_empty() {
            app.input(Input::Paste(pasted.to_owned()));
        }
        rest = after;
    }
    app
}

fn lines(begun: Assessment, typed: &str) -> Assessment {
    let mut port = MemoryPort {
        opens: Some(opened(begun.clone())),
        ..MemoryPort::default()
    };
    said(&mut port, typed);
    port.stored.unwrap_or(begun)
}

fn said(port: &mut MemoryPort, typed: &str) -> String {
    let mut output = Vec::new();
    let path = Path::new("/home/user/gate.yaml");
    run(port, Some(path), Lang::En, &mut Cursor::new(typed), &mut output).expect("a session");
    String::from_utf8(output).expect("UTF-8")
}

#[test]
fn both_faces_leave_the_same_file() {
    let schema = RecordSchema::of(&checklist());
    let tables = [(SCENARIOS, assessment()), (WAITING, waiting())];
    for (table, begun) in tables {
        for (name, typed, spoken) in table {
            let drawn = record::write(&keys(begun.clone(), typed), &schema);
            let read = record::write(&lines(begun.clone(), spoken), &schema);
            assert_eq!(drawn, read, "{name}");
            let changes_nothing = *name == "answer and clear";
            assert!(
                changes_nothing || drawn != record::write(&begun, &schema),
                "{name} changes something"
            );
        }
    }
}

/// A blank line and Enter move on; neither confirms.
#[test]
fn moving_on_leaves_waiting_answers_as_they_are() {
    let begun = waiting();
    assert_eq!(keys(begun.clone(), "<enter><enter><f4><enter><f4><enter>"), begun);
    assert_eq!(lines(begun.clone(), "\n\n\n\nq"), begun);
}

/// The offered name, the keys and lines that answer, and the name that the settings then hold; `None` if they still say nothing.
const AUTHORS: &[(&str, &str, &str, Option<&str>)] = &[
    ("Kim", "<enter>", "1", Some("Kim")),
    ("Kim", "<down><enter>Lee<enter>", "2\nLee", Some("Lee")),
    ("Kim", "<down><down><enter>", "3", Some("")),
    ("", "<enter>Park<enter>", "1\nPark", Some("Park")),
    ("", "<down><enter>", "2", Some("")),
    ("Kim", "<esc>", "", None),
    ("", "<enter><enter>", "1\n", None),
];

#[test]
fn both_faces_ask_once_who_answers() {
    for (offered, typed, lines, name) in AUTHORS {
        let port = || MemoryPort {
            opens: Some(opened(assessment())),
            author: String::new(),
            offered_author: Some((*offered).to_owned()),
            ..MemoryPort::default()
        };
        let mut options = options(Lang::En);
        options.start = Start::Open("/home/user/gate.yaml".into());
        let app = pressed(App::with(&options, port()), typed);
        // Where the question came up is where one goes on.
        assert_eq!(app.ui.model.screen(), Screen::Overview, "{typed}");
        let app = pressed(app, "<enter>1");
        let mut spoken = port();
        let output = said(&mut spoken, &format!("{lines}\n1\nq"));
        assert!(output.contains("Who answers?"), "{output}");
        assert!(
            offered.is_empty() || output.contains("1 Use this name"),
            "{output}"
        );
        let wanted = name.map(|name| format!("setting author {name}"));
        for log in [&app.port.log, &spoken.log] {
            let found = log.iter().find(|line| line.starts_with("setting author"));
            assert_eq!(found, wanted.as_ref(), "{typed}");
        }
        let drawn = app.ui.model.session.expect("a session").assessment;
        let by = |all: &Assessment| {
            all.answers
                .values()
                .map(|each| each.answered_by.clone())
                .collect::<Vec<_>>()
        };
        assert!(
            by(&drawn).contains(&name.unwrap_or_default().to_owned()),
            "{typed}"
        );
        assert_eq!(by(&drawn), by(&spoken.stored.expect("an answer")), "{typed}");
    }
}

#[test]
fn who_answers_can_be_changed_in_the_settings() {
    let mut app = App::on(Lang::En, opened(assessment()));
    app.press("<s-f2>");
    app.send(Msg::Choose(Action::Edit(Field::Author)));
    app.send(Msg::Write("Choi".into()));
    assert_eq!(app.ui.model.screen(), Screen::Settings);
    assert!(
        app.port.log.contains(&"setting author Choi".to_owned()),
        "{:?}",
        app.port.log
    );
    assert!(app.screen().contains("Who answers: Choi"), "{}", app.screen());
    let mut port = MemoryPort {
        opens: Some(opened(assessment())),
        ..MemoryPort::default()
    };
    said(&mut port, "settings\n3\nChoi\nq");
    assert!(
        port.log.contains(&"setting author Choi".to_owned()),
        "{:?}",
        port.log
    );
}
