//! The most memory the interface has held resident, read from the system's own account of the process, after each step of a
//! session on the finished example of a shipped checklist. `cargo bench --bench memory`, on Linux; status 1 above the bar.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench may fail loudly and prints its figures"
)]

use std::io::{Read, Write};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// The most, in KiB.
const BAR: u64 = 16 * 1024;
const SIZE: PtySize = PtySize {
    rows: 40,
    cols: 120,
    pixel_width: 0,
    pixel_height: 0,
};
/// What is done, the keys for it, and what then stands on the screen.
const STEPS: [(&str, &[&str], &str); 7] = [
    ("first frame", &[""], "Your assessments"),
    ("the example opened", &["d"], "161/161"),
    ("50 questions walked", &["\x1b[B", "\r", "\r"], "Met"),
    ("a search", &["/", "data"], "Found: "),
    ("the result", &["\x1b", "r"], "See the reasons"),
    ("what is missing", &["c"], "Review: what is missing"),
    ("a report written", &["t", "G", "\r"], "Report written."),
];

fn main() -> ExitCode {
    let folder = tempfile::tempdir().unwrap();
    let pair = native_pty_system().openpty(SIZE).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_selfcheck"));
    command.env_clear();
    command.env("HOME", folder.path());
    command.env("TERM", "xterm-256color");
    command.env("LANG", "en_US.UTF-8");
    command.cwd(folder.path());
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut writer = pair.master.take_writer().unwrap();
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let screen = Arc::new(Mutex::new(vt100::Parser::new(
        SIZE.rows.try_into().unwrap(),
        SIZE.cols.try_into().unwrap(),
        0,
    )));
    let shown = Arc::clone(&screen);
    std::thread::spawn(move || {
        let mut buffer = vec![0; 65536];
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            shown.lock().unwrap().process(&buffer[..count]);
        }
    });
    let pid = child.process_id().expect("a process");
    let mut most = 0;
    for (name, keys, sign) in STEPS {
        for key in keys {
            writer.write_all(key.as_bytes()).unwrap();
            settle(&screen);
        }
        wait_for(&screen, sign);
        if name.starts_with("50") {
            for _ in 0..50 {
                std::thread::sleep(Duration::from_millis(10));
                writer.write_all(b"\x1b[C").unwrap();
            }
            settle(&screen);
        }
        most = peak(pid);
        println!("{name:>24} {:>8.1} MiB", kib(most));
        if std::env::var_os("SHOW").is_some() {
            println!("{}", screen.lock().unwrap().screen().contents());
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    println!("bar: at most {:.0} MiB", kib(BAR));
    ExitCode::from(u8::from(most > BAR))
}

/// Waits until this stands on the screen: a step that was not done would cost nothing.
fn wait_for(screen: &Mutex<vt100::Parser>, sign: &str) {
    let began = Instant::now();
    loop {
        let contents = screen.lock().unwrap().screen().contents();
        if contents.contains(sign) {
            return;
        }
        assert!(
            began.elapsed() < Duration::from_secs(20),
            "no {sign:?} on the screen:\n{contents}"
        );
        std::thread::sleep(Duration::from_millis(40));
    }
}

/// Waits until the screen stands still.
fn settle(screen: &Mutex<vt100::Parser>) {
    let began = Instant::now();
    let mut before = String::new();
    let mut still = 0;
    while still < 8 && began.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(40));
        let now = screen.lock().unwrap().screen().contents();
        still = if now == before { still + 1 } else { 0 };
        before = now;
    }
}

fn peak(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).expect("a process of Linux");
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    number.and_then(|number| number.parse().ok()).expect("a number")
}

#[allow(clippy::cast_precision_loss, reason = "a figure with one decimal")]
fn kib(number: u64) -> f64 {
    number as f64 / 1024.0
}
