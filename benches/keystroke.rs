//! From a key to the finished frame with 10,000 questions, beside the same key with 100, measured in turn in one run.
//! `cargo bench --bench keystroke` prints one line for each; status 1 where a bar is missed by far (half as much again).
//!
//! A list of five rows is drawn sooner than one that fills the screen, however long it is. So both checklists fill every
//! screen alike, the tree of sections beside it included: a section of twenty questions in the middle, all others of one, and
//! the focus in the middle of every list.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench may fail loudly and prints its figures"
)]

mod support;

use std::process::ExitCode;
use std::time::Duration;

use crossterm::event::KeyCode;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use selfcheck::session::action::Action;
use selfcheck::session::model::{Place as Stop, Screen as View};
use selfcheck::session::msg::{Msg, Outcome};
use selfcheck::tui::input::{Input, Key};
use selfcheck::tui::ui::Ui;
use selfcheck::tui::view;

use support::{median, ms, time};

/// The most that a key may cost with 10,000 questions, in multiples of the same key with 100.
const BAR: f64 = 1.2;
/// The longest time for a key that reads every question, in milliseconds.
const LINEAR_BAR: f64 = 16.0;
/// Missed by so much, a bar fails the run.
const FAR: f64 = 2.0;
const ROUNDS: usize = 300;
const SIZE: (u16, u16) = (120, 40);

/// A session with its terminal.
struct Screen {
    ui: Ui,
    terminal: Terminal<TestBackend>,
}

impl Screen {
    fn new(questions: usize) -> Self {
        let terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap();
        Self {
            ui: support::ui(support::alike(questions), SIZE),
            terminal,
        }
    }

    fn press(&mut self, code: KeyCode) {
        self.ui.input(Input::Key(Key::new(code)));
        let ui = &self.ui;
        self.terminal.draw(|frame| view::draw(frame, ui)).unwrap();
    }

    fn keys(&mut self, keys: &str) {
        keys.chars().for_each(|each| self.press(code(each)));
    }
}

/// A key for a character: arrows stand for themselves.
fn code(each: char) -> KeyCode {
    match each {
        '↓' => KeyCode::Down,
        '↑' => KeyCode::Up,
        '→' => KeyCode::Right,
        '←' => KeyCode::Left,
        '⏎' => KeyCode::Enter,
        '⎋' => KeyCode::Esc,
        '⌫' => KeyCode::Backspace,
        '⇟' => KeyCode::PageDown,
        '⇞' => KeyCode::PageUp,
        each => KeyCode::Char(each),
    }
}

/// What is measured: the screen it begins on, the kind of question at hand (its place in a row of twenty), and keys pressed
/// over and over, each of which is timed.
const STEADY: &[(&str, Place, usize, &str)] = &[
    ("answer a question", Place::Question, 0, "12"),
    ("answer one that shows and hides", Place::Question, 2, "12"),
    ("mark and unmark", Place::Question, 0, "m"),
    ("answer, undo, redo", Place::Question, 0, "1u2uu"),
    ("next question", Place::Question, 0, "→"),
    ("next and back", Place::Question, 10, "→←"),
    ("next unanswered", Place::Question, 0, "n"),
    ("next without evidence", Place::Question, 0, "V"),
    ("type a note", Place::Question, 0, "eab⌫⌫⎋"),
    ("move over the task list", Place::Overview, 0, "↓↓↓↑↑↑"),
    ("move over a section", Place::Section, 0, "↓↓↓↑↑↑"),
    ("move over all questions", Place::List, 0, "↓↓↓↑↑↑"),
    ("move over the filters", Place::Filters, 0, "↓↓↓↑↑↑"),
    ("move over what is missing", Place::Review, 0, "↓↓↓↑↑↑"),
    ("move over the result", Place::Result, 0, "↓↓↓↑↑↑"),
    ("move over the system's facts", Place::System, 0, "↓↓↑↑"),
    ("move over a search", Place::Search, 0, "↓↓↓↑↑↑"),
    ("move over help", Place::Help, 0, "↓↓↑↑"),
];

/// Where a measurement begins.
#[derive(Clone, Copy)]
enum Place {
    Question,
    Overview,
    Section,
    List,
    Filters,
    Review,
    Result,
    System,
    Search,
    Help,
}

impl Screen {
    /// Goes to a screen, in the middle of the checklist, and draws it once.
    fn go(&mut self, place: Place, kind: usize) {
        self.ui.update(Msg::Outcome(Outcome::Edited(None)));
        let model = &mut self.ui.model;
        let session = model.session.as_mut().unwrap();
        session.at = support::middle(session.checklist.questions.len()) + kind;
        let section = session.checklist.questions[session.at].section;
        let screen = match place {
            Place::Question => View::Question,
            Place::Overview | Place::Search => View::Overview,
            Place::Section => View::List(Some(section)),
            Place::List => View::List(None),
            Place::Filters => View::Filters,
            Place::Review => View::Review,
            Place::Result => View::Result,
            Place::System => View::System,
            Place::Help => View::Help,
        };
        let key = match place {
            Place::Overview => Some(Action::Go(View::List(Some(section)))),
            Place::List | Place::Section => Some(Action::Question(session.at)),
            _ => None,
        };
        let mut stop = Stop::new(screen);
        stop.key = key;
        model.stack = vec![Stop::new(View::Home), stop];
        model.editing = None;
        model.notice = None;
        self.press(KeyCode::F(24));
        if matches!(place, Place::Search) {
            self.keys("/test");
        }
    }
}

fn main() -> ExitCode {
    let mut worst: f64 = 0.0;
    println!(
        "{:>34} {:>10} {:>10} {:>6}",
        "key to frame", "100", "10,000", "ratio"
    );
    let (mut small, mut large) = (Screen::new(100), Screen::new(10_000));
    for (name, place, kind, keys) in STEADY {
        small.go(*place, *kind);
        large.go(*place, *kind);
        let (mut ones, mut others) = (Vec::new(), Vec::new());
        for key in keys.chars().cycle().take(ROUNDS) {
            ones.push(time(|| small.press(code(key))));
            others.push(time(|| large.press(code(key))));
        }
        let (one, other) = (median(ones), median(others));
        let ratio = other.as_secs_f64() / one.as_secs_f64();
        worst = worst.max(ratio);
        println!("{name:>34} {one:>10.1?} {other:>10.1?} {ratio:>6.2}");
    }
    println!("bar: at most {BAR}");
    println!();
    let slowest = whole(&mut large);
    println!("bar: at most {LINEAR_BAR} ms");
    ExitCode::from(u8::from(worst > BAR * FAR || slowest > LINEAR_BAR * FAR))
}

/// Keys that read every question, with 10,000 of them.
fn whole(large: &mut Screen) -> f64 {
    println!("{:>34} {:>10}", "with 10,000 questions", "ms");
    let mut slowest: f64 = 0.0;
    let mut report = |name: &str, times: Vec<Duration>| {
        let took = ms(median(times));
        slowest = slowest.max(took);
        println!("{name:>34} {took:>10.2}");
    };
    for (name, key) in [
        ("what is missing, after an answer", 'c'),
        ("the result, after an answer", 'r'),
        ("filters, after an answer", 'f'),
        ("the task list, after an answer", 'o'),
    ] {
        let times = (0..20).map(|round| {
            large.go(Place::Question, 0);
            large.keys(if round % 2 == 0 { "1" } else { "2" });
            time(|| large.press(code(key)))
        });
        report(name, times.collect());
    }
    let times = (0..20).map(|round| {
        large.go(Place::System, 0);
        let stop = large.ui.model.stack.last_mut().unwrap();
        stop.key = Some(Action::Fact(support::id("faces"), round % 2));
        time(|| large.press(KeyCode::Enter))
    });
    report("a fact that shows and hides 500", times.collect());
    let session = large.ui.model.session.as_ref().unwrap();
    let times = (0..20).map(|_| time(|| session.assessment.clone()));
    report("pass to the writer", times.collect());
    slowest
}
