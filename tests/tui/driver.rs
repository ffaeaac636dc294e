//! The loop over a port in memory: order of effects, saving, leaving, a terminal that goes away.

use std::time::Duration;

use selfcheck::domain::event::Event;
use selfcheck::domain::history::{History, Outcome as Undone};
use selfcheck::domain::lang::Lang;
use selfcheck::domain::value::Value;
use selfcheck::session::msg::Msg;
use selfcheck::tui::ports::{End, Polled, Source};

use super::app::{FakeModes, Script, drive};
use crate::support::checklist::id;
use crate::support::memory_port::MemoryPort;

fn run(port: &mut MemoryPort, script: &str) -> (End, FakeModes) {
    let mut modes = FakeModes::default();
    let mut script = Script::new(script);
    let end = drive(port, &mut modes, &mut script);
    (end, modes)
}

#[test]
fn from_a_new_assessment_to_a_report() {
    let mut port = MemoryPort::default();
    // Pick the checklist, name the system, begin; answer three questions; export; quit.
    let script = "<enter>Gate<enter><enter><f8><enter>1<f4>2<f4>4<esc><f8>t<enter><c-q>";
    let (end, _) = run(&mut port, script);
    assert_eq!(end, End::Quit);
    let stored = port.stored.clone().expect("something was stored");
    assert_eq!(stored.answers[&id("A-1")].value, Some(Value::Level(id("yes"))));
    assert_eq!(
        stored.answers[&id("A-2")].value,
        Some(Value::Level(id("partial")))
    );
    assert_eq!(stored.answers[&id("A-1")].answered_by, "김민지");
    assert!(
        port.log.contains(&"create gate-cctv Gate None".to_owned()),
        "{:?}",
        port.log
    );
    assert!(
        port.log.contains(&"export html ko false".to_owned()),
        "{:?}",
        port.log
    );
    assert_eq!(port.log[port.log.len() - 2..], ["flush", "close"]);
    assert_eq!(port.position.expect("remembered").screen, "export");
}

/// Nothing is read before the first frame; what is on the first screen is looked into one at a time while no key waits.
#[test]
fn the_first_frame_waits_for_no_file() {
    struct Quiet(usize);
    impl Source for Quiet {
        fn next(&mut self, wait: Duration) -> Polled {
            if self.0 == 0 {
                return Polled::Gone;
            }
            self.0 -= 1;
            assert!(
                self.0 < 2 || wait == Duration::ZERO,
                "it does not wait while there is something to do"
            );
            Polled::Nothing
        }
    }
    let port = || MemoryPort {
        known: vec![
            super::frames::known("gate", Some((1, 8))),
            super::frames::known("b", None),
        ],
        ..MemoryPort::default()
    };
    let looks = |port: &MemoryPort| {
        port.log
            .iter()
            .filter(|each| !each.contains("close") && !each.contains("flush"))
            .count()
    };
    let mut modes = FakeModes::default();
    let mut unread = port();
    drive(&mut unread, &mut modes, &mut Quiet(0));
    assert_eq!(looks(&unread), 0, "{:?}", unread.log);
    let mut read = port();
    drive(&mut read, &mut modes, &mut Quiet(4));
    assert_eq!(
        read.log[..2],
        ["look into /home/user/gate.yaml", "look into /home/user/b.yaml"]
    );
}

/// Two hundred assessments appear as they are read, and keys are answered in between.
#[test]
fn keys_are_answered_while_assessments_are_read() {
    let port = MemoryPort {
        known: (0..200)
            .map(|at| super::frames::known(&format!("gate {at}"), Some((1, 8))))
            .collect(),
        ..MemoryPort::default()
    };
    let mut app = super::app::App::with(&super::app::options(Lang::En), port).size(80, 24);
    let (home, mut waiting): (Vec<_>, Vec<_>) = (app.ui.model.recent.clone(), app.port.known.clone());
    assert_eq!(home.len(), 200);
    app.ui
        .model
        .recent
        .iter_mut()
        .for_each(|each| each.is_read = false);
    app.press("<down>");
    let first = app.ui.model.focused();
    for found in waiting.drain(..100) {
        app.send(Msg::Port(Event::Details(Box::new(found))));
    }
    app.press("<down>");
    assert_ne!(app.ui.model.focused(), first, "a key moves on meanwhile");
    let read = app.ui.model.recent.iter().filter(|each| each.is_read).count();
    assert_eq!(read, 100, "the others are still being read");
}

#[test]
fn a_terminal_that_goes_away_loses_nothing() {
    let mut port = MemoryPort::default();
    let (end, _) = run(&mut port, "<enter><tab><tab><enter>");
    assert_eq!(end, End::Gone);
    // A note half written is put on disk too.
    let mut port = MemoryPort::default();
    let (end, _) = run(&mut port, "<enter>Gate<enter><enter><f8><enter><f2>half a no");
    assert_eq!(end, End::Gone);
    let mut stored = port.stored.expect("stored");
    assert_eq!(stored.answers[&id("A-1")].note, "half a no");
    // And it is a step that the next session can undo.
    let mut history = History::of(port.journal);
    assert!(matches!(history.undo(&mut stored), Undone::Done(_)));
    assert!(!stored.answers.contains_key(&id("A-1")), "{stored:?}");
    assert_eq!(port.log[port.log.len() - 2..], ["flush", "close"]);
}

#[test]
fn a_signal_ends_the_loop_after_saving() {
    let mut port = MemoryPort {
        events: vec![Event::Ended],
        ..MemoryPort::default()
    };
    let mut script = Script::new("");
    script.then = Polled::Nothing;
    let end = drive(&mut port, &mut FakeModes::default(), &mut script);
    assert_eq!(end, End::Ended);
    assert_eq!(port.log, ["flush", "close"]);
}

/// One input for each turn of the loop, so that what the port reports is seen in between.
struct Slow(Script);

impl Source for Slow {
    fn next(&mut self, wait: Duration) -> Polled {
        if wait.is_zero() {
            Polled::Nothing
        } else {
            self.0.next(wait)
        }
    }
}

#[test]
fn quitting_asks_when_a_save_failed() {
    let mut port = MemoryPort {
        fail_saves: true,
        ..MemoryPort::default()
    };
    let mut modes = FakeModes::default();
    // Answer, try to leave, take the last option of the choice that comes up.
    let mut script = Slow(Script::new(
        "<enter>Gate<enter><enter><f8><enter>1<c-q><up><enter>",
    ));
    let end = drive(&mut port, &mut modes, &mut script);
    assert_eq!(end, End::Unsaved);
    // Esc stays, and quitting again after the disk has room leaves.
    let mut script = Slow(Script::new("<enter>Gate<enter><enter><f8><enter>1<c-q><esc>"));
    assert_eq!(drive(&mut port, &mut modes, &mut script), End::Gone);
}

#[test]
fn suspending_gives_the_terminal_back_and_takes_it_again() {
    let mut port = MemoryPort::default();
    let (_, modes) = run(&mut port, "<c-z><f11><f11>");
    assert_eq!(modes.log, ["leave", "stop", "enter", "mouse on", "mouse off"]);
}

#[test]
fn the_outside_editor_gets_the_terminal() {
    let mut port = MemoryPort {
        edited: Some("from outside\r\nline two".into()),
        ..MemoryPort::default()
    };
    let (_, modes) = run(&mut port, "<enter>Gate<enter><enter><f8><enter><c-e>");
    assert_eq!(modes.log, ["leave", "enter"]);
    let stored = port.stored.expect("stored");
    assert_eq!(stored.answers[&id("A-1")].note, "from outside\nline two");
}
