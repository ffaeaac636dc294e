//! The real program in a real pseudo-terminal, used as a person would use it. Every wait is for a condition; nothing sleeps for a time.

mod ends;
mod input;
mod journey;
mod odd_terminal;
mod typing;

use rustix::process::{Pid, Signal, kill_process};

use crate::cli::KINDS;
use crate::support::World;
use crate::support::terminal::Terminal;

pub const FILE: &str = "a.selfcheck.yaml";

/// Keys as a terminal sends them.
pub const DOWN: &str = "\x1b[B";
pub const RIGHT: &str = "\x1b[C";
pub const F2: &str = "\x1bOQ";
pub const F4: &str = "\x1bOS";
pub const F5: &str = "\x1b[15~";
pub const F6: &str = "\x1b[17~";
pub const F8: &str = "\x1b[19~";
pub const F9: &str = "\x1b[20~";
pub const QUIT: &str = "\x11";

/// A world with an assessment of every kind of question.
pub fn begun() -> World {
    let world = World::new();
    world.ask_nobody();
    world.write("kinds.yaml", KINDS);
    world
        .run(&["new", "kinds.yaml", "--file", FILE, "--name", "Gate"])
        .good();
    world
}

/// The assessment on the screen, at its first question.
pub fn at_first_question(world: &World) -> Terminal {
    let mut terminal = Terminal::start(world, &["open", FILE], 80, 24);
    terminal.wait_for("Every kind");
    terminal.send(F4);
    terminal.wait_until("the first question", |text| {
        text.contains("Are sources recorded?") && !text.contains("saved ")
    });
    terminal
}

pub fn signal(terminal: &Terminal, signal: Signal) {
    let pid = Pid::from_raw(i32::try_from(terminal.pid()).unwrap()).unwrap();
    kill_process(pid, signal).unwrap();
}

/// Asserts that a shell can be used again: the first screen is back, the cursor shown, lines edited and echoed.
#[track_caller]
pub fn restored(terminal: &Terminal) {
    terminal.wait_until("restored screen", |_| {
        is_off(&terminal.bytes(), "\x1b[?1049h", "\x1b[?1049l")
    });
    let bytes = terminal.bytes();
    for (what, on, off) in [
        ("the other screen", "\x1b[?1049h", "\x1b[?1049l"),
        ("bracketed paste", "\x1b[?2004h", "\x1b[?2004l"),
        ("the hidden cursor", "\x1b[?25l", "\x1b[?25h"),
        ("a frame held back", "\x1b[?2026h", "\x1b[?2026l"),
    ] {
        assert!(is_off(&bytes, on, off), "{what} is still on");
    }
    let modes = terminal.line_modes();
    assert!(
        modes.contains("ECHO") && modes.contains("ICANON") && modes.contains("ISIG"),
        "{modes}"
    );
}

/// Whether what was turned on was turned off after.
fn is_off(bytes: &[u8], on: &str, off: &str) -> bool {
    let last = |each: &str| {
        bytes
            .windows(each.len())
            .rposition(|window| window == each.as_bytes())
    };
    last(on) <= last(off)
}
