//! Whole-process figures beside their yardsticks, in one run: start to first frame against an empty ratatui program, help against an
//! empty Rust program, and reports of growing checklists. `cargo bench --bench whole_process` prints them.
//!
//! The yardsticks are this program itself, started again with a word that makes it do nothing else.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench may fail loudly and prints its figures"
)]

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// Counted runs of each pair, after one that is not counted.
const RUNS: usize = 41;

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("--empty-program") => ExitCode::SUCCESS,
        Some("--empty-terminal") => {
            empty_terminal();
            ExitCode::SUCCESS
        }
        _ => ExitCode::from(u8::from(!measure())),
    }
}

/// The least a ratatui program does: draw one frame, wait for a key, leave.
fn empty_terminal() {
    let mut terminal = ratatui::init();
    terminal
        .draw(|frame| frame.render_widget("empty", frame.area()))
        .unwrap();
    crossterm::event::read().unwrap();
    ratatui::restore();
}

/// Whether every bar is held, or missed by less than a quarter.
fn measure() -> bool {
    let folder = tempfile::tempdir().unwrap();
    let me = std::env::current_exe().unwrap();
    let selfcheck = PathBuf::from(env!("CARGO_BIN_EXE_selfcheck"));
    let frame = |program: &Path, word: Option<&str>| first_frame(program, word, folder.path());
    let mut holds = pair(
        "first frame",
        || frame(&selfcheck, None),
        || frame(&me, Some("--empty-terminal")),
        1.5,
    );
    let quiet = |program: &Path, words: &[&str]| run(program, words, folder.path());
    holds &= pair(
        "help",
        || quiet(&selfcheck, &["--help"]),
        || quiet(&me, &["--empty-program"]),
        2.0,
    );
    for questions in [100, 1341] {
        let assessment = prepare(&selfcheck, folder.path(), questions);
        let times: Vec<Duration> = (0..=RUNS)
            .map(|_| {
                run(
                    &selfcheck,
                    &["report", &assessment, "-o", "bench.html"],
                    folder.path(),
                )
            })
            .skip(1)
            .collect();
        println!(
            "report of {questions} questions: median {:.1} ms",
            median(times).as_secs_f64() * 1e3
        );
    }
    holds
}

/// Measures two commands in turn and prints the median of the ratios, pair by pair.
fn pair(name: &str, ours: impl Fn() -> Duration, yardstick: impl Fn() -> Duration, bar: f64) -> bool {
    ours();
    yardstick();
    let runs: Vec<(Duration, Duration)> = (0..RUNS).map(|_| (ours(), yardstick())).collect();
    let mut ratios: Vec<f64> = runs
        .iter()
        .map(|(a, b)| a.as_secs_f64() / b.as_secs_f64())
        .collect();
    ratios.sort_by(f64::total_cmp);
    let (a, b): (Vec<_>, Vec<_>) = runs.into_iter().unzip();
    println!(
        "{name}: median {:.1} ms beside {:.1} ms; ratio {:.2} (bar {bar:.1})",
        median(a).as_secs_f64() * 1e3,
        median(b).as_secs_f64() * 1e3,
        ratios[ratios.len() / 2]
    );
    ratios[ratios.len() / 2] <= bar * 1.25
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// From the start of the process to the first drawn words on a terminal of 80 by 24.
fn first_frame(program: &Path, word: Option<&str>, home: &Path) -> Duration {
    let size = PtySize {
        rows: 24,
        cols: 80,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(program);
    command.args(word);
    command.env_clear();
    command.env("HOME", home);
    command.env("TERM", "xterm-256color");
    command.env("LANG", "en_US.UTF-8");
    command.cwd(home);
    let (send, seen) = mpsc::channel();
    let mut reader = pair.master.try_clone_reader().unwrap();
    let started = Instant::now();
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    std::thread::spawn(move || {
        let mut screen = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
        let mut buffer = vec![0; 65536];
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            screen.process(&buffer[..count]);
            if screen.screen().alternate_screen() && !screen.screen().contents().trim().is_empty() {
                let _ = send.send(Instant::now());
                break;
            }
        }
        // The rest is read away so that the program never waits for its reader.
        let _ = std::io::copy(&mut reader, &mut std::io::sink());
    });
    let drawn = seen.recv_timeout(Duration::from_secs(20)).expect("a frame");
    child.kill().unwrap();
    child.wait().unwrap();
    drawn - started
}

fn run(program: &Path, words: &[&str], home: &Path) -> Duration {
    let mut command = Command::new(program);
    command
        .args(words)
        .env_clear()
        .env("HOME", home)
        .current_dir(home)
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    let started = Instant::now();
    let status = command.status().unwrap();
    let taken = started.elapsed();
    assert!(status.success(), "{words:?}");
    taken
}

/// A checklist with so many questions, and an assessment of it with every question answered.
fn prepare(selfcheck: &Path, folder: &Path, questions: usize) -> String {
    use std::fmt::Write as _;
    let mut list = String::from(
        "format: 1\nid: bench\nversion: '1'\ntitle: { ko: 측정, en: Bench }\npublisher: { ko: 측정, en: Bench }\nlicense: CC0-1.0\nlanguages: [ko, en]\nsections:\n",
    );
    for at in 0..questions {
        if at % 25 == 0 {
            write!(
                list,
                "  - id: s{at}\n    title: {{ ko: 영역 {at}, en: Section {at} }}\n    questions:\n"
            )
            .unwrap();
        }
        write!(
            list,
            "      - id: Q-{at}\n        ask: {{ ko: \"{at}번째 점검을 하고 있는가?\", en: \"Is check {at} done?\" }}\n        why: {{ ko: 하지 않으면 사람이 다칠 수 있다., en: People may come to harm without it. }}\n        how: {{ ko: \"1. 목록을 만든다.\", en: \"1. Make a list.\" }}\n        answer: yes-no\n"
        )
        .unwrap();
    }
    let path = folder.join(format!("bench-{questions}.yaml"));
    std::fs::write(&path, list).unwrap();
    let name = format!("bench-{questions}.selfcheck.yaml");
    run(
        selfcheck,
        &["new", &path.to_string_lossy(), "--file", &name, "--force"],
        folder,
    );
    let file = folder.join(&name);
    let mut text = std::fs::read_to_string(&file).unwrap();
    text.push_str("\nanswers:\n");
    for at in 0..questions {
        write!(
            text,
            "  Q-{at}:\n    value: \"yes\"\n    note: 점검표와 회의록으로 확인함\n"
        )
        .unwrap();
    }
    std::fs::write(&file, text).unwrap();
    name
}
