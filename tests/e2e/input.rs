//! Input that no key sends whole: sequences without an end, late answers of the terminal, stops and signals from elsewhere.

use rustix::process::Signal;

use super::{F2, FILE, QUIT, at_first_question, begun, restored, signal};
use crate::support::World;
use crate::support::terminal::Terminal;

fn noting(world: &World) -> Terminal {
    let mut terminal = at_first_question(world);
    terminal.send("1");
    terminal.wait_for("[x] Met");
    terminal.send(F2);
    terminal.wait_for("Esc done");
    terminal.send("hello");
    terminal.wait_for("hello");
    terminal
}

/// What was typed is on disk and the frame drawn while the rest of a key, a syllable or a paste is missing, and a signal ends it in time.
#[test]
fn a_sequence_without_its_end_holds_nothing_up() {
    for begun_only in ["\x1b[", "\x1bO", "\x1b[200~more"] {
        let world = begun();
        let mut terminal = noting(&world);
        terminal.send(begun_only);
        terminal.wait_for("saved 00:00:00");
        assert!(world.read(FILE).contains("note: hello"), "{begun_only:?}");
        terminal.resize(60, 20);
        terminal.wait_until("the new size", |text| {
            text.lines().next().map(|line| line.chars().count()) == Some(60) && text.contains("hello")
        });
        signal(&terminal, Signal::TERM);
        assert_eq!(terminal.end(), 130);
        restored(&terminal);
        assert!(world.read(FILE).contains("note: hello"), "{begun_only:?}");
    }
    let world = begun();
    let mut terminal = noting(&world);
    terminal.send_bytes(&[0xed, 0x95]);
    terminal.wait_for("saved 00:00:00");
    assert!(world.read(FILE).contains("note: hello"));
    terminal.send_bytes(&[0x9c]);
    terminal.wait_for("hello한");
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 0);
    assert!(world.read(FILE).contains("note: hello한"));
}

#[test]
fn a_late_answer_of_the_terminal_is_no_text() {
    let world = begun();
    let mut terminal = noting(&world);
    for answer in [
        "\x1b]11;rgb:0000/0000/0000\x1b\\",
        "\x1b]11;rgb:0000/0000/0000\x07",
        "\x1b_Gi=1;OK\x1b\\",
        "\x1bP1+r52\x1b\\",
        "\x1b[?62;c",
    ] {
        terminal.send(answer);
    }
    terminal.send(" there");
    terminal.wait_for("hello there");
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 0);
    assert!(
        world.read(FILE).contains("note: hello there\n"),
        "{}",
        world.read(FILE)
    );
}

/// After a stop that could not be handled, during which a shell took the terminal, keys count at once and the screen is drawn anew.
#[test]
fn a_stop_from_elsewhere_gives_the_screen_back() {
    let world = begun();
    let mut terminal = at_first_question(&world);
    let tty = terminal.name().expect("a name");
    let stty = |mode: &str| {
        let mut command = std::process::Command::new("stty");
        let status = command.arg("-F").arg(&tty).arg(mode).status().expect("stty");
        assert!(status.success());
    };
    signal(&terminal, Signal::STOP);
    stty("sane");
    signal(&terminal, Signal::CONT);
    terminal.wait_until("raw mode", |_| !terminal.line_modes().contains("ICANON"));
    terminal.send("1");
    terminal.wait_for("[x] Met");
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 0);
    restored(&terminal);
}
