//! Terminal modes: entered, remembered, and undone exactly once, on return, error, panic and suspension.

use std::io::{self, Write as _};
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::{Duration, Instant};

use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor::Show, execute, queue};

use super::blocking::Blocking;
use super::own_stdin::OwnStdin;
use super::ports::Modes;

const RAW: u8 = 1;
const SCREEN: u8 = 2;
const PASTE: u8 = 4;
const MOUSE: u8 = 8;
const HELD: u8 = 16;

/// Active modes, shared with the panic hook of `app`.
static ON: AtomicU8 = AtomicU8::new(0);

/// Standard output that waits while the terminal is full.
pub fn output() -> Blocking<io::Stdout> {
    Blocking::new(io::stdout())
}

#[derive(Debug)]
pub struct Guard {
    mouse: bool,
    stdin: Option<OwnStdin>,
}

impl Guard {
    pub fn enter(mouse: bool) -> io::Result<Self> {
        let mut guard = Self { mouse, stdin: None };
        guard.enable()?;
        Ok(guard)
    }

    fn enable(&mut self) -> io::Result<()> {
        self.stdin = self.stdin.take().or_else(OwnStdin::take);
        // A shell may have changed the modes while the process was stopped.
        if ON.load(Ordering::SeqCst) & RAW != 0 {
            let _ = disable_raw_mode();
        }
        enable_raw_mode()?;
        ON.fetch_or(RAW, Ordering::SeqCst);
        execute!(output(), EnterAlternateScreen)?;
        ON.fetch_or(SCREEN, Ordering::SeqCst);
        execute!(output(), EnableBracketedPaste)?;
        ON.fetch_or(PASTE, Ordering::SeqCst);
        if self.mouse {
            execute!(output(), EnableMouseCapture)?;
            ON.fetch_or(MOUSE, Ordering::SeqCst);
        }
        Ok(())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Undoes the active modes, each once. Errors are ignored: a terminal that is gone needs nothing.
pub fn restore() {
    /// A terminal that is full and in non-blocking mode must not keep a process from ending.
    const PATIENCE: Duration = Duration::from_millis(300);
    let on = ON.swap(0, Ordering::SeqCst);
    let mut out = Blocking::until(io::stdout(), Instant::now() + PATIENCE);
    if on & HELD != 0 {
        let _ = execute!(out, EndSynchronizedUpdate);
    }
    if on & MOUSE != 0 {
        let _ = execute!(out, DisableMouseCapture);
    }
    if on & PASTE != 0 {
        let _ = execute!(out, DisableBracketedPaste);
    }
    if on & SCREEN != 0 {
        let _ = execute!(out, LeaveAlternateScreen, Show);
    }
    if on & RAW != 0 {
        let _ = disable_raw_mode();
    }
    let _ = out.flush();
}

impl Modes for Guard {
    fn mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        if on {
            execute!(output(), EnableMouseCapture)?;
            ON.fetch_or(MOUSE, Ordering::SeqCst);
        } else if ON.fetch_and(!MOUSE, Ordering::SeqCst) & MOUSE != 0 {
            execute!(output(), DisableMouseCapture)?;
        }
        Ok(())
    }

    fn hold(&mut self) -> io::Result<()> {
        ON.fetch_or(HELD, Ordering::SeqCst);
        // Sent with the first bytes of the frame.
        queue!(output(), BeginSynchronizedUpdate)
    }

    fn show(&mut self) -> io::Result<()> {
        execute!(output(), EndSynchronizedUpdate)?;
        ON.fetch_and(!HELD, Ordering::SeqCst);
        Ok(())
    }

    fn leave(&mut self) {
        restore();
        self.stdin = None;
    }

    fn enter(&mut self) -> io::Result<()> {
        self.enable()
    }

    fn stop(&mut self) {
        stop_process();
    }
}

/// Raw mode disables the terminal's own signal, and a handler waits for one from elsewhere, so its default is done here.
#[cfg(unix)]
fn stop_process() {
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
}

#[cfg(not(unix))]
fn stop_process() {}

/// Asks the terminal for the width of an ambiguous-width character: prints one and asks for the cursor column. Returns
/// `None` without an answer within a tenth of a second.
#[cfg(unix)]
pub fn are_marks_wide() -> Option<bool> {
    const PATIENCE: Duration = Duration::from_millis(100);
    let mut out = output();
    write!(out, "\x1b[1;1H\u{203b}\x1b[6n")
        .and_then(|()| out.flush())
        .ok()?;
    let answer = answer_within(PATIENCE);
    write!(out, "\x1b[1;1H  \x1b[1;1H")
        .and_then(|()| out.flush())
        .ok()?;
    column_of(&answer?).map(|column| column > 2)
}

/// No terminal can be asked here.
#[cfg(not(unix))]
pub fn are_marks_wide() -> Option<bool> {
    None
}

/// Reads up to the end of a cursor position report, byte by byte, so that no later key is consumed.
#[cfg(unix)]
fn answer_within(patience: Duration) -> Option<Vec<u8>> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let stdin = io::stdin();
    let until = Instant::now() + patience;
    let mut answer = Vec::new();
    while answer.len() < 64 {
        let left = until.saturating_duration_since(Instant::now());
        let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
        let timeout = Timespec::try_from(left).ok()?;
        if poll(&mut fds, Some(&timeout)).ok()? == 0 {
            return None;
        }
        let mut byte = [0];
        if rustix::io::read(&stdin, &mut byte).ok()? == 0 {
            return None;
        }
        answer.push(byte[0]);
        if byte[0] == b'R' {
            return Some(answer);
        }
    }
    None
}

/// The column of a cursor position report: `ESC [ row ; column R`.
#[cfg(unix)]
fn column_of(answer: &[u8]) -> Option<u16> {
    let text = std::str::from_utf8(answer).ok()?;
    let (_, report) = text.rsplit_once("\x1b[")?;
    let (_, column) = report.strip_suffix('R')?.split_once(';')?;
    column.parse().ok()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_column_is_read_from_the_report_whatever_was_typed_before() {
        assert_eq!(column_of(b"\x1b[1;3R"), Some(3));
        assert_eq!(column_of(b"abc\x1b[A\x1b[24;2R"), Some(2));
        for wrong in [&b""[..], b"R", b"\x1b[1R", b"\x1b[1;xR", b"\xff\x1b[1;3R"] {
            assert_eq!(column_of(wrong), None, "{wrong:?}");
        }
    }
}
