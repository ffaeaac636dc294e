//! Terminals in an odd state: an absurd size, non-blocking mode.

use std::io::{Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::process::Child;
use std::time::{Duration, Instant};

use portable_pty::{PtySize, native_pty_system};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;

use super::{FILE, QUIT, begun, restored};
use crate::support::World;
use crate::support::terminal::Terminal;

/// Memory a process has used at most, in megabytes.
#[cfg(target_os = "linux")]
fn peak_megabytes(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
}

#[test]
#[cfg(target_os = "linux")]
fn an_absurd_size_costs_no_memory_and_the_frame_is_drawn() {
    let world = begun();
    let mut shell = std::process::Command::new("/bin/sh");
    shell
        .args([
            "-c",
            "stty columns 65535 rows 65535; exec \"$SELFCHECK\" open a.selfcheck.yaml",
        ])
        .env_clear();
    let ours = world.command(&[]);
    for (name, value) in ours.get_envs() {
        shell.env(name, value.unwrap());
    }
    shell.env("SELFCHECK", ours.get_program());
    // The size of the largest frame.
    let mut terminal = Terminal::run(&world, &shell, 1000, 500);
    terminal.wait_for("Every kind");
    terminal.report_size(20_000, 20_000);
    terminal.send(super::F4);
    terminal.wait_for("Are sources recorded?");
    // A window of one row shows no question and takes no answer, so each size is waited for.
    terminal.report_size(u16::MAX, 1);
    terminal.wait_until("a frame without the question", |text| {
        !text.contains("Are sources recorded?")
    });
    terminal.report_size(u16::MAX, u16::MAX);
    terminal.wait_for("Are sources recorded?");
    terminal.send("1");
    terminal.wait_for("[x] Met");
    let peak = peak_megabytes(terminal.pid());
    assert!(peak < 250, "{peak} MB");
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 0);
    restored(&terminal);
    assert!(world.read(FILE).contains("value: \"yes\""));
}

/// A terminal that another program left in non-blocking mode, and that nobody reads until it is full.
struct Slow {
    child: Child,
    screen: Box<dyn std::io::Read + Send>,
    keys: Box<dyn std::io::Write + Send>,
    /// The side of the program, with the mode it has. While it is held, the end of the program does not end what is read.
    line: Option<std::fs::File>,
    _master: Box<dyn portable_pty::MasterPty + Send>,
}

impl Slow {
    fn start(world: &World, words: &[&str]) -> Self {
        let size = PtySize {
            rows: 60,
            cols: 200,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let line = std::fs::OpenOptions::new()
            .read(true)
            .write(true)
            .custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed())
            .open(pair.master.tty_name().unwrap())
            .unwrap();
        let mut command = world.command(words);
        command.env("TERM", "xterm-256color");
        command
            .stdin(line.try_clone().unwrap())
            .stdout(line.try_clone().unwrap());
        let child = command.stderr(line.try_clone().unwrap()).spawn().unwrap();
        Self {
            child,
            screen: pair.master.try_clone_reader().unwrap(),
            keys: pair.master.take_writer().unwrap(),
            line: Some(line),
            _master: pair.master,
        }
    }

    /// Types a text again and again until the terminal takes no more output, and a little longer.
    fn fill(&mut self, text: &str) {
        let started = Instant::now();
        let mut left = 40;
        while left > 0 {
            assert!(started.elapsed() < Duration::from_secs(20), "never full");
            let ended = self.child.try_wait().unwrap();
            assert_eq!(ended, None, "ended while the terminal was full");
            self.keys.write_all(text.as_bytes()).unwrap();
            std::thread::sleep(Duration::from_millis(5));
            left -= i32::from(!self.is_writable());
        }
    }

    fn is_writable(&self) -> bool {
        let line = self.line.as_ref().unwrap();
        let at_once = Timespec {
            tv_sec: 0,
            tv_nsec: 0,
        };
        poll(&mut [PollFd::new(line, PollFlags::OUT)], Some(&at_once)).unwrap() > 0
    }

    /// Reads until the screen has received a text since the last call.
    fn read_until(&mut self, wanted: &str) {
        let mut seen = Vec::new();
        let mut buffer = [0; 4096];
        while !seen.windows(wanted.len()).any(|each| each == wanted.as_bytes()) {
            let count = self.screen.read(&mut buffer).unwrap();
            seen.extend_from_slice(&buffer[..count]);
        }
    }

    /// Waits for the end while the screen is read.
    fn end(mut self) -> Option<i32> {
        self.line = None;
        let mut screen = self.screen;
        let reading = std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while screen.read(&mut buffer).is_ok_and(|count| count > 0) {}
        });
        let code = self.child.wait().unwrap().code();
        reading.join().unwrap();
        code
    }
}

#[test]
fn a_full_terminal_in_non_blocking_mode_is_waited_for() {
    let world = begun();
    let mut terminal = Slow::start(&world, &["open", FILE]);
    terminal.read_until("Every kind");
    terminal.keys.write_all(super::F4.as_bytes()).unwrap();
    terminal.read_until("Are sources recorded?");
    // Each key draws a part of the screen anew.
    terminal.fill("\x1b[C2\x1b[D1\x0c");
    terminal.keys.write_all(QUIT.as_bytes()).unwrap();
    assert_eq!(terminal.end(), Some(0));
    assert!(world.read(FILE).contains("value: "));
}

#[test]
fn a_signal_ends_a_session_on_a_full_terminal_in_non_blocking_mode() {
    let world = begun();
    let mut terminal = Slow::start(&world, &["open", FILE]);
    terminal.read_until("Every kind");
    terminal.keys.write_all(super::F4.as_bytes()).unwrap();
    terminal.read_until("Are sources recorded?");
    terminal.fill("\x1b[C2\x1b[D1\x0c");
    let pid = rustix::process::Pid::from_raw(terminal.child.id().cast_signed()).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
    let started = Instant::now();
    // Nobody reads.
    let code = terminal.child.wait().unwrap().code();
    assert_eq!(code, Some(130));
    let elapsed = started.elapsed();
    assert!(elapsed < Duration::from_secs(3), "{elapsed:?}");
}

#[test]
fn plain_lines_wait_for_input_in_non_blocking_mode() {
    let world = begun();
    let mut terminal = Slow::start(&world, &["open", FILE, "--plain"]);
    terminal.line = None;
    terminal.read_until("> ");
    terminal.keys.write_all(b"list\nlist\nlist\n").unwrap();
    terminal.read_until("> ");
    terminal.keys.write_all(b"quit\n").unwrap();
    assert_eq!(terminal.end(), Some(0));
}
